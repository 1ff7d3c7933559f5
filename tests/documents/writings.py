"""Amounts, and the ways in which documents and people write one."""

from collections.abc import Callable
from decimal import Decimal

from hypothesis import strategies as st

from assistant.documents.numbers.decimals import chinese_text, plain_text

AMOUNTS = st.decimals(min_value="0.01", max_value=10**12, places=2)
WRITINGS: tuple[Callable[[Decimal], str], ...] = (
    lambda value: f"{value:f}",
    lambda value: f"{value:,f}",
    plain_text,
    chinese_text,
    lambda value: f"{plain_text(value / 10_000)}万",
    lambda value: f"{plain_text(value / 10**8)}亿",
    lambda value: plain_text(value).translate(
        str.maketrans("0123456789.", "０１２３４５６７８９．")
    ),
)
