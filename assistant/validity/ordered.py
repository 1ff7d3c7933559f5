"""How changes are ordered in a part of a sentence: 删去第九条第四项, 第十二条改为第十三条.

What is quoted is a mark here (see `amending_text`). A part is read by the first pattern of the
table that fits it. What is left of a part beside places and words of no weight must be nothing:
第六条第二句修改为… names a sentence, so it is not read as if it named the whole of 第六条.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
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
    """One order of a part of a sentence; the fields are those of `Instruction`."""

    action: Action
    places: tuple[str, ...] = ()
    old: str = ""
    new: str = ""
    number: str = ""
    unit: str = ""
    where: str = ""
    subject: str = ""


_DIGITS = rf"[{CHINESE_DIGITS}两0-9]+"
_MARKS = rf"{MARK}(?:[、和及与或]?{MARK})*"
_BY = r"(?:修[改订正]|更[改名正]|调整|替换|变更|改)(?:为|成|作)"
_DELETES = r"(?:删[去除掉]|予以删[去除])"
_ADDS = r"(?:增[加写补设]|新增|补充|加[上入])"
_RATES = r"(?:调整|提高|降低|增加|减少|变更|修改|改|延长|缩短|上调|下调|提升|下降|增|减)"
_SAME = r"(?:分别|依次|顺次|相应地?|统一|均|都|全部|一律|一并|也)*"
_WORDS = r"(?:等?的?(?:字样|字眼|文字|内容|表述|规定|[一二两三四五六]?[词句语字]))?"
_TITLE = r"(?:标题|题目|名称|文件名称?)"
CHANGES = re.compile(rf"{_BY}|{_DELETES}|{_ADDS}|{_RATES}[为到至]|移[至到]|并入|合并|分为|列为|作为第")
"""What may order a change."""
ADJUSTS = re.compile(
    r"(?:条文|条款|各条|其[他余后]|以下|后续|之后|此后|序号|条序|项序|顺序|排列)[^，。]{0,14}"
    r"(?:顺序|序号|条序|排列|条文|条款)?[^，。]{0,8}(?:作?(?:相应|依次|顺序)[^，。]{0,4}"
    r"(?:调整|顺延|变动|修改|改动|顺移|前移|后移|递[增补推延])|顺延|顺移|前移|后移)"
)
SPEAKS_OF = re.compile(r"作(?:出|了)?(?:以下|如下|下列|部分|相应)?(?:修[改订正]|调整)|修[改订正](?:如下)?：$")
NAMES = re.compile(r"《(?P<title>[^《》]{2,80})》")
_NAMED = re.compile(r"《[^《》]{2,80}》(?:\s*[（(](?:[^（）()]|[（(]\d{4}[）)]){3,60}[）)])?")
_WHOLE = re.compile(r"统一|全文|文中|通篇|各条|各处|所有")
_CONTINUES = re.compile(rf"(?:并|且|即)?(?:作为|列为)|即?内容为|{MARK}|其[他余]|包括|具体")
_WEIGHTLESS = re.compile(
    r"[将把对在从由原的中里内之其及和与、，。：:；\s]|表格?[0-9一二三四五六七八九十]*|规定|内容|予以|分别|"
    r"全文|整[条款项]|文字|[章节条]名|标题|一并|应当|现|该|本|并|同时"
)
_TO_PLACES = rf"(?:第{_DIGITS}[编章节条款项目](?:之{_DIGITS})?|第?[（(]{_DIGITS}[）)][条款项]?|[、和及与至到])+"


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
        own = "".join(map(_written, chain.steps))
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


def _written(step: WrittenStep) -> str:
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
    return "".join(_written(s) for s in steps if s.depth < chain.steps[0].depth)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a sentence while it is read: what it quotes, and the places before it."""

    text: str
    quotes: Mapping[str, str]
    before: tuple[str, ...]

    def places(self, text: str) -> tuple[str, ...]:
        """Return the places of a text, else what was spoken of; 统一 means the whole document."""
        own = places_in(text, self.before)
        return own or (() if _WHOLE.search(self.text) else self.before)

    def words(self, marks: str) -> list[str]:
        return [self.quotes[mark] for mark in re.findall(MARK, marks)]

    def said(self, text: str) -> str:
        """Return a text with its quotations in place of their marks."""
        return re.sub(MARK, lambda match: self.quotes[match[0]], text)

    def subject(self, text: str) -> str:
        """Return what words name beside places and words of no weight: 保洁岗的补贴标准."""
        rest, at = _nameless(text), 0
        for _, chain in _places(rest, self.before):
            at = max(at, chain.end)
        rest = re.sub(r"^(?:表格?[0-9]*|中|里|内|的|规定|所列|，|、|\s)+", "", rest[at:])
        rest = re.sub(r"^[将把对在]+", "", rest.strip())
        return self.said(re.sub(r"(?:中|里|内|的|由|从|为|原|，|：|\s)+$", "", rest))

    def left(self, text: str) -> str:
        """Return what a text says beside places and words of no weight."""
        rest = _nameless(text)
        for _, chain in reversed(_places(rest, self.before)):
            rest = rest[: chain.start] + rest[chain.end :]
        return _WEIGHTLESS.sub("", rest)


