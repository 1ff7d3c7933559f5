"""A room of phones: how soon the trainer's screen shows what a phone has answered.

    python -m benchmarks.classroom [--phones N] [--items N] [--json]

Starts `youju serve` with a library and a bank of its own made from corpus/, opens a room, and lets
N phones (200) of this machine join, each with its stream open, and answer every item within a few
seconds. `update` is from an answer that is sent until the screen's stream shows as many answers;
`turn` from a step of the trainer until a phone shows it.
"""

import asyncio
import random
import re
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import httpx

from benchmarks.common import as_json_option, quantile, report
from benchmarks.server import ingest, served

_ANSWERED = re.compile(r"(\d+) 人已答")
_SPREAD_S = 6.0
"""Seconds over which the phones answer an item."""
_PATIENCE_S = 60.0


class Screen:
    """What the screen has shown: when it first showed so many answers."""

    def __init__(self) -> None:
        """Begin with a screen that shows nothing."""
        self.shown: list[tuple[float, int]] = []

    async def follow(self, client: httpx.AsyncClient, address: str) -> None:
        """Keep the stream of the screen open."""
        async with client.stream("GET", f"{address}/events", timeout=None) as stream:
            async for line in stream.aiter_lines():
                found = _ANSWERED.search(line)
                if found:
                    self.shown.append((time.perf_counter(), int(found[1])))

    def when(self, count: int, since: float) -> float | None:
        """Return when, after `since`, at least so many answers were first shown."""
        return next((at for at, n in self.shown if at >= since and n >= count), None)


class Phone:
    """One phone: it joins, keeps its stream open, and answers."""

    def __init__(self, base: str, code: str) -> None:
        """Know where the room is."""
        limits = httpx.Limits(max_connections=4)
        self.client = httpx.AsyncClient(base_url=base, limits=limits, timeout=_PATIENCE_S)
        self.code = code
        self.shown: list[tuple[float, str]] = []

    async def join(self) -> None:
        """Open the room's page."""
        (await self.client.get(f"/r/{self.code}")).raise_for_status()

    async def follow(self) -> None:
        """Keep the stream open, and note what item is shown when."""
        async with self.client.stream("GET", f"/r/{self.code}/events", timeout=None) as stream:
            async for line in stream.aiter_lines():
                found = re.search(r'name=\\"item\\" value=\\"([^\\"]+)', line)
                if found:
                    self.shown.append((time.perf_counter(), found[1]))

    async def answer(self, item: str, choice: str) -> float:
        """Answer, and return when it was sent."""
        sent = time.perf_counter()
        fields = {"item": item, "choice": choice}
        head = {"X-Requested-With": "lesson"}
        (await self.client.post(f"/r/{self.code}", data=fields, headers=head)).raise_for_status()
        return sent


async def lesson(base: str, phones: int, items: int) -> dict[str, Any]:
    """Hold a lesson; return the milliseconds of updates and of turns."""
    async with httpx.AsyncClient(base_url=base, timeout=_PATIENCE_S) as trainer:
        opened = await trainer.post("/teach/open", data={"count": str(items), "kind": "单选"})
        address = opened.headers["location"]
        page = (await trainer.get(address)).text
        code = re.findall(r"课堂号 <strong>(\d{4})", page)[0]
        room = [Phone(base, code) for _ in range(phones)]
        await asyncio.gather(*(phone.join() for phone in room))
        screen = Screen()
        streams = [asyncio.create_task(screen.follow(trainer, address))]
        streams += [asyncio.create_task(phone.follow()) for phone in room]
        await asyncio.sleep(2)
        updates, turns = [], []
        for _ in range(items):
            item = room[0].shown[-1][1]
            updates += await _answered(room, screen, item)
            stepped = time.perf_counter()
            await trainer.post(f"{address}/go", data={"step": "skip"})
            await asyncio.sleep(2)
            turns += [at - stepped for p in room for at, _ in p.shown if at > stepped]
        for stream in streams:
            stream.cancel()
        await asyncio.gather(*(phone.client.aclose() for phone in room))
    return {"updates": [s * 1000 for s in updates], "turns": [s * 1000 for s in turns]}


async def _answered(room: list[Phone], screen: Screen, item: str) -> list[float]:
    """Let every phone answer at a time of its own; return how long the screen took for each."""
    begun = time.perf_counter()

    async def one(phone: Phone) -> float:
        await asyncio.sleep(random.uniform(0, _SPREAD_S))  # noqa: S311  no secret
        return await phone.answer(item, random.choice("ABC"))  # noqa: S311

    sent = sorted(await asyncio.gather(*(one(phone) for phone in room)))
    await asyncio.sleep(2)
    seen = [(screen.when(n, begun), at) for n, at in enumerate(sent, 1)]
    return [shown - at for shown, at in seen if shown is not None]


@click.command(help=__doc__)
@click.option("--phones", default=200, show_default=True)
@click.option("--items", default=3, show_default=True)
@as_json_option
def main(phones: int, items: int, as_json: bool) -> None:
    """Measure a lesson."""
    with TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        ingest(library, None)
        making = ["bank", "make", "--count", "20", "--library", str(library)]
        subprocess.run(  # noqa: S603  our own command
            [sys.executable, "-m", "assistant.cli", *making], stdout=subprocess.DEVNULL, check=True
        )
        with served(library) as server:
            found = asyncio.run(lesson(server.address, phones, items))
    rows = [_row(name, found[name]) for name in ("updates", "turns")]
    report(found, ("what", "times", "median ms", "p95 ms"), rows, as_json=as_json)


def _row(name: str, times: list[float]) -> tuple[str, int, int, int]:
    return name, len(times), round(quantile(times, 0.5)), round(quantile(times, 0.95))


if __name__ == "__main__":
    main()
