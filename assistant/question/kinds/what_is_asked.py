"""What is asked: the kinds of the table that a question asks for, or that it claims to know."""

import re

from assistant.question.kinds.kind import NUMERAL, Kind, Sort
from assistant.question.kinds.kind_table import KINDS
from assistant.question.text_names import TextNames

_SOME = re.compile(r"(?<=有)(?:好)?几(?=个|家|户|口|名|人|处)(?=.*[，,；;])")
"""有几个孩子，…: an indefinite number in a clause that leads up to the question."""
_HOW_MANY = re.compile(
    r"几多|好多(?=[钱块元天年岁个米平斤亩户人分成]|[？?。]?$)|(?<=[补贷给发罚交报赔收领是要])好多(?!了)"
)
"""How the south-west and the south ask 多少."""
_PLACE = re.compile(r"(?:哪一?|第几|哪几)[条款项章段节]")
"""Asks for a place: a number in such a question describes what stands there."""
_FIGURE = re.compile(NUMERAL)
_CLAIMED = re.compile(
    r"(?:对吧|对吗|对不对|是吧|没错吧|是真的吗|是不是真的)[？?。]?$|"
    r"是不是(?=规定|说|要|写|按|给|定)|不是[^，。？]{2,}吗[？?]?$"
)
"""Marks a question that states a value and asks whether it is so."""


_NAMED = {kind.name: kind for kind in KINDS}


def kind_named(name: str) -> Kind:
    """Return the kind of the table that has this name."""
    return _NAMED[name]


def asked_kinds(names: TextNames, sort: Sort) -> tuple[Kind, ...]:
    """Return the kinds of one sort that a question asks for, in the order of the table.

    A question that asks for a place (哪一条写了多少钱) asks for no value.
    """
    if sort is Sort.VALUE and _PLACE.search(names.text):
        return ()
    read = _SOME.sub("些", names.without_places) if sort is Sort.VALUE else names.text
    read = _HOW_MANY.sub("多少", read)
    asked = tuple(k for k in KINDS if k.sort is sort and k.is_asked(_left_to(k, read)))
    return tuple(k for k in asked if not k.loose) or asked


def _left_to(kind: Kind, question: str) -> str:
    """Return a question without the words by which narrower kinds are asked for."""
    for narrower in KINDS:
        if kind.name in narrower.over:
            question = narrower.asked.sub("，", question)
    return question


def claimed_values(names: TextNames) -> tuple[Kind, ...]:
    """Return the kinds of value that a question states and asks to be confirmed: 是200元吧."""
    if not _CLAIMED.search(names.text):
        return ()
    values = (k for k in KINDS if k.sort is Sort.VALUE and not k.loose)
    return tuple(
        k for k in values if (m := k.found_in(names.without_places)) and _FIGURE.match(m[0])
    )
