"""A draft: what a model may do with it is said by the kinds of its parts, not by how they read."""

import pytest

from assistant import Citation, Outcome
from assistant.answering.draft import (
    Draft,
    computed,
    drafted,
    not_stated,
    quoting,
    without_head,
)
from assistant.answering.draft_parts import (
    Also,
    Computed,
    Elapsed,
    Introduction,
    Quote,
    Rest,
    Said,
    Worked,
)
from assistant.answering.listing import MOST

PLACE = Citation("某政发〔2021〕1号", "办法", "第一条", (), "甲。", "1")
MANY = [PLACE] * (MOST + 1)


@pytest.mark.parametrize(
    ("draft", "explained"),
    [
        (quoting("原文是：", [PLACE]), True),
        (quoting("请看原文。", [PLACE]), True),
        (quoting("原文是：", MANY), True),
        (computed("共 3 处：", [PLACE]), False),
        (not_stated("未载明。最接近的原文是：", [PLACE], "请核实。"), False),
        (drafted(Outcome.ANSWERED, (Said("改过的话不能用。原文是："),), [PLACE]), False),
        (drafted(Outcome.ANSWERED, (Computed("有 2 份。"), Introduction("原文："))), False),
        (drafted(Outcome.ANSWERED, (Worked("共 3 元。"),), [PLACE]), False),
        (drafted(Outcome.DECLINED, (Introduction("规定如下："),), [PLACE]), False),
    ],
)
def test_a_model_may_explain_quotes_that_are_the_whole_answer(
    draft: Draft, explained: bool
) -> None:
    assert draft.introduces is explained


def test_only_what_judges_deadlines_does_without_their_notice() -> None:
    assert drafted(Outcome.ANSWERED, (Elapsed("已过。"),), [PLACE]).judges_time
    assert not computed("已过。", [PLACE]).judges_time


def test_parts_stand_as_they_are_read() -> None:
    draft = drafted(
        Outcome.ANSWERED, (Introduction("原文："),), MANY, also=[PLACE], closing="请核实。"
    )
    kinds = [type(part) for part in draft.parts]
    assert kinds == [Rest, Introduction, *[Quote] * MOST, Also, Said]
    assert (len(draft.lead), len(draft.closing)) == (2, 1)


def test_how_much_is_left_out_follows_what_was_counted() -> None:
    assert [type(part) for part in computed("共 13 处：", MANY).lead] == [Computed, Rest]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("（三）强化金融服务支持。发展小额信贷。", "发展小额信贷。"),
        (
            "三、封顶：一类区25元，二类区15元。另行计算。",
            "三、封顶：一类区25元，二类区15元。另行计算。",
        ),
        ("（二）在5个工作日内评审。公示七日。", "（二）在5个工作日内评审。公示七日。"),
    ],
)
def test_a_sentence_that_says_something_is_not_left_out_as_a_heading(text: str, left: str) -> None:
    assert without_head(text) == left
