"""Finishers: what every answer gets once a way has found it, in their order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce

from assistant.answering.draft import Draft
from assistant.answering.finishing.bounds_beside import with_bounds
from assistant.answering.finishing.leads_above import with_leads
from assistant.answering.finishing.lists_led_in import with_led_in
from assistant.answering.finishing.places_referred_to import with_followed
from assistant.answering.standings import with_standing
from assistant.answering.turn import Turn


@dataclass(frozen=True, slots=True)
class Finisher:
    """One thing that is added, and why it stands where it does."""

    add: Callable[[Draft, Turn], Draft]
    why: str


FINISHERS: Sequence[Finisher] = (
    Finisher(with_led_in, "first: the quotes are whole only with the list that they lead in"),
    Finisher(with_bounds, "the figure of the question beside the bound of the first quote"),
    Finisher(with_followed, "what whole quotes refer to; before standings, which judge it too"),
    Finisher(with_standing, "all that is cited says whether it holds; puts changed words first"),
    Finisher(with_leads, "last: the line above an item is context of what is then quoted"),
)


def finished(draft: Draft, turn: Turn) -> Draft:
    """Return a draft with all that is added to it."""
    return reduce(lambda done, finisher: finisher.add(done, turn), FINISHERS, draft)
