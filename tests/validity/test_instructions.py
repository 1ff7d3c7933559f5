"""What amending papers order, read into data: ways of writing beside those of consolidation."""

import pytest

from assistant.documents.parse import parse_document
from assistant.validity.instructions import Instruction, instructions, instructions_for
from assistant.validity.order_words import Action
from tests.validity.forest import paper, rules


def read(*items: str) -> list[tuple[str, tuple[str, ...], str, str, str]]:
    """Return what a paper orders: the action, the places, the old and new words, the number."""
    found = instructions(paper(*items))
    return [(i.action.value, i.places, i.old, i.new, i.number) for i in found]


@pytest.mark.parametrize(
    ("item", "orders"),
    [
        ("一、第四条中的“甲”改为“乙”，“丙”改为“丁”。",
         [("替换文字", ("第四条",), "甲", "乙", ""), ("替换文字", ("第四条",), "丙", "丁", "")]),
        ("一、将“甲”“乙”分别修改为“丙”“丁”。",
         [("替换文字", (), "甲", "丙", ""), ("替换文字", (), "乙", "丁", "")]),
        ("一、将“甲”、“乙”统一修改为“丙”。",
         [("替换文字", (), "甲", "丙", ""), ("替换文字", (), "乙", "丙", "")]),
        ("一、删去第五条第一款第（二）、（三）项。",
         [("删去条款", ("第五条第一款第（二）项",), "", "", ""),
          ("删去条款", ("第五条第一款第（三）项",), "", "", "")]),
        ("一、第十一条至第十三条依次改为第十二条至第十四条。",
         [("改变序号", ("第十一条",), "", "", "第十二条"),
          ("改变序号", ("第十二条",), "", "", "第十三条"),
          ("改变序号", ("第十三条",), "", "", "第十四条")]),
        ("一、删去第七条，第八条改为第七条，并将其中的“每月”修改为“每季度”。",
         [("删去条款", ("第七条",), "", "", ""), ("改变序号", ("第八条",), "", "", "第七条"),
          ("替换文字", ("第八条",), "每月", "每季度", "")]),
        ("一、第九条第二款予以删除。", [("删去条款", ("第九条第二款",), "", "", "")]),
        ("一、增加第六条之一：“甲。”", [("增加条款", (), "", "甲。", "第六条之一")]),
        ("一、在第二条第一款后增加一款：“甲。”", [("增加条款", ("第二条第一款",), "", "甲。", "")]),
        ("一、将标题修改为“临河县生态护林员管理办法”。",
         [("修改标题", (), "", "临河县生态护林员管理办法", "")]),
        ("一、在第三条“甲”前增加“乙”。", [("增加文字", ("第三条",), "甲", "乙", "")]),
        ("一、将第四条第二款移至第五条后。", [("未能识别", ("第四条第二款",), "", "", "")]),
    ],
)  # fmt: skip
def test_orders(item: str, orders: list[tuple[str, tuple[str, ...], str, str, str]]) -> None:
    assert read(item) == orders


def test_lines_below_speak_of_the_article_of_the_line_above() -> None:
    assert read(
        "一、对第六条作如下修改：", "（一）第一款中的“甲”修改为“乙”；", "（二）删去第二款。",
        "二、将“丙”统一修改为“丁”。",
    ) == [
        ("替换文字", ("第六条第一款",), "甲", "乙", ""),
        ("删去条款", ("第六条第二款",), "", "", ""),
        ("替换文字", (), "丙", "丁", ""),
    ]  # fmt: skip


def test_an_instruction_names_its_clause_and_its_sentence() -> None:
    (found,) = instructions(paper("一、删去第九条第三项。"))
    assert (found.clause.label, found.sentence) == ("一、", "一、删去第九条第三项。")
    assert found.document == "临河县护林员管理办法"


DECISION = """某省人民政府关于修改部分规章的决定
省政府决定对下列规章作出修改：
一、将《某省档案办法》第三条中的“甲”修改为“乙”。
二、对《某省统计办法》作出修改：
（一）删去第五条。
（二）第六条改为第五条，修改为：“丙。”
本决定自2024年1月1日起施行。
2023年12月1日"""


def _of(title: str) -> tuple[Instruction, ...]:
    held = parse_document(f"{title}\n第一条　甲。\n第二条　乙。")
    return instructions_for(parse_document(DECISION), held)


def test_a_decision_about_several_documents_orders_each_its_own() -> None:
    assert [i.action for i in _of("某省档案办法")] == [Action.REPLACE_WORDS]
    statistics = [Action.DELETE, Action.RENUMBER, Action.REPLACE]
    assert [i.action for i in _of("某省统计办法")] == statistics
    assert _of("某省审计办法") == ()


def test_what_is_no_decision_to_amend_orders_only_what_names_a_place() -> None:
    notice = parse_document(
        "临政办发〔2024〕9号\n关于做好护林工作的通知\n各乡镇：\n一、增加投入，调整为重点工作。\n"
        "二、《临河县护林员管理办法》（临政办发〔2022〕7号）第六条规定的补助标准由每人每月500元"
        "调整为550元。\n临河县人民政府\n2024年1月1日"
    )
    (found,) = instructions_for(notice, rules())
    assert (found.action, found.places) == (Action.CHANGE_VALUE, ("第六条",))
    assert (found.old, found.new) == ("每人每月500元", "550元")
