"""款, 项, ranges and lists of a law: each way to write them leads to just those words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.model import PolicyDocument
from assistant.documents.numbers.numerals import print_integer
from assistant.documents.parse import parse_document
from assistant.question.places import Place
from assistant.question.references import Reference, find_references
from tests.question.laws import Article, law, laws, opinion, other_law
from tests.question.reading import names_in

WRITTEN = ("第{chinese}条", "第{arabic}条", "第 {arabic} 条", "第{wide}条", "某某条例{chinese}条")
RANGES = (
    "第{a}条至第{b}条",
    "第{a}到{b}条",
    "{a}至{b}条",
    "第{x}-{y}条",
    "第{x}条到第{y}条",
    "第{a}条—第{b}条",
)
ITEMS = ("第（{0}）项", "第{0}项", "第{1}项", "（{0}）")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")

Drawn = tuple[PolicyDocument, tuple[Article, ...]]


def places(text: str, *documents: PolicyDocument) -> list[Place]:
    return [p for r in find_references(names_in(text, documents)) for p in r.places]


def labels(text: str, *documents: PolicyDocument) -> list[str]:
    return [p.label for p in places(text, *documents)]


def only(text: str, *documents: PolicyDocument) -> Reference:
    (reference,) = find_references(names_in(text, documents))
    return reference


def written(form: str, number: int) -> str:
    wide = str(number).translate(_WIDE)
    return form.format(chinese=print_integer(number), arabic=number, wide=wide)


@given(drawn=laws(), data=st.data(), form=st.sampled_from(WRITTEN))
def test_every_article_is_found_by_every_way_to_write_its_number(
    drawn: Drawn, data: st.DataObject, form: str
) -> None:
    document, articles = drawn
    article = data.draw(st.sampled_from(articles))
    if article.number == 1 and form.startswith("某某"):
        form = "第{chinese}条"
    (place,) = places(written(form, article.number), document)
    assert place.text == article.text


@given(drawn=laws(), data=st.data(), form=st.sampled_from(RANGES))
def test_a_range_is_exactly_its_articles_in_order(
    drawn: Drawn, data: st.DataObject, form: str
) -> None:
    document, articles = drawn
    first = data.draw(st.integers(1, len(articles)))
    last = data.draw(st.integers(first, len(articles)))
    text = form.format(a=print_integer(first), b=print_integer(last), x=first, y=last)
    found = only(text, document)
    assert [p.text for p in found.places] == [a.text for a in articles[first - 1 : last]]
    assert found.whole


@given(drawn=laws(), data=st.data())
def test_a_list_is_exactly_its_articles_as_written(drawn: Drawn, data: st.DataObject) -> None:
    document, articles = drawn
    chosen = data.draw(st.lists(st.sampled_from(articles), min_size=1, max_size=4, unique=True))
    numbers = [print_integer(a.number) for a in chosen]
    for text in ("、".join(f"第{n}条" for n in numbers), f"第{'、'.join(numbers)}条"):
        assert [p.text for p in places(text, document)] == [a.text for a in chosen]


@given(drawn=laws(), data=st.data(), form=st.sampled_from(("第{0}款", "第{1}款")))
def test_a_paragraph_is_its_lead_with_its_items(
    drawn: Drawn, data: st.DataObject, form: str
) -> None:
    document, articles = drawn
    article = data.draw(st.sampled_from(articles))
    ordinal = data.draw(st.integers(1, len(article.paragraphs)))
    named = form.format(print_integer(ordinal), ordinal)
    (place,) = places(f"第{article.number}条{named}", document)
    lead, items = article.paragraphs[ordinal - 1]
    assert lead in place.text
    assert place.text.count("\n") == len(items)
    assert not any(other in place.text for other, _ in article.paragraphs if other != lead)


@given(
    drawn=laws(),
    data=st.data(),
    form=st.sampled_from(ITEMS),
)
def test_an_item_is_its_own_words(drawn: Drawn, data: st.DataObject, form: str) -> None:
    document, articles = drawn
    having = [
        (a, p, i)
        for a in articles
        for p, (_, items) in enumerate(a.paragraphs, start=1)
        for i in range(1, len(items) + 1)
    ]
    if not having:
        return
    article, paragraph, item = data.draw(st.sampled_from(having))
    named = form.format(print_integer(item), item)
    (place,) = places(f"第{article.number}条第{print_integer(paragraph)}款{named}", document)
    words = article.paragraphs[paragraph - 1][1][item - 1]
    assert place.text.rstrip("；。") == f"（{print_integer(item)}）{words}"


@pytest.mark.slow
@given(drawn=laws(), number=st.integers(0, 2000))
def test_a_number_that_is_not_there_is_never_another(drawn: Drawn, number: int) -> None:
    document, articles = drawn
    found = only(f"第{number}条", document)
    assert [p.clause.number for p in found.places] == [
        a.number for a in articles if a.number == number
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第三条第一款第（二）项", ["第三条第一款第（二）项"]),
        ("第三条第（二）项", ["第三条第一款第（二）项"]),
        ("第三条第二款", ["第三条第二款"]),
        ("第三条第2段", ["第三条第二款"]),
        ("第3条1款2项", ["第三条第一款第（二）项"]),
        ("第三条第一款（一）至（三）项", [f"第三条第一款第（{n}）项" for n in "一二三"]),
        ("第三条第一款第（一）、（三）项", [f"第三条第一款第（{n}）项" for n in "一三"]),
        ("第三条第一款、第三款", ["第三条第一款", "第三条第三款"]),
        ("第二条第一款至第二款", ["第二条第一款", "第二条第二款"]),
        ("第四条第一款", ["第四条"]),
        ("第二章第三条", ["第三条"]),
        ("第一章第三条", []),
        ("第三条的上一条", ["第二条"]),
        ("第三条后面那一条", ["第四条"]),
        ("第三条前两条", ["第一条", "第二条"]),
        ("第三条第二款的上一款", ["第三条第一款"]),
        ("第三条第一款第（二）项的下一项", ["第三条第一款第（三）项"]),
        ("第三条，第三款呢", ["第三条", "第三条第三款"]),
        ("第七条的下一条", []),
        ("上一条", []),
        ("第二款", []),
        ("第九条至第三条", []),
    ],
)  # fmt: skip
def test_places_of_one_law(text: str, expected: list[str]) -> None:
    assert labels(text, law()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第二部分（三）", ["（三）确定救助标准"]),
        ("二、（三）", ["（三）确定救助标准"]),
        ("二（二）2", ["2.审核"]),
        ("第二部分（二）第1点", ["1.申请"]),
        ("附件2第三条", ["附件2第三条"]),
        ("附件2第一条、第三条", ["附件2第一条", "附件2第三条"]),
        ("附件2的第二条", ["附件2第二条"]),
        ("附件2第九条", []),
        ("附件9", []),
        ("第二条", ["二、重点任务"]),
        ("（二）", ["（二）基本原则", "（二）规范救助程序"]),
    ],
)
def test_places_of_an_opinion_with_attachments(text: str, expected: list[str]) -> None:
    assert [p.clause.title for p in places(text, opinion())] == expected


@pytest.mark.parametrize(("second", "expected"), [("3.丙。\n4.丁。", ["（二）3."]), ("1.丙。", [])])
def test_an_item_of_a_whole_opinion_is_one_whose_numbers_run_through(
    second: str, expected: list[str]
) -> None:
    text = f"某政发〔2021〕8号\n关于甲的意见\n（一）子。\n1.甲。\n2.乙。\n（二）丑。\n{second}\n"
    document = parse_document(text)
    assert labels("某政发〔2021〕8号主要任务的第3项", document) == expected


@pytest.mark.parametrize(
    ("text", "unit", "written"),
    [
        ("第三条第九款", "款", "第九款"),
        ("第三条第一款第（九）项", "项", "第（九）项"),
        ("第九百条第二款", "条", "第九百条"),
        ("第一章第三条", "条", "第三条"),
    ],
)
def test_what_is_not_there_is_known_by_its_own_unit(text: str, unit: str, written: str) -> None:
    found = only(text, law())
    assert (found.unit, found.written, found.places) == (unit, written, ())


def test_a_range_beyond_the_end_gives_what_there_is_and_says_so() -> None:
    found = only("第五条至第九百条", law())
    assert [p.label for p in found.places] == ["第五条", "第六条", "第七条"]
    assert not found.whole


def test_a_reversed_range_is_known_as_such() -> None:
    assert only("第五条至第三条", law()).is_reversed


@pytest.mark.parametrize(
    "text",
    ["某某救助条例第二条和某某监督条例第三条", "《某某救助条例》第二条、《某某监督条例》第三条"],
)
def test_each_clause_is_of_the_document_named_before_it(text: str) -> None:
    found = places(text, law(), other_law())
    assert [(p.document.title, p.label) for p in found] == [
        ("某某救助条例", "第二条"),
        ("某某监督条例", "第三条"),
    ]


def test_a_clause_of_two_documents_named_together_is_of_both() -> None:
    found = places("某某救助条例和某某监督条例第三条", law(), other_law())
    assert [(p.document.title, p.label) for p in found] == [
        ("某某救助条例", "第三条"),
        ("某某监督条例", "第三条"),
    ]


@pytest.mark.parametrize("text", ["未入库条例第三条", "《未入库条例》第三条", "民法典第三条"])
def test_a_clause_of_a_law_that_is_not_there_is_not_taken_from_another(text: str) -> None:
    assert labels(text, law(), other_law()) == []


@pytest.mark.parametrize(
    "text",
    [
        "给我列出3到5条建议",
        "第一项任务",
        "目前一条也没有",
        "门前一条路",
        "线下一条龙服务",
        "以上三条都对",
    ],
)
def test_ordinary_words_name_no_place(text: str) -> None:
    assert labels(text, law()) == []


def test_what_stands_under_a_long_heading_of_an_attachment_is_found() -> None:
    heading = "一、" + "，".join(["各镇要把救助工作放在更加重要的位置"] * 3) + "。"
    body = f"附件1\n某某方案\n{heading}\n（一）子。\n（二）丑。\n二、其他。\n（一）寅。\n"
    document = parse_document(f"关于甲的通知\n各镇：\n请执行。\n某某政府\n2021年3月2日\n{body}")
    assert labels("附件1第一部分（二）", document) == ["附件1（二）"]
