"""A timeline: the days that a document, one of its clauses or a draft names, as of a day.

What it sets itself (成文, 施行, 有效期, deadlines, duties that recur), what others do to it (废止,
修订, 依据), and how the documents that it cites stand. Passed is not repealed: see `deadlines`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
from assistant.validity.deadlines import ASK_ISSUER, sentence_around, times
from assistant.validity.recurrence import Recurrence
from assistant.validity.repeal_day import repealed_from
from assistant.validity.standing import Standing, Status, status
from assistant.validity.stated_time import TimeKind

ISSUED, IN_FORCE, EXPIRES = "成文", "施行", "有效期届满"
DEADLINE, RECURS = TimeKind.DEADLINE.value, TimeKind.RECURRING.value
MENTIONED, GOAL = "提到", "目标"
_DONE_TO_IT = (RelationKind.REPEALS, RelationKind.AMENDS, RelationKind.BASIS, RelationKind.FORWARDS)
"""What another document does with it; 印发了《…》 in a 请示 only tells of it."""
_STATES = {True: "已过", False: "未到"}
_FROM_ISSUE = "按成文日期起算"
_LAST_OF_PERIOD = "没写哪一天，按每期最后一天"
_NOT_HELD = "不在库内，无法核对"
_EFFECTS = {EffectKind.IN_FORCE: IN_FORCE, EffectKind.TERM: EXPIRES}


@dataclass(frozen=True, slots=True)
class Event:
    """A day, what it is, the words that say so as printed, and where they stand.

    `by` is off when the document itself says it, on when another says it of the document;
    `assumed` says that the first day is not stated and the document's own date stands in. Of a duty
    that recurs `day` is the next time, or the last that there was; of a `goal` the last that it
    can mean, for it names a year, a plan or a number of years alone.
    """

    day: date
    kind: str
    words: str
    document: PolicyDocument
    clause: Clause | None
    passed: bool
    by: bool = False
    assumed: bool = False
    recurrence: Recurrence | None = None
    goal: bool = False

    @property
    def next_day(self) -> date | None:
        """When a duty that recurs is due next; None for all else, and once it recurs no more."""
        return self.day if self.recurrence and not self.passed else None

    @property
    def printed_day(self) -> str:
        """The day as documents print it: 2025年12月31日; 下一次：2027年2月28日前; a goal's year."""
        printed = f"{self.day.year}年" if self._of_a_year else print_date(self.day)
        if not self.recurrence:
            return printed
        return f"最后一次：{printed}前" if self.passed else f"下一次：{printed}前"

    @property
    def is_issue(self) -> bool:
        """Whether it is the document's own date, of which its words say no more."""
        return self.kind == ISSUED

    @property
    def ends(self) -> bool:
        """Whether something is over once the day has passed; what was issued or cited stays so."""
        return self.kind in (DEADLINE, RECURS, EXPIRES)

    @property
    def label(self) -> str:
        """What happens on the day, whether it has passed, and how it was reckoned."""
        named = GOAL if self._of_a_year else self.kind
        what = f"被{named}" if self.by else named
        state = "" if self.passed and not self.ends else _STATES[self.passed]
        reckoned = _FROM_ISSUE if self.assumed else ""
        notes = [*_of_recurrence(self.recurrence, passed=self.passed)] or [state, reckoned]
        said = "，".join(filter(None, notes))
        return f"{what}（{said}）" if said else what

    @property
    def _of_a_year(self) -> bool:
        """Whether a year or a plan is named; a number of years has a day that was reckoned."""
        return self.goal and not self.assumed

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
        said = stands(self.status) if self.status else _NOT_HELD
        return f"{self.name}（{self.relation}）：{said}"


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
        return stands(self.status)

    @property
    def recurring(self) -> tuple[Event, ...]:
        """The duties that recur and are due again."""
        return tuple(e for e in self.events if e.next_day)

    @property
    def ahead(self) -> tuple[Event, ...]:
        """What comes once, and has not come or passed; what is due today is first."""
        return tuple(e for e in self.events if not e.passed and not e.recurrence)

    @property
    def over(self) -> tuple[Event, ...]:
        """What has come, today included, or passed; what is due today has not. Oldest first."""
        return tuple(e for e in self.events if e.passed)

    @property
    def closing(self) -> str:
        """What must be read with a deadline that has passed; "" where none has."""
        return ASK_ISSUER if any(e.passed and e.ends for e in self.events) else ""


