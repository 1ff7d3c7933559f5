"""Addresses: made of a clause's id alone, and found again."""

from urllib.parse import unquote

import pytest

from assistant.documents.parse import parse_document
from assistant.library.addresses import address_of, addressed, anchor_of, document_address, slug_of

NUMBERED = parse_document(
    "某县关于印发《某县救助办法》的通知\n某政办发〔2023〕8号\n各乡镇：\n"
    "　　一、总则\n　　（一）给予救助。\n"
)
UNNUMBERED = parse_document("某县敬老办法\n第一条　敬老。\n第二条　爱老。\n")


@pytest.mark.parametrize(
    ("clause_id", "address"),
    [
        ("连委办发|2021|36/（九）", "/d/连委办发-2021-36#(九)"),
        ("国务院令||707/第五条", "/d/国务院令-707#第五条"),
        ("某政发|2020|1/第六条@6f1c0d2e4b7a", "/d/某政发-2020-1@6f1c0d2e4b7a#第六条"),
        ("6f1c0d2e4b7a/附件1表1第2行#2", "/d/6f1c0d2e4b7a#附件1表1第2行~2"),
    ],
)
def test_a_clause_has_one_address(clause_id: str, address: str) -> None:
    assert unquote(address_of(clause_id)) == address


def test_an_address_has_no_character_that_ends_it_early() -> None:
    for document in (NUMBERED, UNNUMBERED):
        for clause in document.clauses:
            path, _, fragment = address_of(clause.id).partition("#")
            assert path == document_address(document)
            assert unquote(fragment) == anchor_of(clause.id)
            assert fragment.isascii()
            assert not set(path + fragment) & set(" \"'<>?#")


def test_anchors_of_a_document_differ() -> None:
    for document in (NUMBERED, UNNUMBERED):
        anchors = [anchor_of(clause.id) for clause in document.clauses]
        assert len(set(anchors)) == len(anchors)


def test_a_document_is_found_by_number_id_and_title() -> None:
    held = [NUMBERED, UNNUMBERED]
    assert addressed("某政办发-2023-8", held) is NUMBERED
    assert addressed(UNNUMBERED.id, held) is UNNUMBERED
    assert addressed(slug_of("某县敬老办法"), held) is UNNUMBERED
    assert addressed("某政办发-2023-80", held) is None


def test_a_number_goes_before_a_title_of_another() -> None:
    namesake = parse_document("某政办发-2023-8\n　　一、别的事。\n")
    assert addressed("某政办发-2023-8", [namesake, NUMBERED]) is NUMBERED
