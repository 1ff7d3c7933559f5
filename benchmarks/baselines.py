"""The usual ways beside ours: the same articles, the same questions, the same model, one run.

    python -m benchmarks.baselines CLAUSES QUERIES [--limit N] [--adapter FILE] [--plot FILE.svg]
        [--json]

- BM25: jieba words of whole articles (bm25s);
- dense: whole articles, by the cosine;
- RRF: reciprocal rank fusion of these two;
- tutorial: the pipeline of LangChain's tutorial, RecursiveCharacterTextSplitter 500/50,
  HuggingFaceEmbeddings and Chroma, with the default model in full numbers;
- ours: the library and the search as they are, with the defaults.

All but ours read questions with the default model as it is, without the adapter.

`ingest_per_s` counts articles; for BM25, dense and RRF it is the time of their own indexes. Needs
the extra `benchmarks`.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import bm25s
import click
import numpy as np
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.commands.common import show_progress
from assistant.library.lexicon import read_lexicon
from assistant.library.segment import Segmenter
from assistant.model.adapter import SHIPPED
from assistant.model.embedder import Embedder
from assistant.model.float_reference import reference_folder
from assistant.settings import Settings
from benchmarks.common import as_json_option, existing_file, quantile, report
from benchmarks.statutes import Statutes, library_in, quality, write_laws
from training.statutes import Article, Query, read_articles, read_queries

DEPTH = 100
RRF_CONSTANT = 60
CHUNK, OVERLAP = 500, 50
_BATCH = 1000
_OURS = "ours"
_DRAWN = (
    ("recall@10", "前 10 条找回"),
    ("mrr@10", "首中名次倒数（MRR@10）"),
    ("ingest_per_s", "每秒入库条数"),
)  # fmt: skip
Way = Callable[[str], Sequence[int]]
"""From a question to the ids of articles, best first."""


class Plain:
    """BM25 and dense search over whole articles, and their fusion."""

    def __init__(self, articles: Sequence[Article], embedder: Embedder) -> None:
        """Build both indexes and keep the seconds that each took."""
        settings = Settings()
        self._segmenter = Segmenter(read_lexicon(settings.lexicon).words, settings.models)
        self._embedder = embedder
        self._ids = [a.id for a in articles]
        texts = [f"{a.law}\n{a.printed}" for a in articles]
        started = time.perf_counter()
        self._words = bm25s.BM25()
        self._words.index([self._segmenter.index_terms(t) for t in texts], show_progress=False)
        between = time.perf_counter()
        self._vectors = embedder.documents(texts)
        self.seconds = {"BM25": between - started, "dense": time.perf_counter() - between}
        self.seconds["RRF"] = sum(self.seconds.values())

    def words(self, question: str) -> list[int]:
        """Rank by BM25."""
        return self._best(self._word_scores(question))

    def dense(self, question: str) -> list[int]:
        """Rank by the cosine."""
        return self._best(self._vectors @ self._embedder.question(question))

    def fused(self, question: str) -> list[int]:
        """Rank by reciprocal rank fusion."""
        scores: dict[int, float] = {}
        for ranking in (self.words(question), self.dense(question)):
            for rank, each in enumerate(ranking, 1):
                scores[each] = scores.get(each, 0.0) + 1 / (RRF_CONSTANT + rank)
        return sorted(scores, key=lambda each: -scores[each])

    def _word_scores(self, question: str) -> Any:  # noqa: ANN401  bm25s has no types
        return self._words.get_scores(self._segmenter.index_terms(question))

    def _best(self, scores: Any) -> list[int]:  # noqa: ANN401  an array of numpy
        return [self._ids[int(i)] for i in np.argsort(-scores, kind="stable")[:DEPTH]]


class Tutorial:
    """The pipeline of LangChain's tutorial over the same articles."""

    def __init__(self, articles: Sequence[Article], model: Path, folder: Path) -> None:
        """Split, embed and store, and keep the seconds that it took."""
        embeddings = HuggingFaceEmbeddings(
            model_name=str(model), encode_kwargs={"normalize_embeddings": True}
        )
        embeddings.embed_query("预热")
        self._store = Chroma(embedding_function=embeddings, persist_directory=str(folder))
        splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
        documents = [Document(f"{a.law}\n{a.printed}", metadata={"id": a.id}) for a in articles]
        started = time.perf_counter()
        chunks = splitter.split_documents(documents)
        for at in range(0, len(chunks), _BATCH):
            self._store.add_documents(chunks[at : at + _BATCH])
        self.seconds = time.perf_counter() - started

    def find(self, question: str) -> list[int]:
        """Rank by Chroma's similarity search; an article takes its best chunk's place."""
        found = self._store.similarity_search(question, k=DEPTH)
        return list(dict.fromkeys(int(each.metadata["id"]) for each in found))


