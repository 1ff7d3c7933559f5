"""Elements as many offices and portals print them: what is read of small texts of each kind."""

from datetime import date

import pytest

from assistant.documents.model import PolicyDocument
from assistant.documents.parse import parse_document
from assistant.documents.reading import Declared, Reading
from tests.documents.clauses import labels
from tests.documents.test_spans import uncovered

TITLE = "某县教育局关于做好招生工作的通知"
OFFICE = "某县教育局"
DAY = date(2018, 12, 18)
PROSE = "　　请按时完成，不得拖延。\n"
SIGNED = "某县教育局\n2018年12月18日\n"
LAW = "第一条　为加强管理，制定本办法。\n第二条　本办法自2023年3月1日起施行。\n"
ORDER = "　　《某市地名管理办法》已经市政府常务会议通过，现予公布，自2023年3月1日起施行。\n"
CLAUSES = ["标题", "主送机关", "正文第1段", "署名", "成文日期"]


def notice(above: str = "", number: str = "", to: str = "各中小学校：", tail: str = SIGNED) -> str:
    return f"{above}{TITLE}{number}\n{to}\n{PROSE}{tail}"


def usual(document: PolicyDocument) -> bool:
    """Say whether the notice is read as it is, whatever stands around it."""
    told = document.title, document.issuers, document.date, document.recipients
    return told == (TITLE, (OFFICE,), DAY, ("各中小学校",)) and not uncovered(document)


BELOW = (
    "相关链接：关于《关于做好招生工作的通知》的解读",
    "政策解读：\n点击查看（文字）\n点击查看（图文）",
    "公开方式：主动公开",
    "相关稿件\n图解：支持多子女家庭\n更多\n（注：1.只接收咨询;2.请注明名称）",
    "解读：http://www.example.gov.cn/jd/1.html",
    "责任编辑：王某　　审核：李某\n来源：县政府办公室",
    "分享到：\n【打印】【关闭】\n扫一扫在手机打开当前页",
    "附件下载：\n1.申请表.doc\n2.汇总表.xlsx",
    "某教字〔2018〕12号.pdf",
    "【政策解读】《关于做好招生工作的通知》政策解读",
    "上一篇：某县人民政府关于某事的通知\n下一篇：没有了",
)


@pytest.mark.parametrize("below", BELOW)
def test_lines_of_the_page_below_the_date_are_furniture(below: str) -> None:
    document = parse_document(notice(tail=f"{SIGNED}{below}\n"))
    assert usual(document)
    assert labels(document) == CLAUSES
    assert [f.text for f in document.furniture] == below.split("\n")


ABOVE = (
    "公开\n", "此件公开发布\n", "（此件公开发布）\n", "公开方式：主动公开\n", "是否宜公开：是\n",
    "公开属性：主动公开\nA\n", "【政策文件】\n", "【政策文件】", "\u200b", f"{TITLE}\n",
    "ABDR-2018-01008\n", "首页 > 政务公开 > 正文\n",
)  # fmt: skip


@pytest.mark.parametrize("above", ABOVE)
def test_what_a_page_prints_above_a_title_is_not_in_it(above: str) -> None:
    assert usual(parse_document(notice(above)))


UNDER_TITLE = (
    "发布时间：2018-12-20 08:30　来源：县教育局　浏览次数：12",
    "2018-12-20 14:14:43  浏览次数:",
    "日期：2018-12-20",
    "（2018年12月18日）",
)


@pytest.mark.parametrize("line", UNDER_TITLE)
def test_lines_between_title_and_recipients(line: str) -> None:
    assert usual(parse_document(notice(number=f"\n{line}")))


@pytest.mark.parametrize(
    "number",
    [
        "\n（某教字〔2018〕12号）",
        "（某教字〔2018〕12号）",
        " 某教字〔2018〕12号",
        "某教字〔2018〕12号",
        "\n　　　　　　　　某教字〔2018〕12号",
        "\n文号：某教字〔2018〕12号",
    ],
)
def test_a_number_behind_the_title(number: str) -> None:
    document = parse_document(notice(number=number))
    assert usual(document)
    assert document.document_number == "某教字〔2018〕12号"


