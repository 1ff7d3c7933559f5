"""What a clause refers to is followed only where the words leave no choice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.model import PolicyDocument
from assistant.documents.parse import parse_document
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.question.document_names import KnownNames
from assistant.question.places import Place
from assistant.question.references import find_references
from assistant.retrieval.cross_references import MOST, cited_in
from assistant.retrieval.evidence import Reason
from assistant.retrieval.retriever import PolicyRetriever
from tests.library.fakes import CharacterEmbedder
from tests.question.laws import LAW, OTHER_LAW, law, opinion, other_law
from tests.question.reading import names_in


def cited(text: str, *documents: PolicyDocument) -> list[tuple[str, str]]:
    """Return what the place that `text` names in the first document refers to."""
    (reference,) = find_references(names_in(text, documents[:1]))
    (place,) = reference.places
    return [(p.document.title, p.label) for p in cited_in(place, KnownNames(documents))]


RELIEF, CONTROL = "某某救助条例", "某某监督条例"


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("第三条第一款第（三）项", [(RELIEF, "第二条第二款")]),
        ("第三条第二款", [(RELIEF, "第三条第一款第（二）项")]),
        (
            "第三条第三款",
            [(RELIEF, "第三条第一款"), (RELIEF, "第五条"), (RELIEF, "第六条")],
        ),
        ("第四条", [(RELIEF, "第三条")]),
        ("第五条", [(RELIEF, "第三条第一款第（一）项"), (RELIEF, "第三条第一款第（三）项")]),
        ("第六条", [(CONTROL, "第三条")]),
        ("第一条", []),
        ("第七条", []),
    ],
)
def test_a_law_refers_to_itself_and_to_another(place: str, expected: list[tuple[str, str]]) -> None:
    assert cited(place, law(), other_law()) == expected


def test_another_law_is_named_without_brackets() -> None:
    assert cited("第四条", other_law(), law()) == [(RELIEF, "第四条")]


def test_a_law_that_is_not_in_the_library_is_not_followed() -> None:
    assert cited("第六条", law()) == []
    assert cited("第四条", other_law()) == []


def test_an_opinion_refers_to_itself_by_its_kind() -> None:
    assert cited("第二部分（一）", opinion()) == [(opinion().title, "（三）")]
    assert cited("附件2第三条", opinion()) == [(opinion().title, "附件2第二条")]


@pytest.mark.parametrize(
    "sentence",
    [
        "依照该法第二条的规定处理",
        "依照公安机关办案规定第二条处理",
        "根据《甲法》的规定，按照第二条办理",
        "原第二条停止执行",
        "符合第九百条的除外",
        "符合第二条第九款的除外",
        "提前三条战线推进",
    ],
)
def test_words_that_leave_a_choice_are_not_followed(sentence: str) -> None:
    document = parse_document(
        f"某某条例\n第一条　{sentence}。\n第二条　由县里办理。\n第三条　自印发之日起施行。\n"
    )
    assert cited("第一条", document) == []


def test_no_more_are_brought_along_than_a_few() -> None:
    document = parse_document(
        "某某条例\n第一条　依照本条例第二条至第九条办理。\n"
        + "\n".join(f"第{n}条　由县里办理{n}件事。" for n in "二三四五六七八九")
    )
    assert [label for _, label in cited("第一条", document)] == ["第二条", "第三条", "第四条"]
    assert MOST == 3


def test_what_a_place_shows_itself_is_not_brought_along() -> None:
    document = law()
    third = next(c for c in document.clauses if c.label == "第三条")
    assert all(
        p.clause.id != third.id for p in cited_in(Place(document, third), KnownNames([document]))
    )


@pytest.fixture(scope="module")
def over_laws(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> PolicyRetriever:
    folder = tmp_path_factory.mktemp("laws")
    texts = {"救助.txt": LAW, "监督.txt": OTHER_LAW}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    library.add([folder / name for name in texts])
    return PolicyRetriever(library)


@pytest.mark.parametrize("question", ["某某救助条例第六条", "监督一年几次", "违反规定怎么处理"])
@pytest.mark.parametrize("k", [1, 3, 5])
def test_what_is_cited_stands_behind_the_hits_and_displaces_none(
    over_laws: PolicyRetriever, question: str, k: int
) -> None:
    found = over_laws.find(over_laws.read(question), k)
    hits = [e for e in found if e.reason is not Reason.CITED]
    assert found[: len(hits)] == hits
    assert len(hits) == k
    assert len(found) - len(hits) <= MOST
    ids = [e.clause.id for e in found]
    assert len(set(ids)) == len(ids)


def test_a_named_clause_brings_what_it_refers_to(over_laws: PolicyRetriever) -> None:
    found = over_laws.find(over_laws.read("某某救助条例第六条"), 1)
    assert [(e.clause.label, e.reason) for e in found] == [
        ("第六条", Reason.REFERENCE),
        ("第三条", Reason.CITED),
    ]
    assert found[1].document.title == CONTROL
    assert found[1].score == 0


def test_only_the_part_that_is_referred_to_is_named(over_laws: PolicyRetriever) -> None:
    found = over_laws.find(over_laws.read("某某救助条例第五条"), 1)
    assert [p.label for p in found[1].named] == ["第一款第（一）项", "第一款第（三）项"]


@given(
    st.text(
        st.sampled_from("依照本法条例第一二三前款项（）、和至规定《》的办，；1附件之"), max_size=40
    )
)
def test_any_clause_can_be_looked_through(words: str) -> None:
    document = parse_document(
        f"某某条例\n第一条　为了{words}。\n第二条　甲。\n乙。\n第三条　丙。\n"
    )
    for clause in document.clauses:
        place = Place(document, clause)
        found = cited_in(place, KnownNames([document]))
        assert len(found) <= MOST
        assert all(p.clause.id != clause.id for p in found)
