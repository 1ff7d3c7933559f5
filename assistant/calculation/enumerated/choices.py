"""Whether what is taken of standards side by side is what the question names, sum by sum."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.calculation.enumerated.siblings import (
    Chosen,
    chosen_of,
    families,
    family_of,
    grades,
    is_banded,
    kin_of,
)
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole

_RATES = frozenset({TermRole.RATE, TermRole.OLD})
_FEWEST = 2
_TOLD_APART = frozenset({TermRole.RATE, TermRole.PART, TermRole.OLD, TermRole.LINE})
"""What stands side by side to choose from; a limit belongs to what it limits."""


@dataclass
class Choices:
    """Which standards of each family a question means, each family looked at once."""

    scope: SumScope
    _known: dict[tuple[str, ...], Chosen] = field(default_factory=dict)

    def of(self, family: Sequence[Term]) -> tuple[list[Term], Chosen]:
        """Return the kin of some standards, and which of them are meant."""
        key, kin = family_of(family[0]), kin_of(family[0])
        if key not in self._known:
            self._known[key] = chosen_of(self.scope, kin)
        return kin, self._known[key]

    def passed_over(self, terms: Sequence[Term]) -> tuple[list[Term], Chosen] | None:
        """Return a family of which one is taken that is not named; None where all are.

        Bands that each pay a part of one sum, and the columns of one row, are all taken.
        """
        for family in families([t for t in terms if t.role in _TOLD_APART]):
            kin, chosen = self.of(family)
            if len({t.value for t in kin}) < _FEWEST or _is_taken_whole(family, kin):
                continue
            elsewhere = {t.provision.text for t in terms if family_of(t) != family_of(family[0])}
            taken = {t for t in family if t.provision.text not in elsewhere}
            if chosen.open or not taken <= set(chosen.terms):
                return kin, chosen
        return None

    def tells_another(self, terms: Sequence[Term]) -> bool:
        """Tell whether another is meant than one that is taken."""
        found = self.passed_over(terms)
        return found is not None and not found[1].open


def _is_taken_whole(family: Sequence[Term], kin: Sequence[Term]) -> bool:
    """Tell whether what is taken of a family is no choice of one, or its items are not alike.

    What holds for all and its exceptions (儿童全额补贴) are no items of one list.
    """
    rows = bool(family[0].row)
    if len(family) > 1 and (not rows or is_banded(kin) or len({t.row for t in family}) == 1):
        return True
    alike = family[0].role in (*_RATES, TermRole.LINE) or all(grades(t.provision.own) for t in kin)
    return not rows and not alike
