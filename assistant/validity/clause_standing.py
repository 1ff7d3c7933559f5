"""The standing of a clause on a day: of its document, of the text it is of, and of its own words.

A clause can be repealed or amended where its document still applies, and an older text of a
document goes on holding, word for word, in the clauses that the newer one left alone.
"""

from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from threading import Lock
from weakref import WeakKeyDictionary

from assistant.documents.model import Clause, Element, PolicyDocument
from assistant.documents.relations import RelationKind
from assistant.documents.revisions import body, counterpart, revision_of
from assistant.documents.text import fold
from assistant.library.editions import Edition, edition_on, editions_of
from assistant.library.library import Library
from assistant.library.links import Links
from assistant.question.places import Place
from assistant.retrieval.evidence import Evidence
from assistant.validity.amendments import amendments
from assistant.validity.consolidated_clause import ChangedBy, ClauseOrigin, NotConsolidated
from assistant.validity.consolidation import Consolidation, consolidated
from assistant.validity.fitted import fit
from assistant.validity.instructions import instructions_for
from assistant.validity.standing import Standing, Status, status
from assistant.validity.told_changes import leaves_some, says_since

_GONE = frozenset({Standing.REPEALED, Standing.NOT_YET, Standing.AMENDED})
_BEHIND = 0.1
"""By how much a clause must fit better than one that holds to be put before it."""


def clause_status(
    document: PolicyDocument, clause: Clause, library: Library, day: date, shown: str = ""
) -> Status:
    """Return the standing of a clause, as it is printed in `document`, on `day`.

    `document` may be an older text of the library. `shown` is the part of the clause that is meant,
    all of it if it is empty. A 有效期 that has passed says nothing of what the words were by then:
    both are told.
    """
    editions = editions_of(library, document.id)
    whole = _not_begun(editions, document, day) or status(document, library.links, day)
    expired = whole.standing is Standing.EXPIRED
    if not (whole.holds or expired):
        return whole
    place = Place(document, clause)
    if (since := says_since(clause)) and since > day:
        return Status(Standing.NOT_YET, clause.text, document, since)
    found = _in_a_newer_text(editions, place, library, day, shown)
    found = found or _amended(place, library, day, shown)
    return replace(found, lapsed=whole if expired else None) if found else whole


def in_force_first(evidence: Sequence[Evidence], library: Library, day: date) -> list[Evidence]:
    """Return evidence with what is repealed or does not apply yet behind its rivals.

    A clause that fits far better than all that hold is still the first: nothing else answers.
    """
    documents = set_back((e.document for e in evidence), library, day)
    behind = [e.document.id in documents or _comes_later(e.clause, day) for e in evidence]
    if not any(behind):
        return list(evidence)
    placed = zip(behind, evidence, strict=True)
    return [e for _, e in sorted(placed, key=lambda each: _BEHIND * each[0] - each[1].score)]


def _comes_later(clause: Clause, day: date) -> bool:
    """Say whether what a clause says is otherwise begins only after `day`, as it says itself."""
    since = says_since(clause)
    return since is not None and since > day


def set_back(documents: Iterable[PolicyDocument], library: Library, day: date) -> frozenset[str]:
    """Return the ids of the documents that do not apply on `day`, and of orders carried out.

    An order to amend is carried out when the library has the text with the words that it orders:
    what it says stands there, in its place. One whose 有效期 has passed is not set back: nothing
    else need have come, and what it says goes on being asked for.
    """
    held = {d.id: d for d in documents}
    return frozenset(
        key
        for key, document in held.items()
        if document_status(document, library, day).standing in _GONE
        or _carried_out(document, library)
    )


def _carried_out(paper: PolicyDocument, library: Library) -> bool:
    links = (k for k in library.links.of(paper) if k.relation.kind is RelationKind.AMENDS)
    amended = [link.target for link in links if link.target is not None]
    texts = [editions_of(library, target.id)[0].document for target in amended]
    revised = (revision_of(text) for text in texts)
    return bool(texts) and all(r and r.orders(paper) for r in revised)


def document_status(document: PolicyDocument, library: Library, day: date) -> Status:
    """Return the standing of a document on `day`; of an older text, whether it applies then."""
    editions = editions_of(library, document.id)
    found = _not_begun(editions, document, day) or status(document, library.links, day)
    newer = _newer(editions, document, day)
    if not found.holds or newer is None:
        return found
    by = _ordered_by(newer.document, library) or newer.document
    return Status(Standing.AMENDED, _remark(newer.document), by, newer.begins)


def _not_begun(editions: Sequence[Edition], document: PolicyDocument, day: date) -> Status | None:
    begins = next((e.begins for e in editions if e.document.id == document.id), None)
    if begins is None or begins <= day:
        return None
    return Status(Standing.NOT_YET, _remark(document), document, begins)


def _remark(document: PolicyDocument) -> str:
    """Return the words that tell from when a text holds: its 题注, its 施行, or its date."""
    if revision_of(document) and (remark := document.element(Element.REMARK)):
        return remark.text
    stated = next((s.words for s in document.effect.statements if s.day), "")
    printed = document.element(Element.DATE)
    return stated or (printed.text if printed else "")


