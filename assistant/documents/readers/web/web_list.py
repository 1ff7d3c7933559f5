"""The numbers that a browser prints before the items of an ordered list."""

import re
from dataclasses import dataclass, field

from lxml import etree

from assistant.documents.readers.list_numerals import numeral

_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b(none|[a-z]+(?:-[a-z]+)+|decimal)\b", re.I)
_CHINESE = "chineseCountingThousand"
_FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "decimal": "decimal", "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "lower-roman": "lowerRoman",
    "upper-alpha": "upperLetter", "upper-latin": "upperLetter", "upper-roman": "upperRoman",
    "cjk-ideographic": _CHINESE, "simp-chinese-informal": _CHINESE,
    "trad-chinese-informal": _CHINESE, "cjk-decimal": "ideographDigital", "none": "none",
}  # fmt: skip
"""What `type` and `list-style-type` say, in the words of the numerals that Word has too."""
_NUMBERED = re.compile(
    r"[（(]?(?:\d{1,3}|[一二三四五六七八九十百]{1,4}|[a-zA-Z])[)）.．、](?!\d)|第[一二三四五六七八九十\d]+|[①-⑳]"
)
"""An item that brings its own number: the style sheet of the page takes the automatic one away."""
_MOST = 1_000_000
"""A page may claim any number for an item; no list has more."""


@dataclass(slots=True)
class _List:
    """A list that is open: its next number, by how much it goes on, and how it is printed."""

    number: int = 1
    step: int = 0
    printed_as: str = "none"


@dataclass(slots=True)
class ListItems:
    """Follows the lists that are open on a walk, and keeps the number of the item that began."""

    _open: list[_List] = field(default_factory=list)
    _waiting: str = ""

    def begin_list(self, element: etree._Element) -> None:
        """Begin an `ol`, or a list without numbers."""
        if element.tag != "ol":
            self._open.append(_List())
            return
        backward = element.get("reversed") is not None
        start = len(element.findall("li")) if backward else 1
        self._open.append(
            _List(_integer(element.get("start"), start), -1 if backward else 1, _format(element))
        )

    def end_list(self) -> None:
        """End the list that began last."""
        self._open.pop()

    def begin_item(self, element: etree._Element) -> None:
        """Begin a `li`: its number waits for its first line."""
        self._waiting = ""
        if not self._open or not self._open[-1].step:
            return
        current = self._open[-1]
        number = _integer(element.get("value"), current.number)
        current.number = number + current.step
        figure = numeral(number, _format(element, current.printed_as))
        mark = "、" if _format(element, current.printed_as) == _CHINESE else "."
        self._waiting = f"{figure}{mark}" if figure else ""

    def end_item(self) -> None:
        """End an item; a number that had no line is not printed."""
        self._waiting = ""

    def with_number(self, text: str) -> str:
        """Return the first line of an item with its number, any other line as it is."""
        number, self._waiting = self._waiting, ""
        return text if _NUMBERED.match(text) else number + text


def _integer(text: str | None, default: int) -> int:
    match = re.fullmatch(r"\s*([+-]?\d{1,9})\s*", text or "")
    number = int(match[1]) if match else default
    return max(-_MOST, min(number, _MOST))


def _format(element: etree._Element, default: str = "decimal") -> str:
    style = _STYLE.search(element.get("style") or "")
    named = style[1].lower() if style else (element.get("type") or "").strip()
    return _FORMATS.get(named, default)
