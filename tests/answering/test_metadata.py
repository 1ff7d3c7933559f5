"""What a document is, and what it does not carry or state."""

import pytest

from assistant import Outcome
from tests.answering.asking import Ask, application, cited, opinion

ELEMENTS = [
    ("请示由谁签发", application("签发人"), "陈松"),
    ("2号请示主送哪里", application("主送机关"), "区政府"),
    ("请示落款日期是几号", application("成文日期"), "2021年5月25日"),
    ("那份请示什么时候写的", application("成文日期"), "2021年5月25日"),
    ("请示的署名是谁", application("署名"), "农业农村局代"),
    ("请示附了什么附件", application("附件说明"), "实施意见"),
    ("请示的红头写的什么", application("发文机关标志"), "扶贫工作室"),
    ("2号文发文字号照原样写给我", application("发文字号"), "连区扶办(2021)2号"),
    ("36号文的文号", opinion("印发通知发文字号"), "〔2021〕"),
    ("36号通知发给了哪些单位", opinion("印发通知主送机关"), "驻连部省属单位"),
    ("2号文谁签的字", application("签发人"), "陈松"),
    ("请示盖的是哪家的章", application("署名"), "扶贫工作委员会"),
    ("2号文给谁看的", application("主送机关"), "区政府"),
    ("2号文附件有几个", application("附件说明"), "实施意见"),
    ("36号文啥时候印的", opinion("印发通知成文日期"), "2021年5月14日"),
    ("请示是哪天签的", application("成文日期"), "2021年5月25日"),
    ("请示后面附的是什么", application("附件说明"), "实施意见"),
    ("36号文的成文日期", opinion("印发通知成文日期"), "2021年5月14日"),
]


@pytest.mark.parametrize(("question", "place", "words"), ELEMENTS)
def test_element_is_quoted_from_the_right_document(
    ask: Ask, question: str, place: list[str], words: str
) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert cited(answer) == place
    assert words in answer.citations[0].quote


def test_what_is_asked_of_both_documents_is_told_of_both(ask: Ask) -> None:
    answer = ask("两份文件的文号和日期列一下")
    assert {c.quote for c in answer.citations} == {
        "连区扶办(2021)2号", "连委办发〔2021〕36号", "2021年5月25日", "2021年5月14日",
    }  # fmt: skip


@pytest.mark.parametrize("question", ["36号文是省里发的吗", "36号文是由上面定的吗"])
def test_who_issued_it_is_told_to_one_who_supposes_another(ask: Ask, question: str) -> None:
    quoted = [c.quote for c in ask(question).citations]
    assert any("中共连云港市委办公室" in quote for quote in quoted)


@pytest.mark.parametrize("question", ["36号文的主题词", "36号文印发了多少份", "印发份数写没写"])
def test_what_no_document_prints_is_not_searched_for(ask: Ask, question: str) -> None:
    assert ask(question).outcome is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    "question", ["36号文发文机关有几个，是谁", "36号文是哪个单位发的", "36号文由哪两家联合印发"]
)
def test_both_issuers_are_named(ask: Ask, question: str) -> None:
    quoted = "\n".join(c.quote for c in ask(question).citations).split("\n")
    assert {"中共连云港市委办公室", "连云港市人民政府办公室"} <= set(quoted)


def test_how_it_was_adopted_is_told_with_who_issued_it(ask: Ask) -> None:
    answer = ask("36号文是谁印发的，经哪个会议审议")
    assert any("市委常委会会议审议通过" in c.quote for c in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "36号文的签发人叫什么",
        "这份实施意见谁签发的",
        "连委办发〔2021〕36号由谁签发",
        "36号文签发人是陈松吗",
    ],
)
def test_signer_that_a_document_does_not_carry_is_not_borrowed(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert "没有标签发人" in answer.text
    assert "连区扶办(2021)2号" in answer.text
    assert "另一份文件" in answer.text
    assert "陈松" not in answer.text


NOT_STATED = [
    ("36号文由哪个部门负责解释", "解释机关"),
    ("实施意见的解释权归谁", "解释机关"),
    ("实施意见有效期到什么时候", "有效期"),
    ("36号文作废了没", "有效期和废止日期"),
    ("36号文从哪天开始施行", "施行日期"),
    ("实施意见什么时候生效的", "施行日期"),
    ("2号请示区里几号收到的", "收文日期"),
    ("请示的收文日期", "收文日期"),
    ("36号文的联系电话", "电话"),
    ("请示找谁联系", "联系人"),
    ("2号文抄送了谁", "抄送机关"),
    ("36号文的密级", "密级"),
]


@pytest.mark.parametrize(("question", "what"), NOT_STATED)
def test_what_a_document_does_not_state_is_not_inferred(ask: Ask, question: str, what: str) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert "库内文件未载明" in answer.text
    assert what in answer.text.splitlines()[0]
    assert "2021年5月" not in answer.text
    assert "发文机关核实" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "2号文的标题全称是什么",
        "请示的标题是什么",
    ],
)
def test_title_is_quoted(ask: Ask, question: str) -> None:
    assert cited(ask(question)) == application("标题")


def test_who_signed_below_in_the_order_of_speech(ask: Ask) -> None:
    assert cited(ask("请示是哪个单位落的款")) == application("署名")


def test_search_without_a_named_document_covers_the_whole_library(ask: Ask) -> None:
    assert "36号" in ask("解释权归谁").text


@pytest.mark.parametrize("question", ["36号文是什么时候印发的", "36号文是哪个单位发的"])
def test_well_spelt_question_is_not_corrected(ask: Ask, question: str) -> None:
    assert not [n for n in ask(question).notices if "查找" in n]


def test_asked_when_it_does_not_tell_who(ask: Ask) -> None:
    places = cited(ask("36号文是什么时候印发的"))
    assert places == opinion("印发通知成文日期")
