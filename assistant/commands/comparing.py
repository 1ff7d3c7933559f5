"""Commands that lay texts beside each other: compare, consolidate."""

import re
from datetime import date
from pathlib import Path

import click

from assistant.commands.common import AS_JSON, AS_OF, library_option, open_assistant, print_json
from assistant.commands.storing import keep_apart
from assistant.commands.taking_away import WORD, export_option, take_away
from assistant.settings import Settings

_FILE = re.compile(r"\.(?:docx?|wps|pdf|ofd|txt|md|html?|mht|eml|rtf)$", re.IGNORECASE)
_COMPARE = "比较两份文件或一份文件的两个版本，例如：youju compare 36号文@旧版 36号文@现行"
_CONSOLIDATE = "把修改文件并入原文的整理本，例如：youju consolidate 36号文 --as-of 2026-01-01"


@click.command(help=_COMPARE)
@click.argument("old")
@click.argument("new")
@click.option("--all", "whole", is_flag=True, help="未改的条款也列出")
@export_option(WORD)
@AS_JSON
@library_option
@click.pass_obj
def compare(  # noqa: PLR0913  an option each
    settings: Settings, /, old: str, new: str, *, whole: bool, export: Path | None, as_json: bool
) -> None:
    """Print what became of each clause of one text in another."""
    from assistant import listing, to_json  # noqa: PLC0415

    sides = _text(old), _text(new)
    keep_apart([export], [side for side in sides if isinstance(side, Path)])
    assistant = open_assistant(settings)
    found = assistant.compare(*sides)
    print_json(to_json(found)) if as_json else click.echo(listing(found, whole=whole))
    take_away(assistant, found, export)


def _text(typed: str) -> "str | Path":
    """Return what was typed: a file where there is one or its ending means one, or a reference."""
    path = Path(typed)
    try:
        there = path.is_file()
    except OSError:  # longer than a name of a file can be
        there = False
    return path if there or _FILE.search(typed) else typed


@click.command(help=_CONSOLIDATE)
@click.argument("reference")
@AS_OF
@AS_JSON
@library_option
@click.pass_obj
def consolidate(settings: Settings, reference: str, *, as_of: date | None, as_json: bool) -> None:
    """Print a document with what amends it put into its text."""
    from assistant import in_words, to_json  # noqa: PLC0415

    found = open_assistant(settings).consolidated(reference, as_of)
    print_json(to_json(found)) if as_json else click.echo(in_words(found))
