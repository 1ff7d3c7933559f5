"""What a browser prints round a page: its title and address, the time of printing, page x of y.

Chrome and Edge set the time and the title above, the address and 1/3 below; Firefox the title and
the address above, 1 of 3 and the time below. A line is theirs only where the other edge of the page
has its counterpart: a text may begin with a time, and end with an address.
"""

import re
from collections.abc import Sequence

from assistant.documents.layout import Paragraph

_TIME = (
    r"\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4},?\s*(?:[上下]午)?\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?"
)
_ADDRESS = r"(?:https?|file)://\S+|about:blank"
_COUNT = r"\d{1,4}\s*/\s*\d{1,4}|\d{1,4} of \d{1,4}|第?\s*\d{1,4}\s*页?[，,]?\s*共\s*\d{1,4}\s*页"
_PAIRS = tuple(
    (re.compile(above), re.compile(below))
    for above, below in (
        (rf"{_TIME}(?:\s+\S.*)?", rf"(?:{_ADDRESS})(?:\s+(?:{_COUNT}))?"),
        (rf"(?:\S.*\s+)?(?:{_ADDRESS})", rf"(?:{_COUNT})\s+{_TIME}"),
    )
)


def printed_by_browser(page: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the first and the last line of a page, where a browser printed them."""
    if len(page) < 2:
        return ()
    first, last = page[0], page[-1]
    ours = any(a.fullmatch(first.text) and b.fullmatch(last.text) for a, b in _PAIRS)
    return (first, last) if ours else ()
