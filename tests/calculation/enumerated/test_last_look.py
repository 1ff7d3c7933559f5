"""What a sum over documents leaves open is asked: the place, the part of the year, the unit."""

import pytest

from assistant.calculation.missing import MissingInput
from assistant.calculation.steps import Calculation
from tests.calculation.composed.reckoning import reckoned, total

EAST = """东陂县水利局文件

东水〔2024〕3号

东陂县河道管护补助办法

一、河道保洁员每人每月补助700元，全年按12个月发放。
二、县级河道保洁每公里每年补助3600元。

东陂县水利局
2024年3月2日
"""
CHANGED = """东陂县水利局文件

东水〔2025〕8号

东陂县水利局关于调整河道保洁员补助标准的通知

一、自2025年7月1日起，河道保洁员补助由每人每月700元调整为每人每月850元。

东陂县水利局
2025年6月12日
"""
WEST = """西坑县水利局文件

西水〔2025〕5号

西坑县河道管护补助细则

一、河道保洁员每人每月补助600元，全年按10个月发放。

西坑县水利局
2025年3月2日
"""


TABLE = """东陂县水利局文件

东水〔2024〕5号

东陂县渠道养护补助办法

一、补助标准
渠道养护补助标准（单位：元/公里·年）
渠道类别	养护补助
干渠	2600
支渠	1800

东陂县水利局
2024年3月2日
"""
NEW_TABLE = """东陂县水利局文件

东水〔2025〕10号

东陂县水利局关于调整渠道养护补助标准的通知

一、自2025年7月1日起，渠道养护补助标准调整如下：
渠道养护补助标准调整表（单位：元/公里·年）
渠道类别	原标准	新标准
干渠	2600	3000
支渠	1800	2000

东陂县水利局
2025年6月12日
"""


def test_a_row_that_a_later_table_changes_is_not_told_as_it_was() -> None:
    assert total("干渠养护12公里，一年养护补助多少", TABLE) == "31200.00"
    found = reckoned("干渠养护12公里，一年养护补助多少", TABLE, NEW_TABLE)
    assert "31200" not in (found.summary if isinstance(found, Calculation) else "")


def test_a_standard_of_two_counties_is_asked_for_where_none_is_named() -> None:
    asked = reckoned("请了6个河道保洁员，一年补助多少", EAST, WEST)
    assert isinstance(asked, MissingInput)


def test_the_one_county_is_told() -> None:
    assert total("请了6个河道保洁员，一年补助多少", WEST) == "36000.00"


@pytest.mark.parametrize("question", ["河道保洁员18人，2025年一个月补助一共多少"])
def test_a_year_in_which_the_standard_changed_is_asked_about(question: str) -> None:
    found = reckoned(question, EAST, CHANGED)
    assert not isinstance(found, Calculation)


def test_so_much_for_a_kilometre_is_not_answered_with_so_much_a_head() -> None:
    found = reckoned("河道保洁员补助一公里多少钱，一共有6个人", WEST, EAST)
    told = found.summary if isinstance(found, Calculation) else ""
    assert "36000" not in told
