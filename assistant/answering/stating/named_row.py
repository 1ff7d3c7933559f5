"""A row of a table with its cells by the names of their columns, units and bands counted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.calculation.stated.bands import Reach, read_bands
from assistant.calculation.stated.document_provisions import provisions_of
from assistant.documents.model import Clause, PolicyDocument

_HAN = re.compile(r"[\u4e00-\u9fff]")
_UNIT = re.compile(r"^(?P<name>.*?)[（(](?P<unit>[^（）()]{1,6})[）)]$")


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row with its cells by the names of their columns, what it takes over from above first."""

    document: PolicyDocument
    clause: Clause

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """The names of the columns with what stands under them, empty cells left out."""
        texts = [c.strip() for c in self.clause.text.split("\t")]
        names = (*self.clause.columns, *("" for _ in texts[len(self.clause.columns) :]))
        pairs = zip(names, texts, strict=False)
        return tuple((name, text) for name, text in pairs if text)

    @property
    def names(self) -> tuple[str, ...]:
        """The cells that say what the row is of: words, its own and those merged from above.

        A cell that begins with a figure is a value (430元/人), unless it bounds one: 10吨以上.
        """
        words = (text for _, text in self.cells if _HAN.search(text))
        own = (t for t in words if not t[0].isdigit() or any(read_bands(t)))
        return (*own, *self.clause.path[2:])

    @property
    def units(self) -> Mapping[str, str]:
        """The units by the names of their columns, that of the whole table (单位：元) too."""
        read = (p for p in provisions_of(self.document) if p.clause.id == self.clause.id)
        return {p.own: p.unit.text for p in read}

    @property
    def bands(self) -> tuple[Reach, ...]:
        """From where to where the row is for: 90至99周岁."""
        return tuple(band for _, text in self.cells for band in read_bands(text))

    def said(self) -> str:
        """Return the row as one line, each value with the unit that its column gives."""
        units = self.units
        return "，".join(_valued(name, text, units.get(name, "")) for name, text in self.cells)


def parted(name: str) -> tuple[str, str]:
    """Return the name of a column and the unit that it gives in brackets."""
    match = _UNIT.match(name)
    return (match["name"], match["unit"]) if match else (name, "")


def _valued(name: str, text: str, of_table: str) -> str:
    bare, own = parted(name)
    unit = own or of_table
    counted = unit if text.replace(".", "").replace(",", "").isdigit() else ""
    return f"{bare} {text}{counted}".strip()
