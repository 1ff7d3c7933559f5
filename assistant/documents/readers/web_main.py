"""Which of the lines of a web page are the document.

An editor's box says so by its name. Without one it is the smallest box that holds most of the
prose of the page; menus and lists of links are not prose.
"""

import re
from collections.abc import Sequence

from assistant.documents.readers.web_lines import Box, WebLine
from assistant.documents.readers.web_names import Role
from assistant.documents.readers.web_text import squeeze

_PROSE = re.compile(r"[。；！？]|.{8}：$")
_MOST = 0.85
"""The share of the page's prose that the box of the document holds."""
_FEWEST = 0.4
"""An editor's box with less than this share is another one: a summary, a form."""
_LINKED = 0.6
_BUTTON = (
    r"(?:超大|大|中|小|默认|打印|关闭|收藏|分享|返回|纠错|复制|转发|字号|字体|文字大小|本页|窗口|到|我要|"
    r"顶部|首页|上一页)"
)
_LABELS = (
    r"(?:来源|信息来源|文章来源|发布时间|发布日期|时间|作者|责任编辑|编辑|审核|浏览次数|浏览量|浏览|点击数|点击|"
    r"阅读|阅读次数|访问次数|访问量|日期|发布机构|发布人|信息提供|主办|承办|主管|主办单位|承办单位|主管单位)"
)
_FURNITURE = re.compile(
    rf"(?:[\s\[\]【】|（）():：/]*{_BUTTON}[\s\[\]【】|（）():：/]*)+|扫一扫.{{0,20}}|"
    r".{0,10}(?:手机|微信)(?:上|端)?(?:打开|浏览|查看|扫).{0,12}|"
    r"(?:您|你)?(?:现在的|当前)?(?:所在)?位置[:：].*|(?:首页|网站首页)\s*[>＞»/→-].*|(?:上|下)一[篇条页][:：]?.*|"
    r"(?:相关|延伸|推荐)(?:文章|阅读|链接|信息|文件|新闻|解读|稿件)[:：]?|"
    rf"{_LABELS}\s*[:：].{{0,60}}|版权所有.*|.{{0,20}}ICP备.*|.{{0,12}}公网安备.*|网站标识码.*|Copyright.*",
    re.IGNORECASE,
)
"""Lines of the page as they are worded; they count only where no box is named as the document."""


def main_lines(lines: Sequence[WebLine], boxes: Sequence[Box]) -> tuple[list[int], bool]:
    """Return the places, in `lines`, of those that are the document, and if a name said so."""
    box, named = _main_box(lines, boxes)
    inside = [b for b in boxes if b.role in (Role.FURNITURE, Role.ASIDE) and _within(b, box)]
    prose = _prose(lines, range(box.start, box.end))
    gone = {
        at
        for each in inside
        if _prose(lines, range(each.start, each.end)) < prose / 2
        for at in range(each.start, each.end)
    }
    return [at for at in range(box.start, box.end) if at not in gone], named


def title_lines(lines: Sequence[WebLine], boxes: Sequence[Box], start: int) -> list[int]:
    """Return the places of the title that stands above the document, which begins at `start`."""
    titles = [b for b in boxes if b.role is Role.TITLE and b.end <= start]
    if not titles:
        return []
    last = max(titles, key=lambda b: (b.end, b.start))
    return [at for at in range(last.start, last.end) if not is_furniture(lines[at])]


def without_page(lines: Sequence[WebLine], places: Sequence[int]) -> list[int]:
    """Leave out of `places` the lines of the page; for a box that no name calls the document."""
    return [at for at in places if not is_furniture(lines[at])]


def is_furniture(line: WebLine) -> bool:
    """Say whether a line is of the page: buttons, a counter, mostly links."""
    size = len(squeeze(line.text))
    links = line.linked > _LINKED * size and not line.files
    return links or _FURNITURE.fullmatch(line.text.strip()) is not None


def _main_box(lines: Sequence[WebLine], boxes: Sequence[Box]) -> tuple[Box, bool]:
    page = Box(0, len(lines))
    whole = _prose(lines, range(len(lines)))
    named = [b for b in boxes if b.role is Role.DOCUMENT]
    best = max(named, key=lambda b: (_size(lines, b), b.start - b.end), default=None)
    if (
        best
        and _size(lines, best)
        and _prose(lines, range(best.start, best.end)) >= _FEWEST * whole
    ):
        return best, True
    holding = [b for b in boxes if _prose(lines, range(b.start, b.end)) >= _MOST * whole]
    return min(holding, key=lambda b: b.end - b.start, default=page), False


def _within(inner: Box, outer: Box) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _size(lines: Sequence[WebLine], box: Box) -> int:
    return sum(len(line.text) - line.linked for line in lines[box.start : box.end])


def _prose(lines: Sequence[WebLine], places: range) -> int:
    """Count the characters of the lines that are sentences and not links."""
    return sum(
        len(lines[at].text)
        for at in places
        if _PROSE.search(lines[at].text) and 2 * lines[at].linked < len(lines[at].text)
    )
