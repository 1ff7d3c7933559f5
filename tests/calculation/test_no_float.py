"""Money never passes through binary fractions: not in the code, not when it runs."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal, FloatOperation
from pathlib import Path

import pytest

import assistant.calculation
import assistant.commands.calculating
import assistant.documents
from assistant.calculation.form import Form, calculate
from assistant.calculation.premium_question import premium_question
from assistant.calculation.steps import Calculation
from assistant.calculation.workbook.district import what_ifs
from assistant.documents.model import PolicyDocument
from tests.calculation.reading import said
from tests.calculation.workbook.tables import TOWN, of_rows

NUMBERS = Path(assistant.documents.__path__[0]) / "numbers"
TOOLS = Path(assistant.calculation.__path__[0])
PATHS = (*TOOLS.rglob("*.py"), *NUMBERS.glob("*.py"))
MODULES = sorted((*PATHS, Path(assistant.commands.calculating.__file__)))
BANNED = frozenset(
    {
        "float", "round", "complex", "fsum", "math", "cmath", "statistics", "random", "numpy",
        "from_float", "create_decimal_from_float", "as_integer_ratio", "timestamp",
        "loads", "load",
    }
)  # fmt: skip
"""Names by which a binary fraction comes about; a number in JSON is one unless told otherwise."""


def names(node: ast.AST) -> Iterator[str]:
    """Yield the names that a node uses, imports or asks an object for."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            yield name
        case ast.Import(names=imported) | ast.ImportFrom(names=imported):
            yield from (part for each in imported for part in each.name.split("."))
    if isinstance(node, ast.ImportFrom):
        yield from (node.module or "").split(".")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_no_float_in_the_calculations(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    exact = set(exactly_read(tree))
    for node in ast.walk(tree):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), node.lineno
        if not isinstance(node, ast.Attribute) or node not in exact:
            assert not BANNED & set(names(node)), getattr(node, "lineno", 0)


def exactly_read(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield the functions of calls that are told to read numbers as decimals."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and any(
            k.arg == "parse_float" and ast.unparse(k.value) == "Decimal" for k in node.keywords
        ):
            yield node.func


def floats(value: object, seen: str = "") -> Iterator[str]:
    """Yield where in a result a binary fraction stands."""
    if isinstance(value, float):
        yield seen
    elif is_dataclass(value):
        for field in fields(value):
            yield from floats(getattr(value, field.name), f"{seen}.{field.name}")
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from floats(each, f"{seen}[{key}]")
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from floats(each, f"{seen}[]")


WHOLE = {"population": "2.4567万", "ratio": "8%", "rate": "90.55", "carry_over": "五万零三块三"}
FORMS = [
    WHOLE,
    {**WHOLE, "gap": "12万"},
    {**WHOLE, "change": "标准上浮一成半"},
    {"population": "2.4万", "ratio": "10%", "rate": "90.55", "share": "七家"},
    {"gap": "95113.37", "share": "区里先出六成五，余下的三个镇平分"},
    {"gap": "95113.37", "share": "5:3:2"},
    {"gap": "95113.37", "share": "按人口分摊：甲镇8200人，乙镇1.36万"},
    {"carry_over": "5万", "premium": "19.8万", "percent": "结余"},
    {"gap": "95113.37", "insured": "2345", "per_head": "缺口"},
    {"premium": "19.8万", "payout": "87654.3", "fee": "1万"},
    {"budget": "30万", "rate": "110.1"},
    {"budget": "30万", "insured": "2750"},
    {"budget": "30万", "population": "3.1万", "rate": "100"},
    {"premium": "19.8万", "budget": "15万"},
]


@pytest.mark.parametrize("given", FORMS, ids="、".join)
def test_no_calculation_gives_a_float(given: dict[str, str]) -> None:
    assert list(floats(calculate(Form(**given)))) == []


@pytest.mark.parametrize(
    "question",
    [
        "请示里的缺口平摊给七个街道，各多少",
        "标准涨到115元，其余照请示，要多花多少",
        "甲镇8200人，结余1.5万；乙镇1.36万人，结余20380.4元。都按10%、100元，合计还差多少",
        "2020年结余占2021年保费的百分之几",
    ],
)
def test_no_question_gives_a_float(question: str, request_document: PolicyDocument) -> None:
    answer = premium_question(said(question), [request_document])
    assert isinstance(answer, Calculation)
    assert list(floats(answer)) == []


def test_no_table_gives_a_float() -> None:
    """Excel keeps its numbers as binary fractions: they are taken by their digits."""
    district = of_rows(TOWN, ("乙镇", 10001, 0.085, 33.33, 0.1 + 0.2))
    assert list(floats(district)) == []
    line = what_ifs(of_rows(TOWN, ("乙镇", 10001, 0.085, 100, 0.1 + 0.2)))
    assert line is not None
    assert list(floats(line)) == []
    assert district.to_json()["towns"][1]["result"]["carry_over"] == "0.30"


def test_floats_are_seen_wherever_they_are(request_document: PolicyDocument) -> None:
    wrong = Calculation("", (), (), {"gap": 0.1})  # type: ignore[dict-item]
    assert list(floats((wrong, {"a": [1.5]}))) == ["[].result[gap]", "[][a][]"]
    with pytest.raises(FloatOperation):
        Decimal(0.1)  # noqa: RUF032 - what the fixture of this folder forbids
    assert list(floats(request_document)) == []
