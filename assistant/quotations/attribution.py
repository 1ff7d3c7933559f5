"""Attribution: which document and which clause a draft names for what it quotes.

The name stands in the same sentence: before the quotation (36号文（九）规定：“…”), behind it in
brackets (“…”（36号文（九）)), or right behind it (“…”，36号文讲得很清楚). A sentence ends with a
quotation that does. A document named earlier in the paragraph goes on to be meant, but the words
need not stand there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise, takewhile

from assistant.documents.model import PolicyDocument
from assistant.question.clause_units import gap_around, gap_sentence, measure, units_of
from assistant.question.document_names import Mention
from assistant.question.places import Place
from assistant.question.references import Reference, from_chain
from assistant.question.resolving import Region
from assistant.question.short_titles import name_before
from assistant.question.whole_clause import whole
from assistant.question.written_places import Chain, joins
from assistant.quotations.draft_names import DraftSpan, Names
from assistant.quotations.draft_notes import Notes
from assistant.quotations.named_again import only_points

_RIGHT_BEHIND = re.compile(
    r"[”」』\"]?[，,]?\s*(?:这|那)?(?:[就正也都均]?(?:同样)?是|见|出自|源自|引自|摘自|来自|载于|写在|系)?\s*$"
)
_FROM = r"(?:详?见|参见|摘自|引自|出自|源自|载于|据)?"
_IN_BRACKETS = re.compile(
    rf"[”」』\"]?\s*(?:[（(]|[—–―]{{1,2}})\s*{_FROM}\s*[《“]?$"
)
_OPENS = re.compile(rf"[”」』\"]?\s*[（(]\s*{_FROM}\s*(?P<as_before>(?:同[上前]|[前上]引)[，,、：:\s]*)?")
_CLOSES = re.compile(r"\s*[）)]")
_BRACKET = re.compile(r"\s*[（(]\s*")
_OPENED = re.compile(r"[（(]\s*[《“]?$")
_CLOSED = re.compile(r"[》”]?\s*[）)][。；;！!\s]*")
_TOGETHER = 2
"""Characters between a document and its clause where they are one name."""
_NAMES_CLAUSE = re.compile(r"(?:[条款项章]|[）)])$")
_NOT_HELD = "库里没有{0}，没法与它核对"
_SAYS_MORE = re.compile(r"\s*(?:另|则|还|也|又|同时|对)")
"""What begins a statement of its own about a source: 某条例第十四条另有规定."""
_SAYS = re.compile(r"[的之中里内第]*(?:规定|明确|指出|提出|要求|强调|写明|载明|列明|[：:])")
_AMENDS = re.compile(r"(?:所|中)?(?:新增|增加|增写|修改|修订|修正|调整)后?的")
_IN_PASSING = re.compile(
    r"(?:违反|依照|依据|根据|按照|参照|适用|符合|属于|除|有)(?:了|本|前款)?\s*$"
)
"""What stands before a source that is only mentioned in what another one says."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a draft gives as the source: as written, and where it stands in the draft.

    `documents` has none when the library does not hold it, `places` none when no clause is named
    or the document has no such clause; then `problem` says so. `firm` says that the words have to
    stand there for the draft to be right. `others` are sources named with this one: words that
    stand in one of them are rightly quoted.
    """

    written: str
    start: int
    end: int
    documents: tuple[PolicyDocument, ...]
    places: tuple[Place, ...] = ()
    problem: str = ""
    firm: bool = True
    others: tuple["Named", ...] = ()

    @property
    def is_absent(self) -> bool:
        """Say whether a document is given that the library does not hold."""
        return not self.documents

    @property
    def lacks_clause(self) -> bool:
        """Say whether the document that is given has no such clause."""
        return bool(self.documents and self.problem and not self.places)

    @property
    def names_clause(self) -> bool:
        """Say whether a clause is named, be it one that is not there."""
        return bool(self.places) or self.lacks_clause or bool(_NAMES_CLAUSE.search(self.written))

    @property
    def reach(self) -> tuple[Place, ...]:
        """The places with all that stands under them: 第三部分 is its clauses, too."""
        return whole(self.places)


class Attribution:
    """Says which name in the draft is given for what it quotes."""

    def __init__(self, text: str, own: str, documents: Sequence[PolicyDocument]) -> None:
        """Read the names in `own`, the draft with its quotations as blanks."""
        self._names = Names(text, own, documents)
        self._own, self._notes = own, Notes(own)

    def sentence(self, at: int) -> DraftSpan:
        """Return from where to where the sentence around `at` goes."""
        return self._names.sentence(at)

    def of(self, start: int, end: int) -> Named | None:
        """Return what is named for the words from `start` to `end`, None when nothing is."""
        before = self._before(start)
        given = self._behind(end, _IN_BRACKETS) or self._clause_behind(start, end)
        given = given or self._noted(end)
        if given:
            others = (before,) if before and not _is_wider(before, given) else ()
            return replace(given, others=(*given.others, *others))
        behind = self._held_behind(start, end) or self._closing(end)
        return before or behind or self._earlier(start)

    @cached_property
    def everything(self) -> tuple[Named, ...]:
        """Return every document, and every clause of one, that the draft names."""
        found: list[Named] = []
        for at in self._names.sentences():
            found += [_named(self._own, m, ()) for m in self._names.mentions(at)]
            behind = [(c, self._nearest(c.end, c.end)) for c in self._names.chains(at)]
            found += [named for chain, named in behind if named and named.end == chain.end]
        return tuple(found)

    def _behind(self, end: int, joined: re.Pattern[str]) -> Named | None:
        """Return what is named behind a place in its sentence, when it is `joined` to it."""
        first, last = self.sentence(end)
        if first == end:
            return None
        found = next((m for m in self._names.mentions(end) if end <= m.start < last), None)
        if found is None or not joined.match(self._own[end : found.start]):
            return None
        return self._from(found)

    def _from(self, mention: Mention) -> Named:
        """Return a document with the clauses right behind it, and the sources that go on a list."""
        rest = [m for m in self._names.mentions(mention.start) if m.start >= mention.end]
        end = mention.end
        if rest and _BRACKET.fullmatch(self._own[end : rest[0].start]):
            end, mention = rest[0].end, self._with_number((mention, rest.pop(0)))
        chains = self._run_on(mention.start, end)
        named = _named(self._own, mention, chains)
        joined = rest and joins(self._own[named.end : rest[0].start])
        return replace(named, others=(self._from(rest[0]),)) if joined else named

    def _run_on(self, at: int, end: int) -> tuple[Chain, ...]:
        """Return the clauses that are written right behind a place: 第五条, or 第五条、第六条."""
        chains = [c for c in self._names.chains(at) if c.start >= end]
        if not chains or chains[0].start - end > _TOGETHER:
            return ()
        pairs = takewhile(lambda p: joins(self._own[p[0].end : p[1].start]), pairwise(chains))
        return (chains[0], *(later for _, later in pairs))

    def _clause_behind(self, start: int, end: int) -> Named | None:
        """Return a clause in brackets behind words, of the document meant there: “…”（第五条）.

        It may be named again in them: “…”（该条例第五条）, “…”（同上，第五条）.
        """
        opened = _OPENS.match(self._own, end)
        chains = self._chains_in_brackets(opened.end()) if opened else ()
        if opened is None or not chains:
            return None
        at, first = opened.end(), chains[0].start
        if at == first:
            mention = self._governing(start, anywhere=bool(opened["as_before"]))
        else:
            mention = self._names.pointed(at, first) or self._names.of_genre(first)
            mention = mention if mention and mention.start == at else None
        return _named(self._own, replace(mention, start=at, end=first), chains) if mention else None

    def _chains_in_brackets(self, at: int) -> tuple[Chain, ...]:
        """Return the articles that are named from a place on to where a bracket closes."""
        end = next(iter(_CLOSES.finditer(self._own, at)), None)
        found = self._names.chains(at) if end else ()
        inside = tuple(c for c in found if end and at <= c.start and c.end <= end.start())
        listed = _listed(self._own, inside)
        whole = inside and len(listed) == len(inside) and end and inside[-1].end == end.start()
        return listed if whole and inside[0].steps[0].unit == "条" else ()

    def _governing(self, start: int, *, anywhere: bool) -> Mention | None:
        """Return the document that is named last before words: in their paragraph, or anywhere."""
        before = [m for m in self._names.mentions(start) if m.end <= start]
        last = before[-1] if before else self._last_named(start)
        return last or (self._names.last_held(start, 0) if anywhere else None)

    def _noted(self, end: int) -> Named | None:
        """Return what a note is given for: “…”①, and further down ①《某办法》第五条."""
        at = self._notes.called(end)
        begun = [m for m in self._names.mentions(at) if m.start == at] if at else []
        named = self._from(begun[0]) if begun else None
        return None if named is None or _SAYS.match(self._own, named.end) else named

    def _held_behind(self, start: int, end: int) -> Named | None:
        """Return a document of the library right behind words for which nothing else is named."""
        found = self._behind(end, _RIGHT_BEHIND)
        if found is None or not found.documents or _SAYS_MORE.match(self._own, found.end):
            return None
        governed = any(c.end <= start for c in self._names.chains(start))
        return None if governed else found

    def _closing(self, end: int) -> Named | None:
        """Return the only source of a sentence, in brackets that close it: “…”，…（36号文）."""
        first, last = self.sentence(end)
        within = [m for m in self._names.mentions(end) if first <= m.start < last]
        if first == end or len(within) != 1:
            return None
        opened = _OPENED.search(self._own[end : within[0].start])
        closes = _CLOSED.fullmatch(self._own[within[0].end : last])
        return _named(self._own, within[0], ()) if opened and closes else None

    def _before(self, start: int) -> Named | None:
        """Return the source that governs what begins at `start`: named last before it.

        What says it may only mention that one: 甲条例规定，违反乙条例第三条的，“…”.
        """
        found = self._nearest(start, start)
        if found is None or not found.firm:
            return found
        first = self.sentence(start)[0]
        if not _IN_PASSING.search(self._own[first : found.start]):
            return self._with_listed(found)
        earlier = self._nearest(start, found.start)
        says = earlier and _SAYS.match(self._own, earlier.end)
        return replace(found, others=(earlier,)) if says and earlier else found

    def _with_listed(self, found: Named) -> Named:
        """Return a source with those that it ends a list of: 甲条例第三条、乙条例第四条规定."""
        earlier = self._nearest(found.start, found.start)
        if earlier is None or not joins(self._own[earlier.end : found.start]):
            return found
        listed = self._with_listed(earlier)
        return replace(found, others=(replace(listed, others=()), *listed.others))

    def _nearest(self, start: int, before: int) -> Named | None:
        """Return what is named last before a place in the sentence of `start`."""
        mentions = [m for m in self._names.mentions(start) if m.end <= before]
        mention = self._with_number(mentions[-2:]) if mentions else None
        chains = tuple(c for c in self._names.chains(start) if c.end <= before)
        chains = _listed(self._own, self._amending(chains))
        if chains and mention and chains[-1].end <= mention.start:
            chains = ()
        first = max(self.sentence(start)[0], mention.end if mention else 0)
        mention = self._names.pointed(first, chains[0].start if chains else before) or mention
        unheld = self._unheld(chains[0], mention) if chains else None
        if unheld:
            return unheld
        if mention is None and chains:
            mention = self._names.of_genre(chains[0].start) or self._last_named(start)
        return _named(self._own, mention, chains) if mention else None

    def _amending(self, chains: tuple[Chain, ...]) -> tuple[Chain, ...]:
        """Return clauses without the one that the clause before it adds: 第四条增加的第十一条."""
        for adding, added in pairwise(chains[-2:]):
            if _AMENDS.fullmatch(self._own[adding.end : added.start]):
                return (*chains[:-2], replace(adding, end=added.end))
        return chains

    def _with_number(self, last: Sequence[Mention]) -> Mention:
        """Return the last mention: of a title with a number in brackets the title.

        A law from a plain text is held without the number of the 令 that issued it.
        """
        title, number = last[0], last[-1]
        joined = _BRACKET.fullmatch(self._own[title.end : number.start])
        unnumbered = title.documents and not any(d.number_key for d in title.documents)
        return title if joined and unnumbered and not number.documents else number

    def _unheld(self, chain: Chain, mention: Mention | None) -> Named | None:
        """Return a law that the library does not have, named without 《》 before its article."""
        at = chain.steps[0].start
        begun = self.sentence(at)[0]
        title = name_before(self._own[begun:at], at - begun)
        start = at - len(title)
        if not title or only_points(title) or (mention and mention.end >= start):
            return None
        problem = _NOT_HELD.format(f"《{title}》")
        return Named(self._own[start : chain.end], start, chain.end, (), problem=problem)

    def _earlier(self, start: int) -> Named | None:
        found = self._last_named(start)
        if found is None:
            return None
        return Named(found.written, found.start, found.end, found.documents, firm=False)

    def _last_named(self, at: int) -> Mention | None:
        """Return the document of the library meant last in the paragraph before a sentence.

        It is one that is named, or one that a clause is given of: 该办法第四条规定…。第五条规定….
        """
        start, _ = self.sentence(at)
        first = self._own.rfind("\n", 0, start) + 1
        while start > first:
            start, _ = self.sentence(start - 1)
            if meant := self._meant_in(start, first):
                return meant
        return None

    def _meant_in(self, start: int, first: int) -> Mention | None:
        """Return the document that a sentence means last, looking no further back than `first`."""
        held = [m for m in self._names.mentions(start) if m.documents and m.sure]
        named = next((m for m in reversed(held) if m.start >= first), None)
        chains = reversed(self._names.chains(start))
        return named or next(filter(None, (self._names.of_genre(c.start) for c in chains)), None)


def _is_wider(one: Named, other: Named) -> bool:
    """Say whether one source is only the document of which the other names a clause."""
    same = {d.id for d in one.documents} == {d.id for d in other.documents}
    return same and not one.names_clause and other.names_clause


def _listed(own: str, chains: tuple[Chain, ...]) -> tuple[Chain, ...]:
    """Return the last of these clauses with those that it ends a list of: 第三条、第五条."""
    first = len(chains) - 1
    while first > 0 and joins(own[chains[first - 1].end : chains[first].start]):
        first -= 1
    return chains[max(first, 0) :]


def _named(own: str, mention: Mention, chains: tuple[Chain, ...]) -> Named:
    """Return a document with one of its clauses, or with several, as the library has them."""
    start, end, written = mention.start, mention.end, mention.written
    if chains:
        first, last = chains[0].start, chains[-1].end
        together = 0 <= first - mention.end <= _TOGETHER
        as_written = own[start : mention.end] == written
        said = own[start:last] if together and as_written else ""
        written = said or written + "".join(_said(own, c) for c in chains)
        start, end = min(start, first) if together else start, last
    if not mention.documents:
        return Named(written, start, end, (), problem=_NOT_HELD.format(mention.written))
    if not chains:
        return Named(written, start, end, mention.documents)
    found = [from_chain(c, [Region(d) for d in mention.documents]) for c in chains]
    places = tuple({p.key: p for r in found for p in r.places}.values())
    missing = [_absent(r, mention.documents[0]) for r in found if not r.places]
    return Named(written, start, end, mention.documents, places, "；".join(missing))


def _said(own: str, chain: Chain) -> str:
    """Return a clause as the draft names it; one that it names again as it did before."""
    written = own[chain.start : chain.end]
    again = any(s.written not in written for s in chain.steps)
    return "".join(s.written for s in chain.steps) if again else written


def _absent(reference: Reference, document: PolicyDocument) -> str:
    """Say that a document has no such clause, and how many it has."""
    counted = units_of(document, reference.unit, reference.layer)
    if reference.within or not counted:
        return f"{document.name}没有“{reference.written}”"
    extent = (
        f"共 {len(counted)} {measure(reference.unit)}，从{counted[0].label}到{counted[-1].label}"
    )
    around = gap_around(counted, reference.number)
    extent += f"；{gap_sentence(around)}" if around else ""
    return f"{document.name}没有“{reference.written}”：{extent}"
