"""The training: it puts the answering article first, and leaves the order among policy passages."""

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import torch

from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.model.embedder import Embedder
from tests.library.fakes import CharacterEmbedder
from training.adapter import divided
from training.learning import POLICY, Lesson
from training.low_rank import LowRank, tensors
from training.pool import Pool, embedded_once, make_pool, policy_pool, policy_vectors
from training.reading.blocks import Shelf, clause_key
from training.reading.written import Gold, Written
from training.statutes import Article, Query

pytestmark = pytest.mark.model

SUBJECTS = ("养老", "防汛", "植树", "救助", "残疾人", "儿童", "保费", "公路", "学校", "医院")
ARTICLES = [
    Article(n, f"某省{s}条例", f"第{numeral}条",
            f"县级以上人民政府应当加强{s}工作的组织领导。有关部门依法做好{s}工作，接受社会监督{n}。")
    for n, (s, numeral) in enumerate((s, numeral) for s in SUBJECTS for numeral in "一二三四五")
]  # fmt: skip
QUERIES = [Query(1, "防汛归谁管", (5, 6)), Query(2, "学校的事找谁", (40,)), Query(3, "无", (999,))]


@pytest.fixture(scope="module")
def pool(segmenter: Segmenter, lexicon: Lexicon) -> Pool:
    return make_pool(ARTICLES, QUERIES, CharacterEmbedder().documents, lexicon, segmenter)


def test_every_article_has_a_passage_and_every_answered_question_its_articles(pool: Pool) -> None:
    assert pool.articles == len(ARTICLES)
    assert set(pool.owners.tolist()) - {-1} == set(range(len(ARTICLES)))
    assert pool.vectors.shape[0] == len(pool.owners) == pool.covered.shape[1]
    assert pool.texts == ("防汛归谁管", "学校的事找谁")
    assert pool.gold == ((5, 6), (40,))


def test_a_question_is_covered_best_by_what_uses_its_words(pool: Pool) -> None:
    best = pool.covered[0] == pool.covered[0].max()
    assert {int(owner) // 5 for owner in pool.owners[best]} == {SUBJECTS.index("防汛")}
    assert 0 <= pool.covered.min() <= pool.covered.max() <= 1


def test_our_own_questions_stand_against_the_documents_that_are_asked_about(
    tmp_path: Path, lexicon: Lexicon, segmenter: Segmenter
) -> None:
    for subject in ("防汛", "学校"):
        text = f"某县{subject}办法\n第一条　{subject}工作由县政府负责，有关部门各司其职。\n"
        tmp_path.joinpath(f"{subject}.txt").write_text(text, encoding="utf-8")
    shelf = Shelf([tmp_path])
    document = shelf.get("防汛.txt")
    assert document is not None
    clause = next(c for c in document.clauses if c.label == "第一条")
    gold = (Gold(clause_key(clause), 0, 4),)
    asked = [
        Written("1", "防汛归谁管", (), "colloquial", "office", "states", "防汛.txt", gold),
        Written("2", "那谁管", ("防汛",), "follow_add", "office", "states", "防汛.txt", gold),
        Written("3", "补多少", (), "near_miss", "amount", "absent", "防汛.txt"),
    ]
    own = policy_pool(shelf, asked, CharacterEmbedder().documents, lexicon, segmenter)
    assert own.texts == ("防汛归谁管",)
    assert len(own.vectors) == len(own.owners) == own.covered.shape[1]
    assert own.articles == 1  # of the document that nothing is asked about there is none
    assert own.gold == ((0,),)


def lesson(pool: Pool, asked: torch.Tensor, policy: torch.Tensor) -> Lesson:
    vectors, owners = torch.from_numpy(pool.vectors), torch.from_numpy(pool.owners)
    kept = owners >= 0
    return Lesson(pool, vectors[kept], owners[kept], policy, asked @ policy.T, POLICY)


def vectors_of(pool: Pool, articles: Sequence[int]) -> torch.Tensor:
    rows = [pool.vectors[pool.owners == article].mean(axis=0) for article in articles]
    return torch.nn.functional.normalize(torch.from_numpy(np.stack(rows)), dim=1)


def test_a_question_near_its_article_loses_less(pool: Pool) -> None:
    right, wrong = vectors_of(pool, (5, 40)), vectors_of(pool, (45, 10))
    policy = torch.eye(right.shape[1])[:5]
    losses = [lesson(pool, asked, policy).loss(asked, [0, 1]) for asked in (right, wrong)]
    assert losses[0] < losses[1]


def test_another_order_among_policy_passages_is_a_loss(pool: Pool) -> None:
    asked = vectors_of(pool, (5, 40))
    policy = torch.from_numpy(pool.vectors[::7])
    taught = lesson(pool, asked, policy)
    turned = Lesson(pool, taught.vectors, taught.owners, policy, -taught.usual, POLICY)
    assert taught.loss(asked, [0, 1]) < turned.loss(asked, [0, 1])


def test_the_factors_keep_a_share_of_the_change() -> None:
    change = LowRank(8, 6)
    torch.nn.init.normal_(change.up)
    matrix = torch.randn(8, 6)
    kept = tensors({"layer.0.output.dense": change}, 0.5)
    down, up = kept["layer.0.output.dense.down"].float(), kept["layer.0.output.dense.up"].float()
    assert torch.allclose(up @ down, 0.5 * (change(matrix) - matrix), atol=0.05)
    assert torch.equal(LowRank(8, 6)(matrix), matrix), "nothing is changed before it has learned"


def test_vectors_are_made_once(tmp_path: Path) -> None:
    embedder = CharacterEmbedder()
    embed = embedded_once(embedder.documents, tmp_path / "vectors.npy")
    assert np.array_equal(embed(["甲", "乙"]), embed(["甲", "乙"]))
    assert embedder.embedded == 2


def test_policy_passages_are_those_of_the_library(
    real_library: Library, segmenter: Segmenter
) -> None:
    embedder: Embedder = CharacterEmbedder()
    vectors = policy_vectors(real_library.folder / "texts", embedder, segmenter)
    assert len(vectors) == len(real_library.passages)


@pytest.mark.parametrize("fold", range(5))
def test_folds_part_the_questions(fold: int) -> None:
    queries = [Query(n, "问", (n,)) for n in random.Random(3).sample(range(99), 23)]  # noqa: S311
    learned, left = divided(queries, fold)
    assert left == queries[fold::5]
    assert sorted([*learned, *left], key=lambda q: q.id) == sorted(queries, key=lambda q: q.id)
    assert divided(queries, None) == (queries, [])
