"""The names in a draft: the documents and the clauses that each of its sentences names."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property

from assistant.documents.model import PolicyDocument
from assistant.documents.text import fold
from assistant.library.wording import letters_of
from assistant.question.document_names import KnownNames, Mention
from assistant.question.short_titles import COUNTRY, bare, is_generic
from assistant.quotations.draft_headings import heading_above, of_year
from assistant.quotations.named_again import (
    kind_alone,
    may_be,
    only_points,
    pointers,
)
from assistant.quotations.names_given import short_names, written_so

DraftSpan = tuple[int, int]
"""From which to which character of the draft."""
_SENTENCE_END = re.compile(r"[。！？!?；;]|(?<![:：,，])\n(?!\s*[“「—])|(?<![:：,，”」])\n")
_ISSUES = re.compile(r"(?:印发|转发|发布|公布|颁布|下发)[^《》]{0,8}$")
_GLUED = re.compile(
    r"[（(](?=\s*\d{1,4}\s*号)|"
    r"(?:参照|对照|学习|贯彻|落实|引自|摘自|出自|[见了])(?=[\u4e00-\u9fff]{0,12}令\s*第)|"
    r"(?<=[”」』\"])(?:引自|摘自|出自|源自|来自|[系是见])(?=[\u4e00-\u9fff]{1,12}\s*[〔\[（(]\d{4})"
)
"""What stands right before a number and is no part of it, though it might be."""
_ROUGHLY_NAMES = re.compile(
    r"[《号]|20\d\d年|第[^，。]{1,8}[条款项章段]|[（(][一二三四五六七八九十]+[）)]|[法例定]"
)
_ENDS_QUOTED = re.compile(
    r"[。！？!?…][”」』\"](?!\s*(?:[的地得，,、；;和与及等并或（(。！？!?“「『\"—]|\n|$))"
)
"""Where a quotation is a whole sentence, and what stands behind it begins another."""
_NESTED = re.compile(r"《[^《》〈〉\n]*[《〈][^《》〈〉\n]*[》〉][^《》〈〉\n]*》")
"""A title with another in it: 《关于适用《…》的解释》."""

_SHORTEST_TAIL = 3
_OTHER_LAWS = re.compile(
    r"(?:合同|保险|教育|劳动|民|刑|税|公司|安全|保护|管理)法|管理办法|实施细则"
)
"""Tails of titles that are laws of their own, or of many: 合同法 is not 劳动合同法."""


class Names:
    """Reads the names in a draft's own words, a sentence at a time, when they are asked for."""

    def __init__(self, text: str, own: str, documents: Sequence[PolicyDocument]) -> None:
        """Cut the draft into sentences; in `own` what stands in quotation marks is blank."""
        self.own = own
        self._documents = tuple(documents)
        self._known = KnownNames(documents)
        ends = {0, *(m.end() for m in _SENTENCE_END.finditer(own))}
        self._starts = sorted(ends | set(_behind_quoted(text, own)))
        self._aliases = short_names(text, self._of_title, self._known.named)
        self._mentions_in = cache(self._read_mentions)

    def sentence(self, at: int) -> DraftSpan:
        """Return from where to where the sentence around `at` goes."""
        number = bisect_right(self._starts, at)
        end = self._starts[number] if number < len(self._starts) else len(self.own)
        return self._starts[number - 1], end

    def sentences(self) -> Iterator[int]:
        """Yield where the sentences begin that may name something."""
        for start in self._starts:
            if _ROUGHLY_NAMES.search(self.own, *self.sentence(start)):
                yield start

    def mentions(self, at: int) -> tuple[Mention, ...]:
        """Return the documents that the sentence around `at` names."""
        return self._mentions_in(self.sentence(at))

    @cached_property
    def only(self) -> PolicyDocument | None:
        """The document of the library that the draft names, where it names no other."""
        every = (m for at in self.sentences() for m in self.mentions(at) if m.sure)
        held = {d.id: d for m in every for d in m.documents}
        return next(iter(held.values())) if len(held) == 1 else None

    def last_held(
        self, before: int, first: int, among: Sequence[PolicyDocument] = ()
    ) -> Mention | None:
        """Return the document of the library named last between `first` and a sentence's start.

        With `among` it is one of these.
        """
        ids = {d.id for d in among}
        at = before
        while at > first:
            start, _ = self.sentence(at - 1)
            held = [m for m in self.mentions(start) if m.documents and m.sure and m.start >= first]
            fitting = [m for m in held if not ids or {d.id for d in m.documents} <= ids]
            if fitting:
                return fitting[-1]
            at = start
        return None

    def pointed(self, first: int, last: int) -> Mention | None:
        """Return the document to which 该条例 or 同一办法, the last of such words, points.

        It is the one of that 文种 that is named last before, held or not. It stands where they do.
        """
        found = list(pointers(self.own[first:last]))
        if not found:
            return None
        kind, start, end = found[-1]
        meant = next(self._fitting(kind, first + start), None)
        return replace(meant, start=first + start, end=first + end) if meant else None

    def alike(self, again: Mention) -> Iterator[Mention]:
        """Yield every document to which 该条例 may point, as standing where these words do."""
        for kind, _, _ in pointers(self.own[again.start : again.end]):
            for meant in self._fitting(kind, again.start):
                yield replace(meant, start=again.start, end=again.end)

    def of_genre(self, at: int) -> Mention | None:
        """Return the document that 条例 alone, right before a clause at `at`, stands for.

        It is the one of that 文种 which the library has and the draft has named last.
        """
        first, _ = self.sentence(at)
        found = kind_alone(self.own[first:at])
        if found is None:
            return None
        kind, start, end = found
        meant = next((m for m in self._fitting(kind, first + start) if m.documents), None)
        return replace(meant, start=first + start, end=first + end) if meant else None

    def by_tail(self, title: str, at: int) -> Mention | None:
        """Return the document named last before a place whose title ends as `title` does: 组织法.

        It stands where these letters of the title do, right before the place.
        """
        tails = [title[n:] for n in range(len(title) - _SHORTEST_TAIL + 1)]
        tails = [t for t in tails if not _OTHER_LAWS.fullmatch(t)]
        for mention in self.back_from(at):
            held = mention.documents if mention.sure else ()
            own = (t for t in tails if held and all(_ends_so(d, t) for d in held))
            if tail := next(own, ""):
                return replace(mention, written=tail, start=at - len(tail), end=at)
        return None

    def _fitting(self, kind: str, at: int) -> Iterator[Mention]:
        return (m for m in self.back_from(at) if m.sure and may_be(m, kind))

    def back_from(self, at: int) -> Iterator[Mention]:
        """Yield the documents that are named before a place, the last one first."""
        start, _ = self.sentence(at)
        yield from (m for m in reversed(self.mentions(start)) if m.end <= at)
        while start > 0:
            start, _ = self.sentence(start - 1)
            yield from reversed(self.mentions(start))

    def _read_mentions(self, sentence: DraftSpan) -> tuple[Mention, ...]:
        start, end = sentence
        words = _GLUED.sub(lambda m: " " * len(m[0]), self.own[start:end])
        if not _ROUGHLY_NAMES.search(words):
            return ()
        nested = [m for m in _NESTED.finditer(words) if self._titled(m[0])]
        for match in nested:
            words = words[: match.start()] + " " * len(match[0]) + words[match.end() :]
        found = [Mention(m[0], m.start(), m.end(), self._titled(m[0])) for m in nested]
        found += [m for m in self._known.mentions(words) if not only_points(m.written)]
        found += [m for m in self._shortened(words) if not any(_overlap(m, f) for f in found)]
        dated = of_year(words, heading_above(self.own, start), self._documents)
        found += [m for m in dated if not any(_overlap(m, f) for f in found)]
        ordered = sorted(found, key=lambda m: m.start)
        return tuple(_placed(m, start, self._meant(m, start)) for m in ordered)

    def _shortened(self, words: str) -> Iterator[Mention]:
        """Yield 《办法》 where the draft has said which one it stands for."""
        for short, documents in self._aliases.items():
            for match in written_so(short, words):
                yield Mention(match[0], *match.span(), documents)

    def _of_title(self, title: str) -> tuple[PolicyDocument, ...]:
        return _of_this_version(title, self._known.titled(title)) or self._titled(title)

    def _titled(self, title: str) -> tuple[PolicyDocument, ...]:
        """Return the documents whose whole title this is; names in it may be in any marks."""
        return tuple(self._titles.get(letters_of(title), ()))

    @cached_property
    def _titles(self) -> dict[str, list[PolicyDocument]]:
        """The documents by the letters of their titles, with their issuers and without."""
        titles: dict[str, list[PolicyDocument]] = {}
        for document in self._documents:
            whole = [letters_of(t) for t in document.titles]
            issued = [t.removeprefix(letters_of(i)) for t in whole for i in document.issuers]
            for letters in dict.fromkeys((*whole, *issued)):
                titles.setdefault(letters, []).append(document)
        return titles

    def _meant(self, mention: Mention, at: int) -> tuple[PolicyDocument, ...]:
        """Return the documents that a name stands for: what the draft has said it stands for.

        Of several that 《实施意见》 may be it is the one that was named before.
        """
        short = mention.written.strip("《》")
        named = self._aliases.get(short, mention.documents)
        meant = _of_this_version(short, [d for d in named if not _is_about(d, mention.written)])
        if len(meant) > 1 and is_generic(short):
            last = self.last_held(at, 0, meant)
            return last.documents if last else meant
        return meant


