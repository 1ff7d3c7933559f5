"""The parts of an OFD file (GB/T 33190—2016), found by their paths and read as XML trees.

Paths in an OFD are written in many ways: from the root of the archive or from the part that names
them, with either slash, in any case. Names are compared here after all of that is made one.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from assistant.documents.readers.archive import open_archive, read_part
from assistant.errors import DocumentError

Element = Any
"""An XML element of lxml, which has no types of its own."""

NEXT = "请用 OFD 阅读器打开，确认能看后另存为 PDF，再重试。"
ROOT = "ofd.xml"
LOCKS = frozenset(("encryptions.xml", "decryptseed.dat", "encryptentries.dat"))
"""What an encrypted file holds at its root (GB/T 33190 and the practice of its tools)."""
_UTF8_NAME = 0x800
_SHOWN = 60


def plain_path(path: str) -> str:
    """Return a path as it is compared: one kind of slash, no dots, no case, from the root."""
    return posixpath.normpath("/" + path.strip().replace("\\", "/")).lstrip("/").lower()


class Package:
    """An open OFD file; use as a context manager."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the archive; `name` is for the sentences of errors.

        Raises:
            DocumentError: it is damaged, locked, or made to fill the memory.
        """
        self.name = name
        self._archive = open_archive(data, name)
        self._members = {
            plain_path(written): member.filename
            for member in self._archive.infolist()
            for written in _names(member)
        }
        self._trees: dict[str, Element] = {}

    def __enter__(self) -> "Package":
        """Return the package itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the archive."""
        self._archive.close()

    def has(self, paths: frozenset[str]) -> bool:
        """Say whether one of the paths is there."""
        return not paths.isdisjoint(self._members)

    def find(self, location: str, beside: str = "") -> str | None:
        """Return the path of the part that `location` names, as read in the part `beside`.

        A relative path begins in the folder of `beside`; programs have also written such paths
        from a folder above it, or from the root without the slash that says so.
        """
        folder = posixpath.dirname(beside)
        while True:
            path = plain_path(posixpath.join(folder, location.strip().replace("\\", "/")))
            if path in self._members:
                return path
            if not folder:
                return None
            folder = posixpath.dirname(folder)

    def read(self, path: str) -> bytes:
        """Return the bytes of the part at `path`.

        Raises:
            DocumentError: it is not there, or is damaged.
        """
        return read_part(self._archive, self._members.get(path, path[:_SHOWN]), self.name)

    def tree(self, location: str, beside: str = "") -> tuple[Element, str]:
        """Return the root element of the part that `location` names, and its path.

        Raises:
            DocumentError: it is not there, is damaged, or is not XML.
        """
        path = self.find(location, beside) or plain_path(location)
        if path not in self._trees:
            self._trees[path] = parse_xml(self.read(path), self.name)
        return self._trees[path], path


def _names(member: zipfile.ZipInfo) -> Iterator[str]:
    """Yield the name of a member as its archive has it, and as Chinese systems meant it."""
    yield member.filename
    if member.flag_bits & _UTF8_NAME or member.filename.isascii():
        return
    for encoding in ("gb18030", "utf-8"):
        try:
            yield member.filename.encode("cp437").decode(encoding)
        except UnicodeError:
            continue


def parse_xml(content: bytes, name: str) -> Element:
    """Return the root element; nothing outside of `content` is looked at.

    Raises:
        DocumentError: it is not well-formed, or defines entities, which no OFD does.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError(f"文件内容已损坏，读不了：{name}。", NEXT) from error
    if root.getroottree().docinfo.doctype:
        raise DocumentError(f"文件里有不属于 OFD 的内容，没有读：{name}。", NEXT)
    return root


def tag(element: Element) -> str:
    """Return an element's name without its namespace: files use several, and none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element | None, *names: str) -> list[Element]:
    """Return the children that have one of these names, in order."""
    return [] if element is None else [each for each in element if tag(each) in names]


def child(element: Element | None, *path: str) -> Element | None:
    """Return the element at the end of `path`, or None."""
    for name in path:
        element = next(iter(children(element, name)), None)
    return element


def text_of(element: Element | None) -> str:
    """Return the text directly in an element, or ""."""
    return "" if element is None else (element.text or "").strip()
