"""Revisions: what a 题注 tells of the text below it, and what one clause became in another text.

（2023年4月10日某政办发〔2023〕8号印发　根据2025年3月10日《…》修正）: the text is that of
2025, though its number and its 成文日期 are those of 2023.
"""

import re
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from assistant.documents.dates import ANY_DATE, DATE, read_date
from assistant.documents.document_number import find_document_numbers
from assistant.documents.model import Clause, Element, PolicyDocument
from assistant.documents.text import fold

_REVISED = re.compile(r"修[正订改]")
_BEGINS = re.compile(rf"自{ANY_DATE}起(?:施行|实施|执行|生效)")
_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》){2,100})》")
_ALIKE = 0.5
"""From this share of common characters on, a clause of the same number is the same clause."""
_MOVED = 0.75
"""From this share on, one of another number is."""
_SHORTEST_COMPARED = 8


@dataclass(frozen=True, slots=True)
class Revision:
    """The last revision that a 题注 names: its day, and the number key and title of the order.

    `begins` is the day from which the 题注 says that the text applies. Each is None or "" where it
    does not say it.
    """

    day: date | None
    number_key: str
    title: str
    begins: date | None = None

    def orders(self, paper: PolicyDocument) -> bool:
        """Say whether `paper` is what ordered the revision: by its number, else by its title."""
        if not paper.publication.orders:
            return False
        if self.number_key and paper.number_key:
            return self.number_key == paper.number_key
        return bool(self.title) and _bare(self.title) in map(_bare, paper.titles)


def revision_of(document: PolicyDocument) -> Revision | None:
    """Return the last revision that the 题注 of a document names, None where it names none.

    （修订草案征求意见稿） under a title names none: the text is not adopted.
    """
    if not document.publication.orders:
        return None
    remarks = [c.text for c in document.clauses if c.element is Element.REMARK]
    text = next((t for t in remarks if _REVISED.search(t)), "")
    if not text:
        return None
    stated = _BEGINS.search(text, text.rfind("修"))
    revised = text[: stated.start()] if stated else text
    own = document.number_key
    keys = [n.key for n in find_document_numbers(text) if n.key != own]
    titles = _TITLE.findall(text)
    last = max(_days(revised), default=None)
    begins = read_date(stated.group()) if stated else None
    return Revision(last, keys[-1] if keys else "", titles[-1] if titles else "", begins)


def last_passed(document: PolicyDocument) -> date | None:
    """Return the day on which a text was last revised, failing that passed, by its 题注."""
    revision = revision_of(document)
    remark = document.element(Element.REMARK)
    return revision.day if revision else max(_days(remark.text if remark else ""), default=None)


def _days(text: str) -> list[date]:
    return [d for m in DATE.finditer(text) if (d := read_date(m.group()))]


def counterpart(clause: Clause, text: PolicyDocument) -> Clause | None:
    """Return what `clause` is in another text of its document: the same words, else its number.

    Words go before numbers, for an article put in moves all that follow. None where the other text
    has no such clause.
    """
    if clause.element is not None:
        return text.element(clause.element)
    words = body(clause)
    alike = [c for c in text.clauses if (c.layer, c.kind) == (clause.layer, clause.kind)]
    named = next((c for c in alike if c.label == clause.label), None)
    same = [c for c in alike if body(c) == words]
    if same:
        return named if named in same else same[0]
    if named and (len(words) < _SHORTEST_COMPARED or _share(words, body(named)) >= _ALIKE):
        return named
    best = max(alike, key=lambda c: _share(words, body(c)), default=None)
    return best if best and _share(words, body(best)) >= _MOVED else None


def _bare(title: str) -> str:
    """Return a title without the marks of titles, which are others inside of a title."""
    return re.sub("[《》〈〉<>]", "", fold(title))


def body(clause: Clause) -> str:
    """Return the words of a clause, folded, without its number."""
    text = fold(clause.text)
    label = fold(clause.label)
    return text.removeprefix(label) if label else text


def _share(one: str, other: str) -> float:
    """Return how much of two texts is common, 0 to 1."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()