def asked(way: Way, queries: Sequence[Query]) -> dict[str, float]:
    """Return the quality of a way and the median time of a question."""
    answers, times = [], []
    for query in queries:
        started = time.perf_counter()
        answers.append((query, way(query.question)))
        times.append(1000 * (time.perf_counter() - started))
    return quality(answers) | {"query_ms_p50": round(quantile(times, 0.5), 1)}


def measure(
    articles: Sequence[Article], queries: Sequence[Query], adapter: Path, folder: Path
) -> dict[str, dict[str, float]]:
    """Return the figures of every way, ours last."""
    embedder = Embedder("", Settings().models, adapter=None)
    embedder.question("预热")
    plain = Plain(articles, embedder)
    found = {
        name: _figures(asked(way, queries), plain.seconds[name], articles)
        for name, way in (("BM25", plain.words), ("dense", plain.dense), ("RRF", plain.fused))
    }
    tutorial = Tutorial(articles, reference_folder(Settings().models), folder / "tutorial")
    found["tutorial"] = _figures(asked(tutorial.find, queries), tutorial.seconds, articles)
    ours, seconds = _ours(articles, adapter, folder)
    found[_OURS] = _figures(asked(lambda q: ours.find(q, DEPTH), queries), seconds, articles)
    return found


def _figures(
    record: dict[str, float], seconds: float, articles: Sequence[Article]
) -> dict[str, float]:
    return record | {"ingest_per_s": round(len(articles) / seconds, 1)}


def _ours(articles: Sequence[Article], adapter: Path, folder: Path) -> tuple[Statutes, float]:
    library = library_in(folder, adapter)
    library.embedder.question("预热")
    source = folder / "laws"
    source.mkdir()
    write_laws(articles, source)
    started = time.perf_counter()
    library.add([source], show_progress)
    return Statutes(library, articles), time.perf_counter() - started


def plot(found: Mapping[str, Mapping[str, float]], target: Path) -> None:
    """Draw what each way finds and how fast it takes articles in, as SVG."""
    import matplotlib as mpl  # noqa: PLC0415  only where a plot is wanted

    mpl.use("svg")
    mpl.rcParams |= {"svg.fonttype": "none", "font.family": "sans-serif", "svg.hashsalt": ""}
    from matplotlib import pyplot  # noqa: PLC0415  after the choice above

    figure, axes = pyplot.subplots(1, len(_DRAWN), figsize=(10, 2.6), layout="constrained")
    names = list(found)[::-1]
    for axis, (figure_name, title) in zip(axes, _DRAWN, strict=True):
        colours = ["#b3282d" if name == _OURS else "#9aa5b1" for name in names]
        bars = axis.barh(names, [found[name][figure_name] for name in names], color=colours)
        axis.bar_label(bars, fmt="%.3g", padding=3)
        axis.set_title(title)
        axis.spines[["top", "right", "bottom"]].set_visible(False)
        axis.set_xticks([])
        axis.margins(x=0.18)
    figure.savefig(target, metadata={"Date": None})


@click.command()
@click.argument("clauses", type=existing_file)
@click.argument("queries", type=existing_file)
@click.option("--limit", type=click.IntRange(1), help="articles, the first of the file")
@click.option("--adapter", type=existing_file, default=SHIPPED, help="another adapter for ours")
@click.option("--plot", "target", type=click.Path(path_type=Path), help="draw the figures here")
@as_json_option
def main(clauses: Path, queries: Path, *, as_json: bool, **options: Any) -> None:  # noqa: ANN401
    """Print one row a way."""
    articles = read_articles(clauses, options["limit"])
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        found = measure(articles, read_queries(queries), options["adapter"], Path(folder))
    if options["target"]:
        plot(found, options["target"])
    headers = ("way", *next(iter(found.values())))
    report(found, headers, [(name, *row.values()) for name, row in found.items()], as_json=as_json)


if __name__ == "__main__":
    main()
