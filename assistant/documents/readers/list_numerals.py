"""The number of a list item as it is printed, in a Word file or on a web page.

There is one function for each `w:numFmt` of Word (ECMA-376 17.18.59), by its name there.

A format has no numeral for every number (circled ones end at ⑳); beyond, Word prints digits.
"""

from collections.abc import Callable

import cn2an

_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_MAX = 32_767
_LAST_LETTER = 780
"""Letters repeat after Z (AA, BB, …); Word counts so up to thirty of them."""


def numeral(number: int, number_format: str) -> str:
    """Return `number` as Word prints it in that format; digits for what has no numeral."""
    known = _FORMATS.get(number_format)
    return known(number) if known and 0 < number <= _MAX else _digits_only(number, number_format)


def _digits_only(number: int, number_format: str) -> str:
    return "" if number_format == "none" else str(number)


def _counting(number: int) -> str:
    return str(cn2an.an2cn(number))


def _counting_below_hundred(number: int) -> str:
    return _counting(number) if number < 100 else _by_digit(number)


def _by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _legal(number: int) -> str:
    return str(cn2an.an2cn(number, "up"))


def _japanese(number: int) -> str:
    """Without 一 before 十, 百 and 千, and without 零 between."""
    printed = _counting(number).replace("零", "")
    for unit in "十百千":
        printed = printed.replace("一" + unit, unit)
    return printed


def _roman(number: int) -> str:
    printed = ""
    for size, letters in _ROMAN:
        count, number = divmod(number, size)
        printed += letters * count
    return printed


def _letter(number: int) -> str:
    if number > _LAST_LETTER:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * (times + 1)


def _of(signs: str) -> Callable[[int], str]:
    """Return a format that has these signs for 1, 2, 3, … and no more."""
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _run(first: str, count: int) -> str:
    return "".join(chr(ord(first) + i) for i in range(count))


def _sexagenary(number: int) -> str:
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if number <= 60 else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _of(_run("①", 20)),
    "decimalEnclosedCircleChinese": _of(_run("①", 20)),
    # Signs of their own in print (⒈ ⑴), the same to a reader as what follows here.
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "decimalEnclosedParen": lambda number: f"（{number}）",
    "ideographEnclosedCircle": _of(_run("㊀", 10)),
    "numberInDash": lambda number: f"- {number} -",
    "chineseCounting": _counting_below_hundred,
    "taiwaneseCounting": _counting_below_hundred,
    "chineseCountingThousand": _counting,
    "taiwaneseCountingThousand": _counting,
    "ideographDigital": _by_digit,
    "taiwaneseDigital": _by_digit,
    "japaneseDigitalTenThousand": _by_digit,
    "japaneseCounting": _japanese,
    "koreanCounting": _japanese,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "japaneseLegal": _legal,
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "none": lambda _: "",
}
