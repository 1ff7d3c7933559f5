"""What is at hand for the sums of one question: the terms that it may mean, and its words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from assistant.calculation.accounts_meant import places_named
from assistant.calculation.composed.money_figures import Does, TypedFigure, within
from assistant.calculation.enumerated.parties_named import parties_asked
from assistant.calculation.enumerated.place_classes import is_of_its_class, kind_of_row
from assistant.calculation.enumerated.splits import Split, splits_of
from assistant.calculation.enumerated.terms import (
    Term,
    TermRole,
    before_change,
    is_ended,
    is_proposed,
    of_section,
    over_the_table,
    terms_of,
)
from assistant.calculation.enumerated.units_named import SERVED
from assistant.calculation.enumerated.wanted_sum import BASIS, WantedSum, months_in
from assistant.calculation.enumerated.word_likeness import NONE, Tellingness, Words, bag
from assistant.calculation.stated.bands import lies_in, read_bands
from assistant.calculation.stated.document_provisions import ONE_OF, PLACE, covers_all
from assistant.calculation.stated.stated_figures import StatedFigures
from assistant.documents.model import PolicyDocument
from assistant.documents.numbers.decimals import narrow

_PORTION = re.compile(r"部分|分段|累计")
_SUFFIX = re.compile(
    r"(?:街道办事处|街道|镇|乡|村|社区|县|区|中心校|中心小学|小学|中学|卫生院|学校|校)$"
)
_OF_EVERYONE = re.compile(
    r"全[县市区州旗省镇乡村]|合计|总计|总共|一共|统共|拢共|所有|全部|各[乡镇村]|总额|资金|经费|预算"
)
_LEFT_OUT = re.compile(
    r"(?:不含|不算|不计|不包括|不考虑|除去|除了|剔除)[^,，。;；()（）]*"
    r"|(?<=[,，。;；])[^,，。;；()（）]{2,10}(?:不算|不计|除外)(?=[,，。;；?？]|$)"
)
_BANDED = frozenset({TermRole.RATE, TermRole.TOTAL, TermRole.OLD})
_PAID = frozenset({TermRole.PART, TermRole.LINE, TermRole.CAP})
"""Shares with their limits, which hold from the day of their document on."""
_OF_PROPOSALS = re.compile(r"请示|拟|提议|申请|建议|[如若]果?获?批|批下来|批准|批复")
_OF_BEFORE = re.compile(r"原[来先]?|以前|之前|从前|旧|老标准|过去|去年|上年|调整前")
_THIS_YEAR = re.compile(r"今年|本年|当年")
_LEAST_MONEY = 100
"""A number without a unit is money from here on: 花了500."""
_UNITS_BEHIND = "度方吨亩人户头个斤公"
_HALF, _THIRD = Decimal("0.5"), Decimal("0.3")
"""How much a word that is not said tells against what says it."""
_OF_MANY = re.compile(r"全[县市区州旗省镇乡村体部]|所有|各|都|资金|经费|预算|总额|[你我他咱]们")
_OF_A_WHOLE = re.compile(r"全[县市区州旗省镇乡村]|各[乡镇村]")
_CALLED = Decimal("0.6")
"""How much of what a column is called a standard must say for the column to count for it."""
_IN_BRACKETS = re.compile(r"[(（].*?[)）]")
_COUNTS_WITH = {"人": {"人", "个"}, "村": {"村", "个"}}


@dataclass(frozen=True)
class SumScope:
    """A question with its documents; `first` is this turn where it goes on with the one before."""

    wanted: WantedSum
    documents: tuple[PolicyDocument, ...]
    stated: StatedFigures
    first: str = ""

    @cached_property
    def lexicon(self) -> Tellingness:
        """How much words tell among the documents."""
        return Tellingness(self.documents)

    @cached_property
    def text(self) -> str:
        """The question without what it leaves out: （不含资格增发）."""
        return _LEFT_OUT.sub("|", self.wanted.asked.uniform)

    @cached_property
    def asked(self) -> Words:
        """The telling words of the question, and of what kind a table says its row is."""
        kinds = (kind_of_row(d, row) for d in self.documents for row in self.rows_named)
        return bag("|".join((self.text, *kinds)))

    @cached_property
    def splits(self) -> tuple[Split, ...]:
        """Who bears what by all documents."""
        return tuple(s for d in self.documents for s in splits_of(d))

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """All terms but those of a place, band or class that the question is not of."""
        return tuple(t for d in self.documents for t in terms_of(d) if self._may_be(t))

    def of_clause(self, term: Term) -> tuple[Term, ...]:
        """Return the terms of the clause of a term."""
        clause = term.provision.clause.id
        return tuple(t for t in self.terms if t.provision.clause.id == clause)

    def of_document(self, term: Term) -> tuple[Term, ...]:
        """Return the terms of the document of a term."""
        document = term.provision.document.id
        return tuple(t for t in self.terms if t.provision.document.id == document)

    def more_in(self, document: PolicyDocument) -> tuple[Term, ...]:
        """Return what a document adds to its standards or takes off from them."""
        return tuple(t for t in self._more if t.provision.document.id == document.id)

    @cached_property
    def _more(self) -> tuple[Term, ...]:
        return tuple(t for t in self.terms if t.role in (TermRole.ADDED, TermRole.SCALE))

    def of_section(self, term: Term) -> tuple[Term, ...]:
        """Return the terms under the same first heading."""
        return of_section(term, self.terms)

    def over_the_table(self, term: Term) -> tuple[Term, ...]:
        """Return what is said in the section of a row by clauses that pay nothing themselves."""
        return over_the_table(term, self.terms)

    def _may_be(self, term: Term) -> bool:
        if term.role in _PAID and not self._is_of_day_and_place(term):
            return False
        if is_proposed(term) and not _OF_PROPOSALS.search(self.wanted.asked.uniform):
            return False
        if self._is_of_the_past(term):
            return False
        if not term.provision.row:
            place = next(iter(self.rows_named), "") if len(self.rows_named) == 1 else ""
            return self._in_its_band(term) and (not place or is_of_its_class(term, place))
        if term.is_of_all_rows:
            uniform = self.wanted.asked.uniform
            everyone = _OF_EVERYONE.search(uniform) and covers_all(term.provision.document, uniform)
            return bool(everyone) and not self.rows_named and not self.wanted.says_one
        listed = bool(PLACE.search(term.row)) or term.row in self._counted
        named = term.row in self.rows_named if term.row in self._counted else self.names(term.row)
        return (not listed or named) and self._in_its_band(term)

    def may_hold(self, term: Term) -> bool:
        """Tell whether a standard holds by itself: not a proposal, of the place, still in force.

        What is set against another (比去年多多少) may be of another place and of another time.
        """
        stated, p = self.stated, term.provision
        here = self.wanted.differs or (
            stated.knows_the_place(p.document) and not stated.is_followed(p)
        )
        return here and not is_proposed(term)

    def _is_of_day_and_place(self, term: Term) -> bool:
        document = term.provision.document
        of_place = self.wanted.differs or self.stated.knows_the_place(document)
        return of_place and self.stated.holds_on_the_day(term.provision)

    def _is_of_the_past(self, term: Term) -> bool:
        """Tell whether it is what held before a standard that holds on the day that is asked of."""
        asked = self.wanted
        if is_ended(term) and not asked.differs and not asked.asked.years:
            return not _OF_BEFORE.search(asked.asked.uniform)
        if term.role is not TermRole.OLD or asked.differs or _OF_BEFORE.search(asked.asked.uniform):
            return False
        p, issued = term.provision, term.provision.document.date
        after = (t for t in terms_of(p.document) if before_change(t) == term)
        earlier = issued and any(year < issued.year for year in asked.asked.years)
        return not earlier and any(self.stated.holds_on_the_day(t.provision) for t in after)

    @property
    def year(self) -> int | None:
        """The one year of which all is asked for: 2026年全年, 今年一共."""
        asked, span = self.wanted.asked, self.wanted.span
        if span is None or span[0] != "年":
            return None
        this = _THIS_YEAR.search(asked.uniform) and not asked.years
        years = {self.stated.sought.day.year} if this else set(asked.years)
        return years.pop() if len(years) == 1 else None

    def _in_its_band(self, term: Term) -> bool:
        """Tell whether the ages and numbers of the question lie in the band of a term, if any."""
        if term.role not in _BANDED:
            return True
        if not self.wanted.differs and not self.stated.fits(term.provision):
            return False
        if term.provision.reach is not None and _PORTION.search(term.provision.clause.text):
            return False  # so much for what lies in each band is more than one rate
        bands = tuple(read_bands(term.provision.words))
        ages = tuple(b for b in bands if b.unit == "岁")
        if ages and lies_in(ages, self.wanted.asked.bare) is False:
            return False
        measured = [b for b in bands if b.unit in term.each]
        told = self.counts(measured[0].unit) if measured else []
        return not told or any(b.holds(decimal(f.value)) for b in measured for f in told)

    @cached_property
    def _counted(self) -> frozenset[str]:
        """The rows of all tables that count something: a town, a school."""
        every = (t for d in self.documents for t in terms_of(d))
        return frozenset(t.row for t in every if t.role is TermRole.COUNT and t.row)

    def names(self, row: str) -> bool:
        """Tell whether the question names a row, be it without its last word."""
        bare, uniform = _SUFFIX.sub("", row), self.wanted.asked.uniform
        return row in uniform or (len(bare) > 1 and bare in uniform)

    @cached_property
    def rows_named(self) -> frozenset[str]:
        """The rows of counting tables that the question names."""
        named = frozenset(row for row in self._counted if self.names(row))
        of_one = ONE_OF.search(self.first) and not parties_asked(self.first)  # 镇里要出多少
        elsewhere = places_named(self.first) or of_one
        return frozenset(row for row in named if row in self.first) if elsewhere else named

    @property
    def asks_for_all(self) -> bool:
        """Whether it is asked what all of some place get, and not one."""
        uniform = self.wanted.asked.uniform
        every = _OF_EVERYONE.search(uniform) or ONE_OF.search(uniform) or places_named(uniform)
        return bool(every or BASIS.search(uniform))

    @property
    def adds_up_time(self) -> bool:
        """Whether what is asked for together are months of one, and nobody else: 半年一共多少."""
        uniform = self.wanted.asked.uniform
        others = _OF_MANY.search(uniform) or ONE_OF.search(uniform) or places_named(uniform)
        return (
            self.wanted.span is not None
            and not (others or BASIS.search(uniform))
            and not self.rows_named
        )

    def counts(self, unit: str) -> list[TypedFigure]:
        """Return the figures of the question that count in a unit."""
        return [f for f in self.wanted.figures if self._counts_in(f, unit)]

    def _counts_in(self, figure: TypedFigure, unit: str) -> bool:
        changes = figure.does in (Does.RAISES, Does.LOWERS)
        if figure.unit == "%" or figure.is_price or changes:
            return False
        behind = self.wanted.asked.uniform[figure.end :]
        return (
            figure in within((figure,), unit)
            or (unit == "人" and figure.unit == "村" and bool(re.match("[一-鿿]", figure.after)))
            or (unit == SERVED and figure.unit == "年")
            or (figure.unit in ("", "个") and behind.startswith(unit))
            or (figure.unit in ("方", "立方") and unit == "立方米")
            or (figure.unit == "个" and unit in figure.after[:6])
        )

    @property
    def months(self) -> list[TypedFigure]:
        """The figures of the question that say for how many months."""
        return months_in(self.wanted.figures)

    def is_money(self, figure: TypedFigure) -> bool:
        """Tell whether a figure of the question is a sum of money, be it without 元."""
        if figure.is_sum or figure.each == ("年",):
            return True
        behind = self.wanted.asked.uniform[figure.end :]
        bare = figure.unit == "" and not figure.each and figure.value >= _LEAST_MONEY
        return bare and behind[:1] not in _UNITS_BEHIND and not behind.startswith(self._measures)

    @cached_property
    def _measures(self) -> tuple[str, ...]:
        """What the documents count in, be it in no list: 千瓦, 艘."""
        return tuple(
            {u for d in self.documents for t in terms_of(d) for u in t.each} - {"年", "月"}
        )

    def cells_of(self, unit: str, term: Term) -> list[Term]:
        """Return the numbers of rows that may say how many a rate is for, the closest first."""
        alike = _COUNTS_WITH.get(unit, {unit})
        cells = [
            t for t in self.of_document(term)
            if t.role is TermRole.COUNT and t.provision.row and t.each and set(t.each) <= alike
            and _of_one_band(t, term)
        ]  # fmt: skip
        called = [t for t in cells if len(term.row) > 1 and term.row in t.provision.own]
        cells = called or cells  # 村级河道（公里） counts what the row 村级河道 is for
        cells = cells or [t for t in self.cells_called(term) if t.each[0] == unit or term.each]
        asked = self.asked | bag(term.subject)
        return sorted(cells, key=lambda t: -self._likeness(bag(t.provision.own), asked, _HALF))

    def cells_called(self, term: Term) -> list[Term]:
        """Return the numbers of rows whose column is called as a standard is, whatever its unit.

        水厂（座） counts what 千人以上水厂每年补贴3万元 is for, 头次 what is paid 每头次.
        """
        p = term.provision
        words = bag(f"{term.words}|{p.quote}")
        quote = narrow(p.quote)
        found = list[Term]()
        for cell in self.of_document(term):
            if cell.role is not TermRole.COUNT or not cell.provision.row or len(cell.each) != 1:
                continue
            if cell.is_of_all_rows and not _OF_A_WHOLE.search(self.text):
                continue
            column = frozenset(w for w in bag(_IN_BRACKETS.sub("", cell.provision.own)) if w[1:])
            said = self.lexicon.sum_of(column & words)
            by_unit = f"每{cell.each[0]}" in quote or cell.each[0] in term.each
            if said and (by_unit or said >= _CALLED * self.lexicon.sum_of(column)):
                found.append(cell)
        return found

    def closest(self, terms: Sequence[Term], like: str = "") -> list[Term]:
        """Return terms in the order of how close their words are to the question and `like`."""
        asked = self.asked | bag(like)
        return sorted(terms, key=lambda t: -self._likeness(bag(t.subject), asked, _THIRD))

    def _likeness(self, words: Words, asked: Words, unsaid: Decimal) -> Decimal:
        lexicon = self.lexicon
        return lexicon.sum_of(words & asked) - unsaid * lexicon.sum_of(words - asked)

    def said_share(self, term: Term, main: Term) -> Decimal:
        """Return how much of what a condition says beyond its standard is said, 0 to 1."""
        for band in read_bands(term.subject):
            told = [
                f
                for f in self.wanted.figures
                if f.unit == band.unit or self._counts_in(f, band.unit)
            ]
            if told:
                return Decimal(band.holds(decimal(told[0].value)))
        own = bag(term.subject) - bag(f"{main.words}|{main.provision.document.title}")
        whole = self.lexicon.sum_of(own)
        return self.lexicon.sum_of(own & self.asked) / whole if whole else NONE


def _of_one_band(cell: Term, rate: Term) -> bool:
    """Tell whether a column counts none of another band than a rate is of (60—69周岁)."""
    counted, paid = ([*read_bands(t.subject)] for t in (cell, rate))
    units = {band.unit for band in paid}
    return not any(band.unit in units and band not in paid for band in counted)


def decimal(value: Fraction) -> Decimal:
    """Return a fraction as a decimal, to be held against a band."""
    return Decimal(value.numerator) / Decimal(value.denominator)
