"""Better wording by a chat model: only the stem, and only what passes the same guard.

Choices, key and proof are never the model's. A stem that has lost or gained a figure or a name,
or that says more or less than the old one, is not taken: the item stays as it was made.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from langchain_core.messages import HumanMessage

from assistant.answering.chat.chat_model import ChatModel, reason_of
from assistant.answering.chat.prompts import Prompt
from assistant.documents.numbers.measured import measures
from assistant.documents.plain import strangers
from assistant.teaching.item import LETTERS, Item, ItemKind
from assistant.teaching.item_checks import Ground
from assistant.teaching.item_guard import failing
from assistant.teaching.reading_alone import shared

_WORDED = frozenset({ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.SHORT, ItemKind.CASE})
"""Kinds whose stem may be said otherwise; the others are the words of the clause themselves."""
_NAMED = re.compile(r"《[^》]*》(?:（[^）]*）)?|“[^”]*”|（　　）")
_TURNS = re.compile(r"不|没|无|未|非|除|仅|只|哪些|哪几")
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)
_SAME = 0.5
"""Share of the words of the old stem that the new one keeps."""


@dataclass(frozen=True, slots=True)
class Worded:
    """Items with the stems that a model gave them; `failure` is why it was asked no more.

    `better` counts the stems that were taken, `refused` those that did not pass.
    """

    items: tuple[Item, ...]
    better: int
    refused: int
    failure: str = ""


def reworded(
    items: Iterable[Item], chat: ChatModel, prompt: Prompt, ground: Callable[[Item], Ground]
) -> Worded:
    """Return items, in better words where the model finds such and they pass the guard."""
    found: list[Item] = []
    better = refused = 0
    failure = ""
    for item in items:
        stem, failure = ("", failure) if failure else _asked(item, chat, prompt)
        new = replace(item, stem=stem) if stem and stem != item.stem else item
        taken = new is not item and keeps(item, stem) and not failing(new, ground(new))
        better += taken
        refused += new is not item and not taken
        found.append(new if taken else item)
    return Worded(tuple(found), better, refused, failure)


def _asked(item: Item, chat: ChatModel, prompt: Prompt) -> tuple[str, str]:
    """Return the stem that the model writes, and why there is none."""
    if item.kind not in _WORDED:
        return "", ""
    choices = (f"{letter}. {c}" for letter, c in zip(LETTERS, item.choices, strict=False))
    told = prompt.filled(
        clause=item.proof.quote, kind=item.kind.value, stem=item.stem,
        choices="\n".join(choices) or "（无）", key="；".join(item.key),
    )  # fmt: skip
    try:
        heard = chat.model.invoke([HumanMessage(told)])
    except Exception as error:  # noqa: BLE001  the edge: any endpoint, any failure
        return "", f"大模型{reason_of(error)}"
    lines = _THOUGHT.sub("", str(heard.text)).strip().split("\n")
    return lines[0].removeprefix("题干：").strip(), ""


def keeps(item: Item, stem: str) -> bool:
    """Say whether a stem names, measures and denies what the stem of an item does."""
    old = item.stem
    named = sorted(_NAMED.findall(old)) == sorted(_NAMED.findall(stem))
    turned = sorted(_TURNS.findall(old)) == sorted(_TURNS.findall(stem))
    told = measures(old) == measures(stem) and not strangers(stem)
    return named and turned and told and shared(_bare(old), _bare(stem)) >= _SAME


def _bare(stem: str) -> str:
    return _NAMED.sub("", stem)
