"""Talks over one document: another of the same, what is asked next, what is not there."""

from collections.abc import Callable

import pytest

from assistant import Outcome
from assistant.answering.stating.figure_ranges import TurnFigure, figures_of, holds
from tests.answering.asking import Ask

TEXT = """青石镇老年食堂补贴办法

一、就餐补贴
（一）60至69周岁老年人，每餐补贴2元。
（二）70至79周岁老年人，每餐补贴3元。
（三）80周岁以上老年人，每餐补贴5元。
二、申领方式
老年人持身份证到户籍所在社区居委会登记。居委会应当在5个工作日内完成审核。
三、监督检查
就餐补贴卡仅限本人使用，不得转借他人。转借他人使用的，暂停其补贴资格3个月。
四、其他
本办法自2025年3月1日起施行，有效期至2027年12月31日。
"""
TALKS = [
    (("65岁老人每餐补贴多少", "75岁的呢"), "补贴3元", "补贴2元"),
    (("65岁老人每餐补贴多少", "75岁的呢", "那85的"), "补贴5元", "补贴3元"),
    (("65岁老人每餐补贴多少", "第二种呢"), "补贴3元", "补贴2元"),
    (("65岁老人每餐补贴多少", "不对，我问的是80岁的"), "补贴5元", "补贴2元"),
    (("65岁老人每餐补贴多少", "能转借吗"), "不得转借", "补贴2元"),
    (("65岁老人每餐补贴多少", "多久能办下来"), "5个工作日", "补贴2元"),
    (("65岁老人每餐补贴多少", "到哪里登记"), "居委会", "补贴2元"),
    (("65岁老人每餐补贴多少", "这个文件有效到什么时候"), "2027年12月31日", "补贴2元"),
    (("65岁老人每餐补贴多少", "谢谢", "能转借吗"), "不得转借", "补贴2元"),
]


@pytest.fixture(scope="module")
def canteen(asking_about: Callable[[str], Ask]) -> Ask:
    return asking_about(TEXT)


@pytest.mark.model
@pytest.mark.parametrize(("turns", "said", "other"), TALKS)
def test_a_turn_is_answered_by_what_it_asks_itself(
    canteen: Ask, turns: tuple[str, ...], said: str, other: str
) -> None:
    answer = canteen(*turns)
    assert answer.outcome is Outcome.ANSWERED
    quoted = "".join(citation.quote for citation in answer.citations)
    assert said in quoted
    assert other not in quoted


@pytest.mark.model
@pytest.mark.parametrize("question", ["护士呢", "有停车位吗"])
def test_what_the_document_of_the_talk_does_not_say_is_not_stated(
    canteen: Ask, question: str
) -> None:
    assert canteen("65岁老人每餐补贴多少", question).outcome is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    ("thing", "sentence", "inside"),
    [
        ("五层", "四层至六层住宅，每台补助15万元", True),
        ("75岁", "70至79周岁老年人", True),
        ("80岁", "80周岁以上老年人", True),
        ("80岁", "不满80周岁的老年人", False),
        ("12年", "已满10年不满20年的，年休假10天", True),
        ("20年", "已满10年不满20年的，年休假10天", False),
        ("75岁", "每餐补贴75元", False),
    ],
)
def test_a_figure_lies_in_the_bounds_of_a_sentence(
    thing: str, sentence: str, *, inside: bool
) -> None:
    (figure,) = figures_of(thing, "")
    assert holds(sentence, figure) is inside


def test_a_figure_without_unit_has_that_of_what_was_quoted() -> None:
    assert [f.unit for f in figures_of("85", "70至79周岁老年人")] == ["岁"]
    assert figures_of("低保", "70至79周岁老年人") == ()
    assert isinstance(figures_of("85", "")[0], TurnFigure)
