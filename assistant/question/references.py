"""References: which document and which clause a question names, resolved without search.

36号文第九条, （九）, 第二十条第一款第（三）项, 第三条至第五条, 附件2第三条, 第九条的上一条.
What the named document does not have is known not to exist, with the count of what it has.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.documents.document_number import find_document_numbers, without_document_numbers
from assistant.documents.model import Clause, PolicyDocument
from assistant.question.document_names import SERIAL, SERIAL_WITH_NOUN, mentions
from assistant.question.owners import Owners
from assistant.question.places import Place
from assistant.question.relative_places import Relative, beside, ends_of, find_relatives
from assistant.question.resolving import Region, follow, has
from assistant.question.units import UNITS, units_of
from assistant.question.written_places import Chain, find_chains

_WHICH_CLAUSE = re.compile(
    r"(?:写|说|讲|出|放)?(?:在|自|的是)?(?:第几|哪一?|哪几)[条段款项章](?:里|中)?(?:的)?"
)
_OWN = re.compile(r"\s*(?:的|里面?|中|之|往|再|以)?\s*")
"""What may stand between 第九条 and 上一条, which is counted from it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One place that a text names: as written, and what it resolves to.

    `places` is empty when no document in question has such a place; `documents` are those that
    were looked in; `unit` is what was counted (条, 部分, 段, 款) and `number` which one was asked
    for, to `last` where it is a range; `whole` is off when an end of the range is not there.
    `within` is the clause in which a 款 or 项 was looked for, or from which 上一条 was counted,
    `layer` the attachment; `loose` says that the text does not itself say in which clause.
    """

    written: str
    unit: str
    number: int
    documents: tuple[PolicyDocument, ...]
    places: tuple[Place, ...]
    last: int = 0
    within: tuple[Place, ...] = ()
    whole: bool = True
    loose: bool = False
    layer: str = ""

    @property
    def clauses(self) -> tuple[tuple[PolicyDocument, Clause], ...]:
        """The clauses in which the places stand, each once, with their documents."""
        pairs = {p.clause.id: (p.document, p.clause) for p in self.places}
        return tuple(pairs.values())

    @property
    def is_reversed(self) -> bool:
        """Say whether a range ends before it begins: 第九条至第三条."""
        return self.last < self.number


def without_references(text: str) -> str:
    """Return `text` without the places it names: what is left is what it asks about."""
    text = without_document_numbers(text)
    for pattern in (SERIAL_WITH_NOUN, SERIAL):
        text = pattern.sub(" ", text)
    spans = [(s.start, s.end) for c in find_chains(text) if c.stands_alone for s in c.steps]
    spans += [(r.start, r.end) for r in find_relatives(text)]
    return _WHICH_CLAUSE.sub(" ", _without(text, spans)).strip()


def without_names(text: str, documents: Sequence[PolicyDocument]) -> str:
    """Return `text` without the places and the documents that it names."""
    spans = [(m.start, m.end) for m in mentions(text, documents)]
    spans += [(s.start, s.end) for c in find_chains(text) for s in c.steps]
    spans += [(r.start, r.end) for r in find_relatives(text)]
    return _without(text, spans)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """Return `text` with each span as one space."""
    for start, end in sorted(set(spans), reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def names_place(text: str) -> bool:
    """Say whether `text` names a document by number or a clause, as 36号文 and 第九条 do."""
    numbered = any(p.search(text) for p in (SERIAL_WITH_NOUN, SERIAL))
    chains = any(c.stands_alone for c in find_chains(text))
    return numbered or chains or bool(find_document_numbers(text))


def find_references(
    text: str,
    documents: Sequence[PolicyDocument],
    inherited: Sequence[PolicyDocument] = (),
    before: Sequence[Place] = (),
) -> tuple[Reference, ...]:
    """Return every place that `text` names, in its order.

    A clause is looked for in the document that owns it (`Owners`). 上一条 and 第二款 are counted
    from what the text names before them, else from the places `before`, that were spoken of last.
    """
    named: list[Chain | Relative] = [*find_chains(text), *find_relatives(text)]
    if not named:
        return ()
    owners = Owners(text, documents, inherited)
    found: list[tuple[Chain | Relative, Reference]] = []
    for each in sorted(named, key=lambda n: (n.end, n.start)):
        last, earlier = found[-1] if found else (None, None)
        near = last is not None and _touch(last, each, text)
        counted = isinstance(each, Relative) or not each.stands_alone
        if near and counted and earlier:
            if not earlier.places:
                continue
            found.pop()
        origin = earlier.places if earlier else tuple(before)
        found.append((each, _reference(each, owners, origin, near=near)))
    return tuple(reference for _, reference in found)


def unheld_names(text: str, documents: Sequence[PolicyDocument]) -> tuple[str, ...]:
    """Return the documents whose clauses `text` names and which the library does not have."""
    owners = Owners(text, documents, ())
    starts = [c.steps[0].start for c in find_chains(text) if c.stands_alone]
    names = [m for m in map(owners.mention, starts) if m is not None]
    return tuple(dict.fromkeys(m.written for m in names if not m.documents))


def _touch(one: Chain | Relative, other: Chain | Relative, text: str) -> bool:
    return one.end <= other.start and bool(_OWN.fullmatch(text[one.end : other.start]))


def _reference(
    each: Chain | Relative, owners: Owners, origin: tuple[Place, ...], *, near: bool
) -> Reference:
    if isinstance(each, Chain):
        if each.stands_alone:
            return from_chain(each, [Region(d) for d in owners.of(each.steps[0].start)])
        regions = _around(each, origin) or [Region(d) for d in owners.before(each.steps[0].start)]
        return replace(from_chain(each, regions), loose=True)
    if each.plain and not near:
        return _ends(each, owners.named or owners.inherited)
    return from_relative(each, origin)


def _around(chain: Chain, origin: tuple[Place, ...]) -> list[Region]:
    """Return the clauses in which 第二款 is looked for; 第（三）项 within the 款 before it."""
    item = chain.steps[0].unit == "项"
    kept = [
        p if item and p.part and not p.part.address[1] else replace(p, part=None) for p in origin
    ]
    return [Region.of(p) for p in {p.key: p for p in kept}.values()]


def from_chain(chain: Chain, regions: Sequence[Region]) -> Reference:
    """Return what a chain of steps comes down to in `regions`."""
    end = follow(chain, regions)
    step = end.step
    # An attachment named in the text: what is not in it may well be elsewhere.
    layer = next((r.layer for r in end.within if r.layer), "") if len(chain.steps) > 1 else ""
    return Reference(
        written=step.written,
        unit=UNITS[step.unit].name,
        number=step.first,
        documents=_documents_of(end.within if layer else regions),
        places=tuple(p for r in end.found for p in r.places()),
        last=step.last,
        within=tuple(p for r in end.within if r.clause for p in r.places()),
        whole=all(has(end.within, step, n) for n in (step.first, step.last)),
        layer=layer,
    )


def from_relative(relative: Relative, origin: tuple[Place, ...]) -> Reference:
    """Return what 上一条 comes down to from the places that were named last."""
    start = origin[-1:] if relative.by > 0 else origin[:1]
    return Reference(
        written=relative.written,
        unit=relative.unit,
        number=0,
        documents=_documents_of(start),
        places=tuple(q for p in start for q in beside(relative, p)),
        within=start,
        loose=True,
    )


def _ends(relative: Relative, documents: tuple[PolicyDocument, ...]) -> Reference:
    """Return what 前三条 of a document comes down to: the first three."""
    rows = [(d, ends_of(relative, units_of(d, relative.unit))) for d in documents]
    places = tuple(Place(d, c) for d, row in rows for c in row)
    return Reference(relative.written, relative.unit, 0, documents, places, loose=True)


def _documents_of(found: Sequence[Region | Place]) -> tuple[PolicyDocument, ...]:
    return tuple({f.document.id: f.document for f in found}.values())
