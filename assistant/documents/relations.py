"""Which other documents a document speaks of, and how: 依据, 转发, 印发, 废止, 修订, 答复, 引用.

What a whole document is about (解读, 征求意见, 更正, 附属) `concerning` says.

A document is named by a title in 《》, with or without its number behind it, or by its number.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.documents import repeal_lists
from assistant.documents.document_number import find_document_numbers
from assistant.documents.lines import GENRES
from assistant.documents.orders_given import only_spoken_of
from assistant.documents.text import fold


class RelationKind(StrEnum):
    """How a document speaks of another."""

    BASIS = "依据"
    FORWARDS = "转发"
    ISSUES = "印发"
    REPEALS = "废止"
    AMENDS = "修订"
    REPLIES = "答复"
    CITES = "引用"
    EXPLAINS = "解读"
    PROPOSES = "征求意见"
    CORRECTS = "更正"
    BELONGS_TO = "附属"

    @property
    def is_of_the_whole(self) -> bool:
        """Whether it says what the whole document is about, and no sentence of it does."""
        return self in _OF_THE_WHOLE


_ORDERS = (RelationKind.REPEALS, RelationKind.AMENDS)
_OF_THE_WHOLE = (
    RelationKind.EXPLAINS, RelationKind.PROPOSES, RelationKind.CORRECTS, RelationKind.BELONGS_TO,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relation:
    """A document that is spoken of.

    `name` is as printed, `start` and `end` its span in the text; `number_key` is "" without a
    number, `title` "" without a title. `inner` is what a 《关于印发〈…〉的通知》 issues. `sentence`
    is the whole sentence, within one line of the text.
    """

    kind: RelationKind
    name: str
    number_key: str
    title: str
    start: int
    end: int
    sentence: str
    inner: str = ""


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name in a sentence: its place there, the title and the number in it."""

    start: int
    end: int
    title: str
    number_key: str


@dataclass(frozen=True, slots=True)
class _Own:
    """The document whose text is read: the key of its number, and its title, folded."""

    key: str
    title: str

    def is_named(self, mention: _Mention) -> bool:
        """Say whether it is meant itself, or what its title says that it issues."""
        named = fold(mention.title)
        keyed = bool(self.key) and mention.number_key == self.key
        return keyed or (len(named) > 1 and named in self.title)


