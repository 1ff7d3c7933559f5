"""The words in which changes are ordered, and what a part of a sentence names.

What is quoted is a mark here (see `amending_text`).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from assistant.documents.numbers.numerals import CHINESE_DIGITS, print_integer
from assistant.question.clause_units import ATTACHMENT, BRACKETED
from assistant.question.written_places import Chain, WrittenStep, find_chains
from assistant.validity.amending_text import MARK


class Action(StrEnum):
    """What is to be done."""

    REPLACE_WORDS = "替换文字"
    REPLACE = "修改条款"
    DELETE_WORDS = "删去文字"
    DELETE = "删去条款"
    REPLACE_TABLE = "替换附表"
    INSERT_WORDS = "增加文字"
    INSERT = "增加条款"
    RENUMBER = "改变序号"
    RETITLE = "修改标题"
    CHANGE_VALUE = "调整数值"
    ADJUSTS = "顺序相应调整"
    """What follows moves on or up, without saying where each comes to stand."""
    UNREAD = "未能识别"


@dataclass(frozen=True, slots=True)
class Order:
    """One change that is ordered.

    `places` are the places in the document to be changed (第六条第一款), completed from what stands
    before; none is the whole document. `old` are the words that are there, `new` those that come;
    `number` is what a place becomes (第十一条), `unit` what is put in (条, 款, 项), `where` whether
    it comes behind (后) or before (前) the place or the old words; `subject` is what words beside
    the place name (保洁岗的补贴标准).
    """

    action: Action
    places: tuple[str, ...] = ()
    old: str = ""
    new: str = ""
    number: str = ""
    unit: str = ""
    where: str = ""
    subject: str = ""


DIGITS = rf"[{CHINESE_DIGITS}两0-9]+"
MARKS = rf"{MARK}(?:[、和及与或]?{MARK})*"
BY = r"(?:修[改订正]|更[改名正]|调整|替换|变更|改)(?:为|成|作)"
DELETES = r"(?:删[去除掉]|予以删[去除]|取消|不再执行|停止执行|(?:同时|予以)?废止)"
ADDS = r"(?:增[加写补设]|新增|补充|加[上入])"
RATES = r"(?:调整|提高|降低|增加|减少|变更|修改|改|延长|缩短|上调|下调|提升|下降|增|减)"
SAME = r"(?:分别|依次|顺次|相应地?|统一|均|都|全部|一律|一并|也)*"
WORDS = r"(?:等?的?(?:字样|字眼|文字|内容|表述|规定|[一二两三四五六]?[词句语字]))?"
TITLE = r"(?:标题|题目|名称|文件名称?)"
CHANGES = re.compile(rf"{BY}|{DELETES}|{ADDS}|{RATES}[为到至]|移[至到]|并入|合并|分为|列为|作为第")
"""What may order a change."""
ADJUSTS = re.compile(
    r"(?:条文|条款|各条|其[他余后]|以下|后续|之后|此后|序号|条序|项序|顺序|排列)[^，。]{0,14}"
    r"(?:顺序|序号|条序|排列|条文|条款)?[^，。]{0,8}(?:作?(?:相应|依次|顺序)[^，。]{0,4}"
    r"(?:调整|顺延|变动|修改|改动|顺移|前移|后移|递[增补推延])|顺延|顺移|前移|后移)"
)
SPEAKS_OF = re.compile(
    r"作(?:出|了)?(?:以下|如下|下列|部分|相应)?(?:修[改订正]|调整)|修[改订正](?:如下)?：$"
)
NAMES = re.compile(r"《(?P<title>[^《》]{2,80})》")
_NAMED = re.compile(r"《[^《》]{2,80}》(?:\s*[（(](?:[^（）()]|[（(]\d{4}[）)]){3,60}[）)])?")
REPLACES_TABLE = re.compile(
    r"附[件表][^。；，]{0,40}?(?:以|按照?|用)本(?:通知|决定|办法)?(?:所附|附[件表])[^。；，]{0,30}?(?:替换|更换|代替|执行)|"
    r"附[件表][^。；，]{0,40}?(?:修改|替换|更换|调整)为(?:本通知|本决定)?(?:所附|附[件表])"
)
"""Puts the table behind the paper in the place of one of the document."""
NAME_ALONE = re.compile(
    rf"\s*(?:[（(]?[{CHINESE_DIGITS}\d]+[）)、.．])?\s*{_NAMED.pattern}[：:。；;]?"
)
"""A line of a list that names a document, of which the lines below it are."""
WHOLE_TEXT = re.compile(r"全文|文中|通篇|各[条处]|所有[条处]")
_WHOLE = re.compile(r"统一|全文|文中|通篇|各条|各处|所有")
_CONTINUES = re.compile(rf"(?:并|且|即)?(?:作为|列为)|即?内容为|{MARK}$|其[他余]|包括|具体")
_WEIGHTLESS = re.compile(
    r"[将把对在从由原的中里内之其及和与、，。：:；\s]|附件|附?表格?[0-9一二三四五六七八九十]*|规定|内容|予以|分别|"
    r"全文|整[条款项]|文字|[章节条]名|标题|一并|应当|现|该|本|并|同时"
)
TO_PLACES = (
    rf"(?:第{DIGITS}(?:[编章节条款项目]|部分)(?:之{DIGITS})?|"
    rf"第?[（(]{DIGITS}[）)][条款项]?|[、和及与至到])+"
)


def units_of_text(text: str) -> Iterator[str]:
    """Yield the parts of a sentence, each with one order: 第八条改为第九条，并删去第二款."""
    held = ""
    for part in re.split(r"[，,；;。]", text):
        if not part.strip():
            continue
        if held and CHANGES.search(held) and not _CONTINUES.match(part):
            yield held
            held = part
        else:
            held = f"{held}，{part}" if held else part
    if held:
        yield held


def places_in(text: str, before: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the places that a text names, completed from those before: 第二款 of 第六条."""
    return tuple(place for place, _ in _places(_nameless(text), before))


