"""Doubts about what a document is: its title, number, date, issuers and recipients.

An element that is missing where documents have one, that only the page round the text gives, that
the page and the text give differently, or that is not worded as such an element is.
"""

import re
from collections.abc import Iterator

from assistant.documents.dates import read_date
from assistant.documents.document_number import find_document_numbers, number_key
from assistant.documents.doubt import ReadingDoubt
from assistant.documents.lines import genre_of, is_organisation, is_person
from assistant.documents.model import Clause, DocumentType, Element, PolicyDocument
from assistant.documents.reading import Declared
from assistant.documents.text import fold

_NUMBERED = ("决定", "通知", "通报", "批复", "函", "复函", "命令", "令", "公告", "通告")
"""文种 that carry a 发文字号 (公文处理工作条例 第九条); what they issue carries none."""
_DRAFT = re.compile(r"征求意见|草案|送审|解读|问答|起草说明")
_ORDER = re.compile(r"令[（(]?第?\s*[\d〇零一二三四五六七八九十百]+\s*号")
_LONGEST_TITLE, _SHORTEST_TITLE = 90, 5
_NO_TITLE = re.compile(
    r"[|_｜\u200b\ufeff*#]|【[^】]{1,8}】|[。；;]|^(?:附\s*件|首页|来源|发布)|[：:，,]$"
)
_ENDS_TITLE = re.compile(
    r"(?:制度|措施|政策|指南|标准|目录|名单|一览表|表|书|程序|流程|细目|清单|须知|说明|问答|解读|条款|讲话|十条|"
    r"稿|[）)》”])$"
)
_NO_NAME = re.compile(
    r"[|｜:：。；;\d/_]|查看|更多|联合发文|有关(?:单位|部门)$|日期|时间|浏览|来源|作者|发布"
)
"""What stands in no name of an office, but in the cells and buttons round a document."""
_SHORT_NAME = re.compile(
    r"(?:[省市县区州盟旗镇]|自治[区州县])"
    r"(?:委|政府|府办|(?:委|政府|人民政府)办(?:公[室厅])?|[\u4e00-\u9fff]{1,8}[局厅委办])"
)
_PLACE_ONLY = re.compile(r"[\u4e00-\u9fff]{1,8}(?:省|市|县|区|州|盟|旗|镇|乡)")
_LONGEST_RECIPIENT = 36
_NO_RECIPIENT = re.compile(
    r"\d{4}\s*[-年]|浏览|日期|时间|文号|索引|如下|决定|修改|通知|批准|来源|作者|：|规定|[。？！]"
)
_EARLIEST, _LATEST = 1949, 2100


def unsure_elements(document: PolicyDocument, declared: Declared) -> Iterator[ReadingDoubt]:
    """Yield the doubts about the elements of a document; `declared` is what its file said."""
    yield from _title(document, declared)
    yield from _number(document, declared)
    yield from _date(document, declared)
    yield from _issuers(document, declared)
    yield from _recipients(document)


def _outer(document: PolicyDocument, element: Element) -> list[Clause]:
    layer = document.layers[0].name if document.layers else ""
    return [c for c in document.clauses if c.element is element and c.layer == layer]


def _missing(document: PolicyDocument) -> int:
    """Return what a missing date or issuer weighs: 办法, tables and drafts often stand without.

    What has a number was issued by somebody on some day.
    """
    if document.number_key:
        return 15
    return 10 if document.genre in _NUMBERED and not _DRAFT.search(document.title) else 5


def _title(document: PolicyDocument, declared: Declared) -> Iterator[ReadingDoubt]:
    title = document.title
    if not title:
        yield ReadingDoubt("没有认出标题", 40)
        return
    if document.element(Element.TITLE) is None and title == declared.title:
        yield ReadingDoubt("标题取自网页或文件头部，正文没有印标题", 15)
    if not _SHORTEST_TITLE <= len(title) <= _LONGEST_TITLE:
        yield ReadingDoubt(f"标题有 {len(title)} 个字，长短不像标题", 15)
    if _NO_TITLE.search(title):
        yield ReadingDoubt("标题里有标题不会有的符号或字样", 20)
    elif not genre_of(title) and not _ENDS_TITLE.search(title):
        yield ReadingDoubt("标题末尾不是文种", 5)


