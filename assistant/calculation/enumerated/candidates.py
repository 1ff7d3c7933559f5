"""The sums that the units allow, over the figures of a question and the terms of its documents."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import combinations, islice, product

from assistant.calculation.composed.money_asked import MoneyAsked
from assistant.calculation.composed.money_figures import Does, TypedFigure, within
from assistant.calculation.enumerated.closeness import Lexicon, bag
from assistant.calculation.enumerated.terms import (
    SPANS,
    Split,
    Term,
    TermRole,
    classes_of,
    is_whole_row,
    limits_of,
    named,
    splits_of,
    terms_of,
)
from assistant.calculation.enumerated.wanted_sum import OWN, WantedSum, read_wanted
from assistant.calculation.enumerated.workings import Leaf, Node, Working, value_of_working
from assistant.calculation.formulas.dimensions import (
    NOTHING,
    WrittenUnit,
    counted_in,
    parse_unit,
)
from assistant.calculation.formulas.expression import (
    ADD,
    DIVIDE,
    LARGER,
    MULTIPLY,
    SMALLER,
    SUBTRACT,
)
from assistant.calculation.stated.bands import lies_in, read_bands
from assistant.calculation.stated.document_provisions import PLACE, years_in
from assistant.documents.model import PolicyDocument
from assistant.documents.numbers.decimals import narrow

_YUAN, _PERCENT = parse_unit("元"), parse_unit("%")
_BARE = WrittenUnit("", NOTHING)
_SUFFIX = re.compile(r"(?:街道办事处|街道|镇|乡|村|社区|县|区|中心校|中心小学|小学|中学|卫生院|学校|校)$")
_HOUSE = frozenset({"户", "家"})
_MOST = 4000
_NOT_COUNTED = frozenset({"元", "%", "", "岁", "村", "乡", "镇", "位", "号", *SPANS})
_OF_ALL = re.compile(r"总额|共|安排|下达|预算|筹集|投入|累计|资金")
_OF_EVERYONE = re.compile(r"全[县市区州旗省]|合计|总计|总共|一共|统共|拢共|所有|全部|各[乡镇村]|总额|资金|经费|预算")
_CLASS = re.compile(r"[一二三四五六甲乙丙]类")
_LEFT_OUT = re.compile(r"(?:不含|不算|不计|不包括|不考虑|除去|除了|剔除)[^,，。;；()（）]*")
_BEFORE = re.compile(r"原[来先]?|以前|之前|从前|提高|涨|调[整标高]|去年|上年|旧|往年|老标准|过去")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sum that may be meant: how it is worked out, and of what it is made."""

    working: Working
    kind: str
    terms: tuple[Term, ...]
    figures: tuple[TypedFigure, ...] = ()
    split: Split | None = None
    party: str = ""
    signs: tuple[str, ...] = ()
    shared: tuple[tuple[str, Fraction], ...] = ()
    parts: "tuple[Candidate, Candidate] | None" = None

    @property
    def main(self) -> Term | None:
        """The term that the sum is of."""
        return self.terms[0] if self.terms else None

    @property
    def value(self) -> Fraction:
        """What it comes to."""
        return value_of_working(self.working)

    def marked(self, *signs: str) -> "Candidate":
        """Return the same with signs of how it was put together."""
        return replace(self, signs=(*self.signs, *signs))


