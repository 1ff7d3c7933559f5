"""A bank over time: clauses change and are repealed, items are edited, accepted, dropped."""

from pathlib import Path

import pytest

from assistant import Assistant, ItemState, Wanted
from assistant.errors import BankError, LibraryError, UsageError
from assistant.teaching.item import Item
from tests.teaching.bank_samples import LATER, NOTICE, Shelf, shelf

__all__ = ["shelf"]
RAISED = NOTICE.replace("每人每月800元", "每人每月850元").replace("2024年6月12日", "2024年9月12日")


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    return tmp_path / "bank.jsonl"


@pytest.fixture
def assistant(shelf: Shelf, bank: Path) -> Assistant:
    """Return an assistant with a notice, and a bank made of it."""
    opened = shelf(通知=NOTICE)
    opened.make_items(bank, Wanted(count=100))
    return opened


def about(assistant: Assistant, bank: Path, words: str) -> Item:
    return next(i for i in assistant.items_of(bank).items if words in i.proof.quote + i.stem)


def add(assistant: Assistant, tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / f"{name}.txt"
    file.write_text(text, encoding="utf-8")
    assistant.ingest([file])


def test_nothing_is_marked_while_nothing_changes(assistant: Assistant, bank: Path) -> None:
    before = bank.read_bytes()
    assert assistant.check_bank(bank).clean
    assert bank.read_bytes() == before
    assert [event.what for event in assistant.bank_history(bank)] == ["出题"]


def test_items_of_a_repealed_document_are_marked(
    assistant: Assistant, bank: Path, tmp_path: Path
) -> None:
    add(assistant, tmp_path, "废止", LATER)
    found = assistant.check_bank(bank)
    assert len(found.changed) == len(found.bank.items) > 5
    kept = assistant.items_of(bank).items
    assert all(item.state is ItemState.CHANGED and not item.usable for item in kept)
    assert "青政发〔2026〕3号" in kept[0].note
    with pytest.raises(BankError, match="废止"):
        assistant.accept_item(bank, kept[0].id)
    assert assistant.bank_history(bank)[-1].what == "依据已变"


def test_only_items_of_the_clause_that_changed_are_marked(
    assistant: Assistant, bank: Path, tmp_path: Path
) -> None:
    other = about(assistant, bank, "一人一册")
    add(assistant, tmp_path, "通知", RAISED)
    found = assistant.check_bank(bank)
    assert {item.proof.clause for item in found.changed} <= {"二、", "成文日期"}
    assert any("800元" in item.proof.quote for item in found.changed)
    assert assistant.items_of(bank).item(other.id).state is ItemState.NEW


def test_what_was_seen_is_proved_by_the_words_of_now(
    assistant: Assistant, bank: Path, tmp_path: Path
) -> None:
    add(assistant, tmp_path, "通知", RAISED)
    found = assistant.check_bank(bank)
    kept = [i for i in found.changed if "试用期" in i.stem and "800" not in i.stem]
    for item in kept:
        seen = assistant.accept_item(bank, item.id)
        assert seen.state is ItemState.ACCEPTED
        assert "850元" in seen.proof.quote
    assert not {i.id for i in kept} & {i.id for i in assistant.check_bank(bank).changed}


def test_items_of_a_document_that_was_taken_out_are_marked(
    assistant: Assistant, bank: Path
) -> None:
    assistant.remove(assistant.documents()[0].id)
    found = assistant.check_bank(bank)
    assert {item.note for item in found.changed} == {"依据的文件或条款已不在库内"}


def test_a_dropped_item_stays_dropped_and_is_not_made_again(
    assistant: Assistant, bank: Path, tmp_path: Path
) -> None:
    item = about(assistant, bank, "一人一册")
    assistant.drop_item(bank, item.id, "太容易", "王老师")
    with pytest.raises(BankError, match="题库里已有的"):
        assistant.make_items(bank, Wanted(count=100))
    add(assistant, tmp_path, "废止", LATER)
    assistant.check_bank(bank)
    kept = assistant.items_of(bank).item(item.id)
    assert (kept.state, kept.note) == (ItemState.DROPPED, "太容易")


def test_an_edited_item_is_told_what_is_wrong_with_it(assistant: Assistant, bank: Path) -> None:
    item = next(i for i in assistant.items_of(bank).items if len(i.choices) == 4)
    edited, remark = assistant.edit_item(bank, item.id, {"note": "看过"}, "王老师")
    assert (edited.note, remark) == ("看过", "")
    other = next(letter for letter in "ABCD" if letter not in item.key)
    _, remark = assistant.edit_item(bank, item.id, {"key": [other]})
    assert remark == "答案在条款里找不到"
    assert [why for _, why in assistant.check_bank(bank).doubtful] == [remark]
    with pytest.raises(BankError, match="不是选项的字母"):
        assistant.edit_item(bank, item.id, {"key": ["H"]})
    assert [e.what for e in assistant.bank_history(bank)][-2:] == ["修改", "修改"]


def test_documents_topics_and_kinds_narrow_what_is_made(
    assistant: Assistant, tmp_path: Path
) -> None:
    made = assistant.make_items(tmp_path / "a.jsonl", Wanted(topics=("日常管理",)))
    assert {item.proof.clause for item in made.added} == {"三、"}
    made = assistant.make_items(tmp_path / "b.jsonl", Wanted(("8号文",), kinds=("判断",)))
    assert {item.kind.value for item in made.added} == {"判断"}
    assert "只出了" in made.notices[0]
    for wanted, error, words in (
        (Wanted(topics=("房地产",)), BankError, "没有写到这个主题"),
        (Wanted(("9号文",)), LibraryError, "库里没有这份文件"),
        (Wanted(kinds=("选择",)), UsageError, "没有这种题型"),
    ):
        with pytest.raises(error, match=words):
            assistant.make_items(tmp_path / "c.jsonl", wanted)


def test_a_bank_that_is_not_there_is_told(assistant: Assistant, tmp_path: Path) -> None:
    with pytest.raises(BankError, match="没有这个题库"):
        assistant.check_bank(tmp_path / "nothing.jsonl")
    assert assistant.bank_file() == assistant.settings.library.parent / "library-bank.jsonl"