_Reader = Callable[[re.Match[str], _Part], list[Order]]
_UNREAD = [Order(Action.UNREAD)]


def ordered(
    text: str, quotes: Mapping[str, str], before: tuple[str, ...]
) -> tuple[list[Order], tuple[str, ...]]:
    """Return what a part of a sentence orders, and the places that are spoken of behind it.

    `before` are the places spoken of before it. A part that orders nothing only names places.
    """
    part = _Part(text, quotes, before)
    spoken = places_in(text, before)[:1] or before
    if not CHANGES.search(text):
        return [], spoken
    for pattern, read in _READERS:
        match = pattern.search(text)
        if match and (orders := read(match, part)):
            return orders, spoken
    return [replace(_UNREAD[0], places=spoken)], spoken


def _renumbering(match: re.Match[str], part: _Part) -> list[Order]:
    places, numbers = part.places(match["places"]), _numbers(match["numbers"])
    each = [one for place in places for one in _one_by_one(place)]
    if len(each) != len(numbers) or part.left(match["places"]):
        return []
    return [Order(Action.RENUMBER, (p,), number=n) for p, n in zip(each, numbers, strict=True)]


def _numbers(text: str) -> list[str]:
    """Return each number of a list or a range of places: 第九条至第十一条 are three."""
    chains = find_chains(text)
    return [n for c in chains for n in _one_by_one("".join(map(_written, c.steps)))]


def _one_by_one(place: str) -> list[str]:
    """Return the places of a range one by one, any other place alone."""
    chains = find_chains(place)
    last = chains[0].last if chains else None
    if last is None or last.first >= last.last:
        return [place]
    outer = "".join(map(_written, chains[0].steps[:-1]))
    numbers = range(last.first, min(last.last, last.first + 999) + 1)
    return [
        outer + _written(replace(last, first=n, last=n, written=f"第{print_integer(n)}{last.unit}"))
        for n in numbers
    ]


def _replaced_words(match: re.Match[str], part: _Part) -> list[Order]:
    olds, news = part.words(match["olds"]), part.words(match["news"])
    if len(news) == 1:
        news *= len(olds)
    if len(olds) != len(news):
        return []
    before = part.text[: match.start()]
    places, subject = part.places(before), part.subject(before)
    return [
        Order(Action.REPLACE_WORDS, places, old=old, new=new, subject=subject)
        for old, new in zip(olds, news, strict=True)
    ]


def _retitled(match: re.Match[str], part: _Part) -> list[Order]:
    return [Order(Action.RETITLE, new=part.said(match["new"]).strip("《》"))]


def _replaced(match: re.Match[str], part: _Part) -> list[Order]:
    before = part.text[: match.start()]
    places = part.places(before)
    if not places or part.left(before):
        return []
    return [Order(Action.REPLACE, places, new=part.words(match["new"])[0])]


def _deleted_words(match: re.Match[str], part: _Part) -> list[Order]:
    places, subject = part.places(match["where"]), part.subject(match["where"])
    if match["row"]:
        return [Order(Action.DELETE, places, subject=w, unit="行") for w in part.words(match["olds"])]
    return [
        Order(Action.DELETE_WORDS, places, old=old, subject=subject)
        for old in part.words(match["olds"])
    ]


def _deleted(match: re.Match[str], part: _Part) -> list[Order]:
    places = part.places(match["places"])
    if not places or part.left(match["places"]):
        return []
    return [Order(Action.DELETE, (place,)) for place in places]


def _added_words(match: re.Match[str], part: _Part) -> list[Order]:
    before = part.text[: match.start()]
    where = "前" if "前" in match["where"] else "后"
    return [
        Order(
            Action.INSERT_WORDS, part.places(before), part.words(match["old"])[0],
            part.words(match["new"])[0], where=where, subject=part.subject(before),
        )
    ]  # fmt: skip