def _placed(mention: Mention, by: int, documents: tuple[PolicyDocument, ...]) -> Mention:
    """Return a mention in the draft; without the words and marks that are glued to it."""
    code = documents[0].number_key.partition("|")[0] if documents else ""
    glued = max(0, mention.written.find(code)) if code else 0
    glued = glued or len(mention.written) - len(mention.written.lstrip("，、：；"))
    written, start = mention.written[glued:], mention.start + glued
    return Mention(written, start + by, mention.end + by, documents, mention.sure)


def _behind_quoted(text: str, own: str) -> Iterator[int]:
    """Yield where a quotation ends that is a whole sentence, with what is behind it apart."""
    for match in _ENDS_QUOTED.finditer(text):
        inside, mark = match.start(), match.end() - 1
        if own[inside] != text[inside] and own[mark] == text[mark]:
            yield match.end()


def _of_this_version(title: str, documents: Sequence[PolicyDocument]) -> tuple[PolicyDocument, ...]:
    """Return the documents with this very title, else all: 某办法 is not 某办法（试行）."""
    wanted = fold(title).removeprefix(COUNTRY)
    same = [d for d in documents if any(_is_titled(t, wanted) for t in d.titles)]
    return tuple(same or documents)


def _is_titled(title: str, wanted: str) -> bool:
    return fold(title).removeprefix(COUNTRY) == wanted


def _is_about(document: PolicyDocument, title: str) -> bool:
    """Say whether a document only has this title in its own: 关于适用《…条例》的解释."""
    at = document.title.find(title) if title.startswith("《") else -1
    return at >= 0 and not _ISSUES.search(document.title[:at])


def _ends_so(document: PolicyDocument, tail: str) -> bool:
    return any(bare(title).endswith(tail) for title in document.titles)


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end
