"""A table of contents names the headings; it is not the headings."""

import pytest

from assistant.documents.model import Element
from assistant.documents.parse import parse_document

BODY = (
    "第一章　总则\n第一条　为了规范管理，制定本条例。\n第二章　附则\n"
    "第二条　本条例自公布之日起施行。\n"
)


@pytest.mark.parametrize(
    "entries",
    [
        "第一章　总则\n第二章　附则\n",
        "第一章　总则……………1\n第二章　附则……………2\n",
        "第一章 总则 1\n第二章 附则 2\n",
    ],
)
@pytest.mark.parametrize("heading", ["目录", "目　录", "目　　次"])
def test_the_headings_are_those_behind_the_contents(heading: str, entries: str) -> None:
    law = parse_document(f"某县救助条例\n{heading}\n{entries}{BODY}")
    assert [c.label for c in law.clauses] == [
        "标题", "目录", "第一章", "第一条", "第二章", "第二条",
    ]  # fmt: skip
    contents = law.element(Element.CONTENTS)
    assert contents is not None
    assert contents.text.startswith(heading)


def test_the_word_alone_makes_no_contents() -> None:
    document = parse_document("关于甲的通知\n各科室：\n目录\n统筹安排各项工作。\n按时完成任务。\n")
    assert document.element(Element.CONTENTS) is None
