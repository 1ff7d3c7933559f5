"""Text layers that are no language: read from the picture or told, and nothing good is refused."""

from collections.abc import Callable

import pytest

from assistant.documents.readers.ofd.ofd_reader import read_ofd
from assistant.documents.readers.page.legibility import Legibility
from assistant.documents.readers.page.printed import PrintedLine
from assistant.documents.readers.pdf import pdf_reader
from assistant.documents.readers.pdf.pdf_layer import PageLayer, unreadable
from assistant.documents.readers.pdf.pdf_reader import read_pdf
from assistant.errors import DocumentError
from tests.documents.readers.ofd_files import layer, ofd_file, text_object
from tests.documents.readers.pdf_files import laid_out, write_pdf

NOTICE = (
    "关于做好全县农村公路养护工作的通知\n各镇人民政府，县政府各有关部门：\n"
    "为进一步加强农村公路养护管理，提高公路服务水平，根据有关法律法规的规定，现将有关事项通知如下。\n"
    "各镇人民政府负责本行政区域内农村公路的日常养护管理，所需经费列入本级财政预算，专款专用。\n"
    "县交通运输主管部门应当加强监督检查，发现养护质量不符合要求的，责令限期改正并予以通报批评。\n"
    "本通知自2024年3月1日起施行，有效期至2029年2月28日。"
)
TRADITIONAL = (
    "為進一步加強農村公路養護管理，提高公路服務水平，根據有關法律法規的規定，現將有關事項通知如下。"
)
NAMES = (
    "张建国\u3000\u3000李玥\u3000\u3000王梓涵\u3000\u3000赵翊\u3000\u3000陈骁\n刘志强\u3000\u3000周瑾\n"
    * 6
)
VILLAGES = (
    "上庄镇北岭村、柿园乡麻地沟村、营盘乡土门村、双河镇羊圈村、三岔镇沙坡村、牛头镇枣林村\n" * 4
)
FIGURES = "1\t1,024.50\t33.1%\n2\t980.00\t-4.2%\n3\t77.25\t0.0%\n" * 5
ENGLISH = (
    "Applicants shall submit a copy of the contract (No. HT-2023-0881/A) and an end-user "
    "certificate to the department in charge, see https://www.example.gov.cn/a/b?id=3."
)
FORMULA = "\uf028\uf02b\uf029\uf03d\uf0e5\uf0b4 " * 4


def each(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: "".join(change(c) if "\u4e00" <= c <= "\u9fff" else c for c in text)


def exchanged(text: str) -> str:
    kinds = sorted({c for c in text if "\u4e00" <= c <= "\u9fff"})
    others = [*kinds[7:], *kinds[:7]]
    return text.translate(str.maketrans("".join(kinds), "".join(others)))


GARBLED: dict[str, Callable[[str], str]] = {
    "marks": each(lambda c: chr(0x21 + ord(c) % 90)),
    "next code": each(lambda c: chr(ord(c) + 1)),
    "far code": each(lambda c: chr(ord(c) + 0x300)),
    "glyph numbers": each(lambda c: chr(0x100 + ord(c) % 0x2000)),
    "Latin": each(lambda c: chr(0xA1 + ord(c) % 94)),
    "private": each(lambda c: chr(0xE100 + ord(c) % 0xE00)),
    "lost": each(lambda c: "\ufffd"),
    "controls": each(lambda c: chr(1 + ord(c) % 8)),
    "UTF-8 as Latin": each(lambda c: c.encode().decode("latin-1")),
    "GBK as Latin": each(lambda c: c.encode("gbk").decode("latin-1")),
    "exchanged": exchanged,
}


@pytest.mark.parametrize("kind", GARBLED)
def test_what_a_wrong_table_of_codes_makes_is_no_language(kind: str) -> None:
    assert Legibility(GARBLED[kind](NOTICE)).is_language is False


@pytest.mark.parametrize("text", [NOTICE, TRADITIONAL, NAMES, VILLAGES, FIGURES, ENGLISH])
def test_names_figures_and_other_languages_are_language(text: str) -> None:
    assert Legibility(text).is_language is not False
    assert Legibility(text, of_font=True).is_language is not False


POOR = each(lambda c: "亍" if ord(c) % 5 == 0 else c)(NOTICE)


def page(**fonts: str) -> PageLayer:
    texts = dict(enumerate(fonts.values()))
    return PageLayer("\n".join(fonts.values()), texts, dict(enumerate(fonts)))


@pytest.mark.parametrize(
    ("layers", "wrong"),
    [
        ([page(song=NOTICE), page(song=NAMES)], set()),
        ([page(song=NOTICE, symbol=FORMULA)], set()),
        ([page(song=NOTICE), page(song=GARBLED["marks"](NOTICE))], {1}),
        ([page(song=NOTICE, title=exchanged(NOTICE)[:17])], {0}),
        ([page(song=NOTICE, digits="\uf032\uf030\uf032\uf034 \uf033 \uf031")], {0}),
        ([page(song=NOTICE), page(song=NOTICE, title="#$%"), page(title="*&^@!~#\\" * 2)], {1, 2}),
        ([page(song=NOTICE.replace("20", "75"))], {0}),
        ([page(song=NOTICE.translate(str.maketrans("0123456789", "!\"#$%&'()*")))], {0}),
        ([page(song="自X年X月X日起施行。\n__年__月__日\n自\u3000年\u3000月\u3000日起生效")], set()),
        ([PageLayer(NOTICE, {0: NOTICE}, {0: "song"}, lost=9)], {0}),
        ([PageLayer(NOTICE, {0: NOTICE}, {0: "song"}, hidden=True)], set()),
        ([PageLayer(POOR, {0: POOR}, {0: "song"}, hidden=True)], {0}),
    ],
)  # fmt: skip
def test_pages_are_judged_with_each_of_their_fonts(
    layers: list[PageLayer], wrong: set[int]
) -> None:
    assert unreadable(layers) == wrong


BAD = GARBLED["marks"](NOTICE)
MIXED = write_pdf(
    [laid_out(text.split("\n"), number=False)[0] for text in (NOTICE, BAD)],
)


def test_a_garbled_page_is_read_from_its_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    line = PrintedLine("第二页的文字", 200, 200, 500, 216)
    monkeypatch.setattr(pdf_reader, "can_recognise", lambda: True)
    monkeypatch.setattr(pdf_reader, "recognise", lambda *_: (line,))
    reading = read_pdf(MIXED, "通知.pdf")
    assert reading.text.split("\f")[1].strip() == "第二页的文字"
    assert len(reading.warnings) == 1
    assert reading.warnings[0].startswith("第2页的文字层是乱码，已改用文字识别")


def test_without_the_recogniser_it_is_left_out_or_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "can_recognise", lambda: False)
    reading = read_pdf(MIXED, "通知.pdf")
    assert reading.text.split("\f")[1].strip() == ""
    assert reading.warnings[0].startswith("第2页的文字层是乱码，没有读出")
    with pytest.raises(DocumentError, match=r"乱码.*坏\.pdf") as caught:
        read_pdf(write_pdf(laid_out(BAD.split("\n"), number=False)), "坏.pdf")
    assert "--editable '.[ocr]'" in caught.value.next_step


def test_an_ofd_of_wrong_codes_is_refused() -> None:
    lines = [text_object(line, 20, 40 + 8 * row) for row, line in enumerate(BAD.split("\n"))]
    with pytest.raises(DocumentError, match=r"乱码.*坏\.ofd"):
        read_ofd(ofd_file(layer(*lines)), "坏.ofd")
