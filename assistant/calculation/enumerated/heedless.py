"""What tells against a sum: something said beside its standard, or asked, that it does not heed.

Each test is of a kind of mistake and knows no case; `ruled_out` says when it is asked.
"""

import re
from decimal import Decimal

from assistant.calculation.enumerated.parties_named import LEVELS, meant_party
from assistant.calculation.enumerated.possible_sum import NAMED, PossibleSum
from assistant.calculation.enumerated.said_for_whom import is_for_who_is_denied
from assistant.calculation.enumerated.standards_in_time import PERIOD, asked_months
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole
from assistant.calculation.enumerated.word_likeness import bag
from assistant.calculation.formulas.units_each import SPANS
from assistant.documents.numbers.decimals import narrow

_NEAR = 8
"""Characters on each side of a figure that may say what it counts."""
_SAID = Decimal("0.15")
"""How much of the condition of another share must be said for it to be meant perhaps."""
_STAFFED = re.compile(
    r"每\d+(?:名|人|户|个|位|亩|头)?(?P<whom>[一-鿿]{2,8}?)(?:应|可|须)?(?:配备?|设|安排|聘用?|选聘)\d"
)
_PART = re.compile(r"自付|自缴|自筹|自负|(?:承担|负担|补助|补贴|超过?|超出)的?(?:那)?(?:一)?部分")
_OVER = re.compile(r"(?:超过|超出|超)(?:的)?部分|以上(?:的)?部分")
_ALL_OF_A_PLACE = re.compile(r"全[县市区州旗省镇乡村]|一共|总共|统共|拢共|合计|总计")
_INSURED = re.compile(r"保额|保险金额")
_HAS_MOST = re.compile(r"最[多少高低大小]的(?:乡镇|镇|乡|村|学校|县|区|街道)")
"""护林员最多的乡镇 is a place, whose number counts."""
_WHOLE_PLACE = re.compile(r"全[县市区州旗省镇乡村]")
_ONE_OF_IT = frozenset({"人", "户", "村"})
"""Whom one is where nothing is said of how many."""
_ONE = "count_of_one"
_NUMBERS = frozenset({_ONE, "typed_count", "count_capped", "cell_count", "clause_count"})
_BY_THE_MONTH = re.compile(r"(?:每|一)个?人?(?:每|一)个?月|月均|按月")
_LEVELS_ASKED = re.compile(
    rf"((?:{LEVELS}(?:级|财政|里|上|本级)*[、和与跟及]?){{2,}})(?:各|分别|怎么|如何|应|承担|分担)"
)


def _beside(scope: SumScope, main: Term) -> list[Term]:
    """Return the other terms of the sentence of a term."""
    p = main.provision
    return [
        t for t in scope.of_clause(main)
        if t is not main and not p.row and t.provision.quote == p.quote
    ]  # fmt: skip


