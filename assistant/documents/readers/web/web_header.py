"""The table above a document on a government page: 发文机关, 成文日期, 标题, 发文字号 and the like.

It comes as a table, a list, or lines of 发文机关：国务院. The day of publishing is not the
成文日期.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.documents.dates import read_date
from assistant.documents.reading import Declared

_TITLE, _NUMBER, _DATE, _ISSUERS, _OTHER = "title", "number", "date", "issuers", ""
_NAMES = {
    _TITLE: "标题 名称 信息名称 文件名称 文件标题 公文名称",
    _NUMBER: "发文字号 文号 文件编号 发文文号 文件字号 文件号",
    _DATE: "成文日期 成文时间 签发日期",
    _ISSUERS: "发文机关 发文机构 发文单位 制发机关 制发单位 发布机构 发布机关 发布单位 公开主体",
    _OTHER: (
        "索引号 索取号 信息索引 主题分类 组配分类 分类 信息分类 体裁分类 主题词 关键词 发布日期 "
        "发布时间 公开日期 公开时间 公布日期 公开方式 公开形式 公开范围 公开时限 有效性 时效 "
        "时效性 效力状态 文件状态 是否有效 生效日期 实施日期 施行日期 废止日期 失效日期 服务对象 "
        "内容概述 发文日期 发文时间 生成日期 印发日期 公文种类 有效期 "
        "信息来源 来源 责任编辑 浏览次数 点击数 阅读次数 访问量 作者 字号 字体"
    ),
}
"""What the labels are called, by what they declare."""
_LABELS = {name: field for field, names in _NAMES.items() for name in names.split()}
_LABELLED = re.compile(
    r"(?:^|(?<=[\s;；]))[\[【]?("
    + "|".join(r"\s*".join(name) for name in sorted(_LABELS, key=len, reverse=True))
    + r")\s*[\]】]?[：:]"
)
_SHORT = 60
"""Characters of a value that stands on a line of its own."""
_NO_DATE = re.compile(r"(\d{4})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,2})")
_FEWEST = 2
"""Fields that make a header table; one label alone may be the document's."""
_NEAR = 12
"""Lines within which a header table begins; a title may stand above it."""
_NOTHING = ("无", "暂无", "-", "--", "—", "/", "空")


def label_of(text: str) -> str | None:
    """Return what a label says ("" for one that is of no use here), or None when it is no label."""
    squeezed = "".join(text.split()).strip("：:[]【】")
    return _LABELS.get(squeezed)


def header_lines(lines: Sequence[str]) -> tuple[int, int]:
    """Return where, near the beginning of `lines`, a header table starts and ends."""
    for start in range(min(len(lines), _NEAR)):
        length = _header_length(lines[start:])
        if length:
            return start, start + length
    return 0, 0


def _header_length(lines: Sequence[str]) -> int:
    """Count the lines at the beginning of `lines` that are a header table and nothing else."""
    last = fields = 0
    expects_value = False
    for at, line in enumerate(lines):
        found = list(_fields(line))
        if found:
            last, fields = at + 1, fields + len(found)
            expects_value = not found[-1][1]
        elif at and expects_value and len(line) <= _SHORT:
            last, expects_value = at + 1, False
        else:
            break
    return last if fields >= _FEWEST else 0


def read_header(lines: Sequence[str]) -> Declared:
    """Return what the labelled lines among `lines` declare."""
    said: dict[str, str] = {}
    waiting = ""
    for line in lines:
        found = list(_fields(line))
        if not found and waiting and len(line) <= 2 * _SHORT:
            said.setdefault(waiting, line.strip())
        for field, value in found:
            if field and value:
                said.setdefault(field, value)
        waiting = found[-1][0] if found and not found[-1][1] else ""
    return Declared(
        said.get(_TITLE, ""), said.get(_NUMBER, ""), _date(said.get(_DATE, "")),
        tuple(part for part in re.split(r"[、，,;；\s]+", said.get(_ISSUERS, "")) if part),
    )  # fmt: skip


def _fields(line: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of a line with their values: of the cells of a row, or of label：value."""
    cells = [cell.strip() for cell in line.split("\t")]
    at = 0
    while at < len(cells):
        field = label_of(cells[at])
        if field is not None:
            at += 1
            yield field, _value(cells[at] if at < len(cells) else "")
        else:
            yield from _pairs(cells[at])
        at += 1


def _pairs(cell: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a cell that is made of them: 发文机关：某局　文号：某发〔2021〕1号."""
    found = list(_LABELLED.finditer(cell))
    if not found or found[0].start():
        return
    ends = [*(match.start() for match in found[1:]), len(cell)]
    for match, end in zip(found, ends, strict=True):
        yield label_of(match[1]) or _OTHER, _value(cell[match.end() : end])


def _value(text: str) -> str:
    text = text.strip()
    return "" if text in _NOTHING else text


def _date(text: str) -> str:
    """Return a date as a 公文 prints it; pages also write 2019-01-22."""
    match = _NO_DATE.search(text)
    if match:
        text = f"{match[1]}年{int(match[2])}月{int(match[3])}日"
    return text if read_date(text) else ""
