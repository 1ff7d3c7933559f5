"""Sums of several lines, by bands, of columns and of parts in money, as a village asks for them."""

import pytest

from assistant.calculation.steps import Calculation
from tests.calculation.composed.reckoning import reckoned, total

PAPER = """松岭县人民政府办公室文件

松政办发〔2025〕12号

松岭县农村公共设施和养殖扶持办法

一、设施奖补
（一）凉亭每座1.5万元，路灯每盏1800元，宣传栏每个900元。
（二）集体流转山林的，按面积奖励：50亩以上不足200亩的每亩15元，200亩以上的每亩25元。
（三）支教老师按学校离城的远近发补贴：不足15公里的每人每月260元，15公里以上的每人每月420元。

二、自来水
（一）每户每月8吨以内的每吨2元，超过8吨的部分每吨3.5元。
（二）灌溉每立方米0.3元，其中镇里补助0.1元，其余由农户承担。

三、采暖
（一）集中采暖按面积每平方米20元。
（二）低保户采暖费减收40%。

四、养殖保险
死亡赔付：蛋鸭按保额全额赔付；山羊按体重分档，不足20公斤的赔付保额的30%，20公斤以上的赔付保额的70%。

表1 养殖保险标准
品种	每只保额（元）	每只保费（元）
蛋鸭	60	3
山羊	700	35

五、护理补助

表2 护理补助标准（元/人·月）
等级	补助标准
一级	160
二级	90

附表 各镇人数（人）
镇	护理一级	护理二级
柳溪镇	20	30
枫桥镇	11	14

松岭县人民政府办公室
2025年1月8日
"""


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("修2座凉亭、5盏路灯，一共要多少钱", "39000.00"),
        ("我们村集体流转了260亩山林，能奖励多少", "6500.00"),
        ("我们村集体流转了120亩山林，能奖励多少", "1800.00"),
        ("我家这个月用了12吨自来水，水费多少钱", "30.00"),
        ("灌溉用了500方水，自家还要掏多少", "100.00"),
        ("低保户房子80平，集中采暖费要交多少", "960.00"),
        ("死了50只蛋鸭，保险能赔多少", "3000.00"),
        ("死了3只山羊，都有25公斤，保险赔多少", "1470.00"),
    ],
)
def test_a_sum_as_its_clause_has_it(question: str, value: str) -> None:
    assert total(question, PAPER) == value


def test_the_rows_of_a_table_make_a_sum_for_a_town() -> None:
    done = reckoned("柳溪镇一级、二级护理补助一个月一共要发多少元", PAPER)
    assert isinstance(done, Calculation)
    assert str(done.result["合计"]) == "5900.00"
    assert {"160", "90", "20", "30"} <= {figure.text for figure in done.figures}


def test_what_is_past_its_term_is_not_told() -> None:
    end = "\n松岭县人民政府办公室\n2025"
    paper = PAPER.replace(end, f"\n本办法有效期至2027年12月31日。\n{end}")
    asked = reckoned("2029年修2座凉亭多少钱", paper)
    assert not isinstance(asked, Calculation)
