"""A fact: the sentences that answer, out of the clauses that fit; or that the library has none."""

import re
from collections.abc import Sequence

from assistant.answering.answer import Citation, Outcome
from assistant.answering.answering_words import answering_words
from assistant.answering.draft import (
    Draft,
    cite,
    cite_place,
    not_stated,
    only_asks,
    quoting,
    whole_sentences,
    without_head,
)
from assistant.answering.listing import names_of
from assistant.answering.stating.closeness import with_list
from assistant.answering.stating.fitting_clauses import (
    against_rules,
    best_first,
    exact_kinds,
    fitting_clauses,
)
from assistant.answering.stating.hardly_seen import hardly_seen
from assistant.answering.stating.readings import AS_GOOD, BOUND, Read, read_clauses
from assistant.answering.stating.relevance_bound import is_about
from assistant.answering.stating.row_in_band import row_in_band
from assistant.answering.stating.ruling import Ruling, Stating, cited, gives_value
from assistant.answering.stating.states import states
from assistant.answering.stating.unprinted_years import unprinted_years
from assistant.answering.stating.value_ruling import YEAR
from assistant.answering.turn import Turn
from assistant.answering.ways.table_rows import table_row
from assistant.documents.model import ClauseKind
from assistant.documents.numbers.figures import read_figures
from assistant.documents.numbers.units import Unit
from assistant.documents.text import fold
from assistant.question.kinds.kind import Kind, Sort
from assistant.question.kinds.what_is_asked import claimed_values
from assistant.question.words import Words
from assistant.retrieval.evidence import Evidence, Reason
from assistant.validity.clause_standing import clause_status

_CLOSE, _ALSO = 0.04, 2
_SEEN = 3
"""Fitting clauses of which one must hold what is set against a claim."""
_REFERS = re.compile(r"里面|里头|其中|上面|上述|[这那该]一?条")
"""Means the clauses of the last answer."""
_WHERE = re.compile(
    r"哪一?[条款项章节块处]|那一?[条款项](?=[里中上]|写|规定|怎么|$)|第几[条款项章节]|(?:提|写|讲|说)没(?:有)?(?:提|写|讲|说)"
    r"|没?有没?有?(?:提|写|讲|说)[到过及]?|可(?:有|提|写)[提写讲说]?[了过]|(?:的|有)(?:说法|条文)"
)
"""Asks where something stands, or whether it does: that is what search tells."""
_THAT_YEAR = re.compile(r"(?:19|20)\d\d\s*年度?的?")
_PIECE = re.compile(r"[，,、。；;\n]")
_THING = 24
"""Characters of a figure with its measure word and the name of what it counts."""
_RULED = frozenset({"办理时限"})
"""Kinds of value that the rules know from others alike."""
_SURE = 0.8
"""How sure the reader must be of the place of the answer for its words to be shown first: of 20
such among 75 answers to public questions, 18 were the answering words (looked through by hand)."""
_WHOLE = 400
"""Characters up to which a clause is shown whole."""
_MOST_QUOTED = 3
_QUOTES = re.compile(r"[“\"][^”\"]{30,}[”\"]")
"""Another document's words at length."""


def unstated_year(turn: Turn) -> Draft | None:
    """Say that the library has nothing of a year that no document mentions."""
    years = unprinted_years(turn)
    if not years or turn.retriever.quoted(turn.question):
        return None
    named = "、".join(f"{year}年" for year in sorted(years))
    return _of_newest(turn, named) or _not_stated(turn.evidence(1), f"{named}的情况")


def _of_newest(turn: Turn, named: str) -> Draft | None:
    """Say that there is nothing of the year, and quote what answers without it, by its own year.

    That is told of a value alone: whether a 目标 of a year has passed, no other year says.
    """
    if not turn.question.asks[Sort.VALUE]:
        return None
    text = _THAT_YEAR.sub("", turn.question.plain)
    read = turn.retriever.read(text, turn.question.history, today=turn.today, dated=False)
    undated = Turn.of(read, turn.retriever, turn.today, turn.shelf, turn.reader)
    found = table_row(undated) or fact(undated)
    if found.outcome is not Outcome.ANSWERED or not found.citations:
        return None
    newest = max((*found.citations, *found.also), key=lambda c: c.date[:4])
    document, clause = turn.library.clause(newest.clause_id)
    newer = clause_status(document, clause, turn.library, turn.day, newest.quote).newer
    if newer is not None:  # what it says is changed: the words that hold are of a later year
        document, clause = newer.document, newer.clause
        newest = cite_place(newer)
    told = YEAR.findall(f"{document.title_of(clause)}{newest.quote}")
    year = max(told, default=newest.date[:4])
    whose = f"写到这件事的是{year}年的" if year else "写到这件事的没有写明年份"
    said = f"库内文件未载明{named}的情况；{whose}，不能当作{named}的："
    return not_stated(said, (newest,))


