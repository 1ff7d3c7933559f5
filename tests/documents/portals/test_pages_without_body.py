"""Pages that hold no document are refused with the reason; pages that hold one never are."""

import pytest

from assistant.documents.readers.web.web_page import read_web_page
from assistant.documents.readers.word.word_reader import read_word
from assistant.errors import DocumentError
from tests.documents.readers.word_files import p, word_file

TITLE = "某县人民政府办公室关于印发住房保障办法的通知"
NAV = '<div class="nav"><a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; 正文</div>'
FOOT = "<div><p>主办：某县人民政府办公室　网站标识码：1300000001</p><p>某ICP备05000001号</p></div>"
META = "<div>来源：县政府办 发布时间：2023-03-02 10:11 浏览次数：次 【字体：大 中 小】 打印</div>"
BODY = (
    "<p>各乡镇人民政府：</p><p>现将《住房保障办法》印发给你们，请认真贯彻执行。</p>"
    "<p>某县人民政府办公室</p><p>2023年3月1日</p>"
)


def page(body: str, title: str = TITLE) -> bytes:
    head = f"<meta charset='utf-8'><title>{title}</title>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def titled(body: str, box: str = "id='zoom'") -> bytes:
    return page(f"{NAV}<h1>{TITLE}</h1>{META}<div {box}>{body}</div>{FOOT}")


def entries(count: int, form: str) -> str:
    return "".join(
        form.format(n=n, day=f"2024-01-{n:02d}", link=f"<a href='{n}.html'>第{n}次项目调度会议</a>")
        for n in range(1, count + 1)
    )


def picture(name: str, more: str = "") -> str:
    return f"<p><img src='{name}' {more}></p>"


WITHOUT = [
    (page("<p>为了您的安全，请拖动滑块完成验证</p>", "安全验证"), "验证码", "通过验证"),
    (page("<h2>Checking your browser before accessing.</h2>", "Just a moment..."), "验证码", ""),
    (page("<td>验证码：</td><td><input></td>", "访问验证"), "验证码", ""),
    (page("<h3>您的请求疑似攻击行为，已被拦截！</h3><p>请联系管理员。</p>", ""), "拒绝访问", ""),
    (page("<h1>403 Forbidden</h1><hr>nginx", "403 Forbidden"), "出错", "核对网址"),
    (page(f"{NAV}<p>很抱歉，您要访问的页面不存在或已被删除！</p>{FOOT}", "某县"), "已删除", ""),
    (page("<h2>HTTP Status 500 – Internal Server Error</h2><p>Type Report</p>", ""), "出错", ""),
    (page("<p>对不起，您没有权限查看该文件！</p>", "提示信息"), "出错", ""),
    (page("<p>尊敬的用户：</p><p>本网站正在升级改造，请您谅解。</p>", "某县"), "维护", "恢复"),
    (page("<p>用户名：<input></p><p>密码：</p><a href='/f'>忘记密码？</a>", "登录"), "登录", ""),
    (page("<p>您还没有登录，请先登录后查看。</p>"), "登录", "请登录"),
    (page("<div id='app'></div><script src='/app.js'></script>", "文件库"), "脚本", "PDF"),
    (page("<div class='loading'>正在加载中...</div><script>go()</script>", ""), "脚本", ""),
    (page("<p>您的浏览器版本过低，请升级浏览器。</p>", "政策文件"), "脚本", ""),
    (page("<p>页面正在跳转，请稍候…</p>", ""), "脚本", ""),
    (page(NAV + entries(9, "<li>{link}<i>{day}</i></li>"), "政策文件"), "目录", "打开"),
    (page(entries(9, "<tr><td>{n}</td><td>{link}的通知</td><td>{day}</td></tr>")), "目录", ""),
    (page(entries(9, "<div><h3>{link}</h3><p>为做好此事，请执行…</p></div>")), "目录", ""),
    (page(entries(9, "<p><a onclick='go()'>住房保障第{n}号公示</a> [{day}]</p>")), "目录", ""),
    (page(entries(30, "<li>{link}</li>") + "<p>奋力谱写新篇章！</p>", "某县"), "目录", ""),
    (titled("<iframe src='/pdfjs/web/viewer.html?file=/u/P01.pdf'></iframe>"), "阅读器", "P01.pdf"),
    (titled("<embed src='./W01.pdf'>", "class='TRS_Editor'"), "阅读器", "W01.pdf"),
    (titled("<script>showPdf('/u/P02.pdf')</script>"), "阅读器", "P02.pdf"),
    (page("<p>查找：</p><p>缩小</p><script src='pdf.js'></script>", "viewer"), "阅读器", "下载"),
    (titled("<p>附件：<a href='1.pdf'>某办法.pdf</a></p>"), "附件", "某办法.pdf"),
    (titled("<a href='/d?f=a.docx'>点击下载</a>"), "附件", "a.docx"),
    (titled("<p>正文见附件。</p><p><a href='1.ofd'>某办法.ofd</a></p>"), "附件", "某办法.ofd"),
    (titled("<p>附件：某办法.pdf 下载</p>"), "附件", "某办法.pdf"),
    (titled(picture("W1.jpg") + picture("W2.jpg", "width='800'")), "2 张图片", "图片另存"),
    (titled("<a href='big.jpg'><img src='W1.jpg'></a>", "class='kk'"), "1 张图片", ""),
    (page("<table><tr><td>发布机构：</td><td>某局</td></tr></table><h1>通知</h1>"), "正文", ""),
    (b"<html><frameset><frame src='a.html'></frameset></html>", "正文", ""),
]


