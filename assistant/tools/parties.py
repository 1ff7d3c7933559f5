"""Who shares a sum, and how: 区七成镇三成, 三七开, 5:3:2, 平摊给七个街道, 按人口分摊."""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.tools.amounts import Quantity, Unit, read_quantities
from assistant.tools.numbers import narrow, read_number

Parties = tuple[tuple[str, Decimal], ...]

_PARTY_BEFORE = re.compile(
    r"(?P<name>[一-鿿A-Za-z]{1,6}?)(?:[财政里级]{0,3})(?:各|只|先|要|来)*"
    r"(?:承担|负担|分担|分摊|配套|出资|出|掏|拿|担|认|摊|付|占)?(?:了|的)?\s*$"
)
_LEADING = re.compile(r"^(?:.*(?:[由让]|其中|剩下的?|余下的?|其余的?|缺口|分别))")
_VERB = re.compile(r"承担|负担|分担|分摊|配套|出资|出|掏|拿|担|认|摊|付|占")
_LEVEL = re.compile(r"(?:省|市|区|县|镇|乡|村|街道|财政|里|级|甲|乙|丙|丁|方)$")
_PARTY_AFTER = re.compile(
    r"(?:的)?(?:由|归|让)(?P<name>[一-鿿A-Za-z]{1,6}?)(?:里|级|财政)*"
    r"(?:承担|负担|分担|分摊|配套|出资|出|掏|拿|担|认|摊|付|补|解决)"
)
_REST = re.compile(
    r"(?:剩下|余下|其余|剩余|余)(?:的|部分)*(?:全?[由归让]|都|,)*(?P<name>[一-鿿]{1,5}?)"
    r"(?:里|级|财政)*(?:兜底|承担|负担|出|掏|拿|担|来|补|付|$|,)"
)
_COLON = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?:\s*[:比]\s*\d+(?:\.\d+)?)+(?![\d.])")
_OPEN = re.compile(r"(?P<shares>[一二三四五六七八九]{2,5})开")
_HALVES = re.compile(r"对半|一人一半|一家一半|各(?:出|承担|拿|掏|付|半)?一半|各半")
_NAMES_BEFORE = re.compile(
    r"(?P<names>(?:[省市区县镇乡村甲乙丙丁]){2,5})(?:[两二三四五]?[级家方])?(?:财政)?[^,。;]{0,6}$"
)


@dataclass(frozen=True, slots=True)
class Sharing:
    """How a sum is shared: named weights, or a number of equal parts (`noun` counts them)."""

    parties: Parties = ()
    equal: int = 0
    noun: str = "家"
    are_ratios: bool = True
    used: tuple[Quantity, ...] = ()


def read_sharing(text: str) -> Sharing | None:
    """Return how `text` wants a sum to be shared, or None when it does not say."""
    uniform = narrow(text)
    return (
        _by_ratios(text, uniform)
        or _by_level(uniform)
        or _by_colon(text, uniform)
        or _by_open(uniform)
        or _by_people(text, uniform)
        or _evenly(text, uniform)
    )


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
    rest = _REST.search(uniform, found[-1][1].end)
    left = 1 - sum((value for _, value in parties), Decimal(0))
    if rest and left > 0:
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


def _names(before: str, count: int) -> tuple[str, ...]:
    match = _NAMES_BEFORE.search(before)
    if match and len(match["names"]) == count:
        return tuple(match["names"])
    return tuple(f"第{number}方" for number in range(1, count + 1))


def _weighted(before: str, weights: list[Decimal], used: tuple[Quantity, ...] = ()) -> Sharing:
    whole = sum(weights, Decimal(0)) or Decimal(1)
    names = _names(before, len(weights))
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
    return _weighted(uniform[: match.start()], weights, used)


def _by_open(uniform: str) -> Sharing | None:
    match = _OPEN.search(uniform)
    if match:
        numbers = [read_number(character) for character in match["shares"]]
        return _weighted(uniform[: match.start()], [n.value for n in numbers if n])
    half = _HALVES.search(uniform)
    return _weighted(uniform[: half.start()], [Decimal(1)] * 2) if half else None


def _by_people(text: str, uniform: str) -> Sharing | None:
    if not re.search(r"按(?:照|各自|各镇|各村)*(?:的)?(?:农村)?(?:人口|人数|人头)", uniform):
        return None
    people = [q for q in read_quantities(text) if q.unit is Unit.PEOPLE]
    if len(people) < 2:
        return None
    parties = tuple((f"第{n}方（{q.text}）", q.value) for n, q in enumerate(people, 1))
    return Sharing(parties, are_ratios=False, used=tuple(people))


_COUNT_NOUN = re.compile(
    r"(?:个)?(街道|乡镇|镇街|镇|乡|村|县区|县|区|单位|部门|公司|社区|家|方|户|办事处)$"
)


def _evenly(text: str, uniform: str) -> Sharing | None:
    for quantity in read_quantities(text):
        noun = _COUNT_NOUN.search(narrow(quantity.text))
        if quantity.unit is Unit.COUNT and noun and quantity.value > 1:
            whole = int(quantity.value)
            return Sharing(equal=whole, noun=f"个{noun[1]}" if noun[1] not in "家方户" else noun[1])
    people = [q for q in read_quantities(text) if q.unit is Unit.PLAIN and q.value > 1]
    after = people and re.search(r"(?:除以|分成|分给)\s*$", uniform[: people[-1].start])
    return Sharing(equal=int(people[-1].value), noun="份") if after else None
