"""The table of what can be asked for: each kind by an example, none in another's place."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question.kinds.kind import Sort
from assistant.question.kinds.kind_table import KINDS
from assistant.question.kinds.what_is_asked import asked_kinds, claimed_values, kind_named
from tests.question.reading import names_in


class Example(NamedTuple):
    """How a kind is asked for and written, and the kinds that the same question asks for too."""

    asked: str
    written: str = ""
    also: tuple[str, ...] = ()


EXAMPLES = {
    "金额": Example("护林员一个月给多少", "每人每月500元"),
    "比例": Example("利率是百分之几", "按10%的比例承担"),
    "分值": Example("考核总分多少分", "满分100分"),
    "倍数": Example("收入在低保标准几倍以内", "低于低保标准2倍"),
    "距离": Example("地头离河道多远以内不让打药", "河道两侧五十米以内"),
    "户数": Example("今年帮了几户", "惠及30户"),
    "次数": Example("老人多久体检一次", "每年免费体检1次"),
    "时长": Example("过渡期多长时间", "设立5年过渡期"),
    "办理时限": Example("临时救助多久办结", "自受理之日起10个工作日内办结"),
    "数量": Example("要建几个车间", "建成20个帮扶车间"),
    "名单": Example("样板村都是哪些村", "名单如下"),
    "办理手续": Example("报销要带什么材料", "提交书面申请"),
    "地址": Example("办事处地址", "人民路12号"),
    "年龄": Example("护林员要多大年纪", "年满18周岁"),
    "条件": Example("申请要什么条件", "应当具备下列条件"),
    "年份": Example("哪年能完工", "2025年建成"),
    "月份": Example("几月份交钱", "于3月前缴清"),
    "承办单位": Example("承保单位是谁", "由人民财险公司承保"),
    "具体日期": Example("什么时候报名", "6月30日前报名"),
    "由谁出钱": Example("保费谁来出", "保费由区财政承担"),
    "发放办法": Example("补助怎么发", "通过一卡通发放"),
    "数值": Example("水库有多少", "库容3万"),
    "时间": Example("大会什么时候开幕", "每年年底召开"),
    "由谁主管": Example("垃圾归谁管", "由农业农村局牵头"),
    "怎么处理": Example("骗补怎么处理", "依法追究责任"),
    "会不会增减": Example("明年标准还会涨吗", "逐步提高标准"),
    "能不能退": Example("保费能不能退", "按比例退还"),
    "面积": Example("养老院占地多大", "占地30亩"),
    "解释机关": Example("本办法由谁解释", "本办法由区乡村振兴局负责解释"),
    "有效期和废止日期": Example("有效期到哪天", "有效期五年", ("具体日期",)),
    "施行日期": Example("这个办法从哪天起施行", "自2021年6月1日起施行", ("何时起有效", "具体日期")),
    "收文日期": Example("哪天收到的请示", "收到日期：2021年5月6日", ("具体日期",)),
    "联系人和电话": Example("联系电话", "联系人：王五"),
    "密级": Example("密级", "机密★1年"),
    "主题词": Example("主题词", "主题词：农业"),
    "印发份数": Example("印发份数", "共印50份"),
    "抄送机关": Example("抄送哪些单位", "抄送：市委办"),
    "发文字号": Example("文号"),
    "签发人": Example("签发人"),
    "主送机关": Example("主送哪些单位"),
    "成文日期": Example("成文日期"),
    "署名": Example("落款是谁"),
    "署名和主送机关": Example("是市里发给县里的吗"),
    "发文机关标志": Example("红头"),
    "附件说明": Example("附了什么"),
    "标题": Example("文件全称"),
    "何时起有效": Example("办法的生效时间"),
    "是否有效": Example("这个文件是否废止"),
    "期限是否已过": Example("申报过期了吗"),
}
LOOSE = [kind.name for kind in KINDS if kind.loose]


def names(question: str) -> set[str]:
    """Return the names of the kinds of every sort that a question asks for."""
    return {kind.name for sort in Sort for kind in asked_kinds(names_in(question, ()), sort)}


def test_every_kind_has_one_name_and_an_example() -> None:
    assert [kind.name for kind in KINDS] == list(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_question_asks_for_its_kind_and_for_no_other_that_is_not_declared(name: str) -> None:
    example = EXAMPLES[name]
    assert names(example.asked) == {name, *example.also}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_kind_is_found_by_its_wording_its_elements_or_by_the_day(name: str) -> None:
    kind, example = kind_named(name), EXAMPLES[name]
    assert bool(kind.found_in(example.written)) == bool(example.written)
    if not example.written:
        assert bool(kind.elements) == (kind.sort is Sort.ELEMENT)
        assert kind.sort in (Sort.ELEMENT, Sort.DEADLINE, Sort.STANDING)


@pytest.mark.parametrize("written", ["第二年贴息三分之二", "按实际利率的一半贴息", "各半承担"])
def test_a_share_may_be_a_fraction_or_a_half(written: str) -> None:
    assert kind_named("比例").found_in(written)


def test_only_figures_of_its_own_unit_are_of_a_kind_that_has_one() -> None:
    units = ("金额", "比例", "分值", "倍数", "户数", "年龄", "面积")
    for name in units:
        held = [n for n in units if kind_named(n).found_in(EXAMPLES[name].written)]
        assert held == [name]


def test_narrower_kinds_name_kinds_of_the_table() -> None:
    wider = {name for kind in KINDS for name in kind.over}
    assert wider <= set(EXAMPLES)
    assert [
        k.name for k in asked_kinds(names_in("多久体检一次，期限多长时间", ()), Sort.VALUE)
    ] == [
        "次数",
        "时长",
    ]


@given(st.lists(st.sampled_from([e.asked for e in EXAMPLES.values()]), min_size=1, max_size=3))
def test_a_loose_kind_is_asked_for_only_where_no_other_value_is(questions: list[str]) -> None:
    asked = [kind.name for kind in asked_kinds(names_in("，".join(questions), ()), Sort.VALUE)]
    assert all(name in LOOSE for name in asked) or not any(name in LOOSE for name in asked)


def test_a_question_for_a_place_asks_for_no_value() -> None:
    assert asked_kinds(names_in("哪一条写了补贴多少钱", ()), Sort.VALUE) == ()


def test_an_indefinite_number_that_leads_up_to_a_question_is_not_asked_for() -> None:
    assert "数量" not in names("我家有几个孩子，能不能领补助")


@pytest.mark.parametrize(
    ("question", "claimed"),
    [
        ("保费是每人200元吧，是吧", ["金额"]),
        ("过渡期不是3年吗", ["时长"]),
        ("保费是每人200元", []),
        ("养老院在哪里，对吗", []),
    ],
)
def test_a_value_that_is_stated_to_be_confirmed_is_claimed(
    question: str, claimed: list[str]
) -> None:
    assert [kind.name for kind in claimed_values(names_in(question, ()))] == claimed


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("办个残疾证要多久", True),
        ("审核低保多久一次", False),
        ("举办几天培训班", False),
        ("几天能拿到残疾证", True),
        ("几天能领到补贴", False),
        ("这个办法几天后施行", False),
        ("低保的审批材料有哪些", False),
    ],
)
def test_a_time_of_handling_is_that_of_an_application(question: str, asked: bool) -> None:
    assert ("办理时限" in names(question)) is asked


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("应当自受理申请之日起二十日内作出行政许可决定", True),
        ("在 15 个工作日内完成审核确认", True),
        ("办理时限：20个工作日", True),
        ("5个工作日内进行入户调查", False),
        ("自费用结算之日起6个月内提出书面申请", False),
        ("30日内申请复议，复议机关应当答复", False),
    ],
)
def test_a_time_of_handling_is_one_within_which_an_office_finishes(
    text: str, written: bool
) -> None:
    assert (kind_named("办理时限").found_in(text) is not None) is written


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("青政发〔2022〕18号现在还能用吗", True),
        ("这个办法能不能继续用", True),
        ("津贴能不能用于还贷", False),
        ("还能用手机认证吗", False),
    ],
)
def test_whether_a_document_can_still_be_used_asks_whether_it_applies(
    question: str, asked: bool
) -> None:
    assert kind_named("是否有效").is_asked(question) is asked


@pytest.mark.parametrize(
    "question", ["人均多少平以内不用交", "一户补几亩地", "种多少亩给算大户", "给多少吨化肥"]
)
def test_a_measure_that_is_asked_for_is_no_money(question: str) -> None:
    assert "金额" not in [kind.name for kind in asked_kinds(names_in(question, ()), Sort.VALUE)]
