"""Whether a web page has a document on it at all, and what of the document it does not print.

What people save is often no document: a page that asks for a code, an error, a list, a page of
which only a script or an attachment knows the text. Such a page is refused with the reason. Where
there is text, the attachments and pictures that were not read are told.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from assistant.documents.dates import DATE
from assistant.documents.lines import SENTENCE, genre_of, is_date, is_number, is_organisation
from assistant.documents.numbering import opening
from assistant.documents.readers.unread_pictures import attachment_before, pictures_unread
from assistant.documents.readers.web.web_furniture import is_furniture
from assistant.documents.readers.web.web_header import label_of
from assistant.documents.readers.web.web_lines import WebLine
from assistant.documents.readers.web.web_messages import MADE_BY_SCRIPT, server_message
from assistant.documents.readers.web.web_pictures import PagePicture
from assistant.documents.readers.web.web_text import squeeze
from assistant.documents.text import fold
from assistant.errors import DocumentError

_SHORT = 300
"""Characters outside of links; a page with more is no message of a server."""
_LEAST = 40
"""Characters of text that a document has at least where it has no sentence and no table."""
_FULL = 12
"""A line that is shorter may be the button of a viewer."""
_ENTRIES = 3
"""Titles with links, or with days, that make a list."""
_PROSE_OF_LIST = 100
_SHARE = 0.3
"""In a list these are at least this share of its lines; so much prose may stand between them."""
_NAMED = 5
"""How many attachments are named."""

_FILE_NAME = r"[^\s\"'()<>=,;]{1,200}\.(?:pdf|docx?|wps|ofd|xlsx?|et|zip|rar|jpe?g|png|tiff?)"
_ADDRESS = re.compile(rf"[\"'(=]\s*({_FILE_NAME})(?=[\"')?#&])", re.IGNORECASE)
_PRINTED_NAME = re.compile(r"[^\s：:，。；]{1,80}\.(?:pdf|docx?|wps|ofd)", re.IGNORECASE)
_TEXT_FILE = re.compile(r"\.(?:pdf|docx?|wps|ofd)$", re.IGNORECASE)
_VIEWER = re.compile(
    r"showpdf|pdf\.?js|pdfobject|pdfviewer|viewer\.html|flexpaper|flashpaper|docviewer|"
    r"<(?:iframe|embed|object)\b[^>]{0,400}\.(?:pdf|ofd|docx?)",
    re.IGNORECASE,
)
_NO_TEXT = re.compile(
    r"(?:相关|下载)?附\s*件\s*(?:下载|列表)?\s*[0-9一二三四五六七八九十]{0,2}\s*[:：]?|"
    r"(?:点击|请)?(?:此处|这里|附件)?(?:下载|查看|预览|阅读|打开)(?:附件|全文|原文|文件|正文|PDF)?\s*[>》]*|"
    r"(?:附\s*件\s*\d{0,2}\s*[.:：、]?|\d{1,2}\s*[.、])?\s*\S.{0,80}\.(?:pdf|docx?|wps|ofd|xlsx?|et|zip|rar)"
    r"\s*(?:[（(\[].{0,20}[）)\]]|\d[\d.]*\s*[KM]B?)?\s*(?:下载|预览|查看)?|"
    r"[^，。；]{0,14}，?(?:请)?(?:见|下载|查看|点击|打开)(?:文后|文末|下方|以下)?(?:附件|附图|图片|下图|原文|PDF|链接)"
    r".{0,12}",
    re.IGNORECASE,
)
"""Lines that only lead to a file: 附件：, 点击下载, 1.某办法.docx, 正文见附件。"""
_DAY = re.compile(
    rf"[\[(（]?(?:(?:19|20)\d\d[-./年])?\d{{1,2}}[-./月]\d{{1,2}}日?[\])）]?|{DATE.pattern}"
)
_OPENED = "请打开要入库的那一份文件，把它的页面另存后入库。"
_VIEWED = "请把阅读器里的文件下载后入库。"
_NEXT = "请核对网页里有没有文件正文，或把正文复制到文本文件后重试。"


@dataclass(frozen=True, slots=True)
class ShownPage:
    """What a page shows: all its lines, which of them are the document, its pictures and title.

    `source` is the page as it was saved, where scripts and frames still name files.
    """

    lines: Sequence[WebLine]
    chosen: Sequence[int]
    pictures: Sequence[PagePicture]
    title: str
    source: str


def require_body(page: ShownPage, name: str) -> None:
    """Let pass a page with a document; `name` is for the error's sentence.

    Raises:
        DocumentError: the page shows none, with what it is and what to do.
    """
    lines = [page.lines[at] for at in page.chosen]
    title = fold(page.title)
    body = [line for line in lines if not _is_title(line.text, title)]
    marked = any(map(_marks_document, _apart_from_labels(body)))
    if not marked:
        _refuse_message(page, name)
        if _is_list(page, body):
            raise DocumentError(f"网页是文件目录或栏目首页，不是一份文件：{name}。", _OPENED)
    if not _has_text(page, body, links=marked):
        raise _without_text(page, name)


def unread_of(page: ShownPage) -> tuple[str, ...]:
    """Return the sentences about attachments and pictures of the document that were not read."""
    files = dict.fromkeys(
        file for at in page.chosen for file in page.lines[at].files if len(squeeze(file)) > 2
    )
    said = []
    if files:
        said.append(
            f"网页上的附件没有读入：{_listed(list(files))}；要引用附件里的内容，请下载附件后入库。"
        )
    texts = [line.text for line in page.lines]
    places = [attachment_before(texts[: picture.place]) for picture in _pictures(page)]
    return (*said, *pictures_unread(places, "网页"))


def _listed(files: Sequence[str]) -> str:
    more = f"等 {len(files)} 个" if len(files) > _NAMED else ""
    return "、".join(files[:_NAMED]) + more


def _pictures(page: ShownPage) -> list[PagePicture]:
    """Return the pictures inside of the document, or inside of the editor's box."""
    first, last = (page.chosen[0], page.chosen[-1] + 1) if page.chosen else (0, 0)
    within = [p for p in page.pictures if not page.chosen or first <= p.place <= last]
    named = [p for p in page.pictures if p.named]
    return named or within


