"""Chinese numerals to integers, as clause numbers and in the reader of budget figures use them."""

from functools import lru_cache

import cn2an

CHINESE_DIGITS = "〇零一二三四五六七八九十百千两廿卅"
"""Characters that a Chinese clause number may be written with."""


@lru_cache(maxsize=4096)
def read_integer(text: str) -> int | None:
    """Return the value of a Chinese or Arabic whole number (二十三, 23, ２３), or None.

    The library `cn2an` reads the numerals; its failures mean "not a number" here.
    """
    try:
        value = cn2an.cn2an(text.strip().replace("卅", "三十"), "smart")
    except (ValueError, KeyError):
        return None
    return int(value) if value == int(value) else None


@lru_cache(maxsize=1024)
def print_integer(number: int) -> str:
    """Return a whole number in Chinese numerals as documents print it: 十二, not 一十二."""
    written = str(cn2an.an2cn(number))
    return written[1:] if written.startswith("一十") else written
