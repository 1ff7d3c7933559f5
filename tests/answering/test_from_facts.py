"""From facts to the clause: what governs a case that a question tells, and no ruling of our own."""

from collections.abc import Callable

import pytest

from assistant import Outcome
from assistant.answering.stating.actors import opposed
from assistant.answering.stating.facts_in_bounds import how_it_lies, told_figures
from tests.answering.asking import Ask

RULES = """某县人民政府办公室文件
某政办发〔2024〕21号
某县人民政府办公室关于印发《某县护林员管理办法》的通知
各乡镇人民政府：
现将《某县护林员管理办法》印发给你们，请认真执行。
某县人民政府办公室
2024年6月1日
某县护林员管理办法
第一条　为规范护林员管理，制定本办法。
第二条　护林员应当同时符合下列条件：
（一）年满18周岁、未满60周岁；
（二）本村常住居民；
（三）身体健康，能够胜任巡山工作。
第三条　护林员每人每月补贴700元，由县、乡镇两级财政按照7∶3的比例分担。
第四条　乡镇人民政府应当于每月6日前上报巡山记录，县财政局应当于每月18日前将补贴发到个人账户。
第五条　禁止以下列方式骗取护林员补贴：
（一）虚报巡山天数的；
（二）冒用他人身份领取补贴的。
第六条　违反本办法第五条规定，骗取护林员补贴的，由县林业局责令退回补贴，三年内不得聘用。
第七条　本办法自2024年7月1日起施行。
"""
CASE = "有个护林员虚报巡山天数，骗取了护林员补贴。违反哪一条，由哪个部门处理？"


@pytest.fixture(scope="module")
def rules(asking_about: Callable[[str], Ask]) -> Ask:
    """Return who is asked about the rules."""
    return asking_about(RULES)


def labels(clauses: list[str]) -> list[str]:
    return [label.partition("第（")[0].partition("第一款")[0] for label in clauses]


@pytest.mark.model
def test_what_forbids_stands_before_what_follows_from_it(rules: Ask) -> None:
    answer = rules(CASE)
    assert answer.outcome is Outcome.ANSWERED
    cited = list(dict.fromkeys(labels([c.clause for c in answer.citations])))
    assert cited[:2] == ["第五条", "第六条"]
    assert "程序不作判断" in answer.text


@pytest.mark.model
def test_an_age_is_set_against_the_bounds_of_a_condition(rules: Ask) -> None:
    answer = rules("村里有个58岁的常住居民想当护林员。能不能聘，依据哪一条？")
    assert answer.citations[0].clause == "第二条"
    assert "年满18周岁、未满60周岁 —— 您说的是58岁，在这个年龄之内" in answer.text
    older = rules("村里有个61岁的常住居民想当护林员。能不能聘，依据哪一条？")
    assert "年满18周岁、未满60周岁 —— 您说的是61岁，不在这个年龄之内" in older.text


@pytest.mark.model
def test_two_things_asked_are_both_answered(rules: Ask) -> None:
    answer = rules("乡镇每月什么时候把巡山记录报上去，护林员补贴几号前发？")
    assert answer.citations[0].clause == "第四条"
    assert "每月6日前" in answer.citations[0].quote
    assert "每月18日前" in answer.citations[0].quote


@pytest.mark.model
def test_a_case_of_something_else_is_not_answered(rules: Ask) -> None:
    answer = rules("船员在公海上捞起一件宋代瓷器，带回家藏着。归谁，依据哪一条？")
    assert answer.outcome is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    ("clause", "is_opposed"),
    [
        ("第三条　劳动者提前三十日以书面形式通知用人单位，可以解除劳动合同。", True),
        ("第四条　有下列情形之一的，用人单位提前三十日通知劳动者后，可以解除劳动合同：", False),
        ("第五条　劳动者有下列情形之一的，用人单位不得解除劳动合同：", False),
        ("第六条　用人单位应当向劳动者支付经济补偿。", False),
    ],
)
def test_what_the_other_party_may_do_is_no_answer(clause: str, is_opposed: bool) -> None:
    asks = ("公司能不能这样做", "哪一条规定的")
    assert opposed(("公司通知她解除合同",), asks, clause) is is_opposed


FUND = """某县人民政府办公室文件
某政办发〔2025〕6号
某县人民政府办公室关于规范乡村产业基金管理的意见
各乡镇人民政府：
为规范乡村产业基金管理，提出如下意见。
一、总体要求
（一）坚持服务农业。乡村产业基金应当投向种植业、养殖业和农产品加工业，不得偏离农业主业，不得为村办企业欠债提供垫付，不得购买理财产品。
（二）坚持公开透明。乡村产业基金的项目、金额和结果应当每季度公开一次，接受群众监督。
二、重点任务
（三）完善基金治理。乡村产业基金由县农业农村局牵头管理，县财政局负责监督，每年组织一次绩效评价。
（四）清理存量业务。乡村产业基金已经发生村办企业欠债垫付的，应当在六个月内收回，到期没有收回的核减下一年度额度。
（五）强化队伍建设。乡村产业基金管理人员应当每年参加不少于二十学时的培训。
某县人民政府办公室
2025年3月1日
"""


