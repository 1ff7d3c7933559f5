"""Cases and the items of one sentence: what is judged is right, and a paper has one of them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.text import fold
from assistant.library.library import Library
from assistant.teaching.bank_exports import ExportWish, export_bank
from assistant.teaching.item import FALSE, TRUE, Item, ItemKind
from assistant.teaching.item_guard import asks_the_same, items_apart
from assistant.teaching.item_hints import comes_out
from assistant.teaching.making import Made


@pytest.fixture
def items(made: Made) -> tuple[Item, ...]:
    return made.items


def test_a_draft_is_right_where_it_says_what_the_clause_does(items: tuple[Item, ...]) -> None:
    drafts = [item for item in items if "里写道：" in item.stem]
    assert len(drafts) > 3
    for item in drafts:
        [verdict] = item.true_choices
        [value] = re.findall(r"“([^”]*)”", verdict)
        assert fold(value) in fold(item.proof.quote)
        assert verdict.startswith("写得对") == (value in item.stem)
        assert sum(choice.startswith("写得对") for choice in item.choices) == 1


def test_every_case_has_facts(items: tuple[Item, ...]) -> None:
    cases = [item for item in items if item.kind is ItemKind.CASE]
    assert len(cases) > 8
    for item in cases:
        assert re.search(r"里写道：|有农村人口|农村人口里|结余保费|实际情况是", item.stem), (
            item.stem
        )


def test_an_aspect_is_the_one_that_the_demand_follows(items: tuple[Item, ...]) -> None:
    asked = [item for item in items if "是对哪个方面的要求？" in item.stem]
    assert asked
    for item in asked:
        assert f"{item.true_choices[0]}方面，" in item.proof.quote
        assert len(item.choices) == 4


@given(st.integers(1, 99_999), st.integers(1, 99), st.integers(1, 500), st.integers(-3, 3))
def test_a_sum_bears_out_a_verdict_only_where_it_is_right(
    people: int, percent: int, rate: int, off: int
) -> None:
    product = people * percent * rate
    told = f"{people}人×{percent}%×{rate}元＝{(product + off) / 100:.2f}元"
    assert comes_out(told, (str(people), str(percent), str(rate))) == (off == 0)
    assert not comes_out(told, ()), "of figures that nobody gave"


def test_of_items_of_one_sentence_a_paper_has_one_and_tells_of_the_others(
    items: tuple[Item, ...],
) -> None:
    pairs = [(a, b) for n, a in enumerate(items) for b in items[n + 1 :] if asks_the_same(a, b)]
    assert pairs, "a small bank asks a sentence in several ways"
    pair = [*pairs[0]]
    assert len(items_apart(pair)) == 1
    paper, pool = (
        export_bank(pair, f"题.{ending}", ExportWish(layout=layout))
        for ending, layout in (("docx", "试卷"), ("gift", "Moodle"))
    )
    assert (paper.count, paper.answered) == (1, 1)
    assert (pool.count, pool.answered) == (2, 0)


def test_false_sentences_are_in_no_clause_and_true_ones_are(
    items: tuple[Item, ...], real_library: Library
) -> None:
    judged = [item for item in items if item.kind is ItemKind.JUDGE]
    assert {item.key for item in judged} == {(TRUE,), (FALSE,)}
    for item in judged:
        said = re.split(r"部分，|号），", item.stem, maxsplit=1)[1].rstrip("。")
        _, clause = real_library.clause(item.proof.clause_id)
        assert (fold(said) in fold(clause.text)) == (item.key == (TRUE,))
