"""Plain numerals are read and printed without cn2an as cn2an reads and prints them."""

import cn2an
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.numbers.numerals import print_integer, read_integer

_DIGITS = "〇零一二三四五六七八九"


def by_cn2an(text: str) -> int | None:
    try:
        value = cn2an.cn2an(text, "smart")
    except (ValueError, KeyError):
        return None
    return int(value) if value == int(value) else None


def test_the_first_thousand_numbers_are_printed_and_read_as_cn2an_does() -> None:
    for number in range(1000):
        written = cn2an.an2cn(number)
        printed = written[1:] if written.startswith("一十") else written
        assert (print_integer(number), read_integer(printed)) == (printed, number)


@given(
    text=st.one_of(
        st.text(st.sampled_from(_DIGITS), min_size=1, max_size=16),
        st.text(st.sampled_from("0123456789"), min_size=1, max_size=15),
        st.text(st.sampled_from(f"{_DIGITS}十百千两廿36"), min_size=1, max_size=5),
    )
)
def test_any_numeral_is_read_as_cn2an_reads_it(text: str) -> None:
    assert read_integer(text) == by_cn2an(text)
