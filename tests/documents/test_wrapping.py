"""Texts whose lines an old editor broke at a fixed width."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.parse import parse_document
from tests.documents.generated import paragraphs


def wrapped(paragraph: str, width: int) -> str:
    lines = ["　　"]
    for character in paragraph:
        if columns(lines[-1]) + columns(character) > 2 * width:
            lines.append("")
        lines[-1] += character
    return "\n".join(lines)


def columns(text: str) -> int:
    """Count what a text takes of a printed line: a Han character two, a digit one."""
    return sum(2 if character > "\u2000" else 1 for character in text)


@given(st.lists(paragraphs(), min_size=5, max_size=7), st.integers(24, 38))
def test_paragraphs_broken_at_a_width_are_whole_again(written: list[str], width: int) -> None:
    long = [text.replace(" ", "") * 3 for text in written]
    source = "关于甲的通知\n" + "\n".join(wrapped(text, width) for text in long)
    body = [c.text for c in parse_document(source).clauses if c.element is None]
    assert ["".join(t.split()) for t in body] == ["".join(t.split()) for t in long]


def test_short_lines_that_were_written_so_stay_apart() -> None:
    lines = [f"{n}.第{n}项材料清单" for n in range(1, 9)]
    labels = [c.label for c in parse_document("关于甲的通知\n" + "\n".join(lines)).clauses]
    assert labels[1:] == [f"{n}." for n in range(1, 9)]
