"""What is asked of a sum goes on in stages: its part, what a case leaves, whose it is, per head."""

import pytest

from tests.calculation.composed.reckoning import total

MINUTES = """中共枫浦乡委员会 枫浦乡人民政府

会议纪要

〔2026〕第4期

2026年4月9日，乡党委书记主持召开会议。现将议定事项纪要如下：

一、关于集体茶园收益
（一）东湾村集体茶园2025年收益60000元，按以下比例分配：50%用于村民分红，40%用于公益事业，10%留作风险金。
（二）东湾村公益事业部分，25%用于奖励学生，75%用于慰问老人。

二、关于用水收费
（一）居民用水按户按月计费：每户每月6吨以内的部分每吨2.50元；6吨以上至10吨的部分每吨3.50元；10吨以上的部分每吨5.00元。
（二）低保户第一档减按40%收取。

三、关于保洁补助
（一）全乡设清扫员18名，补助每人每月500元，全年发放。
（二）清扫员无故旷工的，每旷工1天扣发当月补助的4%。
（三）清扫员补助由县财政承担60%，其余由乡财政承担。

枫浦乡人民政府
2026年4月12日
"""

HOUSES = """枫浦县住房和城乡建设局文件

枫建〔2026〕5号

枫浦县农村厨房改造实施方案

一、厨房改造按实际费用的60%补助，每户最高8000元，超出部分由农户自行承担。

枫浦县住房和城乡建设局
2026年2月3日
"""

POSTS = """石渠乡人民政府文件

石政发〔2026〕3号

石渠乡2026年公益岗位实施方案

一、岗位补贴标准和在岗期限见表1。

表1 岗位补贴标准
岗位	名额（人）	补贴标准（元/人·月）	在岗期限
护堤员	12	400	5月至10月
消防员	7	900	1月至12月

二、护堤员补贴由乡财政承担80%、村集体承担20%。

石渠乡人民政府
2026年1月8日
"""

TWO_KINDS = """枫浦县民政局文件

枫民〔2026〕9号

关于老年人两项补贴标准的通知

一、老年人两项补贴标准见表1。

表1 老年人两项补贴标准（元/人·月）
项目	标准
高龄补贴·80至89岁	50
高龄补贴·90岁及以上	120
失能补贴·一级	200
失能补贴·二级	140

附件 各乡镇享受两项补贴人数（人）
乡镇	高龄·80至89岁	高龄·90岁及以上	失能·一级	失能·二级
枫浦乡	210	30	18	25
沙塘乡	160	22	11	19
合计	370	52	29	44

枫浦县民政局
2026年3月1日
"""


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("东湾村集体茶园2025年收益里，用于奖励学生的金额是多少元", "6000.00"),
        ("枫浦乡普通居民这个月用了12吨水，水费多少", "39.00"),
        ("枫浦乡低保户这个月用了8吨水，水费多少", "13.00"),
        ("枫浦乡清扫员这个月无故旷工5天，当月补助还能拿多少", "400"),
    ],
)
def test_a_part_a_band_or_a_case_of_a_sum_is_worked_out(question: str, value: str) -> None:
    assert total(question, MINUTES) == value


def test_what_a_grant_leaves_of_a_cost_is_what_one_pays_oneself() -> None:
    assert total("厨房改造花了15000，自己要掏多少", HOUSES) == "7000.00"
    assert total("厨房改造花了1万元，能补多少", HOUSES) == "6000.00"


def test_the_row_of_a_standard_says_how_many_and_for_how_long() -> None:
    question = "石渠乡2026年护堤员补贴按名额满员，全年乡财政和村集体各承担多少元"
    assert total(question, POSTS) == "5760.00"


def test_what_was_paid_is_taken_off_the_part_that_somebody_bears() -> None:
    question = "石渠乡护堤员满员，全年由乡财政承担的补贴已到账1万元，还差多少"
    assert total(question, POSTS) == "13040.00"


def test_all_kinds_of_one_table_are_counted_for_a_place() -> None:
    question = "枫浦乡老年人两项补贴一个月共需发放多少元"
    assert total(question, TWO_KINDS) == "21200.00"
