"""The lines on a picture, recognised by rapidocr (PP-OCR).

The extra `ocr` brings the program and its models; without it pictures are told, not guessed. The
recogniser says where each character stands, and so how high a line is and where blanks are in it.
"""

import re
import statistics
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

import numpy as np
from PIL import Image

from assistant.documents.readers.page.printed import PrintedLine
from assistant.errors import DocumentError, command_for

_LONGEST_SIDE = 4_000
"""Pixels; rapidocr shrinks what is longer, and its own 2000 is less than A4 at 200 dots an inch."""
_PARAMETERS = {
    "Global.log_level": "critical",
    "Global.use_cls": False,
    "Global.max_side_len": _LONGEST_SIDE,
    "Det.limit_side_len": 736,
}
_HAN = "\u3400-\u9fff\u3001-\u301f\uff01-\uff5e"
_WIDE_FORMS = str.maketrans(",;:?!()", "，；：？！（）")
_NARROW = re.compile(rf"(?<=[{_HAN}”’])[,;:?!()]|[,;:?!()](?=[{_HAN}“‘])")
_DOUBLED = re.compile(r"〔[\[［(（]|〕[\]］)）]")
"""A bracket that was seen twice, as itself and as one that looks like it."""
RECOGNISED = "第{pages}页是图片，已用文字识别读出，请与原件核对。"
COMMAND = command_for("ocr")
SKIPPED = f"第{{pages}}页是图片，没有读出；要读请安装文字识别：{COMMAND}。"
_ROOM = 1.35
"""How much higher than a character the recogniser's box is."""
_BLANK = 0.8
"""What is free between two Chinese characters, in their size, from which on it is a blank."""
_MOST_BLANKS = 2
"""Full-width blanks that stand for one gap at most."""
_IS_HAN = re.compile(r"[\u3400-\u9fff]{2}$")
_BESIDE_HAN = re.compile(rf"(?<=[{_HAN}]) +(?=[{_HAN}])")
_Seen = tuple[str, float]
"""A character that was recognised, and its left edge in pixels."""
INSTALL = f"请在项目文件夹里运行 {COMMAND} 后重试，或换一份有文字的文件。"


def can_recognise() -> bool:
    """Say whether the extra `ocr` is installed."""
    return all(find_spec(name) for name in ("rapidocr", "onnxruntime"))


def page_warning(template: str, pages: Sequence[int]) -> tuple[str, ...]:
    """Return the warning about these pages, if there are any."""
    return (template.format(pages="、".join(map(str, pages))),) if pages else ()


def recognise(picture: Image.Image, name: str) -> tuple[PrintedLine, ...]:
    """Return the lines on a picture, their boxes in its pixels.

    Raises:
        DocumentError: the recogniser cannot be started.
    """
    try:
        engine = _engine()
    except (OSError, RuntimeError, ValueError, ImportError) as error:
        raise DocumentError(f"文字识别启动不了，读不了：{name}。", INSTALL) from error
    result = engine(
        np.asarray(picture)[:, :, ::-1], return_word_box=True, return_single_char_box=True
    )
    if result.boxes is None:
        return ()
    found = zip(result.boxes, result.txts, result.word_results, strict=True)
    return tuple(_line(box, text, words) for box, text, words in found if text.strip())


def _line(box: Any, text: str, words: Any) -> PrintedLine:  # noqa: ANN401  rapidocr has no types
    """Return a line in a box that is as high as its characters."""
    (left, top), (right, bottom) = box.min(axis=0).tolist(), box.max(axis=0).tolist()
    seen = [(word, corners[0][0]) for word, _, corners in words]
    high = bottom - top
    step = _step(seen) or high / _ROOM
    room = (high - max(min(high, step), high / 2)) / 2
    printed = _as_printed(_spaced(text, seen, step))
    return PrintedLine(printed, left, top + room, right, bottom - room)


def _step(seen: Sequence[_Seen]) -> float | None:
    """Return the usual step from one Chinese character to the next, in pixels."""
    steps = [b[1] - a[1] for a, b in pairwise(seen) if _IS_HAN.match(a[0] + b[0])]
    return statistics.median(steps) if len(steps) > 2 else None


def _spaced(text: str, seen: Sequence[_Seen], step: float) -> str:
    """Return the text with the blanks that can be seen, and no others beside Chinese."""
    bare = _BESIDE_HAN.sub("", text)
    if "".join(word for word, _ in seen) != "".join(text.split()):
        return bare
    printed, at = "", 0
    for before, after in pairwise([("", 0.0), *seen]):
        start = bare.index(after[0], at)
        printed += bare[at:start] + _blank(before, after, step) + after[0]
        at = start + len(after[0])
    return printed


def _blank(before: _Seen, after: _Seen, step: float) -> str:
    free = (after[1] - before[1]) / step - 1
    if free < _BLANK or not _IS_HAN.match(before[0] + after[0]):
        return ""
    return "\u3000" * min(round(free), _MOST_BLANKS)


def _as_printed(text: str) -> str:
    """Give back the width that the recogniser does not tell: marks beside Chinese are wide."""
    text = _DOUBLED.sub(lambda match: match[0][0], text)
    for _ in range(2):
        text = _NARROW.sub(lambda match: match[0].translate(_WIDE_FORMS), text)
    return text


@lru_cache(maxsize=1)
def _engine() -> Any:  # noqa: ANN401  rapidocr is optional and has no types
    from rapidocr import RapidOCR  # noqa: PLC0415  optional, and takes a second

    return RapidOCR(params=_PARAMETERS)
