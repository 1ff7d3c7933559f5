"""Names people use: the document that is clearly meant, a question back, or none. Never another."""

import pytest

from assistant.documents.parse import parse_document
from assistant.library.lexicon import Lexicon
from assistant.question.document_names import KnownNames
from assistant.question.text_names import TextNames
from tests.question.names_people_use import ASKED, DOCUMENTS, MEANT, NOTHING, SLIPS, Name, Slip


@pytest.fixture(scope="module")
def known(lexicon: Lexicon) -> KnownNames:
    """Return the names of the documents of the table, with the short forms of the lexicon."""
    return KnownNames(DOCUMENTS, lexicon.contractions)


def titles(known: KnownNames, said: str) -> list[str]:
    return [d.title for d in known.named(said)]


def asked_about(known: KnownNames, said: str) -> set[str]:
    return {d.title for m in known.mentions(said) if m.asks for d in m.documents}


@pytest.mark.parametrize("name", MEANT, ids=lambda n: n.said)
def test_the_document_that_people_call_so_is_meant(known: KnownNames, name: Name) -> None:
    assert titles(known, name.said) == [name.meant]


@pytest.mark.parametrize("name", ASKED, ids=lambda n: n.said)
def test_where_several_fit_or_one_too_loosely_it_is_asked(known: KnownNames, name: Name) -> None:
    assert titles(known, name.said) == []
    assert set(name.asked) <= asked_about(known, name.said)


@pytest.mark.parametrize("name", NOTHING, ids=lambda n: n.said)
def test_the_name_of_another_document_is_nobodys(known: KnownNames, name: Name) -> None:
    assert titles(known, name.said) == []
    assert asked_about(known, name.said) == set()


@pytest.mark.parametrize("slip", SLIPS, ids=lambda s: s.said)
def test_a_number_that_is_one_slip_off_is_told_of_and_not_taken(
    known: KnownNames, slip: Slip
) -> None:
    names = TextNames.read(slip.said, known)
    assert names.documents == ()
    assert names.unknown_numbers == (slip.written,)
    near = [d.document_number for d in names.near(slip.written)]
    assert near == ([slip.near] if slip.near else [])


def test_a_former_paper_is_meant_only_where_it_is_said() -> None:
    old = parse_document(
        "青禾县护林员管理办法（试行）\n第一条　护林员由乡镇聘用。\n第二条　自2018年1月1日起施行。\n"
    )
    new = parse_document(
        "青禾县护林员管理办法\n第一条　护林员由县聘用。\n"
        "第二条　自2023年1月1日起施行。《青禾县护林员管理办法（试行）》同时废止。\n"
    )
    known = KnownNames([old, new])
    assert known.named("护林员那个办法第一条") == (new,)
    (mention,) = known.mentions("护林员那个试行办法第一条")
    assert old.title in [d.title for d in mention.documents]
    assert mention.documents != (new,)


WATER = (
    ("青政发〔2016〕22号", "青山县人民政府", "青山县农村饮水工程管理暂行办法", 2016),
    ("青政办发〔2020〕10号", "青山县人民政府办公室", "青山县农村饮水安全考核办法", 2020),
    ("青政办发〔2021〕3号", "青山县人民政府办公室", "青山县农村宅基地审批实施细则", 2021),
)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("农村饮水2016年暂行办法第二条", "青政发〔2016〕22号"),
        ("饮水工程16年暂行办法第二条", "青政发〔2016〕22号"),
        ("农村饮水2020年考核办法第一条怎么说", "青政办发〔2020〕10号"),
        ("宅基地2021年细则第一条", "青政办发〔2021〕3号"),
    ],
)
def test_a_matter_with_a_year_and_a_kind_names_the_one_paper_that_fits(
    said: str, number: str
) -> None:
    papers = [
        parse_document(f"{title}\n{key}\n\n第一条 总则。\n第二条 标准。\n\n{by}\n{year}年3月1日\n")
        for key, by, title, year in WATER
    ]
    assert [d.document_number for d in KnownNames(papers).named(said)] == [number]
    assert KnownNames(papers).named("农村饮水2019年暂行办法第二条") == ()
