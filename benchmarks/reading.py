"""How fast files are read, and their text divided into clauses.

    python -m benchmarks.reading FILE_OR_FOLDER... [--pages N] [--json]

One row a format: files, pages and megabytes of text (UTF-8) that came out, seconds to read the
files, seconds to divide the text, and megabytes of text divided a second. With --pages every PDF
is made to have so many pages first, by repeating its own.
"""

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import pypdfium2

from assistant.documents.parse import parse_document
from assistant.documents.readers import read_file
from assistant.errors import DocumentError
from assistant.library.sources import files_of
from benchmarks.common import as_json_option, report

_HEADERS = ("format", "files", "pages", "MB text", "read s", "divide s", "divide MB/s")
_PDF = ".pdf"


@dataclass(slots=True)
class _Sum:
    """What the files of one format took together."""

    files: int = 0
    pages: int = 0
    size: int = 0
    read: float = 0
    divide: float = 0

    def record(self) -> dict[str, Any]:
        """Return the figures of one row."""
        megabytes = self.size / 1e6
        return {
            "files": self.files, "pages": self.pages, "mb_text": round(megabytes, 3),
            "read_s": round(self.read, 2), "divide_s": round(self.divide, 2),
            "divide_mb_per_s": round(megabytes / self.divide, 2) if self.divide else None,
        }  # fmt: skip


def measure(files: Sequence[Path]) -> dict[str, _Sum]:
    """Read and divide `files`, and add up by format; what cannot be read is told and left out."""
    sums: dict[str, _Sum] = defaultdict(_Sum)
    for file in files:
        started = time.perf_counter()
        try:
            reading = read_file(file)
            read = time.perf_counter()
            parse_document(reading)
        except DocumentError as error:
            click.echo(f"not read: {error}", err=True)
            continue
        row = sums[file.suffix.lower()]
        row.files += 1
        row.pages += reading.text.count("\f") + (file.suffix == _PDF)
        row.size += len(reading.text.encode("utf-8"))
        row.read += read - started
        row.divide += time.perf_counter() - read
    return sums


def of_pages(source: Path, count: int, folder: Path) -> Path:
    """Write a PDF of `count` pages that repeats the pages of `source`, and return its place."""
    target = folder / f"{count}-{source.name}"
    with pypdfium2.PdfDocument(source) as pages, pypdfium2.PdfDocument.new() as made:
        for start in range(0, count, len(pages)):
            made.import_pages(pages, pages=list(range(min(len(pages), count - start))))
        made.save(target)
    return target


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--pages", type=click.IntRange(1), help="pages that every PDF is made to have")
@as_json_option
def main(paths: tuple[Path, ...], pages: int | None, as_json: bool) -> None:
    """Print one row a format."""
    with TemporaryDirectory() as temporary:
        files = [
            of_pages(file, pages, Path(temporary)) if pages and file.suffix == _PDF else file
            for file in files_of(paths)
        ]
        records = {name: total.record() for name, total in sorted(measure(files).items())}
    rows = [(name, *record.values()) for name, record in records.items()]
    report(records, _HEADERS, rows, as_json=as_json)


if __name__ == "__main__":
    main()
