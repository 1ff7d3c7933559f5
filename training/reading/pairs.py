"""Pairs of a question and a clause, in pieces: what the reader learns from."""

import json
import random
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from assistant.model.reader_pieces import Paired, folded, paired
from training.reading.written import fifth

Record = dict[str, Any]
_OTHERS, _OWN = 1, 2
"""Wrong clauses of other documents and of its own that are learned with a question, an epoch."""
_ALIKE = 0.2
"""Titles that share so much may be of like policies, of which a question may mean either."""
_SHORTENED, _IN_FULL = 3, 0.35
"""Letters from which 县 or 市 may be left out of a name, and how often it is not."""
_JOINED = ("", "", "", "这边", "的", "，", "这里")
UNKNOWN = -1
_STEP = 16


@dataclass(frozen=True, slots=True)
class Pair:
    """A question with a clause in pieces, and what is to be learned of it.

    `label` is 0 (not), 1 (partly) or 2 (states); `starts` and `ends` are the pieces in which its
    answers begin and end; `affirms` is 1 or 0, or `UNKNOWN` where nothing is to be affirmed.
    """

    pieces: tuple[int, ...]
    first: int
    label: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    affirms: int


def read_records(files: Sequence[Path], fifths: Collection[int]) -> list[Record]:
    """Return the questions of files with their candidates, of documents in some of the fifths."""
    lines = (line for file in files for line in file.open(encoding="utf-8"))
    return [record for record in map(json.loads, lines) if fifth(record["document"]) in fifths]


def question_of(record: Record) -> str:
    """Return the question of a record with the turns before it."""
    return folded(record["history"], record["question"])


def placed(record: Record, share: float, rng: random.Random) -> Record:
    """Return a record, a `share` of all with the place of the document before the question.

    People whose library has several places say of which they ask (岩口的老年食堂几点开门). Those
    who write questions about one county hardly ever do, and a reader that learned from them alone
    takes the name for a part of what is asked.
    """
    place, asked = record.get("of", ""), record["question"]
    named = not place or record["place"] or record["history"] or place[:2] in asked
    if named or rng.random() >= share:
        return record
    name = place if len(place) < _SHORTENED or rng.random() < _IN_FULL else place[:-1]
    return record | {"question": f"{name}{rng.choice(_JOINED)}{asked}"}


def pair_of(tokenizer: Tokenizer, record: Record, candidate: Record) -> Pair:
    """Return a question with one of its candidates, in pieces."""
    made = paired(tokenizer, question_of(record), candidate["text"])
    starts, ends = _answers(made, candidate["spans"])
    true = {"true": 1, "false": 0}.get(record["premise"], UNKNOWN)
    label = candidate["label"] if starts or not candidate["spans"] else UNKNOWN
    return Pair(made.pieces, made.first, label, starts, ends, true if starts else UNKNOWN)


def _answers(
    made: Paired, spans: Sequence[Sequence[int]]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    found = [made.pieces_of(start, end) for start, end in spans]
    kept = [each for each in found if each]
    return tuple(start for start, _ in kept), tuple(end for _, end in kept)


def chosen(record: Record, rng: random.Random) -> list[Record]:
    """Return the candidates that are learned with a question in one epoch.

    All that answer and all that tempt, and some others by chance. A clause of another document
    whose title is alike is left out, unless the question names a place: it may answer too.
    """
    candidates = record["candidates"]
    sure = [c for c in candidates if c["label"] or c["tempting"]]
    left = [c for c in candidates if not c["label"] and not c["tempting"] and not c["gold"]]
    own = [c for c in left if c["own"]]
    others = [c for c in left if not c["own"] and (c["alike"] < _ALIKE or record["place"])]
    return [*sure, *_some(own, _OWN, rng), *_some(others, _OTHERS, rng)]


def _some(items: list[Record], count: int, rng: random.Random) -> list[Record]:
    return rng.sample(items, min(count, len(items)))


def together(groups: Sequence[Sequence[Pair]], room: int) -> Iterator[list[int]]:
    """Yield the places of all groups in batches of like length, of at most `room` pieces.

    There are few lengths and few sizes: torch makes itself ready anew for each that it meets.
    """
    alike: dict[int, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        alike[rounded(max(len(pair.pieces) for pair in group))].append(place)
    for length, own in alike.items():
        held: list[int] = []
        rows = 0
        for place in own:
            if held and rows + len(groups[place]) > room // length:
                yield held
                held, rows = [], 0
            held.append(place)
            rows += len(groups[place])
        yield held


def rounded(length: int) -> int:
    """Return the length to which a pair is filled up with blanks."""
    return -(-length // _STEP) * _STEP
