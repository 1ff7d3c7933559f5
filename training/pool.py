"""What the adapter learns from: questions, and the passages that are searched for them.

The vectors of the passages are the plain model's and stay as they are: only how a question is read
is learned. So every passage of the pool can stand against every question, at no cost.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

from assistant.documents.model import PolicyDocument
from assistant.documents.open import open_document
from assistant.documents.parse import parse_document
from assistant.library.lexicon import Lexicon
from assistant.library.passages import Passage, cut, passages
from assistant.library.segment import Segmenter
from assistant.library.snapshot.lexical import LexicalIndex, Vocabulary, write_lexical
from assistant.library.sources import files_of
from assistant.model.embedder import Embedder
from assistant.model.encoder import Vectors
from assistant.question.spelling import Speller
from assistant.question.words import Analyst
from assistant.retrieval.search import coverage
from training.reading.blocks import Shelf
from training.reading.written import Written
from training.statutes import Article, Query, by_law, law_text

Embed = Callable[[Sequence[str]], Vectors]
"""From texts to unit vectors, one row each."""


@dataclass(frozen=True)
class Pool:
    """Passages of statutes and what is asked of them.

    `owners` is for each passage the number of its article, below `articles`; `texts` are the
    questions as they are searched for, `gold` the numbers of the articles that answer each,
    `covered` the coverage of each question in each passage. Passages of no article are left out.
    """

    vectors: Vectors
    owners: npt.NDArray[np.int64]
    articles: int
    texts: tuple[str, ...]
    gold: tuple[tuple[int, ...], ...]
    covered: npt.NDArray[np.float16]


def make_pool(
    articles: Sequence[Article], queries: Sequence[Query], embed: Embed, lexicon: Lexicon,
    segmenter: Segmenter,
) -> Pool:  # fmt: skip
    """Cut, embed and count the articles as a library does; a question that none answers is left."""
    held, words, owners = _cut(articles, segmenter)
    places = {id_: place for place, id_ in enumerate(dict.fromkeys(i for i in owners if i >= 0))}
    answered = [q for q in queries if any(g in places for g in q.gold)]
    texts, covered = _covered(words, [q.question for q in answered], lexicon, segmenter)
    numbers = np.array([places.get(i, -1) for i in owners])
    of_articles = numbers >= 0
    return Pool(
        embed([p.searched for p in held])[of_articles],
        numbers[of_articles],
        len(places),
        texts,
        tuple(tuple(places[g] for g in q.gold if g in places) for q in answered),
        covered[:, of_articles],
    )


def policy_pool(
    shelf: Shelf, asked: Sequence[Written], embed: Embed, lexicon: Lexicon, segmenter: Segmenter
) -> Pool:
    """Cut, embed and count the documents that questions are about, with what is answered by them.

    A pool a shelf: people ask over the documents of one place, and those of another that say the
    same would count as wrong. Documents that no question is about are not looked at.
    """
    names = sorted({each.document for each in asked})
    documents = [document for name in names if (document := shelf.get(name))]
    cuts = [each for document in documents for each in cut(document, segmenter)]
    places = {id_: n for n, id_ in enumerate(dict.fromkeys(p.clause_id for p, _ in cuts))}
    gold = [
        (written.question, tuple(places[id_] for id_ in _ids(shelf, written) if id_ in places))
        for written in asked if not written.history
    ]  # fmt: skip
    answered = [each for each in gold if each[1]]
    words, questions = [each for _, each in cuts], [question for question, _ in answered]
    texts, covered = _covered(words, questions, lexicon, segmenter)
    return Pool(
        embed([p.searched for p, _ in cuts]),
        np.array([places[p.clause_id] for p, _ in cuts]),
        len(places),
        texts,
        tuple(numbers for _, numbers in answered),
        covered,
    )


def _ids(shelf: Shelf, written: Written) -> list[str]:
    """Return the ids of the clauses that answer a question, each once."""
    return list(dict.fromkeys(clause.id for clause, _ in shelf.answers(written)))


def _covered(
    words: Iterable[list[str]], questions: Sequence[str], lexicon: Lexicon, segmenter: Segmenter
) -> tuple[tuple[str, ...], npt.NDArray[np.float16]]:
    """Return questions as they are searched for, and the coverage of each in each passage."""
    with TemporaryDirectory() as folder:
        index = _counted(words, segmenter, Path(folder))
        analyst = _analyst(index, lexicon, segmenter)
        asked = [analyst.analyse(question) for question in questions]
        covered = np.stack([coverage(index, each).astype(np.float16) for each in asked])
    return tuple(each.text for each in asked), covered


def embedded_once(embed: Embed, kept: Path) -> Embed:
    """Return what reads the vectors from a file, which `embed` fills when it is not there."""

    def embedded(texts: Sequence[str]) -> Vectors:
        if not kept.exists():
            np.save(kept, embed(texts))
        found: Vectors = np.load(kept)
        return found

    return embedded


def policy_vectors(folder: Path, embedder: Embedder, segmenter: Segmenter) -> Vectors:
    """Return the vectors of the passages of the policy documents in `folder`."""
    documents = [open_document(file)[0] for file in files_of([folder])]
    return embedder.documents([p.searched for d in documents for p in passages(d, segmenter)])


def _cut(
    articles: Iterable[Article], segmenter: Segmenter
) -> tuple[list[Passage], list[list[str]], list[int]]:
    """Return the passages of all laws, the words of each, and the id of its article (-1: none)."""
    held, words, owners = [], [], []
    for law, own in by_law(articles).items():
        ids = {article.label: article.id for article in reversed(own)}
        document = parse_document(law_text(law, own))
        of_clause = _articles_of(document, ids)
        for passage, found in cut(document, segmenter):
            held.append(passage)
            words.append(found)
            owners.append(of_clause.get(passage.clause_id, -1))
    return held, words, owners


def _articles_of(document: PolicyDocument, ids: dict[str, int]) -> dict[str, int]:
    return {c.id: ids[c.label] for c in document.clauses if c.label in ids}


def _counted(words: Iterable[list[str]], segmenter: Segmenter, folder: Path) -> LexicalIndex:
    vocabulary = Vocabulary()
    rows = [vocabulary.row(segmenter.terms(each)) for each in words]
    write_lexical(folder, rows, list(vocabulary.numbers))
    return LexicalIndex(folder, len(rows))


def _analyst(index: LexicalIndex, lexicon: Lexicon, segmenter: Segmenter) -> Analyst:
    often = (word for word, _ in index.frequency.most_common())
    known = [*often, *(line.split()[0] for line in lexicon.words)]
    return Analyst(lexicon, segmenter, Speller(known, segmenter, lexicon.stopwords))
