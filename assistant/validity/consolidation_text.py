"""A consolidation in words: its clauses with where they come from, what was not put in."""

from collections.abc import Iterator

from assistant.documents.dates import print_date
from assistant.documents.model import ClauseKind
from assistant.validity.consolidated_clause import ClauseOrigin, ConsolidatedClause
from assistant.validity.consolidation import Consolidation
from assistant.validity.differences_text import told

_WARNING = "程序整理，不是正式文本，引用请以原文件和修改文件为准。"
_NOTHING = "库内没有修改它的文件（截至{day}），以下就是原文。"
_WITHIN = "库内这一版已经是按{papers}修正后的文本，没有再并入。"


def markdown(found: Consolidation) -> str:
    """Return a consolidation as Markdown."""
    return "\n\n".join([*_head(found), *map(_line, found.clauses), *_tail(found)])


def _head(found: Consolidation) -> Iterator[str]:
    day = print_date(found.day)
    yield f"**{found.document.name}　整理本**　截至{day}（{_WARNING}）"
    if found.papers:
        yield f"并入：{'、'.join(p.name for p in found.papers)}。"
    if found.contained:
        yield _WITHIN.format(papers="、".join(p.name for p in found.contained))
    if not found.papers and not found.contained:
        yield _NOTHING.format(day=day)


def _line(each: ConsolidatedClause) -> str:
    text = each.clause.text
    shown = text.replace("\t", " | ") if each.clause.kind is ClauseKind.ROW else text
    if each.origin is ClauseOrigin.DELETED:
        shown = f"~~{shown.splitlines()[0] if shown else ''}~~"
    return shown if each.origin is ClauseOrigin.ORIGINAL else f"{shown}\n　　〔{each.said}〕"


def _tail(found: Consolidation) -> Iterator[str]:
    yield from (f"{each.said}。" for each in found.failed)
    yield from (f"注意：{note}" for note in found.notes)
    if found.official is not None:
        same = (
            "文字一致"
            if not found.departures
            else f"有{len(found.departures)}处不同，以修正文本为准"
        )
        yield f"与库内的修正文本（{found.official.id}）核对：{same}。"
        yield from map(told, found.departures)
