"""What a finished sum passes over: an item, a row, a place, a season, a term, a cost of its own.

Each look is a principle and knows no case. What is passed over is asked about, whichever way made
the sum.
"""

import re
from collections.abc import Sequence

from assistant.calculation.enumerated.counts_of import season_of
from assistant.calculation.enumerated.finished import Finished
from assistant.calculation.enumerated.items_named import is_told, items_named
from assistant.calculation.enumerated.terms import TermRole, is_proposed, terms_of
from assistant.calculation.enumerated.word_likeness import bag
from assistant.calculation.missing import MissingInput
from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.numbers.decimals import narrow

_COUNTED = frozenset({"人", "户", "亩", "名", "个"})
_TOWN = re.compile(r"[一-鿿]{1,4}?(?:镇|乡(?!镇)|街道)(?=人民政府|党|办事处|[一-鿿]{0,6}委员会|$)")
_LONG = 3
_TO_COME = (("明年", 1), ("来年", 1), ("下年度", 1), ("下一年度", 1), ("后年", 2))
_NOT_SET = re.compile(
    r"(?P<before>[^。;；\n]*?)(?P<first>20\d\d)(?:年度?)?(?:[-—–~至到和、]+(?P<last>20\d\d))?"
    r"(?:年度?|(?P<school>学年))(?P<on>[及或其之]*(?:以?后|起|开始))?(?P<behind>[^,，。;；\d]*?)"
    r"(?:另行|另文|尚未|待)[^,，。;；\d]{0,4}"
    r"(?:公布|通知|制定|规定|下达|确定|明确|发布|核定|调整|印发|研究)"
)
"""Says from which year on something is made known later, and of what, before or behind the year."""
_ON = re.compile(r"起|以后|之后")
_BETWEEN = re.compile(
    r"[、和及与的由]|[各其等](?=年)|年度|学期|[春秋]季|以?后|起|标准|办法|政策|规定|县?[一-鿿]{2}局"
)
"""What stands between and behind the names of what is made known later."""
_OF_ALL = re.compile(r"^\s*本|有效期?|执行|施行|试行|期满")
"""Says something of a whole document, not of one of its standards."""
_MONEY = re.compile(r"补[贴助]|津贴|救助|资金$")
_NUMBER = re.compile(r"^\s*[(（][^)）]*[)）]|^第[一二三四五六七八九十百]+条\s*")
_SPENT = re.compile(
    r"自己|自家|看病|治病|吃药|花|掏|出|交|付|报销?完?|剩|共|总|医保|还|又|再|了|费用?|钱|买|用"
)
"""Words of spending, which say nothing of what for."""


def of_an_item(finished: Finished) -> str:
    """Tell where one of several kinds of money that are to be added up has no part in it."""
    items = items_named(finished.scope)
    left = [item for item in items if not is_told(finished.scope, item, items, finished.taken)]
    return f"{'、'.join(left)}没有算进去，请一项一项地问。" if left and finished.taken else ""


def of_a_place(finished: Finished) -> str:
    """Tell where what all of a place get is asked for, and what each gets is told."""
    scope = finished.scope
    counted = {u for figure in finished.done.figures for u in _COUNTED if figure.unit == u}
    each = {u for t in finished.paid for u in t.each if u in _COUNTED}
    rows = scope.rows_named
    if counted or not each or not rows or scope.wanted.says_one or not scope.asks_for_all:
        return ""
    cells = any(scope.cells_of(unit, t) for t in finished.paid for unit in each)
    told = f"算得出一{next(iter(each))}的数，没有算进{'、'.join(sorted(rows))}有多少"
    return f"{told}，请写明是多少{next(iter(each))}。" if cells else ""


def of_a_season(finished: Finished) -> str:
    """Tell where more months are reckoned with than those in which a standard is paid."""
    months = [figure.value for figure in finished.done.figures if figure.unit in ("月", "个月")]
    for term in (t for t in finished.taken if "月" in t.each):
        known = terms_of(term.provision.document)
        for season in season_of(term, known):
            longer = any(value > season.value for value in months)
            if longer and season.provision.text not in finished.shown:
                return f"这一项只在{season.provision.text}发放，请说明算几个月。"
    return ""


def of_another_town(finished: Finished) -> str:
    """Tell where the standard is of another town's document than the town that is named."""
    rows = [row for row in finished.scope.rows_named if re.search(r"(?:镇|乡|街道)$", row)]
    for document in {
        t.provision.document.id: t.provision.document for t in finished.taken
    }.values():
        town = town_of(document)
        if town and rows and not any(row in town or document.containing(row) for row in rows):
            return f"查到的是{town}的规定，不是{'、'.join(sorted(rows))}的，不能拿来算。"
    return ""


def town_of(document: PolicyDocument) -> str:
    """Return the town whose office issued a document; "" where a county or nobody did."""
    found = (_TOWN.search(name) for name in document.issuers or (document.title,))
    return next((match[0] for match in found if match), "")


