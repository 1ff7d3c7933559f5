"""The line below a quote that says where it stands: written here, and read here again.

A conversation is kept by whoever asks, and may have been pasted as text. So what was spoken of is
not remembered but read out of the last answer, by the reader of names and places that reads
questions too; this module finds the lines that it reads. What is quoted is not what is spoken of:
an article that is quoted for its 前款 is, and stands in the line.
"""

import re

_DASH = "—— "
_WRITTEN = re.compile(
    rf"^(?:> ?)?{_DASH}(?P<place>.*?)(?:【[^】\n]*】)?(?: \[\d+\])?[ \t\r]*$(?!\n>)", re.MULTILINE
)
"""The last line of a block quote; a page that is copied as text has lost the mark of a quote."""


def quotation(quote: str, place: str, number: int = 0) -> str:
    """Return words as a Markdown block quote with their place below, and its number unless 0."""
    lines = [line.strip() for line in quote.splitlines() if line.strip()]
    body = "\n>\n".join(f"> {line}" for line in lines)
    mark = f" [{number}]" if number else ""
    return f"{body}\n>\n> {_DASH}{place}{mark}"


def places_written(answer: str) -> tuple[str, ...]:
    """Return the places that an earlier answer gives below its quotes, in their order."""
    return tuple(match["place"] for match in _WRITTEN.finditer(answer))
