"""Every printed character belongs to exactly one clause, whatever the document looks like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.model import ClauseKind, PolicyDocument
from assistant.documents.parse import parse_document
from tests.documents.generated import Written, documents

ODD_LINES = (
    "2021年5月14日", "第一条　甲。", "第二条第一款规定的情形。", "（一）乙；", "一、丙", "区政府：",
    "附件：丁", "市政府办公室", "国发〔2021〕3号", "某某文件", "签发人：张某", "现印发给你们。",
    "关于某事的通知", "1．戊。", "（以下简称己）", "断在半", "句里。", "①庚", "第三章　总则",
    "　　辛，壬",
)  # fmt: skip


def uncovered(document: PolicyDocument) -> list[tuple[int, str, int]]:
    """Return the printed characters that do not lie in exactly one clause.

    Page furniture lies in none, or in the midst of a clause that goes on over the page.
    """
    times = [0] * len(document.source)
    for clause in document.clauses:
        for place in range(*clause.span):
            times[place] += 1
    for piece in document.furniture:
        for place in range(*piece.span):
            times[place] = 1
    printed = ((i, c, times[i]) for i, c in enumerate(document.source) if not c.isspace())
    return [(i, c, count) for i, c, count in printed if count != 1]


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_no_character_of_the_opinion_is_lost(opinion: PolicyDocument) -> None:
    assert uncovered(opinion) == []


def test_no_character_of_the_application_is_lost(application: PolicyDocument) -> None:
    assert uncovered(application) == []


@given(documents())
def test_no_character_of_a_made_up_document_is_lost(written: Written) -> None:
    assert uncovered(parse_document(written.source)) == []


@given(st.lists(st.sampled_from(ODD_LINES), min_size=1, max_size=25))
def test_no_character_is_lost_when_the_lines_make_no_sense(lines: list[str]) -> None:
    assert uncovered(parse_document("\n".join(lines))) == []


@given(documents())
def test_a_clause_says_what_its_span_says(written: Written) -> None:
    document = parse_document(written.source)
    for clause in document.clauses:
        assert squeezed(clause.text) == squeezed(document.source[slice(*clause.span)])


@given(documents())
def test_clauses_come_in_the_order_of_the_source_under_names_of_their_own(written: Written) -> None:
    clauses = parse_document(written.source).clauses
    spans = [c.span for c in clauses]
    assert spans == sorted(spans)
    assert len({c.id for c in clauses}) == len(clauses)


@given(documents())
def test_the_body_is_found_as_it_was_written(written: Written) -> None:
    body = [c for c in parse_document(written.source).clauses if c.kind is not ClauseKind.ELEMENT]
    assert tuple(c.label for c in body) == written.labels
    assert tuple(c.text for c in body) == written.texts


@pytest.mark.parametrize("name", ["opinion", "application"])
def test_a_clause_of_the_corpus_says_what_its_span_says(
    name: str, request: pytest.FixtureRequest
) -> None:
    document: PolicyDocument = request.getfixturevalue(name)
    for clause in document.clauses:
        assert squeezed(clause.text) == squeezed(document.source[slice(*clause.span)])
