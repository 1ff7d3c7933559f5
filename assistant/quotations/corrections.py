"""What is to be changed in a draft for a quotation to have its source's words.

Only changes of words and figures are made. Width, spaces, line breaks and the form of punctuation
stay as the draft has them, since they are no fault of a quotation; so what comes out has the
source's letters in the draft's layout.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.quotations.as_printed import Difference, applied
from assistant.quotations.checked import Quotation, QuotationStatus

_OVER_A_NAME = "改动会落在文件名称、条款号上，请照原文改"
_BREAK = re.compile(r"\s*[\n\f\t]\s*")


@dataclass(frozen=True, slots=True)
class Replacement:
    """Characters of the draft from `start` to `end`, none where both are one, and the words for it.

    `ahead` says that what is only put in belongs to what stands behind `start`, not before it.
    """

    start: int
    end: int
    words: str
    ahead: bool = False

    @property
    def beside(self) -> int:
        """Where the character stands whose form the words take on."""
        return self.start if self.ahead or self.start < self.end else self.start - 1


def is_quoted_at(quotation: Quotation, text: str) -> bool:
    """Say whether a draft's text has the quotation where the check found it."""
    return _compact(text[slice(*quotation.span)]) == _compact(quotation.text)


def corrections(quotation: Quotation, text: str) -> tuple[Replacement, ...]:
    """Return what turns an altered quotation of a draft into what its source says, in order.

    Nothing for quotations of any other status, and where the changes do not lead from the source
    to the draft letter by letter.
    """
    source = quotation.source
    if quotation.status is not QuotationStatus.ALTERED or source is None:
        return ()
    if _compact(applied(source.quote, quotation.changes)) != _compact(quotation.text):
        return ()
    start, end = quotation.span
    places = [at for at in range(start, end) if not text[at].isspace()]
    return tuple(_joined(_placed(source.quote, quotation.changes, places)))


def sparing(quotation: Quotation, text: str, names: Sequence[tuple[int, int]]) -> Quotation:
    """Return a quotation as one to be corrected by hand where that would change one of the names.

    `names` are where the draft names documents and clauses: they are its own words.
    """
    over = any(
        (c.start < last and first < c.end) or first < c.start == c.end < last
        for c in corrections(quotation, text)
        for first, last in names
    )
    return replace(quotation, by_hand=quotation.by_hand or _OVER_A_NAME) if over else quotation


def _placed(
    source: str, changes: Sequence[Difference], places: Sequence[int]
) -> Iterator[Replacement]:
    """Yield what undoes each change of words; `places` are those of the draft's characters."""
    at = count = 0
    for change in changes:
        count += len(_compact(source[at : change.at]))
        quoted = len(_compact(change.quoted))
        words = _BREAK.sub("", change.source)
        if change.layout:
            pass
        elif quoted:
            yield Replacement(places[count], places[count + quoted - 1] + 1, words)
        elif words and count:
            yield Replacement(places[count - 1] + 1, places[count - 1] + 1, words)
        elif words:
            yield Replacement(places[0], places[0], words, ahead=True)
        count += quoted
        at = change.at + len(change.source)


def _joined(found: Iterator[Replacement]) -> Iterator[Replacement]:
    """Join what touches: two changes at one place would each not know where the other stands."""
    last: Replacement | None = None
    for each in found:
        if last and last.end == each.start:
            last = Replacement(last.start, each.end, last.words + each.words, last.ahead)
        else:
            if last:
                yield last
            last = each
    if last:
        yield last


def _compact(text: str) -> str:
    return "".join(text.split())
