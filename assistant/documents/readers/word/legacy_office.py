"""The formats before .docx (.doc, .wps, .rtf): turned into .docx by LibreOffice, then read as such.

LibreOffice is another program, so what it is given is a copy under a fixed name, in a folder and a
profile of its own that forbid macros and reading anything from outside; it gets two minutes.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from assistant.documents.readers.word.word_reader import read_word
from assistant.documents.reading import Reading
from assistant.errors import DocumentError

SECONDS = 120
"""Time for one conversion; a document of 200 pages takes a few seconds."""

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_RTF = b"{\\rtf"
_PROGRAMS = ("soffice", "libreoffice")
_WORD_HEADER = 512
"""Where the stream of a .doc begins, as far as Word and WPS write it ([MS-DOC] 2.5.2)."""
_WORD_MAGIC, _ENCRYPTED_BIT = b"\xec\xa5", 0x01
_NOT_WORD = {"Workbook": "表格", "Book": "表格", "PowerPoint Document": "演示文稿"}
_CONVERTED = "这是旧版 Office 格式，经 LibreOffice 转换后读取，版式和自动编号请与原件核对。"
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def is_legacy_office(data: bytes) -> bool:
    """Say whether the bytes are an OLE file (as .doc and .wps are, and locked .docx) or RTF."""
    return data.startswith((_OLE, _RTF))


def read_legacy_office(data: bytes, name: str) -> Reading:
    """Read the file in `data` by way of LibreOffice; `name` is for the error's sentence.

    Raises:
        DocumentError: the file has a password or is no text document, LibreOffice is not
            installed, or it cannot convert the file.
    """
    _refuse(data, name)
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise DocumentError(
            f"这是旧版 Office 格式（.doc、.wps、.rtf），本机没有 LibreOffice，读不了：{name}。",
            "请安装 LibreOffice，或另存为 .docx 后重试。",
        )
    reading = read_word(_converted(program, data, name), name)
    return replace(reading, warnings=(_CONVERTED, *reading.warnings))


def _refuse(data: bytes, name: str) -> None:
    """Say what is wrong with a file that LibreOffice could only fail on."""
    if _names(data, "EncryptedPackage") or _is_locked(data):
        raise DocumentError(f"文件有密码，读不了：{name}。", "请去掉密码后重试。")
    if _names(data, "WordDocument"):
        return
    kind = next((kind for stream, kind in _NOT_WORD.items() if _names(data, stream)), None)
    if kind:
        raise DocumentError(
            f"这是{kind}，不是文字文档：{name}。", "请把要入库的文字另存为 .docx 后重试。"
        )


def _names(data: bytes, stream: str) -> bool:
    """Say whether the OLE file names a stream; its directory has names in UTF-16."""
    return data.startswith(_OLE) and f"{stream}\0".encode("utf-16-le") in data


def _is_locked(data: bytes) -> bool:
    header = data[_WORD_HEADER : _WORD_HEADER + 12]
    complete = len(header) == 12 and header.startswith(_WORD_MAGIC)
    return complete and bool(header[11] & _ENCRYPTED_BIT)


def _converted(program: str, data: bytes, name: str) -> bytes:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        settings = place / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        source = place / ("input.rtf" if data.startswith(_RTF) else "input.doc")
        source.write_bytes(data)
        _run(_command(program, place, source), name)
        result = place / "output" / "input.docx"
        if not result.is_file():
            raise DocumentError(
                f"LibreOffice 打不开这个文件，可能已损坏或有密码：{name}。",
                "请用 Word 或 WPS 打开后另存为 .docx，再重试。",
            )
        return result.read_bytes()


def _command(program: str, place: Path, source: Path) -> list[str]:
    return [
        program, f"-env:UserInstallation={(place / 'profile').as_uri()}",
        "--headless", "--norestore", "--nolockcheck", "--nodefault",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(place / "output"), str(source),
    ]  # fmt: skip


def _run(command: list[str], name: str) -> None:
    """Run the command to its end, or stop it and what it started."""
    try:
        process = subprocess.Popen(  # noqa: S603  no shell, and no word of the command is the file's
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        raise DocumentError(
            f"LibreOffice 启动不了，读不了：{name}。",
            "请重新安装 LibreOffice，或另存为 .docx 后重试。",
        ) from error
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise DocumentError(
            f"LibreOffice 转换超过 {SECONDS} 秒，没有读完：{name}。",
            "请用 Word 或 WPS 打开后另存为 .docx，再重试。",
        ) from error
    finally:
        if process.returncode is None:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the process with all it started: `soffice` is only what starts the real program."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
