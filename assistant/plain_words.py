"""What a reader sees of a record: Chinese Markdown, or plain lines for a checked draft."""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from assistant.calculation.formulas.shelf import FormulaShelf
    from assistant.calculation.steps import Calculation
    from assistant.calculation.workbook.district import District
    from assistant.calculation.workbook.worked_table import WorkedTable
    from assistant.quotations.checked import Checked
    from assistant.validity.consolidation import Consolidation
    from assistant.validity.differences import Comparison
    from assistant.validity.timeline import Timeline

_WRITERS: Mapping[str, tuple[str, str]] = {
    "Calculation": ("assistant.calculation.calculation_text", "markdown"),
    "Checked": ("assistant.quotations.check_text", "summary"),
    "Comparison": ("assistant.validity.differences_text", "markdown"),
    "Consolidation": ("assistant.validity.consolidation_text", "markdown"),
    "District": ("assistant.calculation.workbook.district", "markdown"),
    "FormulaShelf": ("assistant.calculation.formulas.shelf", "listing"),
    "Timeline": ("assistant.validity.timeline_text", "markdown"),
    "WorkedTable": ("assistant.calculation.workbook.table_text", "markdown"),
}
"""By the name of the record's class: what writes it, so that a sum does not wait for the rest."""


def in_words(
    record: "Calculation | Checked | Comparison | Consolidation | District | FormulaShelf"
    " | Timeline | WorkedTable",
) -> str:
    """Return a record as a user reads it."""
    module, function = _WRITERS[type(record).__name__]
    return cast("str", getattr(import_module(module), function)(record))
