"""Standards of several rows, or columns, that are asked for in one sum."""

import pytest

from assistant.calculation.steps import Calculation
from tests.calculation.composed.reckoning import reckoned, result, total

PAPER = """云溪县教育局文件

云教〔2025〕12号

云溪县2025年校园绿化和值守补助办法

一、绿化补助
（一）校园绿化补助标准如下：
校园绿化补助标准（单位：元/亩·年）
地块类别	栽植补助	养护补助
草坪地	300	120
灌木地	500	200
乔木地	800	350
（二）绿化补助由市、县、乡镇按2:5:3分担。

二、值守补助
（一）值守员补助按守护面积分档，按10个月发放。
值守员补助标准（单位：元/人·月）
守护面积	补助标准
50亩以下	400
50亩至200亩	600
200亩及以上	750
（二）单个值守员全年补助最高7000元。

云溪县教育局
2025年3月2日

附表
各乡镇任务
乡镇	草坪地（亩）	灌木地（亩）	乔木地（亩）	50亩以下（人）	50亩至200亩（人）	200亩及以上（人）
东陂镇	12	8	5	3	4	2
西坑乡	9.5	6	20	1	7	1
合计	21.5	14	25	4	11	3
"""  # noqa: E501


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("东陂镇三档值守员全年补助合计多少元", "51000.00"),
        ("西坑乡草坪地、灌木地、乔木地三类的养护补助合计多少", "9340.00"),
        ("东陂镇灌木地、乔木地的栽植补助一共多少", "8000.00"),
        ("西坑乡乔木地全年栽植补助和养护补助合计多少元", "23000.00"),
    ],
)
def test_rows_and_columns_add_up(question: str, value: str) -> None:
    assert total(question, PAPER) == value


def test_columns_together_are_shared_as_the_section_says() -> None:
    told = result("东陂镇灌木地全年栽植补助和养护补助合计，市、县各负担多少元", PAPER)
    assert {"市": "1120.00", "县": "2800.00"}.items() <= told.items()


def test_no_column_stands_for_two() -> None:
    found = reckoned("草坪地栽植补助和养护补助两项一共多少", PAPER)
    told = found.summary if isinstance(found, Calculation) else ""
    assert not any(wrong in told for wrong in ("300", "120"))


def test_kinds_that_are_fewer_than_said_are_not_added_up() -> None:
    found = reckoned("东陂镇四档值守员全年补助合计多少元", PAPER)
    told = found.summary if isinstance(found, Calculation) else ""
    assert "51000" not in told


def test_a_limit_for_one_is_not_passed() -> None:
    found = reckoned("一名值守员守护面积300亩，全年补助标准合计多少", PAPER)
    assert "7500" not in (found.summary if isinstance(found, Calculation) else "")
