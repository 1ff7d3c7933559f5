"""What holds of every answer, whatever is asked."""

import itertools
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant import Answer, Assistant, Outcome
from assistant.documents.model import ClauseKind, PolicyDocument
from assistant.documents.text import fold
from assistant.errors import QuestionError, YoujuError
from assistant.library.library import Library
from tests.answering.asking import Ask, unfaithful

_SUBJECTS = (
    "防贫保", "样板村", "产业园", "公益性岗位", "小额贷款", "农房改善", "低保", "残疾人之家",
    "第一书记", "快递", "供水", "乡贤", "参保基数", "结余保费", "换届", "期货", "考核",
)  # fmt: skip
_ASKED = (
    "{}多少钱", "{}有几个", "{}是哪一条", "{}什么时候到期", "{}名单有没有", "{}比例是多少",
    "{}找谁申请", "什么叫{}", "凡是提到{}的地方", "36号文第三十条说的{}是多少",
)  # fmt: skip
_CHARACTERS = "样板村防贫保第九条36号文（）〔〕“”《》？0123456789.%万元 \n的是多少哪几不x-—"
QUESTIONS = [a.format(s) for s, a in itertools.product(_SUBJECTS, _ASKED)][::3]
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
few = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def answers(ask: Ask) -> list[Answer]:
    """Return the answers to all generated questions."""
    return [ask(question) for question in QUESTIONS]


@pytest.mark.slow
def test_every_quote_stands_as_printed_in_the_clause_it_names(
    answers: list[Answer], real_library: Library
) -> None:
    assert not [(a.question, q) for a in answers for q in unfaithful(a, real_library)]


def test_every_citation_names_the_document_clause_and_path_of_its_clause(
    answers: list[Answer], real_library: Library
) -> None:
    for citation in (c for a in answers for c in a.citations):
        document, clause = real_library.clause(citation.clause_id)
        named = (citation.document_number, citation.title, citation.clause, citation.path)
        assert named == (document.document_number, document.title, clause.label, clause.path)


def test_every_quote_is_shown_in_the_text(answers: list[Answer]) -> None:
    for answer in answers:
        shown = fold(answer.text.replace(">", ""))
        assert all(fold(c.quote) in shown for c in answer.citations), answer.question


def test_not_found_answer_states_no_figure_of_its_own(
    answers: list[Answer], real_library: Library
) -> None:
    for answer in (a for a in answers if a.outcome is Outcome.NOT_FOUND):
        own = "".join(d.document_number for d in real_library.documents)
        dates = "".join("2021年5月14日 2021年5月25日" for _ in answer.citations)
        labels = "".join(f"{c.clause}{c.path}{c.quote}" for c in answer.citations)
        known = fold(f"{answer.question}{own}{dates}{labels}{''.join(answer.notices)}")
        assert all(f in known for f in _FIGURE.findall(fold(answer.text))), answer.question


def test_not_found_answer_says_so_and_answered_one_cites(answers: list[Answer]) -> None:
    for answer in answers:
        if answer.outcome is Outcome.NOT_FOUND:
            assert "未载明" in answer.text, answer.question
        if answer.outcome is Outcome.ANSWERED:
            assert answer.citations, answer.question


def test_no_answer_is_withheld_in_part(answers: list[Answer]) -> None:
    assert not [a.question for a in answers if "找不到出处" in a.text]


@few
@given(st.text(max_size=60))
def test_any_text_is_answered_or_refused_in_words(assistant: Assistant, text: str) -> None:
    try:
        answer = assistant.ask(text)
    except YoujuError as error:
        assert error.message  # noqa: PT017  the error itself is what is looked at
        assert error.next_step  # noqa: PT017
    else:
        assert answer.text


@few
@given(st.text(_CHARACTERS, min_size=1, max_size=40), st.text(_CHARACTERS, max_size=40))
def test_any_follow_up_in_policy_characters_is_answered(
    assistant: Assistant, real_library: Library, text: str, before: str
) -> None:
    history = [{"role": "user", "content": before}, {"role": "assistant", "content": before[::-1]}]
    try:
        answer = assistant.ask(text, history)
    except YoujuError:
        return
    assert not unfaithful(answer, real_library)


@few
@given(st.data())
def test_any_sentence_of_the_documents_is_placed(
    assistant: Assistant, opinion: PolicyDocument, data: st.DataObject
) -> None:
    clauses = [c for c in opinion.clauses if c.kind is ClauseKind.CLAUSE]
    clause = data.draw(st.sampled_from(clauses))
    words = data.draw(
        st.sampled_from([w for w in re.split("[。；，、（）“”]", clause.text) if len(w) > 7])
    )
    answer = assistant.ask(f"“{words}”是哪条里的话")
    assert answer.outcome is Outcome.ANSWERED
    assert clause.id in {c.clause_id for c in answer.citations}


@pytest.mark.parametrize("question", ["", "   ", "\n\t", "\u200b\u200b", "\x00\x07"])
def test_empty_question_is_refused(assistant: Assistant, question: str) -> None:
    with pytest.raises(QuestionError, match="空的"):
        assistant.ask(question)


def test_question_over_the_limit_is_refused_with_both_lengths(assistant: Assistant) -> None:
    limit = assistant.settings.max_question_chars
    with pytest.raises(QuestionError, match=f"{limit + 1} 个字，超过 {limit} 个字"):
        assistant.ask("问" * (limit + 1))
    assert assistant.ask("问" * limit).text


@pytest.mark.parametrize(
    "noise", ["？？？！！！", "□□□□□□□", "￥%…&*（）—+", "ÄÖÜ¿¿¿¿¿¿", "😀😀😀"]
)
def test_noise_is_refused(assistant: Assistant, noise: str) -> None:
    with pytest.raises(QuestionError, match="读不懂"):
        assistant.ask(noise)


@pytest.mark.parametrize(
    "mojibake",
    [
        "é˜²è´«ä¿å¤šå°‘é’±",
        pytest.param(
            "锟斤拷锟斤拷锟斤拷",
        ),
        "鈥滅簿鍑嗛槻璐濃€",
    ],
)
def test_garbled_text_gets_no_answer(assistant: Assistant, mojibake: str) -> None:
    try:
        assert assistant.ask(mojibake).outcome is not Outcome.ANSWERED
    except QuestionError as error:
        assert "乱码" in error.message  # noqa: PT017
