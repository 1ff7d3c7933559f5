"""Doubts about the text of a document: its characters, its paragraphs, its numbers, its tables.

What is wrong here is wrong for every clause: a text layer that is no language, lines that were not
put together, words of the page between those of the document.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from assistant.documents.doubt import ReadingDoubt
from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.reading import Reading

_GIANT = 2000
"""Characters of a paragraph without parts; the longest of the State Council's have a third."""
_STRANGE = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]+")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\u3007\U00020000-\U0003ffff]+")
_FOREIGN = re.compile("[A-Za-z\u00c0-\u1fff\u2c00-\u2dff\u3040-\u30ff\ua000-\ud7ff]+")
"""Letters of other scripts; what fonts are read as that say nothing of their characters."""
_SYMBOLS = re.compile(r"[!\"#$%&'*+<=>@\\^`{|}~]+")
_LEAST_HAN, _MOST_SYMBOLS = 0.7, 0.05
_FEW_LETTERS = 50
"""Letters below which shares say nothing."""
_SINGLE, _SINGLE_SHARE = 5, 0.1
"""Lines of one character, and their share of all, that tell of columns or of a vertical text."""
_LONG_LINE = 18
_BROKEN, _BROKEN_SHARE = 6, 0.3
_ENDS = tuple("。！？；：…!?;:.，,、”’）)》】〕")
_FURNITURE = re.compile(
    r"(?:扫一扫|分享到|责任编辑|浏览次数|【?(?:打印|关闭)(?:本页|窗口)】?|上一[篇条]|下一[篇条]|相关(?:链接|解读|稿件|阅读|文档)|"
    r"当前位置|您(?:现)?在的位置|网站标识码|ICP备|版权所有|无障碍|政策解读[：:]|信息来源[：:]|来源[：:])"
)
_PAGE_NUMBER = re.compile(r"[-—–]\s?\d{1,3}\s?[-—–]\s?[\u4e00-\u9fff]")
"""A page number that was not taken out where a paragraph goes on: 大额消费需- 12 -求的客户."""
_LABELS = re.compile(
    r"(?:索\s*引\s*号|主题分类|发布机构|发文字号|公开日期|成文日期|发布日期|有\s*效\s*性)\s*[:：\t]?"
)
_FURNITURE_LINE = 60
_HEADLESS = re.compile(r"[\d.,，%％/\-—–年月日:：\s元万亿人个]+")
_READ_OTHERWISE = (
    (re.compile(r"文字识别|由程序识别"), "文字由程序识别得出，可能有错字", 15),
    (re.compile(r"图片没有读|是图片，没有读出"), "有图片没有读入", 10),
    (re.compile(r"附件没有读"), "有附件没有读入", 5),
    (re.compile(r"图表或嵌入的对象"), "有图表没有读入", 5),
    (re.compile(r"文件可能不全"), "条款编号不连续，文件可能不全", 15),
    (re.compile(r"记的是网页上写的"), "有的日期只在网页上写着", 5),
    (re.compile(r"处文字无法识别"), "有的字节认不出是什么字", 20),
)
"""What the user is told of a file (`PolicyDocument.warnings`), by its words."""
_SHORT_TEXT = 60


def unsure_text(document: PolicyDocument, read: Reading) -> Iterator[ReadingDoubt]:
    """Yield the doubts about the text of a document and how its file was read."""
    body = [c for c in document.clauses if c.element is None]
    yield from _amount(body)
    yield from _characters(read.text)
    yield from _lines(body)
    yield from _numbers(body)
    yield from _tables(body)
    for words, sentence, weight in _READ_OTHERWISE:
        if any(words.search(warning) for warning in document.warnings):
            yield ReadingDoubt(sentence, weight)


def _amount(body: list[Clause]) -> Iterator[ReadingDoubt]:
    size = sum(len(c.text) for c in body)
    if size < _SHORT_TEXT:
        yield ReadingDoubt(f"正文只有 {size} 个字", 20 if size else 40)
    giant = next((c for c in body if len(c.text) > _GIANT and not c.parts), None)
    if giant is not None:
        yield ReadingDoubt(f"{giant.label}有 {len(giant.text)} 个字，没有分出段落", 25)


