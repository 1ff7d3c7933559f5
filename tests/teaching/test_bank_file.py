"""The file of a bank: a round trip loses nothing, a mistake of a hand hides no other line."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import BankError
from assistant.teaching import bank_file
from assistant.teaching.bank_file import (
    Bank,
    holding,
    item_from,
    item_line,
    item_record,
    read_bank,
    write_bank,
)
from assistant.teaching.bank_history import history_file, history_of, remember
from assistant.teaching.item import BLANK, Item, ItemKind, ItemState
from tests.teaching.bank_samples import ITEM, PROOF

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
STEMS = WORDS.map(lambda words: words.replace(BLANK, "")).filter(str.strip)
CHOOSING = (ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.CASE)


@st.composite
def items(draw: st.DrawFn) -> Item:
    kind = draw(st.sampled_from(ItemKind))
    choices = tuple(draw(st.lists(WORDS, min_size=3, max_size=8))) if kind in CHOOSING else ()
    stem, key = draw(STEMS), tuple(draw(st.lists(WORDS, min_size=1, max_size=4)))
    if choices:
        key = tuple(draw(st.sampled_from("ABC")) for _ in range(1))
    elif kind is ItemKind.JUDGE:
        key = (draw(st.sampled_from(["对", "错"])),)
    elif kind is ItemKind.FILL:
        stem += BLANK * 0 + "".join(f"{BLANK}，" for _ in key)
    return Item(
        draw(st.uuids()).hex[:12], kind, stem, choices, key, PROOF, draw(st.text(max_size=5)),
        draw(st.integers(1, 3)), draw(st.sampled_from(ItemState)), draw(st.text(max_size=5)),
    )  # fmt: skip


@given(item=items())
def test_an_item_is_read_back_as_it_was_written(item: Item) -> None:
    assert item_from(json.loads(item_line(item))) == item
    assert "\n" not in item_line(item)


def test_a_bank_is_written_and_read_back(tmp_path: Path) -> None:
    file = tmp_path / "bank.jsonl"
    assert read_bank(file) == Bank()
    write_bank(file, Bank((ITEM,)))
    assert read_bank(file).items == (ITEM,)
    assert set(json.loads(file.read_text("utf-8"))) == set(Item.__slots__)


def without(name: str) -> dict[str, Any]:
    return {k: v for k, v in item_record(ITEM).items() if k != name}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "b"', "不是一行完整的 JSON"),
        ("[1]", "不是一个 JSON 对象"),
        (without("stem"), "缺少 stem（题干）"),
        ({"kind": "选择"}, "没有这种题型：选择"),
        ({"state": "好"}, "没有这种状态：好"),
        ({"key": ["E"]}, "答案 E 不是选项的字母（A 到 D）"),
        ({"key": "C"}, "key（答案）应当是文字的列表"),
        ({"choices": []}, "单选题没有 choices（选项）"),
        ({"difficulty": 5}, "difficulty（难度）应当是 1、2 或 3"),
        ({"answer": "C"}, "不认识这些字段：answer"),
        ({"proof": {"quote": "x"}}, "proof（依据）应当写全这些"),
        ({"kind": "判断", "choices": [], "key": ["是"]}, "判断题的答案只能是“对”或“错”"),
        ({"kind": "填空", "choices": [], "key": ["一"]}, "题干有 0 个空（____），答案有 1 个"),
        ({"id": "a1"}, "编号 a1 与第 1 行重复"),
    ],
)
def test_a_mistake_is_told_with_line_and_reason_and_the_rest_loads(
    tmp_path: Path, line: str | dict[str, Any], reason: str
) -> None:
    written = line
    if isinstance(line, dict):
        base = {"id": "b"} if len(line) < 5 else {}
        record = line if len(line) > 5 else {**item_record(ITEM), **base, **line}
        written = json.dumps(record, ensure_ascii=False)
    last = item_line(Item("z", ITEM.kind, ITEM.stem, ITEM.choices, ITEM.key, PROOF))
    file = tmp_path / "bank.jsonl"
    file.write_text(f"\ufeff{item_line(ITEM)}\n{written}\n\n{last}\n", encoding="utf-8")
    bank = read_bank(file)
    assert [item.id for item in bank.items] == ["a1", "z"]
    (unread,) = bank.unread
    assert unread.told.startswith(f"第 2 行：{reason}")
    write_bank(file, bank)
    assert file.read_text("utf-8").splitlines()[1] == written


def test_an_item_is_found_by_what_its_id_begins_with() -> None:
    bank = Bank((ITEM,))
    assert bank.item("a") == ITEM
    with pytest.raises(BankError, match="没有这道题"):
        bank.item("b")
    with pytest.raises(BankError, match="没有这道题"):
        bank.item("")


def test_a_bank_that_is_no_text_is_told(tmp_path: Path) -> None:
    file = tmp_path / "bank.jsonl"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BankError, match="读不了题库"):
        read_bank(file)
    with pytest.raises(BankError, match="写不了题库"):
        write_bank(tmp_path / "nowhere" / "bank.jsonl", Bank())


def test_a_bank_is_changed_by_one_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank = tmp_path / "bank.jsonl"
    monkeypatch.setattr(bank_file, "_PATIENCE", 0)
    with holding(bank), pytest.raises(BankError, match="正在被另一个程序改"), holding(bank):
        pass
    with holding(bank):
        write_bank(bank, Bank((ITEM,)))
    assert read_bank(bank).items == (ITEM,)


def test_what_was_done_is_remembered(tmp_path: Path) -> None:
    bank = tmp_path / "bank.jsonl"
    remember(bank, "出题", ["a1", "a2"])
    remember(bank, "不用", ["a1"], "太偏", "王老师")
    remember(bank, "核对", [])
    with history_file(bank).open("a", encoding="utf-8") as out:
        out.write("a line that somebody broke\n")
    first, second = history_of(bank)
    assert (first.what, first.items, first.by) == ("出题", ("a1", "a2"), "本机")
    assert (second.what, second.told, second.by) == ("不用", "太偏", "王老师")
    assert history_file(bank).name == "bank.history.jsonl"
