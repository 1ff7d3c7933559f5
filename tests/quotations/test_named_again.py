"""Documents and clauses that a draft names again, in notes, in brackets, by a short name."""

from pathlib import Path

import pytest

from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.quotations.check import check_quotations
from assistant.quotations.checked import Checked, QuotationStatus
from tests.library.fakes import CharacterEmbedder
from tests.quotations.conftest import TODAY

WATER = """供水管理条例
第一条　为了加强供水管理，保障城乡居民饮水安全，制定本条例。
第二条　供水单位应当履行下列职责：
（一）按月检测水质并向社会公布检测结果；
（二）停水二十四小时以上的提前三日告知用户。
供水单位不得擅自改变取水口位置。
第三条　违反本条例第二条规定的，由水行政主管部门责令限期改正。
第四条　本条例自2020年5月1日起施行。
"""
BRIDGES = """云岭县桥梁养护管理办法
第一条　为了加强桥梁养护管理，保障桥梁安全，制定本办法。
第二条　养护单位应当每季度巡查一次，巡查记录保存三年。
县交通运输局应当每年组织一次检测。
第三条　桥面结冰的，养护单位应当在两小时内撒盐除冰；需要封闭的，应当提前公告。
第四条　养护经费的标准按照附件1执行。
附件1
养护经费标准表
桥梁类别\t年度标准（元/座）\t巡查次数（次）
大桥\t8000\t12
小桥\t3000\t4
"""
NOTICE = """云岭县人民政府办公室关于整治占道堆放的通知

云政办发〔2024〕7号

各乡镇人民政府：

现就整治占道堆放通知如下。

一、明确范围。国道、省道和县道两侧建筑控制区内的堆放物一律清除，抽查比例不设上限。

二、压实责任。按照“谁堆放、谁清除”的原则落实责任人和清除时限，逾期由乡镇代为清除。

三、规范收费。对大型堆放点收取的清运费每吨不超过五十元，对小型堆放点收取的清运费每吨不超过三十元。

云岭县人民政府办公室

2024年3月1日
"""
WRONG = [
    "《供水管理条例》第一条讲目的。同一条例第三条规定“供水单位不得擅自改变取水口位置”。",
    "《供水管理条例》第一条讲目的。\n上述条例第三条规定“供水单位不得擅自改变取水口位置”。",
    "《供水管理条例》印发多年，该条例规定，“供水单位可以改变取水口位置”。",
    "《云岭县桥梁养护管理办法》（以下简称《办法》）已施行。\n《办法》第三条规定“巡查记录保存三年”。",
    "云政办发〔2024〕7号（以下简称《整治通知》）已印发。《整治通知》第一条提出“抽查比例不设下限”。",
    "《供水管理条例》第二条第一款有规定，同条第二款规定“供水单位可以改变取水口位置”。",
    "《供水管理条例》第三条有罚则，该条规定“按月检测水质并向社会公布检测结果”。",
    "《供水管理条例》规定，“按月检测水质并向社会公布检测结果”（第三条）。",
    "《供水管理条例》已修订。要“按月检测水质并向社会公布检测结果”（该条例第三条）。",
    "《供水管理条例》已修订。要“按月检测水质并向社会公布检测结果”（同上，第三条）。",
    "“养护单位应当每季度巡查一次。”——《云岭县桥梁养护管理办法》第三条",
    "要“养护单位应当每季度巡查一次”①，抓好落实。\n①《云岭县桥梁养护管理办法》第三条。",
    "要“养护单位应当每季度巡查一次”[2]，抓好落实。\n[2] 《云岭县桥梁养护管理办法》第三条。",
    "《云岭县桥梁养护管理办法》已施行。\n第三条规定“巡查记录保存三年”。",
    "《供水管理条例》第二条第一款规定职责包括“按月检测水质并向社会公布检测结果”“提前公示”。",
    "《供水管理条例》第二条规定：“供水单位不得擅自改变取水口位置。……由水行政主管部门责令限期改正。”",
    "按《云岭县桥梁养护管理办法》附件1，小桥为“3500元”。",
]  # fmt: skip
RIGHT = [
    "《供水管理条例》第一条讲目的。同一条例第三条规定“由水行政主管部门责令限期改正”。",
    "《供水管理条例》第一条讲目的，该条例规定，“供水单位不得擅自改变取水口位置”。",
    "《云岭县桥梁养护管理办法》（以下简称《办法》）已施行。\n《办法》第二条规定“巡查记录保存三年”。",
    "云政办发〔2024〕7号（以下简称《整治通知》）已印发。《整治通知》第一条提出“抽查比例不设上限”。",
    "《供水管理条例》第二条第一款有规定，同条第二款规定“供水单位不得擅自改变取水口位置”。",
    "《供水管理条例》规定，“按月检测水质并向社会公布检测结果”（第二条）。",
    "《供水管理条例》已修订。要“按月检测水质并向社会公布检测结果”（同上，第二条第一款）。",
    "“养护单位应当每季度巡查一次。”\n——《云岭县桥梁养护管理办法》第二条",
    "要“养护单位应当每季度巡查一次”①，抓好落实。\n①《云岭县桥梁养护管理办法》第二条。",
    "《供水管理条例》和《云岭县桥梁养护管理办法》都已施行。\n第二条规定“供水单位不得擅自改变取水口位置”。",
    "《供水管理条例》第二条、第三条规定：“供水单位不得擅自改变取水口位置。……由水行政主管部门责令限期改正。”",
    "《供水管理条例》第二条第一款第（二）项规定：“供水单位应当履行下列职责：……（二）停水二十四小时以上的提前三日告知用户。”",
    "按《云岭县桥梁养护管理办法》附件1，小桥为每座每年“3000”元。",
    "云政办发〔2024〕7号第二条明确，按照“谁堆放、谁清除”的原则落实好工作。",
]  # fmt: skip


