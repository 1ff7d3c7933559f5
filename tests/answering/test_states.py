"""Whether clauses state what is asked: they do, they do not, or it cannot be told."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.stating.document_rulings import whole
from assistant.answering.stating.ruling import Ruling, Stating, cited
from assistant.answering.stating.states import states
from assistant.answering.turn import Turn
from assistant.documents.model import PolicyDocument
from assistant.library.library import Library
from assistant.question.kinds.what_is_asked import kind_named
from assistant.retrieval.evidence import Evidence, Reason
from assistant.retrieval.retriever import PolicyRetriever
from tests.answering.conftest import TODAY
from tests.question.test_kinds import EXAMPLES

Open = Callable[[str], Turn]
Judge = Callable[..., Ruling]


@pytest.fixture(scope="module")
def opened(real_library: Library) -> Open:
    """Return a function that opens a turn with a question."""
    retriever = PolicyRetriever(real_library.snapshot())
    return lambda question: Turn.of(retriever.read(question, dated=False), retriever, TODAY)


@pytest.fixture(scope="module")
def judge(opened: Open, opinion: PolicyDocument) -> Judge:
    """Return a function that judges a question by clauses of the 实施意见, given by label.

    `coverage` is the share of the question's words that search found in them.
    """

    def judged(question: str, *labels: str, coverage: float = 1.0) -> Ruling:
        evidence = [
            Evidence(opinion, clause, Reason.SEARCH, coverage=coverage)
            for label in labels
            for clause in opinion.clauses
            if clause.label == label
        ]
        return states(opened(question), evidence)

    return judged


@pytest.mark.parametrize(
    ("question", "label", "kind", "words"),
    [
        ("防贫保的保费标准是多少钱", "（九）", "金额", "提高至 100 元"),
        ("帮促对象的过渡期几年", "（二）", "时长", "设立5年过渡期"),
        ("收入在低保标准的多少倍以下", "（六）", "倍数", "2 倍"),
    ],
)
def test_a_sentence_about_the_question_that_holds_such_a_value_states_it(
    judge: Judge, question: str, label: str, kind: str, words: str
) -> None:
    found = judge(question, label)
    assert found.verdict is Stating.STATES
    assert [k.name for k in found.kinds] == [kind]
    best = found.spans[0]
    assert best.kind.name == kind
    assert words in best.evidence.clause.text[best.start : best.end]
    assert words in cited(best).quote


@pytest.mark.parametrize(
    ("question", "label", "lacking"),
    [
        ("公益性岗位每月多少钱", "（七）", "金额"),
        ("防贫保的起付线是多少钱", "（九）", "起付线（金额）"),
        ("防贫保2022年的保费标准是多少钱", "（九）", "2022年、金额"),
        ("继续推行精准防贫保后体检标准是多少钱", "（九）", "体检（金额）"),
        ("公益性岗位占地多大", "（七）", "面积"),
        ("公益性岗位谁来验收", "（七）", "由谁验收"),
        ("劳务合作社要不要担保人", "（七）", "担保人"),
        ("公益性岗位到期了咋办", "（七）", "到期以后怎么办"),
    ],
)
def test_what_is_lacking_is_said_not_to_be_stated(
    judge: Judge, question: str, label: str, lacking: str
) -> None:
    found = judge(question, label)
    assert found.verdict is Stating.DOES_NOT
    assert found.lacking == lacking
    assert not found.spans


def test_every_value_that_is_asked_for_must_be_stated(judge: Judge) -> None:
    found = judge("防贫保的保费是多少钱，比例是多少", "（九）")
    assert (found.verdict, found.lacking) == (Stating.DOES_NOT, "比例")


def test_an_attribute_that_is_stated_is_shown_by_its_words(judge: Judge) -> None:
    found = judge("防贫保的救助标准涨不涨", "（九）")
    assert found.verdict is Stating.STATES
    span = found.spans[0]
    assert span.kind.name == "会不会增减"
    assert span.evidence.clause.text[span.start : span.end] in ("提高", "调整", "逐步")


@pytest.mark.parametrize(
    ("question", "coverage"), [("怎么防止养懒汉", 1.0), ("公益性岗位谁来验收", 0.0)]
)
def test_it_cannot_be_told_where_nothing_known_is_asked_or_the_clause_is_far_off(
    judge: Judge, question: str, coverage: float
) -> None:
    found = judge(question, "（七）", coverage=coverage)
    assert found.verdict is Stating.CANNOT_TELL
    assert not found.lacking


def test_without_clauses_no_value_is_stated(judge: Judge) -> None:
    assert judge("防贫保的保费标准是多少钱").verdict is Stating.DOES_NOT


@pytest.mark.parametrize(
    ("kind", "quoted"),
    [("签发人", "陈松"), ("成文日期", "2021年5月25日"), ("解释机关", ""), ("密级", "")],
)
def test_a_document_is_searched_whole_for_what_it_carries_or_says_once(
    opened: Open, application: PolicyDocument, kind: str, quoted: str
) -> None:
    found = states(opened("这份请示"), whole([application]), (kind_named(kind),))
    assert (found.verdict is Stating.STATES) == bool(quoted)
    assert all(quoted in cited(span).quote for span in found.spans)
    assert found.lacking == ("" if quoted else kind)


def test_no_clause_alone_tells_whether_a_document_applies_today(
    opened: Open, application: PolicyDocument
) -> None:
    found = states(opened("还有效吗"), whole([application]), (kind_named("是否有效"),))
    assert found.verdict is Stating.CANNOT_TELL


THINGS = ("防贫保", "公益性岗位", "样板村", "过渡期", "")
ASKED = tuple(example.asked for example in EXAMPLES.values())


@settings(max_examples=40)
@given(thing=st.sampled_from(THINGS), asked=st.sampled_from(ASKED))
def test_what_is_stated_is_shown_and_what_is_not_is_named(
    opened: Open, opinion: PolicyDocument, thing: str, asked: str
) -> None:
    evidence = [replace(e, coverage=1.0) for e in whole([opinion])]
    found = states(opened(f"{thing}{asked}"), evidence)
    assert bool(found.spans) == (found.verdict is Stating.STATES)
    assert bool(found.lacking) == (found.verdict is Stating.DOES_NOT)
    for span in found.spans:
        words = span.evidence.clause.text[span.start : span.end]
        assert span.kind in found.kinds
        assert span.kind.found_in(words)
        assert words.strip() in cited(span).quote
