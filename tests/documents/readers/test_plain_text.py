"""Reading files: the encodings of Chinese offices, and a plain word about what is no text."""

import codecs
import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.readers import MAX_BYTES, read_file
from assistant.errors import DocumentError

TEXT = "连委办发〔2021〕36号\n一、总体要求\n（一）指导思想。坚持“五级”书记一起抓。\n"


@pytest.fixture
def file(tmp_path: Path) -> Callable[[bytes], Path]:
    """Return a maker of a file that holds these bytes."""

    def made(data: bytes) -> Path:
        path = tmp_path / "通知.txt"
        path.write_bytes(data)
        return path

    return made


def told(path: Path) -> DocumentError:
    """Return the error that reading `path` gives, after seeing that a user can read it."""
    with pytest.raises(DocumentError) as caught:
        read_file(path)
    error = caught.value
    for sentence in (error.message, error.next_step):
        assert any("\u4e00" <= c <= "\u9fff" for c in sentence)
        assert sentence.endswith("。")
    return error


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("gb18030"),
        TEXT.encode("gbk"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "gb18030", "gbk", "utf-16", "utf-16 le", "utf-16 be"],
)
def test_a_text_reads_the_same_in_every_encoding(
    file: Callable[[bytes], Path], data: bytes
) -> None:
    assert read_file(file(data)).text == TEXT


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_are_one_kind(file: Callable[[bytes], Path], end: str) -> None:
    assert read_file(file(TEXT.replace("\n", end).encode())).text == TEXT


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\r\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "　".encode()]
)
def test_an_empty_file_is_told(file: Callable[[bytes], Path], data: bytes) -> None:
    assert "空" in told(file(data)).message


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\x00\x01",
        bytes(range(256)),
        codecs.BOM_UTF16_LE + b"\x00\xd8",
    ],
    ids=["png", "docx", "pdf", "every byte", "broken utf-16"],
)
def test_what_is_no_text_is_told_with_the_name_of_the_file(
    file: Callable[[bytes], Path], data: bytes
) -> None:
    assert "通知.txt" in told(file(data)).message


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert "没有的.txt" in told(tmp_path / "没有的.txt").message


def test_a_folder_is_told(tmp_path: Path) -> None:
    told(tmp_path)


def test_a_file_too_large_is_told_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as sparse:
        sparse.truncate(MAX_BYTES + 1)
    assert "100 MB" in told(path).message


@given(data=st.binary(max_size=400))
def test_any_bytes_give_a_text_or_a_document_error(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(data)
    with contextlib.suppress(DocumentError):
        text = read_file(path).text
        assert text.strip()
        assert "\r" not in text


def test_a_path_that_no_system_has_is_told() -> None:
    told(Path("通\0知.txt"))
