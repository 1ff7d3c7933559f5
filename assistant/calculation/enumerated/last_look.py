"""The last look at a finished sum, whichever way made it: one list of what it may leave open.

The first look that has something to ask asks it in place of the sum. A row of standards that is
left out is looked for last, as every other look says more of it.
"""

import re

from assistant.calculation.enumerated.cases_told import (
    for_whom,
    of_a_case_changed,
    of_an_exception,
    of_an_item_unnamed,
    of_another_group,
    of_people_of_a_place,
    of_the_rest_alone,
    of_those_apart,
    of_what_is_denied,
)
from assistant.calculation.enumerated.finished import Finished, Look
from assistant.calculation.enumerated.passed_over import (
    of_a_place,
    of_a_proposal,
    of_a_season,
    of_a_year_not_set,
    of_a_year_past_its_term,
    of_an_item,
    of_another_cost,
    of_another_place,
    of_another_town,
    of_rows_left_out,
)
from assistant.calculation.enumerated.standards_told import (
    of_a_birthday,
    of_a_changed_row,
    of_a_changed_year,
    of_a_name_in_part,
    of_another_kind,
    of_another_unit,
    of_several_places,
    of_several_siblings,
    of_what_is_said_less,
)
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.missing import MissingInput
from assistant.calculation.steps import Calculation

_COMES_OFF = re.compile(
    r"(?:补[助贴]|奖补|报销?|资助)(?:款|金|的?钱)?(?:完了?|掉|之?后|过后|以外|之外|除外)(?!期)"
)
"""What documents give comes off before the rest is shared or left: 补助完, 报销后."""
_LOOKS: tuple[Look, ...] = (
    of_people_of_a_place,
    of_what_is_denied,
    of_the_rest_alone,
    of_an_item_unnamed,
    of_several_places,
    of_a_changed_year,
    of_another_unit,
    of_a_birthday,
    of_another_kind,
    of_a_changed_row,
    of_an_item,
    of_a_place,
    of_a_season,
    for_whom,
    of_an_exception,
    of_those_apart,
    of_another_town,
    of_another_place,
    of_a_proposal,
    of_another_group,
    of_a_name_in_part,
    of_a_case_changed,
    of_what_is_said_less,
    of_a_year_past_its_term,
    of_a_year_not_set,
    of_another_cost,
    of_several_siblings,
    of_rows_left_out,
)
"""What is looked at, in this order: of another case, another standard, something passed over."""


def left_unsaid(scope: SumScope, done: Calculation) -> MissingInput | None:
    """Return the question for what a sum over documents leaves open, None where it leaves nothing.

    A sum of the user's own figures alone is not looked at.
    """
    finished = Finished(scope, done)
    told = next((told for look in _LOOKS if (told := look(finished))), None)
    return finished.asking(told) if isinstance(told, str) else told


def of_no_document(scope: SumScope, done: Calculation) -> MissingInput | None:
    """Ask where a sum is of the user's numbers alone, and documents have something to do with it.

    Money of the user's own is shared, and the question names rows of standards; or what is helped
    with comes off first: 补助完一家摊多少.
    """
    if _COMES_OFF.search(scope.text):
        told = "补助、报销的那一部分要照文件算，还没有减去。请先问补助多少，或者写明补助了多少。"
        return MissingInput((), done.figures, told)
    alone = len(done.figures) == 1 and len(done.result) > 1
    told = of_rows_left_out(Finished(scope, done)) if alone else ""
    return MissingInput((), done.figures, told) if told else None
