"""Printed pages: lines with their places on the paper, from a PDF, a scan or an OFD, to text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One printed line and its box, in points from the top left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A ruled table: its box on the page, and the text of its cells row by row."""

    rows: tuple[tuple[str, ...], ...]
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size in points, its lines, and its tables (whose lines are not in `lines`)."""

    width: float
    height: float
    lines: tuple[PrintedLine, ...]
    tables: tuple[PrintedTable, ...] = ()
