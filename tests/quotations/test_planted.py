"""Drafts with known faults: behind each paragraph stands, in ⟦⟧, what its quotations are."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.quotations.check import check_quotations
from assistant.quotations.checked import RIGHT, Quotation
from tests.library.fakes import CharacterEmbedder
from tests.quotations.conftest import TODAY

PLANTED = Path(__file__).parent / "planted"
DRAFTS = sorted((PLANTED / "drafts").glob("*.txt"))
_TOLD = re.compile(r"\s*⟦([a-z_ ]*)⟧")


@pytest.fixture(scope="module")
def planted(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    """Return rules with a repealed 试行 one, a law in two versions, and an 意见."""
    folder = tmp_path_factory.mktemp("planted")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    library.add([PLANTED / "documents"])
    return library


def paragraphs(draft: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each paragraph of a draft with the statuses that its quotations have."""
    for line in draft.splitlines():
        told = _TOLD.search(line)
        yield _TOLD.sub("", line), told[1].split() if told else []


def found_in(library: Library, text: str) -> tuple[Quotation, ...]:
    return check_quotations(text, library, TODAY).quotations


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda path: path.stem)
def test_every_fault_of_a_draft_is_found_and_nothing_else(planted: Library, draft: Path) -> None:
    told = list(paragraphs(draft.read_text(encoding="utf-8")))
    found = found_in(planted, "\n".join(text for text, _ in told))
    for number, (text, statuses) in enumerate(told, start=1):
        here = [q.status.value for q in found if q.paragraph == number]
        assert (text, here) == (text, statuses)


def test_there_are_enough_of_them() -> None:
    told = [s for d in DRAFTS for _, row in paragraphs(d.read_text(encoding="utf-8")) for s in row]
    assert len(DRAFTS) >= 6
    assert len(told) >= 80
    assert {"altered", "misattributed", "not_found", "superseded", "source_absent"} < set(told)


def only(library: Library, text: str) -> Quotation:
    (found,) = found_in(library, text)
    return found


def test_words_over_clauses_are_cited_with_all_of_them(planted: Library) -> None:
    text = (
        "《青石湖渔业保护条例》第十一条、第十二条规定：“公示期不少于7日。"
        "本条例对养殖用药未作规定的，适用兽药管理的有关规定。”"
    )
    found = only(planted, text)
    assert found.source is not None
    assert found.source.clauses == ("第十一条", "第十二条")
    assert found.named == "《青石湖渔业保护条例》第十一条、第十二条"


def test_words_of_one_document_of_two_that_are_named_together_are_rightly_quoted(
    planted: Library,
) -> None:
    text = "《青石湖渔业保护条例》第十一条、《云溪县水源地巡查规定》第四条规定：“{}不少于{}”。"
    for words in (("公示期", "7日"), ("巡查记录保存", "5年")):
        assert only(planted, text.format(*words)).status.value == "exact"


def test_a_source_that_is_only_mentioned_in_what_another_says_is_not_the_only_one(
    planted: Library,
) -> None:
    text = (
        "《青石湖渔业保护条例》第十四条规定，违反《云溪县水源地巡查规定》第二条的，"
        "“没收网具，处2000元以上1万元以下的罚款”。"
    )
    assert only(planted, text).status.value == "exact"


def test_a_source_behind_that_says_something_of_its_own_is_not_taken(planted: Library) -> None:
    text = (
        "条例第十条规定：“举报违法捕捞经查证属实的，给予举报人500元以上2000元以下的奖励。”"
        "《青石湖渔业保护条例》第十四条另有规定。"
    )
    assert only(planted, text).status in RIGHT


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "《青石湖渔业保护条例》第五条规定“许可证有效期为五年”。",
            "2019年5月20日的版本，现行第五条为“许可证有效期为三年”",
        ),
        (
            "《云溪县河道采砂管理办法（试行）》第三条规定“全县年度采砂总量不超过40万吨”。",
            "云政办发〔2020〕3号第三条已被云政办发〔2024〕5号废止",
        ),
        (
            "《青石湖渔业保护条例》第二百条规定：“渔业船舶应当悬挂统一制式的船名牌”。",
            "没有“第二百条”：共 16 条",
        ),
        (
            "《青石湖岸线管理办法》第九条规定：“水源地管理单位应当每日巡查一次”。",
            "库里没有《青石湖岸线管理办法》，没法与它核对，同样的话在《云溪县水源地巡查规定》第二条",
        ),
        (
            "《云溪县河道采砂管理办法》第九条规定“责令停止违法行为，两年内不得申请采砂许可”。",
            "一字不差的话在云政办发〔2020〕3号第七条（已废止）",
        ),
        ("《青石湖渔业保护条例》第九条处“3000元”罚款。", "第九条此处写的是“30000元”“600元”"),
        ("《青石湖渔业保护条例》第十二条的“30日内”要记牢。", "第十二条没有写"),
    ],
)
def test_what_is_said_of_a_quotation_that_is_wrong(planted: Library, text: str, told: str) -> None:
    assert told in only(planted, text).note


def test_a_quantity_is_that_of_which_the_words_before_it_tell(planted: Library) -> None:
    """第六条 has 800米 too, but 网具不得超过 is said of 12张, and 总长度 of 800米."""
    text = "《青石湖渔业保护条例》第九条第（三）项的期限不超过“600个月”。"
    found = only(planted, text)
    assert [(d.source, d.quoted) for d in found.differences] == [("24", "600")]


