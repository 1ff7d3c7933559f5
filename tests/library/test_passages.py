"""Passages: windows of a clause, never of two, small enough for the model."""

import pytest
from hypothesis import given

from assistant.documents.model import ClauseKind, PolicyDocument
from assistant.documents.parse import parse_document
from assistant.library.passages import WHOLE_CLAUSE, WORD_BUDGET, Passage, passages, sentences
from assistant.library.segment import Segmenter
from tests.documents.generated import PHRASES, Written, documents, paragraphs


def by_clause(document: PolicyDocument, segmenter: Segmenter) -> dict[str, list[Passage]]:
    """Return the passages of each clause that is searched, checking that they come together."""
    found: dict[str, list[Passage]] = {}
    for passage in passages(document, segmenter):
        found.setdefault(passage.clause_id, []).append(passage)
        assert next(reversed(found)) == passage.clause_id
    return found


def check(document: PolicyDocument, segmenter: Segmenter) -> None:
    """Check that windows joined are their clause, and say where in it they stand."""
    clauses = {c.id: c for c in document.clauses}
    for clause_id, windows in by_clause(document, segmenter).items():
        text = clauses[clause_id].text
        assert "".join(p.text for p in windows) == text
        assert [text[p.start : p.end] for p in windows] == [p.text for p in windows]
        assert {p.document_id for p in windows} == {document.id}


@pytest.mark.parametrize("name", ["opinion", "application"])
def test_the_passages_of_the_corpus_are_its_clauses(
    name: str, segmenter: Segmenter, request: pytest.FixtureRequest
) -> None:
    check(request.getfixturevalue(name), segmenter)


@given(written=documents())
def test_the_passages_of_a_made_up_document_are_its_clauses(
    segmenter: Segmenter, written: Written
) -> None:
    check(parse_document(written.source), segmenter)


def test_every_clause_and_paragraph_is_indexed_and_no_element(
    opinion: PolicyDocument, segmenter: Segmenter
) -> None:
    text_kinds = (ClauseKind.CLAUSE, ClauseKind.PARAGRAPH)
    wanted = [c.id for c in opinion.clauses if c.kind in text_kinds]
    assert list(by_clause(opinion, segmenter)) == wanted


@pytest.mark.parametrize("name", ["opinion", "application"])
def test_no_passage_of_the_corpus_is_over_the_budget(
    name: str, segmenter: Segmenter, request: pytest.FixtureRequest
) -> None:
    for passage in passages(request.getfixturevalue(name), segmenter):
        assert len(segmenter.words(passage.text)) <= WHOLE_CLAUSE


def test_a_clause_that_is_not_long_stays_whole(
    opinion: PolicyDocument, segmenter: Segmenter
) -> None:
    for clause_id, windows in by_clause(opinion, segmenter).items():
        size = sum(len(segmenter.words(p.text)) for p in windows)
        within = size <= WHOLE_CLAUSE
        assert (len(windows) == 1) == within, clause_id
        assert within or all(len(segmenter.words(p.text)) <= WORD_BUDGET for p in windows)


def test_a_long_clause_becomes_several_passages(
    opinion: PolicyDocument, segmenter: Segmenter
) -> None:
    sizes = {k.rsplit("/", 1)[1]: len(v) for k, v in by_clause(opinion, segmenter).items()}
    assert sizes["（九）"] > 3
    assert sizes["印发通知正文第1段"] == 1


def test_a_passage_is_searched_with_its_title_and_headings(
    opinion: PolicyDocument, segmenter: Segmenter
) -> None:
    for passage in passages(opinion, segmenter):
        assert passage.searched.endswith(passage.text)
        assert passage.context.startswith(opinion.title)
    ninth = next(p for p in passages(opinion, segmenter) if p.clause_id.endswith("/（九）"))
    assert "二、加快构建农村低收入人口增收长效机制" in ninth.context


def test_a_sentence_over_the_budget_is_cut_at_commas(segmenter: Segmenter) -> None:
    sentence = "，".join(PHRASES * 3) + "。"
    document = parse_document(f"关于甲的通知\n各科室：\n{sentence}")
    windows = [p.text for p in passages(document, segmenter)]
    assert len(windows) > 1
    assert all(w.endswith(("，", "。")) for w in windows)


@given(paragraphs())
def test_sentences_joined_are_the_text(text: str) -> None:
    pieces = sentences(text)
    assert "".join(pieces) == text
    assert all(piece[-1] in "。；" for piece in pieces)


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    assert sentences("他说：“好。”然后走了。") == ["他说：“好。”", "然后走了。"]


def test_words_of_one_character_keep_the_budget_too(segmenter: Segmenter) -> None:
    body = "的了着过吗呢吧啊呀哦嘛么呗啦" * 10 + "。"
    document = parse_document(f"关于甲的通知\n各科室：\n{body}")
    for passage in passages(document, segmenter):
        assert len(segmenter.words(passage.text)) <= WORD_BUDGET


def test_a_short_article_of_a_law_is_indexed(segmenter: Segmenter) -> None:
    law = parse_document("某某办法\n第一条　坚持节约原则。\n第二条　县级以上人民政府负责。")
    wanted = [c.id for c in law.clauses if c.kind is ClauseKind.CLAUSE]
    assert list(by_clause(law, segmenter)) == wanted
