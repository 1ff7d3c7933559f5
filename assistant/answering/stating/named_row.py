"""A row of a table with its cells by the names of their columns, units and bands counted."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.calculation.stated.bands import Reach, read_bands
from assistant.calculation.stated.document_provisions import provisions_of
from assistant.documents.model import Clause, PolicyDocument

_HAN = re.compile(r"[\u4e00-\u9fff]")
_TABLE = re.compile(r"表\d+")
_ALONE = re.compile(r"第?(?P<n>\d+(?:\.\d+)?)")
"""A first cell that is a number alone: the row is for that one."""
_COUNTED_BY = (("层", "楼层|层数|所在层"), ("人", "人数|人口"), ("岁", "年龄"), ("年", "年限|工龄"))
"""The units of columns that are named by what they count, and give none in brackets."""
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
    def inherited(self) -> tuple[str, ...]:
        """What the row takes over from those above it: the heading of its group, merged cells."""
        at = next((n for n, name in enumerate(self.clause.path) if _TABLE.fullmatch(name)), None)
        return self.clause.path[at + 1 :] if at is not None else self.clause.path[2:]

    @property
    def filled(self) -> tuple[str, ...]:
        """The cells by the columns, what is merged down from above in its place."""
        texts = [c.strip() for c in self.clause.text.split("\t")]
        texts += [""] * (len(self.clause.columns) - len(texts))
        merged = self.inherited[-_empty_before(texts) :] if _empty_before(texts) else ()
        return (*merged, *texts[len(merged) :])

    @property
    def label(self) -> str:
        """What the row is called: the first of its cells that has a word, else its place."""
        return next((n for n in self.names if _HAN.search(n)), self.clause.label)

    def valued(self, column: str) -> str:
        """Return what stands under a column, with the unit that the column gives; "" for none."""
        text = next((text for name, text in self.cells if name == column), "")
        return _valued("", text, self.units.get(column, "") or parted(column)[1]) if text else ""

    @property
    def names(self) -> tuple[str, ...]:
        """The cells that say what the row is of: words, its own and those merged from above.

        A cell that begins with a figure is a value (430元/人), unless it bounds one: 10吨以上.
        """
        words = (text for _, text in self.cells if _HAN.search(text))
        own = (t for t in words if not t[0].isdigit() or any(read_bands(t)))
        return (*own, *self.inherited)

    @property
    def units(self) -> Mapping[str, str]:
        """The units by the names of their columns, that of the whole table (单位：元) too."""
        read = (p for p in provisions_of(self.document) if p.clause.id == self.clause.id)
        return {p.own: p.unit.text for p in read}

    @property
    def bands(self) -> tuple[Reach, ...]:
        """From where to where the row is for: 90至99周岁, 100以上 in its column's unit."""
        return tuple(self._bands())

    def _bands(self) -> Iterator[Reach]:
        for at, (name, text) in enumerate(self.cells):
            unit = parted(name)[1] or _counted_by(name)
            if at == 0 and unit and (alone := _ALONE.fullmatch(text)):
                value = Decimal(alone["n"])
                yield Reach(value, value, unit, (True, True))
            for band in read_bands(text):
                yield band
                if unit and not band.unit:
                    yield replace(band, unit=unit)

    @property
    def is_of_one(self) -> bool:
        """Whether the row is for one number of what its first column counts: 6 under 楼层."""
        name, text = next(iter(self.cells), ("", ""))
        return bool(parted(name)[1] or _counted_by(name)) and bool(_ALONE.fullmatch(text))

    def said(self) -> str:
        """Return the row as one line, each value with the unit that its column gives."""
        units = self.units
        own = [_valued(name, text, units.get(name, "")) for name, text in self.cells]
        return "，".join((*self.inherited, *own))


def _empty_before(texts: Sequence[str]) -> int:
    """Return how many cells at the beginning of a row are empty."""
    return next((n for n, text in enumerate(texts) if text), 0)


def parted(name: str) -> tuple[str, str]:
    """Return the name of a column and the unit that it gives in brackets."""
    match = _UNIT.match(name)
    return (match["name"], match["unit"]) if match else (name, "")


def _counted_by(name: str) -> str:
    """Return the unit that the name of a column means: 层 of 楼层, "" for none."""
    return next((unit for unit, names in _COUNTED_BY if re.search(names, name)), "")


def _valued(name: str, text: str, of_table: str) -> str:
    bare, own = parted(name)
    unit = own or of_table
    counted = text.replace(".", "").replace(",", "").isdigit()
    bounded = own and not counted and text[:1].isdigit() and text[-1:] in "上下内"
    return f"{name if bounded else bare} {text}{unit if counted else ''}".strip()
