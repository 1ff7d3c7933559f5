"""How an element is laid out, as far as it shapes the text: block or not, indent, links.

Only what is written on the element itself is known (`style`, `align`), not the style sheets.
"""

import re
from dataclasses import dataclass, replace

from lxml import etree

from assistant.documents.readers.web.web_names import Role, role_of

_BLOCK_TAGS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li "
    "listing main menu nav ol p pre section summary table tbody td tfoot th thead title tr ul xmp "
    "ucapcontent ucaptitle"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_PREFORMATTED = frozenset(("pre", "listing", "xmp"))
_AWAY = ("center", "right", "end")
_DISPLAY = re.compile(r"display\s*:\s*([a-z]+)", re.IGNORECASE)
_BLOCK_DISPLAYS = ("block", "flex", "table", "grid", "list")
_TEXT_INDENT = re.compile(r"text-indent\s*:\s*(-?\d*\.?\d+)", re.IGNORECASE)
_TEXT_ALIGN = re.compile(r"text-align\s*:\s*(\w+)", re.IGNORECASE)
_WHITE_SPACE = re.compile(r"white-space\s*:\s*pre", re.IGNORECASE)
_ADDRESS = ("mailto:", "tel:")
"""Links to addresses that a document prints are no links to other pages."""
_FILE = re.compile(r"\.(?:docx?|wps|pdf|ofd|xlsx?|et|rar|zip|7z|pptx?)(?:[?#]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """The layout of one element; what children take over from it is in here too."""

    block: bool = False
    role: Role = Role.PLAIN
    name: str = ""
    """The id or class that says the role."""
    indent: bool = False
    """Its first line stands in from the margin (`text-indent`)."""
    away: bool = False
    """It is set in the middle or at the right, where an indent does not show."""
    preformatted: bool = False
    link: str = ""
    """"page" or "file" inside of a link to one."""


def layout_of(element: etree._Element, above: Layout) -> Layout:
    """Return the layout of `element` inside of one that is laid out as `above`."""
    tag, get = element.tag, element.get
    role, name = role_of(tag, get("id") or "", get("class") or "")
    link = above.link
    if tag == "a" and get("href") and not get("href").startswith(_ADDRESS):
        link = "file" if _FILE.search(get("href")) else "page"
    plain = Layout(
        tag in _BLOCKS, role, name, above.indent, above.away,
        above.preformatted or tag in _PREFORMATTED, link,
    )  # fmt: skip
    aligned = "center" if tag == "center" else get("align")
    if aligned and plain.block:
        plain = replace(plain, away=aligned.lower() in _AWAY)
    style = get("style")
    return _styled(plain, style) if style else plain


def _styled(layout: Layout, style: str) -> Layout:
    display = _DISPLAY.search(style)
    block = _is_block(display[1].lower(), default=layout.block) if display else layout.block
    indent, align = _TEXT_INDENT.search(style), _TEXT_ALIGN.search(style)
    return replace(
        layout,
        block=block,
        indent=float(indent[1]) > 0 if indent and block else layout.indent,
        away=align[1].lower() in _AWAY if align and block else layout.away,
        preformatted=layout.preformatted or bool(_WHITE_SPACE.search(style)),
    )


def _is_block(display: str, *, default: bool) -> bool:
    if display == "inline":
        return False
    return display in _BLOCK_DISPLAYS or default
