"""The check of a chat model's words: what it costs for an answer of a given length.

    python -m benchmarks.guard [--corpus DIR] [--characters N] [--rounds N] [--json]

Every round checks an answer of true and invented sentences, with figures, places and quotations,
that no round before had, against clauses that have not been looked at yet. `check` is all of it as
the words arrive, 4 characters at a time; `quotes` is the guard of an answer without a model.
"""

import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import click

from assistant.answering.chat.dossier import Dossier
from assistant.answering.chat.prompts import read_prompts
from assistant.answering.chat.speech import Speech
from assistant.answering.draft import Draft, cite, quoting
from assistant.answering.guard.guarding import guard
from assistant.library.library import Library
from assistant.settings import PROJECT, Settings
from benchmarks.common import as_json_option, existing_folder, library_over, quantile, report

TARGET_MS = 5.0
QUESTION = "防贫保每人每年多少钱，一共要筹多少"
PIECE = 4
_CITED = 3
_INVENTED = (
    "依据是连政办发〔2022〕77号第九十九条。",
    "每户补助5000元，比例为65%。",
    "文件写明“每户发放三千元”。",
)


def draft_over(library: Library) -> Draft:
    """Return a draft that cites the clauses of the library with the most figures."""
    clauses = [(d, c) for d in library.documents for c in d.clauses]
    clauses.sort(key=lambda pair: -sum(character.isdigit() for character in pair[1].text))
    cited = tuple(cite(document, clause) for document, clause in clauses[:_CITED])
    return quoting("原文是：", cited)


def spoken(draft: Draft, characters: int, turn: int) -> str:
    """Return an answer of so many characters: what the clauses say, and what they do not.

    The sentences carry numbers, in every turn others.
    """
    true = [f"{part}。[1]" for c in draft.citations for part in c.quote.split("。") if part]
    mixed = [sentence for pair in zip(cycle(_INVENTED), true, strict=False) for sentence in pair]
    numbered = (f"其{at}，{said}" for at, said in enumerate(cycle(mixed), turn * 1000))
    return "".join(islice(numbered, characters))[:characters]


def milliseconds(work: Callable[[int], object], rounds: int) -> Iterator[float]:
    """Yield how long each round takes, after one that is not counted."""
    work(rounds)
    for turn in range(rounds):
        started = time.perf_counter()
        work(turn)
        yield (time.perf_counter() - started) * 1000


def checked(dossier: Dossier, rules: str, answer: str) -> None:
    """Let an answer through the check as it would arrive."""
    speech = Speech(dossier, rules)
    for at in range(0, len(answer), PIECE):
        list(speech.hear(answer[at : at + PIECE]))
    list(speech.finish())


@click.command()
@click.option("--corpus", type=existing_folder, help="folder of policy texts (default: corpus/)")
@click.option("--characters", default=1000, show_default=True, help="length of the answer")
@click.option("--rounds", default=50, show_default=True, help="how often it is checked")
@as_json_option
def main(corpus: Path | None, characters: int, rounds: int, as_json: bool) -> None:
    """Measure what the check costs."""
    prompts = read_prompts(Settings().prompts)
    rules = prompts.answer.text + prompts.question.text
    with library_over(corpus or PROJECT / "corpus") as library:
        draft = draft_over(library)
        answers = [spoken(draft, characters, turn) for turn in range(rounds + 1)]

        def check(turn: int) -> None:
            dossier = Dossier(QUESTION, library, Settings().day())
            dossier.take_in(draft, [])
            checked(dossier, rules, answers[turn])

        ways = {"check": check, "quotes": lambda _turn: guard(draft, QUESTION, library)}
        times = {name: list(milliseconds(way, rounds)) for name, way in ways.items()}
    record: dict[str, Any] = {"characters": len(answers[0]), "rounds": rounds}
    record |= {
        f"{name}_ms": {"p50": round(quantile(t, 0.5), 2), "p95": round(quantile(t, 0.95), 2)}
        for name, t in times.items()
    }
    rows = [[name, *record[f"{name}_ms"].values(), f"< {TARGET_MS}"] for name in times]
    report(record, ("measured", "p50 ms", "p95 ms", "target ms"), rows, as_json=as_json)


if __name__ == "__main__":
    main()
