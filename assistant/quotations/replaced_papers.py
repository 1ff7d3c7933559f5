"""Words that stand only in a paper which the one that is meant has replaced, or in another town's.

The section of the draft names the paper that is meant. What is quoted under it without a name of
its own is told of that one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.documents.model import PolicyDocument
from assistant.question.places import Place
from assistant.quotations.checked import RIGHT, Quotation, QuotationStatus
from assistant.quotations.context import Context
from assistant.quotations.forerunners import comes_before, town_of
from assistant.quotations.raised import raised
from assistant.quotations.told_statements import in_clauses

_NOW = "{0}此处写的是“{1}”"
_REPLACED = "所引在{0}，已由{1}代替"
_OF_OTHER = "草稿讲的是{0}，这句话在{1}"


def of_the_meant(context: Context, found: Sequence[Quotation]) -> list[Quotation]:
    """Return quotations, those as wrong that are right of another paper than is meant."""
    by_clause = {c.id: d for d in context.places.documents for c in d.clauses}
    return [_checked(context, by_clause, q) for q in found]


def _checked(
    context: Context, by_clause: Mapping[str, PolicyDocument], found: Quotation
) -> Quotation:
    document = by_clause.get(found.source.clause_id) if found.source else None
    if document is None or found.status not in RIGHT or found.named:
        return found
    meant = context.sections.documents(found.span[0])
    now = next(_of_later(context, document, meant, found), None)
    if now or document in meant:
        return now or found
    section = context.own[slice(*context.sections.span(found.span[0]))]
    if town_of(document) in section:
        return found
    return next(_of_other_town(document, meant, found), found)


def _of_later(
    context: Context, document: PolicyDocument, meant: Sequence[PolicyDocument], found: Quotation
) -> Iterator[Quotation]:
    """Yield a quotation as superseded, where a paper that is meant has replaced its source."""
    for later in (d for d in context.sections.everything if d.id != document.id):
        told = ""
        if context.judge.is_repealed_by(document, later):
            told = found.note or _REPLACED.format(document.name, later.name)
        elif _is_later(later, document):
            told = _now(later, found.text, document, within=later in meant)
        if told:
            yield replace(found, status=QuotationStatus.SUPERSEDED, note=told)


def _now(later: PolicyDocument, words: str, document: PolicyDocument, *, within: bool) -> str:
    """Return what a later document says of the same; "" where it says nothing else of it."""
    for place, printed in _otherwise(later, words, same=within or comes_before(document, later)):
        return _NOW.format(f"{later.name}{place.label}", printed)
    return ""


def _is_later(one: PolicyDocument, other: PolicyDocument) -> bool:
    return bool(one.date and other.date and one.date > other.date)


def _otherwise(document: PolicyDocument, words: str, *, same: bool) -> Iterator[tuple[Place, str]]:
    """Yield where a document says of the `same`, or of what it changes, that it is another now."""
    for _, meant in in_clauses(document, words) if same else ():
        if meant and not meant.same and meant.sure:
            yield meant.place, meant.printed_there
    yield from ((r.place, r.now) for r in raised(document, words))


def _of_other_town(
    document: PolicyDocument, meant: Sequence[PolicyDocument], found: Quotation
) -> Iterator[Quotation]:
    """Yield a quotation as wrongly attributed, where the paper that is meant is another town's."""
    own = [d for d in meant if town_of(d)]
    if town_of(document) and own and all(town_of(d) != town_of(document) for d in own):
        note = _OF_OTHER.format(own[-1].name, document.name)
        yield replace(found, status=QuotationStatus.MISATTRIBUTED, note=note)
