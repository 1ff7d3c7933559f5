"""A calculation as Chinese Markdown: the result first, then figures, steps and notes."""

from collections.abc import Sequence

from assistant.calculation.entries import ASSUMED
from assistant.calculation.missing import FormLine, MissingInput
from assistant.calculation.roles import Role, shown
from assistant.calculation.steps import USER, Calculation, Figure
from assistant.documents.numbers.decimals import money_text, plain_text

_SOURCES = {USER: "用户提供", ASSUMED: "假设（您给的数，不是文件里的）"}
USER_FIGURES_NOTE = (
    "标“用户提供”的数是您给的，不是文件里写的；结果由程序按上面的算式算出，只供参考。"
)


def markdown(calculation: Calculation) -> str:
    """Return what the user reads: a line with the result, the inputs, each step, the notes."""
    parts = [
        f"**{calculation.summary or calculation.title}**",
        _inputs(calculation.figures),
        _steps(calculation),
        _notes(calculation),
    ]
    return "\n\n".join(part for part in parts if part)


def missing_markdown(missing: MissingInput) -> str:
    """Return the question to ask back, the filled form and the marked example where there are."""
    parts = (missing.question, _form(missing.form), missing.example)
    return "\n\n".join(part for part in parts if part)


def _form(lines: Sequence[FormLine]) -> str:
    """Return a filled form, a doubtful line marked."""
    if not lines:
        return ""
    rows = [f"| {line.name} | {_cell(_filled(line))} |" for line in lines]
    return "\n".join(("| 项目 | 已填 |", "| --- | --- |", *rows))


def _filled(line: FormLine) -> str:
    if line.doubtful:
        return f"**？** {line.filled}"
    return line.filled or "（还缺）"


def source_text(figure: Figure) -> str:
    """Return where a figure came from, as the page says it."""
    return _SOURCES.get(figure.source, figure.source)


def _inputs(figures: tuple[Figure, ...]) -> str:
    if not figures:
        return ""
    rows = [
        f"| {f.label} | {value_text(f)} | {_cell(f.text)} | {_cell(source_text(f))} |"
        for f in figures
    ]
    return "\n".join(("| 项目 | 数值 | 原话 | 来源 |", "| --- | --- | --- | --- |", *rows))


def value_text(figure: Figure) -> str:
    """Return a figure with its unit as the page prints it: 2678人, 10%, 95113.37元."""
    name = figure.name
    role = next((r for r in Role if name == r.value or name.startswith(f"{r.value}_")), None)
    if role:
        return shown(role, figure.value)
    amount = money_text if figure.unit == "元" else plain_text
    return f"{amount(figure.value)}{figure.unit}"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _steps(calculation: Calculation) -> str:
    lines = [
        f"{number}. {step.label}：{step.expression}"
        + ("" if step.value in step.expression else f"（{step.value}）")
        for number, step in enumerate(calculation.steps, 1)
    ]
    return "\n".join(("计算过程：", "", *lines)) if lines else ""


def _notes(calculation: Calculation) -> str:
    notes = list(calculation.notes)
    if any(figure.source in _SOURCES for figure in calculation.figures):
        notes.append(USER_FIGURES_NOTE)
    return "\n".join(("说明：", "", *(f"- {note}" for note in notes))) if notes else ""
