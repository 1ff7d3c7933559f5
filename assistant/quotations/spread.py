"""Words spread over several clauses: more of them than are named, or an item with its lead."""

from collections.abc import Iterator

from assistant.documents.model import Clause, ClauseKind
from assistant.documents.parts import Part
from assistant.question.places import Place
from assistant.quotations.named import Named
from assistant.quotations.placing import Placed, read_through
from assistant.quotations.quote_search import QuoteSearch

_FEWEST = 4
"""Letters of a clause that are quoted from it; fewer are chance."""
_Span = tuple[int, int]


def beyond(placed: Placed, named: Named) -> tuple[Clause, ...]:
    """Return the clauses of which words are quoted though no named place reaches them.

    What a quotation says by …… that it leaves out is not quoted.
    """
    reached = {p.clause.id for p in named.reach}
    found: list[Clause] = []
    begun = placed.stretch.start
    for clause, end in zip(placed.stretch.clauses, placed.stretch.ends, strict=True):
        first, last = begun - placed.stretch.start, end - placed.stretch.start
        letters = sum(max(0, min(e, last) - max(s, first)) for s, e in _quoted(placed))
        outside = clause.id not in reached and clause.kind is not ClauseKind.HEADING
        found += [clause] if outside and letters >= _FEWEST else []
        begun = end
    return tuple(found) if named.places else ()


def _quoted(placed: Placed) -> Iterator[_Span]:
    """Yield from where to where the letters of a source are quoted."""
    start = placed.alignment.start
    for edit in placed.alignment.edits:
        if edit.omitted:
            yield start, edit.start
            start = edit.end
    yield start, placed.alignment.end


def read_on(search: QuoteSearch, placed: Placed) -> Placed | None:
    """Return where the very words stand when the clauses of a place are read on as one text."""
    if len(placed.clauses) < 2:
        return None
    found = search.laid_beside(read_through(placed.stretch.document, placed.clauses))
    return found if found and found.alignment.likeness == 1 else None


def leads_to(placed: Placed, named: Named) -> bool:
    """Say whether words are a named item behind the words that lead to its list.

    有下列情形之一的，…：……（六）… is rightly quoted from 第（六）项.
    """
    (clause,) = placed.clauses if len(placed.clauses) == 1 else (None,)
    origins, begun = placed.stretch.wording.origins, placed.stretch.printed_at(placed.clauses[0])
    spans = [(origins[s] - begun, origins[e - 1] + 1 - begun) for s, e in _quoted(placed)]
    items = (p for p in named.places if clause and p.clause.id == clause.id)
    return any(p.part and p.part.address[1] and _all_in(spans, p, p.part) for p in items)


def _all_in(spans: list[_Span], place: Place, item: Part) -> bool:
    """Say whether all that is quoted stands in an item or in the lead of its list."""
    of_list = [p for p in place.clause.parts if p.address[0] == item.address[0]]
    begun = min(p.start for p in of_list)
    listed = min(p.start for p in of_list if p.address[1])
    begun = 0 if begun == listed else begun
    allowed = [(begun, listed), place.span]
    return all(any(a <= first and last <= b for a, b in allowed) for first, last in spans)
