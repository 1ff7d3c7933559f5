"""Who bears what is taken from the clause on the same money, never from another programme's."""

import pytest

from assistant.calculation.missing import MissingInput
from assistant.calculation.steps import Calculation
from tests.calculation.composed.reckoning import reckoned, result, total

PAPER = """云溪县人民政府文件

云政发〔2025〕4号

云溪县2025年惠民保险和助学补助办法

一、助学补助
（一）困难学生伙食补助标准如下：
困难学生伙食补助标准（单位：元/人·年）
学生类别	补助金额	个人缴纳
走读生	600	150
住宿生	900	300
（二）伙食补助资金由市、县、乡镇按3:5:2分担。

二、农房保险
农房保险保费每户每年36元，由县、乡镇、农户按4:4:2分担。

三、路灯
新装路灯每盏补助800元。

云溪县人民政府
2025年3月2日
"""
COMMON = """云溪县水利局文件

云水〔2025〕9号

云溪县2025年灌溉渠管护办法

一、标准
（一）灌溉渠清淤每公里补助1200元。

二、资金保障
（一）所需资金由县、乡镇按7:3分担。

云溪县水利局
2025年3月2日
"""


def test_a_premium_is_shared_as_its_own_clause_says() -> None:
    told = result("农房保险我们村有250户参保，乡镇要摊多少", PAPER)
    assert told == {"县": "3600.00", "乡镇": "3600.00", "农户": "1800.00"}


def test_what_a_column_says_is_somebodys_own_is_not_shared_again() -> None:
    assert total("困难学生伙食补助，三个住宿生一年个人缴纳多少钱", PAPER) == "900.00"


def test_a_section_without_standards_of_its_own_speaks_for_all() -> None:
    told = result("灌溉渠清淤了12公里，县和乡镇各负担多少", COMMON)
    assert {told["县"], told["乡镇"]} == {"10080.00", "4320.00"}


@pytest.mark.parametrize("party", ["乡镇", "市里"])
def test_no_share_of_another_programme_is_borrowed(party: str) -> None:
    found = reckoned(f"新装了25盏路灯，{party}要负担多少", PAPER)
    assert not isinstance(found, Calculation)
    assert found is None or isinstance(found, MissingInput)


DRIPS = """枫江县农业农村局文件

枫农〔2026〕8号

枫江县滴灌和护水补助办法

一、滴灌设施每亩补助320元，由县级负担70%、乡镇负担30%。
二、护水员工资每人每月1500元，由县级负担60%、乡镇负担40%。

枫江县农业农村局
2026年1月8日
"""


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("咱镇认定了14个护水员，一年工资总共得发多少", "252000.00"),
        ("我们镇安排滴灌设施600亩，总共补助多少", "192000.00"),
        ("咱乡配备护水员5名，一年工资一共得发多少", "90000.00"),
        ("镇里出台方案装滴灌200亩，一共补助多少", "64000.00"),
    ],
)
def test_what_a_town_does_is_no_part_that_it_pays(question: str, value: str) -> None:
    assert total(question, DRIPS) == value


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("滴灌设施600亩，镇里要拿多少", "57600.00"),
        ("护水员5名一年工资，乡镇要配套多少钱", "36000.00"),
        ("护水员5名一年工资，镇里承担多少", "36000.00"),
    ],
)
def test_the_part_of_a_town_is_still_told(question: str, part: str) -> None:
    assert part in result(question, DRIPS).values()
