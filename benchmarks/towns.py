"""Work out a workbook of many towns, and let LibreOffice add up what was written.

    python -m benchmarks.towns [--towns 300] [--seed N] [--json]

`read_s` is from the bytes of the table to the sums, `write_s` from there to the bytes of the
result; the clauses are left out, for they depend on the library. `agree` tells whether the sums
that LibreOffice makes of the columns are those of the program, to the 分; "" where LibreOffice with
Calc is not installed.
"""

import random
import shutil
import subprocess
import time
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from assistant.calculation.roles import NAMING, Role
from assistant.calculation.workbook.basis import Basis
from assistant.calculation.workbook.district import District, calculate_district
from assistant.calculation.workbook.district_book import district_book
from assistant.calculation.workbook.template import template
from benchmarks.common import as_json_option, report

_ADDED = (Role.CARRY_OVER, Role.PREMIUM, Role.GAP, Role.SURPLUS)
_FIRST = 5
"""The row of the first town in the result."""


def filled(towns: int, seed: int) -> bytes:
    """Return a table of so many towns as offices fill it in."""
    drawn = random.Random(seed)  # noqa: S311  no secret
    rows = [
        (
            f"第{number}镇", str(drawn.randrange(2000, 60_000)),
            drawn.choice(("10%", "12.5%", "1成")), drawn.choice(("100", "80元", "33.33")),
            f"{drawn.randrange(10**8) / Decimal(100):f}",
        )
        for number in range(1, towns + 1)
    ]  # fmt: skip
    return template(rows)


def added_by_libreoffice(book: bytes, towns: int, program: str) -> list[Decimal]:
    """Return the sums that LibreOffice makes of the columns of the result, in order of `_ADDED`."""
    opened = load_workbook(BytesIO(book))
    sheet = opened.worksheets[0]
    columns = {cell.value: get_column_letter(cell.column or 1) for cell in sheet[_FIRST - 1]}
    letters = [columns[f"{NAMING[role].label}（元）"] for role in _ADDED]
    rows = [f"{letter}{_FIRST}:{letter}{_FIRST + towns - 1}" for letter in letters]
    opened.create_sheet("和", 0).append([f"=SUM({sheet.title}!{each})" for each in rows])
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


def agreed(district: District, book: bytes) -> str:
    """Say whether LibreOffice adds up to the same; "" where it cannot be asked."""
    program = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)
    added = added_by_libreoffice(book, len(district.towns), program) if program else []
    return str(added == [district.totals[role] for role in _ADDED]) if added else ""


def run(towns: int, seed: int) -> dict[str, Any]:
    """Return the figures of one run."""
    table = filled(towns, seed)
    started = time.perf_counter()
    district = calculate_district(table, "表.xlsx")
    read = time.perf_counter()
    book = district_book(district, Basis((), (), date(2026, 1, 1), ""))
    written = time.perf_counter()
    return {
        "towns": len(district.towns),
        "read_s": round(read - started, 2),
        "write_s": round(written - read, 2),
        "total_s": round(written - started, 2),
        "kib": len(book) // 1024,
        "gap": str(district.totals[Role.GAP]),
        "agree": agreed(district, book),
    }


@click.command()
@click.option("--towns", default=300, show_default=True, type=click.IntRange(1, 10_000))
@click.option("--seed", default=1, show_default=True, type=int)
@as_json_option
def main(towns: int, seed: int, as_json: bool) -> None:
    """Print the figures of one run."""
    record = run(towns, seed)
    report(record, ("figure", "value"), list(record.items()), as_json=as_json)


if __name__ == "__main__":
    main()
