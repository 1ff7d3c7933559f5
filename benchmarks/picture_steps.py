"""What is done on the page before its picture is taken."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Page, ViewportSize

Steps = Callable[["Page"], None]
PATIENCE = 60_000
SETTLED = 900
"""Milliseconds in which a page that has what it waits for comes to rest."""
_DRAFT = (
    "36号文第九条规定：“提高救助标准，扩大受助面，切实减轻群众大病医疗等负担。”"
    "第四条要求“启动30个乡村振兴样板村建设”。"
)
_NEWER = """某镇关于做好高龄津贴发放工作的通知

某镇发〔2026〕3号

各村民委员会：

一、年满80周岁的老年人，每人每月发放高龄津贴60元。

二、本通知自2026年1月1日起施行，有效期至2027年12月31日。

某镇人民政府
2026年1月5日
"""
"""A document that is put in before the eyes of the reader, and below what it was a year before."""
_OLDER = (
    _NEWER.replace("〔2026〕3号", "〔2025〕8号").replace("2026年1月5日", "2025年1月6日")
    .replace("80周岁", "90周岁").replace("60元", "50元").replace("2026年1月1日", "2025年1月1日")
    .replace("2027年", "2025年")
)  # fmt: skip
_ACCOUNT = ("2.678万", "10%", "100", "172686.63")
PRICE = "精准防贫保每人每年多少钱？"


def asking(question: str) -> Steps:
    """Ask a question."""

    def steps(page: "Page") -> None:
        page.get_by_role("textbox", name="问题").fill(question)
        page.get_by_role("button", name="提问").click()
        page.locator(".thought-group .title").first.wait_for(timeout=PATIENCE)

    return steps


def tab(name: str, then: Steps | None = None) -> Steps:
    """Open a tab, and go on there."""

    def steps(page: "Page") -> None:
        page.get_by_role("tab", name=name).click()
        if then:
            then(page)

    return steps


def checking(page: "Page") -> None:
    """Check the quotations of a draft."""
    page.get_by_role("textbox", name="草稿").fill(_DRAFT)
    page.get_by_role("button", name="核对", exact=True).click()
    page.locator(".checked section").first.wait_for(timeout=PATIENCE)


def calculating(page: "Page") -> None:
    """Work out a sum from its four figures."""
    labels = ("农村人口", "参保比例", "保费标准", "上年结余")
    for label, figure in zip(labels, _ACCOUNT, strict=True):
        page.get_by_role("textbox", name=label).first.fill(figure)
    page.get_by_role("button", name="计算").first.click()
    page.locator("#result", has_text="还要凑").wait_for(timeout=PATIENCE)


def put_in(page: "Page") -> None:
    """Put two editions of a document into the library."""
    page.get_by_label("我确认").check()
    uploads: list[FilePayload] = [
        {"name": f"{name}年高龄津贴.txt", "mimeType": "text/plain", "buffer": text.encode()}
        for name, text in (("2025", _OLDER), ("2026", _NEWER))
    ]
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="选择文件入库").click()
    chosen.value.set_files(uploads)
    page.locator("#ingested .outcomes").wait_for(timeout=PATIENCE)


def compared(page: "Page") -> None:
    """Set two editions of a document against each other."""
    tab("管文件", put_in)(page)
    where = "d/某镇发-2026-3/compare?with=某镇发〔2025〕8号"
    page.goto(f"{page.url.split('?')[0]}{where}", wait_until="domcontentloaded")
    seen(page)


def lesson(page: "Page") -> str:
    """Open a room with questions that have letters to choose from, and return its number."""
    for kind in page.locator("input[name=kind]").all():
        kind.set_checked(kind.get_attribute("value") == "单选")
    page.get_by_role("button", name="开课").click()
    return page.locator(".number strong").inner_text()


def another(page: "Page", width: int, height: int) -> "Page":
    """Open a page that shares nothing with this one: another person's."""
    browser = page.context.browser
    if browser is None:
        raise click.ClickException("the browser is gone")
    size: ViewportSize = {"width": width, "height": height}
    return browser.new_context(viewport=size, locale="zh-CN").new_page()


def phone_in(page: "Page", code: str, letter: str) -> "Page":
    """Give an answer on a phone of its own, and return what the phone shows."""
    phone = another(page, 360, 740)
    phone.goto(f"{page.url.split('/teach/')[0]}/r/", wait_until="domcontentloaded")
    phone.get_by_label("屏幕上的四位课堂号").fill(code)
    phone.get_by_role("button", name="进课堂").click()
    phone.locator(".task label", has_text=letter).first.click()
    phone.get_by_role("button", name="交", exact=True).click()
    phone.get_by_text(f"已交：{letter}").wait_for(timeout=PATIENCE)
    return phone


def room(turns: int) -> Steps:
    """Open a room, let three phones answer, and go `turns` steps on."""

    def steps(page: "Page") -> None:
        code = lesson(page)
        phones = [phone_in(page, code, letter) for letter in "ABB"]
        page.get_by_text("3 人已答").wait_for(timeout=PATIENCE)
        for _ in range(turns):
            page.keyboard.press("PageDown")
            page.wait_for_timeout(SETTLED)
        for phone in phones:
            phone.context.close()

    return steps


def answering(page: "Page") -> None:
    """Make the page itself one of the phones of a room that another page has opened."""
    desk = another(page, 1280, 800)
    desk.goto(f"{page.url.split('/r/')[0]}/teach/", wait_until="domcontentloaded")
    page.get_by_label("屏幕上的四位课堂号").fill(lesson(desk))
    page.get_by_role("button", name="进课堂").click()
    page.locator(".task label").first.click()
    desk.context.close()


def days(page: "Page") -> None:
    """Look at the days of a clause."""
    page.get_by_role("textbox", name="文件或条款").fill("36号文第四条")
    page.get_by_role("button", name="看期限").click()
    page.locator(".timeline .today").wait_for(timeout=PATIENCE)


def larger(then: Steps) -> Steps:
    """Press 大字 first."""

    def steps(page: "Page") -> None:
        page.locator("#larger").click()
        then(page)

    return steps


def seen(page: "Page") -> None:
    """Wait for a page that is there to be read."""
    page.locator("main").wait_for(timeout=PATIENCE)
