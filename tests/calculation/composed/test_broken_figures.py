"""Figures below nothing, or of part of a head, are asked about and not reckoned with."""

import pytest

from assistant.calculation.missing import MissingInput
from tests.calculation.composed.items_papers import RELIEF, TREATMENT
from tests.calculation.composed.papers import RICE
from tests.calculation.composed.reckoning import reckoned, total


@pytest.mark.parametrize(
    ("question", "paper", "shown"),
    [
        ("一类户-6户一个月补多少", RELIEF, "负号"),
        ("早稻 -12亩补贴多少", RICE, "负号"),
        ("个人自付负2万元，能救助多少", TREATMENT, "负号"),
        ("村医3.5人一年补多少", RELIEF, "没有半个"),
        ("12.5个村医一年补多少", RELIEF, "没有半个"),
        ("一类户4.5户一个月补多少", RELIEF, "没有半个"),
    ],
)
def test_it_is_asked_what_they_are(question: str, paper: str, shown: str) -> None:
    asked = reckoned(question, paper)
    assert isinstance(asked, MissingInput)
    assert shown in asked.question


@pytest.mark.parametrize(
    ("question", "paper", "value"),
    [
        ("早稻12.5亩补贴多少", RICE, "575.00"),
        ("7月-9月一类户2户一共补多少", RELIEF, "2520.00"),
        ("个人自负2万元，能救助多少", TREATMENT, "5550.00"),
        ("村医0.2万人一年补多少", RELIEF, "12000000.00"),
    ],
)
def test_what_only_looks_like_it_is_reckoned_with(question: str, paper: str, value: str) -> None:
    assert total(question, paper) == value
