"""What goes on meaning a clause: 第二款 behind 第九条第一款, figures below a heading."""

from pathlib import Path

import pytest

from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.quotations.check import check_quotations
from tests.library.fakes import CharacterEmbedder
from tests.quotations.conftest import TODAY

RULES = """南屏县护林员补助办法
第一条　为规范护林员补助，制定本办法。
第五条　护林员由行政村推荐，乡镇审核。
补助由县、乡镇两级财政按照八比二的比例分担。
第六条　护林员补助按下列标准发放：
（一）生态护林员每人每月500元；
（二）公益林护林员每人每月450元。
护林员年满60周岁的，次月起停发补助。
第七条　森林保险保费由县财政补贴65%，每亩保额不超过1200元。
本办法自2024年1月1日起施行。
"""
OTHER = "北屏县护林员补助办法\n第五条　护林员由乡镇选聘。\n补助由乡镇财政全部承担。\n"


@pytest.fixture(scope="module")
def rules(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    folder: Path = tmp_path_factory.mktemp("continued")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    for name, text in (("南屏", RULES), ("北屏", OTHER)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    library.add([folder / "南屏.txt", folder / "北屏.txt"])
    return library


def told(library: Library, draft: str) -> list[tuple[str, str, str]]:
    found = check_quotations(draft, library, TODAY).quotations
    return [(q.text, q.status.value, q.source.name if q.source else "") for q in found]


FIRST = "《南屏县护林员补助办法》第五条第一款规定：“护林员由行政村推荐，乡镇审核”。"
SECOND = "补助由县、乡镇两级财政按照八比二的比例分担"
WRONG = "补助由县、乡镇两级财政按照七比三的比例分担"


@pytest.mark.parametrize(
    ("draft", "status"),
    [
        (f"{FIRST}第二款规定：“{SECOND}”。", "exact"),
        (f"{FIRST}第二款明确，“{WRONG}”。", "altered"),
        (f"{FIRST}第二款同时规定“{SECOND}”。", "exact"),
        (f"{FIRST[:-1]}，第二款规定：“{SECOND}”。", "exact"),
        (f"{FIRST}各乡镇都已照办。第二款规定：“{SECOND}”。", "exact"),
        (f"{FIRST}第一款规定：“{SECOND}”。", "misattributed"),
        (f"{FIRST}第三款规定：“{SECOND}”。", "misattributed"),
    ],
)
def test_a_paragraph_alone_is_of_the_article_before_it(
    rules: Library, draft: str, status: str
) -> None:
    *_, (words, found, _) = told(rules, draft)
    assert (words[:10], found) == ((SECOND if SECOND in draft else WRONG)[:10], status)


@pytest.mark.parametrize(
    "between",
    [
        "《北屏县护林员补助办法》我县也看过。",
        "《西屏县补助办法》第五条第一款规定：“由乡镇选聘”。",
        "西屏县补助条例第五条第一款规定：“由乡镇选聘”。",
    ],
)
def test_it_is_not_where_another_document_was_named(rules: Library, between: str) -> None:
    made_up = "护林员的意外保险一律由受益单位自愿购买"
    found = told(rules, f"{FIRST}{between}第二款规定：“{made_up}”。")
    assert made_up not in [text for text, *_ in found]


def test_a_paragraph_of_the_draft_itself_is_none_of_a_law(rules: Library) -> None:
    draft = f"{FIRST}\n本协议第二款规定：“甲方每年支付补助三万元”。"
    assert [text for text, *_ in told(rules, draft)] == ["护林员由行政村推荐，乡镇审核"]


def table(*rows: str) -> str:
    return "\n".join(["我县补助情况如下：", *rows, "以上请审议。"])


BY_HEADING = "岗位\t人数\t补助标准（元/人·月，《南屏县护林员补助办法》第六条）\t月数"
BY_ROW = "项目\t标准\t依据"
SOURCE = "《南屏县护林员补助办法》"
ABOVE = f"表1　按照{SOURCE}第六条执行的标准\n单位：元\n"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((BY_HEADING, "生态护林员\t35\t500\t12"), [("500", "exact")]),
        ((BY_HEADING, "生态护林员\t35\t550\t12"), [("550", "altered")]),
        (
            (BY_HEADING, "1\t生态护林员\t500\t12", "2\t公益林护林员\t500\t12"),
            [("500", "exact"), ("500", "altered")],
        ),
        ((BY_ROW, f"保费补贴\t65%\t{SOURCE}第七条"), [("65%", "exact")]),
        ((BY_ROW, f"保费补贴\t60%\t{SOURCE}第七条"), [("60%", "altered")]),
        ((BY_ROW, f"每亩保额\t1,200元\t{SOURCE}第七条"), [("1,200元", "layout_only")]),
        ((f"{ABOVE}岗位\t人数\t补助标准", "公益林护林员\t20\t480"), [("480", "altered")]),
        ((f"{ABOVE}岗位\t人数\t补助标准", "公益林护林员\t20\t450"), [("450", "exact")]),
    ],
)
def test_bare_figures_of_a_table_are_laid_beside_the_clause(
    rules: Library, rows: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert [(text, status) for text, status, _ in told(rules, table(*rows))] == expected


@pytest.mark.parametrize(
    "rows",
    [
        ("岗位\t人数\t标准", "生态护林员\t35\t550"),
        (f"{ABOVE}岗位\t人数\t补助金额", "生态护林员\t35\t210000"),
        (f"{ABOVE}岗位\t保险期限（月）", "生态护林员\t12"),
        (BY_ROW, "保费补贴\t60%\t县政府常务会议"),
    ],
)
def test_figures_for_which_no_clause_is_named_are_the_drafts_own(
    rules: Library, rows: tuple[str, ...]
) -> None:
    assert told(rules, table(*rows)) == []
