"""Exact words: what is found in the folded texts is what a scan of every clause finds."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.parse import parse_document
from assistant.documents.text import fold
from assistant.library.segment import Segmenter
from assistant.library.snapshot import record_file
from assistant.library.snapshot.folder import Snapshot, open_snapshot
from assistant.library.snapshot.indexed_document import index_document
from assistant.library.snapshot.lexical import Vocabulary
from assistant.library.snapshot.record_file import RecordFile, RecordWriter
from assistant.library.snapshot.writer import write_snapshot
from tests.documents.generated import Written, documents
from tests.library.conftest import Opener

FORMS = (
    "(（〔[【",
    ")）〕]】",
    '“”"「',
    "-—–－",
    ",，、",
    ".。．",
    ":：",
    "0０",
    "1１",
    "〇零",
    "%％",
)
BLANKS = st.sampled_from(("", "", " ", "　", "\n", "\t "))


@st.composite
def printed_otherwise(draw: st.DrawFn, words: str) -> str:
    """Draw `words` in other widths and marks, with blanks between."""
    forms = (next((f for f in FORMS if c in f), c) for c in words)
    return "".join(draw(st.sampled_from(form)) + draw(BLANKS) for form in forms)


@st.composite
def cut_out(draw: st.DrawFn, source: str) -> str:
    """Draw a stretch of `source`, within a clause or over several."""
    start = draw(st.integers(0, len(source) - 1))
    return source[start : start + draw(st.integers(1, 30))]


def snapshot_of(cut: Sequence[PolicyDocument], segmenter: Segmenter, folder: Path) -> Snapshot:
    vocabulary = Vocabulary()
    indexed = [index_document(str(n), d, segmenter, vocabulary) for n, d in enumerate(cut)]
    write_snapshot(folder, indexed, vocabulary)
    return open_snapshot(folder)


def scan(document: PolicyDocument, words: str) -> tuple[Clause, ...]:
    return tuple(c for c in document.clauses if fold(words) and fold(words) in fold(c.text))


@pytest.mark.slow
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=40, deadline=None,
)  # fmt: skip
@given(written=st.lists(documents(), min_size=1, max_size=3), data=st.data())
def test_what_is_found_is_what_a_scan_finds(
    segmenter: Segmenter,
    tmp_path_factory: pytest.TempPathFactory,
    written: list[Written],
    data: st.DataObject,
) -> None:
    cut = [parse_document(each.source) for each in written]
    snapshot = snapshot_of(cut, segmenter, tmp_path_factory.mktemp("snapshot"))
    everything = "".join(d.source for d in cut)
    for _ in range(8):
        words = data.draw(cut_out(everything))
        for key in (words, data.draw(printed_otherwise(words)), data.draw(st.text(max_size=3))):
            plain = [scan(d, key) for d in cut]
            assert [d.containing(key) for d in cut] == plain
            assert [d.containing(key) for d in snapshot.documents] == plain
            said = bool(fold(key)) and any(fold(key) in fold(d.source) for d in cut)
            assert snapshot.stored.folded.says(fold(key)) == said
            assert snapshot.stored.prints(key) == (bool(key) and any(key in d.source for d in cut))


@given(
    held=st.lists(st.binary(max_size=6).map(lambda b: bytes(c % 3 for c in b)), max_size=12),
    words=st.binary(max_size=4).map(lambda b: bytes(c % 3 for c in b)),
    block=st.integers(1, 20),
)
def test_a_piece_is_found_in_whatever_blocks_the_file_is_looked_through(
    tmp_path_factory: pytest.TempPathFactory, held: list[bytes], words: bytes, block: int
) -> None:
    path = tmp_path_factory.mktemp("records") / "records.txt"
    with RecordWriter(path) as writer:
        for piece in held:
            writer.add(piece)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(record_file, "_BLOCK", block)
        found = list(RecordFile(path).holding(words))
    assert found == [n for n, piece in enumerate(held) if words and words in piece]


def test_half_a_surrogate_pair_stands_nowhere(folder: Path, open_library: Opener) -> None:
    library = open_library(folder)
    assert not any(document.containing("\ud83d") for document in library.documents)
    assert not library.says("\ud83d")
    assert not library.prints("\ud83d")


def test_in_an_empty_library_nothing_stands(tmp_path: Path, open_library: Opener) -> None:
    library = open_library(tmp_path / "empty")
    assert not library.says("防贫")
    assert not library.prints("2021")


def test_a_library_that_changed_finds_what_it_holds_now(folder: Path, open_library: Opener) -> None:
    library = open_library(folder)
    before = library.snapshot()
    (application,) = (d for d in library.documents if d.genre == "请示")
    words = next(d.source for d in library.documents if d.id == application.id)
    line = max(words.splitlines(), key=len)
    library.remove(application.id)
    assert not library.prints(line)
    assert not library.says(fold(line))
    assert before.prints(line)
    assert any(d.containing(line[:20]) for d in before.documents)
