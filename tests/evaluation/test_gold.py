"""Gold: however a clause is named, it is the same clause; what is not there is not guessed."""

import pytest

from assistant.documents.model import PolicyDocument
from assistant.documents.parse import parse_document
from assistant.evaluation.gold import find_gold, is_quoted
from tests.question.laws import LAW

Documents = tuple[PolicyDocument, ...]


@pytest.fixture(scope="module")
def documents(opinion: PolicyDocument, application: PolicyDocument) -> Documents:
    return (opinion, application, parse_document(LAW))


def found(name: str, documents: Documents) -> list[str]:
    return [p.document.name + p.label for p in find_gold(name, documents)]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("36号（九）", "（九）"),
        ("36号文第九条", "（九）"),
        ("连委办发〔2021〕36号（九）", "（九）"),
        ("连委办发[2021]36号 (九)", "（九）"),
        ("36号 二、", "二、"),
        ("36号文第二部分", "二、"),
        ("36号 导语第2段", "导语第2段"),
        ("36号 印发通知成文日期", "印发通知成文日期"),
        ("36号文成文日期", "印发通知成文日期"),
        ("36号 意见标题", "意见标题"),
        ("36号 印发通知标题", "印发通知标题"),
        ("36号 印发通知正文", "印发通知正文第1段"),
    ],
)
def test_clause_of_the_opinion(name: str, label: str, documents: Documents) -> None:
    assert found(name, documents) == [f"连委办发〔2021〕36号{label}"]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("2号 正文第2段", "正文第2段"),
        ("连区扶办(2021)2号正文第2段", "正文第2段"),
        ("2号 成文日期", "成文日期"),
        ("2号请示的文号", "发文字号"),
        ("2号 附件说明", "附件说明"),
    ],
)
def test_clause_of_the_application(name: str, label: str, documents: Documents) -> None:
    assert found(name, documents) == [f"连区扶办(2021)2号{label}"]


def test_whole_body_is_each_of_its_paragraphs(documents: Documents) -> None:
    labels = [p.label for p in find_gold("2号 正文", documents)]
    assert labels == ["正文第1段", "正文第2段", "正文第3段"]


def test_every_label_that_a_citation_prints_names_its_clause(documents: Documents) -> None:
    for document in documents:
        for clause in document.clauses:
            places = find_gold(f"{document.name}{clause.label}", documents)
            assert clause.id in {p.clause.id for p in places}, clause.label
            assert {p.label for p in places} == {clause.label}


@pytest.mark.parametrize(
    "name",
    ["36号（三十）", "88号（一）", "（九）", "《某某管理办法》第一条", "36号", "2号 落款人", ""],
)
def test_what_names_nothing_is_not_guessed(name: str, documents: Documents) -> None:
    assert found(name, documents) == []


def test_item_of_an_article_is_quoted_by_its_own_words(documents: Documents) -> None:
    (place,) = find_gold("《某某救助条例》第三条第一款第（二）项", documents)
    whole, item = place.clause.text, place.text
    assert item == "（二）弄虚作假的；"
    assert is_quoted(place, place.clause.id, whole)
    assert is_quoted(place, place.clause.id, "弄虚作假的")
    assert not is_quoted(place, place.clause.id, "（一）材料不齐的；")
    assert not is_quoted(place, "another", item)
