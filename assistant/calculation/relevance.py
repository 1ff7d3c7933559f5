"""Which questions are calculations at all: the rest is for the documents to answer."""

import re
from collections.abc import Sequence

from assistant.calculation.library_account import LibraryAccount
from assistant.calculation.nouns import other_fee
from assistant.calculation.roles import BASE, SUMS
from assistant.calculation.understanding import Understanding
from assistant.calculation.wanted import Task, tasks, wanted
from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.quantities import Quantity, Unit
from assistant.question.place_names import places_named

_DOMAIN = re.compile(
    r"保费|[参投入]保|防贫|结余|缺口|筹|应[缴交]|账上|(?<![低医社农担确环])保[几多\d一二三四五六七八九两]|[几多少]{1,2}个?人.{0,3}保|剩|每人|标准"
    r"|农村人口|请示|测算|\d号文|账"
)
_CHECKABLE = re.compile(r"账|测算|算得|算对|算错|算出|算的|算成")
_OTHER_SCHEME = re.compile(
    r"医保|医疗保险|养老|低保|大病|农业保险|贷款|工资|补助标准|收入|岗位|每月|合伙|赔偿金"
    r"|车辆|车险|意外险|商业险|雇主|房屋保险|医疗险|学生"
)
_MIXED_UNITS = (frozenset({Unit.PEOPLE, Unit.MONEY}), frozenset({Unit.PEOPLE, Unit.RATE}))


def in_domain(text: str) -> bool:
    """Tell whether the words of `text` are those of a premium account."""
    return bool(_DOMAIN.search(text))


def asks_for_a_sum(question: str, earlier: Sequence[str]) -> bool:
    """Tell, where a figure cannot be understood, whether it is worth asking about."""
    domain = in_domain(question) or any(in_domain(text) for text in earlier)
    return domain and bool(tasks(question) or wanted(question))


def loose_sum(now: Understanding) -> Quantity | None:
    """Return the one amount that no word gives a role, as in 8.12万由五个村均摊."""
    sums = [q for q in now.unused if q.unit in {Unit.MONEY, Unit.PLAIN}]
    return sums[0] if len(sums) == 1 else None


def may_calculate(now: Understanding, earlier: Understanding | None, users: Sequence[str]) -> bool:
    """Tell whether a message, after what came before it, asks for a calculation."""
    text = now.text
    complete = set(now.own) >= BASE
    has_sum = bool(set(SUMS) & set(now.own) or loose_sum(now))
    divides = has_sum and bool(now.sharing or now.spread)
    if complete or divides or _is_arithmetic(now):
        return True
    if not in_domain(text + "".join(users)):
        return False
    about = text.replace("每月", "") if now.spread else text
    if of_another_scheme(about, next_year=Task.NEXT_YEAR in now.tasks):
        return False
    asks = bool(now.tasks or now.wanted)
    brings = now.has_figures or places_named(narrow(text))
    continues = bool(earlier and brings and _goes_on(text))
    return continues or (asks and now.has_figures) or _names_a_sum(now, earlier)


def of_another_scheme(text: str, *, next_year: bool = False) -> bool:
    """Tell whether `text` is about other money than the premium; fees count for `next_year`."""
    if "防贫" in text:
        return False
    return bool((not next_year and other_fee(narrow(text))) or _OTHER_SCHEME.search(text))


_GOES_ON = re.compile(
    r"呢|的话|要是|如果|假如|假设|若|那|这|改|换|按|算|再|还|又|都|只|变|涨|提|降|升|增|加|减|多出|比例|人口|刚才|上面"
)
_ABOUT_TEXT = re.compile(
    r"哪[份个一]?(?:文件|条|款|章|部法)|哪些|谁[定说写规]|是谁|包括|出自|原文|写[的着了]|规定|条件|处罚|什么|怎么(?!算|变|摊|分)|可以吗|热不热"
)
_ONLY_A_FIGURE = 10


def _goes_on(text: str) -> bool:
    """Tell whether a message goes on with the account before it, rather than to another matter."""
    if _ABOUT_TEXT.search(text):
        return False
    return bool(_GOES_ON.search(text)) or in_domain(text) or len(text) <= _ONLY_A_FIGURE


def _names_a_sum(now: Understanding, earlier: Understanding | None) -> bool:
    if not now.tasks:
        return False
    if now.named or (earlier and earlier.own and _goes_on(now.text)):
        return True
    return Task.AUDIT in now.tasks and bool(_CHECKABLE.search(now.text))


def _is_arithmetic(now: Understanding) -> bool:
    """Tell sums of people and money that are written out; bare numbers need the right words."""
    units = {each.quantity.unit for each in now.arithmetic}
    written = any(mixed <= units for mixed in _MIXED_UNITS)
    return written or bool(now.arithmetic and in_domain(now.text))


def is_lookup(
    now: Understanding, earlier: Understanding | None, library: LibraryAccount | None
) -> bool:
    """Tell a question that the document itself answers from one that has to be calculated."""
    if now.tasks or now.changes or now.towns or now.arithmetic:
        return not (now.has_figures or now.unused or library or earlier)
    if not now.own:
        return True
    known = library.account if library else {}
    repeated = all(r in known and known[r].value == e.value for r, e in now.own.items())
    return bool(library) and repeated and len(now.own) < 3
