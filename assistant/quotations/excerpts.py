"""Excerpts: below a line that names a document, lines that begin with its articles and their words.

《某条例》（国务院令第5号）, and then 第十六条　…, 第二十七条　…, as a handout prints them. Rules of
the draft's own begin so, too: only words that are like those of the article count.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.library.wording import letters_of
from assistant.question.references import from_chain
from assistant.question.resolving import Region
from assistant.question.written_places import find_chains
from assistant.quotations.checked import Manner, Quotation
from assistant.quotations.context import Context, quotation
from assistant.quotations.draft_names import DraftSpan
from assistant.quotations.likeness import is_of
from assistant.quotations.named import Named

_ARTICLE = re.compile(
    r"[ \t\u3000]*(?P<label>第[^，。；：\n]{1,8}条(?:第[^，。；：\n]{1,4}款)?)[ \t\u3000]+"
    r"(?P<words>[^\n]+)"
)
_ENDS = "。；;"
_FEWEST = 8
_LONGEST_HEADING = 80


def excerpts(context: Context, taken: Sequence[DraftSpan]) -> Iterator[Quotation]:
    """Yield the words of articles in lines below one that names their document."""
    above: Named | None = None
    at = 0
    for line in context.own.splitlines(keepends=True):
        found = _ARTICLE.match(line)
        if found is None:
            above = _heading(context, at, line) if line.strip() else above
        elif above and not any(s < at + len(line) and at < e for s, e in taken):
            yield from _excerpt(context, above, at, found)
        at += len(line)


def _heading(context: Context, at: int, line: str) -> Named | None:
    """Return the document that a line names which is no sentence."""
    words = line.strip()
    if words[-1:] in _ENDS or len(words) > _LONGEST_HEADING:
        return None
    end = at + len(line)
    named = (n for n in context.attribution.everything if at <= n.start and n.end <= end)
    return next((n for n in named if n.documents and not n.names_clause), None)


def _excerpt(context: Context, above: Named, at: int, line: re.Match[str]) -> Iterator[Quotation]:
    words = line["words"].rstrip().rstrip(_ENDS)
    start = at + line.start("words")
    span = start, start + len(words)
    if len(letters_of(words)) < _FEWEST or context.draft.text[slice(*span)] != words:
        return
    named = _article(above, at, line)
    verdict = context.judge.judge(words, named) if named else None
    if named and verdict and is_of(verdict, named):
        yield quotation(words, span, Manner.UNMARKED, verdict, named)


def _article(above: Named, at: int, line: re.Match[str]) -> Named | None:
    """Return the article that a line begins with, of the document in the line above."""
    chains = find_chains(line["label"])
    found = [from_chain(c, [Region(d) for d in above.documents]) for c in chains]
    places = tuple(p for r in found for p in r.places)
    start, end = (at + place for place in line.span("label"))
    written = f"{above.written}{line['label']}"
    return Named(written, start, end, above.documents, places) if places else None
