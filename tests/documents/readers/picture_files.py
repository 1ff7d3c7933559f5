"""Pictures of print, as a scanner makes them. They need a Chinese font on the machine."""

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

_FONTS = sorted(Path("/usr/share/fonts").rglob("NotoSerifCJK-Regular.ttc"))
_SIZE, _STEP, _MARGIN = 44, 78, 160

needs_font = pytest.mark.skipif(not _FONTS, reason="no Noto Serif CJK to draw the pictures with")


def drawn(
    lines: Sequence[str], *, mode: str = "RGB", paper: str | tuple[int, ...] = "white"
) -> Image.Image:
    """Return a picture of lines at 200 dots an inch, 三号; of mode RGBA it may have no paper."""
    font = ImageFont.truetype(str(_FONTS[0]), _SIZE, index=2)
    height = 2 * _MARGIN + _STEP * len(lines)
    picture = Image.new(mode, (1654, height), paper)
    draw = ImageDraw.Draw(picture)
    for row, line in enumerate(lines):
        bare = line.lstrip("\u3000")
        left = _MARGIN + _SIZE * (len(line) - len(bare))
        draw.text((left, _MARGIN + _STEP * row), bare, fill="black", font=font)
    return picture


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    """Return the bytes of a picture file."""
    made = io.BytesIO()
    picture.save(made, kind, **options)
    return made.getvalue()