@pytest.fixture(scope="module")
def held(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    """Return a library of a law, of the rules of a county and of a notice."""
    folder: Path = tmp_path_factory.mktemp("again")
    texts = {"条例": WATER, "办法": BRIDGES, "通知": NOTICE}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    library.add([folder / f"{name}.txt" for name in texts])
    return library


def faults(held: Library, text: str) -> Checked:
    return check_quotations(text, held, TODAY)


@pytest.mark.parametrize("text", WRONG)
def test_words_are_laid_beside_what_is_named_again(held: Library, text: str) -> None:
    assert faults(held, text).wrong


@pytest.mark.parametrize("text", RIGHT)
def test_words_that_stand_there_are_right(held: Library, text: str) -> None:
    assert not faults(held, text).wrong


def test_what_is_named_again_is_told_by_its_name(held: Library) -> None:
    (found,) = faults(held, WRONG[0]).wrong
    assert found.status is QuotationStatus.MISATTRIBUTED
    assert found.named == "《供水管理条例》第三条"


def test_a_short_name_of_a_document_that_is_not_held_is_absent(held: Library) -> None:
    issued = "《云岭县护林办法》（以下简称《办法》）已印发。\n"
    (found,) = faults(held, f"{issued}《办法》第二条规定“护林员应当每日巡山一次”。").wrong
    assert found.status is QuotationStatus.SOURCE_ABSENT


def test_clauses_beyond_those_named_are_told(held: Library) -> None:
    (found,) = faults(held, WRONG[15]).wrong
    assert found.status is QuotationStatus.MISATTRIBUTED
    assert found.source
    assert found.source.clauses == ("第二条", "第三条")


def test_of_two_figures_the_one_whose_words_agree_more_is_meant(held: Library) -> None:
    text = "云政办发〔2024〕7号第三条规定，对大型堆放点收取的清运费每吨“不超过三十元”。"
    (found,) = faults(held, text).wrong
    assert found.source
    assert found.source.quote == "不超过五十元"


def test_cells_below_a_heading_of_printed_words_are_quoted(held: Library) -> None:
    rows = [
        "事项\t依据\t条文",
        "巡查\t《云岭县桥梁养护管理办法》第二条第一款\t养护单位应当每季度巡查一次",
        "除冰\t《云岭县桥梁养护管理办法》第三条\t应当在三小时内撒盐除冰",
        "检测\t《云岭县桥梁养护管理办法》第三条\t县交通运输局应当每年组织一次检测",
    ]
    found = faults(held, "\n".join(rows)).quotations
    assert [q.status.value for q in found] == ["exact", "altered", "misattributed"]
