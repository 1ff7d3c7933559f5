"""Kinds of difference: what a draft tells in its own way, what otherwise, what as former."""

import pytest

from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.quotations.check import check_quotations
from assistant.quotations.checked import RIGHT, Quotation
from tests.library.fakes import CharacterEmbedder
from tests.quotations.conftest import TODAY

RULES = """榕溪县农村客运管理办法

第一条　为规范农村客运，制定本办法。

第二条　经营者可以申请补助，每条线路每月补助600元，同一经营者的补助合并计算，打入经营者社会保障卡。

第三条　班车因道路中断或者天气原因停运的，经营者应当在2小时内告知乘客，并向县交通运输局报告。

第四条　驾驶员连续驾驶的，应当如实填写行车日志、安检记录、乘客清单、交接单，保存期不少于2年。

第五条　老年人、残疾人票价降低50%，免收上门接送的费用。

第六条　线路停开须经沿线村民半数同意；停开满一个季度的，自次季度起停发补助。

第七条　客运站按每班收取站务费，中型车每班5元，大型车每班8元。

第八条　本办法自2023年1月1日起施行。
"""
CHANGE = """榕溪县人民政府关于修改《榕溪县农村客运管理办法》的决定

榕政规〔2025〕4号

县人民政府决定对《榕溪县农村客运管理办法》作如下修改：

一、将第七条修改为：“客运站按每班收取站务费，中型车每班6元，大型车每班8元。”

二、本决定自2025年6月1日起施行。

榕溪县人民政府
2025年5月12日
"""
FARES = """榕溪县交通运输局关于公布渡船票价的通知

榕交〔2025〕9号

各乡镇人民政府：

渡船票价见附件。

附件：渡船票价表

榕溪县交通运输局
2025年3月3日

附件

渡船票价表

航线\t原票价（元）\t新票价（元）
东岸线\t3\t5
西岸线\t4\t7
"""
NAME = "《榕溪县农村客运管理办法》"
OF_CHANGE = "《关于修改〈榕溪县农村客运管理办法〉的决定》"


@pytest.fixture(scope="module")
def held(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    folder = tmp_path_factory.mktemp("coach")
    texts = {"办法": RULES, "决定": CHANGE, "票价": FARES}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    library.add([folder / f"{name}.txt" for name in texts])
    return library


def found(held: Library, text: str) -> list[Quotation]:
    return list(check_quotations(f"各车站：\n{text}", held, TODAY).quotations)


def wrong(held: Library, text: str) -> list[tuple[str, str]]:
    return [(q.status.value, q.text) for q in found(held, text) if q.status not in RIGHT]


@pytest.mark.parametrize(
    "told",
    [
        "第二条规定，同一经营者的补助合并计算，打入经营者社保卡。",
        "第二条规定，同一经营者的补助要合并计算，打入经营者社会保障卡中。",
        "第三条规定，班车因道路中断或天气原因停运的，经营者应在2小时内告知乘客，并向县交通运输局报告。",
        "第三条规定，班车因道路中断停运的，经营者应当在2小时内告知乘客，并向县交通运输局报告。",
        "第三条明确，班车停运的，经营者应于2小时内告知乘客，并向县交通运输局报告。",
        "第五条规定，老年人、残疾人票价减半，免收上门接送的费用。",
        "第六条规定，线路停开须经沿线村民一半同意。",
        "第二条已调整，经营者可以申请补助，每条线路提高到600元，同一经营者的补助合并计算。",
    ],
)
def test_a_way_of_telling_is_no_fault(held: Library, told: str) -> None:
    assert not wrong(held, f"{NAME}{told}\n")


@pytest.mark.parametrize(
    "told",
    [
        "第二条规定，每条线路每月补助600元，同一经营者的补助另行计算。",
        "第三条规定，班车因道路中断或者天气原因停运的，经营者可以在2小时内告知乘客。",
        "第四条规定，驾驶员应当如实填写行车日志、安检记录、交接单，保存期不少于2年。",
        "第六条规定，停开满一个季度的，自次月起停发补助。",
    ],
)
def test_another_rule_word_item_or_period_is_a_fault(held: Library, told: str) -> None:
    assert [status for status, _ in wrong(held, f"{NAME}{told}\n")] == ["altered"]


def test_of_a_statement_only_the_part_that_is_wrong_is_told(held: Library) -> None:
    text = f"{NAME}已施行。\n现行标准是中型车每班6元，大型车每班9元。\n"
    assert all("中型车" not in words for _, words in wrong(held, text))


@pytest.mark.parametrize(
    "lead",
    [
        f"{OF_CHANGE}（榕政规〔2025〕4号，以下简称《决定》）已公布。\n\n《决定》第一条",
        f"{OF_CHANGE}（以下称“站务费决定”）已公布。\n\n站务费决定第一条",
        f"{NAME}、《榕溪县人民政府关于修改〈榕溪县农村客运管理办法〉的决定》"
        "（以下分别简称《办法》《决定》）已公布。\n\n《决定》第一条",
    ],
)
def test_a_short_name_of_a_change_is_known(held: Library, lead: str) -> None:
    assert not wrong(held, f"{lead}规定“中型车每班6元，大型车每班8元”。\n")
    told = wrong(held, f"{lead}规定“中型车每班6元，大型车每班9元”。\n")
    assert [status for status, _ in told] == ["altered"]


def test_what_the_draft_says_was_before_is_no_fault(held: Library) -> None:
    quoted = "“中型车每班5元，大型车每班8元”"
    assert not wrong(held, f"原{NAME}第七条规定{quoted}，现已修改。\n")
    told = wrong(held, f"{NAME}第七条规定{quoted}。\n")
    assert [status for status, _ in told] == ["superseded"]
    still = wrong(held, f"原{NAME}第七条规定{quoted}，我站仍按此执行。\n")
    assert [status for status, _ in still] == ["superseded"]


def test_a_figure_that_was_before_is_told_as_such(held: Library) -> None:
    assert not wrong(held, "榕交〔2025〕9号已执行。东岸线由3元提高到5元。\n")
    told = wrong(held, "榕交〔2025〕9号已执行。东岸线票价3元。\n")
    assert [status for status, _ in told] == ["superseded"]


def test_a_clause_about_which_words_are_quoted_is_theirs(held: Library) -> None:
    text = f"{NAME}施行两年多。\n\n车站要求执行第七条关于“中型车每班5元，大型车每班8元”的规定。\n"
    assert [status for status, _ in wrong(held, text)] == ["superseded"]