@pytest.mark.parametrize(("data", "reason", "next_step"), WITHOUT)
def test_a_page_without_a_body_is_refused(data: bytes, reason: str, next_step: str) -> None:
    with pytest.raises(DocumentError) as told:
        read_web_page(data, "页.html")
    assert reason in told.value.message
    assert next_step in told.value.next_step


WITH = [
    titled(BODY),
    page(f"<div>{BODY}</div><ul>{entries(20, '<li>{link}</li>')}</ul>{FOOT}"),
    page("<p>因系统升级维护，定于2024年5月1日暂停办理业务。</p><p>2024年4月28日</p>", "公告"),
    page(f"<h1>某县公租房入围名单公示</h1><div>{'<p>张三</p>' * 20}</div>", "公示"),
    page("<h1>任免</h1><p>任命张三为县住建局局长</p><p>免去李四职务</p><p>免去王五职务</p>"),
    page("<table><tr><td>项目</td><td>标准</td></tr><tr><td>住宅</td><td>80元</td></tr></table>"),
    titled(
        f"<p>现将有效文件目录公布如下：</p>{entries(9, '<p>{n}.{link}</p>')}<p>2024年3月1日</p>"
    ),
    page("<h1>公积金问答</h1><p>问：哪些人可以提取？</p><p>答：缴存满六个月的职工。</p>", "问答"),
    page("<i>请先登录</i>" + "<p>住房补贴按月发放，由单位审核后报县住建局备案并公示。</p>" * 20),
]


@pytest.mark.parametrize("data", WITH)
def test_a_page_with_a_document_is_read(data: bytes) -> None:
    assert read_web_page(data, "页.html").warnings == ()


def test_what_a_page_does_not_print_is_told() -> None:
    icon, logo = "<img src='/img/icon_pdf.gif'>", "<a href='/'><img src='head.jpg'></a>"
    body = f"{BODY}<p>附件：{icon}<a href='1.pdf'>某办法.pdf</a></p><p>附件2</p>{picture('W1.jpg')}"
    files, pictures = read_web_page(titled(body + logo), "页.html").warnings
    assert "某办法.pdf" in files
    assert "1 张图片" in pictures
    assert "附件2有 1 张" in pictures


def test_pictures_of_a_word_file_are_counted() -> None:
    def drawn(side: int) -> str:
        extent = f'<wp:extent cx="{side * 360000}" cy="{side * 360000}"/>'
        return (
            f"<w:p><w:r><w:drawing><wp:inline>{extent}<a:blip/></wp:inline></w:drawing></w:r></w:p>"
        )

    text = p("某县各单位应当按期报送。") + p("附件1") + drawn(10) + drawn(12) + drawn(0)
    (warning,) = read_word(word_file(text), "通知.docx").warnings
    assert "2 张图片" in warning
    assert "附件1有 2 张" in warning
    with pytest.raises(DocumentError, match="只有图片"):
        read_word(word_file(p("附件：办理点一览表") + drawn(12)), "附件.docx")
