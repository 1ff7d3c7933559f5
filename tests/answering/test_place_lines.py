"""The line below a quote: what an answer writes there is read from it again, pasted or not."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.draft import cite
from assistant.answering.placing_quotes import place
from assistant.documents.parse import parse_document
from assistant.question.place_lines import places_written, quotation
from tests.answering.county import TEXTS

DOCUMENTS = [parse_document(text) for text in TEXTS.values()]
PLACES = st.sampled_from(
    [
        place(cite(document, clause), document)
        for document in DOCUMENTS
        for clause in document.clauses
    ]
)
WORDS = st.text(st.sampled_from("甲乙，。—> \n[1]"), min_size=1).filter(str.strip)
QUOTES = st.lists(st.tuples(WORDS | st.just("甲\n—— 乙"), PLACES, st.integers(0, 12)), max_size=5)


@given(QUOTES)
def test_the_places_of_an_answer_are_read_as_they_were_written(
    quotes: list[tuple[str, str, int]],
) -> None:
    shown = "\n\n".join(["原文是：", *(quotation(*quote) for quote in quotes), "**提示**：略。"])
    assert list(places_written(shown)) == [where for _, where, _ in quotes]


@given(st.lists(PLACES, max_size=5))
def test_a_copied_page_still_tells_its_places(wheres: list[str]) -> None:
    shown = "\n\n".join(quotation("甲乙。", where, 1) for where in wheres)
    copied = "\r\n".join(line.removeprefix(">").strip() for line in shown.splitlines())
    assert list(places_written(copied)) == wheres


def test_a_text_without_quotes_has_no_places() -> None:
    assert places_written("库内文件未载明这件事——请核实。\n\n- 另见 —— 甲") == ()
