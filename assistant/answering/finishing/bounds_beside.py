"""A figure of the question beside the bound that the first quote states: 61岁, 不满六十周岁."""

from dataclasses import replace

from assistant.answering.answer import Outcome
from assistant.answering.draft import Draft, arranged
from assistant.answering.draft_parts import Computed
from assistant.answering.stating.bounds import asked_figures, bounds_shown
from assistant.answering.turn import Turn


def with_bounds(draft: Draft, turn: Turn) -> Draft:
    """Return `draft` with how the figure asked of lies to the bounds of its first quote.

    An answer that counts or reckons tells that itself.
    """
    if draft.computes or draft.outcome is not Outcome.ANSWERED or not draft.citations:
        return draft
    found = bounds_shown(turn, draft.citations[0])
    if not found:
        return draft
    (figure,) = asked_figures(turn.question)
    lines = (
        f"- “{b.words}”：{figure.printed}{'在' if b.holds else '不在'}这个范围内" for b in found
    )
    said = Computed("\n".join(["与问题里的数对照：", "", *lines]))
    parts = arranged(draft.lead, draft.citations, draft.also, (*draft.closing, said))
    return replace(draft, parts=parts)
