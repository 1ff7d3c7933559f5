"""A timeline: the days that a document, one of its clauses or a draft names, as of a day.

What it sets itself (成文, 施行, 有效期, deadlines), what others do to it (废止, 修订, 依据), and
how the documents that it cites stand. Passed is not repealed: see `validity`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.documents.dates import print_date
from assistant.documents.effect import EffectKind
from assistant.documents.model import Clause, Element, PolicyDocument
from assistant.documents.relations import RelationKind
from assistant.library.links import Link, Links, bare_title, names_of
from assistant.question.asked import Question
from assistant.question.places import Place
from assistant.question.whole_clause import whole
from assistant.retrieval.retriever import PolicyRetriever
from assistant.validity.standing import (
    ASK_ISSUER,
    Standing,
    Status,
    deadlines,
    sentence_around,
    status,
)

ISSUED, IN_FORCE, EXPIRES, DEADLINE = "成文", "施行", "有效期届满", "期限"
MENTIONED = "提到"
_DONE_TO_IT = (RelationKind.REPEALS, RelationKind.AMENDS, RelationKind.BASIS, RelationKind.FORWARDS)
"""What another document does with it; 印发了《…》 in a 请示 only tells of it."""
_STATES = {True: "已过", False: "未到"}
_NOT_HELD = "不在库内，无法核对"
_EFFECTS = {EffectKind.IN_FORCE: IN_FORCE, EffectKind.TERM: EXPIRES}


@dataclass(frozen=True, slots=True)
class Event:
    """A day, what it is, the words that say so as printed, and where they stand.

    `by` is off when the document itself says it, on when another says it of the document;
    `assumed` says that the first day is not stated and the document's own date stands in.
    """

    day: date
    kind: str
    words: str
    document: PolicyDocument
    clause: Clause | None
    passed: bool
    by: bool = False
    assumed: bool = False

    @property
    def printed_day(self) -> str:
        """The day as documents print it: 2025年12月31日."""
        return print_date(self.day)

    @property
    def is_issue(self) -> bool:
        """Whether it is the document's own date, of which its words say no more."""
        return self.kind == ISSUED

    @property
    def ends(self) -> bool:
        """Whether something is over once the day has passed; what was issued or cited stays so."""
        return self.kind in (DEADLINE, EXPIRES)

    @property
    def label(self) -> str:
        """What happens on the day, whether it has passed, and how it was reckoned."""
        what = f"被{self.kind}" if self.by else self.kind
        state = "" if self.passed and not self.ends else _STATES[self.passed]
        notes = "，".join(filter(None, [state, "按成文日期起算" if self.assumed else ""]))
        return f"{what}（{notes}）" if notes else what

    @property
    def place(self) -> str:
        """Where the words stand."""
        clause = self.clause.label if self.clause else ""
        return f"{self.document.name} {clause}".strip()


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that is cited: as it is named, and how it stands; None if it is not held."""

    name: str
    relation: str
    status: Status | None

    @property
    def line(self) -> str:
        """Its name, what is done with it, and how it stands."""
        stands = _stands(self.status) if self.status else _NOT_HELD
        return f"{self.name}（{self.relation}）：{stands}"


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is looked at, as of which day, how it stands, its days in order, what it cites."""

    subject: str
    day: date
    status: Status
    events: tuple[Event, ...]
    cited: tuple[Cited, ...]

    @property
    def printed_day(self) -> str:
        """The day as of which it is, as documents print it."""
        return print_date(self.day)

    @property
    def standing(self) -> str:
        """How the document stands, in words."""
        return _stands(self.status)

    @property
    def closing(self) -> str:
        """What must be read with a deadline that has passed; "" where none has."""
        return ASK_ISSUER if any(e.passed and e.ends for e in self.events) else ""


def _stands(found: Status) -> str:
    unknown = found.standing is Standing.UNKNOWN
    return "库内没有写明是否有效" if unknown else found.standing.value


