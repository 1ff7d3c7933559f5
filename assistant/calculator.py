"""The part of the public face that calculates: each import is made where it is first needed."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from assistant.calculation.form_words import FIELDS, Field

if TYPE_CHECKING:
    from assistant.calculation.formulas.shelf import FormulaShelf
    from assistant.calculation.steps import Calculation
    from assistant.calculation.workbook.district import District
    from assistant.calculation.workbook.worked_table import WorkedTable
    from assistant.library.library import Library
    from assistant.settings import Settings


class Calculator:
    """Calculates premiums; needs no library, and what it exports quotes the one there is."""

    fields: ClassVar[dict[str, Field]] = FIELDS
    """What `calculate` takes: the name of each field, what a form calls it and what goes in."""

    def __init__(self, settings: "Settings") -> None:
        """Take the library and the day from `settings`, once something is exported."""
        self.settings = settings

    def _quoted(self) -> "Library | None":
        """Return the library whose clauses are quoted, None where there is none yet."""
        from assistant.library.manifest import read_manifest  # noqa: PLC0415

        if not read_manifest(self.settings.library).entries:
            return None
        from assistant.starting import open_library  # noqa: PLC0415  takes a second

        return open_library(self.settings)

    def premium(
        self, population: str, ratio: str, rate: str, carry_over: str = ""
    ) -> "Calculation":
        """Calculate what is still to be raised, from figures as people write them.

        Without a carry-over the premium is all that is calculated.

        Raises:
            CalculationError: a figure is missing, unreadable or out of range.
        """
        from assistant.calculation.form import Form, calculate  # noqa: PLC0415

        return calculate(Form(population, ratio, rate, carry_over), self.settings.formulas)

    def calculate(self, fields: Mapping[str, object]) -> "Calculation":
        """Calculate what the filled-in `fields` ask for, by their names; "" is not filled in.

        The account and its audit, a what-if, the reverse, shares, a percentage, next year.

        Raises:
            CalculationError: there is no such field, or a figure is missing, unreadable or out of
                range.
        """
        from assistant.calculation.form import calculate, filled_in  # noqa: PLC0415

        return calculate(filled_in(fields), self.settings.formulas)

    def formulas(self) -> "FormulaShelf":
        """Return the formulas of the corpus, read now, and what is wrong with files of others."""
        from assistant.calculation.formulas.shelf import read_shelf  # noqa: PLC0415

        return read_shelf(self.settings.formulas)

    def formula(
        self,
        name: str,
        figures: Mapping[str, str],
        *,
        solve: str = "",
        result: str = "",
        change: Mapping[str, str] | None = None,
    ) -> "Calculation":
        """Work out the formula `name` from `figures` as people write them, by the inputs' names.

        With `solve` that input is found for which the formula gives `result`; with `change` it
        is worked out twice, with some figures changed, and the difference told.

        Raises:
            CalculationError: there is no such formula or input, or a figure is missing, unreadable,
                of another unit or out of range, or the input cannot be found.
        """
        from assistant.calculation.formulas.asked_formula import asked_formula  # noqa: PLC0415

        return asked_formula(self.formulas().find(name), figures, solve, result, change or {})

    def formula_table(
        self, name: str, table: bytes, file: str, figures: Mapping[str, str], sheet: str = ""
    ) -> "WorkedTable":
        """Work out the table in the bytes of `file` by the formula `name`, row by row.

        `figures` hold for every row; `sheet` chooses among several.

        Raises:
            TableError: the file holds no such table, or a figure that is needed has no column.
            DocumentError: the file cannot be read, or bears a mark of secrecy.
            CalculationError: there is no such formula, or one of `figures` is none for it.
        """
        from assistant.calculation.workbook.worked_table import work_table  # noqa: PLC0415

        return work_table(self.formulas().find(name), (table, file), figures, sheet)

    def formula_template(self, name: str) -> bytes:
        """Return the table to fill in for a formula, as an .xlsx workbook."""
        from assistant.calculation.workbook.sheet_pages import template  # noqa: PLC0415

        return template(self.formulas().find(name))

    def record(self, calculation: "Calculation | WorkedTable", name: str) -> bytes:
        """Return a calculation or a table as a file to attach; `name` ends in .docx or .xlsx.

        Raises:
            TableError: it ends in something else.
        """
        from assistant.calculation.steps import Calculation  # noqa: PLC0415
        from assistant.calculation.workbook.basis import basis, rates_of  # noqa: PLC0415
        from assistant.calculation.workbook.record import record  # noqa: PLC0415

        rates: tuple[Decimal, ...] = ()
        ids: tuple[str, ...] = ()
        if isinstance(calculation, Calculation):
            rates, ids = rates_of(calculation), calculation.clause_ids
        return record(calculation, basis(self._quoted(), self.settings.day(), rates, ids), name)

    def towns(
        self, table: bytes, name: str, sheet: str = "", ratio: str = "", rate: str = ""
    ) -> "District":
        """Calculate the table of towns in the file `table` called `name`.

        Raises:
            TableError: the file holds no table of towns, or a figure that is needed is missing.
            DocumentError: the file cannot be read, or bears a mark of secrecy.
            CalculationError: `ratio` or `rate` is no figure.
        """
        from assistant.calculation.workbook.district import (  # noqa: PLC0415
            calculate_district,
            towns_formula,
        )

        return calculate_district(
            towns_formula(self.settings.formulas), (table, name), sheet, ratio, rate
        )

    def towns_book(self, district: "District") -> bytes:
        """Return the result for a table of towns as an .xlsx workbook."""
        from assistant.calculation.workbook.basis import basis  # noqa: PLC0415
        from assistant.calculation.workbook.district import district_book  # noqa: PLC0415

        return district_book(district, basis(self._quoted(), self.settings.day(), district.rates))

    def towns_template(self) -> bytes:
        """Return the table of towns to fill in, as an .xlsx workbook."""
        from assistant.calculation.workbook.district import towns_formula  # noqa: PLC0415
        from assistant.calculation.workbook.sheet_pages import template  # noqa: PLC0415

        return template(towns_formula(self.settings.formulas), name="乡镇")
