"""Plain: a sentence as it is compared, however it was dressed up, and what no sentence may hold.

A figure stays a figure in full width, in circles, in capitals, with marks of Markdown or invisible
characters inside. A character that is neither ordinary nor in the documents is nothing that a
reader of policy documents should have to interpret, so its sentence is not shown.
"""

import re
import unicodedata
from functools import lru_cache

from assistant.documents.text import raised_beside

_UNSEEN = frozenset(("Cf", "Mn", "Me", "Cc", "So", "Co", "Cn"))
"""Categories that are dropped: what joins, covers, encloses or decorates other characters."""
_SAME = str.maketrans(
    "壹贰叁肆伍陆柒捌玖拾佰仟萬億〇○貳參陸両點條",
    "一二三四五六七八九十百千万亿零零二三六两点条",
) | {ord("廿"): "二十", ord("卅"): "三十", ord("俩"): "两个", ord("仨"): "三个", ord("∶"): ":"}
_SPACE = re.compile(r"(?<![\d.,]) +| +(?![\d.,])")
_EMPHASIS = re.compile(r"[*_]+")
_SHARES = re.compile(r"(?<=[百千万])份之")
_ORDINARY = re.compile(
    "[^\u4e00-\u9fff㐀-䶿0-9A-Za-z０-９ａ-ｚＡ-Ｚ"
    " \n\u3000，。、；：？！“”‘’「」『』（）〔〕【】［］《》〈〉—–…·～％￥＋－＝．"
    ",.;:?!\"'()\\[\\]%/+×÷=*#>~¥‰①-⑳-]"
)
_LATIN = re.compile(r"[a-z]+")


_CHANGES = re.compile("[^ -~\u4e00-\u9fff]")
"""What may have another form than its own: all but plain Latin and common Chinese characters."""


@lru_cache(maxsize=65_536)
def _seen(character: str) -> str:
    if character.isspace():
        return character if character in "\t\n" else " "
    if unicodedata.category(character) in _UNSEEN:
        return ""
    return unicodedata.normalize("NFKC", character)


def plain(text: str) -> str:
    """Return `text` in one width and case, without spaces, emphasis and invisible characters.

    A space between two digits stays, and so do the ends of cells and lines, so that two figures of
    a table do not become one.
    """
    bare = _EMPHASIS.sub("", text)
    kept = raised_beside(bare)
    seen = _CHANGES.sub(lambda m: m[0] if m.start() in kept else _seen(m[0]), bare)
    return _SHARES.sub("分之", _SPACE.sub("", seen.lower().translate(_SAME)))


def visible(text: str) -> str:
    """Return `text` without the characters that a reader does not see, or that only decorate."""
    if not _ORDINARY.search(text):
        return text
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) not in _UNSEEN)
    return "".join(kept)


def strangers(text: str) -> frozenset[str]:
    """Return the characters of `text` that are in no ordinary sentence."""
    return frozenset(_ORDINARY.findall(text))


def latin(text: str) -> frozenset[str]:
    """Return the words in Latin letters of a `plain` text."""
    return frozenset(_LATIN.findall(text))
