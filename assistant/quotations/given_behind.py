"""What is given behind a quotation as its source.

In brackets: “…”（36号文（九）), “…”（该条例第五条）; behind a dash; in a note: “…”①; right behind
it: “…”，36号文讲得很清楚; or in brackets that close the sentence.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise, takewhile

from assistant.question.document_names import Mention
from assistant.question.written_places import Chain, joins
from assistant.quotations.draft_chains import Chains
from assistant.quotations.draft_names import Names
from assistant.quotations.draft_notes import DraftNotes
from assistant.quotations.named import BRACKET, SAYS, TOGETHER, Named, listed, named_as, with_number

_RIGHT_BEHIND = re.compile(
    r"[”」』\"]?[，,]?\s*(?:这|那)?(?:[就正也都均]?(?:同样)?是|见|出自|源自|引自|摘自|来自|载于|写在|系)?\s*$"
)
_ORIGIN = re.compile(r"(?:是|出自|源自|引自|摘自|来自|载于|写在|系)\s*$")
_ITS_WORDS = re.compile(r"[的中里]*(?:规定|要求|表述|内容|条文|提法|说法|标准)")
"""What tells that words are those of a document that is not held: 系某批复〔2021〕6号的规定."""
_FROM = r"(?:详?见|参见|摘自|引自|出自|源自|载于|据)?"
_IN_BRACKETS = re.compile(rf"[”」』\"]?\s*(?:[（(]|[—–―]{{1,2}})\s*{_FROM}\s*[《“]?$")
_OPENS = re.compile(
    rf"[”」』\"]?\s*[（(]\s*{_FROM}\s*(?P<as_before>(?:同[上前]|[前上]引)[，,、：:\s]*)?"
)
_CLOSES = re.compile(r"\s*[）)]")
_OPENED = re.compile(r"[（(]\s*[《“]?$")
_CLOSED = re.compile(r"[》”]?\s*[）)][。；;！!\s]*")
_SOURCE_BEHIND = re.compile(
    r"[”」』\"]?[。；;，,]?[ \u3000]*(?:[^\n。；;“”]{1,8}[。；;，,][ \u3000]*)?"
    r"(?:依据|根据|出处|来源|出自|引自|摘自|[详参]?见)[：:]?\s*"
)
"""What leads from words to a sentence behind them that is only their source: …。依据第五条."""
_OVER = re.compile(r"\s*(?:[。；;！!]|\n|$)")
_SAYS_MORE = re.compile(r"\s*(?:另|则|还|也|又|同时|对)")
"""What begins a statement of its own about a source: 某条例第十四条另有规定."""
Governing = Callable[[int, bool], Mention | None]
"""Says which document is named last before a place: in its paragraph, or anywhere."""


class GivenBehind:
    """Says what stands behind a quotation as its source."""

    def __init__(self, own: str, names: Names, chains: Chains, governing: Governing) -> None:
        """Read the names in `own`, the draft with its quotations as blanks."""
        self._own, self._names, self._chains = own, names, chains
        self._governing, self._notes = governing, DraftNotes(own)

    def given(self, start: int, end: int) -> Named | None:
        """Return what is given as the source behind words, in brackets, by a dash or in a note."""
        bracketed = self._behind(end, _IN_BRACKETS) or self._clause_behind(start, end)
        return bracketed or self._noted(end) or self._sourced(start, end)

    def spoken_of(self, start: int, end: int) -> Named | None:
        """Return what is said behind words to be their source, in the same sentence."""
        return self._held_behind(start, end) or self._closing(end)

    def _behind(self, end: int, joined: re.Pattern[str]) -> Named | None:
        """Return what is named behind a place in its sentence, when it is `joined` to it."""
        first, last = self._names.sentence(end)
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
        if rest and BRACKET.fullmatch(self._own[end : rest[0].start]):
            end, mention = rest[0].end, with_number(self._own, (mention, rest.pop(0)))
        chains = self._run_on(mention.start, end)
        named = named_as(self._own, mention, chains)
        joined = rest and joins(self._own[named.end : rest[0].start])
        return replace(named, others=(self._from(rest[0]),)) if joined else named

    def _run_on(self, at: int, end: int) -> tuple[Chain, ...]:
        """Return the clauses that are written right behind a place: 第五条, or 第五条、第六条."""
        chains = [c for c in self._chains.at(at) if c.start >= end]
        if not chains or chains[0].start - end > TOGETHER:
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
            mention = self._governing(start, bool(opened["as_before"]))
        else:
            mention = self._names.pointed(at, first) or self._names.of_genre(first)
            mention = mention if mention and mention.start == at else None
        return (
            named_as(self._own, replace(mention, start=at, end=first), chains) if mention else None
        )

    def _sourced(self, start: int, end: int) -> Named | None:
        """Return the clause that the rest of a line only gives as the source of words."""
        lead = _SOURCE_BEHIND.match(self._own, end)
        behind = self._chains.at(lead.end()) if lead else ()
        chains = tuple(c for c in behind if lead and c.start >= lead.end())
        if lead is None or not chains or chains[0].start != lead.end():
            return None
        if len(listed(self._own, chains)) != len(chains) or not _OVER.match(
            self._own, chains[-1].end
        ):
            return None
        mention = self._governing(start, True)
        at = lead.end()
        return named_as(self._own, replace(mention, start=at, end=at), chains) if mention else None

    def _chains_in_brackets(self, at: int) -> tuple[Chain, ...]:
        """Return the articles that are named from a place on to where a bracket closes."""
        closed = next(_CLOSES.finditer(self._own, at), None)
        end = closed.start() if closed else at
        inside = tuple(c for c in self._chains.at(at) if at <= c.start and c.end <= end)
        if not inside or inside[-1].end != end or inside[0].steps[0].unit != "条":
            return ()
        return inside if len(listed(self._own, inside)) == len(inside) else ()

    def _noted(self, end: int) -> Named | None:
        """Return what a note is given for: “…”①, and further down ①《某办法》第五条."""
        at = self._notes.called(end)
        begun = [m for m in self._names.mentions(at) if m.start == at] if at else []
        named = self._from(begun[0]) if begun else None
        return None if named is None or SAYS.match(self._own, named.end) else named

    def _closing(self, end: int) -> Named | None:
        """Return the only source of a sentence, in brackets that close it: “…”，…（36号文）."""
        first, last = self._names.sentence(end)
        within = [m for m in self._names.mentions(end) if first <= m.start < last]
        if first == end or len(within) != 1:
            return None
        named = self._from(within[0])
        opened = _OPENED.search(self._own[end : within[0].start])
        closes = _CLOSED.fullmatch(self._own[named.end : last])
        return named if opened and closes else None

    def _held_behind(self, start: int, end: int) -> Named | None:
        """Return a document of the library right behind words for which nothing else is named."""
        found = self._behind(end, _RIGHT_BEHIND)
        if found is None or _SAYS_MORE.match(self._own, found.end):
            return None
        if not found.documents and not self._is_said_to_be_of(end, found):
            return None
        governed = any(c.end <= start for c in self._chains.at(start))
        return None if governed else found

    def _is_said_to_be_of(self, end: int, found: Named) -> bool:
        """Say whether words that end at `end` are said to be those of a document."""
        origin = _ORIGIN.search(self._own[end : found.start])
        return bool(origin and _ITS_WORDS.match(self._own, found.end))
