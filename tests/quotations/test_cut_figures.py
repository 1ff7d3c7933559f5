"""A quotation that has only a part of a figure: it is changed, and the whole figure is told."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.numbers.decimals import chinese_text
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.library.wording import letters_of, worded
from assistant.quotations.as_printed import applied
from assistant.quotations.check import check_quotations
from assistant.quotations.checked import Quotation, QuotationStatus
from assistant.quotations.equal_quantities import say_the_same
from assistant.quotations.landmarks import landmarks
from tests.library.fakes import CharacterEmbedder
from tests.quotations.conftest import TODAY, Check

FIGURES = (
    "3000", "1,200.50", "267，800", "172686.63", "2.678万", "1亿2000万", "5万8千", "3千", "100多万",
    "65%", "8.5 %", "3‰", "百分之六十五", "千分之五", "三分之二", "六成半", "七成",
    "二十三", "一百零八", "三百余万", "二十六万七千八百", "十五", "二〇二一", "2—3", "三至五",
    "２６７００", "３．５％", "２６７，８００",
)  # fmt: skip
SUBJECTS = (
    "供水防汛护林助学养老医保修路种粮育苗清淤绿化扶幼优抚救灾消防环卫普法征兵统计档案信访"
    "文体旅游渔政农机气象供暖治沙"
)
BEFORE = "{0}专项工作的年度安排数按照规定定为"
BEHIND = "并由{0}主管单位负责兑现到人"
CLAUSES = {
    figure: (BEFORE.format(SUBJECTS[2 * n :][:2]), BEHIND.format(SUBJECTS[2 * n :][:2]))
    for n, figure in enumerate(FIGURES)
}


@pytest.fixture(scope="module")
def rules(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    """Return a library of one document, each of whose articles states a figure."""
    folder = tmp_path_factory.mktemp("figures")
    articles = [
        f"第{chinese_text(Decimal(n))}条　{before}{figure}，{behind}。"
        for n, (figure, (before, behind)) in enumerate(CLAUSES.items(), start=1)
    ]
    (folder / "rules.txt").write_text("\n".join(["某县奖补办法", *articles]), encoding="utf-8")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    library.add([Path(folder / "rules.txt")])
    return library


def only(library: Library, words: str) -> Quotation:
    (found,) = check_quotations(f"《某县奖补办法》规定：“{words}”。", library, TODAY).quotations
    return found


def is_told_whole(found: Quotation, figure: str, part: str) -> bool:
    """Say whether the figure is told as changed to its part, and the changes are all there is."""
    assert found.source is not None
    told = [(d.source, letters_of(d.quoted)) for d in found.differences]
    made = applied(found.source.quote, found.changes)
    return told == [(figure, letters_of(part))] and made == found.text


def assert_told_whole(rules: Library, words: str, cut: tuple[str, str]) -> None:
    """See that a quotation in these words is altered, and told by the whole figure that it cuts."""
    found = only(rules, words)
    assert found.status is QuotationStatus.ALTERED
    assert is_told_whole(found, *cut)


def parts_of(figure: str, *, beginning: bool) -> list[str]:
    """Return the parts of a figure at its beginning, or at its end, that are another number.

    1,200.5 is the number 1,200.50.
    """
    places = range(1, len(figure))
    parts = [(figure[:at] if beginning else figure[at:]).strip() for at in places]
    return [p for p in parts if letters_of(p) and not say_the_same(figure, p)]


BEGINNINGS = [(f, p) for f in FIGURES for p in parts_of(f, beginning=True)]
ENDS = [(f, p) for f in FIGURES for p in parts_of(f, beginning=False)]


@given(st.sampled_from(BEGINNINGS))
def test_the_end_of_a_quotation_cuts_no_figure(rules: Library, cut: tuple[str, str]) -> None:
    figure, part = cut
    assert_told_whole(rules, CLAUSES[figure][0] + part, cut)


@given(st.sampled_from(ENDS))
def test_the_beginning_of_a_quotation_cuts_no_figure(rules: Library, cut: tuple[str, str]) -> None:
    figure, part = cut
    assert_told_whole(rules, f"{part}，{CLAUSES[figure][1]}", cut)


@given(st.sampled_from(BEGINNINGS))
def test_an_omission_cuts_no_figure_behind_it(rules: Library, cut: tuple[str, str]) -> None:
    figure, part = cut
    before, behind = CLAUSES[figure]
    assert_told_whole(rules, f"{before}{part}……{behind[2:]}", cut)


@given(st.sampled_from(ENDS))
def test_an_omission_cuts_no_figure_before_it(rules: Library, cut: tuple[str, str]) -> None:
    figure, part = cut
    before, behind = CLAUSES[figure]
    assert_told_whole(rules, f"{before[:-2]}……{part}，{behind}", cut)


@pytest.mark.parametrize("figure", FIGURES)
def test_what_stops_before_a_figure_or_behind_it_is_right(rules: Library, figure: str) -> None:
    before, behind = CLAUSES[figure]
    for words in (before, before + figure, behind, f"{figure}，{behind}"):
        assert only(rules, words).status is QuotationStatus.EXACT


NUMBERS = st.one_of(
    st.integers(10, 9_999_999).map(str),
    st.integers(1_000, 9_999_999).map("{:,}".format),
    st.decimals(1, 99_999, places=2).map(str),
    st.integers(11, 99_999).map(lambda n: chinese_text(Decimal(n))),
    st.integers(1, 99).map("{}%".format),
    st.integers(1, 99).map(lambda n: f"百分之{chinese_text(Decimal(n))}"),
    st.integers(1, 9_999).map("{}万".format),
)


@given(NUMBERS)
def test_any_figure_is_known_from_end_to_end(figure: str) -> None:
    text = worded(f"补助标准提高至{figure}元以上")
    first = len(letters_of("补助标准提高至"))
    last = first + len(letters_of(figure))
    marks = landmarks(text)
    inside = [marks.figure_around(place) for place in range(first + 1, last)]
    assert all(found == (first, last) for found in inside)
    assert marks.figure_around(first) is marks.figure_around(last) is None


@pytest.mark.parametrize("text", ["3人\t5户", "12\t34", "2021\n百分之六", "二十\n三十"])
def test_figures_of_two_cells_or_lines_are_two(text: str) -> None:
    marks = landmarks(worded(text))
    border = len(letters_of(re.split(r"[\t\n]", text)[0]))
    assert marks.figure_around(border) is None


CORPUS = [
    ("36号文（九）规定“保费标准提高至10”。", [("100", "10")]),
    ("36号文（九）规定“保费标准提高至100元”。", []),
    ("36号文（九）规定“保费标准提高至”。", []),
    ("连区扶办(2021)2号提出“共需保费2678”。", [("267800", "2678")]),
    ("连区扶办(2021)2号提出“按照2.678”。", [("2.678万", "2.678")]),
    ("连区扶办(2021)2号提出“按照2.678万农村人口的10”。", [("10%", "10")]),
    ("36号文（十七）规定“用2—3年时间”。", []),
    ("36号文（十七）规定“3年时间，建成一批产业兴旺”。", [("2—3", "3")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "changes"), CORPUS)
def test_figures_of_the_documents_are_told_whole(
    check: Check, text: str, changes: list[tuple[str, str]]
) -> None:
    found = check(text).quotations
    told = [(d.source, d.quoted) for q in found for d in q.differences]
    assert told == changes


def test_of_two_places_the_one_is_meant_that_has_the_figure(rules: Library, tmp_path: Path) -> None:
    (tmp_path / "rules.txt").write_text(
        "某镇收费办法\n第一条　集镇经营户卫生费为每月1100元，村内经营户卫生费为每月100元。\n"
        "第二条　临时摊位卫生费为每天30元，集市摊位卫生费为每天3元。\n",
        encoding="utf-8",
    )
    library = Library(tmp_path / "library", rules.lexicon, rules.segmenter, rules.embedder)
    library.add([tmp_path / "rules.txt"])
    for words in ("100元，村内经营户", "经营户卫生费为每月100元", "卫生费为每天3"):
        (found,) = check_quotations(f"《某镇收费办法》规定“{words}”。", library, TODAY).quotations
        assert (found.status is QuotationStatus.EXACT) is not words.endswith("经营户")