def of_another_place(finished: Finished) -> str:
    """Tell where a document of a sum has no word of the place that is named."""
    if finished.scope.wanted.differs:
        return ""
    stated, documents = finished.scope.stated, (t.provision.document for t in finished.taken)
    foreign = next((d for d in documents if not stated.knows_the_place(d)), None)
    if foreign is None:
        return ""
    title = foreign.title
    return f"查到的是《{title}》的规定，里面没有写到您说的地方，不能拿来算。请说明是哪个县区的。"


def of_a_proposal(finished: Finished) -> str:
    """Tell where a standard was only asked for, and the question does not speak of that."""
    proposed = any(is_proposed(t) and t not in finished.scope.terms for t in finished.taken)
    return "查到的是请示里拟定的标准，还没有批复，不能拿来算。" if proposed else ""


def of_a_year_past_its_term(finished: Finished) -> str:
    """Tell where a year is asked for that begins after a document has ceased to hold."""
    years = finished.scope.wanted.asked.years
    for document in finished.documents:
        last = document.effect.expires
        if years and last and min(years) > last.year:
            until = f"{last.year}年{last.month}月{last.day}日"
            return f"《{document.title}》只管到{until}，不能拿来算以后的。"
    return ""


def of_a_year_not_set(finished: Finished) -> MissingInput | None:
    """Tell where the standard of the year that is asked for is by its document made known later.

    2027年及以后年度标准另行公布: that of 2026 is not told of 2027.
    """
    years = _years_asked(finished)
    for document in finished.documents if years else ():
        for clause in document.clauses:
            for match in _NOT_SET.finditer(narrow(clause.text)):
                if _is_of_years(match, years) and _is_of_the_sum(finished, clause, match):
                    told = f"《{document.title}》写明那一年的标准以后另定（见下面的原文），"
                    told = f"{told}不能拿别的年份的来算。"
                    return finished.asking(told, clause.id)
    return None


def _years_asked(finished: Finished) -> tuple[int, ...]:
    """Return the years that a question names, or one to come by what it is called: 明年."""
    asked, this = finished.scope.wanted.asked, finished.scope.stated.sought.day.year
    return asked.years or tuple(this + n for word, n in _TO_COME if word in asked.uniform)


def _is_of_years(match: re.Match[str], years: Sequence[int]) -> bool:
    """Tell whether a year that is asked for is one of those; of a school year the first counts."""
    first = int(match["first"])
    asked = (min(years),) if match["school"] else years
    if match["on"] or _ON.search(match["behind"]):
        return any(year >= first for year in asked)
    return any(first <= year <= int(match["last"] or first) for year in asked)


def _is_of_the_sum(finished: Finished, clause: Clause, match: re.Match[str]) -> bool:
    """Tell whether what is made known later is a standard of the sum, or all that there is."""
    taken = [t.provision for t in finished.taken if clause in t.provision.document.clauses]
    if any(p.clause.id == clause.id for p in taken):
        return True
    said = _NUMBER.sub("", f"{match['before']}的{match['behind']}")
    parts = (part for part in said.split(",") if not _OF_ALL.search(part))
    names = [name for part in parts for name in _BETWEEN.split(part) if len(name) > 1]
    names = [*names, *(own for name in names if len(own := _MONEY.sub("", name)) >= _LONG)]
    own_words = (f"{p.row}|{p.condition}|{p.own}" for p in taken)
    words = narrow("|".join((finished.scope.text, *own_words)))
    return not names or any(name in words for name in names)


def of_another_cost(finished: Finished) -> str:
    """Tell where money was spent or lost on what no document of the sum has a word of: 养鸡亏了2万.

    What is told of it by words of spending alone (自己又掏了2万) may be of anything.
    """
    texts = frozenset[str]().union(
        *(bag(c.text) | bag(d.title) for d in finished.documents for c in d.clauses)
    )
    for figure in finished.scope.wanted.figures:
        if finished.scope.is_money(figure) and figure.text in finished.shown:
            words = bag(_SPENT.sub(" ", figure.before))
            near = frozenset(w for w in words if len(w) > 1)
            if near and not near & texts and not words & texts:
                return f"文件没有说到“{figure.before}”的钱怎么算，请说明是哪一项费用。"
    return ""


def of_rows_left_out(finished: Finished) -> str:
    """Tell where a row of standards is named that no clause of the sum has a word of."""
    texts = "".join(c.text for d in finished.documents for c in d.clauses
                    if c.id in finished.done.clause_ids)  # fmt: skip
    rates = (t for t in finished.every if t.role is TermRole.RATE and t.row)
    named = {t.row for t in rates if len(t.row) >= _LONG and t.row in finished.scope.text}
    left = sorted(row for row in named if row not in texts)
    return f"{'、'.join(left)}没有算进去，请一项一项地问。" if left else ""
