"""Cells that were merged downwards: what stands in them is said of every row that they cover.

A row must read alone (西街社区 goes to 第一小学), so their words are repeated in each of its rows.
An amount is not: it is one sum for all of them, and repeated it would be added several times.
"""

import re

_AMOUNT = re.compile(
    r"[约共]?[￥¥]?\s*[0-9０-９][0-9０-９,，.．]*\s*(?:[%％‰]|[十百千万亿]*\s*[元户人个名项套间亩吨件]?)"
)


def is_said_of_each(text: str) -> bool:
    """Say whether the text of a cell that covers several rows is said of each of them."""
    return bool(text.strip()) and _AMOUNT.fullmatch(text.strip()) is None
