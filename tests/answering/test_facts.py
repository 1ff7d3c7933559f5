"""Facts: the sentence that answers, or that the documents do not state it."""

import pytest

from assistant import Outcome
from tests.answering.asking import Ask, application, cited, opinion

FACTS = [
    (
        "防贫保一个人一年收多少钱",
        "100",
        (*opinion("（九）"), *application("正文第1段", "正文第2段")),
    ),
    ("2021年防贫保还要筹多少钱", "95113.37", application("正文第2段")),
    ("上一年度保费结余多少", "172686.63", application("正文第2段")),
    ("参保基数按农村人口的百分之几算", "10%", application("正文第2段")),
    ("全区农村人口多少", "2.678万", application("正文第2段")),
    ("样板村2021年底前要启动多少个", "20 个", opinion("（四）")),
    ("市里要打造多少个乡村振兴产业园", "10 个", opinion("（四）")),
    ("过渡期几年", "5年", opinion("（二）")),
    ("样板村要花几年建成", "2—3年", opinion("（十七）")),
]


@pytest.mark.model
@pytest.mark.parametrize(("question", "value", "places"), FACTS)
def test_value_is_answered_with_the_sentence_that_holds_it(
    ask: Ask, question: str, value: str, places: tuple[str, ...]
) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert cited(answer)[0] in places
    assert value in answer.citations[0].quote


