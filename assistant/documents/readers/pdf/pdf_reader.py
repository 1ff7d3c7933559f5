"""PDF files: the text layer where there is one, the picture of a page where there is none.

pdfium reads the characters and their places (fast, by permissive licence); pdfplumber finds the
cells of ruled tables, on the pages that have rules. One page is in memory at a time.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from threading import Lock

import pypdfium2
import pypdfium2.raw as pdfium

from assistant.documents.readers.page.pages import page_text
from assistant.documents.readers.page.printed import Page, PrintedLine
from assistant.documents.readers.pdf.pdf_characters import characters_of
from assistant.documents.readers.pdf.pdf_drawings import Drawings, drawings_of
from assistant.documents.readers.pdf.pdf_head import drawn_head
from assistant.documents.readers.pdf.pdf_layer import PageLayer, layer_of, unreadable
from assistant.documents.readers.pdf.pdf_lines import lines_of
from assistant.documents.readers.pdf.pdf_tables import TableFinder, without_tables
from assistant.documents.readers.scan.recognition import (
    COMMAND,
    INSTALL,
    RECOGNISED,
    SKIPPED,
    can_recognise,
    page_warning,
    recognise,
)
from assistant.documents.reading import Reading
from assistant.errors import DocumentError

MAX_PAGES = 5_000
"""More than any document has; a file may claim them to take up the machine."""
_MAGIC, _LOOKED_AT = b"%PDF-", 1024
_FEWEST = 8
"""Fewer characters on a page with a picture are a stamp or a page number, not its text."""
_FEWEST_ON_SCAN = 40
"""The same where pictures fill the page: a scanner's mark, the line of page numbers."""
_GARBLED = "第{pages}页的文字层是乱码，已改用文字识别读出，请与原件核对。"
_DROPPED = f"第{{pages}}页的文字层是乱码，没有读出；要读请安装文字识别：{COMMAND}。"
_BEHIND = "第{pages}页是扫描件，读的是扫描件自带的识别文字，可能有错字，请与原件核对。"
_DPI = 200
"""Dots an inch at which a page is made a picture; what offices scan with."""
_LONGEST_SIDE = 5_000
"""Pixels of a page that is recognised; a larger one is rendered coarser."""
_WORKING = Lock()
"""pdfium may be used by one thread at a time."""
_MARGIN = 8
"""Pixels below a drawn head that are recognised with it."""
_HEADED = "第{pages}页的红头是画出来的，已用文字识别读出，请与原件核对。"
_HEADLESS = f"第{{pages}}页的红头是画出来的，没有读出；要读请安装文字识别：{COMMAND}。"
_LOCKED = "请去掉密码后重试。"