def _places(text: str, before: tuple[str, ...]) -> list[tuple[str, Chain]]:
    found: list[tuple[str, Chain]] = []
    for chain in find_chains(text):
        own = "".join(map(written_in_full, chain.steps))
        if chain.stands_alone:
            found.append((own, chain))
        elif before:
            found.append((f"{_outer(before[-1], chain)}{own}", chain))
        else:
            found.append((own, chain))
    return found


def _nameless(text: str) -> str:
    """Return a text with blanks for the names of documents, in which numbers are no places."""
    return _NAMED.sub(lambda match: " " * len(match[0]), text)


def written_in_full(step: WrittenStep) -> str:
    """Return a step in full: 第（三）项 also where a list leaves out 第 or 项."""
    if step.unit in (ATTACHMENT, BRACKETED) or step.first != step.last:
        return step.written
    if step.unit == "项":
        return f"第（{print_integer(step.first)}）项"
    branch = f"之{print_integer(step.branch)}" if step.branch else ""
    return f"第{print_integer(step.first)}{step.unit}{branch}"


def _outer(place: str, chain: Chain) -> str:
    """Return the steps of the place before that hold the first step of a chain."""
    steps = find_chains(place)[0].steps if find_chains(place) else ()
    return "".join(written_in_full(s) for s in steps if s.depth < chain.steps[0].depth)


@dataclass(frozen=True, slots=True)
class OrderingPart:
    """A part of a sentence while it is read: what it quotes, and the places before it."""

    text: str
    quotes: Mapping[str, str]
    before: tuple[str, ...]

    def places(self, text: str) -> tuple[str, ...]:
        """Return the places of a text, else what was spoken of; 统一 means the whole document."""
        own = places_in(text, self.before) or ((ATTACHMENT,) if ATTACHMENT in text else ())
        return own or (() if _WHOLE.search(self.text) else self.before)

    def words(self, marks: str) -> list[str]:
        """Return the quotations that marks stand for."""
        return [self.quotes[mark] for mark in re.findall(MARK, marks)]

    def said(self, text: str) -> str:
        """Return a text with its quotations in place of their marks."""
        return re.sub(MARK, lambda match: self.quotes[match[0]], text)

    def subject(self, text: str) -> str:
        """Return what words name beside places and words of no weight: 保洁岗的补贴标准."""
        rest, at = _nameless(text), 0
        for _, chain in _places(rest, self.before):
            at = max(at, chain.end)
        rest = re.sub(
            r"^(?:附件|附?表格?[0-9]*|[将把对在中里内的]|规定|所列|，|、|\s)+", "", rest[at:]
        )
        return self.said(re.sub(r"(?:中|里|内|的|由|从|为|原|，|：|\s)+$", "", rest))

    def left(self, text: str) -> str:
        """Return what a text says beside places and words of no weight."""
        rest = _nameless(text)
        for _, chain in reversed(_places(rest, self.before)):
            rest = rest[: chain.start] + rest[chain.end :]
        return _WEIGHTLESS.sub("", rest)
