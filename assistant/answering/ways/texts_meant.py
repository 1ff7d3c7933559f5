"""Which two texts a question compares: of one document before and now, or of two documents."""

import re
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from assistant.answering.turn import Turn
from assistant.documents.dates import DATE, print_date, read_date
from assistant.documents.model import PolicyDocument
from assistant.documents.relations import RelationKind
from assistant.documents.text import fold
from assistant.question.document_names import genres
from assistant.validity.compared_texts import TextFinder
from assistant.validity.consolidation import amending_papers
from assistant.validity.differences import Comparison
from assistant.validity.instructions import instructions_for
from assistant.validity.versions import HeldText, text_on, texts_of, texts_until

_OLD_AND_NEW = re.compile(
    r"新旧|旧的?和新|新的?和旧|[与和跟比]旧|[与和跟比]原来|[与和跟比]以前|上一版"
)
_NOW = re.compile(r"现[在行]|如今|目前|今[天日]|当前|眼下")
_ONE_TEXT = "库里 {name} 只有一个版本，也没有修改它的文件，没有前后可比。"
_UNCHANGED = "{first}和{last}适用的 {name} 是同一份文本，文字未改。"
_ALIKE = 60
"""How alike the titles must be of a document and of what took its place."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The texts, the older first, or None where there is only one; or several candidates.

    `alone` says that there is only one, `unchanged` that two days have the same.
    """

    texts: tuple[HeldText, HeldText] | None
    candidates: tuple[PolicyDocument, ...] = ()
    alone: str = ""
    unchanged: str = ""

    @property
    def old(self) -> HeldText:
        """The older text."""
        assert self.texts is not None  # noqa: S101  narrows for the type checker
        return self.texts[0]

    @property
    def new(self) -> HeldText:
        """The newer text."""
        assert self.texts is not None  # noqa: S101  narrows for the type checker
        return self.texts[1]

    @property
    def held_new(self) -> bool:
        """Whether the newer text is a file's, and not put together."""
        return self.new.consolidation is None

    def comparison(self, turn: Turn) -> Comparison:
        """Return the two texts compared."""
        return TextFinder(turn.retriever, turn.day).compared(self.old, self.new)


def texts_meant(turn: Turn) -> Meant | None:
    """Return what a question compares, None where it names nothing that can be compared."""
    named = turn.question.named
    if len(named) == 2:
        return _two(named[0], named[1], turn)
    if len(named) > 2:
        return None
    documents = named or (turn.question.documents if turn.question.follows else ())
    if len(documents) == 1:
        return _one(documents[0], turn)
    return _unnamed(turn)


def _two(one: PolicyDocument, other: PolicyDocument, turn: Turn) -> Meant | None:
    """Return two documents by their dates; of one and what amends it the first before and now."""
    for document, paper in ((one, other), (other, one)):
        if instructions_for(paper, document):
            return _of_one(document, turn)
    old, new = sorted((one, other), key=lambda d: d.date.toordinal() if d.date else 0)
    return Meant((HeldText(old, old.name), HeldText(new, new.name)))


def _one(document: PolicyDocument, turn: Turn) -> Meant | None:
    """Return a document before and now; of one that only amends, another way tells."""
    amends = [r for r in document.relations if r.kind is RelationKind.AMENDS]
    if amends and "修" in document.title:
        return None
    if _OLD_AND_NEW.search(turn.question.plain):
        before = _replaced_by(document, turn)
        if before is not None:
            return _two(before, document, turn)
    return _of_one(document, turn)


def _of_one(document: PolicyDocument, turn: Turn) -> Meant:
    """Return the last two texts of a document, as of the day asked; or those of two days."""
    days = _days(turn)
    if days:
        return _of_days(document, turn, *days)
    dated = turn.day != turn.today
    texts = (texts_until if dated else texts_of)(document, turn.library, turn.day)
    if len(texts) > 1:
        return Meant((texts[-2], texts[-1]))
    alone = _ONE_TEXT.format(name=document.name)
    return Meant(None, (document,), f"截至{print_date(turn.day)}，{alone}" if dated else alone)


def _days(turn: Turn) -> tuple[date, date] | None:
    """Return the two days whose texts are compared: 2023年1月1日和现在的第六条有什么不同."""
    asked = turn.question.asked
    found = {day for m in DATE.finditer(asked) if (day := read_date(m[0]))}
    if len(found) == 1 and _NOW.search(asked):
        found.add(turn.today)
    first, *rest = sorted(found) or (turn.today,)
    return (first, rest[0]) if len(rest) == 1 else None


def _of_days(document: PolicyDocument, turn: Turn, first: date, last: date) -> Meant:
    old, new = (text_on(document, turn.library, day) for day in (first, last))
    if old.document.clauses != new.document.clauses:
        return Meant((old, new))
    said = _UNCHANGED.format(first=print_date(first), last=print_date(last), name=document.name)
    return Meant(None, (document,), unchanged=said)


def _replaced_by(document: PolicyDocument, turn: Turn) -> PolicyDocument | None:
    """Return what a document took the place of: the one of a like title that it repeals."""
    for link in turn.library.links.of(document):
        if link.relation.kind is RelationKind.REPEALS and link.target:
            titles = fold(document.title), fold(link.target.title)
            if fuzz.ratio(*titles) >= _ALIKE and genres(document) & genres(link.target):
                return link.target
    return None


def _unnamed(turn: Turn) -> Meant | None:
    """Return what is compared without being named, where only one thing can be meant."""
    asked = turn.question
    unsure = {d.id for m in asked.typed.mentions if not m.sure for d in m.documents}
    chains = [c for c in asked.typed.chains if c.stands_alone]
    two = _OLD_AND_NEW.search(asked.plain)
    if not (unsure or chains or two) or asked.typed.unknown_numbers:
        return None
    documents = [d for d in turn.library.documents if not unsure or d.id in unsure]
    kinds = {g for d in documents for g in genres(d) if g in asked.plain}
    documents = [d for d in documents if not kinds or genres(d) & kinds]
    if two:
        replacing = [d for d in documents if _replaced_by(d, turn)]
        if replacing:
            found = _one(replacing[0], turn) if len(replacing) == 1 else None
            return found or Meant(None, tuple(replacing))
    changed = [d for d in documents if _has_changed(d, turn)]
    if len(changed) == 1:
        return _of_one(changed[0], turn)
    return Meant(None, tuple(changed)) if changed else None


def _has_changed(document: PolicyDocument, turn: Turn) -> bool:
    older = turn.library.manifest.versions(document.id)
    return bool(older) or bool(amending_papers(document, turn.library.links))
