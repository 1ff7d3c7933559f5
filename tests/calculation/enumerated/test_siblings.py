"""Which of several standards side by side is meant: named, chosen and reckoned, or asked."""

import pytest

from assistant.calculation.missing import MissingInput
from assistant.calculation.steps import Calculation
from tests.calculation.composed.reckoning import reckoned, total

PAPER = """青岚县人民政府办公室文件

青岚政办发〔2026〕3号

青岚县农村住房和岗位补助办法

一、补助对象
（一）一类对象：农村特困人员、农村低保户。
（二）二类对象：低保边缘家庭、监测户。

二、住房重建
重建补助标准见表1，补助金额不得超过实际造价的70%。

表1 重建补助标准（元/户）
家庭人口	一类对象	二类对象
1人户	20000	16000
2人户	25000	20000
3人及以上户	30000	24000

三、修缮加固
修缮加固按实际费用补助：一类对象补助65%，每户最高12000元；二类对象补助50%，每户最高8000元。

四、岗位补贴

表2 岗位补贴标准（元/人·月）
岗位	补贴标准	在岗期限
护渠员	400	4月至10月
护林员	700	1月至12月
巡河员	500	1月至12月

表3 各村岗位人数（人）
村	护渠员	护林员	巡河员
前岗村	3	4	2
后岗村	2	5	1
合计	5	9	3

五、护理补助
新标准自2026年5月1日起执行。

表4 护理补助标准（元/人·月）
项目	原标准	2026年5月1日起
生活补助·低保家庭	90	100
护理补助·一级残疾	120	140
护理补助·二级残疾	80	95

青岚县人民政府办公室
2026年1月8日
"""


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("前岗村三种岗位都满员，六月份一个月要发多少补贴", "5000.00"),
        ("后岗村的护渠员满员，2026年全年岗位补贴总共多少钱", "5600.00"),
        ("后岗村的护林员比前岗村的护林员一年多发多少岗位补贴", "8400.00"),
    ],
)
def test_a_named_standard_is_reckoned_for_its_place_and_months(question: str, value: str) -> None:
    assert total(question, PAPER) == value


def test_what_is_named_together_is_added_up_over_the_months_that_are_asked() -> None:
    question = "张婶是低保家庭二级残疾，四月份批下来的，到今年年底生活补助加护理补助一共能领多少"
    done = reckoned(question, PAPER)
    assert isinstance(done, Calculation)
    assert done.result["合计"] == 90 + 80 + 8 * (100 + 95)


@pytest.mark.parametrize(
    "question", ["修缮加固花了2万，能补多少", "三类对象修缮加固花了8000，能补多少"]
)
def test_what_the_question_leaves_open_is_asked_with_one_tap_each(question: str) -> None:
    asked = reckoned(question, PAPER)
    assert isinstance(asked, MissingInput)
    assert [("65%" in c.label, "50%" in c.label) for c in asked.choices] == [
        (True, False),
        (False, True),
    ]


def test_a_row_that_is_named_has_its_part_or_is_asked() -> None:
    question = "护渠员、护林员、巡河员三类岗位由县和乡按6:4承担，已到账3万元，各是多少"
    done = reckoned(question, PAPER)
    assert not isinstance(done, Calculation) or done.clause_ids
