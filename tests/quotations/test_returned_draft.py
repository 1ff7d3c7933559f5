"""The draft comes back: what is changed in it, what is said of it, and what is left as it was."""

import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from assistant.errors import DocumentError
from assistant.library.wording import letters_of
from assistant.notice import NOTICE
from assistant.quotations.checked import Checked, Misnaming
from assistant.quotations.returned_draft import return_draft
from assistant.quotations.tracked_changes import AUTHOR
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
)
from tests.quotations.conftest import TODAY, GiveBack
from tests.quotations.heating import FIRST, NUMBER, SECOND, quoting
from tests.quotations.revisions import (
    MAIN,
    accepted,
    characters,
    document,
    members,
    rejected,
    text,
)

WRONG = FIRST.replace("600", "800").replace("特困供养对象", "特困对象")
BOLD, ITALIC = "<w:b/>", "<w:i/>"
MADE_UP = "对每名驻村干部每月发放交通补贴三千五百元并报销全部食宿费用"


def comments(data: bytes) -> dict[str, list[str]]:
    """Return the comments of a file by their number, a line a paragraph."""
    root = etree.fromstring(members(data)["word/comments.xml"])
    return {
        comment.get(qn("w:id")): ["".join(x.itertext(qn("w:t"))) for x in comment]
        for comment in root
    }


def anchored(data: bytes) -> dict[str, str]:
    """Return the words that each comment is anchored on, with what was deleted, by its number."""
    found: dict[str, str] = {}
    open_ones: set[str] = set()
    for element in document(data).iter():
        key = element.get(qn("w:id"))
        if element.tag == qn("w:commentRangeStart"):
            open_ones.add(key)
            found[key] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            open_ones.remove(key)
        elif element.tag in (qn("w:t"), qn("w:delText")):
            for each in open_ones:
                inserted = next(element.iterancestors(qn("w:ins")), None) is not None
                found[each] += "" if inserted else element.text
    assert not open_ones
    return found


def on(data: bytes, words: str) -> list[str]:
    """Return the comment that is anchored on just these words."""
    (key,) = (key for key, around in anchored(data).items() if around == words and key != "0")
    return comments(data)[key]


def changes(data: bytes) -> list[tuple[str, str]]:
    """Return the revisions of ours, in order: ins or del, and the words."""
    return [
        (etree.QName(e).localname, "".join(e.itertext()))
        for e in document(data).iter(qn("w:ins"), qn("w:del"))
        if e.get(qn("w:author")) == AUTHOR
    ]


def test_altered_words_are_tracked_and_every_problem_has_its_comment(give_back: GiveBack) -> None:
    draft = word_file(
        p("关于冬季取暖的请示")
        + p(f"{quoting(WRONG)}。{NUMBER}还规定：“{MADE_UP}”。")
        + p(f"{quoting(SECOND, '第三条')}{NUMBER}第九条另有规定。")
    )
    back = give_back(draft)
    assert changes(back.data) == [("del", "800"), ("ins", "600"), ("ins", "供养")]
    assert text(accepted(back.data)) == text(draft).replace(WRONG, FIRST)
    assert text(rejected(back.data)) == text(draft)
    assert (back.corrected, back.suffix, back.notices) == (1, ".docx", ())
    altered = on(back.data, WRONG)
    assert altered[0] == "文字有改动"
    assert [line for line in altered if line.startswith("库内出处：")] == [
        f"库内出处：《云岭县人民政府办公室关于做好冬季取暖救助工作的通知》（{NUMBER}）第一部分（2024年9月2日）"
    ]
    assert f"原文：{FIRST}" in altered
    assert "“600”写成了“800”" in "\n".join(altered)
    assert on(back.data, MADE_UP)[0] == "库内没有"
    assert on(back.data, SECOND)[0] == "出处不对"
    assert any("第九条" in line for line in on(back.data, f"{NUMBER}第九条"))
    assert back.comments == len(comments(back.data)) == len(anchored(back.data))


def test_first_comment_counts_and_carries_the_notice(give_back: GiveBack) -> None:
    whole = comments(give_back(word_file(p("标题") + p(quoting(WRONG)))).data)["0"]
    assert whole[0] == "引文核对：共核对引文 1 处：文字有改动 1 处。"
    assert whole[-1] == NOTICE


def test_right_quotations_are_left_alone(give_back: GiveBack) -> None:
    layout = FIRST.replace("，", ", ")
    draft = word_file(p("标题") + p(quoting(FIRST)) + p(quoting(layout)))
    back = give_back(draft)
    assert (back.corrected, back.comments) == (0, 1)
    assert changes(back.data) == []
    assert text(back.data) == text(draft)


