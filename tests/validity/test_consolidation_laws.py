"""Laws of consolidation: orders made from random edits of a text make the edited text."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.model import PolicyDocument
from assistant.documents.numbers.numerals import print_integer
from assistant.documents.parse import parse_document
from assistant.validity.consolidation import consolidate
from assistant.validity.differences import Became, differences

WORDS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
DAY = date(2025, 1, 1)


def sentence(seed: int) -> str:
    """Return a sentence that no other seed gives."""
    name = "".join(WORDS[seed // 22**place % 22] for place in range(3))
    return f"{name}事项由{name}部门在{seed % 90 + 10}日内办理，结果向{name}公布。"


def law(texts: list[str]) -> PolicyDocument:
    lines = [f"第{print_integer(n)}条　{text}" for n, text in enumerate(texts, start=1)]
    return parse_document("\n".join(["某县办事规定", *lines]))


@st.composite
def edited(draw: st.DrawFn) -> tuple[list[str], list[str], list[str]]:
    """Return the articles of a text, the orders of a paper, and the articles that must come out."""
    count = draw(st.integers(3, 12))
    before = [sentence(n) for n in range(count)]
    after: list[str] = []
    orders: list[str] = []
    for place, text in enumerate(before, start=1):
        what = draw(st.sampled_from(["keep", "keep", "replace", "word", "delete"]))
        number = f"第{print_integer(place)}条"
        if what == "replace":
            after.append(sentence(1000 + place))
            orders.append(f"将{number}修改为：“{after[-1]}”")
        elif what == "word":
            after.append(text.replace("日内办理", "个工作日内办结"))
            orders.append(f"将{number}中的“日内办理”修改为“个工作日内办结”。")
        elif what == "delete" and place < count:
            orders.append(f"删去{number}。")
        else:
            after.append(text)
        if draw(st.booleans()):
            after.append(sentence(2000 + place))
            comes = f"第{print_integer(len(after))}条"
            orders.append(f"在{number}后增加一条，作为{comes}：“{after[-1]}”")
    return before, orders, after


@given(edited())
def test_orders_made_of_edits_make_the_edited_text(
    made: tuple[list[str], list[str], list[str]],
) -> None:
    before, orders, after = made
    lines = [f"{print_integer(n)}、{order}" for n, order in enumerate(orders, start=1)]
    paper = parse_document(
        "\n".join([
            "关于修改《某县办事规定》的决定", "现对《某县办事规定》作如下修改：", *lines,
            "条文顺序作相应调整。", "本决定自2024年1月1日起施行。", "2023年12月1日",
        ])
    )  # fmt: skip
    found = consolidate(law(before), [paper], DAY)
    assert [each.said for each in found.failed] == []
    assert [c.text for c in found.text.clauses] == [c.text for c in law(after).clauses]
    assert {d.became for d in differences(found.text, law(after))} == {Became.UNCHANGED}
