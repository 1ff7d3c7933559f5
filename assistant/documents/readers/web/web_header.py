"""The table above a document on a government page: 发文机关, 成文日期, 标题, 发文字号 and the like.

It comes as a table, a list, or lines of 发文机关：国务院, with a label and its value in one cell or
in two, several of them run together or apart by bars. The day of publishing is not the 成文日期.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.documents.dates import print_date, read_date
from assistant.documents.lines import SENTENCE
from assistant.documents.numbering import opening
from assistant.documents.readers.web.web_labels import (
    FIELDS,
    HeaderField,
    has_labels,
    is_value,
    labelled,
    value_of,
)
from assistant.documents.readers.web.web_lines import WebLine
from assistant.documents.reading import Declared

_NO_DATE = re.compile(r"(\d{4})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,2})")
_FEWEST = 2
"""Fields that make a header table; one label alone may be the document's."""
_NEAR = 12
"""Lines within which a header table begins; a title may stand above it."""
_LEADS = 8
"""Characters that a line before a colon has at least which is no label: 各市、县人民政府，…："""
_BETWEEN_OFFICES = re.compile(r"[、，,;；|｜\s]+")
_BUTTON = re.compile(r"(?:查看|隐藏|展开|收起)(?:更多|全部)?.{0,4}|更多")
_NO_OFFICE = re.compile(r"[\W\d_]*|.*(?:网|网站|平台)|本站|其[他它]|(?:部委|部门|多部门)?联合发文")
"""What pages give for the office where they name none."""


def label_of(text: str) -> str | None:
    """Return what a label says ("" for one that is of no use here), or None when it is no label."""
    return FIELDS.get("".join(text.split()).strip("：:[]【】"))


def header_lines(lines: Sequence[WebLine]) -> tuple[int, int]:
    """Return where, near the beginning of `lines`, a header table starts and ends."""
    for start in range(min(len(lines), _NEAR)):
        length = _header_length(lines[start:])
        if length:
            return start, start + length
        if begins_text(lines[start].text):
            break
    return 0, 0


def begins_text(line: str) -> bool:
    """Say whether a line is of the text of a document: addressed, numbered, or a sentence."""
    if has_labels(line):
        return False
    addressed = len(line) > _LEADS and line.endswith(("：", ":"))
    return addressed or opening(line) is not None or bool(SENTENCE.search(line))


def _header_length(lines: Sequence[WebLine]) -> int:
    """Count the lines at the beginning of `lines` that are a header table and nothing else.

    A data table with two labels is one with all its rows, whatever they are called.
    """
    last = fields = 0
    waiting, expects_value = "", False
    for at, line in enumerate(lines):
        found = list(_fields(line.text))
        if found:
            last, fields = at + 1, fields + len(found)
            waiting, expects_value = found[-1][0], not found[-1][1]
        elif at and expects_value and is_value(waiting, line.text):
            last, expects_value = at + 1, False
        elif not (line.table and at and lines[at - 1].table == line.table):
            break
    return _whole_table(lines, last) if fields >= _FEWEST else 0


def _whole_table(lines: Sequence[WebLine], end: int) -> int:
    while end < len(lines) and lines[end].table and lines[end].table == lines[end - 1].table:
        end += 1
    return end


def read_header(lines: Sequence[str]) -> Declared:
    """Return what the labelled lines among `lines` declare."""
    said: defaultdict[str, str] = defaultdict(str)
    waiting = ""
    for line in lines:
        found = list(_fields(line))
        if not found and waiting and is_value(waiting, line):
            said.setdefault(waiting, value_of(waiting, line))
        for field, value in found:
            if field and value:
                said.setdefault(field, value)
        waiting = found[-1][0] if found and not found[-1][1] else ""
    term = said[HeaderField.EXPIRES]
    return Declared(
        title=said[HeaderField.TITLE],
        document_number=said[HeaderField.NUMBER],
        date=read_day(said[HeaderField.DATE]),
        issuers=_offices(said[HeaderField.ISSUERS]),
        published=read_day(said[HeaderField.PUBLISHED]),
        effective=read_day(said[HeaderField.EFFECTIVE]) or _first_day(term),
        expires=_last_day(term),
    )


def is_header_line(line: str) -> bool:
    """Say whether a line is of labels and their values only: 公开方式：主动公开."""
    return has_labels(line) and bool(list(_fields(line)))


def _fields(line: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of a line with their values: of the cells of a row, or of label：value.

    A label that another one follows has no value; a row of bare labels names the columns of a
    table of data.
    """
    cells = [cell.strip() for cell in line.split("\t")]
    at = len(cells) if _names_columns(cells) else 0
    while at < len(cells):
        field = label_of(cells[at])
        if field is None:
            yield from labelled(cells[at])
        else:
            after = cells[at + 1] if at + 1 < len(cells) else ""
            empty = label_of(after) is not None or has_labels(after)
            at += not empty
            yield field, "" if empty else value_of(field, after)
        at += 1


def _names_columns(cells: Sequence[str]) -> bool:
    bare = [label_of(cell) is not None and not _marked(cell) for cell in cells]
    return any(map(all, pairwise(bare)))


def _marked(cell: str) -> bool:
    return cell.endswith(("：", ":", "]", "】"))


def _offices(value: str) -> tuple[str, ...]:
    parts = _BETWEEN_OFFICES.split(value)
    return tuple(p for p in parts if not (_NO_OFFICE.fullmatch(p) or _BUTTON.fullmatch(p)))


def _first_day(term: str) -> str:
    """Return the day from which a term runs: 自2014年7月1日起施行，有效期至….

    A day alone is the last one.
    """
    before, since, _ = term.partition("起")
    return read_day(before) if since else ""


def _last_day(term: str) -> str:
    before, until, after = term.partition("至")
    return read_day(after) if until else "" if "起" in before else read_day(before)


def read_day(text: str) -> str:
    """Return the first day in `text` as a 公文 prints it; pages also write 2019-01-22."""
    match = _NO_DATE.search(text)
    if match:
        text = f"{match[1]}年{int(match[2])}月{int(match[3])}日"
    day = read_date(text)
    return print_date(day) if day else ""
