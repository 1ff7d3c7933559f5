"""Finds how a sum is paid by bands: in a row of a table, in sentences, or in the question."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from assistant.calculation.composed.band_limits import Banded, Group, lead_of, limits_of_group
from assistant.calculation.composed.money_figures import TypedFigure, within
from assistant.calculation.composed.money_reading import MoneyReading, is_cost, is_sum
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.formulas.dimensions import PERCENT, YUAN, WrittenUnit
from assistant.calculation.formulas.expression import Name
from assistant.calculation.stated.bands import Reach, begins_at_the_line, read_bands
from assistant.calculation.stated.clause_provisions import kind_of, stated_in
from assistant.calculation.stated.provision import Provision, ProvisionKind
from assistant.calculation.stated.shared_words import pairs
from assistant.calculation.stated.stated_figures import StatedFigures
from assistant.documents.numbers.units import Unit
from assistant.errors import UnclearFigureError

_NTH = re.compile(r"第([一二三四五六七八九])[段档]")
_OF_THE_REST = re.compile(
    r"(?:扣除|减去|超过)起付[^。;]{0,8}(?:后|的部分)[^。;]{0,12}(?:划分|分段|计算|金额)|超过部分[中,]"
)
"""The bands are measured from the line on, not from nothing."""
_BY_PORTIONS = re.compile(r"部分|分段|分档累")
_TAKES_OFF_A_LINE = re.compile(
    r"(?:扣除|减去|超过|达到)起付(?:线|标准)|起付(?:线|标准)(?:以上|至|到)"
)
_LINE_TYPED = re.compile(r"起付|超过|过了|扣除?")
_WHOSE = re.compile(r"[,，。:：;；]|(?:年度)?起付|不设|个人|自付|费用|超过")
_PAID_AT = re.compile(
    r"(?:自付|费用|自费)[^,;。]*按$|按(?:照)?实际[^,;。]{0,10}(?:费用|造价|支出|投资|花费)的$"
    r"|按(?:照)?[^,;。]{0,8}(?:自付|费用)[^,;。]{0,4}的$"
)
_SPENT = re.compile(r"自付|自负|自费|个人|费用?|花|支出|住院|门诊|看病|治病|医|药")
_MOST_LISTED = 4
_NO_BAND = Reach(None, None, "元", (True, True))


@dataclass(frozen=True, slots=True)
class BandFigure:
    """One figure of a rule: the user's own, or a provision's."""

    value: Fraction
    unit: WrittenUnit
    text: str
    provision: Provision | None = None

    def on(self, sheet: Worksheet, name: str) -> Name:
        """Take the figure into a worksheet, with its source."""
        if self.provision is not None:
            return sheet.counted(name, self.provision, self.unit)
        return sheet.typed(name, self.value, self.unit, self.text)


@dataclass(frozen=True, slots=True)
class BandRule:
    """How a sum is paid: bands with their rates from low to high, the line and the cap.

    `unit` is what the bands measure: 元, or 亩 where so much is paid for each 亩 of a band. `used`
    are the figures of the question that state the rule.
    """

    bands: tuple[tuple[Reach, BandFigure], ...]
    line: BandFigure | None
    cap: BandFigure | None
    from_the_line: bool
    unit: str
    used: tuple[TypedFigure, ...] = ()

    @property
    def provision(self) -> Provision | None:
        """The provision of the first band, where documents state the rule."""
        return self.bands[0][1].provision


def rule_meant(reading: MoneyReading) -> BandRule | None:
    """Return the rule that a question states itself, or that of the documents it is about.

    Raises:
        CalculationError: documents have one for several kinds of people.
    """
    if typed := _typed(reading):
        return typed
    if len(reading.figures) != 1:
        return None
    return _of_a_row(reading.stated) or _of_sentences(reading)


def _is_ratio(each: Provision) -> bool:
    return each.unit.text == "%" and each.kind is ProvisionKind.AMOUNT


def _figure(each: Provision | None) -> BandFigure | None:
    return BandFigure(each.value, each.unit, each.text, each) if each else None


def _limit(each: Provision | None) -> BandFigure | None:
    """Return a line or cap as money, be it that of one household: it is one whose sum is asked."""
    return BandFigure(each.value, YUAN, each.text, each) if each else None


def _of_a_row(stated: StatedFigures) -> BandRule | None:
    """Return the bands of the row of a table that the question names."""
    found = stated.closest(lambda p: bool(p.row) and _is_ratio(p) and stated.is_about(p))
    rows = {p.clause.id for p in found}
    if len(rows) != 1:
        return None
    own = [p for p in stated.all if p.clause.id in rows]
    ratios = [p for p in own if _is_ratio(p)]
    reaches = _reaches(ratios)
    if reaches is None:
        return None
    figures = [BandFigure(p.value, p.unit, p.text, p) for p in ratios]
    return BandRule(
        tuple(zip(reaches, figures, strict=True)),
        _figure(next((p for p in own if p.kind is ProvisionKind.LINE), None)),
        _figure(next((p for p in own if p.kind is ProvisionKind.CEILING), None)),
        any(_OF_THE_REST.search(c.text) for c in ratios[0].document.clauses),
        "元",
    )


def _reaches(ratios: Sequence[Provision]) -> list[Reach] | None:
    """Return from where to where each ratio reaches: by its column, or by the clause on 第一段."""
    own = [next(iter(read_bands(p.own)), None) for p in ratios]
    if not all(own):
        clauses = ratios[0].document.clauses
        named = _by_number(" ".join(c.text for c in clauses if len(_NTH.findall(c.text)) > 1))
        numbers = [match[1] if (match := _NTH.search(p.own)) else "" for p in ratios]
        own = [named.get(number) for number in numbers]
    return [each for each in own if each] if own and all(own) else None


def _by_number(text: str) -> dict[str, Reach]:
    """Return the bands that a clause numbers: 1万元（含）以下的部分为第一段."""
    found: dict[str, Reach] = {}
    begin = 0
    for match in _NTH.finditer(text):
        reaches = [*read_bands(text[begin : match.start()])]
        if reaches:
            found.setdefault(match[1], reaches[-1])
        begin = match.end()
    return found


def _of_sentences(reading: MoneyReading) -> BandRule | None:
    """Return the bands that the sentences of a clause give for whom the question names."""
    stated = reading.stated
    known = [p for p in stated.all if stated.is_of_the_place(p)]
    groups = [group for group in _groups(known) if stated.is_about(group[0][1])]
    groups += [[each] for each in _flat(groups, known) if stated.is_about(each[1])]
    brought = [g for g in groups if _is_brought(reading, g) and _is_spoken_of(reading, g)]
    meant = _named(brought, stated)
    if len(meant) > 1:
        ids = tuple(dict.fromkeys(g[0][1].clause.id for g in meant[:_MOST_LISTED]))
        raise UnclearFigureError("文件分几类写了比例，见下。", "请说明是哪一类。", ids)
    told = bool(meant) and _is_told_from_others(meant[0], groups, stated)
    return _as_rule(meant[0], stated) if told else None


def _is_told_from_others(group: Group, groups: Sequence[Group], stated: StatedFigures) -> bool:
    """Tell whether the question names what is paid at one rate, where a document pays others too.

    门诊慢特病按50% is not told of 住院, whose rates stand in the rows of a table.
    """
    first = group[0][1]
    grouped = {p.clause.id for each in groups for _, p in each}
    rivals = [
        p for p in stated.all
        if _is_ratio(p) and p.document.id == first.document.id and p.clause.id not in grouped
    ]  # fmt: skip
    if len(group) > 1 or not rivals:
        return True
    own = pairs(_who(group)) - frozenset[str]().union(*(pairs(p.words) for p in rivals))
    return bool(own & stated.pairs)


def _is_brought(reading: MoneyReading, group: Group) -> bool:
    """Tell whether the question brings what the bands of a group measure."""
    unit = _measured(group[0][1])
    return (
        any(map(is_sum, reading.figures)) if unit == "元" else bool(within(reading.figures, unit))
    )


def _is_spoken_of(reading: MoneyReading, group: Group) -> bool:
    """Tell whether the question speaks of what a group pays for, and of no other item more.

    Who says what was spent or borne asks for a share of it, though nothing else is said.
    """
    spent = any(_SPENT.search(f.before) or is_cost(f) for f in reading.figures)
    stated, clause = reading.stated, group[0][1].clause

    def weight(words: str) -> int:
        return stated.weight_of(stated.pairs & pairs(words))

    own = weight("|".join((clause.text, *clause.path, *(p.words for _, p in group))))
    others = (p for p in stated.all if p.clause.id != clause.id and (p.is_rate or p.is_total))
    return (own > 0 or spent) and own >= max((weight(p.words) for p in others), default=0)


def _measured(first: Provision) -> str:
    below = first.unit.dimension.below
    return "元" if _is_ratio(first) or not below else below[0]


def _named(groups: Sequence[Group], stated: StatedFigures) -> Sequence[Group]:
    """Return the groups for whom the question names; all of them where it names nobody."""
    leads = [pairs(_who(group)) for group in groups]
    scored = []
    for index, group in enumerate(groups):
        others = frozenset[str]().union(*(lead for n, lead in enumerate(leads) if n != index))
        own = stated.pairs & (leads[index] - others)
        scored.append((stated.weight_of(own), group))
    best = max((score for score, _ in scored), default=0)
    return [group for score, group in scored if score == best]


def _who(group: Group) -> str:
    """Return for whom a group of bands is: the first words of its clause, its short headings."""
    first = group[0][1]
    begins = _WHOSE.split(lead_of(group).replace("|", "，").lstrip("，"))
    return "|".join((*[each for each in begins if each][:1], first.heading))


def _groups(known: Sequence[Provision]) -> Iterator[Group]:
    """Yield the provisions of one clause after another whose bands join."""
    group: list[Banded] = []
    for each in known:
        reach = each.reach
        portions = _BY_PORTIONS.search(each.clause.text)
        if reach is None or each.row or each.kind is not ProvisionKind.AMOUNT or not portions:
            continue
        last = group[-1] if group else None
        joins = last and last[1].clause.id == each.clause.id and last[0].high == reach.low
        if not joins and len(group) > 1:
            yield group
        group = [*group, (reach, each)] if joins else [(reach, each)]
    if len(group) > 1:
        yield group


def _flat(groups: Sequence[Group], known: Sequence[Provision]) -> Iterator[tuple[Reach, Provision]]:
    """Yield what is paid at one rate alone, in a document that pays others by bands."""
    documents = {group[0][1].document.id for group in groups}
    banded = {p.clause.id for group in groups for _, p in group}
    for each in known:
        ratio = each.is_share and each.kind in (ProvisionKind.AMOUNT, ProvisionKind.SCALE)
        paid = ratio and _PAID_AT.search(f"{each.condition}{each.own}")
        actual = each.kind is ProvisionKind.SCALE
        if paid and (actual or each.document.id in documents) and each.clause.id not in banded:
            yield _NO_BAND, each


def _as_rule(group: Group, stated: StatedFigures) -> BandRule | None:
    """Return the rule of a group; None where its line or cap cannot be told from others'."""
    first = group[0][1]
    text = first.clause.text
    lines = () if "不设起付" in text else limits_of_group(stated, group, ProvisionKind.LINE)
    caps = limits_of_group(stated, group, ProvisionKind.CEILING)
    if lines is None or caps is None:
        return None
    unknown = not lines and _TAKES_OFF_A_LINE.search(_whole(first, text))
    if unknown or len({p.value for p in lines}) > 1 or len({p.value for p in caps}) > 1:
        return None
    from_the_line = bool(_OF_THE_REST.search(text)) and not begins_at_the_line(text)
    if _leaves_a_band_out(group, stated, lines, from_the_line=from_the_line):
        return None
    return BandRule(
        tuple((reach, BandFigure(p.value, p.unit, p.text, p)) for reach, p in group),
        _limit(next(iter(lines), None)),
        _limit(next(iter(caps), None)),
        from_the_line,
        _measured(first),
    )


