"""Pictures of print: their lines are recognised, and it is said that they were."""

import io

import pytest
from PIL import Image

from assistant.documents.readers.ofd.ofd_reader import read_ofd
from assistant.documents.readers.pdf.pdf_reader import read_pdf
from assistant.documents.readers.scan import scan_reader
from assistant.documents.readers.scan.scan_reader import is_image, read_image
from assistant.errors import DocumentError
from tests.documents.readers.ofd_files import PICTURE, layer, scanned
from tests.documents.readers.picture_files import drawn, needs_font, saved

pytestmark = pytest.mark.slow

LINES = (
    "　　一、压实责任。各镇要落实包保责任，定人定岗定责，",
    "汛期前完成全部隐患的排查。",
    "　　二、加强值守。实行24小时值班（含节假日）。",
)
READ = ["　　" + LINES[0].strip() + LINES[1], LINES[2]]
ASKS_TO_CHECK = "与原件核对"


@pytest.fixture(scope="module")
def page() -> Image.Image:
    return drawn(LINES)


@needs_font
def test_a_picture_is_read_in_paragraphs_and_said_to_be_recognised(page: Image.Image) -> None:
    data = saved(page, "PNG")
    reading = read_image(data, "通知.png")
    assert is_image(data)
    assert reading.text.splitlines() == READ
    assert ASKS_TO_CHECK in reading.warnings[0]


@needs_font
def test_a_photograph_taken_with_the_telephone_on_its_side_is_turned(page: Image.Image) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = saved(page.rotate(90, expand=True), "JPEG", exif=exif, quality=90)
    assert read_image(data, "通知.jpg").text.splitlines() == READ


@needs_font
def test_black_letters_without_paper_behind_them_are_read() -> None:
    data = saved(drawn(LINES, mode="RGBA", paper=(0, 0, 0, 0)), "PNG")
    assert read_image(data, "通知.png").text.splitlines() == READ


@needs_font
def test_the_pages_of_a_picture_file_end_with_a_form_feed(page: Image.Image) -> None:
    data = saved(page, "TIFF", save_all=True, append_images=[page])
    assert read_image(data, "通知.tif").text.count("\f") == 1


@needs_font
def test_a_scanned_pdf_and_a_scanned_ofd_are_read_from_their_pictures(page: Image.Image) -> None:
    paper = drawn(LINES + ("",) * 8)
    pdf = read_pdf(saved(paper, "PDF", resolution=200), "通知.pdf")
    ofd = read_ofd(scanned(layer(PICTURE), picture=saved(paper, "PNG")), "通知.ofd")
    for reading in (pdf, ofd):
        assert [line for line in reading.text.splitlines() if line] == READ
        assert reading.warnings == ("第1页是图片，已用文字识别读出，请与原件核对。",)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (saved(Image.new("L", (300, 200), 255), "PNG"), "没有认出文字"),
        (saved(Image.new("L", (300, 200), 90), "PNG")[:60], "损坏"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "认不出来"),
        (b"GIF89a" + bytes(20), "认不出来"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, told: str) -> None:
    with pytest.raises(DocumentError, match=told) as caught:
        read_image(data, "坏图.png")
    assert "坏图.png" in caught.value.message


def test_a_picture_of_too_many_pixels_is_not_unpacked() -> None:
    made = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(made, "PNG")
    with pytest.raises(DocumentError, match="太大"):
        read_image(made.getvalue(), "巨幅.png")


def test_without_the_recogniser_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_reader, "can_recognise", lambda: False)
    with pytest.raises(DocumentError) as caught:
        read_image(b"\x89PNG\r\n\x1a\n", "通知.png")
    assert "--editable '.[ocr]'" in caught.value.next_step