def fact(turn: Turn) -> Draft:
    """Answer with the best sentences, or say that the library does not state it."""
    evidence = _telling(turn.evidence(), turn.question.words)
    found = states(turn, evidence)
    if not _by_words(turn) and (reads := read_clauses(turn)):
        seen = _as_read(turn, reads, found, evidence)
        if seen.outcome is Outcome.ANSWERED or not turn.question.named:
            return seen
    talked_of = turn.question.follows and gives_value(found)
    if not talked_of and not is_about(evidence, turn.library):
        return _not_stated(evidence, "")
    if found.verdict is Stating.DOES_NOT or gives_value(found):
        return _told(found, evidence)
    return _claim(turn, evidence) or _best(evidence)


def _by_words(turn: Turn) -> bool:
    """Say whether words tell better than the reader: where it is.

    So do they of how long an office may take, which they know from how long help lasts, and of what
    stands in the clauses of the last answer.
    """
    question = turn.question
    refers = bool(question.before) and _REFERS.search(question.plain) is not None
    ruled = refers or any(kind.name in _RULED for kind in question.asks[Sort.VALUE])
    return ruled or _WHERE.search(question.plain) is not None


def _as_read(
    turn: Turn, reads: Sequence[Read], found: Ruling, evidence: Sequence[Evidence]
) -> Draft:
    """Answer with the sentences in which the reader sees the answer, or say that there is none.

    `found` is what the rules find in `evidence`.
    """
    fitting = fitting_clauses(turn, reads)
    if not fitting and _counts_what_is_named(turn, found):
        return _told(found, evidence)
    fitting = fitting or hardly_seen(turn, reads, found)
    if found.verdict is Stating.DOES_NOT and not against_rules(turn, fitting, found):
        return _told(found, evidence)
    if not fitting:
        lacking = "、".join(k.name for k in exact_kinds(turn)) if reads[0].fit >= BOUND else ""
        near = sorted((each.evidence for each in reads), key=lambda e: e.coverage == 0)
        return _not_stated(near, lacking)
    claim = _claim(turn, [each.evidence for each in reads])
    seen = {each.evidence.clause.id for each in fitting[:_SEEN]}
    if claim and seen & {c.clause_id for c in claim.citations}:
        return claim
    best, *rest = best_first(turn, fitting)
    also = [r for r in rest if r is not best and r.fit >= best.fit - AS_GOOD]
    also += [r for r in reads if r not in also and _is_changed_by(turn, r, best)]
    first = _in_its_band(turn, best)
    others = [
        shown for each in also[:_ALSO] if (shown := _shown(each)).clause_id != first.clause_id
    ]
    return quoting("原文是：", (first,), others)


def _is_changed_by(turn: Turn, read: Read, best: Read) -> bool:
    """Say whether a clause is what the best one changed: beside the new words stand the old.

    What changes a clause stands in another document or another text of its own: of those of the
    same one nothing needs to be worked out.
    """
    found = read.evidence
    if found.document.id == best.evidence.document.id:
        return False
    newer = clause_status(found.document, found.clause, turn.library, turn.day).newer
    return newer is not None and newer.clause.id == best.evidence.clause.id


def _in_its_band(turn: Turn, best: Read) -> Citation:
    """Cite the clause, or the row beside it whose band holds the figure of the question."""
    document, clause = best.evidence.document, best.evidence.clause
    row = row_in_band(turn, document, clause)
    return _shown(best) if row is clause else cite(document, row)


def _shown(read: Read) -> Citation:
    """Cite the clause; of a long one the sentences that were read, with the list they lead in."""
    found = read.evidence
    text = found.clause.text
    whole = len(text) <= _WHOLE
    start, end = (0, len(text)) if whole else with_list(text, read.start, read.end)
    key = answering_words(text, *read.answer) if read.placed >= _SURE else ""
    shown = text[start:end] if _is_in_head(text, read) else without_head(text[start:end])
    return cite(found.document, found.clause, shown, key)


def _is_in_head(text: str, read: Read) -> bool:
    """Say whether the answer stands in the sentence by which a clause is called."""
    return read.answer[0] < len(text) - len(without_head(text))


