"""From the tree of a web page to its printed lines, and to the boxes that they stand in.

The walk keeps its own stack, so a deep page does no harm. A box is a range of lines.
"""

from dataclasses import dataclass, field

from lxml import etree

from assistant.documents.readers.raised_digits import raised
from assistant.documents.readers.web.web_list import ListItems
from assistant.documents.readers.web.web_pictures import PagePicture, may_hold_text
from assistant.documents.readers.web.web_style import BoxRole, Layout, layout_of
from assistant.documents.readers.web.web_table import WebCell, data_rows, tables_around_tables
from assistant.documents.readers.web.web_text import INDENT, printed, squeeze

_SMALL = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "hr", "caption", "legend"])
"""Blocks that hold a paragraph: no box, unless a name says that they are one."""
_LISTS = ("ol", "ul", "menu", "dir")


@dataclass(frozen=True, slots=True)
class WebLine:
    r"""One printed line: a paragraph, or a row of a data table (its cells between "\t")."""

    text: str
    indented: bool = False
    linked: int = 0
    """How many of its characters, white space left out, are in links."""
    table: int = 0
    """Which data table of the page it is a row of, from 1; 0 for a paragraph."""
    files: tuple[str, ...] = ()
    """What its links to files say."""

    @property
    def as_text(self) -> str:
        """The line as it stands in a reading, without its end."""
        return INDENT + self.text if self.indented else self.text


@dataclass(frozen=True, slots=True)
class Box:
    """An element that holds the lines from `start` to before `end`, and what its name says."""

    start: int
    end: int
    role: BoxRole = BoxRole.PLAIN
    name: str = ""


@dataclass(slots=True)
class Walk:
    """Walks a tree once; then `lines` and `boxes` (inner ones first) hold what was found."""

    lines: list[WebLine] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    pictures: list[PagePicture] = field(default_factory=list)
    in_cell: bool = False
    """Inside of a data table what looks like a table is layout."""
    _around: frozenset[etree._Element] = frozenset()
    _frames: list[tuple[Layout, int]] = field(default_factory=list)
    _items: ListItems = field(default_factory=ListItems)
    _tables: int = 0
    _raw: list[str] = field(default_factory=list)
    _fresh: bool = False
    _linked: int = 0
    _files: list[str] = field(default_factory=list)

    def walk(self, root: etree._Element) -> "Walk":
        """Collect the lines and boxes of `root`."""
        self._around = frozenset() if self.in_cell else tables_around_tables(root)
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                self._close(element)
                if element is not root:
                    self._add(element.tail)
            elif self._open(element):
                walker.skip_subtree()
        return self

    def _open(self, element: etree._Element) -> bool:
        """Begin an element; say whether it has been read with all that is in it."""
        if element.tag == "img":
            self._picture(element)
            self._frames.append((Layout(), len(self.lines)))
            return False
        layout = layout_of(element, self._layout())
        if layout.block or element.tag == "br":
            self._flush()
            self._fresh = layout.block
        self._frames.append((layout, len(self.lines)))
        if element.tag == "table" and self._read_table(element):
            return True
        if element.tag in _LISTS:
            self._items.begin_list(element)
        elif element.tag == "li":
            self._items.begin_item(element)
        self._add(element.text)
        return False

    def _close(self, element: etree._Element) -> None:
        layout, start = self._frames[-1]
        if layout.block:
            self._flush()
            self._fresh = False
        self._frames.pop()
        if element.tag in _LISTS:
            self._items.end_list()
        elif element.tag == "li":
            self._items.end_item()
        named = layout.role is not BoxRole.PLAIN
        if len(self.lines) > start and (named or (layout.block and element.tag not in _SMALL)):
            self.boxes.append(Box(start, len(self.lines), layout.role, layout.name))

    def _picture(self, element: etree._Element) -> None:
        """Note a picture that may be of the document: not of the site, and no button."""
        roles = {layout.role for layout, _ in self._frames}
        of_the_site = roles & {BoxRole.FURNITURE, BoxRole.ASIDE}
        if not of_the_site and may_hold_text(element):
            place = len(self.lines) + any(not text.isspace() for text in self._raw)
            self.pictures.append(PagePicture(place, BoxRole.DOCUMENT in roles))

    def _layout(self) -> Layout:
        return self._frames[-1][0] if self._frames else Layout()

    def _add(self, text: str | None) -> None:
        if not text:
            return
        layout = self._layout()
        text = raised(text) if layout.raised else text
        if layout.link:
            self._linked += len(squeeze(text))
            if layout.link == "file" and not text.isspace():
                self._files.append(text.strip())
        first, *others = text.split("\n") if layout.preformatted else [text]
        self._raw.append(first)
        for line in others:
            self._flush()
            self._raw.append(line)

    def _flush(self) -> None:
        """End the line that has been collected, if there is one."""
        if not self._raw:
            return
        text, spaced = printed("".join(self._raw))
        if text:
            layout = self._layout()
            indented = spaced or (self._fresh and layout.indent and not layout.away)
            self.lines.append(
                WebLine(
                    self._items.with_number(text), indented, self._linked, files=tuple(self._files)
                )
            )
            self._fresh = False
        self._raw.clear()
        self._files.clear()
        self._linked = 0

    def _read_table(self, element: etree._Element) -> bool:
        if self.in_cell or element in self._around:
            return False
        rows = data_rows(element, _read_cell)
        self._tables += bool(rows)
        for row in rows:
            self.lines += [
                WebLine(line, linked=row.linked, table=self._tables) for line in row.lines
            ]
        return bool(rows)


def _read_cell(element: etree._Element) -> WebCell:
    lines = Walk(in_cell=True).walk(element).lines
    return WebCell(tuple(line.text for line in lines), sum(line.linked for line in lines))
