"""What the clause reader sees is shown with the words that answer, a table's unit counted."""

from collections.abc import Callable

import pytest

from assistant import Outcome
from tests.answering.asking import Ask, cited

RULES = """某市发展和改革委员会文件
某发改价〔2026〕14号
关于停车收费的通知
各停车场经营单位：
现将停车收费有关事项通知如下。
一、24小时封顶：一类区25元，二类区15元。超过24小时的重新计算。
二、收费公示不少于5个工作日。公示牌由经营单位制作。
三、办理程序
（一）经营单位向街道提出申请；
（二）街道在3个工作日内核验。
四、临时占道停车收费标准见附件。
某市发展和改革委员会
2026年2月12日
附件
临时占道停车收费标准
（单位：元/天）
车型\t标准
小型车\t20
大型车\t35
"""


@pytest.fixture(scope="module")
def rules(asking_about: Callable[[str], Ask]) -> Ask:
    """Return who is asked about the rules."""
    return asking_about(RULES)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "said"),
    [("一类区停一天一夜最多收多少钱", "25元"), ("收费要公示几天", "5个工作日")],
)
def test_the_sentence_that_answers_is_quoted_though_the_clause_begins_with_it(
    rules: Ask, question: str, said: str
) -> None:
    answer = rules(question)
    assert answer.outcome is Outcome.ANSWERED
    assert said in answer.citations[0].quote


@pytest.mark.xfail(strict=True, reason="the reader does not see that an item applies for it")
@pytest.mark.model
def test_what_stands_below_a_heading_is_quoted_without_it(rules: Ask) -> None:
    answer = rules("占道停车怎么申请")
    assert answer.outcome is Outcome.ANSWERED
    assert "三、办理程序" not in [c.quote for c in answer.citations]


@pytest.mark.model
def test_a_row_without_a_unit_has_that_of_its_table(rules: Ask) -> None:
    answer = rules("大型车占道停一天多少钱")
    assert answer.outcome is Outcome.ANSWERED
    assert "35" in answer.citations[0].quote


@pytest.mark.model
def test_a_title_is_no_answer(rules: Ask) -> None:
    labels = [
        label for q in ("停车收费归谁管", "停车收费能不能开发票") for label in cited(rules(q))
    ]
    assert not any("标题" in label for label in labels)
