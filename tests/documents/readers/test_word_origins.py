"""Where the text of a Word file comes from: every character that a `w:t` has is found in it."""

from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.readers.word.word_origins import trace_word
from assistant.documents.readers.word.word_reader import read_word
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
)

LISTS = numbering(lvl(0, "chineseCounting", "第%1条"), lvl(1, "decimal", "%1.%2."))
NOTES = "".join(f'<w:footnote w:id="{n}">{p(f" 注文{n}")}</w:footnote>' for n in range(2, 9))


def shown(data: bytes) -> str:
    """Return the text of a file, with _ for every character that no element has."""
    traced = trace_word(data, "草稿.docx")
    assert traced.text == read_word(data, "草稿.docx").text
    found = ["_"] * len(traced.text)
    for origin in traced.origins:
        held = origin.element.text[origin.offset : origin.offset + origin.end - origin.start]
        assert held == traced.text[origin.start : origin.end]
        found[origin.start : origin.end] = held
    return "".join(found)


def test_what_the_reader_makes_has_no_origin() -> None:
    note = f'<w:p>{r("有注")}<w:r><w:footnoteReference w:id="2"/></w:r>{r("的话")}</w:p>'
    body = (
        p("一段", '<w:ind w:firstLineChars="200"/>')
        + p("总则", item(0))
        + f"<w:p><w:pPr>{item(0)}</w:pPr><w:r><w:br/><w:t>断后</w:t><w:tab/><w:t>再</w:t></w:r>"
        "</w:p>" + tbl(tr("甲", "乙"), tr(tc(p("a b") + p("c")), "丙")) + note + p(" 尾 ")
    )
    assert shown(word_file(body, numbering=LISTS, footnotes=NOTES)) == (
        "__一段_____总则_____断后_再_甲_乙_a b_c_丙_有注_的话______注文2_尾_"
    )


def test_text_boxes_run_on_paragraphs_and_fields_are_in_the_order_of_the_text() -> None:
    gone = "<w:rPr><w:del w:id='1' w:author='a'/></w:rPr>"
    inside = f"<w:txbxContent>{p('框中')}</w:txbxContent>"
    box = f"<w:r><w:pict><v:textbox>{inside}</v:textbox></w:pict></w:r>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>指令</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>结果</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = p("前半", gone) + f"<w:p>{box}{r('后半')}</w:p><w:p>{field}</w:p>"
    assert shown(word_file(body)) == "框中_前半后半_结果_"


WORDS = st.text("甲乙1.注① \u3000\u2003a", max_size=6)
PLAIN = st.builds(p, WORDS, st.sampled_from(("", item(0), item(1), '<w:jc w:val="center"/>')))
NOTED = st.builds(
    lambda a, b, n: f'<w:p>{r(a)}<w:r><w:footnoteReference w:id="{n}"/></w:r>{r(b)}</w:p>',
    WORDS, WORDS, st.integers(2, 8),
)  # fmt: skip
BROKEN = st.builds(lambda a, b: f"<w:p>{r(a)}<w:r><w:br/></w:r>{r(b)}</w:p>", WORDS, WORDS)
CELLS = st.builds("".join, st.lists(PLAIN | NOTED | BROKEN, min_size=1, max_size=2))
TABLES = st.builds(
    lambda rows: tbl(*(f"<w:tr>{''.join(map(tc, row))}</w:tr>" for row in rows)),
    st.lists(st.lists(CELLS, min_size=1, max_size=3), min_size=1, max_size=2),
)


@given(st.lists(PLAIN | NOTED | BROKEN | TABLES, max_size=6))
def test_whatever_is_in_a_file_all_words_are_found(blocks: list[str]) -> None:
    data = word_file("".join(blocks), numbering=LISTS, footnotes=NOTES)
    traced = trace_word(data, "草稿.docx")
    shown(data)
    body = [e.text for e in traced.document.iter(qn("w:t"))]
    own = [
        o for o in traced.origins if next(o.element.iterancestors(qn("w:body")), None) is not None
    ]
    found = "".join(o.element.text[o.offset : o.offset + o.end - o.start] for o in own)
    blank = str.maketrans("", "", " \u3000\xa0")
    assert found.translate(blank) == "".join(filter(None, body)).translate(blank)
