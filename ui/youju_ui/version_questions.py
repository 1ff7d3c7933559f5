"""Asking whether a file that came in is the new version of a document that the library has.

The library joins two texts where number, title and issuer leave no doubt. Where they do, it keeps
both, and somebody who knows the documents is asked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from assistant import Holding, Ingested
from youju_ui import failures
from youju_ui.engine import Engine
from youju_ui.holdings_list import named

JOIN, APART = "是同一份，作为新版", "不是，两份都留"
GONE = "其中一份刚才已经移出，不用再问。"


@dataclass(frozen=True, slots=True)
class VersionQuestion:
    """Whether a document that came in is the next version of an earlier one; both by their ids."""

    later: str
    earlier: str
    html: str


def questions(engine: Engine, outcomes: Sequence[Ingested]) -> list[VersionQuestion]:
    """Return what is to be asked of files that came in, one question for each document of theirs.

    Of several that are alike it is the one that was put in last.
    """
    held = {holding.id: holding for holding in engine.catalogue()}
    return [each for o in outcomes if (each := _question(engine, o, held))]


def _question(
    engine: Engine, outcome: Ingested, held: dict[str, Holding]
) -> VersionQuestion | None:
    later = held.get(outcome.document_id)
    alike = (held.get(e.id) for e in engine.resembling(outcome.document_id)) if later else ()
    earlier = max(filter(None, alike), key=lambda h: h.added, default=None)
    return between(later, earlier) if later and earlier else None


def between(later: Holding, earlier: Holding) -> VersionQuestion:
    """Return the question whether one document is the next version of another."""
    told = (
        f'<p role="status">刚放入的 {_link(later)}，和库里的 {_link(earlier)} '
        "像是一份文件的两版，程序不能确定，现在两份都在。</p>"
        "<p>作为新版：以后按新的回答，旧的留作旧版，随时可看。</p>"
    )
    return VersionQuestion(later.id, earlier.id, told)


def _link(holding: Holding) -> str:
    name = escape(named(holding))
    return f'<a href="{escape(holding.address)}">{name}</a>' if holding.address else name


def joined(engine: Engine, asked: VersionQuestion) -> str:
    """Make the one the next version of the other, as was decided; return what was done as HTML."""
    if not {asked.later, asked.earlier} <= {h.id for h in engine.catalogue()}:
        return f"<p>{GONE}</p>"
    try:
        older = engine.succeeds(asked.later, asked.earlier)
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        return f"<p><b>没有换成。</b>{escape(failures.sentence(error))}</p>"
    name = escape(older.title or older.file)
    return f'<p role="status">已换成新版。原来的《{name}》留作旧版。</p>'


def after_replacing(
    engine: Engine, earlier: str, outcomes: Sequence[Ingested]
) -> tuple[str, list[VersionQuestion]]:
    """Return what became of a document for which a new file was put in, and what is to be asked."""
    held = {holding.id: holding for holding in engine.catalogue()}
    told: list[str] = []
    asked: list[VersionQuestion] = []
    for outcome in outcomes:
        later = held.get(outcome.document_id)
        if earlier in held and later and later.id != earlier:
            asked.append(between(later, held[earlier]))
        else:
            told += _settled(earlier, later)
    return "".join(f'<p role="status">{escape(line)}</p>' for line in told), asked


def _settled(earlier: str, later: Holding | None) -> Iterator[str]:
    """Yield what the library did by itself; of a file that was refused its outcome says enough."""
    if later and earlier in {version.id for version in later.versions}:
        yield "已换成新版，原来的留作旧版，随时可看。"
    elif later and later.id == earlier:
        yield "放入的文字与库里的一样，不用换。"
