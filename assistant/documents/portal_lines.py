"""Lines that a portal prints round a document: marks of openness, counters, buttons, links.

They come with a page that was copied or saved, above the first sentence and below the last. Each
kind is known by how the whole line is worded; below a heading of links all belongs to it.
"""

import re
from collections.abc import Iterator

from assistant.documents.attachment_lists import is_listed, names_file
from assistant.documents.dates import is_date_line
from assistant.documents.layout import Paragraph
from assistant.documents.lines import (
    ATTACHMENT,
    ATTACHMENT_MARK,
    COPIED_TO,
    PRINTED,
    belongs_to_tail,
    genre_of,
)
from assistant.documents.text import fold

_OPEN = (
    r"(?:此件|本件)?(?:主动|依申请|不予)?公开(?:发布)?|"
    r"(?:政府)?(?:信息)?公开(?:方式|属性|选项|形式|类别|类型|范围|时限|意见)?\s*[:：].{1,20}|"
    r"(?:是否|能否)(?:适?宜|可以?|同意|主动|属于|予以)?(?:主动)?(?:对外)?公开\s*[:：]?.{0,10}"
)
_OPENNESS = re.compile(rf"(?P<bracket>[（(【\[])?\s*(?:{_OPEN})\s*[）)】\]]?")
_CLASS = re.compile(r"(?:(?:办理|答复)?(?:类别|类型|结果)\s*[:：]\s*)?[A-DＡ-Ｄ][1-4]?\s*类?")
"""How a reply to a proposal is graded: A, B1, C类."""
_COLUMN = re.compile(r"【[^】]{1,12}】")
_LABEL = (
    r"(?:(?:信息|文章|稿件|内容|本文)?来\s*源|稿源|(?:发布|更新|发稿)(?:时间|日期|机构|人)|(?:责任)?编\s*辑|责\s*编|"
    r"审\s*核|初\s*审|复\s*审|终\s*审|审\s*校|(?:责任)?校\s*对|打\s*字|作\s*者|供\s*稿|撰\s*稿|录\s*入|"
    r"(?:浏览|点击|阅读|访问)(?:次数|人数|量|数)?|字\s*[号体](?:大小)?|信息提供|分享(?:到|至)?|"
    r"扫码.{0,6}|内容(?:描述|概述|摘要)|主\s*办(?:单位)?|承\s*办(?:单位)?|技术支持)"
)
_STAMP = r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
_CLOCK = r"\s*\d{1,2}[:：]\d\d(?:[:：]\d\d)?"
_ABOUT_PAGE = re.compile(
    rf"(?:{_STAMP}(?:{_CLOCK})?\s*)?{_LABEL}\s*[:：].{{0,120}}|{_STAMP}{_CLOCK}.{{0,40}}"
)
_PUT_UP = re.compile(
    rf"(?:(?:您|你)?(?:现在的|当前|所在)*位置\s*[:：]|(?:网站)?首页\s*[>＞»/→]).*|"
    rf"(?:时间|日期)\s*[:：]\s*{_STAMP}(?:{_CLOCK})?(?:\s.*)?"
)
"""Where and when a page was put up; below a document 日期： may be its own."""
_BUTTON = (
    r"(?:超大|大|中|小|默认|打印(?:本页)?|关闭(?:窗口|本页)?|收藏(?:本页)?|分享(?:到|至)?|返回(?:顶部|上一页|列表|首页)?|"
    r"纠错|复制|转发|字号|字体|文字大小|我要纠错|回到?顶部|顶部|首页|上一页|下一页|尾页|保存|下载|全文下载)"
)
_AROUND = r"[\s\[\]【】|｜（）():：/]*+"
_BELOW = re.compile(
    rf"{_AROUND}(?:{_BUTTON}{_AROUND})++|(?:请)?(?:点击|长按|扫描).{{0,30}}|扫一扫.{{0,30}}|扫码.{{0,30}}|"
    r".{0,10}(?:手机|微信)(?:上|端)?(?:打开|浏览|查看|扫).{0,12}|(?:上|下)一[篇条页则]\s*[:：].*|"
    r"(?:https?://|www\.)\S+|版权所有.*|.{0,20}ICP备.*|.{0,12}公网安备.*|网站标识码.*|Copyright.*",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"[【\[]?(?:(?:相关|关联|延伸|推荐|更多|热点)(?:文章|阅读|链接|信息|文件|新闻|解读|稿件|报道|政策|内容|"
    r"附件|专题|资料)|(?:政策|文件|图文|文字|图片|视频|专家|媒体|部门|相关)?(?:解读|图解)(?:材料|文件|链接|信息|稿)?|"
    r"一图(?:读懂|看懂)|(?:附件|文件|资料|原文|表格)下载|下载(?:附件|文件))[】\]]?(?:\s*[:：丨|｜].{0,120}|(?<=】).{0,120})?"
)
"""A heading of links, or one link with its kind before it; with it the page goes on to its end."""
_REGISTERED = re.compile(
    r"(?:(?:统一)?登记(?:编)?号\s*[:：]?\s*)?[A-Z]{2,8}\s*[-—–－]\s*\d{4}\s*[-—–－]\s*\d{3,6}"
)
"""The number under which a normative document is registered: CSCR-2022-01003."""
_PROSE = re.compile(r"[。；;]|[？！?!].")
_HEAD_LINES = 12
_TITLE_LINES = 4
_FEW = 3
"""Lines at the beginning of a text without a sentence that may be of the portal."""


