"""A crowd at the doors: many people with mixed questions for minutes; errors, times, memory.

    python -m benchmarks.crowd [--people N] [--minutes M] [--pause S] [--corpus DIR] [--json]

Makes a library of DIR (default: corpus/), starts `youju serve` over it, and lets N people come in
by every door in turn: the page's endpoint, REST whole and streamed, /v1 whole and streamed, search,
a clause, Dify's retrieval, MCP. Each reads S seconds on average before asking again. Memory is that
of the server when everything is loaded and a minute has passed, and at the end. Whatever is not
answered as its door promises is an error; with one, the status is 1. Linux only: memory is read
from /proc.
"""

import random
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import anyio
import click
import httpx

from benchmarks.common import as_json_option, existing_folder, memory_mib, quantile, report
from benchmarks.server import QUESTIONS, Served, ingest, served, spread

FIRST_S = 60.0
"""When memory is looked at for the first time."""
_PATIENCE_S = 60.0
_MCP = {"Accept": "application/json, text/event-stream"}
Request = tuple[str, dict[str, Any]]

DOORS: Mapping[str, tuple[Callable[[str], Request], str]] = {
    "REST": (lambda q: ("/api/v1/ask", {"question": q}), '"citations"'),
    "REST, streamed": (
        lambda q: ("/api/v1/ask", {"question": q, "stream": True}),
        "event: answer",
    ),
    "/v1": (lambda q: ("/v1/chat/completions", _chat(q)), '"citations"'),
    "/v1, streamed": (lambda q: ("/v1/chat/completions", _chat(q, stream=True)), "data: [DONE]"),
    "search": (lambda q: ("/api/v1/search", {"query": q}), '"clauses"'),
    "clause": (lambda _q: ("/api/v1/clause", {"reference": "36号文第九条"}), '"clauses"'),
    "Dify": (lambda q: ("/retrieval", {"knowledge_id": "youju", "query": q}), '"records"'),
    "MCP": (lambda q: ("/mcp", _call(q)), '"structuredContent"'),
    "page": (lambda q: ("/gradio_api/call/ask", {"data": [q]}), "event: complete"),
}
"""By the door: what is sent for a question, and what a good answer holds."""


def _chat(question: str, *, stream: bool = False) -> dict[str, Any]:
    message = {"role": "user", "content": question}
    return {"model": "youju", "messages": [message], "stream": stream}


def _call(question: str) -> dict[str, Any]:
    params = {"name": "ask", "arguments": {"question": question}}
    return {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}


@dataclass
class Seen:
    """What the people met."""

    times: dict[str, list[float]] = field(default_factory=lambda: {door: [] for door in DOORS})
    errors: Counter[str] = field(default_factory=Counter)
    memory: list[float] = field(default_factory=list)


async def ask(http: httpx.AsyncClient, door: str, question: str) -> str:
    """Ask by a door; return what was wrong, or ""."""
    request, good = DOORS[door]
    path, body = request(question)
    try:
        answer = await http.post(path, json=body, headers=_MCP)
        if door == "page" and answer.is_success:
            answer = await http.get(f"{path}/{answer.json()['event_id']}")
    except httpx.HTTPError as error:
        return f"{door}: {type(error).__name__}"
    right = answer.is_success and good in answer.text and "event: error" not in answer.text
    return "" if right else f"{door}: {answer.status_code} {answer.text[:80]}"


async def visit(http: httpx.AsyncClient, seen: Seen, number: int, end: float, pause: float) -> None:
    """Be one person, who asks, reads, and asks again until the time is over."""
    chance = random.Random(number)  # noqa: S311  no secret
    doors = list(DOORS)
    turn = number
    await anyio.sleep(chance.uniform(0, 2 * pause))
    while time.monotonic() < end:
        door = doors[turn % len(doors)]
        turn += 1
        started = time.perf_counter()
        wrong = await ask(http, door, chance.choice(QUESTIONS))
        seen.times[door].append((time.perf_counter() - started) * 1000)
        if wrong:
            seen.errors[wrong] += 1
        await anyio.sleep(chance.uniform(0, 2 * pause))


async def crowd(server: Served, people: int, minutes: float, pause: float) -> Seen:
    """Let the people come, and watch the memory of the server."""
    seen, end = Seen(), time.monotonic() + minutes * 60
    limits = httpx.Limits(max_connections=people * 2)
    async with httpx.AsyncClient(
        base_url=server.address, timeout=_PATIENCE_S, limits=limits, trust_env=False
    ) as http:
        for door in DOORS:
            await ask(http, door, QUESTIONS[0])
        async with anyio.create_task_group() as tasks:
            for number in range(people):
                tasks.start_soon(visit, http, seen, number, end, pause)
            await anyio.sleep(min(FIRST_S, minutes * 30))
            seen.memory.append(memory_mib(server.pid)["rss_mib"])
        seen.memory.append(memory_mib(server.pid)["rss_mib"])
    return seen


@click.command()
@click.option("--people", default=50, show_default=True, help="how many come")
@click.option("--minutes", default=5.0, show_default=True, help="for how long")
@click.option("--pause", default=10.0, show_default=True, help="seconds of reading, on average")
@click.option("--corpus", type=existing_folder, help="folder of policy texts (default: corpus/)")
@as_json_option
def main(people: int, minutes: float, pause: float, corpus: Path | None, as_json: bool) -> None:
    """Let a crowd in by every door."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        library = Path(folder) / "library"
        ingest(library, corpus)
        with served(library) as server:
            seen = anyio.run(crowd, server, people, minutes, pause)
    taken = [each for times in seen.times.values() for each in times]
    first, last = seen.memory
    record = {
        "people": people, "minutes": minutes, "pause_s": pause, "requests": len(taken),
        "errors": dict(seen.errors), "ms": spread(taken),
        "ms_by_door": {door: spread(times) for door, times in seen.times.items() if times},
        "rss_first_mib": first, "rss_end_mib": last, "rss_growth": round(last / first - 1, 4),
    }  # fmt: skip
    report(record, ("measured", "value"), _rows(record, taken), as_json=as_json)
    if seen.errors:
        raise SystemExit(1)


def _rows(record: dict[str, Any], taken: Sequence[float]) -> list[list[object]]:
    doors = [
        [f"{door}, median / p95", f"{ms['p50']} / {ms['p95']} ms"]
        for door, ms in record["ms_by_door"].items()
    ]
    return [
        ["people, minutes", f"{record['people']}, {record['minutes']}"],
        ["requests", record["requests"]],
        ["errors", sum(record["errors"].values())],
        *([wrong, times] for wrong, times in record["errors"].items()),
        ["any request, median", f"{record['ms']['p50']} ms"],
        ["any request, p95", f"{record['ms']['p95']} ms"],
        ["any request, slowest", f"{round(quantile(taken, 1.0), 1)} ms"],
        *doors,
        ["memory in the first minute", f"{record['rss_first_mib']} MiB"],
        ["memory at the end", f"{record['rss_end_mib']} MiB"],
    ]


if __name__ == "__main__":
    main()
