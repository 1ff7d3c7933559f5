"""PDFs written by hand, so that a test knows where each character stands.

One font, without its shapes: every character is as wide as it is high, and its code is its Unicode.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595.0, 842.0
SIZE, STEP = 16.0, 28.0
LEFT, TOP, LINES, CHARACTERS = 79.0, 105.0, 22, 28
"""The type area of GB/T 9704 5.2: 22 lines of 28 characters."""
_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end"""


@dataclass(frozen=True)
class Put:
    """A piece of text and where it begins, in points from the top left; `turned` in degrees."""

    text: str
    left: float
    top: float
    size: float = SIZE
    matrix: str = "1 0 0 1"


def laid_out(paragraphs: Sequence[str], *, number: bool = True) -> list[list[Put]]:
    """Set paragraphs in lines of 28 characters; a line of few characters may be centred with ^."""
    lines: list[tuple[str, float]] = []
    for paragraph in paragraphs:
        if paragraph.startswith("^"):
            text = paragraph[1:]
            lines.append((text, LEFT + SIZE * (CHARACTERS - len(text)) / 2))
            continue
        lines += [
            (paragraph[at : at + CHARACTERS], LEFT) for at in range(0, len(paragraph), CHARACTERS)
        ]
    pages = [lines[at : at + LINES] for at in range(0, len(lines), LINES)]
    return [_page(page, ordinal if number else 0) for ordinal, page in enumerate(pages, start=1)]


def _page(lines: Iterable[tuple[str, float]], number: int) -> list[Put]:
    puts = []
    for row, (text, left) in enumerate(lines):
        bare = text.lstrip("\u3000")
        puts.append(Put(bare, left + SIZE * (len(text) - len(bare)), TOP + STEP * row))
    foot = [Put(f"— {number} —", WIDTH / 2 - 2.5 * SIZE, HEIGHT - 60)] if number else []
    return puts + foot


def write_pdf(pages: Sequence[Sequence[Put]], *, drawn: str = "") -> bytes:
    """Return a PDF of these pages; `drawn` is drawn on each, in the operators of PDF."""
    count = len(pages)
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/None/Encoding/Identity-H/DescendantFonts[<</Type/Font"
        b"/Subtype/CIDFontType2/BaseFont/None/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering"
        b"(Identity)/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/None/Flags 4"
        b"/FontBBox[0 -200 1000 800]/Ascent 800/Descent -200/ItalicAngle 0/CapHeight 800/StemV 80"
        b">>>>]/ToUnicode 4 0 R>>",
        _stream(_TO_UNICODE),
    ]
    for index, page in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {6 + 2 * index} 0 R"
            f"/Resources<</Font<</F 3 0 R>>>>>>".encode()
        )
        objects.append(_stream("\n".join([drawn, *map(_shown, page)]).encode()))
    return _file(objects)


def _shown(put: Put) -> str:
    code = put.text.encode("utf-16-be").hex()
    baseline = HEIGHT - put.top - 0.8 * put.size
    return f"BT /F {put.size} Tf {put.matrix} {put.left} {baseline} Tm <{code}> Tj ET"


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


def _file(objects: Sequence[bytes]) -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(data))
    )
