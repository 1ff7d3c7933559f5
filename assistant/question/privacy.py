"""Personal numbers: masked at the edge, before anything is searched, logged or shown again."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

MASK = "〔号码已遮蔽〕"
_GAP = r"[\s\-－—–.·]{0,2}"
_D = r"[0-9０-９]"
_PLACES_OF_BIRTH_DATE = {18: (6, 14), 15: (6, 12)}


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without personal numbers, and the kinds of number that were taken out."""

    text: str
    kinds: tuple[str, ...]


def _has_birth_date(digits: str) -> bool:
    start, end = _PLACES_OF_BIRTH_DATE[len(digits)]
    written = digits[start:end] if len(digits) == 18 else f"19{digits[start:end]}"
    try:
        date(int(written[:4]), int(written[4:6]), int(written[6:8]))
    except ValueError:
        return False
    return written[:2] in ("19", "20")


def _is_identity(printed: str, digits: str) -> bool:
    """An unbroken run of 15 or 18, or a broken one that holds a possible date of birth."""
    return len(printed) == len(digits) or _has_birth_date(digits)


def _is_card(printed: str, digits: str) -> bool:
    """An unbroken run, or groups that begin like a card (3 to 6): 2021-2025 2026-2030 do not."""
    return len(printed) == len(digits) or digits[0] in "3456"


def _always(_printed: str, _digits: str) -> bool:
    return True


_Test = Callable[[str, str], bool]
_PATTERNS: tuple[tuple[str, re.Pattern[str], _Test], ...] = (
    (
        "身份证号",
        re.compile(rf"(?<!{_D})(?:{_D}{_GAP}){{17}}[0-9０-９XxＸｘ](?!{_D})"),
        _is_identity,
    ),
    (
        "银行卡号",
        re.compile(
            rf"(?<!{_D})(?:{_D}{{16,19}}|(?:{_D}{{4}}{_GAP}){{3}}{_D}{{4}}(?:{_GAP}{_D}{{1,3}})?)(?![.．]?{_D})"
        ),
        _is_card,
    ),
    ("身份证号", re.compile(rf"(?<!{_D})(?:{_D}{_GAP}){{14}}{_D}(?![.．]?{_D})"), _is_identity),
    (
        "手机号",
        re.compile(
            rf"(?:(?:[+＋]86{_GAP})|(?<!{_D}))[1１][3-9３-９]{_D}"
            rf"(?:{_GAP}{_D}{{4}}{_GAP}{_D}{{4}}|{_D}{_GAP}{_D}{{4}}{_GAP}{_D}{{3}})(?![.．]?{_D})"
        ),
        _always,
    ),
    (
        "电话号码",
        re.compile(rf"(?<!{_D})[(（]?[0０][1-9１-９]{_D}{{1,2}}[)）]?{_GAP}{_D}{{7,8}}(?!{_D})"),
        _always,
    ),
)


def mask(text: str) -> Masked:
    """Replace identity, bank-card and telephone numbers in `text` by a mark."""
    kinds: dict[str, None] = {}
    for kind, pattern, test in _PATTERNS:
        hidden = pattern.sub(partial(_hidden, test=test), text)
        if hidden != text:
            kinds[kind] = None
        text = hidden
    return Masked(text, tuple(kinds))


def _hidden(match: re.Match[str], test: _Test) -> str:
    printed = unicodedata.normalize("NFKC", match.group()).strip()
    return MASK if test(printed, re.sub(r"[^0-9Xx]", "", printed)) else match.group()


def notice(kinds: tuple[str, ...]) -> str:
    """Return what the user is told after something was masked."""
    return f"您的话里有{'、'.join(kinds)}，已经遮蔽，没有保存。请不要在这里填写个人信息。"


_CALLED = r"(?:身份证|证件?|手机|电话|座机|银行卡|社保卡|存折|账户?|账|卡|联系)"
_MASKED = re.compile(
    rf"(?:{_CALLED}(?:的?号码?|方式)?(?:是|为|[:：])?\s*)?{re.escape(MASK)}(?:的?(?:是我|号码?))?"
)
"""A personal number that was taken out, with the words that only say what number it was."""


def without_masked(text: str) -> str:
    """Return a masked text without the marks, which would be searched for else."""
    return re.sub(r"[，,、]{2,}", "，", _MASKED.sub("", text)).strip("，,。；;、 ") or text
