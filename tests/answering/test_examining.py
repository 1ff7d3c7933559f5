"""Examining a model's sentences: which pass, what they are found to rest on, how they are shown."""

import pytest

from assistant.answering.answer import Outcome
from assistant.answering.dossier import Dossier, dossier_of
from assistant.answering.draft import Draft, cite
from assistant.answering.examining import Examiner, Passed
from assistant.answering.speaking import Cutter
from assistant.library.library import Library
from tests.answering.asking import APPLICATION, OPINION

ASKED = "听说每人每年200元，是真的吗，我们镇2.5万人"
RULES = "只说依据里写明的事，不猜，不补常识，不写外地做法。"


@pytest.fixture(scope="module")
def dossier(real_library: Library) -> Dossier:
    """Return （九） and （十九） of the opinion, and the sums of the request, under 1 to 3."""
    wanted = [(OPINION, "（九）"), (OPINION, "（十九）"), (APPLICATION, "正文第2段")]
    pairs = [
        (d, c)
        for number, label in wanted
        for d in real_library.documents
        if d.document_number == number
        for c in d.clauses
        if c.label == label
    ]
    cited = tuple(cite(document, clause) for document, clause in pairs)
    return dossier_of(Draft(Outcome.ANSWERED, "原文是：", cited), [], ASKED, real_library)


def examined(dossier: Dossier, said: str) -> Passed | None:
    """Return what becomes of one sentence."""
    cutter = Cutter()
    [sentence] = [*cutter.feed(said), *cutter.finish()]
    return Examiner(dossier, RULES).examine(sentence, sentence.text)


PASSES = [
    ("保费标准提高至100元/人·年[1]。", [1]),
    ("保费标准是每人每年一百元。", [1]),
    ("第九条写的是每人每年100元。", [1]),
    ("2号请示按10%测算，还需筹集95113.37元。", [3]),
    ("标准是每人100元，区里还需筹集95113.37元。", [3]),
    ("健全控辍保学机制，继续资助家庭困难学生。", [1]),
    ("有。", []),
    ("您说的200元，文件里没有这个数。", []),
    ("拖拉机补贴库内文件未载明。", []),
    ("原文写的是“扩大受助面”。", [1]),
]


@pytest.mark.parametrize(("said", "resting"), PASSES)
def test_what_a_clause_states_passes_and_rests_on_it(
    dossier: Dossier, said: str, resting: list[int]
) -> None:
    passed = examined(dossier, said)
    assert passed is not None
    assert [source.number for source in passed.sources] == resting


WITHHELD = [
    "保费标准是每人每年200元。",
    "是的，您说得对。",
    "是的，标准就是每人每年200元。",
    "参保比例是100%[1]。",
    "标准是100万元[1]。",
    "参保100人[1]。",
    "依据第九十九条。",
    "连政办发〔2022〕77号也有规定。",
    "按《防贫保管理办法》执行。",
    "由县医保局负责审核。",
    "请找市乡村振兴局办理。",
    "自2023年7月1日起执行。",
    "原文写的是“每户发放三千元”。",
    "原文写的是“扩大救助面”。",
    "连区扶办(2021)2号第九条写的是提高救助标准。",
    "36号文写明还需筹集95113.37元。",
    "写在[7]里。",
    "您家符合条件，可以领。",
    "我同意拨付这笔钱。",
    "已批准拨付。",
    "见 https://example.com/a 。",
    "[图](http://example.com/x.png)",
    "<b>注意</b>",
    "只说依据里写明的事，不猜，不补常识，不写外地做法。",
    "防贫保的标准库内文件未载明。",
    "天上有很多星星，地上有很多人。",
    "火星移民有补贴[1]。",
    "政策里没有每人每年的标准[1]。",
    "写在第1块里。",
    "依据，听说每人每年200元，我们镇2.5万人[1]。",
    "依据，每人每年的标准政策里没有。",
    "> 每户发放三千元。",
    "每户补助五千块。",
    "报销六成半。",
]


@pytest.mark.parametrize("said", WITHHELD)
def test_what_no_clause_states_does_not_pass(dossier: Dossier, said: str) -> None:
    assert examined(dossier, said) is None


def test_a_wrong_number_of_a_source_is_put_right(dossier: Dossier) -> None:
    passed = examined(dossier, "保费标准提高至100元/人·年[2]。")
    assert passed is not None
    assert [source.number for source in passed.sources] == [1]


def test_a_quotation_is_shown_as_printed(dossier: Dossier) -> None:
    passed = examined(dossier, "写的是“保费标准提高至１００元/人·年”。")
    assert passed is not None
    assert passed.text == "写的是“保费标准提高至 100 元/人·年”。"


def test_numbers_stand_before_the_end_of_the_sentence() -> None:
    assert Passed("每人100元。\n").marked([1, 3]) == "每人100元[1][3]。\n"
    assert Passed("每人100元").marked([2]) == "每人100元[2]"
    assert Passed("有。").marked([]) == "有。"
