"""Another of the same: 博士呢, 那玉米呢, 75岁的呢, 第二种呢, after an answer about one of a list.

Such a turn asks of another item, row or sentence beside the one that was quoted what was asked of
that. It answers only where exactly one of them has the words, or the figure in its bounds.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.draft import Draft, cite, cite_place, not_stated, quoting
from assistant.answering.listing import enumerated
from assistant.answering.stating.figure_ranges import TurnFigure, figures_of, holds
from assistant.answering.turn import Turn
from assistant.answering.ways.table_rows import rows_shown
from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.numbers.numerals import CHINESE_DIGITS, read_integer
from assistant.documents.text import fold
from assistant.library.passages import sentences
from assistant.question.places import Place
from assistant.question.resolving import Region, items_of

_THING = re.compile(
    r"^(?:那么?|还有|至于|要是|如果|假如|换成|换作|改成|若是?)?[，,]?(?P<thing>[^，,。？?]{1,14}?)的?"
    r"(?<!了)(?:呢|咧|嘞|哩|呐|啊)?[？?。]?$"
)
_ASKS = re.compile(
    r"[吗么谁哪几]|多[少久大长高]|什么|啥|怎[么样]|咋|如何|能不|可不|是不|有没|为何|原文|依据|条件|材料"
)
_GRADE = re.compile(r"(?:[一二三四五六七八九十]|[A-Ea-e]|[甲乙丙丁戊]|(?<!\d)\d)(?:级|类|档|等)")
_TOWN = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,5}(?:乡|镇|街道)(?![\u4e00-\u9fff])")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
_FORMS = (_GRADE, _TOWN)
"""What tells the rows or items of one list apart, by form: 一级, 二级; 甲镇, 乙乡."""
_FEWEST = 2
"""Others of the form from which a list is one of such."""
_ORDINAL = re.compile(
    rf"第(?P<n>[{CHINESE_DIGITS}0-9]{{1,3}})(?:个|种|类|项|点|档|样)(?:情[况形])?"
    r"(?:是什么|是啥|怎么说)?的?(?:呢)?[？?。]?$"
)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What may be meant: a place, or the sentence `words` of its clause alone."""

    place: Place
    words: str

    @property
    def draft(self) -> Draft:
        document, clause = self.place.document, self.place.clause
        if clause.kind is ClauseKind.ROW and clause.columns:
            return rows_shown(document, (clause,))
        quoted = cite_place(self.place) if self.place.part else cite(document, clause, self.words)
        return quoting("原文是：", (quoted,))


def contrasted(turn: Turn) -> Draft | None:
    """Give the item beside the one that was quoted last that a turn without an ask names."""
    question = turn.question
    if not question.follows or not question.before or question.named or question.places:
        return None
    listed = _once(each for talked in question.before for each in _beside(talked))
    if counted := _ORDINAL.search(question.plain):
        return _numbered(listed, read_integer(counted["n"]) or 0)
    asked = _THING.match(question.plain)
    if asked is None or _ASKS.search(question.plain):
        return None
    thing = asked["thing"]
    if meant := _meant(turn, thing, listed):
        return meant.draft
    return (
        _same_row(turn, thing, listed)
        or _in_same_words(turn, thing)
        or _none_such(turn, thing, listed)
    )


def _once(listed: Iterable[_Beside]) -> list[_Beside]:
    return list({(*each.place.key, each.words): each for each in listed}.values())


def _numbered(listed: Sequence[_Beside], number: int) -> Draft | None:
    """Return the item of this number of the list that was quoted, or stood beside what was."""
    items = list({each.place.key: each for each in listed}.values())
    return items[number - 1].draft if 0 < number <= len(items) > 1 else None


def _meant(turn: Turn, thing: str, listed: Sequence[_Beside]) -> _Beside | None:
    """Return the only one that says `thing`, or in whose bounds its figure lies."""
    figures = figures_of(thing, turn.question.before[0].text)
    found = [each for each in listed if _says(turn, thing, figures, each.words)]
    return found[0] if len(found) == 1 < len(listed) else None


