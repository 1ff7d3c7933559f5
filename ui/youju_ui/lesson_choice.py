"""Which items go into a lesson: those that were ticked, or what a form narrows the bank to."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.datastructures import FormData

from assistant import Item, ItemState, items_apart

MOST_ITEMS = 50
"""Items of one lesson."""
_USUAL = 10


@dataclass(frozen=True, slots=True)
class LessonWish:
    """What is wanted of a lesson; "" and nothing leave it open; `ids` are what was ticked."""

    ids: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    document: str = ""
    topic: str = ""
    accepted: bool = False
    mixed: bool = False
    count: int = _USUAL


def wish_of(form: FormData) -> LessonWish:
    """Return what a form asks for."""
    asked = str(form.get("count", ""))
    count = int(asked) if asked.isdecimal() and len(asked) < 4 else _USUAL
    return LessonWish(
        ids=tuple(map(str, form.getlist("item"))),
        kinds=frozenset(map(str, form.getlist("kind"))),
        document=str(form.get("document", "")),
        topic=str(form.get("topic", "")),
        accepted=bool(form.get("accepted")),
        mixed=bool(form.get("mix")),
        count=min(max(count, 1), MOST_ITEMS),
    )


def chosen(items: Sequence[Item], wish: LessonWish) -> list[Item]:
    """Return the items of a lesson; what was ticked is taken as it is, the rest is narrowed.

    Of two items of which one answers the other only the first is taken.
    """
    if wish.ids:
        return [item for item in items if item.id in wish.ids][:MOST_ITEMS]
    fitting = [item for item in items if _fits(item, wish)]
    if wish.mixed:
        secrets.SystemRandom().shuffle(fitting)
    return items_apart(fitting)[: wish.count]


def _fits(item: Item, wish: LessonWish) -> bool:
    return (
        (not wish.kinds or item.kind.value in wish.kinds)
        and wish.document in ("", item.proof.document_id)
        and wish.topic in ("", item.topic)
        and (not wish.accepted or item.state is ItemState.ACCEPTED)
    )
