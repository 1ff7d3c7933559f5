"""The parts of an OFD file (GB/T 33190—2016), found by their paths and read as XML trees.

Paths in an OFD are written in many ways: from the root of the archive or from the part that names
them, with either slash, in any case. Names are compared here after all of that is made one.
"""

import posixpath
import zipfile
from collections.abc import Iterator

from assistant.documents.readers.archive import open_archive, read_part
from assistant.documents.readers.ofd.ofd_xml import NEXT, OfdElement, parse_xml
from assistant.errors import DocumentError

ROOT = "ofd.xml"
LOCKS = frozenset(("encryptions.xml", "decryptseed.dat", "entriesmap.dat"))
"""What a file holds at its root of which all or a part is encrypted (GM/T 0099—2020 chapter 7)."""
MOST_XML = 2**30
"""Bytes of XML to look at: each page is looked at twice, and many may name the same part."""
_UTF8_NAME = 0x800
"""The flag of a zip member whose name is in UTF-8 (APPNOTE 4.4.4, bit 11)."""
_SHOWN = 60
"""Characters of a part's path that a sentence shows."""


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
        self._kept: dict[str, OfdElement] = {}
        self._left = MOST_XML

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

    def tree(self, location: str, beside: str = "", *, keep: bool = True) -> tuple[OfdElement, str]:
        """Return the root element of the part that `location` names, and its path.

        What is asked for again is kept; pages are not, for a file may have thousands.

        Raises:
            DocumentError: it is not there, is damaged, is not XML, or all of it is too much.
        """
        path = self.find(location, beside) or plain_path(location)
        if path in self._kept:
            return self._kept[path], path
        content = self.read(path)
        self._left -= len(content)
        if self._left < 0:
            raise DocumentError(f"文件内容多得不正常，没有读：{self.name}。", NEXT)
        root = parse_xml(content, self.name)
        if keep:
            self._kept[path] = root
        return root, path


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
