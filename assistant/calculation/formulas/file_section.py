"""One table of a formula file, and on which line each thing of it stands."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from assistant.errors import CalculationError

_FIX = "请照 docs/formulas.md 改正。"


@dataclass(frozen=True, slots=True)
class FileSection:
    """One table of the file: what stands in it and on which lines."""

    kind: str
    held: Mapping[str, Any]
    first: int
    lines: tuple[str, ...]

    def line(self, key: str, value: str = "") -> int:
        """Return the line of a key, or of a value within it; the heading where neither is."""
        written = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
        at = next((n for n, text in enumerate(self.lines) if written.match(text)), 0)
        exact = (n for n in range(at, len(self.lines)) if value and value in self.lines[n])
        return self.first + next(exact, at)

    @contextmanager
    def at(self, key: str, value: str = "") -> Iterator[None]:
        """Tell the line with whatever is wrong."""
        try:
            yield
        except CalculationError as error:
            raise wrong_line(self.line(key, value), error.message, error.next_step) from error

    def text(self, key: str, *, needed: bool = True) -> str:
        """Return a text of the section."""
        value = self.held.get(key, "")
        if not isinstance(value, str) or (needed and not value.strip()):
            raise wrong_line(self.line(key), f"[[{self.kind}]] 里的 {key} 应是引号里的文字。")
        return value.strip()

    def words(self) -> tuple[str, ...]:
        """Return the other names that the section gives."""
        words = self.held.get("words", [])
        if not isinstance(words, list) or not all(map(_is_word, words)):
            raise wrong_line(self.line("words"), 'words 应写成 ["甲", "乙"]，引号里都要有字。')
        return tuple(word.strip() for word in words)

    def flag(self, key: str) -> bool:
        """Return a yes or no of the section; no where it is not written."""
        value = self.held.get(key, False)
        if not isinstance(value, bool):
            raise wrong_line(self.line(key), f"{key} 只能写 true，或者不写。")
        return value


def _is_word(word: object) -> bool:
    return isinstance(word, str) and bool(word.strip())


def wrong_line(line: int, reason: str, fix: str = _FIX) -> CalculationError:
    """Return the mistake of a line; `fix` says what to do about it."""
    return CalculationError(f"第{line}行：{reason}", fix)
