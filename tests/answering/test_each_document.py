"""Two documents that are set beside each other: what each states, what one changes in the other."""

import pytest

from assistant import Outcome
from tests.answering.asking import Ask, cited


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("防贫保起付线2023年的办法和2025年的通知各是多少", ("6000元", "4000元")),
        ("请示申请的金额和批复同意的金额一样吗", ("120.96万元", "110万元")),
    ],
)
def test_each_document_states_its_own(county: Ask, question: str, said: tuple[str, str]) -> None:
    answer = county(question)
    assert answer.outcome is Outcome.ANSWERED
    assert len({c.document_number for c in answer.citations}) > 1
    for figure in said:
        assert figure in answer.text


def test_what_a_later_document_changes_is_listed(county: Ask) -> None:
    answer = county("某政办发〔2025〕9号改了哪些条")
    places = cited(answer)
    assert [p.rpartition("号")[2] for p in places[:4]] == ["一、", "二、", "三、", "四、"]


def test_the_closing_formula_is_no_part_of_the_last_clause(county: Ask) -> None:
    answer = county("批复第二条怎么说")
    assert "此复" not in answer.text
