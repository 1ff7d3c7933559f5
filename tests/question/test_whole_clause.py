"""The whole clause, and items, attachments and tables as people name them."""

import pytest

from assistant.documents.model import PolicyDocument
from assistant.documents.parse import parse_document
from assistant.question.clause_units import clause_count
from assistant.question.references import find_references
from assistant.question.whole_clause import below, whole
from tests.documents.clauses import clause_named
from tests.question.reading import names_in

RULES = parse_document(
    "某县人民政府文件\n某政发〔2021〕3号\n某县人民政府关于印发会议规则的通知\n各镇人民政府：\n"
    "现将规则印发如下：\n第一章　总则\n一、本规则适用于县政府会议。\n第二章　会议\n"
    "二、县政府设常务会议。常务会议的主要任务是：\n（一）讨论计划；\n（二）讨论预算。\n"
    "常务会议每月召开一次。\n三、会议费按下列比例分担：\n会议\t县\t镇\n常务会议\t7\t3\n全体会议\t8\t2\n"
    "四、纪要由办公室印发。\n"
)
RUNNING = parse_document(
    "某县人民政府文件\n某政发〔2021〕5号\n某县人民政府关于管护水渠的意见\n各镇人民政府：\n"
    "一、总体要求\n（一）目标。水渠畅通。\n（二）原则。谁受益谁管护。\n二、主要任务\n（一）巡查\n"
    "1.定人。每村一人。\n2.定时。每月一次。\n（二）维修\n3.小修。村里负责。\n4.大修。县里负责。\n"
    "三、组织领导\n成立小组。\n"
)
ATTACHED = parse_document(
    "某县人民政府文件\n某政发〔2021〕7号\n某县人民政府关于启用新牌的通知\n各镇人民政府：\n"
    "一、启用时间为年底。\n二、旧牌收回。\n附件：新牌式样\n某县人民政府\n2021年5月6日\n附件\n新牌式样\n"
    "一、编号规则\n（一）车牌。五位数。\n（二）门牌。四位数。\n二、尺寸\n（一）车牌。长48厘米。\n"
    "（二）门牌。长20厘米。\n"
)
SEVERAL = parse_document(
    "某县人民政府文件\n某政发〔2021〕9号\n某县人民政府关于补贴的通知\n各镇人民政府：\n一、发放补贴。\n"
    "二、加强管理。\n附件：1.标准表\n2.流程\n某县人民政府\n2021年5月6日\n附件1\n标准表\n岗位\t标准\n保洁\t800\n"
    "护路\t700\n附件2\n流程\n一、申请。\n二、审核。\n三、发放。\n"
)


def labels(text: str, *documents: PolicyDocument) -> list[str]:
    """Return what the places are called that a text names."""
    return [p.label for r in find_references(names_in(text, documents)) for p in r.places]


def whole_labels(text: str, *documents: PolicyDocument) -> list[str]:
    """Return the same with all that stands under them."""
    references = find_references(names_in(text, documents))
    return [p.label for p in whole(p for r in references for p in r.places)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3号文第一条", ["一、"]),
        ("3号文第二条", ["二、", "（一）", "（二）", "二、第2段"]),
        ("3号文第二条第（二）项", ["（二）"]),
        ("3号文第二条第二段", ["二、第2段"]),
        ("3号文第二条第二款", ["二、第2段"]),
        ("3号文第三条", ["三、", "表1表头", "表1第1行", "表1第2行"]),
        ("3号文第三条和第四条", ["三、", "表1表头", "表1第1行", "表1第2行", "四、"]),
        ("3号文表1第2行", ["表1第2行"]),
        ("3号文第三条表1", ["表1表头", "表1第1行", "表1第2行"]),
        ("3号文四", ["四、"]),
    ],
)
def test_the_whole_clause_is_what_its_structure_holds(text: str, expected: list[str]) -> None:
    assert whole_labels(text, RULES) == expected


def test_a_clause_has_nothing_below_it_that_stands_under_the_next() -> None:
    text = "某县意见\n一、甲\n（一）乙。\n（二）丙。\n一、甲\n（一）丁。\n二、戊。"
    document = parse_document(text)
    first, second = (c for c in document.clauses if c.label == "一、")
    assert [c.text for c in below(document, first)] == ["（一）乙。", "（二）丙。"]
    assert [c.text for c in below(document, second)] == ["（一）丁。"]


@pytest.mark.parametrize("written", ["第3条", "第三条", "第3项", "3.", "第二部分第3项", "（二）3."])
def test_items_that_run_on_are_named_as_people_name_them(written: str) -> None:
    assert labels(f"5号文{written}", RUNNING) == ["（二）3．".replace("．", ".")]


