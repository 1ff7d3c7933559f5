"""A room that answers: items one after another, answers without names, counts and nothing else.

A phone is known by a token of its own for as long as the room is open. What is kept of it is its
last answer to each item, so that going back and forth loses none; what leaves the room is counts.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from assistant.errors import RoomError
from assistant.teaching.item import FALSE, LETTERS, TRUE, Item, ItemKind

MOST_PHONES = 200
"""Phones in one room."""
_CHOSEN = frozenset({ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.JUDGE, ItemKind.CASE})
"""What is answered by a tap; the rest is answered aloud."""
_LATE = "这一题已经收了。"
_FULL = "这个课堂已经满了。"


class Stage(StrEnum):
    """What the screen shows of an item, in the order in which a trainer goes on."""

    ASKED = "答题"
    SPREAD = "分布"
    KEY = "答案"
    CLAUSE = "依据"
    WHY = "怎么找到的"


@dataclass(slots=True)
class Room:
    """One lesson: where it stands, and what was answered. Changed from one thread only."""

    code: str
    items: tuple[Item, ...]
    at: int = 0
    stage: Stage = Stage.ASKED
    phones: set[str] = field(default_factory=set)
    answers: dict[str, dict[str, str]] = field(default_factory=dict)
    """By item, what each phone answered last."""
    closed: set[str] = field(default_factory=set)
    """The items that were answered and then shown further: they are not asked again."""

    @property
    def item(self) -> Item:
        """The item that is shown."""
        return self.items[self.at]

    @property
    def given(self) -> Mapping[str, str]:
        """The answer of each phone to the item that is shown."""
        return self.answers.get(self.item.id, {})

    @property
    def spread(self) -> Mapping[str, int]:
        """How many gave each answer to the item that is shown, each choice named."""
        single = Counter(letter for answer in self.given.values() for letter in parts_of(answer))
        return {name: single[name] for name in answer_choices(self.item)}

    @property
    def answered(self) -> int:
        """How many have answered the item that is shown."""
        return len(self.given)

    def require_place(self, phone: str) -> None:
        """Refuse a phone that is not in where no more may come.

        Raises:
            RoomError: there are as many as may be.
        """
        if phone not in self.phones and len(self.phones) >= MOST_PHONES:
            raise RoomError(_FULL, f"一个课堂最多 {MOST_PHONES} 部手机，请与旁边的人合用一部。")

    def join(self, phone: str) -> None:
        """Let a phone in.

        Raises:
            RoomError: there are as many as may be.
        """
        self.require_place(phone)
        self.phones.add(phone)

    def answer(self, phone: str, item_id: str, chosen: Sequence[str]) -> str:
        """Take the answer of a phone, in place of the one that it gave before; return it.

        Raises:
            RoomError: the item is over, or this is no answer to it.
        """
        if phone not in self.phones:
            self.join(phone)
        if item_id != self.item.id or self.stage is not Stage.ASKED:
            raise RoomError(_LATE, "请看屏幕，等下一题。")
        names = answer_choices(self.item)
        given = [name for name in names if name in set(chosen)]
        single = self.item.kind is not ItemKind.MULTIPLE
        if not given or len(given) != len(set(chosen)) or (single and len(given) > 1):
            raise RoomError("没有收到选项。", "请选一项再交。" if single else "请至少选一项再交。")
        answer = "".join(given)
        self.answers.setdefault(item_id, {})[phone] = answer
        return answer

    def forward(self) -> None:
        """Show the next thing of the item, or the next item."""
        stages = _stages_of(self.item)
        if self.stage is not stages[-1]:
            self._show(self.at, stages[stages.index(self.stage) + 1])
        else:
            self.next_item()

    def back(self) -> None:
        """Show what was shown before; an item that was answered is not asked again."""
        if self.stage is not Stage.ASKED:
            stages = _stages_of(self.item)
            before = stages[stages.index(self.stage) - 1]
            asked_again = before is Stage.ASKED and self.item.id in self.closed
            if not asked_again:
                self._show(self.at, before)
                return
        if self.at:
            self._show(self.at - 1, Stage.WHY)

    def next_item(self) -> None:
        """Go on to the next item, whatever is shown of this one; one that is closed stays so."""
        if self.at + 1 < len(self.items):
            coming = self.items[self.at + 1]
            self._show(self.at + 1, _stages_of(coming)[1 if coming.id in self.closed else 0])

    def results(self) -> dict[str, Any]:
        """Return the counts of every item that was asked: all that may be kept of a lesson."""
        counted = [
            (item, Counter(self.answers[item.id].values()))
            for item in self.items
            if item.id in self.answers
        ]
        return {
            "results": [
                {
                    "id": item.id,
                    "counts": dict(sorted(counts.items())),
                    "right": counts["".join(item.key)],
                }
                for item, counts in counted
            ]
        }

    def _show(self, at: int, stage: Stage) -> None:
        self.at, self.stage = at, stage
        if stage is not Stage.ASKED and self.given:
            self.closed.add(self.item.id)


def answer_choices(item: Item) -> tuple[str, ...]:
    """Return the names of what may be tapped: A, B, …, or 对 and 错; none where one speaks."""
    if item.kind not in _CHOSEN:
        return ()
    return tuple(LETTERS[: len(item.choices)]) if item.choices else (TRUE, FALSE)


def _stages_of(item: Item) -> tuple[Stage, ...]:
    """Return what is shown of an item; where nothing is tapped there is no spread."""
    return tuple(s for s in Stage if s is not Stage.SPREAD or answer_choices(item))


def parts_of(answer: str) -> tuple[str, ...]:
    """Return the single choices of an answer: A and C of AC."""
    return tuple(answer)
