"""An official's own formula of the premium: what is worked out, is worked out by it."""

from decimal import Decimal
from pathlib import Path

import pytest

from assistant import Calculator, Settings
from assistant.calculation.missing import MissingInput
from assistant.calculation.premium_question import premium_question
from assistant.calculation.roles import Role
from assistant.calculation.steps import Calculation
from assistant.errors import CalculationError
from assistant.settings import PROJECT
from tests.calculation.reading import said
from tests.calculation.workbook.tables import HEAD, TOWN, excel

_SHIPPED = (PROJECT / "corpus" / "formulas" / "防贫保保费.toml").read_text("utf-8")
_FEE = ("参保人数 × 保费标准 × 1年", "参保人数 × 保费标准 × 1年 + 500元")
"""This district pays a fee of 500 yuan with every premium."""
ASKED = "农村人口1000人，参保比例10%，标准100元，上年结余0元，还要筹集多少钱？"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a corpus with the formula as the district has changed it."""
    folder = tmp_path / "own" / "formulas"
    folder.mkdir(parents=True)
    (folder / "防贫保保费.toml").write_text(_SHIPPED.replace(*_FEE), "utf-8")
    return folder.parent


def calculator(corpus: Path) -> Calculator:
    return Calculator(Settings(corpus=corpus))


def test_forms_and_tables_of_towns_follow_it(own: Path) -> None:
    done = calculator(own).premium("1000", "10%", "100", "0")
    assert done.result["premium"] == Decimal(10_500)
    table = excel((HEAD, TOWN))
    usual = calculator(PROJECT / "corpus").towns(table, "表.xlsx")
    changed = calculator(own).towns(table, "表.xlsx")
    assert changed.totals[Role.PREMIUM] == usual.totals[Role.PREMIUM] + 500


def test_conversation_follows_it_and_only_where_it_holds(own: Path) -> None:
    done = premium_question(said(ASKED), [], own / "formulas")
    usual = premium_question(said(ASKED), [])
    assert isinstance(done, Calculation)
    assert isinstance(usual, Calculation)
    assert done.result["gap"] == Decimal(10_500)
    assert usual.result["gap"] == Decimal(10_000)


def test_a_corpus_without_it_leaves_the_premium_to_the_program(tmp_path: Path) -> None:
    done = calculator(tmp_path).premium("1000", "10%", "100", "0")
    assert done.result["premium"] == 10_000


def test_a_mistake_in_it_is_told_and_nothing_else_reckoned_with(own: Path) -> None:
    file = own / "formulas" / "防贫保保费.toml"
    file.write_text(_SHIPPED.replace("参保人数 × 保费标准", "参保人数 × 保费标淮"), "utf-8")
    with pytest.raises(CalculationError, match=r"防贫保保费\.toml第\d+行"):
        calculator(own).premium("1000", "10%", "100", "0")
    told = premium_question(said(ASKED), [], own / "formulas")
    assert isinstance(told, MissingInput)
    assert "防贫保保费.toml" in told.question