SIGNATURES = (
    "某县教育局\n二〇一八年十二月十八日",
    "某县教育局\n二Ｏ一八年十二月十八日",
    "某县教育局\n2018-12-18",
    "某县教育局\n2018.12.18",
    "某县教育局\n2018年12月18日（印章）",
    "某县教育局（公章）\n2018年12月18日",
    "某县教育局(盖章)\n2018年12月18日",
    "某县教育局（代章）\n2018年12月18日",
    "某 县 教 育 局\n2018 年 12 月 18 日",
    "某县教育局　　2018年12月18日",
    "某县教育局2018年12月18日",
    "某县教育局\n2018年12月18日印发",
    "某县教育局\n2018年12月18日发布",
    "某县教育局\n2018年12月18日\n联系人：张某\n联系电话：0319-0000",
    "某县教育局\n2018年12月18日\n主题词：教育\n某县教育局办公室\n2018年12月18日印发",
    "某县教育局\n2018年12月18日\n抄送：县委，\n县人武部，\n各团体。\n某办2018年12月19日印发",
    "某县教育局\n2018年12月18日\n某县教育局办公室 2018年12月19日印发— 2 —",
)


@pytest.mark.parametrize("signed", SIGNATURES)
def test_who_signed_and_when(signed: str) -> None:
    document = parse_document(notice(tail=f"{signed}\n"))
    assert usual(document)
    assert labels(document)[:5] == CLAUSES
    assert len(document.layers) == 1


@pytest.mark.parametrize("day", ["2018年12月", "2018年  月  日", "二〇一八年十二月"])
def test_a_date_without_a_day_is_an_element_and_no_day(day: str) -> None:
    document = parse_document(notice(tail=f"{OFFICE}\n{day}\n"))
    assert labels(document) == CLAUSES
    assert document.date is None


JOINT = (
    "某县财政局\n某县民政局", "某县财政局　　　某县民政局", "某县财政局\t某县民政局",
    "某县财政局、某县民政局", "某县财政局（印章）\t某县民政局（印章）",
)  # fmt: skip


@pytest.mark.parametrize("signed", JOINT)
def test_offices_that_sign_together_are_apart(signed: str) -> None:
    document = parse_document(notice(tail=f"{signed}\n2018年12月18日\n"))
    assert document.issuers == ("某县财政局", "某县民政局")
    assert document.date == DAY


NAMED = (
    "各有关单位：",
    "各镇（街道）：",
    "王某某委员：",
    "张三同志：",
    "某某建设有限公司：",
    "为民服务中心：",
    "经济开发区管委会：",
    "各相关材料生产企业：",
    "住房公积金各缴存单位和缴存职工：",
    "各区、县（市）人民政府、各委、办、局、\n驻市各单位：",
)
NOT_NAMED = (
    "市政府决定对《某办法》作如下修改：",
    "购房人应当提供以下申请材料：",
    "申报企业名称：",
    "补贴标准：",
    "报名时间及地点：",
    "为规范管理，现公告如下：",
    "经市政府同意，决定：",
    "2018-12-20 14:14:43  浏览次数：",
    "本次招聘对象为：",
    "单位：万元",
    "有下列情形之一的，不予受理：",
)


@pytest.mark.parametrize("to", NAMED)
def test_whom_it_is_sent_to(to: str) -> None:
    document = parse_document(notice(to=to))
    assert document.title == TITLE
    assert document.recipients == ("".join(to.split()).rstrip("："),)


@pytest.mark.parametrize("to", NOT_NAMED)
def test_what_ends_in_a_colon_and_names_nobody(to: str) -> None:
    document = parse_document(notice(to=to))
    assert document.title == TITLE
    assert document.recipients == ()


TOLD_BY_REMARK = (
    ("（2022年12月23日某市人民政府第310号令公布　自2023年3月1日起施行）",
     "某市人民政府令第310号", "2022-12-23"),
    ("（2001年1月3日某市人民政府令第120号公布\n根据2022年12月23日某市人民政府令第310号修正\n"
     "自2023年3月1日起施行）", "某市人民政府令第120号", "2022-12-23"),
    ("2022年12月23日某市人民政府令第310号公布 自2023年3月1日起施行",
     "某市人民政府令第310号", "2022-12-23"),
    ("（2011年9月30日市人民政府常务会议通过　2011年10月8日某市人民政府令第33号公布）",
     "某市人民政府令第33号", "2011-10-08"),
)  # fmt: skip


@pytest.mark.parametrize(("remark", "number", "day"), TOLD_BY_REMARK)
def test_a_remark_tells_number_issuer_and_last_change(remark: str, number: str, day: str) -> None:
    document = parse_document(f"某市地名管理办法\n{remark}\n{LAW}")
    assert (document.title, document.document_number) == ("某市地名管理办法", number)
    assert (document.issuers, str(document.date)) == (("某市人民政府",), day)


