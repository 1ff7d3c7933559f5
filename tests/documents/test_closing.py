"""The 结语: what stands behind the last number and speaks of the whole, and what does not."""

import pytest

from assistant.documents.model import PolicyDocument
from assistant.documents.parse import parse_document
from tests.documents.clauses import clause_named, labels

HEAD = "关于做好水渠管护的通知\n各镇人民政府：\n现将有关事项通知如下：\n"
SINGLE = (
    HEAD + "一、明确责任。村里负责巡查。\n二、落实经费。每年由镇里安排。\n"
    "三、加强检查。每季度检查一次。\n{tail}\n某县水务局\n2021年3月5日"
)
HEADED = (
    HEAD
    + "一、责任\n村里负责巡查。\n二、经费\n每年由镇里安排。\n三、检查\n每季度检查一次。\n{tail}\n"
    "某县水务局\n2021年3月5日"
)
LONG = (
    HEAD
    + "一、责任。村里负责。\n镇里督促。\n二、经费。镇里安排。\n县里补助。\n三、检查。每季度一次。\n"
    "{tail}\n某县水务局\n2021年3月5日"
)


def closing(document: PolicyDocument) -> list[str]:
    """Return the paragraphs that belong to the whole."""
    return [c.text for c in document.clauses if c.label.startswith("结语")]


@pytest.mark.parametrize("written", [SINGLE, HEADED, LONG])
@pytest.mark.parametrize(
    "tail",
    [
        "本通知自2021年4月1日起施行。",
        "本通知自印发之日起实施，有效期两年。",
        "本通知由县水务局负责解释。",
        "自本通知印发之日起，《某县水渠管护办法》（某政发〔2010〕3号）停止执行。",
        "此前规定与本通知不一致的，以本通知为准。",
        "特此通知。",
    ],
)
def test_what_only_the_whole_can_say_of_itself_ends_it(written: str, tail: str) -> None:
    document = parse_document(written.format(tail=tail))
    assert closing(document) == [tail]
    assert tail not in clause_named(document, "三、").text


@pytest.mark.parametrize("written", [SINGLE, HEADED])
@pytest.mark.parametrize(
    "tail",
    [
        "各镇、各有关部门要高度重视，认真抓好落实。",
        "各有关部门制定的办法，于2021年6月30日前报送县政府办公室。",
        "管好水渠意义重大。各级各部门要按照本通知要求，确保水渠畅通。",
    ],
)
def test_what_speaks_to_all_ends_the_whole_where_clauses_have_one_paragraph(
    written: str, tail: str
) -> None:
    assert closing(parse_document(written.format(tail=tail))) == [tail]


@pytest.mark.parametrize(
    ("written", "tail"),
    [
        (LONG, "各镇要把检查结果记下来。"),
        (SINGLE, "检查不合格的，当场改正。"),
        (HEADED, "检查不合格的，当场改正。"),
    ],
)
def test_a_second_paragraph_of_the_last_clause_stays_with_it(written: str, tail: str) -> None:
    document = parse_document(written.format(tail=tail))
    assert closing(document) == []
    assert clause_named(document, "三、").text.endswith(tail)


def test_the_first_paragraph_under_a_heading_is_the_heading_s() -> None:
    text = (
        HEAD + "一、责任\n村里负责。\n二、经费\n镇里安排。\n三、施行时间\n本通知自印发之日起施行。"
    )
    document = parse_document(text)
    assert closing(document) == []
    assert "自印发之日起施行" in clause_named(document, "三、").text


def test_a_heading_that_is_about_requirements_keeps_what_is_said_to_all() -> None:
    tail = "各镇要明确专人。\n各有关部门要密切配合。"
    text = HEADED.replace("三、检查\n每季度检查一次。", "三、工作要求").format(tail=tail)
    assert closing(parse_document(text)) == []


def test_what_stands_behind_the_first_paragraph_of_the_end_belongs_to_the_end() -> None:
    tail = "本通知自印发之日起施行。\n山区可以晚一个月开始。\n特此通知。"
    document = parse_document(SINGLE.format(tail=tail))
    assert closing(document) == tail.split("\n")
    assert labels(document)[-5:-2] == ["结语第1段", "结语第2段", "结语第3段"]


def test_a_sentence_behind_lists_of_names_ends_the_whole() -> None:
    text = (
        "关于调整领导小组成员的通知\n各镇：\n（一）成员单位\n甲局　王某\n乙局　李某\n"
        "（二）专家\n丙校　张某\n丁院　赵某\n领导小组办公室设在县水务局。\n"
    )
    assert closing(parse_document(text)) == ["领导小组办公室设在县水务局。"]


def test_in_a_law_a_paragraph_without_a_number_is_a_part_of_the_article() -> None:
    law = "某某办法\n第一条　甲。\n第二条　本办法由县水务局负责解释。\n本办法自印发之日起施行。"
    document = parse_document(law)
    assert closing(document) == []
    assert clause_named(document, "第二条").text.endswith("本办法自印发之日起施行。")


def test_a_notice_that_is_built_of_articles_may_end_without_a_number() -> None:
    text = (
        "关于支持水渠管护的通知\n各镇：\n第一条　甲方出钱。\n第二条　乙方出力。\n"
        "本通知自印发之日起施行。\n各镇可以参照执行。"
    )
    assert closing(parse_document(text)) == ["本通知自印发之日起施行。", "各镇可以参照执行。"]


LISTED = (
    "某县议事规则\n一、会议每月召开。会议的主要任务是：\n（一）讨论计划；\n（二）讨论预算。\n{behind}\n"
    "二、会议由县长主持。\n三、会议纪要由办公室印发。\n"
)


def test_a_paragraph_behind_a_list_is_of_the_clause_that_led_the_list_in() -> None:
    behind = "遇有急事，可以临时召开。\n会期一般半天。"
    document = parse_document(LISTED.format(behind=behind))
    assert labels(document)[1:] == [
        "一、", "（一）", "（二）", "一、第2段", "一、第3段", "二、", "三、",
    ]  # fmt: skip
    assert clause_named(document, "（二）").text == "（二）讨论预算。"
    assert clause_named(document, "一、第2段").path[-1] == "一、第2段"


@pytest.mark.parametrize(
    "text",
    [
        "某县意见\n一、保障措施：\n（一）加强领导。成立小组。\n（二）落实资金。列入预算。\n不足的另筹。\n二、乙。",
        "某县意见\n一、要做好下列工作：\n（一）修路。\n先修主路。\n（二）修渠。\n先修干渠。\n二、乙。",
        "某县意见\n一、要做好下列工作：\n（一）修路。\n先修主路。\n二、乙。",
    ],
)
def test_a_paragraph_behind_an_item_goes_on_with_the_item(text: str) -> None:
    document = parse_document(text)
    assert not any("段" in label for label in labels(document)[1:])


def test_where_short_clauses_stand_alone_what_speaks_to_all_ends_the_whole() -> None:
    text = HEAD + "1.修主渠。\n2.修支渠。\n3.清淤泥。\n请各镇于6月底前将情况报县政府办公室。"
    assert closing(parse_document(text)) == ["请各镇于6月底前将情况报县政府办公室。"]


def test_items_that_go_on_with_a_semicolon_are_a_list_of_their_clause() -> None:
    text = "某县意见\n1.修渠。\n2.补助：\n（1）石料；\n（2）水泥。\n两项可以合并。\n3.清淤。"
    assert "2.第2段" in labels(parse_document(text))
