"""What a paragraph or run looks like, as far as it tells what is printed: by itself or by style.

A property may stand on the paragraph, in its list's level, in its style, in one that the style is
based on, or in the defaults; the nearest counts (ECMA-376 part 1, 17.7.2).
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from docx.oxml.ns import qn

from assistant.documents.readers.word.word_numbering import (
    LEVELS,
    NO_LIST,
    ListItem,
    Numbering,
)
from assistant.documents.readers.word.word_xml import WordElement, child, integer, switch, value

_DEPTH = 32
"""Styles based on styles; Word allows far fewer, and a ring of them must end."""
_FIRST = (qn("w:firstLineChars"), qn("w:firstLine"))
_HANGING = (qn("w:hangingChars"), qn("w:hanging"))
_LEFT = (qn("w:leftChars"), qn("w:startChars"), qn("w:left"), qn("w:start"))
_FILLED = (qn("w:tc"), qn("w:txbxContent"))
_WHITE = "FFFFFF"
_ASIDE = frozenset(("center", "right", "end"))
_NARROW = 1280
"""Four characters of 16 points, in twentieths of a point: beyond is no indent but a place."""
_CHARACTER = 2.4
"""A hundredth of a character, in twentieths of a point, for text of 12 points."""


_Asked = Callable[[WordElement | None], bool | None]
"""A question to the properties of a run; None where they do not say."""


def _is_hidden(properties: WordElement | None) -> bool | None:
    return switch(properties, "w:vanish")


def _is_struck(properties: WordElement | None) -> bool | None:
    once, twice = switch(properties, "w:strike"), switch(properties, "w:dstrike")
    return None if once is twice is None else bool(once or twice)


def _is_raised(properties: WordElement | None) -> bool | None:
    place = value(properties, "w:vertAlign")
    return place == "superscript" if place else None


def _is_white(properties: WordElement | None) -> bool | None:
    colour = value(properties, "w:color")
    return colour.upper() == _WHITE if colour else None


def _is_shaded(properties: WordElement | None) -> bool | None:
    grounds = (child(properties, "w:shd"), child(properties, "w:highlight"))
    return True if any(ground is not None for ground in grounds) else None


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set."""

    aside: bool = False
    """In the middle or at the right: a title, a signature; what seems its indent is its place."""
    indented: bool = False
    item: ListItem | None = None


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run is set: hidden and not printed, struck out, above the line, white on white."""

    hidden: bool = False
    struck: bool = False
    raised: bool = False
    white: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of one document; `numbering` because lists indent their paragraphs."""

    root: WordElement | None
    numbering: Numbering
    _by_id: dict[str, WordElement] = field(default_factory=dict)
    _default: str = ""
    _styled: dict[tuple[str, _Asked], bool | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the styles by their ids, and the one of paragraphs that name none."""
        for style in () if self.root is None else self.root.iterchildren(qn("w:style")):
            key = style.get(qn("w:styleId"), "")
            self._by_id[key] = style
            paragraphs = style.get(qn("w:type"), "paragraph") == "paragraph"
            if paragraphs and style.get(qn("w:default")) in ("1", "true", "on"):
                self._default = key

    def look(self, paragraph: WordElement) -> Look:
        """Return how `paragraph` is set."""
        own = child(paragraph, "w:pPr")
        chain = self._chain(value(own, "w:pStyle") or self._default)
        item = self._item(own, chain)
        alignment, indent = "", _Indent()
        for properties in self._layers(own, chain, item):
            alignment = value(properties, "w:jc") or alignment
            indent = indent.under(child(properties, "w:ind"))
        aside = alignment in _ASIDE
        return Look(aside, not aside and indent.seen(), item)

    def run_look(self, properties: WordElement | None, paragraph: WordElement | None) -> RunLook:
        """Return how a run with these properties in this paragraph is set."""
        white = self._is(_is_white, properties, paragraph)
        on_colour = white and (
            self._is(_is_shaded, properties, paragraph) or self._is_on_colour(paragraph)
        )
        return RunLook(
            self._is(_is_hidden, properties, paragraph),
            self._is(_is_struck, properties, paragraph),
            self._is(_is_raised, properties, paragraph),
            white and not on_colour,
        )

    def _is_on_colour(self, paragraph: WordElement | None) -> bool:
        """Say whether a paragraph may stand on a ground that is not white.

        It does where it is shaded; a cell or a box may be filled in many ways, and none is asked.
        """
        if paragraph is None or next(paragraph.iterancestors(*_FILLED), None) is not None:
            return True
        styled = self._chain(value(paragraph, "w:pPr", "w:pStyle") or self._default)
        return any(child(each, "w:pPr", "w:shd") is not None for each in (paragraph, *styled))

    def _is(
        self, asked: _Asked, properties: WordElement | None, paragraph: WordElement | None
    ) -> bool:
        own = asked(properties)
        if own is None:
            own = self._by_style(asked, value(properties, "w:rStyle"))
        if own is None:
            own = self._by_style(asked, value(paragraph, "w:pPr", "w:pStyle"))
        return bool(own)

    def _by_style(self, asked: _Asked, style_id: str) -> bool | None:
        if (style_id, asked) not in self._styled:
            given = [asked(child(style, "w:rPr")) for style in self._chain(style_id)]
            nearest = next((g for g in reversed(given) if g is not None), None)
            self._styled[style_id, asked] = nearest
        return self._styled[style_id, asked]

    def _chain(self, style_id: str) -> list[WordElement]:
        """Return the style and those it is based on, the most basic first."""
        chain: list[WordElement] = []
        while style_id in self._by_id and len(chain) < _DEPTH:
            chain.append(self._by_id[style_id])
            style_id = value(chain[-1], "w:basedOn")
        return chain[::-1]

    def _item(self, own: WordElement | None, chain: list[WordElement]) -> ListItem | None:
        instance, level = "", None
        for style in chain:
            listed = child(style, "w:pPr", "w:numPr")
            instance = value(listed, "w:numId") or instance
            tied = self.numbering.level_of_style(instance, style.get(qn("w:styleId"), ""))
            level = tied if tied is not None else _level(listed, level)
        listed = child(own, "w:numPr")
        instance, level = value(listed, "w:numId") or instance, _level(listed, level)
        return ListItem(instance, level or 0) if instance not in ("", NO_LIST) else None

    def _layers(
        self, own: WordElement | None, chain: list[WordElement], item: ListItem | None
    ) -> list[WordElement | None]:
        """Return the properties that set a paragraph, the nearest last."""
        level = self.numbering.level(item) if item else None
        by_list = level.properties if level else None
        layers = [child(self.root, "w:docDefaults", "w:pPrDefault", "w:pPr")]
        for properties in [*(child(style, "w:pPr") for style in chain), own]:
            if child(properties, "w:numPr") is not None:
                layers.append(by_list)
            layers.append(properties)
        return layers


def _level(listed: WordElement | None, default: int | None) -> int | None:
    given = value(listed, "w:ilvl")
    return min(max(integer(given), 0), LEVELS - 1) if given else default


@dataclass(frozen=True, slots=True)
class _Indent:
    """Indents as far as they are given: of the first line, of the lines after it, of all."""

    first: float = 0
    hanging: float = 0
    left: float = 0

    def under(self, nearer: WordElement | None) -> "_Indent":
        """Return these indents where `nearer` does not say otherwise."""
        if nearer is None:
            return self
        first, hanging = _length(nearer, _FIRST), _length(nearer, _HANGING)
        left = _length(nearer, _LEFT)
        if first is None and hanging is None:
            first, hanging = self.first, self.hanging
        return _Indent(first or 0, hanging or 0, self.left if left is None else left)

    def seen(self) -> bool:
        """Say whether the first line begins a little to the right, as a paragraph's does."""
        return 0 < self.left + self.first - self.hanging <= _NARROW


def _length(indent: WordElement, names: tuple[str, ...]) -> float | None:
    """Return the first of `names` that is given and not 0, in twentieths of a point, else 0.

    Characters come before points; none given is None.
    """
    given = [(name, indent.get(name)) for name in names if indent.get(name) is not None]
    for name, text in given:
        if length := integer(text):
            return length * (_CHARACTER if name.endswith("Chars") else 1)
    return 0 if given else None
