"""Who shares a sum, and how: 区七成镇三成, 三七开, 5:3:2, 平摊给七个街道, 按人口分摊."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from assistant.calculation.mixed_parties import (
    COUNT_NOUN,
    VERBS,
    Mixed,
    count_noun,
    others_pay,
    read_mixed,
    takes_part_first,
)
from assistant.calculation.nouns import nouns
from assistant.calculation.roles import Role
from assistant.documents.numbers.decimals import narrow, read_number
from assistant.documents.numbers.quantities import Quantity, Unit, read_quantities
from assistant.errors import CalculationError

Parties = tuple[tuple[str, Decimal], ...]

_PARTY_BEFORE = re.compile(
    r"(?P<name>[一-鿿A-Za-z]{1,6}?)(?:[财政里级]{0,3})(?:各|只|先|要|来)*"
    rf"{VERBS}?(?:了|的)?\s*$"
)
_LEADING = re.compile(
    r"^(?:.*(?:[由让元块钱万]|其中|剩下的?|余下的?|其余的?|缺口|分别|如果|要是|假如|假设))"
)
_VERB = re.compile(VERBS)
_LEVEL = re.compile(r"(?:省|市|区|县|镇|乡|村|街道|财政|里|级|甲|乙|丙|丁|方)$")
_PARTY_AFTER = re.compile(
    r"(?:的)?(?:由|归|让)(?P<name>[一-鿿A-Za-z]{1,6}?)(?:里|级|财政)*" + VERBS
)
_REST = re.compile(
    r"(?:剩下|余下|其余|剩余|余)(?:的|部分)*(?:全?[由归让]|都|,)*(?P<name>[一-鿿]{1,5}?)"
    r"(?:里|级|财政)*(?:兜底|承担|负担|出|掏|拿|担|来|补|付|$|,)"
)
_ASKED = re.compile(
    r"(?P<name>[省市区县镇乡村]|[一-鿿]{1,3}(?:镇|乡|村|县|区))(?:财政|里|级|上)*"
    rf"(?:还|再|要|得|该|应|需|自己)*{VERBS}(?:多少|几)"
)
_COLON = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?:\s*[:比]\s*\d+(?:\.\d+)?)+(?![\d.])")
_OPEN = re.compile(
    r"(?P<shares>[一二三四五六七八九]{2,5}(?=开)|(?:一九|二八|三七|四六|六四|七三|八二|九一)(?=分(?!之)))"
)
_LIST_BEFORE = re.compile(
    r"((?:[一-鿿]{1,5}(?:、|和|与|跟|及))+[一-鿿]{1,5}?)(?:三方|两方|几家)?[按照]?$"
)
_AND = re.compile(r"[、和与跟及]")
_MINE = re.compile(r"[我俺咱](?:们|家)?(?=该|要|得|应|出|摊|掏|拿|付|认)")
_HALVES = re.compile(r"对半|一人一半|一家一半|各(?:出|承担|拿|掏|付|半)?一半|各半")


@dataclass(frozen=True, slots=True)
class Sharing:
    """How a sum is shared: named weights, equal parts (`noun` counts them), or `mixed`."""

    parties: Parties = ()
    equal: int = 0
    noun: str = "家"
    are_ratios: bool = True
    used: tuple[Quantity, ...] = ()
    mixed: Mixed | None = None


def whose_part(sharing: Sharing | None, text: str) -> str:
    """Return who asks for their own part where unequal parts are nobody's by name; else ""."""
    parties = sharing.parties if sharing else ()
    unnamed = all(re.fullmatch(r"第\d方", name) for name, _ in parties)
    mine = _MINE.search(text)
    unequal = len({weight for _, weight in parties}) > 1
    return mine[0] if mine and parties and unnamed and unequal else ""


def read_sharing(text: str) -> Sharing | None:
    """Return how `text` wants a sum to be shared, or None when it does not say."""
    uniform = narrow(text)
    return (
        _mixed(text)
        or _by_ratios(text, uniform)
        or _by_level(uniform)
        or _by_colon(text, uniform)
        or _by_open(text, uniform)
        or _by_people(text, uniform)
        or _evenly(text, uniform)
    )


def _mixed(text: str) -> Sharing | None:
    mixed = read_mixed(text)
    if mixed is None and takes_part_first(text):
        raise CalculationError(
            "谁先出多少没有看懂，余下的还不能平分。", "请写明谁先出几成或多少元，余下的由几家平分。"
        )
    return Sharing(used=mixed.used, mixed=mixed) if mixed else None


