"""Lines of the page around a document, by how they are worded: buttons, counters, the site's foot.

They are looked for only above the first sentence and below the last: 时间：6月1日 in the middle of
a notice is the document's.
"""

import re
from collections.abc import Sequence

from assistant.documents.dates import ANY_DATE
from assistant.documents.lines import ATTACHMENT_MARK, NOTE, SENTENCE
from assistant.documents.numbering import opening
from assistant.documents.readers.web.web_header import begins_text, is_header_line
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
_DAY = r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
_TIME = r"\s+\d{1,2}:\d\d(?::\d\d)?"
_UNSURE = re.compile(
    r"(?:时间|日期|作者|编辑|主办|承办|主管|主办单位|承办单位|主管单位)\s*[:：].{0,60}|"
    r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
)
"""What a document may print itself; of the page only beside a line that surely is."""
_AROUND = r"[\s\[\]【】|｜（）():：/]*+"
_MORE = (
    r"(?:相关|延伸|推荐|关联)(?:文章|阅读|链接|信息|文件|新闻|解读|稿件|政策|报道|附件|图解|政策解读|解读材料|"
    r"文件解读)"
)
_SURE = re.compile(
    rf"{_AROUND}(?:{_BUTTON}{_AROUND})++|.{{0,6}}扫一扫.{{0,20}}|"
    r".{0,10}(?:手机|微信)(?:上|端)?(?:打开|浏览|查看|扫).{0,12}|"
    r"(?:您|你)?(?:现在的|当前)?(?:所在)?位置[:：].*|(?:首页|网站首页)\s*[>＞»/→-].*|"
    r"(?:上|下)一[篇条页][:：].*|分享到?[:：]?.{0,20}|"
    rf"{_MORE}[:：]?|(?:{_DAY}(?:{_TIME})?[\s|｜]*)?{_LABEL}\s*[:：丨｜].{{0,80}}|{_DAY}{_TIME}|"
    r"点击.{0,6}(?:蓝字|关注).{0,12}|往期(?:推荐|回顾|精选)[:：]?|版权所有.*|.{0,20}ICP备.*|.{0,12}公网安备.*|网站标识码.*|Copyright.*",
    re.IGNORECASE,
)
_KIND = r"(?:政策|文件|图文|图片|文字|视频|音频|专家|媒体|部门|负责人|简明|图表|动漫)"
_READINGS = (
    rf"(?:{_KIND}?(?:解读|图解|问答)(?:材料|链接|信息)?|一图(?:读懂|看懂|解读)|图说|原文|"
    r"(?:原文|全文|文件|阅读)?(?:链接|网址)|阅读原文|(?:附件|文件|全文|PDF版?|Word版?|OFD版?){1,2}下载)"
)
_EDITORS = (
    r"(?:责任编辑|网站编辑|编\s*辑|责\s*编|审\s*核|审\s*校|校\s*对|初\s*审|复\s*审|终\s*审|录\s*入)"
)
_LEADS_AWAY = re.compile(
    rf"[\[【]\s*(?:{_MORE}|{_READINGS})\s*[\]】].{{0,80}}|"
    rf"(?:{_MORE}|{_READINGS})\s*(?:[:：].{{0,200}})?|"
    r"(?:此处|这里)?(?:请)?点击(?:此处|这里)?(?:查看|下载|阅读|进入|打开|观看).{0,30}|"
    r"(?:免责|版权|网站|特别)?声明\s*[:：].{0,200}|https?://\S+|"
    rf"[（(]?\s*(?:{_EDITORS}\s*[:：丨｜]\s*[^\s:：。；]{{0,8}}[\s、,，/]*+){{1,5}}[）)]?",
    re.IGNORECASE,
)
"""Where a page leads to behind the text, and who made it: the same words may be the document's own
before its end."""
_PROSE = 200
"""Characters of sentences behind a line of the page, from which on they may be an attachment."""
_LAST_LINE = 40
"""Characters of a line that a 成文日期 ends, with the office before it, at most."""


def is_furniture(line: WebLine) -> bool:
    """Say whether a line is surely of the page, by its words."""
    return _SURE.fullmatch(line.text.strip()) is not None


