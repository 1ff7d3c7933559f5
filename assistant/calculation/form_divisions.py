"""What a form divides: a sum among several, by the premium, or by heads."""

from assistant.calculation.entries import Account
from assistant.calculation.finish import by_inputs
from assistant.calculation.parties import Sharing, read_sharing
from assistant.calculation.required import required
from assistant.calculation.roles import Role
from assistant.calculation.share_workings import SHAREABLE, shared, unbalanced
from assistant.calculation.solve import worked_out
from assistant.calculation.steps import Calculation
from assistant.calculation.sums import per_head, percentage
from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.quantities import Unit, read_quantities
from assistant.errors import CalculationError

_SUMS = {
    "结余": Role.CARRY_OVER, "缺口": Role.GAP, "赔付": Role.PAYOUT, "保费": Role.PREMIUM,
    "资金": Role.BUDGET,
}  # fmt: skip
"""What the sums of an account are called in the fields that choose one of them."""


def share(text: str, account: Account) -> Calculation:
    """Share the gap, else the premium, else the only figure given, among whom `text` says.

    Raises CalculationError where that is not clear, or the sum is neither given nor follows.
    """
    sharing = _sharing(text)
    roles = SHAREABLE if len(account) == 1 else _SHARED
    total = next((each for role in roles if (each := worked_out(account, role))), None)
    total = total or required(account, Role.GAP if Role.CARRY_OVER in account else Role.PREMIUM)
    return by_inputs(shared(total, sharing), account, {total.role: total})


_SHARED = tuple(role for role in SHAREABLE if role is not Role.CARRY_OVER)
"""What is shared of a whole account: what was left last year is one of its inputs."""


_COUNTS = (Unit.COUNT, Unit.PLAIN)


def _sharing(text: str) -> Sharing:
    """Return who shares, when every figure of the field belongs to it."""
    sharing = read_sharing(text)
    if sharing is None or _left_over(text, sharing):
        raise CalculationError(
            f"没有看懂怎么分摊：“{text.strip()}”。",
            "请写成“七个街道”“区七成、镇三成”“5:3:2”“区里出六成，余下的三个镇平分”。",
        )
    if why := unbalanced(sharing):
        raise CalculationError(why, "各方比例相加应是100%。")
    return sharing


def _left_over(text: str, sharing: Sharing) -> bool:
    left = [q for q in read_quantities(text) if q not in sharing.used]
    if sharing.equal:
        return [q.value for q in left] != [sharing.equal]
    # 市5区3镇2 is shares, though 5区 may be read as a count
    return bool(left) if sharing.used else any(q.unit not in _COUNTS for q in left)


def percent(text: str, account: Account) -> Calculation:
    """Give the sum that `text` names as a percentage of the premium; raises CalculationError."""
    part, whole = required(account, _sum(text)), required(account, Role.PREMIUM)
    if part.role is whole.role:
        raise CalculationError("占比要写哪一笔占应缴保费。", "请填结余、缺口、赔付或资金。")
    return by_inputs(percentage(part, whole), account, {part.role: part, whole.role: whole})


def each_head(text: str, account: Account) -> Calculation:
    """Divide the sum that `text` names by the insured, else by the people.

    Raises CalculationError where one of them is neither given nor follows.
    """
    total = required(account, _sum(text))
    heads = worked_out(account, Role.INSURED) or required(account, Role.POPULATION)
    return by_inputs(per_head(total, heads), account, {total.role: total, heads.role: heads})


def _sum(text: str) -> Role:
    name = narrow(text).strip()
    if name not in _SUMS:
        raise CalculationError(f"不知道“{text.strip()}”是哪一笔。", f"请填{'、'.join(_SUMS)}之一。")
    return _SUMS[name]
