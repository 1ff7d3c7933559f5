"""Page breaks: what is one paragraph again, and what stays two."""

import pytest

from assistant.documents.layout import read_lines, rejoin
from assistant.documents.parse import parse_document
from tests.documents.clauses import labels


def rejoined(source: str) -> list[str]:
    return [p.text for p in rejoin(read_lines(source))]


def test_a_sentence_broken_off_by_a_page_goes_on() -> None:
    assert rejoined("统筹安排、强力推进，让\n\n群众满意。") == ["统筹安排、强力推进，让群众满意。"]


def test_a_paragraph_after_a_full_stop_is_another() -> None:
    assert rejoined("统筹安排，强力推进。\n群众满意，社会认可。") == [
        "统筹安排，强力推进。",
        "群众满意，社会认可。",
    ]


@pytest.mark.parametrize("end", "。！？；：…”）》")
def test_a_closed_paragraph_is_never_continued(end: str) -> None:
    source = f"统筹安排，强力推进{end}\n群众满意。"
    assert len(rejoined(source)) == 2


def test_a_heading_does_not_swallow_the_paragraph_under_it() -> None:
    assert rejoined("一、总体要求\n坚持稳中求进。") == ["一、总体要求", "坚持稳中求进。"]


@pytest.mark.parametrize("label", ["（二）", "二、", "2.", "第二条　"])
def test_a_numbered_line_begins_anew_even_after_a_broken_sentence(label: str) -> None:
    assert len(rejoined(f"统筹安排，强力推进\n{label}群众满意。")) == 2


def test_an_indented_line_begins_a_paragraph() -> None:
    assert len(rejoined("统筹安排，强力推进\n　　群众满意。")) == 2


def test_the_span_of_a_rejoined_paragraph_runs_over_the_break() -> None:
    source = "\n统筹安排，让\n\n群众满意。\n"
    (paragraph,) = rejoin(read_lines(source))
    assert source[slice(*paragraph.span)] == "统筹安排，让\n\n群众满意。"


@pytest.mark.parametrize("page", ["— 3 —", "－3－", "-3-"])
def test_a_page_number_is_no_text(page: str) -> None:
    document = parse_document(
        f"关于甲的通知\n各科室：\n统筹安排，让\n\n{page}\n\n群众满意。\n某局\n2021年3月5日"
    )
    assert "正文第2段" not in labels(document)
    assert "统筹安排，让群众满意。" in [c.text for c in document.clauses]


def test_a_paragraph_may_run_over_two_page_breaks() -> None:
    source = "统筹安排，让广\n\n大群众满意，推动工作，再\n\n上台阶。"
    assert rejoined(source) == ["统筹安排，让广大群众满意，推动工作，再上台阶。"]