def is_links(line: WebLine) -> bool:
    """Say whether a line is mostly links to other pages."""
    return line.linked > _LINKED * len(squeeze(line.text)) and not line.files


def leads_away(line: WebLine) -> bool:
    """Say whether a line behind the text is of the page: it leads elsewhere or names editors."""
    text = line.text.strip()
    return is_furniture(line) or bool(_LEADS_AWAY.fullmatch(text)) or is_header_line(text)


def without_page(lines: Sequence[WebLine], places: Sequence[int], *, links: bool) -> list[int]:
    """Leave out of `places` the lines of the page at both ends; `links`: lists of links too."""
    places = places[: _end_of_text(lines, places)]
    first = next((n for n, at in enumerate(places) if _is_sentence(lines[at])), len(places))
    begun = next((n for n, at in enumerate(places[:first]) if begins_text(lines[at].text)), first)
    head = [at for at in places[:begun] if not _is_page(lines[at], links=links, unsure=True)]
    own = [at for at in places[begun:first] if not _is_page(lines[at], links=links, unsure=False)]
    if first == len(places):
        return [*head, *own]
    last = next(n for n in range(len(places) - 1, -1, -1) if _is_sentence(lines[places[n]]))
    return [*head, *own, *places[first : last + 1], *_tail(lines, places[last + 1 :], links=links)]


def without_files(lines: Sequence[WebLine], places: Sequence[int]) -> list[int]:
    """Leave out the links to files that end a page: they are no text, but for 附件：…."""
    end = len(places)
    while end and _is_file(lines[places[end - 1]]):
        end -= 1
    return list(places[:end])


def _tail(lines: Sequence[WebLine], tail: Sequence[int], *, links: bool) -> list[int]:
    """Return what is left of the lines behind the last sentence.

    Below a line that leads away stand links, and only a box without a name has links of the site.
    """
    sure = any(_is_page(lines[at], links=links, unsure=False) for at in tail)
    kept: list[int] = []
    for at in tail:
        if lines[at].table:
            kept.append(at)
        elif leads_away(lines[at]):
            links = True
        elif not _is_page(lines[at], links=links, unsure=sure):
            kept.append(at)
    return kept


def _end_of_text(lines: Sequence[WebLine], places: Sequence[int]) -> int:
    """Return how many of `places` there are before what leads away right behind the 成文日期.

    Sentences may follow: the notes of a form. Attachments do not follow such a line.
    """
    backward = range(len(places) - 1, -1, -1)
    dated = (n for n in backward if _ends_in_date(lines[places[n]].text.strip()))
    start = next(dated, len(places) - 1) + 1
    while start < len(places) and NOTE.fullmatch(lines[places[start]].text.strip()):
        start += 1
    after = [lines[at] for at in places[start:]]
    return start if after and leads_away(after[0]) and not _is_document(after) else len(places)


def _ends_in_date(text: str) -> bool:
    return len(text) <= _LAST_LINE and bool(re.search(rf"{ANY_DATE}$", text))


def _is_document(lines: Sequence[WebLine]) -> bool:
    """Say whether lines behind the date are of the document: numbered, a table, an attachment."""
    texts = [line.text.strip() for line in lines if not (is_links(line) or line.files)]
    prose = sum(len(text) for text in texts if SENTENCE.search(text))
    marked = (opening(text) or ATTACHMENT_MARK.fullmatch(text) for text in texts)
    return prose > _PROSE or any(line.table for line in lines) or any(marked)


def _is_file(line: WebLine) -> bool:
    linked = bool(line.files) and line.linked > _LINKED * len(squeeze(line.text))
    return linked and not line.table and not line.text.lstrip().startswith("附")


def _is_sentence(line: WebLine) -> bool:
    return SENTENCE.search(line.text) is not None and not (leads_away(line) or is_links(line))


def _is_page(line: WebLine, *, links: bool, unsure: bool) -> bool:
    if line.table:
        return False
    if is_furniture(line) or (links and is_links(line)):
        return True
    return unsure and _UNSURE.fullmatch(line.text.strip()) is not None
