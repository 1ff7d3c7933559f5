"""Choices that give nothing away: who goes by what they share is right no oftener than by lot."""

from decimal import Decimal
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.library import Library
from assistant.teaching.even_choices import drawn_by_size, drawn_evenly, in_common
from assistant.teaching.item import Item, ItemKind
from assistant.teaching.making import Made, make
from benchmarks.items import GUESSERS, guessed
from tests.teaching.bank_samples import lesson_of


@pytest.fixture(scope="module")
def chosen(made: Made, real_library: Library) -> list[Item]:
    """Return every item of one true choice that four seeds make of the two documents."""
    more = (make(lesson_of(real_library, seed), 200).items for seed in (1, 2, 3))
    items = (*made.items, *chain.from_iterable(more))
    return [item for item in items if item.kind in (ItemKind.SINGLE, ItemKind.CASE)]


@pytest.mark.parametrize("guesser", GUESSERS)
def test_who_knows_nothing_is_right_no_oftener_than_by_lot(
    chosen: list[Item], guesser: str
) -> None:
    assert len(chosen) > 90
    assert guessed(chosen, GUESSERS[guesser]) < 0.25 + 0.1


def test_each_part_of_a_number_stands_in_as_many_choices(chosen: list[Item]) -> None:
    asked = [item for item in chosen if "的发文字号是哪一个" in item.stem]
    assert asked
    for item in asked:
        assert len({*in_common(item.choices)}) == 1, item.choices


@given(st.integers(1, 60), st.lists(st.integers(1, 99), min_size=6, max_size=9, unique=True))
def test_a_figure_may_be_the_least_or_the_greatest_as_well(seed: int, pool: list[int]) -> None:
    others = [f"{n}元" for n in pool if n != 50]
    drawn = drawn_by_size("50元", others, lambda text: Decimal(text[:-1]), seed)
    assert len({*drawn}) == 3
    assert {*drawn} <= {*others}


def test_of_too_few_there_are_no_three() -> None:
    assert drawn_evenly("林业站", ["农业站", "水利站"], 0) == []
