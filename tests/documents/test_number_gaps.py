"""Gaps in running numbers are noticed when a file comes in, and nothing else is taken for one."""

import pytest

from assistant.documents.number_gaps import number_gaps
from assistant.documents.numbers.numerals import print_integer
from assistant.documents.parse import parse_document


def law(*numbers: int) -> str:
    """Return a law that has the articles of these numbers."""
    return "某某条例\n" + "\n".join(f"第{print_integer(n)}条　某事某办。" for n in numbers)


def test_a_missing_article_is_told() -> None:
    document = parse_document(law(*range(1, 9), *range(10, 21)))
    assert document.warnings == ("第八条之后是第十条，文件可能不全，请核对原件。",)
    assert [(a.label, b.label) for a, b in number_gaps(document.clauses)] == [("第八条", "第十条")]


def test_of_many_gaps_the_first_are_named_and_all_are_counted() -> None:
    missing = {10, 20, 30, 40}
    (warning,) = parse_document(law(*(n for n in range(1, 61) if n not in missing))).warnings
    assert warning.startswith("第九条之后是第十一条、第十九条之后是第二十一条、")
    assert "等 4 处" in warning


def test_a_missing_heading_of_a_gongwen_is_told() -> None:
    document = parse_document("某县意见\n一、甲。\n二、乙。\n三、丙。\n五、丁。\n六、戊。")
    assert document.warnings == ("三、之后是五、，文件可能不全，请核对原件。",)


def test_numbers_that_run_on_over_headings_are_looked_at() -> None:
    text = "某县意见\n一、甲\n1.丙。\n2.丁。\n二、乙\n4.戊。\n5.己。\n6.庚。"
    assert len(parse_document(text).warnings) == 1


@pytest.mark.parametrize(
    "text",
    [
        law(*range(1, 21)),
        "某某条例\n第一条　甲。\n第二条　乙。\n第二条之一　丙。\n第三条　丁。\n第四条　戊。",
        # items begin anew under each heading, and one list leaves a number out
        "某县意见\n一、甲\n（一）子。\n（二）丑。\n二、乙\n（一）寅。\n（三）卯。\n（四）辰。",
        # one list under one of several headings
        "某县意见\n一、甲\n（一）子。\n（二）丑。\n（四）寅。\n（五）卯。\n二、乙。\n三、丙。",
        # articles that are quoted
        "关于修改某条例的决定\n第四条　某事某办。\n第十条　某事某办。\n第二十条　某事某办。",
        "关于修改某条例的决定\n对某条例作如下修改：\n第一条修改为：“某事。”\n"
        + law(1, 2, 3, 5, 6).removeprefix("某某条例\n"),
        law(1, 5, 9, 20),
    ],
)
def test_what_was_not_meant_to_run_on_has_no_gaps(text: str) -> None:
    assert parse_document(text).warnings == ()
