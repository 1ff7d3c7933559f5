"""The quote answerer: without a model, it selects and frames; the words are the documents'."""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from assistant.answering import (
    comparison,
    deadlines,
    in_force,
    lookup,
    metadata,
    occurrences,
    privacy,
    relations,
    structure,
)
from assistant.answering.answer import Answer, Citation, Outcome
from assistant.answering.definition import definition
from assistant.answering.draft import Draft, only_asks, place, quotation
from assistant.answering.facts import fact, unstated_year
from assistant.answering.followed import with_followed
from assistant.answering.guard import Guarded, guard
from assistant.answering.refusal import refusal
from assistant.answering.screening import screen
from assistant.answering.small_talk import small_talk
from assistant.answering.stated_sums import stated_sum
from assistant.answering.sums import sums
from assistant.answering.turn import Turn, open_turn
from assistant.documents.model import ClauseKind
from assistant.library.library import Library
from assistant.retrieval.retriever import PolicyRetriever

WAYS: tuple[Callable[[Turn], Draft | None], ...] = (
    refusal,
    small_talk,
    relations.related_documents,
    in_force.repealed_elsewhere,
    structure.unknown_document,
    structure.missing_clause,
    comparison.days_between,
    comparison.names_agree,
    comparison.approval,
    comparison.standing,
    sums,
    structure.count_clauses,
    in_force.in_force,
    deadlines.time_status,
    metadata.metadata,
    in_force.standing_not_stated,
    structure.first_or_last,
    occurrences.which_document,
    lookup.named_clause,
    occurrences.every_place,
    occurrences.which_clause,
    definition,
    lookup.quoted_words,
    unstated_year,
    stated_sum,
    fact,
)
"""The ways of answering in the order they are tried; the first that applies answers."""


class QuoteAnswerer:
    """Answers from the library alone."""

    def __init__(self, retriever: PolicyRetriever, max_chars: int) -> None:
        """Keep the retriever and the limit of a question's length."""
        self._retriever = retriever
        self._max_chars = max_chars

    def answer(self, question: str, history: Sequence[Mapping[str, str]], today: date) -> Answer:
        """Answer one question.

        Raises:
            QuestionError: the question is empty, too long or garbled.
        """
        started = time.perf_counter()
        masked = privacy.mask(screen(question, self._max_chars))
        turn = open_turn(masked.text, _spoken(history), self._retriever, today)
        found = next(draft for way in WAYS if (draft := way(turn)) is not None)
        draft = with_followed(found, self._retriever.library)
        guarded = guard(draft, masked.text, self._retriever.library)
        notices = _notices(turn, guarded, masked.kinds)
        return Answer(
            question=masked.text,
            outcome=draft.outcome,
            text=_text(guarded.draft, notices, self._retriever.library),
            standalone_question=turn.text,
            citations=(*guarded.draft.citations, *guarded.draft.also),
            calculation=draft.calculation,
            notices=notices,
            elapsed_ms=round((time.perf_counter() - started) * 1000, 1),
        )


def _spoken(history: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Keep the turns that are words, without personal numbers; others' lists are not trusted."""
    kept: list[Mapping[str, str]] = []
    for turn in history if isinstance(history, list | tuple) else ():
        content = turn.get("content") if isinstance(turn, Mapping) else None
        if isinstance(content, str):
            kept.append({"role": str(turn.get("role")), "content": privacy.mask(content).text})
    return kept


_PASTED = re.compile(
    r"【[^】]{2,}】|转发[:：]|(?:刚|新)(?:刚)?(?:发|下|出)的?(?:文件|通知)|(?:更正|补充|紧急)通知"
)
_NOT_OURS = "您贴的文字不在库内，无法核实；回答只依据库内原文。"


def _notices(turn: Turn, guarded: Guarded, masked: tuple[str, ...]) -> tuple[str, ...]:
    draft = guarded.draft
    notices = [privacy.notice(masked)] if masked else []
    if _PASTED.search(turn.question) and draft.outcome is not Outcome.DECLINED:
        notices.append(_NOT_OURS)
    if draft.citations:
        corrected = turn.retriever.analyst.analyse(turn.question).corrections
        notices += [f"“{c.written}”按“{c.meant}”查找。" for c in corrected]
    if guarded.withheld:
        notices.append(f"有 {len(guarded.withheld)} 句话在库内找不到出处，没有显示。")
    for citation in draft.citations:
        notices += _cautions(citation, turn, draft)
    return tuple(dict.fromkeys(notices))


def _cautions(citation: Citation, turn: Turn, draft: Draft) -> list[str]:
    """Say of a quote that its deadline has passed, or that its document only asks."""
    document, clause = turn.library.clause(citation.clause_id)
    cautions = []
    if draft.closing != deadlines.ASK_ISSUER:
        cautions.append(deadlines.passed_notice(document, clause, citation.quote, turn))
    if only_asks(document) and clause.kind is ClauseKind.PARAGRAPH:
        cautions.append(f"{document.name} 是{document.genre}，只说明测算和申请，不是政策依据。")
    return [caution for caution in cautions if caution]


def _text(draft: Draft, notices: tuple[str, ...], library: Library) -> str:
    parts = [draft.lead, *(_quoted(c, library) for c in draft.citations)]
    if draft.also:
        parts.append("\n".join(["另见：", "", *(_short(c, library) for c in draft.also)]))
    parts += [draft.closing, *(f"**提示**：{n}" for n in notices)]
    return "\n\n".join(part for part in parts if part)


def _quoted(citation: Citation, library: Library) -> str:
    document, _clause = library.clause(citation.clause_id)
    return quotation(citation, document)


def _short(citation: Citation, library: Library) -> str:
    document, _clause = library.clause(citation.clause_id)
    return f"- {place(citation, document)}：“{' '.join(citation.quote.split())}”"
