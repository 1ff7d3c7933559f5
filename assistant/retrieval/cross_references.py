"""What a clause refers to: 依照本法第三十九条第一款, 前款规定的材料, 《…法》第五条, 本意见（九）.

Followed one step, and only where the words leave no choice: into the document itself when they say
本法 (or, in a law, name no other), into another when they give its whole title or its number.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.documents.document_number import find_document_numbers
from assistant.documents.model import Clause, DocumentType, PolicyDocument
from assistant.documents.numbering import Level
from assistant.question.clause_units import BRACKETED
from assistant.question.document_names import KnownNames
from assistant.question.places import Place
from assistant.question.references import from_chain, from_relative
from assistant.question.relative_places import Relative, find_relatives
from assistant.question.resolving import Region
from assistant.question.short_titles import KIND, name_before
from assistant.question.written_places import Chain, find_chains, joins
from assistant.retrieval.evidence import Evidence, Reason, evidence_of

MOST = 3
"""Clauses that are brought along with one."""
_FOLLOWED = ("条", BRACKETED, "款", "项", "目")
"""Whole chapters and attachments are not brought along."""
_OWN = re.compile(rf"(?:本|本实施)(?:{KIND.pattern})(?:的|中|里)*$")
_OWN_CLAUSE = re.compile(r"本[条款项](?:的|中|里)*$")
_OTHER = re.compile(rf"(?:{KIND.pattern}|原|[》）)〕])(?:的|中|里)*$")
_TITLE = re.compile(r"《([^《》]{2,80})》\s*(?:[（(][^（）()]{0,40}[）)])?\s*(?:的|中|里)*$")
_SENTENCE_ENDS = re.compile(r"[。；;\n]")


@dataclass(frozen=True, slots=True)
class _Citing:
    """A clause that refers to others, and the names by which it may mean other documents."""

    document: PolicyDocument
    clause: Clause
    known: KnownNames

    @property
    def is_article(self) -> bool:
        return self.clause.level == Level.ARTICLE

    @property
    def home(self) -> list[Region]:
        return [Region(self.document, self.clause.layer)]


def cited_in(
    place: Place,
    known: KnownNames,
    most: int = MOST,
    shown: tuple[int, int] | None = None,
) -> tuple[Place, ...]:
    """Return the places that the words of `place` refer to, in their order, each once.

    With `shown` only these characters of the clause are looked at. What they show is left out.
    """
    citing = _Citing(place.document, place.clause, known)
    start, end = shown or place.span
    found = {
        p.key: p
        for at, places in _cited(citing)
        if start <= at < end
        for p in places
        if p.clause.id != place.clause.id or _is_apart(p, (start, end))
    }
    return tuple(found.values())[:most]


def cited_by(found: Evidence, known: KnownNames) -> list[Evidence]:
    """Return as evidence what a clause that was found refers to, other clauses only.

    It has no score: it does not fit the question, but what fits.
    """
    places = cited_in(Place(found.document, found.clause), known)
    return evidence_of(places, Reason.CITED, 0.0)


def _is_apart(cited: Place, shown: tuple[int, int]) -> bool:
    """Say whether a part of the same clause lies outside of what is shown of it."""
    first, last = cited.span
    return cited.part is not None and (last <= shown[0] or shown[1] <= first)


def _cited(citing: _Citing) -> Iterator[tuple[int, tuple[Place, ...]]]:
    """Yield where the clause refers to something, and to what."""
    text = citing.clause.text
    named: list[Chain | Relative] = [*find_chains(text), *find_relatives(text)]
    ordered = sorted(named, key=lambda n: (n.end, n.start))
    last: Chain | Relative | None = None
    regions: Sequence[Region] = ()
    for place, each in enumerate(ordered, start=1):
        if isinstance(each, Relative):
            places = _before(each, citing)
            regions = [Region.of(p) for p in places]
            if any(_is_inside(c, each, text) for c in ordered[place : place + 1]):
                places = ()  # 前款第（二）项
        else:
            regions = _regions(each, last, regions, citing)
            followed = each.last.unit in _FOLLOWED and each.start > 0
            places = from_chain(each, regions).places if regions and followed else ()
        yield each.start, places
        last = each


def _is_inside(chain: Chain | Relative, relative: Relative, text: str) -> bool:
    """Say whether a chain goes on where 前款 ends."""
    start = chain.steps[0].start if isinstance(chain, Chain) else -1
    return start >= relative.end and not text[relative.end : start].strip("的")


def _before(relative: Relative, citing: _Citing) -> tuple[Place, ...]:
    """Return what 前款, 前两条 names in an article: counted from where it stands."""
    if not citing.is_article or not relative.written.startswith("前"):
        return ()
    return from_relative(relative, (_standing(citing, relative.start),)).places


def _standing(citing: _Citing, at: int) -> Place:
    """Return the innermost part of the clause in which the character `at` stands."""
    around = [p for p in citing.clause.parts if p.start <= at < p.end]
    inner = max(around, key=lambda p: p.start, default=None)
    return Place(citing.document, citing.clause, inner)


def _regions(
    chain: Chain, last: Chain | Relative | None, before: Sequence[Region], citing: _Citing
) -> Sequence[Region]:
    """Return where a chain is to be looked for; nowhere when the words leave a choice."""
    text = citing.clause.text
    start = chain.steps[0].start
    if last is not None and last.end <= chain.start:
        shared = isinstance(last, Chain) and last.steps[0].start == start
        touching = isinstance(last, Relative) and _is_inside(chain, last, text)
        if shared or joins(text[last.end : start]) or touching:
            return before
    ahead = _SENTENCE_ENDS.split(text[:start])[-1]
    if not chain.stands_alone:
        return _own_clause(chain, ahead, citing)
    if _OWN.search(ahead):
        return citing.home
    return _of_another(text, start, ahead, citing) or _unnamed(chain, ahead, citing)


def _own_clause(chain: Chain, ahead: str, citing: _Citing) -> Sequence[Region]:
    """Return the clause itself for 本条第二款, and in a law for a bare 第二款."""
    if not citing.is_article or (_OTHER.search(ahead) and not _OWN_CLAUSE.search(ahead)):
        return ()
    part = _standing(citing, chain.start) if chain.steps[0].unit == "项" else None
    inside = part.part if part and part.part and not part.part.address[1] else None
    return [Region(citing.document, citing.clause.layer, citing.clause, inside)]


def _of_another(text: str, start: int, ahead: str, citing: _Citing) -> Sequence[Region]:
    title = _TITLE.search(ahead)
    name = title[1] if title else name_before(text, start)
    numbers = find_document_numbers(ahead)
    if numbers and not ahead[numbers[-1].end :].strip("的中里）)"):
        return [Region(d) for d in citing.known.numbered(numbers[-1].key)]
    titled = citing.known.wholly_titled(name) if name else ()
    return [Region(titled[0])] if len(titled) == 1 else []


def _unnamed(chain: Chain, ahead: str, citing: _Citing) -> Sequence[Region]:
    """Return the law itself for 依照第二十条的规定, when no other is spoken of before it."""
    bracket = chain.steps[0].unit == BRACKETED
    law = citing.is_article and citing.document.type is DocumentType.LAW and not bracket
    spoken = "《" in ahead or bool(find_document_numbers(ahead)) or _OTHER.search(ahead)
    return citing.home if law and not spoken else ()
