"""The health of the program as the page shows it, and the index made anew."""

from collections.abc import Iterator
from html import escape

from youju_ui import failures
from youju_ui.engine import Engine
from youju_ui.progress import ProgressStep, followed

WELL, UNWELL = "好", "不好"
_ALL_WELL = "各项都好。"
_REBUILT = "索引重建好了。库里的文件和旧版都没有动。"


def health(engine: Engine) -> str:
    """Return of each part of the program whether it is ready, as HTML, what is wrong first."""
    try:
        findings = sorted(engine.health(), key=lambda finding: finding.ready)
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        return f"<p>{escape(failures.sentence(error))}</p>"
    bad = sum(not finding.ready for finding in findings)
    head = f"有 {bad} 项还不能用，请按写明的办法处理。" if bad else _ALL_WELL
    rows = "".join(
        f'<li class="{"taken" if f.ready else "failed"}"><b>{WELL if f.ready else UNWELL}</b>　'
        f"{escape(f.part)}：{escape(f.detail)}</li>"
        for f in findings
    )
    return f'<p role="status"><b>{head}</b></p><ul class="outcomes">{rows}</ul>'


def rebuilt(engine: Engine) -> Iterator[str]:
    """Make the index anew; yield how far it is, last how it ended, as HTML."""
    yield '<p role="status">正在重建索引……这时也可以提问，会慢一些。</p>'
    try:
        for told in followed(engine.rebuild):
            said = told.sentence if isinstance(told, ProgressStep) else _REBUILT
            yield f'<p role="status">{said}</p>'
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        yield f"<p><b>没有重建成。</b>{escape(failures.sentence(error))}</p>"
