r"""What every reader gives, whatever the format: the characters of the document as plain text.

The text is the source that spans point into, so it must hold all that a citation may need:

    one paragraph a line, ended by "\n"; an indented paragraph begins with "\u3000\u3000"
    "\t" between the cells of one row of a table; rows of one table are adjacent lines
    "\f" where a printed page ends, when the format has pages
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Declared:
    """What a file says of its document outside of the document: a web page's header table."""

    title: str = ""
    document_number: str = ""
    date: str = ""
    issuers: tuple[str, ...] = ()


NOTHING_DECLARED = Declared()


@dataclass(frozen=True, slots=True)
class Reading:
    """A file, read.

    `apart` is what is printed on the paper but is not the document's text (headers, footers), kept
    because a mark of secrecy may stand there; `warnings` are sentences for the user.
    """

    text: str
    declared: Declared = NOTHING_DECLARED
    apart: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
