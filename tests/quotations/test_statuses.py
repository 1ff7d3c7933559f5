"""How a quotation stands to the library: the five kinds, each with its place and its changes."""

import pytest

from assistant.quotations.checked import Quotation, QuotationStatus
from tests.quotations.conftest import Check

EXACT = [
    ("36号文（八）明确，“规范项目资产折旧与处置”。", "（八）"),
    (
        "《关于开展富民强村帮促行动接续推进乡村全面振兴的实施意见》第七条："
        "“更大力度开发乡村公益性岗位。”",
        "（七）",
    ),
    ("鼓励各地因地制宜发展优势特色农产品保险。探索农产品期货期权和农业保险联动。", "（十九）"),
    ("连区扶办(2021)2号请示提出：“共需保费267800元。”", "正文第2段"),
    (
        "“加强对孤儿、事实无人抚养儿童、农村留守儿童等保障和服务”"
        "（连委办发〔2021〕36号（九））是硬任务。",
        "（九）",
    ),
    ("36号文第二部分提出“更大力度开发乡村公益性岗位”。", "（七）"),
    (
        "36号文（十五）提出“优先支持帮促地区推进城乡融合发展……加快推进县乡村基本公共服务一体化”。",
        "（十五）",
    ),
]
LAYOUT = [
    (
        '连委办发【2021】36号（二十）规定:"强化耕地保护主体责任,严格控制非农建设占用耕地"',
        "（二十）",
    ),
    (
        "36号文（四）：“到２０２５年，帮促地区经济活力和发展后劲明显增强；"
        "乡村产业质量效益和竞争力进一步提高”",
        "（四）",
    ),
    ("实施意见（十七）指出，“用2-3年时间，建成一批产业兴旺、生态宜居”。", "（十七）"),
    ("36号（九）规定「保费标准提高至\n　　１００元／人・年」。", "（九）"),
]
ALTERED = [
    ("36号（六）规定：“在低保标准2.5倍以下，且符合财产状况规定的低收入家庭”。", [("2", "2.5")]),
    (
        "据连区扶办(2021)2号，“2021年保费仍需筹集95131.37元,现申请区财政予以解决”。",
        [("95113.37", "95131.37")],
    ),
    (
        "按36号文（九）“优化完善大病专项救治、先诊疗后付费、健康体检等健康帮扶政策”的规定办理。",
        [("家庭医生签约服务和年度", "")],
    ),
    ("《实施意见》（十六）要求，“大力推进乡镇卫生院和村卫生室标准化建设”。", [("", "大力")]),
    (
        "文件要求：“建立重点村挂钩联系点制度。坚持专项、行业和社会帮促互为支撑的社会大帮促格局。”",
        [("（二十二）强化工作体系。", "")],
    ),
    ("36号文（十二）：“深入践行社会主义核心价值体系”。", [("价值观", "价值体系")]),
    (
        "36号（五）：“实现早发现、早报告、早帮促。完善农村低收入人口不定期核查和动态管理机制。”",
        [("", "早报告、"), ("", "不"), ("调整", "管理")],
    ),
    ("36号文（九）规定，保费标准提高至120元/人·年。", [("100", "120")]),
]
ALTERED += [
    ("强化财政政策支持。在保持财政支持政策总体稳定的前提下。", [("加强", "强化")]),
    (
        "36号文（十一）：“实施乡村教师定向师范生培养计划、乡村教师素质提升工程、农村订单定向医学生免费培养。”",
        [("乡村优秀青年教师培养奖励计划、", "")],
    ),
    ("导语要求贫困人口。36号文指出“贫困人口收入水平大幅度提升”。", [("提高", "提升")]),
]
MISATTRIBUTED = [
    ("36号文（二十）规定：“探索农产品期货期权和农业保险联动。”", "（十九）"),
    ("2号请示提出，“设立5年过渡期，落实‘四个不摘’要求，帮扶政策保持总体稳定”。", "（二）"),
    ("根据连委办发〔2021〕36号第三十条，“建立重点村挂钩联系点制度”。", "（二十一）"),
    ("《连云港市乡村振兴条例》第八条规定，“支持重点村深化农村集体产权制度改革”。", "（十四）"),
    ("连委办发〔2021〕63号要求“大力宣传创业致富、勤劳致富、带动致富先进典型”。", "（十二）"),
    ("“涉农商业银行要发挥支农主力军作用”（36号文（十八））。", "（十九）"),
    ("“大力宣传创业致富、勤劳致富、带动致富先进典型”（见36号文（九））。", "（十二）"),
    ("36号文第三部分提出“更大力度开发乡村公益性岗位”。", "（七）"),
    (
        "36号文（九）“保费标准提高至100元/人·年”；（十一）“深化农村土地、金融等领域制度改革”。",
        "（十五）",
    ),
]
NOT_FOUND = [
    "36号文（十八）规定：“对连续三年考核优秀的村，市财政给予每村三十万元奖励。”",
    "连区扶办(2021)2号指出，“参保人员名单由各村村民代表大会评议产生，并张榜公示七日”。",
    "36号文（九）规定：防贫保起付线为五千元，超出部分按百分之三十赔付。",
    "要大力发展低空经济，鼓励有条件的乡镇建设无人机配送起降点，形成十五分钟物流圈。",
    "文件要求：“各村应当配备两名专职垃圾分类指导员，每月补助八百元。”",
]


