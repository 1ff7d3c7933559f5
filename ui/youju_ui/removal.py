"""Taking a document out of the library: what is lost is said first, and it is asked twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import unquote

from assistant import Holding, Version
from youju_ui import failures
from youju_ui.engine import Engine
from youju_ui.holdings_list import named, version_name

TAKE_OUT, FIRST, SECOND = "移出……", "移出这一份", "再按一次，就移出了"
NOT_CHOSEN = "请先选一份文件。"
GONE = "这份文件已经不在库里了，可能刚才在别的窗口移出了。列表已刷新。"


@dataclass(frozen=True, slots=True)
class Removable:
    """What can be taken out: a document with all its versions, or one older version of it."""

    holding: Holding
    version: Version | None = None

    @property
    def id(self) -> str:
        """The id under which it is taken out."""
        return self.version.id if self.version else self.holding.id

    @property
    def name(self) -> str:
        """What it is called where it is to be chosen."""
        old = f"　{version_name(self.version)}，{self.version.file}" if self.version else ""
        return named(self.holding) + old


def removable(engine: Engine) -> Iterator[Removable]:
    """Yield what can be taken out, each document followed by its older versions."""
    for holding in engine.catalogue():
        yield Removable(holding)
        yield from (Removable(holding, version) for version in holding.versions)


def found(engine: Engine, document_id: str) -> Removable | None:
    """Return what has this id, None once it is gone."""
    return next((each for each in removable(engine) if each.id == document_id), None)


def losses(engine: Engine, chosen: Removable) -> str:
    """Return as HTML what is lost with it."""
    lines = "".join(f"<li>{escape(line)}</li>" for line in _losses(engine, chosen))
    return f"<p><b>要移出的是：{escape(chosen.name)}</b></p><ul>{lines}</ul>"


def _losses(engine: Engine, chosen: Removable) -> Iterator[str]:
    if chosen.version:
        yield "只移出这一个旧版，现在的版本和别的旧版不动。"
        yield "以后按那时的日子提问，不再用这一版作答。"
    else:
        older = len(chosen.holding.versions)
        yield f"连同旧版 {older} 份一起移出。" if older else "它没有旧版。"
        citing = _citing(engine, chosen.holding)
        if citing:
            yield f"库里有 {citing} 处引用它，以后会显示“不在库内”。"
        yield "以后提问、核引文都不再用它；它的网址打开后说“已移出”。"
    yield "移出后不能撤销。要放回来，得用原来的文件重新入库；程序不会删您自己的文件。"


def _citing(engine: Engine, holding: Holding) -> int:
    name = unquote(holding.address.rpartition("/")[2])
    return len(engine.opened(name).referred_to_by) if name else 0


def taken_out(engine: Engine, document_id: str) -> str:
    """Take it out, as was asked twice; return what was done as HTML."""
    chosen = found(engine, document_id)
    if chosen is None:
        return f'<p role="status">{GONE}</p>'
    try:
        gone = engine.remove(document_id)
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        return f"<p><b>没有移出。</b>{escape(failures.sentence(error))}</p>"
    more = f"，连同旧版 {len(gone) - 1} 份" if len(gone) > 1 else ""
    return f'<p role="status">已移出：{escape(chosen.name)}{more}。</p>'
