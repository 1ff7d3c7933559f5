"""The pictures of README and the guides, taken of the page as it is.

    python -m benchmarks.pictures [FOLDER] [--only NAME]

Serves the two documents of the corpus, opens every state of the page in a
browser and writes FOLDER/NAME.png, by default docs/images. It needs Chromium
(Debian: apt install chromium) and the extra [dev].
"""

import shutil
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unittest import mock

import click
from PIL import Image

from assistant import Assistant, Settings, Wanted
from assistant.settings import PROJECT
from benchmarks.picture_steps import (
    PATIENCE,
    PRICE,
    SETTLED,
    Steps,
    answering,
    asking,
    calculating,
    checking,
    compared,
    days,
    larger,
    room,
    seen,
    tab,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_TABLET_FROM = 700
"""Pixels of width from which a screen is no phone's."""
_COLOURS = 96
"""Enough for type and a few tints; a picture in the repository should be small."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: what it is called, what is opened and done, and on what screen."""

    name: str
    steps: Steps
    path: str = "/"
    width: int = 1280
    height: int = 800
    scale: float = 1.0


_ROOM = {"width": 1024, "height": 768}
_DESK = {"width": 1440, "height": 900}
_PHONE = {"width": 390, "height": 844, "scale": 1.5}
_SMALL = {"width": 360, "height": 740, "scale": 1.5}
_DOCUMENT = "/d/连委办发-2021-36"
PICTURES: Sequence[Picture] = (
    Picture("answer", asking(PRICE)),
    Picture("quotations", tab("核引文", checking), width=1200),
    Picture("calculator-desk", tab("算一算", calculating), width=1440, height=900),
    Picture("files", tab("管文件")),
    Picture("list", seen, "/d/"),
    Picture("document", seen, f"{_DOCUMENT}#(九)", 1440, 900),
    Picture("phone", asking(PRICE), **_PHONE),  # type: ignore[arg-type]
    Picture("phone-large", larger(asking(PRICE)), **_PHONE),  # type: ignore[arg-type]
    Picture("calculator", tab("算一算", calculating), **_PHONE),  # type: ignore[arg-type]
    Picture("quotations-desk", tab("核引文", checking), **_DESK),  # type: ignore[arg-type]
    Picture("days-desk", tab("看期限", days), **_DESK),  # type: ignore[arg-type]
    Picture("lesson-start", seen, "/teach/", **_ROOM),
    Picture("lesson-screen", room(0), "/teach/", **_ROOM),
    Picture("lesson-spread", room(1), "/teach/", **_ROOM),
    Picture("lesson-proof", room(3), "/teach/", **_ROOM),
    Picture("lesson-phone", answering, "/r/", **_SMALL),  # type: ignore[arg-type]
    Picture("lesson-bank", seen, "/teach/bank", **_DESK),
    # The last one changes what the library holds.
    Picture("compare", compared, **_DESK),  # type: ignore[arg-type]
)


_IN_THE_OFFICE = "http://10.20.1.8:7860/"
"""The address that a QR code says in the pictures, as that of an office would be."""


@contextmanager
def _served() -> Iterator[str]:
    """Give the address of a page over the corpus."""
    from youju_ui.app import launch  # noqa: PLC0415  Gradio, which no other measurement needs

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        settings = Settings(library=Path(temporary) / "library", port=port)
        office = mock.patch("youju_ui.room_pages.site_for_phones", return_value=_IN_THE_OFFICE)
        with Assistant.open(settings) as assistant, office, launch(assistant, settings) as page:
            for kind in ("单选", "判断"):
                assistant.make_items(assistant.bank_file(), Wanted(count=4, kinds=(kind,)))
            yield page.url


def take(browser: "Browser", address: str, picture: Picture, file: Path) -> None:
    """Open a state of the page and write its picture."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height}, locale="zh-CN",
        device_scale_factor=picture.scale,
        is_mobile=picture.width < _TABLET_FROM, has_touch=picture.width < _TABLET_FROM,
    )  # fmt: skip
    page = context.new_page()
    page.goto(f"{address.rstrip('/')}{picture.path}", wait_until="domcontentloaded")
    if picture.path == "/":
        page.get_by_role("textbox", name="问题").wait_for(timeout=PATIENCE)
        page.wait_for_timeout(SETTLED)
    picture.steps(page)
    page.wait_for_timeout(SETTLED)
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
