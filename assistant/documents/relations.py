"""Which other documents a document speaks of, and how: 依据, 转发, 印发, 废止, 修订, 答复, 引用.

A document is named by a title in 《》, with or without its number behind it, or by its number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.documents.document_number import find_document_numbers
from assistant.documents.lines import GENRES
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


_TITLE = re.compile(r"《((?:[^《》\n]|《[^《》\n]{1,80}》){2,120})》")
_NUMBER_BEHIND = re.compile(r"\s*[（(]([^（）()\n]{4,40}号)[^（）()\n]{0,20}[）)]")
_SENTENCE = re.compile(r"(?:[^。！？\n《]|《[^\n》]*》?)+[。！？]?")
_INNER = re.compile(r"[〈<《]([^〈〉<>《》]{2,80})[〉>》]")
_NOTE = re.compile(r"[（(][^（）()]{0,20}[）)]$")
_OTHER_GENRES = (
    "宪法", "法典", "标准", "规范", "准则", "规程", "制度", "指南", "指引", "公约", "协定", "建议",
    "措施", "政策", "目录", "名录", "意见稿", "清单", "守则", "总则", "通则", "条约", "议定书",
)  # fmt: skip
_ENDINGS = tuple({*GENRES, *_OTHER_GENRES})
_TOGETHER = re.compile(
    r"[\s、，,和及与或以同等]*(?:[（(][^（）()]{0,30}[）)])?[\s、，,和及与或以同等]*"
)
_BEFORE: tuple[tuple[RelationKind, re.Pattern[str]], ...] = (
    (RelationKind.REPEALS, re.compile(r"(?:废止|停止执行|替代|取代)(?:了|的)?[^，。；]{0,6}$")),
    (RelationKind.AMENDS, re.compile(r"(?:修改|修订|修正)(?:后的|了|的)?[^，。；]{0,4}$")),
    (RelationKind.FORWARDS, re.compile(r"转发(?:了)?[^，。；]{0,20}$")),
    (
        RelationKind.BASIS,
        re.compile(
            r"(?:根据|依据|依照|按照|遵照|参照|贯彻落实|贯彻执行|贯彻|落实|执行|遵循)[^，。；：]{0,40}$|(?:^|[，。；：])按[^，。；：]{0,20}$"
        ),
    ),
    (RelationKind.ISSUES, re.compile(r"(?:印发|公布|发布|颁布)(?:了)?[^，。；]{0,8}$")),
)
_AFTER: tuple[tuple[RelationKind, re.Pattern[str]], ...] = (
    (RelationKind.REPLIES, re.compile(r"^[^。；]{0,40}(?:收悉|悉。)")),
    (
        RelationKind.REPEALS,
        re.compile(
            r"^[^。；]{0,400}?(?:同时废止|予以废止|即行废止|停止执行|宣布失效|自行失效|自行废止|一并废止|废止。|失效。)"
        ),
    ),
    (
        RelationKind.AMENDS,
        re.compile(
            r"^(?:[^《。；，]{0,20})(?:作(?:了)?(?:如下|以下|部分)修|修改为|修订为|予以修改|进行(?:修改|修订)|予以修正)"
        ),
    ),
    (RelationKind.FORWARDS, re.compile(r"^[^，。；]{0,4}转发给")),
    (
        RelationKind.ISSUES,
        re.compile(
            r"^(?:[^，。；《]{0,8}印发|(?:[^。；《]{0,60}，)?现(?:予|将)?(?:以)?(?:公布|发布|印发))"
        ),
    ),
)
_AMENDED_CLAUSE = re.compile(r"(?:将|把)$")


def find_relations(text: str, own_key: str, own_title: str) -> tuple[Relation, ...]:
    """Return the documents that `text` speaks of, in its order, the document itself left out.

    Of several mentions in the same way only the first is told. Lists of repealed documents in a
    table are not read as repeals.
    """
    title = fold(own_title)
    found: dict[tuple[RelationKind, str], Relation] = {}
    for relation in _relations(text):
        own = (
            relation.number_key == own_key if relation.number_key else fold(relation.title) == title
        )
        if not (own and (own_key or title)):
            found.setdefault((relation.kind, relation.number_key or fold(relation.title)), relation)
    titled = {fold(line) for line in own_title.splitlines()} | {title}
    return tuple(r for r in found.values() if fold(r.sentence) not in titled)


def _relations(text: str) -> Iterator[Relation]:
    at = 0
    for line in text.split("\n"):
        if "《" in line or ("号" in line and any(c in line for c in "〔[（(【［令年")):
            for match in _SENTENCE.finditer(line):
                yield from _of_sentence(match[0], at + match.start())
        at += len(line) + 1


def _of_sentence(sentence: str, at: int) -> Iterator[Relation]:
    mentions = sorted(_mentions(sentence), key=lambda m: m.start)
    kind, behind = RelationKind.CITES, 0
    for ordinal, mention in enumerate(mentions):
        between = sentence[behind : mention.start]
        if not (ordinal and _TOGETHER.fullmatch(between)):
            kind = _kind(between, sentence[mention.end :])
        inner = _INNER.search(mention.title)
        yield Relation(
            kind, sentence[mention.start : mention.end], mention.number_key, mention.title,
            at + mention.start, at + mention.end, sentence.strip(), inner[1] if inner else "",
        )  # fmt: skip
        behind = mention.end


def _kind(before: str, after: str) -> RelationKind:
    if _AMENDED_CLAUSE.search(before) and "修改为" in after:
        return RelationKind.AMENDS
    found = [kind for kind, pattern in _AFTER[:3] if pattern.search(after)]
    found += [kind for kind, pattern in _BEFORE if pattern.search(before)]
    found += [kind for kind, pattern in _AFTER[3:] if pattern.search(after)]
    return found[0] if found else RelationKind.CITES


def _mentions(sentence: str) -> Iterator[_Mention]:
    numbers = find_document_numbers(sentence)
    taken: list[tuple[int, int]] = []
    for match in _TITLE.finditer(sentence):
        behind = _NUMBER_BEHIND.match(sentence, match.end())
        number = next(
            (n for n in numbers if behind and match.end() < n.start and n.end <= behind.end()), None
        )
        end = behind.end() if behind and number else match.end()
        taken.append((match.start(), end))
        if number or _is_document(match[1]):
            yield _Mention(match.start(), end, match[1].strip(), number.key if number else "")
    for number in numbers:
        if not any(start <= number.start < end for start, end in taken):
            yield _Mention(number.start, number.end, "", number.key)


def _is_document(title: str) -> bool:
    """Say whether what stands in 《》 is a document and not a book, a form or a certificate."""
    return _NOTE.sub("", title.strip()).rstrip("》〉>").endswith(_ENDINGS)
