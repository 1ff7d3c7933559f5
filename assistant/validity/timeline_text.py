"""A timeline in words, for the terminal, the page and a chat model."""

from assistant.documents.dates import print_date
from assistant.validity.standing import ASK_ISSUER, Standing, Status
from assistant.validity.timeline import DEADLINE, EXPIRES, Cited, Event, Timeline

_NONE = "没有写明任何期限。"
_STATES = {True: "已过", False: "未到"}
_ENDS = (DEADLINE, EXPIRES)
"""What is over once its day has passed; what was issued or cited stays so."""
_NOT_HELD = "不在库内，无法核对"


def markdown(found: Timeline) -> str:
    """Return a timeline as Markdown: how it stands, its days, today among them, what it cites."""
    today = print_date(found.day)
    parts = [f"**{found.subject}**　截至{today}：{standing(found)}"]
    parts.append("\n".join(_rows(found)) if found.events else _NONE)
    if found.cited:
        parts.append("\n".join(["所引文件：", "", *(f"- {cited(c)}" for c in found.cited)]))
    return "\n\n".join(filter(None, [*parts, closing(found)]))


def standing(found: Timeline) -> str:
    """Return how the document stands."""
    return _stands(found.status)


def closing(found: Timeline) -> str:
    """Return what must be read with a deadline that has passed, or nothing."""
    passed = any(event.passed and event.kind in _ENDS for event in found.events)
    return ASK_ISSUER if passed else ""


def _stands(found: Status) -> str:
    unknown = found.standing is Standing.UNKNOWN
    return "库内没有写明是否有效" if unknown else found.standing.value


def _rows(found: Timeline) -> list[str]:
    before = [f"- {line(e)}" for e in found.events if e.day <= found.day]
    after = [f"- {line(e)}" for e in found.events if e.day > found.day]
    return [*before, f"- ── {print_date(found.day)}，今天 ──", *after]


def line(event: Event) -> str:
    """Return one event: 2025年12月31日 期限（已过）：“到2025年，……” —— （四）."""
    return f"{print_date(event.day)} {label(event)}：“{event.words}” —— {place(event)}"


def label(event: Event) -> str:
    """Return what happens on the day, whether it has passed, and how it was reckoned."""
    what = f"被{event.kind}" if event.by else event.kind
    state = "" if event.passed and event.kind not in _ENDS else _STATES[event.passed]
    notes = "，".join(filter(None, [state, "按成文日期起算" if event.assumed else ""]))
    return f"{what}（{notes}）" if notes else what


def place(event: Event) -> str:
    """Return where the words stand."""
    clause = event.clause.label if event.clause else ""
    return f"{event.document.name} {clause}".strip()


def cited(found: Cited) -> str:
    """Return a cited document with how it stands."""
    stands = _stands(found.status) if found.status else _NOT_HELD
    return f"{found.name}（{found.relation}）：{stands}"
