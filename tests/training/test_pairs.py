"""The mixture: every question stands beside a passage that answers it and one that does not."""

import random
from pathlib import Path

import numpy as np
import pytest

from assistant.library.lexicon import Lexicon
from assistant.library.segment import Segmenter
from tests.library.fakes import CharacterEmbedder
from training.pairs import Pool, colloquial_pairs, embedded, lay_pairs, sentence_pairs
from training.statutes import Article, Query, article_passages, by_law, read_articles

SUBJECTS = ("养老", "防汛", "植树", "救助", "残疾人", "儿童", "保费", "公路", "学校", "医院")
ARTICLES = [
    Article(n, f"某省{s}条例", f"第{numeral}条",
            f"县级以上人民政府应当加强{s}工作的组织领导。有关部门依法做好{s}工作，接受社会监督{n}。")
    for n, (s, numeral) in enumerate((s, numeral) for s in SUBJECTS for numeral in "一二三四五")
]  # fmt: skip


@pytest.fixture(scope="module")
def pool(segmenter: Segmenter) -> Pool:
    return embedded(article_passages(ARTICLES, segmenter), CharacterEmbedder())


@pytest.fixture
def rng() -> random.Random:
    return random.Random(7)  # noqa: S311  a seed is wanted


def test_every_article_has_a_passage_with_the_name_of_its_law(pool: Pool) -> None:
    assert set(pool.articles) == {a.id for a in ARTICLES}
    laws = {a.id: a.law for a in ARTICLES}
    assert all(laws[i] in text for i, text in zip(pool.articles, pool.texts, strict=True))
    assert np.isfinite(pool.vectors).all()


def test_a_wrong_passage_is_never_one_that_answers(pool: Pool, rng: random.Random) -> None:
    query = Query(1, "防汛归谁管", (5, 6))
    answers = {t for i, t in zip(pool.articles, pool.texts, strict=True) if i in query.gold}
    pairs = list(lay_pairs(pool, [query], CharacterEmbedder(), 3, rng))
    assert len(pairs) == 6
    for pair in pairs:
        assert pair.question == query.question
        assert pair.positive in answers
        assert pair.negative not in answers


def test_a_sentence_stands_in_its_passage_and_not_in_the_wrong_one(
    pool: Pool, rng: random.Random
) -> None:
    pairs = list(sentence_pairs(pool, 12, rng))
    assert len(pairs) == 12
    for pair in pairs:
        assert pair.question in pair.positive
        assert pair.positive != pair.negative


def test_a_colloquial_sentence_says_a_written_word_as_people_do(
    pool: Pool, lexicon: Lexicon, rng: random.Random
) -> None:
    pairs = list(colloquial_pairs(pool, lexicon, 10, rng))
    assert pairs
    assert all(pair.question not in pair.positive for pair in pairs)


def test_the_same_seed_gives_the_same_pairs(pool: Pool) -> None:
    first, second = (list(sentence_pairs(pool, 9, random.Random(3))) for _ in range(2))  # noqa: S311
    assert first == second


def test_articles_are_read_and_put_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    file = tmp_path / "clauses.jsonl"
    lines = [
        f'{{"id": {n}, "law": "甲法", "article": "{label}", "text": "略。"}}'
        for n, label in enumerate(("第十条", "第二条", "第二条之一", "第一百条"))
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert [a.id for a in by_law(read_articles(file))["甲法"]] == [1, 2, 0, 3]
    assert len(read_articles(file, 2)) == 2
