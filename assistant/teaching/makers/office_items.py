"""Items of who does it: 由哪个部门负责, 哪个单位牵头; of several, which ones."""

import re
from collections.abc import Iterator, Sequence

from assistant.teaching.crafting import (
    according,
    called,
    item_about,
    item_of,
    judged,
    proof_of,
    quoted,
)
from assistant.teaching.drawing import shuffled
from assistant.teaching.even_choices import ENOUGH, drawn_evenly
from assistant.teaching.item import BLANK, Item, ItemKind
from assistant.teaching.lesson import Lesson
from assistant.teaching.reading_alone import pairs_of
from assistant.teaching.statement import IN_CHARGE, TaughtSentence, own_heading, topic_over

_PERSON = r"总理|秘书长|主任|召集人|部长|局长|厅长|省长|市长|县长|书记|同志|总指挥|组长|负责人"
_BODY = r"[部委局厅办署院]|办公[厅室]|部门|机构|机关|政府|委员会|小组|银行|单位|公司|总局|中心"
_OFFICE = re.compile(rf"[\u4e00-\u9fff]{{1,14}}?(?:{_PERSON}|{_BODY})$")
_DOES = (
    r"统一|负责|牵头|会同|承担|担任|另行|制定|规定|确定|组织|审批|批准|审核|主持|代行|办理|监督|核定|报|签发|签署|"
    r"指定|审定|协调|管理|处理|召集|受理|核发|实施|安排|研究|提出|汇总|审查|起草|承办|公布|代|共同|按照|依照|依法|根据"
)
_BY = re.compile(rf"(?<![自理经缘])由(?P<who>[\u4e00-\u9fff]{{2,16}}?)(?=(?:{_DOES}))")
_ACTS = re.compile(
    r"^(?P<who>[\u4e00-\u9fff]{2,16}?)(?=要(?!求|素|点|害)|应当?(?!用|对|急|付|届)|负责(?!同|人|制)|会同|牵头)"
)
_SHARED_WORK = re.compile(r"等?(?:按职责分工|分别|共同)*负责.*$")
_AUTHORITY = re.compile(r"(?:部门|机关|政府|国务院|法制机构)$")
_NAMED = re.compile(r"(?:部|委|局|署|办|总局)$")
_ANYBODY = re.compile(
    r"[由向将把对以从为经各和与及或等的]|同意|建立|有关|相关|其他|上级|下级|他们|自己|本人|所有|全部|任何|"
    r"每个|地方$|^(?:主管|主办|承办|所在)单位$|^(?!国务院|[省市县]).*(?:主管|管理)部门$"
)
_GENERAL = (
    "国家|国务院办公厅|人民政府|主管部门|机关|办公室|委员会|领导小组|行政|单位|机构|负责人|同志|总局|"
    "地方|县级|省级|市级|以上|总理|联席会议|工作"
)
_COMMON = frozenset(pair for words in _GENERAL.split("|") for pair in pairs_of(words))
"""What names of different offices may share."""
_WRONG = 3


def office_items(lesson: Lesson) -> Iterator[Item]:
    """Yield the items of who does something, where one sentence says it of one office."""
    pool = _offices(lesson)
    for statement in lesson.statements:
        for who, stem, gap in _asked(statement):
            wrong = _others(lesson, statement, who, pool)
            if wrong:
                yield from judged(statement, gap.replace(BLANK, wrong[0]))
                yield item_about(
                    ItemKind.SINGLE, f"{according(statement)}{stem}", statement,
                    right=[who], wrong=wrong, difficulty=2, seed=lesson.seed,
                )  # fmt: skip
            yield item_about(
                ItemKind.FILL, f"{according(statement)}{gap}", statement, right=[who], difficulty=2
            )
    yield from _in_charge(lesson, pool)


