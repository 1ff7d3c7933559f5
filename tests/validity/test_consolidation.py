"""Amending papers put into a text: what comes out was written by hand before it was run."""

from datetime import date

import pytest

from assistant.library.links import Links
from assistant.validity.consolidated_clause import ClauseOrigin
from assistant.validity.consolidation import consolidate, consolidated
from assistant.validity.consolidation_text import markdown
from tests.validity.forest import ARTICLES, HEAD, TABLE, body, expected, paper, rules

DAY = date(2025, 1, 1)

CASES = {
    "words of an article": (
        ["一、将第四条中的“不超过4名”修改为“不超过6名”。"],
        expected({"聘用护林员不超过4名": "聘用护林员不超过6名"}),
    ),
    "a 款, and words of another in the same item": (
        [
            "一、将第六条第一款修改为：“护林员补助标准为每人每月600元。”"
            "第二款中的“8∶2”修改为“7∶3”。"
        ],
        expected({"每人每月500元。": "每人每月600元。", "按照8∶2的": "按照7∶3的"}),
    ),
    "the last 项 goes, the one before it ends the list": (
        ["一、删去第九条第三项。"],
        expected({"造成火情的；\n（三）弄虚作假骗取补助的。": "造成火情的。"}),
    ),
    "a 项 in the middle goes and the others move up": (
        ["一、删去第五条第（二）项，其后各项序号相应调整。"],
        expected({"（二）经县扶贫办认定的低收入人口；\n（三）身体": "（二）身体"}),
    ),
    "a 项 comes in between and the others move on": (
        ["一、第九条第一款增加一项，作为第二项：“（二）酒后上岗的；”。"],
        expected({"（二）擅自": "（二）酒后上岗的；\n（三）擅自", "（三）弄虚": "（四）弄虚"}),
    ),
    "an article comes in, later ones move on, what refers to them stays": (
        ["一、在第六条后增加一条，作为第七条：“补助标准每两年评估一次。”"],
        expected({
            "第七条　乡镇": "第七条　补助标准每两年评估一次。\n第八条　乡镇",
            "第八条　补助": "第九条　补助", "第九条　有": "第十条　有",
            "第十条　本": "第十一条　本", "第十一条　本": "第十二条　本",
        }),
    ),
    "an article goes and the order is adjusted": (
        ["一、删去第七条。", "此外，对条文顺序作相应调整。"],
        expected(
            {
                "第八条　补助": "第七条　补助", "第九条　有": "第八条　有",
                "第十条　本": "第九条　本", "第十一条　本": "第十条　本",
            },
            without=["第七条　乡镇人民政府应当于每月10日前报送上月巡护记录。"],
        ),
    ),
    "an article goes and nothing is said of the order": (
        ["一、删去第七条。"],
        expected({}, without=["第七条　乡镇人民政府应当于每月10日前报送上月巡护记录。"]),
    ),
    "an article between two numbers": (
        ["一、增加一条，作为第八条之一：“补助不得以现金发放。”"],
        expected({"个人账户。": "个人账户。\n第八条之一　补助不得以现金发放。"}),
    ),
    "the whole document": (
        ["一、将“县扶贫办”统一修改为“县农业农村局”。"],
        expected({
            "县林业局、县扶贫办负责": "县林业局、县农业农村局负责",
            "经县扶贫办认定": "经县农业农村局认定",
        }),
    ),
    "several articles": (
        ["一、将第七条、第八条中的“每月”统一修改为“每季度首月”。"],
        expected({"于每月10日": "于每季度首月10日", "于每月20日": "于每季度首月20日"}),
    ),
    "an article with several paragraphs, each opened by a mark": (
        [
            "一、将第五条修改为：“第五条　护林员应当符合下列条件：",
            "“（一）年满18周岁、未满65周岁；",
            "“（二）身体健康。”",
            "二、将第八条中的“20日”修改为“15日”。",
        ],
        expected({
            "（一）本村居民，年满18周岁、未满60周岁；\n（二）经县扶贫办认定的低收入人口；\n"
            "（三）身体健康，能够胜任巡护。": "（一）年满18周岁、未满65周岁；\n（二）身体健康。",
            "每月20日前": "每月15日前",
        }),
    ),
    "new words behind a colon without quotation marks": (
        ["一、将第十条修改为：本办法由县林业局会同县财政局解释。", "二、将第八条修改为：",
         "补助于每月25日前发放，遇节假日顺延。"],
        expected({
            "第十条　本办法由县林业局负责解释。": "第十条　本办法由县林业局会同县财政局解释。",
            "补助于每月20日前发放到个人账户。": "补助于每月25日前发放，遇节假日顺延。",
        }),
    ),
    "other quotation marks, words with marks of their own": (
        ["一、将第二条中的「财政补助」修改为「“三级”财政补助」。"],
        expected({"由财政补助": "由“三级”财政补助"}),
    ),
    "a cell of a table, and words that go": (
        ["一、将附件表格中公益林护林员的补助标准由450元调整为480元。",
         "二、删去第四条中的“的行政村”字样。"],
        expected({"公益林护林员\t450": "公益林护林员\t480", "亩的行政村可以": "亩可以"}),
    ),
    "a row of a table goes": (
        ["一、删去附件表格中“公益林护林员”一行。"],
        expected({}, without=["公益林护林员\t450\t60"]),
    ),
    "words behind words, a sentence at the end, several orders in one sentence": (
        ["一、在第三条“县财政局”之后增加“、县审计局”，在第八条末尾增加“逾期应当说明理由。”"],
        expected({
            "县财政局负责": "县财政局、县审计局负责",
            "发放到个人账户。": "发放到个人账户。逾期应当说明理由。",
        }),
    ),
    "an article is renumbered and reworded": (
        ["一、第十条改为第十二条，修改为：“第十二条　本办法由县林业局解释。”",
         "二、第十一条改为第十三条。", "三、在第九条后增加两条，作为第十条、第十一条：",
         "“第十条　县林业局每年公布名单。", "第十一条　县审计局每年审计一次。”"],
        expected({
            "第十条　本办法由县林业局负责解释。": "第十二条　本办法由县林业局解释。",
            "第十一条　本": "第十三条　本",
            "应当退回。": "应当退回。\n第十条　县林业局每年公布名单。\n"
            "第十一条　县审计局每年审计一次。",
        }),
    ),
    "a 款 comes in, the name of a chapter changes": (
        [
            "一、第六条增加一款，作为第二款：“聘期不足一个月的，按日计发。”",
            "二、将第三章章名修改为“监督与责任”。",
        ],
        expected({
            "500元。\n补助由": "500元。\n聘期不足一个月的，按日计发。\n补助由",
            "第三章　监督": "第三章　监督与责任",
        }),
    ),
    "several 项 at once, a cell by quoted figures, words without quotation marks": (
        [
            "一、将第九条第一款第（一）项、第（二）项修改为：",
            "“（一）一个月内缺勤超过3日的；",
            "（二）酒后上岗的；”",
            "二、将附件中生态护林员补助标准“500”修改为“550”。",
            "三、第三条中的县扶贫办修改为县农业农村局。",
            "四、取消第十条。",
        ],
        expected(
            {
                "（一）一个月内缺勤超过5日的；\n（二）擅自离岗造成火情的；":
                "（一）一个月内缺勤超过3日的；\n（二）酒后上岗的；",
                "生态护林员\t500": "生态护林员\t550",
                "县林业局、县扶贫办": "县林业局、县农业农村局",
            },
            without=["第十条　本办法由县林业局负责解释。"],
        ),
    ),
    "figures in words, a figure in another figure is not meant": (
        ["一、第六条规定的护林员补助标准由每人每月500元提高到550元。",
         "二、将第四条中的“4000亩”修改为“5000亩”。", "三、将第四条中的“14000亩”修改为“15000亩”。"],
        expected({"每人每月500元": "每人每月550元", "14000亩": "15000亩"}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_comes_out_is_what_was_written_by_hand(name: str) -> None:
    items, wanted = CASES[name]
    found = consolidate(rules(), [paper(*items)], DAY)
    assert body(found.text) == wanted
    told = ["第四条没有“4000亩”"] if "another figure" in name else []
    assert [each.why for each in found.failed] == told


def test_every_clause_says_where_it_comes_from() -> None:
    amending = paper(
        "一、将第四条中的“4名”修改为“6名”。",
        "二、在第六条后增加一条，作为第七条：“每年评估一次。”",
        "三、删去第十条。",
    )
    found = consolidate(rules(), [amending], DAY)
    said = {c.clause.label: c.said for c in found.clauses if c.origin is not ClauseOrigin.ORIGINAL}
    assert said["第四条"] == "由临政办发〔2024〕5号第一条修改"
    assert said["第七条"] == "由临政办发〔2024〕5号第二条增加"
    assert said["第八条"] == "原第七条，文字未改"
    assert "由临政办发〔2024〕5号第三条删去" in said.values()
    assert sum(c.origin is ClauseOrigin.ORIGINAL for c in found.clauses) > 10
    assert "程序整理" in markdown(found)


@pytest.mark.parametrize(
    ("item", "why"),
    [
        ("一、将第四条中的“不超过9名”修改为“不超过6名”。", "第四条没有“不超过9名”"),
        ("一、将第二十条修改为：“甲。”", "原文没有第二十条"),
        ("一、删去第九条第五项。", "原文没有第九条第（五）项"),
        ("一、第六条增加一款，作为第五款：“甲。”", "第六条只有2款，不能增加第5款"),
        ("一、将第六条第一款第二句修改为：“甲。”", "这一句没有读懂"),
        ("一、将附件表格中公益林护林员的补助标准由400元调整为480元。",
         "表格里没有“公益林护林员的补助标准”为“400元”的格"),
        ("一、将第八条并入第七条。", "这一句没有读懂"),
        ("一、将第七条、第八条修改为：“补助按季发放。”", "各处修改后的文字分不开"),
        ("一、补助经费由10万元提高到20万元。", "没有写明是哪一条，原文也没有“补助经费”这几个字"),
        ("一、在第五条“周岁”之后增加“以上”。", "有2处“周岁”，不知道加在哪一处"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_and_nothing_is_put_for_it(item: str, why: str) -> None:
    found = consolidate(rules(), [paper(item)], DAY)
    assert body(found.text) == body(rules())
    assert [each.why for each in found.failed] == [why]
    assert found.failed[0].said.startswith("未能并入：临政办发〔2024〕5号第一条“一、")


def test_what_fits_in_part_is_put_in_and_the_rest_is_told() -> None:
    found = consolidate(rules(), [paper("一、将第一条、第八条中的“补助”修改为“补贴”。")], DAY)
    assert body(found.text) == expected({"第八条　补助": "第八条　补贴"})
    assert [each.why for each in found.failed] == ["第一条没有“补助”"]


def test_papers_are_put_in_by_the_days_from_which_they_apply_up_to_the_day() -> None:
    first = paper("一、将第四条中的“4名”修改为“6名”。")
    later = paper(
        "一、将第四条中的“6名”修改为“8名”。", number="临政办发〔2024〕40号", day="2024年11月1日",
        since="本通知自2025年3月1日起施行。",
    )  # fmt: skip
    links = Links([rules(), later, first])
    before = consolidated(rules(), links, date(2024, 5, 31))
    between = consolidated(rules(), links, DAY)
    after = consolidated(rules(), links, date(2025, 3, 1))
    assert body(before.text) == body(rules())
    assert body(between.text) == expected({"不超过4名": "不超过6名"})
    assert body(after.text) == expected({"不超过4名": "不超过8名"})
    assert [p.document_number for p in after.papers] == [
        "临政办发〔2024〕5号",
        "临政办发〔2024〕40号",
    ]
    assert between.notes == ("临政办发〔2024〕40号自2025年3月1日起施行，没有并入。",)


def test_a_later_paper_speaks_of_the_numbers_that_an_earlier_one_made() -> None:
    first = paper("一、在第六条后增加一条，作为第七条：“每年评估一次。”")
    second = paper(
        "一、将第九条中的“20日”修改为“15日”。", number="临政办发〔2024〕40号",
        since="本通知自2024年12月1日起施行。",
    )  # fmt: skip
    found = consolidate(rules(), [first, second], DAY)
    assert "第九条　补助于每月15日前发放到个人账户。" in body(found.text)
    assert not found.failed


def test_a_text_that_contains_a_revision_is_not_revised_again() -> None:
    title = "临河县护林员管理办法\n"
    remark = (
        "（根据2024年5月10日《临河县人民政府办公室关于修改〈临河县护林员管理办法〉的通知》修正）\n"
    )
    text = f"{HEAD}{ARTICLES}\n{TABLE}\n".replace(f"{title}第一章", f"{title}{remark}第一章")
    amending = paper("一、将第四条中的“4名”修改为“6名”。")
    revised = rules(text.replace("不超过4名", "不超过6名"))
    found = consolidated(revised, Links([revised, amending]), DAY)
    assert (found.papers, found.contained, found.failed) == ((), (amending,), ())
    assert "已经是按临政办发〔2024〕5号修正后的文本" in markdown(found)


def test_a_document_of_headings_is_amended_too() -> None:
    opinion = rules(
        "临政办发〔2022〕9号\n临河县关于加强防火工作的意见\n各乡镇人民政府：\n"
        "一、健全制度。乡镇每月巡查2次。\n二、落实责任\n（一）明确责任人。\n（二）签订责任书。\n"
        "三、加强保障。每年安排经费10万元。\n临河县人民政府\n2022年1月1日"
    )
    amending = rules(
        "临政办发〔2023〕1号\n临河县关于修改《临河县关于加强防火工作的意见》的通知\n各乡镇人民政府：\n"
        "现对《临河县关于加强防火工作的意见》（临政办发〔2022〕9号）修改如下：\n"
        "一、将第一部分中的“2次”修改为“4次”。\n二、第二部分增加一项作为第（二）项：“配备器材。”\n"
        "三、在第三部分后增加一部分，作为第四部分：“严格考核。”\n临河县人民政府\n2023年1月1日"
    )
    found = consolidate(opinion, [amending], DAY)
    assert [c.text for c in found.text.clauses if c.element is None] == [
        "一、健全制度。乡镇每月巡查4次。", "二、落实责任", "（一）明确责任人。", "（二）配备器材。",
        "（三）签订责任书。", "三、加强保障。每年安排经费10万元。", "四、严格考核。",
    ]  # fmt: skip
    assert not found.failed


def test_a_paper_without_a_day_is_put_in_last_and_that_is_said() -> None:
    undated = paper(
        "一、将第四条中的“6名”修改为“8名”。", number="临政办发〔2024〕40号", day="", since=""
    )  # fmt: skip
    dated = paper("一、将第四条中的“4名”修改为“6名”。")
    found = consolidated(rules(), Links([rules(), undated, dated]), DAY)
    assert body(found.text) == expected({"不超过4名": "不超过8名"})
    assert found.notes == ("临政办发〔2024〕40号没有写明日期，按最后施行并入。",)


def test_a_quotation_that_is_never_closed_is_told() -> None:
    found = consolidate(rules(), [paper("一、将第四条中的“4名修改为6名。")], DAY)
    assert body(found.text) == body(rules())
    assert len(found.failed) == 1


def test_a_paper_of_another_document_changes_nothing() -> None:
    other = paper("一、将第四条中的“4名”修改为“6名”。", named="《临河县河长管理办法》")
    assert consolidated(rules(), Links([rules(), other]), DAY).papers == ()
