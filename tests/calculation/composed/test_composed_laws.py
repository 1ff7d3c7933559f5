"""Laws of sums put together: of generated products, of the order of a document, of what is left."""

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from assistant.calculation.missing import MissingInput
from assistant.calculation.steps import Calculation
from tests.calculation.composed.papers import FORESTRY, INSURANCE, TOILETS
from tests.calculation.composed.reckoning import reckoned, total

HEADS = ["{}名护工", "{}个人", "护工{}人", "请了{}名护工", "{}个看塘的"]
PRICES = [
    "每人每月{}元",
    "一人一个月{}块",
    "每人每月发{}元",
    "按每人每月{}元",
    "月工资标准为每人{}元",
]
MONTHS = ["干{}个月", "聘期{}个月", "发{}个月", "{}个月"]
ASKED = ["一共要多少钱", "共需多少经费", "合计多少元", "统共要发多少"]
SMALL = "零一二三四五六七八九"


@st.composite
def products(draw: st.DrawFn) -> tuple[str, int]:
    """Return a question on so many at a price for so long, and what it comes to."""
    heads, price, months = (draw(st.integers(low, high)) for low, high in
                            ((2, 999), (50, 9999), (2, 11)))  # fmt: skip
    written = draw(st.sampled_from([str(months), SMALL[months] if months < 10 else "十"]))
    months = months if written == str(months) or months < 10 else 10
    parts = [
        draw(st.sampled_from(HEADS)).format(heads),
        draw(st.sampled_from(PRICES)).format(price),
        draw(st.sampled_from(MONTHS)).format(written),
    ]
    question = "，".join([*draw(st.permutations(parts)), draw(st.sampled_from(ASKED))])
    return question, heads * price * months


@given(products())
def test_a_product_is_right_or_asked_about(made: tuple[str, int]) -> None:
    question, value = made
    for texts in ((), (FORESTRY, INSURANCE)):
        done = reckoned(question, *texts)
        if isinstance(done, Calculation):
            assert [*done.result.values()][-1] == value, question


KINDS = ["巡山员每人每月760元", "河道保洁员每人每月580元", "防火瞭望员每人每月940元"]
ROWS = ["石塘镇\t33\t21\t4", "枫林镇\t27\t16\t3", "竹坝乡\t46\t12\t5"]
ORDERLY = [
    ("石塘镇巡山员全年一共要多少报酬", 33 * 760 * 12),
    ("全县防火瞭望员全年一共要多少报酬", 12 * 940 * 7),
    ("河道保洁员7个人干10个月，共要多少钱", 7 * 580 * 10),
    ("竹坝乡三类岗位全年报酬合计多少", (46 * 760 + 12 * 580) * 12 + 5 * 940 * 7),
    ("石塘镇比竹坝乡巡山员少几个", 13),
]


@given(st.permutations(KINDS), st.permutations(ROWS), st.sampled_from(ORDERLY))
def test_the_order_of_clauses_and_rows_changes_nothing(
    kinds: Sequence[str], rows: Sequence[str], asked: tuple[str, int]
) -> None:
    text = FORESTRY.replace("，".join(KINDS), "，".join(kinds))
    text = text.replace("\n".join(ROWS), "\n".join(rows))
    question, value = asked
    assert Decimal(total(question, text)) == value


@given(st.permutations([FORESTRY, INSURANCE, TOILETS]), st.sampled_from(ORDERLY))
def test_the_order_of_documents_changes_nothing(
    texts: Sequence[str], asked: tuple[str, int]
) -> None:
    question, value = asked
    assert Decimal(total(question, *texts)) == value


FRAGMENTS = [
    *"，。？的和每按共还涨到给发补交分",
    "每人", "每月", "一户", "元", "万元", "块", "个人", "户", "个月", "年", "%", "六成", "一半",
    "结余", "缺口", "应缴", "巡山员", "一类改厕", "石塘镇", "全县", "我们镇", "2025年", "脱贫户",
    "涨到", "打八折", "各出多少", "一共多少", "多少钱", "相差多少", "最多能补多少户", "县里",
    "三个村", "县乡6:4", "分12个月", "100%", "0", "3", "12", "760", "1.5万", "十八", "三百二",
    "半年", "负5", "99999999999", "0.01", "岁", "以上", "超过", "封顶", "亩半",
]  # fmt: skip


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14), st.booleans())
def test_no_question_crashes(fragments: list[str], goes_on: bool) -> None:
    before = ["石塘镇巡山员全年一共要多少报酬"] if goes_on else []
    done = reckoned("".join(fragments), FORESTRY, INSURANCE, TOILETS, before=before)
    assert done is None or isinstance(done, Calculation | MissingInput)


BESIDE = ["另有{}元", "去年{}元", "{}户", "{}亩", "其中{}人是老人", "{}个村", "{}家单位"]


@given(products(), st.sampled_from(BESIDE), st.integers(12_000, 99_000))
def test_a_figure_that_is_not_used_never_comes_with_a_result(
    made: tuple[str, int], more: str, number: int
) -> None:
    question = f"{more.format(number)}，{made[0]}"
    done = reckoned(question)
    if isinstance(done, Calculation):
        used = {figure.value for figure in done.figures}
        assert number in used, question
