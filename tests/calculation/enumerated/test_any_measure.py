"""What is paid by a measure that no list has, for whom a limit is, and from when a standard is."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from assistant.calculation.composed.composed_sum import composed_sum, sum_left_open
from assistant.calculation.missing import MissingInput
from assistant.calculation.steps import Calculation
from tests.calculation.composed.reckoning import TODAY, parsed
from tests.calculation.reading import said

SOLAR = """云坪县发展和改革局文件

云发改〔2026〕14号

云坪县屋顶光伏和提灌站补助办法

第一条 自愿拆除旧机组的，按装机容量每千瓦补助600元。2025年底前签订协议的，仍按每千瓦500元执行。

第二条 提灌站运行补助按抽水量计算，标准见表1。单座提灌站每年最高补助3万元。

表1 提灌站运行补助标准（元/千立方）
类型	原标准	2026年3月1日起
一级站	30	40
二级站	50	70

第三条 值守员报酬每人每月1200元；自2026年7月1日起调整为每人每月1500元。

第四条 村内巡线员每人每月800元。巡线补助由县级负担60%、乡镇负担40%。

第五条 新装机组每台补贴2000元，每户全年最高补贴6000元。

第六条 检修补助每台次80元，其中材料费30元。

第七条 困难学生住宿补助每生每年1800元，按9个月平均发放。

附表1 提灌站情况
站名	类型	抽水量（千立方）	装机容量（千瓦）
东沟站	一级站	420	55
西坡站	二级站	600	90

附表2 各乡镇任务
乡镇	新装机组（台）	检修（台次）	巡线员（人）	测报员（人）
柏树乡	25	310	9	4
合计	25	310	9	4

云坪县发展和改革局
2026年1月20日
"""

AGED = """云坪县民政局文件

云民〔2026〕3号

关于护理补贴标准的通知

一、护理补贴标准见表1。

表1 护理补贴标准（元/人·月）
残疾等级	18周岁以下	18—59周岁	60周岁以上
一级	180	150	130
二级	140	110	90

附件 护理补贴人数（人）
乡镇	一级	二级
柏树乡	30	50
松林镇	40	70
合计	70	120

云坪县民政局
2026年1月5日
"""


def _reckoned(
    question: str, text: str, before: Sequence[str] = ()
) -> Calculation | MissingInput | None:
    """Return what comes of a question that was searched for: all clauses came as near."""
    document = parsed(text)
    found = {clause.id: Decimal(1) for clause in document.clauses}
    turns = [{"role": "user", "content": turn} for turn in before]
    return composed_sum(said(question, turns), lambda: (document,), TODAY, lambda: found)


def _total(question: str, text: str) -> str:
    done = _reckoned(question, text)
    assert isinstance(done, Calculation), (question, done)
    return str([*done.result.values()][-1])


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("东沟站的抽水量按现行标准，提灌站运行补助一年多少钱", "16800.00"),
        ("拆了一套120千瓦的旧机组能补多少钱", "72000.00"),
        ("120千瓦的机组，去年签协议跟今年签相差多少钱", "12000.00"),
        ("柏树乡检修补助共需多少元", "24800.00"),
    ],
)
def test_any_measure_is_one(question: str, expected: str) -> None:
    assert _total(question, SOLAR) == expected


def test_what_each_gets_at_most_limits_no_place() -> None:
    assert _total("测算柏树乡新装机组补贴一共多少元", SOLAR) == "50000.00"
    assert _total("我家装了5台新机组能补多少钱", SOLAR) == "6000.00"


def test_a_row_that_is_no_place_is_limited_itself() -> None:
    assert _total("西坡站的抽水量按现行标准，提灌站运行补助一年多少钱", SOLAR) == "30000.00"


def test_a_later_sentence_changes_the_standard_before_it() -> None:
    assert _total("3名值守员2026年全年报酬一共多少元", SOLAR) == "48600.00"


def test_a_month_of_what_is_paid_by_the_year() -> None:
    assert _total("娃住校，住宿补助摊到每个月是多少钱", SOLAR) == "200"


def test_who_is_of_an_age_is_one() -> None:
    done = _reckoned("二级残疾三十五岁，今年全年护理补贴一共能领多少", AGED)
    assert isinstance(done, Calculation)
    assert {*done.result.values()} == {1320}


@pytest.mark.parametrize(
    ("claimed", "begins"), [("3.5万", "不对，应为34560.00元"), ("34560元", "对，应为34560.00元")]
)
def test_whose_part_a_report_says_is_set_against_that_part(claimed: str, begins: str) -> None:
    done = _reckoned(f"会计说柏树乡9个巡线员一年的补助，乡里要出{claimed}，对不对", SOLAR)
    assert isinstance(done, Calculation)
    assert done.summary.startswith(begins)


def test_what_is_named_anew_is_in_place_of_the_other() -> None:
    before = ("一级残疾的柏树乡有多少人，一年要发多少钱",)
    done = _reckoned("那松林镇的呢", AGED, before=before)
    assert not isinstance(done, Calculation) or "柏树乡" not in done.summary


def test_what_a_question_leaves_open_is_asked() -> None:
    found = sum_left_open(said("护理补贴一个月多少钱"), (parsed(AGED),), TODAY, {})
    assert isinstance(found, MissingInput)
    assert len(found.choices) > 1


@pytest.mark.parametrize(
    "question",
    [
        "修泵花了45万，补助完两户平摊，一户摊多少",
        "机组花了9万，报销后三家平分，一家分摊多少",
    ],
)
def test_what_is_left_after_help_is_not_shared_before_it(question: str) -> None:
    assert not isinstance(_reckoned(question, SOLAR), Calculation)


def test_what_is_spent_is_shared_where_no_help_is_spoken_of() -> None:
    assert _total("修泵花了45万，两户平摊，一户摊多少", SOLAR) == "225000"
