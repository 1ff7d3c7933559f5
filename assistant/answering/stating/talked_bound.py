"""The bound for a turn that goes on about a document: how well a clause must fit to answer it.

The document is known, so a clause that has what such a turn asks for (在哪儿办) need not say much
of it. Where the turn has a word that the document lacks (那棉花呢), what fits alike is of another
thing.
"""

from collections.abc import Sequence

from assistant.answering.stating.readings import BOUND, Read
from assistant.answering.turn import Turn
from assistant.documents.text import fold
from assistant.question.kinds.kind import Sort

_STRANGE = 1.1
"""The fit from which a clause answers a turn with a word that the document has not; set by hand: of
40 turns that no document of eight answers 32 are then not answered, by BOUND alone 28."""
_KNOWN = -2.75
"""The fit from which it answers one whose kind of thing it writes."""
_TRIVIAL = 0.35
"""Words that tell no more in the language at large are no sign: 一起, 需要."""


def fitting_reads(turn: Turn, reads: Sequence[Read]) -> list[Read]:
    """Return the clauses that fit well enough to answer, best first."""
    if not turn.question.follows or turn.question.named:
        return [each for each in reads if each.fit >= BOUND]
    if _has_strange_word(turn):
        return [each for each in reads if each.fit >= _STRANGE]
    return [r for r in reads if r.fit >= BOUND or (r.fit >= _KNOWN and writes_asked(turn, r))]


def writes_asked(turn: Turn, read: Read) -> bool:
    """Say whether a clause of the document of the talk writes the kind of thing asked for."""
    question, found = turn.question, read.evidence
    if not question.follows or found.document not in question.documents:
        return False
    written = fold(f"{found.clause.title}{found.clause.text}")
    return any(kind.found_in(written) for kind in question.asks[Sort.ATTRIBUTE])


def _has_strange_word(turn: Turn) -> bool:
    """Say whether a word of the turn's own is in no clause of the document, nor a name for it."""
    question, lexicon = turn.question, turn.library.lexicon
    if not question.documents:
        return False
    printed = fold("".join(f"{d.title}{c.text}" for d in question.documents for c in d.clauses))
    words = question.subject
    named = {w for s in words.spoken for w in (s.word,) if any(fold(n) in printed for n in s.names)}
    telling = (t for t in words.terms if len(t) > 1 and words.telling.get(t, 0.0) > _TRIVIAL)
    known = (t for t in telling if turn.library.segmenter.knows(t))
    return any(
        not any(fold(name) in printed for name in (term, *lexicon.written(term)))
        and not any(term in word or word in term for word in named)
        for term in known
    )
