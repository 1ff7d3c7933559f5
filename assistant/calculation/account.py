"""Reads the figures of an account, each with its role, out of a question or of a clause.

The same reading serves both, so the figures of a document come from its text and from nowhere
else. A figure that is stated (结余2.5万) and one that is asked for (还差多少) are told apart:
only what stands as a number is stated.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.calculation.roles import FITTING, PLAIN_FITTING, Role
from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.quantities import Quantity, Unit, read_quantities


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity with the role that its words give it; `guessed` when no word names the role."""

    role: Role
    quantity: Quantity
    guessed: bool = False

    @property
    def value(self) -> Decimal:
        """The figure in its unit."""
        return self.quantity.value


@dataclass(frozen=True, slots=True)
class Statement:
    """What a text states: figures with roles, and quantities that no role could be given."""

    stated: tuple[Stated, ...]
    unused: tuple[Quantity, ...]

    def of(self, role: Role) -> tuple[Stated, ...]:
        """Return every figure stated for `role`, in order."""
        return tuple(stated for stated in self.stated if stated.role is role)


@dataclass(frozen=True, slots=True)
class _Cue:
    role: Role
    pattern: str


_STRONG = (
    _Cue(
        Role.CARRY_OVER,
        r"(?:结余|节余|结存|余额|剩余|剩下|结转|滚存)(?:下来)?(?:的?(?:防贫)?(?:保费|资金|钱|款|数))?|剩|余下|账上|账户上?|帐上|没用完|没用了|没花完|用不完|没动|还趴着",
    ),
    _Cue(
        Role.GAP,
        r"缺口|[还尚再仍]?[需要得]筹[集措]?|筹[集措]|还[要需得应该]*补|[还尚仍]?[差缺短]|申请(?:区|县|镇|市)?财政|需财政",
    ),
    _Cue(
        Role.PREMIUM,
        r"(?:应缴|应交|应收|总|共需|共|所需|需|全年|年度?|当年|合计)的?(?:防贫)?保费(?:总额|总数|合计|共)?"
        r"|保费(?:总额|总数|合计|一?共|共计|总计|总共|盘子)|应[缴交](?:总额|总数|金额)?|总保费",
    ),
    _Cue(
        Role.RATE,
        r"(?:保费|缴费|参保|筹资|每人)?标准|每一?个?(?:口?人|口|位)(?:每年)?|人均(?:保费)?|一个?(?:口?人|口)一?年?",
    ),
    _Cue(Role.RATIO, r"(?:参保)?比例|参保率"),
    _Cue(Role.PAYOUT, r"(?:实际)?(?:赔付|理赔|赔款|赔)(?:支出|金额|总额|款)?(?:出去?|掉|了)*"),
    _Cue(Role.FEE, r"(?:管理|服务|运营|经办|手续)?费用|(?:管理|服务|经办|手续)费"),
    _Cue(
        Role.INSURED,
        r"参保(?:人数|人口|人员|基数|对象)|投保(?:人数|人口)|应保(?:人数)?|被保险人|实际?参保|保障人数",
    ),
    _Cue(Role.POPULATION, r"(?:农村|农业|户籍|常住|乡村)?(?:总?人口|居民|总人数)(?:总?数)?"),
    _Cue(
        Role.BUDGET,
        r"预算|(?:不超过|控制在|限额|封顶)|(?:区|县|市|镇|乡|财政)?(?:[里上]|今年|只|再|还|最多|一共|能|可以?|就|得)*"
        r"(?:拿|出|掏|安排|拨|批|挤|给|下达|争取|划|到位)(?:得?出来?|出|付|款|了|到|的)*|手[头里上]有?",
    ),
)
_WEAK = (
    _Cue(Role.PREMIUM, r"(?<!担)保费|防贫保|保险费"),
    _Cue(Role.BUDGET, r"资金|经费|(?:只|就|一共|总共)有"),
    _Cue(Role.INSURED, r"[参投]保(?!#|比例|率|$)|[参投]保(?:了|的|上)?$"),
    _Cue(Role.INSURED, r"(?<![低医社农投参确担])保(?:住|上|到)?$"),
    _Cue(Role.INSURED, r"(?:够|覆盖|惠及)(?:了|住|上|到|给)?$"),
    _Cue(Role.POPULATION, r"人数|人"),
    _Cue(Role.RATE, r"按$"),
)


