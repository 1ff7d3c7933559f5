"""Sections of a draft: which documents one of them is about, from one 一、 to the next.

Rows of a table are told below the paragraph that names the document, or above it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from functools import cache, cached_property

from assistant.documents.model import PolicyDocument
from assistant.quotations.draft_headings import HEADING, headed
from assistant.quotations.draft_names import DraftSpan
from assistant.quotations.forerunners import comes_before
from assistant.quotations.named import Named

_COLON = re.compile(r"[：:]\s*$")
LIST_ITEM = re.compile(r"[ \t\u3000]*(?:[—–\-·•●★☆*]|[（(]?\d{1,2}[.．、）)]|[①-⑳])")
_LONGEST_LEAD = 120
_THROUGHOUT = re.compile(
    r"(?:均|都|皆|一律|全部)(?:出自|引自|摘自|来自|取自|依据|根据|根据的是|以|指|为|是|见|按)\s*$"
)
"""What says of all that a draft quotes whose words they are: 引文均出自《某条例》."""
_OWN_NAME = re.compile(
    r"((?:(?![省市县区旗镇乡])[\u4e00-\u9fff]){2,4}(?:[镇乡县区市]|街道))"
    r"(?=人民政府|委员会|党委|纪委|办事处)"
)


def is_named_in(document: PolicyDocument, other: PolicyDocument) -> bool:
    """Say whether a document stands in the title of one about it: 关于修改《某办法》的决定."""
    titles = (f"《{title}》" for title in document.titles if title)
    return document.id != other.id and any(title in other.title for title in titles)


class DraftSections:
    """Tells of a place in a draft what its section is about, and what leads to its line."""

    def __init__(
        self,
        text: str,
        named: Sequence[Named],
        documents: Sequence[PolicyDocument] = (),
        holds: Callable[[PolicyDocument], bool] = bool,
    ) -> None:
        """Cut `text` at its headings; `named` is what it names, `documents` what there are.

        Only a document that `holds` is told of by a heading alone.
        """
        self._text, self._every, self._holds = text, documents, holds
        self._starts = [0, *(m.start() for m in HEADING.finditer(text))]
        self._named = [n for n in named if n.documents]
        self._ends = sorted(n.end for n in named)
        self._quoted: list[tuple[int, PolicyDocument]] = []
        self._documents_of = cache(self._read_documents)

    def span(self, at: int) -> DraftSpan:
        """Return from where to where the section around a place goes."""
        number = bisect_right(self._starts, at)
        last = self._starts[number] if number < len(self._starts) else len(self._text)
        return self._starts[number - 1], last

    def with_quoted(self, found: Iterable[tuple[int, PolicyDocument]]) -> "DraftSections":
        """Return the same with what each paragraph quotes word for word, though it names none."""
        beside = copy(self)
        beside._quoted = [(self._line(at), document) for at, document in found]
        return beside

    def _line(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def documents(self, at: int) -> tuple[PolicyDocument, ...]:
        """Return the documents that are named in the section around a place, or by its heading.

        Where none is, they are those of which the head of the draft says that all is quoted.
        """
        line = self._line(at)
        quoted = (d for start, d in self._quoted if start == line)
        return tuple({d.id: d for d in (*self._documents_of(self.span(at)), *quoted)}.values())

    def _read_documents(self, span: DraftSpan) -> tuple[PolicyDocument, ...]:
        return self._within(span) or self._headed(span[0]) or self._of_the_draft()

    def _within(self, span: DraftSpan) -> tuple[PolicyDocument, ...]:
        """Return the documents that a section names, with those that they say that they amend."""
        within = [d for n in self._named if span[0] <= n.start < span[1] for d in n.documents]
        amended = (d for d in self._every if any(is_named_in(d, n) for n in within))
        return tuple({d.id: d for d in (*within, *amended)}.values())

    def _of_the_draft(self) -> tuple[PolicyDocument, ...]:
        """Return the documents of which the head of the draft says that all is quoted."""
        first, last = self.span(0)
        named = [n for n in self._named if first <= n.start < last]
        own = (n for n in named if _THROUGHOUT.search(self._text, self._line(n.start), n.start))
        return tuple({d.id: d for n in own for d in n.documents}.values())

    def _headed(self, start: int) -> tuple[PolicyDocument, ...]:
        """Return the only document that the heading of a section tells of, where it names none."""
        heading = HEADING.match(self._text, start)
        told = headed(heading["words"], self._every) if heading else ()
        found = tuple(d for d in told if self._holds(d))
        newest = tuple(d for d in found if not any(comes_before(d, later) for later in found))
        return newest if len(newest) == 1 else ()

    @cached_property
    def everything(self) -> tuple[PolicyDocument, ...]:
        """The documents that are named anywhere in the draft."""
        return tuple({d.id: d for n in self._named for d in n.documents}.values())

    def ends(self, first: int, last: int) -> list[int]:
        """Return where names of sources end between two places, and at neither of them."""
        return self._ends[bisect_right(self._ends, first) : bisect_left(self._ends, last)]

    def named(self, document: PolicyDocument, at: int) -> Named | None:
        """Return how a document is named in the section around a place, rather before it."""
        first, last = self.span(at)
        within = [n for n in self._named if first <= n.start < last and document in n.documents]
        return max(within, key=lambda n: (n.start < at, n.start), default=None)

    def lead(self, at: int) -> str:
        """Return the line with a colon that leads to the list in which a line stands, else ""."""
        start = self._text.rfind("\n", 0, at) + 1
        while start and LIST_ITEM.match(self._text, start):
            end = start - 1
            start = self._text.rfind("\n", 0, end) + 1
            line = self._text[start:end].strip()
            if _COLON.search(line):
                return line if len(line) <= _LONGEST_LEAD else ""
        return ""

    @cached_property
    def own_name(self) -> str:
        """The town or county from which the draft comes, for which it says 我镇; else ""."""
        found = _OWN_NAME.findall(self._text)
        return max(found, key=found.count, default="")