def without_portal_lines(lines: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """Return the lines of the document, and those of the portal around it."""
    gone = {id(line) for found in (_above(lines), _within(lines), _below(lines)) for line in found}
    kept = [line for line in lines if id(line) not in gone]
    if not kept:
        return lines, []
    return kept, [line for line in lines if id(line) in gone]


def _above(lines: list[Paragraph]) -> Iterator[Paragraph]:
    """Yield the lines of the portal above the first line of the body."""
    body = next((i for i, line in enumerate(lines) if _is_body(line)), _FEW)
    for line in lines[: min(body, _HEAD_LINES)]:
        tests = (_OPENNESS, _CLASS, _COLUMN, _ABOUT_PAGE, _PUT_UP, _REGISTERED)
        if any(test.fullmatch(line.text) for test in tests):
            yield line
    yield from _repeated(lines[: min(body, _HEAD_LINES)])


def _repeated(head: list[Paragraph]) -> Iterator[Paragraph]:
    """Yield the lines of a title that the page has printed already, broken as it may be."""
    for at in range(len(head)):
        for end in range(at + 1, min(at + _TITLE_LINES, len(head))):
            behind = head[end : end + _TITLE_LINES]
            printed = "".join(each.text for each in head[at:end])
            title = fold(printed) if genre_of(printed) or "关于" in printed else ""
            lengths = range(1, len(behind) + 1)
            same = (n for n in lengths if fold("".join(b.text for b in behind[:n])) == title)
            if title and (length := next(same, 0)):
                yield from behind[:length]
                return


def _within(lines: list[Paragraph]) -> Iterator[Paragraph]:
    """Yield what says below a date, before an attachment, how the document is made public."""
    last: Paragraph | None = None
    for line in lines:
        marked = _OPENNESS.fullmatch(line.text)
        if marked and not marked["bracket"] and last and _ends(last):
            yield line
        else:
            last = line


def _below(lines: list[Paragraph]) -> Iterator[Paragraph]:
    """Yield the lines of the portal below the last line of the body.

    What stands below a heading of links is of the page where no element of the document follows;
    files below 附件： are the document's attachments.
    """
    bodies = (at for at in range(len(lines), 0, -1) if _is_body(lines[at - 1]))
    start = next(bodies, len(lines))
    last = max((i for i, line in enumerate(lines) if _is_dated(line)), default=-1)
    linked = noted = False
    for at, line in enumerate(lines[start:], start=start):
        if linked and not _is_note(line):
            yield line
        elif _is_note(line) or _ends(line):
            linked, noted = False, _is_note(line)
        elif noted and is_listed(line):
            continue
        elif at > last and _LINKS.fullmatch(line.text):
            linked = True
            yield line
        elif _is_portal(line):
            yield line


def _is_note(line: Paragraph) -> bool:
    return ATTACHMENT.match(line.text) is not None or (
        ATTACHMENT_MARK.fullmatch(line.text) is not None and not _LINKS.fullmatch(line.text)
    )


def _is_body(line: Paragraph) -> bool:
    """Say whether a line is of the body: a sentence, a number, a row, and nothing of the page."""
    text = line.text
    if _is_portal(line) or belongs_to_tail(text):
        return False
    if _LINKS.fullmatch(text) and not text.endswith("。"):
        return False
    return bool(line.cells or line.opened or _PROSE.search(text))


def _ends(line: Paragraph) -> bool:
    """Say whether a line is one that stands at the end of a document: its date, a note, copies."""
    return is_date_line(line.text) or belongs_to_tail(line.text)


def _is_dated(line: Paragraph) -> bool:
    """Say whether a line is the date of the document, or of its 版记."""
    text = line.text
    return is_date_line(text) or bool(COPIED_TO.match(text) or PRINTED.fullmatch(text))


def _is_portal(line: Paragraph) -> bool:
    marked = _OPENNESS.fullmatch(line.text)
    if marked:
        return not marked["bracket"]
    worded = _ABOUT_PAGE.fullmatch(line.text) or _BELOW.fullmatch(line.text)
    return bool(worded) or names_file(line.text)