def test_a_day_of_force_is_no_date_of_the_text() -> None:
    assert parse_document(f"某市地名管理办法\n（自2023年3月1日起施行）\n{LAW}").date is None


def test_a_congress_is_named_without_its_term_and_meeting() -> None:
    remark = (
        "（2020年3月27日某市第十五届人民代表大会常务委员会第二十次会议通过　"
        "根据2022年5月25日某市第十六届人民代表大会常务委员会第二次会议《关于修改〈某市条例〉的决定》修正）"
    )
    law = parse_document(f"某市条例\n{remark}\n第一条　甲。\n第二条　本条例自公布之日起施行。\n")
    assert law.issuers == ("某市人民代表大会常务委员会",)
    assert law.date == date(2022, 5, 25)
    assert law.effect.effective_date is None


@pytest.mark.parametrize(
    "order",
    ["某市人民政府令\n第310号\n{}市　长　王某某\n2022年12月23日",
     "某市人民政府令（第310号）\n{}代市长 王某某\n二〇二二年十二月二十三日",
     "某市人民政府令第310号\n{}市长：王某某　　2022年12月23日"],
)  # fmt: skip
def test_an_order_above_a_law_gives_its_number_and_day(order: str) -> None:
    document = parse_document(f"{order.format(ORDER)}\n某市地名管理办法\n{LAW}")
    assert document.title == "某市地名管理办法"
    assert document.document_number == "某市人民政府令第310号"
    assert (document.issuers, document.date) == (("某市人民政府",), date(2022, 12, 23))


def test_a_congress_publishes_a_law_by_a_notice() -> None:
    signed = "某市人民代表大会常务委员会\n2022年12月26日\n"
    head = "某市人民代表大会常务委员会公告\n第十五号\n"
    document = parse_document(f"{head}{ORDER}{signed}某市地名条例\n{LAW.replace('办法', '条例')}")
    assert document.title == "某市地名条例"
    assert document.issuers == ("某市人民代表大会常务委员会",)


def test_a_lead_is_no_line_of_the_title() -> None:
    lead = "为进一步支持住房需求，减轻负担，现对有关规定明确如下："
    document = parse_document(
        f"{TITLE}\n{lead}\n一、甲。\n二、乙。\n本通知自2019年1月1日起实施。\n{SIGNED}"
    )
    assert document.title == TITLE
    assert labels(document) == ["标题", "导语第1段", "一、", "二、", "结语", "署名", "成文日期"]


@pytest.mark.parametrize(
    "listed",
    [
        "附件：1.计划表\n2.范围图\n",
        "附件：\n1.计划表\n2.范围图\n",
        "附件1：计划表\n附件2：范围图\n",
    ],
)
def test_attachments_named_below_the_date_are_a_list(listed: str) -> None:
    document = parse_document(notice(tail=SIGNED + listed))
    assert usual(document)
    assert document.attachments == ("计划表", "范围图")
    assert len(document.layers) == 1


def test_the_title_is_whole_where_it_is_broken_at_a_bracket() -> None:
    title = "某县教育局\n关于印发《某县积分入学办法\n（试行）》的通知"
    document = parse_document(notice().replace(TITLE, title))
    assert document.title == "某县教育局关于印发《某县积分入学办法（试行）》的通知"
    assert document.recipients == ("各中小学校",)


def test_the_own_signature_goes_before_the_short_name_of_the_page() -> None:
    declared = Declared(date="2018年12月20日", issuers=("县教育局",))
    assert usual(parse_document(Reading(notice(), declared)))
    named = Declared(issuers=("某县教育局",))
    assert usual(parse_document(Reading(notice(tail="县教育局\n2018年12月18日\n"), named)))


def test_a_title_and_whom_it_is_for_on_one_line_are_two_elements() -> None:
    assert usual(parse_document(f"{TITLE}各中小学校：\n{PROSE}{SIGNED}"))


@pytest.mark.parametrize(
    "line",
    [
        "根据市关于做好救助工作的通知各镇人民政府：",
        "各镇关于落实通知的意见各部门要认真办理：",
    ],
)
def test_a_lead_that_names_a_paper_and_its_readers_is_one_paragraph(line: str) -> None:
    document = parse_document(notice(tail=f"　　{line}\n　　一、落实。\n{SIGNED}"))
    assert any(line in clause.text for clause in document.clauses)
