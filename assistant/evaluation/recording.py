"""Recording: the report as the object that `youju eval --json` prints."""

from typing import Any

from assistant.evaluation.judgement import Verdict
from assistant.evaluation.tally import Report, Score


def to_record(report: Report) -> dict[str, Any]:
    """Return the object of `youju eval --json`."""
    known = report.circumstances
    return {
        "documents": known.documents,
        "chat_model": known.chat_model,
        "day": known.day,
        "unused_fields": list(known.unused),
        "right": _pair(report.right),
        "answerable": _pair(report.answerable),
        "refused": _pair(report.refused),
        "styles": {kind: _pair(score) for kind, score in report.styles.items()},
        "gold_cited_first": _pair(report.cited_first),
        "quotes_not_verbatim": report.untrue,
        "modes": dict(report.modes),
        "withheld": report.withheld,
        "chat_model_failures": report.failures,
        "elapsed_ms": {"p50": report.elapsed_ms(0.5), "p95": report.elapsed_ms(0.95)},
        "unchecked": [v.question.id for v in report.unchecked],
        "questions": [_record(v) for v in report.verdicts],
    }


def _pair(score: Score) -> dict[str, int]:
    return {"right": score.right, "total": score.total}


def _record(verdict: Verdict) -> dict[str, Any]:
    question, answer = verdict.question, verdict.answer
    return {
        "id": question.id,
        "style": question.style,
        "question": answer.question,
        "right": verdict.right,
        "reasons": list(verdict.reasons),
        "outcome": answer.outcome.value,
        "cited": list(verdict.cited),
        "unresolved_gold": list(verdict.unresolved),
        "mode": answer.mode,
        "elapsed_ms": answer.elapsed_ms,
    }
