"""What of the rest of an item tells its key: a word of its own, an ending, a sum.

Each check says whether an item fails, as those of `item_checks`; `adds_up` is asked before an item
is made, since a false sum tells a false sentence as well.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from math import prod

from assistant.documents.numbers.decimals import narrow
from assistant.teaching.item import Item, ItemKind
from assistant.teaching.reading_alone import pairs_of, says_measure, shared

_HAN = re.compile(r"[\u4e00-\u9fff]")
_DIGITS = re.compile(r"(?<![\d.])\d{1,9}(?:\.\d+)?(?![\d.])")
_NAMED = re.compile(r"《[^》]*》(?:（[^）]*）)?")
_NUMBER_OF = re.compile(r"（[^（）]*号）")
_MOST_FIGURES = 8
_SAID = 0.5


def repeats_word(item: Item) -> bool:
    """Say whether a word of the key stands in the stem or the title, and in no false choice.

    Of several true choices half have to, and of what fills a blank most.
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
    return 2 * sum(bool(pairs_of(choice) & told) for choice in true) >= len(true)


def repeats_sign(item: Item) -> bool:
    """Say whether the key shares more characters with the stem than a false choice of its own does.

    Counted are those that no other choice has: 租 of 财产租赁所得 stands in 个人出租机器设备. Of
    several true choices one character that most of them have and no false one is enough.
    """
    true, false = item.true_choices, [c for c in item.choices if c not in item.true_choices]
    if item.kind not in (ItemKind.SINGLE, ItemKind.MULTIPLE) or not true or not false:
        return False
    if not all(_HAN.search(c) for c in item.choices) or any(map(_DIGITS.search, item.choices)):
        return False
    stem = {*_HAN.findall(_NAMED.sub("", item.stem))}
    if item.kind is ItemKind.MULTIPLE:
        common = stem - {*"".join(false)}
        return any(2 * sum(sign in choice for choice in true) > len(true) for sign in common)
    own, *others = (
        len(stem & {*choice} - {*"".join(c for c in item.choices if c != choice)})
        for choice in (*true, *false)
    )
    return own > max(others)


def _is_in(words: str, stem: str) -> bool:
    """Say whether most of what fills a blank stands in the stem: +体育 beside 体育+."""
    return not _DIGITS.search(narrow(words)) and shared(words, stem) >= _SAID


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


def comes_out(sum_told: str, known: Sequence[str]) -> bool:
    """Say whether a product or a difference is right and made of known figures.

    1200人×10%×100元＝12000元; 18000元－3600元＝14400元.
    """
    left, _, right = narrow(sum_told).replace("×", "*").replace("－", "-").partition("=")
    factors = [_DIGITS.search(factor) for factor in re.split(r"[*\-]", left)]
    result = _DIGITS.search(right)
    if not result or not all(found and found[0] in known for found in factors):
        return False
    worth = [Decimal(f[0]) / (100 if f.string[f.end() :] == "%" else 1) for f in factors if f]
    total = worth[0] - sum(worth[1:]) if "-" in left else prod(worth)
    return total == Decimal(result[0])


def adds_up(asked: Decimal, given: Sequence[Decimal]) -> bool:
    """Say whether a figure is the sum of others, or the rest that some of them leave of one."""
    sets = [
        (chosen, sum(given[n] for n in chosen))
        for size in range(1, min(len(given), _MOST_FIGURES) + 1)
        for chosen in combinations(range(min(len(given), _MOST_FIGURES)), size)
    ]
    if any(len(chosen) > 1 and total == asked for chosen, total in sets):
        return True
    return any(
        total + asked == figure
        for chosen, total in sets
        for n, figure in enumerate(given)
        if n not in chosen
    )
