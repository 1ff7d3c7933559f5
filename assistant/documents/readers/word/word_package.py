"""The parts of a Word file that hold text, as XML trees, and the names of what is in them.

The names are python-docx's, its way of opening a file is not: that reads every part, the pictures
too, fails on a link that leads nowhere, and knows neither .docm nor the strict form of the format.
Here a link that leads nowhere is a part that is not there, as in Word. Part names are compared as
the packaging standard has it (ECMA-376 part 2): without regard to case.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from lxml import etree

from assistant.documents.readers.archive import open_archive, read_part
from assistant.documents.readers.word.word_xml import WordElement
from assistant.errors import DocumentError

_TEXT_PARTS = frozenset(("styles", "numbering", "footnotes", "endnotes", "header", "footer"))
_MAIN = re.compile(r"word/document\d*\.xml")
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/",
     b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/",
     b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)  # fmt: skip
"""The names of the strict form (ISO/IEC 29500-1) and of the usual one, which mean the same here."""
_NEXT = "请用 Word 或 WPS 打开后另存为 .docx，再重试。"


@dataclass(frozen=True, slots=True)
class WordPackage:
    """The main document, and by kind (styles, header, …) the parts that it links to, in order."""

    document: WordElement
    parts: Mapping[str, tuple[WordElement, ...]] = field(default_factory=dict)

    def part(self, kind: str) -> WordElement | None:
        """Return the one part of that kind, or None."""
        return next(iter(self.parts.get(kind, ())), None)

    def roots(self) -> Iterator[WordElement]:
        """Yield the main document and every part."""
        yield self.document
        for parts in self.parts.values():
            yield from parts


def main_part(names: list[str]) -> str | None:
    """Return which of an archive's members is a Word file's main document, by its usual name."""
    return next((n for n in names if _MAIN.fullmatch(plain_part_name(n))), None)


def open_package(data: bytes, name: str) -> WordPackage:
    """Read the parts of the Word file in `data`; `name` is for the error's sentence.

    Raises:
        DocumentError: the archive or its XML is damaged, or it holds no document.
    """
    archive = open_archive(data, name)
    with archive:
        main = main_part(archive.namelist())
        if main is None:
            raise DocumentError(f"文件里没有 Word 正文：{name}。", _NEXT)
        return _read_package(archive, main, name)


def _read_package(archive: zipfile.ZipFile, main: str, name: str) -> WordPackage:
    members = {plain_part_name(member): member for member in archive.namelist()}
    document = parse_xml(read_part(archive, main, name), name)
    if document.find(qn("w:body")) is None:
        raise DocumentError(f"文件里没有 Word 正文：{name}。", _NEXT)
    links = members.get(plain_part_name(PackURI("/" + plain_part_name(main)).rels_uri.membername))
    parts: dict[str, tuple[WordElement, ...]] = {}
    if links:
        for kind, target in _links(parse_xml(read_part(archive, links, name), name)):
            if target in members:
                part = parse_xml(read_part(archive, members[target], name), name)
                parts[kind] = (*parts.get(kind, ()), part)
    return WordPackage(document, parts)


def _links(relationships: WordElement) -> list[tuple[str, str]]:
    """Return the kind and the part name of each link to a part with text, each part once."""
    found: dict[tuple[str, str], None] = {}
    for link in relationships:
        kind = link.get("Type", "").rsplit("/", 1)[-1]
        if kind in _TEXT_PARTS and link.get("TargetMode") != "External":
            target = PackURI.from_rel_ref("/word", link.get("Target", ""))
            found[kind, plain_part_name(target.membername)] = None
    return list(found)


def plain_part_name(part_name: str) -> str:
    """Return a part's name as names are compared."""
    return part_name.replace("\\", "/").lstrip("/").lower()


def parse_xml(content: bytes, name: str) -> WordElement:
    """Return the root element; nothing outside of `content` is looked at.

    Raises:
        DocumentError: it is not well-formed, or defines entities, which no Word file does.
    """
    for strict, usual in _STRICT:
        content = content.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError(f"文件内容已损坏，读不了：{name}。", _NEXT) from error
    if root.getroottree().docinfo.doctype:
        raise DocumentError(f"文件里有不属于 Word 的内容，没有读：{name}。", _NEXT)
    return root
