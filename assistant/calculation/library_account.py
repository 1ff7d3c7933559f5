"""The account that a document of the library states, and whether a question refers to it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.calculation.account import Stated, read_statement
from assistant.calculation.entries import Entry, entry
from assistant.calculation.nouns import nouns
from assistant.calculation.roles import TERMS, WHOLE, Role
from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.numbers.decimals import narrow, read_number
from assistant.documents.numbers.not_amounts import YEAR
from assistant.documents.text import fold

OWN_FIGURES = (Role.PREMIUM, Role.CARRY_OVER, Role.GAP)
"""Sums so particular that who states one to the 分 quotes the document."""

_FEWEST_ROLES = 4


@dataclass(frozen=True, slots=True)
class LibraryAccount:
    """The figures of one clause of one document, each with its source and its year."""

    document: PolicyDocument
    clause: Clause
    account: Mapping[Role, Entry]
    years: Mapping[Role, int]

    @property
    def source(self) -> str:
        """What a figure's source is called: document and clause."""
        return f"{self.document.name} {self.clause.label}"

    def same(self, each: Entry) -> bool:
        """Tell whether a figure is the document's own sum of that name."""
        own = self.account.get(each.role)
        return each.role in OWN_FIGURES and own is not None and own.value == each.value

    def of_other_years(self, text: str) -> frozenset[Role]:
        """Return the roles that `text` names for a year whose figure the document lacks."""
        named = named_years(text).items()
        return frozenset(r for r, y in named if r in self.years and self.years[r] not in y)

    def of_its_years(self, text: str) -> frozenset[Role]:
        """Return the roles that `text` names for just the year of the document's figure."""
        named = named_years(text).items()
        return frozenset(r for r, y in named if r in self.account and {self.years.get(r)} == y)


def library_accounts(documents: Sequence[PolicyDocument]) -> tuple[LibraryAccount, ...]:
    """Return the accounts that clauses of the documents state, the fullest first."""
    found = [
        account
        for document in documents
        for clause in document.containing("保费")
        if (account := _account(document, clause))
    ]
    return tuple(sorted(found, key=lambda each: -len(each.account)))


def _account(document: PolicyDocument, clause: Clause) -> LibraryAccount | None:
    text = clause.text
    if clause.kind is ClauseKind.ELEMENT or "保费" not in text or "参保" not in text:
        return None
    stated = _stated(text)
    if len({each.role for each in stated}) < _FEWEST_ROLES:
        return None
    source = f"{document.name} {clause.label}"
    entries: dict[Role, Entry] = {}
    for each in stated:
        entries.setdefault(each.role, entry(each.role, each.quantity).of(source, clause.id))
    return LibraryAccount(document, clause, entries, figure_years(text, stated))


@lru_cache(maxsize=256)
def _stated(text: str) -> tuple[Stated, ...]:
    return tuple(each for each in read_statement(text).stated if not each.guessed)


_GENERIC = re.compile(
    r"(?:其余|其他|其它|别的|剩下的?|余下的?)[^,。;]{0,6}?(?:不变|不动|照旧|一样|照常|同上|不改|还那样)"
    r"|(?:照|按|依|据|用)(?:着|照|据)?(?:文件|原文|原来|文里|上面)(?:里|上|中)?(?:的|写)?"
    r"|(?:人口|比例|标准|结余|基数|人数)[^,。;?]{0,3}?(?:不变|不动|没变|不改|照旧|还是原来|维持)"
    r"|(?:结余|比例|标准|保费)[^,。;?]{0,4}?(?:[改变换调][成为到]|[涨提降]高?[到至])"
    r"|(?:每人|一人|人均)(?:再|多)?(?:提高|上?涨|降低?|增?加|减少?)了?\s*\d"
    r"|[按照]\s*[\d.]+\s*[%成][^,。;?]{0,4}[参投]保的话"
    r"|(?:如果|要是|假如|假设|若是?|万一)[^,。;?]{0,6}(?:结余|比例|标准|保费)|结余(?:要是|如果|若是?)"
)
"""Takes the document's account and changes a figure of it, or leaves the others as they are."""
_KEPT = re.compile(r"不变|不动|没变|不改|照旧|还是原来|维持")
_OTHER_PEOPLE = re.compile(r"人口[^,。;?]{0,2}?[是为有变改按算\d]|\d[万千百]?口?人")
"""Brings people of its own: only what is said to stay is the document's."""
_OWN_TOWN = re.compile(
    r"(?:我们|俺们|咱们|我|俺|咱|本|全)(?:们)?(?:这|那)?(?:个|里)?(?:镇|乡|村|庄|县|街道|队|屯)"
    r"|[甲乙丙丁某](?:镇|乡|村|县)|镇上|乡里|村里|某镇"
)
_REST = re.compile(r"其余|其他|其它|别的|剩下的|余下的|都(?:还)?[按照用]")
_BY = re.compile(r"(?:按照?|依照?|照着?|用|同|跟|据|沿用|参照|依据)(?:的)?\s*$")


