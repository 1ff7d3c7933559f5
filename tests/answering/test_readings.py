"""What the reader says decides which clause is shown, which sentence of it, and whether any is."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.answering.answer import Outcome
from assistant.answering.draft import Draft
from assistant.answering.stating.readings import READ, read_clauses, read_on
from assistant.answering.turn import Turn
from assistant.answering.ways.facts import fact
from assistant.library.library import Library
from assistant.retrieval.retriever import PolicyRetriever
from tests.answering.conftest import TODAY
from tests.answering.scripted_reader import ScriptedReader

Open = Callable[[str, str], Turn]
ASKED = "日子过不下去了怎么办"
HISTORY = [{"role": "user", "content": "我们村"}, {"role": "assistant", "content": "请讲"}]


@pytest.fixture(scope="module")
def opened(real_library: Library) -> Open:
    """Return a function that opens a turn whose reader looks for a word."""
    retriever = PolicyRetriever(real_library.snapshot())

    def turn(question: str, word: str) -> Turn:
        read = retriever.read(question, HISTORY)
        return Turn.of(read, retriever, TODAY, reader=ScriptedReader(word))

    return turn


def test_the_clause_in_which_the_reader_sees_it_comes_first(opened: Open) -> None:
    turn = opened(ASKED, "临时救助")
    found = turn.evidence(READ)
    reads = read_clauses(turn)
    assert {r.evidence.clause.id for r in reads} == {e.clause.id for e in found}
    has = ["临时救助" in r.evidence.clause.text for r in reads]
    assert has == sorted(has, reverse=True)


def test_the_place_of_an_answer_is_one_of_the_clause(opened: Open) -> None:
    turn = opened(ASKED, "救助")
    for read in read_clauses(turn):
        text = read.evidence.clause.text
        start, end = read.answer
        assert 0 <= read.start <= read.end <= len(text)
        assert 0 <= start <= end <= len(text)
        if read.told > 0 and end > start:
            assert text[start:end] == "救助"


@pytest.mark.parametrize(
    ("question", "read"),
    [("那呢", ["我们村 / 那呢"]), ("那要什么条件", ["我们村 / 那要什么条件", "那要什么条件"])],
)
def test_a_turn_is_read_with_those_before_it_and_alone_if_it_has_words_of_its_own(
    opened: Open, question: str, read: list[str]
) -> None:
    turn = opened(question, "条件")
    read_clauses(turn)
    assert isinstance(turn.reader, ScriptedReader)
    assert turn.reader.asked == read


def test_without_a_reader_nothing_is_read(opened: Open) -> None:
    turn = replace(opened(ASKED, ""), reader=None)
    assert read_clauses(turn) == ()


def quoted(draft: Draft) -> str:
    return "".join(citation.quote for citation in draft.citations)


@pytest.mark.model
def test_what_the_reader_sees_is_shown_and_what_it_does_not_is_not_stated(opened: Open) -> None:
    shown = fact(opened(ASKED, "临时救助"))
    assert shown.outcome is Outcome.ANSWERED
    assert "临时救助" in quoted(shown)
    assert fact(opened("火星上怎么种土豆", "火星")).outcome is Outcome.NOT_FOUND


def test_more_clauses_are_read_where_none_of_the_first_answers(opened: Open) -> None:
    turn = opened(ASKED, "")
    first = {r.evidence.clause.id for r in read_clauses(turn)}
    behind = {r.evidence.clause.id for r in read_on(turn)}
    assert behind
    assert not first & behind


def test_a_clause_is_read_once_however_many_ways_look_at_it(opened: Open) -> None:
    turn = opened(ASKED, "救助")
    assert read_clauses(turn) == read_clauses(turn)
    assert isinstance(turn.reader, ScriptedReader)
    assert len(turn.reader.asked) == len(set(turn.reader.asked))
