"""OFD files for tests: written out as XML, or set as a 公文 is printed (GB/T 9704 chapter 5)."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from xml.sax.saxutils import escape

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
WIDTH, HEIGHT = 210.0, 297.0
LEFT, TOP, ACROSS, DOWN = 28.0, 37.0, 156.0, 225.0
"""The type area of a 公文, in millimetres: 28 characters a line, 22 lines a page."""
CHARACTERS, LINES = 28, 22
SIZE, PITCH = ACROSS / CHARACTERS, DOWN / LINES
_NOT_FIRST = "，。、；：？！）》”’〕"
_IN_CELL = 1.5


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def ofd_file(*pages: str, document: str = "", common: str = "", **parts: str) -> bytes:
    """Return an OFD whose pages hold this XML; see `ofd_parts`."""
    return zipped(ofd_parts(*pages, document=document, common=common, **parts))


def ofd_parts(
    *pages: str, document: str = "", common: str = "", info: str = "", **parts: str
) -> dict[str, str | bytes]:
    """Return the members of an OFD.

    `pages` are the insides of Page elements; `document`, `common` and `info` go into Document,
    CommonData and DocInfo; `parts` are further members of Doc_0 by name, without the .xml.
    """
    area = f"<ofd:PageArea><ofd:PhysicalBox>0 0 {WIDTH} {HEIGHT}</ofd:PhysicalBox></ofd:PageArea>"
    places = "".join(
        f'<ofd:Page ID="{10 + i}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages))
    )
    return {
        "OFD.xml": xml(
            "OFD",
            f"<ofd:DocBody><ofd:DocInfo>{info}</ofd:DocInfo>"
            "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>",
            ' Version="1.0" DocType="OFD"',
        ),
        "Doc_0/Document.xml": xml(
            "Document",
            f"<ofd:CommonData>{area}{common}</ofd:CommonData><ofd:Pages>{places}</ofd:Pages>"
            f"{document}",
        ),
        **{f"Doc_0/Pages/Page_{i}/Content.xml": xml("Page", page) for i, page in enumerate(pages)},
        **{f"Doc_0/{name}.xml": content for name, content in parts.items()},
    }


def xml(name: str, inside: str, attributes: str = "") -> str:
    """Return a whole part whose root is `name`."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>'
        f"<ofd:{name} {NAMESPACE}{attributes}>{inside}</ofd:{name}>"
    )


def layer(*objects: str, attributes: str = "") -> str:
    """Return the content of a page that holds these objects in one layer."""
    return f"<ofd:Content><ofd:Layer{attributes}>{''.join(objects)}</ofd:Layer></ofd:Content>"


def text_object(
    text: str, x: float, y: float, *, size: float = SIZE, attributes: str = "", step: float = 0
) -> str:
    """Return a TextObject: `x` and `y` are where its first character's baseline begins, in mm."""
    deltas = [round(step or width(c) * size, 4) for c in text[:-1]]
    return (
        f'<ofd:TextObject Font="1" Size="{size:.4f}" {attributes} '
        f'Boundary="{x:.4f} {y - size:.4f} {sum(deltas) + size:.4f} {size * 1.2:.4f}">'
        f'<ofd:TextCode X="0" Y="{size:.4f}" DeltaX="{_repeated(deltas)}">{escape(text)}'
        "</ofd:TextCode></ofd:TextObject>"
    )