def _characters(text: str) -> Iterator[ReadingDoubt]:
    strange, symbols = _count(_STRANGE, text), _count(_SYMBOLS, text)
    han, foreign = _count(_HAN, text), _count(_FOREIGN, text)
    if strange:
        yield ReadingDoubt(f"有 {strange} 个字认不出", min(40, 5 + strange))
    if han + foreign + symbols < _FEW_LETTERS:
        return
    if han < _LEAST_HAN * (han + foreign):
        yield ReadingDoubt("文字里汉字少得不寻常", 30)
    if symbols > _MOST_SYMBOLS * (han + foreign):
        yield ReadingDoubt("文字里符号多得不寻常，字体可能没有读对", 30)


def _count(runs: re.Pattern[str], text: str) -> int:
    return sum(map(len, runs.findall(text)))


def _lines(body: list[Clause]) -> Iterator[ReadingDoubt]:
    lines = [line for c in body if c.kind is not ClauseKind.ROW for line in c.text.split("\n")]
    single = sum(len(line.strip()) == 1 for line in lines)
    if single >= _SINGLE and single >= _SINGLE_SHARE * len(lines):
        yield ReadingDoubt(f"有 {single} 行只有一个字", 25)
    prose = [c.text for c in body if c.kind is not ClauseKind.HEADING and "\t" not in c.text]
    long = [text for text in prose if len(text) >= _LONG_LINE]
    broken = sum(not text.rstrip().endswith(_ENDS) for text in long)
    if broken >= _BROKEN and broken >= _BROKEN_SHARE * len(long):
        yield ReadingDoubt(f"有 {broken} 段没有写完就断开", 15)
    short = [line for line in lines if len(line) <= _FURNITURE_LINE]
    if around := next((line for line in short if _FURNITURE.match(line.strip("【[（( "))), ""):
        yield ReadingDoubt(f"正文里可能混有网页上的话“{around.strip()[:16]}”", 15)
    pages = sum(_PAGE_NUMBER.search(text, 1) is not None for text in prose)
    if pages:
        yield ReadingDoubt(f"有 {pages} 段里可能混有页码", 20)
    if len({m[0] for line in lines for m in [_LABELS.match(line)] if m}) > 1:
        yield ReadingDoubt("网页头部的表格可能读进了正文", 15)


def _numbers(body: list[Clause]) -> Iterator[ReadingDoubt]:
    articles = [c for c in body if c.number is not None and c.level]
    counts = Counter((c.layer, c.path[:-1], c.label) for c in articles)
    twice = [label for (_, _, label), count in counts.items() if count > 1]
    if twice:
        more = f"等 {len(twice)} 个" if len(twice) > 1 else ""
        yield ReadingDoubt(f"条款号“{twice[0]}”{more}出现两次", 10)
    if articles and (articles[0].number or 0) > 1:
        yield ReadingDoubt(f"条款从{articles[0].label}开始", 15)


def _tables(body: list[Clause]) -> Iterator[ReadingDoubt]:
    heads = [a for a, b in pairwise(body) if _is_head(a) and b.kind is ClauseKind.ROW]
    headless = [c for c in heads if _is_headless(c)]
    if headless:
        yield ReadingDoubt(f"有 {len(headless)} 张表没有认出表头", 8)


def _is_head(clause: Clause) -> bool:
    return clause.kind is ClauseKind.HEADING and "\t" in clause.text


def _is_headless(clause: Clause) -> bool:
    """Say whether the row that should name the columns holds figures, or hardly anything."""
    cells = [cell.strip() for cell in clause.text.split("\t")]
    filled = [cell for cell in cells if cell]
    figures = sum(_HEADLESS.fullmatch(cell) is not None for cell in filled)
    return 2 * figures > len(filled) or 3 * len(filled) < len(cells)
