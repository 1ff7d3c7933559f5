"""Items of what a clause lists: 包括哪些, 下列情形有哪些."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.numbering import opening
from assistant.teaching.crafting import according, called, item_about, item_of, proof_of, quoted
from assistant.teaching.drawing import shuffled
from assistant.teaching.item import Item, ItemKind
from assistant.teaching.lesson import Lesson
from assistant.teaching.reading_alone import is_whole, reads_alone, shared
from assistant.teaching.statement import TaughtSentence, heading_over, topic_over

_LED = re.compile(
    r"(?P<lead>(?:(?<!不)包括|分为|涵盖|(?<!随)即|依次为|分别为|指的是|由(?=[^，。；]{4,60}(?:组成|构成))))：?"
    r"(?P<list>[^，。；：、]{2,24}(?:、[^，。；：、]{2,24}){1,8}?(?:(?:以及|和|及)[^，。；：、和]{2,16})?)"
    r"(?P<end>等[^，。；]{0,8}|组成|构成|[两二三四五六七八]种)?(?=[，。；])"
)
_BRACKETED = re.compile(
    r"(?P<name>“?[\u4e00-\u9fff]{0,6}[一二三四五六七八九十][\u4e00-\u9fff]{0,6}”?)（(?P<list>[^（）、]{2,14}(?:、[^（）、]{2,14}){2,6})）"
)
_JOIN = re.compile(r"(?:以及|和|及)(?=[^、]+$)")
_TAIL = re.compile(r"等.*$|(?:\d+|[两二三四五六七八九十])个.*$|(?:组成|构成).*$")
_NUMBERED = re.compile(r"^[（(][一二三四五六七八九十]+[）)]|^\d+[.．、](?!\d)")
_NAMED = re.compile(r"“[^“”]{2,14}”[\u4e00-\u9fff]{0,8}，?$")
"""What 即 explains: “一二三四”管理模式，即….  The rest of its sentence asks for nothing."""
_PERSON = re.compile(r"(?:代表|人员|专家|同志|委员|[师长员者任理])$")
_SHORT, _LONG = 2, 60
_MOST_TOLD, _LONGEST_TOLD = 6, 150
"""Points that are told in words, and the characters of all of them."""
_MOST_RIGHT, _LEAST_WRONG = 4, 2
_OTHER = re.compile(r"^其他|规定的其他")


@dataclass(frozen=True, slots=True)
class _Listed:
    """A list: the question for it, what it holds, whether it says 等, and its proof."""

    stem: str
    members: tuple[str, ...]


def list_items(lesson: Lesson) -> Iterator[Item]:
    """Yield the items of lists within a sentence and of lists of numbered lines."""
    for statement in lesson.statements:
        pool = [member for s in lesson.near(statement) for member in members_in(s.text)]
        for listed in _in_sentence(statement.text):
            yield from _chosen(lesson, statement, listed, pool)
    yield from _of_lines(lesson)


def _in_sentence(text: str) -> Iterator[_Listed]:
    for match in _LED.finditer(text):
        members = _split(match["list"])
        if _are_members(members):
            before = text[: match.start("list")].rstrip("：")
            tail = "组成" if match["lead"] == "由" else ""
            sort = "人员" if all(map(_PERSON.search, members)) else "方面" if tail else ""
            if match["lead"] == "即":
                named = _NAMED.search(before.removesuffix("即"))
                before = f"{named[0].rstrip('，')}是指" if named else ""
            asks = "哪几项" if match["lead"] == "即" else f"哪些{sort}{tail}"
            if before:
                yield _Listed(f"{before}{asks}？", members)
    for match in _BRACKETED.finditer(text):
        members = _split(match["list"])
        if _are_members(members):
            yield _Listed(f"{quoted(match['name'].strip('“”'))}是指哪几项？", members)


@lru_cache(maxsize=4096)
def members_in(text: str) -> tuple[str, ...]:
    """Return what a sentence lists; every other sentence of its document asks for it too."""
    return tuple(member for listed in _in_sentence(text) for member in listed.members)


def _split(written: str) -> tuple[str, ...]:
    parts = _JOIN.sub("、", written).split("、")
    return tuple(_TAIL.sub("", part).strip() for part in parts)


def _are_members(members: Sequence[str]) -> bool:
    lengths = [len(m) for m in members]
    return (
        3 <= len(set(members)) == len(members)
        and min(lengths) >= 2
        and max(lengths) <= 4 * min(lengths)
        and all(is_whole(m) and not re.search(r"的$|其中|[（）]|^对|^在", m) for m in members)
    )


def _chosen(
    lesson: Lesson, statement: TaughtSentence, listed: _Listed, pool: Sequence[str]
) -> Iterator[Item]:
    right = listed.members[:_MOST_RIGHT]
    wrong = _beside(lesson, statement, listed.members, pool)[: 6 - len(right)]
    if len(wrong) >= _LEAST_WRONG and len(right) >= 2:
        stem = f"{according(statement)}{listed.stem}"
        yield item_about(
            ItemKind.MULTIPLE, stem, statement,
            right=right, wrong=wrong, difficulty=3, seed=lesson.seed,
        )  # fmt: skip
    if _can_be_told(listed.members):
        stem = f"{according(statement)}{listed.stem}"
        yield item_about(ItemKind.SHORT, stem, statement, right=listed.members, difficulty=2)


def _can_be_told(members: Sequence[str]) -> bool:
    return len(members) <= _MOST_TOLD and sum(map(len, members)) <= _LONGEST_TOLD


def _beside(
    lesson: Lesson, statement: TaughtSentence, members: Sequence[str], pool: Sequence[str]
) -> list[str]:
    """Return members of other lists that are like these, and that the clause does not say."""
    least, most = min(map(len, members)), max(map(len, members))
    kept: list[str] = []
    for other in shuffled(dict.fromkeys(pool), lesson.seed, statement.text):
        slack = 0 if least == most else 1
        fits = least - slack <= len(other) <= most + slack and other not in statement.text
        like = any(shared(other, each) >= 0.34 or shared(each, other) >= 0.34
                   for each in (*members, *kept))  # fmt: skip
        if fits and not like and not lesson.also_true(other, statement.text):
            kept.append(other)
    return kept


def _of_lines(lesson: Lesson) -> Iterator[Item]:
    lists = [found for d, c in lesson.clauses for found in _numbered(d, c)]
    for document, clause, lead, members in lists:
        others = [m for d, c, _, each in lists if c.id != clause.id for m in each]
        yield from _lines_chosen(lesson, document, clause, lead, members, others)


def _numbered(
    document: PolicyDocument, clause: Clause
) -> Iterator[tuple[PolicyDocument, Clause, str, tuple[str, ...]]]:
    """Yield a clause whose lines are led in by 下列…：, with the lead and the lines."""
    if clause.kind is not ClauseKind.CLAUSE:
        return
    lines = [line.strip() for line in clause.text.split("\n") if line.strip()]
    opened = opening(lines[0])
    lead = lines[0][len(opened.label) :].strip() if opened else lines[0]
    rest = lines[1:]
    numbered = [line for line in rest if _NUMBERED.match(line)]
    if not (lead.endswith("：") and len(numbered) >= 3 and "。" not in lead):
        return
    members = tuple(_NUMBERED.sub("", line).rstrip("；。") for line in numbered)
    usable = tuple(m for m in members if _SHORT <= len(m) <= _LONG and not _OTHER.search(m))
    if len(usable) >= 3 and all(reads_alone(m) for m in usable):
        yield document, clause, lead, usable


def _lines_chosen(  # noqa: PLR0913, PLR0917  a list and those beside it
    lesson: Lesson, document: PolicyDocument, clause: Clause, lead: str,
    members: tuple[str, ...], others: Sequence[str],
) -> Iterator[Item]:  # fmt: skip
    asks = _asking(lead)
    if not asks:
        return
    over = heading_over(document, clause)
    stem = f"根据{called(document, clause)}{f'“{over}”部分' if over else ''}，{asks}"
    proof, topic = proof_of(document, clause), topic_over(document, clause)
    least, most = min(map(len, members)), max(map(len, members))
    fits = [o for o in shuffled(dict.fromkeys(others), lesson.seed, clause.id)
            if least * 0.6 <= len(o) <= most * 1.2
            and all(shared(o, m) < 0.3 and shared(m, o) < 0.3 for m in members)]  # fmt: skip
    right = members[:3]
    wrong = [o for o in fits if not lesson.also_true(o, lead)][:2]
    if len(wrong) >= _LEAST_WRONG:
        yield item_of(
            ItemKind.MULTIPLE, stem, proof,
            right=right, wrong=wrong, topic=topic, difficulty=3, seed=lesson.seed,
        )  # fmt: skip
    if _can_be_told(members):
        yield item_of(ItemKind.SHORT, stem, proof, right=members, topic=topic, difficulty=2)


def _asking(lead: str) -> str:
    """Return the question that a lead becomes: 情形包括： is asked as 情形包括哪些？."""
    if lead.endswith("包括："):
        return f"{lead[:-1]}哪些？"
    return ""
