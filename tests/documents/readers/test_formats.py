"""The same document in every format is the same document; what no format is, is told."""

import io
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.documents.model import PolicyDocument
from assistant.documents.open import open_document
from assistant.documents.parse import parse_document
from assistant.documents.readers import MAX_BYTES, read_file
from assistant.documents.readers.formats import FORMATS, SUFFIXES
from assistant.errors import DocumentError
from assistant.settings import PROJECT
from tests.conftest import CORPUS
from tests.documents.generated import Written, documents
from tests.documents.readers.mail_files import mail
from tests.documents.readers.ofd_files import write_ofd
from tests.documents.readers.pdf_files import laid_out, write_pdf
from tests.documents.test_spans import uncovered

LINES = (
    "某县人民政府文件", "某政发〔2021〕9号", "关于做好防汛工作的通知",
    "各镇人民政府，县各有关单位：",
    "　　为做好今年的防汛工作，现就有关事项通知如下，请认真贯彻执行。",
    "　　一、压实责任。各镇要落实包保责任，定人定岗定责，汛期前完成全部隐患的排查和整改。",
    "　　二、加强值守。实行24小时值班，遇有险情第一时间报告、第一时间处置，确保群众安全。",
    "　　附件：防汛物资清单", "某县人民政府", "2021年6月1日",
)  # fmt: skip
CENTRED, RIGHT = (0, 1, 2), (8, 9)


def as_text(codec: str) -> bytes:
    return "\r\n".join(LINES).encode(codec)


def as_word() -> bytes:
    made, data = Document(), io.BytesIO()
    for line in LINES:
        made.add_paragraph(line)
    made.save(data)
    return data.getvalue()


def as_page() -> bytes:
    body = "".join(f"<p>{line}</p>" for line in LINES)
    return f"<html><meta charset=utf-8><body><div id=zoom>{body}</div></body></html>".encode()


def as_mail() -> bytes:
    return mail("\n".join(LINES), subject="转发通知").as_bytes()


def as_ofd() -> bytes:
    return write_ofd(LINES, align=dict.fromkeys(CENTRED, "centre") | dict.fromkeys(RIGHT, "right"))


def as_pdf() -> bytes:
    set_ = [f"^{line}" if i in (*CENTRED, *RIGHT) else line for i, line in enumerate(LINES)]
    return write_pdf(laid_out(set_))


FILES: dict[str, Callable[[], bytes]] = {
    "通知.txt": lambda: as_text("utf-8"),
    "通知-gbk.txt": lambda: as_text("gb18030"),
    "通知-utf16.txt": lambda: as_text("utf-16"),
    "通知.md": lambda: as_text("utf-8"),
    "通知.docx": as_word,
    "通知.html": as_page,
    "通知.eml": as_mail,
    "通知.ofd": as_ofd,
    "通知.pdf": as_pdf,
    "名不副实.txt": as_word,
    "名不副实.pdf": as_page,
}


def told(document: PolicyDocument) -> tuple[object, ...]:
    """Return what a document is, and what its clauses say, blanks left out."""
    clauses = tuple((c.label, "".join(c.text.split())) for c in document.clauses)
    metadata = (document.title, document.document_number, document.date, document.issuers)
    return (*metadata, document.id, clauses)


