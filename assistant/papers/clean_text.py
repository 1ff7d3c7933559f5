"""Text as a file to take away can hold it: nothing that XML forbids or that turns lines around."""

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Control characters, marks of direction (a name that reads backwards), lone surrogates."""


def clean_text(text: str) -> str:
    """Return a text with its tabs and line ends, and without any character that is not shown."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
