"""Scans and photographs: their lines, recognised by rapidocr (PP-OCR), and read like print.

The extra `ocr` brings the program and its models; without it pictures are told, not guessed.
"""

import io
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from assistant.documents.readers.pages import page_text
from assistant.documents.readers.printed import Page, PrintedLine, width_of
from assistant.documents.reading import Reading
from assistant.errors import DocumentError

_MAGICS = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM", b"GIF8",
)  # fmt: skip
_WEBP = (b"RIFF", b"WEBP")
_MOST_PIXELS, _MOST_FRAMES = 80_000_000, 500
_LONGEST_SIDE = 4_000
"""Pixels; rapidocr shrinks what is longer, and its own 2000 is less than A4 at 200 dots an inch."""
_PARAMETERS = {
    "Global.log_level": "critical",
    "Global.use_cls": False,
    "Global.max_side_len": _LONGEST_SIDE,
    "Det.limit_side_len": 736,
}
_FAILURES = (OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError)
"""What Pillow raises on a damaged picture."""
_HAN = "\u3400-\u9fff\u3001-\u301f\uff01-\uff5e"
_WIDE_FORMS = str.maketrans(",;:?!()", "，；：？！（）")
_NARROW = re.compile(rf"(?<=[{_HAN}”’])[,;:?!()]|[,;:?!()](?=[{_HAN}“‘])")
_DOUBLED = re.compile(r"〔[\[［(（]|〕[\]］)）]")
"""A bracket that was seen twice, as itself and as one that looks like it."""
_BLANK = re.compile(rf"(?<=[{_HAN}]) +(?=[{_HAN}])")
RECOGNISED = "第{pages}页是图片，已用文字识别读出，请与原件核对。"
SKIPPED = "第{pages}页是图片，没有读出；要读请安装文字识别：pip install 'youju[ocr]'。"
_FEWEST = 6
"""Characters in a line whose width tells how high they are."""
_RECOGNISED = "文件是图片，文字由程序识别，可能有错字，请与原件核对。"
INSTALL = "请运行 pip install 'youju[ocr]' 后重试，或换一份有文字的文件。"


def is_image(data: bytes) -> bool:
    """Say whether the bytes are a picture of a kind that scanners and telephones make."""
    return data.startswith(_MAGICS) or (data[:4], data[8:12]) == _WEBP


def can_recognise() -> bool:
    """Say whether the extra `ocr` is installed."""
    return all(find_spec(name) for name in ("rapidocr", "onnxruntime"))


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


def page_warning(template: str, pages: Sequence[int]) -> tuple[str, ...]:
    """Return the warning about these pages, if there are any."""
    return (template.format(pages="、".join(map(str, pages))),) if pages else ()


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


def recognise(picture: Image.Image, name: str) -> tuple[PrintedLine, ...]:
    """Return the lines on a picture, their boxes in its pixels.

    Raises:
        DocumentError: the recogniser cannot be started.
    """
    try:
        engine = _engine()
    except (OSError, RuntimeError, ValueError, ImportError) as error:
        raise DocumentError(f"文字识别启动不了，读不了：{name}。", INSTALL) from error
    result = engine(np.asarray(picture)[:, :, ::-1])
    if result.boxes is None:
        return ()
    found = zip(result.boxes, result.txts, strict=True)
    return tuple(_line(box, text) for box, text in found if text.strip())


def _line(box: Any, text: str) -> PrintedLine:  # noqa: ANN401  an array of four corners
    """Return a line in a box as high as its characters; the recogniser leaves room around them."""
    (left, top), (right, bottom) = box.min(axis=0).tolist(), box.max(axis=0).tolist()
    across, high = sum(map(width_of, text)), bottom - top
    size = min(high, (right - left) / across) if across >= _FEWEST else high
    room = max(0.0, high - max(size, high / 2)) / 2
    return PrintedLine(_as_printed(text), left, top + room, right, bottom - room)


def _as_printed(text: str) -> str:
    """Give back the width that the recogniser does not tell: marks beside Chinese are wide."""
    text = _DOUBLED.sub(lambda match: match[0][0], text)
    for _ in range(2):
        text = _NARROW.sub(lambda match: match[0].translate(_WIDE_FORMS), text)
    return _BLANK.sub("", text)


@lru_cache(maxsize=1)
def _engine() -> Any:  # noqa: ANN401  rapidocr is optional and has no types
    from rapidocr import RapidOCR  # noqa: PLC0415  optional, and takes a second

    return RapidOCR(params=_PARAMETERS)
