"""Whether real files of portals and offices are read as they are, element by element.

    python -m benchmarks.portals FOLDER TRUTH.jsonl [--wrong] [--json]

FOLDER holds the files as they were published, TRUTH what a reader found in each with eyes: one
JSON object a line (docs/formats.md says what it holds; `benchmarks/portal_truth` is an example).
Words are compared folded, recipients whether `，` or `、` stands between them, labels without the
name of their layer; a file without an element is right when nothing is read for it. `furniture` is
wrong where words of the page, not of the document, stand in a clause. `--wrong` prints each
difference, what was wanted and what was read.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, TypeAlias

import click

from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.open import open_document
from assistant.documents.text import fold
from assistant.errors import DocumentError
from benchmarks.common import (
    as_json_option,
    existing_file,
    existing_folder,
    read_jsonl,
    report,
)

Truth: TypeAlias = Mapping[str, Any]

_HEADERS = ("element", "of", "exact", "percent")
_OWN_DAYS = ("成文", "修正", "公布", "通过")
"""The days that may stand as the day of a document; the first is the only one where it is told."""
_BETWEEN = re.compile(r"[，、,;；]")
_ROW = re.compile(r"表(\d+)第\d+行$")
_TABLE = ("columns", "rows", "first", "last")


@dataclass(frozen=True, slots=True)
class Compared:
    """One element of one file: what a reader wanted, what was read, and whether it will do."""

    file: str
    element: str
    wanted: object
    got: object
    exact: bool


def compare_folder(folder: Path, truths: Sequence[Truth]) -> list[Compared]:
    """Read every file of `truths` in `folder`, and compare all its elements."""
    return [each for truth in truths for each in _compare(folder / truth["file"], truth)]


def _compare(file: Path, truth: Truth) -> Iterator[Compared]:
    try:
        document, _ = open_document(file)
    except DocumentError as error:
        yield Compared(file.name, "readable", truth["readable"], str(error), not truth["readable"])
        if truth["readable"]:
            yield from (
                Compared(file.name, name, element.wanted(truth), "", exact=False)
                for name, element in _ELEMENTS.items()
            )
        return
    yield Compared(file.name, "readable", truth["readable"], True, truth["readable"])
    if truth["readable"]:
        for name, element in _ELEMENTS.items():
            wanted, got = element.wanted(truth), element.read(document)
            yield Compared(file.name, name, wanted, got, _key(got) in map(_key, wanted))
        stray = [words for words in truth.get("furniture", ()) if document.containing(words)]
        yield Compared(file.name, "furniture", [], stray, not stray)


def _key(value: object) -> object:
    """Return what two values are compared by: their words folded, however deep they stand."""
    if isinstance(value, str):
        return fold(value)
    if isinstance(value, list | tuple):
        return tuple(map(_key, value))
    return value


def _all(name: str, truth: Truth) -> list[Any]:
    """Return what will do for an element: the truth's own value, and those in `also`."""
    return [truth[name], *truth.get("also", {}).get(name, ())]


def _told(name: str) -> Callable[[Truth], list[object]]:
    return lambda truth: _all(name, truth)


def _day(name: str) -> Callable[[Truth], list[object]]:
    """Return what will do for one kind of day; a variant in `also` changes some of the days."""
    return lambda truth: [
        {**truth["dates"], **days}.get(name) or "" for days in _all("dates", truth)
    ]


def _own_day(truth: Truth) -> list[object]:
    days = truth["dates"]
    own = [days[name] for name in _OWN_DAYS if name in days]
    return own[:1] if "成文" in days else own or [""]


def _names(truth: Truth) -> list[object]:
    return [_parts(each) for each in _all("recipients", truth)]


def _parts(recipients: Sequence[str]) -> list[str]:
    return [part for each in recipients for part in _BETWEEN.split(each)]


def _tables_told(truth: Truth) -> list[object]:
    return [[tuple(map(table.get, _TABLE)) for table in each] for each in _all("tables", truth)]


def _labels(document: PolicyDocument) -> list[list[str]]:
    """Return the labels of the numbered clauses, a list for each layer that has any."""
    numbered = [
        c
        for c in document.clauses
        if c.number is not None and c.kind in (ClauseKind.CLAUSE, ClauseKind.HEADING)
    ]
    layers = groupby(numbered, key=lambda clause: clause.layer)
    return [[c.label.removeprefix(layer) for c in clauses] for layer, clauses in layers]


def _tables(document: PolicyDocument) -> list[tuple[list[str], int, str, str]]:
    """Return columns, number of rows, and the first cells of the first and the last row."""
    rows = [c for c in document.clauses if c.kind is ClauseKind.ROW and _ROW.search(c.label)]
    tables = [list(each) for _, each in groupby(rows, key=_table)]
    return [(list(t[0].columns), len(t), _first(t[0]), _first(t[-1])) for t in tables]


def _table(row: Clause) -> tuple[str, str]:
    found = _ROW.search(row.label)
    return row.layer, found[1] if found else ""


def _first(row: Clause) -> str:
    return next((cell for cell in row.text.split("\t") if cell.strip()), "")


@dataclass(frozen=True, slots=True)
class _Element:
    """An element: what of the truth will do for it, and what is read of the document."""

    wanted: Callable[[Truth], list[object]]
    read: Callable[[PolicyDocument], object]


_ELEMENTS = {
    "title": _Element(_told("title"), lambda d: d.title),
    "number": _Element(_told("number"), lambda d: d.document_number),
    "issuers": _Element(_told("issuers"), lambda d: d.issuers),
    "date": _Element(_own_day, lambda d: str(d.date or "")),
    "effective": _Element(_day("施行"), lambda d: str(d.effect.effective_date or "")),
    "expires": _Element(_day("有效期至"), lambda d: str(d.effect.expires or "")),
    "recipients": _Element(_names, lambda d: _parts(d.recipients)),
    "clauses": _Element(_told("clauses"), _labels),
    "tables": _Element(_tables_told, _tables),
    "attachments": _Element(_told("attachments"), lambda d: d.attachments),
}


def summary(compared: Sequence[Compared]) -> list[tuple[str, int, int, float]]:
    """Return a row for each element, and one for the files of which none is wrong."""
    names = ("readable", *_ELEMENTS, "furniture")
    of = {name: [c.exact for c in compared if c.element == name] for name in names}
    files = groupby(compared, key=lambda c: c.file)
    of["files without a fault"] = [all(c.exact for c in each) for _, each in files]
    return [(n, len(e), sum(e), round(100 * sum(e) / len(e), 1)) for n, e in of.items() if e]


def _print_wrong(compared: Sequence[Compared]) -> None:
    for each in compared:
        if not each.exact:
            click.echo(
                f"{each.file}: {each.element}\n  wanted: {each.wanted}\n  got:    {each.got}"
            )


@click.command()
@click.argument("folder", type=existing_folder)
@click.argument("truth", type=existing_file)
@click.option("--wrong", is_flag=True, help="print each element that is not right")
@as_json_option
def main(folder: Path, truth: Path, wrong: bool, as_json: bool) -> None:
    """Print how many files there are with each element, and of how many it is exact."""
    compared = compare_folder(folder, read_jsonl(truth))
    if wrong:
        _print_wrong(compared)
    rows = summary(compared)
    record = {name: {"of": of, "exact": exact} for name, of, exact, _ in rows}
    report(record, _HEADERS, rows, as_json=as_json)


if __name__ == "__main__":
    main()
