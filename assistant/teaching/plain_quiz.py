"""Questions as plain text: to be read, pasted into a chat, or into the form of 问卷星."""

from collections.abc import Iterable
from itertools import count

from assistant.notice import NOTICE
from assistant.teaching.item import Item
from assistant.teaching.item_words import (
    ANSWER,
    explanation,
    key_text,
    kind_name,
    lettered,
    one_line,
    sections,
    stem_with_blanks,
)
from assistant.teaching.platform_sheets import wenjuanxing_lines

_MARK = "\ufeff"
"""By it an old Notepad knows that the file is in UTF-8."""


def plain_text(items: Iterable[Item]) -> bytes:
    """Return the questions kind by kind, each with its answer and the clause behind it."""
    lines: list[str] = []
    numbers = count(1)
    for numeral, kind, of_kind in sections(items):
        lines += [f"{numeral}、{kind_name(kind)}", ""]
        for item in of_kind:
            lines += [f"{next(numbers)}、{stem_with_blanks(item, '____')}"]
            lines += map(one_line, lettered(item.choices, "、"))
            lines += [f"{ANSWER}{key_text(item)}", f"解析：{explanation(item)}", ""]
    return _encoded([*lines, NOTICE])


def pasted_text(items: Iterable[Item]) -> bytes:
    """Return the questions as they are pasted into 问卷星: [单选题] behind the stem."""
    lines: list[str] = []
    for number, item in enumerate(items, 1):
        stem, *rest = wenjuanxing_lines(item)
        lines += [f"{number}. {stem}", *rest, ""]
    return _encoded(lines)


def _encoded(lines: Iterable[str]) -> bytes:
    return (_MARK + "\r\n".join(lines) + "\r\n").encode()
