"""Whether a document applies as of a day, as far as the documents of a library say so."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.documents.dates import print_date
from assistant.documents.effect import EffectKind
from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.relations import RelationKind
from assistant.library.links import Links
from assistant.question.places import Place
from assistant.validity.extension import extension
from assistant.validity.repeal_day import repealed_from

_LAPSED = re.compile(r"宣布[^，。；]{0,8}失效")
_STRUCK = re.compile(r"删[去除]")
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
    order them: `words` are then the clause as the program puts it together. `partly` is on where
    those say that some of it stays as it is. `lapsed` is how its document stands where the 有效期
    of that has passed as well.
    """

    standing: Standing
    sentence: str = ""
    source: PolicyDocument | None = None
    since: date | None = None
    clause: Clause | None = None
    newer: Place | None = None
    words: str = ""
    partly: bool = False
    lapsed: "Status | None" = None

    @property
    def holds(self) -> bool:
        """Whether nothing is known that speaks against relying on the words."""
        return self.standing in (Standing.IN_FORCE, Standing.UNKNOWN)

    @property
    def is_struck(self) -> bool:
        """Whether what is gone is a place that was taken out, and not the whole document."""
        return self.standing is Standing.REPEALED and _STRUCK.search(self.sentence) is not None

    @property
    def ended(self) -> str:
        """How a document ended, in the word of what ends it or of the list that it stands in."""
        listed = ""
        if self.source and self.clause and self.clause.columns:
            listed = f"{self.source.title_of(self.clause)}{''.join(self.clause.columns)}"
        said = f"{self.sentence}{listed}"
        return "宣布失效" if _LAPSED.search(said) and "废止" not in said else "废止"

    @property
    def told(self) -> str:
        """The standing in words: 已被某政办发〔2023〕8号废止."""
        day = f"（{print_date(self.since)}起）" if self.since else ""
        own = self.newer is not None and self.clause is None and self.source is self.newer.document
        by = self.source.name if self.source and not own else ""
        label = self.clause.label if self.clause and not self.clause.element else ""
        label = f"第{label[:-1]}条" if label.endswith("、") else label
        gone = f"{label}删去" if self.is_struck else self.ended
        changed = "部分修改" if self.partly else "修改"
        said = {
            Standing.REPEALED: f"已被{by}{gone}{day}",
            Standing.AMENDED: f"已被{by}{label}{changed}{day}" if by else f"已有修改后的文字{day}",
            Standing.NOT_YET: f"尚未施行{day}",
        }
        told = said.get(self.standing, self.standing.value)
        return f"{self.lapsed.told}，{told}" if self.lapsed else told


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
        by, since = link.document, repealed_from(link)
        if link.relation.kind is not RelationKind.REPEALS or (since and since > day):
            continue
        if since and document.date and since < document.date:
            continue
        if by.date == document.date and _repeals(document, by, links):
            return Status(Standing.UNKNOWN, link.relation.sentence, by)
        return Status(Standing.REPEALED, link.relation.sentence, by, since, link.clause)
    return None


def _repeals(document: PolicyDocument, other: PolicyDocument, links: Links) -> bool:
    """Say whether a document repeals another, as two of one day may say of each other."""
    repeals = (k for k in links.of(document) if k.relation.kind is RelationKind.REPEALS)
    return any(link.target is not None and link.target.id == other.id for link in repeals)


def _extended(document: PolicyDocument, links: Links, day: date) -> Status | None:
    """Judge by the last day to which later documents extend the 有效期 that this one states."""
    found = extension(document, links, day)
    if found is None:
        return None
    standing = Standing.EXPIRED if found.last < day else Standing.IN_FORCE
    return Status(standing, found.sentence, found.paper)


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