def test_each_quotation_tells_where_it_stands(planted: Library) -> None:
    text = (
        "关于巡查的函\n\n《云溪县水源地巡查规定》第四条规定“巡查记录保存不少于5年”。请照办。\f"
        "另，《云溪县水源地巡查规定》第二条规定“水源地管理单位应当每周巡查一次”，请一并落实。"
    )
    first, second = found_in(planted, text)
    assert (first.page, first.paragraph, first.where) == (1, 2, "第1页，全文第2段")
    assert first.sentence == "《云溪县水源地巡查规定》第四条规定“巡查记录保存不少于5年”。"
    assert (second.page, second.paragraph) == (2, 3)
    assert second.sentence.startswith("另，《云溪县水源地巡查规定》第二条规定")


def test_what_is_wrong_is_told_first(planted: Library) -> None:
    text = (
        "《云溪县水源地巡查规定》第四条规定“巡查记录保存不少于5年”。\n"
        "《云溪县水源地巡查规定》第二条规定“水源地管理单位应当每周巡查一次”。"
    )
    checked = check_quotations(text, planted, TODAY)
    assert [q.status.value for q in checked.quotations] == ["exact", "altered"]
    assert [q["status"] for q in checked.to_json()["quotations"]] == ["altered", "exact"]


AMENDED = "（2024年2月6日印发　根据2025年8月1日云政办发〔2025〕9号修正）"


def test_a_version_that_was_amended_later_counts_though_it_came_in_first(
    planted: Library, tmp_path: Path
) -> None:
    original = (PLANTED / "documents" / "4-云溪采砂.txt").read_text(encoding="utf-8")
    titled = "\n云溪县河道采砂管理办法\n"
    amended = original.replace(titled, f"{titled}{AMENDED}\n").replace("30万吨", "20万吨")
    library = Library(tmp_path / "library", planted.lexicon, planted.segmenter, planted.embedder)
    for name, text in (("修正.txt", amended), ("原件.txt", original)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        library.add([tmp_path / name])
    said = "《云溪县河道采砂管理办法》第三条规定“全县年度采砂总量不超过{}万吨”。"
    found = [only(library, said.format(n)) for n in (20, 30, 50)]
    assert [q.status.value for q in found] == ["exact", "superseded", "altered"]
    assert "现行第三条为“全县年度采砂总量不超过20万吨”" in found[1].note
    alone = "《云溪县河道采砂管理办法》第三条的总量“不超过{}万吨”。"
    assert only(library, alone.format(20)).status.value == "exact"
    assert only(library, alone.format(30)).status.value == "superseded"
    meant = "《云溪县河道采砂管理办法》已经修改。来函所引“全县年度采砂总量不超过30万吨”应予更正。"
    assert only(library, meant).status.value == "superseded"


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "《云溪县水源地巡查规定》（云溪县人民政府令第9号）第四条规定“巡查记录保存不少于5年”。",
            ["exact"],
        ),
        ("按《云溪县水源地巡查规定》第六条，我镇对某船主罚款“6000元”。", []),
        ("《云溪县水源地巡查规定》第六条开展“三个月”专项行动。", []),
        ("《青石湖岸线管理办法》第三条处“3倍以上5倍以下”的罚款。", ["source_absent"]),
        ("《青石湖渔业保护条例》第四十条处“3倍以上5倍以下”的罚款。", ["not_found"]),
        ("《云溪县河道采砂管理办法（试行）》第三条的总量“不超过40万吨”。", ["superseded"]),
        (
            "《云溪县水源地巡查规定》第六条规定，不配合的，“处1000元以上5000元以下的罚款”。",
            ["exact"],
        ),
    ],
)
def test_what_is_checked_and_what_is_left_alone(
    planted: Library, text: str, statuses: list[str]
) -> None:
    assert [q.status.value for q in found_in(planted, text)] == statuses


ORDER = """云溪县人民政府办公室文件
云政办发〔2025〕9号
云溪县人民政府办公室关于修改《云溪县河道采砂管理办法》的通知
各乡镇人民政府，县政府各部门：
经县政府同意，现对《云溪县河道采砂管理办法》（云政办发〔2024〕5号）作如下修改：
一、将第三条中的“不超过30万吨”修改为“不超过20万吨”。
本通知自2025年9月1日起施行。
云溪县人民政府办公室
2025年8月1日
"""


def test_words_that_an_order_has_changed_no_longer_hold(planted: Library, tmp_path: Path) -> None:
    (tmp_path / "修改.txt").write_text(ORDER, encoding="utf-8")
    library = Library(tmp_path / "library", planted.lexicon, planted.segmenter, planted.embedder)
    library.add([PLANTED / "documents" / "4-云溪采砂.txt", tmp_path / "修改.txt"])
    said = "《云溪县河道采砂管理办法》{}规定“{}”。"
    changed = only(library, said.format("第三条", "全县年度采砂总量不超过30万吨"))
    assert changed.status.value == "superseded"
    assert "云政办发〔2025〕9号第一条修改" in changed.note
    kept = only(library, said.format("第七条", "采砂船舶应当安装定位和计量设备"))
    assert kept.status.value == "exact"