def _same_row(turn: Turn, thing: str, listed: Sequence[_Beside]) -> Draft | None:
    """Return the row that was quoted, where `thing` names one of its columns: C级呢, of D级."""
    document, row = turn.question.before[0].document, turn.question.before[0].clause
    name = fold(thing)
    if row.kind is not ClauseKind.ROW or any(name in fold(each.words) for each in listed):
        return None
    named = [column for column in row.columns[1:] if name in fold(column)]
    return rows_shown(document, (row,)) if len(named) == 1 else None


def _in_same_words(turn: Turn, thing: str) -> Draft | None:
    """Return the one clause of the document that says of `thing` what the quoted one said.

    发布红色预警时 is beside 发布黄色预警时, of which it was asked before.
    """
    talked, asked = turn.question.before[0], " ".join(turn.question.user_turns)
    if not _NAME.fullmatch(thing) or thing in talked.text:
        return None
    like = re.compile(rf"(?P<before>\w\w)(?P<was>\w{{{len(thing) - 1}}}{thing[-1]})(?P<after>\w\w)")
    frames = [
        f"{m['before']}{thing}{m['after']}" for m in like.finditer(talked.text) if m["was"] in asked
    ]
    document = talked.document
    found = [c for c in document.clauses if not c.element and any(f in c.text for f in frames)]
    return _Beside(Place(document, found[0]), found[0].text).draft if len(found) == 1 else None


def _none_such(turn: Turn, thing: str, listed: Sequence[_Beside]) -> Draft | None:
    """Say that there is none for a grade or a town, where what stands beside is of others.

    三级呢 is not answered by the row of 二级. What the document says of it elsewhere is looked for.
    """
    talked = turn.question.before[0]
    if any(fold(thing) in fold(c.text) for c in talked.document.clauses):
        return None
    form = next((each for each in _FORMS if each.fullmatch(thing)), None)
    held = [m[0] for each in listed if form for m in form.finditer(each.words)]
    kind = thing[-1]
    others = [*dict.fromkeys(h for h in held if form is _TOWN or h.endswith(kind))]
    if len(others) < _FEWEST:
        return None
    said = f"这里未载明{thing}的，写到的是{enumerated(others)}。最接近的原文是："
    return not_stated(said, (cite_place(talked),))


def _says(turn: Turn, thing: str, figures: Sequence[TurnFigure], words: str) -> bool:
    if figures:
        return all(holds(words, figure) for figure in figures)
    said = fold(words)
    names = (thing, *turn.library.lexicon.written(thing))
    if any(fold(name) in said for name in names):
        return True
    terms = turn.question.terms_of(thing)
    return bool(terms) and all(term in said for term in terms)


def _beside(talked: Place) -> Iterator[_Beside]:
    """Yield what stands beside a place: its rows, the items of its list, its sentences."""
    document, clause = talked.document, talked.clause
    if clause.kind is ClauseKind.ROW:
        yield from (_Beside(Place(document, c), c.text) for c in _rows(document, clause))
    elif items := items_of(Region(document, clause.layer, clause)):
        places = (Place(document, clause, part) for part in items)
        yield from (_Beside(place, place.text) for place in places)
    else:
        siblings = _siblings(document, clause)
        beside = siblings if len(siblings) > 1 else (clause,)
        for each in beside:
            yield from (_Beside(Place(document, each), s.strip()) for s in sentences(each.text))


def _rows(document: PolicyDocument, row: Clause) -> Iterator[Clause]:
    """Yield the rows of the table of a row, its head left out."""
    return (
        c for c in document.clauses
        if c.kind is ClauseKind.ROW and c.columns == row.columns and c.layer == row.layer
    )  # fmt: skip


def _siblings(document: PolicyDocument, clause: Clause) -> tuple[Clause, ...]:
    """Return the items of the list in which a clause is one; no 条, which are about many things."""
    if len(clause.path) < 2 or clause.number is None:
        return ()
    return tuple(
        c for c in document.clauses
        if c.level == clause.level and c.layer == clause.layer and c.path[:-1] == clause.path[:-1]
    )  # fmt: skip
