"""Whether a document applies as of a day, as far as the documents of a library say so."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.documents.dates import DATE, read_date
from assistant.documents.effect import EffectKind
from assistant.documents.model import PolicyDocument
from assistant.documents.relations import RelationKind
from assistant.library.links import Links
from assistant.validity.deadlines import sentence_around

_EXTENDED = re.compile(
    r"(?:有效|试行|执行|实施|施行)期限?(?:延长|延续|顺延|延期|展期)[至到](?P<last>"
    + re.sub(r"\?P<\w+>", "?:", DATE.pattern)
    + ")"
)
NOT_INFERRED = "请向发文机关核实，不能由成文日期或文中的时限推断。"


class Standing(StrEnum):
    """Whether a document applies as of a day, as far as the library can show it."""

    IN_FORCE = "现行"
    NOT_YET = "尚未施行"
    EXPIRED = "有效期已过"
    REPEALED = "已废止"
    UNKNOWN = "未知"


@dataclass(frozen=True, slots=True)
class Status:
    """The standing of a document, the sentence that says so, and the document it stands in."""

    standing: Standing
    sentence: str = ""
    source: PolicyDocument | None = None


def status(document: PolicyDocument, links: Links, day: date) -> Status:
    """Return the standing of `document` as of `day`.

    Only what a document of the library says counts: another one that repeals it, its own
    施行日期 and 有效期. A deadline that has passed says nothing of the document as a whole.
    """
    found = (
        _repealed(document, links, day),
        _extended(document, links, day),
        _by_effect(document, day),
    )
    return next(filter(None, found), Status(Standing.UNKNOWN))


def _repealed(document: PolicyDocument, links: Links, day: date) -> Status | None:
    for link in links.to(document):
        since = link.document.effect.effective_date or link.document.date
        if link.relation.kind is RelationKind.REPEALS and (since is None or since <= day):
            return Status(Standing.REPEALED, link.relation.sentence, link.document)
    return None


def _extended(document: PolicyDocument, links: Links, day: date) -> Status | None:
    """Judge by the last day to which a later document extends the 有效期 that this one states."""
    if not document.effect.expires:
        return None
    for link in links.to(document):
        match = _EXTENDED.search(link.document.source)
        if link.relation.kind is RelationKind.AMENDS and match:
            last = read_date(match["last"])
            if last and last > document.effect.expires:
                sentence = sentence_around(link.document.source, match.start())
                standing = Standing.EXPIRED if last < day else Standing.IN_FORCE
                return Status(standing, sentence, link.document)
    return None


def _by_effect(document: PolicyDocument, day: date) -> Status | None:
    """Judge by the days that the document states for itself; without an end it goes on."""
    effect = document.effect
    if effect.effective_date and effect.effective_date > day:
        return Status(Standing.NOT_YET, _stated(document, EffectKind.IN_FORCE), document)
    if effect.expires:
        standing = Standing.EXPIRED if effect.expires < day else Standing.IN_FORCE
        return Status(standing, _stated(document, EffectKind.TERM), document)
    if effect.effective_date:
        return Status(Standing.IN_FORCE, _stated(document, EffectKind.IN_FORCE), document)
    return None


def _stated(document: PolicyDocument, kind: EffectKind) -> str:
    return next((s.words for s in document.effect.statements if s.kind is kind), "")
