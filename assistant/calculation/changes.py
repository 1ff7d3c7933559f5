"""What-ifs that change a figure instead of stating it: 上浮一成半, 涨20块, 翻一番, 只用一半."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.calculation.entries import ASSUMED, Account, Entry
from assistant.calculation.nouns import nouns
from assistant.calculation.roles import NAMING, Role, bare, shown
from assistant.calculation.steps import Step
from assistant.documents.numbers.decimals import cents, narrow, percent_text, read_number, tidy
from assistant.documents.numbers.quantities import Quantity, Unit, read_quantities
from assistant.errors import CalculationError


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one figure; `sign` is 1 for up, -1 for down, 0 for a part of it that is used.

    Of a part the quantity is the ratio that counts; where a ratio is kept back, `rest` is set.
    """

    role: Role
    quantity: Quantity
    sign: int
    rest: bool = False

    def apply(self, base: Entry) -> tuple[Entry, Step]:
        """Return the changed figure and the step that shows how it came about."""
        value = tidy(self._changed(base.value))
        if self.role not in {Role.RATIO, Role.POPULATION} and not self.is_part:
            value = tidy(cents(value))
        formula = f"{bare(self.role, base.value)}{self._formula()}＝{shown(self.role, value)}"
        text = f"{base.text}{_DONE[self.sign]}{self.quantity.text}"
        after = "可用" if self.is_part else "调整后"
        step = Step(f"{after}的{NAMING[self.role].label}", formula, shown(self.role, value))
        return replace(base, value=value, text=text, source=ASSUMED, clause_id=""), step

    def _changed(self, base: Decimal) -> Decimal:
        by = self.quantity.value
        if not self.sign:
            return base * (1 - by if self.rest else by)
        if self.quantity.unit is Unit.TIMES:
            return base * by
        return base * (1 + self.sign * by) if self._relative else base + self.sign * by

    @property
    def is_part(self) -> bool:
        """Whether only a part of the carry-over counts, which itself stays what it is."""
        return not self.sign and self.role is Role.CARRY_OVER

    @property
    def _relative(self) -> bool:
        return self.quantity.unit is Unit.RATIO

    def _formula(self) -> str:
        by, sign = self.quantity.value, "＋" if self.sign > 0 else "−"
        if not self.sign:
            return f"×（1−{percent_text(by)}）" if self.rest else f"×{percent_text(by)}"
        if self.quantity.unit is Unit.TIMES:
            return f"×{tidy(by)}"
        if self._relative:
            return f"×（1{sign}{percent_text(by)}）"
        return f"{sign}{bare(self.role, by)}"


_DONE = {1: "上调", -1: "下调", 0: "的"}
"""By the sign of a change."""
_UP = r"上浮|上调|提高|调高|提升|增加|增长|上涨|增|涨|加|多|升"
_DOWN = r"下浮|下调|降低|调低|减少|下降|压缩|降|减|少|砍"
_VERB = re.compile(rf"(?<![至最])(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|个|它|上|掉|出|来)*\s*$")
_TO_TIMES = re.compile(r"(?:到|至|为|成|是)[^,;。]{0,4}$")
_UNIT_ROLE = {
    Unit.PEOPLE: Role.POPULATION,
    Unit.POINTS: Role.RATIO,
    Unit.RATE: Role.RATE,
}
_CHANGEABLE = frozenset({Role.RATE, Role.RATIO, Role.POPULATION, Role.CARRY_OVER, Role.INSURED})
_PER_PERSON = re.compile(r"每一?个?(?:人|口)|人均|一个?人")
_SENTENCE = re.compile(r"[。;?!\n]")


def find_changes(text: str) -> tuple[Change, ...]:
    """Return the changes that `text` makes to figures, in order."""
    uniform = narrow(text)
    changes = (_change(uniform, quantity) for quantity in read_quantities(text))
    found = _one_part([*(change for change in changes if change), *_discounts(uniform)])
    return tuple(sorted(found, key=lambda change: change.quantity.start))


def _one_part(found: list[Change]) -> list[Change]:
    """Return the changes without the part that is kept, where the used part says the same."""
    parts = [change for change in found if change.is_part]
    both = len(parts) == 2 and sum(change.quantity.value for change in parts) == 1
    kept = [c for c in parts if c.rest] if both else []
    return [c for c in found if c not in (kept or parts[1:] if both else ())]


