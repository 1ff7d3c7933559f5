"""OFD files (GB/T 33190—2016), the national format of printed pages, in which 公文 are filed.

The text is that of the file's text objects, put into lines by where they stand on the page. Not
read: attachments, and signatures, which stand in the package beside the page that they seal.
"""

import io
import zipfile
from dataclasses import replace

from assistant.documents.readers.archive import FAILURES
from assistant.documents.readers.ofd.ofd_document import OfdDocument
from assistant.documents.readers.ofd.ofd_package import LOCKS, ROOT, Package, plain_path
from assistant.documents.readers.ofd.ofd_page import Sheet
from assistant.documents.readers.ofd.ofd_xml import NEXT, OfdElement, child, children, text_of
from assistant.documents.readers.page.legibility import Legibility
from assistant.documents.readers.page.pages import page_text
from assistant.documents.readers.page.printed import Page
from assistant.documents.readers.scan.recognition import (
    INSTALL,
    RECOGNISED,
    SKIPPED,
    can_recognise,
    page_warning,
)
from assistant.documents.readers.scan.scan_reader import picture_pages
from assistant.documents.reading import Declared, Reading
from assistant.errors import DocumentError

_ZIP = b"PK\x03\x04"
_OWN_CODES = "文件里有 {count} 个字没有标准编码，读出来可能不对，请对照原件。"
_GARBLED = "第{pages}页的文字没有正确的编码，读出来是乱码，没有收入；请换 PDF 或 Word 文件。"
_OTHER_FILE = "请换同一文件的 PDF、Word 或网页版，或把它打印、扫描后入库。"
_BEHIND = "文件是扫描件，读的是扫描件自带的识别文字，可能有错字，请对照原件。"


def is_ofd(data: bytes) -> bool:
    """Say whether the bytes are an OFD file, by the names of what is in the archive.

    An archive too damaged to list is one when an OFD's parts are named in it, so that the user
    hears of the damage and not of an unknown kind of file.
    """
    if not data.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {plain_path(name) for name in archive.namelist()}
    except FAILURES:
        return b"OFD.xml" in data or b"Doc_0/Document.xml" in data
    return ROOT in names or not LOCKS.isdisjoint(names)


def read_ofd(data: bytes, name: str) -> Reading:
    """Read the OFD file in `data`; `name` is for the error's sentence.

    Raises:
        DocumentError: the file is damaged, encrypted, endless, or holds pictures only.
    """
    with Package(data, name) as package:
        if package.has(LOCKS):
            raise DocumentError(f"文件是加密的，读不了：{name}。", "请解密后另存一份，再重试。")
        root, path = package.tree(ROOT)
        bodies = children(root, "DocBody")
        documents = [OfdDocument(package, body, path) for body in bodies]
        printed = (sheet for document in documents for sheet in document.sheets())
        sheets = [_recognised(package, sheet, name) for sheet in printed]
        marks = [mark for document in documents for mark in document.marks()]
    if not sheets:
        raise DocumentError(f"文件里没有一页：{name}。", NEXT)
    return _reading(sheets, marks, _declared(bodies), name)


def _recognised(package: Package, sheet: Sheet, name: str) -> Sheet:
    """Read the picture that a page is; one that cannot be read stays a picture."""
    if not (sheet.scan and can_recognise()):
        return sheet
    try:
        picture = picture_pages(package.read(sheet.scan), name)[0]
    except DocumentError:
        return sheet
    scale = sheet.page.width / picture.width
    lines = tuple(line.scaled(scale) for line in picture.lines)
    page = replace(sheet.page, lines=(*sheet.page.lines, *lines))
    return replace(sheet, page=page, scan=None, recognised=True)


def _reading(sheets: list[Sheet], marks: list[str], declared: Declared, name: str) -> Reading:
    garbled = [i for i, sheet in enumerate(sheets, 1) if not _is_language(sheet.page)]
    sheets = [_blank(s) if i in garbled else s for i, s in enumerate(sheets, 1)]
    text = page_text(sheet.page for sheet in sheets)
    if not text.strip():
        if garbled:
            raise DocumentError(f"文件里的文字没有正确的编码，读出来是乱码：{name}。", _OTHER_FILE)
        if any(sheet.scan is not None for sheet in sheets):
            raise DocumentError(f"文件是扫描的图片，没有文字：{name}。", INSTALL)
        raise DocumentError(f"文件里没有文字：{name}。", "请换一份有文字的文件。")
    apart = [line for sheet in sheets for line in sheet.apart]
    warnings = (*page_warning(_GARBLED, garbled), *_warnings(sheets, text))
    return Reading(text, declared, tuple(dict.fromkeys([*apart, *marks])), warnings)


def _is_language(page: Page) -> bool:
    cells = (cell for table in page.tables for row in table.rows for cell in row)
    text = "\n".join([*(line.text for line in page.lines), *cells])
    return Legibility(text).is_language is not False


def _blank(sheet: Sheet) -> Sheet:
    return replace(sheet, page=replace(sheet.page, lines=(), tables=()))


def _warnings(sheets: list[Sheet], text: str) -> tuple[str, ...]:
    own_codes = sum("\ue000" <= c <= "\uf8ff" or c >= "\U000f0000" for c in text)
    recognised = [i for i, sheet in enumerate(sheets, 1) if sheet.recognised]
    skipped = [i for i, sheet in enumerate(sheets, 1) if sheet.scan is not None]
    said = (
        (_OWN_CODES.format(count=own_codes), own_codes > 0),
        (_BEHIND, any(sheet.behind for sheet in sheets)),
    )
    return (
        *(sentence for sentence, true in said if true),
        *page_warning(RECOGNISED, recognised),
        *page_warning(SKIPPED, skipped),
    )


def _declared(bodies: list[OfdElement]) -> Declared:
    """Return what a 公文 system wrote of the first document among its custom data."""
    data = child(bodies[0], "DocInfo", "CustomDatas") if bodies else None
    said = {each.get("Name", "").strip(): text_of(each) for each in children(data, "CustomData")}
    number = said.get("发文字号") or said.get("文号", "")
    return Declared(document_number=number, date=said.get("成文日期", ""))
