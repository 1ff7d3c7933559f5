"""Chinese numerals to integers, as clause numbers and in the reader of budget figures use them."""

import re
from functools import lru_cache

CHINESE_DIGITS = "〇零一二三四五六七八九十百千两廿卅"
"""Characters that a Chinese clause number may be written with."""
HAN_DIGITS = "一二三四五六七八九"
"""The digits of Chinese numerals but for zero, in order."""
HAN_NUMERAL = f"零{HAN_DIGITS}两十百千万亿"
"""The characters of a number in running text, capitals and 廿 apart."""
_TENS = ("", "十", *(f"{digit}十" for digit in HAN_DIGITS[1:]))
_BELOW_100 = [f"{ten}{digit}" for ten in _TENS for digit in ("", *HAN_DIGITS)]
_PRINTED = dict(enumerate(_BELOW_100[1:], start=1))
_READ = {"两": 2, **{printed: number for number, printed in _PRINTED.items()}}
"""The numbers of nearly all clauses; with 36 and 二〇二一 nearly all by which a place is named. For
others cn2an is asked, whose import takes its time."""
_DIGIT_BY_DIGIT = re.compile(rf"[0-9]{{1,15}}|[〇零{HAN_DIGITS}]{{1,15}}")
_VALUES = str.maketrans(f"〇零{HAN_DIGITS}", "00123456789")


@lru_cache(maxsize=4096)
def read_integer(text: str) -> int | None:
    """Return the value of a Chinese or Arabic whole number (二十三, 23, ２３), or None.

    The library `cn2an` reads what is not plain; its failures mean "not a number" here.
    """
    if text in _READ:
        return _READ[text]
    if _DIGIT_BY_DIGIT.fullmatch(text):
        return int(text.translate(_VALUES))
    import cn2an  # noqa: PLC0415  a fifth of a second

    try:
        value = cn2an.cn2an(text.strip().replace("卅", "三十"), "smart")
    except (ValueError, KeyError):
        return None
    return int(value) if value == int(value) else None


@lru_cache(maxsize=1024)
def print_integer(number: int) -> str:
    """Return a whole number in Chinese numerals as documents print it: 十二, not 一十二."""
    if number in _PRINTED:
        return _PRINTED[number]
    import cn2an  # noqa: PLC0415  a fifth of a second

    written = str(cn2an.an2cn(number))
    return written[1:] if written.startswith("一十") else written
