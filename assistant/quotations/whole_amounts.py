"""Amounts in which changed words end: 半年 stands for 6个月, not for its first two letters."""

from bisect import bisect_left
from dataclasses import replace

from assistant.library.wording import Wording
from assistant.quotations.counted_amounts import every_amount
from assistant.quotations.placing import Placed

_ROOM = 16
"""Characters before and behind the end in which the amount stands."""


def with_whole_amount(placed: Placed, quoted: Wording) -> Placed:
    """Return a place up to the end of the amount that is another where the quotation ends."""
    found, source = placed.alignment, placed.stretch.wording
    last = found.edits[-1] if found.edits else None
    if last is None or last.last < len(quoted.letters) or last.first == last.last:
        return placed
    if last.start == last.end or last.end < found.end:
        return placed
    changed, ended = source.origins[last.start], source.origins[found.end - 1]
    before = max(0, ended - _ROOM)
    for each in every_amount(source.printed[before : ended + _ROOM]):
        first, behind = before + each.start, before + each.end
        if changed <= first <= ended < behind - 1:
            end = bisect_left(source.origins, behind)
            edits = (*found.edits[:-1], replace(last, end=end))
            return replace(placed, alignment=replace(found, end=end, edits=edits))
    return placed
