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
    LACK,
    PATIENCE,
    PRICE,
    SETTLED,
    SUM,
    Steps,
    answering,
    asking,
    calculating,
    checking,
    days,
    followed,
    larger,
    offered,
    other_sum,
    put_in,
    room,
    seen,
    steps_open,
    tab,
    to_remove,
    wrong,
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
    dark: bool = False
    scale: float = 1.0


_ROOM = {"width": 1024, "height": 768}
_TABLET = {"width": 768, "height": 1024}
_DESK = {"width": 1440, "height": 900}
_PHONE = {"width": 390, "height": 844, "scale": 1.5}
_SMALL = {"width": 360, "height": 740, "scale": 1.5}
_DOCUMENT = "/d/连委办发-2021-36"
PICTURES: Sequence[Picture] = (
    Picture("answer", asking(PRICE)),
    Picture("answer-dark", asking(PRICE), dark=True),
    Picture("answer-sources", asking(PRICE, opened=True)),
    Picture("opening", lambda _: None),
    Picture("quotations", tab("核引文", checking), width=1200),
    Picture("timeline", tab("看期限", days), width=1200),
    Picture("calculator-desk", tab("算一算", calculating), width=1440, height=900),
    Picture("files", tab("管文件")),
    Picture("list", seen, "/d/"),
    Picture("document", seen, f"{_DOCUMENT}#(九)", 1440, 900),
    Picture("document-dark", seen, f"{_DOCUMENT}#(九)", 1440, 900, dark=True),
    Picture("missing", seen, "/d/没有-2020-1"),
    Picture("phone", asking(PRICE), **_PHONE),  # type: ignore[arg-type]
    Picture("phone-opening", lambda _: None, **_PHONE),  # type: ignore[arg-type]
    Picture("phone-large", larger(asking(PRICE)), **_PHONE),  # type: ignore[arg-type]
    Picture("phone-small", asking(PRICE), **_SMALL),  # type: ignore[arg-type]
    Picture("calculator", tab("算一算", calculating), **_PHONE),  # type: ignore[arg-type]
    Picture("phone-list", seen, "/d/", **_PHONE),  # type: ignore[arg-type]
    Picture("phone-document", seen, f"{_DOCUMENT}#(九)", **_PHONE),  # type: ignore[arg-type]
    Picture("phone-lack", followed(LACK), **_SMALL),  # type: ignore[arg-type]
    Picture("phone-offered", offered, **_SMALL),  # type: ignore[arg-type]
    Picture("phone-wrong", wrong, **_SMALL),  # type: ignore[arg-type]
    Picture("phone-steps", steps_open, **_SMALL),  # type: ignore[arg-type]
    Picture("phone-dark", followed(PRICE), dark=True, **_PHONE),  # type: ignore[arg-type]
    Picture("phone-large-dark", larger(followed(SUM)), dark=True, **_SMALL),  # type: ignore[arg-type]
    Picture("phone-large-sum", larger(tab("算一算")), **_SMALL),  # type: ignore[arg-type]
    Picture("phone-other-sum", tab("算一算", other_sum), **_SMALL),  # type: ignore[arg-type]
    Picture("phone-days", tab("看期限", days), **_SMALL),  # type: ignore[arg-type]
    Picture("phone-large-days", larger(tab("看期限", days)), **_PHONE),  # type: ignore[arg-type]
    Picture("phone-quotations", tab("核引文", checking), **_SMALL),  # type: ignore[arg-type]
    Picture("phone-files", tab("管文件"), **_SMALL),  # type: ignore[arg-type]
    Picture("tablet", followed(PRICE), **_TABLET),  # type: ignore[arg-type]
    Picture("tablet-days-dark", tab("看期限", days), dark=True, **_TABLET),  # type: ignore[arg-type]
    Picture("tablet-document", seen, f"{_DOCUMENT}#(九)", **_TABLET),  # type: ignore[arg-type]
    Picture("desk-large", larger(followed(PRICE)), **_DESK),  # type: ignore[arg-type]
    Picture("phone-largest", larger(asking(PRICE), times=2), **_SMALL),  # type: ignore[arg-type]
    Picture("tablet-large-dark", larger(followed(SUM)), dark=True, **_TABLET),  # type: ignore[arg-type]
    Picture("quotations-desk", tab("核引文", checking), **_DESK),  # type: ignore[arg-type]
    Picture("days-desk", tab("看期限", days), **_DESK),  # type: ignore[arg-type]
    Picture("list-dark", seen, "/d/", dark=True, **_DESK),
    Picture("lesson-start", seen, "/teach/", **_ROOM),  # type: ignore[arg-type]
    Picture("lesson-screen", room(0), "/teach/", **_ROOM),  # type: ignore[arg-type]
    Picture("lesson-spread", room(1), "/teach/", **_ROOM),  # type: ignore[arg-type]
    Picture("lesson-proof", room(3), "/teach/", **_ROOM),  # type: ignore[arg-type]
    Picture("lesson-phone", answering, "/r/", **_SMALL),  # type: ignore[arg-type]
    Picture("lesson-bank", seen, "/teach/bank", **_DESK),  # type: ignore[arg-type]
    # The last ones change what the library holds.
    Picture("files-outcome", tab("管文件", put_in)),
    Picture("compare", seen, "/d/某镇发-2026-3/compare?with=某镇发〔2025〕8号", **_DESK),  # type: ignore[arg-type]
    Picture("files-removal", tab("管文件", to_remove), **_TABLET),  # type: ignore[arg-type]
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
        color_scheme="dark" if picture.dark else "light", device_scale_factor=picture.scale,
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
