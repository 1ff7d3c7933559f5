"""Question analysis: the words to search for, the documents' words for them, misspellings."""

from dataclasses import dataclass

from assistant.documents.text import fold
from assistant.library.lexicon import Lexicon
from assistant.library.segment import Segmenter
from assistant.retrieval.spelling import Correction, Speller


@dataclass(frozen=True, slots=True)
class Question:
    """A question ready for search.

    `text` is what is embedded (misspelt words put right), `terms` the words that carry it,
    `expansions` the documents' words for what people say, `corrections` what was read differently.
    """

    text: str
    terms: tuple[str, ...]
    expansions: tuple[str, ...]
    corrections: tuple[Correction, ...]


class Analyst:
    """Turns what people type into what is searched for, with the lexicon's tables."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter, speller: Speller) -> None:
        """Keep the tools, and the tables in the form in which questions are compared."""
        self._lexicon = lexicon
        tables = (lexicon.synonyms, lexicon.aliases)
        self._said_for = [(fold(w), names) for table in tables for w, names in table.items()]
        self._segmenter = segmenter
        self._speller = speller

    def analyse(self, text: str) -> Question:
        """Analyse one standalone question."""
        corrections = self._speller.corrections(text)
        read = self._read(text, corrections)
        terms = self.content_terms(read)
        said = self._said(read)
        written = dict.fromkeys(t for w in said for t in self._segmenter.index_terms(w))
        return Question(read, terms, tuple(w for w in written if w not in terms), corrections)

    def _read(self, text: str, corrections: tuple[Correction, ...]) -> str:
        meant = [c.meant for c in corrections if c.written not in text]
        for correction in corrections:
            text = text.replace(correction.written, correction.meant)
        return " ".join([text, *meant])

    def content_terms(self, text: str) -> tuple[str, ...]:
        """Return the words of `text` that carry something to search for, each once."""
        stop = self._lexicon.stopwords
        words = self._segmenter.index_terms(text)
        return tuple(dict.fromkeys(w for w in words if w not in stop))

    def _said(self, text: str) -> list[str]:
        """Return the documents' words for the colloquial words and aliases in `text`."""
        folded = fold(text)
        bounds = self._segmenter.bounds(folded)
        return [
            written
            for word, names in self._said_for
            if _stands_in(word, folded, bounds)
            for written in names
        ]


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
