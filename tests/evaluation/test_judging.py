"""Judging: an answer is right only where everything that its question's author wants is there."""

from dataclasses import replace

import pytest

from assistant import Answer, Assistant, Citation, Outcome
from assistant.evaluation.judgement import Judgement, judge
from assistant.evaluation.questions import GradedQuestion

ASKED = GradedQuestion(
    id="1", question="防贫保每人多少钱", gold=("36号（九）",), must_contain=("100元", "防贫保")
)
NOT_THERE = GradedQuestion(
    id="2",
    question="公积金能贷多少",
    answerable=False,
    must_contain=("未载明",),
    gold=("36号（二）",),
)
TEXT = "精准防贫保的保费标准是一百元/人·年。"


@pytest.fixture
def answer(assistant: Assistant) -> Answer:
    return Answer(
        ASKED.question, Outcome.ANSWERED, TEXT, citations=(cite("36号（九）", assistant),)
    )


def cite(reference: str, assistant: Assistant, words: int | None = None) -> Citation:
    (found,) = assistant.clause(reference)
    document, clause = found.document, found.clause
    quote = clause.text[:words]
    return Citation(
        document.document_number, document.title, clause.label, clause.path, quote, clause.id
    )


def test_right_answer(assistant: Assistant, answer: Answer) -> None:
    verdict = judge(ASKED, answer, assistant)
    assert verdict.right
    assert verdict.reasons == ()
    assert verdict.cited == ("连委办发〔2021〕36号（九）",)


@pytest.mark.parametrize("outcome", [o for o in Outcome if o is not Outcome.ANSWERED])
def test_answerable_question_that_is_not_answered(
    assistant: Assistant, answer: Answer, outcome: Outcome
) -> None:
    assert judge(ASKED, replace(answer, outcome=outcome), assistant).reasons == ("未答",)


def test_what_must_be_said_is_not(assistant: Assistant, answer: Answer) -> None:
    silent = replace(answer, text="标准是1000元。")
    assert judge(ASKED, silent, assistant).reasons == ("缺“100元”", "缺“防贫保”")


def test_another_clause_is_cited(assistant: Assistant, answer: Answer) -> None:
    for citations in ((), (cite("36号（八）", assistant),)):
        other = replace(answer, citations=citations)
        assert judge(ASKED, other, assistant).reasons == ("引错条款",)


def test_one_gold_of_several_is_enough_wherever_it_stands(
    assistant: Assistant, answer: Answer
) -> None:
    either = ASKED.model_copy(update={"gold": ("2号 正文第2段", "36号（九）")})
    second = (cite("36号（八）", assistant), *answer.citations)
    verdict = judge(either, replace(answer, citations=second), assistant)
    assert verdict.right
    assert verdict.golden == (False, True)


def test_quote_that_is_not_in_its_clause(assistant: Assistant, answer: Answer) -> None:
    (true,) = answer.citations
    for quote in ("保费标准提高至1000元", true.quote.replace("100 元", "100元"), ""):
        quoted = replace(answer, citations=(true, replace(true, quote=quote)))
        verdict = judge(ASKED, quoted, assistant)
        assert verdict.reasons == ("引文不实",)
        assert verdict.untrue == (quote,)


@pytest.mark.parametrize("outcome", [o for o in Outcome if o is not Outcome.ANSWERED])
def test_question_that_is_not_answerable_may_be_refused_in_any_way(
    assistant: Assistant, outcome: Outcome
) -> None:
    refused = Answer(NOT_THERE.question, outcome, "库内文件未载明。")
    assert judge(NOT_THERE, refused, assistant).right


def test_question_that_is_not_answerable(assistant: Assistant, answer: Answer) -> None:
    assert judge(NOT_THERE, answer, assistant).reasons == ("不该答", "缺“未载明”")
    silent = Answer(NOT_THERE.question, Outcome.NOT_FOUND, "不知道。")
    assert judge(NOT_THERE, silent, assistant).reasons == ("缺“未载明”",)


def test_gold_that_names_nothing_is_told_and_the_rest_is_judged(
    assistant: Assistant, answer: Answer
) -> None:
    lost = ASKED.model_copy(update={"gold": ("36号（九十）",)})
    verdict = judge(lost, answer, assistant)
    assert (verdict.right, verdict.unresolved, verdict.golden) == (True, ("36号（九十）",), None)
    assert not judge(lost, replace(answer, text=""), assistant).right
    partly = ASKED.model_copy(update={"gold": ("36号（九十）", "36号（八）")})
    assert judge(partly, answer, assistant).reasons == ("引错条款",)


def golden(words: str, gold: tuple[str, ...], answer: Answer, assistant: Assistant) -> Judgement:
    asked = GradedQuestion(id="3", question="防贫保", answer=words, gold=gold)
    return judge(asked, answer, assistant)


def test_words_of_the_answer_stand_in_a_clause_that_is_cited(
    assistant: Assistant, answer: Answer
) -> None:
    brief = replace(answer, citations=(cite("36号（九）", assistant, words=6),))
    assert golden("保费标准提高至100元/人·年", (), brief, assistant).right
    assert golden("保费标准提高至100元/人·年", ("36号（九）",), brief, assistant).right
    assert golden("保费标准提高至90元", (), brief, assistant).reasons == ("引错条款",)
    assert not golden("保费标准提高至100元", ("36号（八）",), brief, assistant).right
    assert not golden("保费标准提高至90元", ("36号（九）",), brief, assistant).right
