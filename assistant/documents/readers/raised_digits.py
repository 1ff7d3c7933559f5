"""Digits set above the line: an exponent, the mark of a note. On the line they join a figure.

Read as plain digits, 10 with a raised 4 is 104, and a note at 3000 makes it 30001. So they are read
as the characters that Unicode has for them, which are no digits of a number.
"""

import re

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_JOINS = re.compile(r"^[0-9]|[0-9]$")
"""A mark in brackets joins no figure, and stays: [1]."""


def raised(text: str) -> str:
    """Return what is set above the line, its digits as raised ones where they might join others."""
    return text.translate(_RAISED) if _JOINS.search(text.strip()) else text
