"""What ids and classes say: the names that Chinese content systems give to the parts of a page.

Names are compared without case, digits, "-" and "_": vsb_content_502 is vsbcontent.
"""

import re
from enum import Enum
from functools import lru_cache

_FILLER = re.compile(r"[-_\d]+")


class Role(Enum):
    """What an element is on the page."""

    PLAIN = "any box"
    DOCUMENT = "the box that an editor typed the document into"
    SCOPE = "a box that often holds the document, with other things"
    FURNITURE = "sharing, bread crumbs, pictures to scan"
    ASIDE = "navigation, head and foot of the site"
    TITLE = "the title of the document"


_NAMES = {
    Role.DOCUMENT: (
        "ucapcontent trseditor trsueditor trseditorview customunionstyle zoom zoomcon fontzoom "
        "mainzoom vsbcontent vnewscontent wparticlecontent ivscontent mydoccontent pagescontent "
        "articlecontent articlecon articlebody articletext arttext artcontent artcon arcontent "
        "xlcontent xlcon wzcon wzcontent wznr wzzw zwcontent zwcon zwnr zw zhengwen conzw concon "
        "newscontent newscon newsbody newstext infocontent inforcontent detailcontent detailcon "
        "detailtext contenttext conttxt conttext contxt txtcontent textcontent btcontent "
        "printcontent printarea contentbody contentdetail contentinfo nrcontent nrzw xxgkcontent "
        "gkcontent govcontent wenzhang wenzhangcontent editorcontent ueditorcontent jzcontent"
    ),
    Role.SCOPE: (
        "content contents article articles main maincontent con conbox contentbox text txt nr "
        "neirong detail details view info cont center mainbox mainbody xl wz gk xxgk body newsinfo"
    ),
    Role.FURNITURE: (
        "share sharebox sharebar bdshare bdsharebuttonbox bdsharebuttonstyle jiathis jiathisstyle "
        "socialshare qrcode qrcontainer qrbox erweima ewm ewmbox breadcrumb breadcrumbs crumb "
        "crumbs bread dqwz weizhi wzlj curpos currentposition location fontsize zihao ziti "
        "printbox printclose dygb"
    ),
    Role.ASIDE: (
        "nav navbar navigation topnav mainnav menu topmenu header head top topbar toolbar footer "
        "foot bottom copyright sidebar side aside related relate xgxx xgyd xglj xgwz recommend "
        "tuijian comment comments friendlink friendlinks links yqlj search searchbox prevnext"
    ),
    Role.TITLE: (
        "title titles tit bt biaoti arttitle articletitle arttit contenttitle contit newstitle "
        "infotitle xltitle xltit wztit wzbt wztitle ucaptitle detailtitle maintitle zwtitle"
    ),
}
_ROLES = {name: role for role, names in reversed(_NAMES.items()) for name in names.split()}
_TAGS = {
    "nav": Role.ASIDE, "footer": Role.ASIDE, "aside": Role.ASIDE, "header": Role.ASIDE,
    "h1": Role.TITLE, "h2": Role.TITLE, "ucaptitle": Role.TITLE, "ucapcontent": Role.DOCUMENT,
    "article": Role.SCOPE, "main": Role.SCOPE,
}  # fmt: skip
_ORDER = (Role.DOCUMENT, Role.FURNITURE, Role.TITLE, Role.ASIDE, Role.SCOPE)


@lru_cache(maxsize=4096)
def role_of(tag: str, identifier: str, classes: str) -> tuple[Role, str]:
    """Return what an element is by its tag, id and class, and the name that says so."""
    names = [_FILLER.sub("", name.lower()) for name in f"{identifier} {classes}".split()]
    said = {_ROLES[name]: name for name in reversed(names) if name in _ROLES}
    if tag in _TAGS:
        said.setdefault(_TAGS[tag], tag)
    return next(((role, said[role]) for role in _ORDER if role in said), (Role.PLAIN, ""))
