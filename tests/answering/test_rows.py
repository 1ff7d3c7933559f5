"""Tables of attachments: a row by its cells, each of a kind, the greatest, several added up."""

from collections.abc import Callable

import pytest

from assistant import Outcome
from tests.answering.asking import Ask, cited


@pytest.mark.parametrize(
    ("question", "said", "place"),
    [
        ("双石镇要交多少保费", "保费 547200元", "附件表1第2行"),
        ("红坪乡交多少钱", "保费 504000元", "附件表1第3行"),
        ("红坪乡农村户籍人口多少", "农村户籍人口 3.5万人", "附件表1第3行"),
        ("农村低保二类每月多少钱", "补助标准 430元/人", "附件表1第4行"),
        ("散居孤儿一个月补多少", "补助标准 1450元/人", "附件表1第6行"),
    ],
)
def test_a_row_is_found_by_its_cells(county: Ask, question: str, said: str, place: str) -> None:
    answer = county(question)
    assert said in answer.text
    assert [label.rpartition("号")[2] for label in cited(answer)] == [place]


def test_each_row_of_a_kind_is_shown(county: Ask) -> None:
    answer = county("城市低保分几类，各补多少")
    assert [c.quote.split("\t")[2] for c in answer.citations] == ["760元/人", "560元/人"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("哪个乡镇的参保基数最多", "柳湾镇，5040人"),
        ("哪个乡镇保费最少", "红坪乡，504000元"),
        ("柳湾镇和双石镇保费合计多少", "＝1152000元"),
    ],
)
def test_rows_are_compared_and_added_up(county: Ask, question: str, said: str) -> None:
    answer = county(question)
    assert said in answer.text
    assert answer.outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        pytest.param(
            "红坪乡的村有几个",
            marks=pytest.mark.xfail(strict=True, reason="the row of the township is shown"),
        ),
        "孤儿上大学补助多少",
    ],
)
def test_what_no_column_holds_is_not_stated(county: Ask, question: str) -> None:
    assert county(question).outcome is Outcome.NOT_FOUND


def test_what_the_body_says_goes_before_a_table(county: Ask) -> None:
    answer = county("城市低保标准从多少提到多少")
    assert "720元提高到760元" in answer.citations[0].quote


def test_a_table_that_counts_posts_does_not_tell_what_they_are_paid(
    asking_about: Callable[[str], Ask],
) -> None:
    ask = asking_about(POSTS)
    assert "51" in ask("龙湾镇护林员有几个").text
    paid = ask("龙湾镇护林员一个月补多少钱")
    assert paid.trace.way != "table_row"
    assert "51个" not in paid.text


@pytest.mark.parametrize(
    ("question", "said"),
    [("哪个乡镇的清运费最高", "沙坪镇"), ("沙坪镇的清运费一年多少", "39000元")],
)
def test_rows_of_a_document_that_was_repealed_are_left_alone(
    asking_about: Callable[..., Ask], question: str, said: str
) -> None:
    answer = asking_about(CLEARED_BEFORE, CLEARED)(question)
    assert said in answer.text
    assert "白芦镇" not in answer.text
    assert "36000元" not in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("水价表里沙洲乡居民10吨以上多少钱", "6.00"),
        ("水价表里沙洲乡居民10吨以内多少钱", "2.80"),
    ],
)
def test_a_band_that_is_written_names_its_row(
    asking_about: Callable[..., Ask], question: str, said: str
) -> None:
    answer = asking_about(WATER)(question)
    assert [c.quote.split("\t")[2] for c in answer.citations] == [said]


