"""What is read of a clause: what it stands under, and of a long text the sentences asked for."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.parse import parse_document
from assistant.retrieval.clause_view import LONGEST_TEXT, clause_view, window

LONG = "".join(f"第{n}项工作由县农业农村局会同有关部门组织实施，年底前完成。" for n in range(40))
POLICY = f"""岚桥镇高龄津贴办法

第一章　标准

第一条　年满80周岁的老人，每人每月60元。
第二条　{LONG}
"""


def test_a_short_clause_is_read_whole_under_its_headings() -> None:
    document = parse_document(POLICY)
    first = next(c for c in document.clauses if c.label == "第一条")
    view = clause_view(document, first)
    assert view.text == first.text
    assert "高龄津贴" in view.above
    at = view.read.index("60元")
    assert view.in_clause(at, at + 3) == (first.text.index("60元"), first.text.index("60元") + 3)


def test_of_a_long_clause_the_focus_is_read() -> None:
    document = parse_document(POLICY)
    second = next(c for c in document.clauses if c.label == "第二条")
    focus = second.text.index("第30项")
    view = clause_view(document, second, (focus, focus + 4))
    assert "第30项" in view.text
    assert view.text.endswith("。")
    assert second.text[view.start : view.end] == view.text


@given(st.text("甲乙，。；\n", max_size=900), st.integers(0, 900))
def test_a_window_is_never_too_long_and_holds_its_focus(text: str, at: int) -> None:
    start, end = window(text, (min(at, len(text)), len(text)))
    assert 0 <= start <= end <= len(text)
    assert end - start <= LONGEST_TEXT
    assert at >= len(text) or start <= at < end
