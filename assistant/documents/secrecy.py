"""Marks of secrecy on the face of a file: a file that bears one is refused before it is kept.

保密法 第三十一条 forbids keeping 国家秘密 on a system that is not meant for it; 第六十四条
protects 工作秘密. The marks are those of GB/T 9704 7.2.1 and 7.2.2 (份号, 密级和保密期限) and those
by which an office keeps a paper to itself. A mark is a short line, a bracketed note or a row of a
table with its label; prose and titles that speak of secrecy are none. A file without a mark may
be secret all the same.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from assistant.documents.document_number import without_document_numbers
from assistant.errors import DocumentError

_HEAD = 12
"""Printed lines at the top among which 密级 alone, without a star, is a mark."""
_SERIAL_LINES = 3
_LONGEST = 40
_MAY_MARK = "密部公传收散"
"""Below the head a line without any of these characters is no mark."""
_GRADE = r"(?:绝密|机密|秘密|核心商密|普通商密)"
_N = r"[0-9一二三四五六七八九十百]{1,4}"
_PERIOD = (
    rf"(?:长期|{_N}(?:年|个月|月|天|日)|至?[0-9年月日]{{4,12}}(?:以?前|解密)?|"
    r"(?:解密|启用|公布|使用)前)"
)
_STARRED = rf"{_GRADE}[★☆✩✫✭⭐*]{_PERIOD}?"
_URGENCY = r"(?:特急|加急|特提|平急|急件)"
_OUT = r"(?:外传|泄露|翻印|复制|转载|扩散|传播|摘抄|拍照)"
_KEEP = (
    rf"(?:注意保[存密管]|妥善保管|[会阅]后请?收回|(?:请勿|不得|严禁|禁止)(?:对外|私自|擅自)?"
    rf"(?:{_OUT}|公开)(?:、?{_OUT})*)"
)
_INTERNAL = (
    r"(?:内部(?:资料|文件|材料|使用|传阅|参阅|参考|刊物|掌握|发行)|仅[供限]内部[^。:]{0,8}|工作秘密|"
    rf"[会阅]后请?收回)(?:★?{_PERIOD}|★)?(?:[,、;!·(]*{_KEEP})*"
)
_FORBIDDEN = (
    rf"(?:(?:请勿|不得|严禁|禁止)(?:对外)?(?:外传|扩散|公开(?:发布)?)(?:[、,]{_OUT})*|"
    r"不(?:予|宜)?(?:对外)?公开(?:发布)?|非公开)"
)
_LABEL = r"(?:密级|保密等级|秘密等级|涉密等级|密级和保密期限)[:\t]?"
_OPEN_LABEL = (
    r"(?:(?:政府)?(?:信息)?公开(?:属性|方式|形式|类别|类型|选项|程度|范围)|是否(?:主动)?公开)"
)
_THIS = r"(?:此件|本件|该件|本文件?|本材料|此文件?)"
_ANYWHERE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[(\[]*(?:[0-9]{{6}})?(?:{_LABEL})?{_STARRED}{_URGENCY}?[)\]]*",
        rf"[(\[]{_GRADE}[)\]]",
        rf"[(\[]*{_THIS}?(?:属于?)?(?:{_INTERNAL}|{_FORBIDDEN})(?:,{_FORBIDDEN})?[)\]]*",
        rf"[(\[]*(?:此件|本件|该件)[^。:]{{0,16}}(?:{_INTERNAL}|{_FORBIDDEN})[^。:]{{0,8}}[)\]]*",
        rf"[(\[]*{_THIS}(?:为|属于?)(?:国家秘密|{_INTERNAL})[^。]{{0,10}}",
        rf"会议?(?:材料|资料|文件)[,、(]?{_KEEP}[)]?",
        rf"{_LABEL}(?:{_GRADE}|内部|工作秘密).{{0,12}}",
        rf"{_OPEN_LABEL}[:\t]?(?:不予?公开|非公开|内部(?:使用|资料|文件|掌握)?|否).{{0,10}}",
    )
)
_AT_HEAD = re.compile(
    rf"(?:[0-9]{{6}})?(?:{_GRADE}(?:[^\t]?{_PERIOD})?|国家秘密|{_GRADE}文件|保密期限:?{_PERIOD})"
)
_STAR_AT_HEAD = re.compile(rf"(?<![“\"‘'《]){_STARRED}")
_BESIDE = re.compile(rf"{_URGENCY}|签发人:.*|^[0-9]{{6}}")
"""What may stand on one line with a mark at the head, besides the 发文字号."""
_SERIAL = re.compile(
    r"(?!(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])$)[0-9]{6}|"
    r"(?:№|No\.?|NO\.?):?[0-9]{6}|份号[:\t]?[0-9]{1,8}"
)
"""Six digits that are no year and month."""
_STOP = (
    "涉密的和不公开的文件不得放进本系统（保密法第三十一条、第六十四条），"
    "请按保密规定处理这台机器上的原文件。"
)
_SHAPES = str.maketrans("【】〔〕［］〈〉", "[][][][]")


def secrecy_mark(lines: Iterable[str]) -> str | None:
    """Return the first line that is a mark, as printed, or None; `lines` are those of the text.

    Of a row of a table it is the label and the cell behind it, with a tab between (密级, 公开属性).
    """
    printed = (line.strip() for line in lines if not line.isspace() and line)
    return next((m for at, line in enumerate(printed) if (m := _mark_in(line, at))), None)


def refuse_classified(lines: Sequence[str], apart: Sequence[str], name: str) -> None:
    """Let a file pass that bears no mark in its text nor in its headers, footers and watermarks.

    Raises:
        DocumentError: there is a mark; the sentence names it and the file `name`.
    """
    marks = (secrecy_mark(lines), *(secrecy_mark([line]) for line in apart if not _is_page(line)))
    mark = next(filter(None, marks), None)
    if mark:
        shown = mark.replace("\t", " ")
        raise DocumentError(f"文件上有“{shown}”标志，不能入库：{name}。", _STOP)


def _mark_in(line: str, place: int) -> str | None:
    if place >= _HEAD and not any(character in line for character in _MAY_MARK):
        return None
    return next((part for part in _parts(line) if _is_mark(part, place)), None)


def _parts(line: str) -> Iterator[str]:
    """Yield a line, or of a row of a table each two cells that stand side by side."""
    if "\t" not in line:
        yield line
        return
    cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
    yield from (f"{label}\t{value}" for label, value in pairwise(cells))


def _is_mark(line: str, place: int) -> bool:
    if len(line) > _LONGEST:
        return False
    cells = (unicodedata.normalize("NFKC", cell.translate(_SHAPES)) for cell in line.split("\t"))
    text = "\t".join("".join(cell.split()) for cell in cells).rstrip("。!")
    if any(pattern.fullmatch(text) for pattern in _ANYWHERE):
        return True
    if place < _SERIAL_LINES and _SERIAL.fullmatch(text.strip("()[]")):
        return True
    return place < _HEAD and _is_mark_of_head(text)


def _is_mark_of_head(text: str) -> bool:
    """Say whether a line at the top is a mark, alone or beside a number and an urgency."""
    if "。" in text:
        return False
    bare = text.strip("()[]")
    rest = _BESIDE.sub("", without_document_numbers(bare)).strip()
    shapes = (bare, rest)
    found = any(_AT_HEAD.fullmatch(s) or any(p.fullmatch(s) for p in _ANYWHERE) for s in shapes)
    return found or _STAR_AT_HEAD.search(text) is not None


def _is_page(line: str) -> bool:
    """Say whether a header is a bare number: at the head of a text it would be a 份号."""
    return line.strip().isdigit()
