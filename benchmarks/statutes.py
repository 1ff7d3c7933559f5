"""Lay questions over tens of thousands of articles of law: what is found, how fast, in what memory.

    python -m benchmarks.statutes CLAUSES QUERIES [--limit N] [--library FOLDER] [--adapter FILE]
        [--json]

CLAUSES and QUERIES as in `training.statutes`; the first N articles are written as one text a law
and ingested as any folder is. A question finds an article when one of the clauses that the search
gives is that article. `embed_per_s` is the bare model over passages of the same library in the same
run, in articles; `query_embed_ms_p50` the bare model over the same questions. The questions are
asked by a process of its own, that opens the library anew and knows nothing of the articles:
`open_s` and `rss_mib` are its. With --library the library is kept, and used again.
"""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from assistant.commands.common import show_progress
from assistant.library.lexicon import read_lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.model.adapter import SHIPPED
from assistant.model.embedder import Embedder
from assistant.retrieval.retriever import PolicyRetriever
from assistant.settings import Settings
from benchmarks.common import as_json_option, existing_file, memory_mib, quantile, report
from training.statutes import Article, Query, by_law, law_text, read_articles, read_queries

DEPTHS = (1, 5, 10, 100)
_RANKED = 10
_FOUND, _HELD = "found.jsonl", "held.jsonl"
Name = tuple[str, str]
"""A law and the label of one of its articles."""
_SAMPLE = 4_000
"""Passages that the bare model is timed on."""


def recall(found: Sequence[int], gold: Sequence[int], depth: int) -> float:
    """Return the share of the articles that answer among the first `depth`."""
    return len(set(gold) & set(found[:depth])) / len(set(gold))


def reciprocal_rank(found: Sequence[int], gold: Sequence[int]) -> float:
    """Return one over the place of the first article that answers, 0 below the tenth."""
    places = (n for n, each in enumerate(found[:_RANKED], 1) if each in gold)
    return 1 / next(places, 0) if any(each in gold for each in found[:_RANKED]) else 0.0


def quality(answers: Sequence[tuple[Query, Sequence[int]]]) -> dict[str, float]:
    """Return the mean recall at each depth, and the mean reciprocal rank."""
    count = max(len(answers), 1)
    sums = {f"recall@{d}": sum(recall(f, q.gold, d) for q, f in answers) for d in DEPTHS}
    sums["mrr@10"] = sum(reciprocal_rank(f, q.gold) for q, f in answers)
    return {name: round(total / count, 4) for name, total in sums.items()}


def write_laws(articles: Sequence[Article], folder: Path) -> None:
    """Write one text a law into `folder`."""
    for number, (law, held) in enumerate(by_law(articles).items()):
        (folder / f"{number:05d}.txt").write_text(law_text(law, held), encoding="utf-8")


class Statutes:
    """A library over the articles, and the id of the article that each of its clauses is."""

    def __init__(self, library: Library, articles: Sequence[Article]) -> None:
        """Match the clauses of the library with the articles."""
        known = {(a.law, a.label): a.id for a in reversed(articles)}
        self._ids = {
            clause.id: known[document.title, clause.label]
            for document in library.documents
            for clause in document.clauses
            if (document.title, clause.label) in known
        }
        self._retriever = PolicyRetriever(library)

    def find(self, question: str, count: int) -> list[int]:
        """Return the ids of the articles among the first `count` clauses that are found."""
        found = (
            self._ids.get(e.clause.id)
            for e in self._retriever.find(self._retriever.read(question), count)
        )
        return [each for each in found if each is not None]


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept:
        yield kept
        return
    with TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        yield Path(temporary)


def library_in(folder: Path, adapter: Path | None) -> Library:
    """Open the library in `folder` with the default model and this adapter."""
    settings = Settings()
    lexicon = read_lexicon(settings.lexicon)
    segmenter = Segmenter(lexicon.words, settings.models)
    embedder = Embedder("", settings.models, adapter)
    return Library(folder / "library", lexicon, segmenter, embedder, show_progress)


