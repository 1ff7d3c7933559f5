"""The pictures of README and the guides, taken of the page as it is.

    python -m benchmarks.pictures [FOLDER] [--only NAME]

Serves the two documents of the corpus, opens every state of the page in a
browser and writes FOLDER/NAME.png, by default docs/images. It needs Chromium
(Debian: apt install chromium) and the extra [dev].
"""

import shutil
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click
from PIL import Image

from assistant import Assistant, Settings, Wanted
from assistant.settings import PROJECT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FilePayload, Page, ViewportSize

Steps = Callable[["Page"], None]
_PATIENCE = 60_000
_SETTLED = 900
"""Milliseconds in which a page that has what it waits for comes to rest."""
_TABLET_FROM = 700
"""Pixels of width from which a screen is no phone's."""
_COLOURS = 96
"""Enough for type and a few tints; a picture in the repository should be small."""
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


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: what it is called, what is opened and done, and on what screen."""

    name: str
    steps: Steps
    path: str = "/"
    width: int = 1280
    height: int = 800
    dark: bool = False
    scale: float = 1.0


def _asking(question: str, *, opened: bool = False) -> Steps:
    def steps(page: "Page") -> None:
        page.get_by_role("textbox", name="问题").fill(question)
        page.get_by_role("button", name="提问").click()
        page.locator(".thought-group .title").first.wait_for(timeout=_PATIENCE)
        if opened:
            page.locator(".thought-group .title").first.click()

    return steps


def _tab(name: str, then: Steps | None = None) -> Steps:
    def steps(page: "Page") -> None:
        page.get_by_role("tab", name=name).click()
        if then:
            then(page)

    return steps


def _end(page: "Page") -> None:
    page.locator("#chat .bubble-wrap").evaluate("talk => talk.scrollTop = talk.scrollHeight")


def _followed(*questions: str) -> Steps:
    """Ask one question after the other, each when the one before is answered."""

    def steps(page: "Page") -> None:
        for count, question in enumerate(questions, 1):
            page.get_by_role("textbox", name="问题").fill(question)
            page.get_by_role("button", name="提问").click()
            page.locator(".answer-actions").nth(count - 1).wait_for(timeout=_PATIENCE)

    return steps


def _wrong(page: "Page") -> None:
    _followed(_PRICE)(page)
    page.get_by_role("button", name="这条不对").click()


def _offered(page: "Page") -> None:
    _followed(_PRICE)(page)
    page.locator("#chat .option").first.wait_for(timeout=_PATIENCE)
    page.locator(".answer-actions summary").click()
    _end(page)


def _steps_open(page: "Page") -> None:
    _asking(_SUM, opened=True)(page)


def _checking(page: "Page") -> None:
    page.get_by_role("textbox", name="草稿").fill(_DRAFT)
    page.get_by_role("button", name="核对", exact=True).click()
    page.locator(".checked section").first.wait_for(timeout=_PATIENCE)


def _calculating(page: "Page") -> None:
    labels = ("农村人口", "参保比例", "保费标准", "上年结余")
    for label, figure in zip(labels, _ACCOUNT, strict=True):
        page.get_by_role("textbox", name=label).first.fill(figure)
    page.get_by_role("button", name="计算").first.click()
    page.locator("#result", has_text="需筹集").wait_for(timeout=_PATIENCE)


def _other_sum(page: "Page") -> None:
    page.get_by_role("button", name="其他算法").click()
    page.get_by_label("算法", exact=True).click()
    page.get_by_role("option", name="高龄津贴").click()
    page.get_by_label("人数").first.wait_for(timeout=_PATIENCE)
    page.get_by_label("算法", exact=True).scroll_into_view_if_needed()


def _put_in(page: "Page") -> None:
    page.get_by_label("我确认").check()
    uploads: list[FilePayload] = [
        {"name": f"{name}年高龄津贴.txt", "mimeType": "text/plain", "buffer": text.encode()}
        for name, text in (("2025", _OLDER), ("2026", _NEWER))
    ]
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="选择文件入库").click()
    chosen.value.set_files(uploads)
    page.locator("#ingested .outcomes").wait_for(timeout=_PATIENCE)


def _to_remove(page: "Page") -> None:
    page.get_by_role("button", name="换新版、移出").click()
    page.get_by_label("哪一份").click()
    page.get_by_role("option").first.click()
    page.locator("#remove").click()
    page.locator("#loss").get_by_text("移出").first.wait_for(timeout=_PATIENCE)
    page.locator("#loss").scroll_into_view_if_needed()


def _lesson(page: "Page") -> str:
    """Open a room with questions that have letters to choose from, and return its number."""
    for kind in page.locator("input[name=kind]").all():
        kind.set_checked(kind.get_attribute("value") == "单选")
    page.get_by_role("button", name="开课").click()
    return page.locator(".number strong").inner_text()


def _another(page: "Page", width: int, height: int) -> "Page":
    """Open a page that shares nothing with this one: another person's."""
    browser = page.context.browser
    if browser is None:
        raise click.ClickException("the browser is gone")
    size: ViewportSize = {"width": width, "height": height}
    return browser.new_context(viewport=size, locale="zh-CN").new_page()