def _compiled(cues: Iterable[_Cue]) -> tuple[tuple[Role, re.Pattern[str]], ...]:
    return tuple((cue.role, re.compile(cue.pattern)) for cue in cues)


_STRONG_CUES, _WEAK_CUES = _compiled(_STRONG), _compiled(_WEAK)
_FILL = r"(?:元|块|钱|的|了|都|呢|左右|多|上下|\d{4}年度?|上年度?|去年|今年|今后|年度|\s)*"
_COPULA = re.compile(rf"{_FILL}(?:是|为|作为|属于|算)[^,;。]{{0,9}}?$")
_ADJACENT = re.compile(rf"{_FILL}(?:还|又|人)?$")
_HARD_STOP = re.compile(r"[。;?!\n]")
_SOFT_STOP = re.compile(r"[,。;、?!\n]")
_LISTING = re.compile(r"\s*(?:[、,和及与跟]|以及)\s*")
_CUT = "#"  # Ends the words after a figure where the next figure, not a comma, ends them.
_ROLE_LESS = frozenset({Unit.YEAR, Unit.COUNT, Unit.POINTS, Unit.TIMES})


def read_statement(text: str, skip: Sequence[Quantity] = ()) -> Statement:
    """Return the figures that `text` states, with their roles; `skip` are already understood."""
    uniform = narrow(text)
    quantities = [q for q in read_quantities(text) if q.unit is not Unit.YEAR]
    stated: list[Stated] = []
    unused: list[Quantity] = []
    for index, quantity in enumerate(quantities):
        if quantity.unit in _ROLE_LESS or quantity in skip:
            continue
        window = _window(uniform, quantities, index)
        if _is_part_of_a_sum(window, quantity):
            unused.append(quantity)
            continue
        found = _named(window, quantity) or _listed(window, stated, quantities, index)
        found = found or _by_unit(window, quantity, stated)
        if found:
            stated.append(found)
        else:
            unused.append(quantity)
    return Statement(tuple(stated), tuple(unused))


@dataclass(frozen=True, slots=True)
class _Window:
    """The words around a quantity: `before` back to the last figure, `after` to the next."""

    before: str
    after: str

    @property
    def near(self) -> str:
        """The part of `before` that no comma separates from the quantity."""
        return _SOFT_STOP.split(self.before)[-1]


def _window(uniform: str, quantities: Sequence[Quantity], index: int) -> _Window:
    begin = quantities[index - 1].end if index else 0
    stop = quantities[index + 1].start if index + 1 < len(quantities) else len(uniform)
    before = _HARD_STOP.split(uniform[begin : quantities[index].start])[-1]
    after = uniform[quantities[index].end : stop] + (_CUT if stop < len(uniform) else "")
    return _Window(before, _SOFT_STOP.split(after)[0])


def fitting(quantity: Quantity) -> frozenset[Role]:
    """Return the roles that a quantity of this unit can play."""
    return FITTING.get(quantity.unit, PLAIN_FITTING)


_Cues = tuple[tuple[Role, re.Pattern[str]], ...]


_SAYS_INSURED = re.compile(r"[参投]保")


_OF_PEOPLE = re.compile(r"[参投入应]保|比例|人口|基数|居民|农民|\d人")
_OF_MONEY = re.compile(
    r"(?:结余|节余|结存|剩|保费|缺口|应[缴交]|预算|资金|总额|钱)[^,]{0,8}$"
    r"|(?:出|掏|拿|担|认|付|用|抵|顶|留|返|退|奖|打|补|给|捐|交|缴)(?:了|掉|个)*$"
)
_MONEY_AFTER = re.compile(r"的?(?:保费|结余|缺口|钱|资金|由|归|让|自己|自付|自筹|打折)")


