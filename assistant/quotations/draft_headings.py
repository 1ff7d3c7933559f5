"""Headings of a draft: the document that 四、垃圾处理费 is about, where nothing below names one.

Its title has all words of the heading, in their order, and no other title of those in force has.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.documents.lines import GENRES
from assistant.documents.model import PolicyDocument
from assistant.library.wording import letters_of
from assistant.question.document_names import Mention, genres

HEADING = re.compile(
    r"^[ \t\u3000]*(?P<label>[一二三四五六七八九十]{1,3}、|"
    r"第[一二三四五六七八九十]+(?:[章节]|部分|[，、]))(?P<words>[^\n]*)",
    re.MULTILINE,
)
_OF_YEAR = re.compile(
    rf"(?P<year>20\d\d)年度?(?P<genre>{'|'.join(sorted(GENRES, key=len, reverse=True))})"
    r"(?![\u4e00-\u9fff]*》)(?!书|单|栏)"
)
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_LEAD = re.compile(r"^(?:关于|进一步|加强|做好|落实|推进|规范|抓好|开展|办理|发放)+")
_SHORTEST, _LONGEST, _RUN = 4, 12, 2
"""Letters of a heading that says what a document is about; of the runs of it in a title."""


def heading_above(text: str, at: int) -> str:
    """Return the words of the heading under which a place stands, "" where under none."""
    last = ""
    for match in HEADING.finditer(text):
        if match.start() > at:
            break
        last = match["words"]
    return last


def headed(heading: str, documents: Sequence[PolicyDocument]) -> tuple[PolicyDocument, ...]:
    """Return the documents whose title has all the words of a heading, in their order."""
    letters = _LEAD.sub("", letters_of(_BRACKETED.sub("", heading)))
    if not _SHORTEST <= len(letters) <= _LONGEST:
        return ()
    return tuple(d for d in documents if any(_has(letters_of(t), letters) for t in d.titles))


def _has(title: str, letters: str) -> bool:
    at = done = 0
    while at < len(letters):
        sizes = range(len(letters) - at, _RUN - 1, -1)
        size = next((n for n in sizes if letters[at : at + n] in title[done:]), 0)
        if not size:
            return False
        done = title.index(letters[at : at + size], done) + size
        at += size
    return True


def of_year(words: str, heading: str, documents: Sequence[PolicyDocument]) -> Iterator[Mention]:
    """Yield 2025年批复, where one document of the year and the 文种 fits the heading above it."""
    for match in _OF_YEAR.finditer(words):
        dated = [
            d
            for d in documents
            if d.date and d.date.year == int(match["year"]) and match["genre"] in genres(d)
        ]
        fitting = headed(heading, dated)
        if len(fitting) == 1:
            yield Mention(match[0], *match.span(), fitting)