_TITLE = re.compile(r"《((?:[^《》\n]|《[^《》\n]{1,80}》){2,120})》")
_NUMBER_BEHIND = re.compile(
    r"\s*[（(]((?:[^（）()\n]|[（(]\d{4}[）)]){4,40}号)[^（）()\n]{0,20}[）)]"
)
_SENTENCE = re.compile(r"(?:[^。！？\n《]|《[^\n》]*》?)+[。！？]?[”’）]*")
_INNER = re.compile(r"[〈<《]([^〈〉<>《》]{2,80})[〉>》]")
_NOTE = re.compile(r"[（(][^（）()]{0,20}[）)]$")
_SHORT_NAME = re.compile(r"简称[“\"]?《([^《》\n]{2,30})》")
_OTHER_GENRES = (
    "宪法", "法典", "标准", "规范", "准则", "规程", "制度", "指南", "指引", "公约", "协定", "建议",
    "措施", "政策", "目录", "名录", "意见稿", "清单", "守则", "总则", "通则", "条约", "议定书",
)  # fmt: skip
_ENDINGS = tuple({*GENRES, *_OTHER_GENRES})
_ONLY_A_GENRE = re.compile(
    rf"(?:实施|管理|暂行|试行|若干|指导|工作)?(?:{'|'.join(e for e in _ENDINGS if e != '宪法')})"
)
"""《意见》, 《实施办法》: a short name for a document that is named in full elsewhere."""
_DATE = r"(?:\d{4}年\d{1,2}月\d{1,2}日)"
_CLAUSE = r"(?:第[^，。；：《]{1,40}?[条款项章](?:的?规定)?|中?的?有关规定)?"
_ISSUED = r"(?:公布|发布|印发|颁布|批准|批转|通过|制定|下发)(?:施行|实施|试行)?"
_LISTED = re.compile(
    rf"\s*(?:[（(][^（）()]{{0,30}}[）)])?等?{_CLAUSE}(?:"
    rf"(?:的|[^，。；：《]{{0,4}}{_ISSUED}的)?|"
    r"[，,]?\s*(?:以及|[和及与或暨、])(?![^《]{0,60}(?:制定本|修改|修订|转发))(?:"
    rf"[^，。；：《]{{0,60}}{_ISSUED}的?|[^，。；：《制修转对将]{{0,16}})|"
    rf"[，,；](?:[^，。；：《]{{0,60}}{_ISSUED}的|[^，。；：《制修转对将]{{0,24}}[院部委局办会署厅]|原|"
    rf"{_DATE}?))\s*"
)
"""What stands between the names of one list; 国务院令第5号公布的《…》 is one too."""
_REPEALED = (
    r"(?:(?:同时|予以|即行|一并|自行|宣布|自动|相应|均)(?:废止|失效|作废)|停止执行|不再执行|"
    r"已?(?:废止|失效)(?=[，。；]|$))"
)
_BEFORE: tuple[tuple[RelationKind, re.Pattern[str]], ...] = (
    (RelationKind.REPEALS, re.compile(r"(?:废止|停止执行|替代|取代)(?:了|原)?[^，。；的]{0,6}$")),
    (
        RelationKind.AMENDS,
        re.compile(r"(?:修改|修订|修正|删去|删除)了?[^，。；的后《]{0,4}$"),
    ),
    (RelationKind.FORWARDS, re.compile(r"转发(?:了)?[^，。；]{0,20}$")),
    (
        RelationKind.BASIS,
        re.compile(
            r"(?:根据|依据|依照|按照|遵照|参照|贯彻落实|贯彻执行|贯彻|落实|执行|遵循)[^，。；：]{0,40}$|"
            r"(?:^|[，。；：、（\s])[按依据][^，。；：]{0,20}$"
        ),
    ),
    (
        RelationKind.ISSUES,
        re.compile(r"(?:印发|公布|发布|颁布)了?(?:新?修[订改]后?的)?[^，。；的]{0,8}$"),
    ),
)
_AFTER: tuple[tuple[RelationKind, re.Pattern[str]], ...] = (
    (RelationKind.REPLIES, re.compile(r"^[^。；，]{0,40}(?:收悉|悉[。，])")),
    (
        RelationKind.REPEALS,
        re.compile(rf"^[^，。；]{{0,24}}?，?(?:自[^，。；]{{2,30}}，?)?[现均也]?{_REPEALED}"),
    ),
    (
        RelationKind.AMENDS,
        re.compile(
            r"^[^。；，]{0,20}?(?:作(?:了|出)?(?:如下|以下|部分|相应的?)?[修调]|修改为|修订为|予以修改|"
            r"修[改订正]如下|"
            r"进行(?:了)?(?:修改|修订|修正|调整)|予以(?:修正|调整)|"
            r"(?:事项|政策|规定|条款|内容|标准)(?:予以|相应)?(?:调整|修改)(?:如下|通知))"
        ),
    ),
    (RelationKind.FORWARDS, re.compile(r"^(?:[^。；]{0,60}，)?[^，。；]{0,4}转发(?:给|你)")),
    (
        RelationKind.ISSUES,
        re.compile(
            r"^(?:[^，。；]{0,8}印发|(?:[^。；]{0,80}，)?(?:现(?:予|将)?以?|予以)(?:公布|发布|印发))"
        ),
    ),
)
_FIRST = 3
"""So many of `_AFTER` go before `_BEFORE`."""
_PART = re.compile(r"^\s*(?:第[^，。；：]{1,20}[条款项章]|中)")
"""What is said of a part of a document amends it: 《甲办法》第三条同时废止."""
_SOME_OF_IT = re.compile(
    r"^\s*(?:的?(?:有关|相关|部分)(?:规定|内容|条款|条文|政策|标准)|所?(?:规定|设定|确定|明确|列)的|所列)"
)
"""The same of what is not numbered: 《甲办法》的有关规定同时废止."""
_AMENDED = re.compile(
    r"修改为|(?:由|从)[^。；]{1,40}?(?:调整|提高|降低|增加|减少|变更|上调|下调|延长|缩短|改)[到至为]"
)
"""What says behind the name of a part that its words are other ones now."""
_AGENT = re.compile(r"(?:^|[已均就\s，,（(\t]|内容)[被由](?:了|新的?)?$")
"""What stands before the document that did it: 已由某办〔2024〕4号废止 tells who, not what."""
_DONE = {
    repeal_lists.REPEALED: RelationKind.REPEALS,
    repeal_lists.AMENDED: RelationKind.AMENDS,
    "": RelationKind.CITES,
}
_NEAR = 6
_REACH = 120
"""Characters before and behind a name that say how it is spoken of."""