def _in_a_newer_text(
    editions: Sequence[Edition], place: Place, library: Library, day: date, shown: str
) -> Status | None:
    """Judge by the text that has taken the place of this one by `day`."""
    clause = place.clause
    newer = _newer(editions, place.document, day)
    if newer is None or clause.element is not None:
        return None
    now = counterpart(clause, newer.document)
    if now is not None and (body(now) == body(clause) or _says_still(now.text, shown)):
        return None
    instead = Place(newer.document, now) if now else None
    paper = _ordered_by(newer.document, library)
    by = paper or newer.document
    orders = instructions_for(paper, place.document) if paper else ()
    if paper and (struck := _struck(place, shown, (ChangedBy(paper, each) for each in orders))):
        order = struck.instruction
        return Status(Standing.REPEALED, order.sentence, paper, newer.begins, order.clause)
    return Status(Standing.AMENDED, _remark(newer.document), by, newer.begins, newer=instead)


def _says_still(text: str, shown: str) -> bool:
    """Say whether the part of a clause that is meant is in its newer text, word for word."""
    return bool(shown) and fold(shown) in fold(text)


def _newer(editions: Sequence[Edition], document: PolicyDocument, day: date) -> Edition | None:
    then = edition_on(editions, day)
    order = [e.document.id for e in editions]
    if then is None or document.id not in order:
        return None
    return then if order.index(then.document.id) < order.index(document.id) else None


def _ordered_by(text: PolicyDocument, library: Library) -> PolicyDocument | None:
    """Return the document of the library by which a text was revised."""
    revision = revision_of(text)
    return next((d for d in library.documents if revision and revision.orders(d)), None)


def _amended(place: Place, library: Library, day: date, shown: str) -> Status | None:
    """Judge by what the orders in force on `day` make of the clause, put into the text.

    Of an order that cannot be put in, or that only says what is different now, the words tell.
    """
    found = _consolidated(place.document, library.links, day)
    each = found.clause_of(place.clause.id)
    if each and each.origin is ClauseOrigin.AMENDED and _says_still(each.clause.text, shown):
        return None
    if each and each.changes and each.origin in (ClauseOrigin.AMENDED, ClauseOrigin.DELETED):
        struck = _struck(place, shown, each.changes)
        change = struck or each.changes[-1]
        clause, paper = change.instruction.clause, change.paper
        gone = each.origin is ClauseOrigin.DELETED or struck is not None
        return Status(
            Standing.REPEALED if gone else Standing.AMENDED,
            change.instruction.sentence, paper, paper.applies_from, clause,
            newer=None if gone else Place(paper, clause), words="" if gone else each.clause.text,
        )  # fmt: skip
    label = place.clause.label
    failed = {f.change.paper.id for f in found.failed if _may_mean(f, label)}
    done = {p.id for p in (*found.papers, *found.contained)} - failed
    return _told_in_words(place, library, day, shown, done)


def _struck(place: Place, shown: str, changes: Iterable[ChangedBy]) -> ChangedBy | None:
    """Return the change that takes out of a clause the part that is shown: 删去第五条第三项."""
    text = place.clause.text
    for change in changes if shown else ():
        fitted = fit(change.instruction, place.document)
        for cut in fitted.texts:
            taken = cut.clause == place.clause.id and not cut.new
            if taken and fold(shown) in fold(text[cut.start : cut.end]):
                return change
    return None


def _may_mean(failed: NotConsolidated, label: str) -> bool:
    """Say whether an order that could not be put in may be about the clause of this label."""
    places = failed.change.instruction.places
    return not places or any(label in place for place in places)


def _told_in_words(
    place: Place, library: Library, day: date, shown: str, done: Collection[str]
) -> Status | None:
    for found in amendments(place.document, place.clause, library, day, shown):
        if found.document.id not in done:
            paper, clause = found.document, found.clause
            since = says_since(clause) or paper.applies_from
            partly = leaves_some(clause)
            return Status(
                Standing.AMENDED, clause.text, paper, since, clause, newer=found, partly=partly
            )
    return None


_Kept = OrderedDict[tuple[str, date], Consolidation]
_KEPT: "WeakKeyDictionary[Links, _Kept]" = WeakKeyDictionary()
"""Consolidations by the documents that they were made among: one answer asks for a few often."""
_MOST_KEPT = 256
"""Of one library; those that were asked for longest ago are made again."""
_KEEPING = Lock()


def _consolidated(document: PolicyDocument, links: Links, day: date) -> Consolidation:
    key = (document.id, day)
    with _KEEPING:
        kept = _KEPT.setdefault(links, OrderedDict())
        if key in kept:
            kept.move_to_end(key)
            return kept[key]
    found = consolidated(document, links, day)
    with _KEEPING:
        kept[key] = found
        while len(kept) > _MOST_KEPT:
            kept.popitem(last=False)
    return found
