"""The running page: time of a question, memory, start.

    python -m benchmarks.server [QUESTIONS.jsonl] [--corpus DIR] [--rounds N] [--json]

Starts `youju serve` as it stands, on a free port of this machine, with a library of its own made
from DIR (default: corpus/), and asks every question through the public endpoint. `http` is the
whole request as a client sees it; `first words` is until an answer begins in the page's own
conversation, asked as a browser asks; `engine` is the same question asked of the engine alone, in
this process, after the server has stopped. The first question loads the embedding model and is
told apart, and a round goes before those that are counted. Then one person and then PEOPLE use the
page at the same time: each asks, reads the answer for some seconds, and asks something else; and at
last all of them ask in the same instant, which is the worst that can happen. Linux only: memory is
read from /proc.
"""

import json
import os
import random
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.error import URLError
from urllib.request import ProxyHandler, Request, build_opener

import click

from assistant import Assistant, Settings
from benchmarks.common import (
    as_json_option,
    existing_file,
    existing_folder,
    memory_mib,
    quantile,
    read_questions,
    report,
)

QUESTIONS = (
    "精准防贫保每人每年多少钱？",
    "36号文第九条",
    "2号请示申请了多少钱？",
    "什么样的人算农村低收入人口？",
    "低保家庭生病了有什么帮扶？",
    "到2025年的目标是什么？",
    "村里想搞产业园，文件怎么说？",
    "考核结果和提拔干部有关系吗？",
    "娃上学有困难，有没有政策？",
    "路灯坏了找谁修？",
    "养老金每个月发多少？",
    "农村人口2.678万，参保10%，每人100元，结余172686.63元，还要筹多少？",
)
TARGET_MS, TARGET_FIRST_MS, TARGET_MIB = 150, 100, 1536
TARGET_RATIO = 3
PEOPLE, ASKED_EACH, READING_S = 20, 3, (5.0, 15.0)
"""A room: how many people, how many questions each, and how long one reads an answer."""
AT_ONCE = 4
"""Clients that ask at the same time, in a round of their own."""
_PATIENCE_S = 180.0
_WAITING_WORDS = 1
"""What the page shows before the answer: 正在查阅库内文件……"""
_open_url = build_opener(ProxyHandler({})).open
"""Asks this machine directly, whatever proxy the environment names."""


@dataclass(frozen=True)
class Served:
    """A server that listens."""

    pid: int
    address: str
    startup_s: float

    def ask(self, question: str) -> float:
        """Ask through the endpoint and return the milliseconds until the answer is there."""
        body = json.dumps({"data": [question]}).encode()
        address = f"{self.address}/gradio_api/call/ask"
        started = time.perf_counter()
        request = Request(address, body, {"Content-Type": "application/json"})  # noqa: S310
        with _open_url(request, timeout=_PATIENCE_S) as response:
            event = json.load(response)["event_id"]
        with _open_url(f"{address}/{event}", timeout=_PATIENCE_S) as response:
            text = response.read().decode()
        if "event: complete" not in text:
            raise click.ClickException(f"the server did not answer {question}: {text[:200]}")
        return (time.perf_counter() - started) * 1000

    def first_words(self, question: str) -> float:
        """Ask as the page does and return the milliseconds until words of the answer are there."""
        session = secrets.token_hex(8)
        message = {
            "role": "user", "content": [{"type": "text", "text": question}],
            "metadata": None, "options": None,
        }  # fmt: skip
        asked = {"data": [[message], None], "fn_index": self._conversation, "session_hash": session}
        body, kind = json.dumps(asked).encode(), {"Content-Type": "application/json"}
        started = time.perf_counter()
        join = Request(f"{self.address}/gradio_api/queue/join", body, kind)  # noqa: S310
        with _open_url(join, timeout=_PATIENCE_S) as response:
            response.read()
        heard = f"{self.address}/gradio_api/queue/data?session_hash={session}"
        with _open_url(heard, timeout=_PATIENCE_S) as stream:
            came = [time.perf_counter() for line in stream if b'"process_generating"' in line]
        if len(came) <= _WAITING_WORDS:
            raise click.ClickException(f"the page did not answer {question}")
        return (came[_WAITING_WORDS] - started) * 1000

    @cached_property
    def _conversation(self) -> int:
        """Which of the page's functions replies in a conversation."""
        with _open_url(f"{self.address}/config", timeout=_PATIENCE_S) as response:
            functions = json.load(response)["dependencies"]
        return next(int(f["id"]) for f in functions if f["api_name"] == "reply")


