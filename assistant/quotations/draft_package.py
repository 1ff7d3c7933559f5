"""The .docx of a draft as it was given, and again with some of its parts changed, no others.

python-docx writes every part anew when it saves. Here a part that is not changed is copied byte for
byte, and in the main document only the paragraphs that were changed are written anew: what stands
between them is copied, too.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from lxml import etree

from assistant.documents.readers.archive import open_archive, read_part
from assistant.documents.readers.word.word_package import main_part, parse_xml, plain_part_name
from assistant.documents.readers.word.word_xml import PARAGRAPH, WordElement
from assistant.errors import DocumentError
from assistant.quotations.word_comments import comments_part

_TYPES = "[Content_Types].xml"
_TYPES_NAME = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS_NAME = "http://schemas.openxmlformats.org/package/2006/relationships"
_LINKS = f'<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="{_LINKS_NAME}"/>'.encode()
_SUFFIXES = {
    "application/vnd.ms-word.document.macroEnabled.main+xml": ".docm",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": ".dotm",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": ".dotx",
}
"""Word opens a file only when its name ends as its content type says; others are .docx."""
_OTHER_ENCODING = re.compile(
    rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["'](?!utf-?8["'])""", re.IGNORECASE
)
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/"


class DraftPackage:
    """The parts of a draft by their names in the archive; changes are kept until `data`."""

    def __init__(self, data: bytes, name: str) -> None:
        """Read every part.

        Raises:
            DocumentError: it is damaged, or not in the usual form of the format.
        """
        with open_archive(data, name) as archive:
            self._members = archive.infolist()
            names = [member.filename for member in self._members]
            main = main_part(names)
            if main is None or len(set(names)) < len(names) or _TYPES not in names:
                raise _unusual(name)
            self._parts = {each: read_part(archive, each, name) for each in names}
        self._name, self._main = name, main
        self._links = PackURI(f"/{main}").rels_uri.membername
        self._original = {plain_part_name(each): each for each in names}
        if _STRICT in self._parts[main] or not _is_utf8(self._parts[main]):
            raise _unusual(name)

    @property
    def suffix(self) -> str:
        """How the name of the file must end for Word to open it."""
        return _SUFFIXES.get(self._type_of(self._main), ".docx")

    def has_folder(self, folder: str) -> bool:
        """Say whether the archive has anything in a folder."""
        return any(each.startswith(f"{folder}/") for each in self._original)

    def linked(self, kind: str) -> WordElement | None:
        """Return the part of a kind (comments, settings) that the main document links to."""
        member = self._original.get(plain_part_name(self._target(kind)))
        return parse_xml(self._parts[member], self._name) if member else None

    def replace_paragraphs(self, changed: Mapping[int, WordElement]) -> None:
        """Write the paragraphs anew that were changed, by their number among all of them."""
        self._parts[self._main] = _spliced(self._parts[self._main], changed)

    def add_comments(self, comments: list[WordElement]) -> None:
        """Put comments behind those that the draft has, into a new part where it has none."""
        target = self._target("comments")
        linked = bool(target)
        target = target or self._unused("comments")
        member = self._original.get(plain_part_name(target))
        if member:
            fragment = "".join(etree.tostring(c, encoding="unicode") for c in comments)
            self._append(member, fragment)
        else:
            self._parts[target] = comments_part(comments)
            self._append(_TYPES, _override(f"/{target}"))
        if not linked:
            self._link(target)

    def data(self) -> bytes:
        """Return the file: the parts in their order, what is new behind them."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for member in self._members:
                archive.writestr(_like(member), self._parts[member.filename])
            known = {member.filename for member in self._members}
            for name, content in self._parts.items():
                if name not in known:
                    archive.writestr(name, content)
        return out.getvalue()

    def _type_of(self, part: str) -> str:
        types = parse_xml(self._parts[_TYPES], self._name)
        named = types.iterfind(f"{{{_TYPES_NAME}}}Override")
        found = (
            e for e in named if plain_part_name(e.get("PartName", "")) == plain_part_name(part)
        )
        return next((str(e.get("ContentType", "")) for e in found), "")

    def _target(self, kind: str) -> str:
        """Return the name of the part of a kind that the main document links to, or ""."""
        links = self._original.get(plain_part_name(self._links))
        for link in parse_xml(self._parts[links], self._name) if links else ():
            if link.get("Type", "").rsplit("/", 1)[-1] == kind:
                base = PackURI(f"/{self._main}").baseURI
                return str(PackURI.from_rel_ref(base, link.get("Target", "")).membername)
        return ""

    def _unused(self, kind: str) -> str:
        base = PackURI(f"/{self._main}").baseURI.lstrip("/")
        names = (f"{base}/{kind}{number}.xml".lstrip("/") for number in ("", *range(1, 10_000)))
        return next(name for name in names if plain_part_name(name) not in self._original)

    def _link(self, target: str) -> None:
        links = self._original.get(plain_part_name(self._links), self._links)
        content = self._parts.setdefault(links, _LINKS)
        taken = {link.get("Id") for link in parse_xml(content, self._name)}
        key = next(k for k in (f"rIdComments{n}" for n in range(len(taken) + 1)) if k not in taken)
        self._append(
            links,
            f'<Relationship xmlns="{_LINKS_NAME}" Id="{key}" Type="{RELATIONSHIP_TYPE.COMMENTS}" '
            f'Target="/{target}"/>',
        )

    def _append(self, part: str, fragment: str) -> None:
        """Put XML before the end of a part's root, all else in it left as it is."""
        content = self._parts[part]
        if not _is_utf8(content):
            raise _unusual(self._name)
        self._parts[part] = _appended(content, fragment.encode())
        parse_xml(self._parts[part], self._name)


