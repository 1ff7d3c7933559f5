"""What a paper says was before: 补贴由每人每天60元提高到80元, 登记期限延长至11月10日.

Whoever gives the 60元 as the rule under that paper gives what it has changed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.documents.model import PolicyDocument
from assistant.library.wording import letters_of
from assistant.question.places import Place
from assistant.quotations.counted_amounts import Amount, amounts_of
from assistant.quotations.equal_quantities import measure

_VERB = (
    r"(?:提高|调[整减]|[上下]调|增加|降低|减少|延长|缩短|放宽|扩大|压减|推迟|顺延|变更|改)"
    r"[到至为]"
)
_FROM = re.compile(
    rf"[由从](?:原来的?)?(?P<was>[^，,。；;\n由从]{{1,20}}?){_VERB}(?P<now>[^，,。；;\n]{{1,20}})"
)
_TO = re.compile(rf"(?P<noun>[\u4e00-\u9fff]{{4,12}}?){_VERB}(?P<now>\d[^，,。；;\n]{{1,16}})")
_BEFORE = 16
"""Letters before 由 in which what was changed is named."""
_IN_COMMON, _NOUN = 3, 4
"""Letters of its name that the draft has, too; the same where only what is now is said."""
_DATE = re.compile(r"\d+月\d+日")


@dataclass(frozen=True, slots=True)
class Raised:
    """A figure of before where a paper names it, and what it says is now."""

    place: Place
    was: Amount | None
    now: str


def raised(document: PolicyDocument, words: str) -> Iterator[Raised]:
    """Yield what a paper says was before, where words give that as the rule."""
    if _FROM.search(words) or _TO.search(words):
        return
    mine = {measure(a) for a in amounts_of(words)}
    for clause in document.clauses:
        place = Place(document, clause)
        for match in _FROM.finditer(clause.text):
            named = letters_of(clause.text[max(0, match.start() - _BEFORE) : match.end("was")])
            was = [a for a in amounts_of(clause.text) if match.start() < a.start < match.end("was")]
            same = [a for a in was if measure(a) in mine]
            if same and _have_in_common(named, letters_of(words)):
                yield Raised(place, same[0], match["now"])
        yield from _moved(place, words)


def _moved(place: Place, words: str) -> Iterator[Raised]:
    """Yield what a day was moved to, where words have what was moved with another day."""
    for match in _TO.finditer(place.clause.text):
        noun = match["noun"][-_NOUN:]
        if noun in words and _DATE.search(words) and match["now"] not in words:
            yield Raised(place, None, match["now"])


def _have_in_common(one: str, other: str) -> bool:
    """Say whether texts have so many letters in common that they name one thing."""
    letters = re.sub(r"\d+", " ", one)
    runs = (letters[at : at + _IN_COMMON] for at in range(len(letters) - _IN_COMMON + 1))
    return any(" " not in run and run in other for run in runs)
