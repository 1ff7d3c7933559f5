"""Web pages in the manner of government sites: the document comes out, the page stays behind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.parse import parse_document
from assistant.documents.readers.web.web_page import is_web_page, read_web_page
from assistant.documents.reading import Reading
from assistant.errors import DocumentError

TITLE = "某县人民政府关于做好防汛工作的通知"
PARAGRAPHS = (
    "各镇人民政府，县各有关单位：", "为做好防汛工作，现就有关事项通知如下。",
    "一、压实责任。各镇要落实包保责任，定人定岗。",
    "二、加强值守。汛期实行24小时值班，每日报送情况。",
)  # fmt: skip
SIGNED = ("某县人民政府", "2021年6月1日")
BODY = (*PARAGRAPHS, *SIGNED)
MENU = (
    '<div class="nav"><ul><li><a href="/">首页</a></li>'
    '<li><a href="/zw">政务公开</a></li></ul></div>'
)
FOOT = '<div class="footer">主办单位：某县人民政府办公室 版权所有 某ICP备05000001号</div>'
RELATED = (
    '<ul><li><a href="/1">关于做好抗旱工作的通知</a></li>'
    '<li><a href="/2">关于森林防火的通告</a></li></ul>'
)


def page(body: str, head: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    ).encode()


def tagged(lines: tuple[str, ...], tag: str = "p") -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in lines)


def lines_of(reading: Reading) -> list[str]:
    return [line.strip() for line in reading.text.splitlines() if line.strip()]


NAMED = [
    '<div class="TRS_Editor"><div class="Custom_UnionStyle">{body}</div></div>',
    '<div id="vsb_content_502"><div class="v_news_content">{body}</div></div>',
    '<div id="UCAP-CONTENT">{body}</div>',
    "<UCAPCONTENT>{body}</UCAPCONTENT>",
    '<div id="zoom" class="article">{body}</div>',
    '<form name="f"><div id="vsb_content">{body}</div></form>',
]


@pytest.mark.parametrize("box", NAMED)
def test_an_editor_s_box_is_the_document(box: str) -> None:
    inner = box.format(body=tagged((TITLE, *BODY)))
    reading = read_web_page(page(f"{MENU}{inner}{RELATED}{FOOT}"), "页.html")
    assert lines_of(reading) == [TITLE, *BODY]


@pytest.mark.parametrize(
    "frame",
    [
        "<div class='wrap'><div class='left'>{related}</div><div class='right'>{body}</div></div>",
        "<table width='100%'><tr><td>{related}</td><td valign='top'>{body}</td></tr></table>",
        "{body}{related}",
    ],
)
def test_without_a_name_the_box_of_the_prose_is_the_document(frame: str) -> None:
    inner = frame.format(body=f"<div>{tagged(BODY)}</div>", related=RELATED)
    reading = read_web_page(page(f"{MENU}{inner}{FOOT}"), "页.html")
    assert lines_of(reading) == list(BODY)


def test_an_old_page_of_line_breaks_in_gbk() -> None:
    body = "<br>".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{line}" for line in BODY)
    source = "<html><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'>"
    source += f"</head><body><center><table><tr><td>{body}</td></tr></table></center></body></html>"
    reading = read_web_page(source.encode("gb18030"), "页.htm")
    assert lines_of(reading) == list(BODY)
    assert reading.text.startswith("　　")


HEADERS = [
    "<table><tr><td>索 引 号：</td><td>0143/2021-06</td><td>发文机关：</td><td>某县人民政府</td>"
    "</tr><tr><td>发文字号：</td><td>某政发〔2021〕9号</td><td>成文日期：</td><td>2021-06-01</td></tr>"
    "<tr><td>标　　题：</td><td colspan=3>{title}</td></tr>"
    "<tr><td>发布日期：</td><td>2021-06-08</td></tr></table>",
    "<dl><dt>索引号：</dt><dd>0143/2021-06</dd><dt>发文机关：</dt><dd>某县人民政府</dd>"
    "<dt>发文字号：</dt><dd>某政发〔2021〕9号</dd><dt>成文日期：</dt><dd>2021年06月01日</dd>"
    "<dt>发布日期：</dt><dd>2021-06-08</dd></dl>",
    "<ul><li>索引号：0143/2021-06</li><li>发布机构：某县人民政府</li><li>文号：某政发〔2021〕9号</li>"
    "<li>成文日期：2021/6/1</li><li>公开日期：2021-06-08</li></ul>",
]


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("box", ["<div id='zoom'>{}</div>", "<div>{}</div>"])
def test_the_header_table_is_declared_and_not_text(header: str, box: str) -> None:
    inner = header.format(title=TITLE) + box.format(tagged((TITLE, *PARAGRAPHS)))
    reading = read_web_page(page(f"{MENU}<div>{inner}</div>{FOOT}"), "页.html")
    assert lines_of(reading) == [TITLE, *PARAGRAPHS]
    assert reading.declared.document_number == "某政发〔2021〕9号"
    assert reading.declared.issuers == ("某县人民政府",)
    document = parse_document(reading)
    assert document.date is not None
    assert (document.date.month, document.date.day) == (6, 1)
    assert document.number_key == "某政发|2021|9"


def test_the_day_of_publishing_is_not_the_date_of_the_document() -> None:
    header = "<p>来源：某县政府网　发布时间：2021-06-08　浏览次数：12</p>"
    reading = read_web_page(page(f"{header}<div id='zoom'>{tagged(PARAGRAPHS)}</div>"), "页.html")
    assert reading.declared.date == ""
    assert lines_of(reading) == list(PARAGRAPHS)


def test_the_title_above_the_box_heads_the_text() -> None:
    inner = (
        f"<h1 class='title'>{TITLE}</h1><p>字号：[大 中 小]</p><div id='zoom'>{tagged(BODY)}</div>"
    )
    reading = read_web_page(page(inner), "页.html")
    assert lines_of(reading) == [TITLE, *BODY]
    assert parse_document(reading).title == TITLE


def test_the_title_of_the_head_stands_in_without_the_name_of_the_site() -> None:
    reading = read_web_page(
        page(f"<div id='zoom'>{tagged(BODY)}</div>", f"<title>{TITLE}_某县人民政府</title>"),
        "页.html",
    )
    assert reading.declared.title == TITLE
    assert lines_of(reading) == list(BODY)


def test_buttons_around_the_text_are_left_behind() -> None:
    before = "<p>您现在的位置：首页 > 政务公开</p><p>【大 中 小】【打印】【关闭】</p>"
    behind = "<p>责任编辑：某某</p><p>上一篇：关于甲的通知</p><p>扫一扫在手机打开当前页</p>"
    reading = read_web_page(page(f"<div>{before}{tagged((TITLE, *BODY))}{behind}</div>"), "页.html")
    assert lines_of(reading) == [TITLE, *BODY]


def test_what_scripts_and_hidden_boxes_hold_is_not_text() -> None:
    noise = "<script>var a='一、某事。';</script><div style='display:none'>隐藏。</div>"
    reading = read_web_page(page(f"<div id='zoom'>{noise}{tagged(BODY)}</div>"), "页.html")
    assert lines_of(reading) == list(BODY)


@pytest.mark.parametrize(
    "struck",
    ["<s>2000</s>", "<del>2000</del>", "<strike>20<b>00</b></strike>",
     '<span style="text-decoration: line-through">2000</span>'],
)  # fmt: skip
def test_what_is_struck_out_is_left_out_and_told(struck: str) -> None:
    body = tagged((*BODY, f"每户补助{struck}3000元。"))
    reading = read_web_page(page(f"<div id='zoom'>{body}</div>"), "页.html")
    assert lines_of(reading)[-1] == "每户补助3000元。"
    assert any("删除线" in warning for warning in reading.warnings)
    plain = read_web_page(page(f"<div id='zoom'>{tagged(BODY)}<s></s></div>"), "页.html")
    assert plain.warnings == ()


@pytest.mark.parametrize(
    ("markup", "printed"),
    [
        ("投资10<sup>4</sup>万元。", "投资10⁴万元。"),
        ('投资10<span style="vertical-align:super">4</span>万元。', "投资10⁴万元。"),
        ("标准<sup><a href='#n'>1</a></sup>3000元<sup>[2]</sup>。", "标准¹3000元[2]。"),
        ("面积50m<sup>2</sup>。", "面积50m²。"),
    ],
)
def test_digits_above_the_line_join_no_figure(markup: str, printed: str) -> None:
    reading = read_web_page(page(f"<div id='zoom'>{tagged((*BODY, markup))}</div>"), "页.html")
    assert lines_of(reading)[-1] == printed


def test_the_rows_of_a_table_keep_their_cells() -> None:
    table = "<table><tr><th>镇名</th><th>金额</th></tr><tr><td rowspan=2>东镇</td><td>10</td></tr>"
    table += "<tr><td>20</td></tr></table>"
    reading = read_web_page(page(f"<div id='zoom'>{tagged(BODY)}{table}</div>"), "页.html")
    assert reading.text.endswith("镇名\t金额\n东镇\t10\n东镇\t20\n")


def test_a_page_saved_as_one_file() -> None:
    inner = page(f"{MENU}<div id='zoom'>{tagged(BODY)}</div>").decode()
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
    part = '--b\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n'
    archive = f"From: <saved>\r\n{head}{part}{inner}\r\n--b--\r\n".encode()
    assert is_web_page(archive)
    assert lines_of(read_web_page(archive, "页.mht")) == list(BODY)


@pytest.mark.parametrize(
    "start",
    [
        "<html>",
        "\ufeff<!DOCTYPE HTML>",
        " \r\n<!-- saved --><HTML lang='zh'>",
        "<div>",
        "<?xml version='1.0'?><html>",
    ],
)
def test_what_begins_as_a_page_is_one(start: str) -> None:
    assert is_web_page(f"{start}<p>甲</p>".encode())
    assert is_web_page(f"\ufeff{start.removeprefix(chr(0xFEFF))}<p>甲</p>".encode("utf-16-le"))
    unmarked = start.strip("\ufeff")
    assert is_web_page(f"{unmarked}<p>甲</p>".encode("utf-16-be"))


@pytest.mark.parametrize(
    "text",
    [
        "关于<甲>的通知",
        "<办法>",
        "一、<p>标签",
        "",
        "# 标题\n<br>",
        "<<甲>>",
        "<p>甲",
        "<div>\n\n# 题\n\n</div>",
    ],
)
def test_a_text_that_holds_a_tag_is_no_page(text: str) -> None:
    assert not is_web_page(text.encode())


@pytest.mark.parametrize("body", ["", "<img src='1.jpg'>", "<script>var a;</script>"])
def test_a_page_without_text_is_told(body: str) -> None:
    with pytest.raises(DocumentError, match=r"页\.html"):
        read_web_page(page(body), "页.html")


def test_a_page_without_sentences_is_read_whole() -> None:
    roll = ("某县受表彰人员名单", "东镇　张三", "西镇　李四", "南镇　王五")
    reading = read_web_page(page(f"{MENU}<div>{tagged(roll)}</div>{RELATED}{FOOT}"), "页.html")
    assert lines_of(reading) == list(roll)


def test_what_an_editor_put_into_further_boxes_belongs_to_the_document() -> None:
    boxes = "".join(f"<div>{tagged(part)}</div>" for part in (PARAGRAPHS, SIGNED))
    noise = "<div>相关阅读</div><div>热点专题</div>"
    reading = read_web_page(page(f"{MENU}<div>{boxes}{noise}{RELATED}</div>{FOOT}"), "页.html")
    assert lines_of(reading) == list(BODY)


@pytest.mark.parametrize("box", ["div", "div class='TRS_Editor'"])
def test_an_attachment_in_a_box_of_its_own_belongs_to_the_document(box: str) -> None:
    more = ("附件", "某县防汛责任", "一、总则", "各镇负责。")
    boxes = "".join(f"<{box}>{tagged(part)}</div>" for part in (BODY * 9, more))
    outer = "<div id='zoom'>" if "class" in box else "<div>"
    reading = read_web_page(page(f"{MENU}{outer}{boxes}</div>{RELATED}{FOOT}"), "页.html")
    assert lines_of(reading) == [*BODY * 9, *more]


def test_an_old_page_laid_out_in_tables() -> None:
    body = "<br>".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{line}" for line in PARAGRAPHS)
    signed = f"<p align=right>{'<br>'.join(SIGNED)}</p>"
    source = (
        "<html><head><title>某县信息网</title></head><body>"
        "<table><tr><td><a href=/>首页</a> | <a href=/a>机构</a></td></tr></table><table><tr>"
        "<td><table><tr><td><a href=1>通知公告</a></td></tr></table></td><td><table>"
        f"<tr><td align=center><b>{TITLE}</b></td></tr>"
        "<tr><td>发布时间：2021-6-8 点击数：33 【字体：大 中 小】</td></tr>"
        f"<tr><td>{body}{signed}</td></tr><tr><td>【打印本页】 【关闭窗口】</td></tr>"
        "<tr><td>·<a href=3>关于甲的通知</a> 2020-01-01</td></tr></table></td></tr></table>"
        "<table><tr><td>主办：某县人民政府<br>Copyright 2008</td></tr></table></body></html>"
    )
    reading = read_web_page(source.encode("gb18030"), "页.htm")
    assert lines_of(reading) == [TITLE, *BODY]
    assert reading.declared.title == ""


def test_the_value_of_a_label_above_the_document_is_no_title() -> None:
    header = "<p>发文字号：某政函〔2021〕9号</p><p>主 题 词：</p><p>体育　运动会　函</p>"
    reading = read_web_page(page(f"{header}<div id='zoom'>{tagged(BODY)}</div>"), "页.html")
    assert lines_of(reading) == list(BODY)


def test_what_looks_like_a_page_s_line_stays_inside_of_the_document() -> None:
    notice = (*PARAGRAPHS, "时间：2021年6月3日", "主办单位：某县应急局", "请按时参加。", *SIGNED)
    reading = read_web_page(page(f"{MENU}<div>{tagged(notice)}</div>{FOOT}"), "页.html")
    assert lines_of(reading) == list(notice)


def test_an_inner_editor_s_box_goes_before_the_one_around_it() -> None:
    head = f"<h1>{TITLE}</h1><p>发布时间：2021-06-08</p><p>热点</p>"
    inner = (
        f"<div class='article-content'>{head}<div class='TRS_Editor'>{tagged(BODY)}</div>{{}}</div>"
    )
    reading = read_web_page(page(inner.format("<p>网友留言</p>" + RELATED)), "页.html")
    assert lines_of(reading) == [TITLE, *BODY]


def test_the_name_of_the_site_is_no_title() -> None:
    inner = f"<h1>某县人民政府门户网站</h1><div id='zoom'>{tagged((TITLE, *BODY))}</div>"
    reading = read_web_page(page(inner), "页.html")
    assert lines_of(reading) == [TITLE, *BODY]


@pytest.mark.parametrize(
    "shown", [TITLE, f"{TITLE}-某县政府网", f"{TITLE}_政策_某县", f"{TITLE} - 某市应急管理局"]
)
def test_a_title_without_a_named_box_is_known_by_the_head_of_the_page(shown: str) -> None:
    inner = f"<p class='x'>{TITLE}</p><div id='zoom'>{tagged(BODY)}</div>"
    reading = read_web_page(page(inner, f"<title>{shown}</title>"), "页.html")
    assert lines_of(reading) == [TITLE, *BODY]
    assert reading.declared.title == TITLE


def test_several_pairs_of_the_header_on_one_line() -> None:
    header = "<p>发文机关：某县人民政府　发 文 字 号：某政发〔2021〕9号　成文日期：2021-06-01</p>"
    reading = read_web_page(page(f"{header}<div id='zoom'>{tagged(PARAGRAPHS)}</div>"), "页.html")
    declared = reading.declared
    assert declared.document_number == "某政发〔2021〕9号"
    assert (declared.issuers, declared.date) == (("某县人民政府",), "2021年6月1日")


def test_the_day_that_the_page_was_made_is_not_the_date_of_the_document() -> None:
    header = "<p>索引号：1</p><p>生成日期：2021-06-08</p><p>文号：无</p>"
    reading = read_web_page(page(f"{header}<div id='zoom'>{tagged(PARAGRAPHS)}</div>"), "页.html")
    assert (reading.declared.date, reading.declared.document_number) == ("", "")


def test_links_to_files_behind_the_text_stay_in_the_editor_s_box() -> None:
    note = "<p>附件：<a href='/1.docx'>1.某县防汛责任表</a></p>"
    reading = read_web_page(page(f"<div id='zoom'>{tagged(BODY)}{note}</div>"), "页.html")
    assert lines_of(reading) == [*BODY, "附件：1.某县防汛责任表"]


def test_a_page_that_word_wrote() -> None:
    style = "style='text-indent:32.0pt;mso-char-indent-count:2.0'"
    body = "".join(
        f"<p class=MsoNormal {style}><span lang=EN-US><o:p></o:p></span>"
        f"<span\r\nstyle='font-family:仿宋_GB2312'>{line[:6]}\r\n{line[6:]}</span></p>\r\n"
        for line in BODY
    )
    source = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head>"
        "<meta http-equiv=Content-Type content='text/html; charset=gb2312'>"
        "<!--[if gte mso 9]><xml><o:Author>甲</o:Author></xml><![endif]--></head>"
        f"<body lang=ZH-CN><div class=WordSection1>{body}</div></body></html>"
    )
    reading = read_web_page(source.encode("gb18030"), "页.htm")
    assert ["".join(line.split()) for line in lines_of(reading)] == list(BODY)
    assert reading.text.startswith("　　")


def test_a_utf8_page_with_a_bad_byte_is_read_and_the_user_is_told() -> None:
    data = page(f"<div id='zoom'>{tagged(BODY * 20)}</div>").replace("汛期".encode(), b"\xff", 1)
    reading = read_web_page(data, "页.html")
    assert PARAGRAPHS[0] in reading.text
    assert "1 处" in reading.warnings[0]


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
        + b"Content-Type: message/rfc822\n\n" * 3000,
        b"<html>" + "打印 ".encode() * 3000 + b"x",
        b"<html><table>" + b"<tr><td rowspan=65534 colspan=1000>a<td>b" * 500,
        b"<html>" + b"<div>" * 5000 + "甲".encode(),
    ],
    ids=["nested mail", "buttons", "spans", "depth"],
)
def test_a_crafted_page_is_read_or_told_and_soon(data: bytes) -> None:
    try:
        reading = read_web_page(data, "页.html")
    except DocumentError:
        return
    assert reading.text.strip()


def test_a_beginning_of_many_comments_is_no_page() -> None:
    assert not is_web_page(b"<!---->" * 1000 + b"x")


SOUP = (
    "<div>", "</div>", "<p>", "</p>", "<table>", "<tr>", "<td rowspan=99 colspan=1000>", "</table>",
    "<ol start=-5>",
    "<li value=x>", "<br>", "正文。", "发文机关：", "某局", "&nbsp;", "&#x0;", "<!--", "-->",
    "<ul>", "<center>", "<h1>题",
    "<a href='a.doc'>附件</a>", "<div id=zoom>", "<div class='share nav'>", "<script>",
    "<svg><title>", "\x00", "<form>",
    "<span style='display:none;text-indent:2em'>",
)  # fmt: skip


@given(st.lists(st.sampled_from(SOUP), max_size=40))
def test_any_soup_of_tags_is_read_or_told(pieces: list[str]) -> None:
    try:
        reading = read_web_page(f"<html>{''.join(pieces)}".encode(), "页.html")
    except DocumentError:
        return
    assert reading.text.strip()


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    try:
        reading = read_web_page(b"<html>" + data, "页.html")
    except DocumentError:
        return
    assert reading.text.strip()