@pytest.mark.parametrize(
    "question", ["低保标准几倍以下算低收入家庭", "收入是低保标准的多少倍以内能救助"]
)
def test_multiple_is_a_value_too(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert "2 倍" in answer.text


@pytest.mark.parametrize(
    ("question", "place", "words"),
    [
        ("村里的垃圾和污水怎么治理", "（十三）", "污水治理"),
        ("快递能送到村里吗", "（十六）", "快递进村"),
        ("村书记和主任能一个人当吗", "（十四）", "一肩挑"),
        ("土地指标怎么保障帮促行动", "（二十）", "优先保障"),
        ("考核结果有什么用", "（二十三）", "评先奖优"),
        ("怎么防止养懒汉", "（七）", "养懒汉"),
        ("孤儿和留守儿童有什么保障", "（九）", "事实无人抚养儿童"),
        ("老师下乡有什么计划", "（十一）", "乡村教师"),
        ("银行怎么支持农户贷款", "（十九）", "小额信用贷款"),
    ],
)
def test_how_and_whether_are_answered_from_the_right_clause(
    ruled: Ask, question: str, place: str, words: str
) -> None:
    answer = ruled(question)
    assert answer.outcome is Outcome.ANSWERED
    assert cited(answer)[0] == opinion(place)[0]
    assert words in answer.citations[0].quote


ABSENT = [
    ("公益性岗位要多大年纪才能干", "年龄", "（七）"),
    ("第一书记要什么条件", "条件", "（十四）"),
    ("考核满分多少分", "分值", "（二十三）"),
    ("公益性岗位每月多少", "金额", "（七）"),
    ("公益性岗位每个月补贴多少元", "金额", "（七）"),
    ("科技特派员工资多少", "金额", "（十一）"),
    ("农房改造一户补多少", "金额", "（九）"),
    ("小额贷款利率是百分之几", "比例", "（十九）"),
    ("财政资金用于产业的比例提到多少", "比例", "（十八）"),
    ("样板村具体是哪些村", "名单", "（十七）"),
    ("救助对象要准备什么材料", "办理手续", "（六）"),
    ("残疾人之家建在哪家医院", "承办单位", "（九）"),
]


@pytest.mark.model
@pytest.mark.parametrize(("question", "kind", "place"), ABSENT)
def test_value_that_is_not_stated_is_said_not_to_be_with_the_nearest_clause(
    ruled: Ask, question: str, kind: str, place: str
) -> None:
    answer = ruled(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.text.startswith("库内文件未载明")
    assert kind in answer.text.splitlines()[0]
    assert cited(answer) == opinion(place)
    assert "核实" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "防贫保赔了几户",
        "大病救助最高给多少钱",
        "理赔了多少户，最多的一户多少",
    ],
)
def test_nothing_is_said_about_claims(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.text.startswith("库内文件未载明")


@pytest.mark.parametrize(
    ("question", "foreign"),
    [
        ("防贫保起付线是多少钱", ""),
        ("低保户每月领多少钱", "95113.37"),
        ("乡村振兴学院在哪个地址", ""),
    ],
)
def test_figure_of_another_thing_does_not_stand_in(ask: Ask, question: str, foreign: str) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert not foreign or foreign not in answer.text


@pytest.mark.parametrize(
    "question", ["防贫保2022年的标准是多少", "2024年防贫保每人收多少", "防贫保2023年要筹多少钱"]
)
def test_figure_of_one_year_is_not_given_for_another(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.NOT_FOUND or "2021年" in answer.text.split(">")[0]


@pytest.mark.parametrize(
    "question",
    [
        "糖尿病吃什么药好",
        "高铁票怎么退",
        "公司注册资本要实缴吗",
        "孩子中考多少分能上重点高中",
        "摩托车年检去哪",
    ],
)
@pytest.mark.model
def test_foreign_question_gets_no_answer_from_the_library(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.outcome is not Outcome.ANSWERED


SPOKEN = [
    pytest.param(
        "娃儿读书交不起学费咋整",
        "（九）",
        marks=pytest.mark.xfail(strict=True, reason="the reader sees no help with fees in it"),
    ),
    pytest.param(
        "庄上有几个没爹没娘的小孩，上头咋照应",
        "（九）",
        marks=pytest.mark.xfail(strict=True, reason="the reader sees no orphans in it"),
    ),
    ("老房子快塌了，这危房还管吗", "（九）"),
    ("俺那块地洼，大雨一来就淹，修渠的事可提了", "（十六）"),
    ("庄上红白事太折腾，可说要改", "（十二）"),
    ("网上买的东西能不能送到村", "（十六）"),
]


@pytest.mark.parametrize(("question", "place"), SPOKEN)
def test_what_people_say_is_answered_where_documents_have_other_words_for_it(
    ask: Ask, question: str, place: str
) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert cited(answer)[0] == opinion(place)[0]


@pytest.mark.parametrize(
    "question",
    ["夜里老睡不着咋整", "庄上的狗咬人咋说", "股票跌了找谁说理", "手机屏幕摔碎了上哪修"],
)
@pytest.mark.model
def test_what_no_document_is_about_is_not_answered_however_it_is_said(
    ask: Ask, question: str
) -> None:
    assert ask(question).outcome in {Outcome.NOT_FOUND, Outcome.DECLINED}


def test_a_value_that_the_question_claims_is_set_against_the_documents(ask: Ask) -> None:
    answer = ask("文件说防贫保保费每人每年提高到200元，是吧")
    assert answer.text.startswith("请对照原文")
    assert all("100" in c.quote for c in answer.citations)


@pytest.mark.model
def test_a_value_of_another_document_is_not_laid_to_the_one_named(ask: Ask) -> None:
    answer = ask("36号文是不是规定按农村人口一成参保")
    assert "36号 里没有找到" in answer.text
    assert cited(answer) == application("正文第2段")


@pytest.mark.parametrize(
    "question",
    [
        "三支一扶啥时候报名",
        "驻村工作队队员的补贴标准",
        "样板村验收满分多少分",
        "厕所改造要农户出多少",
    ],
)
def test_what_has_no_value_of_the_asked_kind_is_not_stated(ruled: Ask, question: str) -> None:
    assert ruled(question).outcome is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("小额信用贷款要不要担保人", "担保人"),
        ("村支书工资谁发", "工资"),
        ("当科技特派员得什么学历", "学历"),
    ],
)
def test_a_thing_that_no_document_has_a_word_for_is_not_stated(
    ruled: Ask, question: str, thing: str
) -> None:
    answer = ruled(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert f"未载明{thing}" in answer.text


@pytest.mark.parametrize("question", ["县委书记是什么角色", "第一书记谁派", "养老机构谁兜底"])
def test_a_word_for_the_answer_that_documents_need_not_use_is_no_such_thing(
    ask: Ask, question: str
) -> None:
    assert ask(question).outcome is Outcome.ANSWERED


@pytest.mark.parametrize("question", ["电网改造哪年完工", "丧葬补助找哪个部门领"])
def test_when_and_where_are_not_answered_by_what_says_neither(ask: Ask, question: str) -> None:
    assert ask(question).outcome is Outcome.NOT_FOUND


def test_what_a_request_quotes_is_shown_where_it_stands_itself(ask: Ask) -> None:
    answer = ask("大病看不起有啥帮的")
    assert cited(answer)[0] in opinion("（九）")


def test_how_many_parts_are_asked_for_is_no_question_of_money(ask: Ask) -> None:
    assert "金额" not in ask("样板村建设分几块").text


@pytest.mark.xfail(strict=True, reason="the reader does not see that help is good of it")
def test_what_is_good_of_it_need_not_be_a_word_of_the_documents(ask: Ask) -> None:
    assert ask("年轻人回村有啥好处").outcome is Outcome.ANSWERED
