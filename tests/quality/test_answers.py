"""The evaluation gate: sixty questions over the two documents, scored by the clauses cited."""

from datetime import date
from pathlib import Path

import pytest

from assistant import Answer, Assistant, Settings
from assistant.documents.text import find_as_printed
from assistant.library.library import Library
from tests.quality.score import Question, contains, judge, read_questions, table

QUESTIONS = Path(__file__).with_name("questions.jsonl")
RIGHT = 58
"""How many were right when this was last raised; later work may only get better."""
SLACK = 2

Answered = list[tuple[Question, Answer]]


@pytest.fixture(scope="module")
def answered(real_library: Library) -> Answered:
    """Return every question with its answer."""
    assistant = Assistant(
        Settings(library=real_library.folder, today=date(2026, 11, 30)), real_library
    )
    return [(q, assistant.ask(q.question, q.history)) for q in read_questions(QUESTIONS)]


def test_as_many_answers_are_right_as_before(answered: Answered) -> None:
    rows = [judge(question, answer) for question, answer in answered]
    right = sum(row.right for row in rows)
    print(f"{table(rows)}\nright {right}/{len(rows)}")  # noqa: T201  the table is the point
    assert right >= RIGHT - SLACK, table(rows)


def test_every_quote_stands_word_for_word_in_its_clause(
    answered: Answered, real_library: Library
) -> None:
    for question, answer in answered:
        for citation in answer.citations:
            _document, clause = real_library.clause(citation.clause_id)
            assert find_as_printed(clause.text, citation.quote) == citation.quote, question.id


def test_questions_are_sixty_of_many_kinds_with_gold_that_exists(real_library: Library) -> None:
    questions = read_questions(QUESTIONS)
    known = {f"{d.document_number}{c.label}" for d in real_library.documents for c in d.clauses}
    assert len({q.id for q in questions}) == len({q.question for q in questions}) == 60
    assert len({q.style for q in questions}) >= 15
    assert all(q.gold <= known and bool(q.gold) == q.answerable for q in questions)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("共 23 条", "23"),
        ("共二十三条", "23"),
        ("需筹集95,113.37元", "95113.37"),
        ("约27万元", "270000"),
        ("267800.00元", "267800"),
        ("１００元／人·年", "100元/人·年"),
    ],
)
def test_numbers_are_found_in_any_form(text: str, wanted: str) -> None:
    assert contains(text, wanted)


@pytest.mark.parametrize(("text", "wanted"), [("2678人", "267"), ("10 个村", "20 个村")])
def test_part_of_a_number_is_not_that_number(text: str, wanted: str) -> None:
    assert not contains(text, wanted)
