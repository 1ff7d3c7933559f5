"""Figures that a draft tells of a document that the library does not hold.

据《某细则》第八条，岗位补贴每月不低于1800元: there is nothing to lay beside it.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.library.wording import letters_of
from assistant.quotations.checked import Manner, Quotation, QuotationStatus
from assistant.quotations.claimed import SHORT
from assistant.quotations.context import Context, quotation
from assistant.quotations.counted_amounts import amounts_of
from assistant.quotations.draft_names import DraftSpan
from assistant.quotations.judged import Judged
from assistant.quotations.named import Named

_STATEMENT = re.compile(r"[^。；;\n]+")


def of_absent_sources(context: Context, taken: Sequence[DraftSpan]) -> Iterator[Quotation]:
    """Yield what a document that is not held is said to say, where it has a figure."""
    for named in context.attribution.everything:
        start = context.led_to(named) if named.is_absent and named.firm else None
        found = _STATEMENT.match(context.own, start) if start is not None else None
        span = (found.start(), found.end()) if found else (0, 0)
        if _is_told(context, named, span) and not any(
            a < span[1] and span[0] < b for a, b in taken
        ):
            verdict = Judged(QuotationStatus.SOURCE_ABSENT, note=named.problem)
            words = context.draft.text[slice(*span)]
            yield quotation(words, span, Manner.UNMARKED, verdict, named)


def _is_told(context: Context, named: Named, span: DraftSpan) -> bool:
    """Say whether words without marks, and without another source, tell a figure."""
    words, every = context.draft.text[slice(*span)], context.attribution.everything
    alone = not any(span[0] <= n.start < span[1] for n in every if n is not named)
    bare = context.own[slice(*span)] == words and len(letters_of(words)) >= SHORT
    return alone and bare and bool(amounts_of(words))
