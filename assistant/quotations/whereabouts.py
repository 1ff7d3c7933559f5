"""Whereabouts: the page, the paragraph and the sentence of a draft in which a quotation stands."""

import re
from bisect import bisect_right
from dataclasses import replace

from assistant.quotations.attribution import Attribution
from assistant.quotations.checked import Quotation

_PARAGRAPH = re.compile(r"[^\n\f]*\S[^\n\f]*")
_PAGE_END = "\f"


class Whereabouts:
    """Tells of one draft, as its reader gave it, where a place in it is."""

    def __init__(self, text: str, attribution: Attribution) -> None:
        """Count the pages and the paragraphs of `text`; a blank line is no paragraph."""
        self._text, self._attribution = text, attribution
        self._paragraphs = [m.start() for m in _PARAGRAPH.finditer(text)]
        self._pages = [n for n, character in enumerate(text) if character == _PAGE_END]

    def placed(self, quotation: Quotation) -> Quotation:
        """Return a quotation with its page, its paragraph and its sentence."""
        start, end = quotation.span
        first = self._attribution.sentence(start)[0]
        last = self._attribution.sentence(max(start, end - 1))[1]
        return replace(
            quotation,
            page=bisect_right(self._pages, start) + 1 if self._pages else 0,
            paragraph=bisect_right(self._paragraphs, start),
            sentence=self._text[first:last].strip(),
        )
