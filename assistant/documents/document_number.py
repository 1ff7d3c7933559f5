"""发文字号: finding document numbers in running text, and the key they are looked up by.

GB/T 9704 7.2.5: 机关代字, year in full in 〔〕, serial without 第 and without leading zeros. Real
files and people's questions also use ( ) [ ] 【 】 or nothing, so look-up goes by a key.
"""

import re
from dataclasses import dataclass

from assistant.documents.numerals import read_integer

_OPEN, _CLOSE = r"〔\[［【(（", r"〕\]］】)）"
_NUMBER = re.compile(
    rf"(?P<code>[\u4e00-\u9fff]{{1,12}})\s*[{_OPEN}]?\s*(?P<year>(?:19|20)\d\d)\s*年?\s*[{_CLOSE}]?"
    r"\s*第?\s*(?P<serial>\d{1,4})\s*号"
)
_ORDER = re.compile(
    r"(?P<code>[\u4e00-\u9fff]{0,6}令)\s*第\s*(?P<serial>[\d零〇一二三四五六七八九十百]+)\s*号"
)
# What a sentence puts in front of a number without a space: 根据连委办发…, 印发的国办发….
_GLUED = re.compile(
    r"^.*(?:根据|依据|依照|按照|参照|遵照|印发|转发|下发|发布|执行|废止|修订|附件|关于|请问|文件|"
    r"[据按见的和与及是在把对从由以到])(?=[\u4e00-\u9fff]{2,})"
)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number found in a text: as printed, its key, and where it stands."""

    printed: str
    key: str
    start: int
    end: int


def find_document_numbers(text: str) -> tuple[DocumentNumber, ...]:
    """Return the document numbers in `text` in order: 连委办发〔2021〕36号, 国务院令第707号."""
    found = [_from_match(m) for m in _NUMBER.finditer(text)]
    found += [_from_order(m) for m in _ORDER.finditer(text)]
    return tuple(sorted(found, key=lambda number: number.start))


def _from_match(match: re.Match[str]) -> DocumentNumber:
    code = match["code"]
    glued = _GLUED.match(code)
    skip = glued.end() if glued and glued.end() < len(code) - 1 else 0
    start = match.start() + skip
    key = f"{code[skip:]}|{match['year']}|{int(match['serial'])}"
    return DocumentNumber(match.string[start : match.end()], key, start, match.end())


def _from_order(match: re.Match[str]) -> DocumentNumber:
    serial = read_integer(match["serial"]) or 0
    key = f"{match['code']}||{serial}"
    return DocumentNumber(match.group(), key, match.start(), match.end())


def number_key(text: str) -> str:
    """Return the key of the first document number in `text`, or "" when it has none."""
    numbers = find_document_numbers(text)
    return numbers[0].key if numbers else ""
