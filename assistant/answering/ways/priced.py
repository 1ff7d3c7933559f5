"""A sum at a price that the question itself states in full: worked out, with the user's figures."""

from assistant.answering.answer import Outcome
from assistant.answering.draft import Draft, drafted
from assistant.answering.draft_parts import Worked
from assistant.answering.turn import Turn
from assistant.calculation.calculation_text import USER_FIGURES_NOTE, markdown
from assistant.calculation.unit_product import unit_product


def priced(turn: Turn) -> Draft | None:
    """Return so many at a price for so long, where all of it is the user's own and fits."""
    found = unit_product(turn.question)
    if found is None:
        return None
    told = Worked(markdown(found), found, given=(USER_FIGURES_NOTE,))
    return drafted(Outcome.ANSWERED, (told,))
