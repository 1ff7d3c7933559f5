"""Better wording by a chat model: what it may change, and what is not taken from it."""

from pathlib import Path

import pytest

from assistant import Assistant, Wanted
from assistant.answering.chat.chat_model import ChatModel
from assistant.answering.chat.prompts import read_prompt
from assistant.answering.chat.scripted_model import Entry, Fails, Says, ScriptedModel
from assistant.settings import PROJECT
from assistant.teaching.item_checks import Ground
from assistant.teaching.item_wording import Worded, keeps, reworded
from tests.teaching.bank_samples import ITEM, NOTICE, PROOF, Shelf, shelf

__all__ = ["shelf"]
PROMPT = read_prompt(PROJECT / "prompts" / "item_wording.md")
NAME = "《青塘县人民政府关于加强护林员管理的通知》"
BETTER = f"根据{NAME}，提高以后，护林员的补助标准是每人每月多少元？"


def worded(*script: Entry) -> tuple[Worded, ScriptedModel]:
    model = ScriptedModel(script=list(script))
    ground = Ground(PROOF.quote, lambda _choice, _asked: False)
    return reworded([ITEM], ChatModel(model, "脚本"), PROMPT, lambda _item: ground), model


def test_a_better_stem_is_taken_and_nothing_else_changes() -> None:
    found, model = worded(Says(f"题干：{BETTER}\n答案是C"))
    (item,) = found.items
    assert item.stem == BETTER
    assert (item.id, item.choices, item.key, item.proof) == (
        ITEM.id, ITEM.choices, ITEM.key, ITEM.proof,
    )  # fmt: skip
    assert (found.better, found.refused) == (1, 0)
    told = str(model.asked[0][0].content)
    assert PROOF.quote in told
    assert "$" not in told


@pytest.mark.parametrize(
    "stem",
    [
        "护林员的补助标准是每人每月多少元？",
        BETTER.replace("每人每月", "每人每年120"),
        BETTER.replace("多少元", "不是多少元"),
        BETTER.replace("多少元", "800元，还是多少元"),
        f"根据{NAME}，县林业局负责什么？",
        BETTER.replace("补助", "补\u200b助"),
        "好",
    ],
)
def test_a_stem_that_says_more_or_less_is_refused(stem: str) -> None:
    found, _ = worded(Says(stem))
    assert found.items == (ITEM,)
    assert (found.better, found.refused) == (0, 1)


def test_a_failing_model_leaves_the_items_as_they_are() -> None:
    found, model = worded(Fails(TimeoutError()))
    assert found.items == (ITEM,)
    assert found.failure == "大模型没有按时回音"
    assert len(model.asked) == 1


def test_the_words_of_a_clause_are_not_reworded() -> None:
    assert keeps(ITEM, ITEM.stem)
    assert not keeps(ITEM, ITEM.stem.replace("护林员", "巡河员").replace("补助标准", "工资"))


def test_a_bank_is_made_with_a_model_that_fails(shelf: Shelf, tmp_path: Path) -> None:
    plain = shelf(通知=NOTICE)
    chat = ChatModel(ScriptedModel(script=[Fails(OSError())]), "脚本")
    made = Assistant(plain.settings, plain.library, chat).make_items(
        tmp_path / "a.jsonl", Wanted(count=8)
    )
    same = plain.make_items(tmp_path / "b.jsonl", Wanted(count=8))
    assert made.added == same.added
    assert made.notices[-1] == "大模型连接不上，其余的题干没有润色。"
