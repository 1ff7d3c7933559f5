"""A quotation with its changes marked: what stays, what was left out, what was put in."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.quotations.checked import Quotation


class Mark(StrEnum):
    """What became of a piece of the source's text."""

    SAME = "same"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class RedlinePiece:
    """Some characters; `layout` says that no word and no figure is changed by them."""

    mark: Mark
    text: str
    layout: bool = False


def redline(quotation: Quotation) -> tuple[RedlinePiece, ...]:
    """Return the quotation in pieces: SAME and OUT are the source's text, SAME and IN the draft's.

    What is not in the library has no source, and all of it stands as it is.
    """
    if quotation.source is None:
        return (RedlinePiece(Mark.SAME, quotation.text),)
    return tuple(piece for piece in _pieces(quotation, quotation.source.quote) if piece.text)


def _pieces(quotation: Quotation, source: str) -> Iterator[RedlinePiece]:
    at = 0
    for change in quotation.changes:
        yield RedlinePiece(Mark.SAME, source[at : change.at])
        yield RedlinePiece(Mark.OUT, change.source, change.layout)
        yield RedlinePiece(Mark.IN, change.quoted, change.layout)
        at = change.at + len(change.source)
    yield RedlinePiece(Mark.SAME, source[at:])
