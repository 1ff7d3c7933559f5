"""Printing: the report as Chinese Markdown, whose tables stand straight on a terminal as well."""

import unicodedata
from collections.abc import Iterator, Sequence

from assistant.answering.answer import Outcome
from assistant.evaluation.judgement import Judgement
from assistant.evaluation.tally import Circumstances, Report

_MODES = {"quote": "原文", "model": "大模型"}
_OUTCOMES = {
    Outcome.ANSWERED: "已答",
    Outcome.NOT_FOUND: "库内未载明",
    Outcome.CLARIFY: "要补充条件",
    Outcome.DECLINED: "不答",
    Outcome.SMALLTALK: "寒暄",
}


def report_markdown(report: Report, *, wrong: bool) -> str:
    """Return the report; with `wrong` every question that was not answered right, and why."""
    parts = [
        "# 评测报告",
        "\n".join(_circumstances(report.circumstances)),
        _table(("问法", "答对"), [(kind, str(s)) for kind, s in report.styles.items()]),
        _table(("合计", ""), list(_totals(report))),
        "\n".join(_cautions(report)),
    ]
    if wrong and report.wrong:
        parts.append("\n".join(["## 答错的", "", *(_wrong(v) for v in report.wrong)]))
    return "\n\n".join(part for part in parts if part)


def _circumstances(known: Circumstances) -> Iterator[str]:
    yield f"- 库内文件：{known.documents} 份"
    yield f"- 大模型：{known.chat_model or '没有用'}"
    yield f"- 判断期限的日期：{known.day}"
    if known.unused:
        yield f"- 问题文件里没有用到的字段：{'、'.join(known.unused)}"


def _totals(report: Report) -> Iterator[tuple[str, str]]:
    modes = (f"{_MODES.get(mode, mode)} {n}" for mode, n in sorted(report.modes.items()))
    yield "答对", str(report.right)
    yield "该答的答对", str(report.answerable)
    yield "不该答的没答", str(report.refused)
    yield "第一处就引对", str(report.cited_first)
    yield "不实的引文", str(report.untrue)
    yield "作答方式", "，".join(modes)
    yield "没有显示的句子", str(report.withheld)
    if report.circumstances.chat_model:
        yield "大模型没答成", str(report.failures)
    p50, p95 = (report.elapsed_ms(share) for share in (0.5, 0.95))
    yield "用时（毫秒）", f"50% 位 {p50:.0f}，95% 位 {p95:.0f}"


def _cautions(report: Report) -> Iterator[str]:
    """Yield what was not judged by, so that no question is right for want of a gold."""
    for verdict in report.unresolved:
        names = "、".join(verdict.unresolved)
        yield f"- 依据在库里找不到：{verdict.question.id} 的 {names}"
    if unchecked := report.unchecked:
        right = sum(v.right for v in unchecked)
        yield (
            f"- 没有核对引用的：{len(unchecked)} 题没有可比的依据，只看其余各项，"
            f"其中 {right} 题计为答对（{'、'.join(v.question.id for v in unchecked)}）"
        )


def _wrong(verdict: Judgement) -> str:
    question, answer = verdict.question, verdict.answer
    lines = [
        f"- {question.id} [{question.style}] {answer.question}",
        f"  - {'；'.join(verdict.reasons)}",
        f"  - 结果：{_OUTCOMES[answer.outcome]}；引了：{'、'.join(verdict.cited) or '没有'}",
    ]
    if question.answerable and (wanted := [*question.gold, *filter(None, [question.answer])]):
        lines.append(f"  - 应引：{'、'.join(wanted)}")
    return "\n".join(lines)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max(_width(row[i]) for row in (head, *rows)) for i in range(len(head))]
    rule = "|".join("-" * (width + 2) for width in widths)
    return "\n".join([_row(head, widths), f"|{rule}|", *(_row(row, widths) for row in rows)])


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (w - _width(cell)) for cell, w in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"


def _width(text: str) -> int:
    """Return the columns that a text takes on a terminal; a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
