"""Reads the expression of a formula: 户数 × 取小(每户标准, 500元/户) ＋ 管理费.

    sum      = product {("＋" | "−") product}
    product  = factor {("×" | "÷") factor}
    factor   = figure | name | "(" sum ")" | function "(" sum {"," sum} ")"

Figures are read as everywhere (`documents.numbers`); signs may be full or half width, * and / too.
What a file may ask for is bounded: how long it is, how deep, how large its numbers are.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assistant.calculation.formulas.dimensions import WrittenUnit, parse_unit
from assistant.calculation.formulas.expression import (
    ADD,
    BANDS,
    CEILING,
    CENTS,
    DIVIDE,
    FLOOR,
    LARGER,
    MULTIPLY,
    SMALLER,
    SUBTRACT,
    Band,
    Banded,
    Call,
    Expression,
    Literal,
    Name,
    Operation,
)
from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.figures import read_figures
from assistant.documents.numbers.units import MEASURED, Unit
from assistant.errors import CalculationError

LONGEST = 500
"""Characters of an expression."""
_DEEPEST = 30
_MOST_TOKENS = 200
LARGEST = 10**16
"""A figure beyond all budgets is none."""
_SIGNS = {
    "+": ADD,
    "-": SUBTRACT,
    "−": SUBTRACT,
    "*": MULTIPLY,
    "×": MULTIPLY,
    "/": DIVIDE,
    "÷": DIVIDE,
}
_TOKEN = re.compile(
    rf"\s*(?:(?P<figure>\d)|(?P<name>[^\W\d]\w*)|(?P<sign>[{re.escape(''.join(_SIGNS))}])"
    r"|(?P<mark>[(),]))"
)
_PER = re.compile(rf"/(?:\({MEASURED}(?:·{MEASURED})*\)|{MEASURED}(?:·{MEASURED})*)(?!\w)")
_SMALLER_LARGER, _ROUNDING = frozenset({SMALLER, LARGER}), frozenset({FLOOR, CEILING, CENTS})
FUNCTIONS = (*sorted(_SMALLER_LARGER), *sorted(_ROUNDING), BANDS)
_WRITE = "请照 docs/formulas.md 里的写法改。"


@dataclass(frozen=True, slots=True)
class BandTable:
    """The bands of a formula: what 分段 with their name stands for."""

    line: Expression | None
    cap: Expression | None
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    literal: Literal | None = None


def parse_expression(text: str, tables: Mapping[str, BandTable]) -> Expression:
    """Return the tree of an expression; `tables` are the bands that it may name.

    Raises:
        CalculationError: it is not in the form above, or too long or deep, or a figure too large.
    """
    if len(text) > LONGEST:
        raise CalculationError(f"算式超过{LONGEST}字。", "请分成几步写。")
    tokens = _tokens(text)
    if len(tokens) > _MOST_TOKENS:
        raise CalculationError(f"算式里的数、名称和符号超过{_MOST_TOKENS}个。", "请分成几步写。")
    parser = _Parser(tokens, tables)
    found = parser.sum(0)
    if rest := parser.here():
        raise CalculationError(f"算式在“{rest.text}”这里断了。", _WRITE)
    return found


def _tokens(text: str) -> list[_Token]:
    uniform, position, found = narrow(text).rstrip(), 0, []
    while position < len(uniform):
        match = _TOKEN.match(uniform, position)
        if not match:
            raise CalculationError(f"算式里的“{uniform[position:].strip()[:1]}”看不懂。", _WRITE)
        position = match.end()
        if match["figure"]:
            token, position = _figure(uniform, match.start("figure"))
        else:
            kind = match.lastgroup or ""
            token = _Token(kind, _SIGNS.get(match[kind], match[kind]))
        found.append(token)
    return found


def _figure(uniform: str, start: int) -> tuple[_Token, int]:
    figure = next(read_figures(uniform[start:]), None)
    if figure is None or figure.start or not figure.exact or "," in figure.printed:
        raise CalculationError(
            f"算式里的数“{uniform[start : start + 12]}”看不懂。",
            "数里不要写千分号；几个数之间的逗号后面空一格。",
        )
    if figure.value > LARGEST:
        raise CalculationError(f"算式里的数“{figure.printed}”太大。", "请核对。")
    end = start + figure.end
    bare = figure.kind in {Unit.PLAIN, Unit.RATIO, Unit.TIMES} and figure.unit in {
        "", Unit.RATIO.value, Unit.TIMES.value,
    }  # fmt: skip
    per = None if bare else _PER.match(uniform, end)
    unit = _bare_unit(figure.kind) if bare else parse_unit(figure.unit + (per[0] if per else ""))
    end = per.end() if per else end
    literal = Literal(Fraction(figure.value), unit)
    return _Token("figure", uniform[start:end], literal), end


def _bare_unit(kind: Unit) -> WrittenUnit:
    return parse_unit({Unit.RATIO: "%", Unit.TIMES: "倍"}.get(kind, ""))


class _Parser:
    def __init__(self, tokens: list[_Token], tables: Mapping[str, BandTable]) -> None:
        self._tokens, self._tables = tokens, tables
        self._at = 0

    def here(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _next(self) -> _Token:
        token = self.here()
        if token is None:
            raise CalculationError("算式没有写完。", _WRITE)
        self._at += 1
        return token

    def _takes(self, *texts: str) -> str:
        token = self.here()
        if token is None or token.literal or token.text not in texts:
            return ""
        self._at += 1
        return token.text

    def sum(self, depth: int) -> Expression:
        found = self._product(depth)
        while sign := self._takes(ADD, SUBTRACT):
            found = Operation(sign, found, self._product(depth))
        return found

    def _product(self, depth: int) -> Expression:
        found = self._factor(depth)
        while sign := self._takes(MULTIPLY, DIVIDE):
            found = Operation(sign, found, self._factor(depth))
        return found

    def _factor(self, depth: int) -> Expression:
        if depth > _DEEPEST:
            raise CalculationError(f"算式的括号超过{_DEEPEST}层。", "请分成几步写。")
        token = self._next()
        if token.literal:
            return token.literal
        if token.text == "(":
            inside = self.sum(depth + 1)
            self._close()
            return inside
        if token.kind != "name":
            raise CalculationError(f"算式在“{token.text}”这里断了。", _WRITE)
        return self._call(token.text, depth) if self._takes("(") else Name(token.text)

    def _call(self, function: str, depth: int) -> Expression:
        if function not in FUNCTIONS:
            raise CalculationError(
                f"没有“{function}”这种算法。", f"能用的有：{'、'.join(FUNCTIONS)}。"
            )
        given = [self.sum(depth + 1)]
        while self._takes(","):
            given.append(self.sum(depth + 1))
        self._close()
        if function == BANDS:
            return self._banded(given)
        wanted = 1 if function in _ROUNDING else 2
        if len(given) < wanted or (wanted == 1 and len(given) > 1):
            raise CalculationError(f"{function}里的数不对，有{len(given)}个。", _WRITE)
        found = given[0] if wanted == 2 else Call(function, (given[0],))
        for each in given[1:]:
            found = Call(function, (found, each))
        return found

    def _close(self) -> None:
        if not self._takes(")"):
            raise CalculationError("算式少了右括号。", _WRITE)

    def _banded(self, given: list[Expression]) -> Expression:
        table = given[1].name if len(given) == 2 and isinstance(given[1], Name) else ""
        if table not in self._tables:
            raise CalculationError(
                f"{BANDS}里没有写对表名。",
                f"请写成 {BANDS}(费用, 表名)，表名是 [[table]] 里的 name。",
            )
        found = self._tables[table]
        banded = Banded(table, given[0], found.line, found.bands)
        return banded if found.cap is None else Call(SMALLER, (banded, found.cap))