def _counts_what_is_named(turn: Turn, found: Ruling) -> bool:
    """Say whether the rules find a number of the very thing that is asked: 20个乡村振兴样板村."""
    if not gives_value(found) or found.spans[0].kind.name != "数量":
        return False
    span = found.spans[0]
    text = span.evidence.clause.text[span.start : span.end]
    counts = (f for f in read_figures(text, lone=False) if f.kind is Unit.COUNT)
    things = [_PIECE.split(text[f.start :])[0][:_THING] for f in counts]
    terms = [t for t in turn.question.terms_of(turn.question.about) if len(t) > 1]
    return any(term in thing for thing in things for term in terms)


def _told(found: Ruling, evidence: Sequence[Evidence]) -> Draft:
    """Quote what states it, or say what is not stated.

    The nearest clause is then one that does not hold such a value, for it is another thing's.
    """
    if found.verdict is Stating.STATES:
        return quoting("原文是：", _sentences(found))
    values = [kind for kind in found.kinds if kind.sort is Sort.VALUE]
    return _not_stated([e for e in evidence if not _shows(e, values)], found.lacking)


def _shows(evidence: Evidence, kinds: Sequence[Kind]) -> bool:
    """Say whether what would be shown of a clause holds a value of one of the kinds."""
    shown = _excerpt(evidence, 1).quote
    return any(kind.found_in(shown) for kind in kinds)


def _telling(evidence: list[Evidence], question: Words) -> list[Evidence]:
    """Return the evidence without rows that only their table's name and columns brought here."""
    words = (*question.terms, *question.expansions)
    return [
        e
        for e in evidence
        if e.clause.kind is not ClauseKind.ROW
        or e.reason is not Reason.SEARCH
        or any(len(w) > 1 and w in fold(e.clause.text) for w in words)
    ]


def _claim(turn: Turn, evidence: Sequence[Evidence]) -> Draft | None:
    """Set the sentences that hold a value against one that the question states: 是200元吧."""
    claimed = claimed_values(turn.question.own)
    if not claimed:
        return None
    if found := sentences_stating(turn, evidence, claimed):
        return quoting("请对照原文：", found)
    named = turn.question.named
    elsewhere = sentences_stating(turn, turn.found.hits[:5], claimed) if named else ()
    absent = f"{names_of(named)} 里没有找到这样的数；库内写到的是："
    return quoting(absent, elsewhere) if elsewhere else None


def sentences_stating(
    turn: Turn, evidence: Sequence[Evidence], kinds: Sequence[Kind]
) -> tuple[Citation, ...]:
    """Return the sentences of `evidence` that state a value of each of the kinds, best first."""
    return _sentences(states(turn, evidence, kinds))


def _sentences(found: Ruling) -> tuple[Citation, ...]:
    """Return the best sentences that state it, each once; none where nothing does."""
    return tuple(dict.fromkeys(cited(span) for span in found.spans[:_MOST_QUOTED]))


def _originals_first(evidence: list[Evidence]) -> list[Evidence]:
    """Return the evidence with what a request quotes before the request, where both fit alike."""
    first, *rest = evidence
    if not only_asks(first.document) or not _QUOTES.search(first.clause.text):
        return evidence
    alike = (e for e in rest if e.score >= first.score - _CLOSE and not only_asks(e.document))
    original = next(alike, None)
    if original is None or first.reason is not Reason.SEARCH:
        return evidence
    return [original, *(e for e in evidence if e is not original)]


def _best(evidence: list[Evidence]) -> Draft:
    first, *rest = _originals_first(evidence)
    also = [e for e in rest if e.score >= first.score - _CLOSE or e.reason is Reason.REFERENCE]
    shares_words = first.coverage > 0 or first.reason is not Reason.SEARCH
    return quoting(
        "原文是：" if shares_words else "文件里没有相同的说法，意思最接近的原文是：",
        (_excerpt(first, 2),),
        (_excerpt(e, 1) for e in also[:_ALSO]),
    )


def _excerpt(evidence: Evidence, windows: int) -> Citation:
    """Cite the sentences of the clause's best windows, in the order of the clause."""
    text = evidence.clause.text
    spans = sorted(evidence.spans[:windows])
    if not spans:
        return cite(evidence.document, evidence.clause)
    quote = whole_sentences(text, spans[0][0], spans[-1][1])
    return cite(evidence.document, evidence.clause, without_head(quote))


def _not_stated(evidence: list[Evidence], kinds: str) -> Draft:
    what = kinds or "这件事"
    if not evidence:
        return not_stated(f"库内文件未载明{what}。")
    nearest = _excerpt(evidence[0], 1)
    issuers = "、".join(evidence[0].document.issuers)
    ask = f"需要时可向发文机关（{issuers}）或主管部门核实。" if issuers else ""
    return not_stated(f"库内文件未载明{what}。最接近的原文是：", (nearest,), ask)