@pytest.mark.model
def test_what_binds_the_same_thing_is_shown_beside_what_forbids_it(
    asking_about: Callable[[str], Ask],
) -> None:
    ask = asking_about(FUND)
    answer = ask("镇里想用乡村产业基金替村办企业垫付欠债。行不行，哪个文件哪一条？")
    assert [c.clause for c in answer.citations][:2] == ["（一）", "（四）"]


@pytest.mark.model
def test_facts_are_set_against_the_items_of_a_clause(rules: Ask) -> None:
    answer = rules(CASE)
    assert answer.citations[0].clause.endswith("第（一）项")
    other = rules("有个人拿别人的身份证冒领了护林员补贴。违反哪一条，由哪个部门处理？")
    assert other.citations[0].clause.endswith("第（二）项")


@pytest.mark.model
def test_only_conditions_that_the_facts_touch_are_told_and_those_beside_them(rules: Ask) -> None:
    text = rules("村里有个58岁的常住居民想当护林员。能不能聘，依据哪一条？").text
    told = [line for line in text.splitlines() if line.startswith("- ")]
    assert [line.partition(" —— ")[0] for line in told] == [
        "- 年满18周岁、未满60周岁",
        "- 本村常住居民",
        "- 身体健康",
        "- 能够胜任巡山工作",
    ]
    assert [line.endswith("您没有说到") for line in told] == [False, False, True, True]
    duty = rules("有个护林员虚报巡山天数，骗取了护林员补贴。违反哪一条，由哪个部门处理？").text
    assert "由县林业局" not in "".join(x for x in duty.splitlines() if x.startswith("- "))


LABOUR = """某县用工管理办法
第一条　为规范用工管理，根据上级规定，制定本办法。
第二条　劳动合同期限三个月以上不满一年的，试用期不得超过一个月；\
劳动合同期限一年以上不满三年的，试用期不得超过二个月；\
三年以上的，试用期不得超过六个月。
第三条　水费逾期不交的，按日加收违约金；\
经两次催告、逾期90日仍不缴纳的，可以停止供水，但低保户、特困户除外。
第四条　有下列情形之一的，可以申请岗位：
（一）连续缴费满1年，且存款不超过50000元的；
（二）男不超过65周岁、女不超过60周岁的脱贫人口。
第五条　本办法由县人力资源和社会保障局负责解释，自2024年7月1日起施行。
"""


@pytest.fixture(scope="module")
def labour(asking_about: Callable[[str], Ask]) -> Ask:
    """Return who is asked about rules with figures."""
    return asking_about(LABOUR)


@pytest.mark.model
def test_a_span_of_time_is_set_against_the_bound_that_it_is_of(labour: Ask) -> None:
    text = labour("合同签了一年，公司约定试用期三个月，这样行不行，哪条规定的").text
    assert "劳动合同期限一年以上不满三年 —— 您说的是一年，在这个范围之内" in text
    assert "试用期不得超过二个月 —— 您说的是三个月，超过了这个数" in text
    assert "试用期不得超过六个月 ——" not in text


@pytest.mark.model
def test_months_are_set_against_days_and_an_exception_is_told_first(labour: Ask) -> None:
    text = labour("水费欠了四个月没交，供水公司催了两次，我家是低保户，能不能停水").text
    told = [line for line in text.splitlines() if line.startswith("- ")]
    assert told[0].startswith("- 但低保户、特困户除外 —— 您说")
    assert "- 经两次催告 —— 您说的是两次，达到了这个数" in told
    assert "- 逾期90日仍不缴纳 —— 您说的是四个月，达到了这个数" in told


@pytest.mark.model
def test_what_only_frames_a_document_governs_no_case(labour: Ask) -> None:
    answer = labour("水费欠了四个月没交，供水公司催了两次，我家是低保户，能不能停水")
    assert not {"第一条", "第五条"} & {c.clause for c in answer.citations}


@pytest.mark.parametrize(
    ("facts", "words", "told"),
    [
        (("存款五万块",), "存款不超过50000元", "您说的是五万块，没有超过这个数"),
        (("欠了三个月",), "逾期90日", "您说的是三个月，和这个数相近，请按天数核对"),
        (("女的，六十三岁",), "男不超过65周岁、女不超过60周岁", "不在这个年龄之内"),
        (("今年六十三岁",), "男不超过65周岁、女不超过60周岁", "各项不一，请对照"),
        (("存款十二万",), "存款人均超过2万元", "条款写的是平均到每一个的数，请对照"),
        (("干了一年半",), "满1年", "您说的是一年半，达到了这个数"),
        (("过期一年零两个月",), "超过一年的不补发", "您说的是一年零两个月，超过了这个数"),
        (("今年五十八岁",), "年满18周岁、未满60周岁", "您说的是五十八岁，在这个年龄之内"),
    ],
)
def test_how_a_figure_lies_to_a_bound(facts: tuple[str, ...], words: str, told: str) -> None:
    (figure,) = told_figures(facts)
    assert told in how_it_lies(facts, figure, words)
