"""A sum as people read it on the page: thousands marks, and a table that a phone has room for.

Only what people read is changed: an answer and what programs get keep plain digits, and a table
with a column for each fact.
"""

import re
from collections.abc import Iterable, Iterator

_LONG = re.compile(r"(?<![\d.,])\d{4,}(?=(?:\.\d+)?[元人户])")
_FIGURE_COLUMNS = {"| 项目 | 数值 |": slice(2, 3), "| 名称 |": slice(2, -1)}
"""Of the tables of a sum, by how their heads begin, the cells that hold figures."""
_RULE = re.compile(r"^ --- $")
_STEP = re.compile(r"\d+\. .*＝")
_CELL = re.compile(r"(?<!\\)\|")
_WITH_SOURCE = "| 项目 | 数值 | 原话 | 来源 |"
"""The table of the figures of a sum; its last two columns have no room beside each other."""
_JOINED = {"原话": "原话和来源", "---": "---"}
"""What heads and rules of the two columns become; cells of a row are said one after the other."""


def shown_sum(text: str) -> str:
    """Return a sum, as Markdown, in the form that the page shows."""
    return with_marks("\n".join(_narrowed(text.split("\n"))))


def _narrowed(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines; in the table of figures the source is said behind the words."""
    inside = False
    for line in lines:
        inside = line.startswith("|") and (inside or line == _WITH_SOURCE)
        if not inside:
            yield line
            continue
        *cells, words, source, end = _CELL.split(line)
        said = "，".join(filter(None, (words.strip(), source.strip())))
        yield "|".join((*cells, f" {_JOINED.get(words.strip(), said)} ", end))


def with_marks(text: str) -> str:
    """Return a sum whose results have thousands marks: 1,166,313.37元.

    They are its first line, the figures in its tables, set right, and what a step comes to. What a
    user typed and what a document says stays as it is.
    """
    headline, *rest = text.split("\n")
    return "\n".join((marked_figures(headline), *_marked_lines(rest)))


def _marked_lines(lines: Iterable[str]) -> Iterator[str]:
    columns = None
    for line in lines:
        heads = (each for head, each in _FIGURE_COLUMNS.items() if line.startswith(head))
        columns = next(heads, columns if line.startswith("|") else None)
        if columns:
            cells = line.split("|")
            cells[columns] = [marked_figures(_RULE.sub(" ---: ", c)) for c in cells[columns]]
            yield "|".join(cells)
        elif _STEP.match(line):
            before, equals, result = line.rpartition("＝")
            yield f"{before}{equals}{marked_figures(result)}"
        else:
            yield line


def marked_figures(words: str) -> str:
    """Return words with thousands marks in sums of money and counts of people and households."""
    return _LONG.sub(lambda number: f"{int(number[0]):,}", words)