def _refuse_message(page: ShownPage, name: str) -> None:
    own = [line.text for line in page.lines if not is_furniture(line) and not _is_links(line)]
    if sum(len(squeeze(text)) for text in own) > _SHORT:
        return
    if message := server_message((page.title, *own)):
        what, next_step = message
        raise DocumentError(f"网页里没有文件正文，{what}：{name}。", next_step)


def _is_title(text: str, title: str) -> bool:
    """Say whether a line is a part of the page's title, which is given folded."""
    if len(text) > 2 * len(title):
        return False
    key = fold(text)
    return len(key) > 1 and key in title


def _marks_document(line: WebLine) -> bool:
    """Say whether a line is one that documents have and messages and lists have not."""
    text = line.text.strip()
    if line.table or 2 * line.linked > len(text):
        return False
    opened = opening(text) is not None and SENTENCE.search(text) is not None
    dated = "年" in text and (is_date(text) or text.endswith("印发"))
    return opened or dated or is_number(text) or (bool(genre_of(text)) and len(text) > _FULL)


def _is_list(page: ShownPage, body: Sequence[WebLine]) -> bool:
    entries = sum(_is_entry(line) or _is_linked_row(line) for line in body)
    if entries >= _ENTRIES and entries >= _SHARE * len(body):
        return True
    prose = sum(len(line.text) for line in body if _is_prose(line))
    around = sum(map(_is_entry, page.lines))
    return prose < _PROSE_OF_LIST and around >= 3 * _ENTRIES and not any(x.table for x in body)


def _is_entry(line: WebLine) -> bool:
    """Say whether a line is a title that leads to another page, a day beside it or not."""
    text = squeeze(line.text)
    rest = squeeze(_DAY.sub("", line.text)).strip("·•>[]【】|-")
    if line.table or line.files or len(rest) < 4:
        return False
    dated = rest != text and text.endswith(tuple("0123456789日])）")) and not _is_prose(line)
    return line.linked >= 0.7 * len(rest) or (dated and not is_date(line.text) and len(rest) > 6)


