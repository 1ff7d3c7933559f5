"""What portals declare above a document, in every shape that their tables have."""

import pytest

from assistant.documents.parse import parse_document
from assistant.documents.readers.web.web_page import read_web_page
from assistant.documents.reading import Declared
from tests.documents.portals.pages import (
    NUMBER,
    OFFICE,
    PARAGRAPHS,
    SIGNED,
    TITLE,
    page,
    text_of,
)

DAY, PUT_UP = "2022年9月24日", "2022年9月26日"
ALL = Declared(TITLE, NUMBER, DAY, (OFFICE,), PUT_UP)
HEADERS = {
    "a label and its value in two cells, four a row": "<table><tr><td>文　号：</td><td>{n}</td>"
    "<td>成文日期：</td><td>2022-09-24</td></tr><tr><td>发布机构：</td><td>{o}</td>"
    "<td>发布日期：</td><td>2022-09-26</td></tr></table>",
    "six cells a row, without colons": "<table><tr><td>索引号</td><td>1</td><td>文号</td>"
    "<td>{n}</td><td>公开日期</td><td>2022-9-26</td></tr><tr><td>发布机构</td><td>{o}</td><td>成文日期</td>"
    "<td>2022/9/24</td><td>有效性</td><td>有效</td></tr></table>",
    "a label and its value in one cell": "<table><tr><td><b>文&nbsp;号：</b>{n}</td>"
    "<td><b>发布机构：</b>{o}</td></tr><tr><td><b>成文日期：</b>2022-09-24</td>"
    "<td><b>发布日期：</b>2022-09-26</td></tr></table>",
    "run together in a line": "<div>文号：{n} 成文日期：2022-09-24 00:01"
    "发布日期： 2022-09-26 00:01 发布机构：{o}</div>",
    "in spans without anything between": "<div><span>索引号：</span><span>Q1</span>"
    "<span>文号：</span><span>{n}</span><span>发文机关：</span><span>{o}</span><span>成文日期：</span>"
    "<span>2022-09-24</span><span>发布日期：</span><span>2022-09-26</span></div>",
    "between bars": "<p><span>发布日期：2022-09-26 &nbsp;|&nbsp;文号：{n}&nbsp;|&nbsp;发文机关：{o}"
    "&nbsp;｜成文日期：2022-09-24｜</span><a href='javascript:'>查看更多属性</a></p>",
    "a list of definitions": "<dl><dt>发文字号</dt><dd>{n}</dd><dt>发布机构</dt><dd>{o}</dd>"
    "<dt>成文日期</dt><dd>2022-09-24</dd><dt>发布日期</dt><dd>2022-09-26</dd></dl>",
    "labels in brackets, in a list": "<ol><li>[主题分类] <span>城乡建设</span></li>"
    "<li>[发文机构] <span>{o}</span></li><li>[联合发文单位] <span></span></li>"
    "<li>[成文日期] <span>2022-09-24</span></li><li>[发文字号] {n}</li><li>[废止日期] </li>"
    "<li>[发布日期] <span>2022-09-26</span></li></ol>",
    "boxes that only the style sheet parts": "<ul><li><em>文　　号</em><span>{n}</span></li>"
    "<li><em>发布机构</em><span>{o}</span></li><li><em>成文日期</em><span>2022-09-24</span></li>"
    "<li><em>发布日期</em><span>2022-09-26</span></li></ul>",
    "labels that another label follows": "<p>索 引 号：　　主题分类：　　发文机关：{o}</p>"
    "<p>文 　号：{n}　　成 文 日 期：2022年9月24日　　发布日期：2022年9月26日　　有效性：</p>",
    "cells that a script writes": "<table><tr><td>发布机构 ：</td>"
    "<script>if(''!=''){{document.write('<td></td>')}}else{{document.write('<td>{o}</td>')}}</script>"
    "<td>成文日期 ：</td>"
    "<td><script>document.write('2022-09-24 00:00'.substring(0,10))</script></td></tr>"
    "<tr><td>文号：</td><td><script>var wh = \"{n}\"; document.write(wh);</script></td>"
    "<td>发布日期：</td><td>2022-09-26</td></tr></table>",
}  # fmt: skip


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
@pytest.mark.parametrize("inside", [False, True], ids=["above", "inside"])
def test_a_header_is_declared_and_no_text(header: str, inside: bool) -> None:
    printed = header.format(n=NUMBER, o=OFFICE)
    data = page(text=printed + text_of()) if inside else page(above=printed)
    reading = read_web_page(data, "页.html")
    assert reading.declared == ALL
    assert reading.text == read_web_page(page(), "页.html").text


