"""Stocking: a shelf is written from leaves, one a document, as they come."""

import json
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import numpy as np

from assistant.library.snapshot import exact, papers, shelf, table
from assistant.library.snapshot.leaf import Leaf, Vocabulary
from assistant.library.snapshot.lexical import Row, write_lexical
from assistant.library.snapshot.pieces import PieceWriter

_BULK = (
    papers.HEADS, papers.TEXTS, papers.CLAUSES, table.CONTEXTS, exact.CLAUSES, exact.TEXTS,
)  # fmt: skip
_Sizes = tuple[int, int, int, int]


def stock(folder: Path, leaves: Iterable[Leaf], vocabulary: Vocabulary) -> None:
    """Write a shelf of `leaves` into `folder`; their words are numbered in `vocabulary`."""
    with ExitStack() as files:
        bulk = [files.enter_context(PieceWriter(folder / name)) for name in _BULK]
        kept = [_write_bulk(leaf, bulk) for leaf in leaves]
    ends = np.cumsum([(0, 0, 0, 0), *(sizes for sizes, _ in kept)], axis=0, dtype=np.int64)
    rows = [_numbered_through(leaf, at) for (_, leaf), at in zip(kept, ends, strict=False)]
    np.save(folder / shelf.ENDS, ends)
    np.save(folder / table.ROWS, np.concatenate([np.empty(0, dtype=table.ROW), *rows]))
    arrays = [leaf for _, leaf in kept]
    origins = json.dumps([leaf.origin for leaf in arrays])
    (folder / shelf.ORIGINS).write_text(origins, encoding="utf-8")
    _save_names(folder, arrays)
    _save_words(folder, arrays, vocabulary)


def _write_bulk(leaf: Leaf, files: Sequence[PieceWriter]) -> tuple[_Sizes, Leaf]:
    """Write what is long, and return how much a leaf has of everything, with its arrays."""
    bulk = (
        (leaf.head,), (leaf.text,), leaf.clauses, leaf.contexts, leaf.folded, (leaf.folded_text,),
    )  # fmt: skip
    for file, pieces in zip(files, bulk, strict=True):
        for piece in pieces:
            file.add(piece)
    sizes = len(leaf.clauses), len(leaf.rows), len(leaf.contexts), len(leaf.words)
    short = replace(leaf, head=b"", text=b"", clauses=(), contexts=(), folded=(), folded_text=b"")
    return sizes, short


def _numbered_through(leaf: Leaf, start: Sequence[int]) -> table.Table:
    rows = leaf.rows.copy()
    rows["clause"] += start[0]
    rows["context"] += start[2]
    return rows


def _save_names(folder: Path, leaves: Sequence[Leaf]) -> None:
    names = np.concatenate([np.empty(0, dtype=np.uint64), *(leaf.names for leaf in leaves)])
    np.save(folder / papers.NAMES, names)
    np.save(folder / papers.ORDER, np.argsort(names))


def _save_words(folder: Path, leaves: Sequence[Leaf], vocabulary: Vocabulary) -> None:
    """Number the words anew, so that those of documents that went are not kept, and count them."""
    none: Row = np.empty(0, dtype=np.int32)
    used, numbers = np.unique(
        np.concatenate([none, *(leaf.words for leaf in leaves)]), return_inverse=True
    )
    words = numbers.astype(np.int32)
    lengths = np.concatenate([none, *(leaf.lengths for leaf in leaves)])
    np.save(folder / shelf.WORDS, words)
    np.save(folder / shelf.LENGTHS, lengths)
    listed = list(vocabulary.numbers)
    rows = np.split(words, np.cumsum(lengths)[:-1])
    write_lexical(folder, rows, [listed[number] for number in used.tolist()])
