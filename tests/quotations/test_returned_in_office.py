"""LibreOffice opens what comes back; accepting or rejecting all there gives what it should."""

import pytest

from tests.documents.readers.word_files import (
    item,
    lvl,
    numbering,
    p,
    r,
    tbl,
    tr,
    word_file,
)
from tests.quotations.conftest import GiveBack
from tests.quotations.heating import FIRST, NUMBER, SECOND, THIRD, quoting
from tests.quotations.revisions import Office, accepted, members, needs_libreoffice, rejected, text

pytestmark = [pytest.mark.office, needs_libreoffice]

ALTERED = {
    FIRST.replace("600", "800").replace("特困供养对象", "特困对象"): FIRST,
    SECOND.replace("10月15日", "10月底").replace("逐户登记造册", "登记造册"): SECOND,
    THIRD.replace("截留、挪用", "截留"): THIRD,
}
FIRST_WRONG, SECOND_WRONG, THIRD_WRONG = ALTERED
SPLIT = "".join(r(FIRST_WRONG[n : n + 3], "<w:b/>" if n % 2 else "<w:i/>") for n in range(0, 60, 3))
BODY = (
    p("关于冬季取暖的请示")
    + p(f"{NUMBER}规定：“每月发放交通补贴三千五百元并报销全部食宿费用”。", item(0))
    + f"<w:p><w:pPr>{item(0)}</w:pPr>{r(f'{NUMBER}规定：“')}{SPLIT}{r('”。')}</w:p>"
    + tbl(tr("乡镇", quoting(SECOND_WRONG)), tr("村", "二"))
    + f'<w:p>{r(f"{NUMBER}规定：“")}<w:hyperlink w:anchor="a">{r(THIRD_WRONG)}</w:hyperlink>'
    f"{r('”。')}</w:p>" + p("妥否，请批示。") + "<w:sectPr/>"
)
DRAFT = word_file(BODY, numbering=numbering(lvl(0, "chineseCounting", "%1、")))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


def lines(data: bytes) -> list[str]:
    return [line.strip() for line in text(data).splitlines()]


def test_office_rejects_to_the_draft_and_accepts_to_the_source(
    office: Office, give_back: GiveBack
) -> None:
    back = give_back(DRAFT)
    assert back.corrected == len(ALTERED)
    assert lines(office.rejected(back.data)) == lines(office.saved(DRAFT))
    wanted = "\n".join(lines(office.saved(DRAFT)))
    for wrong, right in ALTERED.items():
        assert wrong in wanted
        wanted = wanted.replace(wrong, right)
    assert "\n".join(lines(office.accepted(back.data))) == wanted


def test_a_draft_that_another_program_wrote_comes_back(office: Office, give_back: GiveBack) -> None:
    draft = office.saved(DRAFT)
    back = give_back(draft)
    assert back.corrected == len(ALTERED)
    assert text(rejected(back.data)) == text(draft)
    wanted = text(draft)
    for wrong, right in ALTERED.items():
        wanted = wanted.replace(wrong, right)
    assert text(accepted(back.data)) == wanted
    changed = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    for name, content in members(draft).items():
        assert name in changed or members(back.data)[name] == content


def test_office_keeps_the_comments_with_who_made_them(office: Office, give_back: GiveBack) -> None:
    back = give_back(DRAFT)
    saved = office.saved(back.data)
    comments = members(saved)["word/comments.xml"].decode()
    assert comments.count("<w:comment ") == back.comments
    assert comments.count('w:author="有据"') == back.comments
    assert members(saved)["word/document.xml"].decode().count("<w:del ") >= len(ALTERED)
