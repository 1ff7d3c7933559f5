"""The last look at a calculation: what it leaves of the question is asked, not passed over.

A sum that leaves out one of the user's figures, or the division that was asked for, is a wrong
sum. So nothing is shown as a result unless every figure of the question is used or explained.
"""

import re
from collections.abc import Iterator

from assistant.calculation.entries import Entry, clause_ids
from assistant.calculation.missing import MissingInput
from assistant.calculation.parties import whose_part
from assistant.calculation.roles import NAMING, Role, bare, shown
from assistant.calculation.situation import Situation
from assistant.calculation.spreading import asked_span
from assistant.calculation.steps import Calculation
from assistant.calculation.wanted import Task
from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.quantities import Quantity, Unit, read_quantities

_PLACES = re.compile(
    r"(?:街道|乡镇|镇街|[镇乡村县区家方级处]|社区|单位|部门|公司)$"
    r"|个(?=[庄屯组队湾寨]|地方|项目|方面|数)"
)
"""What is merely counted along: 全县6个乡镇, 我们村五个组."""
_COUNTED = frozenset({Role.POPULATION, Role.RATIO})
_REACHES = frozenset({Task.PEOPLE, Task.HIGHEST_RATE, Task.HIGHEST_RATIO})
"""How far money reaches does not hang on how many there are; the working says so."""
_ROUNDS = re.compile(r"四舍五入|取整|进一|去尾|零头|只舍|只入")
_NOT_FOLLOWED = re.compile(
    r"免[交缴收费]|不用[交缴]|全免|减免|起付|封顶|递增|逐年|按户|各[打涨降增减]"
    r"|每人每[月季]|每[月季]每人|每月[交缴收补]|每(?:户|亩|辆|头|栋|间)"
)
"""What no step follows: exemptions, limits, prices that are not by head and year."""


def doubt(given: Situation, done: Calculation) -> MissingInput | None:
    """Return the question to ask where the calculation leaves something of the question out."""
    found = (*_figures_left(given, done), *_words_left(given), *_heads_left(given, done))
    whose = whose_part(given.now.sharing, given.now.text)
    left = tuple(dict.fromkeys((*found, *([whose] if whose else ()))))
    if not left:
        return None
    told = "、".join(f"“{words}”" for words in left)
    known = "、".join(f"{NAMING[r].label}{shown(r, e.value)}" for r, e in given.account.items())
    understood = f"看懂的是：{known}。" if known else ""
    return MissingInput(
        missing=(),
        understood=tuple(each.figure() for each in given.account.values()),
        question=(
            f"{understood}您说的{told}还没有算进去，先不给您结果。"
            "请说明它指什么、怎么算进去；不用算进去的，也请说一声。"
        ),
        clause_ids=clause_ids(given.account.values()),
    )


def _figures_left(given: Situation, done: Calculation) -> Iterator[str]:
    values = {*(f.value for f in done.figures), *done.result.values()}
    yield from (q.text for q in given.now.unused if q.value not in values)
    yield from (q.text for q in _counts(given) if q.value not in values)
    yield from (e.text for e in given.now.own.values() if _is_idle(e, given, done))
    if Task.AUDIT not in given.now.tasks:
        yield from _absurd(given, done)


def _counts(given: Situation) -> Iterator[Quantity]:
    """Yield what is counted in the question and belongs to no share, change or spread."""
    now = given.now
    used = {change.quantity for change in now.changes}
    used |= set(now.sharing.used) if now.sharing else set()
    used |= set(now.spread.used) if now.spread else set()
    shared = now.sharing.equal if now.sharing else 0
    uniform = narrow(now.text)
    for quantity in read_quantities(now.text):
        idle = quantity.unit in {Unit.COUNT, Unit.TIMES} and quantity not in used
        place = _PLACES.search(uniform, quantity.start, quantity.end) or _PLACES.match(
            uniform, quantity.end - 1
        )
        if idle and quantity.value != shared and not place:
            yield quantity


def _absurd(given: Situation, done: Calculation) -> Iterator[str]:
    """Yield figures that cannot be what they were taken for: more insured than people."""
    own, result = given.now.own, done.result
    heads = {f.name: f.value for f in done.figures} | dict(result)
    people, insured = heads.get(Role.POPULATION.value), heads.get(Role.INSURED.value)
    if people is not None and insured is not None and insured > people:
        yield from (own[r].text for r in (Role.POPULATION, Role.INSURED) if r in own)
    if Role.POPULATION.value in result and Role.POPULATION not in given.wanted:
        yield from (own[r].text for r in (Role.RATIO,) if r in own)


def _is_idle(each: Entry, given: Situation, done: Calculation) -> bool:
    """Tell whether a figure of this message stands in no step and no result."""
    explained = each.role in _COUNTED and _REACHES & set(given.now.tasks)
    if each.text not in given.now.text or not each.value or explained:
        return False
    written = {bare(each.role, each.value), str(each.value)}
    worked = "".join((*(step.expression for step in done.steps), done.summary))
    return not any(w in worked for w in written) and each.value not in done.result.values()


def _heads_left(given: Situation, done: Calculation) -> Iterator[str]:
    """Yield the words that say how to round heads, where a result has part of a head in it."""
    heads = (done.result.get(role.value) for role in (Role.INSURED, Role.POPULATION))
    if any(each is not None and each != each.to_integral_value() for each in heads):
        shown_ways = any(key.endswith(("_floor", "_ceiling")) for key in done.result)
        yield from () if shown_ways else (m[0] for m in _ROUNDS.finditer(narrow(given.now.text)))


def _words_left(given: Situation) -> Iterator[str]:
    uniform = narrow(given.now.text)
    if given.now.spread is None and (span := asked_span(uniform)):
        yield span
    yield from (match[0] for match in _NOT_FOLLOWED.finditer(uniform))
