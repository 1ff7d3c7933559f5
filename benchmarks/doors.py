"""The same answer through every door: citations compared letter by letter.

    python -m benchmarks.doors [QUESTIONS.jsonl] [--corpus DIR] [--count N] [--json]

Makes a library of DIR (default: corpus/), starts `youju serve` over it, and asks each question
(default: of the recorded ones, spread over all of them) by the command line, the page's endpoint,
REST, REST as a stream, /v1 and an MCP client. What each gives must be what the engine says in this
process: the same text and the same citations with their addresses and standings. The page gives
Markdown, which must be the whole answer as the page writes it. A difference ends with status 1.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import anyio
import click
import httpx
from mcp import Client as McpClient

from assistant import Assistant, Settings
from assistant.errors import QuestionError
from assistant.settings import PROJECT
from benchmarks.common import as_json_option, existing_file, existing_folder, read_questions, report
from benchmarks.server import ingest, served

RECORDED = PROJECT / "tests" / "recorded" / "corpus.jsonl"
_PATIENCE_S = 120.0
_SOURCES = "\n\n**出处**"
Told = dict[str, Any]
Door = Callable[[httpx.Client, str], Told]


def by_rest(http: httpx.Client, question: str) -> Told:
    """Ask the REST call."""
    return _json(http.post("/api/v1/ask", json={"question": question}))


def by_stream(http: httpx.Client, question: str) -> Told:
    """Ask the REST call for a stream and take its last event."""
    answer = http.post("/api/v1/ask", json={"question": question, "stream": True})
    return dict(json.loads(answer.raise_for_status().text.rpartition("data: ")[2]))


def by_chat(http: httpx.Client, question: str) -> Told:
    """Ask as OpenAI's clients do; the sources below the text are taken off."""
    sent = {"model": "youju", "messages": [{"role": "user", "content": question}]}
    done = _json(http.post("/v1/chat/completions", json=sent))
    text = done["choices"][0]["message"]["content"].partition(_SOURCES)[0]
    return {"text": text, "citations": done["citations"]}


def by_page(http: httpx.Client, question: str) -> Told:
    """Ask the endpoint of the page, which gives Markdown."""
    call = "/gradio_api/call/ask"
    event = _json(http.post(call, json={"data": [question]}))["event_id"]
    told = http.get(f"{call}/{event}").raise_for_status().text
    return {"page": json.loads(told.rpartition("data: ")[2])[0]}


def _json(answer: httpx.Response) -> Told:
    return dict(answer.raise_for_status().json())


BY_HTTP: Mapping[str, Door] = {
    "REST": by_rest, "REST, streamed": by_stream, "/v1": by_chat, "page": by_page,
}  # fmt: skip


def by_mcp(address: str, questions: Sequence[str]) -> list[Told]:
    """Ask a tool of the MCP server each question, in one conversation."""

    async def ask() -> list[Told]:
        async with McpClient(f"{address}/mcp", read_timeout_seconds=_PATIENCE_S) as client:
            calls = [await client.call_tool("ask", {"question": q}) for q in questions]
        return [dict(call.structured_content or {}) for call in calls]

    return anyio.run(ask)


def by_command(library: Path, questions: Sequence[str]) -> list[Told]:
    """Ask all questions with one `youju ask --batch`."""
    with TemporaryDirectory() as folder:
        asked, told = Path(folder) / "asked.jsonl", Path(folder) / "told.jsonl"
        lines = (json.dumps({"id": i, "question": q}) for i, q in enumerate(questions))
        asked.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, "-m", "assistant.cli", "ask", "--library", str(library)]
        subprocess.run([*command, "--batch", str(asked), str(told)], check=True)  # noqa: S603
        return [json.loads(line) for line in told.read_text("utf-8").splitlines()]


def wanted(assistant: Assistant, question: str) -> Told:
    """Return what every door must tell of a question; nothing where it cannot be worked on."""
    from youju_ui import render  # noqa: PLC0415  takes seconds

    try:
        answer = assistant.ask(question)
    except QuestionError:
        return {}
    record = json.loads(json.dumps(answer.to_json()))
    shown = render.document(answer)
    return {"text": answer.text, "citations": record["citations"], "page": shown}


def questions_with_answers(library: Path, known: Sequence[str], count: int) -> dict[str, Told]:
    """Return so many questions, spread over those that are known, with what must be told."""
    step = max(1, len(known) // count)
    spread = [question for start in range(step) for question in known[start::step]]
    found: dict[str, Told] = {}
    with Assistant.open(Settings(library=library), build=False) as assistant:
        for question in spread:
            if len(found) < count and (must := wanted(assistant, question)):
                found[question] = must
    return found


def same(told: Told, must: Told) -> bool:
    """Say whether a door told what it must, as far as it tells of it."""
    shared = told.keys() & must.keys()
    return bool(shared) and all(told[key] == must[key] for key in shared)


def ask_all(library: Path, questions: Sequence[str]) -> dict[str, list[Told]]:
    """Ask every question by every door."""
    with served(library) as server:
        with httpx.Client(base_url=server.address, timeout=_PATIENCE_S, trust_env=False) as http:
            told = {name: [door(http, q) for q in questions] for name, door in BY_HTTP.items()}
        told["MCP"] = by_mcp(server.address, questions)
    told["command line"] = by_command(library, questions)
    return told


@click.command()
@click.argument("questions", type=existing_file, required=False)
@click.option("--corpus", type=existing_folder, help="folder of policy texts (default: corpus/)")
@click.option("--count", default=100, show_default=True, help="how many questions")
@as_json_option
def main(questions: Path | None, corpus: Path | None, count: int, as_json: bool) -> None:
    """Compare what every door says."""
    known = list(dict.fromkeys(read_questions(questions or RECORDED)))
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        library = Path(folder) / "library"
        ingest(library, corpus)
        must = questions_with_answers(library, known, count)
        told = ask_all(library, list(must))
    agreed = {
        door: sum(same(*pair) for pair in zip(given, must.values(), strict=True))
        for door, given in told.items()
    }
    record = {
        "questions": len(must),
        "citations": sum(len(each["citations"]) for each in must.values()),
        "agreed": agreed,
    }
    rows = [[door, f"{number} of {len(must)}"] for door, number in agreed.items()]
    report(record, ("door", "the same as the engine"), rows, as_json=as_json)
    if any(number < len(must) for number in agreed.values()):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
