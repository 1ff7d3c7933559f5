"""Blocks of questions, as writers hand them in, to lines with offsets.

    python -m training.reading.blocks FOLDER TARGET DOCUMENTS… [--words]

FOLDER holds files NN.q. In them "@ NAME" names a document of one of the folders DOCUMENTS, and the
lines below are about it; seven columns, kept apart by tabs: style, what is asked, verdict, the
turns of the user with " || " between them (the last is the question), the labels of the clauses,
the words of the answer copied from them, and key=value pairs with ";" between them. Labels and
words of several places have "+" between them. With --words the answers' words are kept, which is
for documents that are ours. What fits no clause is told and left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.open import open_document
from training.reading.written import ABSENT, Gold, Written, save_written

_TURNS, _SEVERAL = "||", "+"
_COLUMNS = 6
_EXTRA = ("place", "year", "figures", "premise")
_TRUE, _FALSE = "yes_no_true", "yes_no_false"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a block in its columns."""

    style: str
    asked: str
    verdict: str
    turns: tuple[str, ...]
    labels: tuple[str, ...]
    words: tuple[str, ...]
    extra: dict[str, str]

    @classmethod
    def of(cls, line: str) -> "Row | None":
        """Return the row of a line; None where columns lack."""
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < _COLUMNS:
            return None
        style, asked, verdict, turns, labels, words, *more = cells
        extra = dict(p.split("=", 1) for p in ";".join(more).split(";") if "=" in p)
        split = tuple(turn.strip() for turn in turns.split(_TURNS) if turn.strip())
        return cls(style, asked, verdict, split, _parted(labels), _parted(words), extra)

    @property
    def premise(self) -> str:
        """What a yes/no question takes for granted: "true", "false", or "" for all others."""
        if self.style == _TRUE:
            return "true"
        return "false" if self.style == _FALSE else self.extra.get("premise", "")


def _parted(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(_SEVERAL) if part)


class Shelf:
    """The documents that blocks are about, by the names of their files."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """Remember which files there are; each is opened when it is first asked for."""
        self._files = {f.name: f for folder in folders for f in folder.iterdir() if f.is_file()}
        self._opened: dict[str, PolicyDocument] = {}

    def get(self, name: str) -> PolicyDocument | None:
        """Return the document of this name."""
        if name not in self._files:
            return None
        if name not in self._opened:
            self._opened[name] = open_document(self._files[name])[0]
        return self._opened[name]

    def answers(self, written: Written) -> Iterator[tuple[Clause, Gold]]:
        """Yield the clauses in which the answers to a question stand, and where in them."""
        own = self.get(written.document)
        clauses = {clause_key(c): c for c in own.clauses} if own else {}
        return ((clauses[g.clause], g) for g in written.gold if g.clause in clauses)


def clauses_of(document: PolicyDocument, label: str) -> list[Clause]:
    """Return the clauses that a label means: the short one, or the id without the document's."""
    return [c for c in document.clauses if label in (c.label, clause_key(c))]


def clause_key(clause: Clause) -> str:
    """Return the id of a clause without that of its document."""
    return clause.id.split("/", 1)[1]


def found_words(text: str, words: str) -> tuple[int, int] | None:
    """Return where words stand in a text, white space apart; the first place."""
    pattern = r"\s*".join(re.escape(c) for c in words if not c.isspace())
    match = re.search(pattern, text) if pattern else None
    return match.span() if match else None


def gold_of(document: PolicyDocument, row: Row, *, keep: bool) -> tuple[Gold, ...] | None:
    """Return where the answers of a row stand; None when one is not to be found."""
    labels = row.labels * len(row.words) if len(row.labels) == 1 else row.labels
    if len(labels) != len(row.words):
        return None
    found = [
        _gold(document, label, words, keep) for label, words in zip(labels, row.words, strict=True)
    ]
    complete = tuple(each for each in found if each)
    return complete if len(complete) == len(found) else None


def _gold(document: PolicyDocument, label: str, words: str, keep: bool) -> Gold | None:
    for clause in clauses_of(document, label):
        if span := found_words(clause.text, words):
            return Gold(clause_key(clause), *span, words if keep else "")
    return None


def written_of(
    name: str, document: PolicyDocument | None, row: Row, id_: str, *, keep: bool
) -> Written | None:
    """Return the question of a row; None when its document or its answer is not to be found."""
    gold: tuple[Gold, ...] | None = ()
    tempting: tuple[str, ...] = ()
    if row.verdict != ABSENT:
        gold = gold_of(document, row, keep=keep) if document else None
    elif document:
        tempting = tuple(clause_key(c) for label in row.labels for c in clauses_of(document, label))
    if gold is None or not row.turns:
        return None
    *history, question = row.turns
    missing = _SEVERAL.join(row.words) if row.verdict == ABSENT else ""
    extra = {key: row.extra.get(key, "") for key in _EXTRA} | {"premise": row.premise}
    return Written(
        id_, question, tuple(history), row.style, row.asked, row.verdict, name, gold, tempting,
        missing, **extra,
    )  # fmt: skip


def read_blocks(folder: Path, shelf: Shelf, *, keep: bool) -> Iterator[Written | str]:
    """Yield the questions of the blocks of a folder, and the lines that fit nothing."""
    for file in sorted(folder.glob("*.q")):
        name = ""
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("@"):
                name = line[1:].strip()
            elif line.strip():
                row, id_ = Row.of(line), f"{folder.name}-{file.stem}-{number}"
                made = row and written_of(name, shelf.get(name), row, id_, keep=keep)
                yield made or f"{id_}: {line}"


@click.command()
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.argument("documents", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--words", is_flag=True, help="keep the words of answers: for documents of our own")
def main(folder: Path, target: Path, documents: tuple[Path, ...], *, words: bool) -> None:
    """Convert the blocks in FOLDER to lines of TARGET."""
    made = list(read_blocks(folder, Shelf(documents), keep=words))
    questions = [each for each in made if isinstance(each, Written)]
    for line in (each for each in made if isinstance(each, str)):
        click.echo(f"left out {line}", err=True)
    save_written(questions, target)
    click.echo(f"{len(questions)} questions of {len(made)}")


if __name__ == "__main__":
    main()
