"""From what day a repeal counts: what its own sentence names, and no other document's day."""

from dataclasses import replace

import pytest

from assistant.documents.parse import parse_document
from tests.validity.papers import gongwen, told

FIRST, OTHER = (
    gongwen("加强救助。", "本办法自2020年1月1日起施行。", title=title, issued="2019年12月1日")
    for title in ("某县甲办法", "某县乙办法")
)
AT_ONCE, LATER = "2023年3月1日", "2025年1月1日"


def since(*lines: str) -> tuple[str, str]:
    """Return from when a paper of 2023-03-01 repeals the two, as the user reads it."""
    paper = gongwen(*lines, title="某县关于废止部分文件的决定", issued=AT_ONCE)
    stand = (told(d, FIRST, OTHER, paper, day="2026-06-01") for d in (FIRST, OTHER))
    first, other = (words.rpartition("（")[2].removesuffix("起）") for words in stand)
    return first, other


@pytest.mark.parametrize(
    "lines",
    [
        ("一、《某县甲办法》自2025年1月1日起停止执行。", "二、《某县乙办法》即行废止。"),
        ("一、《某县甲办法》自2025年1月1日起停止执行。", "二、决定废止《某县乙办法》。"),
        ("《某县甲办法》自2025年1月1日起停止执行，《某县乙办法》即行废止。",),
        ("《某县甲办法》自2025年1月1日起停止执行，废止《某县乙办法》。",),
        ("废止《某县甲办法》，自2025年1月1日起生效。", "废止《某县乙办法》。"),
        ("自2025年1月1日起，《某县甲办法》停止执行。", "《某县乙办法》停止执行。"),
        ("《某县甲办法》于2025-01-01废止。", "于2018年1月1日印发的《某县乙办法》停止执行。"),
        ("自2025年1月1日起执行新标准，《某县甲办法》同时废止。",
         "根据自2019年1月1日起施行的《丁条例》，决定废止《某县乙办法》。"),
        ("一、下列文件自2025年1月1日起停止执行：", "1.《某县甲办法》",
         "二、下列文件即行废止：", "1.《某县乙办法》"),
    ],
)  # fmt: skip
def test_the_day_of_one_document_is_not_that_of_another(lines: tuple[str, ...]) -> None:
    assert since(*lines) == (LATER, AT_ONCE)


@pytest.mark.parametrize(
    "lines",
    [
        ("自2025年1月1日起停止执行《某县甲办法》和《某县乙办法》。",),
        ("《某县甲办法》、《某县乙办法》自2025年1月1日起停止执行。",),
        ("决定废止下列文件，自2025年1月1日起停止执行：", "1.《某县甲办法》", "2.《某县乙办法》"),
        ("《某县甲办法》《某县乙办法》停止执行。", "上述文件自2025年1月1日起停止执行。"),
    ],
)
def test_a_day_counts_for_all_that_it_is_said_of(lines: tuple[str, ...]) -> None:
    assert since(*lines) == (LATER, LATER)


def test_a_day_counts_for_all_numbers_of_a_list() -> None:
    words = "自2025年1月1日起停止执行某政发〔2019〕5号、某政发〔2019〕6号。"
    paper = gongwen(words, title="某县关于废止部分文件的决定", issued=AT_ONCE)
    other = replace(OTHER, document_number="某政发〔2019〕6号", number_key="某政发|2019|6")
    assert told(other, paper, day="2024-06-01") == "现行"
    assert told(other, paper, day="2025-01-01").startswith("已被")


def test_what_ends_itself_or_a_charge_names_no_day_for_a_document() -> None:
    lines = ("一、原收费标准自2025年1月1日起停止执行。", "二、决定废止《某县甲办法》。",
             "三、《某县乙办法》停止执行。", "四、本通知自2025年1月1日起失效。")  # fmt: skip
    assert since(*lines) == (AT_ONCE, AT_ONCE)


@pytest.mark.parametrize(
    ("day", "stands"),
    [
        ("2024-06-29", "现行"),
        (
            "2024-06-30",
            "已被某县人民政府关于废止和宣布失效部分文件的决定宣布失效（2024年6月30日起）",
        ),
    ],
)
def test_a_list_gives_each_document_the_day_of_its_row(day: str, stands: str) -> None:
    source = (
        "某县人民政府关于废止和宣布失效部分文件的决定\n各镇人民政府：\n"
        "　　一、废止的文件见附件1，自本决定施行之日起废止。\n"
        "　　二、宣布失效的文件见附件2，失效日期以附件2所列日期为准。\n"
        "　　本决定自2026年1月1日起施行。\n某县人民政府\n2025年12月11日\n"
        "附件1\n废止文件目录\n序号\t文件名称\t处理理由\n1\t《某县乙办法》\t已无对象\n"
        "附件2\n宣布失效文件目录\n序号\t文件名称\t失效日期\n1\t《某县甲办法》\t2024年6月30日\n"
    )
    paper = replace(parse_document(source), id="清理")
    assert told(FIRST, OTHER, paper, day=day).replace("《", "").replace("》", "") == stands
    assert told(OTHER, FIRST, paper, day="2026-02-01").endswith("废止（2026年1月1日起）")
