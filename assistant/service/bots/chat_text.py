"""An answer as a message of a chat platform: what its Markdown can show, within what it takes.

What does not fit is left out as a whole paragraph and said to be: half a clause would be a wrong
one. The sources stay, for they lead to the rest.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from assistant import Answer
from assistant.notice import NOTICE
from assistant.service.source_list import framed, sources_below

_CUT = "（太长，后面的这里放不下。全文请打开下面的出处看，或者在网页上再问一遍。）"
_MORE_SOURCES = "…… 其余的出处这里放不下，请在网页上看。"
_CELL = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:-]+")
_CALLS_OUT = ("<@", "＜@")
"""What calls somebody by name in 企业微信: a question or a document may not."""


def chat_text(answer: Answer, base: str, most_bytes: int) -> str:
    """Return an answer with its sources in at most so many bytes; addresses begin with `base`."""
    text, notices = _spoken(answer.text), [f"**提示**：{notice}" for notice in answer.notices]
    below = sources_below(answer, base) if answer.citations else f"\n\n*{NOTICE}*"
    if _size(below) > most_bytes // 2:
        below = _fewer(below, most_bytes // 2)
    return _fitting(text, notices, most_bytes - _size(below)) + below


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _fitting(text: str, notices: list[str], most: int) -> str:
    """Return the paragraphs that fit, from the first; where some do not, the notices stay."""
    if _size(text) <= most:
        return text
    kept: list[str] = []
    last = [_CUT, *notices]
    left = most - _size("\n\n".join(last))
    for paragraph in text.split("\n\n"):
        left -= _size(paragraph) + 2
        if left < 0:
            break
        kept.append(paragraph)
    return "\n\n".join([*(paragraph for paragraph in kept if paragraph not in notices), *last])


def _fewer(below: str, most: int) -> str:
    """Return the sources that fit, from the first, where there are very many."""
    lines = [line for line in below.split("\n") if re.match(r"\d+\. ", line)]
    left = most - _size(framed([_MORE_SOURCES]))
    kept: list[str] = []
    for line in lines:
        left -= _size(line) + 1
        if left < 0:
            break
        kept.append(line)
    return framed([*kept, _MORE_SOURCES])


def _spoken(text: str) -> str:
    """Return Markdown without tables, which these platforms do not show, and without calls."""
    lines: list[str] = []
    for is_table, group in groupby(text.split("\n"), lambda line: line.startswith("|")):
        some = list(group)
        lines += _rows_told(some) if is_table else some
    return "\n".join(lines).replace(*_CALLS_OUT)


def _rows_told(rows: list[str]) -> Iterator[str]:
    """Yield each row of a table as a line that names the columns."""
    heads, *rest = [_cells(row) for row in rows if not _RULE.fullmatch(row)]
    for first, *others in rest or [heads]:
        named = zip(heads[1:], others, strict=False)
        told = "；".join(f"{head} {cell}" for head, cell in named if cell)
        yield f"- {first}：{told}" if told else f"- {first}"


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in _CELL.split(row.strip().strip("|"))]