def _phone_in(page: "Page", code: str, letter: str) -> "Page":
    """Give an answer on a phone of its own, and return what the phone shows."""
    phone = _another(page, 360, 740)
    phone.goto(f"{page.url.split('/teach/')[0]}/r/", wait_until="domcontentloaded")
    phone.get_by_label("屏幕上的四位课堂号").fill(code)
    phone.get_by_role("button", name="进课堂").click()
    phone.locator(".task label", has_text=letter).first.click()
    phone.get_by_role("button", name="交", exact=True).click()
    phone.get_by_text(f"已交：{letter}").wait_for(timeout=_PATIENCE)
    return phone


def _room(turns: int) -> Steps:
    """Open a room, let three phones answer, and go `turns` steps on."""

    def steps(page: "Page") -> None:
        code = _lesson(page)
        phones = [_phone_in(page, code, letter) for letter in "ABB"]
        page.get_by_text("3 人已答").wait_for(timeout=_PATIENCE)
        for _ in range(turns):
            page.keyboard.press("PageDown")
            page.wait_for_timeout(_SETTLED)
        for phone in phones:
            phone.context.close()

    return steps


def _answering(page: "Page") -> None:
    """Make the page itself one of the phones of a room that another page has opened."""
    desk = _another(page, 1280, 800)
    desk.goto(f"{page.url.split('/r/')[0]}/teach/", wait_until="domcontentloaded")
    page.get_by_label("屏幕上的四位课堂号").fill(_lesson(desk))
    page.get_by_role("button", name="进课堂").click()
    page.locator(".task label").first.click()
    desk.context.close()


def _days(page: "Page") -> None:
    page.get_by_role("textbox", name="文件或条款").fill("36号文第四条")
    page.get_by_role("button", name="看期限").click()
    page.locator(".timeline .today").wait_for(timeout=_PATIENCE)


def _larger(then: Steps) -> Steps:
    def steps(page: "Page") -> None:
        page.locator("#larger").click()
        then(page)

    return steps


def _seen(page: "Page") -> None:
    page.locator("main").wait_for(timeout=_PATIENCE)


