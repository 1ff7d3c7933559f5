"""What a question tells and what it asks: 公司通知怀孕的女职工解除合同，能不能，哪一条规定的.

A question tells facts when it says of somebody what happened, and then asks which clause governs
it, whether it may be done, or what follows from it. Several things may be asked at once.
"""

import re
from dataclasses import dataclass

from assistant.question.asked import Question
from assistant.question.kinds.what_is_asked import claimed_values

_CUT = re.compile(r"[。！？?!；;，,\n]+")
_BASIS = re.compile(
    r"(?:哪|第几)(?:一|几)?(?:条|款|项)|哪个(?:文件|法|规定)|(?:什么|啥|有何)(?:依据|根据|规定)|"
    r"(?:依据|根据|适用|违反)(?:的是|了)?(?:哪|什么|啥)|有没有规定|怎么规定"
)
_MAY = re.compile(
    r"能不能|可不可以|可以不可以|行不行|(?:可以|能|行|合法|合规|有效|允许)[吗么]|合不合法|合不合规|"
    r"是否(?:可以|合法|合规|有效|允许)|有没有效|该不该|算不算|准不准|让不让"
)
_FOLLOWS = re.compile(
    r"(?:依据|根据|按)哪.{0,4}处理|怎么(?:处理|处罚|处置|罚|赔|办|定性|追究)|如何(?:处理|处罚|定性|追究|赔偿)|什么(?:后果|处罚|责任)|"
    r"由?(?:谁|哪个(?:部门|单位|机关)|什么部门)(?:来|去|负责)?(?:处理|处罚|管|查处|认定)|由(?:谁|哪个|什么)|"
    r"能?要求(?:什么|怎么|赔)|赔多少|定性"
)
_OFFENDS = re.compile(r"违反|定性")
_VALUE = re.compile(
    r"多少|几[号天个月日年]|什么时(?:候|间)|何时|怎么(?:分担|分|发|算)|如何(?:分担|发放)|多久|多长时间|比例"
)
_ASKED_OF = (_BASIS, _MAY, _FOLLOWS, _VALUE)
_FORMER = re.compile(r"以前|当时|旧办法|老办法|试行|废止|原来的")
_LEAST_TOLD = 7
"""Characters of facts below which a question tells none."""


@dataclass(frozen=True, slots=True)
class Told:
    """The clauses of a question that tell, and those that ask; `of_values` ask for a value."""

    facts: tuple[str, ...]
    asks: tuple[str, ...]

    @property
    def story(self) -> str:
        """The facts in one text."""
        return "，".join(self.facts)

    @property
    def of_values(self) -> tuple[str, ...]:
        """The asks for a sum, a day, a share; whether and which clause are not among them."""
        return tuple(a for a in self.asks if _VALUE.search(a) and not _is_of_law(a))

    @property
    def wants_law(self) -> bool:
        """Whether it asks which clause governs, whether it may be done or what follows."""
        return any(map(_is_of_law, self.asks))

    @property
    def wants_leave(self) -> bool:
        """Whether it asks if something may be done, what it is, or what it offends against."""
        return any(_MAY.search(a) or _OFFENDS.search(a) for a in self.asks)


def told_facts(question: Question) -> Told | None:
    """Return what a question tells and asks, or None where it tells no facts of a case."""
    text = question.about
    named = question.named or question.typed.names_place or question.typed.doubts
    claims = claimed_values(question.own)
    if named or claims or question.exact_words or question.follows or _FORMER.search(text):
        return None
    pieces = [p.strip() for p in _CUT.split(text) if p.strip()]
    asks = tuple(p for p in pieces if any(asked.search(p) for asked in _ASKED_OF))
    facts = tuple(p for p in pieces if p not in asks)
    told = Told(facts, asks)
    if told.wants_law and len(told.story) >= _LEAST_TOLD:
        return told
    return told if len(told.of_values) > 1 and len(pieces) == len(asks) else None


def _is_of_law(ask: str) -> bool:
    return any(asked.search(ask) for asked in (_BASIS, _MAY, _FOLLOWS))