def referred(
    text: str, accounts: Iterable[LibraryAccount], *, by_name: bool = False
) -> tuple[LibraryAccount, frozenset[Role]] | None:
    """Return the account that `text` refers to and the base figures it may lend, or None.

    人口和结余还按2号文 lends these two; 其余照请示 lends all; a question about the asker's own
    town is lent the terms (ratio and rate) only. With `by_name` 标准改成130 refers to none.
    """
    uniform = narrow(text)
    for account in accounts:
        place = _mention(uniform, account.document, () if by_name else (_GENERIC.pattern,))
        if place is not None:
            return account, _lent(uniform, place)
    return None


def mentions(text: str, account: LibraryAccount) -> bool:
    """Tell whether `text` names the account's document: by its number or as the 请示."""
    return _mention(narrow(text), account.document, ()) is not None


def speaks_of(text: str, accounts: Iterable[LibraryAccount]) -> bool:
    """Tell whether `text` speaks of a document itself (请示取…), not of its terms (按请示…)."""
    uniform = narrow(text)
    places = (_mention(uniform, account.document, ()) for account in accounts)
    return any(place is not None and not _BY.search(uniform[:place]) for place in places)


def _mention(
    uniform: str, document: PolicyDocument, generic: tuple[str, ...] = (_GENERIC.pattern,)
) -> int | None:
    number = re.search(r"\d+(?=号$)", narrow(document.document_number))
    patterns = [re.escape(document.genre)] if document.genre == "请示" else []
    patterns += [rf"(?<!\d){number[0]}号(?:文|请示|件|里|的)?"] if number else []
    for pattern in (*patterns, *generic):
        match = re.search(pattern, uniform)
        if match:
            return match.start()
    key = fold(document.document_number)
    return 0 if key and key in fold(uniform) else None


def _lent(uniform: str, place: int) -> frozenset[Role]:
    start = max((uniform.rfind(stop, 0, place) for stop in ",。;?"), default=-1) + 1
    segment = re.split(r"[,。;?]", uniform[start:])[0]
    before = uniform[start:place]
    named = frozenset(noun.role for noun in nouns(segment)) & WHOLE
    if _REST.search(segment):
        return TERMS if _OWN_TOWN.search(uniform) and "其" not in segment else WHOLE
    if named and (_BY.search(before) or _OWN_TOWN.search(uniform)):
        return named
    if named and _KEPT.search(segment) and _OTHER_PEOPLE.search(uniform):
        return named
    return TERMS if _OWN_TOWN.search(uniform) else WHOLE


def is_own_town(text: str) -> bool:
    """Tell whether the asker speaks of a place of their own."""
    return bool(_OWN_TOWN.search(narrow(text)))


_STOP = re.compile(r"[,。;?!、]")

Years = Mapping[Role, frozenset[int]]


def named_years(text: str) -> Years:
    """Return the years that `text` names for each role (2020年总保费), where it names any."""
    uniform = narrow(text)
    years: dict[Role, frozenset[int]] = {}
    end = 0
    for noun in nouns(uniform):
        before = _STOP.split(uniform[end : noun.start])[-1]
        years[noun.role] = years.get(noun.role, frozenset()) | frozenset(_years(before)[-1:])
        end = noun.end
    return {role: found for role, found in years.items() if found}


def figure_years(text: str, stated: Iterable[Stated]) -> dict[Role, int]:
    """Return the year of each figure of a clause: the one right after it, else the last before."""
    uniform = narrow(text)
    years: dict[Role, int] = {}
    for each in stated:
        after = _years(_STOP.split(uniform[each.quantity.end :])[0])
        before = _years(uniform[: each.quantity.start])
        if found := (*before[-1:], *after[:1]):
            years.setdefault(each.role, found[-1])
    return years


def _years(uniform: str) -> list[int]:
    read = (read_number(match["year"]) for match in YEAR.finditer(uniform))
    return [int(number.value) for number in read if number]