def timeline(
    document: PolicyDocument, links: Links, day: date, clauses: Sequence[Clause] = ()
) -> Timeline:
    """Return the timeline of `document` as of `day`; with `clauses`, of the days in them only.

    What stands under the clauses is theirs.
    """
    inside = [place.clause for place in whole(Place(document, clause) for clause in clauses)]
    own = [*_deadlines(document, day, inside or document.clauses)]
    if not clauses:
        own += [*_dated(document, day), *_effects(document, day), *_by_others(document, links, day)]
    labels = "、".join(clause.label for clause in clauses)
    return Timeline(
        subject=f"{document.name} {labels}".strip(),
        day=day,
        status=status(document, links, day),
        events=tuple(sorted(own, key=lambda event: event.day)),
        cited=() if clauses else tuple(_cited(document, links, day)),
    )


def named_timeline(question: Question, retriever: PolicyRetriever, day: date) -> Timeline | None:
    """Return the timeline of what a question names (36号文, 36号文第四条), if it is held."""
    library = retriever.library
    found = retriever.named(question)
    if found:
        document = found[0].document
        clauses = [e.clause for e in found if e.document.id == document.id]
        return timeline(document, library.links, day, clauses)
    if question.references or question.loose:
        return None
    named = question.named
    return timeline(named[0], library.links, day) if named else None


def _dated(document: PolicyDocument, day: date) -> Iterator[Event]:
    if document.date:
        printed = document.element(Element.DATE)
        words = printed.text.strip() if printed else ""
        yield Event(document.date, ISSUED, words, document, printed, document.date <= day)


def _effects(document: PolicyDocument, day: date) -> Iterator[Event]:
    """Yield the days from and until which the document says that it applies."""
    days = {
        EffectKind.IN_FORCE: document.effect.effective_date,
        EffectKind.TERM: document.effect.expires,
    }
    for kind, when in days.items():
        said = next((s.words for s in document.effect.statements if s.kind is kind), "")
        if when and said:
            clause = next((c for c in document.clauses if said in c.text), None)
            yield Event(when, _EFFECTS[kind], said, document, clause, when < day)


def _deadlines(document: PolicyDocument, day: date, clauses: Sequence[Clause]) -> Iterator[Event]:
    """Yield the deadlines that clauses set; what had ended when it was written is history."""
    for clause in clauses:
        for found in () if clause.element else deadlines(clause.text, document.date):
            if not document.date or found.last_day >= document.date:
                words = sentence_around(clause.text, found.start)
                yield Event(
                    found.last_day, DEADLINE, words, document, clause,
                    found.passed(day), assumed=found.assumed,
                )  # fmt: skip


def _by_others(document: PolicyDocument, links: Links, day: date) -> Iterator[Event]:
    """Yield what other documents say of it, a sentence once, on the day from which they apply."""
    said = {(link.document.id, link.relation.sentence): link for link in links.to(document)}
    for link in said.values():
        since = link.document.effect.effective_date or link.document.date
        if since:
            relation = link.relation
            kind = relation.kind.value if relation.kind in _DONE_TO_IT else MENTIONED
            yield Event(
                since, kind, relation.sentence, link.document, link.clause,
                since <= day, by=True,
            )  # fmt: skip


def _cited(document: PolicyDocument, links: Links, day: date) -> Iterator[Cited]:
    """Yield the other documents that it cites; a 通知 names what it issues, which is itself."""
    own, seen = frozenset(names_of(document)), dict[str, Link]()
    for link in links.of(document):
        if {link.relation.number_key, bare_title(link.relation.title)} & own:
            continue
        seen.setdefault(link.target.id if link.target else link.relation.name, link)
    for link in seen.values():
        held = status(link.target, links, day) if link.target else None
        name = link.target.name if link.target else link.relation.name
        yield Cited(name, link.relation.kind.value, held)
