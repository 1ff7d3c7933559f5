"""Money never passes through binary fractions."""

import ast
from pathlib import Path

import pytest

import assistant.documents
import assistant.tools

DOCUMENTS = Path(assistant.documents.__path__[0])
NUMBERS = ("numbers.py", "quantities.py", "quantity_forms.py")
WORKBOOK = Path(assistant.tools.__path__[0], "workbook").glob("*.py")
MODULES = sorted(
    [*Path(assistant.tools.__path__[0]).glob("*.py"), *WORKBOOK, *map(DOCUMENTS.joinpath, NUMBERS)]
)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_no_float_in_the_calculations(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), node.lineno
        assert not (isinstance(node, ast.Name) and node.id == "float"), node.lineno
