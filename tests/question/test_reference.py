"""References: the clause that a question names is found without search, or known not to exist."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.model import PolicyDocument
from assistant.question.clause_units import UNITS, units_of
from assistant.question.references import find_references
from tests.documents.test_numbering import chinese
from tests.question.reading import names_in
from tests.retrieval.conftest import Documents

OPINION, APPLICATION = "连委办发〔2021〕36号", "连区扶办(2021)2号"


def named(text: str, documents: Documents) -> list[tuple[str, str]]:
    """Return the document and the clause of every reference that resolves."""
    references = find_references(names_in(text, documents))
    return [(d.document_number, c.label) for r in references for d, c in r.clauses]


@pytest.mark.parametrize(
    ("question", "document", "clause"),
    [
        ("36号文第九条", OPINION, "（九）"),
        ("36号文第9条说了什么", OPINION, "（九）"),
        ("（九）", OPINION, "（九）"),
        ("(九)", OPINION, "（九）"),
        ("连委办发[2021]36号（九）", OPINION, "（九）"),
        ("连委办发2021年36号第二十三条", OPINION, "（二十三）"),
        ("请把36号文的（十七）念一遍", OPINION, "（十七）"),
        ("第二十三条讲的什么", OPINION, "（二十三）"),
        ("第２３条", OPINION, "（二十三）"),
        ("第二部分", OPINION, "二、"),
        ("36号文第六部分有哪些条", OPINION, "六、"),
        ("2号请示正文第2段", APPLICATION, "正文第2段"),
        ("请示第二段写了什么", APPLICATION, "正文第2段"),
        ("连区扶办〔2021〕2号第3段", APPLICATION, "正文第3段"),
        ("《关于开展富民强村帮促行动接续推进乡村全面振兴的实施意见》第三条", OPINION, "（三）"),
        ("《关于开展富民强村帮促行动》第三条", OPINION, "（三）"),
        ("实施意见第五条", OPINION, "（五）"),
    ],
)
def test_a_named_clause_is_found(
    library_documents: Documents, question: str, document: str, clause: str
) -> None:
    assert named(question, library_documents) == [(document, clause)]


@given(number=st.integers(1, 23), form=st.sampled_from(("第{}条", "（{}）", "({})", "第{}条规定")))
def test_every_running_clause_is_found_by_its_number(
    library_documents: Documents, number: int, form: str
) -> None:
    written = f"36号文{form.format(chinese(number))}"
    assert named(written, library_documents) == [(OPINION, f"（{chinese(number)}）")]


def test_several_clauses_are_found_together(library_documents: Documents) -> None:
    assert named("第九条和第十条有什么不同", library_documents) == [
        (OPINION, "（九）"),
        (OPINION, "（十）"),
    ]


def test_a_follow_up_looks_in_the_document_of_the_conversation(
    library_documents: Documents, application: PolicyDocument
) -> None:
    (reference,) = find_references(names_in("第二段呢", library_documents), (application,))
    assert [c.label for _, c in reference.clauses] == ["正文第2段"]
    assert reference.documents == (application,)


@pytest.mark.parametrize(
    ("question", "unit", "number"),
    [
        ("36号文第三十条", "条", 30),
        ("36号文第24条", "条", 24),
        ("第七部分", "部分", 7),
        ("2号请示正文第9段", "段", 9),
        ("36号文第一百条", "条", 100),
    ],
)
def test_a_clause_that_does_not_exist_is_known_by_its_unit(
    library_documents: Documents, question: str, unit: str, number: int
) -> None:
    (reference,) = find_references(names_in(question, library_documents))
    assert (reference.unit, reference.number, reference.clauses) == (unit, number, ())
    assert reference.documents


def test_the_clauses_of_a_unit_can_be_counted(
    opinion: PolicyDocument, application: PolicyDocument
) -> None:
    assert len(units_of(opinion, "条")) == 23
    assert len(units_of(opinion, "部分")) == 6
    assert [c.label for c in units_of(application, "段")] == ["正文第1段", "正文第2段", "正文第3段"]


@pytest.mark.parametrize(
    "question",
    [
        "防贫保一年多少钱",
        "2021年5月14日发的是什么",
        "连区扶办(2021)2号",
        "100元/人·年",
        "（以下简称帮促地区）指哪里",
        "三保障是什么",
        "",
    ],
)
def test_a_question_without_a_clause_names_none(
    library_documents: Documents, question: str
) -> None:
    assert find_references(names_in(question, library_documents)) == ()


@given(
    text=st.text(max_size=60)
    | st.text(st.sampled_from("第36号文条款段（）九十百1０《》意见请示"), max_size=30)
)
def test_any_question_can_be_looked_through(library_documents: Documents, text: str) -> None:
    for reference in find_references(names_in(text, library_documents)):
        assert reference.unit in {unit.name for unit in UNITS.values()}


@pytest.mark.parametrize("question", ["苏政发〔2020〕5号第三条", "中发〔2020〕36号（九）"])
def test_a_clause_of_a_document_that_is_not_there_is_not_found(
    library_documents: Documents, question: str
) -> None:
    assert named(question, library_documents) == []


@pytest.mark.parametrize("question", ["36号文导语第2段", "导语第二段"])
def test_a_paragraph_of_the_lead_is_found(library_documents: Documents, question: str) -> None:
    assert named(question, library_documents) == [(OPINION, "导语第2段")]


@pytest.mark.parametrize("question", ["第0十0条", "第廿〇条"])
def test_a_garbled_clause_number_names_nothing(library_documents: Documents, question: str) -> None:
    assert named(question, library_documents) == []
