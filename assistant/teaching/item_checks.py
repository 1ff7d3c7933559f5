"""The checks of an item, one function each, in the order in which a trainer would object.

Each returns whether the item fails. What fails is dropped and counted by its reason; nothing is
mended here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.documents.numbers.decimals import narrow
from assistant.documents.text import fold
from assistant.teaching.item import BLANK, FALSE, LETTERS, TRUE, Item, ItemKind
from assistant.teaching.item_hints import comes_out, ends_apart, repeats_sign, repeats_word
from assistant.teaching.reading_alone import is_whole, pairs_of, reads_alone

_CHOOSING = frozenset({ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.CASE})
_OPENING = re.compile(r"^根据《[^》]*》(?:（[^）]*）)?")
_NAMED = re.compile(r"《[^》]*》(?:（[^）]*）)?")
_PART = re.compile(r"^“[^”]*”部分，")
_GAPS = re.compile(rf"{BLANK}|（　　）|多少|几(?=[\u4e00-\u9fff])|哪[一些个几天年项]")
_LONGEST_STEM, _SHORTEST_STEM = 300, 10
_LONGEST_CHOICE, _LONGEST_TITLE = 120, 110
_LEAST_AROUND = 12
"""Characters around a blank without which nobody can tell what belongs there."""
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_CITED = re.compile(r"“([^”]*)”")
_SENTENCE = re.compile(r"[^。\n]+")
_STRAIGHT = str.maketrans("'", '"')
_ABSURD = re.compile(r"一律不|永远|绝对|随意|任意|无条件|想怎么")
_HAN = re.compile(r"[\u4e00-\u9fff]")
UNPROVED = "答案在条款里找不到"
_SHORT = 4
"""Characters up to which the length of a choice tells nothing."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What an item is held against: its clause as printed, and what else holds in the library.

    `also_true` says of a choice and of what is asked whether another sentence makes it true.
    """

    clause: str
    also_true: Callable[[str, str], bool]


def _is_malformed(item: Item, _ground: Ground) -> bool:
    """Say whether stem, choices or key are not what the kind of item has."""
    stem = item.stem.strip()
    if not _SHORTEST_STEM <= len(stem) <= _LONGEST_STEM or not is_whole(stem):
        return True
    if any(len(title) > _LONGEST_TITLE for title in _NAMED.findall(stem)):
        return True
    if item.kind in _CHOOSING:
        return not _letters_fit(item)
    if item.kind is ItemKind.JUDGE:
        return item.key not in ((TRUE,), (FALSE,)) or bool(item.choices)
    if item.kind is ItemKind.FILL and len(asked_by(item)) < _LEAST_AROUND:
        return True
    empty = not item.key or not all(k.strip() for k in item.key)
    blanks = stem.count(BLANK) if item.kind is ItemKind.FILL else len(item.key)
    return empty or blanks != len(item.key) or bool(item.choices)


def _letters_fit(item: Item) -> bool:
    known = LETTERS[: len(item.choices)]
    sound = bool(item.key) and all(len(k) == 1 and k in known for k in item.key)
    return sound and 3 <= len(item.choices) <= len(LETTERS) and len(set(item.key)) == len(item.key)


def _has_wrong_count(item: Item, _ground: Ground) -> bool:
    """Say whether not exactly one choice is true, or of several not two at least and one false."""
    if item.kind is ItemKind.MULTIPLE:
        return not 2 <= len(item.key) < len(item.choices)
    return item.kind in _CHOOSING and len(item.key) != 1


def _repeats_choices(item: Item, _ground: Ground) -> bool:
    folded = [fold(c).rstrip(".。") for c in item.choices]
    return len(set(folded)) < len(folded) or not all(folded)


def _is_unproved(item: Item, ground: Ground) -> bool:
    """Say whether the key is not in the clause, word for word."""
    source = fold(ground.clause)
    if fold(item.proof.quote) not in source:
        return True
    if item.kind is ItemKind.JUDGE:
        return (fold(_said(item)) in source) != (item.key == (TRUE,))
    if item.kind is ItemKind.CASE and not all(fold(c) in source for c in item.true_choices):
        return not all(_is_borne_out(choice, item, ground) for choice in item.true_choices)
    words = item.true_choices if item.kind in _CHOOSING else item.key
    return not all(fold(w.strip("。；")) in fold(item.proof.quote) for w in words)


def _is_borne_out(choice: str, item: Item, ground: Ground) -> bool:
    """Say whether a clause bears out a verdict: by what is quoted of it, a sum, or its figures."""
    known = _FIGURES.findall(narrow(ground.clause))
    if "＝" in choice:
        return comes_out(choice, (*known, *_FIGURES.findall(narrow(item.stem))))
    cited, source = _CITED.findall(choice), fold(ground.clause).translate(_STRAIGHT)
    if cited:
        return all(fold(words).translate(_STRAIGHT) in source for words in cited)
    figures = _FIGURES.findall(narrow(choice))
    return bool(figures) and all(figure in known for figure in figures)


def _said(item: Item) -> str:
    """Return the sentence that is to be judged."""
    return _PART.sub("", _OPENING.sub("", item.stem)).strip("，。？ ")


def _has_more_true(item: Item, ground: Ground) -> bool:
    """Say whether a false choice is made true by this clause or by another that holds."""
    if item.kind not in _CHOOSING:
        return False
    false = [c for c in item.choices if c not in item.true_choices]
    if item.kind is ItemKind.MULTIPLE and any(_is_beside(c, item, ground) for c in false):
        return True
    asked = asked_by(item)
    return any(ground.also_true(choice, asked) for choice in false)


def _is_beside(choice: str, item: Item, ground: Ground) -> bool:
    """Say whether a sentence of the clause names a false choice beside a true one."""
    sentences = map(fold, _SENTENCE.findall(ground.clause))
    true = [*map(fold, item.true_choices)]
    return any(fold(choice) in s and any(each in s for each in true) for s in sentences)


def asked_by(item: Item) -> str:
    """Return what a stem says beside the name of the document."""
    return _GAPS.sub("", _NAMED.sub("", _PART.sub("", _OPENING.sub("", item.stem))))


def _is_uneven(item: Item, _ground: Ground) -> bool:
    """Say whether the choices are not of one kind, or one stands out by its length."""
    if item.kind not in _CHOOSING:
        return False
    lengths = [len(c) for c in item.choices]
    if max(lengths) > _LONGEST_CHOICE or (
        max(lengths) > _SHORT and max(lengths) > 3 * min(lengths)
    ):
        return True
    return len({bool(_FIGURES.search(narrow(c))) for c in item.choices}) > 1


def _is_longest(item: Item, _ground: Ground) -> bool:
    """Say whether the only true choice is told by being much longer than the others."""
    if item.kind not in (ItemKind.SINGLE, ItemKind.CASE) or len(item.true_choices) != 1:
        return False
    own = len(item.true_choices[0])
    others = [len(c) for c in item.choices if c not in item.true_choices]
    return own > _SHORT + 2 and own > 1.4 * max(others)


def _gives_key_away(item: Item, _ground: Ground) -> bool:
    """Say whether the key stands in the stem, or shares with it what no false choice does."""
    stem = (
        _PART.sub("", _OPENING.sub("", item.stem)) if item.kind is not ItemKind.CASE else item.stem
    )
    if item.kind is ItemKind.FILL:
        return any(_stands_in(k, item.stem) for k in item.key if len(k) > 1)
    if item.kind not in (ItemKind.SINGLE, ItemKind.CASE):
        return False
    true, false = item.true_choices, [c for c in item.choices if c not in item.true_choices]
    if any(_stands_in(c, item.stem) for c in true):
        return True
    if not all(_HAN.search(c) for c in item.choices) or _FIGURES.search(narrow(true[0])):
        return False
    words = pairs_of(_NAMED.sub("", stem))
    return _told(true[0], words) > max(_told(c, words) for c in false)


def _stands_in(words: str, stem: str) -> bool:
    """Say whether words stand in a stem; a figure only by itself."""
    bare, text = fold(words), fold(stem)
    if bare[:1].isdigit():
        return bool(re.search(rf"(?<![\d.]){re.escape(bare)}(?!\d)", text))
    return bare in text


def _told(choice: str, words: frozenset[str]) -> int:
    return len(pairs_of(choice) & words)


def _is_told(item: Item, _ground: Ground) -> bool:
    """Say whether a word of the rest of the item tells the key."""
    return repeats_word(item) or repeats_sign(item)


def _ends_apart(item: Item, _ground: Ground) -> bool:
    """Say whether true and false choices are told apart by how they end."""
    return ends_apart(item)


def _needs_more(item: Item, _ground: Ground) -> bool:
    """Say whether the stem cannot be understood without what stands around its clause."""
    stem = _NAMED.sub("《》", item.stem)
    told = stem.replace(BLANK, "某").replace("哪些", "某").replace("（　　）", "某")
    bare = re.sub(r"某(?:地|单位|人)", "", told).replace("以下工作：", "").replace("下列", "")
    return not reads_alone(bare.rstrip("：:")) or "《" not in item.stem


def _is_guessed(item: Item, _ground: Ground) -> bool:
    """Say whether a glance tells it: a sentence to judge that nobody takes for true."""
    return item.kind is ItemKind.JUDGE and bool(_ABSURD.search(_said(item)))


CHECKS: tuple[tuple[str, Callable[[Item, Ground], bool]], ...] = (
    ("题干、选项或答案不完整", _is_malformed),
    ("正确选项的个数不对", _has_wrong_count),
    ("选项重复", _repeats_choices),
    (UNPROVED, _is_unproved),
    ("离开原文读不懂", _needs_more),
    ("错误选项在别处成立", _has_more_true),
    ("选项不同类或长短悬殊", _is_uneven),
    ("正确选项最长", _is_longest),
    ("题干透露答案", _gives_key_away),
    ("答案可由题目其余部分推出", _is_told),
    ("选项结尾不同类", _ends_apart),
    ("不用看条款就能猜出", _is_guessed),
)
"""What an item fails on, as the trainer is told, and how it is seen."""
