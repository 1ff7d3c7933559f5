"""References: which document and which clause a question names, resolved without search.

36号文第九条, （九）, 第二十条第一款第（三）项, 第三条至第五条, 附件2第三条, 第九条的上一条.
What the named document does not have is known not to exist, with the count of what it has.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.documents.model import Clause, PolicyDocument
from assistant.question.clause_units import UNITS, units_of
from assistant.question.places import Place
from assistant.question.relative_places import Relative, beside, ends_of
from assistant.question.resolving import Region, follow, has
from assistant.question.text_names import TextNames
from assistant.question.written_places import Chain

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


@dataclass(frozen=True, slots=True)
class _Owners:
    """In which documents the clauses are looked for that a text names."""

    names: TextNames
    inherited: tuple[PolicyDocument, ...]

    def of(self, start: int) -> tuple[PolicyDocument, ...]:
        """Return those of a clause whose number stands at `start`.

        Without a document before it, it is of those named anywhere, else of the conversation's,
        else of any. Of a document that the library does not have there are none.
        """
        owner = self.names.mention_before(start)
        if owner is not None:
            return () if owner.asks else owner.documents
        named = self.names.documents
        lost = not named and bool(self.names.unknown_numbers)
        return () if lost else named or self.inherited or self.names.known.documents

    def before(self, start: int) -> tuple[PolicyDocument, ...]:
        """Return the documents named before `start`, and none where none is."""
        owner = self.names.mention_before(start)
        return owner.documents if owner and not owner.asks else ()


def find_references(
    names: TextNames,
    inherited: Sequence[PolicyDocument] = (),
    before: Sequence[Place] = (),
) -> tuple[Reference, ...]:
    """Return every place that a text names, in its order.

    A clause is looked for in the document named last before it; `inherited` are those of the
    conversation. 上一条 and 第二款 are counted from what the text names before them, else from the
    places `before`, that were spoken of last.
    """
    named: list[Chain | Relative] = [*names.chains, *names.relatives]
    owners = _Owners(names, tuple(inherited))
    found: list[tuple[Chain | Relative, Reference]] = []
    for each in sorted(named, key=lambda n: (n.end, n.start)):
        last, earlier = found[-1] if found else (None, None)
        near = last is not None and _touch(last, each, names.text)
        counted = isinstance(each, Relative) or not each.stands_alone
        if near and counted and earlier:
            if not earlier.places:
                continue
            found.pop()
        origin = earlier.places if earlier else tuple(before)
        found.append((each, _reference(each, owners, origin, near=near)))
    return tuple(reference for _, reference in found)


def places_meant(references: Sequence[Reference]) -> tuple[Place, ...]:
    """Return the places that references come down to, each once."""
    return tuple({p.key: p for r in references for p in r.places}.values())


def _touch(one: Chain | Relative, other: Chain | Relative, text: str) -> bool:
    return one.end <= other.start and bool(_OWN.fullmatch(text[one.end : other.start]))


def _reference(
    each: Chain | Relative, owners: _Owners, origin: tuple[Place, ...], *, near: bool
) -> Reference:
    if isinstance(each, Chain):
        if each.stands_alone:
            return from_chain(each, [Region(d) for d in owners.of(each.steps[0].start)])
        regions = _around(each, origin) or [Region(d) for d in owners.before(each.steps[0].start)]
        return replace(from_chain(each, regions), loose=True)
    if each.plain and not near:
        return _ends(each, owners.names.documents or owners.inherited)
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