def find_relations(text: str, own_key: str, own_title: str) -> tuple[Relation, ...]:
    """Return the documents that `text` speaks of, in its order, the document itself left out.

    Of several mentions in the same way only the first is told. A short name (以下简称《意见》) is
    none. A document named on a line or in a row of a list is meant as what leads the list in says.
    """
    own = _Own(own_key, fold(own_title))
    short = set(_SHORT_NAME.findall(text)) if "简称" in text else set()
    found: dict[tuple[RelationKind, str], Relation] = {}
    listing = repeal_lists.repeals_some(own_title)
    spoken_of = _relations(text, own)
    for relation in _listed(spoken_of, text) if listing else spoken_of:
        key = (relation.kind, relation.number_key or fold(relation.title))
        if key in found or relation.title in short or is_short_name(relation.title):
            continue
        if not (_is_own(relation, own) or _in_title(relation.sentence, own.title)):
            found[key] = relation
    return tuple(found.values())


def is_short_name(title: str) -> bool:
    """Say whether a title is 《意见》 or 《实施办法》, short for one that is named in full."""
    return _ONLY_A_GENRE.fullmatch(title) is not None


def _listed(relations: Iterable[Relation], text: str) -> Iterator[Relation]:
    """Yield the references of a paper that repeals some, those of its lists as what it does."""
    leads = repeal_lists.leads_in(text)
    for relation in relations:
        agent = _AGENT.search(text[max(relation.start - _NEAR, 0) : relation.start])
        if relation.kind is RelationKind.CITES and not agent:
            done = repeal_lists.done_with(relation.sentence, relation.start, leads)
            yield replace(relation, kind=_DONE[done])
        else:
            yield relation


def _is_own(relation: Relation, own: _Own) -> bool:
    """Say whether the document speaks of itself; it repeals what had its title before."""
    if relation.number_key:
        return relation.number_key == own.key
    named, title = fold(relation.title), own.title
    same = bool(title) and title.removeprefix("中华人民共和国").endswith(named)
    return relation.kind is not RelationKind.REPEALS and same and 2 * len(named) > len(title) // 2


def _in_title(sentence: str, title: str) -> bool:
    """Say whether a sentence is the document's title, or one line of it."""
    return len(sentence) <= 2 * len(title) and fold(sentence) in title


def _relations(text: str, own: _Own) -> Iterator[Relation]:
    at = 0
    for line in text.split("\n"):
        if "《" in line or ("号" in line and any(c in line for c in "〔[（(【［令年")):
            for match in _SENTENCE.finditer(line):
                yield from _of_sentence(match[0], at + match.start(), own)
        at += len(line) + 1