def _by_ratios(text: str, uniform: str) -> Sharing | None:
    found: list[tuple[str, Quantity]] = []
    for quantity in read_quantities(text):
        before = re.split(r"[,;。、:\d%成]", uniform[: quantity.start])[-1]
        name = quantity.unit is Unit.RATIO and (_party(before) or _after(uniform, quantity))
        if name:
            found.append((name, quantity))
    if not found:
        return None
    parties = [(name, quantity.value) for name, quantity in found]
    used = tuple(quantity for _, quantity in found)
    end = found[-1][1].end
    rest = _REST.search(uniform, end) or (len(found) == 1 and _ASKED.search(uniform, end))
    left = 1 - sum((value for _, value in parties), Decimal(0))
    if rest and left > 0 and rest["name"] not in dict(parties):
        parties.append((rest["name"], left))
    return Sharing(tuple(parties), used=used) if len(parties) > 1 else None


def _party(before: str) -> str:
    if not (_VERB.search(before[-4:]) or _LEVEL.search(before)):
        return ""
    match = _PARTY_BEFORE.search(_LEADING.sub("", before))
    return match["name"] if match else ""


def _after(uniform: str, quantity: Quantity) -> str:
    match = _PARTY_AFTER.match(uniform, quantity.end)
    return match["name"] if match else ""


def _weighted(
    before: str, after: str, weights: list[Decimal], used: tuple[Quantity, ...] = ()
) -> Sharing:
    whole = sum(weights, Decimal(0)) or Decimal(1)
    names = party_names(before, after, len(weights))
    parties = tuple((n, w / whole) for n, w in zip(names, weights, strict=True))
    return Sharing(parties, used=used)


_LEVEL_SHARES = re.compile(
    r"(?:[省市区县镇乡村甲乙丙丁](?:里|级)?(?:出|担|掏)?[一二三四五六七八九1-9]成?[、,]?){2,}"
)
_LEVEL_SHARE = re.compile(
    r"([省市区县镇乡村甲乙丙丁])(?:里|级)?(?:出|担|掏)?([一二三四五六七八九1-9])"
)


def _by_level(uniform: str) -> Sharing | None:
    """Read 区七镇三 and 市五区三镇二, which add up to ten."""
    match = _LEVEL_SHARES.search(uniform)
    shares = _LEVEL_SHARE.findall(match[0]) if match else []
    weights = [(name, number.value) for name, text in shares if (number := read_number(text))]
    if sum((weight for _, weight in weights), Decimal(0)) != 10:
        return None
    return Sharing(tuple((name, weight / 10) for name, weight in weights))


def _by_colon(text: str, uniform: str) -> Sharing | None:
    match = _COLON.search(uniform)
    if not match:
        return None
    weights = [Decimal(part) for part in re.split(r"\s*[:比]\s*", match[0])]
    inside = (match.start(), match.end())
    used = tuple(q for q in read_quantities(text) if inside[0] <= q.start < inside[1])
    return _weighted(uniform[: match.start()], uniform[match.end() :], weights, used)


def _by_open(text: str, uniform: str) -> Sharing | None:
    match = _OPEN.search(uniform) or _HALVES.search(uniform)
    if not match:
        return None
    used = tuple(q for q in read_quantities(text) if match.start() <= q.start < match.end())
    numbers = [read_number(each) for each in match.groupdict().get("shares") or "一一"]
    weights = [number.value for number in numbers if number]
    return _weighted(uniform[: match.start()], uniform[match.end() :], weights, used)


_BY_PEOPLE = re.compile(
    r"[按依照](?:照|据|各自|各镇|各村|各家|各乡|各|的|实际|农村|参保|总|户籍)*(?:人口|人数|人头)数?"
    r"(?!的?\s*(?:\d|百分|[一二两三四五六七八九]成))"
)
_NAME_BEFORE = re.compile(
    r"(?P<name>[一-鿿A-Za-z]{1,6}?)(?:有|是|为|:|的|农村|人口|人数|参保)*\s*$"
)


def _by_people(text: str, uniform: str) -> Sharing | None:
    if not _BY_PEOPLE.search(uniform):
        return None
    named = list(_named_people(text, uniform))
    if len(named) < 2:
        return None
    parties = tuple(
        (f"{name}（{q.text}）" if name else f"第{n}方（{q.text}）", q.value)
        for n, (name, q) in enumerate(named, 1)
    )
    return Sharing(parties, are_ratios=False, used=tuple(q for _, q in named))


_TO_WHOM = re.compile(r"^.*(?:[给摊由让]|其中|分(?!别))")