@dataclass(frozen=True)
class Enumeration:
    """Puts sums together for one question over some documents."""

    wanted: WantedSum
    documents: tuple[PolicyDocument, ...]
    first: str = ""

    @cached_property
    def lexicon(self) -> Lexicon:
        """How much words tell among the documents."""
        return Lexicon(self.documents)

    @cached_property
    def asked(self) -> frozenset[str]:
        """The telling words of the question."""
        return bag(self.text)

    @cached_property
    def text(self) -> str:
        """The question without what it leaves out: （不含资格增发）."""
        return _LEFT_OUT.sub("|", self.wanted.asked.uniform)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """All terms whose row is not of a place that the question does not name."""
        return tuple(t for d in self.documents for t in terms_of(d) if self._may_be(t))

    def _may_be(self, term: Term) -> bool:
        row = term.provision.row
        if not row:
            return self._in_its_band(term) and self._is_of_the_class(term)
        if is_whole_row(term):
            return not self.rows_named and not self.wanted.says_one and bool(_OF_EVERYONE.search(self.wanted.asked.uniform))
        first = row.split("|")[0]
        listed = bool(PLACE.search(first)) or first in self._lists
        return (not listed or self.names(first)) and self._in_its_band(term)

    def _is_of_the_class(self, term: Term) -> bool:
        """Tell whether a standard of a class is that of the place that is named (青浦镇为一类镇)."""
        own = _CLASS.findall(term.provision.own) or _CLASS.findall(term.provision.condition)
        if not own or len(self.rows_named) != 1:
            return True
        known = classes_of(term.provision.document)
        place = next(iter(self.rows_named))
        mine = next((grade for name, grade in known.items() if name and name in place), known.get("", own[-1]))
        return mine == own[-1] or not known

    def _in_its_band(self, term: Term) -> bool:
        if term.role not in (TermRole.RATE, TermRole.TOTAL, TermRole.OLD):
            return True
        bands = tuple(read_bands(term.provision.words))
        ages = tuple(b for b in bands if b.unit == "岁")
        if ages and lies_in(ages, self.wanted.asked.bare) is False:
            return False
        measured = [b for b in bands if b.unit in term.each]
        told = [f for f in self.wanted.figures if measured and self._counts_in(f, measured[0].unit)]
        return not told or any(b.holds(_decimal(f.value)) for b in measured for f in told)

    @cached_property
    def _lists(self) -> frozenset[str]:
        """The first cells of rows of tables that count (a school, a village)."""
        found = set()
        for d in self.documents:
            for t in terms_of(d):
                if t.role is TermRole.COUNT and t.provision.row:
                    found.add(t.provision.row.split("|")[0])
        return frozenset(found)

    def names(self, row: str) -> bool:
        """Tell whether the question names a row, be it without its last word."""
        uniform = self.wanted.asked.uniform
        bare = _SUFFIX.sub("", row)
        return row in uniform or (len(bare) > 1 and bare in uniform)

    @cached_property
    def rows_named(self) -> frozenset[str]:
        """The rows of counting tables that the question names."""
        return frozenset(row for row in self._lists if self.names(row))

    # counting

    def user_counts(self, unit: str) -> list[TypedFigure]:
        """Return the figures of the question that count in a unit."""
        return [f for f in self.wanted.figures if self._counts_in(f, unit)]

    def _counts_in(self, figure: TypedFigure, unit: str) -> bool:
        if figure.unit == "%" or figure.is_price or figure.does in (Does.RAISES, Does.LOWERS):
            return False
        if figure in within((figure,), unit):
            return True
        if unit in _HOUSE and figure.unit in _HOUSE:
            return True
        if unit == "人" and figure.unit == "村" and re.match("[一-鿿]", figure.after):
            return True  # 19个村医
        if unit == "年限":
            return figure.unit == "年"
        behind = self.wanted.asked.uniform[figure.end :]
        if figure.unit in ("", "个") and behind.startswith(unit):
            return True
        if figure.unit in ("方", "立方") and unit == "立方米":
            return True
        return figure.unit in ("个", "") and unit not in SPANS and figure.unit == "个" and unit in figure.after[:6]

    def count_options(self, unit: str, term: Term) -> Iterator[tuple[Working | None, tuple, tuple, tuple]]:
        """Yield (how many, figures, terms, signs)."""
        mine = self.user_counts(unit)
        for f in mine:
            leaf = Leaf(f"{unit}数", f.value, counted_in(unit), f.text)
            caps = [c for c in self.terms if c.role is TermRole.CAP and (c.each == (unit,) or (unit == "年限" and c.each == ("年",)))
                    and c.provision.clause.id == term.provision.clause.id]
            near = [c for c in caps if c.provision.quote == term.provision.quote] or caps
            near = [c for c in near if c in limits_of(term, self.terms, TermRole.CAP)] or near
            if len(near) == 1:
                cap = Leaf("上限", near[0].value, counted_in(unit), near[0].provision.text, near[0].provision)
                yield Node(SMALLER, leaf, cap), (f,), (near[0],), ("count_capped",)
            else:
                yield leaf, (f,), (), ("typed_count",)
        if not mine:
            cells = self._cells(unit, term)
            for said in self._counted_in_clause(unit, term):
                p = said.provision
                yield Leaf(f"{unit}数", said.value, counted_in(unit), p.text, p), (), (said,), ("clause_count",)
            for cell in cells:
                p = cell.provision
                yield Leaf(f"{p.row.split('|')[0]}{unit}数", cell.value, counted_in(unit), p.text, p), (), (cell,), ("cell_count",)
            yield None, (), (), ("count_of_one",)

    def _counted_in_clause(self, unit: str, term: Term) -> list[Term]:
        """Return what the clause of a rate says that there are: 现有老年卡18600张."""
        p = term.provision
        return [t for t in self.terms if t.role is TermRole.COUNT and t.each == (unit,) and not t.provision.row
                and t.provision.clause.id == p.clause.id and re.search(r"[现共计有为]", t.provision.own) and t.value > 1]

    def _cells(self, unit: str, term: Term) -> list[Term]:
        alike = {"人": {"人", "个"}, "村": {"村", "个"}}.get(unit, {unit})
        cells = [c for c in self.terms if c.role is TermRole.COUNT and c.provision.row
                 and set(c.each) <= alike and c.each]
        same = [c for c in cells if c.provision.document.id == term.provision.document.id]
        asked = self.asked | bag(term.subject)
        scored = sorted(
            (((self.lexicon.sum_of(bag(c.provision.own) & asked)) - 0.5 * self.lexicon.sum_of(bag(c.provision.own) - asked), c) for c in same),
            key=lambda e: -e[0],
        )
        return [c for _, c in scored[:3]]

    def span_options(self, unit: str, term: Term) -> Iterator[tuple[Working | None, tuple, tuple]]:
        """Yield (factor, terms, signs) for a rate by the span `unit`."""
        span = self.wanted.span
        if unit not in ("月", "年") and self.user_counts(unit):
            for count, figures, caps, signs in self.count_options(unit, term):
                yield count, (*caps, *figures), signs
            return
        if span is None:
            if unit == "年":
                yield Leaf("", Fraction(1), counted_in("年")), (), ("year_meant",)
                return
            for said in self._spans_said(term, unit):
                yield Leaf(f"{unit}数", said.value, counted_in(unit), said.provision.text, said.provision), (said,), ("span_stated",)
            yield None, (), ("span_unsaid",)
            return
        name, number = span
        stated = [t for t in self._spans_said(term, unit) if t.provision.quote == term.provision.quote]
        if name == "年" and stated and unit != "年":
            each = stated[0]
            yield Leaf(f"{unit}数", each.value, counted_in(unit), each.provision.text, each.provision), (each,), ("span_stated",)
            return
        figures = [f for f in self.wanted.figures if f.unit == "月" and not f.each]
        text = figures[0].text if figures else self.wanted.asked.months_text or "一年"
        if name == unit:
            yield Leaf(f"{unit}数" if number != 1 else "", number, counted_in(unit), text if number != 1 else ""), (), ("span_same",)
            return
        if name == "年":
            said = self._spans_said(term, unit)
            for each in said:
                yield Leaf(f"{unit}数", each.value, counted_in(unit), each.provision.text, each.provision), (each,), ("span_stated",)
            usual = {"月": 12, "季度": 4, "学期": 2}.get(unit)
            if usual:
                sign = "span_usual_beside" if said else "span_usual"
                yield Leaf(f"{unit}数", Fraction(usual), counted_in(unit), text), (), (sign,)
            return
        if unit == "年" and name == "学期":
            yield Leaf("", Fraction(1, 2), counted_in("年")), (), ("half_year",)
        elif unit == "年" and name == "月":
            if number != 1:
                yield Leaf("", number / 12, counted_in("年")), (), ("year_in_months",)
        elif unit == "月" and name == "学期":
            yield Leaf(f"{unit}数", Fraction(5), counted_in(unit), "学期"), (), ("span_odd",)
        else:
            yield None, (), ("span_odd",)

    def _spans_said(self, term: Term, unit: str) -> list[Term]:
        p = term.provision
        return [t for t in self.terms if t.role in (TermRole.COUNT, TermRole.CAP) and t.each == (unit,)
                and t.provision.document.id == p.document.id
                and (t.provision.clause.id == p.clause.id) and not t.provision.row and t.value > 1]

    # sums

    def rates(self) -> Iterator[Candidate]:
        """Yield every rate times what it is for."""
        for term in self.terms:
            if term.role in (TermRole.RATE, TermRole.OLD):
                yield from self._of_rate(term)

    def _of_rate(self, term: Term) -> Iterator[Candidate]:
        counts = [u for u in term.each if u not in SPANS]
        spans = [u for u in term.each if u in SPANS]
        heads = [] if counts or "年" not in term.provision.own or not re.search(r"每满[1一]年", term.provision.own) else ["年限"]
        if heads:
            spans = [u for u in spans if u != "年"]
        if not counts and not heads and self.user_counts("人"):
            counts_sets = [[], ["人"]]
        elif not counts and not heads and self._cells("人", term):
            counts_sets = [[], ["人"], ["村"]]
        else:
            counts_sets = [[*counts, *heads]]
        for units in counts_sets:
            rate = self._with_added(term)
            count_lists = [list(self.count_options(u, term)) for u in units]
            span_lists = [list(self.span_options(u, term)) for u in spans]
            for base, added, added_signs in rate:
                for chosen in product(*count_lists):
                    for timed in product(*span_lists):
                        yield from self._product(term, base, added, added_signs, units, chosen, spans, timed)

    def _with_added(self, term: Term) -> list[tuple[Working, tuple[Term, ...], tuple[str, ...]]]:
        p = term.provision
        unit = p.unit
        leaf: Working = Leaf("标准", p.value, unit, p.text, p)
        changes = [f for f in self.wanted.figures if is_change(f)]
        if changes and not self.wanted.differs:
            changed = _changed(leaf, changes[0], unit)
            return [(changed, (), ("rate_changed",))] if changed and len(changes) == 1 else []
        if changes and len(changes) == 1 and (changed := _changed(leaf, changes[0], unit)):
            more = value_of_working(changed) >= p.value
            apart = Node(SUBTRACT, changed, leaf) if more else Node(SUBTRACT, leaf, changed)
            return [(replace(apart, name="每份相差"), (), ("rate_changed", "difference"))]
        options: list = [(leaf, (), ())]
        kin = [t for t in self.terms if t.provision.document.id == p.document.id and t is not term]
        for t in kin:
            q = t.provision
            near = q.clause.id == p.clause.id or q.clause.path[:1] == p.clause.path[:1]
            if t.role is TermRole.ADDED and t.provision.unit.text != "%" and set(t.each) <= set(term.each) and near:
                if self.said_share(t, term) > 0.15:
                    added = Leaf("增加", t.value, unit, t.provision.text, q)
                    options.append((Node(ADD, leaf, added, "加上增加的"), (t,), ("added",)))
            if t.role is TermRole.SCALE and q.clause.id == p.clause.id and self.said_share(t, term) > 0.15:
                part = Leaf("比例", t.value, _PERCENT, t.provision.text, q)
                options.append((Node(MULTIPLY, leaf, part), (t,), ("scaled",)))
        return options

    def said_share(self, term: Term, main: Term) -> float:
        """Return how much of what a condition says beyond the term it belongs to is said, 0 to 1."""
        for band in read_bands(term.subject):
            told = [f for f in self.wanted.figures if f.unit == band.unit or self._counts_in(f, band.unit)]
            if told:
                return float(band.holds(_decimal(told[0].value)))
        p = main.provision
        own = bag(term.subject) - bag(f"{main.subject}|{p.heading}|{p.document.title}")
        whole = self.lexicon.sum_of(own)
        return self.lexicon.sum_of(own & self.asked) / whole if whole else 0.0

    def _product(self, term, base, added, added_signs, units, chosen, spans, timed) -> Iterator[Candidate]:
        working: Working = base
        figures: list[TypedFigure] = []
        if "rate_changed" in added_signs:
            figures += [f for f in self.wanted.figures if is_change(f)]
        terms: list[Term] = [term, *added]
        signs: list[str] = [*added_signs]
        per: dict[str, Working | None] = {}
        for unit, (count, used, cells, sign) in zip(units, chosen, strict=True):
            if count is not None:
                working = Node(MULTIPLY, working, count)
            per[unit] = count
            figures += used
            terms += cells
            signs += sign
        for unit, (factor, said, sign) in zip(spans, timed, strict=True):
            if factor is not None:
                working = Node(MULTIPLY, working, factor)
            terms += [each for each in said if isinstance(each, Term)]
            figures += [each for each in said if isinstance(each, TypedFigure)]
            signs += sign
        if self.wanted.span and self.wanted.span[0] == "月" and not spans:
            months = [f for f in self.wanted.figures if f.unit == "月" and not f.each]
            figures += months
            signs.append("months_ignored" if months else "")
        elif spans:
            figures += [f for f in self.wanted.figures if f.unit == "月" and not f.each]
        rest = [f for f in self.wanted.figures if f not in figures]
        for f in rest:  # 17户, 一户2吨; 140亩，每亩1吨
            if f.unit in f_units(units) or f.unit in ("元", "%", "", "月", "年"):
                continue
            inner = [g for g in figures if f.unit in g.each or re.search(rf"(?:一|每)个?{f.unit}", g.before)]
            if inner:
                working = Node(MULTIPLY, working, Leaf(f"{f.unit}数", f.value, counted_in(f.unit), f.text))
                figures.append(f)
                per[f.unit] = Leaf(f"{f.unit}数", f.value, counted_in(f.unit), f.text)
                signs.append("multiplied")
        yield from self._limited(term, working, per, figures, terms, signs)

    def _limited(self, term, working, per, figures, terms, signs) -> Iterator[Candidate]:
        p = term.provision
        made = Candidate(working, "rate", tuple(terms), tuple(figures), signs=tuple(s for s in signs if s))
        for role, sign in ((TermRole.CAP, SMALLER), (TermRole.FLOOR, LARGER)):
            limits = [t for t in limits_of(term, self.terms, role) if t.provision.unit.dimension.above == ("元",)]
            if len(limits) != 1:
                continue
            limit = limits[0]
            bound: Working = Leaf("上限" if sign == SMALLER else "下限", limit.value, limit.provision.unit, limit.provision.text, limit.provision)
            bound = replace(bound, unit=_YUAN)
            for unit in limit.each:
                if (count := per.get(unit)) is not None:
                    bound = Node(MULTIPLY, bound, count)
            made = replace(made, working=Node(sign, made.working, bound), terms=(*made.terms, limit), signs=(*made.signs, "limited"))
        yield made

    def parts(self) -> Iterator[Candidate]:
        """Yield what a share of the user's cost comes to, less the line, up to the cap."""
        costs = [f for f in self.wanted.figures if is_money(f, self.wanted.asked.uniform)]
        for f in costs:
            cost = Leaf("费用", f.value, _YUAN, f.text)
            for term in self.terms:
                if term.role is TermRole.PART:
                    yield from self._of_part(term, cost, f)
            yield from self._of_bands(cost, f)

    def _of_part(self, term: Term, cost: Leaf, f: TypedFigure) -> Iterator[Candidate]:
        p = term.provision
        reach = [b for b in read_bands(f"{p.condition}，{p.own}") if b.unit == "元"]
        if len(reach) > 1 or (reach and reach[0].low is None):
            return
        lines = self._lines_of(term)
        rates: list = [(Leaf("比例", p.value, _PERCENT, p.text, p), (), ())]
        for t in self.terms:
            if t.role is TermRole.ADDED and t.provision.unit.text == "%" and t.provision.document.id == p.document.id:
                if self.said_share(t, term) > 0.15 and t.provision.clause.path[:1] == p.clause.path[:1]:
                    added = Leaf("加", t.value, _PERCENT, t.provision.text, t.provision)
                    rates.append((Node(ADD, rates[0][0], added), (t,), ("added",)))
        for rate, added, signs in rates:
            for line in (lines[:1] or [None]):
                over: Working = cost
                used: list[Term] = [term, *added]
                if line is not None:
                    over = Node(SUBTRACT, cost, Leaf("起付线", line.value, _YUAN, line.provision.text, line.provision))
                    used.append(line)
                elif reach and reach[0].low is not None:
                    over = Node(SUBTRACT, cost, Leaf("起付线", Fraction(reach[0].low), _YUAN))
                if value_of_working(over) < 0:
                    continue
                made = Candidate(Node(MULTIPLY, over, rate), "part", tuple(used), (f,), signs=("lined" if line or reach else "", *signs))
                yield from self._extras(term, self._capped(term, made), f)
                if self.wanted.reverse and line is None and not reach and not added:
                    yield Candidate(Node(DIVIDE, cost, rate), "reverse", tuple(used), (f,))

    def _lines_of(self, term: Term) -> list[Term]:
        """Return the lines of a share: of its row or sentence, else the one of its clause."""
        p = term.provision
        known = [t for t in self.terms if t.role is TermRole.LINE and t.provision.document.id == p.document.id]
        same = [t for t in known if t.provision.clause.id == p.clause.id]
        if p.row:
            return same
        near = [t for t in same if narrow(t.provision.quote) in narrow(p.quote)]
        if near or re.search(r"不设(?:置)?起付", narrow(p.quote)):
            return self._closest(near, p.quote)
        return same if len(same) == 1 and same[0].provision.quote in p.quote else []

    def _extras(self, term: Term, made: Candidate, f: TypedFigure) -> Iterator[Candidate]:
        """Yield it, and with a fixed addition whose condition is said."""
        yield made
        p = term.provision
        for t in self.terms:
            q = t.provision
            if t.role is TermRole.ADDED and q.unit.dimension.above == ("元",) and q.document.id == p.document.id and self.said_share(t, term) > 0.15:
                added = Leaf("增加", t.value, _YUAN, q.text, q)
                total: Working = Node(ADD, made.working, added)
                if re.search(r"不得?超过[^,，。]{0,12}(?:费用|造价|支出|总额|投资)", narrow(q.clause.text)):
                    total = Node(SMALLER, total, Leaf("费用", f.value, _YUAN, f.text))
                yield replace(made, working=total, terms=(*made.terms, t), signs=(*made.signs, "added"))

    def _capped(self, term: Term, made: Candidate) -> Candidate:
        caps = [t for t in limits_of(term, self.terms, TermRole.CAP) if t.provision.unit.dimension.above == ("元",)]
        caps = self._closest(caps, "")
        if not caps:
            return made
        cap = caps[0]
        bound = Leaf("上限", cap.value, _YUAN, cap.provision.text, cap.provision)
        return replace(made, working=Node(SMALLER, made.working, bound), terms=(*made.terms, cap), signs=(*made.signs, "limited"))

    def _closest(self, terms: Sequence[Term], like: str) -> list[Term]:
        asked = self.asked | bag(like)
        return sorted(terms, key=lambda t: -self.lexicon.sum_of(bag(t.subject) & asked) + 0.3 * self.lexicon.sum_of(bag(t.subject) - asked))

    def _of_bands(self, cost: Leaf, f: TypedFigure) -> Iterator[Candidate]:
        for group in self._band_groups():
            first = group[0][1].provision
            path = first.clause.path[:1]
            scope = [t for t in self.terms if t.provision.document.id == first.document.id and t.provision.clause.path[:1] == path]
            lines = self._closest([t for t in scope if t.role is TermRole.LINE], "")
            caps = self._closest([t for t in scope if t.role is TermRole.CAP and t.provision.unit.dimension.above == ("元",)], "")
            text = "".join(c.text for c in first.document.clauses if c.path[:1] == path)
            lined = lines[:2] or [None]
            for line in lined:
                x = cost.value
                over = Fraction(0)
                from_line = bool(re.search(r"(?:扣除|减去|超过|达到)起付", narrow(text)))
                if line is not None:
                    over = line.value
                base: Working = cost
                if line is not None and from_line:
                    base = Node(SUBTRACT, cost, Leaf("起付线", line.value, _YUAN, line.provision.text, line.provision))
                    x, over = x - line.value, Fraction(0)
                total: Working | None = None
                used: list[Term] = []
                for reach, term in group:
                    low = max(Fraction(reach.low or 0), over)
                    if x <= low:
                        continue
                    top: Working = base if reach.high is None or x <= Fraction(reach.high) else Leaf("", Fraction(reach.high), _YUAN)
                    portion: Working = Node(SUBTRACT, top, Leaf("", low, _YUAN)) if low else top
                    part = Node(MULTIPLY, portion, Leaf("比例", term.value, _PERCENT, term.provision.text, term.provision))
                    total = part if total is None else Node(ADD, total, part)
                    used.append(term)
                if total is None:
                    continue
                if line is not None:
                    used.append(line)
                made = Candidate(total, "bands", tuple(used), (f,), signs=("lined" if line else "",))
                if caps:
                    bound = Leaf("上限", caps[0].value, _YUAN, caps[0].provision.text, caps[0].provision)
                    made = replace(made, working=Node(SMALLER, total, bound), terms=(*made.terms, caps[0]), signs=(*made.signs, "limited"))
                yield made

    def _band_groups(self) -> Iterator[list]:
        group: list = []
        for term in self.terms:
            if term.role is not TermRole.PART:
                continue
            p = term.provision
            reach = [b for b in read_bands(f"{p.condition}，{p.own}") if b.unit == "元"]
            if not reach:
                continue
            joins = group and group[-1][0].high is not None and group[-1][0].high == reach[-1].low
            if not joins and len(group) > 1:
                yield group
            group = [*group, (reach[-1], term)] if joins else [(reach[-1], term)]
        if len(group) > 1:
            yield group

    def totals(self) -> Iterator[Candidate]:
        """Yield each stated sum, alone and times what the user counts."""
        for term in self.terms:
            if term.role is not TermRole.TOTAL:
                continue
            p = term.provision
            leaf = Leaf("金额", p.value, _YUAN, p.text, p)
            yield Candidate(leaf, "total", (term,))
            counted = [f for f in self.wanted.figures if f.unit not in _NOT_COUNTED and not f.each]
            if len(counted) == 1 and p.value < 20_000 and not p.row and not _OF_ALL.search(p.own):
                f = counted[0]
                number = Leaf(f"{f.unit}数", f.value, _BARE, f.text)
                yield Candidate(Node(MULTIPLY, leaf, number), "total", (term,), (f,), signs=("each_implied",))

    def sums(self) -> Iterator[Candidate]:
        """Yield the user's own sums, which may be shared."""
        for f in self.wanted.figures:
            if is_money(f, self.wanted.asked.uniform):
                yield Candidate(Leaf("总额", f.value, _YUAN, f.text), "own", (), (f,))
        prices = [f for f in self.wanted.figures if f.is_price and f.does is Does.STANDS]
        if len(prices) == 1:
            yield from self._own_product(prices[0])

    def _own_product(self, price: TypedFigure) -> Iterator[Candidate]:
        """Yield the user's own price times the user's own numbers."""
        working: Working = Leaf("单价", price.value, _YUAN, price.text)
        used = [price]
        for unit in price.each:
            counts = [f for f in self.user_counts(unit) if f is not price]
            if len(counts) != 1:
                return
            working = Node(MULTIPLY, working, Leaf(f"{unit}数", counts[0].value, _BARE, counts[0].text))
            used.append(counts[0])
        yield Candidate(working, "own", (), tuple(used))

    def single(self) -> list[Candidate]:
        """Return every sum of one subject."""
        found = [*islice(self.rates(), _MOST), *self.parts(), *self.totals()]
        halved = []
        if self.wanted.span and self.wanted.span[0] == "学期":
            halved = [
                replace(c, working=Node(MULTIPLY, c.working, Leaf("", Fraction(1, 2), _BARE)), signs=(*c.signs, "half_year"))
                for c in found if c.kind == "total"
            ]
        return [*found, *halved]

    def is_whole(self, c: Candidate) -> bool:
        """Tell whether a sum does all that is asked: it uses every figure, it is a difference."""
        w = self.wanted
        if self.first and not self._says_first(c):
            return False
        if any(self.apart(part) for part in c.parts or (c,)):
            return False
        if any(f not in c.figures for f in w.figures if not _tells_who(f)):
            return False
        if w.differs and not {"difference", "gap"} & set(c.signs):
            return False
        if w.all_parties and not c.shared:
            return False
        if w.parties and c.split is None and c.main is not None and any(
            _meant(p, dict(s.parts)) for s in self.splits if self.fits(s, c.main) for p in w.parties
        ):
            return False
        used = {n for t in c.terms for n in t.provision.row.split("|")}
        if self.rows_named and c.kind == "rate" and not used & self.rows_named and not c.figures:
            return False
        return not (w.reverse and c.kind == "part")

    def _says_first(self, c: Candidate) -> bool:
        """Tell whether a sum is of what this turn says where it goes on with the one before."""
        asked = frozenset(e for e in bag(self.first) if len(e) > 1 and self.lexicon.weight(e) > 0)
        words = frozenset[str]().union(*(bag(f"{t.subject}|{t.provision.heading}") for t in c.terms))
        whole = self.lexicon.sum_of(asked)
        return not whole or self.lexicon.sum_of(asked & words) >= 0.6 * whole

    def apart(self, c: Candidate) -> bool:
        """Tell whether the column that is counted is that of another standard beside the one taken."""
        cell = next((t for t in c.terms if t.role is TermRole.COUNT and t.provision.row), None)
        if cell is None or c.main is None:
            return False
        p = c.main.provision
        beside = [t for t in self.terms if t.role is c.main.role and t.provision.clause.id == p.clause.id]
        own, column = bag(c.main.subject), frozenset(e for e in bag(cell.provision.own) if len(e) > 1)
        others = frozenset[str]().union(*(bag(t.subject) for t in beside if t is not c.main))
        return bool(column & (others - own)) and not column & (own - others)

    # whose part

    @cached_property
    def splits(self) -> tuple[Split, ...]:
        """Who bears what by all documents."""
        return tuple(s for d in self.documents for s in splits_of(d))

    def shared(self, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """Yield the part of a sum that a party bears, by the documents' own words."""
        for c in (*found, *self.sums()):
            for split in self.splits:
                if c.main is not None and not self.fits(split, c.main):
                    continue
                parts = dict(split.parts)
                if self.wanted.all_parties:
                    if sum(parts.values()) == 1:
                        yield replace(c, split=split, party="all", shared=split.parts, signs=(*c.signs, "shared"))
                    continue
                for asked in self.wanted.parties:
                    name = _meant(asked, parts)
                    if not name:
                        continue
                    p = next((p for p in split.provisions if p.value == parts[name]), None)
                    leaf = Leaf("比例", parts[name], _PERCENT, p.text if p else "", p)
                    yield replace(c, working=Node(MULTIPLY, c.working, leaf), split=split, party=name, signs=(*c.signs, "shared"))

    def pairs(self, ranked: Sequence[Candidate]) -> Iterator[Candidate]:
        """Yield the sums and differences of two of the best that differ in one thing that is said."""
        for a, b in combinations(ranked, 2):
            if a.main is None or b.main is None or a.kind != b.kind or a.terms == b.terms or a.signs != b.signs:
                continue
            alike = a.main.each == b.main.each and a.split is b.split and a.party == b.party
            if not alike or a.main.provision.document.id != b.main.provision.document.id or a.shared:
                continue
            changed = self.wanted.differs and self._is_change(a, b)
            said = 1.0 if changed else self.pair_said(a, b)
            if said < 0.3:
                continue
            both = (*a.terms, *b.terms)
            figures = tuple(dict.fromkeys((*a.figures, *b.figures)))
            if self.wanted.differs:
                more, less = (a, b) if a.value >= b.value else (b, a)
                sign = ("difference", "changed") if changed else ("difference",)
                yield replace(a, working=Node(SUBTRACT, more.working, less.working), terms=both, figures=figures, parts=(more, less), signs=(*a.signs, *sign))
            elif self.wanted.several:
                yield replace(a, working=Node(ADD, a.working, b.working), terms=both, figures=figures, parts=(a, b), signs=(*a.signs, "added_up"))

    def _is_change(self, a: Candidate, b: Candidate) -> bool:
        """Tell whether two sums are of one thing before and after its standard changed."""
        if not _BEFORE.search(self.wanted.asked.uniform) or a.terms[1:] != b.terms[1:]:
            return False
        one, other = a.main, b.main
        if one is None or other is None:
            return False
        if one.provision.quote == other.provision.quote and TermRole.OLD in (one.role, other.role):
            return one.role is not other.role
        if one.provision.unit != other.provision.unit:
            return False
        own, theirs = bag(f"{one.provision.own}|{one.provision.condition}"), bag(f"{other.provision.own}|{other.provision.condition}")
        said = self.lexicon.sum_of(own & theirs & self.asked)
        either = self.lexicon.sum_of((own | theirs) & self.asked)
        apart = years_of(one) != years_of(other) or is_old(one) != is_old(other)
        return apart and either > 0 and said >= 0.8 * either

    def pair_said(self, one: Candidate, other: Candidate) -> float:
        """Return how much of that in which two sums differ is said of each, the lesser of both."""
        words = [frozenset[str]().union(*(bag(t.subject) for t in c.terms)) for c in (one, other)]
        shares = []
        for mine, theirs in (words, words[::-1]):
            own = mine - theirs
            whole = self.lexicon.sum_of(own)
            shares.append(self.lexicon.sum_of(own & self.asked) / whole if whole else 0.0)
        return min(shares)

    def fits(self, split: Split, main: Term | None) -> bool:
        """Tell whether a split is of the money of a term: of all money, or of what it speaks of."""
        if main is None:
            return False
        p = main.provision
        if split.provisions and split.provisions[0].document.id != p.document.id:
            return False
        if any(each.clause.id == p.clause.id for each in split.provisions) and not p.row:
            return True
        own = bag(_OF_MONEY.sub("|", split.subject)) - bag(p.document.title)
        whole = self.lexicon.sum_of(own)
        shared = self.lexicon.sum_of(own & (bag(f"{main.subject}|{p.heading}") | self.asked))
        return whole < 3 or shared >= 0.25 * whole

    def gaps(self, ranked: Sequence[Candidate]) -> Iterator[Candidate]:
        """Yield what a sum lacks to, or leaves of, another."""
        for f in self.wanted.figures:
            if not is_money(f, self.wanted.asked.uniform):
                continue
            own = Leaf("金额", f.value, _YUAN, f.text)
            for c in ranked:
                if c.kind == "own" or c.split is not None or c.value == f.value or f in c.figures or c.main is None:
                    continue
                more, less = (own, c.working) if f.value >= c.value else (c.working, own)
                yield replace(c, working=Node(SUBTRACT, more, less), figures=(*c.figures, f), signs=(*c.signs, "gap"))


def years_of(term: Term) -> set[int]:
    """Return the years of a term: of its own words, else the last one before it in its sentence."""
    p = term.provision
    own = years_in(f"{p.own}{p.row}")
    if own or p.row:
        return own
    before = narrow(p.quote).split(narrow(p.text))[0]
    named_years = re.findall(r"(20\d\d)年(?!\d{1,2}月\d{1,2}日)", before)
    return {int(named_years[-1])} if named_years else set()


_OF_MONEY = re.compile(r"所需|资金|经费|费用|由|按|承担|负担|分担|筹措|来源|保障|级|财政|比例|中央|省|市|县|区|乡镇|镇|乡|村")


def _tells_who(figure: TypedFigure) -> bool:
    """Tell whether a figure says of whom it is, and multiplies nothing: 85岁, 1台."""
    one = figure.value == 1 and figure.unit not in ("元", "%", "月", "年", "")
    return figure.unit in ("岁", "级", "位") or one


def is_change(figure: TypedFigure) -> bool:
    """Tell whether a figure of the question changes a standard: 涨10元, 打八折, 涨到120."""
    changes = figure.does in (Does.RAISES, Does.LOWERS, Does.REPLACES)
    return figure.unit in ("折", "倍") or (changes and figure.unit in ("元", "%", ""))


def _changed(leaf: Leaf, change: TypedFigure, unit: WrittenUnit) -> Working | None:
    """Return a standard as a question changes it; None where the change is of something else."""
    if change.unit in ("折", "倍"):
        return Node(MULTIPLY, leaf, Leaf("倍数", change.value, _BARE, change.text), "调整后的标准")
    if change.each and set(change.each) - set(unit.dimension.below):
        return None
    if change.unit == "%":
        if change.does is Does.REPLACES:
            return None
        one: Working = Leaf("", Fraction(1), _BARE)
        by = Leaf("幅度", change.value, _PERCENT, change.text)
        sign = ADD if change.does is Does.RAISES else SUBTRACT
        return Node(MULTIPLY, leaf, Node(sign, one, by), "调整后的标准")
    amount = Leaf("调整额", change.value, unit, change.text)
    if change.does is Does.REPLACES:
        return replace(amount, name="新标准")
    return Node(ADD if change.does is Does.RAISES else SUBTRACT, leaf, amount, "调整后的标准")


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def is_old(term: Term) -> bool:
    """Tell whether a term is what held before: 由800元提高到…, 原…规定的标准, …同时废止."""
    p = term.provision
    return term.role is TermRole.OLD or (not p.row and bool(_ENDED.search(p.quote)))


_ENDED = re.compile(r"废止|停止执行|不再执行|^原[^,，]*规定")


def f_units(units: Sequence[str]) -> set[str]:
    return {*units, *(named(u) for u in units)}


def is_money(f: TypedFigure, uniform: str) -> bool:
    if f.is_sum or f.each == ("年",):
        return True
    behind = uniform[f.end : f.end + 1]
    return f.unit == "" and not f.each and f.value >= 100 and behind not in "度方吨亩人户头个斤公"


_SAME_PARTY = {
    OWN: ("农户", "个人", "居民", "自筹", "学生", "职工", "养殖户", "种植户", "投保人", "参保人", "农民", "群众", "家庭", "用户", "业主"),
    "镇": ("镇", "乡镇", "乡", "街道"), "乡": ("乡", "乡镇", "镇"), "乡镇": ("乡镇", "镇", "乡", "街道"),
    "街道": ("街道", "乡镇", "镇"), "县": ("县", "区"), "区": ("区", "县"), "村": ("村", "村集体"), "村集体": ("村集体", "村"),
    "国家": ("中央", "国家"), "中央": ("中央", "国家"), "公司": ("保险公司", "单位", "企业"), "单位": ("单位", "企业"), "企业": ("企业", "单位"),
}  # fmt: skip


def _meant(asked: str, parts: dict[str, Fraction]) -> str:
    """Return the party of a split that is asked for."""
    return next((n for n in _SAME_PARTY.get(asked, (asked,)) if n in parts), "")


__all__ = ["field"]


def enumeration(asked: MoneyAsked, documents: tuple[PolicyDocument, ...], first: str = "") -> Enumeration:
    """Return the sums of a question; a number in the name of a row (201路) is none of its own."""
    inside = [
        at.span() for d in documents for name in _names_with_digits(d)
        for at in re.finditer(re.escape(name), asked.uniform)
    ]
    kept = tuple(f for f in asked.figures if not any(a <= f.start < b for a, b in inside))
    return Enumeration(read_wanted(asked, kept), documents, first)


def _names_with_digits(document: PolicyDocument) -> set[str]:
    rows = {t.provision.row.split("|")[0] for t in terms_of(document) if t.provision.row}
    return {row for row in rows if re.search(r"\d", row) and re.search("[一-鿿]", row)}
