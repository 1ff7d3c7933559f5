"""What one message says of an account: its figures, its changes, its towns, how to share."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.calculation.account import Stated, read_statement
from assistant.calculation.changes import Change, find_changes
from assistant.calculation.entries import Entry, entry
from assistant.calculation.equations import read_equations
from assistant.calculation.nouns import nouns
from assistant.calculation.parties import Sharing, read_sharing
from assistant.calculation.roles import NAMING, Role
from assistant.calculation.spreading import Spread, read_spread
from assistant.calculation.towns import joint_carry_over, split_towns
from assistant.calculation.wanted import Task, tasks, wanted
from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.not_amounts import FILLER
from assistant.documents.numbers.quantities import Quantity, Unit
from assistant.errors import CalculationError


@dataclass(frozen=True, slots=True)
class Understanding:
    """One message, read: `own` are its figures, `before` what they replace (从100提到120).

    With `towns`, `own` holds only what they have together; `arithmetic` are the figures of sums
    that are written out, `spread` the months or other spans that a sum is to be divided among.
    """

    text: str
    own: Mapping[Role, Entry]
    before: Mapping[Role, Entry] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    sharing: Sharing | None = None
    towns: Mapping[str, Mapping[Role, Entry]] = field(default_factory=dict)
    tasks: tuple[Task, ...] = ()
    wanted: tuple[Role, ...] = ()
    unused: tuple[Quantity, ...] = ()
    arithmetic: tuple[Stated, ...] = ()
    spread: Spread | None = None

    @property
    def named(self) -> frozenset[Role]:
        """The roles that the message names, with a figure or without."""
        return frozenset(noun.role for noun in nouns(narrow(self.text)))

    @property
    def has_figures(self) -> bool:
        """Tell whether the message brings a figure or a change of its own."""
        return bool(self.own or self.changes or self.towns)


_NONE_LEFT = re.compile(
    r"(?:没有?|无|零|毫无)(?:什么|上年|去年|任何|一分)*(?:的)?(?:结余|剩余|余额)|结余(?:要是|如果|是|为)?(?:零|没有|无|0(?![\d.]))"
    r"|(?:一分|一点儿?|啥)(?:都|也|钱)*没(?:有)?剩|(?:全|都)(?:用完|花完|赔完)了|没剩(?:下|钱)?(?!多少)|不(?:算|计|考虑|扣除?|抵扣?)(?:上年|去年)?的?结余|结余[^，。,;；]{0,3}(?:一分|一点|啥)(?:钱)?(?:都|也)?没|账上没钱"
    r"|结余[^，。,;；]{0,5}(?:一分|一点|全部?|都)[^，。,;；\d]{0,3}(?:不能|不准|不让|不许)[^，。,;；\d]{0,2}[用动抵]"
    r"|(?:不能|不准|不让|不许)[用动抵][^，。,;；\d]{0,3}结余"
)
_TO = re.compile(r"(?:到|至|为|成|改|换|是)\s*(?:每人|每人每年)?\s*$")


def understand(text: str) -> Understanding:
    """Read one message; raises CalculationError where a figure is stated in two ways."""
    spread = read_spread(text)
    asked = (*tasks(text), *([Task.SPREAD] if spread else []))
    arithmetic = read_equations(text)
    written = {each.quantity for each in arithmetic}
    changes = tuple(c for c in find_changes(text) if c.quantity not in written)
    sharing = read_sharing(text) if Task.SHARE in asked else None
    skip = tuple(c.quantity for c in changes) + (sharing.used if sharing else ())
    skip += spread.used if spread else ()
    statement = read_statement(text, (*skip, *written))
    joint = None if sharing and sharing.used else joint_carry_over(text)
    towns = {} if sharing and sharing.used else split_towns(_without(text, joint))
    stated = (*arithmetic, *statement.stated)
    if towns:
        stated = (joint,) if joint else ()
    own, before = _entries(text, stated)
    own |= _at_hand(text, asked, statement.unused, own)
    return Understanding(
        text,
        own | _none_left(text, own, towns),
        before,
        changes,
        sharing,
        towns,
        asked,
        wanted(text),
        tuple(q for q in statement.unused if all(q.text != e.text for e in own.values())),
        arithmetic,
        spread,
    )


_REACHES = frozenset({Task.PEOPLE, Task.HIGHEST_RATE, Task.HIGHEST_RATIO})
_ENOUGH = re.compile(r"够不够|够吗|够用")
_MONEY = frozenset({Role.BUDGET, Role.CARRY_OVER, Role.PREMIUM, Role.GAP})


def _at_hand(
    text: str, asked: tuple[Task, ...], unused: tuple[Quantity, ...], own: Mapping[Role, Entry]
) -> dict[Role, Entry]:
    """Return the one sum without a name as the money at hand, where it is asked how far it goes."""
    sums = [q for q in unused if q.unit in {Unit.MONEY, Unit.PLAIN}]
    goes = _REACHES & set(asked) or _ENOUGH.search(text)
    if not goes or len(sums) != 1 or _MONEY & set(own):
        return {}
    return {Role.BUDGET: entry(Role.BUDGET, sums[0], guessed=True)}


def _without(text: str, joint: Stated | None) -> str:
    if joint is None:
        return text
    start, end = joint.quantity.start, joint.quantity.end
    return f"{text[:start]}{FILLER * (end - start)}{text[end:]}"


def _none_left(
    text: str, own: Mapping[Role, Entry], towns: Mapping[str, Mapping[Role, Entry]]
) -> dict[Role, Entry]:
    """Return a carry-over of zero where the text says that nothing is left."""
    stated = Role.CARRY_OVER in own or any(Role.CARRY_OVER in each for each in towns.values())
    none = None if stated else _NONE_LEFT.search(narrow(text))
    return {Role.CARRY_OVER: Entry(Role.CARRY_OVER, Decimal(0), none[0])} if none else {}


def _entries(text: str, stated: tuple[Stated, ...]) -> tuple[dict[Role, Entry], dict[Role, Entry]]:
    own: dict[Role, Entry] = {}
    before: dict[Role, Entry] = {}
    for each in stated:
        _refuse_bare_ratio(each)
        new = entry(each.role, each.quantity, guessed=each.guessed)
        old = own.get(each.role)
        if old and old.value != new.value:
            if not _TO.search(narrow(text[: each.quantity.start])):
                raise _two_figures(old, new)
            before.setdefault(each.role, old)
        own[each.role] = new
    return own, before


def _refuse_bare_ratio(each: Stated) -> None:
    if each.role is Role.RATIO and each.quantity.unit is Unit.PLAIN and each.value >= 1:
        written = each.quantity.text
        raise CalculationError(
            f"比例“{written}”没有写单位，分不清是百分之几还是几倍。", f"请写明单位，如{written}%。"
        )


def _two_figures(old: Entry, new: Entry) -> CalculationError:
    label = NAMING[old.role].label
    return CalculationError(
        f"{label}写了两个数：{old.text}和{new.text}，不知道该用哪一个。",
        f"请说明{label}按哪个数算。",
    )
