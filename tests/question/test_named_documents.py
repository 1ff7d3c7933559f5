"""Which document a question means: by number, title or 文种, and not by an ordinary word."""

from datetime import date

import pytest

from assistant.documents.model import PolicyDocument
from assistant.documents.parse import parse_document
from assistant.question.document_names import KnownNames, genres
from tests.retrieval.conftest import Documents

OPINION, APPLICATION = "连委办发〔2021〕36号", "连区扶办(2021)2号"


def meant(question: str, documents: Documents) -> list[str]:
    return [d.document_number for d in KnownNames(documents).named(question)]


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("连委办发〔2021〕36号还有效吗", OPINION),
        ("连委办发(2021)36号还有效吗", OPINION),
        ("根据连委办发【2021】36号，保费多少", OPINION),
        ("36号文什么时候发的", OPINION),
        ("36 号文件谁发的", OPINION),
        ("扶办2号的签发人是谁", APPLICATION),
        ("2号请示要多少钱", APPLICATION),
        ("《关于申请拨付“精准防贫”保障资金的请示》谁签的", APPLICATION),
        ("那份请示批了没有", APPLICATION),
        ("请示的签发人是谁", APPLICATION),
        ("实施意见管到哪年", OPINION),
    ],
)
def test_a_document_is_known_by_its_number_title_or_kind(
    library_documents: Documents, question: str, document: str
) -> None:
    assert meant(question, library_documents) == [document]


@pytest.mark.parametrize(
    "question",
    [
        "群众有意见怎么办",
        "群众对低保有意见",
        "通知一下村里",
        "请通知您的邻居",
        "有通知吗",
        "给我一个通知的格式",
        "我想打个报告请示一下",
        "帮我拟一份请示",
        "防贫保一年多少钱",
        "3号楼在哪儿",
        "",
    ],
)
def test_an_ordinary_word_names_no_document(library_documents: Documents, question: str) -> None:
    assert meant(question, library_documents) == []


def published(title: str, number: str = "", body: str = "　　一、补助三百元。") -> PolicyDocument:
    lines = (f"某市民政局{title}" if title.startswith("关于") else title, number, "各镇：", body)
    return parse_document("\n".join(filter(None, lines)))


PUBLISHED = (
    published("《关于救助的通知》政策解读", "某民发〔2026〕1号"),
    published("某市救助办法（草案）", body="第一条 为了救助，制定本办法。"),
    published("附件1：救助名录", "某民发〔2026〕1号"),
    published("关于某民发〔2026〕1号的更正公告"),
    published("关于救助的通知", "某民发〔2026〕1号"),
    published("某市救助办法", body="第一条 为了做好救助，制定本办法。"),
)


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("某民发〔2026〕1号第一条", [4]),
        ("1号文第一条", [4]),
        ("《关于救助的通知》第一条", [4]),
        ("某民发〔2026〕1号的解读怎么说", [0]),
        ("某民发〔2026〕1号更正了什么", [3]),
        ("某民发〔2026〕1号附件1有什么", [2, 4]),
        ("《某市救助办法》第一条", [5]),
        ("某市救助办法第一条", [5]),
        ("某市救助办法草案第一条", [1]),
        ("《某市救助办法（草案）》第一条", [1]),
        ("《关于救助的通知》政策解读说什么", [0]),
    ],
)
def test_a_name_means_the_paper_unless_what_is_about_it_is_asked_for(
    question: str, places: list[int]
) -> None:
    assert [PUBLISHED.index(d) for d in KnownNames(PUBLISHED).named(question)] == places


def test_both_documents_may_be_named(library_documents: Documents) -> None:
    assert meant("36号文和2号请示是什么关系", library_documents) == [OPINION, APPLICATION]


def test_a_notice_that_issues_an_opinion_is_both(library_documents: Documents) -> None:
    opinion, application = library_documents
    assert genres(opinion) == {"通知", "意见"}
    assert genres(application) == {"请示"}


@pytest.mark.parametrize(
    "question", ["苏政发〔2020〕5号怎么说", "连委办发〔2021〕37号", "连委办发〔2022〕36号"]
)
def test_a_number_that_is_not_in_the_library_is_known_as_such(
    library_documents: Documents, question: str
) -> None:
    assert meant(question, library_documents) == []
    (printed,) = KnownNames(library_documents).unknown_numbers(question)
    assert question.startswith(printed)


def test_a_number_of_the_library_is_not_unknown(library_documents: Documents) -> None:
    known = KnownNames(library_documents)
    assert known.unknown_numbers("连委办发[2021]36号和连区扶办2021年2号") == ()


@pytest.mark.parametrize("question", ["12月2号之前要交吗", "3月2号开会", "幸福路2号在哪儿"])
def test_a_day_or_an_address_names_no_document(library_documents: Documents, question: str) -> None:
    assert meant(question, library_documents) == []


@pytest.mark.parametrize("question", ["苏政发36号怎么说", "国发2号文件"])
def test_a_serial_of_another_office_names_no_document_here(
    library_documents: Documents, question: str
) -> None:
    assert meant(question, library_documents) == []


@pytest.mark.parametrize(
    "question", ["村民的意见不统一怎么办", "领导的意见听谁的", "提了建议。意见很大"]
)
def test_an_opinion_that_people_have_is_no_document(
    library_documents: Documents, question: str
) -> None:
    assert meant(question, library_documents) == []


@pytest.mark.parametrize("dots", ["…", "……", "..."])
def test_a_title_may_be_shortened_with_dots(library_documents: Documents, dots: str) -> None:
    assert meant(f"《关于开展富民强村帮促行动{dots}》怎么说", library_documents) == [OPINION]


@pytest.mark.parametrize("question", ["三十六号文怎么说", "连委办发〔２０２１〕３６号怎么说"])
def test_a_serial_may_be_written_in_other_digits(
    library_documents: Documents, question: str
) -> None:
    assert meant(question, library_documents) == [OPINION]


@pytest.mark.parametrize("question", ["去年的2号文是什么", "去年那个请示批了没有"])
def test_last_year_is_counted_from_the_day_that_the_library_was_opened_for(
    library_documents: Documents, question: str
) -> None:
    for year, expected in ((2022, [APPLICATION]), (2030, [])):
        names = KnownNames(library_documents, today=date(year, 6, 1))
        sure = [m for m in names.mentions(question) if m.sure]
        assert [d.document_number for m in sure for d in m.documents] == expected
