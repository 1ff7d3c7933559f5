"""Numerals as people type them, to exact decimals: 2.678万, 30，500, 三万六, 二点六七八万."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.documents.numbers.numerals import HAN_DIGITS, print_integer, read_integer

CENT = Decimal("0.01")
"""The smallest unit of money (分)."""

_SCALES = {"十": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10_000, "亿": 100_000_000}
_SINGLE = f"零{HAN_DIGITS}两"
_SINGLE_DIGITS = f"零{HAN_DIGITS}"
_VALUES = dict(zip(_SINGLE, (*range(10), 2), strict=True))
_FIRST = f"{HAN_DIGITS}两十壹贰叁肆伍陆柒捌玖拾廿卅"
_NEXT = f"{_FIRST}零百千万亿佰仟"

GAP = r"[^\S\t\r\n]*"
"""Pattern of the space that may stand inside a figure: that between two cells or lines may not."""

_SCALE = r"(?:[十百千]?(?:万亿|[万亿])|[百佰仟]|千(?![瓦克米伏]))"
_NO_MORE = r"(?!\d|[.,]\d)"
_PARTS = rf"\d+(?:[万千百]零?\d{_NO_MORE})+"
_ARABIC = (
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"
    rf"|\d+亿零?\d{{1,4}}[千百]?万(?:零?\d{{1,4}}{_NO_MORE})?(?![亿万])"
    rf"|\d+(?:[万千百]\d{_NO_MORE})*(?:万\d{{4}}|千\d{{3}}|百\d\d|万零\d{{1,3}}|千零\d\d?|百零\d)"
    rf"{_NO_MORE}(?![十百千万亿])"
    rf"|{_PARTS}(?:[千百]?(?:万亿|[万亿])|[千百]|(?![十百千万亿]))"
    rf"|\d+(?:\.\d+)?(?:个亿|{GAP}{_SCALE})?)"
)
_CHINESE = rf"(?:[{_FIRST}][{_NEXT}]*(?:点[{_SINGLE}]+{_SCALE}?|个亿)?|零点[{_SINGLE}]+{_SCALE}?)"

NUMBER = rf"(?:{_ARABIC}|{_CHINESE})"
"""Pattern of a number in digits or in characters, over a text that `narrow` made uniform."""

_OTHER_FORM = re.compile("[^\x00-\x7f\u4e00-\u9fff]")
"""What is neither plain Latin nor one of the common Chinese characters, which have one form."""
_RAISED = re.compile("[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]")
"""Digits set above the line: an exponent or the mark of a note, no digits of the number beside."""
_GROUPED = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?!\d)|(?<![\d.])\d{1,3}(?: \d{3})+(?!\d)")
_APART = re.compile(r"\d[\s,]+\d|[\t\r\n]")
_ARABIC_SCALED = re.compile(r"(\d+(?:\.\d+)?)([十百千佰仟万亿]*)")
_CHINESE_POINT = re.compile(rf"([{_NEXT}]+)点([{_SINGLE}]+)([十百千万亿]*)")


@dataclass(frozen=True, slots=True)
class Number:
    """An exact value and the place value of its last written digit (10 for 2.678万)."""

    value: Decimal
    grain: Decimal


def narrow(text: str) -> str:
    """Return `text` in half width, each character still at its own place."""
    return _OTHER_FORM.sub(_narrow_character, text)


def _narrow_character(match: re.Match[str]) -> str:
    if _RAISED.fullmatch(match[0]):
        return match[0]
    if match[0] == "〇":
        return "零"
    folded = unicodedata.normalize("NFKC", match[0])
    return folded if len(folded) == 1 else match[0]


def read_number(text: str) -> Number | None:
    """Return the number that the whole of `text` writes; None for none, and for two."""
    return _arabic(text) or _laid_out(text.replace("个亿", "亿"))


def _laid_out(text: str) -> Number | None:
    """Return a number in characters, or in digits with commas, spaces or in full width."""
    written = _GROUPED.sub(_in_one, narrow(text).strip())
    if _APART.search(written):
        return None
    bare = "".join(written.split())
    return _arabic(bare) or _chinese_point(bare) or _whole(bare)


def _in_one(grouped: re.Match[str]) -> str:
    return grouped[0].replace(",", "").replace(" ", "")


def scale_of(characters: str) -> Decimal:
    """Return what 万, 千万, 百 … multiply by; 1 for an empty string."""
    product = Decimal(1)
    for character in characters:
        product *= _SCALES[character]
    return product


def _arabic(bare: str) -> Number | None:
    match = _ARABIC_SCALED.fullmatch(bare)
    if not match:
        return None
    scale = scale_of(match[2])
    grain = Decimal(1).scaleb(-len(match[1].partition(".")[2])) * scale
    return Number(Decimal(match[1]) * scale, grain)


def _chinese_point(bare: str) -> Number | None:
    match = _CHINESE_POINT.fullmatch(bare)
    whole = read_integer(match[1]) if match else None
    if not match or whole is None:
        return None
    digits = "".join(str(_VALUES[character]) for character in match[2])
    scale = scale_of(match[3])
    grain = Decimal(1).scaleb(-len(digits)) * scale
    return Number(Decimal(f"{whole}.{digits}") * scale, grain)


def _whole(bare: str) -> Number | None:
    value = read_integer(bare) if 0 < len(bare) <= 24 else None
    return None if value is None else Number(Decimal(value), Decimal(1))


def tidy(value: Decimal) -> Decimal:
    """Return the same value without needless zeros or an exponent (26780, not 26780.000)."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()


def cents(value: Decimal) -> Decimal:
    """Round an amount in 元 to the 分, half up."""
    return value.quantize(CENT, ROUND_HALF_UP)


def money_text(value: Decimal) -> str:
    """Return an amount in 元 as it is printed: 95113.37."""
    return f"{cents(value):f}"


def yuan_text(value: Decimal) -> str:
    """Return an amount with its unit as it is printed: 95113.37元."""
    return f"{money_text(value)}元"


def plain_text(value: Decimal) -> str:
    """Return a number without needless zeros: 2678, 2142.4, 0.5."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def chinese_text(number: Decimal) -> str:
    """Return a number in Chinese characters, as documents print it: 二万六千, 十二点五."""
    whole, _, places = plain_text(number).partition(".")
    chinese = print_integer(int(whole))
    return f"{chinese}点{''.join(_SINGLE_DIGITS[int(d)] for d in places)}" if places else chinese


def percent_text(ratio: Decimal) -> str:
    """Return a ratio as it is printed: 0.1 becomes 10%."""
    return f"{plain_text(ratio * 100)}%"
