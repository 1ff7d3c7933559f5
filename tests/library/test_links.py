"""References between documents: found from either side, by number or by title."""

from dataclasses import replace

import pytest

from assistant.documents.model import PolicyDocument
from assistant.documents.parse import parse_document
from assistant.documents.relations import RelationKind
from assistant.library.links import Links, bare_title, names_of


def made(title: str, *lines: str, number: str = "") -> PolicyDocument:
    head = [number] if number else []
    body = [f"　　{line}" for line in lines]
    source = "\n".join([*head, title, "各镇人民政府：", *body, "某县人民政府", "2021年3月5日"])
    document = parse_document(source)
    return replace(document, id=title)


RULES = made("某县救助办法", "为了救助，制定本办法。", number="某政发〔2019〕7号")
NOTICE = made("关于救助的通知", "根据《某县救助办法》（某政发〔2019〕7号），现通知如下。")
LATER = made("某县新办法", "本办法自2021年4月1日起施行。《某县救助办法》同时废止。")
OTHER = made("关于防汛的通知", "按照某政发〔2020〕8号文件要求，做好防汛工作。")


@pytest.fixture(scope="module")
def links() -> Links:
    return Links([RULES, NOTICE, LATER, OTHER])


def test_a_document_knows_what_refers_to_it_and_how(links: Links) -> None:
    assert [(link.document.id, link.relation.kind) for link in links.to(RULES)] == [
        ("关于救助的通知", RelationKind.BASIS),
        ("某县新办法", RelationKind.REPEALS),
    ]


def test_a_reference_leads_to_the_document_and_stands_in_a_clause(links: Links) -> None:
    (link,) = links.of(NOTICE)
    assert link.target is RULES
    assert link.clause is not None
    assert link.relation.sentence in link.clause.text


def test_a_reference_to_what_the_library_has_not_is_kept_without_a_target(links: Links) -> None:
    (link,) = links.of(OTHER)
    assert link.target is None
    assert link.relation.number_key in links.numbers
    assert links.mentions([link.relation.number_key]) == (link,)


def test_another_number_speaks_against_the_same_title() -> None:
    namesake = made("某县救助办法", "为了救助，制定本办法。", number="某政发〔2009〕1号")
    links = Links([NOTICE, namesake])
    assert links.of(NOTICE)[0].target is None
    assert links.to(namesake) == ()


def test_a_document_goes_by_its_number_and_the_titles_of_its_layers(
    opinion: PolicyDocument,
) -> None:
    names = names_of(opinion)
    assert opinion.number_key in names
    assert {bare_title(layer.title) for layer in opinion.layers} <= set(names)


def test_the_name_of_the_country_makes_no_difference() -> None:
    assert bare_title("中华人民共和国社会救助法") == bare_title("《社会救助法》".strip("《》"))


def test_what_a_page_explains_is_found_without_its_issuer_and_from_either_side() -> None:
    notice = parse_document("某市民政局关于救助的通知\n某民发〔2026〕1号\n各镇：\n　　一、补助。")
    series = parse_document("某市民政局关于防汛的通知\n某民发〔2026〕1号\n各镇：\n　　一、值守。")
    page = parse_document("《关于救助的通知》政策解读\n某民发〔2026〕1号\n　　补助的背景是这样。")
    annex = parse_document("附件1：某市名录\n某民发〔2026〕1号\n　　一、鼓楼在中街。")
    draft = parse_document("某市民政局关于救助的通知（征求意见稿）\n各镇：\n　　一、补助多少再定。")
    links = Links([page, draft, notice, series])
    assert [link.target for each in (page, draft) for link in links.of(each)] == [notice, notice]
    told = [(link.document, link.relation.kind.value) for link in links.to(notice)]
    assert told == [(page, "解读"), (draft, "征求意见")]
    assert links.to(series) == ()
    (belongs,) = Links([page, annex, draft, notice]).of(annex)
    assert (belongs.target, belongs.relation.kind.value) == (notice, "附属")