def rule(x1: float, y1: float, x2: float, y2: float) -> str:
    """Return a straight line drawn between two points, in millimetres."""
    across, down = x2 - x1, y2 - y1
    return (
        f'<ofd:PathObject Boundary="{x1} {y1} {across} {down}" LineWidth="0.25">'
        f"<ofd:AbbreviatedData>M 0 0 L {across} {down}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _repeated(deltas: list[float]) -> str:
    """Write steps as an OFD does: g, how often, how far, for those that come again."""
    runs = [(value, len(list(same))) for value, same in groupby(deltas)]
    return " ".join(f"g {n} {value}" if n > 2 else " ".join([str(value)] * n) for value, n in runs)


def width(character: str) -> float:
    """Return how wide a character is set, in its own height."""
    return 0.5 if character.isascii() else 1.0


@dataclass(slots=True)
class _Setter:
    """Sets paragraphs onto pages, line by line."""

    by_character: bool
    pages: list[list[str]] = field(default_factory=lambda: [[]])
    used: int = 0

    def need(self, lines: int) -> float:
        """Go to a new page unless `lines` fit on this one; return the next baseline."""
        if self.used and self.used + lines > LINES:
            self.pages.append([])
            self.used = 0
        return TOP + self.used * PITCH + SIZE

    def put(self, text: str, x: float, y: float) -> None:
        if not self.by_character:
            self.pages[-1].append(text_object(text, x, y))
            return
        for character in text:
            self.pages[-1].append(text_object(character, x, y))
            x += width(character) * SIZE

    def paragraph(self, text: str, align: str) -> None:
        body = text.strip("\u3000 ")
        lead = len(text) - len(text.lstrip("\u3000 "))
        first = 0 if align else lead
        for line in _broken(body, first):
            wide = sum(map(width, line))
            moved = {"centre": (CHARACTERS - wide) / 2, "right": CHARACTERS - wide}
            y = self.need(1)
            self.put(line, LEFT + moved.get(align, first) * SIZE, y)
            self.used += 1
            first = 0

    def table(self, rows: list[list[str]]) -> None:
        """Set a ruled table whose columns are equally wide."""
        columns = max(map(len, rows))
        each = ACROSS / columns
        fits = max(1, int((each - 2 * _IN_CELL) / SIZE))
        for cells in rows:
            lines = [list(_broken(cell, 0, fits)) for cell in cells]
            tall = max(1, *map(len, lines))
            top = self.need(tall) - SIZE
            self._frame(top, tall * PITCH, columns, each)
            for column, broken in enumerate(lines):
                for at, line in enumerate(broken):
                    y = top + at * PITCH + (PITCH + SIZE) / 2
                    self.put(line, LEFT + column * each + _IN_CELL, y)
            self.used += tall

    def _frame(self, top: float, tall: float, columns: int, each: float) -> None:
        for y in (top, top + tall):
            self.pages[-1].append(rule(LEFT, y, LEFT + ACROSS, y))
        for column in range(columns + 1):
            x = LEFT + column * each
            self.pages[-1].append(rule(x, top, x, top + tall))


def write_ofd(
    paragraphs: Sequence[str],
    *,
    align: Mapping[int, str] | None = None,
    by_character: bool = False,
    numbered: bool = True,
) -> bytes:
    r"""Return an OFD of these paragraphs, set as a 公文 is (GB/T 9704 5.2).

    Blanks before a paragraph move its first line; `align` says by its index that one is set
    "centre" or "right"; more than four blanks before one set it right, too. Adjacent paragraphs
    with tabs are a ruled table; "" is an empty line, "\f" ends the page. `by_character` makes each
    character an object of its own.
    """
    setter = _Setter(by_character)
    said = align or {}
    for tabbed, group in groupby(enumerate(paragraphs), key=lambda each: "\t" in each[1]):
        if tabbed:
            setter.table([text.strip().split("\t") for _, text in group])
            continue
        for index, text in group:
            if text == "\f":
                setter.used = LINES
            elif not text.strip():
                setter.used += 1
            else:
                setter.paragraph(text, said.get(index, "right" if _far_in(text) else ""))
    pages = [
        layer(*objects, _page_number(number) if numbered else "")
        for number, objects in enumerate(setter.pages, 1)
    ]
    return ofd_file(*pages)


def _far_in(text: str) -> bool:
    return len(text) - len(text.lstrip("\u3000 ")) > 4


def _broken(text: str, first: int, across: int = CHARACTERS) -> Iterator[str]:
    """Yield the lines that a text is broken into; a mark that may begin no line hangs over."""
    line, used = "", float(first)
    for character in text:
        full = used + width(character) > across
        if full and character not in _NOT_FIRST:
            yield line
            line, used = "", 0.0
        line += character
        used += width(character)
    if line:
        yield line


def _page_number(number: int) -> str:
    text, size = f"— {number} —", 4.9
    wide = sum(map(width, text)) * size
    x = LEFT + SIZE if number % 2 == 0 else LEFT + ACROSS - SIZE - wide
    return text_object(text, x, TOP + DOWN + 7 + size, size=size)


NAME = "通知.ofd"
NOTICE = [
    "某某市人民政府办公室关于做好防汛工作的通知",
    "",
    "各县（市、区）人民政府：",
    "　　为做好今年防汛工作，现就有关事项通知如下，请认真贯彻执行，并将情况及时报市政府。",
    "　　一、加强值守。各地要落实24小时值班和领导带班制度，遇有险情第一时间报告、第一时间处置。",
    "某某市人民政府办公室",
    "2024年5月6日",
]
ALIGNED = {0: "centre", 5: "right", 6: "right"}
LINE = text_object("关于做好防汛工作的通知", 30, 50)
TEMPLATE = '<ofd:TemplatePage ID="5" BaseLoc="Tpl.xml"/>'
USE = '<ofd:Template TemplateID="5" ZOrder="Background"/>'
PICTURE = '<ofd:ImageObject ResourceID="9" Boundary="0 0 210 297" CTM="210 0 0 297 0 0"/>'
PICTURES = xml(
    "Res",
    '<ofd:MultiMedias><ofd:MultiMedia ID="9" Type="Image"><ofd:MediaFile>Scan.xml'
    "</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>",
)
USES_PICTURES = "<ofd:DocumentRes>Res.xml</ofd:DocumentRes>"


def scanned(*pages: str, picture: str | bytes = "no picture at all") -> bytes:
    """Return an OFD with a picture that its pages may show."""
    parts = ofd_parts(*pages, common=USES_PICTURES, Res=PICTURES)
    return zipped({**parts, "Doc_0/Scan.xml": picture})
