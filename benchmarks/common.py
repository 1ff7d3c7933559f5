"""What the benchmarks share: a library over a folder, questions, figures of a process, a table."""

import json
import os
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from assistant.commands.common import show_progress
from assistant.library.library import Library
from assistant.library.taking_in import FileOutcome
from assistant.settings import Settings
from assistant.starting import open_library

Row = Sequence[object]

as_json_option = click.option("--json", "as_json", is_flag=True, help="print one JSON object")
existing_file = click.Path(exists=True, dir_okay=False, path_type=Path)
existing_folder = click.Path(exists=True, file_okay=False, path_type=Path)


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSONL file, one a line."""
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


def read_questions(path: Path) -> list[str]:
    """Return the `question` of every line of a JSONL file; one that follows a history is left out.

    A question that leans on earlier turns means nothing by itself.
    """
    return [str(r["question"]) for r in read_jsonl(path) if not r.get("history")]


@contextmanager
def library_over(folder: Path) -> Iterator[Library]:
    """Give a library, in a folder of its own, over the files of `folder`."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        library = open_library(Settings(library=Path(temporary) / "library"), show_progress)
        failed = [
            o for o in library.add([folder], show_progress) if o.outcome is FileOutcome.FAILED
        ]
        for outcome in failed:
            click.echo(f"not ingested: {outcome.file}: {outcome.detail}", err=True)
        yield library


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value that `share` (0 to 1) of `values` do not exceed, between neighbours."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def memory_mib(pid: int | None = None) -> dict[str, float]:
    """Return the resident memory of a process now and at its peak (Linux: /proc/PID/status)."""
    status = Path(f"/proc/{pid or os.getpid()}/status").read_text(encoding="utf-8")
    fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    names = {"rss_mib": "VmRSS", "rss_peak_mib": "VmHWM"}
    return {name: round(int(fields[key].split()[0]) / 1024, 1) for name, key in names.items()}


def report(record: dict[str, Any], headers: Row, rows: Sequence[Row], *, as_json: bool) -> None:
    """Print the record as JSON, or the rows as a table."""
    if as_json:
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        click.echo(table(headers, rows))


def table(headers: Row, rows: Sequence[Row]) -> str:
    """Lay rows out as a Markdown table whose columns stand under one another."""
    cells = [[str(cell) for cell in row] for row in (headers, *rows)]
    widths = [max(_width(row[i]) for row in cells) for i in range(len(headers))]
    lines = [_line(row, widths) for row in cells]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (c + " " * (w - _width(c)) for c, w in zip(cells, widths, strict=True))
    return "| " + " | ".join(padded) + " |"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