def passes_over_a_case(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether its clause has a share for whom the question speaks of too: 儿童全额补贴."""
    main = each.main
    if main is None or each.kind != "part" or main.provision.row:
        return False
    others = (t for t in scope.of_clause(main) if t.role is TermRole.PART and t not in each.terms)
    meant = (other for other in others if not is_for_who_is_denied(scope, other))
    return any(scope.said_share(other, main) > _SAID for other in meant)


def is_whole_for_part(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether a part is asked for of a standard that its sentence divides, and all is told."""
    main, uniform = each.main, scope.wanted.asked.uniform
    asked = bool(scope.wanted.parties) or bool(_PART.search(uniform))
    if main is None or "shared" in each.signs or not asked:
        return False
    parts = [t for t in _beside(scope, main) if t.is_money and t.value < main.value]
    return len(parts) > 1 and sum(t.value for t in parts) == main.value


def is_of_all_for_what_lies_over(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether what is paid of the part over a line is worked out of the whole: 超过部分按."""
    main = each.main
    over = main is not None and each.kind == "part" and _OVER.search(main.provision.own)
    return bool(over) and "lined" not in each.signs


def ignores_months(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether months that are said have no part in it."""
    return "months_ignored" in each.signs


def counts_the_served(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether those are counted for whom staff is kept: 每80名学生配备1名, and 346名学生.

    The number may be the question's own or that of a column, and the clause one beside the rate's.
    """
    if each.main is None:
        return False
    section = {t.provision.clause.id: t.provision.clause for t in scope.of_section(each.main)}
    found = (m for c in section.values() for m in _STAFFED.finditer(narrow(c.text)))
    served = [frozenset(w for w in bag(m["whom"]) if len(w) > 1) for m in found]
    near = [bag(f"{f.before[-_NEAR:]}|{f.after[:_NEAR]}") for f in each.figures]
    near += [bag(cell.provision.own) for cell in each.cells]
    return any(words & whom for words in near for whom in served)


def leaves_a_year_out(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether two years are named and one is told (二四年并成一个村，二五年能给多少)."""
    return len(set(scope.wanted.asked.years)) > 1 and not scope.wanted.differs


def misses_a_party(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether it is shared without somebody whose part is asked for: 市县乡镇各出多少."""
    if each.split is None or not scope.wanted.all_parties:
        return False
    match = _LEVELS_ASKED.search(scope.wanted.asked.uniform)
    named = re.findall(LEVELS, match[1]) if match else []
    parts = dict(each.split.parts)
    return any(not meant_party(name, parts) for name in named)


def is_of_one(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether a whole place is asked for and one is told (全县的低保户多发多少)."""
    uniform = scope.wanted.asked.uniform
    many = bool(_WHOLE_PLACE.search(uniform) or _HAS_MOST.search(uniform))
    return "count_of_one" in each.signs and many and not each.figures


def is_of_months_for_one(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether one month is asked for, of a half year, and all of that is told."""
    uniform, span = scope.wanted.asked.uniform, scope.wanted.span
    many = span is not None and span[0] == "月" and span[1] != 1 and not scope.months
    together = _ALL_OF_A_PLACE.search(uniform)
    return many and bool(_BY_THE_MONTH.search(uniform)) and not together


def goes_over_a_limit(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether it is more than its section says that one gets, and is of no whole place."""
    main = each.main
    if main is None or each.kind != "rate" or "cell_count" in each.signs:
        return False
    if any(t.role is TermRole.CAP and t.is_money for t in each.terms):
        return False
    section = scope.of_section(main)
    others = {t.provision.clause.id for t in section if t.role in (TermRole.RATE, TermRole.PART)}
    others.discard(main.provision.clause.id)
    limits = [t for t in section if t.role is TermRole.CAP and t.is_money and not t.each]
    return any(each.value > t.value for t in limits if t.provision.clause.id not in others)


def leaves_a_number_open(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether one number is given of two that a standard is for: 每亩每次12元, and 40亩."""
    units = [u for u in (each.main.each if each.main else ()) if u not in SPANS]
    numbers = [sign for sign in each.signs if sign in _NUMBERS]
    left = [u for u, n in zip(units, numbers, strict=False) if n == _ONE and u not in _ONE_OF_IT]
    given = any(n != _ONE for n in numbers)
    return given and any(not re.search(f"[每一1]{unit}", scope.text) for unit in left)


def tells_what_is_insured(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether what is insured is told for what is paid of it: 保额 without its share."""
    insured = each.main is not None and _INSURED.search(each.main.provision.own)
    return bool(insured) and "赔" in scope.text and "scaled" not in each.signs


def leaves_months_out(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether months that are asked for, or in which its row is paid, have no part in it."""
    if each.main is None or NAMED in each.signs:
        return False
    if "span_unsaid" in each.signs:
        return asked_months(scope) is not None
    return "span_usual" in each.signs and bool(PERIOD.search(each.main.provision.row))


def compares_with_itself(scope: SumScope, each: PossibleSum) -> bool:
    """Tell whether it is a difference of nothing: of a standard with itself, stated twice."""
    return "difference" in each.signs and not each.value
