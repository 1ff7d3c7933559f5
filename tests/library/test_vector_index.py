"""Vectors and the index of them are derived: what is lost or damaged is made again, no more."""

import shutil
from pathlib import Path

import chromadb
import numpy as np
import pytest

from assistant.errors import LibraryError
from assistant.library.lexicon import Lexicon, read_lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from tests.conftest import CORPUS, MODELS
from tests.library.conftest import Opener
from tests.library.fakes import SIZE, CharacterEmbedder, nearest


def indexes(folder: Path) -> list[str]:
    """Name what the indexes are of, the model; the folder's own suffix is left off."""
    return sorted(p.name.rsplit("-", 1)[0] for p in folder.glob("index-*"))


def without(pattern: str, folder: Path, target: Path) -> Path:
    return Path(shutil.copytree(folder, target, ignore=shutil.ignore_patterns(pattern)))


def test_a_lost_index_is_made_of_the_vectors(
    open_library: Opener, ready_folder: Path, tmp_path: Path
) -> None:
    folder = without("index-*", ready_folder, tmp_path / "lost")
    embedder = CharacterEmbedder()
    library = open_library(folder, embedder)
    assert len(nearest(library, "防贫保", 5)) == 5
    assert embedder.embedded == 0
    assert indexes(folder) == indexes(ready_folder)


def test_lost_vectors_are_made_again(
    open_library: Opener, ready_folder: Path, tmp_path: Path
) -> None:
    folder = without("vectors-*", ready_folder, tmp_path / "lost")
    embedder = CharacterEmbedder()
    library = open_library(folder, embedder)
    assert embedder.embedded == 0  # nobody has asked
    assert len(nearest(library, "防贫保", 5)) == 5
    assert embedder.embedded == len(library.passages)


def test_another_model_makes_vectors_and_an_index_of_its_own(
    open_library: Opener, folder: Path
) -> None:
    before = indexes(folder)
    embedder = CharacterEmbedder("another")
    library = open_library(folder, embedder)
    nearest(library, "防贫保", 5)
    assert embedder.embedded == len(library.passages)
    assert len(indexes(folder)) == 1
    assert indexes(folder) != before


def test_another_word_list_embeds_what_it_cuts_otherwise(folder: Path, tmp_path: Path) -> None:
    before = indexes(folder)
    (tmp_path / "words.txt").write_text("防贫保\n", encoding="utf-8")
    other = read_lexicon(tmp_path)
    embedder = CharacterEmbedder()
    library = Library(folder, other, Segmenter(other.words, MODELS), embedder)
    assert set(nearest(library, "防贫保", 500)) == set(range(len(library.passages)))
    assert 0 < embedder.embedded < len(library.passages)
    assert indexes(folder) == before


def test_an_index_without_its_vectors_files_still_opens(
    open_library: Opener, ready_folder: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(ready_folder, tmp_path / "partial"))
    for part in folder.glob("index-*/*-*"):
        shutil.rmtree(part)
    assert len(nearest(open_library(folder), "防贫保", 5)) == 5


def test_a_lost_text_is_left_out_and_told(open_library: Opener, folder: Path) -> None:
    lost = next((folder / "texts").iterdir())
    lost.unlink()
    assert [entry.id for entry in open_library(folder).unread] == [lost.stem]


