"""What the markup of an element says: by its names what it is, by its style how it is laid out.

Names are the ids and classes that Chinese content systems give to the parts of a page; they are
compared without case, digits, "-" and "_": vsb_content_502 is vsbcontent. Of the layout only what
is written on the element itself is known (`style`, `align`), not the style sheets.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from lxml import etree

_FILLER = re.compile(r"[-_\d]+")
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
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_WHITE_SPACE = re.compile(r"white-space\s*:\s*pre", re.IGNORECASE)
_ADDRESS = ("mailto:", "tel:")
"""Links to addresses that a document prints are no links to other pages."""
_FILE = re.compile(r"\.(?:docx?|wps|pdf|ofd|xlsx?|et|rar|zip|7z|pptx?)(?:[?#]|$)", re.IGNORECASE)


class BoxRole(Enum):
    """What an element is on the page."""

    PLAIN = "any box"
    DOCUMENT = "the box that an editor typed the document into"
    SCOPE = "a box that often holds the document, with other things"
    FURNITURE = "sharing, bread crumbs, pictures to scan"
    ASIDE = "navigation, head and foot of the site"
    TITLE = "the title of the document"


_NAMES = {
    BoxRole.DOCUMENT: (
        "ucapcontent trseditor trsueditor trseditorview customunionstyle zoom zoomcon fontzoom "
        "mainzoom vsbcontent vnewscontent wparticlecontent ivscontent mydoccontent pagescontent "
        "articlecontent articlecon articlebody articletext arttext artcontent artcon arcontent "
        "xlcontent xlcon wzcon wzcontent wznr wzzw zwcontent zwcon zwnr zw zhengwen conzw concon "
        "newscontent newscon newsbody newstext infocontent inforcontent detailcontent detailcon "
        "detailtext contenttext conttxt conttext contxt txtcontent textcontent btcontent "
        "printcontent printarea contentbody contentdetail contentinfo nrcontent nrzw xxgkcontent "
        "gkcontent govcontent wenzhang wenzhangcontent editorcontent ueditorcontent jzcontent"
    ),
    BoxRole.SCOPE: (
        "content contents article articles main maincontent con conbox contentbox text txt nr "
        "neirong detail details view info cont center mainbox mainbody xl wz gk xxgk body newsinfo"
    ),
    BoxRole.FURNITURE: (
        "share sharebox sharebar bdshare bdsharebuttonbox bdsharebuttonstyle jiathis jiathisstyle "
        "socialshare qrcode qrcontainer qrbox erweima ewm ewmbox breadcrumb breadcrumbs crumb "
        "crumbs bread dqwz weizhi wzlj curpos currentposition location fontsize zihao ziti "
        "printbox printclose dygb"
    ),
    BoxRole.ASIDE: (
        "nav navbar navigation topnav mainnav menu topmenu header head top topbar toolbar footer "
        "foot bottom copyright sidebar side aside related relate xgxx xgyd xglj xgwz recommend "
        "tuijian comment comments friendlink friendlinks links yqlj search searchbox prevnext"
    ),
    BoxRole.TITLE: (
        "title titles tit bt biaoti arttitle articletitle arttit contenttitle contit newstitle "
        "infotitle xltitle xltit wztit wzbt wztitle ucaptitle detailtitle maintitle zwtitle"
    ),
}
_ROLES = {name: role for role, names in reversed(_NAMES.items()) for name in names.split()}
_TAGS = {
    "nav": BoxRole.ASIDE, "footer": BoxRole.ASIDE, "aside": BoxRole.ASIDE, "header": BoxRole.ASIDE,
    "h1": BoxRole.TITLE, "h2": BoxRole.TITLE, "ucaptitle": BoxRole.TITLE,
    "ucapcontent": BoxRole.DOCUMENT, "article": BoxRole.SCOPE, "main": BoxRole.SCOPE,
}  # fmt: skip
_ORDER = (BoxRole.DOCUMENT, BoxRole.FURNITURE, BoxRole.TITLE, BoxRole.ASIDE, BoxRole.SCOPE)


@lru_cache(maxsize=4096)
def box_role(tag: str, identifier: str, classes: str) -> tuple[BoxRole, str]:
    """Return what an element is by its tag, id and class, and the name that says so."""
    names = [_FILLER.sub("", name.lower()) for name in f"{identifier} {classes}".split()]
    said = {_ROLES[name]: name for name in reversed(names) if name in _ROLES}
    if tag in _TAGS:
        said.setdefault(_TAGS[tag], tag)
    return next(((role, said[role]) for role in _ORDER if role in said), (BoxRole.PLAIN, ""))


@dataclass(frozen=True, slots=True)
class Layout:
    """The layout of one element; what children take over from it is in here too."""

    block: bool = False
    role: BoxRole = BoxRole.PLAIN
    name: str = ""
    """The id or class that says the role."""
    indent: bool = False
    """Its first line stands in from the margin (`text-indent`)."""
    away: bool = False
    """It is set in the middle or at the right, where an indent does not show."""
    preformatted: bool = False
    link: str = ""
    """"page" or "file" inside of a link to one."""
    raised: bool = False
    """It is set above the line."""


def layout_of(element: etree._Element, above: Layout) -> Layout:
    """Return the layout of `element` inside of one that is laid out as `above`."""
    tag, get = element.tag, element.get
    role, name = box_role(tag, get("id") or "", get("class") or "")
    link = above.link
    if tag == "a" and get("href") and not get("href").startswith(_ADDRESS):
        link = "file" if _FILE.search(get("href")) else "page"
    plain = Layout(
        tag in _BLOCKS, role, name, above.indent, above.away,
        above.preformatted or tag in _PREFORMATTED, link, above.raised or tag == "sup",
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
        raised=layout.raised or bool(_RAISED.search(style)),
    )


def _is_block(display: str, *, default: bool) -> bool:
    if display == "inline":
        return False
    return display in _BLOCK_DISPLAYS or default
