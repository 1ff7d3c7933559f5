"""What rules a sum out: one table of the tests, each with when it is asked.

A test tells that something is said, or asked, that the sum does not heed.
"""

from collections.abc import Callable
from enum import Flag, auto

from assistant.calculation.enumerated.choices import Choices
from assistant.calculation.enumerated.heedless import (
    compares_with_itself,
    counts_the_served,
    goes_over_a_limit,
    ignores_months,
    is_of_all_for_what_lies_over,
    is_of_months_for_one,
    is_of_one,
    is_whole_for_part,
    leaves_a_number_open,
    leaves_a_year_out,
    leaves_months_out,
    misses_a_party,
    passes_over_a_case,
    tells_what_is_insured,
)
from assistant.calculation.enumerated.possible_sum import PossibleSum
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.whole_sums import (
    counts_another,
    does_something_else,
    is_given_and_not_paid,
    is_not_spread,
    is_of_another_turn,
    is_of_one_for_all,
    leaves_a_figure_out,
    leaves_party_out,
    leaves_row_out,
    passes_over_whom,
    pays_another,
)

Test = Callable[[SumScope, PossibleSum], bool]


class LookTime(Flag):
    """When a test is asked of a sum."""

    LISTED = auto()
    """Of a sum by itself, before the far ones are cut off and any is set against another."""
    KEPT = auto()
    """Of all that are weighed: another sum is the closest in its place."""
    CLOSEST = auto()
    """Of the closest: it is not told, and no other in its place. A planned sum is asked at once."""


_OF_THE_WHOLE: tuple[tuple[LookTime, Test], ...] = (
    (LookTime.KEPT, leaves_a_figure_out),
    (LookTime.KEPT, does_something_else),
    (LookTime.KEPT, is_given_and_not_paid),
    (LookTime.KEPT, leaves_party_out),
    (LookTime.KEPT, is_of_one_for_all),
    (LookTime.KEPT, is_not_spread),
    (LookTime.KEPT, leaves_row_out),
    (LookTime.KEPT, passes_over_whom),
    (LookTime.KEPT, is_of_another_turn),
    (LookTime.CLOSEST, compares_with_itself),
)
_OF_EACH_PART: tuple[tuple[LookTime, Test], ...] = (
    (LookTime.LISTED | LookTime.CLOSEST, leaves_months_out),
    (LookTime.KEPT, counts_another),
    (LookTime.KEPT, pays_another),
    (LookTime.CLOSEST, passes_over_a_case),
    (LookTime.CLOSEST, is_whole_for_part),
    (LookTime.CLOSEST, is_of_all_for_what_lies_over),
    (LookTime.CLOSEST, ignores_months),
    (LookTime.CLOSEST, counts_the_served),
    (LookTime.CLOSEST, leaves_a_year_out),
    (LookTime.CLOSEST, misses_a_party),
    (LookTime.CLOSEST, is_of_one),
    (LookTime.CLOSEST, is_of_months_for_one),
    (LookTime.CLOSEST, goes_over_a_limit),
    (LookTime.CLOSEST, leaves_a_number_open),
    (LookTime.CLOSEST, tells_what_is_insured),
)
"""What is looked at part by part, where a sum is put together of several."""


class RuledOut:
    """What rules out the sums of one question."""

    def __init__(self, scope: SumScope) -> None:
        """Keep what the choices of the question are, which are looked at once."""
        self._scope, self._choices = scope, Choices(scope)

    def at(self, stage: LookTime, each: PossibleSum) -> bool:
        """Tell whether something rules a sum out that is asked at this stage."""
        if LookTime.LISTED in stage and self._choices.tells_another(each.terms):
            return True
        if any(stage & when and test(self._scope, each) for when, test in _OF_THE_WHOLE):
            return True
        parts = each.parts or (each,)
        tests = [test for when, test in _OF_EACH_PART if stage & when]
        return any(test(self._scope, part) for part in parts for test in tests)