def test_a_damaged_manifest_is_told(open_library: Opener, folder: Path) -> None:
    (folder / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(LibraryError, match="清单"):
        open_library(folder)


def test_a_folder_below_a_file_is_told(open_library: Opener, tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("这不是文件夹", encoding="utf-8")
    with pytest.raises(LibraryError, match="不能写入") as caught:
        open_library(tmp_path / "文件" / "library")
    assert "--library" in caught.value.next_step


def test_a_folder_that_may_not_be_written_is_told(open_library: Opener, tmp_path: Path) -> None:
    folder = tmp_path / "只读"
    (folder / "texts").mkdir(parents=True)
    folder.chmod(0o500)
    try:
        (folder / "probe").touch()
    except OSError:
        with pytest.raises(LibraryError, match="不可写"):
            open_library(folder)
    else:
        pytest.skip("this user may write anywhere")
    finally:
        folder.chmod(0o700)


def test_a_damaged_index_is_made_again(
    open_library: Opener, ready_folder: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(ready_folder, tmp_path / "damaged"))
    (database,) = folder.glob("index-*/chroma.sqlite3")
    database.write_bytes(b"not a database")
    assert len(nearest(open_library(folder), "防贫保", 5)) == 5


@pytest.fixture(scope="session")
def written_folder(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return a library so large that Chroma has written its vectors into files of their own."""
    source = tmp_path_factory.mktemp("source") / "某县救助办法.txt"
    articles = (f"第{n}条　本办法第{n}项补助由县财政按{n}元的标准安排。" for n in range(1, 1101))
    source.write_text("\n".join(["某县救助办法", *articles]), encoding="utf-8")
    folder = tmp_path_factory.mktemp("written") / "library"
    Library(folder, lexicon, segmenter, CharacterEmbedder()).add([source])
    return folder


@pytest.mark.parametrize("name", ["rows.npy", "marks.npy"])
def test_vectors_of_ours_that_were_truncated_are_made_again(
    name: str, open_library: Opener, ready_folder: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(ready_folder, tmp_path / "truncated"))
    (file,) = folder.glob(f"vectors-*/{name}")
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    embedder = CharacterEmbedder()
    library = open_library(folder, embedder)
    assert len(nearest(library, "防贫保", 5)) == 5
    assert embedder.embedded == len(library.passages)


def test_an_index_that_holds_other_vectors_is_made_again(
    open_library: Opener, ready_folder: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(ready_folder, tmp_path / "other"))
    (place,) = folder.glob("index-*")
    collection = chromadb.PersistentClient(str(place)).get_collection("passages")
    key = collection.get(limit=1)["ids"][0]
    collection.update(ids=[key], embeddings=[np.eye(SIZE, dtype=np.float32)[0]])
    library = open_library(folder)
    nearest(library, "防贫保", 5)
    fresh = open_library(without("index-*", folder, tmp_path / "fresh"))
    assert nearest(library, "保费标准", 44) == nearest(fresh, "保费标准", 44)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["data_level0.bin", "header.bin", "length.bin", "link_lists.bin"])
def test_vectors_that_were_truncated_are_made_again(
    name: str, open_library: Opener, written_folder: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(written_folder, tmp_path / "truncated"))
    (file,) = folder.glob(f"index-*/*/{name}")
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    embedder = CharacterEmbedder()
    library = open_library(folder, embedder)
    assert len(nearest(library, "补助", 5)) == 5
    assert len(nearest(library, "补助", 9999)) == len(library.passages)
    assert embedder.embedded == 0


def test_vectors_that_are_as_they_were_written_are_not_made_again(
    open_library: Opener, written_folder: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(written_folder, tmp_path / "whole"))
    for _ in range(2):
        embedder = CharacterEmbedder()
        library = open_library(folder, embedder)
        nearest(library, "补助", 5)
        assert not embedder.embedded
    (tmp_path / "另一办法.txt").write_text("某市救助办法\n第一条　由市财政安排。", encoding="utf-8")
    library.add([tmp_path / "另一办法.txt"])
    again = CharacterEmbedder()
    assert len(open_library(folder, again).documents) == 2
    assert not again.embedded


def test_going_back_to_the_first_model_in_one_process_writes_its_index(
    open_library: Opener, folder: Path
) -> None:
    nearest(open_library(folder), "防贫保", 5)
    before = indexes(folder)
    nearest(open_library(folder, CharacterEmbedder("another")), "防贫保", 5)
    nearest(open_library(folder), "防贫保", 5)
    assert indexes(folder) == before


def test_the_real_library_holds_the_corpus_once(real_library: Library) -> None:
    before = real_library.manifest
    assert [o.outcome for o in real_library.add([CORPUS])] == ["未变", "未变"]
    assert real_library.manifest is before
    assert len(nearest(real_library, "防贫保", 500)) == len(real_library.passages)


def test_a_document_removed_from_the_real_library_leaves_search(
    real_library: Library, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(real_library.folder, tmp_path / "copy"))
    library = Library(folder, real_library.lexicon, real_library.segmenter, real_library.embedder)
    opinion = next(d for d in library.documents if d.genre == "通知")
    library.remove(opinion.id)
    found = [library.passages[i] for i in nearest(library, "厕所革命", 20)]
    assert found
    assert opinion.id not in {p.document_id for p in found}


def test_a_lost_index_of_the_real_library_is_made_again(
    real_library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "small"
    parts = (real_library.lexicon, real_library.segmenter, real_library.embedder)
    Library(folder, *parts).add([CORPUS / "连区扶办2021年2号.txt"])
    library = Library(without("index-*", folder, tmp_path / "again"), *parts)
    assert set(nearest(library, "还差多少保费", 50)) == set(range(len(library.passages)))
