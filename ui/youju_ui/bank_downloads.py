"""What a bank and a lesson can be taken away as, by what the page calls it."""

from collections.abc import Mapping
from types import MappingProxyType

from fastapi.responses import Response

from assistant.errors import BankError
from youju_ui.downloads import attached

EXPORTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "审核表（Excel，可改后传回）": ("审核", "题库.xlsx"),
        "试卷（Word）": ("试卷", "试卷.docx"),
        "讲义（Word）": ("讲义", "讲义.docx"),
        "讲稿（Word）": ("讲稿", "讲稿.docx"),
        "课件（PPT）": ("课件", "课件.pptx"),
        "学习通": ("学习通", "学习通.xlsx"),
        "问卷星": ("问卷星", "问卷星.xlsx"),
        "通用题表": ("通用", "题表.xlsx"),
        "纯文字": ("文本", "题库.txt"),
        "Moodle（GIFT）": ("Moodle", "题库.gift"),
    }
)
"""The layout and the name of the file, by what the page calls it."""
OF_LESSON = ("讲义（Word）", "课件（PPT）", "试卷（Word）", "讲稿（Word）")
"""What a trainer takes away from a lesson."""


def layout_of(name: str) -> tuple[str, str]:
    """Return the layout and the file of what the page calls `name`.

    Raises:
        BankError: the page offers nothing of this name.
    """
    if name not in EXPORTS:
        raise BankError("没有这种格式。", "请从列出的格式里选一种。")
    return EXPORTS[name]


def sent(data: bytes, name: str) -> Response:
    """Return a file to be saved under a name."""
    return Response(data, media_type="application/octet-stream", headers=attached(name))
