"""Quotation marks: the runs of a draft that stand between them, nested ones as part of the outer.

“ ” and ‘ ’ and 「 」 and 『 』 open and close; " only alternates. A pair ends within its paragraph,
unless the paragraphs behind begin with the opening mark again, as a long quotation is printed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

PAIRS = {"“": "”", "「": "」", "『": "』", "‘": "’", '"': '"'}
_CLOSING = frozenset(PAIRS.values())
_TITLE = re.compile(r"《(?:[^《》\n]|《[^《》\n]{1,80}》){1,150}》")
LONGEST = 5_000
"""Characters of one quotation; a mark that is not closed by then was left open."""


@dataclass(frozen=True, slots=True)
class Run:
    """What stands between quotation marks, from `start` to `end` without them."""

    start: int
    end: int


def quoted_runs(text: str) -> tuple[tuple[Run, ...], int]:
    """Return the outermost runs of `text` in its order, and how many marks were left open."""
    runs: list[Run] = []
    left_open = at = 0
    while at < len(text):
        if text[at] == "《":
            at = _behind_title(text, at)
            continue
        if text[at] not in PAIRS or _is_apostrophe(text, at):
            at += 1
            continue
        end = _closing(text, at)
        if end is None:
            left_open += text[at] != "‘"
            at += 1
            continue
        runs.append(Run(at + 1, end))
        at = end + 1
    return tuple(runs), left_open


def _behind_title(text: str, at: int) -> int:
    """Return where the title that begins at `at` ends: marks in it are part of a name."""
    title = _TITLE.match(text, at)
    return title.end() if title else at + 1


def _is_apostrophe(text: str, at: int) -> bool:
    return text[at] == "‘" and text[at - 1 : at].isascii() and text[at - 1 : at].isalpha()


def _closing(text: str, at: int) -> int | None:
    """Return where the mark that closes the one at `at` stands; None when there is none."""
    opening, closing = text[at], PAIRS[text[at]]
    depth = 1
    for place in range(at + 1, min(len(text), at + LONGEST)):
        character = text[place]
        if character == closing:
            depth -= 1
            if not depth:
                return place
        elif character == opening and not _begins_paragraph(text, place):
            depth += 1
        elif character == "\n" and not _goes_on(text, place, opening):
            return _innermost(text, at, place)
    return None


def _innermost(text: str, at: int, end: int) -> int | None:
    """Return the first closing mark in an unbalanced paragraph: a mark was doubled or left out."""
    place = text.find(PAIRS[text[at]], at + 1, end)
    return place if place >= 0 else None


def _begins_paragraph(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def _goes_on(text: str, at: int, opening: str) -> bool:
    """Say whether a quotation goes on behind the line end at `at`.

    Either the next paragraph opens with the mark again, or the line was broken inside a sentence.
    """
    rest = text[at:].lstrip() if len(text) - at < 200 else text[at : at + 200].lstrip()
    broken_off = text[at - 1 : at] not in "。！？”』」"
    return rest[:1] == opening or broken_off or PAIRS[opening] in rest.split("\n", 1)[0]


def outside(text: str, runs: tuple[Run, ...]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of `text` between the runs."""
    at = 0
    for run in runs:
        yield at, run.start
        at = run.end
    yield at, len(text)


def blanked(text: str, runs: tuple[Run, ...]) -> str:
    """Return `text` with each run as so many blanks: what the draft itself says."""
    pieces: list[str] = []
    at = 0
    for run in runs:
        pieces += [text[at : run.start], " " * (run.end - run.start)]
        at = run.end
    return "".join([*pieces, text[at:]])
