"""The heading that a page gives a document: its title without what the page adds to it.

Sites print the column before the title (【政策文件】…), the number before or behind it, and the
number or the 题注 between the heading and the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.documents.dates import DATE
from assistant.documents.document_number import find_document_numbers
from assistant.documents.lines import genre_of, is_number, is_remark
from assistant.documents.readers.web.web_header import is_header_line, label_of
from assistant.documents.readers.web.web_lines import WebLine

_COLUMN = re.compile(r"\s*[【\[](?!\s*\d)[^】\]]{2,10}[】\]]\s*(?=\S)")
_STANDING = re.compile(
    r"\s*(?:[【\[（(]\s*)?(?:现行|继续|部分)?(?:有效|失效)(?:\s*[】\]）)])?$|"
    r"\s*[【\[（(]\s*已?(?:废止|失效|修改|宣布失效)\s*[】\]）)]$"
)
"""Whether the document applies, which some sites print behind its title."""
_AROUND = " \t\u3000（）()[]【】、，,：:-—_|｜"
_TITLED = re.compile(r"关于|[《》]")
_NOT_WORD = re.compile(r"[\W_]+")
_LINES = 4
"""Lines on which a title is printed, at most."""
_FEWEST = 6
"""Letters of a title that the page's heading may have more of."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The title that a page prints above a document, and the number that it prints in it."""

    title: str = ""
    number: str = ""


def heading_of(lines: Sequence[str]) -> Heading:
    """Return the heading that `lines` print."""
    text = _without_standing(_COLUMN.sub("", "".join(lines), count=1))
    for number in find_document_numbers(text):
        before, after = text[: number.start], text[number.end :]
        if not before.strip(_AROUND):
            rest = after.lstrip(_AROUND)
        elif not after.strip(_AROUND) and before[-1] in " \t\u3000（([【":
            rest = before.rstrip(_AROUND)
        else:
            continue
        if genre_of(rest) or _TITLED.search(rest):
            return Heading(rest, number.printed)
    return Heading(text)


def _without_standing(text: str) -> str:
    bare = _STANDING.sub("", text)
    return bare if genre_of(bare) else text


def below_title(lines: Sequence[WebLine], start: int, end: int) -> list[str]:
    """Return the number and the 题注 that stand between the heading and the text.

    What the header table says there is not printed in the document.
    """
    found = []
    for at in range(start, end):
        text, before = lines[at].text.strip(), lines[at - 1].text if at else ""
        labelled = is_header_line(text) or label_of(before) is not None
        if not labelled and (is_number(text) or (is_remark(text) and DATE.search(text))):
            found.append(text)
    return found


def has_title(lines: Sequence[str], title: str) -> bool:
    """Say whether lines at the beginning, one or several, are the title; to name it is not.

    The text may print it with the office before it, or without the one that the page puts there.
    """
    key = _letters(title)
    return any(
        printed.startswith(key)
        or printed.endswith(key)
        or (len(printed) >= _FEWEST and "关于" in printed and key.endswith(printed))
        for printed in _runs([_letters(line) if not line.endswith("。") else "" for line in lines])
    )


def _runs(lines: Sequence[str]) -> Iterator[str]:
    for start in range(len(lines)):
        for end in range(start + 1, min(start + _LINES, len(lines)) + 1):
            yield "".join(lines[start:end])


def _letters(text: str) -> str:
    return _NOT_WORD.sub("", text).lower()
