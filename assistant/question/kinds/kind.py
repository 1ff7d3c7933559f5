"""A kind: one thing that a question can ask for. The table of all kinds is in `kind_table`."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from assistant.documents.model import Element

NUMERAL = r"[0-9０-９〇零一二三四五六七八九十百千万两.—–\-]"
"""A sign of a number as documents write it, a range (2—3年) included."""
OFFICE = r"(?:部门|单位|科室?|股室?|机关|局|站所?|人)"
"""What people call an office, or somebody in it: 哪个科室."""


class Sort(Enum):
    """What a kind is of, which decides where it is looked for and how it is answered."""

    VALUE = auto()
    """What one sentence gives: a figure with its unit, a date, a name. The sentence is quoted."""
    ATTRIBUTE = auto()
    """What is said of a thing in many words: who is in charge of it, what follows a breach."""
    STATEMENT = auto()
    """What a document says once for the whole of it, anywhere in its text: 由…负责解释."""
    ELEMENT = auto()
    """What stands in a document's head or tail (GB/T 9704 chapter 7): found by name."""
    DEADLINE = auto()
    """A day until which something is to be done or lasts: read by grammar, not by wording."""
    STANDING = auto()
    """Whether a whole document applies on a day: worked out in the room `validity`."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that a question can ask for.

    `name` is what users read (库内文件未载明金额); `asked` is how a question asks for it, `written`
    how a document writes it (None where it is not found by its wording, see `Sort`), beginning with
    the figure where it has one: by that a value is known which a question only claims;
    `unit` is how the heading of a column gives the unit of such values; `loose` kinds are asked
    for only where no other of their sort is; `over` are the names of wider kinds that do not see
    the words of a question by which this one is asked for; `elements` are those that are meant,
    the first first; `title` are the names that an element has, in whatever question they stand.
    """

    name: str
    sort: Sort
    asked: re.Pattern[str]
    written: re.Pattern[str] | None = None
    unit: str = ""
    loose: bool = False
    over: tuple[str, ...] = ()
    elements: tuple[Element, ...] = ()
    title: re.Pattern[str] | None = None

    def is_asked(self, question: str) -> bool:
        """Say whether a question asks for this, by its own pattern alone (see `asked_kinds`)."""
        return self.asked.search(question) is not None

    def found_in(self, text: str) -> re.Match[str] | None:
        """Return where `text` first writes such a one, or None."""
        return self.written.search(text) if self.written else None

    def is_titled(self, question: str) -> bool:
        """Say whether a question calls an element by a name that nothing else has: 签发人."""
        return self.title is not None and self.title.search(question) is not None


def value(
    name: str, asked: str, written: str, *, unit: str = "", over: tuple[str, ...] = ()
) -> Kind:
    """Return a kind of value; `asked` and `written` are patterns, see `Kind`."""
    return Kind(name, Sort.VALUE, re.compile(asked), re.compile(written), unit=unit, over=over)


def loose_value(name: str, asked: str, written: str) -> Kind:
    """Return a kind of value that is asked for only where no other kind of value is."""
    return Kind(name, Sort.VALUE, re.compile(asked), re.compile(written), loose=True)


def attribute(name: str, asked: str, written: str) -> Kind:
    """Return a kind of attribute of a thing."""
    return Kind(name, Sort.ATTRIBUTE, re.compile(asked), re.compile(written))


def statement(name: str, asked: str, written: str) -> Kind:
    """Return a kind of statement for a whole document."""
    return Kind(name, Sort.STATEMENT, re.compile(asked), re.compile(written))


def element(name: str, asked: str, *elements: Element, title: str = "") -> Kind:
    """Return a kind of element, or several that are asked for together."""
    called = re.compile(title) if title else None
    return Kind(name, Sort.ELEMENT, re.compile(asked), elements=elements, title=called)


def deadline(name: str, asked: str) -> Kind:
    """Return a kind of deadline."""
    return Kind(name, Sort.DEADLINE, re.compile(asked))


def standing(name: str, asked: str) -> Kind:
    """Return a kind of standing."""
    return Kind(name, Sort.STANDING, re.compile(asked))