def ingest(library: Path, corpus: Path | None) -> float:
    """Build a library with `youju ingest` and return the seconds it took."""
    command = [sys.executable, "-m", "assistant.cli", "ingest", "--library", str(library)]
    started = time.perf_counter()
    subprocess.run(  # noqa: S603  our own command
        [*command, *([str(corpus)] if corpus else [])], stdout=subprocess.DEVNULL, check=True
    )
    return round(time.perf_counter() - started, 2)


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(library: Path) -> Iterator[Served]:
    """Run `youju serve` over a library, give it when its page opens, and end it."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "assistant.cli", "serve", "--library", str(library)]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    started = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603  our own command
        [*command, "--port", str(port)], stdout=subprocess.DEVNULL, env=environment
    )
    try:
        _wait(process, address)
        yield Served(process.pid, address, round(time.perf_counter() - started, 2))
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.perf_counter() + _PATIENCE_S
    while time.perf_counter() < deadline:
        if process.poll() is not None:
            raise click.ClickException(f"youju serve ended with status {process.returncode}")
        try:
            with _open_url(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.05)
    raise click.ClickException(f"the page did not open within {_PATIENCE_S:.0f} s")


def spread(times: Sequence[float]) -> dict[str, float]:
    """Return the median and the 95th percentile."""
    return {"p50": round(quantile(times, 0.5), 1), "p95": round(quantile(times, 0.95), 1)}


def measure_server(library: Path, questions: Sequence[str], rounds: int) -> dict[str, Any]:
    """Ask over HTTP, one after another and then several at once, and watch the memory."""
    with served(library) as server:
        idle = memory_mib(server.pid)["rss_mib"]
        first = server.ask(questions[0])
        for question in questions:
            server.ask(question)
        times = [server.ask(q) for _ in range(rounds) for q in questions]
        words = [server.first_words(q) for _ in range(rounds) for q in questions]
        with ThreadPoolExecutor(AT_ONCE) as clients:
            together = list(clients.map(server.ask, list(questions) * rounds))
        return {
            "startup_s": server.startup_s,
            "first_question_ms": round(first, 1),
            "http_ms": spread(times),
            "first_words_ms": spread(words),
            "http_at_once_ms": spread(together),
            "people": measure_people(server, questions),
            "rss_idle_mib": idle,
            **memory_mib(server.pid),
        }


def measure_people(server: Served, questions: Sequence[str]) -> dict[str, Any]:
    """Let one person use the page, then a room full of people, who ask different things."""

    def person(number: int) -> list[float]:
        chance, times = random.Random(number), list[float]()  # noqa: S311  who asks what
        time.sleep(chance.uniform(0, READING_S[1]))
        for _ in range(ASKED_EACH):
            times.append(server.ask(chance.choice(questions)))
            time.sleep(chance.uniform(*READING_S))
        return times

    alone = [server.ask(question) for question in questions]
    with ThreadPoolExecutor(PEOPLE) as room:
        together = [t for times in room.map(person, range(PEOPLE)) for t in times]
        chosen = random.Random(PEOPLE).choices(questions, k=PEOPLE)  # noqa: S311  the same
        in_one_instant = list(room.map(server.ask, chosen))
    one, many, worst = (quantile(times, 0.5) for times in (alone, together, in_one_instant))
    return {
        "one_ms": spread(alone), "room_ms": spread(together),
        "instant_ms": spread(in_one_instant),
        "room_ratio": round(many / one, 1), "instant_ratio": round(worst / one, 1),
    }  # fmt: skip


def measure_engine(settings: Settings, questions: Sequence[str], rounds: int) -> dict[str, float]:
    """Ask the engine itself; the first round, which loads what is loaded late, is not counted."""
    assistant = Assistant.open(settings)
    for question in questions:
        assistant.ask(question)
    return spread([assistant.ask(q).elapsed_ms for _ in range(rounds) for q in questions])


@click.command()
@click.argument("questions", type=existing_file, required=False)
@click.option("--corpus", type=existing_folder, help="folder of policy texts (default: corpus/)")
@click.option("--rounds", default=3, show_default=True, help="how often each question is asked")
@as_json_option
def main(questions: Path | None, corpus: Path | None, rounds: int, as_json: bool) -> None:
    """Measure the page as users meet it."""
    asked = read_questions(questions) if questions else list(QUESTIONS)
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        settings = Settings(library=Path(folder) / "library")
        record: dict[str, Any] = {"questions": len(asked), "rounds": rounds}
        record["ingest_s"] = ingest(settings.library, corpus)
        record |= measure_server(settings.library, asked, rounds)
        record["engine_ms"] = measure_engine(settings, asked, rounds)
    report(record, ("measured", "value", "target"), _rows(record), as_json=as_json)


def _rows(record: dict[str, Any]) -> list[list[object]]:
    return [
        ["ingest", f"{record['ingest_s']} s", ""],
        ["startup", f"{record['startup_s']} s", ""],
        ["first question", f"{record['first_question_ms']} ms", ""],
        ["question over HTTP, median", f"{record['http_ms']['p50']} ms", f"<= {TARGET_MS} ms"],
        ["question over HTTP, p95", f"{record['http_ms']['p95']} ms", ""],
        ["first words, median", f"{record['first_words_ms']['p50']} ms", ""],
        ["first words, p95", f"{record['first_words_ms']['p95']} ms", f"<= {TARGET_FIRST_MS} ms"],
        [f"{AT_ONCE} questions at once, median", f"{record['http_at_once_ms']['p50']} ms", ""],
        ["one person, median", f"{record['people']['one_ms']['p50']} ms", ""],
        [f"{PEOPLE} people, median", f"{record['people']['room_ms']['p50']} ms", ""],
        [f"{PEOPLE} people to one", record["people"]["room_ratio"], f"<= {TARGET_RATIO}"],
        [f"{PEOPLE} in one instant to one", record["people"]["instant_ratio"], ""],
        ["question in the engine, median", f"{record['engine_ms']['p50']} ms", ""],
        ["question in the engine, p95", f"{record['engine_ms']['p95']} ms", ""],
        ["memory before a question", f"{record['rss_idle_mib']} MiB", ""],
        ["memory after all", f"{record['rss_mib']} MiB", f"< {TARGET_MIB} MiB"],
        ["memory at its peak", f"{record['rss_peak_mib']} MiB", ""],
    ]


if __name__ == "__main__":
    main()
