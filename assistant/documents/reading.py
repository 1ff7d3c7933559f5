r"""What every reader gives, whatever the format: the characters of the document as plain text.

The text is the source that spans point into, so it must hold all that a citation may need:

    one paragraph a line, ended by "\n"; an indented paragraph begins with "\u3000\u3000"
    "\t" between the cells of one row of a table; rows of one table are adjacent lines
    "\f" where a printed page ends, when the format has pages
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Declared:
    """What a file says of its document outside of the document: a web page's header table.

    A printed title and number win over these, and so do the date below the signature and issuers
    who sign with their full names; over a date and issuers printed elsewhere these win, so give
    them only where they are the document's own (the day a mail was sent is not).
    `published` is the day a page was put up, which is no 成文日期: the weakest word on the date.
    `effective` and `expires` are the first and the last day of its 有效期, as the page gives them:
    they count where the text states none.
    """

    title: str = ""
    document_number: str = ""
    date: str = ""
    issuers: tuple[str, ...] = ()
    published: str = ""
    effective: str = ""
    expires: str = ""


NOTHING_DECLARED = Declared()


@dataclass(frozen=True, slots=True)
class Reading:
    """A file, read.

    `apart` is what is printed on the paper but is not the document's text (headers, footers, the
    head of a mail): it is looked through for marks of secrecy, and nobody can quote it;
    `warnings` are sentences for the user.
    """

    text: str
    declared: Declared = NOTHING_DECLARED
    apart: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
