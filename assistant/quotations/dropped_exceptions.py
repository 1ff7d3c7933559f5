"""Exceptions left out: a quotation that ends its sentence where the source goes on to except.

“…不得主张残余价值的权利。” with its full stop leaves out what the source says behind a comma:
合同另有约定的除外. Without the stop only a part is quoted, and nothing is said of its end.
"""

import re
from bisect import bisect_left
from dataclasses import replace

from assistant.library.wording import Wording
from assistant.quotations.alignment import Edit
from assistant.quotations.placing import Placed

_EXCEPTION = re.compile(
    r"[，,；;](?:[^。；;\n]{0,60}除外(?=[。；;\n])|但是?[^。\n]{2,80}(?=[。\n]))"
)
"""What stands behind a sentence that is not over: 但…除外, 但…不得…."""


def with_exception(placed: Placed, quoted: Wording) -> Placed:
    """Return a place with the exception that a quotation leaves out as a change at its end."""
    found, source = placed.alignment, placed.stretch.wording
    unchanged = not found.edits or found.edits[-1].last < len(quoted.letters)
    if not quoted.printed.rstrip().endswith("。") or not unchanged:
        return placed
    left_out = _EXCEPTION.match(source.printed, source.origins[found.end - 1] + 1)
    if left_out is None:
        return placed
    end = bisect_left(source.origins, left_out.end())
    edit = Edit(found.end, end, len(quoted.letters), len(quoted.letters))
    return replace(placed, alignment=replace(found, end=end, edits=(*found.edits, edit)))
