"""Asks which of the standards that stand side by side is meant, each with one tap."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from assistant.calculation.enumerated.siblings import Chosen, chosen_of, families, grades, levels_of
from assistant.calculation.enumerated.sum_features import Weighing
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.sum_weights import CLOSENESS
from assistant.calculation.enumerated.terms import Term, TermRole, terms_of
from assistant.calculation.enumerated.word_likeness import NONE
from assistant.calculation.missing import Choice, MissingInput
from assistant.documents.model import PolicyDocument

_STANDARDS = frozenset({TermRole.RATE, TermRole.PART})
_HALF, _STRANGE = Decimal("0.5"), Decimal("0.6")
"""How much of a question standards must say, and how much no document may say."""
_MOST = 8
_SEVERAL = 2


def which_of(scope: SumScope, kin: Sequence[Term], chosen: Chosen) -> MissingInput:
    """Ask which of some standards is meant: those left open, else those that were not taken."""
    meant = chosen.terms or tuple(t for t in kin if not t.is_of_all_rows and not t.is_old)
    told: dict[str, Choice] = {}
    for term in meant[:_MOST]:
        name = "，".join(
            level.strip("|，、,") for level in levels_of(term) if level.strip("|，、,")
        )
        label = f"{name}{term.provision.text}"
        told.setdefault(label, Choice(label, f"{scope.wanted.asked.text}（{name}）"))
    return MissingInput.asking(
        f"文件分几种写了标准，问题里没有说清是哪一种：{'；'.join(told)}。请说明是哪一种，再算。",
        (t.provision.clause.id for t in meant[:_MOST]),
        [*told.values()],
    )


def left_open(scope: SumScope, found: Mapping[str, Decimal]) -> MissingInput | None:
    """Ask which standard is meant where those that the question is nearest to are left open."""
    weighing, best = Weighing(scope, found), list[tuple[Decimal, int]]()
    known = [f for d in scope.documents for f in families(_standards(scope, d))]
    for n, kin in enumerate(known):
        best.append((max(_near(weighing, t) for t in kin), n))
    if not best:
        return None
    kin = known[max(best)[1]]
    if not _is_asked_of(weighing, kin):
        return None
    chosen = chosen_of(scope, kin)
    several = len({t.value for t in kin}) >= _SEVERAL
    return which_of(scope, kin, chosen) if chosen.open and several else None


def _is_asked_of(weighing: Weighing, kin: Sequence[Term]) -> bool:
    """Tell whether most of what a question says is said of some standards that pay each of many.

    A standard is not asked about for a question of something else, however near it comes.
    """
    said = max(weighing.of_words(t)["recall_all"] for t in kin)
    if grades(weighing.scope.text) & grades("|".join(t.words for t in kin)):
        return True
    return kin[0].role in _STANDARDS and weighing.unknown < _STRANGE and said >= _HALF


def _standards(scope: SumScope, document: PolicyDocument) -> list[Term]:
    roles = (*_STANDARDS, TermRole.TOTAL)
    return [t for t in terms_of(document) if t.role in roles and scope.may_hold(t)]


def _near(weighing: Weighing, term: Term) -> Decimal:
    features = weighing.of_words(term)
    return sum((CLOSENESS.get(name, NONE) * v for name, v in features.items()), NONE)