@dataclass(slots=True)
class _Found:
    """What was met on the way through the pages, besides their text, by the numbers of pages."""

    apart: list[str] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)
    behind: list[int] = field(default_factory=list)
    headed: list[int] = field(default_factory=list)
    headless: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A page as its text layer gives it, and that layer; None where the page is a picture."""

    page: Page
    layer: PageLayer | None


def is_pdf(data: bytes) -> bool:
    """Say whether the bytes are a PDF: its mark stands at the beginning, or soon after."""
    return _MAGIC in data[:_LOOKED_AT]


def read_pdf(data: bytes, name: str) -> Reading:
    """Read the PDF in `data`; `name` is for the error's sentence.

    Raises:
        DocumentError: it is damaged, locked or too long, or holds pictures that cannot be read.
    """
    found = _Found()
    with _WORKING:
        file = _opened(data, name)
        try:
            text = page_text(_believed(file, _leaves(file, data, found, name), found, name))
        except pypdfium2.PdfiumError as error:
            raise _damaged(name) from error
        finally:
            file.close()
    if not text.strip():
        raise _no_text(found, name)
    return Reading(text, apart=tuple(dict.fromkeys(found.apart)), warnings=_warnings(found))


def _opened(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error):
            raise DocumentError(f"文件有密码，读不了：{name}。", _LOCKED) from error
        raise _damaged(name) from error
    if not 0 < len(file) <= MAX_PAGES:
        count = len(file)
        file.close()
        if not count:
            raise _damaged(name)
        raise DocumentError(
            f"文件有 {count} 页，超过 {MAX_PAGES} 页：{name}。", "请拆成几份后分别入库。"
        )
    return file


def _leaves(file: pypdfium2.PdfDocument, data: bytes, found: _Found, name: str) -> Iterator[_Leaf]:
    with TableFinder(data) as tables:
        for number in range(1, len(file) + 1):
            with closing(file[number - 1]) as page:
                yield _leaf(page, number, tables, found, name)


def _leaf(
    page: pypdfium2.PdfPage, number: int, tables: TableFinder, found: _Found, name: str
) -> _Leaf:
    printed = characters_of(page)
    lines = lines_of(printed.upright)
    drawn = drawings_of(page)
    found.apart += [printed.across] if printed.across else []
    width, height = page.get_size()
    if drawn.other and sum(len(line.text) for line in lines) < _fewest(drawn):
        pages = found.recognised if can_recognise() else found.skipped
        pages.append(number)
        read = _recognised(page, name) if can_recognise() else lines
        return _Leaf(Page(width, height, read), None)
    layer = layer_of(printed, lines, hidden=drawn.is_layer)
    if number == 1 and drawn.paths:
        lines = (*_head(page, lines, found, name), *lines)
    found.behind += [number] if drawn.is_layer else []
    if printed.quarters * 90 != page.get_rotation():
        return _Leaf(Page(height, width, lines), layer)
    ruled = tables.find(drawn.paths, number)
    return _Leaf(Page(width, height, tuple(without_tables(lines, ruled)), ruled), layer)


def _head(
    page: pypdfium2.PdfPage, lines: Sequence[PrintedLine], found: _Found, name: str
) -> Sequence[PrintedLine]:
    """Return the lines of a red head that is drawn, recognised from its picture."""
    down = drawn_head(page, lines)
    if down is None:
        return ()
    if not can_recognise():
        found.headless.append(1)
        return ()
    found.headed.append(1)
    return [line for line in _recognised(page, name, down) if line.bottom <= down + line.height]


def _fewest(drawn: Drawings) -> int:
    """Return how many characters are a text, and not a stamp or a page number on a picture."""
    return _FEWEST_ON_SCAN if drawn.is_scan else _FEWEST


def _believed(
    file: pypdfium2.PdfDocument, leaves: Iterable[_Leaf], found: _Found, name: str
) -> Iterator[Page]:
    """Yield the pages; one whose text layer is not to be believed is read from its picture."""
    read = list(leaves)
    known = [index for index, leaf in enumerate(read) if leaf.layer is not None]
    wrong = unreadable([leaf.layer for leaf in read if leaf.layer is not None])
    garbled = {known[index] for index in wrong}
    for index, leaf in enumerate(read):
        if index not in garbled:
            yield leaf.page
            continue
        with closing(file[index]) as page:
            yield _read_again(page, index + 1, found, name)


def _read_again(page: pypdfium2.PdfPage, number: int, found: _Found, name: str) -> Page:
    found.behind = [other for other in found.behind if other != number]
    (found.garbled if can_recognise() else found.dropped).append(number)
    width, height = page.get_size()
    return Page(width, height, _recognised(page, name) if can_recognise() else ())


def _recognised(
    page: pypdfium2.PdfPage, name: str, down: float | None = None
) -> tuple[PrintedLine, ...]:
    """Recognise a page from its picture, all of it or so far down; the places are in points."""
    scale = min(_DPI / 72, _LONGEST_SIDE / max(page.get_size()))
    picture = page.render(scale=scale).to_pil().convert("RGB")
    if down is not None:
        picture = picture.crop((0, 0, picture.width, round(down * scale) + _MARGIN))
    return tuple(line.scaled(1 / scale) for line in recognise(picture, name))


def _warnings(found: _Found) -> tuple[str, ...]:
    said = (
        (RECOGNISED, found.recognised),
        (SKIPPED, found.skipped),
        (_GARBLED, found.garbled),
        (_DROPPED, found.dropped),
        (_BEHIND, found.behind),
        (_HEADED, found.headed),
        (_HEADLESS, found.headless),
    )
    return tuple(warning for each in said for warning in page_warning(*each))


def _no_text(found: _Found, name: str) -> DocumentError:
    if found.dropped:
        return DocumentError(
            f"文件的文字层是乱码（字体没有正确的文字编码，或扫描自带的识别文字太差），"
            f"本机没有安装文字识别，读不了：{name}。",
            INSTALL,
        )
    if found.skipped:
        return DocumentError(
            f"文件是扫描的图片，本机没有安装文字识别，读不了：{name}。",
            INSTALL,
        )
    return DocumentError(f"文件里没有文字：{name}。", "请换一份有文字的文件。")


def _damaged(name: str) -> DocumentError:
    return DocumentError(
        f"PDF 文件已损坏或不完整：{name}。", "请重新取得或另存一份完整的文件后重试。"
    )
