"""Picture files, scans and photographs: their frames are recognised and read like print."""

import io
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from assistant.documents.readers.page.pages import page_text
from assistant.documents.readers.page.printed import Page
from assistant.documents.readers.scan.recognition import INSTALL, can_recognise, recognise
from assistant.documents.reading import Reading
from assistant.errors import DocumentError

_MAGICS = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM", b"GIF8",
)  # fmt: skip
_WEBP = (b"RIFF", b"WEBP")
_MOST_PIXELS, _MOST_FRAMES = 80_000_000, 500
"""Pixels of a picture (A3 at 600 dots an inch has 70 million) and pages of a file; more is told."""
_FAILURES = (OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError)
"""What Pillow raises on a damaged picture."""
_RECOGNISED = "文件是图片，文字由程序识别，可能有错字，请与原件核对。"


def is_image(data: bytes) -> bool:
    """Say whether the bytes are a picture of a kind that scanners and telephones make."""
    return data.startswith(_MAGICS) or (data[:4], data[8:12]) == _WEBP


def read_image(data: bytes, name: str) -> Reading:
    """Read the text in the picture in `data`, of each of its frames; `name` is for the error.

    Raises:
        DocumentError: the picture is damaged or too large, nothing is written on it, or the extra
            `ocr` is not installed.
    """
    if not can_recognise():
        raise DocumentError(f"文件是图片，本机没有安装文字识别，读不了：{name}。", INSTALL)
    text = page_text(picture_pages(data, name))
    if not text.strip():
        raise DocumentError(f"图片上没有认出文字：{name}。", "请换一份清楚的扫描件后重试。")
    return Reading(text, warnings=(_RECOGNISED,))


def picture_pages(data: bytes, name: str) -> list[Page]:
    """Return the lines on each frame of the picture in `data`, in its pixels.

    Raises:
        DocumentError: the picture is damaged or too large, or the recogniser cannot be started.
    """
    try:
        return list(_frames(data, name))
    except UnidentifiedImageError as error:
        raise DocumentError(
            f"图片的格式认不出来：{name}。", "请另存为 PNG 或 PDF 后重试。"
        ) from error
    except _FAILURES as error:
        raise DocumentError(f"图片已损坏或太大：{name}。", "请重新扫描或另存后重试。") from error


def _frames(data: bytes, name: str) -> Iterator[Page]:
    with Image.open(io.BytesIO(data)) as picture:
        if picture.width * picture.height > _MOST_PIXELS:
            raise ValueError("more pixels than a page has")
        for number, frame in enumerate(ImageSequence.Iterator(picture)):
            if number >= _MOST_FRAMES:
                break
            upright = _on_white(ImageOps.exif_transpose(frame))
            yield Page(upright.width, upright.height, recognise(upright, name))


def _on_white(picture: Image.Image) -> Image.Image:
    """Return a picture without transparency, which would turn to black under black letters."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    paper = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(paper, picture.convert("RGBA")).convert("RGB")
