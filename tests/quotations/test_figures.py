"""Figures that are quoted: alone between marks, and written in another form than the source's."""

import pytest

from assistant.quotations.as_printed import applied
from assistant.quotations.checked import Quotation, QuotationStatus
from assistant.quotations.figure_forms import is_figure
from tests.quotations.conftest import Check

NUMBER = "连区扶办(2021)2号"
ALONE = [
    (f"{NUMBER}提出共需保费“267800元”。", QuotationStatus.EXACT, []),
    (f"{NUMBER}提出共需保费“267,800元”。", QuotationStatus.LAYOUT_ONLY, []),
    (f"{NUMBER}提出共需保费“２６７ ８００元”。", QuotationStatus.LAYOUT_ONLY, []),
    (f"{NUMBER}提出共需保费“276800元”。", QuotationStatus.ALTERED, [("267800", "276800")]),
    ("36号文（九）规定标准提高至“100元/人·年”。", QuotationStatus.LAYOUT_ONLY, []),
    ("36号文（九）规定标准提高至“120元/人·年”。", QuotationStatus.ALTERED, [("100", "120")]),
    ("36号文（四）明确启动“20个”样板村建设。", QuotationStatus.LAYOUT_ONLY, []),
    ("36号文（四）明确打造“15个”产业园。", QuotationStatus.ALTERED, [("10", "15")]),
    ("36号文（四）明确打造“15”个产业园。", QuotationStatus.ALTERED, [("10", "15")]),
    ("36号文（九）规定标准提高至“100”元/人·年。", QuotationStatus.LAYOUT_ONLY, []),
    ("36号文（十七）规定用“2—3年”建成样板村。", QuotationStatus.EXACT, []),
    (f"{NUMBER}提出参保比例为“12.5%”。", QuotationStatus.NOT_FOUND, []),
    (f"{NUMBER}提出每人“2021元”。", QuotationStatus.NOT_FOUND, []),
    (f"{NUMBER}写明“26870农村人口”。", QuotationStatus.ALTERED, [("2.678万", "26870")]),
    (f"{NUMBER}写明“2.7万农村人口”。", QuotationStatus.ALTERED, [("2.678万", "2.7万")]),
]
OTHER_FORM = [
    (f"{NUMBER}写明“共需保费26.78万元”。", ["“26.78万”与原文“267800”"]),
    (f"{NUMBER}写明“共需保费二十六万七千八百元”。", ["“二十六万七千八百”与原文“267800”"]),
    (f"{NUMBER}提出仍需筹集“9.511337万元”。", ["“9.511337万”与原文“95113.37”"]),
    (
        f"{NUMBER}提出仍需筹集“九万五千一百一十三元三角七分”。",
        ["“九万五千一百一十三元三角七分”与原文“95113.37元”"],
    ),
    (f"{NUMBER}写明“按照26780农村人口的10%为参保基数”。", ["“26780”与原文“2.678万”"]),
    ("36号文（九）规定“保费标准提高至一百元/人·年”。", ["“一百”与原文“100"]),
    (
        "36号文（四）提出“启动二十个乡村振兴样板村建设，打造十个市级乡村振兴（扶贫）产业园”。",
        ["“二十”与原文“20", "“十”与原文“10"],
    ),
]


def only(check: Check, text: str) -> Quotation:
    (found,) = check(text).quotations
    return found


@pytest.mark.parametrize(("text", "status", "changes"), ALONE)
def test_figure_by_itself_is_a_quotation(
    check: Check, text: str, status: QuotationStatus, changes: list[tuple[str, str]]
) -> None:
    found = only(check, text)
    assert (found.status, [(d.source, d.quoted) for d in found.differences]) == (status, changes)
    assert (found.source is None) == (status is QuotationStatus.NOT_FOUND)


@pytest.mark.parametrize(("text", "told"), OTHER_FORM)
def test_other_form_of_a_number_is_no_change_and_told_as_such(
    check: Check, text: str, told: list[str]
) -> None:
    found = only(check, text)
    assert (found.status, found.differences) == (QuotationStatus.LAYOUT_ONLY, ())
    assert all(each in found.note for each in told)
    assert found.note.count("是同一个数，写法不同") == len(told)
    assert found.source is not None
    assert applied(found.source.quote, found.changes) == found.text


def test_other_number_is_not_said_to_be_the_same(check: Check) -> None:
    found = only(check, f"{NUMBER}写明“共需保费26.87万元”。")
    assert [(d.source, d.quoted) for d in found.differences] == [("267800", "26.87万")]
    assert found.note == ""


def test_changed_words_beside_a_number_in_another_form_are_told_as_well(check: Check) -> None:
    found = only(check, f"{NUMBER}写明“共需保险费二十六万七千八百元”。")
    assert [(d.source, d.quoted) for d in found.differences] == [
        ("", "险"),
        ("267800", "二十六万七千八百"),
    ]
    assert found.source is not None
    assert applied(found.source.quote, found.changes) == found.text


@pytest.mark.parametrize(
    "text",
    [
        "36号文提出“五级”书记一起抓。",
        "36号文提出落实“三保障”要求。",
        f"{NUMBER}由“110”指挥中心转来。",
        "我镇今年发放“500元”慰问金。",
    ],
)
def test_names_with_a_number_and_figures_of_ones_own_claim_nothing(check: Check, text: str) -> None:
    assert check(text).quotations == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("100元/人·年", True), ("约2.678万人", True), ("2—3年", True), ("10%", True),
        ("20个左右", True), ("12345", False), ("五级", False), ("3个100%", True),
        ("100元标准", False), ("", False),
    ],
)  # fmt: skip
def test_figure_is_known_by_its_unit(words: str, told: bool) -> None:
    assert is_figure(words) is told
