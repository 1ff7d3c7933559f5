"""Writing a snapshot: documents are written one by one, as they come, then what joins them."""

import json
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import numpy as np

from assistant.library.snapshot import folded_texts, folder, passage_table, stored_documents
from assistant.library.snapshot.indexed_document import IndexedDocument
from assistant.library.snapshot.lexical import Vocabulary, WordNumbers, write_lexical
from assistant.library.snapshot.record_file import RecordWriter

_RECORD_FILES = (
    stored_documents.HEADS, stored_documents.TEXTS, stored_documents.CLAUSES,
    passage_table.CONTEXTS, folded_texts.CLAUSES, folded_texts.TEXTS,
)  # fmt: skip
_Sizes = tuple[int, int, int, int]
"""How many clauses, passages, contexts and words a document has."""


def write_snapshot(
    target: Path, documents: Iterable[IndexedDocument], vocabulary: Vocabulary
) -> None:
    """Write a snapshot of `documents` into `target`; their words are numbered in `vocabulary`."""
    with ExitStack() as files:
        writers = [files.enter_context(RecordWriter(target / name)) for name in _RECORD_FILES]
        written = [_write_records(document, writers) for document in documents]
    ends = np.cumsum([(0, 0, 0, 0), *(sizes for sizes, _ in written)], axis=0, dtype=np.int64)
    rows = [_numbered_through(each, at) for (_, each), at in zip(written, ends, strict=False)]
    np.save(target / folder.ENDS, ends)
    none = np.empty(0, dtype=passage_table.ROW)
    np.save(target / passage_table.ROWS, np.concatenate([none, *rows]))
    arrays = [each for _, each in written]
    origins = json.dumps([each.origin for each in arrays])
    (target / folder.ORIGINS).write_text(origins, encoding="utf-8")
    _save_ids(target, arrays)
    _save_words(target, arrays, vocabulary)


def _write_records(
    document: IndexedDocument, files: Sequence[RecordWriter]
) -> tuple[_Sizes, IndexedDocument]:
    """Write what is long, and return how much a document has of everything, with its arrays."""
    lists = (
        (document.head,), (document.text,), document.clauses, document.contexts,
        document.folded_clauses, (document.folded_text,),
    )  # fmt: skip
    for file, records in zip(files, lists, strict=True):
        for record in records:
            file.add(record)
    sizes = (
        len(document.clauses), len(document.rows), len(document.contexts), len(document.words),
    )  # fmt: skip
    arrays = replace(
        document, head=b"", text=b"", clauses=(), contexts=(), folded_clauses=(), folded_text=b""
    )
    return sizes, arrays


def _numbered_through(document: IndexedDocument, start: Sequence[int]) -> passage_table.Rows:
    """Return its rows with clauses and contexts numbered from the first document to the last."""
    rows = document.rows.copy()
    rows["clause"] += start[0]
    rows["context"] += start[2]
    return rows


def _save_ids(target: Path, documents: Sequence[IndexedDocument]) -> None:
    none = np.empty(0, dtype=np.uint64)
    hashes = np.concatenate([none, *(document.id_hashes for document in documents)])
    np.save(target / stored_documents.ID_HASHES, hashes)
    np.save(target / stored_documents.ID_ORDER, np.argsort(hashes))


def _save_words(target: Path, documents: Sequence[IndexedDocument], vocabulary: Vocabulary) -> None:
    """Number the words anew, so that those of documents that went are not kept, and count them."""
    none: WordNumbers = np.empty(0, dtype=np.int32)
    used, numbers = np.unique(
        np.concatenate([none, *(document.words for document in documents)]), return_inverse=True
    )
    words = numbers.astype(np.int32)
    lengths = np.concatenate([none, *(document.lengths for document in documents)])
    np.save(target / folder.WORDS, words)
    np.save(target / folder.LENGTHS, lengths)
    listed = list(vocabulary.numbers)
    rows = np.split(words, np.cumsum(lengths)[:-1])
    write_lexical(target, rows, [listed[number] for number in used.tolist()])