def ingest(
    clauses: Path, limit: int | None, folder: Path, adapter: Path | None
) -> dict[str, float]:
    """Ingest the articles, and return how many a second, and how many the bare model embeds."""
    articles = read_articles(clauses, limit)
    library = library_in(folder, adapter)
    library.embedder.question("预热")
    with TemporaryDirectory() as source:
        write_laws(articles, Path(source))
        started = time.perf_counter()
        library.add([Path(source)], show_progress)
        seconds = time.perf_counter() - started
    texts = [p.searched for p in library.passages[:_SAMPLE]]
    started = time.perf_counter()
    library.embedder.documents(texts)
    share = len(articles) / len(library.passages)
    bare = share * len(texts) / (time.perf_counter() - started)
    return {
        "ingest_per_s": round(len(articles) / seconds, 1),
        "embed_per_s": round(bare, 1),
        "ingest_rss_peak_mib": memory_mib()["rss_peak_mib"],
    }


def ask(queries: Sequence[Query], folder: Path, adapter: Path | None) -> dict[str, Any]:
    """Open the library, as a server does, ask every question, and return the figures.

    What is found, and then what there is to be found, is written into `folder`.
    """
    started = time.perf_counter()
    library = library_in(folder, adapter)
    retriever = PolicyRetriever(library)
    retriever.find(retriever.read("预热"), 1)
    opened = time.perf_counter() - started
    times = _asked(retriever, queries, folder / _FOUND)
    record = {
        "passages": len(library.passages), "open_s": round(opened, 1), **times,
        "rss_mib": memory_mib()["rss_mib"],
    }  # fmt: skip
    with (folder / _HELD).open("w", encoding="utf-8") as file:
        file.writelines(_line((d.title, c.label) for c in d.clauses) for d in library.documents)
    return record


def _asked(retriever: PolicyRetriever, queries: Sequence[Query], out: Path) -> dict[str, float]:
    whole, bare = [], []
    with out.open("w", encoding="utf-8") as file:
        for query in queries:
            started = time.perf_counter()
            found = retriever.find(retriever.read(query.question), max(DEPTHS))
            answered = time.perf_counter()
            retriever.library.embedder.question(query.question)
            bare.append(1000 * (time.perf_counter() - answered))
            whole.append(1000 * (answered - started))
            file.write(_line((e.document.title, e.clause.label) for e in found))
    times = {
        "query_ms_p50": quantile(whole, 0.5),
        "query_ms_p95": quantile(whole, 0.95),
        "query_embed_ms_p50": quantile(bare, 0.5),
    }
    return {name: round(value, 1) for name, value in times.items()}


def _line(names: Iterable[Name]) -> str:
    return json.dumps(list(names), ensure_ascii=False) + "\n"


def _names(path: Path) -> list[list[Name]]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [[(law, label) for law, label in json.loads(line)] for line in lines if line]


def score(articles: Sequence[Article], queries: Sequence[Query], folder: Path) -> dict[str, float]:
    """Return what the process that `ask`ed has found, measured by what there is to be found."""
    ids = {(a.law, a.label): a.id for a in reversed(articles)}
    found = [[ids[name] for name in names if name in ids] for names in _names(folder / _FOUND)]
    held = {name for names in _names(folder / _HELD) for name in names}
    counts = {
        "articles": len(articles), "matched": len(held.intersection(ids)), "queries": len(queries),
    }  # fmt: skip
    return counts | quality(list(zip(queries, found, strict=True)))


def _elsewhere(work: Callable[..., dict[str, Any]], *given: object) -> dict[str, Any]:
    """Do the work in a new process, whose memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:
        return other.submit(work, *given).result()


@click.command()
@click.argument("clauses", type=existing_file)
@click.argument("queries", type=existing_file)
@click.option("--limit", type=click.IntRange(1), help="articles, the first of the file")
@click.option("--library", "kept", type=click.Path(path_type=Path), help="keep the library here")
@click.option("--adapter", type=click.Path(path_type=Path), help="another adapter; none: -")
@as_json_option
def main(clauses: Path, queries: Path, *, as_json: bool, **options: Any) -> None:  # noqa: ANN401
    """Print the figures of one run."""
    limit, kept, adapter = (options[name] for name in ("limit", "kept", "adapter"))
    chosen = None if adapter == Path("-") else adapter or SHIPPED
    with _folder(kept) as folder:
        record = {}
        if not (folder / "library").exists():
            record = _elsewhere(ingest, clauses, limit, folder, chosen)
        asked = read_queries(queries)
        record = _elsewhere(ask, asked, folder, chosen) | record
        record = score(read_articles(clauses, limit), asked, folder) | record
    report(record, ("figure", "value"), list(record.items()), as_json=as_json)


if __name__ == "__main__":
    main()
