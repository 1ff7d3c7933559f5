"""What turns a rule and is left out: an exception at the end of a quotation, a 不得 under its ….

“…不得主张残余价值的权利。” with its full stop leaves out what the source says behind a comma:
合同另有约定的除外. So it does with ；涉及…的，上述期限延长至五年。法律另有规定的除外. Without the
stop only a part is quoted, and nothing is said of its end. A …… leaves out words, but not the 不得
of those that are quoted behind it.
"""

import re
from bisect import bisect_left
from dataclasses import replace

from assistant.library.wording import Wording
from assistant.quotations.alignment import Edit
from assistant.quotations.placing import Placed

_EXCEPTION = re.compile(
    r"[，,；;](?:[^。；;\n]{0,60}除外(?=[。；;\n])|但是?[^。\n]{2,80}(?=[。\n]))"
    r"|[；;][^。；;\n]{0,80}(?:上述|前述)[^。；;\n]{1,40}(?=[。；;\n])"
    r"(?:[。；;][^，,。；;\n]{0,30}除外(?=[。\n]))?"
)
"""What stands behind a sentence that is not over: 但…除外, 但…不得…, ；…的，上述期限延长至五年."""
_NO = re.compile(
    r"(?:不得|不予|不准|不许|不应|不能|不可|不再|严禁|禁止|[不未无])(?:擅自|随意|任意|直接)?$"
)
"""How words end that say no to those behind them."""


def with_what_turns_it(placed: Placed, quoted: Wording) -> Placed:
    """Return a place with the exception and each 不得 that a quotation leaves out as changes."""
    return _with_exception(_with_hidden_no(placed), quoted)


def _with_hidden_no(placed: Placed) -> Placed:
    """Return a place with the 不得 before words behind …… as left out by a change, not by ……."""
    found, letters = placed.alignment, placed.stretch.wording.letters
    edits = [part for edit in found.edits for part in _parted(edit, letters)]
    if len(edits) == len(found.edits):
        return placed
    return replace(placed, alignment=replace(found, edits=tuple(edits)))


def _parted(edit: Edit, letters: str) -> list[Edit]:
    """Return what …… leaves out, and the 不得 at its end as a change of its own."""
    no = _NO.search(letters[edit.start : edit.end]) if edit.omitted else None
    if no is None:
        return [edit]
    at = edit.start + no.start()
    return [replace(edit, end=at), Edit(at, edit.end, edit.first, edit.last)]


def _with_exception(placed: Placed, quoted: Wording) -> Placed:
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