def _override(part: str) -> str:
    return (
        f'<Override xmlns="{_TYPES_NAME}" PartName="{part}" '
        f'ContentType="{CONTENT_TYPE.WML_COMMENTS}"/>'
    )


def _appended(content: bytes, fragment: bytes) -> bytes:
    end = content.rindex(b"<")
    if content[end : end + 2] == b"</":
        return content[:end] + fragment + content[end:]
    slash = content.rindex(b"/")
    root = re.split(rb"[\s/]", content[end + 1 : slash + 1], maxsplit=1)[0]
    return content[:slash] + b">" + fragment + b"</" + root + b">" + content[slash + 2 :]


def _spliced(content: bytes, changed: Mapping[int, WordElement]) -> bytes:
    pieces: list[bytes] = []
    at = 0
    for number, (start, end) in enumerate(_paragraphs(content)):
        if number in changed:
            pieces += [content[at:start], _written(changed[number])]
            at = end
    return b"".join([*pieces, content[at:]])


def _paragraphs(content: bytes) -> list[tuple[int, int]]:
    """Return from where to where each paragraph goes, in the order in which they begin."""
    spans: list[tuple[int, int]] = []
    open_ones: list[int] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    name = PARAGRAPH.lstrip("{").replace("}", " ")

    def begin(tag: str, _: object) -> None:
        if tag == name:
            open_ones.append(len(spans))
            spans.append((parser.CurrentByteIndex, 0))

    def end(tag: str) -> None:
        if tag == name:
            number = open_ones.pop()
            start = spans[number][0]
            spans[number] = start, content.index(b">", parser.CurrentByteIndex) + 1

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.Parse(content, True)
    return spans


def _written(paragraph: WordElement) -> bytes:
    """Return a paragraph as XML, without the names that the document around it declares."""
    head, tail = etree.tostring(paragraph, encoding="unicode", with_tail=False).split(">", 1)
    for prefix, uri in paragraph.getparent().nsmap.items():
        declared = f"xmlns:{prefix}" if prefix else "xmlns"
        head = head.replace(f" {declared}={quoteattr(uri)}", "", 1)
    return f"{head}>{tail}".encode()


def _like(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Return what a member is written with: named, dated and packed as it was."""
    like = zipfile.ZipInfo(member.filename, member.date_time)
    like.compress_type, like.external_attr = member.compress_type, member.external_attr
    like.create_system = member.create_system
    return like


def _is_utf8(content: bytes) -> bool:
    if _OTHER_ENCODING.search(content):
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _unusual(name: str) -> DocumentError:
    return DocumentError(
        f"这份 Word 文件不是通常的样子，批注写不回去：{name}。",
        "请用 Word 或 WPS 打开后另存为 .docx（不选“Strict”），再重试。",
    )
