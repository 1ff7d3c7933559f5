"""Short names that a draft gives to documents: 《某办法》（以下简称《办法》）."""

import re
from collections.abc import Callable, Iterator, Mapping

from assistant.documents.model import PolicyDocument
from assistant.question.short_titles import KIND

_CALLED = (
    r"(?P<between>[^《》\n]{0,60}?)简称(?:为)?[：:]?\s*"
    r"(?:[“\"《]+(?P<short>[^”\"》\n]{2,20})[”\"》]|(?P<bare>[\u4e00-\u9fff]{2,12})(?=[）)，,。；]))"
)
_TITLED = re.compile(rf"《(?P<name>(?:[^《》\n]|《[^《》\n]*》){{4,80}})》{_CALLED}")
"""A title, in which there may be another: 《关于修改〈某办法〉的决定》."""
_NUMBERED = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{1,10}}\s*[〔\[（(【]\d{{4}}[〕\]）)】]\s*\d{{1,4}}\s*号)[^。]{{0,4}}?"
    rf"[（(]{_CALLED}"
)
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
    return found | {
        _short(m): titled(m["name"]) or numbered(m["between"]) for m in _TITLED.finditer(text)
    }


def _short(match: re.Match[str]) -> str:
    return match["short"] or match["bare"]


def written_so(short: str, words: str) -> Iterator[re.Match[str]]:
    """Yield where a short name stands in words: in 《》, or alone when it can be nothing else."""
    kind = next((m for m in KIND.finditer(short) if m.end() == len(short)), None)
    alone = kind and len(short) >= _LONG
    return re.finditer(f"《{re.escape(short)}》" + (f"|{re.escape(short)}" if alone else ""), words)
