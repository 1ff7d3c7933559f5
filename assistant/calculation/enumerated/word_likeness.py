"""How close words of a document are to those of a question: shared pairs and single characters.

What few clauses say tells most. Single characters count less than pairs, and are there for those
who say 稻子 for 水稻 and 县医院 for 县级医院.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache

from assistant.documents.model import PolicyDocument
from assistant.documents.numbers.decimals import narrow

NONE, ALL = Decimal(0), Decimal(1)
_SINGLE = Decimal("0.3")
_RUN = re.compile(r"[A-Za-z一-鿿]+")
_NUMERAL = re.compile(
    r"[一二两三四五六七八九十百千万亿零\d.]+(?=[元块人户亩月年个天名口头吨度岁%成折])"
)
_EMPTY = re.compile(
    r"多少|几多|好多|几个|几块|几元|请|测算|核算|计算|一共|总共|统共|拢共|合计|共计|应该?|需要?|可以?|能|按照?|现行|标准|金额|资金|总额"
    r"|每|各|的|了|在|是|有|和|与|及|跟|为|我们?|俺们?|咱们?|这|那|该|给|得|要|会|就|都|还|也|把|被|让|个|元|块|钱|年|月|一|自己|本|呢|吗|啊|嘛|咋|怎么|什么|多|差|比"
)
_GRADE = re.compile(r"([A-Z一二三四五六七八九])(?=[级类档等])")

Words = frozenset[str]


@lru_cache(maxsize=16384)
def bag(text: str) -> Words:
    """Return the pairs and single characters of a text that may tell something."""
    uniform = narrow(text)
    grades = {f"{m[1]}级" for m in _GRADE.finditer(uniform)}
    runs = _RUN.findall(_EMPTY.sub(" ", _NUMERAL.sub(" ", uniform)))
    pairs = {run[n : n + 2] for run in runs for n in range(len(run) - 1)}
    return frozenset(pairs | grades | {each for run in runs for each in run})


@dataclass(frozen=True)
class Tellingness:
    """How much each pair and character tells among the clauses of some documents."""

    documents: Sequence[PolicyDocument]
    _known: dict[str, Decimal] = field(default_factory=dict, compare=False)

    @cached_property
    def _counts(self) -> tuple[Counter[str], int]:
        texts = [c.text for d in self.documents for c in d.clauses]
        texts += [d.title for d in self.documents]
        return Counter(each for text in texts for each in bag(text)), len(texts)

    def weight(self, each: str) -> Decimal:
        """Return how much one of them tells; 0 where no document says it."""
        if each not in self._known:
            counts, whole = self._counts
            told = (1 + Decimal(whole) / counts[each]).ln() if each in counts else NONE
            self._known[each] = told * (ALL if len(each) > 1 else _SINGLE)
        return self._known[each]

    def sum_of(self, found: Iterable[str]) -> Decimal:
        """Return how much some of them tell together."""
        return sum(map(self.weight, found), NONE)
