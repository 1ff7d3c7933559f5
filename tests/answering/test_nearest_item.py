"""Which 项 of a clause facts are nearest to: two of three must agree, and some items are none."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from assistant.answering.stating.nearest_item import nearest_item
from assistant.answering.stating.told_facts import Told
from assistant.documents.parse import parse_document
from assistant.question.places import Place

TOLD = Told(("有人虚报面积骗取补贴",), ("违反哪一条",))
LAW = """某县种粮补贴办法
第一条　为规范种粮补贴，制定本办法。
第二条　{lead}
（一）虚报面积的；
（二）转卖种子的；
（三）{last}
第三条　本办法由县农业农村局负责解释。
第四条　本办法自2024年1月1日起施行。
"""


def place(lead: str = "禁止下列行为：", last: str = "占用基本农田的。") -> Place:
    document = parse_document(LAW.format(lead=lead, last=last))
    return Place(document, next(c for c in document.clauses if c.label == "第二条"))


def turn(near: list[float], read: list[float], said: tuple[str, ...]) -> Any:
    """Return what `nearest_item` asks of a turn, answering as each of the three is told to."""
    readings = [SimpleNamespace(states=p, partly=0.0) for p in read]
    embedder = SimpleNamespace(documents=lambda texts: np.array(near)[: len(texts), None])
    return SimpleNamespace(
        reader=object(),
        readings=lambda _story, texts: readings[: len(texts)],
        library=SimpleNamespace(
            embedder=embedder, lexical=SimpleNamespace(weight=lambda _term: 1.0)
        ),
        question=SimpleNamespace(
            words_of=lambda _text: SimpleNamespace(vector=np.ones(1)), terms_of=lambda _text: said
        ),
    )


@pytest.mark.parametrize(
    ("near", "read", "said", "label"),
    [
        ([0.9, 0.1, 0.1], [0.9, 0.1, 0.1], (), "第（一）项"),
        ([0.1, 0.9, 0.1], [0.9, 0.1, 0.1], ("虚报",), "第（一）项"),
        ([0.1, 0.9, 0.1], [0.4, 0.1, 0.1], ("虚报",), ""),
        ([0.9, 0.1, 0.1], [0.1, 0.9, 0.1], ("虚报",), "第（一）项"),
        ([0.9, 0.1, 0.1], [0.1, 0.9, 0.1], (), ""),
    ],
)
def test_two_of_three_choose(
    near: list[float], read: list[float], said: tuple[str, ...], label: str
) -> None:
    found = nearest_item(turn(near, read, said), TOLD, place())
    assert (found.part.label if found.part else "") == label


@pytest.mark.parametrize(
    "chosen",
    [
        place(lead="除下列情形外，补贴应当按时发放："),
        place(lead="申请人应当同时符合下列条件："),
    ],
)
def test_an_exception_and_a_list_of_needs_are_not_cut(chosen: Place) -> None:
    assert nearest_item(turn([0.9, 0.1, 0.1], [0.9, 0.1, 0.1], ()), TOLD, chosen) is chosen


def test_what_remains_is_no_item_of_its_own() -> None:
    found = nearest_item(
        turn([0.1, 0.2, 0.9], [0.1, 0.2, 0.9], ()), TOLD, place(last="其他违反规定的情形。")
    )
    assert found.part is not None
    assert found.part.label == "第（二）项"
