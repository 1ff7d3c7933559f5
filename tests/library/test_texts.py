"""The texts: a document just written down and the same read back are one and the same."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.documents.open import open_document
from assistant.documents.parse import parse_document
from assistant.errors import LibraryError
from assistant.library.manifest import ManifestEntry
from assistant.library.texts import Texts
from tests.conftest import CORPUS


def texts(folder: Path) -> Texts:
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    return Texts(folder)


def entry(document_id: str) -> ManifestEntry:
    return ManifestEntry(document_id, "a.txt", "某文件", "", "")


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*.txt")), ids=lambda f: f.stem)
def test_what_was_written_down_is_what_is_read_back(file: Path, tmp_path: Path) -> None:
    document, reading = open_document(file)
    kept = texts(tmp_path)
    kept.keep(document)
    known = replace(entry(document.id), declared=reading.declared, warnings=reading.warnings)
    handed, read = kept.document(known), kept.document(known)
    assert handed is document
    assert read == document


def test_what_nobody_asked_for_is_let_go(tmp_path: Path) -> None:
    document = replace(parse_document("某通知\n　　加强救助。\n某县人民政府\n2021年3月5日"), id="a")
    kept = texts(tmp_path)
    kept.keep(document)
    kept.forget()
    assert kept.document(entry("a")) is not document


def test_a_lost_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="某文件"):
        texts(tmp_path).document(entry("none"))