def _asked(statement: TaughtSentence) -> Iterator[tuple[str, str, str]]:
    """Yield the office of a sentence, the question for it, and the sentence with a blank."""
    text = statement.text
    found = [*_BY.finditer(text), *_ACTS.finditer(text)]
    for match in found:
        who, start, end = match["who"], match.start("who"), match.end("who")
        if not _is_office(who) or text.count(who) > 1 or "：" in text:
            continue
        asks = "谁" if re.search(rf"(?:{_PERSON})$", who) else "哪个部门（单位）"
        stem = f"{text[:start]}{asks}{text[end:].rstrip('。')}？"
        yield who, stem, f"{text[:start]}{BLANK}{text[end:]}"


def _is_office(who: str) -> bool:
    return bool(_OFFICE.fullmatch(who)) and not _ANYBODY.search(who)


def _offices(lesson: Lesson) -> tuple[str, ...]:
    """Return the offices that the library names where somebody does something."""
    named = [
        match["who"]
        for statement in lesson.every
        for match in (*_BY.finditer(statement.text), *_ACTS.finditer(statement.text))
    ]
    listed = [who for _, clause in lesson.clauses for who in _listed_in(clause.text)]
    return tuple(dict.fromkeys(who for who in (*named, *listed) if _is_office(who)))


def _others(lesson: Lesson, statement: TaughtSentence, who: str, pool: Sequence[str]) -> list[str]:
    """Return offices of the same sort that do not do it: no other name of the same one."""
    kept: list[str] = []
    for other in _nearest(pool, statement.document.source, lesson.seed, statement.text):
        same_sort = _sort(other) == _sort(who)
        near = abs(len(other) - len(who)) <= 4
        alike = any(_is_alike(other, each) for each in (who, *kept))
        if same_sort and near and not alike and other not in statement.clause.text:
            kept += [] if lesson.also_true(other, statement.text) else [other]
        if len(kept) == ENOUGH:
            break
    return drawn_evenly(who, kept, lesson.seed, statement.text)


def _nearest(pool: Sequence[str], source: str, *seed: object) -> list[str]:
    """Return the offices that the document itself names: others have nothing to do with it."""
    return [who for who in shuffled(pool, *seed) if who in source]


def _sort(who: str) -> str:
    """Return what a name is of: a person, an authority, a department, else how it ends."""
    if re.search(rf"(?:{_PERSON})$", who):
        return "person"
    if _AUTHORITY.search(who):
        return "authority"
    return "department" if _NAMED.search(who) and len(who) <= 10 else who[-2:]


def _listed_in(text: str) -> list[str]:
    """Return the offices that a clause puts in charge, of all that it says."""
    found = [*IN_CHARGE.finditer(text)]
    plain = [m["who"] for m in found if not re.search(r"牵头|；|，", m["who"])]
    return [who for words in plain for who in _SHARED_WORK.sub("", words).split("、")]


def _in_charge(lesson: Lesson, pool: Sequence[str]) -> Iterator[Item]:
    """Yield the items of which offices a clause puts in charge, where it does so once."""
    for document, clause in lesson.clauses:
        heading, named = own_heading(document, clause), _listed_in(clause.text)
        if (
            not heading
            or len(IN_CHARGE.findall(clause.text)) != 1
            or not all(map(_is_office, named))
        ):
            continue
        if not 1 <= len(named) <= 4:
            continue
        kept = list(named)
        for other in _nearest(pool, document.source, lesson.seed, clause.id):
            like = any(_is_alike(other, n) for n in kept)
            if _sort(other) == "department" and not like and other not in clause.text:
                kept.append(other)
        wrong = kept[len(named) :]
        several = len(named) > 1
        if len(wrong) < (2 if several else _WRONG):
            continue
        kind = ItemKind.MULTIPLE if several else ItemKind.SINGLE
        asks = "由哪些部门负责" if several else "由哪个部门负责"
        stem = f"根据{called(document, clause)}，{quoted(heading)}的工作{asks}？"
        yield item_of(
            kind, stem, proof_of(document, clause), right=named,
            wrong=wrong[: max(2, 5 - len(named)) if several else _WRONG],
            topic=topic_over(document, clause), difficulty=2, seed=lesson.seed,
        )  # fmt: skip


def _is_alike(one: str, other: str) -> bool:
    """Say whether two names may be of one office: they share more than what all are called."""
    return one in other or other in one or bool((pairs_of(one) & pairs_of(other)) - _COMMON)
