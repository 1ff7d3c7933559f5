"""Who only speaks of a repeal or an amendment does not order it."""

import pytest

from assistant.documents.orders_given import may_order
from assistant.documents.relations import find_relations

OWN = ("某政发|2021|3", "关于印发《乙乙办法》的通知")


def said(text: str) -> str:
    """Return how a text speaks of 《甲办法》."""
    (kind,) = (r.kind.value for r in find_relations(text, *OWN) if r.title == "甲办法")
    return kind


@pytest.mark.parametrize(
    "text",
    [
        "拟废止《甲办法》（某政发〔2020〕5号）。",
        "我县拟于2025年1月1日起施行新的政策，《甲办法》同时废止。",
        "拟对《甲办法》作如下修改：",
        "《甲办法》第三条拟修改为“三年”。",
        "建议废止《甲办法》。",
        "建议修改《丙办法》，废止《甲办法》。",
        "提请市人大常委会审议废止《甲办法》。",
        "请各单位就废止《甲办法》提出意见。",
        "市财政局关于废止《甲办法》的请示（某财〔2024〕3号）收悉。",
        "会议讨论了是否废止《甲办法》，决定暂缓。",
        "会议审议了关于废止《甲办法》的汇报。",
        "《甲办法》何时废止，另行通知。",
        "《甲办法》不予废止，继续执行。",
        "《甲办法》不停止执行。",
        "暂不修订《甲办法》。",
        "抓紧修订《甲办法》。",
        "《甲办法》应予废止。",
        "如国家政策调整，《甲办法》自行废止。",
        "《甲办法》与本办法不一致的，停止执行。",
        "撤销关于废止《甲办法》的决定，恢复执行。",
        "撤销某政发〔2024〕3号关于废止《甲办法》的决定。",
        "关于废止《甲办法》的决定同时废止。",
        "新办法出台后，《甲办法》自行废止。",
        "待新办法出台后废止《甲办法》。",
        "《甲办法》待新办法印发后停止执行。",
        "《甲办法》自新办法施行之日起废止。",
        "《丙办法》施行后，《甲办法》同时废止。",
        "《甲办法》有效期届满后自行废止。",
        "过渡期结束后，《甲办法》自行废止。",
    ],
)
def test_what_is_not_ordered_is_a_mention(text: str) -> None:
    assert said(text) == "引用"


@pytest.mark.parametrize(
    "text",
    [
        "经县政府常务会议研究，决定废止《甲办法》。",
        "经研究决定废止《甲办法》。",
        "采纳代表建议，《甲办法》同时废止。",
        "现就废止《甲办法》有关事项通知如下：",
        "自本办法施行之日起，《甲办法》停止执行。",
        "本办法施行后，《甲办法》同时废止。",
        "《乙乙办法》施行后，《甲办法》同时废止。",
        "本办法自公布后30日起施行，《甲办法》同时废止。",
        "《丙办法》经市政府发布后施行，《甲办法》同时废止。",
        "《甲办法》印发后发挥了作用，现予以废止。",
        "脱贫攻坚任务完成后，《甲办法》已不适应形势，予以废止。",
        "《甲办法》停止执行，请各镇认真研究贯彻。",
        "如皋市《甲办法》同时废止。",
        "《甲办法》同时废止，国家新政策出台后从其规定。",
        "根据某政发〔2024〕3号关于废止《甲办法》的决定，现通知如下。",
    ],
)
def test_what_is_ordered_repeals(text: str) -> None:
    assert said(text) == "废止"


@pytest.mark.parametrize(
    "text",
    [
        "将《甲办法》第三条中的“不予”修改为“暂不受理”。",
        "将《甲办法》第三条修改为：“应当报请县政府批准，暂缓的，另行研究。”",
        "《甲办法》有关规定同时废止。",
        "《甲办法》规定的申请程序停止执行。",
        "《甲办法》第八条申请条件修改为“三年”。",
        "《甲办法》第九条年度计划作如下修改：",
    ],
)
def test_the_new_words_of_an_amendment_are_not_its_own(text: str) -> None:
    assert said(text) == "修订"


def test_what_a_number_says_of_another_document_is_not_said_of_it() -> None:
    found = find_relations("根据某政发〔2024〕3号关于废止《甲办法》的决定，现通知如下。", *OWN)
    assert (found[0].kind.value, found[0].name) == ("依据", "某政发〔2024〕3号")


def test_a_list_of_what_is_to_be_repealed_repeals_nothing() -> None:
    text = "一、拟废止的文件\n1.《甲办法》\n二、废止的文件\n1.《丙办法》\n2.《丁办法》　继续有效\n"
    found = find_relations(text, "", "关于公布文件清理结果的通知")
    assert [r.kind.value for r in found] == ["引用", "废止", "引用"]


@pytest.mark.parametrize(
    ("genre", "sentence", "orders"),
    [
        ("通知", "《甲办法》同时废止。", True),
        ("请示", "《甲办法》同时废止。", False),
        ("报告", "决定废止《甲办法》。", False),
        ("议案", "废止《甲办法》。", False),
        ("纪要", "会议决定废止《甲办法》。", True),
        ("纪要", "废止《甲办法》。", False),
        ("纪要", "会议原则同意废止《甲办法》。", False),
        ("纪要", "会议同意废止《甲办法》，由县司法局牵头办理。", False),
        ("纪要", "会议决定废止《甲办法》，报请市政府批准。", False),
    ],
)
def test_who_asks_orders_nothing_and_a_meeting_what_it_decides(
    genre: str, sentence: str, *, orders: bool
) -> None:
    assert may_order(genre, sentence) == orders
