"""Repeal lists: what a paper that repeals several documents does with those that it only lists.

What stands under 二、修改下列文件 is amended, under 继续有效的文件 or 拟废止的文件 only named.
"""

import re
from collections.abc import Sequence

from assistant.documents.numbers.numerals import CHINESE_DIGITS

REPEALED, AMENDED = "repealed", "amended"
_ONLY_MEANT = (
    r"(?:拟|建议|提请|是否|暂不|不予|暂缓|待)[^\n。，；]{0,8}(?:废止|失效|停止执行|修[改订])"
)
_LEADS = re.compile(
    rf"(?P<meant>{_ONLY_MEANT})|"
    r"(?P<kept>继续有效|予?以?保留|拟修[改订])[^\n。]{0,20}(?:文件|规定|如下|目录)|"
    rf"(?P<{AMENDED}>修[改订])[^\n。]{{0,20}}(?:文件|规定|如下|目录)|"
    rf"(?P<{REPEALED}>废止|失效|停止执行|宣布失效)"
)
_ROW = re.compile(rf"\s*(?:[（(]?[0-9{CHINESE_DIGITS}]{{1,3}}[）)、.．\t\s]|《|[^。，；]*\t)")
"""How a line of a list begins, or a row of a table."""
_ROW_KEEPS = re.compile(rf"{_ONLY_MEANT}|继续(?:有效|执行|施行|实施)|予?以?保留")
_SOME = re.compile(r"(?:废止|失效|清理)")

Leads = Sequence[tuple[int, str]]
"""Where a list is led in, and what is done with what follows, "" where nothing is."""


def repeals_some(title: str) -> bool:
    """Say whether a document may list, by its title, what it repeals."""
    return _SOME.search(title) is not None


def leads_in(text: str) -> Leads:
    """Return the words that lead lists in, in the order of the text."""
    found = ((match.start(), match.lastgroup or "") for match in _LEADS.finditer(text))
    return [(at, done if done in (REPEALED, AMENDED) else "") for at, done in found]


def done_with(sentence: str, start: int, leads: Leads) -> str:
    """Return what is done with a document that a row names at `start`; "" where nothing is."""
    if not _ROW.match(sentence) or _ROW_KEEPS.search(sentence):
        return ""
    return next((done for at, done in reversed(leads) if at <= start), "")