def _discounts(uniform: str) -> Iterator[Change]:
    """Yield what 打九折, 打八五折 and 减半 make of a figure."""
    for match in _DISCOUNT.finditer(uniform):
        number = read_number(f"0.{match['digits']}") if match["digits"] else None
        han = [read_number(each) for each in match["tenths"] or ""]
        value = Decimal(f"0.{''.join(str(n.value) for n in han if n)}") if han else None
        value = value or (number.value if number else Decimal("0.5"))
        at = match.start(), match.end()
        quantity = Quantity(value, Unit.RATIO, *at, uniform[slice(*at)])
        yield Change(_role(uniform[: match.start()], quantity), quantity, 0)


def apply_changes(
    account: Account, changes: Sequence[Change]
) -> tuple[dict[Role, Entry], tuple[Step, ...]]:
    """Return the account after the changes, with their steps; one of no figure is left out."""
    figures, steps = dict(account), []
    for change in changes:
        if change.role in figures:
            figures[change.role], step = change.apply(figures[change.role])
            steps.append(step)
    return figures, tuple(steps)


def _change(uniform: str, quantity: Quantity) -> Change | None:
    if quantity.unit in {Unit.YEAR, Unit.COUNT}:
        return None
    before = uniform[: quantity.start]
    if part := _part_used(uniform, quantity):
        return part
    if quantity.unit is Unit.TIMES:
        is_target = quantity.text.startswith("翻") or _TO_TIMES.search(before)
        return Change(_role(before, quantity), quantity, 1) if is_target else None
    verb = _VERB.search(before)
    if not verb:
        return None
    role = _role(before, quantity)
    if role is Role.RATIO and quantity.unit is Unit.RATIO:
        raise CalculationError(
            f"参保比例“{verb[0].strip()}{quantity.text}”有两种意思：按原比例的幅度，还是加减百分点。",
            "请写明调整后的比例，如“比例改成12%”。",
        )
    return Change(role, quantity, 1 if verb["up"] else -1)


_DISCOUNT = re.compile(
    r"打(?:(?P<tenths>[一二三四五六七八九]{1,2})|(?P<digits>\d{1,2}))折|减半|砍半|打对折"
)
_KEEPS = r"留|提取|计提|划出|存|不[用动能准许让]|冻结|扣下|压着"
_USES = r"用|抵|顶|冲|拿|取|动|使|花|扣|结转"
_LEFT = r"结余|节余|结存|余额|剩"
_PART_VERB = re.compile(rf"(?P<keeps>{_KEEPS})|(?P<uses>{_USES})")


def _part_used(uniform: str, quantity: Quantity) -> Change | None:
    """Return the part of the carry-over that counts (结余只能用一半, 拿出两成留到明年)."""
    if quantity.unit is not Unit.RATIO:
        return None
    sentence = _SENTENCE.split(uniform[: quantity.start])[-1]
    after = re.split(r"[,。;?!\n]", uniform[quantity.end :])[0]
    clause = sentence.split(",")[-1]
    named = [noun.role for noun in nouns(sentence) if noun.role in _PARTED]
    near = not named or named[-1] is Role.CARRY_OVER or not nouns(clause)
    left = re.search(_LEFT, sentence) and near
    verbs = list(_PART_VERB.finditer(clause)) + list(_PART_VERB.finditer(after))
    if not left or re.search(r"[参投入]保|人口|比例", clause + after) or not verbs:
        return None
    kept = any(verb["keeps"] for verb in verbs)
    return Change(Role.CARRY_OVER, quantity, 0, rest=kept)


_PARTED = frozenset({Role.CARRY_OVER, Role.GAP, Role.PREMIUM})


def _role(before: str, quantity: Quantity) -> Role:
    if quantity.unit in _UNIT_ROLE:
        return _UNIT_ROLE[quantity.unit]
    sentence = _SENTENCE.split(before)[-1]
    clause = sentence.split(",")[-1]
    for words in (clause, sentence):
        named = [noun.role for noun in nouns(words) if noun.role in _CHANGEABLE]
        if named:
            return named[-1]
        if _PER_PERSON.search(words):
            return Role.RATE
    return Role.RATE
