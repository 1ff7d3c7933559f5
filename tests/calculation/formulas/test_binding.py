"""Which input of a formula a figure is: its unit and the words beside it tell, never its place."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculation.composed.money_asked import read_money
from assistant.calculation.formulas.binding import bind
from tests.calculation.formulas.talking import GREETING, named


def bound(name: str, text: str) -> dict[str, str]:
    """Return the inputs that a text surely gives, as they are shown."""
    return {name: given.shown for name, given in bind(named(name), read_money(text)).givens.items()}


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "春节慰问",
            "慰问品每户120.5元，上限500元，每户600元，86户",
            {
                "户数": "86户", "每户标准": "600元/户", "每户上限": "500元/户",
                "慰问品单价": "120.5元/户",
            },
        ),
        (
            "高龄津贴",
            "人数312，标准60，月数12",
            {"人数": "312人", "标准": "60元/人·月", "月数": "12月"},
        ),
        (
            "高龄津贴",
            "每人每月60元一年，312人，年底发一次",
            {"人数": "312人", "标准": "60元/人·月", "月数": "12月"},
        ),
        ("春节慰问", "86户，每户不超过500元", {"户数": "86户", "每户上限": "500元/户"}),
        ("春节慰问", "86户，一户600元，600块一户", {"户数": "86户", "每户标准": "600元/户"}),
        (
            "高龄津贴",
            "80—89岁的老人120个，2025年一个月50块一个人，发一年",
            {"人数": "120人", "标准": "50元/人·月", "月数": "12月"},
        ),
        (
            "高龄津贴",
            "每人每月50元发半年，共120人",
            {"人数": "120人", "标准": "50元/人·月", "月数": "6月"},
        ),
        ("公益性岗位补贴", "公益岗20个，干12个月", {"岗位人数": "20人", "月数": "12月"}),
        (
            "危房改造补助",
            "C级18户每户1.4万上限1.5万，D级7户每户3.5万，上限4万",
            {
                "C级户数": "18户", "C级标准": "14000元/户", "C级上限": "15000元/户",
                "D级户数": "7户", "D级标准": "35000元/户", "D级上限": "40000元/户",
            },
        ),
        (
            "分段报销",
            "第二段上限3万，比例七成，费用4.5万，第一段上限1万比例60%，起付线500，封顶20万",
            {
                "费用": "45000.00元", "起付线": "500.00元", "第一段上限": "10000.00元",
                "第一段比例": "60%", "第二段上限": "30000.00元", "第二段比例": "70%",
                "封顶线": "200000.00元",
            },
        ),
        (
            "配套资金分担",
            "总投资100万元，县一成，中央60%，省级三成，市里0%",
            {"资金总额": "1000000.00元", "中央比例": "60%", "省级比例": "30%",
             "市级比例": "0%", "县级比例": "10%"},
        ),
    ],
)  # fmt: skip
def test_a_figure_is_bound_by_its_unit_and_its_words(
    name: str, text: str, expected: dict[str, str]
) -> None:
    found = bind(named(name), read_money(text))
    assert {n: g.shown for n, g in found.givens.items()} == expected
    assert found.doubts == ()
    assert found.left == ()


@pytest.mark.parametrize(
    ("name", "text", "figure", "choices"),
    [
        ("春节慰问", "86户，600元", "600元", ["每户标准", "每户上限", "慰问品单价"]),
        ("春节慰问", "前山320户，后山86户", "86户", ["户数"]),
        ("春节慰问", "86户，每户标准600元，每户120元", "120元", ["每户上限", "慰问品单价"]),
        ("春节慰问", "86户，每户水费600元", "600元", ["每户标准"]),
        ("高龄津贴", "120人，每人50元", "50元", ["标准"]),
        ("高龄津贴", "全镇3万人，每人每月50元", "3万人", ["人数"]),
        ("高龄津贴", "农村人口3万，发2个月，户籍居民3万人", "3万人", ["人数"]),
        ("高龄津贴", "120人，低保每人每月500元", "500元", ["标准"]),
        ("高龄津贴", "120人，50000元", "50000元", ["标准"]),
        ("高龄津贴", "120人，发5", "5", ["标准", "月数"]),
        ("危房改造补助", "C级18户，D级7户，每户1.4万", "1.4万", ["C级标准", "D级标准"]),
        ("公益性岗位补贴", "公益岗20万", "20万", ["岗位人数", "补贴标准", "月数"]),
        ("公益性岗位补贴", "岗位人数预算20万", "20万", ["岗位人数", "补贴标准", "月数"]),
        ("配套资金分担", "中央60%，其他四成", "四成", ["省级比例", "市级比例", "县级比例"]),
    ],
)
def test_what_fits_two_or_is_not_said_in_full_is_in_doubt(
    name: str, text: str, figure: str, choices: list[str]
) -> None:
    doubts = {
        d.figure.text: [c.input.name for c in d.choices]
        for d in bind(named(name), read_money(text)).doubts
    }
    assert doubts[figure] == choices


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("120户", "120户"),
        ("120人，每人每年600元", "600元"),
        ("120人，每天50元", "50元"),
        ("3个村120人", "3个村"),
        ("每人每月50元，涨了10元", "10元"),
        ("120人，增加20人", "20人"),
        ("每人每月发60，312人", "60,312人"),
        ("省里出三成", "三成"),
        ("分三个年龄段", "三个"),
        ("每2户一组", "2户"),
    ],
)
def test_units_veto_and_what_is_changed_by_so_much_is_left(text: str, figure: str) -> None:
    assert figure in [left.text for left in bind(named("高龄津贴"), read_money(text)).left]


def test_what_it_is_changed_to_stands_apart() -> None:
    found = bind(named("高龄津贴"), read_money("120人，标准从50元涨到60元，发12个月"))
    assert found.givens["标准"].value == 50
    assert {name: g.value for name, g in found.changes.items()} == {"标准": Fraction(60)}


@pytest.mark.parametrize(
    "text",
    ["高龄津贴怎么发", "80岁以上、90—99周岁", "2025年7月1日起", "36号文第九条", "第3批", "90多岁"],
)
def test_ages_days_and_numbers_of_documents_are_no_figures(text: str) -> None:
    found = bind(named("高龄津贴"), read_money(text))
    assert (len(found.givens), found.doubts, found.left) == (0, (), ())


PIECES = {
    "户数": ("86户", "慰问户数86户", "困难户86户"),
    "每户标准": ("每户标准600元", "标准600块", "每户600元"),
    "每户上限": ("每户上限500元", "上限500", "每户不超过500元"),
    "慰问品单价": ("慰问品单价120元", "慰问品每户120元", "慰问品120块"),
}
VALUES = {
    "户数": Fraction(86), "每户标准": Fraction(600), "每户上限": Fraction(500),
    "慰问品单价": Fraction(120),
}  # fmt: skip


@given(st.permutations(list(PIECES)), st.lists(st.integers(0, 2), min_size=4, max_size=4))
def test_the_order_of_what_is_said_does_not_matter(order: list[str], ways: list[int]) -> None:
    text = "，".join(PIECES[name][way] for name, way in zip(order, ways, strict=True))
    found = bind(GREETING, read_money(f"春节慰问：{text}"))
    assert {name: given.value for name, given in found.givens.items()} == VALUES


@given(st.integers(2, 9999), st.sampled_from(["人", "户", "个月", "元", "%", "亩", "", "个"]))
def test_nothing_is_bound_to_another_unit(number: int, unit: str) -> None:
    found = bind(GREETING, read_money(f"{number}{unit}"))
    surely = {"户": {"户数": Fraction(number)}}.get(unit, {})
    assert {name: given.value for name, given in found.givens.items()} == surely
