"""The pictures of README and the guides, taken of the page as it is.

    python -m benchmarks.pictures [FOLDER] [--only NAME]

Serves the two documents of the corpus (and older texts made of one of them), opens every state of
the page in a browser and writes FOLDER/NAME.png, by default docs/images. It needs Chromium
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

from assistant import Assistant, Settings
from assistant.settings import PROJECT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Steps = Callable[["Page"], None]
_PATIENCE = 60_000
_SETTLED = 900
"""Milliseconds in which a page that has what it waits for comes to rest."""
_COLOURS = 96
"""Enough for type and a few tints; a picture in the repository should be small."""
_DRAFT = (
    "36号文第九条规定：“提高救助标准，扩大受助面，切实减轻群众大病医疗等负担。”"
    "第四条要求“启动30个乡村振兴样板村建设”。"
)
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
            yield page.url


def take(browser: "Browser", address: str, picture: Picture, file: Path) -> None:
    """Open a state of the page and write its picture."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height}, locale="zh-CN",
        color_scheme="dark" if picture.dark else "light", device_scale_factor=picture.scale,
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