@pytest.mark.parametrize("nothing", ["无", "暂无", "—", "／", "", "&nbsp;", "县政府办文件"])
def test_a_number_that_is_none(nothing: str) -> None:
    above = f"<table><tr><td>文号</td><td>{nothing}</td><td>效力</td><td>有效</td></tr></table>"
    assert read_web_page(page(above=above), "页.html").declared.document_number == ""


@pytest.mark.parametrize(
    ("office", "told"),
    [
        ("某县财政局 某县税务局", ("某县财政局", "某县税务局")),
        ("某县财政局、某县税务局", ("某县财政局", "某县税务局")),
        ("部委联合发文", ()), ("某县人民政府网", ()), ("本站", ()), ("|", ()),
    ],
)  # fmt: skip
def test_offices_of_a_header(office: str, told: tuple[str, ...]) -> None:
    above = f"<p>文号：{NUMBER}</p><p>发文机关：{office}</p>"
    assert read_web_page(page(above=above), "页.html").declared.issuers == told


def test_a_table_that_the_page_prints_for_wide_and_for_narrow_screens() -> None:
    rows = (("索引号", "5"), ("统一登记号", ""), ("发布机构", OFFICE), ("文号", NUMBER))
    pairs = [f"<th>{label}</th><td>{value}</td>" for label, value in rows]
    wide = f"<table><tr>{pairs[0]}{pairs[1]}</tr><tr>{pairs[2]}{pairs[3]}</tr></table>"
    narrow = f"<table>{''.join(f'<tr>{pair}</tr>' for pair in pairs)}</table>"
    reading = read_web_page(page(text=wide + narrow + text_of()), "页.html")
    assert (reading.declared.document_number, reading.declared.issuers) == (NUMBER, (OFFICE,))
    assert reading.text == read_web_page(page(), "页.html").text


def test_the_day_in_the_head_of_the_page_is_that_of_publishing() -> None:
    head = '<meta name="PubDate" content="2022-09-26 10:002022-09-27 11:00">'
    declared = read_web_page(page(head=head), "页.html").declared
    assert (declared.date, declared.published) == ("", PUT_UP)


@pytest.mark.parametrize(
    ("heading", "below", "first"),
    [
        (f"【政策文件】{TITLE}", "", [TITLE]),
        (f"{TITLE}（{NUMBER}）", "", [TITLE]),
        (f"{NUMBER}　{TITLE}", "", [TITLE]),
        (f"{TITLE}<span>现行有效</span>", "", [TITLE]),
        (f"{TITLE[:6]}&#8203;{TITLE[6:]}", f"<h3>{NUMBER}</h3>", [TITLE, NUMBER]),
        (f"{TITLE[:9]}<br>{TITLE[9:]}", f"<p>{NUMBER}</p><p>字号：大 中 小</p>", [TITLE, NUMBER]),
        (
            "某市养犬管理条例", "<p>（2022年9月24日某市人民代表大会常务委员会通过）</p>",
            ["某市养犬管理条例", "（2022年9月24日某市人民代表大会常务委员会通过）"],
        ),
    ],
)  # fmt: skip
def test_a_heading_without_what_the_page_adds(heading: str, below: str, first: list[str]) -> None:
    reading = read_web_page(page(heading=heading, below=below, title=""), "页.html")
    lines = reading.text.splitlines()
    assert lines[: len(first)] == first
    assert lines[len(first)] == read_web_page(page(), "页.html").text.splitlines()[1]


