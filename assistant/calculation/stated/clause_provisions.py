"""Reads the provisions of a clause: sentence by sentence, each figure with its own words.

A sentence that lists (护林员每人每月800元，保洁员每人每月650元) gives each figure the words since
the figure before; what stands before the first of them holds for all (低保户，C级每户增加3000元);
a line that ends in a colon holds for the lines below it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from assistant.calculation.formulas.dimensions import NOTHING, WrittenUnit, parse_unit
from assistant.calculation.formulas.units_each import money_for_each, units_each
from assistant.calculation.stated.provision import Provision, ProvisionKind
from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.figures import WrittenFigure, read_figures
from assistant.documents.numbers.not_amounts import FILLER, blank
from assistant.documents.numbers.units import Unit
from assistant.errors import CalculationError

_READ = frozenset({ClauseKind.CLAUSE, ClauseKind.PARAGRAPH})
_SENTENCE = re.compile(r"[^。;\n]+")
_COMMA = re.compile(r"[,:]")
_LABEL = re.compile(
    r"^\s*(?:第[一二三四五六七八九十百零\d]+条|\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]+、|\d+(?:\.(?!\d)|、))\s*"
)
_INCLUDED = re.compile(r"\(不?含[^()]*\)")
"""Repeats the end of a band, which it counts in: 2万元以下（含2万元）."""
WHICH_ONES = frozenset({"岁", "级", "类", "档", "等", "批", "期", "条", "款"})
"""Units of what says who or which is meant (一类每户1800元): it stays among the words."""
_YEAR = re.compile(r"(?:19|20)\d\d年度?")
_LEFT_OVER = re.compile(r"^(?:[/·][^,]*|的|为基础|拨付)$")
_FOR_WHOM = re.compile(
    r"(?:周?岁)?(?:\(含[^)]*\))?(?:[—–\-~至到]+\d|及?以[上下]|周?岁|以内(?=[的按部(,])|的?部分|的(?:家庭|户|人))"
)
"""Behind a figure that says for whom or from where on: 80—89周岁, 3万元以上."""
_UP_TO = re.compile(r"(?:不足|不满|未满|低于|少于)$")
"""Before a number at which a band ends: 10公里以上不足30公里的每人每月500元."""
_PARTS: tuple[tuple[ProvisionKind, re.Pattern[str]], ...] = (
    (
        ProvisionKind.BEFORE,
        re.compile(
            r"(?:由|从|较|比(?!例)|原(?:来|定|按)?|之前|(?:上一?|去)年(?:度|标准)?为?|\((?:20\d\d年|上年|原))[^,]{0,14}$"
        ),
    ),
    (ProvisionKind.LINE, re.compile(r"起付")),
    (
        ProvisionKind.CEILING,
        re.compile(r"不(?:得|能|应)?(?:超过|高于)|封顶|上限|限额|最[高多](?!的)"),
    ),
    (
        ProvisionKind.ADDED,
        re.compile(
            r"(?:增[加发补]|加[发补]|另[加发补]|上浮|追加|再[补发加给]|提高|上调)(?!到|至|为)[^,]{0,6}$"
        ),
    ),
)
_RAISED = re.compile(r"(?:提高|调整|上调|降低|下调|增加|变更|提|调|改|增|升|降)(?:到|至|为)[^,]*$")
RAISED_FROM = re.compile(
    r"(?:/[^,，。;；]{1,6})?的?基础上,?(?:再|统一|各)?(?:每[一-鿿]{1,3}){0,2}(?:再)?(?:增加|提高|上调|增发|加发|上浮)(?!到|至|为)"
)
"""Behind what held before: 在每人每月130元的基础上增加50元."""
_LONGEST = re.compile(r"最长|最多|不(?:得)?超过|不多于")
_GRADE = r"第?[A-Z一二三四五六七八九](?:级|类|档)"
_WHOSE = re.compile(
    rf"^(?:(?!{_GRADE})[^,]){{2,20}}?(?={_GRADE}|(?:每[户人亩月套]|再|另|可)*(?:增[加发补]|加[发补]|追加)$)"
)
"""For whom it is where no comma says so: 脱贫户 of 脱贫户一类每户增加400元，二类每户增加700元."""
_SCALED = re.compile(
    r"(?:按|发放|支付|给予|补助|救助)[^,]{0,24}(?:金额|标准|数额|额度?|计算数|应发数|报酬|补贴|补助|津贴|工资)的?$"
)
_AMONG_THEM = re.compile(r"其中,?[^,;]{2,16}?的?,?可?按照?$")
_PAID_SO = re.compile(r"(?:的)?(?:标准)?(?:发放|执行|计发|享受|发给)")
_A_RATE = re.compile(r"每[人户名月年][^;]*元|元/")
_LARGEST_INHERITED = 100_000
"""A sum that is larger is none of the rates that a heading announces (每人每月：)."""


@dataclass(frozen=True, slots=True)
class StatedInWords:
    """A figure in its sentence, with its own words, the condition before and the line over them."""

    sentence: str
    over: str
    condition: str
    own: str
    after: str
    figure: WrittenFigure


def clause_provisions(
    document: PolicyDocument, clause: Clause, announced: str = ""
) -> Iterator[Provision]:
    """Yield the provisions of one clause; `announced` is the line with a colon that it follows."""
    if clause.kind not in _READ:
        return
    above = f"{document.title_of(clause)}|{'|'.join(clause.path)}"
    for stated in stated_in(clause.text):
        over = stated.over or announced
        unit = _unit(stated, f"{over}|{'|'.join(clause.path[:-1])}")
        if unit is None:
            continue
        yield Provision(
            kind=kind_of(stated),
            value=Fraction(stated.figure.value),
            unit=unit,
            own=stated.own,
            condition=stated.condition,
            above=f"{above}|{over}",
            row="",
            text=stated.figure.printed,
            quote=stated.sentence,
            document=document,
            clause=clause,
        )


@lru_cache(maxsize=4096)
def stated_in(text: str) -> tuple[StatedInWords, ...]:
    """Return the figures of a clause, each in its sentence."""
    uniform = narrow(text)
    readable = _INCLUDED.sub(lambda match: FILLER * len(match[0]), blank(uniform))
    found: list[StatedInWords] = []
    over = ""
    for match in _SENTENCE.finditer(uniform):
        begin, end = match.span()
        found += _in_sentence(text, readable, begin, end, over)
        last = text[begin:end].strip()
        if last.endswith((":", "：")):
            over = _LABEL.sub("", narrow(last))
    return tuple(found)


def _in_sentence(
    text: str, readable: str, begin: int, end: int, over: str
) -> Iterator[StatedInWords]:
    uniform, sentence = narrow(text), text[begin:end].strip()
    start, condition, raised = begin, "", ""
    for figure in read_figures(readable[begin:end]):
        at, behind = begin + figure.start, begin + figure.end
        alone = figure.kind is not Unit.PLAIN or figure.stands_alone
        bound = figure.kind is not Unit.MONEY and _UP_TO.search(uniform, start, at)
        whom = figure.unit in WHICH_ONES or _FOR_WHOM.match(uniform, behind)
        if not alone or whom or bound:
            continue
        *before, own = (_LABEL.sub("", each) for each in _COMMA.split(uniform[start:at]))
        whose = _WHOSE.match(own)
        said = (*before, whose[0] if whose else "")
        condition = "，".join(b for b in said if b and not _LEFT_OVER.match(b)) or condition
        own = own[whose.end() :] if whose else own
        own = f"{_YEAR.sub('', raised)}{own}" if _RAISED.search(own) else own
        yield StatedInWords(sentence, over, condition, own, uniform[behind:end], figure)
        start, raised = behind, own


def _unit(stated: StatedInWords, over: str) -> WrittenUnit | None:
    """Return the unit of a figure; None where it measures nothing that is reckoned with.

    What the lines `over` a sum say of what each it is (补助标准（每人每月）) is said of it too.
    """
    figure = stated.figure
    if figure.kind in (Unit.RATIO, Unit.TIMES):
        return WrittenUnit("%" if figure.kind is Unit.RATIO else "倍", NOTHING, Fraction(1, 100))
    if figure.kind is Unit.MONEY:
        units = units_each(stated.own, stated.after, spoken=False)
        if not units and figure.value < _LARGEST_INHERITED:
            units = units_each(stated.condition, spoken=False) or units_each(over, spoken=False)
        return money_for_each(units)
    try:
        return parse_unit(figure.unit) if figure.unit else None
    except CalculationError:
        return None


def kind_of(stated: StatedInWords) -> ProvisionKind:
    """Return what a figure does, by the words just before it."""
    own = stated.own
    if stated.figure.unit in ("月", "季度", "年", "日"):
        return ProvisionKind.LONGEST if _LONGEST.search(own) else ProvisionKind.AMOUNT
    if stated.figure.kind is Unit.RATIO:
        scaled = _SCALED.search(own) or _is_of_some_among_them(stated)
        return ProvisionKind.SCALE if scaled else _kind_of_ratio(own)
    if _RAISED.search(own):
        return ProvisionKind.AMOUNT
    if RAISED_FROM.match(stated.after):
        return ProvisionKind.BEFORE
    return next((part for part, pattern in _PARTS if pattern.search(own)), ProvisionKind.AMOUNT)


def _is_of_some_among_them(stated: StatedInWords) -> bool:
    """Tell whether some of those who are paid get a share: …900元，其中集中供养的按60%发放."""
    if not (_PAID_SO.match(stated.after) and _AMONG_THEM.search(stated.own)):
        return False
    return bool(_A_RATE.search(narrow(stated.sentence).partition(stated.own)[0]))


def _kind_of_ratio(own: str) -> ProvisionKind:
    """Return what a share does: 超过起付线的按60% is no line, though it speaks of one."""
    added = dict(_PARTS)[ProvisionKind.ADDED]
    return ProvisionKind.ADDED if added.search(own) else ProvisionKind.AMOUNT
