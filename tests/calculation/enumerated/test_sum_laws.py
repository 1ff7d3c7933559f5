"""Laws of the sums that units allow: order tells nothing, shares make the whole, limits hold."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.calculation.steps import Calculation
from tests.calculation.composed.reckoning import reckoned

HEAD = """枫江县农业农村局文件

枫农〔2026〕8号

枫江县2026年种植补贴办法

一、补贴标准
种植油茶的，每亩补贴160元；种植黄精的，每亩补贴220元。新建烘房的，按投资额的35%补助，每座最高7万元。
二、改厕
三格式改厕每户奖补1800元。
三、资金负担
种植油茶、黄精的补贴由省级负担50%，县级负担35%，乡镇负担15%。

枫江县农业农村局
2026年2月9日

附表 2026年任务（亩，2026年1月底）
乡镇	油茶	黄精
"""
ROWS = ("清潭镇\t2310\t840", "坞石乡\t1275\t310", "白鹭乡\t968\t0", "松口镇\t1740\t655")
PAPER = HEAD + "\n".join(ROWS) + "\n"
SOME = settings(max_examples=25, deadline=None)


def _results(question: str, paper: str) -> list[Decimal]:
    done = reckoned(question, paper)
    return [*done.result.values()] if isinstance(done, Calculation) else []


@SOME
@given(st.permutations(ROWS))
def test_the_order_of_rows_tells_nothing(rows: list[str]) -> None:
    paper = HEAD + "\n".join(rows) + "\n"
    assert _results("坞石乡油茶补贴按任务数要多少钱", paper)[-1:] == [Decimal(1275 * 160)]


@SOME
@given(st.integers(1, 9999))
def test_shares_make_the_whole(mu: int) -> None:
    found = _results(f"种了{mu}亩油茶，补贴省、县、乡镇各负担多少元", PAPER)
    if found:
        assert sum(found[:3]) == Decimal(160 * mu)


@SOME
@given(st.integers(2000, 900_000))
def test_what_money_reaches_for_costs_no_more(money: int) -> None:
    found = _results(f"改厕款剩{money}元，全部三格式改厕，够几户", PAPER)
    if found:
        assert found[-1] * 1800 <= money < (found[-1] + 1) * 1800


@SOME
@given(st.integers(1000, 2_000_000))
def test_a_limit_is_never_gone_over(cost: int) -> None:
    found = _results(f"新建烘房一座投资{cost}元，补助多少", PAPER)
    if found:
        half = (Decimal(cost) * Decimal("0.35")).quantize(Decimal("0.01"))
        assert found[-1] == min(half, Decimal(70_000))


@SOME
@given(st.integers(2, 500), st.sampled_from(["户", "吨", "人", "座"]))
def test_units_are_never_mixed(number: int, unit: str) -> None:
    found = _results(f"油茶{number}{unit}，补贴多少钱", PAPER)
    assert Decimal(160 * number) not in found
