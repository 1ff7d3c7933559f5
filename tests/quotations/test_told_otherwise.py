"""What a draft tells otherwise than the documents that its head, its line or a bracket names."""

import pytest

from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.quotations.check import check_quotations
from assistant.quotations.checked import RIGHT, Quotation
from tests.library.fakes import CharacterEmbedder
from tests.quotations.conftest import TODAY

RULES = """桐川县集贸市场管理办法

第一条　为规范集贸市场管理，制定本办法。

第二条　摊位由市场服务中心和镇街经营办统一登记、统一编号、统一公布，不同补贴不得重复享受。

第三条　经营户逾期未提出异议的，由市场服务中心依照本办法的规定决定是否公示。

第四条　经营户应当于每年9月30日前缴清摊位管理费。

第五条　摊主可以申请更换摊位，更换摊位的期限最长不得超过15个工作日。

第六条　消防过道、疏散通道两侧的摊位，应当在3小时内撤离。

第七条　本办法自2025年1月1日起施行。
"""
CHANGE = """桐川县人民政府关于修改《桐川县集贸市场管理办法》的决定

桐政规〔2025〕8号

县人民政府决定对《桐川县集贸市场管理办法》作如下修改：

一、将第四条修改为：“经营户应当于每年6月30日前缴清摊位管理费，每个摊位每月120元。”

二、本决定自2025年9月1日起施行。

桐川县人民政府
2025年8月12日
"""
FEES = """桐川县商务局关于公布摊位补贴标准的通知

桐商〔2025〕14号

各镇人民政府：

现将摊位补贴标准公布如下。

一、补贴标准见附件。

附件：摊位补贴标准表

桐川县商务局
2025年3月3日

附件

摊位补贴标准表

家庭人口\t水电补贴（低保）（元/月）\t水电补贴（低保边缘和其他）（元/月）\t说明
2人\t90\t60\t按月发
4人\t150\t110\t按月发
5人及以上\t190\t140\t按月发

摊位面积\t管理费（元/月）
30平方米以下\t40
30平方米以上\t75
"""


@pytest.fixture(scope="module")
def held(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    folder = tmp_path_factory.mktemp("market")
    for name, text in (("办法", RULES), ("决定", CHANGE), ("标准", FEES)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    library.add([folder / f"{name}.txt" for name in ("办法", "决定", "标准")])
    return library


def found(held: Library, text: str) -> list[Quotation]:
    return list(check_quotations(text, held, TODAY).quotations)


def wrong(held: Library, text: str) -> list[tuple[str, str]]:
    return [(q.status.value, q.text) for q in found(held, text) if q.status not in RIGHT]


HEAD = "测验答案\n\n说明：引文均出自《桐川县集贸市场管理办法》。\n\n一、填空\n"


def test_a_section_without_a_source_goes_on_with_that_of_the_head(held: Library) -> None:
    told = wrong(held, f"{HEAD}1.中心与镇街登记编号，不同补贴可以重复享受。\n")
    assert [t for _, t in told] == ["不同补贴可以重复享受"]
    assert not wrong(held, f"{HEAD}1.不同补贴不得重复享受。\n")


def test_another_word_in_the_midst_of_a_statement_is_told(held: Library) -> None:
    told = wrong(held, f"{HEAD}1.摊位由市场服务中心和村民小组统一登记、统一编号、统一公布。\n")
    assert [status for status, _ in told] == ["altered"]


def test_a_clause_in_brackets_behind_a_statement_is_no_part_of_it(held: Library) -> None:
    assert not wrong(held, f"{HEAD}1.不同补贴不得重复享受（第二条）。\n")
    told = wrong(held, f"{HEAD}1.不同补贴可以重复享受（第二条）。\n")
    assert told == [("altered", "不同补贴可以重复享受")]


def test_a_source_in_a_sentence_behind_words_is_theirs(held: Library) -> None:
    quoted = "“摊主可以申请更换摊位，更换摊位的期限最长不得超过15个工作日。”答案：√。"
    told = wrong(held, f"{HEAD}1.{quoted}依据第六条。\n")
    assert [status for status, _ in told] == ["misattributed"]
    assert not wrong(held, f"{HEAD}1.{quoted}依据第五条。\n")


def test_a_clause_right_before_words_is_that_of_the_document_above(held: Library) -> None:
    card = "题：《桐川县集贸市场管理办法》\n抄：第{}条，“更换摊位的期限最长不得超过15个工作日”。\n"
    assert [status for status, _ in wrong(held, card.format("四"))] == ["misattributed"]
    assert not wrong(held, card.format("五"))


def test_a_clause_that_a_changing_decision_lacks_is_that_of_what_it_changes(held: Library) -> None:
    lead = "《关于修改〈桐川县集贸市场管理办法〉的决定》第六条规定，消防过道、疏散通道两侧的摊位，"
    assert [status for status, _ in wrong(held, f"{lead}应当在5小时内撤离。")] == ["altered"]
    assert not wrong(held, f"{lead}应当在3小时内撤离。")


def test_new_words_are_those_of_the_decision_that_puts_them(held: Library) -> None:
    text = (
        "《关于修改〈桐川县集贸市场管理办法〉的决定》将第四条修改为"
        "“经营户应当于每年6月30日前缴清摊位管理费”。"
    )
    assert not wrong(held, text)


def test_a_day_of_the_year_is_compared_as_a_figure_is(held: Library) -> None:
    text = (
        "《关于修改〈桐川县集贸市场管理办法〉的决定》改了期限。经营户应当于每年{}前缴清摊位管理费。"
    )
    assert wrong(held, text.format("8月31日"))
    assert not wrong(held, text.format("六月三十日"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("四人户水电补贴每月一百一十元，属低保边缘。", []),
        ("低保边缘的四人户，水电补贴每月一百五十元。", ["一百五十元"]),
        ("摊位面积超过30平方米的，管理费每月四十元。", ["四十元"]),
        ("摊位面积超过30平方米的，管理费每月七十五元。", []),
    ],
)
def test_rows_and_columns_are_named_in_spoken_forms(
    held: Library, words: str, told: list[str]
) -> None:
    text = f"桐商〔2025〕14号定了标准。{words}"
    assert [t for _, t in wrong(held, text)] == told


def test_a_figure_of_a_document_that_is_not_held_is_told(held: Library) -> None:
    text = "另据《桐川县夜市补贴细则》第八条，夜市摊位补贴每月不低于1800元。"
    assert [status for status, _ in wrong(held, text)] == ["source_absent"]


def test_what_a_document_is_said_to_fix_is_quoted(held: Library) -> None:
    text = "摊位租金，《桐川县摊位租金方案》定的是“每月八十元”。"
    assert [status for status, _ in wrong(held, text)] == ["source_absent"]


def test_a_practice_that_was_found_is_no_quotation(held: Library) -> None:
    text = (
        "审计指出，部分市场以“最长不得超过30个工作日”答复摊主，"
        "与《桐川县集贸市场管理办法》第五条不符。"
    )
    assert not wrong(held, text)
