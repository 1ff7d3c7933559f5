"""What a calculation returns: inputs with their origin, steps with their formula, results."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

USER = "用户"
"""The source of a figure that the user gave."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One input of a calculation.

    `name` is the key in JSON (population), `label` what the page calls it (农村人口), `value` its
    exact value, `unit` 人, 元, 元/人·年 or "" for a ratio, `text` the words it was read from, and
    `source` where it came from: 用户, 假设, or 文件 + 条款 as a citation prints it.
    """

    name: str
    label: str
    value: Decimal
    unit: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it gives, the formula with its figures, and the value as it is printed."""

    label: str
    expression: str
    value: str

    @classmethod
    def equal(cls, label: str, formula: str, value: str) -> "Step":
        """Return the step whose formula comes to what is printed: 15÷3＝5."""
        return cls(label, f"{formula}＝{value}", value)


@dataclass(frozen=True, slots=True)
class Calculation:
    """A finished calculation, ready to be shown, exported and checked.

    `result` maps a JSON key (insured, premium, gap, surplus …) to its exact value; `notes` are the
    Chinese sentences that must be read with it (an approximate input, a rounding choice, an
    assumption that no document states); `clause_ids` are the clauses whose figures were used;
    `summary` is the answer in one Chinese sentence.
    """

    title: str
    figures: tuple[Figure, ...]
    steps: tuple[Step, ...]
    result: dict[str, Decimal]
    notes: tuple[str, ...] = ()
    clause_ids: tuple[str, ...] = ()
    summary: str = ""

    @property
    def is_own(self) -> bool:
        """Tell whether it is a sum of figures that are all the user's own."""
        return len(self.figures) > 1 and all(each.source == USER for each in self.figures)

    def to_json(self) -> dict[str, Any]:
        """Return the `calculation` object of the answer contract; every number is a string."""
        return {
            "title": self.title,
            "inputs": {
                f.name: {"value": str(f.value), "unit": f.unit, "text": f.text, "source": f.source}
                for f in self.figures
            },
            "steps": [
                {"label": s.label, "expression": s.expression, "value": s.value} for s in self.steps
            ],
            "result": {key: str(value) for key, value in self.result.items()},
            "notes": list(self.notes),
        }
