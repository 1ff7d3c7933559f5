"""发文字号: finding document numbers in running text, and the key they are looked up by.

GB/T 9704 7.2.5: 机关代字, year in full in 〔〕, serial without 第 and without leading zeros. Real
files and people's questions also use ( ) [ ] 【 】 or nothing, so look-up goes by a key.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.documents.numbers.numerals import read_integer

_OPEN, _CLOSE = r"〔\[［【(（", r"〕\]］】)）"
_YEAR = r"(?P<year>[1１2２][90９０][0-9０-９]{2})"
_SERIAL = r"第?\s*(?P<serial>[0-9０-９]{1,4})\s*号"
_CODE = r"(?P<code>[\u4e00-\u9fff]{1,12})\s*"
_BRACKETED = re.compile(rf"{_CODE}[{_OPEN}]\s*{_YEAR}\s*年?\s*[{_CLOSE}]\s*{_SERIAL}")
# Without brackets only what ends like a 机关代字 is one: 连区扶办2021年2号, not 我在2021年12号.
_BARE = re.compile(
    r"(?P<code>[\u4e00-\u9fff]{1,11}[发办函字文通规党政告议电法示批教财组农扶令])\s*"
    rf"{_YEAR}\s*年?\s*{_SERIAL}"
)
_ORDER = re.compile(
    r"(?P<code>[\u4e00-\u9fff]{0,20}令)\s*第\s*(?P<serial>[\d零〇一二三四五六七八九十百]+)\s*号"
)
# What a sentence puts in front of a number without a space: 根据连委办发…, 印发的国办发….
_GLUED = re.compile(
    r"^.*(?:根据|依据|依照|按照|参照|遵照|印发|转发|下发|发布|执行|废止|修订|撤销|延长|附件|关于|请问|文件|"
    r"现将|[据按见的和与及是在把对从由被以到])(?=[\u4e00-\u9fff]{2,})"
)
_WRITTEN_DAY = re.compile(r"^.*[一二三四五六七八九十]日(?=[\u4e00-\u9fff]{2,})")
"""The end of a date in front of a number: 二〇二三年四月十日某政办发〔2023〕8号."""
_GLUED_ORDER = re.compile(
    r"^.*(?:根据|依据|依照|按照|废止|修订|执行|[日的])(?=[\u4e00-\u9fff]{2,})"
)
_AFTER_CODE = {
    _BRACKETED: (12, True, re.compile(rf"[{_OPEN}]\s*{_YEAR}\s*年?\s*[{_CLOSE}]\s*{_SERIAL}")),
    _BARE: (12, True, re.compile(rf"{_YEAR}\s*年?\s*{_SERIAL}")),
    _ORDER: (20, False, re.compile(r"令\s*第\s*[\d零〇一二三四五六七八九十百]+\s*号")),
}
"""Of each form, how many Chinese characters may stand before, whether blanks may stand behind them,
and what follows."""
_SHORT_NAMES = {"国令": "国务院令"}


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number found in a text: as printed, its key, and where it stands."""

    printed: str
    key: str
    start: int
    end: int


def find_document_numbers(text: str) -> tuple[DocumentNumber, ...]:
    """Return the document numbers in `text` in order: 连委办发〔2021〕36号, 国务院令第707号."""
    if "号" not in text:
        return ()
    found = [_from_match(m) for p in (_BRACKETED, _BARE) for m in _found(p, text)]
    found += [_from_order(m) for m in _found(_ORDER, text)]
    return tuple(sorted(found, key=lambda number: number.start))


def _found(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what `finditer` would, looking first for what follows the code, which is rarer.

    Every Chinese character may begin a code: trying them all takes most of the time of a document.
    """
    after = 0
    longest, blanks, rest = _AFTER_CODE[pattern]
    for tail in rest.finditer(text):
        start = tail.start()
        while blanks and start > after and text[start - 1].isspace():
            start -= 1
        first = start
        while first > max(after, start - longest) and "\u4e00" <= text[first - 1] <= "\u9fff":
            first -= 1
        if match := pattern.match(text, first):
            yield match
            after = match.end()


def _from_match(match: re.Match[str]) -> DocumentNumber:
    skip = _glued(_GLUED, match)
    start = match.start() + skip
    key = f"{match['code'][skip:]}|{int(match['year'])}|{int(match['serial'])}"
    return DocumentNumber(match.string[start : match.end()], key, start, match.end())


def _from_order(match: re.Match[str]) -> DocumentNumber:
    skip = _glued(_GLUED_ORDER, match)
    start = match.start() + skip
    code = match["code"][skip:].removeprefix("中华人民共和国")
    key = f"{_SHORT_NAMES.get(code, code)}||{read_integer(match['serial']) or 0}"
    return DocumentNumber(match.string[start : match.end()], key, start, match.end())


def _glued(pattern: re.Pattern[str], found: re.Match[str]) -> int:
    """Return how many characters before the code proper belong to the sentence."""
    code, dated = found["code"], _dated(found)
    match = pattern.match(code[dated:])
    end = dated + match.end() if match else dated
    return end if end < len(code) - 1 else 0


def _dated(found: re.Match[str]) -> int:
    """Return how many characters before the code end a date: the 日 of 2023年4月10日某政办发."""
    code, before = found["code"], found.string[: found.start("code")].rstrip()[-1:]
    if code[:1] in ("年", "月", "日") and before.isdigit():
        return 1
    written = _WRITTEN_DAY.match(code)
    return written.end() if written else 0


def without_document_numbers(text: str) -> str:
    """Return `text` with a space in the place of each document number."""
    for number in reversed(find_document_numbers(text)):
        text = text[: number.start] + " " + text[number.end :]
    return text


def number_key(text: str) -> str:
    """Return the key of the first document number in `text`, or "" when it has none."""
    numbers = find_document_numbers(text)
    return numbers[0].key if numbers else ""