def test_a_title_that_the_text_only_names_is_not_printed_in_it() -> None:
    remark = "<p>（2020年通过　根据2022年《关于修改〈某市养犬条例〉的决定》修正）</p>"
    data = page(heading="某市养犬条例", title="某市养犬条例", text=remark + text_of())
    assert read_web_page(data, "页.html").text.startswith("某市养犬条例\n（2020年通过")


@pytest.mark.parametrize(
    ("term", "days"),
    [
        ("<td>实施日期</td><td>2022-10-01</td>", ("2022-10-01", None)),
        ("<td>失效日期</td><td>2027-09-30</td>", (None, "2027-09-30")),
        (
            "<td>时　效：</td><td>自2022年10月1日起施行，有效期至2027年9月30日。</td>",
            ("2022-10-01", "2027-09-30"),
        ),
        ("<td>有效期</td><td>5年</td>", (None, None)),
        ("<td>废止日期</td><td>2027-09-30</td>", (None, None)),
    ],
)
def test_days_of_the_page_count_where_the_text_has_none(
    term: str, days: tuple[str | None, str | None]
) -> None:
    above = f"<table><tr><td>文号</td><td>{NUMBER}</td>{term}</tr></table>"
    document = parse_document(read_web_page(page(above=above), "页.html"))
    found = document.effect.effective_date, document.effect.expires
    assert tuple(day and day.isoformat() for day in found) == days
    assert any("网页上" in warning for warning in document.warnings) is any(days)


@pytest.mark.parametrize(
    ("signed", "day", "told"), [(SIGNED, "2022-09-24", False), (SIGNED[:1], "2022-09-26", True)]
)
def test_the_day_of_publishing_is_the_last_word(
    signed: tuple[str, ...], day: str, told: bool
) -> None:
    above = "<p>发布日期：2022-09-26　来源：县政府办</p>"
    data = page(above=above, text=text_of((*PARAGRAPHS, *signed)))
    document = parse_document(read_web_page(data, "页.html"))
    assert str(document.date) == day
    assert any("发布日期" in warning for warning in document.warnings) is told


def test_what_the_text_states_goes_before_the_page() -> None:
    above = "<table><tr><td>生效日期</td><td>2022-01-01</td><td>有效性</td><td>是</td></tr></table>"
    text = text_of((*PARAGRAPHS, "本通知自2022年10月1日起施行。", *SIGNED))
    document = parse_document(read_web_page(page(above=above, text=text), "页.html"))
    assert str(document.effect.effective_date) == "2022-10-01"


ROLL = (
    "<table><tr><td>文件名称</td><td>文号</td><td>发文机关</td></tr>"
    "<tr><td>某县养犬办法</td><td>某政发〔2010〕3号</td><td>县政府</td></tr></table>"
)


@pytest.mark.parametrize("text", [ROLL + text_of(), text_of() + ROLL])
def test_a_table_of_documents_is_no_header(text: str) -> None:
    reading = read_web_page(page(text=text), "页.html")
    assert "文件名称\t文号\t发文机关\n某县养犬办法\t某政发〔2010〕3号\t县政府" in reading.text
    assert reading.declared.document_number == ""


def test_a_header_in_a_column_beside_the_text() -> None:
    aside = f"<ul><li>文号：{NUMBER}</li><li>成文日期：2022-09-24</li></ul>"
    data = page().replace(b"<div class='foot'>", f"<div>{aside}</div><div class='foot'>".encode())
    declared = read_web_page(data, "页.html").declared
    assert (declared.document_number, declared.date) == (NUMBER, DAY)


@pytest.mark.parametrize(
    "above", ["<p>文号：</p><p>发文机关：</p>", "<dl><dt>文号</dt><dd></dd><dt>关键词</dt></dl>"]
)
def test_the_title_is_no_value_of_an_empty_label(above: str) -> None:
    reading = read_web_page(page(text=above + f"<p>{TITLE}</p>" + text_of()), "页.html")
    assert reading.text.startswith(TITLE)
    assert (reading.declared.document_number, reading.declared.issuers) == ("", ())
