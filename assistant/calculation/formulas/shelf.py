"""The formulas of a folder: those that can be used, and what is wrong with the files of others.

The folder is read whenever it is asked, so a file that is put there is there at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.calculation.formulas.formula import Formula
from assistant.calculation.formulas.formula_file import read_formula
from assistant.errors import CalculationError

_MOST_FILES = 500
_TWO_ENDINGS = ".toml.txt"


@dataclass(frozen=True, slots=True)
class FormulaMistake:
    """What is wrong with a file: its name, and a sentence that goes on from it with the line."""

    file: str
    reason: str
    next_step: str


@dataclass(frozen=True, slots=True)
class FormulaShelf:
    """The formulas of a folder in the order of their files' names."""

    formulas: tuple[Formula, ...]
    mistakes: tuple[FormulaMistake, ...]

    def find(self, name: str) -> Formula:
        """Return the formula of this name.

        Raises:
            CalculationError: there is none, or its file has a mistake.
        """
        wanted = name.strip()
        for formula in self.formulas:
            if wanted in (formula.name, _stem(formula.file)):
                return formula
        for mistake in self.mistakes:
            if wanted in (mistake.file, _stem(mistake.file)):
                raise CalculationError(f"{mistake.file}{mistake.reason}", mistake.next_step)
        known = "、".join(formula.name for formula in self.formulas) or "（一个也没有）"
        raise CalculationError(f"没有“{wanted}”这个算法。", f"现有：{known}。")

    def to_json(self) -> dict[str, Any]:
        """Return the list for other programs."""
        return {
            "formulas": [
                {
                    "name": f.name,
                    "words": list(f.words),
                    "purpose": f.purpose,
                    "basis": f.basis,
                    "file": f.file,
                    "inputs": [
                        {
                            "name": i.name,
                            "unit": i.unit.text,
                            "words": list(i.words),
                            "optional": i.optional,
                        }
                        for i in f.inputs
                    ],
                    "results": [step.name for step in f.results],
                }
                for f in self.formulas
            ],
            "mistakes": [
                {"file": m.file, "reason": m.reason, "next_step": m.next_step}
                for m in self.mistakes
            ],
        }


def read_shelf(folder: Path) -> FormulaShelf:
    """Read the formulas of a folder; one that is not there has none."""
    files = sorted(folder.glob("*.toml"))[:_MOST_FILES] if folder.is_dir() else []
    read: list[Formula] = []
    mistakes = [*_misnamed(folder)]
    for file in files:
        try:
            read.append(_read(_bytes(file), file.name))
        except CalculationError as error:
            mistakes.append(FormulaMistake(file.name, error.message, error.next_step))
    kept = _one_of_each(read)
    mistakes += (_twice(each, kept[each.name]) for each in read if kept[each.name] is not each)
    formulas = (each for each in read if kept[each.name] is each)
    return FormulaShelf(tuple(formulas), tuple(sorted(mistakes, key=lambda each: each.file)))


def _misnamed(folder: Path) -> Iterator[FormulaMistake]:
    """Yield files that an editor gave a second ending; Windows does not show it."""
    for file in folder.glob(f"*{_TWO_ENDINGS}") if folder.is_dir() else ():
        yield FormulaMistake(
            file.name, "的文件名末尾多了“.txt”，没有读。",
            "请改名去掉“.txt”；用记事本另存时，“保存类型”选“所有文件”。",
        )  # fmt: skip


def _one_of_each(read: Sequence[Formula]) -> dict[str, Formula]:
    """Return one formula of each name: that whose file is called so, before any copy of it."""
    kept: dict[str, Formula] = {}
    for formula in sorted(read, key=lambda each: _stem(each.file) != each.name):
        kept.setdefault(formula.name, formula)
    return kept


def _twice(formula: Formula, kept: Formula) -> FormulaMistake:
    reason = f"第1行：{kept.file}里已经有“{formula.name}”。"
    return FormulaMistake(formula.file, reason, "请换一个名称。")


def _stem(file: str) -> str:
    return file.removesuffix(".txt").removesuffix(".toml")


_read = lru_cache(maxsize=_MOST_FILES)(read_formula)
"""The same bytes are the same formula; a file that was changed is read anew."""


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CalculationError("第1行：文件读不了。", "请核对读取权限。") from error


def listing(shelf: FormulaShelf) -> str:
    """Return the list as a user reads it: what each is for, and what it asks for."""
    lines = []
    for formula in shelf.formulas:
        asked = "、".join(each.line for each in formula.inputs)
        lines += [f"- **{formula.name}**：{formula.purpose}", f"  要填：{asked}"]
    if not lines:
        lines = ["还没有算法。"]
    if shelf.mistakes:
        lines += ["", "这些文件有错，没有用："]
        lines += [f"- {m.file}{m.reason}{m.next_step}" for m in shelf.mistakes]
    return "\n".join(lines)
