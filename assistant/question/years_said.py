"""The year that is said, in full: 21年 is 2021, 去年 the one before this.

Which year this is, is known to who opened the library (`Settings.today`), never read from a clock
in the middle of a text.
"""

from assistant.documents.numbers.numerals import read_integer

_AGO = {"今": 0, "去": 1, "前": 2}
_CENTURY = 100


def year_said(written: str, this_year: int) -> int:
    """Return a year in full; 21年 is the last one that ends so."""
    if written in _AGO:
        return this_year - _AGO[written]
    year = int("".join(str(read_integer("零" if c in "〇○" else c) or 0) for c in written))
    if year >= _CENTURY:
        return year
    return year + (2000 if year <= this_year % _CENTURY else 1900)
