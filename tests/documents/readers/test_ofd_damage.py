"""OFD files that are damaged, locked or made to harm: a sentence, and nothing else."""

import contextlib
import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.documents.readers.ofd.ofd_reader import read_ofd
from assistant.errors import DocumentError
from tests.documents.readers.ofd_files import (
    ALIGNED,
    LINE,
    NAME,
    NOTICE,
    PICTURE,
    PICTURES,
    TEMPLATE,
    USE,
    USES_PICTURES,
    layer,
    ofd_file,
    ofd_parts,
    rule,
    scanned,
    text_object,
    write_ofd,
    xml,
    zipped,
)


def told(data: bytes) -> DocumentError:
    """Return the error that a file gives, after seeing that a user can read it."""
    with pytest.raises(DocumentError) as caught:
        read_ofd(data, NAME)
    error = caught.value
    assert NAME in error.message
    for sentence in (error.message, error.next_step):
        assert any("\u4e00" <= c <= "\u9fff" for c in sentence)
        assert sentence.endswith("。")
    return error


def _circle() -> bytes:
    unit = '<ofd:CompositeObject ResourceID="7"/>'
    return ofd_file(
        layer(unit),
        common="<ofd:PublicRes>Res.xml</ofd:PublicRes>",
        Res=xml(
            "Res",
            f'<ofd:G><ofd:CompositeGraphicUnit ID="7">{unit}</ofd:CompositeGraphicUnit></ofd:G>',
        ),
    )


def _doubling() -> bytes:
    units = "".join(
        f'<ofd:CompositeGraphicUnit ID="{i}">'
        + f'<ofd:CompositeObject ResourceID="{i + 1}"/>' * 8
        + "</ofd:CompositeGraphicUnit>"
        for i in range(10)
    )
    return ofd_file(
        layer('<ofd:CompositeObject ResourceID="0"/>'),
        common="<ofd:PublicRes>Res.xml</ofd:PublicRes>",
        Res=xml("Res", f"<ofd:G>{units}</ofd:G>"),
    )


def _with(name: str, content: str | bytes | None) -> bytes:
    parts = {**ofd_parts(layer(LINE)), name: content}
    return zipped({key: value for key, value in parts.items() if value is not None})


PAGE = "Doc_0/Pages/Page_0/Content.xml"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (lambda: ofd_file(layer(LINE))[:-200], "损坏"),
        (lambda: _with(PAGE, None), "缺少"),
        (lambda: _with("Doc_0/Document.xml", None), "缺少"),
        (lambda: _with("OFD.xml", "这不是 XML"), "损坏"),
        (lambda: _with("OFD.xml", b"\x00\x91\x17\xff"), "损坏"),
        (lambda: _with("OFD.xml", xml("OFD", "")), "没有一页"),
        (lambda: _with("Encryptions.xml", xml("Encryptions", "")), "加密"),
        (lambda: _with(PAGE, '<!DOCTYPE p [<!ENTITY a "b">]><p>&a;</p>'), "OFD"),
        (lambda: _with(PAGE, xml("Page", "")), "没有文字"),
        (lambda: _with(PAGE, b" " * 2**25), "大得不正常"),
        (lambda: scanned(layer(PICTURE)), "图片"),
        (_circle, "嵌套"),
        (_doubling, "多得不正常"),
    ],
)
def test_what_cannot_be_read_is_told(data: Callable[[], bytes], said: str) -> None:
    assert said in told(data()).message


SAMPLE = write_ofd([*NOTICE, "甲\t乙", "丙\t丁"], align=ALIGNED)


@given(st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(1, 255)), max_size=8))
@settings(max_examples=150, deadline=None)
def test_damaged_bytes_give_a_text_or_a_sentence(flips: list[tuple[int, int]]) -> None:
    data = bytearray(SAMPLE)
    for at, bits in flips:
        data[at] ^= bits
    with contextlib.suppress(DocumentError):
        read_ofd(bytes(data), NAME)


VALUES = st.sampled_from(["", "g", "g 9 9", "nan", "-1e308", "1e6 1e6 1e6 1e6", "0 0 0 0 0 0", "7"])
PARTS = ofd_parts(
    USE + layer(LINE, rule(30, 60, 90, 60), PICTURE, '<ofd:CompositeObject ResourceID="7"/>'),
    common=f"{TEMPLATE}{USES_PICTURES}",
    Tpl=xml("Page", layer(text_object("页眉", 30, 20))),
    Res=PICTURES.replace(
        "<ofd:MultiMedias>",
        '<ofd:G><ofd:CompositeGraphicUnit ID="7" CTM="2 0 0 2 0 0">'
        f"{LINE}</ofd:CompositeGraphicUnit></ofd:G><ofd:MultiMedias>",
    ),
)


@given(data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.data_too_large])
def test_strange_xml_gives_a_text_or_a_sentence(data: st.DataObject) -> None:
    parts = dict(PARTS)
    for _ in range(data.draw(st.integers(1, 4))):
        name = data.draw(st.sampled_from(sorted(parts)))
        content = str(parts[name])
        quoted = [m.span(1) for m in re.finditer(r'="([^"]*)"', content)]
        tags = [m.span() for m in re.finditer(r"<[^<>]*/>|>[^<>]+<", content)]
        start, end = data.draw(st.sampled_from(quoted + tags))
        value = data.draw(VALUES) if (start, end) in quoted else "><"
        parts[name] = content[:start] + value + content[end:]
    with contextlib.suppress(DocumentError):
        read_ofd(zipped(parts), NAME)
