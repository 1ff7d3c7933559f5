"""How a law came about, as its 题注 tells: adopted, published, amended, and by whom.

（2001年1月3日某市人民政府令第120号公布　根据2022年12月23日某市人民政府令第310号修正
自2023年3月1日起施行） tells of three days; that from which it applies changed no word.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.documents.dates import DATE, read_date
from assistant.documents.document_number import find_document_numbers


class AdoptionKind(StrEnum):
    """What was done with a law on a day."""

    ADOPTED = "通过"
    PUBLISHED = "公布"
    REVISED = "修订"
    AMENDED = "修正"


@dataclass(frozen=True, slots=True)
class Adoption:
    """What was done on a day, by which office, under which number; "" where it is not said."""

    kind: AdoptionKind
    day: date
    office: str = ""
    number: str = ""


_N = r"[0-9０-９零〇一二三四五六七八九十百]+"
_BASIS = re.compile(r"(?:根据|依据|依照|按照)[^，。；]{0,4}$")
_FROM = re.compile(r"[自从于]\s*$")
_IN_FORCE = re.compile(r"\s*(?:零时|0时)?起?\s*(?:正式|开始)?(?:施行|实施|执行|生效|试行)")
_VERBS = (
    (AdoptionKind.REVISED, re.compile(r"修订")),
    (AdoptionKind.AMENDED, re.compile(r"修正|修改")),
    (AdoptionKind.PUBLISHED, re.compile(r"公布|发布|颁布|印发")),
    (AdoptionKind.ADOPTED, re.compile(r"通过|批准")),
)
_ORDER = re.compile(
    rf"(?P<office>[\u4e00-\u9fff]{{2,30}}?)(?:令\s*[〔（(]?第?\s*(?P<after>{_N})\s*号[〕）)]?|"
    rf"第\s*(?P<before>{_N})\s*号令|令)"
)
_CONGRESS = re.compile(
    rf"(?P<place>[\u4e00-\u9fff]{{0,14}}?)第{_N}届(?P<all>全国)?人民代表大会(?P<standing>常务委员会)?"
)
_OWN = (AdoptionKind.REVISED, AdoptionKind.PUBLISHED, AdoptionKind.ADOPTED)
"""What gives a law its number and its issuer; an amendment has those of its own."""


def adoptions(remark: str) -> tuple[Adoption, ...]:
    """Return what a 题注 tells, in its order, but for the day from which the law applies."""
    days = list(DATE.finditer(remark))
    ends = [*(match.start() for match in days), len(remark)][1:]
    found = (_adoption(remark, m, end) for m, end in zip(days, ends, strict=True))
    return tuple(each for each in found if each)


def _adoption(remark: str, match: re.Match[str], end: int) -> Adoption | None:
    before, said = remark[: match.start()], remark[match.end() : end]
    day = read_date(match[0])
    if day is None or (_FROM.search(before) and _IN_FORCE.match(said)) or _IN_FORCE.match(said):
        return None
    number, office = _numbered(said)
    if not number and not office:
        number = _number_before(before)
    return Adoption(_kind(before, said), day, office, number)


def _number_before(before: str) -> str:
    """Return the number that a 题注 begins with: （某政发〔2020〕3号　2020年5月6日）."""
    papers = find_document_numbers(before)
    return papers[0].printed if papers and not before[: papers[0].start].strip("（( ") else ""


def _kind(before: str, said: str) -> AdoptionKind:
    if _BASIS.search(before):
        return AdoptionKind.AMENDED
    found = [(match.start(), kind) for kind, verb in _VERBS if (match := verb.search(said))]
    return min(found, default=(0, AdoptionKind.ADOPTED))[1]


def _numbered(said: str) -> tuple[str, str]:
    """Return the number and the office of what was done: of an order, a paper, a congress."""
    order = _ORDER.match(said.lstrip(" \u3000，、以"))
    if order:
        serial = order["after"] or order["before"]
        return (f"{order['office']}令第{serial}号" if serial else ""), order["office"]
    congress = _CONGRESS.match(said.lstrip())
    if congress:
        place = f"{congress['place']}{congress['all'] or ''}"
        return "", f"{place}人民代表大会{congress['standing'] or ''}"
    papers = find_document_numbers(said)
    return (papers[0].printed if papers else ""), ""


def own_number(found: tuple[Adoption, ...]) -> str:
    """Return the number of the order that published the law, the last where it was revised."""
    return next((a.number for a in reversed(found) if a.kind in _OWN and a.number), "")


def own_office(found: tuple[Adoption, ...]) -> str:
    """Return who made the law: who published it by an order, else who adopted it first."""
    own = [a for a in found if a.kind in _OWN and a.office]
    ordered = [a.office for a in own if a.number]
    return ordered[-1] if ordered else next((a.office for a in own), "")


def last_change(found: tuple[Adoption, ...]) -> date | None:
    """Return the last day on which the words of the law came about."""
    return max((a.day for a in found), default=None)


def first_published(found: tuple[Adoption, ...]) -> date | None:
    """Return the day on which the law was published, where the 题注 tells it."""
    return next((a.day for a in found if a.kind is AdoptionKind.PUBLISHED), None)
