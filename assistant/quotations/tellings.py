"""What a draft tells in its own words: its statements, without what names their source.

Of 14号文还规定：新生儿90天内参保（第一条） the statement is 新生儿90天内参保.
"""

import re
from collections.abc import Iterator

from assistant.quotations.context import Context
from assistant.quotations.draft_names import DraftSpan
from assistant.quotations.named import SAYS
from assistant.quotations.named_again import without_pointers
from assistant.quotations.statements import statement_spans

_SENTENCE = re.compile(r"[^。；;\n]+")
_PART = re.compile(r"[^，,：:]+")
_SOURCE = re.compile(r"[（(][^（()）]{0,20}第[^（()）]{1,12}[条款项][）)]")
"""The source of a statement in brackets behind it."""
_LEAD = re.compile(r"[：:]\s*")
_LABEL = re.compile(r"\s*(?:[—–\-·•●▶★☆◇◆□*]|[（(]?[\d一二三四五六七八九十]{1,3}[.．、）)])\s*")
_MARKS = re.compile(r"[\s，,、]*")


def sentences(context: Context) -> Iterator[DraftSpan]:
    """Yield from where to where the sentences of a draft go that are no rows of a table."""
    for match in _SENTENCE.finditer(context.own):
        if "\t" not in match[0]:
            yield match.span()


def statements(context: Context, sentence: DraftSpan) -> Iterator[DraftSpan]:
    """Yield where the statements of a sentence stand in the draft."""
    begun, done = sentence
    text = without_pointers(context.own[begun:done])
    text = _SOURCE.sub(lambda m: "。" * len(m[0]), text)
    for first, last in statement_spans(text):
        start = _behind_source(context, text, (first, last), begun)
        if start < last:
            yield begun + start, begun + last


def _behind_source(context: Context, text: str, span: DraftSpan, by: int) -> int:
    """Return where a statement begins behind its label, the names of its source and a colon."""
    first, last = span
    if label := _LABEL.match(text, first, last):
        first = label.end()
    ends = (end - by for end in context.sections.ends(by + first, by + last))
    named = [end for end in ends if text[end : end + 1] not in ("）", ")")]
    if named:
        said = SAYS.match(text, named[-1])
        first = said.end() if said else named[-1]
    lead = list(_LEAD.finditer(text, first, last))
    start = lead[-1].end() if lead else first
    behind = _MARKS.match(text, start, last)
    return behind.end() if behind else start


def parts(context: Context, statement: DraftSpan) -> list[DraftSpan]:
    """Return the parts of a statement from comma to comma, where it has several."""
    found = [m.span() for m in _PART.finditer(context.own, *statement)]
    return found if len(found) > 1 else []
