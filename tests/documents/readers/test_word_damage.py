"""Damaged, locked and hostile Word files: one sentence to the user, and nothing else happens."""

import functools
import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.documents.readers import archive
from assistant.documents.readers.word.word_reader import is_word, read_word
from assistant.errors import DocumentError
from tests.documents.readers.damage import read_or_told_of, told_of
from tests.documents.readers.word_files import (
    item,
    lvl,
    numbering,
    p,
    r,
    tbl,
    tr,
    word_file,
    word_parts,
    zipped,
)  # fmt: skip

NAME = "通知.docx"
DOCUMENT = "word/document.xml"
PIECES = ("", "-1", "99999999999", '"', "%9", "<w:p/>", "/", "w:", "&#x2028;")


def told(data: bytes) -> DocumentError:
    return told_of(read_word, data, NAME)


def read_or_told(data: bytes) -> None:
    read_or_told_of(read_word, data, NAME)


@functools.cache
def sound() -> bytes:
    """Return a file with something of everything, as python-docx and this project write it."""
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    link = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>'
    body = (
        p("总则", item(0)) + f"<w:p>{r('企业')}{note}{symbol}{link}</w:p>" + tbl(tr("甲", "乙"))
        + p("正文", '<w:pStyle w:val="a"/><w:ind w:firstLineChars="200"/>')
    )  # fmt: skip
    style = '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
    return word_file(
        body,
        styles=style,
        numbering=numbering(lvl(0, "chineseCounting", "第%1章")),
        footnotes=f'<w:footnote w:id="2">{p("注")}</w:footnote>',
        header=p("秘密"),
    )


@functools.cache
def written() -> bytes:
    document: Any = docx.Document()
    document.add_heading("通知", 1)
    document.add_paragraph("一、总体要求。" * 20)
    document.add_table(2, 2)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def stored() -> dict[str, bytes]:
    """Return the members of the sound file."""
    with zipfile.ZipFile(io.BytesIO(sound())) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def with_doctype(doctype: str, text: str) -> bytes:
    """Return a file whose main document has a document type."""
    parts = word_parts(p(text))
    return zipped(parts | {DOCUMENT: f"<!DOCTYPE x {doctype}>".encode() + parts[DOCUMENT]})


@pytest.mark.parametrize("tenth", range(1, 10))
@pytest.mark.parametrize("data", [sound(), written()], ids=["by hand", "python-docx"])
def test_a_cut_file_is_damaged(data: bytes, tenth: int) -> None:
    assert "损坏" in told(data[: len(data) * tenth // 10]).message


def test_a_file_cut_before_its_end_is_still_known_as_word() -> None:
    assert is_word(written()[:-100])


def test_a_file_without_its_main_document_is_told() -> None:
    told(zipped({name: content for name, content in stored().items() if name != DOCUMENT}))


@pytest.mark.parametrize("missing", sorted(set(stored()) - {DOCUMENT}))
def test_a_file_without_another_part_is_read(missing: str) -> None:
    kept = {name: content for name, content in stored().items() if name != missing}
    assert "甲\t乙" in read_word(zipped(kept), NAME).text


@pytest.mark.parametrize("part", sorted(stored()))
@pytest.mark.parametrize("content", [b"", b"<a", b"<a/>", b"\xff\xfe\x00", "<w>正文</w>".encode()])
def test_a_part_that_is_something_else_does_no_harm(part: str, content: bytes) -> None:
    read_or_told(zipped(stored() | {part: content}))


@pytest.mark.parametrize("target", ["", "//", "../../../etc/passwd", "http://a/b", "%00", "."])
def test_a_link_that_leads_nowhere_is_left_out(target: str) -> None:
    parts = word_parts(p("正文"), header=p("页眉"))
    links = "word/_rels/document.xml.rels"
    changed = parts[links].replace(b'Target="header.xml"', f'Target="{target}"'.encode())
    reading = read_word(zipped(parts | {links: changed}), NAME)
    assert (reading.text, reading.apart) == ("正文\n", ())


def test_a_billion_laughs_are_not_told() -> None:
    pairs = zip("abcdefgh", "bcdefghi", strict=True)
    entities = "".join(f'<!ENTITY {name} "{10 * f"&{before};"}">' for before, name in pairs)
    told(with_doctype(f'[<!ENTITY a "哈哈哈哈哈哈">{entities}]', "&i;"))
    told(with_doctype('[<!ENTITY a "哈">]', "&a;"))


def test_nothing_outside_of_the_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("不该读到", encoding="utf-8")
    error = told(with_doctype(f'[<!ENTITY a SYSTEM "{secret.as_uri()}">]', "&a;"))
    assert "不该读到" not in str(error)


def test_a_bomb_is_not_unpacked() -> None:
    bomb = b" " * (archive.RATIO_FREE_BYTES + 1)
    assert "不正常" in told(zipped(stored() | {"word/media/a.xml": bomb})).message


@pytest.mark.parametrize(("opened", "closed"), [
    ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
    ("<w:ins>", "</w:ins>"),
])  # fmt: skip
@pytest.mark.parametrize("depth", [20, 80, 250, 20_000])
def test_deep_nesting_is_read_or_told(opened: str, closed: str, depth: int) -> None:
    data = word_file(opened * depth + p("正文") + closed * depth)
    if depth == 20:
        assert read_word(data, NAME).text == "正文\n"
    read_or_told(data)


def test_a_file_with_pictures_only_asks_for_a_pdf() -> None:
    error = told(word_file("<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"))
    assert "图片" in error.message
    assert "PDF" in error.next_step


@pytest.mark.slow
@given(st.data())
@settings(max_examples=150)
def test_changed_bytes_raise_nothing_else(data: st.DataObject) -> None:
    changed = bytearray(data.draw(st.sampled_from([sound(), written()])))
    for _ in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    is_word(bytes(changed))
    read_or_told(bytes(changed))


@given(st.data())
@settings(max_examples=150)
def test_changed_xml_raises_nothing_else(data: st.DataObject) -> None:
    """Change what is packed: changed bytes of the archive mostly end at its check sum."""
    parts = stored()
    name = data.draw(st.sampled_from(sorted(parts)))
    content = parts[name].decode()
    at = data.draw(st.integers(0, len(content) - 1))
    length = data.draw(st.integers(0, 12))
    put = data.draw(
        st.sampled_from(["", "-1", "99999999999", '"', "%9", "<w:p/>", "/", "w:", "&#x2028;"])
    )
    read_or_told(zipped(parts | {name: (content[:at] + put + content[at + length :]).encode()}))


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    is_word(data)
    told(b"PK\x03\x04" + data)
