"""What of a clause is read out with a key: the sentences that tell it, whatever the item asks."""

import re
from collections.abc import Callable

import pytest

from assistant.teaching.item import Item, ItemKind
from assistant.teaching.making import Made
from assistant.teaching.telling_words import telling_words

Find = Callable[[str], Item]


@pytest.fixture
def find(made: Made) -> Find:
    """Return what finds an item by a pattern of its stem."""
    return lambda words: next(item for item in made.items if re.search(words, item.stem))


def test_of_a_sum_the_terms_are_read_out(find: Find) -> None:
    assert telling_words(find("一年需要多少保费")) == (
        "据此,2021年全区按照2.678万农村人口的10%为参保基数、每人每年100元测算,共需保费267800元。"
    )


def test_of_a_draft_the_sentence_is_read_out_that_it_got_wrong(find: Find) -> None:
    item = find("里写道：.*保费标准提高至")
    assert item.kind is ItemKind.CASE
    assert "保费标准提高至 100 元/人·年" in telling_words(item)