@pytest.mark.parametrize("name", FILES)
def test_the_same_document_comes_out_of_every_format(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(FILES[name]())
    document, _ = open_document(file)
    assert told(document) == told(parse_document("\n".join(LINES)))
    assert uncovered(document) == []


@given(written=documents())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_character_of_a_made_up_document_is_lost_in_a_page_or_a_print(
    written: Written, tmp_path: Path
) -> None:
    lines = [line for line in written.source.splitlines() if line.strip()]
    body = "".join(f"<p>{line}</p>" for line in lines)
    page = f"<html><meta charset=utf-8><div id=zoom>{body}</div></html>".encode()
    for name, data in (("甲.html", page), ("甲.ofd", write_ofd(lines))):
        (tmp_path / name).write_bytes(data)
        document, _ = open_document(tmp_path / name)
        assert uncovered(document) == []
        printed = "".join("".join(c.text.split()) for c in document.clauses)
        assert printed == "".join("".join(written.source.split()))


def zipped(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


BAD: dict[str, Callable[[], bytes]] = {
    "空的.txt": bytes,
    "空白.txt": " \r\n　\t\r\n".encode,
    "噪声.txt": lambda: bytes(range(256)) * 40,
    "噪声.docx": lambda: bytes(range(256)) * 40,
    "不是.pdf": lambda: b"MZ" + bytes(200),
    "截断.pdf": lambda: as_pdf()[:300],
    "截断.docx": lambda: as_word()[:2000],
    "截断.eml": lambda: mail(page="<p>甲</p>").as_bytes()[:-60],
    "截断.ofd": lambda: as_ofd()[:400],
    "炸弹.docx": lambda: zipped(
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": bytes(400 * 2**20)}
    ),
    "炸弹.ofd": lambda: zipped({"OFD.xml": bytes(400 * 2**20)}),
    "套娃.zip": lambda: zipped({"甲": zipped({"乙": zipped({"丙": b"x"})})}),
    "表格.xlsx": lambda: zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<w/>"}),
    "程序.doc": lambda: b"\x7fELF" + bytes(100),
    "旧档.rar": lambda: b"Rar!\x1a\x07\x00" + bytes(100),
    "空页.html": lambda: b"<html><body></body></html>",
    "机密.txt": ("机密★1年\n" + "\n".join(LINES)).encode,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_one_sentence_that_names_the_file(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(BAD[name]())
    with pytest.raises(DocumentError) as caught:
        open_document(file)
    error = caught.value
    assert name in error.message
    assert error.message.endswith("。")
    assert error.next_step.endswith("。")


def test_a_file_beyond_the_limit_is_not_opened(tmp_path: Path) -> None:
    file = tmp_path / "巨大.pdf"
    with file.open("wb") as sparse:
        sparse.truncate(5 * MAX_BYTES)
    with pytest.raises(DocumentError, match=r"超过 100 MB：巨大\.pdf"):
        read_file(file)


BEGINNINGS = (
    b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>",
    b"\x89PNG\r\n\x1a\n", b"\xff\xfe", b"BM", b"GIF89a",
    b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n", b"From: a@b\nSubject: a\n",
)  # fmt: skip
"""Not those of old Word files, for which LibreOffice starts: test_legacy_office.py has them."""


@pytest.mark.slow
@given(
    beginning=st.sampled_from(BEGINNINGS),
    rest=st.binary(max_size=400),
    suffix=st.sampled_from(SUFFIXES),
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_under_any_name_give_a_document_or_a_sentence(
    beginning: bytes, rest: bytes, suffix: str, tmp_path: Path
) -> None:
    file = tmp_path / f"文件{suffix}"
    file.write_bytes(beginning + rest)
    with suppress(DocumentError):
        document, _ = open_document(file)
        assert uncovered(document) == []


def test_each_kind_of_file_name_is_of_one_format_that_the_guide_lists() -> None:
    guide = (PROJECT / "docs" / "formats.md").read_text(encoding="utf-8")
    rows = [line for line in guide.splitlines() if line.startswith("| .")]
    listed = {word for row in rows for word in re.findall(r"\.[a-z]+", row.split("|")[1])}
    assert listed == set(SUFFIXES)
    assert len(set(SUFFIXES)) == len(SUFFIXES)


def test_a_file_of_no_known_format_is_told_which_ones_there_are(tmp_path: Path) -> None:
    file = tmp_path / "不明.bin"
    file.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(DocumentError, match=r"认不出.*不明\.bin") as caught:
        read_file(file)
    assert all(each.name in caught.value.next_step for each in FORMATS)


def test_the_documents_of_the_corpus_can_be_read_from_a_folder() -> None:
    assert {file.suffix for file in CORPUS.glob("*.txt")} <= set(SUFFIXES)
