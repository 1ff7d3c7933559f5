"""Vectors: those of a snapshot's passages, in sealed files. Chroma's index is made of them.

    <folder>/vectors-<model>-<snapshot>/  rows.npy, marks.npy: a row and a mark for each passage
    <folder>/vectors-<model>-<chance>/    the same of what a run that was cut short had embedded

A row belongs to the model and to the mark of the text that was embedded, and to nothing else: it is
used again wherever the same text stands, whatever became of the documents around it.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from uuid import uuid4

import numpy as np
import numpy.typing as npt

from assistant.derived import Told, drop, is_sound, mapped, write_library_folder
from assistant.library.snapshot.folder import Snapshot
from assistant.model.embedder import Embedder
from assistant.model.encoder import Vectors

Marks = npt.NDArray[np.uint64]
_Part = tuple[npt.NDArray[np.float16], Marks]
"""Rows, and the mark of each."""
_ROWS, _MARKS = "rows.npy", "marks.npy"
_BATCH = 2048
"""Passages embedded at a time; the longer the list, the more of them are of one length."""
_SEALED = 4 * _BATCH
"""Passages after which what has been embedded is sealed: a run that is cut short is not lost."""
_NUMBER = np.float16
"""Half as long as they come; the cosine of two changes in the sixth place."""


class PassageVectors:
    """The vectors of the passages of one snapshot, mapped from disk."""

    def __init__(self, folder: Path) -> None:
        """Map a sealed folder."""
        self._rows = mapped(folder / _ROWS)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._rows)

    def of(self, places: npt.NDArray[np.int64] | slice) -> Vectors:
        """Return the vectors of the passages at these places, one row each."""
        rows: Vectors = np.asarray(self._rows[places], dtype=np.float32)
        return rows


def passage_vectors(  # noqa: PLR0913  of what, by what, and where they lie
    snapshot: Snapshot,
    current: bool,
    *,
    folder: Path,
    held_in: Path,
    embedder: Embedder,
    told: Told,
) -> PassageVectors:
    """Return the vectors of a snapshot that has passages; only new texts are embedded.

    They are kept in `folder`; what lies in `held_in`, which may be another, need not be made again.

    Those that no snapshot needs any more are deleted, if this snapshot is the `current` one.

    Raises:
        LibraryError: they cannot be written.
        ModelError: there is something to embed, and the model cannot be loaded.
    """
    model = f"vectors-{embedder.fingerprint}-"
    target = folder / f"{model}{snapshot.key}"
    if not is_sound(target):
        wanted: Marks = snapshot.passages.rows["mark"]
        parts = [part for each in {folder, held_in} for part in _sealed(each, model)]
        held = [marks for _, marks in parts]
        missing = np.flatnonzero(~np.isin(wanted, np.concatenate([wanted[:0], *held])))
        for part in _embedded(folder / model, snapshot, missing, embedder, told):
            parts.append(_part(part))
        write_library_folder(target, partial(_compose, wanted=wanted, parts=parts))
    for stale in {*folder.glob("vectors-*")} - {target} if current else ():
        drop(stale)
    return PassageVectors(target)


def _sealed(folder: Path, model: str) -> list[_Part]:
    """Return what is there already of a model."""
    return [_part(each) for each in sorted(folder.glob(f"{model}*")) if is_sound(each)]


def _part(folder: Path) -> _Part:
    return mapped(folder / _ROWS), mapped(folder / _MARKS)


def _embedded(
    model: Path,
    snapshot: Snapshot,
    missing: npt.NDArray[np.int64],
    embedder: Embedder,
    told: Told,
) -> Iterator[Path]:
    """Embed the passages at these places, each text once, and yield the folders of the vectors."""
    marks: Marks = snapshot.passages.rows["mark"]
    places = missing[np.sort(np.unique(marks[missing], return_index=True)[1])]
    if len(places):
        told(0, len(places))
    done = 0
    for start in range(0, len(places), _SEALED):
        sealed, rows = places[start : start + _SEALED], []
        for at in range(0, len(sealed), _BATCH):
            batch = sealed[at : at + _BATCH].tolist()
            rows.append(embedder.documents([snapshot.passages[p].searched for p in batch]))
            done += len(batch)
            told(done, len(places))
        part = model.with_name(f"{model.name}{uuid4().hex[:8]}")
        write_library_folder(part, partial(_write, rows=np.concatenate(rows), marks=marks[sealed]))
        yield part


def _write(folder: Path, rows: npt.NDArray[np.floating], marks: Marks) -> None:
    np.save(folder / _ROWS, rows.astype(_NUMBER))
    np.save(folder / _MARKS, marks)


def _compose(folder: Path, wanted: Marks, parts: Sequence[_Part]) -> None:
    """Write the rows of the wanted marks, in their order."""
    shape = len(wanted), parts[0][0].shape[1]
    target = np.lib.format.open_memmap(folder / _ROWS, mode="w+", dtype=_NUMBER, shape=shape)
    for rows, marks in parts:
        order = np.argsort(marks)
        places = np.minimum(np.searchsorted(marks, wanted, sorter=order), len(marks) - 1)
        found = order[places]
        here = np.flatnonzero(marks[found] == wanted)
        target[here] = rows[found[here]]
    target.flush()
    np.save(folder / _MARKS, wanted)
