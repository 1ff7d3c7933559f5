"""Automatic numbering: the label that Word prints before a paragraph and writes nowhere.

A document may show 第一条 or （一） where its file has only "the list 3, level 1"; the lists are in
`word/numbering.xml` (ECMA-376 part 1, 17.9). An abstract list holds the levels and the count; what
paragraphs name is an instance of one, which may start a level anew.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from docx.oxml.ns import qn

from assistant.documents.readers.list_numerals import numeral
from assistant.documents.readers.word.word_xml import WordElement, child, integer, switch, value

LEVELS = 9
"""Levels that a list of Word has."""
NO_LIST = "0"
"""The instance that a paragraph names to have no number where its style would give one."""
MAX_LABEL = 100
"""Characters of a level's pattern that are read: enough for any label, too few to do harm."""

_HAN = re.compile(r"[\u4e00-\u9fff]")
_PLACE = re.compile(r"%([1-9])")
_CLOSED = re.compile(r"[、）)．.，,：:】〕\]①-⑳㊀-㊉\s]$")
"""A label that ends so stands right before its text; after others print leaves a gap."""
_ENDS_IN_FIGURE, _FIGURE = re.compile(r"\d[.．]$"), re.compile(r"\s*\d")


@dataclass(frozen=True, slots=True)
class ListItem:
    """A paragraph's place in a list: the instance that it names, and the level, 0 to 8."""

    instance: str
    level: int


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list counts and prints."""

    start: int
    number_format: str
    pattern: str
    gap: bool
    legal: bool
    restart: int | None
    style: str
    properties: WordElement | None
    """What a paragraph of the level looks like (`w:pPr`)."""


@dataclass(frozen=True, slots=True)
class _Instance:
    count: str
    """The abstract list that it counts in."""
    levels: Mapping[int, ListLevel]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of one document, and how far each has counted."""

    instances: Mapping[str, _Instance] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def level(self, item: ListItem) -> ListLevel | None:
        """Return the level that `item` is of, or None when there is no such list."""
        instance = self.instances.get(item.instance)
        return instance.levels.get(item.level) if instance else None

    def level_of_style(self, instance: str, style: str) -> int | None:
        """Return which level of the list a paragraph style is tied to, or None."""
        known = self.instances.get(instance)
        levels = known.levels.items() if known else ()
        return next((at for at, level in levels if level.style == style), None)

    def label(self, item: ListItem) -> str:
        """Count `item` and return its label as printed; "" for a bullet or an unknown list."""
        instance, level = self.instances.get(item.instance), self.level(item)
        if instance is None or level is None:
            return ""
        self._count(item, instance, level)
        if level.number_format == "bullet" and not _HAN.search(level.pattern):
            return ""
        counts = self._counts[instance.count]
        return _PLACE.sub(lambda place: _number(int(place[1]) - 1, level, instance, counts),
                          level.pattern)  # fmt: skip

    def _count(self, item: ListItem, instance: _Instance, level: ListLevel) -> None:
        counts = self._counts.setdefault(instance.count, {})
        if item.instance not in self._begun:
            self._begun.add(item.instance)
            for at in instance.starts:
                counts.pop(at, None)
        start = instance.starts.get(item.level, level.start)
        counts[item.level] = counts[item.level] + 1 if item.level in counts else start
        for at in range(item.level + 1, LEVELS):
            if _begins_anew(instance.levels.get(at), item.level):
                counts.pop(at, None)


def with_label(label: str, text: str, *, gap: bool) -> str:
    """Return `text` after its label, with a full-width space between where print has a gap.

    "一、" and "（一）" close themselves, "第一条" does not; nor does "1." before another figure,
    which would make 1.2021 of it.
    """
    figures = _ENDS_IN_FIGURE.search(label) and _FIGURE.match(text)
    apart = gap and label and text and (figures or not _CLOSED.search(label))
    return f"{label}\u3000{text}" if apart else label + text


def read_numbering(root: WordElement | None, styles: WordElement | None) -> Numbering:
    """Return the lists of `word/numbering.xml`; `styles` is where some lists are only named."""
    if root is None:
        return Numbering()
    abstract = {e.get(qn("w:abstractNumId"), ""): e for e in root.iterchildren(_ABSTRACT)}
    numbers = {e.get(qn("w:numId"), ""): e for e in root.iterchildren(_NUM)}
    named = _lists_of_styles(styles)
    instances = {}
    for key, number in numbers.items():
        count = value(number, "w:abstractNumId")
        link = value(abstract.get(count), "w:numStyleLink")
        if link:
            count = value(numbers.get(named.get(link, "")), "w:abstractNumId")
        instances[key] = _instance(number, count, abstract.get(count))
    return Numbering(instances)


_ABSTRACT, _NUM = qn("w:abstractNum"), qn("w:num")


def _lists_of_styles(styles: WordElement | None) -> dict[str, str]:
    found = () if styles is None else styles.iterchildren(qn("w:style"))
    return {
        style.get(qn("w:styleId"), ""): value(style, "w:pPr", "w:numPr", "w:numId")
        for style in found
        if style.get(qn("w:type")) == "numbering"
    }


def _instance(number: WordElement, count: str, abstract: WordElement | None) -> _Instance:
    levels = _levels(abstract)
    starts = {}
    for override in number.iterchildren(qn("w:lvlOverride")):
        at = integer(override.get(qn("w:ilvl")))
        levels |= _levels(override)
        start = value(override, "w:startOverride")
        if start:
            starts[at] = integer(start, 1)
    return _Instance(count, levels, starts)


def _levels(parent: WordElement | None) -> dict[int, ListLevel]:
    found = () if parent is None else parent.iterchildren(qn("w:lvl"))
    return {integer(lvl.get(qn("w:ilvl"))): _level(lvl) for lvl in found}


def _level(lvl: WordElement) -> ListLevel:
    formats = list(lvl.iter(qn("w:numFmt")))
    restart = value(lvl, "w:lvlRestart")
    return ListLevel(
        start=integer(value(lvl, "w:start")),
        # The last is the fallback, where the first is in the words of a newer program.
        number_format=value(formats[-1]) if formats else "decimal",
        pattern=value(lvl, "w:lvlText")[:MAX_LABEL],
        gap=value(lvl, "w:suff") != "nothing",
        legal=bool(switch(lvl, "w:isLgl")),
        restart=integer(restart) if restart else None,
        style=value(lvl, "w:pStyle"),
        properties=child(lvl, "w:pPr"),
    )


def _begins_anew(level: ListLevel | None, used: int) -> bool:
    """Say whether an item on level `used` lets a deeper level start anew."""
    return level is None or level.restart is None or used < level.restart


def _number(at: int, level: ListLevel, instance: _Instance, counts: Mapping[int, int]) -> str:
    """Return the number that stands for %1, %2, … in a label: the count of that level."""
    other = instance.levels.get(at)
    if other is None:
        return ""
    number = counts.get(at, instance.starts.get(at, other.start))
    return numeral(number, "decimal" if level.legal else other.number_format)
