"""How questions end that nobody who built the assistant has answered: right, refused, or wrong.

    python -m benchmarks.strangers DOCUMENTS QUESTIONS… [--fifth N]… [--answers FILE] [--json]

DOCUMENTS is the folder that the questions are about, QUESTIONS are files of `training.questions`.
All questions are asked over one library of all the documents; those of documents in some of the
fifths (`training.reading.written.fifth`) alone are counted. Fifth 0 is never learned from.

An answer is right that quotes the words which answer first or says them in its own sentence; of a
question that no document answers one that says so or asks back. `further` has the words in a later
quotation, `wrong` has them nowhere, `refused` says that there is nothing though there is.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

import click

from assistant import Answer, Assistant, Settings
from assistant.answering.answer import Citation, Outcome
from assistant.documents.model import Clause
from assistant.documents.numbers.figures import read_figures
from assistant.documents.text import fold
from benchmarks.common import as_json_option, existing_file, existing_folder, library_over, report
from training.reading.blocks import Shelf
from training.reading.written import ABSENT, PARTLY, Written, fifth, read_written

_ALL, _ALL_ABSENT = "answered by a clause", "answered by none"
_FOUND = 0.5
"""Share of the characters of an answer that a quotation must hold."""


class End(StrEnum):
    """How a question ended."""

    RIGHT = "right"
    FURTHER = "further"
    WRONG = "wrong"
    REFUSED = "refused"
    FALSE = "false_answer"


@dataclass(frozen=True, slots=True)
class Ended:
    """One question, its answer, and what that is worth."""

    written: Written
    answer: Answer
    end: End


class Judge:
    """Knows where the answers to questions stand in the documents of a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        """Judge by the documents of `shelf`."""
        self._shelf = shelf

    def end(self, written: Written, answer: Answer) -> End:
        """Say how a question ended."""
        answered = answer.outcome is Outcome.ANSWERED
        if written.verdict == ABSENT:
            return End.FALSE if answered else End.RIGHT
        told = [self._tells(written, each) for each in answer.citations]
        if not answered and not (written.verdict == PARTLY and any(told)):
            return End.REFUSED
        if told[:1] == [True] or self._reckons(written, answer):
            return End.RIGHT
        return End.FURTHER if any(told) else End.WRONG

    def _tells(self, written: Written, citation: Citation) -> bool:
        """Say whether a quotation holds the words of an answer, in a clause of the document."""
        quote = _letters(citation.quote)
        answers = (w for clause, w in self._answers(written) if clause.id == citation.clause_id)
        return any(_shared(_letters(words), quote) >= _FOUND for words in answers)

    def _reckons(self, written: Written, answer: Answer) -> bool:
        """Say whether the result of a calculation is a figure of the answer."""
        if answer.calculation is None:
            return False
        answers = "\n".join(words for _, words in self._answers(written))
        told = read_figures(answer.calculation.summary.replace(",", ""))
        return bool({f.value for f in read_figures(answers)} & {f.value for f in told})

    def _answers(self, written: Written) -> Iterator[tuple[Clause, str]]:
        """Yield the clauses in which the answer stands, with its words."""
        for clause, gold in self._shelf.answers(written):
            yield clause, clause.text[gold.start : gold.end]


def _letters(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())


def _shared(words: str, quote: str) -> float:
    """Return the share of some words, from their beginning or to their end, that a quote has."""
    sizes = range(len(words), 0, -1)
    held = next((n for n in sizes if words[:n] in quote or words[-n:] in quote), 0)
    return held / max(1, len(words))


def asked(
    documents: Path, questions: Sequence[Written], fifths: Collection[int]
) -> Iterator[Ended]:
    """Ask the questions over all documents, and judge those about documents of some fifths."""
    judge = Judge(Shelf([documents]))
    chosen = [q for q in questions if fifth(q.document) in fifths]
    with library_over(documents) as library:
        assistant = Assistant(Settings(library=library.folder), library)
        for written in chosen:
            answer = assistant.ask(written.question, written.talk)
            yield Ended(written, answer, judge.end(written, answer))


def counted(found: Iterable[Ended]) -> dict[str, dict[str, int]]:
    """Return how many questions of each style, and of all, ended how."""
    counts: dict[str, Counter[str]] = {}
    for each in found:
        for style in (each.written.style, _ALL_ABSENT if each.written.verdict == ABSENT else _ALL):
            counts.setdefault(style, Counter())[each.end] += 1
    ordered = sorted(counts, key=lambda style: (style in (_ALL, _ALL_ABSENT), style))
    return {style: {end.value: counts[style][end] for end in End} for style in ordered}


def _kept(each: Ended) -> str:
    told = {**asdict(each.written), "end": each.end.value, "answer": each.answer.to_json()}
    return json.dumps(told, ensure_ascii=False)


@click.command()
@click.argument("documents", type=existing_folder)
@click.argument("questions", type=existing_file, nargs=-1, required=True)
@click.option("--fifth", "fifths", type=int, multiple=True, default=(0,), show_default=True)
@click.option("--answers", type=click.Path(dir_okay=False, path_type=Path), help="write them here")
@as_json_option
def main(
    documents: Path,
    questions: tuple[Path, ...],
    fifths: tuple[int, ...],
    answers: Path | None,
    *,
    as_json: bool,
) -> None:
    """Print how the questions end, by style."""
    written = [q for file in questions for q in read_written(file)]
    found = list(asked(documents, written, fifths))
    if answers:
        answers.write_text("".join(f"{_kept(each)}\n" for each in found), encoding="utf-8")
    counts = counted(found)
    rows = [(style, sum(n.values()), *n.values()) for style, n in counts.items()]
    report(dict(counts), ("style", "questions", *End), rows, as_json=as_json)


if __name__ == "__main__":
    main()
