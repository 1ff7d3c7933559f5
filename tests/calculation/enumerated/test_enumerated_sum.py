"""What a cadre gets who asks for a sum of what a document states, in words that no list has."""

import pytest

from assistant.calculation.missing import MissingInput
from tests.calculation.composed.reckoning import reckoned, total

PAPER = """云溪县农业农村局文件

云农〔2025〕9号

云溪县2025年绿色种养补贴实施方案

一、补贴标准
（一）秸秆打捆收储的，每吨补贴45元，单个主体全年最高不超过10万元。
（二）种植紫云英的，每亩补贴60元；种植苕子的，每亩补贴80元。
（三）建设堆肥场的，按投资额的40%补助，单个场最高不超过8万元。
（四）食堂厨工工资每人每月2100元，按10个月发放。

二、资金分担
种植紫云英、苕子的补贴由省级负担70%，县级负担20%，乡镇负担10%。

云溪县农业农村局
2025年3月2日

附表 2025年任务
单位：亩
乡镇	紫云英	苕子
东陂镇	2400	900
西坑乡	1850	300
"""


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("打捆了1860吨秸秆，能补几多", "83700.00"),
        ("秸秆打捆收了3000吨，补多少钱", "100000.00"),
        ("建设堆肥场投资26万元，能补好多", "80000.00"),
        ("建设堆肥场花了13万，补助多少", "52000.00"),
        ("食堂请了3个厨工，一年工资一共多少", "63000.00"),
        ("西坑乡紫云英的补贴乡里要出多少", "11100.00"),
    ],
)
def test_a_sum_of_what_is_stated(question: str, value: str) -> None:
    assert total(question, PAPER) == value


def test_two_that_are_as_near_are_asked_for() -> None:
    asked = reckoned("绿肥种了20亩补多少钱", PAPER)
    assert isinstance(asked, MissingInput)
    assert all(word in asked.question for word in ("紫云英", "苕子"))