def _leaves_a_band_out(
    group: Group, stated: StatedFigures, lines: Sequence[Provision], *, from_the_line: bool
) -> bool:
    """Tell whether the lowest band that was read is not the first one that is paid."""
    reach, first = group[0]
    low = Fraction(reach.low or 0)
    if low and lines:
        return from_the_line or low > lines[0].value
    kin = [p for p in stated.all if p.clause.id == first.clause.id and _is_ratio(p)]
    return bool(low) and any(p.quote == first.quote for p in kin[: kin.index(first)])


def _whole(first: Provision, text: str) -> str:
    """Return a clause with the one that leads it in: 扣除起付线后…计算：（一）2万元以下…."""
    parent = next((c for c in first.document.clauses if c.path == first.clause.path[:-1]), None)
    return f"{parent.text if parent else ''}{text}"


def _typed(reading: MoneyReading) -> BandRule | None:
    """Return the rule that the question states: 超过6000元的部分2万元以内按40%，封顶8万元."""
    known = stated_in(reading.asked.text)
    bands = []
    for each in known:
        if each.figure.kind is Unit.RATIO:
            found = [*read_bands(f"{each.condition}，{each.own}")]
            figure = BandFigure(Fraction(each.figure.value), PERCENT, each.figure.printed)
            bands.append((found[-1] if found else _NO_BAND, figure))
    line, cap = _typed_line(reading), None
    for each in known:
        if kind_of(each) is ProvisionKind.CEILING and each.figure.kind is not Unit.RATIO:
            cap = BandFigure(Fraction(each.figure.value), YUAN, each.figure.printed)
    joints = pairwise(bands)
    joined = all(a[0].high is not None and a[0].high == b[0].low for a, b in joints)
    if not bands or not (line or len(bands) > 1) or not joined:
        return None
    stating = {f.text for f in (line, cap) if f} | {f.text for _, f in bands}
    ends = {Decimal(e) for b, _ in bands for e in (b.low, b.high) if e is not None}
    used = tuple(
        f for f in reading.figures
        if f.text in stating or (is_sum(f) and Fraction(f.value) in {Fraction(e) for e in ends})
    )  # fmt: skip
    rest = bool(_OF_THE_REST.search(reading.asked.uniform)) or bands[0][0] is _NO_BAND
    return BandRule(tuple(bands), line, cap, rest, "元", used)


def _typed_line(reading: MoneyReading) -> BandFigure | None:
    lines = [f for f in reading.figures if is_sum(f) and _LINE_TYPED.search(f.before)]
    return BandFigure(lines[0].value, YUAN, lines[0].text) if lines else None
