"""Lines of the page around a document, by how they are worded: buttons, counters, the site's foot.

They are looked for only above the first sentence and below the last: 时间：6月1日 in the middle of
a notice is the document's.
"""

import re
from collections.abc import Sequence

from assistant.documents.lines import SENTENCE
from assistant.documents.readers.web.web_lines import WebLine
from assistant.documents.readers.web.web_text import squeeze

_LINKED = 0.6
"""The share of a line that is in links, from which on it is one of a menu."""
_BUTTON = (
    r"(?:超大|大|中|小|默认|打印|关闭|收藏|分享|返回|纠错|复制|转发|字号|字体|文字大小|本页|窗口|到|我要|"
    r"顶部|首页|上一页|下一页|尾页)"
)
_LABEL = (
    r"(?:信息来源|文章来源|来源|稿源|发布时间|发布日期|更新时间|责任编辑|责编|审核|校对|浏览次数|浏览量|浏览|"
    r"点击数|点击|阅读次数|阅读|访问次数|访问量|发布机构|发布人|信息提供)"
)
_UNSURE = re.compile(
    r"(?:时间|日期|作者|编辑|主办|承办|主管|主办单位|承办单位|主管单位)\s*[:：].{0,60}"
)
"""What a document may print itself; of the page only beside a line that surely is."""
_AROUND = r"[\s\[\]【】|｜（）():：/]*+"
_SURE = re.compile(
    rf"{_AROUND}(?:{_BUTTON}{_AROUND})++|扫一扫.{{0,20}}|"
    r".{0,10}(?:手机|微信)(?:上|端)?(?:打开|浏览|查看|扫).{0,12}|"
    r"(?:您|你)?(?:现在的|当前)?(?:所在)?位置[:：].*|(?:首页|网站首页)\s*[>＞»/→-].*|"
    r"(?:上|下)一[篇条页][:：].*|分享到?[:：]?.{0,20}|"
    r"(?:相关|延伸|推荐)(?:文章|阅读|链接|信息|文件|新闻|解读|稿件)[:：]?|"
    rf"{_LABEL}\s*[:：].{{0,80}}|版权所有.*|.{{0,20}}ICP备.*|.{{0,12}}公网安备.*|"
    r"网站标识码.*|Copyright.*",
    re.IGNORECASE,
)


def is_furniture(line: WebLine) -> bool:
    """Say whether a line is surely of the page, by its words."""
    return _SURE.fullmatch(line.text.strip()) is not None


def is_links(line: WebLine) -> bool:
    """Say whether a line is mostly links to other pages."""
    return line.linked > _LINKED * len(squeeze(line.text)) and not line.files


def without_page(lines: Sequence[WebLine], places: Sequence[int], *, links: bool) -> list[int]:
    """Leave out of `places` the lines of the page at both ends; `links`: lists of links too."""
    sentences = [n for n, at in enumerate(places) if _is_sentence(lines[at])]
    first, last = (sentences[0], sentences[-1]) if sentences else (len(places), -1)
    head = [at for at in places[:first] if not _is_page(lines[at], links=links, unsure=True)]
    if not sentences:
        return head
    tail = list(places[last + 1 :])
    sure = any(_is_page(lines[at], links=links, unsure=False) for at in tail)
    kept = [at for at in tail if not _is_page(lines[at], links=links, unsure=sure)]
    return [*head, *places[first : last + 1], *kept]


def _is_sentence(line: WebLine) -> bool:
    return SENTENCE.search(line.text) is not None and not (is_furniture(line) or is_links(line))


def _is_page(line: WebLine, *, links: bool, unsure: bool) -> bool:
    if line.table:
        return False
    if is_furniture(line) or (links and is_links(line)):
        return True
    return unsure and _UNSURE.fullmatch(line.text.strip()) is not None
