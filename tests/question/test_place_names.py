"""Names of towns and villages, told from words of grammar and of kinds."""

import pytest

from assistant.question.place_names import places_named, villages_named


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("石桥镇今年要交多少", ("石桥镇",)),
        ("隔壁望川县跟东云区比", ("望川县", "东云区")),
        ("要是墟沟街道也参保", ("墟沟街道",)),
        ("全区比现在多掏多少，七个街道平摊，各乡镇一样", ()),
        ("缺口区七镇三分担，县和乡镇各多少", ()),
        ("城乡居民和低收入地区", ()),
        ("赵家镇和三河乡今年交多少，前坪镇呢", ("赵家镇", "三河乡", "前坪镇")),
        ("临江县泰和镇、和平镇、八一街道", ("临江县", "泰和镇", "和平镇", "八一街道")),
        ("俺家镇上、大家乡里、三个镇、县和镇、一家街道的", ()),
    ],
)
def test_names_of_places_are_told_from_kinds(text: str, names: tuple[str, ...]) -> None:
    assert places_named(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("赵家村和有余村的水稻，石井村呢", ("赵家村", "有余村", "石井村")),
        ("脱贫村、行政村、全村、俺村、两个村、样板村、由村里出", ()),
    ],
)
def test_names_of_villages_are_told_from_kinds(text: str, names: tuple[str, ...]) -> None:
    assert set(villages_named(text)) == set(names)
