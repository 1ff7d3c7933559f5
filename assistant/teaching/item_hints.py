"""What of the rest of an item tells its key: a word of its own, an ending, a sum.

Each check says whether an item fails, as those of `item_checks`.
"""

import re
from itertools import combinations

from assistant.documents.numbers.decimals import narrow
from assistant.teaching.item import BLANK, Item, ItemKind
from assistant.teaching.reading_alone import pairs_of, says_measure

_HAN = re.compile(r"[\u4e00-\u9fff]")
_DIGITS = re.compile(r"(?<![\d.])\d{1,9}(?:\.\d+)?(?![\d.])")
_NUMBER_OF = re.compile(r"（[^（）]*号）")
_TALLIED = re.compile(
    rf"(?:共|合计|共计|有|等)(?:{BLANK}|（　　）|多少|几)[^，。；]{{0,6}}?(?:，|：|（|。).*、|、.*等(?:{BLANK}|（　　）|多少|几)"
)
"""A number asked for of what the sentence lists: 字符共____位，依次为甲、乙、丙."""
_MOST_FIGURES = 8


def repeats_word(item: Item) -> bool:
    """Say whether a word of the key stands in the stem or the title, and in no false choice.

    Of several true choices all have to, and what fills a blank wholly.
    """
    if item.kind is ItemKind.FILL:
        return any(_is_in(words, item.stem) for words in item.key)
    true, false = item.true_choices, [c for c in item.choices if c not in item.true_choices]
    if not true or not false or not all(_HAN.search(c) for c in item.choices):
        return False
    if any(_DIGITS.search(narrow(choice)) for choice in true):
        return False
    others = frozenset[str]().union(*map(pairs_of, false))
    told = pairs_of(_NUMBER_OF.sub("", item.stem)) - others
    return all(pairs_of(choice) & told for choice in true)


def _is_in(words: str, stem: str) -> bool:
    """Say whether all that fills a blank stands in the stem, if in another order: 体育+, +体育."""
    pairs = pairs_of(words)
    return bool(pairs) and not _DIGITS.search(narrow(words)) and pairs <= pairs_of(stem)


def ends_apart(item: Item) -> bool:
    """Say whether endings part the true choices of several from the false ones: …收入, …效率."""
    if item.kind is not ItemKind.MULTIPLE:
        return False
    true = [c.rstrip("。") for c in item.true_choices]
    false = [c.rstrip("。") for c in item.choices if c not in item.true_choices]
    if len({says_measure(c) for c in true}) == 1 and {*map(says_measure, true)} != {
        *map(says_measure, false)
    }:
        return True
    return _own_ending(true, false) or _own_ending(false, true)


def _own_ending(some: list[str], others: list[str]) -> bool:
    """Say whether most of some choices, two at least, end as not each of the others does."""
    ends = [choice[-2:] for choice in some]
    told = next((e for e in ends if ends.count(e) >= max(2, len(ends) / 2)), "")
    return bool(told) and not any(choice.endswith(told) for choice in others)


def is_reckoned(item: Item) -> bool:
    """Say whether the key is the sum or the rest of figures in the stem, or counts its list."""
    if item.kind not in (ItemKind.SINGLE, ItemKind.FILL):
        return False
    if _TALLIED.search(item.stem):
        return True
    stem = narrow(_NUMBER_OF.sub("", item.stem))
    asked = [f for words in item.true_choices or item.key for f in _DIGITS.findall(narrow(words))]
    given = [float(f) for f in _DIGITS.findall(stem)][:_MOST_FIGURES]
    return len(asked) == 1 and _adds_up(float(asked[0]), given)


def _adds_up(asked: float, given: list[float]) -> bool:
    sums = [
        (chosen, sum(given[n] for n in chosen))
        for size in range(1, len(given) + 1)
        for chosen in combinations(range(len(given)), size)
    ]
    whole = any(len(chosen) > 1 and abs(total - asked) < 1e-9 for chosen, total in sums)
    rest = any(
        abs(total + asked - figure) < 1e-9
        for chosen, total in sums
        for n, figure in enumerate(given)
        if n not in chosen
    )
    return whole or rest
