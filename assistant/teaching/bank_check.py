"""Checking a bank: whether the clause of each item still says it, and each item is still sound."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from assistant.documents.text import fold
from assistant.errors import BankError
from assistant.teaching.bank_file import Bank, UnreadLine
from assistant.teaching.crafting import proof_of
from assistant.teaching.item import Item, ItemState, Proof
from assistant.teaching.item_checks import UNPROVED
from assistant.teaching.item_guard import failing
from assistant.teaching.lesson import Lesson
from assistant.teaching.making import ground_of
from assistant.validity.clause_standing import clause_status

_GONE = "依据的文件或条款已不在库内"
_REWORDED = "条款的文字已经不同"
_DROP = "请不用这道题，或者按现行的条款重新出题。"


@dataclass(frozen=True, slots=True)
class CheckedBank:
    """What the check of a bank found: what changed, what is not sound, what could not be read.

    `changed` are the items whose clause no longer says it, newly or as before, `doubtful` those
    that fail the guard, with the reason.
    """

    bank: Bank
    changed: tuple[Item, ...]
    doubtful: tuple[tuple[Item, str], ...]

    @property
    def unread(self) -> tuple[UnreadLine, ...]:
        """The lines that are no items."""
        return self.bank.unread

    @property
    def clean(self) -> bool:
        """Whether there is nothing to look at."""
        return not (self.changed or self.doubtful or self.unread)

    def to_json(self) -> dict[str, Any]:
        """Return the object of `youju bank check --json`."""
        states = Counter(item.state.value for item in self.bank.items)
        return {
            "items": len(self.bank.items),
            "states": dict(states),
            "changed": [{"id": i.id, "stem": i.stem, "reason": i.note} for i in self.changed],
            "doubtful": [{"id": i.id, "stem": i.stem, "reason": why} for i, why in self.doubtful],
            "unread": [{"line": u.number, "reason": u.reason} for u in self.unread],
        }


def check(bank: Bank, lesson: Lesson) -> CheckedBank:
    """Return a bank with the items marked whose clause was changed, repealed or taken away.

    What the trainer has dropped is left alone.
    """
    marked = [_marked(item, lesson) for item in bank.items]
    used = [item for item in marked if item.state is not ItemState.DROPPED]
    changed = tuple(item for item in used if item.state is ItemState.CHANGED)
    return CheckedBank(bank.with_items(marked), changed, tuple(_doubtful(used, lesson)))


def _marked(item: Item, lesson: Lesson) -> Item:
    if item.state is ItemState.DROPPED:
        return item
    reason = change_of(item.proof, lesson)
    return replace(item, state=ItemState.CHANGED, note=reason) if reason else item


def _doubtful(items: list[Item], lesson: Lesson) -> Iterator[tuple[Item, str]]:
    for item in items:
        reason = "" if item.state is ItemState.CHANGED else failing(item, ground_of(lesson, item))
        if reason:
            yield item, reason


def change_of(proof: Proof, lesson: Lesson) -> str:
    """Return what became of the clause of a proof since; "" where it still says it."""
    place = lesson.place_of(proof.clause_id)
    if place is None:
        return _GONE
    found = clause_status(place.document, place.clause, lesson.library, lesson.day)
    if not found.holds:
        return found.told
    return "" if fold(proof.quote) in fold(place.clause.text) else _REWORDED


def proved_anew(item: Item, lesson: Lesson) -> Item:
    """Return an item with its clause as it stands now, for whoever has seen it.

    Raises:
        BankError: the clause is gone or does not hold, or does not say the key any more.
    """
    place = lesson.place_of(item.proof.clause_id)
    reason = change_of(item.proof, lesson)
    if place is None or reason not in ("", _REWORDED):
        raise BankError(
            f"这道题的{reason}。" if reason == _GONE else f"这道题的依据{reason}。", _DROP
        )
    if not reason:
        return item
    renewed = replace(item, proof=proof_of(place.document, place.clause))
    if failing(renewed, ground_of(lesson, renewed)) == UNPROVED:
        raise BankError(
            "条款现在的文字里已经没有这道题的答案。", "请改好题干和答案，或者不用这道题。"
        )
    return renewed
