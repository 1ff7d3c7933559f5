"""Formulas in conversation: the answer, what is asked back, and what other ways keep."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant import Answer, Assistant, Outcome, Settings
from assistant.answering.quote_answerer import QuoteAnswerer
from assistant.errors import QuestionError
from assistant.library.library import Library
from assistant.settings import PROJECT
from tests.answering.asking import Ask, asking

WHOLE = "高龄津贴120人每人每月50元12个月一共多少"


def test_the_result_comes_first_with_its_steps_and_whose_figures_they_are(ask: Ask) -> None:
    answer = ask(WHOLE)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.trace.way == "formula"
    assert answer.text.splitlines()[0] == "**高龄津贴：应发总额72000.00元。**"
    assert "120人×50元/人·月×12月＝72000.00元" in answer.text
    assert "用户提供" in answer.text
    assert answer.withheld == 0
    assert answer.citations == ()
    assert "choices" not in answer.to_json()


def test_what_is_asked_back_shows_the_filled_form_and_offers_completed_questions(ask: Ask) -> None:
    answer = ask("高龄津贴120人每人50元12个月要多少")
    assert answer.outcome is Outcome.CLARIFY
    assert "| 标准 | **？** 每人50元 |" in answer.text
    assert "| 月数 | 12月 |" in answer.text
    assert answer.calculation is None
    assert list(answer.to_json()["choices"]) == [
        {"label": c.label, "question": c.question} for c in answer.choices
    ]
    assert "应发总额72000.00元" in ask(answer.choices[0].question).text


@pytest.mark.parametrize(
    "question",
    [
        "危房改造C级18户，D级7户，一共要多少",
        "分段报销费用4.5万，第一段上限1万，能报多少",
        "高龄津贴3个村120人，每人每年600元，50元，发一年，平均每个村多少",
        "高龄津贴和公益岗各86人一共多少",
    ],
)
def test_no_sentence_of_the_form_is_withheld(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.trace.way == "formula"
    assert answer.outcome is Outcome.CLARIFY
    assert answer.withheld == 0


def test_figures_of_earlier_turns_are_named_again_without_being_withheld(ask: Ask) -> None:
    first = "危房改造C级18户，每户1.4万，3个村，一共要多少"
    answer = ask(first, "上限1.5万")
    assert answer.trace.way == "formula"
    assert "14000元/户" in answer.text
    assert "3个村" in answer.text
    assert answer.withheld == 0


def test_a_follow_up_keeps_the_other_figures(ask: Ask) -> None:
    assert "60000.00元" in ask(WHOLE, "那10个月呢").text.splitlines()[0]
    assert "86400.00元" in ask(WHOLE, "标准改成60").text.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "way"),
    [
        ("农村人口2.678万，参保10%，每人100元，结余172686.63元，还要筹多少？", "sums"),
        ("请了9个巡河员，每人每月1100，干7个月要多少钱", "sums"),
        ("36号文第九条", "named_clause"),
    ],
)
def test_other_ways_keep_their_questions(ask: Ask, question: str, way: str) -> None:
    assert ask(question).trace.way == way


def test_a_question_of_a_document_is_not_reckoned(ask: Ask) -> None:
    assert ask("公益性岗位每个月补贴多少元").trace.way != "formula"
    assert ask("36号文的公益性岗位20人要多少钱").trace.way != "formula"
    assert ask(WHOLE, "36号文第九条").trace.way == "named_clause"


@pytest.fixture
def with_formulas(real_library: Library, tmp_path: Path) -> Callable[[dict[str, str]], Ask]:
    """Return a function that asks an assistant with files of its own among the formulas."""

    def made(files: dict[str, str]) -> Ask:
        shutil.copytree(PROJECT / "corpus" / "formulas", tmp_path / "formulas")
        for name, text in files.items():
            (tmp_path / "formulas" / name).write_text(text, "utf-8")
        settings = Settings(library=real_library.folder, corpus=tmp_path, today=date(2026, 11, 30))
        return asking(Assistant(settings, real_library))

    return made


def test_a_file_with_a_mistake_leaves_the_others(
    with_formulas: Callable[[dict[str, str]], Ask],
) -> None:
    ask = with_formulas({"坏.toml": 'name = "坏账\n', "空.toml": ""})
    assert "72000.00元" in ask(WHOLE).text
    assert ask("坏账120人每人每月50元12个月一共多少").trace.way != "formula"


def test_other_names_of_a_formula_stand_in_its_file(
    with_formulas: Callable[[dict[str, str]], Ask],
) -> None:
    text = (PROJECT / "corpus" / "formulas" / "高龄津贴.toml").read_text("utf-8")
    own = text.replace('name = "高龄津贴"', 'name = "孝老金"').replace("高龄补贴", "敬老费")
    ask = with_formulas({"孝老金.toml": own})
    assert "孝老金" in ask("敬老费120人每人每月50元12个月一共多少").text.splitlines()[0]


def test_a_question_that_is_too_long_is_refused_as_everywhere(ask: Ask) -> None:
    with pytest.raises(QuestionError):
        ask(f"{WHOLE}{'，再说一遍' * 400}")


def test_a_long_question_is_asked_about(assistant: Assistant) -> None:
    answerer = QuoteAnswerer(assistant.retriever, 3000, shelf=assistant.settings.formulas)
    question = f"高龄津贴一共多少：{'第二组120人每人每月50元，' * 140}"
    *_, answer = answerer.stream(question[:2000], (), assistant.settings.day())
    assert isinstance(answer, Answer)
    assert answer.outcome is Outcome.CLARIFY


def test_the_premium_offers_the_terms_that_its_example_assumes(ask: Ask) -> None:
    question = "农村人口3万，每人100元，结余5万，还差多少保费"
    answer = ask(question)
    [choice] = answer.choices
    assert choice.label == "按连区扶办(2021)2号 正文第2段算：参保比例10%"
    assert "需筹集250000.00元" in ask(question, choice.question).text
