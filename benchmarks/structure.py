"""Whether documents are read as they are: metadata, every character, every article.

    python -m benchmarks.structure [FOLDER] [--clauses CLAUSES.jsonl.gz] [--json]

FOLDER holds documents as NAME.html, NAME.txt or in any other format, and the truth as NAME.json
with title, number and date (2018年12月18日); numbers are compared by their keys.
`stray` counts the printed characters that lie in no clause or in two, page furniture left out.
CLAUSES as in `training.statutes`: each law is put together as a text, and an
article is right when the clause of its name holds just its words.
"""

import json
import re
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from assistant.documents.dates import print_date
from assistant.documents.document_number import number_key
from assistant.documents.model import PolicyDocument
from assistant.documents.open import open_document
from assistant.documents.parse import parse_document
from assistant.documents.readers.formats import SUFFIXES
from benchmarks.common import as_json_option, existing_file, existing_folder, report
from training.statutes import Article, by_law, law_text, read_articles

_HEADERS = ("read", "of", "title", "number", "date", "stray")


def stray(document: PolicyDocument) -> int:
    """Count the printed characters that are not in exactly one clause or piece of furniture."""
    times = [0] * len(document.source)
    spans = [part.span for part in document.clauses] + [part.span for part in document.furniture]
    for span in spans:
        for place in range(*span):
            times[place] += 1
    return sum(
        count != 1 and not character.isspace()
        for character, count in zip(document.source, times, strict=True)
    )


def read_folder(folder: Path) -> dict[str, dict[str, Any]]:
    """Compare every document of `folder` with its truth; add up by format."""
    sums: dict[str, dict[str, Any]] = defaultdict(lambda: dict.fromkeys(_HEADERS[1:], 0))
    for truth in sorted(folder.glob("*.json")):
        known = json.loads(truth.read_text(encoding="utf-8"))
        for file in sorted(folder.glob(f"{truth.stem}.*")):
            if file.suffix in SUFFIXES:
                _compare(file, known, sums[file.suffix])
    return dict(sums)


def _compare(file: Path, known: dict[str, Any], sums: dict[str, Any]) -> None:
    document, _ = open_document(file)
    day = print_date(document.date) if document.date else ""
    right = {
        "of": True,
        "title": document.title == known["title"],
        "number": document.number_key == number_key(known["number"]),
        "date": day == re.sub(r"(?<=[年月])0", "", known["date"]),
    }
    for name, exact in right.items():
        sums[name] += exact
        if not exact:
            click.echo(f"{file.name}: {name}: {known[name]}", err=True)
    sums["stray"] += stray(document)


def read_laws(clauses: Path) -> dict[str, Any]:
    """Put the laws together, divide them, and compare article by article."""
    laws = by_law(read_articles(clauses))
    started = time.perf_counter()
    right = [exact for law, articles in laws.items() for exact in _articles(law, articles)]
    return {
        "laws": len(laws), "articles": len(right), "word_for_word": sum(right),
        "longest": max(map(len, laws.values())), "seconds": round(time.perf_counter() - started, 1),
    }  # fmt: skip


def _articles(law: str, articles: Sequence[Article]) -> Iterator[bool]:
    document = parse_document(law_text(law, articles))
    found: dict[str, str] = {}
    for clause in document.clauses:
        found.setdefault(clause.label, clause.text)
    for each in articles:
        yield found.get(each.label) == each.printed


@click.command()
@click.argument("folder", required=False, type=existing_folder)
@click.option("--clauses", type=existing_file, help="articles of laws, one JSON object a line")
@as_json_option
def main(folder: Path | None, clauses: Path | None, as_json: bool) -> None:
    """Print one row a format, then one for the laws."""
    if folder:
        found = read_folder(folder)
        rows = [(name, *sums.values()) for name, sums in found.items()]
        report(found, _HEADERS, rows, as_json=as_json)
    if clauses:
        laws = read_laws(clauses)
        report(laws, tuple(laws), [tuple(laws.values())], as_json=as_json)


if __name__ == "__main__":
    main()
