"""The guard of an item: each mistake that a trainer would not forgive has its reason."""

import pytest

from assistant.teaching.item import Item, ItemKind
from assistant.teaching.item_checks import CHECKS, UNPROVED, Ground
from assistant.teaching.item_guard import REPEATED, failing, guard
from tests.teaching.bank_samples import ITEM, PROOF, changed

CLAUSE = f"二、补助标准\n{PROOF.quote}"
GROUND = Ground(CLAUSE, lambda _choice, _asked: False)
STEM = "根据《青塘县人民政府关于加强护林员管理的通知》，"


def test_a_sound_item_passes() -> None:
    assert failing(ITEM, GROUND) == ""


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (changed(stem="多少元？"), "题干、选项或答案不完整"),
        (changed(key=("E",)), "题干、选项或答案不完整"),
        (changed(kind=ItemKind.JUDGE), "题干、选项或答案不完整"),
        (
            changed(kind=ItemKind.FILL, choices=(), stem=f"{STEM}实施“____”。", key=("一",)),
            "题干、选项或答案不完整",
        ),
        (changed(key=("B", "C")), "正确选项的个数不对"),
        (changed(kind=ItemKind.MULTIPLE), "正确选项的个数不对"),
        (changed(choices=("600元", "６００元", "800元", "900元")), "选项重复"),
        (changed(key=("A",)), UNPROVED),
        (
            changed(kind=ItemKind.JUDGE, choices=(), key=("对",), stem=f"{STEM}每月900元。"),
            UNPROVED,
        ),
        (changed(stem=f"{STEM}前款规定的补助标准为每人每月多少元？"), "离开原文读不懂"),
        (changed(stem="护林员补助标准提高至每人每月多少元？"), "离开原文读不懂"),
        (changed(choices=("六百元", "七百元", "800元", "九百元")), "选项不同类或长短悬殊"),
        (changed(stem=f"{STEM}补助由700元提高至800元，提高后是多少元？"), "题干透露答案"),
    ],
)  # fmt: skip
def test_each_mistake_has_its_reason(item: Item, reason: str) -> None:
    assert failing(item, GROUND) == reason


def test_a_choice_that_another_clause_makes_true_is_seen() -> None:
    elsewhere = Ground(CLAUSE, lambda choice, _asked: choice == "900元")
    assert failing(ITEM, elsewhere) == "错误选项在别处成立"


def test_the_longest_choice_is_not_to_be_the_true_one() -> None:
    quote = "林业站要建立管理台账并且按季度逐项核对。"
    proof = changed(proof=PROOF).proof
    item = changed(
        stem=f"{STEM}林业站有什么任务？",
        choices=("建立管理台账并且按季度逐项核对", "开展年度检查", "组织集中培训", "发布预警信号"),
        key=("A",),
        proof=type(proof)(**{**{n: getattr(proof, n) for n in proof.__slots__}, "quote": quote}),
    )
    assert failing(item, Ground(quote, lambda _c, _a: False)) == "正确选项最长"


def test_what_fails_is_dropped_and_counted_and_nothing_is_mended() -> None:
    wrong = changed(id="a2", key=("A",))
    found = guard([ITEM, wrong, ITEM], lambda _item: GROUND)
    assert found.items == [ITEM]
    assert found.dropped == {UNPROVED: 1, REPEATED: 1}
    assert found.tried == 3


def test_reasons_are_told_apart() -> None:
    assert len({reason for reason, _ in CHECKS}) == len(CHECKS)
