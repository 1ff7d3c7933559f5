"""The snapshot: what is mapped is what was cut, and nothing is cut twice or trusted blindly."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from assistant.documents.parse import parse_document
from assistant.errors import LibraryError
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.passages import cut
from assistant.library.segment import Segmenter
from assistant.library.snapshot.folder import open_snapshot
from assistant.library.snapshot.indexed_document import index_document, indexed_before
from assistant.library.snapshot.lexical import Vocabulary
from assistant.library.snapshot.writer import write_snapshot
from assistant.library.texts import text_file
from tests.conftest import MODELS
from tests.documents.generated import Written, documents
from tests.library.conftest import Opener
from tests.library.fakes import CharacterEmbedder, nearest
from tests.library.test_library import write

QUESTION = ["保费", "厕所"]


class Counting(Segmenter):
    """Counts the texts that it was asked to segment."""

    asked = 0

    def words(self, text: str) -> list[str]:
        self.asked += 1
        return super().words(text)


def snapshot_of(folder: Path) -> Path:
    (snapshot,) = folder.glob("snapshot-*")
    return snapshot


def shown(library: Library) -> tuple[object, ...]:
    """Return all that the rest of the program sees of a library."""
    return (
        [(d.id, d.relations, d.source, d.clauses) for d in library.documents],
        list(library.passages),
        library.lexical.frequency,
        library.lexical.scores(QUESTION).tolist(),
        nearest(library, "防贫保", 5),
    )


def test_a_library_that_is_opened_again_segments_nothing(
    folder: Path, lexicon: Lexicon, open_library: Opener
) -> None:
    counting = Counting(lexicon.words, MODELS)
    again = Library(folder, lexicon, counting, CharacterEmbedder())
    assert shown(again) == shown(open_library(folder))
    assert counting.asked == 0


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(written=documents())
def test_what_is_mapped_is_what_was_cut(
    segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory, written: Written
) -> None:
    document = parse_document(written.source)
    folder, vocabulary = tmp_path_factory.mktemp("snapshot"), Vocabulary()
    write_snapshot(folder, [index_document("甲", document, segmenter, vocabulary)], vocabulary)
    snapshot = open_snapshot(folder)
    (kept,) = snapshot.documents
    assert (kept.source, kept.clauses) == (document.source, document.clauses)
    assert (kept.title, kept.effect, kept.relations) == (
        document.title, document.effect, document.relations,
    )  # fmt: skip
    assert list(snapshot.passages) == [passage for passage, _ in cut(document, segmenter)]
    for clause in document.clauses:
        assert snapshot.stored.clause_of_id(clause.id) == (kept, clause)


def test_a_document_that_is_taken_over_is_as_it_was_cut(
    folder: Path, tmp_path: Path, segmenter: Segmenter
) -> None:
    snapshot = open_snapshot(snapshot_of(folder))
    vocabulary = Vocabulary(snapshot.lexical.frequency)
    (tmp_path / "again").mkdir()
    write_snapshot(tmp_path / "again", [indexed_before(snapshot, n) for n in (1, 0)], vocabulary)
    again = open_snapshot(tmp_path / "again")
    half = len(snapshot.passages) - int(snapshot.ends[1][1])
    assert again.documents == snapshot.documents[::-1]
    assert list(again.passages[:half]) == list(snapshot.passages[-half:])
    assert again.lexical.frequency == snapshot.lexical.frequency


def test_no_clause_is_found_by_a_name_that_none_has(folder: Path, open_library: Opener) -> None:
    with pytest.raises(KeyError):
        open_library(folder).clause("没有/第一条")


def test_the_windows_of_passages_are_where_they_stand(folder: Path, open_library: Opener) -> None:
    library = open_library(folder)
    places = range(len(library.passages))
    for passage, (number, start, end) in zip(
        library.passages, library.passages.windows(places), strict=True
    ):
        document, clause = library.numbered(number)
        assert (document.id, clause.id) == (passage.document_id, passage.clause_id)
        assert clause.text[start:end] == passage.text
    chosen = library.documents[0].id
    mask = library.passages.within([chosen])
    assert mask.tolist() == [p.document_id == chosen for p in library.passages]


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def add_beside(path: Path) -> None:
    path.with_name("别的.npy").write_bytes(b"")


NAMES = [
    "made.json", "origins.json", "documents.jsonl", "clauses.jsonl", "clauses.ends.npy",
    "passages.npy", "contexts.txt", "clause-order.npy", "word-weights.npy",
    "vocabulary.txt", "folded-clauses.txt", "folded-texts.ends.npy",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("damage", [flip, truncate, Path.unlink, add_beside])
def test_a_damaged_shelf_is_made_again_from_the_texts(
    folder: Path, open_library: Opener, name: str, damage: Callable[[Path], None]
) -> None:
    whole = shown(open_library(folder))
    damage(snapshot_of(folder) / name)
    embedder = CharacterEmbedder()
    library = open_library(folder, embedder)
    assert shown(library) == whole
    assert embedder.embedded == 0
    assert not (snapshot_of(folder) / "别的.npy").exists()


def test_a_shelf_that_is_lost_is_made_again(folder: Path, open_library: Opener) -> None:
    whole = shown(open_library(folder))
    shutil.rmtree(snapshot_of(folder))
    assert shown(open_library(folder)) == whole


def test_the_shelf_of_another_library_is_not_taken_for_ones_own(
    folder: Path, open_library: Opener, tmp_path: Path
) -> None:
    other = open_library(tmp_path / "other")
    other.add([write(tmp_path / "通知.txt", "秸秆禁烧")])
    own = snapshot_of(folder)
    shutil.rmtree(own)
    shutil.copytree(snapshot_of(other.folder), own.with_name(snapshot_of(other.folder).name))
    assert {d.genre for d in open_library(folder).documents} == {"通知", "请示"}
    assert snapshot_of(folder) == own


@pytest.mark.slow
def test_other_word_lists_make_a_shelf_of_their_own(
    folder: Path, tmp_path: Path, open_library: Opener, lexicon: Lexicon
) -> None:
    before = snapshot_of(folder)
    fewer = Lexicon(("防贫保",), {}, {}, frozenset(), frozenset(), "another")
    Library(folder, fewer, Segmenter(fewer.words, MODELS), CharacterEmbedder())
    assert snapshot_of(folder) != before
    assert shown(open_library(folder)) == shown(open_library(folder))
    assert snapshot_of(folder) == before


def test_a_rebuild_that_stops_half_way_leaves_nothing_half(
    folder: Path, open_library: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = shown(open_library(folder))
    shutil.rmtree(snapshot_of(folder))
    with monkeypatch.context() as patched:
        patched.setattr("assistant.library.snapshot.writer.write_lexical", full_disk)
        with pytest.raises(LibraryError, match="存不下库的索引"):
            open_library(folder)
    assert list(folder.glob("snapshot-*")) == []
    assert shown(open_library(folder)) == whole


def full_disk(*_: object, **__: object) -> None:
    raise OSError("No space left on device")


def test_what_a_crash_left_half_written_is_cleared_away(folder: Path, open_library: Opener) -> None:
    half = folder / f"{snapshot_of(folder).name}.0123.partial"
    half.mkdir()
    (half / "documents.jsonl").write_bytes(b"{")
    open_library(folder)
    assert not half.exists()


def test_a_document_whose_embedding_was_cut_short_is_embedded_at_the_next_opening(
    folder: Path, open_library: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library(folder)
    before = len(library.passages)
    with monkeypatch.context() as patched:
        patched.setattr("assistant.library.snapshot.vectors._write", full_disk)
        with pytest.raises(LibraryError, match="存不下库的索引"):
            library.add([write(tmp_path / "新.txt", "秸秆禁烧")])
    embedder = CharacterEmbedder()
    again = open_library(folder, embedder)
    nearest(again, "秸秆禁烧", 5)
    assert embedder.embedded == len(again.passages) - before > 0
    assert len(again.documents) == 3


@pytest.mark.slow
def test_adding_and_removing_cut_nothing_that_stays(
    folder: Path, lexicon: Lexicon, open_library: Opener, tmp_path: Path
) -> None:
    whole = shown(open_library(folder))
    counting = Counting(lexicon.words, MODELS)
    library = Library(folder, lexicon, counting, CharacterEmbedder())
    library.add([write(tmp_path / "新.txt", "秸秆禁烧")])
    few = counting.asked
    library.remove(next(d.id for d in library.documents if "秸秆" in d.title))
    assert 0 < few < 10
    assert counting.asked == few
    assert shown(library) == whole
    assert "秸秆" not in (snapshot_of(folder) / "vocabulary.txt").read_text("utf-8")


def test_a_text_that_was_put_back_from_a_file_is_read_again(
    folder: Path, open_library: Opener
) -> None:
    library = open_library(folder)
    application = next(d for d in library.documents if d.genre == "请示")
    text = text_file(folder, application.id)
    text.write_text(text.read_text("utf-8").replace("精准防贫", "防贫"), encoding="utf-8")
    again = open_library(folder).version(application.id)
    now = next(d for d in open_library(folder).documents if d.id == application.id)
    assert now.clauses == again.clauses != application.clauses


def test_a_reader_keeps_what_it_has_when_the_files_are_replaced(
    folder: Path, open_library: Opener
) -> None:
    library = open_library(folder)
    before = library.snapshot()
    application = next(d for d in library.documents if d.genre == "请示")
    library.remove(application.id)
    gone = set(before.lexical.frequency) - set(library.lexical.frequency)
    assert before.lexical.scores(sorted(gone)).any()
    assert all(clause.text in application.source for clause in application.clauses[:3])
    assert application.id in {p.document_id for p in before.passages}


@pytest.mark.parametrize("name", ["cuts-0123.jsonl", "shelf-0123-4567"])
def test_what_an_earlier_version_kept_is_cleared_away(
    folder: Path, open_library: Opener, name: str
) -> None:
    (folder / name).write_text("[]", encoding="utf-8")
    open_library(folder)
    assert not (folder / name).exists()
