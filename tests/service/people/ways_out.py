"""Every way out: what the page, the commands and the doors give of a paper, as one line each."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant import (
    Answer,
    Assistant,
    CheckedDraft,
    ClauseList,
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
DRAFT = "".join(f"根据《{p.title}》（{p.number}），“{p.body[-1]}”。\n" for p in PAPERS)
REFUSED = "没有给："
IDS: dict[str, str] = {}
ANSWERED: dict[str, Answer] = {}
"""What the whole library says to the question of each paper, as a browser may have kept it."""


@cache
def answer(assistant: Assistant, paper: Paper) -> Answer:
    """Return what is answered to the question of a paper."""
    return assistant.ask(paper.question)


class WrittenPages:
    """Stands for the pages of a Word file, and remembers what is written on them.

    To set the type of each file would take longer than all the rest.
    """

    def __init__(self, title: str, **layout: bool) -> None:
        self._told: list[object] = [title, layout]

    def __getattr__(self, name: str) -> Callable[..., None]:
        """Return what remembers how it was called."""
        return lambda *given, **set_so: self._told.append(
            (name, [_whole(each) for each in given], set_so)
        )

    def saved(self) -> bytes:
        """Return it all."""
        return repr(self._told).encode()


def _whole(given: object) -> object:
    return list(given) if isinstance(given, Iterator) else given


def in_word(assistant: Assistant, record: Any) -> bytes:
    """Return what is written into a Word file."""
    return assistant.word(record, "http://10.0.0.5")


def items(assistant: Assistant, *documents: str) -> list[object]:
    """Return the items that are made of documents, without how often each was tried."""
    with TemporaryDirectory() as folder:
        made = assistant.make_items(Path(folder) / "bank.jsonl", Wanted(documents, count=12))
        return [made.notices, *map(item_record, made.added)]


def exported(assistant: Assistant, *documents: str) -> bytes:
    """Return the items that are made of documents as a file for a platform."""
    with TemporaryDirectory() as folder:
        bank = Path(folder) / "bank.jsonl"
        assistant.make_items(bank, Wanted(documents, count=12))
        return assistant.export_bank(bank, "题库.txt").data


def misnumbered(paper: Paper) -> str:
    """Return a number that is none, and near to that of a paper."""
    return paper.number.replace("号", "6号")


WAYS: dict[str, Callable[[Assistant, Paper], object]] = {
    "asked by its words": answer,
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
    "what to ask next": lambda a, p: a.follow_ups(answer(a, p)),
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
    "read": lambda a, p: a.opened(p.slug),
    "read by title": lambda a, p: a.opened(p.title, DAY),
    "editions": lambda a, p: a.editions(p.title),
    "file": lambda a, p: a.original(p.title),
    "by id": lambda a, p: a.document(IDS[p.title]).source,
    "calculated": lambda a, p: a.ask(f"按{p.title}，3个人6个月补助多少元？"),
    "clauses chosen": lambda a, p: a.chosen(p.slug),
    "calendar": lambda a, p: a.calendar(a.timeline(p.title)),
    "items of a paper": lambda a, p: items(a, p.title),
    "items exported": lambda a, p: exported(a, p.title),
}  # fmt: skip
"""What is told of one paper."""
LISTS: dict[str, Callable[[Assistant], object]] = {
    "catalogue": lambda a: inventory(a.catalogue()),
    "catalogue of a day": lambda a: inventory(a.catalogue(DAY)),
    "documents": lambda a: [(d.name, d.warnings, d.clauses) for d in a.documents()],
    "own and another's talk in Word": lambda a: in_word(
        a, KeptTalk((*(answer(a, p) for p in PAPERS), *ANSWERED.values()))
    ),
    "clauses in Word": lambda a: in_word(a, ClauseList("条款", tuple(a.search("借调救助", 9)))),
    "comparison in Word": lambda a: in_word(a, a.compare(PAPERS[0].title, PAPERS[2].title)),
    "days in Word": lambda a: in_word(a, a.timeline(PAPERS[0].title)),
    "draft in Word": lambda a: in_word(a, CheckedDraft(a.check_quotes(DRAFT), "草稿")),
    "items of everything": items,
}  # fmt: skip
"""What is told of all of them. A Word file is told much of by the record that is written."""
TAUGHT = frozenset({"items of a paper", "items exported", "items of everything"})
"""What is for trainers; whoever else asks is refused before anything is looked at."""
Cell = tuple[str, Paper | None]
CELLS: tuple[Cell, ...] = (*product(WAYS, PAPERS), *((way, None) for way in LISTS))
"""What is asked of each person: every way, of every paper that it can be asked of."""
_OF_THE_RUN = re.compile(r"(elapsed_ms=|added=')[\d.T:+-]+| at 0x[0-9a-f]+")


def told(assistant: Assistant, cell: Cell) -> str:
    """Return all that a way out gives, or how it refuses."""
    way, paper = cell
    try:
        given = repr(WAYS[way](assistant, paper) if paper else LISTS[way](assistant))
    except YoujuError as error:
        given = f"{REFUSED}{type(error).__name__}: {error}"
    return _OF_THE_RUN.sub("", given)
