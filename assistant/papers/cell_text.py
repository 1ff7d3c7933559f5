"""From a numeric cell of Excel to the text that a reader of the sheet would write for it."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from assistant.documents.numbers.decimals import plain_text, tidy

_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)
"""Excel keeps and shows 15 significant digits; what a binary fraction has beyond them is noise."""
_LARGEST = Decimal(10) ** 15
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|!(.)')
_UNSHOWN = re.compile(r"\[[^\]]*\]|_.|\*.")
_PLACES = re.compile(r"0\.(0+)(?![0#?])")
_SCALES = re.compile(r"[十百千万亿%‰成]")
_THOUSANDS = re.compile(r"[0#],+(?![0#?,])")


@dataclass(frozen=True, slots=True)
class Shown:
    """The text of a number; `trouble` where the format shows another number than is kept.

    `note` says so where the format only leaves out digits.
    """

    text: str
    trouble: str = ""
    note: str = ""


def shown_number(kept: str, number_format: str) -> Shown:
    """Return the text of the number that is kept as `kept`, in Excel's own format for it.

    A percentage is written as one (0.1 as 10%). The value is the kept one, not the rounded one on
    the screen: where these differ, `note` says which is used.
    """
    value = _DIGITS.create_decimal(kept)
    if not value.is_finite() or abs(value) >= _LARGEST:
        return Shown(kept, "的数太大")
    section = _UNSHOWN.sub("", number_format.split(";", maxsplit=1)[0])
    literals = "".join("".join(found) for found in _LITERAL.findall(section))
    codes = _LITERAL.sub("", section)
    percent = "%" in codes
    shown = value * 100 if percent else value
    text = plain_text(tidy(shown)) + ("%" if percent else "")
    if _SCALES.search(literals + codes.replace("%", "")) or _THOUSANDS.search(codes):
        return Shown(text, f"存的是{text}，格式却显示成另一个数，请改成“常规”格式并写明单位")
    return Shown(text, note=_left_out(shown, codes, text))


def _left_out(shown: Decimal, codes: str, text: str) -> str:
    if not re.search(r"[0#?]", codes) or re.search(r"[#?E/]$|[#?]%|\.[0#?]*[#?]", codes):
        return ""
    match = _PLACES.search(codes)
    on_screen = shown.quantize(Decimal(1).scaleb(-len(match[1]) if match else 0), ROUND_HALF_UP)
    return "" if on_screen == shown else f"显示为{plain_text(on_screen)}，按存的{text}算"
