"""How close a sentence is to a question: the share of its words that the sentence says.

A sentence need not name what it stands under: the heading of its clause, the subject of its
document, the words that lead its list in.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answering.stating.measuring_words import BENEFIT, MEASURE, MEASURE_NOUN
from assistant.answering.stating.titled_subjects import TitledSubjects
from assistant.answering.turn import Turn
from assistant.documents.short_names import short_names
from assistant.library.passages import sentences
from assistant.question.words import Words
from assistant.retrieval.evidence import Evidence

LEAST_SHARE = 0.3
"""Share of the question's weight that must stand beside a value for the value to answer it."""
_LONGEST_NAMING = 24
_ITEM = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、](?!\d))")


@dataclass(frozen=True, slots=True)
class Close:
    """A sentence that is about the question, and its own share of the question's words, 0 to 1.

    `start` and `end` are its place in its clause's text; `near` are the headings above it.
    """

    share: float
    evidence: Evidence
    start: int
    end: int
    near: str

    @property
    def sentence(self) -> str:
        """The words of the sentence, as printed."""
        return self.evidence.clause.text[self.start : self.end]


def close_sentences(turn: Turn, evidence: Sequence[Evidence]) -> list[Close]:
    """Return the sentences that are about the question, in the order of `evidence`.

    A sentence may go on about what the one before it named, so both together must reach the bound.
    """
    question, heads = _asked_words(turn), _heads(turn)
    titles = TitledSubjects(turn, heads)
    close = []
    for found in _talked_of(turn, evidence):
        near, about = _heading(found), _subject(found)
        for start, sentence, around in _with_lead(sentences(found.clause.text)):
            words = _words(turn, f"{near} {sentence}")
            titled = titles.says_rest(found, _words(turn, about), words)
            whole = _words(turn, f"{about} {near} {around}")
            if not titled and _share(turn, question, whole) < LEAST_SHARE:
                continue
            if titled or not heads or heads & words:
                own = _share(turn, question, words)
                under = f"{near} {about}" if titled else near
                close.append(Close(own, found, start, start + len(sentence), under))
    return close


def with_list(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of a sentence with the list that it leads in (下列条件：), if it does."""
    if not text[start:end].rstrip().endswith(("：", ":")):
        return start, end
    for piece in sentences(text[end:]):
        if not _ITEM.match(piece):
            break
        end += len(piece)
    return start, end


def _asked_words(turn: Turn) -> Words:
    """Return the words that the sentences should say.

    What only names the document need not stand in its sentences: 批复给了多少钱. Nor need the topic
    of a talk: 多久能办下来, of what the document is about.
    """
    question = turn.question
    if not question.documents:
        return question.words
    left = question.beside_names if question.named else question.subject
    return replace(left, terms=tuple(t for t in left.terms if not MEASURE.match(t)))


def _talked_of(turn: Turn, evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """Return what is of the document of the talk, where it is that which a turn asks about."""
    question = turn.question
    if question.named or not question.documents:
        return evidence
    return [found for found in evidence if found.document in question.documents]


def _heading(found: Evidence) -> str:
    """Return the headings of a clause: 第六条 因病救助。 names itself in its first sentence.

    A row of a table stands under the names of its columns.
    """
    clause = found.clause
    first, *more = sentences(clause.text) or [""]
    naming = first if more and len(first) <= _LONGEST_NAMING else ""
    return " ".join((clause.title, naming, *clause.columns))


def _subject(found: Evidence) -> str:
    """Return what the document of a clause is about, and what it calls that for short."""
    document = found.document
    return " ".join((document.title_of(found.clause), *short_names(document)))


def _with_lead(pieces: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield where each sentence starts, it, and it behind the one that leads it or its list in."""
    before = lead = ""
    start = 0
    for piece in pieces:
        around = lead if _ITEM.match(piece) and lead else before
        yield start, piece, f"{around} {piece}"
        if piece.rstrip().endswith(("：", ":")):
            lead = piece
        before = piece
        start += len(piece)


def _heads(turn: Turn) -> frozenset[str]:
    """Return the two weightiest own words of the question that the library knows: its subject.

    What people say and no document does is there by the documents' words for it.
    """
    index = turn.library.lexical
    own = turn.question.subject
    known: list[str] = []
    for words in (own.terms, own.expansions):
        known = [t for t in words if t in index.frequency and not MEASURE.match(t)]
        if known:
            break
    subject = [t for t in known if not MEASURE_NOUN.search(t)] or known
    heads = sorted(subject, key=index.weight, reverse=True)[:2]
    spoken = (s for s in own.spoken if not BENEFIT.fullmatch(s.word))
    unsaid = (s for s in spoken if not turn.library.says(s.word))
    terms = turn.library.segmenter.index_terms
    return frozenset((*heads, *(t for s in unsaid for n in s.names for t in terms(n))))


def _words(turn: Turn, text: str) -> frozenset[str]:
    return frozenset(turn.library.segmenter.index_terms(text))


def _share(turn: Turn, question: Words, words: Collection[str]) -> float:
    """Return how much of the question's weight these words say, its best synonym at half."""
    index = turn.library.lexical
    known = [t for t in question.terms if t in index.frequency]
    most = sum(index.weight(t) for t in known)
    held = sum(index.weight(t) for t in known if t in words)
    held += 0.5 * max((index.weight(t) for t in question.expansions if t in words), default=0.0)
    return held / most if most else float(bool(turn.question.documents))
