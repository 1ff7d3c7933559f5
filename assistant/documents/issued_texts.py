"""Where a text that a file issues begins by its title alone, without 附件 or a date before.

A decision that changes two 办法 prints both anew behind itself, a 通知 may issue three 办法. What
begins there has a title that names its 文种 and a first number right below it, and the file says
so: its name stands in 《》 before, or numbers of that kind have been counted already.
"""

import re
from collections.abc import Sequence

from assistant.documents import lines as written
from assistant.documents.layout import Paragraph
from assistant.documents.lines import LONGEST_LINE, SENTENCE
from assistant.documents.numbering import Level, Opening
from assistant.documents.text import fold

_FIRSTS = (Level.BOOK, Level.CHAPTER, Level.ARTICLE, Level.HEADING)
_CONTENTS = re.compile(r"目\s*[录次]")
_NAMED = re.compile(r"[《〈]([^《》〈〉]{4,60})[》〉]")
_LOOKED_AT = 4
"""Lines below a title in which its first number stands, behind 题注 and 目录."""
_LONGEST_TITLE = 2 * LONGEST_LINE
_LEAST_TITLE = 4
_STOPS, _MARKS = "。；：:，、！？；", "《（(“"
"""What a title does not end with, and does not begin with."""


def issued_starts(lines: Sequence[Paragraph]) -> frozenset[int]:
    """Return the indexes of the lines at which the titles of issued texts begin."""
    found: set[int] = set()
    counted: set[Level] = set()
    names: set[str] = set()
    for at, line in enumerate(lines):
        length = _title_length(lines, at) if counted or names else 0
        if length and _begins(lines, at, length, counted, names):
            found.add(at)
            counted = set()
        opened = line.opened
        if opened and opened.level <= Level.HEADING:
            counted.add(opened.level)
        if "《" in line.text:
            names |= {fold(name) for name in _NAMED.findall(line.text)}
    return frozenset(found)


def _begins(
    lines: Sequence[Paragraph], at: int, length: int, counted: set[Level], names: set[str]
) -> bool:
    """Say whether the file told of the text that is named here, or counted such numbers before."""
    named = fold("".join(p.text for p in lines[at : at + length])) in names
    first = _first_number(lines, at + length, prose=named)
    return first is not None and (named or first.level in counted)


def _title_length(lines: Sequence[Paragraph], at: int) -> int:
    """Return how many lines the title of a text has that begins here: one or two, else 0."""
    if at == 0 or not _may_name(lines[at]):
        return 0
    for length in (1, 2):
        part = lines[at : at + length]
        whole = "".join(p.text for p in part)
        short = _LEAST_TITLE <= len(whole) <= _LONGEST_TITLE
        if short and written.genre_of(whole) and all(map(_may_name, part)):
            return length if _may_begin(lines[at - 1]) else 0
    return 0


def _may_begin(before: Paragraph) -> bool:
    """Say whether a text may begin behind this line, which is no part of a longer title."""
    return not _may_name(before) or written.is_signature(before.text)


def _may_name(line: Paragraph) -> bool:
    text = line.text
    if len(text) > _LONGEST_TITLE or text[-1:] in _STOPS or text[:1] in _MARKS or line.cells:
        return False
    known = written.is_date(text) or written.belongs_to_tail(text) or _CONTENTS.fullmatch(text)
    return not (known or SENTENCE.search(text) or "，" in text or line.opened)


def _first_number(lines: Sequence[Paragraph], at: int, *, prose: bool) -> Opening | None:
    """Return the number 第一条 or 一、 that stands here, with only 题注 before it, or `prose`."""
    for line in lines[at : at + _LOOKED_AT]:
        opened = line.opened
        if opened:
            return opened if opened.number == 1 and opened.level in _FIRSTS else None
        remark = written.is_remark(line.text) or written.ends_title(line.text)
        said = prose and SENTENCE.search(line.text)
        if not (remark or said or _CONTENTS.fullmatch(line.text)):
            return None
    return None