def worst(check: Check, text: str) -> Quotation:
    """Return the quotation of a text that is furthest from the library."""
    found = check(text).quotations
    order = ["exact", "layout_only", "altered", "misattributed", "not_found"]
    return max(found, key=lambda q: order.index(q.status.value))


def clause_of(quotation: Quotation) -> str:
    assert quotation.source is not None
    return quotation.source.clause


@pytest.mark.parametrize(("text", "clause"), EXACT)
def test_words_as_printed_are_exact(check: Check, text: str, clause: str) -> None:
    found = worst(check, text)
    assert (found.status.value, clause_of(found), found.changes) == ("exact", clause, ())


@pytest.mark.parametrize(("text", "clause"), LAYOUT)
def test_other_widths_spaces_and_marks_are_layout(check: Check, text: str, clause: str) -> None:
    found = worst(check, text)
    assert (found.status.value, clause_of(found), found.differences) == ("layout_only", clause, ())
    assert found.layout


@pytest.mark.parametrize(("text", "changes"), ALTERED)
def test_changed_words_are_told_one_by_one(
    check: Check, text: str, changes: list[tuple[str, str]]
) -> None:
    found = worst(check, text)
    assert found.status.value == "altered"
    assert [(d.source, d.quoted) for d in found.differences] == changes


@pytest.mark.parametrize(("text", "clause"), MISATTRIBUTED)
def test_words_from_elsewhere_are_misattributed(check: Check, text: str, clause: str) -> None:
    found = worst(check, text)
    assert (found.status.value, clause_of(found)) == ("misattributed", clause)
    assert found.note


@pytest.mark.parametrize("text", NOT_FOUND)
def test_invented_words_are_not_found(check: Check, text: str) -> None:
    found = worst(check, text)
    assert (found.status.value, found.source) == ("not_found", None)


def test_a_copy_without_marks_may_pass_over_a_sentence(check: Check) -> None:
    text = "建立重点村挂钩联系点制度。坚持专项、行业和社会帮促互为支撑的社会大帮促格局。"
    assert {q.status.value for q in check(text).quotations} == {"exact"}


def test_source_is_copied_from_the_document(check: Check) -> None:
    source = worst(check, "36号（九）规定“保费标准提高至100元/人·年”。").source
    assert source is not None
    assert source.quote == "保费标准提高至 100 元/人·年"
    assert source.document_number == "连委办发〔2021〕36号"
    assert source.path[-1] == "（九）强化医疗教育住房养老等社会保障"


def test_quotation_over_two_clauses_names_both(check: Check) -> None:
    text = "建立重点村挂钩联系点制度。（二十二）强化工作体系。坚持专项、行业和社会帮促互为支撑。"
    source = worst(check, text).source
    assert source is not None
    assert source.clauses == ("（二十一）", "（二十二）")


def test_named_clause_goes_before_one_that_says_the_same(check: Check) -> None:
    """The 请示 repeats （九） with two words more; a draft that names （九） is measured by it."""
    words = "提高救助标准，扩大受助面，切实减轻群众大病医疗等负担"
    named = worst(check, f"36号文（九）要求“{words}”。")
    assert [d.quoted for d in named.differences] == ["切实", "等"]
    unnamed = worst(check, f"文件要求“{words}”。")
    assert unnamed.source is not None
    assert unnamed.source.document_number == "连区扶办(2021)2号"


def test_sentences_put_together_are_told_apart(check: Check) -> None:
    text = "36号文强调，“继续大力实施消费帮扶。强化耕地保护主体责任，严格控制非农建设占用耕地。”"
    assert [clause_of(q) for q in check(text).quotations] == ["（十）", "（二十）"]


@pytest.mark.parametrize("short", ["保费10元。", "一律免费。"])
def test_a_short_sentence_is_not_left_unchecked(check: Check, short: str) -> None:
    words = "提高救助标准，扩大受助面，减轻群众大病医疗负担。{}优化完善大病专项救治、先诊疗后付费。"
    text = f"36号文（九）要求“{words}”。"
    right, wrong = (worst(check, text.format(put_in)) for put_in in ("", short))
    assert wrong.status is QuotationStatus.ALTERED
    assert right.status is not wrong.status
    assert wrong.differences[0].quoted == short


def test_figures_are_told_whole_though_a_like_phrase_stands_before(check: Check) -> None:
    """低保标准 comes twice in the clause: the nearer one is meant."""
    found = worst(check, "36号（六）规定：“但在低保标准3倍以下，且符合财产状况规定”。")
    assert [(d.source, d.quoted) for d in found.differences] == [("2", "3")]
