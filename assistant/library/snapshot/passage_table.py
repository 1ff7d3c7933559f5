"""The passage table: what is indexed, in a fixed order, mapped from disk.

A row says of which clause a passage is a window, and from where to where; the passage itself is
made when it is asked for.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise
from pathlib import Path
from typing import overload

import numpy as np
import numpy.typing as npt

from assistant.derived import mapped
from assistant.library.passages import Passage
from assistant.library.snapshot.record_file import RecordFile
from assistant.library.snapshot.stored_documents import StoredDocuments

ROWS, CONTEXTS = "passages.npy", "contexts.txt"
ROW = np.dtype(
    [(name, "<i4") for name in ("clause", "start", "end", "context")] + [("mark", "<u8")]
)
"""Numbers of the clause and of the context, from where to where in the clause, and the
`mark`: a hash of the text as it is embedded, by which its vector is found again."""
Rows = npt.NDArray[np.void]


class PassageTable(Sequence[Passage]):
    """The passages of all documents, one document after another."""

    def __init__(self, folder: Path, stored: StoredDocuments, ends: list[int]) -> None:
        """Map the table; `ends` is 0, then how many passages there are up to each document."""
        self.rows: Rows = mapped(folder / ROWS)
        self.contexts = RecordFile(folder / CONTEXTS)
        self.ends = np.array(ends)
        self._stored = stored
        self._spans = {d.id: span for d, span in zip(stored.documents, pairwise(ends), strict=True)}

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.rows)

    @overload
    def __getitem__(self, place: int) -> Passage: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Passage, ...]: ...
    def __getitem__(self, place: int | slice) -> Passage | tuple[Passage, ...]:
        """Return the passage at a place, or those of a range."""
        if isinstance(place, slice):
            return tuple(self[i] for i in range(*place.indices(len(self))))
        number, start, end, context, _ = self.rows[place].item()
        document, clause = self._stored.clause_at(number)
        headings = self.contexts[context].decode("utf-8")
        return Passage(document.id, clause.id, clause.text[start:end], headings, start, end)

    def windows(self, places: Sequence[int]) -> list[tuple[int, int, int]]:
        """Return of passages the number of the clause, and from where to where in its text."""
        chosen = self.rows[["clause", "start", "end"]][list(places)]
        windows: list[tuple[int, int, int]] = chosen.tolist()
        return windows

    def within(self, document_ids: Collection[str]) -> npt.NDArray[np.bool_]:
        """Return for each passage whether it is of one of these documents."""
        chosen = np.array([d.id in document_ids for d in self._stored.documents], dtype=bool)
        return np.repeat(chosen, np.diff(self.ends))

    def of_documents(self, marked: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """Return for each document whether one of its passages is `marked`."""
        before = np.concatenate([[0], np.cumsum(marked)])
        counted: npt.NDArray[np.bool_] = np.diff(before[self.ends]) > 0
        return counted

    def keys(self) -> list[str]:
        """Return by what name the vector store knows each: document, place in it, text."""
        marks = self.rows["mark"].tolist()
        return [
            f"{document_id}:{at - start}:{marks[at]:016x}"
            for document_id, (start, end) in self._spans.items()
            for at in range(start, end)
        ]

    def place(self, key: str) -> int | None:
        """Return where the passage of this key is, None when there is no such one."""
        document_id, ordinal, mark = key.rsplit(":", 2)
        start, end = self._spans.get(document_id, (0, 0))
        place = start + int(ordinal)
        return place if place < end and int(self.rows["mark"][place]) == int(mark, 16) else None
