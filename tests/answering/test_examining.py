"""Examining a model's sentences: which pass, what they are found to rest on, how they are shown."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.chat.dossier import Dossier
from assistant.answering.chat.examining import Examiner, Passed
from assistant.answering.chat.speaking import Cutter
from assistant.answering.chat.speech import Speech, bare_of
from assistant.answering.draft import cite, quoting
from assistant.library.library import Library
from tests.answering.asking import APPLICATION, OPINION
from tests.answering.conftest import TODAY

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
    dossier = Dossier(ASKED, real_library, TODAY)
    dossier.take_in(quoting("原文是：", cited), [])
    return dossier


def examined(dossier: Dossier, said: str) -> Passed | None:
    """Return what becomes of one sentence."""
    cutter = Cutter()
    [sentence] = [*cutter.feed(said), *cutter.finish()]
    return Examiner(dossier, RULES).examine(sentence, bare_of(sentence.text))


def shown(dossier: Dossier, said: str) -> str:
    """Return what a reader sees of what a model says."""
    speech = Speech(dossier, RULES)
    return "".join([*speech.hear(said), *speech.finish()])


PASSES_AND_NOT = (
    "提高救助标准[1]。",
    "每户补助七千三百元。",
    "标准是“100元/人·年”[1]！\n",
    "还需筹集95113.37元[3]；",
    "- 见第九十九条[2]\n",
)


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
    ("有政策[1]。", [1]),
    ("保费标准是**100元**/人·年[1]。", [1]),
    ("一年100元，每人都一样[1]。", [1]),
    ("36号文第九条规定，保费标准提高至100元/人·年。", [1]),
    ("主要有三个方面：一是提高救助标准，二是扩大受助面。", [1]),
    ("第一，提高救助标准；", [1]),
    ("（1）提高救助标准；", [1]),
    ("① 提高救助标准；", [1]),
    ("请示按2.678万人的10%测算。", [3]),
    ("参保基数是26780名农村人口的百分之十。", [3]),
    ("36号文成文于2021年5月14日，要求提高救助标准。", [1]),
    ("2021年5月印发的文件要求提高救助标准。", [1]),
    ("这是请示里的测算和申请，不代表已经批准[3]。", [3]),
    ("文件没有列出贷款额度。", []),
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
    "区财政已经拨付95113.37元。",
]

STATES = {
    "amounts": ["{}元", "{}块", "{}万元", "{}余元", "￥{}", "人民币{}"],
    "shares": ["{}%", "{}％", "{}个百分点", "百分之{}", "{}‰"],
    "counts": ["{}户", "{}人", "{}名学生", "{}个村", "{}家企业", "{}位老人"],
    "times": ["{}个工作日内", "{}日内", "满{}年", "{}个月", "{}周", "{}小时"],
    "places": ["第{}条", "（{}）", "第{}章", "第九条第{}款", "附件{}", "第{}页"],
}
"""Ways to state a figure that is in no document."""
NUMERALS = [
    "73", "７３", "七十三", "柒拾叁", "𝟟𝟛", "⑦③", "7\u200b3", "7**3**",
    "**73**", "`73`", "七\u00ad十三",
    "73.5", "7,300", "7 300", "&#55;3", "٧٣", "❼❸", "几十", "七十多",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("form", [form for forms in STATES.values() for form in forms])
@pytest.mark.parametrize("numeral", NUMERALS)
def test_an_invented_figure_does_not_pass_however_it_is_written(
    dossier: Dossier, form: str, numeral: str
) -> None:
    assert shown(dossier, f"健全控辍保学机制，{form.format(numeral)}[1]。") == ""


IN_WORDS = [
    "保费标准提高至上千元[1]。",
    "扩大受助面，惠及近百户[1]。",
    "扩大受助面，惠及十几户[1]。",
    "扩大受助面，惠及一打人[1]。",
    "医疗救助按三七开分担[1]。",
    "提高救助标准，翻两番[1]。",
    "医疗救助对半承担[1]。",
    "医疗救助报销三分之二[1]。",
    "医疗救助在三至五年内办结[1]。",
    "每月参保一次精准防贫保[1]。",
    "参保满一年后给予医疗救助[1]。",
    "提高救助标准，下个月执行[1]。",
    "提高救助标准，“十五五”末完成[1]。",
    "提高救助标准，5月26日起执行[1]。",
    "提高救助标准，二〇二三年执行[1]。",
    "提高救助标准，2022/05/14印发[1]。",
    "第九条之二要求提高救助标准[1]。",
    "第Ⅸ章要求提高救助标准[1]。",
    "第十九条要求提高救助标准[1]。",
    "第十九条写明保费标准是100元[1]。",
    "连委办发｛2021｝37号要求提高救助标准[1]。",
    "按防贫保管理办法，提高救助标准[1]。",
    "社会救助法要求提高救助标准[1]。",
    "提高救助标准由村委会负责[1]。",
    "提高救助标准由教育部负责[1]。",
    "提高救助标准由王局长负责[1]。",
    "提高救助标准，电话0518-85551234[1]。",
    "提高救助标准，见lyg.gov.cn[1]。",
    "提高救助标准，共检索到8条[1]。",
    "提高救助标准，系统显示一致[1]。",
    "已为您提交申请，提高救助标准[1]。",
    "| 提高救助标准 | 扩大受助面 |",
    "每人[73]元。",
    "每人【7】元。",
]


@pytest.mark.parametrize("said", IN_WORDS)
def test_what_is_invented_in_words_does_not_pass(dossier: Dossier, said: str) -> None:
    assert shown(dossier, said) == ""


INVENTED_QUOTE = "凡符合条件者都能享受"
QUOTES = [
    "“{}”", '"{}"', "「{}」", "『{}』", "‘{}’", "'{}'", "《{}》", "〈{}〉", "«{}»",
    "„{}‟", "〝{}〞", "❝{}❞",
    "“‘{}’”", "““{}””", "”{}“", "“{}", "‘‘{}’’", "【{}】",
    "原文如下：{}", "原话是：{}", "`{}`", "＂{}＂",
]  # fmt: skip


@pytest.mark.parametrize("marks", QUOTES)
def test_an_invented_quotation_does_not_pass_in_any_marks(dossier: Dossier, marks: str) -> None:
    assert shown(dossier, f"提高救助标准，文件写{marks.format(INVENTED_QUOTE)}[1]。") == ""


@pytest.mark.parametrize("marks", ["“{}”", "‘{}’", "「{}」", "原文是：{}", "《{}》"])
def test_a_true_quotation_passes_in_any_marks(dossier: Dossier, marks: str) -> None:
    assert shown(dossier, f"提高救助标准，文件写{marks.format('扩大受助面')}[1]。") != ""


FALSE = st.integers(min_value=301, max_value=9_999).filter(lambda n: n not in {2021, 2025, 2035})
UNSEEN = st.sampled_from(["\u200b", "\u200d", "\u2060", "\u00ad", "\ufe0f", "\u202e", "**", "__"])
DIGITS = st.sampled_from(["0", "０", "٠", "०", "𝟎", "𝟘", "𝟢", "𝟬", "𝟶"])


@st.composite
def dressed(draw: st.DrawFn) -> str:
    """Return a figure that no document has, in any digits, with something unseen inside."""
    first = ord(draw(DIGITS))
    digits = "".join(chr(first + int(digit)) for digit in str(draw(FALSE)))
    at, unseen = draw(st.integers(0, 3)), draw(UNSEEN)
    return f"{digits[:at]}{unseen}{digits[at:]}{unseen}"


@pytest.mark.slow
@given(dressed(), st.sampled_from(["元", "户", "人", "%", "天", "年", "条"]))
def test_no_dress_of_a_false_figure_lets_it_pass(dossier: Dossier, figure: str, unit: str) -> None:
    assert shown(dossier, f"提高救助标准{figure}{unit}[1]。") == ""


@given(st.permutations([*PASSES_AND_NOT]), st.lists(st.integers(1, 30), min_size=1, max_size=9))
def test_what_is_shown_does_not_depend_on_the_pieces(
    dossier: Dossier, said: list[str], sizes: list[int]
) -> None:
    text = "".join(said)
    speech, at = Speech(dossier, RULES), 0
    heard: list[str] = []
    for size in itertools.cycle(sizes):
        heard += speech.hear(text[at : at + size])
        at += size
        if at >= len(text):
            break
    assert "".join([*heard, *speech.finish()]) == shown(dossier, text)


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
