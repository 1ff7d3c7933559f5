"""The mixture that the adapter learns from: questions with the passage that answers each.

- lay: public questions, the nearest passage of each article that answers, and one that only looks
  near (mined by the untrained model; another one in each round);
- sentence: a sentence of a law and the passage that it stands in, so that exact words still count;
- colloquial: the same with written words replaced by what people say, out of the lexicon;
- heading: a heading of a policy document and a passage below it.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from assistant.library.embedding import Embedder, Vectors
from assistant.library.lexicon import Lexicon
from assistant.library.passages import Passage, sentences
from training.statutes import Query

_NEAREST = 40
"""Wrong passages among which one is taken: the nearest ones."""
_SURELY = 100
"""Passages among which there are so many wrong ones."""
_SHORTEST, _LONGEST = 12, 60
"""Characters of a sentence that stands in for a question."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, a passage that answers it, and one that does not."""

    question: str
    positive: str
    negative: str


@dataclass(frozen=True)
class Pool:
    """Passages of statutes, the article of each, and their vectors by the untrained model."""

    articles: tuple[int, ...]
    texts: tuple[str, ...]
    vectors: Vectors


def embedded(passages: Iterable[tuple[int, str]], embedder: Embedder) -> Pool:
    """Return a pool of these passages."""
    articles, texts = zip(*passages, strict=True)
    return Pool(articles, texts, embedder.documents(texts))


def lay_pairs(
    pool: Pool, queries: Sequence[Query], embedder: Embedder, rounds: int, rng: random.Random
) -> Iterator[Pair]:
    """Yield, `rounds` times, every question with each article that answers it."""
    places: dict[int, list[int]] = defaultdict(list)
    for place, article in enumerate(pool.articles):
        places[article].append(place)
    for query in queries:
        scores = pool.vectors @ embedder.question(query.question)
        order = np.argsort(-scores)[:_SURELY]
        wrong = [int(i) for i in order if pool.articles[i] not in query.gold][:_NEAREST]
        for gold in query.gold:
            if not places[gold]:
                continue
            best = max(places[gold], key=lambda place: float(scores[place]))
            for negative in rng.sample(wrong, rounds):
                yield Pair(query.question, pool.texts[best], pool.texts[negative])


def sentence_pairs(pool: Pool, count: int, rng: random.Random) -> Iterator[Pair]:
    """Yield `count` sentences with their passages, beside a neighbour of the same law."""
    for place, sentence in islice(_sentences(pool, rng), count):
        yield Pair(sentence, pool.texts[place], pool.texts[_beside(place, pool)])


def colloquial_pairs(
    pool: Pool, lexicon: Lexicon, count: int, rng: random.Random
) -> Iterator[Pair]:
    """Yield `count` sentences in which a written word became one that people say."""
    said = _said(lexicon)
    found = ((place, _as_said(sentence, said, rng)) for place, sentence in _sentences(pool, rng))
    for place, question in islice(((p, q) for p, q in found if q), count):
        yield Pair(question, pool.texts[place], pool.texts[_beside(place, pool)])


def heading_pairs(passages: Sequence[Passage], rng: random.Random) -> Iterator[Pair]:
    """Yield the headings of policy documents, each with the passages below it."""
    for passage in passages:
        heading = passage.context.split(" ")[-1]
        others = [p for p in passages if not p.context.endswith(heading)]
        if heading and others:
            yield Pair(heading, passage.searched, rng.choice(others).searched)


def _sentences(pool: Pool, rng: random.Random) -> Iterator[tuple[int, str]]:
    """Yield sentences in a random order, each with the place of its passage."""
    order = list(range(len(pool.texts)))
    rng.shuffle(order)
    for place in order:
        body = pool.texts[place].partition("\n")[2]
        held = [s.strip() for s in sentences(body.partition("　")[2] or body)]
        fitting = [s for s in held if _SHORTEST <= len(s) <= _LONGEST]
        if len(held) > 1 and fitting:
            yield place, rng.choice(fitting).rstrip("。；：")


def _beside(place: int, pool: Pool) -> int:
    """Return a passage near in the law that belongs to another article."""
    steps = (place + d for d in (2, -2, 3, -3, 5, -5, 9, -9))
    inside = (at for at in steps if 0 <= at < len(pool.texts))
    return next((at for at in inside if pool.articles[at] != pool.articles[place]), 0)


def _said(lexicon: Lexicon) -> dict[str, list[str]]:
    said: dict[str, list[str]] = defaultdict(list)
    for word, written in lexicon.synonyms.items():
        for each in written:
            said[each].append(word)
    return said


def _as_said(sentence: str, said: dict[str, list[str]], rng: random.Random) -> str:
    """Return the sentence with its longest known written words as people say them, or nothing."""
    changed = sentence
    for written in sorted(said, key=len, reverse=True):
        if len(written) > 1 and written in changed:
            changed = changed.replace(written, rng.choice(said[written]))
    return changed if changed != sentence else ""
