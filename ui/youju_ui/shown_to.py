"""Who may see a document: how it is written on the page, and what is told after a change."""

import re
from collections.abc import Sequence
from html import escape

from youju_ui import failures, removal
from youju_ui.engine import Engine

LABEL, BUTTON = "给谁看", "改成给他们看"
AT_FIRST = "不写，能进来的人都能看；只给一部分人看，写名单的名字，如：财务科、办公室"
LATER = "名单的名字，如：财务科、办公室；写“所有人”，就是公开"
EVERYBODY = "所有人"
_UNWRITTEN = "请写给谁看：名单的名字，或者“所有人”。"
_APART = re.compile(r"[\s、，,；;]+")


def audiences_in(written: str | None) -> tuple[str, ...]:
    """Return the names of audiences that somebody wrote; none where nothing is written."""
    return tuple(name for name in _APART.split((written or "").strip()) if name)


def changed(engine: Engine, document_id: str, written: str | None) -> str:
    """Keep a document for others from now on; return what was done as HTML."""
    try:
        return _changed(engine, document_id, audiences_in(written))
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        return f"<p><b>没有改。</b>{escape(failures.sentence(error))}</p>"


def _changed(engine: Engine, document_id: str, names: Sequence[str]) -> str:
    chosen = removal.found(engine, document_id)
    if chosen is None or not names:
        missing = _UNWRITTEN if chosen else removal.GONE if document_id else removal.NOT_CHOSEN
        return f'<p role="status">{missing}</p>'
    done = engine.share(document_id, names)
    told = "、".join(done.entries[0].audiences) or EVERYBODY
    head = f'<p role="status">现在给{escape(told)}看：{escape(chosen.name)}。</p>'
    return head + _shadowed(done.shadowed)


def _shadowed(names: Sequence[str]) -> str:
    """Return what to think of: what others go on to see as if nothing had changed it."""
    if not names:
        return ""
    rows = "".join(f"<li>{escape(name)}</li>" for name in names)
    told = "看不到这份文件的人，会看到下面这些没有被它废止、修改或替换"
    return f'<div class="unsure"><p>注意：{told}：</p><ul>{rows}</ul></div>'
