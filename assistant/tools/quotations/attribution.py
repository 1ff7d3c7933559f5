"""Attribution: which document and which clause a draft names for what it quotes.

The name stands in the same sentence: before the quotation (36号文（九）规定：“…”), behind it in
brackets (“…”（36号文（九）)), or right behind it (“…”，36号文讲得很清楚). A document named
earlier in the paragraph goes on to be meant, but the words need not stand there.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from assistant.documents.model import PolicyDocument
from assistant.documents.numbering import opening
from assistant.library.wording import letters_of
from assistant.retrieval.names import Mention, mentions, titled
from assistant.retrieval.places import Place
from assistant.retrieval.reference import Reference, from_chain
from assistant.retrieval.resolve import Region
from assistant.retrieval.short_titles import name_before
from assistant.retrieval.units import below, measure, units_of
from assistant.retrieval.written import Chain, find_chains

_SENTENCE_END = re.compile(r"[。！？!?；;]|(?<![:：,，])\n(?!\s*[“「])|(?<![:：,，”」])\n")
_OWN = re.compile(r"本[\u4e00-\u9fff]{0,4}(?:的|中|里)*$")
_BRACKET = re.compile(r"[”」』\"]?\s*[（(]")
_RIGHT_BEHIND = re.compile(
    r"[”」』\"]?[，,]?\s*(?:这|那)?(?:就?是|见|出自|源自|引自|摘自|来自|载于|写在|系)?\s*$"
)
_ISSUES = re.compile(r"(?:印发|转发|发布|公布|颁布|下发)[^《》]{0,8}$")
_TOGETHER = 2
"""Characters between a document and its clause where they are one name."""
_GLUED = re.compile(
    r"[（(](?=\s*\d{1,4}\s*号)|"
    r"(?:参照|对照|学习|贯彻|落实|引自|摘自|出自|[见了])(?=[\u4e00-\u9fff]{0,12}令\s*第)"
)
"""What stands right before a number and is no part of it, though it might be."""
_IN_BRACKETS = re.compile(
    r"[”」』\"]?\s*[（(]\s*(?:详?见|参见|摘自|引自|出自|源自|载于|据)?\s*[《“]?$"
)
_ALIAS = re.compile(
    r"《([^《》\n]{4,80})》[^《》\n]{0,60}?简称[：:]?\s*[“\"《]+([^”\"》\n]{2,20})[”\"》]"
)
_ROUGHLY_NAMES = re.compile(
    r"[《号]|第[^，。]{1,8}[条款项章段]|[（(][一二三四五六七八九十]+[）)]|[法例定]"
)
_TITLE = re.compile(r"《(?:[^《》\n]|《[^《》\n]*》)+》")
_NESTED = re.compile(r"《[^《》\n]*《[^《》\n]*》[^《》\n]*》")
"""A title with another in it: 《关于适用《…》的解释》."""
_NO_NUMBER = "库里没有{0}，没法与它核对"


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
        under = (
            Place(p.document, c)
            for p in self.places
            if not p.part
            for c in below(p.document, p.clause)
        )
        return (*self.places, *under)


class Attribution:
    """Reads the names in the draft's own words: quotations are blanks in `own`."""

    def __init__(self, text: str, own: str, documents: Sequence[PolicyDocument]) -> None:
        """Cut the draft into sentences; names are looked up when they are asked for."""
        self._own = own
        self._documents = tuple(documents)
        cuts = [m.end() for m in _SENTENCE_END.finditer(own)]
        self._starts = [0, *cuts]
        self._aliases = {m[2]: titled(m[1], self._documents) for m in _ALIAS.finditer(text)}
        self._mentions_in = cache(self._read_mentions)
        self._chains_in = cache(self._read_chains)

    def sentence(self, at: int) -> tuple[int, int]:
        """Return from where to where the sentence around `at` goes."""
        number = bisect_right(self._starts, at) - 1
        ends = self._starts[number + 1 :] or [len(self._own)]
        return self._starts[number], ends[0]

    def of(self, start: int, end: int) -> Named | None:
        """Return what is named for the words from `start` to `end`, None when nothing is."""
        return (
            self._in_brackets(end)
            or self._before(start)
            or self._right_behind(end)
            or self._earlier(start)
        )

    def _in_brackets(self, end: int) -> Named | None:
        if not _BRACKET.match(self._own, end):
            return None
        _, last = self.sentence(end)
        found = self._first(end, last)
        return found if found and _IN_BRACKETS.match(self._own[end : found.start]) else None

    def _right_behind(self, end: int) -> Named | None:
        _, last = self.sentence(end)
        found = self._first(end, last)
        right = found and found.documents and _RIGHT_BEHIND.match(self._own[end : found.start])
        return found if right else None

    def _first(self, start: int, end: int) -> Named | None:
        """Return the first name between two places of one sentence."""
        mention = next((m for m in self._mentions(start) if start <= m.start < end), None)
        if mention is None:
            return None
        chain = next((c for c in self._chains(start) if 0 <= c.start - mention.end <= 2), None)
        return self._named(mention, chain)

    def _before(self, start: int) -> Named | None:
        mention = next((m for m in reversed(self._mentions(start)) if m.end <= start), None)
        chain = next((c for c in reversed(self._chains(start)) if c.end <= start), None)
        if chain and mention and chain.end <= mention.start:
            chain = None
        unheld = self._unheld(chain, mention) if chain else None
        if unheld:
            return unheld
        if mention is None and chain:
            mention = self._last_named(self.sentence(start)[0])
        return self._named(mention, chain) if mention else None

    def _unheld(self, chain: Chain, mention: Mention | None) -> Named | None:
        """Return a law that the library does not have, named without 《》 before its article."""
        first = chain.steps[0].start
        title = name_before(
            self._own[self.sentence(first)[0] : first], first - self.sentence(first)[0]
        )
        if not title or (mention and mention.end >= first - len(title)):
            return None
        written = self._own[first - len(title) : chain.end]
        return Named(
            written, first - len(title), chain.end, (), problem=_NO_NUMBER.format(f"《{title}》")
        )

    def _earlier(self, start: int) -> Named | None:
        mention = self._last_named(self.sentence(start)[0])
        if mention is None:
            return None
        return Named(mention.written, mention.start, mention.end, mention.documents, firm=False)

    def _last_named(self, before: int) -> Mention | None:
        """Return the document of the library named last in the paragraph before a place."""
        first = self._own.rfind("\n", 0, before) + 1
        at = before
        while at > first:
            start, _ = self.sentence(at - 1)
            held = [m for m in self._mentions(start) if m.documents and m.sure and m.start >= first]
            if held:
                return held[-1]
            at = start
        return None

    def named_in(self, start: int, end: int) -> tuple[Named, ...]:
        """Return every document with its clause that is named between two places."""
        found: list[Named] = []
        for at in sorted({self.sentence(start)[0], *(s for s in self._starts if start <= s < end)}):
            if not _ROUGHLY_NAMES.search(self._own, at, self.sentence(at)[1]):
                continue
            found += [n for n in map(self._named, self._mentions(at), [None] * 99) if n]
            for chain in self._chains(at):
                named = self._before(chain.end)
                found += [named] if named and named.end == chain.end else []
        return tuple(found)

    def _named(self, mention: Mention, chain: Chain | None) -> Named:
        documents = mention.documents
        start = min(mention.start, chain.start) if chain else mention.start
        end = max(mention.end, chain.end) if chain else mention.end
        written = mention.written
        if chain:
            apart = chain.start - mention.end > _TOGETHER
            written = self._own[start:end]
            written = mention.written + self._own[chain.start : end] if apart else written
        if not documents:
            return Named(written, start, end, (), problem=_NO_NUMBER.format(mention.written))
        if chain is None:
            return Named(written, start, end, documents)
        reference = from_chain(chain, [Region(d) for d in documents])
        if reference.places:
            return Named(written, start, end, documents, reference.places)
        return Named(written, start, end, documents, problem=_absent(reference, documents[0]))

    def _mentions(self, at: int) -> tuple[Mention, ...]:
        return self._mentions_in(self.sentence(at))

    def _read_mentions(self, sentence: tuple[int, int]) -> tuple[Mention, ...]:
        start, end = sentence
        words = _GLUED.sub(lambda m: " " * len(m[0]), self._own[start:end])
        if not _ROUGHLY_NAMES.search(words):
            return ()
        nested = [m for m in _NESTED.finditer(words) if self._titled(m[0])]
        for match in nested:
            words = words[: match.start()] + " " * len(match[0]) + words[match.end() :]
        found = [Mention(m[0], m.start(), m.end(), self._titled(m[0])) for m in nested]
        found += mentions(words, self._documents)
        return tuple(
            Mention(m.written, m.start + start, m.end + start, self._meant(m), m.sure)
            for m in sorted(found, key=lambda m: m.start)
        )

    def _titled(self, title: str) -> tuple[PolicyDocument, ...]:
        """Return the documents whose whole title this is; names in it may be in any marks."""
        return tuple(self._titles.get(letters_of(title), ()))

    @cached_property
    def _titles(self) -> dict[str, list[PolicyDocument]]:
        titles: dict[str, list[PolicyDocument]] = {}
        for document in self._documents:
            for title in {document.title, *(layer.title for layer in document.layers)}:
                titles.setdefault(letters_of(title), []).append(document)
        return titles

    def _meant(self, mention: Mention) -> tuple[PolicyDocument, ...]:
        """Return the documents that a name stands for: what the draft has said it stands for."""
        short = mention.written.strip("《》")
        named = self._aliases.get(short) or mention.documents
        return tuple(d for d in named if not _is_about(d, mention.written))

    def _chains(self, at: int) -> list[Chain]:
        """Return the clauses that the sentence around `at` names, moved to their places."""
        return self._chains_in(self.sentence(at))

    def _read_chains(self, sentence: tuple[int, int]) -> list[Chain]:
        start, end = sentence
        words = _TITLE.sub(lambda m: f"《{' ' * (len(m[0]) - 2)}》", self._own[start:end])
        label = opening(words) if self._own[start - 1 : start] in ("", "\n") else None
        first = len(words) - len(words.lstrip()) + len(label.label) if label else 0
        return [
            _moved(c, start)
            for c in find_chains(words)
            if c.stands_alone and c.start >= first and not _OWN.search(words[: c.start])
        ]


def _is_about(document: PolicyDocument, title: str) -> bool:
    """Say whether a document only has this title in its own: 关于适用《…条例》的解释."""
    at = document.title.find(title) if title.startswith("《") else -1
    return at >= 0 and not _ISSUES.search(document.title[:at])


def _moved(chain: Chain, by: int) -> Chain:
    steps = tuple(replace(s, start=s.start + by, end=s.end + by) for s in chain.steps)
    return Chain(steps, chain.start + by, chain.end + by)


def _absent(reference: Reference, document: PolicyDocument) -> str:
    """Say that a document has no such clause, and how many it has."""
    counted = units_of(document, reference.unit, reference.layer)
    if reference.within or not counted:
        return f"{document.name}没有“{reference.written}”"
    extent = (
        f"共 {len(counted)} {measure(reference.unit)}，从{counted[0].label}到{counted[-1].label}"
    )
    return f"{document.name}没有“{reference.written}”：{extent}"
