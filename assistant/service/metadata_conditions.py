"""The conditions on metadata that Dify may send with a search."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from assistant.service.request_model import TolerantRequest

Value = str | float | list[str] | None
Test = Callable[[str, Value], bool]

_MOST = 20


def _number(test: Callable[[float, float], bool]) -> Test:
    """Return a test of two numbers; what is none passes no such test."""

    def tested(held: str, wanted: Value) -> bool:
        with suppress(ValueError, TypeError):
            return test(float(held), float(str(wanted)))
        return False

    return tested


def _listed(wanted: Value) -> list[str]:
    return [str(w) for w in wanted] if isinstance(wanted, list) else [str(wanted)]


_TESTS: Mapping[str, Test] = {
    "contains": lambda held, wanted: str(wanted) in held,
    "not contains": lambda held, wanted: str(wanted) not in held,
    "start with": lambda held, wanted: held.startswith(str(wanted)),
    "end with": lambda held, wanted: held.endswith(str(wanted)),
    "is": lambda held, wanted: held == str(wanted),
    "is not": lambda held, wanted: held != str(wanted),
    "in": lambda held, wanted: held in _listed(wanted),
    "not in": lambda held, wanted: held not in _listed(wanted),
    "empty": lambda held, _wanted: not held,
    "not empty": lambda held, _wanted: bool(held),
    "=": _number(lambda held, wanted: held == wanted),
    "≠": _number(lambda held, wanted: held != wanted),
    ">": _number(lambda held, wanted: held > wanted),
    "<": _number(lambda held, wanted: held < wanted),
    "≥": _number(lambda held, wanted: held >= wanted),
    "≤": _number(lambda held, wanted: held <= wanted),
    "before": lambda held, wanted: bool(held) and held < str(wanted),
    "after": lambda held, wanted: held > str(wanted),
}
"""By Dify's names of them; days are compared as they are written, 2021-05-14."""
Operator = Literal[
    "contains", "not contains", "start with", "end with", "is", "is not", "in", "not in",
    "empty", "not empty", "=", "≠", ">", "<", "≥", "≤", "before", "after",
]  # fmt: skip


class FieldCondition(TolerantRequest):
    """One condition; of several names, as older versions of Dify send, one must fulfil it."""

    model_config = ConfigDict(title="一个条件")

    name: Annotated[
        str | list[str], Field(title="哪一项", description="元数据的名称，如 standing、date。")
    ]
    comparison_operator: Annotated[Operator, Field(title="怎样比", description="照 Dify 的写法。")]
    value: Annotated[Value, Field(title="比什么", description="文字、数，或者几个文字。")] = None

    def holds(self, metadata: Mapping[str, str]) -> bool:
        """Say whether a clause with this metadata is wanted."""
        names = [self.name] if isinstance(self.name, str) else self.name
        test = _TESTS[self.comparison_operator]
        return any(test(metadata.get(name, ""), self.value) for name in names)


class MetadataCondition(TolerantRequest):
    """Conditions, all or any of which must hold."""

    model_config = ConfigDict(title="条件")

    logical_operator: Annotated[
        Literal["and", "or"] | None,
        Field(title="怎样合", description="and 要全合，or 合一个就行。"),
    ] = "and"
    conditions: Annotated[
        tuple[FieldCondition, ...],
        Field(max_length=_MOST, title="各个条件", description="一个一个写。"),
    ] = ()

    def holds(self, metadata: Mapping[str, str]) -> bool:
        """Say whether a clause with this metadata is wanted; without conditions each is."""
        held = [each.holds(metadata) for each in self.conditions]
        return not held or (any(held) if self.logical_operator == "or" else all(held))
