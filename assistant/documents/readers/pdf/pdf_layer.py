"""Which pages of a PDF have a text layer that cannot be believed, page by page and font by font.

A font that names its characters wrongly may set the whole page, the title or only the figures, so
each font is judged by itself: on its page, and where it has little there, by what fonts of that
name set on all pages. Figures of a wrong font may look like figures; dates show that they are none.
The layer that a scanner's own recognition left, which nobody has seen, must be better than print.
"""

import ctypes
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from assistant.documents.readers.page.legibility import Legibility
from assistant.documents.readers.page.printed import PrintedLine
from assistant.documents.readers.pdf.pdf_characters import Character, Characters
from assistant.documents.readers.pdf.pdf_lines import goes_on

_LOST = 4
"""Characters on a page that are printed and have no code, which no good font has."""
_FEWEST_LETTERS = 3
"""Characters of a font on a page from which on the page cannot be read without them."""
_IN_DATES = re.compile(r"(\S)(?=[年月日](?!报|历|常|末|底|初|均|度|内|以))")
_NO_FIGURE = re.compile("[!-),-/:-@A-WYZ\\[-^`a-wyz{-~\xa1-\u02af\ue000-\uf8ff\x01-\x1f\ufffd]")
"""What stands before 年 in no text: a mark or a letter that is no blank to fill in, as X is."""
_DATE = re.compile(
    r"(?<!\d)(?P<year>\d{4})\s*(?:年(?:\s*(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,2})\s*日)?)?"
    r"|(?<=[〔\[［]\d{4})[〕\]］])"
)
_YEARS, _MONTHS, _DAYS = range(1800, 2101), range(1, 13), range(1, 32)
_FEWEST_DATES = 2
"""Dates that cannot be, before it is said that the figures are wrong, and not one of them."""


@dataclass(frozen=True, slots=True)
class PageLayer:
    """The text layer of a page: its pieces of lines, what each font set, and what it lost.

    `hidden` says that the text cannot be seen on the picture that the page is.
    """

    pieces: str
    fonts: dict[int, str]
    names: dict[int, str]
    lost: int = 0
    hidden: bool = False


def layer_of(printed: Characters, lines: Sequence[PrintedLine], *, hidden: bool) -> PageLayer:
    """Return the text layer of a page; call it while the page is open, for fonts are named."""
    pieces = "\n".join(line.text for line in lines)
    alone = len({c.font for c in printed.upright}) < 2
    fonts = {c.font: pieces for c in printed.upright[:1]} if alone else _by_font(printed.upright)
    names = {font: _name(font) for font in fonts}
    return PageLayer(pieces, fonts, names, printed.lost, hidden)


def _by_font(characters: Iterable[Character]) -> dict[int, str]:
    """Return what each font sets; what does not stand together is on lines of its own."""
    parts: defaultdict[int, list[str]] = defaultdict(list)
    before: Character | None = None
    for character in characters:
        own = parts[character.font]
        if before is None or before.font != character.font or not goes_on(before, character):
            own.append("\n")
        own.append(character.text)
        before = character
    return {font: "".join(own) for font, own in parts.items()}


def _name(font: int) -> str:
    size = 128
    name = ctypes.create_string_buffer(size)
    pdfium.FPDFFont_GetBaseFontName(ctypes.cast(font, pdfium.FPDF_FONT), name, size)
    return name.value.decode("utf-8", "replace")


def unreadable(layers: Sequence[PageLayer]) -> set[int]:
    """Return the indices of the pages whose text layer cannot be believed."""
    wrong = _fonts_that_lie(layers)
    found = {
        index
        for index, layer in enumerate(layers)
        if layer.lost >= _LOST
        or not _is_readable(layer)
        or any(_sets(layer, font) for font in layer.names if (index, font) in wrong)
    }
    if _figures_lie(layers):
        found |= {i for i, layer in enumerate(layers) if re.search(r"\d|[年月日]", layer.pieces)}
    return found


def _is_readable(layer: PageLayer) -> bool:
    seen = Legibility(layer.pieces)
    return seen.is_good_layer if layer.hidden else seen.is_language is not False


def _sets(layer: PageLayer, font: int) -> bool:
    letters = sum(not c.isspace() for c in layer.fonts[font])
    return letters >= _FEWEST_LETTERS


def _fonts_that_lie(layers: Sequence[PageLayer]) -> set[tuple[int, int]]:
    """Return the fonts, by the index of their page, whose text is no language.

    Where a font has little, it is what fonts of its name are elsewhere, or all together.
    """
    said: defaultdict[str, dict[tuple[int, int], bool | None]] = defaultdict(dict)
    for index, layer in enumerate(layers):
        for font, name in layer.names.items():
            seen = Legibility(layer.fonts[font], of_font=True)
            said[name][index, font] = seen.is_language
    wrong = {place for places in said.values() for place, true in places.items() if true is False}
    for name, places in said.items():
        unsure = [place for place, true in places.items() if true is None]
        if name and True not in places.values() and _lie_together(layers, unsure, places):
            wrong.update(unsure)
    return wrong


def _lie_together(
    layers: Sequence[PageLayer],
    unsure: Sequence[tuple[int, int]],
    places: Mapping[tuple[int, int], bool | None],
) -> bool:
    if False in places.values():
        return True
    together = "\n".join(layers[index].fonts[font] for index, font in unsure)
    return len(unsure) > 1 and Legibility(together, of_font=True).is_language is False


def _figures_lie(layers: Sequence[PageLayer]) -> bool:
    """Say whether the figures are wrong: dates are of marks, or cannot be."""
    pieces = [layer.pieces for layer in layers]
    before = [c for text in pieces for c in _IN_DATES.findall(text)]
    marks = [c for c in before if _NO_FIGURE.match(c)]
    if len(marks) > _FEWEST_DATES and len(marks) > sum(c.isdigit() for c in before):
        return True
    dates = [match for text in pieces for match in _DATE.finditer(text)]
    impossible = sum(not _is_possible(date) for date in dates)
    return impossible >= _FEWEST_DATES and impossible > len(dates) / 2


def _is_possible(date: re.Match[str]) -> bool:
    parts = zip(("year", "month", "day"), (_YEARS, _MONTHS, _DAYS), strict=True)
    return all(date[part] is None or int(date[part]) in known for part, known in parts)
