"""Marks of secrecy on the face of a file: a file that bears one is refused before it is kept.

保密法 第三十一条 forbids keeping 国家秘密 on a system that is not meant for it. The marks are those
of GB/T 9704 7.2.1 and 7.2.2 (份号, 密级和保密期限), and those by which an office keeps a paper to
itself. A mark is a short line of its own; prose that speaks of secrecy is none.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from assistant.errors import DocumentError

_HEAD = 12
"""Printed lines at the top among which 密级 alone, without a star, is a mark."""
_SERIAL_LINES = 3
_LONGEST = 40
_GRADE = r"(?:绝密|机密|秘密)"
_PERIOD = (
    r"(?:长期|[0-9一二三四五六七八九十百]{1,4}(?:年|个月|月|天|日)|[0-9年月日]{4,12}(?:前|解密)?)"
)
_STARRED = rf"{_GRADE}[★☆✩✫✭⭐*]{_PERIOD}?"
_URGENCY = r"(?:特急|加急|特提|平急|急件)?"
_INTERNAL = (
    r"(?:内部(?:资料|文件|材料|使用|传阅|参考|刊物|掌握)|仅供内部[^。]{0,8}|仅限内部[^。]{0,8}|工作秘密|会后收回)"
    r"(?:[,，、;；!]?(?:注意保存|妥善保管|会后收回|[^。]{0,4}(?:外传|翻印|复制|转载|扩散)))*"
)
_FORBIDDEN = (
    r"(?:(?:请勿|不得|严禁|禁止)(?:对外)?(?:外传|扩散|公开(?:发布)?)|"
    r"不(?:予|宜)?(?:对外)?公开(?:发布)?)"
)
_LABEL = r"(?:密级|保密等级|密级和保密期限)[:：\t]?"
_ANYWHERE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:[0-9]{{6}})?(?:{_LABEL})?{_STARRED}{_URGENCY}",
        rf"(?:此件|本件|该件|本文件)?(?:{_INTERNAL}|{_FORBIDDEN})",
        r"(?:此件|本件|该件|本文件)(?:为|属于?)?(?:国家秘密|工作秘密|内部文件|内部资料)[^。]{0,10}",
        rf"{_LABEL}{_GRADE}.{{0,12}}",
        r"(?:公开(?:属性|方式|形式|类别)|信息公开选项)[:：\t]?(?:不予公开|不公开|内部.{0,4}).{0,10}",
    )
)
_AT_HEAD = re.compile(rf"(?:[0-9]{{6}})?{_GRADE}{_URGENCY}|{_URGENCY}{_GRADE}|{_GRADE}文件")
_SERIAL = re.compile(r"(?:份号[:：]?|(?:№|No\.?|NO\.?)[:：]?)?[0-9]{6}|份号[:：]?[0-9]{1,8}")
_BRACKETS = "（()）【】[]〔〕《》"
_STOP = "涉密和不公开的文件不得放进本系统，请从这台机器上按保密规定处理。"


def secrecy_mark(lines: Iterable[str]) -> str | None:
    """Return the first line that is a mark, as printed, or None; `lines` are those of the text.

    A line of a table counts with its label (密级, 公开属性).
    """
    printed = (line.strip() for line in lines if line.strip())
    return next((line for place, line in enumerate(printed) if _is_mark(line, place)), None)


def _is_mark(line: str, place: int) -> bool:
    if len(line) > _LONGEST:
        return False
    text = "".join(unicodedata.normalize("NFKC", line).split()).strip(_BRACKETS).rstrip("。")
    if any(pattern.fullmatch(text) for pattern in _ANYWHERE):
        return True
    if place < _SERIAL_LINES and _SERIAL.fullmatch(text):
        return True
    return place < _HEAD and _AT_HEAD.fullmatch(text) is not None


def refuse_classified(lines: Sequence[str], apart: Sequence[str], name: str) -> None:
    """Let a file pass that bears no mark in its text nor in its headers and footers.

    Raises:
        DocumentError: there is a mark; the sentence names it and the file `name`.
    """
    marks = (secrecy_mark(lines), *(secrecy_mark([line]) for line in apart if not _is_page(line)))
    mark = next(filter(None, marks), None)
    if mark:
        raise DocumentError(f"文件上有“{mark}”标志，不能入库：{name}。", _STOP)


def _is_page(line: str) -> bool:
    """Say whether a header is a bare number: at the head of a text it would be a 份号."""
    return line.strip().isdigit()
