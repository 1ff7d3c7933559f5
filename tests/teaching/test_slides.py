"""Slides: native text in the fonts of a Chinese office, nothing beyond the edge, charts, notes."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Show
from pptx.shapes.autoshape import Shape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide

from assistant.calculation.library_account import library_accounts
from assistant.documents.model import PolicyDocument
from assistant.library.links import Links
from assistant.teaching.backdrop import Backdrop
from assistant.teaching.item import Item
from assistant.teaching.slide_deck import slide_show
from assistant.teaching.slide_pages import BODY, READ
from assistant.teaching.slide_text import TextBox
from assistant.validity.timeline import timeline

DAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def show(items: tuple[Item, ...], opinion: PolicyDocument, application: PolicyDocument) -> Show:
    documents = (opinion, application)
    links = Links(documents)
    times = [timeline(document, links, DAY) for document in documents]
    behind = Backdrop(documents, times, library_accounts(documents))
    return Presentation(BytesIO(slide_show(items, "防贫保政策学习", behind)))


def frames(slide: Slide) -> list[Shape]:
    """Return the shapes that hold text."""
    return [shape for shape in slide.shapes if isinstance(shape, Shape)]


def texts(slide: Slide) -> list[str]:
    return [shape.text_frame.text for shape in frames(slide)]


def chart_of(slide: Slide) -> Chart:
    return next(s.chart for s in slide.shapes if isinstance(s, GraphicFrame) and s.has_chart)


def notes(slide: Slide) -> str:
    frame = slide.notes_slide.notes_text_frame
    return frame.text if frame else ""


def titled(show: Show, beginning: str) -> Iterator[Slide]:
    return (s for s in show.slides if texts(s)[1].startswith(beginning))


def test_every_run_names_its_east_asian_font(show: Show) -> None:
    for slide in show.slides:
        for shape in frames(slide):
            for paragraph in shape.text_frame.paragraphs:
                for run in paragraph.runs:
                    properties = run._r.rPr
                    assert properties is not None
                    east_asian = properties.find(qn("a:ea"))
                    assert east_asian is not None
                    assert east_asian.get("typeface") == "微软雅黑"
                    # PowerPoint repairs a file in which they stand the other way round
                    tags = [child.tag for child in properties]
                    assert tags.index(qn("a:latin")) < tags.index(qn("a:ea"))


def test_a_question_its_key_and_its_clause_follow_each_other(show: Show) -> None:
    slides = list(show.slides)
    at = next(n for n, slide in enumerate(slides) if "提高至多少？" in "".join(texts(slide)))
    asked, told = slides[at], slides[at + 1]
    assert "B．100 元/人·年" in texts(asked)[-1]
    assert "√" not in texts(asked)[-1]
    assert texts(told)[-1].startswith(
        "√ B．100 元/人·年\n连委办发〔2021〕36号（九），2021年5月14日\n“"
    )
    assert "保费标准提高至 100 元/人·年" in texts(told)[-1]


def test_the_clause_stands_in_the_notes(show: Show, opinion: PolicyDocument) -> None:
    ninth = next(c for c in opinion.clauses if c.label == "（九）")
    (asked,) = (s for s in show.slides if "提高至多少？" in "".join(texts(s)))
    assert notes(asked).startswith("答案：B\n依据：连委办发〔2021〕36号（九），2021年5月14日：")
    assert ninth.text in notes(asked)
    assert all(notes(slide).strip() for slide in show.slides)


def test_a_long_clause_is_split_between_sentences(show: Show, opinion: PolicyDocument) -> None:
    ninth = next(c for c in opinion.clauses if c.label == "（九）")
    pages = [texts(slide) for slide in titled(show, "原文：连委办发〔2021〕36号　（九）")]
    assert [page[1][-5:] for page in pages] == ["（1/2）", "（2/2）"]
    assert "".join(page[-1] for page in pages) == ninth.text


def test_no_text_is_larger_than_its_box_and_no_box_than_the_slide(show: Show) -> None:
    for slide in show.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= (show.slide_width or 0)
            assert shape.top + shape.height <= (show.slide_height or 0)
        for shape in frames(slide):
            paragraphs = [p for p in shape.text_frame.paragraphs if p.text]
            sizes = {run.font.size for p in paragraphs for run in p.runs}
            for size in sizes:
                assert size is not None
                box = TextBox(int(shape.width.pt), int(shape.height.pt), (int(size.pt),))
                assert box.size([p.text for p in paragraphs]) is not None, shape.text_frame.text


def test_the_deadlines_of_a_document_are_a_chart_of_bars(show: Show) -> None:
    (slide,) = titled(show, "连委办发〔2021〕36号：从成文到各项期限")
    plot = chart_of(slide).plots[0]
    assert list(plot.categories)[-1] == "（四） 2021年12月31日（已过）"
    assert next(iter(plot.categories)) == "（四） 2035年（未到）"
    started, passed, ahead = (list(series.values) for series in plot.series)
    assert round(started[0] + ahead[0]) == 2036
    assert passed[0] == 0
    assert "请向发文机关核实" in notes(slide)


def test_the_premium_is_a_chart_with_the_sums_of_the_document(show: Show) -> None:
    (slide,) = titled(show, "连区扶办(2021)2号 正文第2段：防贫保保费（元）")
    plot = chart_of(slide).plots[0]
    assert list(plot.categories) == ["应缴保费", "上年结余", "需筹集"]
    assert list(plot.series[0].values) == [267800, 172686.63, 95113.37]
    assert "不是批复" in texts(slide)[1]
    assert "共需保费267800元" in notes(slide)


_SENTENCES = st.lists(
    st.text(st.sampled_from("一二三四五六七八九十人元100, "), min_size=1, max_size=90), max_size=25
)


@given(_SENTENCES, st.sampled_from((BODY, READ)))
@settings(max_examples=60)
def test_the_parts_of_a_text_are_the_text_and_each_fits(said: list[str], box: TextBox) -> None:
    text = "。".join(said)
    parts = box.parts(text)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(box.size(part.splitlines() or [""]) for part in parts)
