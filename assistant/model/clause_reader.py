"""The clause reader: does a clause state what a question asks, where, and does it affirm it.

Question and clause go through the first layers of the encoder together, with changes of their own;
small heads make a reading of what comes out. Each pair is read by itself, on a core of its own, so
a reading is the same whatever else is read with it.
"""

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import numpy as np

from assistant.model.encoder import cores, opened
from assistant.model.encoder_folder import GRAPH, TOKENIZER, made_folder, open_tokenizer
from assistant.model.onnx_graph import EACH, MARKS, PIECES, PLACES
from assistant.model.reader_file import SHIPPED_READER, Numbers, ReaderFile, read_reader
from assistant.model.reader_pieces import Paired, paired
from assistant.model.wheel_weights import WEIGHTS_SHA256, read_weights, trimmed, wheel_file

_FORMAT = 1
"""To be raised with every change to the graph or the tokenizer that changes a reading."""
_BESIDE = 8
"""Pieces on either side that are still the same place."""
_LONGEST_ANSWER = 80
"""Pieces of the longest answer that is looked for."""


@dataclass(frozen=True, slots=True)
class ClauseReading:
    """What one clause says to a question: all from 0 to 1 except the place of the answer.

    `states` is how sure it is that the clause states what is asked, `partly` that it speaks of it
    and leaves what is asked open. Characters `start` to `end` of what was read hold the answer, if
    there is one, and `placed` is how sure it is of the place. `affirms` is how sure it is that a
    question for yes or no is answered with yes.
    """

    states: float
    partly: float
    start: int
    end: int
    affirms: float
    placed: float = 0.0


class ClauseReader:
    """Reads clauses beside a question. Threads may share it; it is opened when first asked."""

    def __init__(self, models: Path, file: Path = SHIPPED_READER) -> None:
        """Remember the file, and the folder in which the encoder is unpacked."""
        self._models, self._file = models, file
        self._opening = Lock()
        self._opened: _Opened | None = None
        # One for all who ask: with threads of their own, twenty questions would only get in each
        # other's way on two cores.
        self._streams = ThreadPoolExecutor(cores())

    def read(self, question: str, clauses: Sequence[str]) -> tuple[ClauseReading, ...]:
        """Return a reading of each clause, in their order.

        Raises:
            ModelError: the reader cannot be loaded.
        """
        reader = self._reader
        return tuple(self._streams.map(lambda clause: reader.reading(question, clause), clauses))

    @property
    def _reader(self) -> "_Opened":
        with self._opening:  # threads that ask at once open one
            if self._opened is None:
                self._opened = _Opened(self._models, self._file)
            return self._opened


class _Opened:
    """The graph, the tokenizer and the heads."""

    def __init__(self, models: Path, path: Path) -> None:
        file = read_reader(path)
        made_of = f"{_FORMAT}/{WEIGHTS_SHA256}/{hashlib.sha256(path.read_bytes()).hexdigest()}"
        name = f"reader-{hashlib.sha256(made_of.encode()).hexdigest()[:12]}"
        folder = made_folder(models, name, lambda partial: _fill(partial, file))
        self._tokenizer = open_tokenizer(folder)
        self._session = opened(folder / GRAPH)
        self._inputs = {each.name for each in self._session.get_inputs()}
        self._heads = file.heads

    def reading(self, question: str, clause: str) -> ClauseReading:
        pair = paired(self._tokenizer, question, clause)
        length = len(pair.pieces)
        given = {
            PIECES: np.array([pair.pieces], dtype=np.int64),
            PLACES: np.arange(length, dtype=np.int64),
            MARKS: np.array(pair.marks, dtype=np.int64)[:, None],
        }
        (found,) = self._session.run([EACH], {n: v for n, v in given.items() if n in self._inputs})
        return self._made_of(np.asarray(found, dtype=np.float32)[0], pair)

    def _made_of(self, each: Numbers, pair: Paired) -> ClauseReading:
        heads, last = self._heads, len(pair.pieces) - 1
        clause = each[pair.first : last]
        if not len(clause):
            return ClauseReading(0.0, 0.0, 0, 0, 0.0)
        whole = np.concatenate([each[0], clause.mean(axis=0)])
        gathered = np.tanh(_times(heads.gather, whole))
        _, partly, states = _shares(_times(heads.verdict, gathered)).tolist()
        ends = clause @ heads.answer[0].T + heads.answer[1]
        first, final = _best_span(ends)
        start, end = pair.characters(pair.first + first, pair.first + final)
        affirms = 1 / (1 + np.exp(-_times(heads.affirm, gathered)[0]))
        placed = min(_near(ends[:, 0], first), _near(ends[:, 1], final))
        return ClauseReading(states, partly, start, end, float(affirms), placed)


def _times(head: tuple[Numbers, Numbers], value: Numbers) -> Numbers:
    product: Numbers = head[0] @ value + head[1]
    return product


def _shares(values: Numbers) -> Numbers:
    raised = np.exp(values - values.max())
    shares: Numbers = raised / raised.sum()
    return shares


def _near(scores: Numbers, at: int) -> float:
    """Return the share of all pieces' scores that lies on a piece and those beside it."""
    shares = _shares(scores)
    return float(shares[max(0, at - _BESIDE) : at + _BESIDE + 1].sum())


def _best_span(ends: Numbers) -> tuple[int, int]:
    """Return the first and the last piece of the likeliest answer."""
    together = ends[:, None, 0] + ends[None, :, 1]
    allowed = np.triu(np.ones(together.shape, dtype=bool))
    allowed &= ~np.triu(np.ones(together.shape, dtype=bool), _LONGEST_ANSWER)
    best = int(np.where(allowed, together, -np.inf).argmax())
    return divmod(best, len(ends))


def _fill(folder: Path, file: ReaderFile) -> None:
    from assistant.model.arithmetic import Short, Whole  # noqa: PLC0415  only to make a folder
    from assistant.model.encoder_graph import piece_encoder  # noqa: PLC0415  the same
    from assistant.model.tokenizer import make_tokenizer  # noqa: PLC0415

    weights = trimmed(read_weights(wheel_file()))
    arithmetic = Short(file.bounds) if file.bounds else Whole()
    graph = piece_encoder(weights, file.changes, arithmetic, file.layers)
    (folder / GRAPH).write_bytes(graph.SerializeToString())
    make_tokenizer(weights).save(str(folder / TOKENIZER))
