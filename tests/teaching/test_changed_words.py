"""Sentences in which one word is another: they contradict their clause and never follow from it."""

import re

import pytest

from assistant.documents.text import fold
from assistant.teaching.contraries import contraries
from assistant.teaching.counted_phrases import recounted
from assistant.teaching.item import FALSE, Item, ItemKind
from assistant.teaching.makers.maker_table import MAKERS
from assistant.teaching.making import make
from tests.teaching.bank_samples import Shelf, lesson_of, shelf

__all__ = ["shelf"]

BOUNDS = """青塘县人民政府文件

青政发〔2025〕6号

青塘县小额担保管理办法

一、担保对象

担保机构要重点支持单户担保金额500万元及以下的小微企业。

二、担保比例

支农担保金额占全部担保金额的比例不得低于80%。

三、担保费率

平均担保费率不得超过2%。

四、办理时限

担保机构应当在受理申请后十五日内作出决定。县财政局负责担保基金管理。县审计局负责担保基金监督。

本办法自2025年7月1日起施行。
"""


@pytest.fixture
def false(shelf: Shelf) -> list[Item]:
    """Return every false sentence to judge, whether or not a bank would hold it."""
    lesson = lesson_of(shelf(办法=BOUNDS).library)
    items = [item for _, maker in MAKERS for item in maker(lesson)]
    return [item for item in items if item.kind is ItemKind.JUDGE and item.key == (FALSE,)]


def _figures(items: list[Item], pattern: str) -> list[str]:
    return [found[1] for item in items if (found := re.search(pattern, item.stem))]


def test_a_least_share_is_raised_and_a_highest_rate_lowered(false: list[Item]) -> None:
    shares = _figures(false, r"不得低于(\d+)%")
    rates = _figures(false, r"不得超过(\d+(?:\.\d+)?)%")
    assert shares
    assert rates
    assert all(int(share) > 80 for share in shares)
    assert all(float(rate) < 2 for rate in rates)


def test_whom_a_sentence_is_about_is_not_changed(false: list[Item]) -> None:
    assert _figures(false, r"(\d+)万元及以下") == []


def test_a_time_within_which_is_shortened(false: list[Item]) -> None:
    told = _figures(false, r"受理申请后(.{1,3})日内")
    assert {*told} <= {"十", "十一", "十二", "十三", "十四", "五", "十五"}
    assert "可以" in "".join(item.stem for item in false)


@pytest.mark.parametrize(
    ("sentence", "contrary"),
    [
        ("鼓励各地发展农产品保险。", "要求各地发展农产品保险。"),
        ("条件成熟的县区成立管理平台。", "所有县区成立管理平台。"),
        ("推行先诊疗后付费。", "推行先付费后诊疗。"),
        ("探索农技人员县管乡用。", "探索农技人员乡管县用。"),
        ("提供中长期信贷服务。", "提供短期信贷服务。"),
        ("抄送单位应当由镇人民政府确定。", "抄送单位可以由镇人民政府确定。"),
    ],
)
def test_one_word_says_the_contrary(sentence: str, contrary: str) -> None:
    said = [
        change.put(sentence, other) for change in contraries(sentence) for other in change.others
    ]
    assert contrary in said


@pytest.mark.parametrize(
    "sentence",
    ["条件成熟的县区成立县、镇两级平台。", "其中县级15万条，镇级9万条。", "每年3月底前完成。"],
)
def test_what_the_rest_of_the_sentence_belies_is_not_said(sentence: str) -> None:
    changed = {sentence[change.start : change.end] for change in contraries(sentence)}
    assert not changed & {"县、镇", "县级", "每年"}


def test_a_set_phrase_gets_other_counts_of_as_many_parts() -> None:
    assert len({*recounted("三带两助", "发挥“三带两助”作用。", 1)}) == 3
    others = recounted("四个不摘", "落实“四个不摘”要求。", 1)
    assert len(others) == 3
    assert all(re.fullmatch("[两三五六七]个不摘", other) for other in others)


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        ("三改一整", "实施改厨、改厕、改客房“三改一整”工程。"),
        ("三查四定", "建立“三查四定”工作法，即查账目、查实物、查标签。"),
        ("十四五", "“十四五”时期开展帮促。"),
        ("一村一品", "实施“一村一品”工程。"),
    ],
)
def test_a_phrase_that_is_gone_through_or_counts_nothing_stays(phrase: str, sentence: str) -> None:
    assert recounted(phrase, sentence, 1) == []


def test_one_office_is_the_key_of_two_items_at_most(shelf: Shelf) -> None:
    more = "".join(f"担保机构要按照第{n}项要求做好{w}。" for n, w in enumerate("评审放款回访", 1))
    items = make(
        lesson_of(shelf(办法=BOUNDS.replace("四、办理", f"{more}\n\n四、办理")).library), 200
    )
    naming = [i for i in items.items if i.kind in (ItemKind.SINGLE, ItemKind.FILL)]
    assert sum(fold("担保机构") in map(fold, item.answer) for item in naming) <= 2
