"""Attribution: which document and which clause a draft names for what it quotes.

The name stands in the same sentence: before the quotation (36号文（九）规定：“…”), behind it in
brackets (“…”（36号文（九）)), or right behind it (“…”，36号文讲得很清楚). A document named
earlier in the paragraph goes on to be meant, but the words need not stand there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.model import PolicyDocument
from assistant.question.clause_units import gap_around, gap_sentence, measure, units_of
from assistant.question.document_names import Mention
from assistant.question.places import Place
from assistant.question.references import Reference, from_chain
from assistant.question.resolving import Region
from assistant.question.short_titles import name_before
from assistant.question.whole_clause import whole
from assistant.question.written_places import Chain
from assistant.quotations.draft_names import DraftSpan, Names

_RIGHT_BEHIND = re.compile(
    r"[”」』\"]?[，,]?\s*(?:这|那)?(?:就?是|见|出自|源自|引自|摘自|来自|载于|写在|系)?\s*$"
)
_IN_BRACKETS = re.compile(
    r"[”」』\"]?\s*[（(]\s*(?:详?见|参见|摘自|引自|出自|源自|载于|据)?\s*[《“]?$"
)
_TOGETHER = 2
"""Characters between a document and its clause where they are one name."""
_NOT_HELD = "库里没有{0}，没法与它核对"


@dataclass(frozen=True, slots=True)
class Named:
    """What a draft gives as the source: as written, and where it stands in the draft.

    `documents` has none when the library does not hold it, `places` none when no clause is named
    or the document has no such clause; then `problem` says so. `firm` says that the words have to
    stand there for the draft to be right.
    """

    written: str
    start: int
    end: int
    documents: tuple[PolicyDocument, ...]
    places: tuple[Place, ...] = ()
    problem: str = ""
    firm: bool = True

    @property
    def reach(self) -> tuple[Place, ...]:
        """The places with all that stands under them: 第三部分 is its clauses, too."""
        return whole(self.places)


class Attribution:
    """Says which name in the draft is given for what it quotes."""

    def __init__(self, text: str, own: str, documents: Sequence[PolicyDocument]) -> None:
        """Read the names in `own`, the draft with its quotations as blanks."""
        self._names = Names(text, own, documents)
        self._own = own

    def sentence(self, at: int) -> DraftSpan:
        """Return from where to where the sentence around `at` goes."""
        return self._names.sentence(at)

    def of(self, start: int, end: int) -> Named | None:
        """Return what is named for the words from `start` to `end`, None when nothing is."""
        return (
            self._behind(end, _IN_BRACKETS)
            or self._before(start)
            or self._held_behind(end)
            or self._earlier(start)
        )

    def everything(self) -> tuple[Named, ...]:
        """Return every document, and every clause of one, that the draft names."""
        found: list[Named] = []
        for at in self._names.sentences():
            found += [_named(self._own, m, None) for m in self._names.mentions(at)]
            behind = [(c, self._before(c.end)) for c in self._names.chains(at)]
            found += [named for chain, named in behind if named and named.end == chain.end]
        return tuple(found)

    def _behind(self, end: int, joined: re.Pattern[str]) -> Named | None:
        """Return what is named behind a place in its sentence, when it is `joined` to it."""
        _, last = self.sentence(end)
        found = next((m for m in self._names.mentions(end) if end <= m.start < last), None)
        if found is None or not joined.match(self._own[end : found.start]):
            return None
        near = (c for c in self._names.chains(end) if 0 <= c.start - found.end <= _TOGETHER)
        return _named(self._own, found, next(near, None))

    def _held_behind(self, end: int) -> Named | None:
        found = self._behind(end, _RIGHT_BEHIND)
        return found if found and found.documents else None

    def _before(self, start: int) -> Named | None:
        mention = next((m for m in reversed(self._names.mentions(start)) if m.end <= start), None)
        chain = next((c for c in reversed(self._names.chains(start)) if c.end <= start), None)
        if chain and mention and chain.end <= mention.start:
            chain = None
        unheld = self._unheld(chain, mention) if chain else None
        if unheld:
            return unheld
        if mention is None and chain:
            mention = self._last_named(start)
        return _named(self._own, mention, chain) if mention else None

    def _unheld(self, chain: Chain, mention: Mention | None) -> Named | None:
        """Return a law that the library does not have, named without 《》 before its article."""
        at = chain.steps[0].start
        begun = self.sentence(at)[0]
        title = name_before(self._own[begun:at], at - begun)
        start = at - len(title)
        if not title or (mention and mention.end >= start):
            return None
        problem = _NOT_HELD.format(f"《{title}》")
        return Named(self._own[start : chain.end], start, chain.end, (), problem=problem)

    def _earlier(self, start: int) -> Named | None:
        found = self._last_named(start)
        if found is None:
            return None
        return Named(found.written, found.start, found.end, found.documents, firm=False)

    def _last_named(self, at: int) -> Mention | None:
        """Return the document of the library named last in the paragraph before a sentence."""
        start, _ = self.sentence(at)
        return self._names.last_held(start, self._own.rfind("\n", 0, start) + 1)


def _named(own: str, mention: Mention, chain: Chain | None) -> Named:
    """Return a document with one of its clauses, as the library has them."""
    start, end, written = mention.start, mention.end, mention.written
    if chain:
        together = chain.start - mention.end <= _TOGETHER
        written = own[start : chain.end] if together else written + own[chain.start : chain.end]
        end = chain.end
    if not mention.documents:
        return Named(written, start, end, (), problem=_NOT_HELD.format(mention.written))
    if chain is None:
        return Named(written, start, end, mention.documents)
    reference = from_chain(chain, [Region(d) for d in mention.documents])
    problem = "" if reference.places else _absent(reference, mention.documents[0])
    return Named(written, start, end, mention.documents, reference.places, problem)


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
