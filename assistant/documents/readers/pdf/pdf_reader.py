"""PDF files: the text layer where there is one, the picture of a page where there is none.

pdfium reads the characters and their places (fast, by permissive licence); pdfplumber finds the
cells of ruled tables, on the pages that have rules. One page is in memory at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock

import pypdfium2
import pypdfium2.raw as pdfium

from assistant.documents.readers.page.pages import page_text
from assistant.documents.readers.page.printed import Page, PrintedLine
from assistant.documents.readers.pdf.pdf_characters import characters_of
from assistant.documents.readers.pdf.pdf_lines import lines_of
from assistant.documents.readers.pdf.pdf_tables import TableFinder, without_tables
from assistant.documents.readers.scan.recognition import (
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
_DPI = 200
"""Dots an inch at which a page is made a picture; what offices scan with."""
_LONGEST_SIDE = 5_000
"""Pixels of a page that is recognised; a larger one is rendered coarser."""
_WORKING = Lock()
"""pdfium may be used by one thread at a time."""
_LOCKED = "请去掉密码后重试。"


@dataclass(slots=True)
class _Found:
    """What was met on the way through the pages, besides their text."""

    apart: list[str] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)


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
            text = page_text(_pages(file, data, found, name))
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


def _pages(file: pypdfium2.PdfDocument, data: bytes, found: _Found, name: str) -> Iterator[Page]:
    with TableFinder(data) as tables:
        for number in range(1, len(file) + 1):
            page = file[number - 1]
            try:
                yield _page(page, number, tables, found, name)
            finally:
                page.close()


def _page(
    page: pypdfium2.PdfPage, number: int, tables: TableFinder, found: _Found, name: str
) -> Page:
    printed = characters_of(page)
    lines = lines_of(printed.upright)
    found.apart += [printed.across] if printed.across else []
    width, height = page.get_size()
    if sum(len(line.text) for line in lines) < _FEWEST and _has_picture(page):
        if not can_recognise():
            found.skipped.append(number)
            return Page(width, height, lines)
        found.recognised.append(number)
        return Page(width, height, _recognised(page, name))
    if printed.quarters * 90 != page.get_rotation():
        return Page(height, width, lines)
    ruled = tables.find(page, number)
    return Page(width, height, tuple(without_tables(lines, ruled)), ruled)


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    kinds = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_PATH)
    return next(page.get_objects(filter=kinds, max_depth=2), None) is not None


def _recognised(page: pypdfium2.PdfPage, name: str) -> tuple[PrintedLine, ...]:
    """Recognise a page from its picture; the places are in points again."""
    scale = min(_DPI / 72, _LONGEST_SIDE / max(page.get_size()))
    picture = page.render(scale=scale).to_pil().convert("RGB")
    return tuple(line.scaled(1 / scale) for line in recognise(picture, name))


def _warnings(found: _Found) -> tuple[str, ...]:
    return page_warning(RECOGNISED, found.recognised) + page_warning(SKIPPED, found.skipped)


def _no_text(found: _Found, name: str) -> DocumentError:
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