def _number(document: PolicyDocument, declared: Declared) -> Iterator[ReadingDoubt]:
    printed = [
        n.key for c in _outer(document, Element.NUMBER) for n in find_document_numbers(c.text)
    ]
    said = number_key(declared.document_number)
    if not document.number_key:
        remark = document.element(Element.REMARK)
        if remark is not None and (order := _ORDER.search(remark.text)):
            yield ReadingDoubt(f"题注里的令号没有认作文号（{order[0]}）", 15)
            return
        wanted = document.genre in _NUMBERED and document.type is DocumentType.GONGWEN
        if wanted and not _DRAFT.search(document.title):
            yield ReadingDoubt(f"没有认出发文字号，{document.genre}通常有", 10)
        return
    if len(set(printed)) > 1:
        yield ReadingDoubt("文头印有两个不同的发文字号", 20)
    elif printed and said and _serial(printed[0]) != _serial(said):
        yield ReadingDoubt("网页写的文号与正文印的不同", 20)
    if not any(character.isdigit() for character in document.document_number):
        yield ReadingDoubt("发文字号里没有数字", 20)


def _serial(key: str) -> tuple[str, ...]:
    return tuple(key.split("|")[1:])


def _date(document: PolicyDocument, declared: Declared) -> Iterator[ReadingDoubt]:
    printed = [day for c in _outer(document, Element.DATE) if (day := read_date(c.text))]
    said = read_date(declared.date)
    if document.date is None:
        yield ReadingDoubt("没有认出成文日期", _missing(document))
        return
    if not printed and said:
        yield ReadingDoubt("成文日期只在网页上写着，正文没有印", 5)
    if printed and said and said not in printed:
        yield ReadingDoubt(f"网页写的成文日期与正文印的不同（{said}、{printed[0]}）", 20)
    if len(set(printed)) > 1:
        yield ReadingDoubt("正文末尾印有两个不同的日期", 15)
    if not _EARLIEST <= document.date.year <= _LATEST:
        yield ReadingDoubt(f"成文日期在{document.date.year}年，不像真的", 20)


def _issuers(document: PolicyDocument, declared: Declared) -> Iterator[ReadingDoubt]:
    if not document.issuers:
        yield ReadingDoubt("没有认出发文机关", _missing(document))
        return
    wrong = next((name for name in document.issuers if _is_no_office(name)), "")
    if wrong:
        yield ReadingDoubt(f"发文机关“{wrong[:20]}”不像机关的名称", 20)
        return
    if any(_is_short(name) for name in document.issuers):
        yield ReadingDoubt("发文机关只有简称", 8)
    lines = [line for c in _outer(document, Element.SIGNATURE) for line in c.text.split("\n")]
    signed = [line for line in lines if not is_person(line)]
    pairs = [(s, n) for s in signed for n in declared.issuers if is_organisation(n)]
    if pairs and not any(_is_part(s, n) or _is_part(n, s) for s, n in pairs):
        yield ReadingDoubt("网页写的发文机关与正文署名不同", 15)


def _is_part(short: str, name: str) -> bool:
    """Say whether a name may be short for another: 省政府办公厅 for 某省人民政府办公厅."""
    rest = iter(fold(name))
    return all(character in rest for character in fold(short))


def _is_no_office(name: str) -> bool:
    if is_person(name):
        return False
    return bool(_NO_NAME.search(name) or _PLACE_ONLY.fullmatch(name)) or not is_organisation(name)


def _is_short(name: str) -> bool:
    """Say whether a name lacks the place: 市政府办公室, 省财政厅, 区住建局."""
    return _SHORT_NAME.fullmatch(name) is not None and name != "国务院"


def _recipients(document: PolicyDocument) -> Iterator[ReadingDoubt]:
    wrong = (
        name for name in document.recipients
        if _NO_RECIPIENT.search(name)
        or (len(name) > _LONGEST_RECIPIENT and "、" not in name)
    )  # fmt: skip
    if found := next(wrong, ""):
        yield ReadingDoubt(f"主送机关“{found[:20]}”不像机关的名称", 20)
