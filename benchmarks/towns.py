"""Work out tables of many rows by formulas, and let LibreOffice reckon what was written.

    python -m benchmarks.towns [--rows 300] [--seed N] [--json]

`open_s` is from the bytes of a table to its cells, `work_s` from there to the sums, `write_s` to
the bytes of the result, all in seconds of the processor; the clauses are left out, for they depend
on the library. `agree` tells whether the sums that LibreOffice makes of the live formulas, of which
it is not told the values, are those of the program, to the 分; "" where there is no LibreOffice
with Calc.
"""

import gc
import random
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from assistant.calculation.formulas.dimensions import decimal_of
from assistant.calculation.formulas.formula import Formula
from assistant.calculation.formulas.shelf import read_shelf
from assistant.calculation.solve import FORMULA
from assistant.calculation.workbook.basis import Basis
from assistant.calculation.workbook.district import of_towns
from assistant.calculation.workbook.opening import OWN
from assistant.calculation.workbook.sheet_pages import template
from assistant.calculation.workbook.table_book import table_book
from assistant.calculation.workbook.worked_table import WorkedTable, work_table
from assistant.papers.excel import read_excel
from assistant.settings import PROJECT
from benchmarks.common import as_json_option, report

_NOTHING = Basis((), (), date(2026, 1, 1), "")
_DRAWN: Mapping[str, Callable[[random.Random], str]] = {
    "农村人口": lambda drawn: str(drawn.randrange(2000, 60_000)),
    "参保比例": lambda drawn: drawn.choice(("10%", "12.5%", "1成")),
    "保费标准": lambda drawn: drawn.choice(("100", "80元", "33.33")),
    "上年结余": lambda drawn: f"{drawn.randrange(10**8) / Decimal(100):f}",
    "月数": lambda drawn: str(drawn.randrange(1, 13)),
}


def _small(drawn: random.Random) -> str:
    return str(drawn.randrange(1, 900))


def filled(formula: Formula, rows: int, seed: int) -> bytes:
    """Return a table of so many rows as offices fill it in."""
    drawn = random.Random(seed)  # noqa: S311  no secret
    cells = [_DRAWN.get(each.name, _small) for each in formula.inputs]
    return template(
        formula,
        [(f"第{n}镇", *(cell(drawn) for cell in cells)) for n in range(1, rows + 1)],
        "乡镇",
    )


def added_by_libreoffice(table: WorkedTable, book: bytes, program: str) -> list[Decimal]:
    """Return the totals that LibreOffice makes of the formulas of the result."""
    opened = load_workbook(BytesIO(book))
    sheet = opened.worksheets[0]
    last = sheet.max_row
    letters = {str(cell.value): get_column_letter(cell.column or 1) for cell in sheet[1]}
    cells = [f"{sheet.title}!{letters[f'{OWN}{table.headed(n)}']}{last}" for n in table.results]
    opened.create_sheet("和", 0).append([f"={cell}" for cell in cells])
    with TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        opened.save(folder / "和.xlsx")
        subprocess.run(  # noqa: S603  found by its name on the path
            [
                program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76",
                "--outdir", temporary, str(folder / "和.xlsx"),
            ],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
        made = folder / "和.csv"
        line = made.read_text("utf-8").strip() if made.exists() else ""
    return [Decimal(text) for text in line.split(",")] if line else []


def agreed(table: WorkedTable, book: bytes) -> str:
    """Say whether LibreOffice adds up to the same; "" where it cannot be asked."""
    program = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)
    added = added_by_libreoffice(table, book, program) if program else []
    return str(added == [decimal_of(table.totals[n]) for n in table.results]) if added else ""


def run(formula: Formula, rows: int, seed: int) -> dict[str, Any]:
    """Return the figures of one run."""
    data = filled(formula, rows, seed)
    gc.collect()
    started = time.process_time()
    read_excel(data, "表.xlsx")
    opened = time.process_time()
    table = work_table(formula, (data, "表.xlsx"), {})
    worked = time.process_time()
    book = table_book(table, _NOTHING)
    written = time.process_time()
    return {
        "formula": formula.name,
        "rows": len(table.rows),
        "open_s": round(opened - started, 2),
        "work_s": round(worked - opened - (opened - started), 2),
        "write_s": round(written - worked, 2),
        "kib": len(book) // 1024,
        "agree": agreed(table, book),
    }


@click.command()
@click.option("--rows", default=300, show_default=True, type=click.IntRange(1, 10_000))
@click.option("--seed", default=1, show_default=True, type=int)
@as_json_option
def main(rows: int, seed: int, as_json: bool) -> None:
    """Print the figures of one run for each of three formulas."""
    shelf = read_shelf(PROJECT / "corpus" / "formulas")
    formulas = (of_towns(shelf.find(FORMULA)), shelf.find("高龄津贴"), shelf.find("危房改造补助"))
    records = [run(formula, rows, seed) for formula in formulas]
    report(
        {"runs": records}, tuple(records[0]), [tuple(r.values()) for r in records], as_json=as_json
    )


if __name__ == "__main__":
    main()
