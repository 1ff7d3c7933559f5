"""Hard-wrapped text: lines that a typewriter or an old editor broke at a fixed width.

Such a text has no line longer than its width and many that are just as long; a paragraph ends where
a line stays short or the next one is indented.
"""

from assistant.documents.layout import Paragraph
from assistant.documents.lines import (
    ATTACHMENT,
    LONGEST_LINE,
    SENTENCE,
    belongs_to_tail,
    genre_of,
    is_date,
    is_signature,
)

_LONGEST = 120
"""Widest line, in half-width columns, that a wrapped text has: forms and old editors used 60–80."""
_SLACK = 5
"""A line stops up to this much early, since no line may begin with 。 or break a number."""
_FEWEST = 5
_INDENT = 4
_SENTENCE_END = tuple("。！？!?：:")


def unwrap(lines: list[Paragraph]) -> list[Paragraph]:
    """Join the lines of each paragraph, if the text is hard-wrapped; else return it as it is."""
    width = _measure(lines)
    if not width:
        return lines
    indents = sum(line.indented for line in lines) >= _FEWEST
    joined, last = [lines[0]], lines[0]
    for line in lines[1:]:
        if _continues(last, line, width, indents=indents):
            joined[-1] = joined[-1].joined(line)
        else:
            joined.append(line)
        last = line
    return joined


def _continues(before: Paragraph, after: Paragraph, width: int, *, indents: bool) -> bool:
    full = _width(before) >= width - _SLACK
    ended = not indents and before.text.endswith(_SENTENCE_END)
    apart = after.indented or after.after_blank or bool(before.cells or after.cells)
    return full and not ended and not apart and after.opened is None


def _measure(lines: list[Paragraph]) -> int:
    """Return the width at which the text was wrapped, in half-width columns, or 0."""
    if len(lines) < _FEWEST or any(len(line.text) > _LONGEST for line in lines):
        return 0
    widths = [_width(line) for line in lines if not line.cells]
    widest = max(widths, default=0)
    long = [w for w in widths if w > widest / 2]
    full = [w for w in widths if w >= widest - _SLACK]
    wrapped = _LONGEST >= widest >= 40 and len(full) >= max(_FEWEST, 0.5 * len(long))
    return widest if wrapped else 0


def _width(line: Paragraph) -> int:
    wide = sum(c > "\u2e7f" or c in "“”‘’…—" for c in line.text)
    return len(line.text) + wide + (_INDENT if line.indented else 0)


def with_names_whole(lines: list[Paragraph]) -> list[Paragraph]:
    """Join the names of attachments that stand on two lines in the 附件说明.

    The rest of a name is known by the number behind it, or by the 文种 that the name lacks.
    """
    whole: list[Paragraph] = []
    listing = False
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else None
        if listing and _is_rest_of_name(whole[-1], line, below):
            whole[-1] = whole[-1].joined(line)
            continue
        opens = ATTACHMENT.match(line.text) is not None
        listing = opens or (listing and line.opened is not None)
        whole.append(line)
    return whole


def _is_rest_of_name(name: Paragraph, line: Paragraph, below: Paragraph | None) -> bool:
    text = line.text
    plain = line.opened is None and not (line.cells or line.after_blank or SENTENCE.search(text))
    known = is_date(text) or is_signature(text) or belongs_to_tail(text) or ATTACHMENT.match(text)
    if not plain or known or len(text) > LONGEST_LINE or name.text.endswith(("：", ":")):
        return False
    goes_on = below is not None and below.opened is not None and not SENTENCE.search(below.text)
    return goes_on or bool(genre_of(text) and not genre_of(name.text))
