"""The words of a question: what to search for, the documents' words for it, misspellings."""

import copy
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.documents.text import fold
from assistant.library.lexicon import Lexicon
from assistant.library.own_words import TOTAL
from assistant.library.segment import Segmenter
from assistant.model.encoder import Vectors
from assistant.question.number_forms import number_forms
from assistant.question.spelling import Correction, Speller, corrected
from assistant.question.traditional import simplified

_LONGEST = 400
_TRIVIAL, _TELLING = 7.0, 12.0
"""Surprise, -ln of the share of all words, from which a word begins to tell something (开, 按), and
from which it tells all it can (担保人); fitted by the questions of benchmarks.evidence."""
_PIECE = re.compile(rf"(?s:.{{1,{_LONGEST - 1}}}[^\u4e00-\u9fff]|.{{1,{_LONGEST}}})")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word as people say it, which stands in the question, and what documents write for it."""

    word: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """A text in words, ready for search.

    `text` is what is embedded (misspelt words put right), `terms` the words that carry it,
    `expansions` the documents' words for what people say, `corrections` what was read differently,
    `spoken` which words the lexicon has those expansions for; `telling`, for each term, how much
    such a word tells in the language at large, 0 (来, 开, 买) to 1.
    """

    text: str
    terms: tuple[str, ...]
    expansions: tuple[str, ...]
    corrections: tuple[Correction, ...]
    spoken: tuple[Spoken, ...] = ()
    telling: Mapping[str, float] = field(default_factory=dict)
    embed: Callable[[str], Vectors] | None = field(default=None, repr=False, compare=False)
    _made: list[Vectors] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def vector(self) -> Vectors:
        """The unit vector of the text; the model is loaded when the first is asked for.

        It is kept without `cached_property`, whose lock before Python 3.12 is one for all texts.
        """
        assert self.embed is not None  # noqa: S101  what is searched for was read by a Reader
        if not self._made:
            self._made.append(self.embed(self.text))
        return self._made[0]


class Analyst:
    """Turns what people type into what is searched for, with the lexicon's tables."""

    def __init__(
        self,
        lexicon: Lexicon,
        segmenter: Segmenter,
        speller: Speller,
        embed: Callable[[str], Vectors] | None = None,
    ) -> None:
        """Keep the tools, and the tables in the form in which questions are compared."""
        self._lexicon = lexicon
        tables = (lexicon.synonyms, lexicon.aliases)
        self._said_for = [Spoken(fold(w), n) for table in tables for w, n in table.items()]
        self._segmenter = segmenter
        self._speller = speller
        self._embed = embed

    def literal(self) -> "Analyst":
        """Return this analyst, which takes every word for what is typed."""
        made = copy.copy(self)
        made._speller = Speller((), self._segmenter)
        return made

    def analyse(self, text: str) -> Words:
        """Return the words of one text."""
        plain = simplified(text)
        corrections = self._speller.corrections(plain)
        read = corrected(plain, corrections)
        terms = self.content_terms(read)
        spoken = tuple(s for piece in _pieces(read) for s in self._spoken(piece))
        written = [w for s in spoken for n in s.names for w in self._segmenter.index_terms(n)]
        written += [word for piece in _pieces(read) for word in self._written(piece)]
        if plain != text:
            written += self.content_terms(text)
        own = frozenset(terms)
        expansions = dict.fromkeys(w for w in written if w not in own)
        telling = {term: self._tells_at_large(term) for term in terms}
        return Words(read, terms, tuple(expansions), corrections, spoken, telling, self._embed)

    def _tells_at_large(self, term: str) -> float:
        """Return how much a word tells in the language at large; one that it lacks tells all."""
        count = self._segmenter.frequency(term)
        surprise = math.log(TOTAL / count) if count else _TELLING
        return min(1.0, max(0.0, (surprise - _TRIVIAL) / (_TELLING - _TRIVIAL)))

    def _written(self, text: str) -> Iterator[str]:
        """Yield the documents' words for what `text` shortens or counts."""
        spoken = self._lexicon.synonyms
        for name in self._speller.long_forms(text):
            yield from self._segmenter.index_terms(name) if name not in spoken else ()
        for form in number_forms(text):
            yield from (w for w in self._segmenter.index_terms(form) if _tells(w))

    def content_terms(self, text: str) -> tuple[str, ...]:
        """Return the words of `text` that carry something to search for, each once."""
        stop = self._lexicon.stopwords
        words = (w for piece in _pieces(text) for w in self._segmenter.index_terms(piece))
        return tuple(dict.fromkeys(w for w in words if w not in stop))

    def _spoken(self, text: str) -> list[Spoken]:
        """Return the colloquial words and aliases that stand in `text`.

        A word that only stands inside a longer one is not said: no 保险 in 养老保险.
        """
        folded = fold(text)
        bounds = self._segmenter.bounds(folded)
        said = [s for s in self._said_for if _stands_in(s.word, folded, bounds)]
        longer = sorted((s.word for s in said), key=len, reverse=True)
        return [s for s in said if _stands_in(s.word, _filled(folded, s.word, longer), bounds)]


def _pieces(text: str) -> list[str]:
    """Return `text` in pieces, cut at punctuation where there is some.

    jieba's search for new words takes the square of the length of what it does not know.
    """
    return [text] if len(text) <= _LONGEST else _PIECE.findall(text)


def _filled(text: str, word: str, longer: Sequence[str]) -> str:
    """Return `text`, as long as it is, without the words of `longer` in which `word` stands."""
    for other in longer:
        if word in other and word != other:
            text = text.replace(other, " " * len(other))
    return text


def _tells(word: str) -> bool:
    """Say whether a word of a number tells something: 5, 万元, 五年; not 万, 年, 五."""
    return len(word) > 1 or word.isdecimal()


def _stands_in(word: str, text: str, bounds: frozenset[int]) -> bool:
    """Say whether `word` stands in `text` at a word bound: not 小区 in 缩小|区域.

    One end is enough: the dictionary cuts 冷|库存 where 冷库 was meant.
    """
    at = text.find(word)
    while at >= 0:
        if at in bounds or at + len(word) in bounds:
            return True
        at = text.find(word, at + 1)
    return False