def _of_recurrence(duty: Recurrence | None, *, passed: bool) -> Iterator[str]:
    """Yield how often a duty is, whether it is over, and how its day was reckoned."""
    if duty:
        yield duty.words
        yield _STATES[True] if passed else ""
        yield _FROM_ISSUE if duty.count > 1 else "" if duty.days else _LAST_OF_PERIOD


def stands(found: Status) -> str:
    """Return how a document stands, in words: 现行, 已废止, 库内没有写明是否有效."""
    unknown = found.standing is Standing.UNKNOWN
    return "库内没有写明是否有效" if unknown else found.standing.value


def timeline(
    document: PolicyDocument, links: Links, day: date, clauses: Sequence[Clause] = ()
) -> Timeline:
    """Return the timeline of `document` as of `day`; with `clauses`, of the days in them only.

    What stands under the clauses is theirs.
    """
    found = status(document, links, day)
    inside = [place.clause for place in whole(Place(document, clause) for clause in clauses)]
    own = [*_times(document, day, inside or document.clauses, _over(document, found))]
    effects = (e for e in _effects(document, day) if not inside or e.clause in inside)
    own = [*effects, *own]
    if not clauses:
        own = [*_dated(document, day), *own, *_by_others(document, links, day)]
    labels = "、".join(clause.label for clause in clauses)
    return Timeline(
        subject=f"{document.name} {labels}".strip(),
        day=day,
        status=found,
        events=tuple(sorted(own, key=lambda event: (event.day, event.kind == RECURS))),
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
            passed = when < day or (when == day and kind is EffectKind.IN_FORCE)
            yield Event(when, _EFFECTS[kind], said, document, clause, passed)


def _over(document: PolicyDocument, found: Status) -> date | None:
    """Return the last day on which a duty can fall due: what repeals the document ends it too.

    The 有效期 that it states itself does not count where another document extends it.
    """
    other = found.source if found.source and found.source.id != document.id else None
    if found.standing is not Standing.REPEALED or not other:
        return None if other else document.effect.expires
    days = (found.since or other.applies_from, document.effect.expires)
    return min(filter(None, days), default=None)


def _times(
    document: PolicyDocument, day: date, clauses: Sequence[Clause], over: date | None
) -> Iterator[Event]:
    """Yield the deadlines that clauses set, and their duties that recur, up to the day `over`."""
    for clause in clauses:
        for found in () if clause.element else times(clause.text, document.date):
            duty = _ending(found.recurrence, over) if found.recurrence else None
            due = duty.on(day) if duty else found.last_day
            if due and found.kind in (TimeKind.DEADLINE, TimeKind.RECURRING):
                passed = duty.next_day(day) is None if duty else due < day
                yield Event(
                    due, found.kind.value, sentence_around(clause.text, found.start), document,
                    clause, passed, assumed=found.assumed, recurrence=duty, goal=found.goal,
                )  # fmt: skip


def _ending(duty: Recurrence, over: date | None) -> Recurrence:
    """Return a duty that no longer recurs after `over`, or earlier where it says so itself."""
    return replace(duty, until=min(filter(None, (duty.until, over)), default=None))


def _by_others(document: PolicyDocument, links: Links, day: date) -> Iterator[Event]:
    """Yield what other documents say of it, a sentence once, on the day from which that counts.

    A document that was there before it speaks of it in a later version, whose day is not known.
    """
    said = {(link.document.id, link.relation.sentence): link for link in links.to(document)}
    for link in said.values():
        relation = link.relation
        named = repealed_from(link) if relation.kind is RelationKind.REPEALS else None
        since = _applies(link.document, document.date)
        since = max(since, named) if since and named else since
        if since:
            kind = relation.kind.value if relation.kind in _DONE_TO_IT else MENTIONED
            yield Event(
                since, kind, relation.sentence, link.document, link.clause,
                since <= day, by=True,
            )  # fmt: skip


def _applies(other: PolicyDocument, issued: date | None) -> date | None:
    """Return the day from which another document applies, that of its issue where it looks back.

    None where both lie before the day on which the document it speaks of was `issued`.
    """
    days = (other.effect.effective_date, other.date)
    return next((d for d in days if d and (issued is None or d >= issued)), None)


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
