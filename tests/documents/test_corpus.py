"""The two documents that the assistant comes with, read as an official would read them."""

from datetime import date

import pytest

from assistant.documents.model import ClauseKind, DocumentType, Element, PolicyDocument
from tests.documents.clauses import clause_named

TENS = ("", "十", "二十")
NUMBERS = [f"{TENS[n // 10]}{' 一二三四五六七八九'[n % 10]}".strip() for n in range(1, 24)]
SECTIONS = (4, 9, 14, 17, 20, 23)
"""The last running number of each of the six parts."""


def elements(document: PolicyDocument, layer: str = "") -> list[tuple[Element, str]]:
    """Return the elements of a layer with their text, in order."""
    return [(c.element, c.text) for c in document.clauses if c.element and c.layer == layer]


def test_the_application_shows_every_element_as_printed(application: PolicyDocument) -> None:
    assert elements(application) == [
        (Element.ISSUING_MARK, "连云区政府扶贫工作室文件"),
        (Element.NUMBER, "连区扶办(2021)2号"),
        (Element.SIGNER, "签发人:陈松"),
        (Element.TITLE, "关于申请拨付“精准防贫” 保障资金的请示"),
        (Element.RECIPIENTS, "区政府:"),
        (
            Element.ATTACHMENT_NOTE,
            "附件：《关于开展富民强村帮促行动 接续推进乡村全面振兴的实施意见》"
            "（连委办发〔2021〕36号）",
        ),
        (Element.SIGNATURE, "连云区政府扶贫工作委员会（农业农村局代）"),
        (Element.DATE, "2021年5月25日"),
    ]


def test_the_application_says_who_asks_whom_for_what(application: PolicyDocument) -> None:
    assert application.type is DocumentType.GONGWEN
    assert application.genre == "请示"
    assert application.title == "关于申请拨付“精准防贫”保障资金的请示"
    assert application.document_number == "连区扶办(2021)2号"
    assert application.number_key == "连区扶办|2021|2"
    assert application.signer == "陈松"
    assert application.recipients == ("区政府",)
    assert application.issuers == ("连云区政府扶贫工作委员会（农业农村局代）",)
    assert application.date == date(2021, 5, 25)
    assert application.references == ("连委办发〔2021〕36号",)
    assert len(application.attachments) == 1
    assert "连委办发〔2021〕36号" in application.attachments[0]


def test_the_application_has_three_paragraphs(application: PolicyDocument) -> None:
    body = [c for c in application.clauses if c.kind is ClauseKind.PARAGRAPH]
    assert [c.label for c in body] == ["正文第1段", "正文第2段", "正文第3段"]
    assert "95113.37元" in body[1].text
    assert body[2].text == "妥否,请示复。"


def test_the_notice_and_the_opinion_are_two_layers(opinion: PolicyDocument) -> None:
    notice = elements(opinion, "印发通知")
    assert [e for e, _ in notice] == [
        Element.ISSUING_MARK, Element.NUMBER, Element.TITLE, Element.RECIPIENTS,
        Element.SIGNATURE, Element.DATE,
    ]  # fmt: skip
    assert notice[0][1] == "中共连云港市委办公室文件"
    assert elements(opinion, "意见") == [
        (Element.TITLE, "关于开展富民强村帮促行动 接续推进乡村全面振兴的实施意见")
    ]
    assert {c.layer for c in opinion.clauses} == {"印发通知", "意见"}


def test_the_notice_says_who_issued_it_when_to_whom(opinion: PolicyDocument) -> None:
    assert opinion.document_number == "连委办发〔2021〕36号"
    assert opinion.number_key == "连委办发|2021|36"
    assert opinion.genre == "通知"
    assert opinion.issuers == ("中共连云港市委办公室", "连云港市人民政府办公室")
    assert opinion.date == date(2021, 5, 14)
    assert opinion.recipients == (
        "各县区委、人民政府", "市委各部委", "市各委办局", "市各直属单位", "驻连部省属单位",
    )  # fmt: skip
    assert opinion.signer == ""
    assert opinion.references == ()


def test_the_opinion_has_six_parts_and_23_running_clauses(opinion: PolicyDocument) -> None:
    headings = [c for c in opinion.clauses if c.kind is ClauseKind.HEADING]
    clauses = [c for c in opinion.clauses if c.kind is ClauseKind.CLAUSE]
    assert [c.number for c in headings] == [1, 2, 3, 4, 5, 6]
    assert [c.label for c in clauses] == [f"（{n}）" for n in NUMBERS]
    assert [c.number for c in clauses] == list(range(1, 24))


def test_each_clause_stands_under_its_own_part(opinion: PolicyDocument) -> None:
    parts = [c.text for c in opinion.clauses if c.kind is ClauseKind.HEADING]
    for clause in (c for c in opinion.clauses if c.kind is ClauseKind.CLAUSE):
        assert clause.number is not None
        part = sum(clause.number > last for last in SECTIONS)
        assert clause.path[0] == parts[part]
        assert clause.title.startswith(clause.label)


@pytest.mark.parametrize(
    ("label", "whole"),
    [
        ("导语第2段", "强力推进，让广大人民群众过上更加美好的生活"),
        ("（三）", "文化、社会、生态文明和党的建设"),
        ("（六）", "对家庭成员人均收入达到或超过低保标准"),
        ("（九）", "继续实施基本医疗保险资助参保"),
        ("（十三）", "开展特色田园乡村建设。"),
        ("（十六）", "县乡村三级物流体系建设，实施“快递进村”工程"),
        ("（二十二）", "形成巩固拓展脱贫致富奔小康成果"),
    ],
)
def test_a_sentence_cut_by_a_page_break_reads_whole(
    opinion: PolicyDocument, label: str, whole: str
) -> None:
    assert whole in clause_named(opinion, label).text


def test_only_the_second_clause_keeps_a_second_paragraph(opinion: PolicyDocument) -> None:
    first, second = clause_named(opinion, "（二）").text.split("\n")
    assert first.endswith("适时分类优化调整。")
    assert second == "各地可结合实际，明确各自帮促对象，采取更加精准有力的帮促政策措施。"
    body = [c for c in opinion.clauses if c.element is None]
    assert [c.label for c in body if "\n" in c.text] == ["（二）"]


def test_what_is_shown_keeps_the_spaces_and_marks_of_the_print(opinion: PolicyDocument) -> None:
    assert "保费标准提高至 100 元/人·年" in clause_named(opinion, "（九）").text
    assert "用2—3年时间" in clause_named(opinion, "（十七）").text


def test_the_lead_of_the_opinion_is_two_paragraphs(opinion: PolicyDocument) -> None:
    lead = [c.label for c in opinion.clauses if c.kind is ClauseKind.PARAGRAPH]
    assert lead == ["印发通知正文第1段", "导语第1段", "导语第2段"]