def _is_part_of_a_sum(window: _Window, quantity: Quantity) -> bool:
    """Tell whether a ratio is one of money (保费的三成, 个人出三成), and so none of people."""
    if quantity.unit is not Unit.RATIO or _OF_PEOPLE.search(f"{window.near}|{window.after}"):
        return False
    return bool(_OF_MONEY.search(window.near) or _MONEY_AFTER.match(window.after))


def _named(window: _Window, quantity: Quantity) -> Stated | None:
    if quantity.unit is Unit.PEOPLE and _SAYS_INSURED.search(quantity.text):
        return Stated(Role.INSURED, quantity)
    roles = fitting(quantity)
    role = (
        _following(window.after, _STRONG_CUES, _COPULA, roles)
        or _last(window.near, _STRONG_CUES, roles)
        or _following(window.after, _STRONG_CUES, _ADJACENT, roles)
        or _following(window.after, _WEAK_CUES, _ADJACENT, roles)
        or _last(window.near, _WEAK_CUES, roles)
        or _last(window.before, _STRONG_CUES, roles)
    )
    if role is Role.PREMIUM and quantity.value <= _LARGEST_RATE and Role.RATE in roles:
        role = Role.RATE  # 保费涨到130: no total is as small as that.
    return Stated(role, quantity) if role else None


def _following(
    after: str, cues: _Cues, bridge: re.Pattern[str], roles: frozenset[Role]
) -> Role | None:
    hits = [
        (match.start(), -match.end(), role)
        for role, pattern in cues
        if role in roles
        for match in pattern.finditer(after)
        if bridge.fullmatch(after[: match.start()])
    ]
    return min(hits)[2] if hits else None


def _last(before: str, cues: _Cues, roles: frozenset[Role]) -> Role | None:
    hits = [
        (match.end(), match.end() - match.start(), role)
        for role, pattern in cues
        if role in roles
        for match in pattern.finditer(before)
    ]
    return max(hits)[2] if hits else None


def _listed(
    window: _Window, stated: Sequence[Stated], quantities: Sequence[Quantity], index: int
) -> Stated | None:
    is_list = index and stated and stated[-1].quantity is quantities[index - 1]
    if not is_list or not _LISTING.fullmatch(window.before):
        return None
    role, unit = stated[-1].role, quantities[index].unit
    same = unit in {stated[-1].quantity.unit, Unit.PLAIN} and role in fitting(quantities[index])
    return Stated(role, quantities[index]) if same and role is not Role.RATE else None


_LARGEST_RATE = 1000
_PLACE_BEFORE = re.compile(r"(?:[镇乡村庄区县]|街道|社区)(?:有|是|的)?\s*$")
_REPLACES = re.compile(r"^[^,。;]{0,4}(?:到|至|为|成)\s*(?:了)?$")


def _by_unit(window: _Window, quantity: Quantity, stated: Sequence[Stated]) -> Stated | None:
    if quantity.unit in _SURE:
        return Stated(_SURE[quantity.unit], quantity)
    if stated and _REPLACES.search(window.before) and stated[-1].role in fitting(quantity):
        return Stated(stated[-1].role, quantity)
    roles = {each.role for each in stated}
    if quantity.value <= _LARGEST_RATE and Role.RATE not in roles:
        return Stated(Role.RATE, quantity, guessed=True)
    is_plain = quantity.unit is Unit.PLAIN and Role.POPULATION not in roles
    if is_plain and _PLACE_BEFORE.search(window.near):
        return Stated(Role.POPULATION, quantity, guessed=True)
    return None


_SURE = {Unit.PEOPLE: Role.POPULATION, Unit.RATIO: Role.RATIO, Unit.RATE: Role.RATE}
