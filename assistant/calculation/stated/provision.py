"""Provisions: the figures that documents state, each with what it is of and when it holds.

护林员每人每月800元 is a rate of 800元/人·月 for 护林员; C级最高不超过16000元 a ceiling; 青塘镇
under 保洁员（个） a count of 65. A clause and a row of a table give provisions of the same shape.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from assistant.calculation.formulas.dimensions import MONEY, WrittenUnit
from assistant.calculation.stated.bands import Reach, read_bands
from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.numbers.decimals import narrow

_SHORT = 24
"""Characters of a heading that only names what is below it."""
_SINCE = re.compile(r"(?:自|^)(\d{4})年(\d{1,2})月(\d{1,2})日起")

_UNTIL = re.compile(
    r"(20\d\d)年(\d{1,2})月(\d{1,2})日(?:\(含\))?(?:以|之)?前[一-鿿]{2,8}的[^。;]{0,12}(?:仍|继续|原)"
)


_PROPOSED = re.compile(r"(?:^|[,，。;；])(?:现|我[乡镇村县局])?拟(?:从|自|将|按|对|提高|申请|由)")


class ProvisionKind(StrEnum):
    """What a stated figure does in a sum."""

    AMOUNT = "amount"
    """A standard, a total, a count: what is reckoned with."""
    ADDED = "added"
    """What comes on top of a standard under a condition (再增加2000元)."""
    CEILING = "ceiling"
    """What a sum is not to exceed (最高不超过, 封顶线)."""
    LINE = "line"
    """Below which nothing is paid (起付线)."""
    LONGEST = "longest"
    """For how many months at most it is paid (最长12个月)."""
    SCALE = "scale"
    """The part of the sum that is paid under a condition (按算出金额的80%)."""
    BEFORE = "before"
    """What held before a change (由每人每月120元提高到…)."""


@dataclass(frozen=True, slots=True)
class Provision:
    """One figure of a document: `value` in the dimension of `unit`.

    `own` are the words that say what it is of, `condition` those said before of the whole
    sentence, `above` the headings over it; `row` are the names of its row, "" in a clause. `text`
    is the figure as written, `quote` the sentence or row.
    """

    kind: ProvisionKind
    value: Fraction
    unit: WrittenUnit
    own: str
    condition: str
    above: str
    row: str
    text: str
    quote: str
    document: PolicyDocument
    clause: Clause

    @property
    def source(self) -> str:
        """What the source is called: document and clause."""
        return f"{self.document.name} {self.clause.label}"

    @property
    def is_rate(self) -> bool:
        """Whether it is money for each of something: 元/人·月."""
        return self.unit.dimension.above == (MONEY,) and bool(self.unit.dimension.below)

    @property
    def is_total(self) -> bool:
        """Whether it is a sum of money as a whole."""
        return self.unit.dimension.above == (MONEY,) and not self.unit.dimension.below

    @property
    def words(self) -> str:
        """All that says what it is of: row, own words, condition, its clause's short heading."""
        return f"{self.row}|{self.own}|{self.condition}|{self.heading}"

    @property
    def heading(self) -> str:
        """The short headings over it, its own among them: 油菜 of （三）油菜。补助55元/亩."""
        path = () if self.row else self.clause.path
        return "|".join(each for each in path if len(each) <= _SHORT)

    @property
    def since(self) -> date | None:
        """From which day on its sentence says that it holds (自2025年7月1日起)."""
        match = _SINCE.search(narrow(f"{self.condition}{self.own}"))
        dates = [*_SINCE.finditer(narrow(self.quote))]
        if match is None and len(dates) == 1:
            match = dates[0]  # 调整为950元，自2025年6月1日起执行
        parts = [int(match[n]) for n in (1, 2, 3)] if match else []
        try:
            return date(*parts) if parts else None
        except ValueError:
            return None

    @property
    def until(self) -> date | None:
        """Until which day it is for what was done by then: 2025年12月31日前出院的，仍按…."""
        match = _UNTIL.search(narrow(self.quote))
        try:
            return date(int(match[1]), int(match[2]), int(match[3])) if match else None
        except ValueError:
            return None

    @property
    def is_proposed(self) -> bool:
        """Whether it is only what somebody asks for: 拟将基本报酬提高到每人每月700元."""
        return not self.row and bool(_PROPOSED.search(narrow(self.quote)))

    @property
    def reach(self) -> Reach | None:
        """From where to where a rate is paid: 超过50亩至200亩的部分 of 元/亩."""
        below = self.unit.dimension.below
        of = below[0] if self.is_rate and len(below) == 1 else "元" if self.is_share else ""
        found = [b for b in read_bands(f"{self.condition}，{self.own}") if of and b.unit == of]
        return found[-1] if found else None

    @property
    def is_share(self) -> bool:
        """Whether it is a part of something: 60%."""
        return self.unit.text == "%"