def test_what_is_put_in_has_the_form_of_what_it_stands_for(give_back: GiveBack) -> None:
    at = WRONG.index("800")
    runs = r(f"{NUMBER}规定：“{WRONG[:at]}", BOLD) + r("8", ITALIC) + r(f"00{WRONG[at + 3 :]}”")
    draft = word_file(f"<w:p>{runs}</w:p>")
    back = give_back(draft)
    assert characters(rejected(back.data)) == characters(draft)
    (look,) = (form for c, form in characters(accepted(back.data)) if c == "6")
    assert "<w:i>" in look
    assert "<w:b>" not in look
    assert text(accepted(back.data)) == text(draft).replace(WRONG, FIRST)


def test_all_other_parts_and_paragraphs_are_the_same_bytes(give_back: GiveBack) -> None:
    first, last = (
        "<w:p  w:rsidR='00A1'><w:r><w:t>甲&#x4E59;</w:t></w:r></w:p>",
        "<w:p ><w:r/></w:p>",
    )
    pages = "<w:styles/>", "<w:settings><w:zoom/></w:settings>"
    parts = word_parts(f"{p('标题')}{first}{p(quoting(WRONG))}{last}", styles="", header=p("页眉"))
    parts |= {
        "docProps/core.xml": pages[0].encode(), "docProps/custom.xml": pages[1].encode(),
        "customXml/item1.xml": b"<a/>", "word/media/image1.png": bytes(range(256)),
    }  # fmt: skip
    back = members(give_back(zipped(parts)).data)
    touched = {MAIN, "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert {n: c for n, c in back.items() if n not in {*touched, "word/comments.xml"}} == {
        n: c for n, c in parts.items() if n not in touched
    }
    assert list(back) == [*parts, "word/comments.xml"]
    assert first.encode() in back[MAIN]
    assert back[MAIN].endswith(f"{last}</w:body></w:document>".encode())
    begun = parts[MAIN].index(b"<w:body>")
    assert back[MAIN][:begun] == parts[MAIN][:begun]
    assert back[MAIN].count(b"xmlns:w=") == 1


def test_python_docx_reads_the_comments(give_back: GiveBack) -> None:
    made = docx.Document()
    made.add_paragraph("标题")
    made.add_paragraph(quoting(WRONG))
    out = io.BytesIO()
    made.save(out)
    back = docx.Document(io.BytesIO(give_back(out.getvalue()).data))
    assert [c.author for c in back.comments] == [AUTHOR, AUTHOR]
    assert "文字有改动" in [c.text.splitlines()[0] for c in back.comments]


def test_comments_that_are_there_stay_as_they_are(give_back: GiveBack) -> None:
    held = '<w:comment w:id="7" w:author="老王"><w:p><w:r><w:t>请核</w:t></w:r></w:p></w:comment>'
    marked = '<w:p><w:commentRangeStart w:id="7"/><w:r><w:t>标题</w:t></w:r>' \
        '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>'  # fmt: skip
    parts = word_parts(marked + p(quoting(WRONG)), comments=held)
    back = give_back(zipped(parts))
    found = members(back.data)
    assert held.encode() in found["word/comments.xml"]
    assert found["[Content_Types].xml"] == parts["[Content_Types].xml"]
    assert found["word/_rels/document.xml.rels"] == parts["word/_rels/document.xml.rels"]
    assert set(comments(back.data)) == set(anchored(back.data)) == {"7", "8", "9"}
    assert document(back.data).find(".//" + qn("w:commentReference")) is not None


def test_a_draft_without_any_links_or_with_an_empty_part_of_comments(give_back: GiveBack) -> None:
    parts = word_parts(p(quoting(WRONG)))
    del parts["word/_rels/document.xml.rels"]
    back = give_back(zipped(parts)).data
    assert len(comments(back)) == 2
    assert b"/word/comments.xml" in members(back)["word/_rels/document.xml.rels"]
    emptied = word_parts(p(quoting(WRONG)), comments="")
    emptied["word/comments.xml"] = re.sub(rb"></w:comments>$", b"/>", emptied["word/comments.xml"])
    assert len(comments(give_back(zipped(emptied)).data)) == 2


def test_a_revision_of_somebody_else_is_kept_and_only_commented_on(give_back: GiveBack) -> None:
    at = WRONG.index("元")
    theirs = '<w:ins w:id="41" w:author="老王"><w:r><w:t>每</w:t></w:r></w:ins>'
    gone = '<w:del w:id="42" w:author="老王"><w:r><w:delText>各</w:delText></w:r></w:del>'
    inside = r(f"{NUMBER}规定：“{WRONG[:at]}") + gone + r(f"{WRONG[at:]}”")
    beside = theirs + r(f"年都要看：{quoting(WRONG)}。另见") + gone
    draft = word_file(f"{p('标题')}<w:p>{inside}</w:p><w:p>{beside}</w:p>")
    back = give_back(draft)
    assert back.corrected == 1
    texts = text(accepted(back.data)).splitlines()
    assert [WRONG in line for line in texts] == [False, True, False]
    assert FIRST in texts[2]
    told = [c[-1] for c in comments(back.data).values()]
    assert any("没有作修订：引文里已经有修订" in line for line in told)
    for each in (theirs, gone):
        assert each.encode() in members(back.data)[MAIN]
    assert characters(rejected(back.data)) == characters(draft)


