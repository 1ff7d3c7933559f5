"""What claims to be a quotation, and what is only set in quotation marks."""

import pytest

from assistant.quotations.checked import QuotationStatus
from tests.quotations.conftest import Check

SILENT = [
    "围绕“三农”工作，我区以“精准防贫”为抓手，推进“快递进村”工程。",
    "我镇坚持“党建引领、抱团发展”的思路，推行“积分换物、评比上墙”做法。",
    "为落实36号文，我镇提出“干群一家亲、办事零距离”工作法。",
    "村民老王说：“今年收成不错，多亏了政府的好政策，日子越过越好了。”",
    "会议要求做到“事事有回音、件件有着落”，把“一把手”工程抓实。",
    "开展“送医下乡、健康义诊到家门”主题活动三十场。",
    "今年以来，我镇干部走村入户，收集群众意见，逐条登记，逐条回复。\n下一步汇总上报。",
]


@pytest.mark.parametrize("text", SILENT)
def test_marks_that_name_or_stress_claim_nothing(check: Check, text: str) -> None:
    assert check(text).quotations == ()


def test_a_title_is_no_quotation(check: Check) -> None:
    text = (
        "根据《关于开展富民强村帮促行动接续推进乡村全面振兴的实施意见》，我镇制定方案。\n请审阅。"
    )
    assert check(text).quotations == ()


def test_short_words_count_when_a_source_is_given_for_them(check: Check) -> None:
    found = check("36号文（四）提出“乡风文明指数翻番”。").quotations
    assert [q.status for q in found] == [QuotationStatus.NOT_FOUND]


def test_unnamed_words_that_the_library_has_are_told(check: Check) -> None:
    found = check("我镇落实“建立重点村挂钩联系点制度”，成效明显。\n请审阅。").quotations
    assert [q.status for q in found] == [QuotationStatus.EXACT]


def test_text_of_ones_own_around_a_run_is_not_part_of_it(check: Check) -> None:
    text = "我镇要大力推进农村供水保障工程建设，加强帮促地区防洪、除涝、灌溉等水利工程建设。"
    (found,) = check(text + "\n请审阅。").quotations
    assert found.status is QuotationStatus.EXACT
    assert found.text.startswith("推进农村供水")
    assert text[slice(*found.span)] == found.text
