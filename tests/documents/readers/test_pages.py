"""From lines on paper to paragraphs: indents, short lines, what stands in the middle or apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.readers.page.pages import page_text
from assistant.documents.readers.page.printed import Page, PrintedLine, PrintedTable

SIZE, STEP, LEFT, FULL = 16.0, 28.0, 80.0, 20


def line(text: str, row: float, left: float = 0, size: float = SIZE) -> PrintedLine:
    """Return a line that begins `left` characters from the margin, on the `row`-th step."""
    begins, top = LEFT + left * SIZE, 100 + row * STEP
    return PrintedLine(text, begins, top, begins + len(text) * size, top + size)


def text_of(*lines: PrintedLine, tables: tuple[PrintedTable, ...] = ()) -> list[str]:
    return page_text([Page(595, 842, lines, tables)]).split("\n")[:-1]


def full(mark: str) -> str:
    return (mark * FULL)[:FULL]


def test_a_line_that_stands_in_begins_a_paragraph() -> None:
    assert text_of(
        line(full("甲")[2:], 0, 2), line(full("乙"), 1), line(full("丙")[2:], 2, 2), line("丁。", 3)
    ) == ["　　" + full("甲")[2:] + full("乙"), "　　" + full("丙")[2:] + "丁。"]


def test_without_indents_a_short_line_ends_a_paragraph() -> None:
    found = text_of(line(full("甲"), 0), line("乙。", 1), line(full("丙"), 2), line("丁。", 3))
    assert found == [full("甲") + "乙。", full("丙") + "丁。"]


def test_the_lines_of_a_title_stay_lines() -> None:
    title = ["关于做好农村公路", "防汛工作的通知"]
    found = text_of(
        line(title[0], 0, 6),
        line(title[1], 1, 6.5),
        line(full("甲")[2:], 2, 2),
        line(full("乙"), 3),
    )
    assert found[:2] == title


def test_signature_and_date_at_the_right_stay_lines() -> None:
    found = text_of(
        line(full("甲")[2:], 0, 2),
        line(full("乙"), 1),
        line("某县人民政府", 2, 12),
        line("2021年6月1日", 3, 11),
    )
    assert found[-2:] == ["某县人民政府", "2021年6月1日"]


def test_pieces_on_one_line_are_joined_from_left_to_right() -> None:
    whole = line("资金安排", 0)
    pieces = [
        PrintedLine("安排", whole.left + 2 * SIZE, whole.top + 1, whole.right, whole.bottom + 1),
        PrintedLine("资金", whole.left, whole.top, whole.left + 2 * SIZE, whole.bottom),
    ]
    assert text_of(*pieces) == ["资金安排"]


def test_what_stands_far_apart_on_one_line_keeps_its_distance() -> None:
    assert text_of(line("某政发〔2021〕3号", 0), line("签发人：张某", 0, 14)) == [
        "某政发〔2021〕3号　　签发人：张某"
    ]


def test_a_number_broken_at_the_line_end_is_whole_and_words_are_parted() -> None:
    first = full("甲")[: FULL - 2]
    assert text_of(line(first + "50", 0), line("0元。", 1)) == [first + "500元。"]
    assert text_of(line(first + "ab", 0), line("cd。", 1)) == [first + "ab cd。"]


def test_a_wide_gap_leaves_an_empty_line() -> None:
    rows = [line(full("甲"), n) for n in range(4)]
    assert "" in text_of(*rows, line(full("乙"), 9), line(full("乙"), 10))


def test_a_table_stands_where_it_was_printed() -> None:
    table = PrintedTable((("镇名", "金额"), ("东 镇", "1\n2")), 80, 130, 300, 180)
    found = text_of(line("见下表：", 0), line("以上。", 5), tables=(table,))
    assert [text for text in found if text] == ["见下表：", "镇名\t金额", "东 镇\t1 2", "以上。"]


def test_nothing_gives_nothing() -> None:
    assert page_text([]) == ""
    assert page_text([Page(595, 842, ())]).strip() == ""


@given(
    st.lists(
        st.tuples(st.text("农村公路管护，。12ab", min_size=1, max_size=FULL), st.integers(0, 12)),
        max_size=25,
    )
)
def test_every_character_comes_once_in_the_order_of_the_lines(lines: list[tuple[str, int]]) -> None:
    page = [line(text, row, left) for row, (text, left) in enumerate(lines)]
    assert "".join("".join(text_of(*page)).split()) == "".join(text for text, _ in lines)


@pytest.mark.parametrize(
    ("below", "number"),
    [
        (line("- 2 -", 2), "- 2 -"),
        (line("— 12 —", 2, 14), "— 12 —"),
        (line("第3页 共9页", 2, 8), "第3页 共9页"),
        (line("3", 2), "3"),
    ],
)
def test_a_page_number_close_below_the_text_is_a_line_of_its_own(
    below: PrintedLine, number: str
) -> None:
    rows = [line("　　" + full("甲")[2:], 0), line(full("乙"), 1)]
    assert text_of(*rows, below)[-1] == number
    assert "".join(text_of(*rows[:1], below, rows[1])).count(number) == 1


@pytest.mark.parametrize("left", [0, 40])
def test_a_page_number_beside_the_last_line_goes_below_it(left: float) -> None:
    printed, number = line("某县人民政府办公室", 1, 6), line("2024年3月1日印发", 1, 18)
    found = text_of(line(full("甲"), 0), printed, number, line("—3—", 1, left))
    assert found[-2:] == ["某县人民政府办公室　　2024年3月1日印发", "—3—"]


def test_a_document_number_below_a_title_that_fills_its_line_is_a_line() -> None:
    title, number = full("甲")[:-2] + "通知", "某政办发〔2024〕3号"
    assert text_of(line(title, 0), line(number, 1), line("各镇：", 2)) == [title, number, "各镇："]