def test_a_comment_on_words_that_somebody_put_in_stands_around_all_of_them(
    give_back: GiveBack,
) -> None:
    theirs = f'<w:ins w:id="41" w:author="老王">{r(quoting(WRONG))}</w:ins>'
    back = give_back(word_file(f"{p('标题')}<w:p>{r('另见')}{theirs}{r('。')}</w:p>"))
    assert changes(back.data) == []
    (root,) = document(back.data).iter(qn("w:ins"))
    assert [etree.QName(e).localname for e in root.itersiblings()][:2] == ["commentRangeEnd", "r"]
    assert len(root) == 1


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{0}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def around(words: str, within: str) -> str:
    """Return a paragraph that quotes WRONG, with `words` of it put as `within` has them."""
    head, tail = WRONG.split(words, 1)
    return f"<w:p>{r(f'{NUMBER}规定：“{head}')}{within.format(words)}{r(f'{tail}”')}</w:p>"


@pytest.mark.parametrize(
    "within",
    [
        FIELD,
        '<w:fldSimple w:instr="REF a"><w:r><w:t>{0}</w:t></w:r></w:fldSimple>',
        "<w:sdt><w:sdtContent><w:r><w:t>{0}</w:t></w:r></w:sdtContent></w:sdt>",
        "<m:oMath><m:r><m:t>{0}</m:t></m:r></m:oMath>",
        "<w:r><w:rPr><w:b/><w:rPrChange w:id='3' w:author='老王'/></w:rPr><w:t>{0}</w:t></w:r>",
        "<mc:AlternateContent><mc:Choice><w:r><w:t>{0}</w:t></w:r></mc:Choice>"
        "</mc:AlternateContent>",
    ],
)
def test_words_that_are_no_plain_text_are_commented_on_and_left(
    give_back: GiveBack, within: str
) -> None:
    draft = word_file(p("标题") + around("800", within))
    back = give_back(draft)
    assert (back.corrected, back.comments) == (0, 2)
    assert changes(back.data) == []
    assert "没有作修订：" in comments(back.data)["1"][-1]
    assert text(back.data) == text(draft)
    assert characters(rejected(back.data)) == characters(draft)


@pytest.mark.parametrize(
    "within",
    [
        FIELD,
        '<w:bookmarkStart w:id="5" w:name="a"/><w:r><w:t>{0}</w:t></w:r><w:bookmarkEnd w:id="5"/>',
        '<w:hyperlink><w:r><w:t>{0}</w:t></w:r></w:hyperlink><w:proofErr w:type="spellStart"/>',
        '<w:r><w:t>{0}</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>',
        "<w:r><w:t>对低</w:t><w:lastRenderedPageBreak/><w:t>保户</w:t></w:r>",
    ],
)
def test_what_stands_beside_the_changed_words_stays(give_back: GiveBack, within: str) -> None:
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>见附件。</w:t></w:r></w:p></w:footnote>'
    draft = word_file(p("标题") + around("对低保户", within), footnotes=note)
    back = give_back(draft)
    assert back.corrected == 1
    assert letters_of(FIRST) in letters_of(text(accepted(back.data)).replace("①", ""))
    assert characters(rejected(back.data)) == characters(draft)


def test_words_in_a_hyperlink_are_changed_inside_of_it(give_back: GiveBack) -> None:
    within = (
        '<w:hyperlink w:anchor="a"><w:r><w:rPr><w:u/></w:rPr><w:t>{0}</w:t></w:r></w:hyperlink>'
    )
    back = give_back(word_file(p("标题") + around("贴800元", within)))
    link = document(back.data).find(".//" + qn("w:hyperlink"))
    assert "".join(e.text for e in link.iter(qn("w:t"))) == "贴600元"
    assert len(link.findall(f"{qn('w:ins')}/{qn('w:r')}/{qn('w:rPr')}/{qn('w:u')}")) == 1


