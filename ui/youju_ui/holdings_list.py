"""The list of what the library holds, as HTML: each document, who put it in, its versions."""

from collections.abc import Callable, Sequence
from datetime import datetime
from html import escape

from assistant import Holding, ManifestEntry, Standing, Version, doubt_text
from youju_ui import failures, render
from youju_ui.engine import Engine

EMPTY = "库里还没有文件。"
SHOWN = 50
"""Documents that the list shows; the whole of a large library has a page of its own."""
RECENT, DOUBTFUL = "最近放入的", "有疑点的"
_CHOSEN: dict[str, Callable[[Holding], bool]] = {
    RECENT: lambda _: True,
    DOUBTFUL: lambda holding: bool(holding.doubts),
}
CHOICES = tuple(_CHOSEN)


def listing(engine: Engine, chosen: str = RECENT) -> str:
    """Return the documents of the library as HTML, or the sentence why not."""
    try:
        holdings, unread = engine.catalogue(), engine.unread()
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        return f"<p>{escape(failures.sentence(error))}</p>"
    listed = _listed(holdings, chosen) if holdings else f"<p>{EMPTY}</p>"
    return f"{_left_out(unread)}{listed}"


def _left_out(unread: Sequence[ManifestEntry]) -> str:
    """Return which documents are in the library and answer nothing, and what to do."""
    if not unread:
        return ""
    names = "、".join(f"《{entry.title or entry.file}》" for entry in unread)
    told = f"这些文件的原文丢了或者坏了，现在不用它们：{names}。请把原文件重新放入。"
    return f'<p class="unsure" role="status">{escape(told)}</p>'


def _listed(holdings: Sequence[Holding], chosen: str) -> str:
    fitting = sorted(filter(_CHOSEN[chosen], holdings), key=lambda h: h.added, reverse=True)
    rows = "".join(map(_row, fitting[:SHOWN]))
    told = f"库里现有 {len(holdings)} 份文件"
    told += "" if chosen == RECENT else f"，{chosen} {len(fitting)} 份"
    told += f"，这里列出 {SHOWN} 份" if len(fitting) > SHOWN else ""
    whole = '<a href="/d/">在文件目录里查找、筛选</a>'
    return f'<p>{told}。{whole}</p><ul class="holdings">{rows}</ul>'


def _row(holding: Holding) -> str:
    name = escape(f"{holding.document_number} 《{holding.title or holding.file}》".strip())
    head = f'<a href="{escape(holding.address)}">{name}</a>' if holding.address else name
    facts = (_facts(holding), _standing(holding), *_kept_for(holding), *holding.about,
             _put_in(holding))  # fmt: skip
    lines = "".join(f"<p>{escape(line)}</p>" for line in facts)
    return f"<li><b>{head}</b>{lines}{_noted(holding)}{_versions(holding.versions)}</li>"


def _standing(holding: Holding) -> str:
    if holding.standing == Standing.UNKNOWN.value:
        return "没有写明是否有效"
    return f"{holding.standing}：{holding.reason}" if holding.reason else holding.standing


def _kept_for(holding: Holding) -> tuple[str, ...]:
    return (f"只给{'、'.join(holding.audiences)}看",) if holding.audiences else ()


def _facts(holding: Holding) -> str:
    facts = [holding.kind, f"{render.day(holding.date)}成文" if holding.date else "没有写成文日期"]
    if holding.clauses:
        facts.append(f"{holding.clauses}条")
    return "，".join(facts)


def _put_in(version: Holding | Version) -> str:
    """Return who put a text in and when, and from which file."""
    when, by = moment(version.added), version.added_by
    told = f"{by} 放入，{when}" if by else f"放入：{when}"
    return f"{told}，文件 {version.file}"


def moment(added: str) -> str:
    """Return when something was put in, as a clock on the wall here shows it."""
    try:
        here = datetime.fromisoformat(added).astimezone()
    except ValueError:
        return "时间没有记下"
    return f"{here.year}年{here.month}月{here.day}日 {here:%H:%M}"


def _noted(holding: Holding) -> str:
    said = [*(f"注意：{warning}" for warning in holding.warnings), doubt_text(holding.doubts)]
    return "".join(f'<p class="unsure">{escape(line)}</p>' for line in said if line)


def _versions(versions: Sequence[Version]) -> str:
    if not versions:
        return ""
    rows = "".join(
        f'<li><a href="{escape(each.address)}">{escape(version_name(each))}</a>'
        f"　{escape(_put_in(each))}</li>"
        for each in versions
    )
    return f"<details><summary>旧版（{len(versions)}）</summary><ul>{rows}</ul></details>"


def version_name(version: Version) -> str:
    """Return what an older text is called: by its date."""
    return f"旧版，{render.day(version.date) or '没有写日期'}"


def named(holding: Holding) -> str:
    """Return what a document is called where one is to be chosen."""
    return f"{holding.document_number} 《{holding.title or holding.file}》".strip()
