"""Attribution: which document and which clause a draft names for what it quotes.

The name stands in the same sentence: before the quotation (36号文（九）规定：“…”), behind it in
brackets (“…”（36号文（九）)), or right behind it (“…”，36号文讲得很清楚). A sentence ends with a
quotation that does. A document named earlier in the paragraph goes on to be meant, but the words
need not stand there.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from assistant.documents.model import PolicyDocument
from assistant.question.clause_units import ATTACHMENT
from assistant.question.document_names import Mention
from assistant.question.short_titles import name_before
from assistant.question.written_places import Chain, joins
from assistant.quotations.draft_chains import Chains
from assistant.quotations.draft_names import DraftSpan, Names
from assistant.quotations.draft_sections import is_named_in
from assistant.quotations.given_behind import GivenBehind
from assistant.quotations.marks import PAIRS
from assistant.quotations.named import NOT_HELD, SAYS, Named, listed, named_as, with_number
from assistant.quotations.named_again import only_points

_PUTS = re.compile(r"[^，,。；;“\"]{0,12}(?:修改|修订|调整|更改|变更|改)为")
"""Leads from a clause to its new words."""
_AMENDS = re.compile(r"(?:所|中)?(?:新增|增加|增写|修改|修订|修正|调整)后?的")
_IN_PASSING = re.compile(
    r"(?:违反|依照|依据|根据|按照|参照|适用|符合|属于|除|有)(?:了|本|前款)?\s*$"
)
"""What stands before a source that is only mentioned in what another one says."""

_BEGINS = re.compile(r"(?:^|[，。；：、,;:\s])\s*$")
_LEADS = re.compile(r"(?![，,、是措建意经路])[^。；;\n]{1,60}[“「『\"]?")
"""What leads from an article to what is quoted from it, and not from the first of my points."""
_RIGHT_BEFORE = re.compile(r"(?:[，,：:]?\s*|所[称说指列]的?|(?:中|里)?关于)[“「『\"]?")
"""What stands between an article and the words that are quoted of it at once: 第12条，“…”."""


class Attribution:
    """Says which name in the draft is given for what it quotes."""

    def __init__(self, text: str, own: str, documents: Sequence[PolicyDocument]) -> None:
        """Read the names in `own`, the draft with its quotations as blanks."""
        self._names = Names(text, own, documents)
        self._chains = Chains(own, self._names)
        self._given = GivenBehind(own, self._names, self._chains, self._governing)
        self._own, self._documents = own, documents

    def sentence(self, at: int) -> DraftSpan:
        """Return from where to where the sentence around `at` goes."""
        return self._names.sentence(at)

    def of(self, start: int, end: int) -> Named | None:
        """Return what is named for the words from `start` to `end`, None when nothing is."""
        before = self._before(start)
        given = self._given.given(start, end)
        if given:
            others = (before,) if before and not before.is_wider(given) else ()
            return replace(given, others=(*given.others, *others))
        return before or self._given.spoken_of(start, end) or self._earlier(start)

    def carried(self, start: int) -> Named | None:
        """Return the clause that the sentence before names last, where this one names nothing."""
        first, _ = self.sentence(start)
        at_line = self._own.rfind("\n", 0, first) + 1
        named = self._names.mentions(start) or self._chains.at(start)
        if named or first <= at_line:
            return None
        before = self._nearest(first - 1, first)
        return before if before and before.places else None

    def goes_on(self, start: int) -> bool:
        """Say whether the sentence before ends in a semicolon, so that this one goes on with it."""
        first, _ = self.sentence(start)
        return self._own[:first].rstrip()[-1:] in ("；", ";")

    @cached_property
    def everything(self) -> tuple[Named, ...]:
        """Return every document, and every clause of one, that the draft names."""
        found: list[Named] = []
        for at in self._names.sentences():
            found += [named_as(self._own, m, ()) for m in self._names.mentions(at)]
            behind = [(c, self._nearest(c.end, c.end)) for c in self._chains.at(at)]
            found += [named for chain, named in behind if named and named.end == chain.end]
        return tuple(found)

    def _governing(self, start: int, anywhere: bool) -> Mention | None:
        """Return the document that is named last before words: in their paragraph, or anywhere."""
        before = [m for m in self._names.mentions(start) if m.end <= start]
        last = before[-1] if before else self._last_named(start)
        alone = anywhere or self._names.only is not None
        return last or (self._names.last_held(start, 0) if alone else None)

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
        says = earlier and SAYS.match(self._own, earlier.end)
        return replace(found, others=(earlier,)) if says and earlier else found

    def _with_listed(self, found: Named) -> Named:
        """Return a source with those that it ends a list of: 甲条例第三条、乙条例第四条规定."""
        earlier = self._nearest(found.start, found.start)
        if earlier is None or not joins(self._own[earlier.end : found.start]):
            return found
        whole = self._with_listed(earlier)
        return replace(found, others=(replace(whole, others=()), *whole.others))

    def _nearest(self, start: int, before: int) -> Named | None:
        """Return what is named last before a place in the sentence of `start`."""
        mentions = [m for m in self._names.mentions(start) if m.end <= before]
        mention = with_number(self._own, mentions[-2:]) if mentions else None
        chains = tuple(c for c in self._chains.at(start) if c.end <= before)
        chains = listed(self._own, self._amending(chains))
        if chains and mention and chains[-1].end <= mention.start:
            if self._is_title_of(chains[-1], mention):
                return replace(named_as(self._own, mention, chains), end=mention.end)
            chains = ()
        first = max(self.sentence(start)[0], mention.end if mention else 0)
        again = self._names.pointed(first, before)
        if again and chains and again.start >= chains[-1].end:
            chains = ()
        elif again and chains:
            again = self._names.pointed(first, chains[0].start)
        mention = again or mention
        unheld = self._unheld(chains[0], mention) if chains else None
        if unheld:
            return unheld
        if mention is None and chains:
            mention = self._names.of_genre(chains[0].start) or self._last_named(start)
        if mention is None:
            return self._from_above(chains, start) if chains else None
        named = named_as(self._own, mention, chains)
        return self._in_another(named, mention, again, chains) if named.lacks_clause else named

    def _in_another(
        self, named: Named, mention: Mention, again: Mention | None, chains: tuple[Chain, ...]
    ) -> Named:
        """Return clauses that a document has not as those of one that may be meant instead."""
        earlier = self._earlier_with(again, chains) if again else None
        return earlier or self._amended(mention, chains) or named

    def _amended(self, mention: Mention, chains: tuple[Chain, ...]) -> Named | None:
        """Return the clauses of the document that the one which is named says that it amends.

        The words that it puts in their place are its own: 明确将第六条修改为“…”.
        """
        if _PUTS.match(self._own, chains[-1].end):
            return None
        about = (d for d in self._documents if any(is_named_in(d, m) for m in mention.documents))
        named = (named_as(self._own, replace(mention, documents=(d,)), chains) for d in about)
        return next((n for n in named if n.places), None)

    def _earlier_with(self, again: Mention, chains: tuple[Chain, ...]) -> Named | None:
        """Return the clauses of a document named further up that is of the kind, and has them."""
        alike = self._names.alike(again)
        named = (named_as(self._own, m, chains) for m in alike)
        return next((n for n in named if n.places), None)

    def _is_title_of(self, chain: Chain, mention: Mention) -> bool:
        """Say whether a title only tells what an attachment is called: 附件2《申报须知》."""
        attached = chain.last.unit == ATTACHMENT and mention.documents
        return bool(attached and not self._own[chain.end : mention.start].strip())

    def _from_above(self, chains: tuple[Chain, ...], start: int) -> Named | None:
        """Return clauses that say what begins at `start` as those of a document named above.

        It is the last one with such a clause in a paragraph above; another may be meant as well.
        """
        says = SAYS.match(self._own, chains[-1].end)
        if not says and not self._leads_to(chains, start):
            return None
        at = chains[0].start
        above = (m for m in self._names.back_from(at) if m.sure and m.documents)
        last: dict[str, Mention] = {}
        for mention in above:
            last.setdefault(mention.documents[0].id, replace(mention, start=at, end=at))
        held = [n for m in last.values() if (n := named_as(self._own, m, chains)).places]
        return replace(held[0], others=tuple(held[1:])) if held else None

    def _leads_to(self, chains: tuple[Chain, ...], start: int) -> bool:
        """Say whether an article begins what leads to words: 第五十四条对单位是罚“…”."""
        before = self._own[self.sentence(start)[0] : chains[0].start]
        between = self._own[chains[-1].end : start]
        article = chains[-1].steps[0].unit == "条"
        marked = self._own[start : start + 1] in PAIRS
        if article and marked and _RIGHT_BEFORE.fullmatch(between):
            return True
        return article and _BEGINS.search(before) is not None and bool(_LEADS.fullmatch(between))

    def _amending(self, chains: tuple[Chain, ...]) -> tuple[Chain, ...]:
        """Return clauses without the one that the clause before it adds: 第四条增加的第十一条."""
        for adding, added in pairwise(chains[-2:]):
            if _AMENDS.fullmatch(self._own[adding.end : added.start]):
                return (*chains[:-2], replace(adding, end=added.end))
        return chains

    def _unheld(self, chain: Chain, mention: Mention | None) -> Named | None:
        """Return a law named without 《》 before its article that the library does not have.

        It may be one named before by more: 组织法第十三条 behind 《村民委员会组织法》.
        """
        at = chain.steps[0].start
        begun = self.sentence(at)[0]
        title = name_before(self._own[begun:at], at - begun)
        start = at - len(title)
        if not title or only_points(title) or (mention and mention.end >= start):
            return None
        if meant := self._names.by_tail(title, at):
            return named_as(self._own, meant, (chain,))
        problem = NOT_HELD.format(f"《{title}》")
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
        again = self._names.pointed(max(start, first), self.sentence(start)[1])
        held += [again] if again and again.documents else []
        meant = (m for m in held if m.start >= first)
        named = max(meant, key=lambda m: m.start, default=None)
        chains = reversed(self._chains.at(start))
        return named or next(filter(None, (self._names.of_genre(c.start) for c in chains)), None)
