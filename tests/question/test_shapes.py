"""Characters that look alike, found by how they are built."""

import pytest

from assistant.question.lookalikes import Shapes


@pytest.fixture(scope="module")
def shapes(library_words: list[str]) -> Shapes:
    return Shapes(frozenset("".join(library_words)) | frozenset("巳已己末未土士帐账待特持费"))


@pytest.mark.parametrize(
    "pair", ["巳已", "已己", "末未", "土士", "贪贫", "费贫", "弗费", "帐账", "待持"]
)
def test_they_look_alike(shapes: Shapes, pair: str) -> None:
    assert pair[1] in shapes.like(pair[0])


@pytest.mark.parametrize("pair", ["人十", "保贫", "农工", "村镇"])
def test_they_do_not(shapes: Shapes, pair: str) -> None:
    assert pair[1] not in shapes.like(pair[0])


@pytest.mark.parametrize("character", ["a", "🙂", "、", "ア"])
def test_what_has_no_shape_is_like_nothing(shapes: Shapes, character: str) -> None:
    assert shapes.like(character) == frozenset()
    assert shapes.same(character) == []
