"""By how much sums and standards differ, grow, or are already paid."""

import pytest

from assistant.calculation.steps import Calculation
from tests.calculation.composed.papers import AMENDED, ELDERLY, FORESTRY, INSURANCE, LOWINCOME, RICE
from tests.calculation.composed.reckoning import reckoned, total

CHANGED = [
    ("每人每月850元涨到920元，32个人一年多掏多少", 32 * 70 * 12),
    ("每人每月840元，18人和25人，一年相差多少", 7 * 840 * 12),
    ("12人每月700和15人每月600，每月相差多少", 15 * 600 - 12 * 700),
    ("每人每月420元，46人，发5个月，要是每人涨30元，多花多少", 46 * 30 * 5),
    ("每人65元降到60元，800人一共能省多少", -800 * 5),
]


@pytest.mark.parametrize(("question", "value"), CHANGED)
def test_two_sums_of_the_askers_own(question: str, value: int) -> None:
    assert float(total(question)) == value


STATED = [
    ("巡山员和防火瞭望员每月相差多少", FORESTRY, 180),
    ("要是巡山员涨到820，石塘镇全年多花多少", FORESTRY, 33 * 60 * 12),
    ("早稻补贴每亩涨到52，37亩多补多少", RICE, 37 * 6),
    ("城市低保2024年比2023年每人每月多多少", LOWINCOME, 40),
    ("助困险保费涨到每人105元，全县要多筹多少", INSURANCE, 5820 * 15),
    ("枫林镇比竹坝乡应缴保费多多少", INSURANCE, 54_000),
    ("石塘镇比竹坝乡巡山员少几个", FORESTRY, 13),
]


@pytest.mark.parametrize(("question", "text", "value"), STATED)
def test_two_stated_figures(question: str, text: str, value: int) -> None:
    assert float(total(question, text)) == value


def test_before_and_after_an_amendment() -> None:
    question = "长寿补助金提高标准后，枫林镇80到94岁的一年多发多少"
    assert float(total(question, ELDERLY, AMENDED)) == 198 * 25 * 12
    assert not isinstance(reckoned(question, ELDERLY), Calculation)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("从六百五涨到七百八，涨幅百分之几", "20"),
        ("工程款27万，已经付了六成，还差多少", "108000.00"),
        ("工程款27万，已经付了六成，付了多少", "162000.00"),
        ("一台机子4万8，打七五折多少钱", "36000.00"),
    ],
)
def test_growth_and_parts_of_one_sum(question: str, value: str) -> None:
    assert total(question) == value
