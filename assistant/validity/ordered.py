"""How changes are ordered in a part of a sentence: 删去第九条第四项, 第十二条改为第十三条.

A part is read by the first pattern of the table that fits it. What is left of it beside places and
words of no weight must be nothing: 第六条第二句修改为… names a sentence, so it is not read as if it
named the whole of 第六条.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from assistant.documents.numbers.numerals import CHINESE_DIGITS, print_integer
from assistant.question.written_places import find_chains
from assistant.validity.amending_text import MARK
from assistant.validity.order_words import (
    ADDS,
    BY,
    CHANGES,
    DELETES,
    DIGITS,
    MARKS,
    RATES,
    SAME,
    TITLE,
    TO_PLACES,
    WORDS,
    Action,
    Order,
    OrderingPart,
    places_in,
    written_in_full,
)

_Reader = Callable[[re.Match[str], OrderingPart], list[Order]]
_UNREAD = [Order(Action.UNREAD)]


def ordered(
    text: str, quotes: Mapping[str, str], before: tuple[str, ...]
) -> tuple[list[Order], tuple[str, ...]]:
    """Return what a part of a sentence orders, and the places that are spoken of behind it.

    `before` are the places spoken of before it. A part that orders nothing only names places.
    """
    part = OrderingPart(text, quotes, before)
    spoken = places_in(text, before)[:1] or before
    if not CHANGES.search(text):
        return [], spoken
    for pattern, read in _READERS:
        match = pattern.search(text)
        if match and (orders := read(match, part)):
            return orders, spoken
    return [replace(_UNREAD[0], places=spoken)], spoken


def _renumbering(match: re.Match[str], part: OrderingPart) -> list[Order]:
    places, numbers = part.places(match["places"]), _numbers(match["numbers"])
    each = [one for place in places for one in _one_by_one(place)]
    if len(each) != len(numbers) or part.left(match["places"]):
        return []
    return [Order(Action.RENUMBER, (p,), number=n) for p, n in zip(each, numbers, strict=True)]


def _numbers(text: str) -> list[str]:
    """Return each number of a list or a range of places: 第九条至第十一条 are three."""
    chains = find_chains(text)
    return [n for c in chains for n in _one_by_one("".join(map(written_in_full, c.steps)))]


def _one_by_one(place: str) -> list[str]:
    """Return the places of a range one by one, any other place alone."""
    chains = find_chains(place)
    last = chains[0].last if chains else None
    if last is None or last.first >= last.last:
        return [place]
    outer = "".join(map(written_in_full, chains[0].steps[:-1]))
    numbers = range(last.first, min(last.last, last.first + 999) + 1)
    return [
        outer
        + written_in_full(
            replace(last, first=n, last=n, written=f"第{print_integer(n)}{last.unit}")
        )
        for n in numbers
    ]


def _replaced_words(match: re.Match[str], part: OrderingPart) -> list[Order]:
    olds, news = part.words(match["olds"]), part.words(match["news"])
    if len(news) == 1:
        news *= len(olds)
    if len(olds) != len(news):
        return []
    before = part.text[: match.start()]
    places, subject = part.places(before), part.subject(before)
    return [
        Order(Action.REPLACE_WORDS, places, old=old, new=new, subject=subject)
        for old, new in zip(olds, news, strict=True)
    ]


def _retitled(match: re.Match[str], part: OrderingPart) -> list[Order]:
    places = places_in(part.text[: match.start()])
    new = part.said(match["new"]).strip("《》")
    return [Order(Action.REPLACE if places else Action.RETITLE, places, new=new)]


def _replaced(match: re.Match[str], part: OrderingPart) -> list[Order]:
    before = part.text[: match.start()]
    places = part.places(before)
    if not places or part.left(before):
        return []
    return [Order(Action.REPLACE, places, new=part.words(match["new"])[0])]


def _replaced_each(match: re.Match[str], part: OrderingPart) -> list[Order]:
    """Read 第一款、第二款分别修改为, each by the words in its place of the list."""
    before = part.text[: match.start()]
    places, news = part.places(before), part.words(match["news"])
    if len(places) != len(news) or part.left(before):
        return []
    each = zip(places, news, strict=True)
    return [Order(Action.REPLACE, (place,), new=new) for place, new in each]


def _replaced_unquoted(match: re.Match[str], part: OrderingPart) -> list[Order]:
    """Read words without quotation marks: they must stand there, so nothing else can be meant."""
    places = places_in(match["places"], part.before)
    if not places or part.left(match["places"]):
        return []
    return [Order(Action.REPLACE_WORDS, places, old=match["old"], new=match["new"])]


def _deleted_words(match: re.Match[str], part: OrderingPart) -> list[Order]:
    places, subject = part.places(match["where"]), part.subject(match["where"])
    if match["row"]:
        return [
            Order(Action.DELETE, places, subject=w, unit="行") for w in part.words(match["olds"])
        ]
    return [
        Order(Action.DELETE_WORDS, places, old=old, subject=subject)
        for old in part.words(match["olds"])
    ]


def _deleted(match: re.Match[str], part: OrderingPart) -> list[Order]:
    places = part.places(match["places"])
    if not places or part.left(match["places"]):
        return []
    return [Order(Action.DELETE, (place,)) for place in places]


def _added_words(match: re.Match[str], part: OrderingPart) -> list[Order]:
    before = part.text[: match.start()]
    where = "前" if "前" in match["where"] else "后"
    return [
        Order(
            Action.INSERT_WORDS, part.places(before), part.words(match["old"])[0],
            part.words(match["new"])[0], where=where, subject=part.subject(before),
        )
    ]  # fmt: skip


def _appended_words(match: re.Match[str], part: OrderingPart) -> list[Order]:
    places = part.places(match["places"])
    if not places or part.left(match["places"]):
        return []
    return [Order(Action.INSERT_WORDS, places, new=part.words(match["new"])[0], where="末")]


def _added(match: re.Match[str], part: OrderingPart) -> list[Order]:
    places = part.places(match["places"])
    number = match["number"] or ""
    if part.left(match["places"]) or not (places or number):
        return []
    named = number.rstrip(f"之{CHINESE_DIGITS}")
    unit = match["unit"] or ("部分" if named.endswith("部分") else named[-1:])
    where = (match["where"] or "").strip("之以面")
    return [
        Order(
            Action.INSERT, places[:1], new=part.words(match["new"])[0],
            number=number, unit=unit, where=where,
        )
    ]  # fmt: skip


def _valued(match: re.Match[str], part: OrderingPart) -> list[Order]:
    places, subject = part.places(match["places"]), part.subject(match["places"])
    old, new = part.said(match["old"]), part.said(match["new"])
    if not old or not new or not (places or subject):
        return []
    return [Order(Action.CHANGE_VALUE, places, old=old, new=new, subject=subject)]


_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (
        re.compile(
            rf"^(?P<places>[^{MARK[1:-1]}]*?){SAME}(?:{BY}|作为|列为)(?P<numbers>{TO_PLACES})$"
        ),
        _renumbering,
    ),
    (
        re.compile(rf"(?P<olds>{MARKS}){WORDS}{SAME}{BY}[：:]?(?P<news>{MARKS})"),
        _replaced_words,
    ),
    (
        re.compile(rf"{TITLE}{SAME}{BY}[：:]?(?P<new>{MARK}|《[^《》]{{2,80}}》)"),
        _retitled,
    ),
    (
        re.compile(
            rf"(?P<old>{MARK}){WORDS}(?P<where>[之以]?[后前]面?){ADDS}{WORDS}[：:]?(?P<new>{MARK})"
        ),
        _added_words,
    ),
    (
        re.compile(
            rf"^(?P<places>[^{MARK[1:-1]}]*?)(?P<where>[之以]?[后前]面?)?"
            rf"(?:，)?{ADDS}(?:规定)?"
            rf"(?:(?:{DIGITS}[个]?(?P<unit>条|款|项|目|部分))?[，：:]?(?:并)?(?:作为|列为)?"
            rf"(?P<number>{TO_PLACES})?)"
            rf"(?:，?(?:即)?内容为|，?具体为)?[，：:]?(?P<new>{MARK})"
        ),
        lambda match, part: _added(match, part) if match["unit"] or match["number"] else [],
    ),
    (
        re.compile(
            rf"^(?P<places>[^{MARK[1:-1]}]*?)(?:(?:的?(?:末尾|最后|句末|结尾|之?后)|中)?{ADDS}一句|"
            rf"的?(?:末尾|最后|句末|结尾){ADDS}{WORDS})[话]?[：:，]?(?P<new>{MARK})"
        ),
        _appended_words,
    ),
    (
        re.compile(rf"{SAME}{BY}[：:]?(?P<new>{MARK})$"),
        _replaced,
    ),
    (
        re.compile(rf"分别{SAME}{BY}[：:]?(?P<news>{MARKS})$"),
        _replaced_each,
    ),
    (
        re.compile(
            rf"^(?P<where>.*?){DELETES}(?P<olds>{MARKS})(?P<row>(?:[一该这所在]*行))?{WORDS}$"
        ),
        _deleted_words,
    ),
    (
        re.compile(
            rf"{DELETES}(?P<where>[^{MARK[1:-1]}]*)(?P<olds>{MARKS})"
            rf"(?P<row>(?:[一该这所在]*行))?{WORDS}$"
        ),
        _deleted_words,
    ),
    (
        re.compile(
            rf"^(?P<where>.*?)(?P<olds>{MARKS})(?P<row>(?:[一该这所在]*行))?{WORDS}{SAME}{DELETES}$"
        ),
        _deleted_words,
    ),
    (re.compile(rf"^{SAME}(?:将|把|应当)?{DELETES}(?P<places>[^{MARK[1:-1]}]+)$"), _deleted),
    (
        re.compile(rf"^(?P<places>[^{MARK[1:-1]}]*?){SAME}{DELETES}(?:，其[他余][^，]*)?$"),
        _deleted,
    ),
    (
        re.compile(
            rf"^(?P<places>[^{MARK[1:-1]}]*?)[中里]的?(?P<old>[^{MARK[1:-1]}，由]+?)"
            rf"{SAME}{BY}(?P<new>[^{MARK[1:-1]}，]+)$"
        ),
        _replaced_unquoted,
    ),
    (
        re.compile(
            rf"^(?P<places>.*?)由(?:原来的?|现行的?)?(?P<old>[^，由]+?){RATES}[为到至](?P<new>[^，]+)$"
        ),
        _valued,
    ),
)
"""Each way to order a change, the more exact before the less, and what reads it."""
