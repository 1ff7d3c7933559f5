"""Small questions to the XML of an OFD file, whose names stand in several namespaces or in none."""

from typing import Any

from lxml import etree

from assistant.errors import DocumentError

OfdElement = Any
"""An XML element of lxml, which has no types of its own."""

NEXT = "请用 OFD 阅读器打开，确认能看后另存为 PDF，再重试。"


def parse_xml(content: bytes, name: str) -> OfdElement:
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


def tag(element: OfdElement) -> str:
    """Return an element's name without its namespace: files use several, and none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: OfdElement | None, *names: str) -> list[OfdElement]:
    """Return the children that have one of these names, in order."""
    return [] if element is None else [each for each in element if tag(each) in names]


def child(element: OfdElement | None, *path: str) -> OfdElement | None:
    """Return the element at the end of `path`, or None."""
    for name in path:
        element = next(iter(children(element, name)), None)
    return element


def text_of(element: OfdElement | None) -> str:
    """Return the text directly in an element, or ""."""
    return "" if element is None else (element.text or "").strip()
