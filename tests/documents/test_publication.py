"""What a document is published as, by its titles as portals write them and by its text."""

import pytest

from assistant.documents.model import PolicyDocument
from assistant.documents.parse import parse_document
from assistant.documents.publication import Publication, publication_of, title_spoken_of
from assistant.documents.reading import Declared, Reading
from assistant.documents.relations import RelationKind

TITLES = {
    Publication.ORIGINAL: (
        "关于做好政策解读工作的通知", "某市政策解读工作方案", "某法院关于适用合同编的解释",
        "某省关于2024年预算执行情况和2025年预算草案的报告", "关于印发《某市税收政策问答》的通知",
        "关于公开征集标准项目建议的通知", "关于听取群众意见工作的规定", "某市救助办法（试行）",
        "某市关于修改《某市救助办法》的决定", "关于图解式说明书的规定", "",
    ),
    Publication.EXPLANATION: (
        "《关于救助的通知》政策解读", "关于《某市救助办法》的政策解读（二）",
        "一图读懂《某市救助办法》",
        "图解：某市救助办法", "图解某市救助办法", "【政策解读】关于救助的通知",
        "部门解读｜某市救助办法",
        "某市民政局负责人就《某市救助办法》答记者问", "《某市救助办法》新闻发布会",
        "某市救助政策问答",
        "某市救助办法解读之二", "关于《某市救助办法（草案）》的说明",
        "某市救助办法（征求意见稿）起草说明",
    ),
    Publication.DRAFT: (
        "某市救助办法（征求意见稿）", "某市救助办法（修订草案征求意见稿）",
        "某市救助办法（送审稿）",
        "关于救助的通知（征求意见稿）", "关于公开征求《某市救助办法（征求意见稿）》意见的公告",
        "关于《某市救助条例（草案）》公开征求意见的公告", "关于征求《某市救助办法》修改意见的函",
    ),
    Publication.FEEDBACK: (
        "关于《某市救助办法（征求意见稿）》公开征求意见采纳情况的说明",
        "《某市救助办法》征求意见情况反馈",
    ),
    Publication.CORRECTION: ("关于某市救助办法的更正公告", "勘误表", "更正：某市救助办法"),
    Publication.ANNEX: ("附件1：某市救助申请表", "附件 2 某市名单"),
    Publication.REPRINT: ("【转载】关于救助的通知", "关于救助的通知（转载）"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "title"), [(k, t) for k, titles in TITLES.items() for t in titles]
)
def test_a_title_says_what_is_published(kind: Publication, title: str) -> None:
    assert publication_of([title]) is kind


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("《关于救助的通知》政策解读", "关于救助的通知"), ("图解某市救助办法", "某市救助办法"),
        ("某市救助若干措施解读之二", "某市救助若干措施"), ("部门解读｜某市救助办法",
        "某市救助办法"),
        ("一图读懂《关于印发〈某市办法〉的通知》", "关于印发〈某市办法〉的通知"),
        ("某市救助办法（征求意见稿）", "某市救助办法"), ("关于《某市条例（草案）》的说明",
        "某市条例"),
        ("某市救助办法（征求意见稿）起草说明", "某市救助办法"), ("某市救助办法", ""), ("政策问答",
        ""),
    ],
)  # fmt: skip
def test_a_title_names_what_it_is_about(title: str, about: str) -> None:
    assert title_spoken_of(title) == about


def page(title: str, text: str, number: str = "某民发〔2026〕1号") -> PolicyDocument:
    return parse_document(Reading(f"{title}\n{text}", Declared(title, number)))


def test_an_explanation_has_no_number_and_is_about_the_one_that_its_page_shows() -> None:
    read = page("《关于救助的通知》政策解读", "一、制定背景\n为了救助，制定《关于救助的通知》。")
    assert (read.document_number, read.number_key) == ("", "")
    assert read.clauses[0].id.startswith(read.id)
    (about,) = read.relations
    assert (about.kind, about.title) == (RelationKind.EXPLAINS, "关于救助的通知")
    assert about.number_key == "某民发|2026|1"
    assert any("某民发〔2026〕1号" in warning for warning in read.warnings)


EXPLAINED = "一、出台背景\n为了救助，我局制定《关于救助的通知》。\n二、主要内容\n扩大了救助的范围。"


def test_a_text_of_why_and_what_explains_though_its_title_is_that_of_the_notice() -> None:
    assert page("关于救助的通知", EXPLAINED).publication is Publication.EXPLANATION
    assert page("某市救助工作方案", EXPLAINED).publication is Publication.ORIGINAL
    assert page("关于救助的通知", EXPLAINED.replace("背景", "要求")).document_number


@pytest.mark.parametrize(
    "line", ["（2023年修订版 公开征求意见稿）", "（征求意见稿）", "征求意见稿"]
)
def test_a_draft_may_say_so_on_a_line_of_its_own(line: str) -> None:
    text = "第一条 为了救助，制定本办法。\n第二条 本办法自2027年5月1日起施行，原办法同时废止。"
    above, below = (
        parse_document(f"{line}\n某市救助办法\n{text}"),
        parse_document(f"某市救助办法\n{line}\n{text}"),
    )
    assert {above.publication, below.publication} == {Publication.DRAFT}


def test_what_is_proposed_repeals_nothing() -> None:
    text = "第一条 为了救助，制定本办法。\n第二条 本办法施行之日起，《某市旧救助办法》同时废止。"
    kinds = [
        [r.kind for r in page(title, text, "").relations if r.title == "某市旧救助办法"]
        for title in ("某市救助办法", "某市救助办法（草案）")
    ]
    assert kinds == [[RelationKind.REPEALS], [RelationKind.CITES]]


def test_an_annex_alone_keeps_the_number_it_is_published_under() -> None:
    annex = page("附件1：某市名录", "一、鼓楼在中街。\n二、钟楼在西街。")
    assert (annex.publication, annex.number_key) == (Publication.ANNEX, "某民发|2026|1")
    assert annex.name == "《附件1：某市名录》"
    assert annex.clauses[0].id.startswith(annex.id)
    assert [r.kind for r in annex.relations] == [RelationKind.BELONGS_TO]


def test_what_explains_without_a_word_of_it_is_cited_as_such() -> None:
    assert page("关于救助的通知", EXPLAINED).name == "《关于救助的通知（解读）》"
