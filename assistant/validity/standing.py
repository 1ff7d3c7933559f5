"""Whether a document applies as of a day, as far as the documents of a library say so."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from assistant.documents.dates import ANY_DATE, print_date, read_date
from assistant.documents.effect import EffectKind
from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.relations import RelationKind
from assistant.library.links import Link, Links
from assistant.question.places import Place
from assistant.validity.deadlines import sentence_around

_EXTENDED = re.compile(
    rf"(?:有效|试行|执行|实施|施行)期限?(?:延长|延续|顺延|延期|展期)[至到](?P<last>{ANY_DATE})"
)
_STRUCK = re.compile(r"删[去除]")
_EXTENDS = re.compile(r"延长|延续|顺延|延期|展期")
_FROM = re.compile(rf"自{ANY_DATE}起?，?(?:停止执行|不再执行|废止|失效|作废)")
NOT_INFERRED = "请向发文机关核实，不能只看成文日期和文里的时限就下结论。"


class Standing(StrEnum):
    """Whether a document, or a clause of it, applies on a day, as far as the library can show."""

    IN_FORCE = "现行"
    AMENDED = "已修改"
    """Its words have been changed; the document still applies."""
    NOT_YET = "尚未施行"
    EXPIRED = "有效期已过"
    REPEALED = "已废止"
    UNKNOWN = "未知"


@dataclass(frozen=True, slots=True)
class Status:
    """A standing, the sentence that says so, and the document that it stands in.

    `since` is the day from which it is so; `clause` the one of `source` that says it, where a
    single clause is judged, and `newer` then the place with the words that hold instead, or that
    order them: `words` are then the clause as the program puts it together.
    """

    standing: Standing
    sentence: str = ""
    source: PolicyDocument | None = None
    since: date | None = None
    clause: Clause | None = None
    newer: Place | None = None
    words: str = ""

    @property
    def holds(self) -> bool:
        """Whether nothing is known that speaks against relying on the words."""
        return self.standing in (Standing.IN_FORCE, Standing.UNKNOWN)

    @property
    def told(self) -> str:
        """The standing in words: 已被某政办发〔2023〕8号废止."""
        day = f"（{print_date(self.since)}起）" if self.since else ""
        own = self.newer is not None and self.clause is None and self.source is self.newer.document
        by = self.source.name if self.source and not own else ""
        label = self.clause.label if self.clause and not self.clause.element else ""
        label = f"第{label[:-1]}条" if label.endswith("、") else label
        gone = f"{label}删去" if _STRUCK.search(self.sentence) else "废止"
        said = {
            Standing.REPEALED: f"已被{by}{gone}{day}",
            Standing.AMENDED: f"已被{by}{label}修改{day}" if by else f"已有修改后的文字{day}",
            Standing.NOT_YET: f"尚未施行{day}",
        }
        return said.get(self.standing, self.standing.value)


def status(document: PolicyDocument, links: Links, day: date) -> Status:
    """Return the standing of `document` as of `day`.

    Only what a document of the library says counts: another one that repeals it, its own
    施行日期 and 有效期. A deadline that has passed says nothing of the document as a whole. What
    is no paper itself, a draft or an explanation, neither applies nor ends.
    """
    if not document.publication.orders:
        return Status(Standing.UNKNOWN)
    found = (
        _repealed(document, links, day),
        _extended(document, links, day),
        _by_effect(document, day),
    )
    return next(filter(None, found), Status(Standing.UNKNOWN))


def _repealed(document: PolicyDocument, links: Links, day: date) -> Status | None:
    """Judge by what repeals it. What is older cannot: it means an earlier one of the same title."""
    for link in links.to(document):
        by, since = link.document, _repealed_from(link)
        if link.relation.kind is not RelationKind.REPEALS or (since and since > day):
            continue
        if since and document.date and since < document.date:
            continue
        if by.date == document.date and _repeals(document, by, links):
            return Status(Standing.UNKNOWN, link.relation.sentence, by)
        return Status(Standing.REPEALED, link.relation.sentence, by, since, link.clause)
    return None


def _repealed_from(link: Link) -> date | None:
    """Return the day that a repeal names (自2023年2月1日起停止执行), else that of its document."""
    named = _FROM.search(link.relation.sentence) or _FROM.search(link.document.source)
    return (read_date(named[0]) if named else None) or link.document.applies_from


def _repeals(document: PolicyDocument, other: PolicyDocument, links: Links) -> bool:
    """Say whether a document repeals another, as two of one day may say of each other."""
    repeals = (k for k in links.of(document) if k.relation.kind is RelationKind.REPEALS)
    return any(link.target is not None and link.target.id == other.id for link in repeals)


def _extended(document: PolicyDocument, links: Links, day: date) -> Status | None:
    """Judge by the last day to which a later document extends the 有效期 that this one states."""
    if not document.effect.expires:
        return None
    for link in links.to(document):
        since = link.document.applies_from
        orders = link.document.publication.orders and _EXTENDS.search(link.document.title)
        extends = orders or link.relation.kind is RelationKind.AMENDS
        found = _extension(link, day) if extends and not (since and since > day) else None
        if found and found.since and found.since > document.effect.expires:
            return replace(found, since=None)
    return None


def _extension(link: Link, day: date) -> Status | None:
    """Return what a paper makes of a 有效期; `since` is the new last day.

    A paper that extends several documents says it of each in the sentence that names it.
    """
    text, said = link.document.source, link.relation.sentence
    own = _EXTENDED.search(said)
    match = own or _EXTENDED.search(text)
    last = read_date(match["last"]) if match else None
    if match is None or last is None:
        return None
    sentence = said if own else sentence_around(text, match.start())
    standing = Standing.EXPIRED if last < day else Standing.IN_FORCE
    return Status(standing, sentence, link.document, last)


def _by_effect(document: PolicyDocument, day: date) -> Status | None:
    """Judge by the days that the document states for itself; without an end it goes on."""
    effect = document.effect
    if effect.effective_date and effect.effective_date > day:
        said = _stated(document, EffectKind.IN_FORCE)
        return Status(Standing.NOT_YET, said, document, effect.effective_date)
    if effect.expires:
        standing = Standing.EXPIRED if effect.expires < day else Standing.IN_FORCE
        return Status(standing, _stated(document, EffectKind.TERM), document)
    if effect.effective_date:
        return Status(Standing.IN_FORCE, _stated(document, EffectKind.IN_FORCE), document)
    return None


def _stated(document: PolicyDocument, kind: EffectKind) -> str:
    return next((s.words for s in document.effect.statements if s.kind is kind), "")