def _of_sentence(sentence: str, at: int, own: _Own) -> Iterator[Relation]:
    mentions = sorted(_mentions(sentence), key=lambda m: m.start)
    whole = sentence.strip()
    for group, before, after in _groups(sentence, mentions):
        kind = _kind(before, after)
        if kind in _ORDERS and only_spoken_of(_ahead(sentence, group[0], mentions, own), after):
            kind = RelationKind.CITES
        for mention in group:
            inner = _INNER.search(mention.title)
            yield Relation(
                kind, sentence[mention.start : mention.end], mention.number_key, mention.title,
                at + mention.start, at + mention.end, whole, inner[1] if inner else "",
            )  # fmt: skip


def _ahead(sentence: str, first: _Mention, mentions: list[_Mention], own: _Own) -> str:
    """Return what stands before the first name of a group, other names only marked as names."""
    pieces, at = list[str](), 0
    for mention in mentions:
        if mention.end <= first.start:
            marked = "本件" if own.is_named(mention) else "《》"
            pieces += (sentence[at : mention.start], marked)
            at = mention.end
    return _TITLE.sub("《》", "".join((*pieces, sentence[at : first.start])))


def _groups(sentence: str, mentions: list[_Mention]) -> Iterator[tuple[list[_Mention], str, str]]:
    """Yield the names of one list together, with what stands before the first and behind the last.

    Names with a comma between them are one list when nothing before them says how they are meant.
    """
    group: list[_Mention] = []
    before, behind = "", 0
    for mention in mentions:
        between = sentence[behind : mention.start]
        if group and not _is_listed(between, before):
            yield group, before, f"{between[:_REACH]}《"
            group = []
        if not group:
            before = sentence[max(behind, mention.start - _REACH) : mention.start]
        group.append(mention)
        behind = mention.end
    if group:
        yield group, before, sentence[behind : behind + _REACH]


def _is_listed(between: str, before: str) -> bool:
    if len(between) > _REACH:
        return False
    if any(mark in between for mark in "，,；") and _said_before(before):
        return False
    return _LISTED.fullmatch(between) is not None


def _said_before(before: str) -> bool:
    return any(pattern.search(before) for _, pattern in _BEFORE)


def _kind(before: str, after: str) -> RelationKind:
    if _AGENT.search(before):
        return RelationKind.CITES
    part = _PART.search(after) is not None
    if part and _AMENDED.search(after):
        return RelationKind.AMENDS
    found = [kind for kind, pattern in _AFTER[:_FIRST] if pattern.search(after)]
    found += [kind for kind, pattern in _BEFORE if pattern.search(before)]
    found += [kind for kind, pattern in _AFTER[_FIRST:] if pattern.search(after)]
    kind = found[0] if found else RelationKind.CITES
    part = part or _SOME_OF_IT.search(after) is not None
    return RelationKind.AMENDS if part and kind is RelationKind.REPEALS else kind


def _mentions(sentence: str) -> Iterator[_Mention]:
    numbers = find_document_numbers(sentence)
    begins = [number.start for number in numbers]
    taken: list[tuple[int, int]] = []
    for match in _TITLE.finditer(sentence):
        if taken and match.start() < taken[-1][1]:
            continue
        behind = _NUMBER_BEHIND.match(sentence, match.end())
        at = bisect_right(begins, match.end())
        number = numbers[at] if behind and at < len(numbers) else None
        if behind and number and number.end > behind.end():
            number = None
        end = behind.end() if behind and number else match.end()
        taken.append((match.start(), end))
        if number or _is_document(match[1]):
            yield _Mention(match.start(), end, match[1].strip(), number.key if number else "")
    starts = [start for start, _ in taken]
    for number in numbers:
        at = bisect_right(starts, number.start)
        if not (at and number.start < taken[at - 1][1]):
            yield _Mention(number.start, number.end, "", number.key)


def _is_document(title: str) -> bool:
    """Say whether what stands in 《》 is a document and not a book, a form or a certificate."""
    return _NOTE.sub("", title.strip()).rstrip("》〉>").endswith(_ENDINGS)
