"""The names in a formula file: what each measures, and that none stands for two things."""

import re

from assistant.calculation.formulas.dimensions import Dimension
from assistant.calculation.formulas.expression_parser import FUNCTIONS, BandTable
from assistant.calculation.formulas.file_section import FileSection, wrong_line
from assistant.errors import CalculationError

_NAME = re.compile(r"[^\W\d]\w{0,19}")


class FileNames:
    """The inputs and steps read so far with what they measure, and the tables of bands."""

    def __init__(self) -> None:
        """Begin with none."""
        self.measures: dict[str, Dimension] = {}
        self.tables: dict[str, BandTable] = {}
        self._words: dict[str, str] = {}

    def new(self, name: str) -> str:
        """Return a name that may be given to one thing more.

        Raises:
            CalculationError: it is no name, or stands for something else already.
        """
        valid_name(name)
        if name in self.measures or name in self.tables:
            raise CalculationError(f"“{name}”写了两次。", "请换一个名称。")
        return name

    def of_section(self, section: FileSection) -> str:
        """Return the name of an input, a step or a table; a mistake is told with its line."""
        name = section.text("name")
        with section.at("name"):
            self.new(name)
            if owner := self._words.get(name):
                raise CalculationError(f"“{name}”已经是“{owner}”的叫法。", "请换一个名称。")
        return name

    def words(self, section: FileSection, own: str) -> tuple[str, ...]:
        """Return the other names of an input or a step: by none may another one be meant too."""
        words = section.words()
        for word in words:
            owner = word if word in self.measures else self._words.setdefault(word, own)
            if owner != own:
                told = "是另一项的名称" if owner == word else f"指“{owner}”"
                raise wrong_line(
                    section.line("words", word), f"“{word}”已经{told}。", "请只写在一项里。"
                )
        return words


def valid_name(name: str) -> str:
    """Return a name that can stand in an expression.

    Raises:
        CalculationError: it cannot.
    """
    if not _NAME.fullmatch(name) or name in FUNCTIONS:
        raise CalculationError(
            f"“{name}”不能作名称。", "请用20字以内的汉字，中间没有空格和符号，不用算法的名称。"
        )
    return name
