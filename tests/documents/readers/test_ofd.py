"""OFD files: what is printed on their pages, however a program has written it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.documents.readers.ofd.ofd_reader import is_ofd, read_ofd
from tests.documents.readers.ofd_files import (
    ALIGNED,
    LINE,
    NAME,
    NOTICE,
    PICTURE,
    TEMPLATE,
    USE,
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


def squeezed(text: str) -> str:
    """Return the characters of a text, without blanks and page numbers."""
    return "".join(re.sub(r"(?m)^\s*—\s*\d+\s*—\s*$", "", text).split())


def body(*objects: str, **more: str) -> str:
    """Return the text of an OFD of one page with these objects."""
    return read_ofd(ofd_file(layer(*objects), **more), NAME).text


def code(text: str, attributes: str, *, size: float = 5, more: str = "") -> str:
    """Return a TextObject at 30 mm, 40 mm, whose TextCode has these attributes."""
    return (
        f'<ofd:TextObject Font="1" Size="{size}" Boundary="30 40 100 8" {more}>'
        f"<ofd:TextCode {attributes}>{text}</ofd:TextCode></ofd:TextObject>"
    )


@pytest.mark.parametrize("by_character", [False, True])
def test_a_notice_reads_the_same_however_it_is_cut_into_objects(by_character: bool) -> None:
    data = write_ofd(NOTICE, align=ALIGNED, by_character=by_character)
    text = read_ofd(data, NAME).text
    assert squeezed(text) == squeezed("".join(NOTICE))
    lines = [line for line in text.splitlines() if line.strip()]
    assert lines[0].strip() == NOTICE[0]
    assert [line.strip() for line in lines if "2024年" in line] == ["2024年5月6日"]


@given(
    st.lists(
        st.text("甲乙丙丁戊己庚辛，。（）AB12", min_size=1, max_size=90), min_size=1, max_size=30
    ),
    st.booleans(),
)
@settings(max_examples=25, deadline=None)
def test_no_character_is_lost_and_none_is_invented(written: list[str], by_character: bool) -> None:
    text = read_ofd(write_ofd(written, by_character=by_character, numbered=False), NAME).text
    assert squeezed(text) == squeezed("".join(written))


def test_pages_end_with_a_form_feed() -> None:
    data = write_ofd([*NOTICE, "　　第一页的话。", "\f", "　　第二页的话。"], align=ALIGNED)
    text = read_ofd(data, NAME).text
    first, second = text.split("\f")[:2]
    assert "第一页的话。" in first
    assert "第二页的话。" in second


@pytest.mark.parametrize(
    "attributes",
    [
        'X="0" Y="5" DeltaX="5 5 5 5"',
        'X="0" Y="5" DeltaX="g 4 5"',
        'X="0" Y="5" DeltaX="5 g 2 5 5"',
        'X="0" Y="5" DeltaX="g 1000000000 5"',
        'X="0" Y="5" DeltaX="5"',
        'X="0" Y="5"',
        'X="0" Y="5" DeltaX="0 0 0 0"',
        'X="0" Y="5" DeltaX="g"',
        'X="zero" Y="" DeltaX="g x y nan inf 1e999"',
    ],
)
def test_steps_between_characters_are_read_in_every_form(attributes: str) -> None:
    assert body(code("防汛工作组", attributes)).split() == ["防汛工作组"]


def test_words_that_stand_beside_one_another_are_one_line_in_their_order() -> None:
    text = body(
        text_object("防汛工作", 60, 50, size=5),
        text_object("关于做好", 40, 50.3, size=5),
        text_object("的通知", 80, 49.8, size=5),
        text_object("某政办发〔2024〕3号", 40, 110, size=5),
        text_object("签发人：张三", 130, 110, size=5),
    )
    first, second = (line for line in text.splitlines() if line.strip())
    assert first.strip() == "关于做好防汛工作的通知"
    assert re.fullmatch(r"某政办发〔2024〕3号\s+签发人：张三", second.strip())


def test_letters_far_apart_in_a_letterhead_are_one_word() -> None:
    spread = [text_object(c, 40 + 12 * i, 50, size=6) for i, c in enumerate("某市人民政府文件")]
    assert body(*spread).split() == ["某市人民政府文件"]


def test_a_note_mark_joins_its_line_and_small_lines_beside_large_print_stay_lines() -> None:
    text = body(
        text_object("防汛条例", 30, 50, size=6),
        text_object("①", 54, 47.5, size=2.5),
        text_object("公报", 30, 100, size=16),
        text_object("第一期", 100, 91, size=4),
        text_object("总第十期", 100, 98, size=4),
    )
    assert "防汛条例①" in text
    assert "第一期" in text
    assert "总第十期" in text


def test_matrices_place_the_text() -> None:
    scaled = code("通知", 'X="0" Y="14" DeltaX="14"', size=14, more='CTM="0.3528 0 0 0.3528 25 0"')
    assert body(scaled, code("关于防汛的", 'X="0" Y="5" DeltaX="g 4 5"')).split() == [
        "关于防汛的通知"
    ]


def test_text_is_found_inside_of_blocks_and_graphic_units() -> None:
    block = f"<ofd:PageBlock><ofd:PageBlock>{LINE}</ofd:PageBlock></ofd:PageBlock>"
    unit = '<ofd:CompositeObject ResourceID="7" Boundary="40 150 100 10"/>'
    resource = xml(
        "Res",
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7"><ofd:Content>'
        f"{text_object('各县人民政府：', 0, 5)}"
        "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>",
    )
    common = "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
    text = body(block, unit, common=common, PublicRes=resource)
    assert text.split() == ["关于做好防汛工作的通知", "各县人民政府："]


def test_the_letterhead_of_a_template_is_read_with_its_page() -> None:
    head = xml("Page", layer(text_object("某某市人民政府文件", 60, 30)))
    data = ofd_file(USE + layer(LINE), layer(LINE), common=TEMPLATE, Tpl=head)
    assert squeezed(read_ofd(data, NAME).text).startswith("某某市人民政府文件关于")


def test_the_running_head_of_a_template_is_kept_apart_and_the_labels_of_a_form_are_not() -> None:
    tpl = xml(
        "Page", layer(text_object("内部资料　注意保存", 60, 20), text_object("标题：", 30, 55))
    )
    page = USE + layer(LINE, text_object("防汛", 50, 60))
    reading = read_ofd(ofd_file(page, page, common=TEMPLATE, Tpl=tpl), NAME)
    assert reading.apart == ("内部资料　注意保存",)
    assert "内部资料" not in reading.text
    assert reading.text.count("标题：") == 2


def test_stamps_and_watermarks_are_apart_from_the_text() -> None:
    stuck = "".join(
        f'<ofd:Annot Type="Stamp"{shown}><ofd:Appearance Boundary="0 0 99 9">{obj}'
        "</ofd:Appearance></ofd:Annot>"
        for shown, obj in (
            ("", text_object("机密", 0, 5)),
            (' Visible="false"', text_object("作废", 0, 5)),
        )
    )
    data = ofd_file(
        layer(LINE, code("内部文件", 'X="0" Y="5" DeltaX="g 3 5"', more='CTM="1 1 -1 1 0 0"')),
        document="<ofd:Annotations>Annotations.xml</ofd:Annotations>",
        Annotations=xml(
            "Annotations", '<ofd:Page PageID="10"><ofd:FileLoc>Page.xml</ofd:FileLoc></ofd:Page>'
        ),
        Page=xml("PageAnnot", stuck),
    )
    reading = read_ofd(data, NAME)
    assert reading.text.split() == ["关于做好防汛工作的通知"]
    assert set(reading.apart) == {"机密", "内部文件"}


@pytest.mark.parametrize(
    "hidden",
    [
        text_object("看不见", 30, 90, attributes='Visible="false"'),
        text_object("看不见", 30, 90, attributes='Alpha="0"'),
        text_object("看不见", 30, 90, attributes='Fill="false"'),
        text_object("看不见", 30, 90).replace(
            "<ofd:TextCode", '<ofd:FillColor Value="0 0 0" Alpha="0"/><ofd:TextCode'
        ),
        f'<ofd:PageBlock Visible="false">{text_object("看不见", 30, 90)}</ofd:PageBlock>',
    ],
)
def test_what_cannot_be_seen_is_not_read(hidden: str) -> None:
    assert body(LINE, hidden).split() == ["关于做好防汛工作的通知"]


def test_text_printed_twice_to_be_bold_is_read_once() -> None:
    again = text_object("关于做好防汛工作的通知", 30.2, 50.1)
    assert body(LINE, again).split() == ["关于做好防汛工作的通知"]


def test_text_that_runs_down_the_page_is_one_line() -> None:
    down = code("防汛办", 'X="0" Y="5" DeltaY="g 2 6"')
    assert "防汛办" in body(down, LINE).split()


def test_the_cells_of_a_ruled_table_are_parted_by_tabs() -> None:
    rows = ["县区\t责任人\t电话", "甲县\t张三\t010-1", "乙县\t李四，联系人为办公室主任王五\t010-2"]
    data = write_ofd(["　　责任人名单如下：", *rows, "　　请予公布。"])
    lines = [line.strip() for line in read_ofd(data, NAME).text.splitlines() if line.strip()]
    assert lines[:5] == ["责任人名单如下：", *rows, "请予公布。"]


def test_a_cell_over_two_columns_is_the_first_of_them() -> None:
    rules = [rule(30, y, 90, y) for y in (40, 50, 60)]
    rules += [rule(30, 40, 30, 60), rule(90, 40, 90, 60), rule(60, 50, 60, 60)]
    cells = [text_object(t, x, y) for t, x, y in (("合计", 32, 47), ("甲", 32, 57), ("乙", 62, 57))]
    rows = [line.split("\t") for line in body(*rules, *cells).splitlines() if line.strip()]
    assert [[c.strip() for c in row if c.strip()] for row in rows] == [["合计"], ["甲", "乙"]]
    assert rows[1] == ["甲", "乙"]


def test_text_that_runs_down_in_a_cell_is_in_that_cell() -> None:
    rules = [rule(30, y, 90, y) for y in (40, 62)] + [rule(x, 40, x, 62) for x in (30, 40, 90)]
    down = code("购买方", 'X="2" Y="5" DeltaY="g 2 6"')
    rows = body(*rules, down, text_object("某某公司", 42, 52)).splitlines()
    assert ["购买方", "某某公司"] in [row.split("\t") for row in rows]


def test_the_rules_of_a_letterhead_make_no_table() -> None:
    assert "\t" not in body(rule(28, 45, 184, 45), LINE, rule(28, 60, 184, 60))


def test_glyphs_change_no_character_and_characters_without_a_code_are_told() -> None:
    glyphs = (
        '<ofd:CGTransform CodePosition="0" CodeCount="1" GlyphCount="1">'
        "<ofd:Glyphs>9</ofd:Glyphs></ofd:CGTransform><ofd:TextCode"
    )
    assert body(LINE.replace("<ofd:TextCode", glyphs)).split() == ["关于做好防汛工作的通知"]
    reading = read_ofd(ofd_file(layer(text_object("张\ue123同志", 30, 50))), NAME)
    assert "\ue123" in reading.text
    assert any("1 个字" in warning for warning in reading.warnings)


@pytest.mark.parametrize(
    ("place", "member"),
    [
        ("/Doc_0/Pages/Page_0/Content.xml", "Doc_0/Pages/Page_0/Content.xml"),
        ("Pages\\Page_0\\Content.xml", "Doc_0/Pages/Page_0/Content.xml"),
        ("./pages/../PAGES/page_0/content.XML", "Doc_0/Pages/Page_0/Content.xml"),
        ("Doc_0/Pages/Page_0/Content.xml", "Doc_0/Pages/Page_0/Content.xml"),
        ("页面/第一页/内容.xml", "Doc_0/页面/第一页/内容.xml"),
        ("内容.xml", "Doc_0\\内容.xml"),
    ],
)
def test_pages_are_found_by_every_way_of_writing_a_path(place: str, member: str) -> None:
    assert "防汛" in read_ofd(_page_at(place, member), NAME).text


def test_pages_are_found_in_an_archive_with_names_in_the_code_of_chinese_systems() -> None:
    named = "Doc_0/内容.xml".encode("gb18030")
    data = _page_at("内容.xml", "A" * len(named)).replace(b"A" * len(named), named)
    assert "防汛" in read_ofd(data, NAME).text


def _page_at(place: str, member: str) -> bytes:
    parts = ofd_parts(layer(LINE))
    page = parts.pop("Doc_0/Pages/Page_0/Content.xml")
    document = str(parts["Doc_0/Document.xml"])
    parts["Doc_0/Document.xml"] = document.replace("Pages/Page_0/Content.xml", place)
    return zipped({**parts, member: page})


def test_the_documents_of_a_file_are_read_in_order() -> None:
    parts = ofd_parts(layer(LINE))
    second = {
        key.replace("Doc_0", "Doc_1"): str(value).replace("关于", "转发")
        for key, value in parts.items()
        if key.startswith("Doc_0")
    }
    root = str(parts["OFD.xml"])
    inside = root[root.index("<ofd:DocBody>") : root.index("</ofd:OFD>")]
    both = xml("OFD", inside + inside.replace("Doc_0", "Doc_1"))
    text = read_ofd(zipped({**parts, **second, "OFD.xml": both}), NAME).text
    assert squeezed(text) == "关于做好防汛工作的通知转发做好防汛工作的通知"


def test_a_signed_file_and_another_namespace_are_read_as_any_other() -> None:
    parts = ofd_parts(layer(LINE))
    signed = str(parts["OFD.xml"]).replace(
        "</ofd:DocBody>",
        "<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody>",
    )
    data = zipped({**parts, "OFD.xml": signed, "Doc_0/Signs/Sign_0/SignedValue.dat": b"\x30\x82"})
    assert "防汛" in read_ofd(data, NAME).text
    other = {k: str(v).replace("ofdspec.org/2016", "ofdspec.org") for k, v in parts.items()}
    assert "防汛" in read_ofd(zipped(other), NAME).text


def test_number_and_date_among_the_custom_data_are_declared() -> None:
    info = (
        "<ofd:Title>Microsoft Word - 文档1</ofd:Title><ofd:CustomDatas>"
        '<ofd:CustomData Name="发文字号">某政办发〔2024〕3号</ofd:CustomData>'
        '<ofd:CustomData Name="成文日期">2024-05-06</ofd:CustomData></ofd:CustomDatas>'
    )
    declared = read_ofd(ofd_file(layer(LINE), info=info), NAME).declared
    assert (declared.document_number, declared.date) == ("某政办发〔2024〕3号", "2024-05-06")
    assert declared.title == ""


def test_the_text_behind_a_scanned_page_is_read_and_said_to_be_recognised() -> None:
    behind = text_object("关于防汛的通知", 30, 50, attributes='Alpha="0"')
    reading = read_ofd(scanned(layer(PICTURE, behind)), NAME)
    assert reading.text.split() == ["关于防汛的通知"]
    assert any("扫描件" in warning for warning in reading.warnings)


def test_a_page_that_is_a_picture_is_named() -> None:
    number = text_object("— 2 —", 150, 275, size=4)
    reading = read_ofd(scanned(layer(LINE), layer(PICTURE, number)), NAME)
    assert any("第2页" in warning for warning in reading.warnings)
    assert "防汛" in reading.text


def test_what_is_an_ofd_file() -> None:
    data = ofd_file(layer(LINE))
    assert is_ofd(data)
    assert is_ofd(data[: len(data) // 2])
    assert not is_ofd(zipped({"word/document.xml": "<w/>", "[Content_Types].xml": "<t/>"}))
    assert not is_ofd("OFD.xml 是什么".encode())
    assert not is_ofd(b"")