def _appended_words(match: re.Match[str], part: _Part) -> list[Order]:
    places = part.places(match["places"])
    if not places or part.left(match["places"]):
        return []
    return [Order(Action.INSERT_WORDS, places, new=part.words(match["new"])[0], where="末")]


def _added(match: re.Match[str], part: _Part) -> list[Order]:
    places = part.places(match["places"])
    number = match["number"] or ""
    if part.left(match["places"]) or not (places or number):
        return []
    unit = match["unit"] or number.rstrip(f"之{CHINESE_DIGITS}")[-1]
    where = (match["where"] or "").strip("之以面")
    return [
        Order(
            Action.INSERT, places[:1], new=part.words(match["new"])[0],
            number=number, unit=unit, where=where,
        )
    ]  # fmt: skip


def _valued(match: re.Match[str], part: _Part) -> list[Order]:
    places, subject = part.places(match["places"]), part.subject(match["places"])
    old, new = part.said(match["old"]), part.said(match["new"])
    if not old or not new or not (places or subject):
        return []
    return [Order(Action.CHANGE_VALUE, places, old=old, new=new, subject=subject)]


_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (
        re.compile(
            rf"^(?P<places>[^{MARK[1:-1]}]*?){_SAME}(?:{_BY}|作为|列为)(?P<numbers>{_TO_PLACES})$"
        ),
        _renumbering,
    ),
    (
        re.compile(rf"(?P<olds>{_MARKS}){_WORDS}{_SAME}{_BY}[：:]?(?P<news>{_MARKS})"),
        _replaced_words,
    ),
    (
        re.compile(rf"{_TITLE}{_SAME}{_BY}[：:]?(?P<new>{MARK}|《[^《》]{{2,80}}》)"),
        _retitled,
    ),
    (
        re.compile(rf"(?P<old>{MARK}){_WORDS}(?P<where>[之以]?[后前]面?){_ADDS}{_WORDS}[：:]?(?P<new>{MARK})"),
        _added_words,
    ),
    (
        re.compile(
            rf"^(?P<places>[^{MARK[1:-1]}]*?)(?P<where>[之以]?[后前]面?)?"
            rf"(?:，)?{_ADDS}(?:规定)?"
            rf"(?:(?:{_DIGITS}[个]?(?P<unit>[条款项目]))?[，：:]?(?:并)?(?:作为|列为)?"
            rf"(?P<number>{_TO_PLACES})?)"
            rf"(?:，?(?:即)?内容为|，?具体为)?[，：:]?(?P<new>{MARK})"
        ),
        lambda match, part: _added(match, part) if match["unit"] or match["number"] else [],
    ),
    (
        re.compile(
            rf"^(?P<places>[^{MARK[1:-1]}]*?)(?:(?:的?(?:末尾|最后|句末|结尾|之?后)|中)?{_ADDS}一句|"
            rf"的?(?:末尾|最后|句末|结尾){_ADDS}{_WORDS})[话]?[：:，]?(?P<new>{MARK})"
        ),
        _appended_words,
    ),
    (
        re.compile(rf"{_SAME}{_BY}[：:]?(?P<new>{MARK})$"),
        _replaced,
    ),
    (
        re.compile(
            rf"^(?P<where>.*?){_DELETES}(?P<olds>{_MARKS})(?P<row>(?:[一该这所在]*行))?{_WORDS}$"
        ),
        _deleted_words,
    ),
    (
        re.compile(
            rf"{_DELETES}(?P<where>[^{MARK[1:-1]}]*)(?P<olds>{_MARKS})"
            rf"(?P<row>(?:[一该这所在]*行))?{_WORDS}$"
        ),
        _deleted_words,
    ),
    (
        re.compile(
            rf"^(?P<where>.*?)(?P<olds>{_MARKS})(?P<row>(?:[一该这所在]*行))?{_WORDS}{_SAME}{_DELETES}$"
        ),
        _deleted_words,
    ),
    (re.compile(rf"^{_SAME}(?:将|把|应当)?{_DELETES}(?P<places>[^{MARK[1:-1]}]+)$"), _deleted),
    (re.compile(rf"^(?P<places>[^{MARK[1:-1]}]*?){_SAME}{_DELETES}$"), _deleted),
    (
        re.compile(rf"^(?P<places>.*?)由(?:原来的?|现行的?)?(?P<old>[^，由]+?){_RATES}[为到至](?P<new>[^，]+)$"),
        _valued,
    ),
)
"""Each way to order a change, the more exact before the less, and what reads it."""
