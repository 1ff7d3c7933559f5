"""Clauses to be read beside each question: those that the search finds, and those that are known.

    python -m training.reading.candidates DOCUMENTS LIBRARY TARGET QUESTIONS…

DOCUMENTS is a folder of documents, LIBRARY where a library of them is made or kept, QUESTIONS files
of lines as `training.reading.blocks` writes them. A line of TARGET is a question with the clauses:
the first eight that the whole search finds (`rank` 0 to 7), and beside them, with rank -1, those
with the answer, those that tempt, and the best of the document that the question is about.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from assistant.documents.model import Clause, PolicyDocument
from assistant.facade import Assistant
from assistant.retrieval.clause_view import ClauseView, clause_view
from assistant.retrieval.evidence import Evidence, Reason
from assistant.retrieval.retriever import PolicyRetriever, Search
from assistant.settings import Settings
from training.reading.blocks import Shelf, clause_key
from training.reading.written import Gold, Written, fifth, read_written

FOUND, OWN = 8, 6
"""Clauses of the whole search, and of the question's own document."""
NOT, PARTLY, STATES = 0, 1, 2
"""Whether a clause states what is asked."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause beside a question: `text` is what is read, `spans` where in that the answer stands.

    `own` says that it is of the question's document, `alike` how much the titles of the two
    documents share; `gold` that the clause has the answer, also where the window that is read does
    not; the rest is as the search has it, 0 where it found the clause not.
    """

    text: str
    label: int
    spans: list[list[int]]
    rank: int
    own: bool
    gold: bool
    alike: float
    tempting: bool
    score: float
    similarity: float
    coverage: float
    explained: float


class Finder:
    """Finds the candidates of questions in one library."""

    def __init__(self, retriever: PolicyRetriever, shelf: Shelf) -> None:
        """Search with `retriever`, whose library holds the documents of `shelf`."""
        self._retriever = retriever
        self._shelf = shelf

    def candidates(self, written: Written) -> list[Candidate]:
        """Return what is read beside a question."""
        question = self._retriever.read(written.question, written.talk)
        search = Search(self._retriever, question)
        own = self._shelf.get(written.document)
        found = search.evidence(FOUND)[:FOUND]
        near = search.within([own])[:OWN] if own else []
        made = [self._found(written, own, each, rank) for rank, each in enumerate(found)]
        seen = {each.clause.id for each in found}
        more = [self._found(written, own, e, -1) for e in near if e.clause.id not in seen]
        return [*made, *more, *self._known(written, own, made + more)]

    def place(self, written: Written) -> str:
        """Return the place that the question's own document is of, the narrowest; "" for none."""
        own = self._shelf.get(written.document)
        places = self._retriever.reader.known.territories.places_of(own) if own else ()
        return places[-1] if places else ""

    def _found(
        self, written: Written, own: PolicyDocument | None, found: Evidence, rank: int
    ) -> Candidate:
        focus = found.spans[0] if found.spans else None
        view = clause_view(found.document, found.clause, focus)
        return _candidate(written, own, found, view, rank)

    def _known(
        self, written: Written, own: PolicyDocument | None, made: list[Candidate]
    ) -> Iterator[Candidate]:
        """Yield the views with the answer, and of the tempting clauses, that are not there yet."""
        texts = {each.text for each in made}
        clauses = {clause_key(c): c for c in own.clauses} if own else {}
        focused = [(g.clause, (g.start, g.end)) for g in written.gold]
        focused += [(key, (0, 0)) for key in written.tempting]
        for key, focus in focused:
            if own and key in clauses:
                view = clause_view(own, clauses[key], focus)
                if view.read not in texts:
                    texts.add(view.read)
                    yield _candidate(written, own, _bare(own, clauses[key]), view, -1)


def _bare(document: PolicyDocument, clause: Clause) -> Evidence:
    return Evidence(document, clause, Reason.REFERENCE)


def _candidate(
    written: Written, own: PolicyDocument | None, found: Evidence, view: ClauseView, rank: int
) -> Candidate:
    mine = own is not None and found.document.id == own.id
    key = clause_key(found.clause)
    gold = [g for g in written.gold if mine and g.clause == key]
    spans = [_shown(g, view) for g in gold if view.start <= g.start and g.end <= view.end]
    label = (PARTLY if written.verdict == "partly" else STATES) if spans else NOT
    return Candidate(
        view.read, label, spans, rank, mine, bool(gold), _alike(own, found.document),
        mine and key in written.tempting, round(found.score, 5), round(found.similarity, 5),
        round(found.coverage, 5), round(found.explained, 5),
    )  # fmt: skip


def _shown(gold: Gold, view: ClauseView) -> list[int]:
    shift = len(view.above) + 1 - view.start
    return [gold.start + shift, gold.end + shift]


def _alike(own: PolicyDocument | None, other: PolicyDocument) -> float:
    """Return the share of the pairs of letters of two titles that both have."""
    first, second = (_pairs(d.title) if d else set() for d in (own, other))
    return round(len(first & second) / max(1, len(first | second)), 3)


def _pairs(title: str) -> set[str]:
    return {title[at : at + 2] for at in range(len(title) - 1)}


def _record(written: Written, candidates: list[Candidate], of: str) -> dict[str, object]:
    return {
        "id": written.id, "question": written.question, "history": written.history,
        "style": written.style, "asked": written.asked, "verdict": written.verdict,
        "premise": written.premise, "place": written.place, "of": of,
        "document": written.document, "fifth": fifth(written.document),
        "candidates": [asdict(each) for each in candidates],
    }  # fmt: skip


@click.command()
@click.argument("documents", type=click.Path(exists=True, path_type=Path))
@click.argument("library", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.argument("questions", nargs=-1, type=click.Path(exists=True, path_type=Path))
def main(documents: Path, library: Path, target: Path, questions: tuple[Path, ...]) -> None:
    """Find the clauses to be read beside the questions, and write them to TARGET."""
    settings = Settings().model_copy(update={"library": library})
    with Assistant.start(settings) as assistant:
        assistant.ingest([documents])
        finder = Finder(assistant.retriever, Shelf([documents]))
        written = [q for file in questions for q in read_written(file)]
        with target.open("w", encoding="utf-8") as lines:
            for each in written:
                record = _record(each, finder.candidates(each), finder.place(each))
                lines.write(json.dumps(record, ensure_ascii=False) + "\n")
    click.echo(f"{len(written)} questions")


if __name__ == "__main__":
    main()