def _named_people(text: str, uniform: str) -> Iterator[tuple[str, Quantity]]:
    """Return the head counts of the parties; a plain number counts when a name precedes it."""
    begin = 0
    for quantity in read_quantities(text):
        before, begin = uniform[begin : quantity.start], quantity.end
        clause = _TO_WHOM.sub("", re.split(r"[,。;:、]", before)[-1])
        match = _NAME_BEFORE.search(clause)
        name = match["name"] if match else ""
        is_sum = any(noun.role is not Role.POPULATION for noun in nouns(clause))
        plain = quantity.unit is Unit.PLAIN and name and not is_sum
        if quantity.unit is Unit.PEOPLE or plain:
            yield name, quantity


def _evenly(text: str, uniform: str) -> Sharing | None:
    for quantity in read_quantities(text):
        noun = COUNT_NOUN.search(narrow(quantity.text))
        counted = quantity.unit is Unit.COUNT and noun and quantity.value > 1
        if counted and not others_pay(quantity, uniform):
            return Sharing(equal=int(quantity.value), noun=count_noun(quantity))
    people = [q for q in read_quantities(text) if q.unit is Unit.PLAIN and q.value > 1]
    after = people and re.search(r"(?:除以|分成|分给)\s*$", uniform[: people[-1].start])
    return Sharing(equal=int(people[-1].value), noun="份") if after else None


_BODY = re.compile(
    r"(?P<name>(?:街道|社区|乡镇|镇街|县区|市区|[省市区县镇乡村甲乙丙丁])"
    r"(?:财政局|财政所|民政局|政府|办事处|委会|办|局)?)(?:本级|财政|里头?|级|上|方)*"
)
_NO_BODY = re.compile(
    r"[全本各每两几二三四五六七八九十\d个]+(?=街道|[省市区县镇乡村])[^,。;、]*?街道|"
    r"[全本各每]个?[省市区县镇乡村]里?"
)
_TWO_IN_ONE = frozenset({"乡镇", "镇街", "县区", "市区"})
_COUNTED = re.compile(r"[两二三四五几]\s*(?:家|方|边|头|级)")
_STOP = re.compile(r"[,。;:?!\n]")
_ONE_ASKED = re.compile(rf"{VERBS}(?:多少|几)")


def party_names(before: str, after: str, count: int) -> tuple[str, ...]:
    """Return the names of `count` parties, in the order of their shares.

    They are sought in the words right before the shares, in those after, and in what stands before
    a comma. Where nobody is named they are 第1方, 第2方 …

    Raises:
        CalculationError: some are named, and not as many as there are shares.
    """
    pieces = _STOP.split(before)
    near = _named(pieces[-1].rsplit("由", 1)[-1])
    following = _named(_asked_one_by_one(_STOP.split(after.lstrip("开分担摊承出,"))))
    earlier = _named(pieces[-2].rsplit("由", 1)[-1]) if len(pieces) > 1 else ()
    found = next((fit for names in (near, following, earlier) if (fit := _fit(names, count))), ())
    if found:
        return found
    if listed := _listed(before, count):
        return listed
    if (near or following) and not _COUNTED.search(pieces[-1]):
        raise _unclear(near or following, count)
    return tuple(f"第{number}方" for number in range(1, count + 1))


def _asked_one_by_one(pieces: Sequence[str]) -> str:
    """Return the words behind the shares: of one party after another where each is asked apart.

    六四开，县里出多少，镇里出多少 names two.
    """
    each = tuple(takewhile(_ONE_ASKED.search, pieces))
    return "".join(each) if len(each) > 1 else pieces[0]


def _listed(before: str, count: int) -> tuple[str, ...]:
    """Return as many names as there are shares of a list right before them: 甲村、乙村、丙村按."""
    match = _LIST_BEFORE.search(before)
    names = tuple(_AND.split(match[1])) if match else ()
    return names if len(names) == count == len(set(names)) else ()


def _named(text: str) -> tuple[str, ...]:
    return tuple(match["name"] for match in _BODY.finditer(_NO_BODY.sub("", text)))


def _fit(names: Sequence[str], count: int) -> tuple[str, ...]:
    """Return as many names as there are shares: 县乡镇5:3:2 are three, 县和乡镇6:4 are two.

    A name said twice counts where it stands last: 石塘镇工资县里和镇里6:4.
    """
    distinct = tuple(dict.fromkeys(reversed(names)))[::-1]
    if len(distinct) == count:
        return distinct
    split = tuple(part for n in distinct for part in (n if n in _TWO_IN_ONE else (n,)))
    whole = len(distinct) > 1 and len(split) == count == len(set(split))
    return split if whole else ()


def _unclear(names: Sequence[str], count: int) -> CalculationError:
    told = "、".join(dict.fromkeys(names))
    return CalculationError(
        f"分担的比例有{count}份，能看出的承担方是{told}，分不清谁占哪一份。",
        "请写明各方各占几成：哪一方占几成，一方一方地写。",
    )
