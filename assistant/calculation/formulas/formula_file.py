"""Reads a formula from its file; docs/formulas.md tells officials how one is written.

A mistake is told with its line and its reason. Units are checked here, once for all figures.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from assistant.calculation.formulas.dimensions import MONEY, WrittenUnit, parse_unit
from assistant.calculation.formulas.expression import Band, Expression, extent
from assistant.calculation.formulas.expression_parser import (
    BandTable,
    parse_expression,
)
from assistant.calculation.formulas.file_names import FileNames, valid_name
from assistant.calculation.formulas.file_section import FileSection, wrong_line
from assistant.calculation.formulas.formula import (
    SIGNS,
    Formula,
    FormulaCheck,
    FormulaInput,
    FormulaShare,
    FormulaStep,
    Wholeness,
)
from assistant.calculation.formulas.reckoning import measures
from assistant.calculation.formulas.typed_figures import read_typed
from assistant.errors import CalculationError

_MOST_BYTES = 100_000
_MOST_ROWS = 50
_LARGEST, _DEEPEST = 2000, 150
"""Parts of the result as one expression, and how deep they stand in each other."""
_OF_INPUTS = tuple(each for each in Wholeness if each is not Wholeness.EACH)
_TABLES: Mapping[str, frozenset[str]] = {
    "input": frozenset({"name", "unit", "words", "whole", "least", "most", "optional"}),
    "table": frozenset({"name", "line", "cap", "rows"}),
    "step": frozenset({"name", "unit", "expression", "result", "whole", "words"}),
    "check": frozenset({"condition", "refuse", "note"}),
    "share": frozenset({"total", "parties"}),
}
_TOP = frozenset({"name", "words", "purpose", "basis", *_TABLES})
_HEADER = re.compile(r"\s*\[{1,2}\s*(\w+)\s*\]{1,2}")
_PLACE = re.compile(r"at line (\d+)")
_LONG_NUMBER = re.compile(r"\d[\d_]{4000}|\d[eE][+-]?\d{10}")
"""What Python makes no number of: more than 4300 digits, or a power beyond all measure."""
_CONDITION = re.compile(rf"(.+?)(<=|>=|!=|==|[{''.join(SIGNS)}])(.+)")
_ASCII = {"<=": "≤", ">=": "≥", "!=": "≠", "==": "="}


def read_formula(data: bytes, file: str) -> Formula:
    """Return the formula that a file holds.

    Raises:
        CalculationError: the file has a mistake; the message begins with its line.
    """
    text = _decoded(data)
    try:
        held = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place else len(text.splitlines())
        raise wrong_line(line, "写法不对，常见的是少了引号、等号，或引号用了中文的。") from error
    except RecursionError as error:
        raise wrong_line(1, "方括号套得太深。") from error
    except (ValueError, ArithmeticError) as error:
        number = _LONG_NUMBER.search(text)
        line = text.count("\n", 0, number.start()) + 1 if number else 1
        raise wrong_line(line, "有一个数太大，读不了。") from error
    return _Reader(text, held).formula(file)


def _decoded(data: bytes) -> str:
    if len(data) > _MOST_BYTES:
        raise wrong_line(1, f"文件超过{_MOST_BYTES // 1000}千字节。")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise wrong_line(
            data[: error.start].count(b"\n") + 1, "文件不是 UTF-8 编码。", "请另存为 UTF-8。"
        ) from error


class _Reader:
    def __init__(self, text: str, held: Mapping[str, Any]) -> None:
        self._lines = text.splitlines()
        self._headers = [
            (number, match[1])
            for number, line in enumerate(self._lines)
            if (match := _HEADER.match(line))
        ]
        end = self._headers[0][0] if self._headers else len(self._lines)
        self._top = FileSection("", held, 1, tuple(self._lines[:end]))
        self._names = FileNames()
        self._extents: dict[str, tuple[int, int]] = {}

    def formula(self, file: str) -> Formula:
        self._known(self._top, _TOP)
        inputs = tuple(self._input(each) for each in self._sections("input"))
        for each in self._sections("table"):
            self._table(each)
        steps = _with_results([self._step(each) for each in self._sections("step")])
        checks = tuple(self._check(each) for each in self._sections("check"))
        share = self._only_share()
        if not inputs or not (steps or share):
            raise wrong_line(1, "至少要有一个 [[input]] 和一个 [[step]]。")
        top = self._top
        with top.at("name"):
            name = valid_name(top.text("name"))
        texts = (top.text("purpose"), top.text("basis", needed=False))
        return Formula(name, *texts, inputs, steps, checks, share, file, top.words())

    def _sections(self, kind: str) -> Iterator[FileSection]:
        held = self._top.held.get(kind, [])
        listed = held if isinstance(held, list) else [held]
        if len(listed) > _MOST_ROWS or not all(isinstance(each, dict) for each in listed):
            raise wrong_line(
                self._top.line(kind), f"{kind} 应写成 [[{kind}]]，至多{_MOST_ROWS}个。"
            )
        starts = [number for number, name in self._headers if name == kind]
        ends = [number for number, _ in self._headers] + [len(self._lines)]
        for number, each in enumerate(listed):
            start = starts[number] if number < len(starts) else 0
            end = next(end for end in ends if end > start)
            section = FileSection(kind, each, start + 1, tuple(self._lines[start:end]))
            self._known(section, _TABLES[kind])
            yield section

    @staticmethod
    def _known(section: FileSection, keys: frozenset[str]) -> None:
        for key in section.held:
            if key not in keys:
                raise wrong_line(
                    section.line(key),
                    f"没有“{key}”这一项。",
                    f"能写的有：{'、'.join(sorted(keys))}。",
                )

    def _unit(self, section: FileSection) -> WrittenUnit:
        with section.at("unit"):
            return parse_unit(section.text("unit", needed=False))

    def _input(self, section: FileSection) -> FormulaInput:
        name, unit = self._names.of_section(section), self._unit(section)
        bounds = {}
        for key in ("least", "most"):
            if text := section.text(key, needed=False):
                with section.at(key):
                    bounds[key] = read_typed(text, unit, name).value
        if "most" in bounds and bounds["most"] < bounds.get("least", 0):
            raise wrong_line(section.line("most"), "最大比最小还小；不写 least，最小就是零。")
        self._names.measures[name] = unit.dimension
        usual = Wholeness.REFUSE if unit.counts_whole else Wholeness.ANY
        whole = self._whole(section, _OF_INPUTS) or usual
        optional = section.flag("optional")
        words = self._names.words(section, name)
        return FormulaInput(name, unit, whole, words, **bounds, optional=optional)

    @staticmethod
    def _whole(section: FileSection, allowed: Sequence[Wholeness]) -> Wholeness | None:
        text = section.text("whole", needed=False)
        if text and text not in allowed:
            raise wrong_line(section.line("whole"), f"whole 只能是{'、'.join(allowed)}。")
        return Wholeness(text) if text else None

    def _expression(self, section: FileSection, key: str, text: object) -> Expression:
        if not isinstance(text, str) or not text.strip():
            raise wrong_line(section.line(key, str(text or "")), f"{key} 应是引号里的算式。")
        with section.at(key, text):
            found = parse_expression(text, self._names.tables)
            measures(found, self._names.measures)
        return found

    def _table(self, section: FileSection) -> None:
        name = self._names.of_section(section)
        rows = section.held.get("rows")
        if not isinstance(rows, list) or not rows or not all(_is_row(row) for row in rows):
            raise wrong_line(
                section.line("rows"), 'rows 的每一行应写成 { upto = "1万元", rate = "60%" }。'
            )
        if any("upto" not in row for row in rows[:-1]):
            raise wrong_line(section.line("rows"), "只有最后一行可以不写 upto。")
        edges = {key: self._optional(section, key) for key in ("line", "cap")}
        bands = tuple(
            Band(
                self._expression(section, "rows", row["upto"]) if "upto" in row else None,
                self._expression(section, "rows", row["rate"]),
            )
            for row in rows
        )
        self._names.tables[name] = BandTable(**edges, bands=bands)

    def _optional(self, section: FileSection, key: str) -> Expression | None:
        return self._expression(section, key, section.held[key]) if key in section.held else None

    def _step(self, section: FileSection) -> FormulaStep:
        name, unit = self._names.of_section(section), self._unit(section)
        expression = self._expression(section, "expression", section.held.get("expression"))
        found = measures(expression, self._names.measures)
        if found != unit.dimension:
            raise wrong_line(
                section.line("unit"),
                f"算式的单位是{str(found) or '（没有单位）'}，不是{unit.text or '（没有单位）'}。",
            )
        self._names.measures[name] = found
        size, depth = self._extents[name] = extent(expression, self._extents)
        if size > _LARGEST or depth > _DEEPEST:
            raise wrong_line(
                section.line("expression"), "几步合起来的算式太长。", "请拆成几个算法。"
            )
        whole = self._whole(section, (Wholeness.EACH,)) or Wholeness.ANY
        words = self._names.words(section, name)
        return FormulaStep(name, unit, expression, section.flag("result"), whole, words)

    def _check(self, section: FileSection) -> FormulaCheck:
        text = section.text("condition")
        split = _CONDITION.fullmatch(text)
        if not split:
            raise wrong_line(section.line("condition"), f"条件里没有{'、'.join(SIGNS)}。")
        left = self._expression(section, "condition", split[1])
        right = self._expression(section, "condition", split[3])
        with section.at("condition"):
            if measures(left, self._names.measures) != measures(right, self._names.measures):
                raise CalculationError("条件两边的单位不同。", "请核对两边的单位，数后面写上单位。")
        said = [key for key in ("refuse", "note") if key in section.held]
        if len(said) != 1:
            raise wrong_line(section.line("condition"), "refuse 和 note 要写一个，只写一个。")
        sign = _ASCII.get(split[2], split[2])
        return FormulaCheck(left, sign, right, section.text(said[0]), said[0] == "refuse")

    def _only_share(self) -> FormulaShare | None:
        sections = [*self._sections("share")]
        if sections[1:]:
            raise wrong_line(sections[1].first, "[share] 只能写一个。")
        return self._share(sections[0]) if sections else None

    def _share(self, section: FileSection) -> FormulaShare:
        total = self._expression(section, "total", section.held.get("total"))
        if str(measures(total, self._names.measures)) != MONEY:
            raise wrong_line(section.line("total"), "只能分摊金额（元）。")
        parties = section.held.get("parties")
        if not isinstance(parties, list) or not parties or not all(map(_is_party, parties)):
            raise wrong_line(
                section.line("parties"),
                'parties 的每一行应写成 { name = "省级", weight = "省级比例" }。',
            )
        named = self._parties(section, [party["name"].strip() for party in parties])
        weights = [self._expression(section, "parties", party["weight"]) for party in parties]
        if len({measures(weight, self._names.measures) for weight in weights}) > 1:
            raise wrong_line(section.line("parties"), "各方的 weight 单位不同。")
        return FormulaShare(total, tuple(zip(named, weights, strict=True)))

    def _parties(self, section: FileSection, named: Sequence[str]) -> Sequence[str]:
        """Return the names of parties: each is a result, and must not stand for anything else."""
        if len({*named}) < len(named):
            raise wrong_line(section.line("parties"), "同一方写了两次。")
        for name in named:
            with section.at("parties", f'"{name}"'):
                self._names.new(name)
        return named


def _with_results(steps: Sequence[FormulaStep]) -> tuple[FormulaStep, ...]:
    """Return the steps, of which the last is the result where none is said to be one."""
    if not steps or any(step.is_result for step in steps):
        return tuple(steps)
    return *steps[:-1], replace(steps[-1], is_result=True)


def _is_row(row: object) -> bool:
    return isinstance(row, dict) and "rate" in row and {*row} <= {"upto", "rate"}


def _is_party(row: object) -> bool:
    return isinstance(row, dict) and {*row} == {"name", "weight"} and isinstance(row["name"], str)
