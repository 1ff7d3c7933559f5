"""Pictures of a web page that may be part of the document: a scanned page, a form, a table.

What belongs to the site is left out: logos and banners (they are links to a page), codes to scan,
the icons that editors set before attachments, lines and dots of a pixel or two.
"""

import re
from dataclasses import dataclass

from lxml import etree

_LEAST = 60
"""Pixels; what is narrower or lower shows no text."""
_DECORATION = re.compile(
    r"icon|logo|ewm|qrcode|erweima|weixin|wechat|weibo|share|print|close|banner|spacer|blank|"
    r"arrow|loading|filetype|dot\.|/ico|dzjg|jiucuo|bszs|red\.png|conac",
    re.IGNORECASE,
)
_LARGER = re.compile(r"\.(?:jpe?g|png|gif|bmp|webp|tiff?)(?:[?#]|$)|^#|^javascript", re.IGNORECASE)
_PIXELS = re.compile(r"(?:^|[;\s])(?:width|height)\s*:\s*(\d+)(?:\.\d+)?\s*px", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture: before which line of the page it stands, and if inside of an editor's box."""

    place: int
    named: bool


def may_hold_text(element: etree._Element) -> bool:
    """Say whether an `img` may be a page or a table of the document."""
    source = element.get("src") or element.get("data-src") or ""
    if not source or _DECORATION.search(source) or _leads_to_page(element):
        return False
    sizes = [element.get("width") or "", element.get("height") or ""]
    pixels = [int(size.strip().removesuffix("px")) for size in sizes if _is_pixels(size)]
    pixels += [int(size) for size in _PIXELS.findall(element.get("style") or "")]
    return not pixels or min(pixels) >= _LEAST


def _leads_to_page(element: etree._Element) -> bool:
    """Say whether the picture is a link to another page, and not to itself in a larger size."""
    link = next(element.iterancestors("a"), None)
    address = link.get("href") if link is not None else ""
    return bool(address) and not _LARGER.search(address)


def _is_pixels(size: str) -> bool:
    return re.fullmatch(r"\s*\d{1,5}(?:px)?\s*", size) is not None
