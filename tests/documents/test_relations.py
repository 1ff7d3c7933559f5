"""Which documents a text speaks of, and how."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.relations import RelationKind, find_relations


def kinds(text: str) -> list[tuple[str, str]]:
    return [(r.kind.value, r.name) for r in find_relations(text, "某政发|2021|3", "关于甲的通知")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("根据《中华人民共和国预算法》，制定本办法。", [("依据", "《中华人民共和国预算法》")]),
        (
            "依照《甲条例》和《乙办法》（国发〔2020〕5号）的规定，特申请。",
            [("依据", "《甲条例》"), ("依据", "《乙办法》（国发〔2020〕5号）")],
        ),
        ("根据连委办发〔2021〕36号文件精神，制定本方案。", [("依据", "连委办发〔2021〕36号")]),
        (
            "《甲办法》（某政发〔2015〕3号）、《乙办法》（某政发〔2016〕8号）同时废止。",
            [
                ("废止", "《甲办法》（某政发〔2015〕3号）"),
                ("废止", "《乙办法》（某政发〔2016〕8号）"),
            ],
        ),
        ("现将《甲方案》印发给你们，请认真贯彻执行。", [("印发", "《甲方案》")]),
        ("现将《甲意见》转发给你们，请遵照执行。", [("转发", "《甲意见》")]),
        (
            "你局《关于拨付资金的请示》（某民〔2021〕7号）收悉。",
            [("答复", "《关于拨付资金的请示》（某民〔2021〕7号）")],
        ),
        ("将《甲条例》第三条修改为：“第三条　略。”", [("修订", "《甲条例》")]),
        ("国务院决定对《甲条例》作如下修改：", [("修订", "《甲条例》")]),
        (
            "附件：《甲实施意见》（连委办发〔2021〕36号）",
            [("引用", "《甲实施意见》（连委办发〔2021〕36号）")],
        ),
        (
            "根据《关于印发〈甲办法〉的通知》（国发〔2020〕5号），",
            [("依据", "《关于印发〈甲办法〉的通知》（国发〔2020〕5号）")],
        ),
    ],
)
def test_a_document_is_named_with_how_it_is_spoken_of(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "填写《救助申请书》。",
        "凭《营业执照》办理。",
        "刊登于《人民日报》。",
        "学习《习近平谈治国理政》。",
        "关于甲的通知",
        "某政发〔2021〕3号",
        "",
    ],
)
def test_what_is_no_other_document_is_not_named(text: str) -> None:
    assert kinds(text) == []


def test_what_a_notice_issues_is_kept_beside_the_notice() -> None:
    (found,) = find_relations("根据《关于印发〈甲办法〉的通知》，", "", "")
    assert found.inner == "甲办法"


def test_the_same_reference_is_told_once() -> None:
    assert len(kinds("根据《甲条例》第三条。\n根据《甲条例》第五条。\n《甲条例》同时废止。")) == 2


PIECES = (
    "根据", "《甲条例》", "、", "和", "《关于印发〈乙办法〉的通知》", "（国发〔2020〕5号）",
    "同时废止", "。", "\n", "《", "》",
    "国务院令第5号", "现将", "印发给你们", "，", "修改为", "收悉",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_names_and_sentences_are_those_of_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    for relation in find_relations(text, "", ""):
        assert text[relation.start : relation.end] == relation.name
        assert relation.name in relation.sentence
        assert any(relation.sentence in line for line in text.split("\n"))
        assert isinstance(relation.kind, RelationKind)
