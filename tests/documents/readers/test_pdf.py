"""PDFs: the characters in the order of print, the paragraphs whole, what is broken told."""

import contextlib
import io
import re
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from assistant.documents.readers.pdf import pdf_reader
from assistant.documents.readers.pdf.pdf_radicals import as_characters
from assistant.documents.readers.pdf.pdf_reader import is_pdf, read_pdf
from assistant.errors import DocumentError
from tests.documents.generated import ORDINALS
from tests.documents.readers.pdf_files import HEIGHT, LEFT, SIZE, TOP, Put, laid_out, write_pdf

NOTICE = (
    "^关于做好防汛工作的通知", "各镇人民政府，县各有关单位：",
    "　　为做好今年的防汛工作，现就有关事项通知如下，请各镇、各单位结合实际，认真抓好落实。",
    "　　一、压实责任。各镇要落实包保责任，定人定岗定责，汛期前完成全部隐患的排查和整改。",
    "　　二、加强值守。实行24小时值班，遇有险情第一时间报告、第一时间处置，确保群众安全。",
)  # fmt: skip


@pytest.fixture(autouse=True, scope="module")
def _without_recogniser() -> Iterator[None]:
    """Keep damaged pages, whose text is no language, from being recognised: that takes seconds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf_reader, "can_recognise", lambda: False)
        yield


def text_of(*pages: list[Put], drawn: str = "") -> str:
    return read_pdf(write_pdf(pages, drawn=drawn), "通知.pdf").text


def test_paragraphs_that_were_broken_into_lines_are_whole() -> None:
    text = text_of(*laid_out(NOTICE, number=False))
    assert text.splitlines() == [line.removeprefix("^") for line in NOTICE]


def test_a_page_ends_with_a_form_feed_and_its_number_stays() -> None:
    pages = laid_out([*NOTICE[:2], *NOTICE[2:] * 6])
    text = text_of(*pages)
    assert len(pages) == 2
    assert text.count("\f") == 1
    assert "— 1 —\n\f" in text


WORDS = st.sampled_from(("农村", "公路", "管护", "制度", "资金", "保障", "，", "、", "“", "”"))


@given(st.lists(st.lists(WORDS, max_size=12), min_size=1, max_size=8))
@settings(max_examples=40)
def test_no_character_is_lost_or_moved(texts: list[list[str]]) -> None:
    pairs = zip(ORDINALS, map("".join, texts), strict=False)
    written = [f"　　{ordinal}某{text}" for ordinal, text in pairs]
    read = text_of(*laid_out(written, number=False))
    assert "".join(read.split()) == "".join("".join(written).split())


def test_pieces_are_read_in_the_order_of_print_not_of_drawing() -> None:
    (page,) = laid_out(NOTICE, number=False)
    assert text_of(page[::-1]) == text_of(page)


def test_what_is_drawn_after_its_line_is_read_in_the_gap_that_it_fills() -> None:
    line = "各镇要落实：“三项制度”，以及：“一网通办”。县里要督查"
    words, marks = re.split(r"\W+", line), re.findall(r"\W+", line)
    gaps = " -500 ".join(f"<{word.encode('utf-16-be').hex()}>" for word in words)
    base = HEIGHT - TOP - 0.8 * SIZE
    drawn = f"BT /F {SIZE} Tf 1 0 0 1 {LEFT} {base} Tm [{gaps}] TJ ET"
    puts = []
    for ordinal, mark in enumerate(marks):
        before = sum(map(len, words[: ordinal + 1]))
        left = LEFT + SIZE * (before + 0.5 * ordinal)
        puts.append(Put(mark, left, TOP + 0.6 * SIZE, SIZE / 4))
    assert text_of(puts, drawn=drawn).strip() == line


def test_what_is_printed_twice_to_look_bold_is_read_once() -> None:
    (page,) = laid_out(NOTICE, number=False)
    again = [Put(p.text, p.left + 0.3, p.top, p.size) for p in page]
    assert text_of([*page, *again]) == text_of(page)


def test_radicals_become_characters() -> None:
    assert text_of([Put("⼀、⻓期⽀持⾦融", 79, 105)]).strip() == "一、长期支持金融"
    assert as_characters("防汛工作1A①") == "防汛工作1A①"


def test_a_watermark_across_the_page_is_kept_apart() -> None:
    (page,) = laid_out(NOTICE, number=False)
    mark = Put("内部资料", 200, 400, 40, "0.7071 0.7071 -0.7071 0.7071")
    reading = read_pdf(write_pdf([[*page, mark]]), "通知.pdf")
    assert "内部资料" not in reading.text
    assert reading.apart == ("内部资料",)


def test_the_cells_of_a_ruled_table_are_parted_by_tabs() -> None:
    rules = "".join(
        f"{79 + 160 * x} {700 - 30 * y} 160 30 re S\n" for x in range(2) for y in range(2)
    )
    cells = [("镇名", 90, 118), ("金额", 250, 118), ("东镇", 90, 148), ("12000", 250, 148)]
    puts = [Put(text, left, top) for text, left, top in cells]
    text = text_of([Put("资金安排见下表。", 79, 60), *puts], drawn=rules)
    assert text.split("\n")[:3] == ["资金安排见下表。", "镇名\t金额", "东镇\t12000"]


def scanned() -> bytes:
    made = io.BytesIO()
    Image.new("L", (200, 300), 255).save(made, "PDF")
    return made.getvalue()


def test_a_scan_without_the_recogniser_names_what_to_install() -> None:
    with pytest.raises(DocumentError, match=r"扫描.pdf") as caught:
        read_pdf(scanned(), "扫描.pdf")
    assert "--editable '.[ocr]'" in caught.value.next_step


def locked() -> bytes:
    """Return a PDF that names an encryption which no empty password opens."""
    whole = write_pdf(laid_out(NOTICE))
    entry = (
        b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<" + b"00" * 32 + b">/U<"
        + b"11" * 32 + b">>>/ID[<00><00>]"
    )  # fmt: skip
    return whole.replace(b"/Root 1 0 R", entry + b"/Root 1 0 R")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7\n", "损坏"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "损坏"),
        (write_pdf(laid_out(NOTICE))[:60], "损坏"),
        (write_pdf([[]]), "没有文字"),
        (locked(), "密码"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, told: str) -> None:
    assert is_pdf(data)
    with pytest.raises(DocumentError, match=told) as caught:
        read_pdf(data, "坏.pdf")
    assert "坏.pdf" in caught.value.message


def test_a_file_of_ten_thousand_pages_is_told_and_not_read() -> None:
    with pypdfium2.PdfDocument.new() as made:
        for _ in range(pdf_reader.MAX_PAGES + 1):
            made.new_page(100, 100).close()
        data = io.BytesIO()
        made.save(data)
    with pytest.raises(DocumentError, match=f"{pdf_reader.MAX_PAGES} 页"):
        read_pdf(data.getvalue(), "长.pdf")


GOOD = write_pdf(laid_out(NOTICE * 3))


@given(st.integers(0, len(GOOD)), st.binary(max_size=12), st.integers(0, len(GOOD)))
@settings(max_examples=120, deadline=None)
def test_damaged_bytes_give_a_text_or_a_sentence(at: int, noise: bytes, length: int) -> None:
    damaged = (GOOD[:at] + noise + GOOD[at + len(noise) :])[: max(length, len(GOOD) // 2)]
    with contextlib.suppress(DocumentError):
        assert read_pdf(damaged, "坏.pdf").text.strip()


@pytest.mark.parametrize(
    ("colour", "count", "told"), [("1 0 0", 9, True), ("0 0 0", 9, False), ("1 0 0", 2, False)]
)
def test_a_red_head_that_is_drawn_is_told_of(colour: str, count: int, told: bool) -> None:
    (page,) = laid_out(NOTICE, number=False)
    below = [replace(put, top=put.top + 160) for put in page]
    shapes = " ".join(f"{LEFT + 40 * n} {HEIGHT - 150} 30 36 re f" for n in range(count))
    reading = read_pdf(write_pdf([below], drawn=f"{colour} rg {shapes}"), "红头.pdf")
    assert any("红头是画出来的" in warning for warning in reading.warnings) is told
