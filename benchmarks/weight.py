"""The first load of the page: requests, bytes on the wire, time until a question can be typed.

    python -m benchmarks.weight [--rounds N] [--largest N] [--json]

Serves the two documents of corpus/ with `youju serve` on a free port of this machine and opens the
page in Chromium as a visitor who has never been there, `rounds` times, then once more as one who
comes back. Bytes are those on the wire, head and body, as the browser counts them; the time is
from the address being opened until the question box takes what is typed. On a machine that does
other things too, the processor time of the page itself says more. It needs Chromium (Debian:
apt install chromium) and the extra [dev].
"""

import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from benchmarks.common import as_json_option, quantile, report
from benchmarks.server import ingest, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, CDPSession

TARGET_KB, TARGET_S = 700, 2.0
_TYPED = "试"
_SETTLED_MS = 1_500
"""After the box takes words: what else the page fetches by itself belongs to the first load."""
_PATIENCE_MS = 60_000


@dataclass
class Load:
    """One opening of the page: bytes by address, and the seconds until a question can be typed."""

    ready_s: float = 0.0
    busy_s: float = 0.0
    sizes: dict[str, float] = field(default_factory=dict)
    _addresses: dict[str, str] = field(default_factory=dict)

    @property
    def kb(self) -> float:
        """Kilobytes on the wire."""
        return round(sum(self.sizes.values()) / 1000, 1)

    def listen(self, session: "CDPSession") -> None:
        """Count what the browser receives."""
        session.send("Network.enable")
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        session.on("Network.responseReceived", self._begun)
        session.on("Network.dataReceived", self._came)
        session.on("Network.loadingFinished", self._ended)

    def _begun(self, event: dict[str, Any]) -> None:
        response = event["response"]
        self._addresses[event["requestId"]] = response["url"]
        self.sizes[response["url"]] = float(response["encodedDataLength"])

    def _came(self, event: dict[str, Any]) -> None:
        # A stream of events never ends: what it brings is counted as it comes.
        if address := self._addresses.get(event["requestId"]):
            self.sizes[address] += float(event["encodedDataLength"])

    def _ended(self, event: dict[str, Any]) -> None:
        if address := self._addresses.get(event["requestId"]):
            self.sizes[address] = float(event["encodedDataLength"])


def opened(context: "BrowserContext", address: str) -> Load:
    """Open the page in a browser's context, type into the question box, and count."""
    load, page = Load(), context.new_page()
    session = context.new_cdp_session(page)
    load.listen(session)
    started = time.perf_counter()
    page.goto(address, wait_until="commit")
    box = page.get_by_role("textbox", name="问题")
    box.fill(_TYPED, timeout=_PATIENCE_MS)
    page.wait_for_function(
        "(word) => document.querySelector('#question textarea').value === word", arg=_TYPED
    )
    load.ready_s = round(time.perf_counter() - started, 2)
    metrics = session.send("Performance.getMetrics")["metrics"]
    load.busy_s = round(next(m["value"] for m in metrics if m["name"] == "TaskDuration"), 2)
    page.wait_for_timeout(_SETTLED_MS)
    page.close()
    return load


def measure(browser: "Browser", address: str, rounds: int) -> tuple[list[Load], Load]:
    """Return the loads of first visits, and that of a visitor who comes back."""
    firsts = []
    for _ in range(rounds):
        context = browser.new_context(locale="zh-CN")
        firsts.append(opened(context, address))
        again = opened(context, address)
        context.close()
    return firsts, again


@click.command()
@click.option("--rounds", default=5, show_default=True, help="how often the page is opened")
@click.option("--largest", default=0, help="also name the N largest of what is fetched")
@as_json_option
def main(rounds: int, largest: int, as_json: bool) -> None:
    """Measure what a visitor waits for."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  the extra [dev]

    chromium = shutil.which("chromium")
    if chromium is None:
        raise click.ClickException("no chromium (Debian: apt install chromium)")
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        library = Path(folder) / "library"
        ingest(library, None)
        with served(library) as server, sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            firsts, again = measure(browser, server.address, rounds)
            browser.close()
    record = _record(firsts, again)
    report(record, ("measured", "value", "target"), _rows(record), as_json=as_json)
    for address, size in sorted(firsts[0].sizes.items(), key=lambda each: -each[1])[:largest]:
        click.echo(f"{size / 1000:8.1f} kB  {urlsplit(address).path}")


def _record(firsts: Sequence[Load], again: Load) -> dict[str, Any]:
    times = [load.ready_s for load in firsts]
    return {
        "rounds": len(firsts),
        "requests": len(firsts[0].sizes),
        "first_kb": max(load.kb for load in firsts),
        "again_kb": again.kb,
        "ready_s": {"p50": quantile(times, 0.5), "max": max(times)},
        "busy_s": quantile([load.busy_s for load in firsts], 0.5),
        "hosts": sorted({urlsplit(a).hostname or "" for load in firsts for a in load.sizes}),
    }


def _rows(record: dict[str, Any]) -> list[list[object]]:
    ready = record["ready_s"]
    return [
        ["requests of a first load", record["requests"], ""],
        ["first load on the wire", f"{record['first_kb']} kB", f"<= {TARGET_KB} kB"],
        ["coming back", f"{record['again_kb']} kB", ""],
        ["until a question can be typed, median", f"{ready['p50']} s", f"<= {TARGET_S} s"],
        ["until a question can be typed, slowest", f"{ready['max']} s", ""],
        ["processor time of the page until then", f"{record['busy_s']} s", ""],
        ["hosts asked", "、".join(record["hosts"]), "127.0.0.1"],
    ]


if __name__ == "__main__":
    main()
