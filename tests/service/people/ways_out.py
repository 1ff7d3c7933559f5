"""Every way out: what the page, the commands and the doors give of a paper, as one line each."""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from assistant import (
    Answer,
    Assistant,
    CheckedDraft,
    KeptTalk,
    Wanted,
    counted_differences,
    in_words,
    inventory,
    item_record,
)
from assistant.errors import YoujuError
from tests.service.people.papers import PAPERS, Paper

DAY = date(2020, 6, 1)
IDS: dict[str, str] = {}
ANSWERED: dict[str, Answer] = {}
"""What the whole library says to the question of each paper, as a browser may have kept it."""


def in_word(assistant: Assistant, record: Any) -> list[tuple[str, bytes]]:
    """Return what a Word file holds, but for the moment at which it was made."""
    with ZipFile(BytesIO(assistant.word(record, "http://10.0.0.5"))) as file:
        names = sorted(set(file.namelist()) - {"docProps/core.xml"})
        return [(name, file.read(name)) for name in names]


def items(assistant: Assistant, *documents: str) -> list[object]:
    """Return the items that are made of documents, without how often each was tried."""
    with TemporaryDirectory() as folder:
        made = assistant.make_items(Path(folder) / "bank.jsonl", Wanted(documents, count=12))
        return [made.notices, *map(item_record, made.added)]


def misnumbered(paper: Paper) -> str:
    """Return a number that is none, and near to that of a paper."""
    return paper.number.replace("号", "6号")


WAYS: dict[str, Callable[[Assistant, Paper], object]] = {
    "asked by its words": lambda a, p: a.ask(p.question),
    "asked by its title": lambda a, p: a.ask(f"《{p.title}》是怎么规定的？"),
    "asked by its number": lambda a, p: a.ask(f"{p.number}第一条"),
    "asked whether it holds": lambda a, p: a.ask(f"{p.title}还管用吗？"),
    "asked as of a day": lambda a, p: a.ask(p.question, as_of=DAY),
    "asked by half its title": lambda a, p: a.ask(f"《{p.title[:-2]}》第一条怎么写？"),
    "asked by a wrong number": lambda a, p: a.ask(f"{misnumbered(p)}第一条"),
    "streamed": lambda a, p: list(a.stream(p.question)),
    "followed up": lambda a, p: a.ask(
        "那补贴呢？",
        [{"role": "user", "content": p.question},
         {"role": "assistant", "content": f"见《{p.title}》（{p.number}）第一条：{p.body[0]}"}],
    ),
    "what to ask next": lambda a, p: a.follow_ups(a.ask(p.question)),
    "next after another's answer": lambda a, p: a.follow_ups(ANSWERED[p.title]),
    "searched": lambda a, p: a.search(p.body[0], 9),
    "clause": lambda a, p: a.clause(f"{p.title}第二条"),
    "clause by half its title": lambda a, p: a.clause(f"{p.title[:-2]}第二条"),
    "relations": lambda a, p: a.related(p.title),
    "timeline": lambda a, p: in_words(a.timeline(p.title)),
    "compared": lambda a, p: counted_differences(a.compare(PAPERS[0].title, p.title)),
    "consolidated": lambda a, p: a.consolidated(p.title),
    "draft checked": lambda a, p: in_words(a.check_quotes(f"文件规定：“{p.body[0]}”请照办。")),
    "draft with a number": lambda a, p: in_words(
        a.check_quotes(f"根据《{p.title}》（{p.number}），“{p.body[-1]}”。")
    ),
    "catalogue": lambda a, _: inventory(a.catalogue()),
    "catalogue of a day": lambda a, _: inventory(a.catalogue(DAY)),
    "documents": lambda a, _: [(d.name, d.warnings, d.clauses) for d in a.documents()],
    "read": lambda a, p: a.opened(p.slug),
    "read by title": lambda a, p: a.opened(p.title, DAY),
    "editions": lambda a, p: a.editions(p.title),
    "file": lambda a, p: a.original(p.title),
    "by id": lambda a, p: a.document(IDS[p.title]).source,
    "calculated": lambda a, p: a.ask(f"按{p.title}，3个人6个月补助多少元？"),
    "answer in Word": lambda a, p: in_word(a, a.ask(p.question)),
    "another's talk in Word": lambda a, p: in_word(a, KeptTalk((ANSWERED[p.title],))),
    "clauses in Word": lambda a, p: in_word(a, a.chosen(p.slug)),
    "comparison in Word": lambda a, p: in_word(a, a.compare(PAPERS[0].title, p.title)),
    "days in Word": lambda a, p: in_word(a, a.timeline(p.title)),
    "draft in Word": lambda a, p: in_word(
        a, CheckedDraft(a.check_quotes(f"根据《{p.title}》，“{p.body[0]}”。"), "草稿")
    ),
    "calendar": lambda a, p: a.calendar(a.timeline(p.title)),
}  # fmt: skip
TAUGHT: dict[str, Callable[[Assistant, Paper], object]] = {
    "items of a paper": lambda a, p: items(a, p.title),
    "items of everything": lambda a, _: items(a),
}
"""What is for trainers; whoever else asks is refused before anything is looked at."""
_OF_THE_RUN = re.compile(r"(elapsed_ms=|added=')[\d.T:+-]+| at 0x[0-9a-f]+")


def told(way: str, assistant: Assistant, paper: Paper) -> str:
    """Return all that a way out gives, or how it refuses."""
    try:
        given = repr((WAYS | TAUGHT)[way](assistant, paper))
    except YoujuError as error:
        given = f"{type(error).__name__}: {error}"
    return _OF_THE_RUN.sub("", given)
