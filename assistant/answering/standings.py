"""Standings: every quote of an answer says whether its clause still holds on the day asked.

What does not hold is told above the quotes and in the line below each; of words that were changed
the ones that hold instead are quoted too.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, arranged, cite_place
from assistant.answering.draft_parts import (
    Also,
    Computed,
    DraftPart,
    Introduction,
    Quote,
    Rest,
    RowsTold,
)
from assistant.answering.turn import Turn
from assistant.documents.dates import print_date
from assistant.documents.model import PolicyDocument
from assistant.question.places import Place
from assistant.validity.cited_standing import cited_standing
from assistant.validity.clause_standing import clause_status
from assistant.validity.standing import Standing, Status

_MOST = 3
"""Quotes whose changes are told, and changed words that are quoted."""
_PUT_TOGETHER = "（改后的整条，由程序按修改文件整理；引用以原文件和修改文件为准）"


def with_standing(draft: Draft, turn: Turn) -> Draft:
    """Return `draft` with the standing of all that it cites, and what speaks against relying on it.

    Changed words come before the ones that they replace, unless the question names the very clause.
    """
    found = {c: _status(c, turn) for c in (*draft.citations, *draft.also)}
    stood = {c: replace(c, standing=cited_standing(s, _judged(turn))) for c, s in found.items()}
    carried = replace(draft, parts=tuple(_carrying(part, stood) for part in draft.parts))
    if draft.outcome is not Outcome.ANSWERED or draft.tells_changes:
        return carried
    told = {_place(c): found[c] for c in islice(draft.citations, _MOST)}
    if any(s.newer for s in told.values()) and not draft.calculation:
        carried = _with_newer(carried, told.values(), turn)
    return _with_banner(carried, told, turn)


def with_own_standing(citation: Citation, turn: Turn) -> Citation:
    """Return a citation with the standing of its clause."""
    return replace(citation, standing=cited_standing(_status(citation, turn), _judged(turn)))


def _status(citation: Citation, turn: Turn) -> Status:
    return standing_on(citation, turn, _judged(turn))


def standing_on(citation: Citation, turn: Turn, day: date) -> Status:
    """Return the standing of what is cited on a day."""
    document, clause = turn.library.clause(citation.clause_id)
    return clause_status(document, clause, turn.library, day, citation.quote)


def _judged(turn: Turn) -> date:
    """Return the day of the standings that are told: of 旧版 it is asked what became of it."""
    as_of = turn.question.as_of
    return turn.today if as_of and as_of.older else turn.day


def _carrying(part: DraftPart, stood: dict[Citation, Citation]) -> DraftPart:
    match part:
        case Quote(citation):
            return Quote(stood[citation])
        case Also(citations):
            return Also(tuple(stood[c] for c in citations))
        case _:
            return part


def _with_newer(draft: Draft, told: Iterable[Status], turn: Turn) -> Draft:
    """Return the draft with the words that hold instead, those of the newest change first."""
    changes = {s.newer.clause.id: s for s in told if s.newer}
    places = [s.newer for s in changes.values() if s.newer][:_MOST]
    newer = tuple(_newest(place, turn) for place in places)
    kept = tuple(c for c in draft.citations if c.clause_id not in changes)
    also = tuple(c for c in draft.also if c.clause_id not in changes)
    older = turn.question.as_of is not None and turn.question.as_of.older
    first = not older and not any(reference.places for reference in turn.question.references)
    order = "先列调整后的，再列原来的" if first else "列在原文后面"
    by = dict.fromkeys(_by(s) for s in changes.values())
    said = f"{'、'.join(by)}对这里作了调整（{order}）；办理时以最新的文件为准。"
    reckoned = any(part.computed for part in draft.lead)
    changed = () if reckoned or older else changes.values()
    words = [f"> {line}" for s in changed for line in s.words.splitlines()]
    whole = "\n>\n".join([*words, f"> {_PUT_TOGETHER}"]) if words else ""
    lead = [part for part in draft.lead if draft.computes or isinstance(part, Rest)]
    lead = [part for part in lead if not (first and isinstance(part, RowsTold))]
    citations = (*newer, *kept) if first else (*kept, *newer)
    parts = arranged((*lead, Computed(said), Computed(whole)), citations, also, draft.closing)
    return replace(draft, parts=tuple(p for p in parts if not _is_empty(p)))


def _is_empty(part: DraftPart) -> bool:
    return isinstance(part, Computed) and not part.text


def _newest(place: Place, turn: Turn) -> Citation:
    return with_own_standing(cite_place(place), turn)


def _by(found: Status) -> str:
    by = found.source or (found.newer.document if found.newer else None)
    return _dated(by) if by else ""


def _dated(document: PolicyDocument) -> str:
    day = f"（{print_date(document.date)}）" if document.date else " "
    return f"{document.name}{day}"


def _place(citation: Citation) -> tuple[str, str]:
    """Return what tells a quote from others: its clause, and what of it is quoted."""
    return citation.clause_id, citation.quote


def _with_banner(draft: Draft, told: Mapping[tuple[str, str], Status], turn: Turn) -> Draft:
    """Return the draft with what says of its first quotes that they do not hold, above them.

    `told` are the standings of those by their places; words put before them are not among these.
    """
    lines = [_as_of(draft, turn)] if _judged(turn) != turn.today else []
    for citation in draft.citations:
        found = told.get(_place(citation))
        if found is None:
            continue
        if not found.holds and (found.newer is None or draft.calculation):
            lines.append(_banner(citation, found))
        elif found.lapsed:
            lines.append(_banner(citation, found.lapsed))
    said = "\n\n".join(dict.fromkeys(filter(None, lines)))
    if not said or draft.judges_time:
        return draft
    lead = [p for p in draft.lead if not isinstance(p, Introduction)]
    return replace(draft, parts=(Computed(said), *lead, *draft.parts[len(draft.lead) :]))


def _as_of(draft: Draft, turn: Turn) -> str:
    """Return of which day the answer is, and what has become of its first quote since."""
    since = ""
    if turn.day < turn.today and draft.citations:
        now = standing_on(draft.citations[0], turn, turn.today)
        since = "" if now.holds else f"（{print_date(turn.today)}再看，第一处{now.told}）"
    return f"按{print_date(turn.day)}适用的文件{since}："


def _banner(citation: Citation, found: Status) -> str:
    """Return what is said above a quote that does not hold: by what, and the words that say so."""
    name = citation.document_number or f"《{citation.title}》"
    name += f" {citation.clause}" if found.is_struck else ""
    gone = {Standing.NOT_YET: "下面的规定还不适用", Standing.AMENDED: "下面是修改前的文字"}
    says = f"：“{found.sentence}”" if found.sentence else ""
    where = f"（{found.source.name}）" if found.source and says else ""
    told = gone.get(found.standing, "下面的原文只供查考")
    return f"**注意**：{name} {found.told}，{told}{says}{where}"
