"""What portals put behind a document and round it, and the ways in which they hide its text."""

import contextlib
import json

import pytest

from assistant.documents.readers.web.web_page import read_web_page
from assistant.errors import DocumentError
from tests.documents.portals.pages import NUMBER, PARAGRAPHS, SIGNED, TITLE, page, text_of

PLAIN = read_web_page(page(), "页.html").text
BEHIND = [
    "<p>相关链接：<a href='j.html'>关于《某通知》的解读</a></p>",
    "<p>政策解读：</p><p><a href='a.html'>点击查看（文字）</a></p>"
    "<p><a href='b.html'>图文</a></p>",
    "<p><b>【政策解读】</b><a href='j.html'>《某通知》解读</a></p>"
    "<p>【图解】<a href='t.html'>图解</a></p>",
    "<p>公开方式：主动公开</p>", "<p>关键词：住房 公积金</p><p>索引号：001</p>",
    "<p>相关稿件</p><p><a href='x.html'>图解：支持多子女家庭</a></p>",
    "<h4>相关文件</h4><ul><li><a href='1'>关于公积金的通知</a><span>2022-09-27</span></li></ul>",
    "<p>解读：http://www.example.gov.cn/jd/1.html?id=3</p>", "<p>编 辑：</p>",
    "<p>（责编：李四）</p>",
    "<p>责任编辑：李四　　审核：王五</p><p>初审：张三　复审：李四</p><p>来源：县政府办</p>",
    "<p>扫一扫在手机打开当前页</p><p>【打印本页】【关闭窗口】</p><p>【字体：大 中 小】</p>",
    "<p>上一篇：<a href='1'>某通知</a></p><p>下一篇：没有了</p>", "<p>分享到：微信 微博</p>",
    "<p>附件下载：</p><p><a href='1.docx'>1.申请表.docx</a></p>"
    "<p><a href='2.pdf'>某通知.pdf</a></p>",
    "<p>原文链接：<a href='http://a.cn'>http://a.cn</a></p><p>声明：转载内容仅供参考</p>",
    "<p>政策问答</p><p><a href='1.html'>能贷多少？</a></p>",
    "<p>相关稿件</p><p><a href='1'>解读材料</a></p>"
    "<p>（注：1.只接收相关咨询;2.留言请注明名称）</p>",
]  # fmt: skip


@pytest.mark.parametrize("behind", BEHIND)
def test_lines_behind_the_date_are_of_the_page(behind: str) -> None:
    assert read_web_page(page(text=text_of() + behind), "页.html").text == PLAIN


OWN = [
    ("附件", "多子女家庭提取办法", "第一条　为规范提取，制定本办法。"),
    ("（此件公开发布）",),
    ("附件：1.申请表", "2.承诺书"),
    ("抄送：县委办公室，县人大常委会办公室。",),
]


@pytest.mark.parametrize("own", OWN)
def test_lines_behind_the_date_that_are_the_document_s(own: tuple[str, ...]) -> None:
    text = text_of((*PARAGRAPHS, *SIGNED, *own)) + "<p>相关链接：<a href='j'>解读</a></p>"
    assert read_web_page(page(text=text), "页.html").text.splitlines()[-len(own) :] == list(own)


def test_the_same_words_before_the_end_are_the_document_s() -> None:
    own = (*PARAGRAPHS, "政策解读：", "由县住建局负责。", *SIGNED)
    assert "政策解读：" in read_web_page(page(text=text_of(own)), "页.html").text


def test_times_and_hosts_of_a_meeting_without_a_sentence_are_the_document_s() -> None:
    own = (
        "各乡镇人民政府，各部门：",
        "一、时间和地点",
        "时间：9月28日上午9时",
        "主办单位：县住建局",
        *SIGNED,
    )
    assert read_web_page(page(text=text_of(own)), "页.html").text.split() == [TITLE, *own]


@pytest.mark.parametrize(
    "line",
    [
        "2022-09-26 14:14:43&nbsp;&nbsp;浏览次数:<span id=v></span>", "2022-09-26 14:14",
        "发布时间：2022-09-26　来源：县政府办　浏览次数:33　字号：[大 中 小]",
    ],
)  # fmt: skip
def test_when_a_page_was_put_up_is_no_line_of_the_document(line: str) -> None:
    assert read_web_page(page(text=f"<div>{line}</div>{text_of()}"), "页.html").text == PLAIN


def escaped(markup: str) -> str:
    return markup.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


TWO_DOCUMENTS = f"<html><head><title>1</title></head><body>{text_of()}</body></html>"
HIDDEN = {
    "tags escaped": escaped(text_of()),
    "entities escaped twice": text_of()
    .replace("<p>", "<p>&amp;nbsp;").replace("</p>", "&amp;nbsp;</p>"),
    "a text area": f"<textarea style='display:none'>{escaped(text_of())}</textarea>",
    "a template": f"<script type='text/html'>{text_of()}</script>",
    "a string of JSON": f"<script>var data = {json.dumps({'t': TITLE, 'c': text_of()})};</script>",
    "a document in the document": TWO_DOCUMENTS,
}  # fmt: skip


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_the_text_is_read_however_the_page_keeps_it(text: str) -> None:
    assert read_web_page(page(text=text), "页.html").text == PLAIN


def test_a_form_beside_the_text_is_not_read() -> None:
    form = f"<form><textarea>{'请文明留言，理性表达您的意见和建议。' * 5}</textarea></form>"
    data = json.dumps({"说明": "这是页面的说明文字，与文件无关。" * 5}, ensure_ascii=False)
    text = f"{text_of()}{form}<script>var t = {data};</script>"
    assert read_web_page(page(text=text), "页.html").text == PLAIN


@pytest.mark.parametrize(
    "script",
    [
        '<script type="application/ld+json">{{"description": "{text}"}}</script>',
        '<script>var message = "{text}";</script>',
    ],
)
def test_what_a_page_without_a_text_says_of_itself_is_no_text(script: str) -> None:
    summary = "为支持多子女家庭租购住房，县政府办公室印发通知，对提取和贷款作出规定。" * 3
    data = page(head=script.format(text=summary), text="<p>某通知.pdf</p>")
    with contextlib.suppress(DocumentError):
        assert summary not in read_web_page(data, "页.html").text


def test_a_page_in_big5_that_says_utf_8() -> None:
    lines = (
        "各鄉鎮人民政府：",
        "為做好防汛工作，現就有關事項通知如下。",
        "某縣人民政府",
        "2022年9月24日",
    )
    source = page(heading="某縣關於防汛的通知", title="某縣關於防汛的通知", text=text_of(lines))
    data = source.decode().replace("办", "辦").replace("页", "頁")
    kept = "".join(c for c in data if _in_big5(c)).encode("big5")
    assert read_web_page(kept, "页.html").text.splitlines()[1:] == list(lines)


def _in_big5(character: str) -> bool:
    try:
        return bool(character.encode("big5"))
    except UnicodeEncodeError:
        return False


def test_a_number_between_the_heading_and_the_text_is_printed_once() -> None:
    text = read_web_page(page(below=f"<p>{NUMBER}</p>"), "页.html").text
    assert text.splitlines()[:2] == [TITLE, NUMBER]
    assert text.count(NUMBER) == 1
