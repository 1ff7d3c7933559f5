"""Short names that a draft gives to documents: 《某办法》（以下简称《办法》）."""

import re
from collections.abc import Callable, Iterator, Mapping

from assistant.documents.model import PolicyDocument
from assistant.question.short_titles import KIND

_CALLED = (
    r"(?P<between>[^《》\n]{0,60}?)(?:简称|以?下统?称)(?:为)?[：:]?\s*"
    r"(?:[“\"《]+(?P<short>[^”\"》\n]{2,20})[”\"》]|(?P<bare>[\u4e00-\u9fff]{2,12})(?=[）)，,。；]))"
)
_TITLED = re.compile(rf"《(?P<name>(?:[^《》\n]|《[^《》\n]*》){{4,80}})》{_CALLED}")
"""A title, in which there may be another: 《关于修改〈某办法〉的决定》."""
_NUMBERED = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{1,10}}\s*[〔\[（(【]\d{{4}}[〕\]）)】]\s*\d{{1,4}}\s*号)[^。]{{0,4}}?"
    rf"[（(]{_CALLED}"
)
_LIST = re.compile(
    r"(?P<titles>《[^《》\n]{4,80}》(?:[^《》。\n]{0,40}《[^《》\n]{4,80}》)+)[^《》。\n]{0,40}?"
    r"分别(?:简称|称)(?:为)?[：:]?\s*(?P<shorts>(?:[、和与及]?《[^《》\n]{2,20}》){2,})"
)
"""《甲市某办法》和《乙市某细则》（以下分别简称《办法》《细则》）."""
_IN_MARKS = re.compile(r"《([^《》\n]+)》")
_LONG = 4
"""Letters of a short name that stands for its document without 《》, too."""
Held = tuple[PolicyDocument, ...]


def short_names(
    text: str, titled: Callable[[str], Held], numbered: Callable[[str], Held]
) -> Mapping[str, Held]:
    """Return the documents for which the short names of a draft stand; () where none is held.

    Where no document has the title, its number between the title and the short name tells it.
    """
    found = {_short(m): numbered(m["name"]) for m in _NUMBERED.finditer(text)}
    found |= {
        _short(m): titled(m["name"]) or numbered(m["between"]) for m in _TITLED.finditer(text)
    }
    return found | {short: titled(name) for short, name in _in_turn(text)}


def _in_turn(text: str) -> Iterator[tuple[str, str]]:
    """Yield the short names that are given to as many documents at once, with their titles."""
    for match in _LIST.finditer(text):
        shorts, names = (_IN_MARKS.findall(match[group]) for group in ("shorts", "titles"))
        if len(shorts) <= len(names):
            yield from zip(shorts, names[-len(shorts) :], strict=True)


def _short(match: re.Match[str]) -> str:
    return match["short"] or match["bare"]


def written_so(short: str, words: str) -> Iterator[re.Match[str]]:
    """Yield where a short name stands in words: in 《》, or alone when it can be nothing else."""
    kind = next((m for m in KIND.finditer(short) if m.end() == len(short)), None)
    alone = kind and len(short) >= _LONG
    return re.finditer(f"《{re.escape(short)}》" + (f"|{re.escape(short)}" if alone else ""), words)
