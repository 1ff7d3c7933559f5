"""Tables by their titles and numbers: a row, a column, the whole; bands; rates to look up."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from assistant import Outcome
from assistant.answering.stating.named_row import NamedRow
from assistant.documents.named_tables import tables_of
from assistant.documents.parse import parse_document
from tests.answering.asking import Ask

RULES = """某县人民政府办公室文件
某政办发〔2025〕31号
某县人民政府办公室关于印发产业扶持补助办法的通知
各乡镇人民政府：
一、补助范围
（一）补助对象为在本县从事种植、养殖的农户。
（二）种植补助按照附件一执行，养殖补助按照附件二执行，冷库补助按照附件三执行。
（三）农房加固按建筑面积补助，每平方米补助120元。
某县人民政府办公室
2025年3月18日
附件一
某县特色种植补助标准表（单位：元/亩）
类别	品种	连片面积	当年补助	次年补助
药材	黄精	5亩以上不满20亩	300	150
	黄精	20亩以上	400	200
果树	黄桃	10亩以上	500	无
附件二
某县畜禽养殖补助标准表
序号	畜禽种类	存栏规模	补助标准	最高补助
1	肉牛	10头以上	600元/头	3万元
2	肉羊	50只以上	80元/只	1.5万元
3	生猪	不满200头	30元/头	0.5万元
附件三
某县产地冷库补助标准表
库容（立方米）	补助比例（%）	单库最高补助（万元）
不满100	20	3
100以上不满500	30	8
500以上不满1000	35	15
1000以上	40	25
"""
NOTICE = """某县住房和城乡建设局文件
某建发〔2024〕17号
关于公布农村住房安全补助标准的通知
各乡镇：
一、住房补助标准见表1，加装电梯补助标准见表2。
二、补助资金由县财政局按季度拨付。
表1　农村住房补助标准
对象	C级维修（万元/户）	D级重建（万元/户）
特困供养户	1.8	4.5
低保户	1.5	4.0
低保边缘户	1.0	3.2
表2　加装电梯补助标准
楼层数	补助（万元/台）
5层	10
6层	12
7层及以上	15
某县住房和城乡建设局
2024年5月9日
"""


@pytest.fixture(scope="module")
def tables(asking_about: Callable[..., Ask]) -> Ask:
    """Return who is asked about papers with tables."""
    return asking_about(RULES, NOTICE)


def test_a_table_has_the_title_and_the_number_over_it() -> None:
    first, second = tables_of(parse_document(NOTICE))
    assert (first.printed, first.title) == (1, "农村住房补助标准")
    assert (second.printed, second.title, len(second.rows)) == (2, "加装电梯补助标准", 3)


def test_a_grade_is_a_name_and_no_band() -> None:
    document = parse_document(NOTICE.replace("6层", "二级"))
    _, grade, above = tables_of(document)[1].rows
    assert NamedRow(document, grade).bands == ()
    assert [band.holds(Decimal(8)) for band in NamedRow(document, above).bands] == [True]


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("附件二那张表第三行写的啥", "存栏规模 不满200头，补助标准 30元/头"),
        ("产地冷库补助标准表最后一行", "单库最高补助 25万元"),
        ("表2第二行", "楼层数 6层，补助 12万元/台"),
        ("表1里低保边缘户那一行", "对象 低保边缘户，C级维修 1.0万元/户"),
        ("畜禽养殖补助标准表第二列是什么", "生猪：生猪"),
        ("附件三的表有哪些列", "库容（立方米）、补助比例（%）"),
    ],
)
def test_rows_and_columns_are_told_by_their_place(tables: Ask, question: str, told: str) -> None:
    answer = tables(question)
    assert answer.outcome is Outcome.ANSWERED
    assert told in answer.text


@pytest.mark.model
def test_a_row_that_is_not_there_is_not_replaced(tables: Ask) -> None:
    answer = tables("畜禽养殖补助标准表第6行")
    assert answer.outcome is Outcome.CLARIFY
    assert "共 3 行" in answer.text


@pytest.mark.model
def test_a_table_of_which_there_are_several_is_asked_for(tables: Ask) -> None:
    answer = tables("把补助标准表第二行给我看看")
    assert "《某县畜禽养殖补助标准表》第2行" not in answer.text


@pytest.mark.model
def test_the_whole_table_is_given_with_merged_cells_filled(tables: Ask) -> None:
    answer = tables("把特色种植补助标准表整张发给我看看")
    assert "| 药材 | 黄精 | 20亩以上 | 400 | 200 |" in answer.text
    assert len(answer.citations) == 3


@pytest.mark.model
def test_a_row_takes_over_what_is_merged_down(tables: Ask) -> None:
    answer = tables("特色种植补助标准表第二行")
    assert "药材，品种 黄精，连片面积 20亩以上，当年补助 400元/亩" in answer.text


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("建个600方的冷库最多给多少", "500以上不满1000"),
        ("冷库100立方米的补助比例是多少", "100以上不满500"),
        ("冷库一千立方以上封顶多少", "1000以上"),
    ],
)
def test_the_row_whose_band_holds_the_figure_is_shown(tables: Ask, question: str, row: str) -> None:
    answer = tables(question)
    assert answer.citations[0].quote.startswith(row)
    assert f"库容（立方米） {row}" in answer.text or f"库容 {row}" in answer.text


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("农房加固一平方给多少", "每平方米补助120元"),
        ("黄精种了18亩，一亩补多少", "300"),
        ("生猪养了150头，一头补多少", "30元/头"),
    ],
)
def test_a_rate_that_is_asked_for_is_looked_up(tables: Ask, question: str, told: str) -> None:
    answer = tables(question)
    assert answer.calculation is None
    assert told in answer.text


@pytest.mark.model
def test_what_a_number_comes_to_is_reckoned(tables: Ask) -> None:
    answer = tables("农房加固了80平方米，一共能补多少钱")
    assert answer.calculation is not None
    assert "9600" in answer.calculation.summary
