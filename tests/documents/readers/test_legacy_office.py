"""Files of older office programs: read by way of LibreOffice, or a sentence that says why not."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.readers.word import legacy_office
from assistant.documents.readers.word.legacy_office import is_legacy_office, read_legacy_office
from assistant.errors import DocumentError
from tests.documents.readers.word_files import item, lvl, numbering, p, tbl, tr, word_file

NAME = "通知.doc"
OLE = bytes.fromhex("D0CF11E0A1B11AE1")
RTF = b"{\\rtf1\\ansi\\uc1 \\u19968?\\u12289?\\par{\\i notice}\\par}"
needs_libreoffice = pytest.mark.skipif(
    not any(map(shutil.which, ("soffice", "libreoffice"))), reason="LibreOffice is not installed"
)


def told(data: bytes) -> DocumentError:
    """Return the error of reading `data`, after seeing that a user can read it."""
    with pytest.raises(DocumentError) as caught:
        read_legacy_office(data, NAME)
    error = caught.value
    assert NAME in error.message
    assert error.message.endswith("。")
    assert error.next_step.endswith("。")
    return error


def ole(*streams: str) -> bytes:
    """Return the beginning of an OLE file with the names of these streams in its directory."""
    names = b"".join(f"{stream}\0".encode("utf-16-le").ljust(128, b"\0") for stream in streams)
    return OLE + bytes(1016) + names


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where a program stands that is run in place of LibreOffice."""
    path = tmp_path / "soffice"
    monkeypatch.setattr(shutil, "which", lambda _: str(path))
    return path


def write_program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o700)


@pytest.mark.parametrize("data", [ole("WordDocument"), RTF])
def test_older_files_are_known_by_their_first_bytes(data: bytes) -> None:
    assert is_legacy_office(data)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", OLE[:7], "一、".encode()])
def test_other_files_are_not(data: bytes) -> None:
    assert not is_legacy_office(data)


def test_a_new_word_file_with_a_password_is_told() -> None:
    assert "密码" in told(ole("EncryptionInfo", "EncryptedPackage")).message


def test_an_old_word_file_with_a_password_is_told() -> None:
    header = bytearray(b"\xec\xa5".ljust(512, b"\0"))
    header[11] = 0x01
    assert "密码" in told(OLE + bytes(504) + bytes(header) + ole("WordDocument")).message


@pytest.mark.parametrize(
    ("stream", "kind"), [("Workbook", "表格"), ("PowerPoint Document", "演示文稿")]
)
def test_a_table_or_slides_are_told(stream: str, kind: str) -> None:
    assert kind in told(ole(stream)).message


@pytest.mark.parametrize("data", [ole("WordDocument"), RTF])
def test_without_libreoffice_the_user_hears_of_it(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    error = told(data)
    assert "没有 LibreOffice" in error.message
    assert ".docx" in error.next_step


def test_a_program_that_does_not_start_is_told(program: Path) -> None:
    program.write_bytes(b"no program")
    assert "启动不了" in told(RTF).message


def test_a_program_that_writes_nothing_is_told(program: Path) -> None:
    write_program(program, "exit 1")
    assert "打不开" in told(RTF).message


def test_a_program_that_writes_a_damaged_file_is_told(program: Path) -> None:
    write_program(program, 'for last; do :; done; cd "${last%/*}" && mkdir -p output && '
                  "printf 'PK\\003\\004' > output/input.docx")  # fmt: skip
    assert "损坏" in told(RTF).message


def test_a_program_that_does_not_end_is_stopped_with_what_it_started(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(legacy_office, "SECONDS", 0.3)
    pid = tmp_path / "pid"
    write_program(program, f"sleep 60 &\necho $! > '{pid}'\nwait")
    assert "没有读完" in told(RTF).message
    assert _is_gone(pid.read_text().strip())


def _is_gone(pid: str) -> bool:
    """Say whether a process ends: told to, it does when it is next its turn on a busy machine."""
    for _ in range(200):
        if _state(pid) in ("", "Z"):
            return True
        time.sleep(0.05)
    return False


def _state(pid: str) -> str:
    """Return the letter that `ps` has for a process; "" where there is none."""
    state = subprocess.run(  # noqa: S603  a number that the test wrote
        ["/bin/ps", "-o", "stat=", "-p", pid], capture_output=True, text=True, check=False
    )
    return state.stdout.strip()[:1]


@given(st.binary(max_size=2000))
def test_no_bytes_pass_for_a_locked_file_by_accident(data: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shutil, "which", lambda _: None)
        told(OLE + data)


@pytest.mark.office
@needs_libreoffice
def test_an_old_word_file_reads_like_the_new_one(tmp_path: Path) -> None:
    body = (
        p("关于做好工作的通知", '<w:jc w:val="center"/>') + p("总体要求", item(0))
        + p("坚持稳中求进。", '<w:ind w:firstLine="640"/>') + p("主要任务", item(0))
        + tbl(tr("序号", "项目"), tr("1", "道路")) + p("特此通知。")
    )  # fmt: skip
    lists = numbering(lvl(0, "chineseCounting", "%1、"))
    (tmp_path / "通知.docx").write_bytes(word_file(body, numbering=lists))
    subprocess.run(  # noqa: S603  found by its name on the path
        [
            next(filter(None, map(shutil.which, ("soffice", "libreoffice")))), "--headless",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--convert-to", "doc", "--outdir", str(tmp_path), str(tmp_path / "通知.docx"),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    reading = read_legacy_office((tmp_path / "通知.doc").read_bytes(), NAME)
    assert reading.text.splitlines() == [
        "关于做好工作的通知", "一、总体要求", "　　坚持稳中求进。", "二、主要任务",
        "序号\t项目", "1\t道路", "特此通知。",
    ]  # fmt: skip
    assert any("LibreOffice" in warning for warning in reading.warnings)


@pytest.mark.office
@needs_libreoffice
def test_rtf_is_read() -> None:
    assert read_legacy_office(RTF, "通知.rtf").text == "一、\nnotice\n"


@pytest.mark.office
@needs_libreoffice
def test_a_damaged_file_is_told() -> None:
    assert "打不开" in told(ole("WordDocument")).message
