"""Zip archives: sound ones are read, and no other does harm or goes by without a word."""

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.documents.readers import archive as limits
from assistant.documents.readers.archive import open_archive, read_part
from assistant.errors import DocumentError

NAME = "通知.docx"
TEXT = "一、总体要求".encode() * 50


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def refused(data: bytes, part: str = "正文.xml") -> DocumentError:
    """Return the error of opening `data` and reading `part`; it names the file."""
    with pytest.raises(DocumentError) as caught:
        read_part(open_archive(data, NAME), part, NAME)
    error = caught.value
    assert NAME in error.message
    assert error.message.endswith("。")
    assert error.next_step.endswith("。")
    return error


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@given(st.dictionaries(st.sampled_from(["正文.xml", "a/b.xml", "图.png"]), st.binary()))
@settings(max_examples=30)
def test_every_member_is_read_back_whole(method: int, members: dict[str, bytes]) -> None:
    archive = open_archive(zipped(members, method), NAME)
    assert {n: read_part(archive, n, NAME) for n in archive.namelist()} == members


@given(st.integers(0, 400))
def test_a_cut_archive_is_damaged(length: int) -> None:
    data = zipped({"正文.xml": TEXT})
    assert "损坏" in refused(data[: min(length, len(data) - 1)]).message


def test_a_changed_byte_is_found_by_the_check_sum() -> None:
    data = zipped({"正文.xml": TEXT}, zipfile.ZIP_STORED)
    assert "损坏" in refused(data.replace("总".encode(), "怼".encode(), 1)).message


def test_a_missing_member_is_named() -> None:
    assert "正文.xml" in refused(zipped({"别的.xml": TEXT})).message


def test_a_locked_member_asks_for_the_password_to_go() -> None:
    data = bytearray(zipped({"正文.xml": TEXT}))
    for at, signature in ((6, b"PK\x03\x04"), (8, b"PK\x01\x02")):
        data[data.index(signature) + at] |= 1
    assert "密码" in refused(bytes(data)).message


def test_a_bomb_is_not_unpacked() -> None:
    assert "不正常" in refused(zipped({"正文.xml": bytes(limits.RATIO_FREE_BYTES + 1)})).message


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_MEMBERS", 3)
    assert "不正常" in refused(zipped({f"{i}.xml": b"" for i in range(4)})).message


def test_too_much_in_all_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_TOTAL_BYTES", 3 * len(TEXT))
    assert "不正常" in refused(zipped({f"{i}.xml": TEXT for i in range(4)})).message


def test_too_large_a_part_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PART_BYTES", len(TEXT) - 1)
    assert "不正常" in refused(zipped({"正文.xml": TEXT})).message


def test_only_what_word_and_ofd_write_is_unpacked() -> None:
    assert "损坏" in refused(zipped({"正文.xml": TEXT}, zipfile.ZIP_BZIP2)).message


@pytest.mark.parametrize("declared", [1, len(TEXT) - 1, len(TEXT) + 1, 10 * len(TEXT)])
def test_a_member_that_declares_another_size_is_damaged(declared: int) -> None:
    data = bytearray(zipped({"正文.xml": TEXT}))
    struct.pack_into("<I", data, data.index(b"PK\x03\x04") + 22, declared)
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, declared)
    assert "损坏" in refused(bytes(data)).message


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    refused(b"PK\x03\x04" + data)


@given(st.data())
@settings(max_examples=60)
def test_no_change_of_a_sound_archive_raises_anything_else(data: st.DataObject) -> None:
    changed = bytearray(zipped({"正文.xml": TEXT, "b.xml": TEXT}))
    for _ in range(3):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    try:
        archive = open_archive(bytes(changed), NAME)
        for member in archive.namelist():
            read_part(archive, member, NAME)
    except DocumentError as error:
        assert NAME in error.message  # noqa: PT017  it may also be read
