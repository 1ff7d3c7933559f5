"""Word files: what the printer would put on the paper is read, once and in order, and no more."""

import io
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.documents.readers.word.word_reader import is_word, read_word
from assistant.documents.reading import Reading
from tests.documents.readers.word_files import (
    item,
    lvl,
    numbering,
    p,
    r,
    tbl,
    tc,
    tr,
    word_file,
    word_parts,
    zipped,
)

NAME = "通知.docx"
CHANGED, COMMENTED, PICTURED, STRUCK = "修订", "批注", "图片", "删除线"


def read(body: str, **parts: str) -> Reading:
    return read_word(word_file(body, **parts), NAME)


def lines(body: str, **parts: str) -> list[str]:
    return read(body, **parts).text.splitlines()


def field(instruction: str, result: str) -> str:
    """Return the runs of a field."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(content: str) -> str:
    """Return a run with a text box as Word writes it: for newer and for older programs."""
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{inner}'
        "</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


# Paragraphs


@pytest.mark.parametrize(
    ("indent", "printed"),
    [
        ('w:firstLineChars="200"', "　　正文"),
        ('w:firstLine="640"', "　　正文"),
        ('w:firstLine="0" w:firstLineChars="200"', "　　正文"),
        ('w:left="640"', "　　正文"),
        ('w:left="640" w:hanging="640"', "正文"),
        ('w:firstLine="0"', "正文"),
        ('w:left="5000"', "正文"),
        ('w:left="5000" w:firstLine="640"', "正文"),
        ('w:firstLine="broken"', "正文"),
    ],
)
def test_the_indent_of_a_paragraph_is_in_the_text(indent: str, printed: str) -> None:
    assert lines(p("正文", f"<w:ind {indent}/>")) == [printed]


@pytest.mark.parametrize("place", ["center", "right"])
def test_a_title_and_a_signature_are_not_indented(place: str) -> None:
    properties = f'<w:jc w:val="{place}"/><w:ind w:firstLineChars="200"/>'
    assert lines(p("2024年5月1日", properties)) == ["2024年5月1日"]


def test_a_style_and_what_it_is_based_on_indent() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:ind w:firstLineChars="200"/></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    flat = '<w:pStyle w:val="b"/><w:ind w:firstLineChars="0" w:firstLine="0"/>'
    body = p("正文", '<w:pStyle w:val="b"/>') + p("标题", flat)
    assert lines(body, styles=styles) == ["　　正文", "标题"]


def test_styles_based_on_each_other_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in ("ab", "ba")
    )
    assert lines(p("正文", '<w:pStyle w:val="a"/>'), styles=styles) == ["正文"]


@pytest.mark.parametrize("made", ["　　", "    ", "<tab>"])
def test_an_indent_made_by_hand_is_one_too(made: str) -> None:
    run = f"<w:r><w:tab/></w:r>{r('正文')}" if made == "<tab>" else r(f"{made}正文")
    assert lines(f"<w:p>{run}</w:p>") == ["　　正文"]


@pytest.mark.parametrize("sign", ["<w:br/>", '<w:br w:type="page"/>', "<w:cr/>"])
def test_a_break_in_a_paragraph_begins_a_line(sign: str) -> None:
    assert lines(f"<w:p>{r('第一行')}<w:r>{sign}</w:r>{r('第二行')}</w:p>") == ["第一行", "第二行"]


def test_a_tab_in_a_paragraph_is_no_cell() -> None:
    assert lines(f"<w:p>{r('签发人：')}<w:r><w:tab/></w:r>{r('张三')}</w:p>") == ["签发人：　张三"]


def test_runs_links_and_content_controls_are_one_text() -> None:
    body = (
        f"<w:p>{r('依据')}<w:hyperlink>{r('《办法》')}</w:hyperlink><w:smartTag>{r('第三条')}"
        f"</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>{r('执行')}</w:sdtContent></w:sdt></w:p>"
        f"<w:sdt><w:sdtContent>{p('特此通知。')}</w:sdtContent></w:sdt>"
    )
    assert lines(body) == ["依据《办法》第三条执行", "特此通知。"]


def test_hidden_text_is_not_printed() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="s"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    styled = '<w:rStyle w:val="h"/>'
    shown = r("示", '<w:vanish w:val="0"/>')
    body = (
        f"<w:p>{r('公开')}{r('内部', '<w:vanish/>')}{r('代号', styled)}</w:p>"
        f'<w:p><w:pPr><w:pStyle w:val="s"/></w:pPr>{r("隐藏")}{shown}</w:p>'
    )
    assert lines(body, styles=styles) == ["公开", "示"]


@pytest.mark.parametrize("line", ["<w:strike/>", "<w:dstrike/>", '<w:rStyle w:val="d"/>'])
def test_what_is_struck_out_is_left_out_and_told(line: str) -> None:
    styles = '<w:style w:type="character" w:styleId="d"><w:rPr><w:strike/></w:rPr></w:style>'
    kept = r("3000", '<w:strike w:val="0"/>')
    body = f"<w:p>{r('补助')}{r('2000', line)}{kept}{r('元')}</w:p>"
    reading = read(body, styles=styles)
    assert reading.text == "补助3000元\n"
    assert any(STRUCK in warning for warning in reading.warnings)


def test_white_letters_on_white_are_left_out_and_told() -> None:
    white, shaded = '<w:color w:val="FFFFFF"/>', '<w:highlight w:val="red"/>'
    reading = read(f"<w:p>{r('补助')}{r('9', white)}{r('3000元', white + shaded)}</w:p>")
    assert reading.text == "补助3000元\n"
    assert any("白色" in warning for warning in reading.warnings)
    dark = '<w:shd w:val="clear" w:fill="1F3864"/>'
    heads = tr(
        tc(f"<w:p>{r('镇名', white)}</w:p>", dark), tc(f"<w:p>{r('金额', white)}</w:p>", dark)
    )
    band = f"<w:p><w:pPr>{dark}</w:pPr>{r('政策问答', white)}</w:p>"
    seen = read(band + tbl(heads, tr("东镇", "10")))
    assert (seen.text, seen.warnings) == ("政策问答\n镇名\t金额\n东镇\t10\n", ())


def test_a_clause_that_is_struck_out_goes_with_its_number_which_is_counted() -> None:
    levels = numbering(lvl(0, "decimal", "%1."))
    gone = f"<w:p><w:pPr>{item(0)}</w:pPr>{r('旧条。', '<w:strike/>')}</w:p>"
    body = p("第一条。", item(0)) + gone + p("第三条。", item(0))
    assert lines(body, numbering=levels) == ["1.第一条。", "3.第三条。"]


def test_digits_above_the_line_join_no_figure() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="n"><w:rPr><w:vertAlign w:val="superscript"/>'
        "</w:rPr></w:style>"
    )
    raised, styled = '<w:vertAlign w:val="superscript"/>', '<w:rStyle w:val="n"/>'
    body = (
        f"<w:p>{r('投资10')}{r('4', raised)}{r('万元')}</w:p>"
        f"<w:p>{r('标准')}{r('1', styled)}{r('3000元')}{r('[2]', raised)}</w:p>"
    )
    assert lines(body, styles=styles) == ["投资10⁴万元", "标准¹3000元[2]"]


# Fields and signs


def test_fields_give_their_result() -> None:
    nested = field(f"IF {field('MERGEFIELD 甲', '乙')} = 1", "丙")
    body = f"<w:p>{r('见')}{field('TOC', '目录')}{nested}</w:p>" + (
        f'<w:p><w:fldSimple w:instr="DATE">{r("5月")}</w:fldSimple></w:p>'
    )
    assert lines(body) == ["见目录丙", "5月"]


def test_a_field_that_goes_on_in_the_next_paragraph_is_kept() -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    start = f'{begin}<w:r><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>'
    body = f"<w:p>{start}{r('第一章')}</w:p><w:p>{r('第二章')}{end}{r('完')}</w:p>"
    assert lines(body) == ["第一章", "第二章完"]


def test_a_figure_in_a_circle_is_read_once() -> None:
    overlay = "eq \\o\\ac(○,3)"
    alone = (
        f'<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>{overlay}</w:instrText>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert lines(f"<w:p>{alone}{r('完善')}</w:p><w:p>{field(overlay, '③')}</w:p>") == ["③完善", "③"]


@pytest.mark.parametrize(
    ("font", "code", "printed"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings 2", "F052", "☑"),
        ("Symbol", "F0B3", "≥"),
        ("宋体", "2103", "℃"),
        ("没有的字体", "F041", "□"),
        ("Wingdings", "？", "□"),
    ],
)
def test_a_symbol_is_the_character_it_shows(font: str, code: str, printed: str) -> None:
    body = f'<w:p><w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>{r("是")}</w:p>'
    assert lines(body) == [f"{printed}是"]


# Text boxes, changes, notes, margins


def test_a_text_box_is_read_once_before_its_paragraph() -> None:
    assert lines(f"<w:p>{r('正文')}{box(p('机密') + p('特急'))}</w:p>") == ["机密", "特急", "正文"]


def test_tracked_changes_are_accepted_and_told() -> None:
    body = (
        f"<w:p>{r('补助')}<w:del><w:r><w:delText>三</w:delText></w:r></w:del>"
        f"<w:ins>{r('五')}</w:ins>{r('万元')}<w:moveFrom>{r('旧')}</w:moveFrom></w:p>"
    )
    assert lines(body) == ["补助五万元"]
    assert any(CHANGED in warning for warning in read(body).warnings)


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    body = p("前半句，", "<w:rPr><w:del/></w:rPr>") + p("后半句。")
    assert lines(body) == ["前半句，后半句。"]


def test_a_comment_is_told_and_left_out() -> None:
    reference = '<w:r><w:commentReference w:id="0"/></w:r>'
    reading = read(f"<w:p>{r('正文')}{reference}</w:p>", comments=f"<w:comment>{p('不妥')}"
                   "</w:comment>")  # fmt: skip
    assert reading.text == "正文\n"
    assert any(COMMENTED in warning for warning in reading.warnings)


def test_a_plain_document_has_no_warning() -> None:
    assert read(p("正文")).warnings == ()


def test_headers_and_footers_stand_apart() -> None:
    footer = f"<w:p>{r('— ')}{field('PAGE', '1')}{r(' —')}</w:p>"
    reading = read(p("正文"), header=p("秘密★1年"), footer=footer)
    assert (reading.text, reading.apart) == ("正文\n", ("秘密★1年", "— 1 —"))


def test_a_note_stands_below_the_paragraph_it_is_for() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    separator, note = (
        f'<w:footnote w:id="{i}">{p(text)}</w:footnote>' for i, text in ((0, "线"), (2, "含外资。"))
    )
    body = f"<w:p>{r('企业')}{mark}{r('应当申报。')}</w:p>" + p("下一段。")
    assert lines(body, footnotes=separator + note) == [
        "企业①应当申报。", "　　注①　含外资。", "下一段。",
    ]  # fmt: skip


def test_a_picture_is_told() -> None:
    body = p("正文") + "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"
    assert any(PICTURED in warning for warning in read(body).warnings)


# Round trip

PRINTED = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="\ufffe\uffff"),
    min_size=1, max_size=40,
)  # fmt: skip


@pytest.mark.slow
@given(st.lists(st.tuples(PRINTED, st.booleans()), min_size=1, max_size=8))
@settings(max_examples=40)
def test_paragraphs_are_read_back_as_they_were_written(written: list[tuple[str, bool]]) -> None:
    document: Any = docx.Document()
    for text, indented in written:
        paragraph = document.add_paragraph(text)
        if indented:
            indent = OxmlElement("w:ind")
            indent.set(docx.oxml.ns.qn("w:firstLineChars"), "200")
            paragraph._p.get_or_add_pPr().append(indent)
    buffer = io.BytesIO()
    document.save(buffer)
    assert is_word(buffer.getvalue())
    expected = [f"　　{text}" if indented else text for text, indented in written]
    assert read_word(buffer.getvalue(), NAME).text.splitlines() == expected


# Relatives of the format


@pytest.mark.parametrize("usual", ["wordprocessingml/2006", "officeDocument/2006"])
def test_the_strict_form_is_read_too(usual: str) -> None:
    strict = usual.removesuffix("/2006").encode()
    before = f"http://schemas.openxmlformats.org/{usual}".encode()
    parts = word_parts(p("正文"), header=p("页眉"))
    changed = {
        n: c.replace(before, b"http://purl.oclc.org/ooxml/" + strict) for n, c in parts.items()
    }
    reading = read_word(zipped(changed), NAME)
    assert (reading.text, reading.apart) == ("正文\n", ("页眉",))


def test_a_file_with_macros_is_a_word_file() -> None:
    parts = word_parts(p("正文"))
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    data = zipped(parts | {"word/vbaProject.bin": b"\xd0\xcf"})
    assert is_word(data)
    assert read_word(data, "通知.docm").text == "正文\n"


@pytest.mark.parametrize("other", [{"xl/workbook.xml": b"<a/>"}, {"a.txt": b"word/document.xml"}])
def test_other_archives_are_no_word_files(other: dict[str, bytes]) -> None:
    assert not is_word(zipped({"[Content_Types].xml": b"<Types/>", **other}))