def test_an_item_of_another_part_is_not_given_for_one() -> None:
    assert labels("5号文第三部分第3项", RUNNING) == []
    assert labels("5号文第9条", RUNNING) == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("附件第二条", ["附件二、", "附件（一）", "附件（二）"]),
        ("附件的第二条", ["附件二、", "附件（一）", "附件（二）"]),
        ("附件二", ["附件二、", "附件（一）", "附件（二）"]),
        ("附件二（一）", ["附件（一）"]),
        ("附件一（二）", ["附件（二）"]),
        ("第二条", ["二、"]),
        ("附件第九条", []),
        ("附件三", []),
    ],
)
def test_the_only_attachment_needs_no_number(written: str, expected: list[str]) -> None:
    assert whole_labels(f"7号文{written}", ATTACHED) == expected


def test_the_second_heading_of_the_only_attachment_is_meant() -> None:
    (reference,) = find_references(names_in("7号文附件二（一）", (ATTACHED,)))
    assert [c.text for _, c in reference.clauses] == ["（一）车牌。长48厘米。"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("附件2第三条", ["附件2三、"]),
        ("附件1表1", ["附件1表1表头", "附件1表1第1行", "附件1表1第2行"]),
        ("附件1表1第2行", ["附件1表1第2行"]),
        ("附件第二条", []),
        ("附件3", []),
    ],
)
def test_of_several_attachments_the_number_says_which(written: str, expected: list[str]) -> None:
    assert labels(f"9号文{written}", SEVERAL) == expected


@pytest.mark.parametrize(
    "text",
    ["代表1人参加", "7号文有附件吗", "附件里写了什么", "报表2021年起用", "附件有几个"],
)
def test_other_words_name_no_attachment_and_no_table(text: str) -> None:
    assert labels(text, ATTACHED, SEVERAL) == []


def test_clauses_are_counted_as_people_count_them(
    opinion: PolicyDocument, application: PolicyDocument
) -> None:
    counted = [clause_count(d) for d in (RULES, RUNNING, ATTACHED, SEVERAL, opinion, application)]
    assert counted == [4, 4, 2, 2, 23, 0]


def test_one_list_under_one_of_several_headings_is_not_what_is_counted() -> None:
    document = parse_document(
        "某县意见\n一、甲\n（一）乙。\n（二）丙。\n二、丁。\n三、戊。\n四、己。"
    )
    assert clause_count(document) == 4
    assert clause_named(document, "三、").text == "三、戊。"


def test_the_end_of_a_document_is_named_by_what_it_is_called() -> None:
    text = (
        "某县人民政府文件\n某政发〔2021〕11号\n某县人民政府关于修渠的通知\n各镇人民政府：\n"
        "一、修主渠。\n二、修支渠。\n三、清淤泥。\n{end}\n某县人民政府\n2021年5月6日\n"
    )
    one = parse_document(text.format(end="本通知自印发之日起施行。"))
    two = parse_document(text.format(end="本通知自印发之日起施行。\n特此通知。"))
    assert labels("11号文结语", one) == ["结语"]
    assert labels("11号文结语", two) == ["结语第1段", "结语第2段"]
    assert labels("11号文结语第2段", two) == ["结语第2段"]


@pytest.mark.parametrize("behind", ["附件", "附件是什么？", "附件全文", "的附件内容"])
def test_the_only_attachment_is_meant_as_a_whole(behind: str) -> None:
    found = whole_labels(f"某政发〔2021〕7号{behind}", ATTACHED)
    assert [label for label in found if label.endswith("、")] == ["附件一、", "附件二、"]


def test_of_several_attachments_none_is_meant_by_the_word_alone() -> None:
    (reference,) = find_references(names_in("某政发〔2021〕9号附件", (SEVERAL,)))
    assert (reference.unit, reference.places) == ("附件", ())


ASKED = parse_document(
    "某县护林员招聘政策问答\n\n一、问：招多少人？\n答：三十人。\n二、问：签多久？\n答：一年。\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("护林员第二问", ["二、"]), ("第3问", []), ("第一问题", [])],
)
def test_a_question_of_a_sheet_is_counted_as_such(text: str, expected: list[str]) -> None:
    assert labels(text, ASKED, RULES) == expected


def test_what_asks_nothing_has_no_questions() -> None:
    assert labels("3号文第二问", RULES) == []


def test_a_heading_in_the_line_below_a_quote_is_read_again() -> None:
    assert labels("某政发〔2021〕3号 四、纪要由办公室印发，2021年", RULES) == ["四、"]