_PRICE = "精准防贫保每人每年多少钱？"
_SUM = "农村人口2.678万，参保10%，每人100元，结余172686.63元，还要筹多少？"
_LACK = "村里修路给多少钱？"
_ROOM = {"width": 1024, "height": 768}
_TABLET = {"width": 768, "height": 1024}
_DESK = {"width": 1440, "height": 900}
_PHONE = {"width": 390, "height": 844, "scale": 1.5}
_SMALL = {"width": 360, "height": 740, "scale": 1.5}
_DOCUMENT = "/d/连委办发-2021-36"
PICTURES: Sequence[Picture] = (
    Picture("answer", _asking(_PRICE)),
    Picture("answer-dark", _asking(_PRICE), dark=True),
    Picture("answer-sources", _asking(_PRICE, opened=True)),
    Picture("opening", lambda _: None),
    Picture("quotations", _tab("核引文", _checking), width=1200),
    Picture("timeline", _tab("看期限", _days), width=1200),
    Picture("calculator-desk", _tab("算一算", _calculating), width=1440, height=900),
    Picture("files", _tab("管文件")),
    Picture("list", _seen, "/d/"),
    Picture("document", _seen, f"{_DOCUMENT}#(九)", 1440, 900),
    Picture("document-dark", _seen, f"{_DOCUMENT}#(九)", 1440, 900, dark=True),
    Picture("missing", _seen, "/d/没有-2020-1"),
    Picture("phone", _asking(_PRICE), **_PHONE),  # type: ignore[arg-type]
    Picture("phone-opening", lambda _: None, **_PHONE),  # type: ignore[arg-type]
    Picture("phone-large", _larger(_asking(_PRICE)), **_PHONE),  # type: ignore[arg-type]
    Picture("phone-small", _asking(_PRICE), **_SMALL),  # type: ignore[arg-type]
    Picture("calculator", _tab("算一算", _calculating), **_PHONE),  # type: ignore[arg-type]
    Picture("phone-list", _seen, "/d/", **_PHONE),  # type: ignore[arg-type]
    Picture("phone-document", _seen, f"{_DOCUMENT}#(九)", **_PHONE),  # type: ignore[arg-type]
    Picture("phone-lack", _followed(_LACK), **_SMALL),  # type: ignore[arg-type]
    Picture("phone-offered", _offered, **_SMALL),  # type: ignore[arg-type]
    Picture("phone-wrong", _wrong, **_SMALL),  # type: ignore[arg-type]
    Picture("phone-steps", _steps_open, **_SMALL),  # type: ignore[arg-type]
    Picture("phone-dark", _followed(_PRICE), dark=True, **_PHONE),  # type: ignore[arg-type]
    Picture("phone-large-dark", _larger(_followed(_SUM)), dark=True, **_SMALL),  # type: ignore[arg-type]
    Picture("phone-large-sum", _larger(_tab("算一算")), **_SMALL),  # type: ignore[arg-type]
    Picture("phone-other-sum", _tab("算一算", _other_sum), **_SMALL),  # type: ignore[arg-type]
    Picture("phone-days", _tab("看期限", _days), **_SMALL),  # type: ignore[arg-type]
    Picture("phone-large-days", _larger(_tab("看期限", _days)), **_PHONE),  # type: ignore[arg-type]
    Picture("phone-quotations", _tab("核引文", _checking), **_SMALL),  # type: ignore[arg-type]
    Picture("phone-files", _tab("管文件"), **_SMALL),  # type: ignore[arg-type]
    Picture("tablet", _followed(_PRICE), **_TABLET),  # type: ignore[arg-type]
    Picture("tablet-days-dark", _tab("看期限", _days), dark=True, **_TABLET),  # type: ignore[arg-type]
    Picture("tablet-document", _seen, f"{_DOCUMENT}#(九)", **_TABLET),  # type: ignore[arg-type]
    Picture("desk-large", _larger(_followed(_PRICE)), **_DESK),  # type: ignore[arg-type]
    Picture("quotations-desk", _tab("核引文", _checking), **_DESK),  # type: ignore[arg-type]
    Picture("list-dark", _seen, "/d/", dark=True, **_DESK),  # type: ignore[arg-type]
    Picture("teach", _seen, "/teach/", **_ROOM),  # type: ignore[arg-type]
    Picture("room-question", _room(0), "/teach/", **_ROOM),  # type: ignore[arg-type]
    Picture("room-answers", _room(1), "/teach/", **_ROOM),  # type: ignore[arg-type]
    Picture("room-clause", _room(3), "/teach/", **_ROOM),  # type: ignore[arg-type]
    Picture("phone-room", _answering, "/r/", **_SMALL),  # type: ignore[arg-type]
    Picture("bank", _seen, "/teach/bank", **_DESK),  # type: ignore[arg-type]
    # The last ones change what the library holds.
    Picture("files-outcome", _tab("管文件", _put_in)),
    Picture("compare", _seen, "/d/某镇发-2026-3/compare?with=某镇发〔2025〕8号", **_DESK),  # type: ignore[arg-type]
    Picture("files-removal", _tab("管文件", _to_remove), **_TABLET),  # type: ignore[arg-type]
)


@contextmanager
def _served() -> Iterator[str]:
    """Give the address of a page over the corpus."""
    from youju_ui.app import launch  # noqa: PLC0415  Gradio, which no other measurement needs

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        settings = Settings(library=Path(temporary) / "library", port=port)
        with Assistant.open(settings) as assistant, launch(assistant, settings) as page:
            for kind in ("单选", "判断"):
                assistant.make_items(assistant.bank_file(), Wanted(count=4, kinds=(kind,)))
            yield page.url


def take(browser: "Browser", address: str, picture: Picture, file: Path) -> None:
    """Open a state of the page and write its picture."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height}, locale="zh-CN",
        color_scheme="dark" if picture.dark else "light", device_scale_factor=picture.scale,
        is_mobile=picture.width < _TABLET_FROM, has_touch=picture.width < _TABLET_FROM,
    )  # fmt: skip
    page = context.new_page()
    page.goto(f"{address.rstrip('/')}{picture.path}", wait_until="domcontentloaded")
    if picture.path == "/":
        page.get_by_role("textbox", name="问题").wait_for(timeout=_PATIENCE)
        page.wait_for_timeout(_SETTLED)
    picture.steps(page)
    page.wait_for_timeout(_SETTLED)
    page.screenshot(path=file)
    context.close()
    with Image.open(file) as taken:
        taken.convert("RGB").quantize(_COLOURS).save(file, optimize=True)


@click.command(help=__doc__)
@click.argument(
    "folder", required=False, default=PROJECT / "docs" / "images",
    type=click.Path(file_okay=False, path_type=Path),
)  # fmt: skip
@click.option("--only", default="", help="take this one alone")
def main(folder: Path, only: str) -> None:
    """Take the pictures."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  of the extra [dev]

    chromium = shutil.which("chromium")
    if chromium is None:
        raise click.ClickException("no chromium on this machine (Debian: apt install chromium)")
    folder.mkdir(parents=True, exist_ok=True)
    with _served() as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for picture in PICTURES:
            if only in ("", picture.name):
                take(browser, address, picture, folder / f"{picture.name}.png")
                click.echo(picture.name)
        browser.close()


if __name__ == "__main__":
    main()
