"""Web pages in the manner of government sites: the document comes out, the page stays behind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.parse import parse_document
from assistant.documents.readers.web_page import is_web_page, read_web_page
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


def test_the_rows_of_a_table_keep_their_cells() -> None:
    table = "<table><tr><th>镇名</th><th>金额</th></tr><tr><td rowspan=2>东镇</td><td>10</td></tr>"
    table += "<tr><td>20</td></tr></table>"
    reading = read_web_page(page(f"<div id='zoom'>{tagged(BODY)}{table}</div>"), "页.html")
    assert reading.text.endswith("镇名\t金额\n东镇\t10\n\t20\n")


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
    assert is_web_page(f"{start}<p>甲".encode())
    assert is_web_page(f"\ufeff{start.removeprefix(chr(0xFEFF))}<p>甲".encode("utf-16-le"))


@pytest.mark.parametrize(
    "text", ["关于<甲>的通知", "<办法>", "一、<p>标签", "", "# 标题\n<br>", "<<甲>>"]
)
def test_a_text_that_holds_a_tag_is_no_page(text: str) -> None:
    assert not is_web_page(text.encode())


@pytest.mark.parametrize("body", ["", "<img src='1.jpg'>", "<script>var a;</script>"])
def test_a_page_without_text_is_told(body: str) -> None:
    with pytest.raises(DocumentError, match=r"页\.html"):
        read_web_page(page(body), "页.html")


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
