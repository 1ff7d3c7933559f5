"""Personal numbers: masked at the edge, before anything is searched, logged or shown again."""

import re
from dataclasses import dataclass

_D = r"[0-9０-９]"
_GAP = r"[\s\-－]?"
MASK = "〔号码已遮蔽〕"

_PATTERNS = (
    ("身份证号", re.compile(rf"(?<!{_D})(?:{_D}{_GAP}){{17}}[0-9０-９XxＸｘ](?!{_D})")),
    ("银行卡号", re.compile(rf"(?<!{_D})(?:{_D}{_GAP}){{15,18}}{_D}(?!{_D})")),
    ("身份证号", re.compile(rf"(?<!{_D})(?:{_D}{_GAP}){{14}}{_D}(?!{_D})")),
    ("手机号", re.compile(rf"(?<!{_D})[1１][3-9３-９](?:{_GAP}{_D}){{9}}(?!{_D})")),
    ("电话号码", re.compile(rf"(?<!{_D})[0０]{_D}{{2,3}}[\-－\s]{_D}{{7,8}}(?!{_D})")),
)


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without personal numbers, and the kinds of number that were taken out."""

    text: str
    kinds: tuple[str, ...]


def mask(text: str) -> Masked:
    """Replace identity, bank-card and telephone numbers in `text` by a mark."""
    kinds: dict[str, None] = {}
    for kind, pattern in _PATTERNS:
        text, count = pattern.subn(MASK, text)
        if count:
            kinds[kind] = None
    return Masked(text, tuple(kinds))


def notice(kinds: tuple[str, ...]) -> str:
    """Return what the user is told after something was masked."""
    return f"您的话里有{'、'.join(kinds)}，已经遮蔽，没有保存。请不要在这里填写个人信息。"
