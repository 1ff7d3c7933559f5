"""The clauses that a draft names, each sentence by itself, and those that go on from one before."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from assistant.documents.numbering import opening
from assistant.question.clause_units import ATTACHMENT, TABLE
from assistant.question.short_titles import name_before
from assistant.question.written_places import Chain, WrittenStep, find_chains
from assistant.quotations.draft_names import DraftSpan, Names
from assistant.quotations.named_again import is_of_same_article, placed_again, same_clauses

_OWN = re.compile(r"本[\u4e00-\u9fff]{0,4}(?:的|中|里)*$")
_SAYS = re.compile(
    r"(?:又|还|则|也|同时|另|明确)?(?:规定|明确|指出|提出|要求|强调|写明|载明|列明|[：:“「『\"])"
)
"""What stands behind a 款 that is said to say something."""
_TITLE = re.compile(r"《(?:[^《》\n]|《[^《》\n]*》)+》")
_ANNEXED = re.compile(r"附(?=表\s*[0-9０-９一二三四五六七八九十])")
"""附表一 is the first table, be it in the document or behind it."""
_TABLES = re.compile(r"(?<=[号》知法见则案告复定])附表(?![0-9０-９一二三四五六七八九十])")
_ATTACHED = re.compile(
    r"(?<=[号》知法见则案告复定])附件(?=[中里所内规列明载标第（(“]|的(?!通知))(?![0-9０-９一二三四五六七八九十])"
)
"""附件 alone, right behind its document: the only one it has."""
_MOST_TABLES = 99


class Chains:
    """Reads the clauses in a draft's own words when they are asked for."""

    def __init__(self, own: str, names: Names) -> None:
        """Read `own`, in which what stands in quotation marks is blank."""
        self.own, self._names = own, names
        self._chains_in = cache(self._read_chains)

    def at(self, at: int) -> tuple[Chain, ...]:
        """Return the clauses that the sentence around `at` names; its own number is none."""
        return self._chains_in(self._names.sentence(at))

    def _read_chains(self, sentence: DraftSpan) -> tuple[Chain, ...]:
        start, end = sentence
        words = _TITLE.sub(lambda m: f"《{' ' * (len(m[0]) - 2)}》", self.own[start:end])
        words = _ANNEXED.sub(" ", words)
        label = opening(words) if self.own[start - 1 : start] in ("", "\n") else None
        first = len(words) - len(words.lstrip()) + len(label.label) if label else 0
        found: list[Chain] = []
        for chain in find_chains(words):
            if chain.start >= first and not _OWN.search(words[: chain.start]):
                moved = _moved(chain, start)
                alone = chain.stands_alone or chain.steps[0].unit == TABLE
                whole = moved if alone else self._continued(moved, found)
                found += [whole] if whole else []
        found += (_unnumbered(TABLE, start, m) for m in _TABLES.finditer(words))
        taken = {c.start for c in found}
        attached = (_unnumbered(ATTACHMENT, start, m) for m in _ATTACHED.finditer(words))
        found += [c for c in attached if c.start not in taken]
        again = [
            self._again(start + first, start + last, depth, found)
            for first, last, depth in same_clauses(words)
        ]
        return tuple(sorted([*found, *filter(None, again)], key=lambda c: c.start))

    def _again(self, start: int, end: int, depth: int, before: Sequence[Chain]) -> Chain | None:
        """Return 该条 as the clause named last, where the draft says what it says."""
        if not _SAYS.match(self.own, end):
            return None
        last = self._last_named([c for c in before if c.end <= start], start)
        return placed_again(last, depth, start, end) if last else None

    def _continued(self, chain: Chain, before: Sequence[Chain]) -> Chain | None:
        """Return 第二款 as that of the article named last, where the draft says what it says.

        The article stands before it in the sentence, or in the paragraph: 第九条第一款规定“…”。
        第二款规定“…”. None where another document has been named since.
        """
        first, _ = self._names.sentence(chain.start)
        same = is_of_same_article(self.own[first : chain.start])
        if not same and not _SAYS.match(self.own, chain.end):
            return None
        last = self._last_named(before, chain.start)
        if last is None:
            return None
        outer = [s for s in last.steps if s.depth < chain.steps[0].depth]
        placed = [replace(s, start=chain.start, end=chain.start) for s in outer]
        return replace(chain, steps=(*placed, *chain.steps)) if placed else None

    def _last_named(self, before: Sequence[Chain], at: int) -> Chain | None:
        """Return the clause named last, of `before` or of what stands further up.

        None where another document has been named since, or where the library does not hold it.
        """
        last = before[-1] if before else self._last_chain(at)
        if last is None or self._names_other(last.end, at):
            return None
        return last if self._is_held(last) else None

    def _last_chain(self, at: int) -> Chain | None:
        """Return the clause that is named last in the paragraph before a sentence."""
        first = self.own.rfind("\n", 0, at) + 1
        at, _ = self._names.sentence(at)
        while at > first:
            at, _ = self._names.sentence(at - 1)
            if chains := self.at(at):
                return chains[-1]
        return None

    def _names_other(self, start: int, end: int) -> bool:
        """Say whether a document is named between two places."""
        at = start
        while at < end:
            if any(start <= m.start < end for m in self._names.mentions(at)):
                return True
            _, at = self._names.sentence(at)
        return False

    def _is_held(self, chain: Chain) -> bool:
        """Say whether nothing names a document for a clause that the library does not hold."""
        start, _ = self._names.sentence(chain.start)
        named = [m for m in self._names.mentions(start) if m.end <= chain.start]
        if named:
            return bool(named[-1].documents)
        return not name_before(self.own[start : chain.start], chain.start - start)


def _unnumbered(unit: str, by: int, match: re.Match[str]) -> Chain:
    """Return 附表 without a number as all tables of its document, 附件 as its only attachment."""
    start, end = match.start() + by, match.end() + by
    first, last = (1, _MOST_TABLES) if unit == TABLE else (0, 0)
    return Chain((WrittenStep(unit, first, last, 0, match[0], start, end),), start, end)


def _moved(chain: Chain, by: int) -> Chain:
    steps = tuple(replace(s, start=s.start + by, end=s.end + by) for s in chain.steps)
    return Chain(steps, chain.start + by, chain.end + by)