def test_tables_are_changed_and_text_boxes_and_notes_are_told_of(give_back: GiveBack) -> None:
    box = f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{p(quoting(WRONG))}</w:txbxContent>" \
        "</v:textbox></w:pict></w:r><w:r><w:t>图一</w:t></w:r></w:p>"  # fmt: skip
    note = f'<w:footnote w:id="2">{p(quoting(MADE_UP))}</w:footnote>'
    noted = '<w:p><w:r><w:t>另有办法</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    draft = word_file(p("标题") + tbl(tr("乡镇", quoting(WRONG))) + noted + box, footnotes=note)
    back = give_back(draft)
    assert back.corrected == 1
    assert FIRST in text(accepted(back.data)).replace("\t", "")
    (told,) = back.notices
    assert "脚注、尾注、文本框" in told
    assert WRONG[:24] in told
    assert MADE_UP[:24] in told
    assert told in comments(back.data)["0"]
    assert text(rejected(back.data)) == text(draft)


def test_a_quotation_over_two_paragraphs_is_corrected_in_both(give_back: GiveBack) -> None:
    first, second = FIRST.replace("600", "800"), SECOND.replace("15", "25")
    draft = word_file(
        p("标题") + p(f"{NUMBER}规定：“{first}") + p("二、压实工作责任。" + f"{second}”")
    )
    back = give_back(draft)
    assert back.corrected == 1
    assert text(rejected(back.data)) == text(draft)
    corrected = text(draft).replace(first, FIRST).replace(second, SECOND)
    assert text(accepted(back.data)) == corrected


def test_a_mark_of_a_note_is_none_of_the_words(give_back: GiveBack) -> None:
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>见附件。</w:t></w:r></w:p></w:footnote>'
    within = '<w:r><w:t>{0}</w:t><w:footnoteReference w:id="2"/></w:r>'
    body = p("标题") + around("对低保户", within).replace("800", "600").replace("特困", "特困供养")
    back = give_back(word_file(body, footnotes=note))
    assert (back.corrected, changes(back.data)) == (0, [])
    assert "没有作修订：引文的字没有改动" in comments(back.data)["1"][-1]


def test_labels_that_word_makes_do_not_shift_the_words(give_back: GiveBack) -> None:
    body = p("标题") + p("总则", item(0)) + p(quoting(WRONG), item(0)) + p("\u3000\u3000尾")
    draft = word_file(body, numbering=numbering(lvl(0, "chineseCounting", "第%1条")))
    back = give_back(draft)
    assert "第二条" in text(draft)
    assert text(accepted(back.data)) == text(draft).replace(WRONG, FIRST)


def test_kinds_of_files_that_cannot_come_back(heating_checked: Checked) -> None:
    for data in (b"%PDF-1.4", "文字".encode(), b"\xd0\xcf\x11\xe0", zipped({"content.xml": b""})):
        with pytest.raises(DocumentError) as caught:
            return_draft(heating_checked, data, "草稿.wps", TODAY)
        assert "草稿.wps" in caught.value.message
        assert "另存为 .docx" in caught.value.next_step


@pytest.fixture
def heating_checked() -> Checked:
    return Checked(())


def test_unusual_word_files_are_refused_in_a_sentence(heating_checked: Checked) -> None:
    parts = word_parts(p("标题"))
    strict = parts[MAIN].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    wide = parts[MAIN].decode().encode("utf-16")
    for content in (strict, wide):
        with pytest.raises(DocumentError, match=r"草稿\.docx"):
            return_draft(heating_checked, zipped({**parts, MAIN: content}), "草稿.docx", TODAY)
    twice = io.BytesIO(zipped(parts))
    with zipfile.ZipFile(twice, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(MAIN, parts[MAIN])
    with pytest.raises(DocumentError, match=r"草稿\.docx"):
        return_draft(heating_checked, twice.getvalue(), "草稿.docx", TODAY)


def test_a_file_with_macros_keeps_its_kind(give_back: GiveBack) -> None:
    parts = word_parts(p(quoting(WRONG)))
    usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = parts["[Content_Types].xml"].replace(
        usual, b"application/vnd.ms-word.document.macroEnabled.main+xml"
    )
    assert types != parts["[Content_Types].xml"]
    assert give_back(zipped({**parts, "[Content_Types].xml": types})).suffix == ".docm"


def test_protected_and_signed_drafts_are_told_of(give_back: GiveBack) -> None:
    parts = word_parts(
        p(quoting(WRONG)), settings='<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    )
    signed, protected = give_back(zipped({**parts, "_xmlsignatures/sig1.xml": b"<a/>"})).notices
    assert "电子签名" in signed
    assert "限制编辑" in protected


def test_text_that_is_not_where_the_check_found_it_is_left(give_back: GiveBack) -> None:
    draft = word_file(p("标题"))
    checked = Checked((), (Misnaming("别的话", (0, 3), "没有。"),))
    back = return_draft(checked, draft, "草稿.docx", TODAY)
    assert back.comments == 1
    assert "别的话" in back.notices[0]
    assert text(back.data) == text(draft)
