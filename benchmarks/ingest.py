"""What the time of an ingest goes to: the share of the embedding model.

    python -m benchmarks.ingest FOLDER [--documents N] [--json]

N documents are made of the paragraphs of the texts in FOLDER, each with a title, a number and a
date of its own, and put into a new library at once. `share` is the time inside the embedding model
over the whole time; loading the model is in neither. `peak_mib` is the memory of the process.
"""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from assistant.commands.common import show_progress
from assistant.documents.readers import read_file
from assistant.library.lexicon import read_lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.library.sources import files_of
from assistant.model.embedder import Embedder
from assistant.model.encoder import Vectors
from assistant.settings import Settings
from benchmarks.common import as_json_option, existing_folder, memory_mib, report

_PARAGRAPHS = 8
"""Paragraphs of one made document, beside its head and tail: a page or two."""


class TimedEmbedder(Embedder):
    """The embedder of the settings, with the seconds it has worked."""

    def __init__(self, settings: Settings) -> None:
        """Load the model, so that loading is not counted."""
        super().__init__(settings.embedding_model, settings.models)
        self.question("装入")
        self.seconds = 0.0

    def documents(self, texts: Sequence[str]) -> Vectors:
        """Embed passages and add up the time."""
        started = time.perf_counter()
        vectors = super().documents(texts)
        self.seconds += time.perf_counter() - started
        return vectors


def write_documents(source: Path, count: int, folder: Path) -> int:
    """Write `count` documents into `folder`; return the bytes written."""
    written = 0
    for ordinal, paragraphs in zip(range(1, count + 1), _paragraphs(source), strict=False):
        text = "\n".join((
            f"某县发〔2021〕{ordinal}号", f"某县关于第{ordinal}号事项的通知", "各镇人民政府：",
            *paragraphs, "某县人民政府", "2021年5月14日", "",
        ))  # fmt: skip
        written += (folder / f"{ordinal}.txt").write_bytes(text.encode("utf-8")) or 0
    return written


def _paragraphs(source: Path) -> Iterator[list[str]]:
    """Yield eight paragraphs at a time, from the beginning again when all have been used."""
    lines = [
        line
        for file in files_of([source])
        for line in read_file(file).text.splitlines()
        if len(line) > _PARAGRAPHS
    ]
    start = 0
    while lines:
        window = lines[start : start + _PARAGRAPHS]
        yield window + lines[: _PARAGRAPHS - len(window)]
        start = (start + _PARAGRAPHS) % len(lines)


def open_timed(folder: Path) -> tuple[Library, TimedEmbedder]:
    """Open a library in `folder` with an embedder that is timed."""
    settings = Settings()
    embedder, lexicon = TimedEmbedder(settings), read_lexicon(settings.lexicon)
    segmenter = Segmenter(lexicon.words, settings.models)
    return Library(folder, lexicon, segmenter, embedder), embedder


@click.command()
@click.argument("source", type=existing_folder)
@click.option("--documents", "count", default=1000, show_default=True, type=click.IntRange(1))
@as_json_option
def main(source: Path, count: int, as_json: bool) -> None:
    """Print the share, and what was put in."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        texts = Path(temporary) / "texts"
        texts.mkdir()
        size = write_documents(source, count, texts)
        library, embedder = open_timed(Path(temporary) / "library")
        before = memory_mib()["rss_mib"]
        started = time.perf_counter()
        library.add([texts], show_progress)
        seconds = time.perf_counter() - started
        record = {
            "documents": len(library.documents), "passages": len(library.passages),
            "mb_text": round(size / 1e6, 2), "seconds": round(seconds, 1),
            "embedding_s": round(embedder.seconds, 1),
            "share": round(embedder.seconds / seconds, 3),
            "before_mib": before, "peak_mib": memory_mib()["rss_peak_mib"],
        }  # fmt: skip
    report(record, tuple(record), [tuple(record.values())], as_json=as_json)


if __name__ == "__main__":
    main()