def _is_linked_row(line: WebLine) -> bool:
    """Say whether a line is a row of a table that names a page and leads to it."""
    return bool(line.table) and line.linked > _FULL and not line.files


def _is_links(line: WebLine) -> bool:
    return 2 * line.linked > len(squeeze(line.text))


def _is_prose(line: WebLine) -> bool:
    return SENTENCE.search(line.text) is not None and 2 * line.linked < len(line.text)


def _apart_from_labels(lines: Sequence[WebLine]) -> list[WebLine]:
    """Leave out the labels of a header table and what stands behind each of them."""
    kept, value = [], False
    for line in lines:
        first = line.text.split("\t")[0]
        label = label_of(first) is not None or label_of(first.split("：")[0]) is not None
        if not label and not value:
            kept.append(line)
        value = label and line.text.rstrip()[-1] in "：:"
    return kept


def _has_text(page: ShownPage, body: Sequence[WebLine], *, links: bool) -> bool:
    """Say whether there is text of a document: a sentence, a table, or enough lines.

    A roll of three names is enough where the text cannot be anywhere else. With `links` those to
    other pages are text too: a document may list others.
    """
    apart = _apart_from_labels(body)
    if any(_is_prose(line) and _says_something(line, links=links) for line in apart):
        return True
    own = [line for line in apart if _says_something(line, links=links)]
    if sum(line.table > 0 for line in own) > 1:
        return True
    viewer = _is_viewer(page)
    counted = [line for line in own if not (viewer and len(line.text) < _FULL)]
    if sum(len(squeeze(line.text)) for line in counted) >= _LEAST:
        return True
    elsewhere = viewer or _pictures(page) or any(line.files for line in page.lines)
    return not elsewhere and len(own) >= _ENTRIES


def _is_viewer(page: ShownPage) -> bool:
    return _VIEWER.search(page.source) is not None


def _says_something(line: WebLine, *, links: bool) -> bool:
    text = line.text.strip()
    empty = is_furniture(line) or _NO_TEXT.fullmatch(text) or DATE.fullmatch(text)
    leads_away = _is_links(line) and (bool(line.files) or not links)
    named = not line.table and is_organisation(text)
    return not (empty or named or is_number(text) or leads_away)


def _without_text(page: ShownPage, name: str) -> DocumentError:
    """Return what is to be said of a page without text: where the text is, and what to do."""
    viewer, files = _is_viewer(page), _text_files(page)
    if viewer or files:
        where = "要用阅读器另外打开" if viewer else "在附件里"
        next_step = f"请下载附件后入库：{_listed(files)}。" if files else _VIEWED
        return DocumentError(f"网页里没有文件正文，正文{where}：{name}。", next_step)
    if page.pictures:
        return DocumentError(
            f"网页里没有文件正文，正文是 {len(page.pictures)} 张图片：{name}。",
            "请把图片另存后入库（按扫描件识别），或换一份有文字的文件。",
        )
    if not page.chosen and "<script" in page.source.lower():
        what, next_step = MADE_BY_SCRIPT
        return DocumentError(f"网页里没有文件正文，{what}：{name}。", next_step)
    return DocumentError(f"网页里没有文件正文：{name}。", _NEXT)


def _text_files(page: ShownPage) -> list[str]:
    """Return the files with text that the page names: in links, in scripts, in its lines."""
    linked = [file.strip() for line in page.lines for file in line.files]
    printed = [m for at in page.chosen for m in _PRINTED_NAME.findall(page.lines[at].text)]
    for names in (linked, _addressed(page.source), printed):
        if found := [name for name in dict.fromkeys(names) if _TEXT_FILE.search(name)]:
            return found
    return list(dict.fromkeys(linked))


def _addressed(source: str) -> list[str]:
    """Return the names of the files with text that the page, its scripts included, leads to."""
    names = (PurePosixPath(unquote(urlsplit(m).path)).name for m in _ADDRESS.findall(source))
    return [name for name in dict.fromkeys(names) if _TEXT_FILE.search(name)]