WATER = """菰溪县水利局文件
菰水〔2025〕4号
菰溪县水利局关于公布农村供水价格的通知
各乡镇人民政府：
农村供水价格见附件，自2025年5月1日起执行。
菰溪县水利局
2025年4月2日
附件
菰溪县农村供水价格表
单位：元/吨
用水类别\t计量范围\t现价
居民一档\t每户每月12吨以内\t1.80
居民二档\t12吨以上24吨以内\t2.50
沙洲乡居民\t每户每月10吨以内\t2.80
沙洲乡居民\t10吨以上\t6.00
"""
CLEARED_BEFORE = """菰溪县住房和城乡建设局文件
菰住建〔2023〕6号
菰溪县住房和城乡建设局关于下达2023年乡镇垃圾清运费标准的通知
各乡镇人民政府：
各乡镇垃圾清运费标准见附件。
菰溪县住房和城乡建设局
2023年3月1日
附件
菰溪县乡镇垃圾清运费标准表
乡镇\t清运费
沙坪镇\t36000元
白芦镇\t81000元
"""
CLEARED = """菰溪县住房和城乡建设局文件
菰住建〔2025〕9号
菰溪县住房和城乡建设局关于调整乡镇垃圾清运费标准的通知
各乡镇人民政府：
一、各乡镇垃圾清运费标准见附件。
二、本通知自2025年4月1日起施行，《关于下达2023年乡镇垃圾清运费标准的通知》（菰住建〔2023〕6号）同时废止。
菰溪县住房和城乡建设局
2025年3月20日
附件
菰溪县乡镇垃圾清运费标准表
乡镇\t清运费
沙坪镇\t39000元
柳汀镇\t28000元
"""


POSTS = """某县人力资源和社会保障局文件
某人社发〔2025〕8号
某县人力资源和社会保障局关于做好2025年乡村公益性岗位管理工作的通知
各乡镇人民政府：
一、补贴标准。护林员每人每月800元，保洁员每人每月650元。
二、岗位补贴由乡镇按月打卡发放。
附件：2025年各乡镇乡村公益性岗位数量表
某县人力资源和社会保障局
2025年1月6日
附件
2025年各乡镇乡村公益性岗位数量表
乡镇\t护林员（个）\t保洁员（个）
龙湾镇\t51\t44
桃溪乡\t63\t36
"""


GRADED = (
    "某县人民政府文件\n某政发〔2025〕9号\n某县水窖补助办法\n各镇人民政府：\n"
    "一、补助按附件所列标准执行。\n附件：水窖补助标准表\n某县人民政府\n2025年5月6日\n"
    "附件\n水窖补助标准表\n对象\t甲类整修\t乙类重建\n"
    "低保户\t每户1000元\t每户3000元\n特困户\t每户1400元\t每户4200元\n"
)


def test_a_row_that_answers_names_its_columns(asking_about: Callable[[str], Ask]) -> None:
    answer = asking_about(GRADED)("乙类水窖低保户扒了重砌补多少")
    assert "乙类重建 每户3000元" in answer.text
    assert answer.citations[0].quote == "低保户\t每户1000元\t每户3000元"


NURSED = """菰溪县民政局文件
菰民〔2026〕4号
菰溪县民政局关于公布失能老人护理补贴标准的通知
各乡镇人民政府：
失能老人护理补贴标准见附件，自2026年1月1日起执行。
菰溪县民政局
2026年1月2日
附件
失能老人护理补贴标准（元/人·月）
失能等级\t60—69周岁\t70—79周岁\t80周岁及以上
轻度\t60\t80\t100
中度\t120\t150\t180
"""


def test_somebody_of_whom_no_age_is_said_is_asked_for_it(asking_about: Callable[..., Ask]) -> None:
    ask = asking_about(NURSED)
    asked = ask("我妈中度失能，护理补贴一个月给多少")
    assert asked.outcome is Outcome.CLARIFY
    assert "70—79周岁：150元/人·月" in asked.text
    assert [choice.question.endswith("（80周岁及以上）") for choice in asked.choices][-1]
    assert ask("我妈75岁中度失能，护理补贴一个月给多少").outcome is Outcome.ANSWERED
    assert ask("中度失能护理补贴标准是多少").outcome is Outcome.ANSWERED
