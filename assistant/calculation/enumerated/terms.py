"""The terms of a document: each figure that it states, by what it can do in a sum.

What a term is follows from its type and its place, not from its subject: money for each of
something is a rate, a share behind somebody who pays is their part, a limit belongs to what stands
before it in its sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from assistant.calculation.formulas.dimensions import MONEY, NOTHING, Dimension, WrittenUnit
from assistant.calculation.stated.bands import Reach
from assistant.calculation.stated.document_provisions import provisions_of
from assistant.calculation.stated.provision import Provision, ProvisionKind
from assistant.calculation.stated.row_provisions import is_total
from assistant.documents.model import PolicyDocument
from assistant.documents.numbers.decimals import narrow

SPANS = frozenset({"年", "月", "季度", "学期", "日", "采暖季"})


class TermRole(StrEnum):
    """What a stated figure can do in a sum."""

    RATE = "rate"
    TOTAL = "total"
    PART = "part"
    BORNE = "borne"
    CAP = "cap"
    FLOOR = "floor"
    LINE = "line"
    ADDED = "added"
    SCALE = "scale"
    OLD = "old"
    COUNT = "count"
    NOTHING = "nothing"


_STOP = re.compile(r"[,，。;；、:：()（）\d]")
_NEAR = 12
"""Characters behind a figure that may say what it is of."""


@dataclass(frozen=True, slots=True)
class Term:
    """One figure of a document: `each` of what a rate is, `party` who bears a share."""

    provision: Provision
    role: TermRole
    each: tuple[str, ...] = ()
    party: str = ""

    @property
    def value(self) -> Fraction:
        """The figure."""
        return self.provision.value

    @property
    def subject(self) -> str:
        """The words of its own: what it is of, under which condition, in which row and column."""
        p = self.provision
        return f"{p.row}|{p.condition}|{p.own}|{self.after}"

    @property
    def after(self) -> str:
        """The words behind the figure, up to the next stop: 叠加补贴 of 按价格的15%叠加补贴."""
        p = self.provision
        if p.row or not p.text:
            return ""
        behind = narrow(p.quote).partition(narrow(p.text))[2]
        return _STOP.split(behind, maxsplit=1)[0][:_NEAR]


@dataclass(frozen=True, slots=True)
class Split:
    """Who bears which part of a sum, by one sentence or row; `subject` says of what."""

    parts: tuple[tuple[str, Fraction], ...]
    subject: str
    provisions: tuple[Provision, ...]


_EACH = re.compile(r"每(?:满|一|1)?个?([一-鿿]{1,6}?)(?=每|[补奖提调给发按支计不最增另再加,，为用资标定是收付拨可救]|\d|$)")
_NAMES = {
    "生": "人", "名": "人", "位": "人", "口": "人", "岗": "人", "天": "日", "学年": "年", "度电": "度",
    "家": "户", "个月": "月", "立方": "立方米", "方": "立方米",
}  # fmt: skip
LEVELS = r"(?:中央|国家|省|市|县|区|乡镇|乡|镇|村集体|村|街道)"
_OTHERS = r"(?:农户|个人|单位|企业|职工|居民|学生|家庭|群众|养殖户|种植户|投保人|参保人|医保基金|保险公司|社会|业主|受益户|用户|农民|自筹)"
PARTY = re.compile(rf"({LEVELS})(?:级|本级|财政|负担)*|({_OTHERS})")
_BEARS = re.compile(
    r"(?:承担|负担|补贴|补助|配套|自筹|自缴|自付|缴纳|支付|出资|分担|安排|解决|资助|列支|筹集|匹配|缴费|出)*$"
)
_STAGE = re.compile(r"发放|拨付|预拨|付(?:清|款)|首付|到账|完成|达到|考核")
"""A share of what is paid out at a time is no share of a cost."""
_CLASSED = re.compile(
    r"(?P<names>(?:[一-鿿]{2,6}[、和与])*[一-鿿]{2,6}?)(?:为|属于?|执行|列为|划为|按)(?P<grade>[一二三四五六甲乙丙]类)"
)
_OTHERS_CLASSED = re.compile(r"其(?:余|他)[^,，。;；]{0,6}?(?:为|属于?|执行|按)(?P<grade>[一二三四五六甲乙丙]类)")
_FLOOR = re.compile(r"不(?:得)?(?:低于|少于)|最低|保底")
_REST = re.compile(
    r"(?:其余|余下|剩余|不足)(?:部分|资金|的)*[,，]?(?:再)?(?:全部)?由(?P<names>[^,，。；;]{1,16}?)(?:按(?:照)?(?P<a>\d+)[:：比](?P<b>\d+)(?:的比例)?)?(?:承担|负担|分担|自筹|兜底|解决|自付|出|$)"
)
_COLON = re.compile(
    r"由?(?P<names>(?:[一-鿿]{1,6}[、和与及])+[一-鿿]{1,5}?)(?:两级|三级|财政)*按(?:照)?(?P<ratio>\d+(?:[:：比]\d+)+)"
)
_HALVED = re.compile(r"([^,，。；;]{2,20}?)(?:的)?(?:标准)?(?:减半|减免一半|减免50%|半价|按一半)")


def party_in(words: str) -> str:
    """Return the one name of the last party that words name, or ""."""
    found = [*PARTY.finditer(words)]
    return (found[-1][1] or found[-1][2]) if found else ""


def each_of(own: str, after: str = "") -> tuple[str, ...]:
    """Return of what each a sum is by the words before it, whatever the unit: 每吨, 每度电."""
    uniform = _SERVED.sub("每年限", narrow(own))
    found = [unit for m in _EACH.finditer(uniform) if (unit := _counting(m[1]))]
    return tuple(dict.fromkeys(found))


_SERVED = re.compile(r"每满[1一]年")
_KNOWN = re.compile(
    r"年限|采暖季|季度|学期|学年|公里|平方米|立方米|公斤|人|名|位|口|生|岗|户|家|亩|吨|头|只|羽|村|校|所|度|月|年|天|日|套|间|座|盏|次|株|班|床|张|台|辆|斤|方"
)


def _counting(words: str) -> str:
    """Return the unit with which words begin; a short word that is none counts as its own."""
    known = _KNOWN.match(words)
    if known:
        return named(known[0])
    return words if len(words) <= 2 else ""


def named(unit: str) -> str:
    """Return the one name of a unit."""
    return _NAMES.get(unit, unit)


@lru_cache(maxsize=256)
def _terms(_id: str, kept: "_Kept") -> tuple[Term, ...]:
    found: list[Term] = []
    for term in map(_term, _with_halves(kept.document)):
        rates = [t for t in found if t.role is TermRole.RATE and t.provision.quote == term.provision.quote]
        if term.role in (TermRole.TOTAL, TermRole.OLD) and not term.each and rates and term.value < rates[0].value:
            each = rates[0].each  # 每人每年120元，由基金支付40元、个人自付30元
            p = replace(term.provision, unit=_money(each), condition=f"{rates[0].provision.own}|{term.provision.condition}")
            term = Term(p, TermRole.RATE, each)
        found.append(term)
    return tuple(found)


@dataclass(frozen=True)
class _Kept:
    id: str
    document: PolicyDocument = field(compare=False)


def terms_of(document: PolicyDocument) -> tuple[Term, ...]:
    """Return the terms of a document, read once."""
    return _terms(document.id, _Kept(document.id, document))


_PERCENT = WrittenUnit("%", NOTHING, Fraction(1, 100))
_POINTS = re.compile(
    r"(?P<who>[^。;；]*?)(?P<sign>提高|增加|上浮|降低|下浮|减少|下调)(?P<n>\d+(?:\.\d+)?)个百分点"
)
_WHOLLY = re.compile(r"(?P<who>[一-鿿、]{2,12}?)(?P<what>全额(?:补贴|补助|资助|报销|救助))")
_LINE_SAID = re.compile(r"(?P<own>[^,，。;；]*起付(?:线|标准)(?:为|是|按)?)(?P<n>\d+(?:\.\d+)?)(?P<wan>万?)元")
_UNIT_COLUMN = re.compile(r"^(?:计量)?单位$")


def _with_halves(document: PolicyDocument) -> Iterator[Provision]:
    """Yield the provisions, and those that are said without a figure of their own: 减半."""
    seen: set[str] = set()
    known = provisions_of(document)
    by_clause: dict[str, list[Provision]] = {}
    for each in known:
        by_clause.setdefault(each.clause.id, []).append(each)
    for each in known:
        yield _of_unit_column(each)
        if each.row or each.clause.id in seen:
            continue
        seen.add(each.clause.id)
        yield from _said_otherwise(each, by_clause[each.clause.id])
    for clause in document.clauses:
        if clause.id not in seen and not clause.columns and known:
            yield from _said_otherwise(replace(known[0], clause=clause, row="", above="", condition=""), [])


def _said_otherwise(each: Provision, kin: Sequence[Provision]) -> Iterator[Provision]:
    """Yield what a clause says by other than a plain figure: 减半, 降低15个百分点, 超过起付线1.4万元的."""
    uniform = narrow(each.clause.text)
    base = replace(each, condition="", unit=_PERCENT)
    for match in _HALVED.finditer(uniform):
        yield replace(base, kind=ProvisionKind.SCALE, value=Fraction(1, 2), own=match[1], text="减半", quote=match[0])
    for match in _WHOLLY.finditer(uniform):
        yield replace(base, kind=ProvisionKind.AMOUNT, value=Fraction(1), own=match["who"], text=match["what"], quote=each.quote if match[0] in each.quote else match[0])
    for match in _POINTS.finditer(uniform):
        value = Fraction(match["n"]) / 100 * (1 if match["sign"] in ("提高", "增加", "上浮") else -1)
        yield replace(base, kind=ProvisionKind.ADDED, value=value, own=match["who"], text=f"{match['sign']}{match['n']}个百分点", quote=match[0])
    for match in _LINE_SAID.finditer(uniform):
        value = Fraction(match["n"]) * (10_000 if match["wan"] else 1)
        if all(k.value != value or k.kind is not ProvisionKind.LINE for k in kin):
            yield replace(base, kind=ProvisionKind.LINE, value=value, own=match["own"], text=f"{match['n']}{match['wan']}元", unit=_money(()), quote=match[0])


def _of_unit_column(each: Provision) -> Provision:
    """Return a cell of money as one for each of what the column 单位 of its row says."""
    if not each.row or each.unit.text != MONEY:
        return each
    cells = [c.strip() for c in each.clause.text.split("\t")]
    units = [c for name, c in zip(each.clause.columns, cells, strict=False) if _UNIT_COLUMN.match(name)]
    return replace(each, unit=_money((named(units[0]),))) if units and units[0] else each


def _money(each: Sequence[str]) -> WrittenUnit:
    powers = dict.fromkeys(each, -1)
    dimension = Dimension(tuple(sorted({**powers, MONEY: 1}.items())))
    return WrittenUnit(f"{MONEY}/{'·'.join(each)}" if each else MONEY, dimension)


def _term(p: Provision) -> Term:
    if p.unit.text == "%":
        return _ratio(p)
    if p.unit.dimension.above == (MONEY,):
        return _of_money(p)
    if p.kind in (ProvisionKind.CEILING, ProvisionKind.LONGEST) or re.search(r"最[高多长]|不超过", p.own):
        return Term(p, TermRole.CAP, tuple(map(named, p.unit.dimension.above)))
    unit = tuple(map(named, p.unit.dimension.above))
    return Term(p, TermRole.COUNT, unit) if p.unit.dimension.above else Term(p, TermRole.NOTHING)


def _ratio(p: Provision) -> Term:
    if p.kind is ProvisionKind.SCALE:
        return Term(p, TermRole.SCALE)
    own = p.own if not p.row else p.own
    tail = _BEARS.sub("", re.sub(r"[()（）]|比例|占", "", own))[-8:]
    last = re.search(rf"(?:^|[由、,，和]|其中|费|金|资|助|险|贴)?({LEVELS}|{_OTHERS})(?:级|本级|财政)*$", tail)
    if last:
        return Term(p, TermRole.BORNE, (), last[1])
    if p.kind is ProvisionKind.ADDED:
        return Term(p, TermRole.ADDED)
    part = Term(p, TermRole.PART)
    stage = not p.row and _STAGE.search(f"{p.own}{part.after}")
    return Term(p, TermRole.NOTHING) if stage else part


def _of_money(p: Provision) -> Term:
    each = each_of(p.own) or tuple(map(named, p.unit.dimension.below))
    if not p.row and not each:
        each = tuple(map(named, p.unit.dimension.below))
    if p.row:
        each = tuple(map(named, p.unit.dimension.below))
    p = replace(p, unit=_money(each)) if p.unit.scale == 1 else p
    if _FLOOR.search(p.own) and not p.row:
        return Term(p, TermRole.FLOOR, each)
    kinds = {
        ProvisionKind.CEILING: TermRole.CAP,
        ProvisionKind.LINE: TermRole.LINE,
        ProvisionKind.ADDED: TermRole.ADDED,
        ProvisionKind.BEFORE: TermRole.OLD,
    }
    role = kinds.get(p.kind)
    if role is None and re.search(r"限额|封顶线?|上限$", p.condition.split("，")[-1]) and not p.row:
        role = TermRole.CAP
    if role is TermRole.OLD and not re.search(r"每|/", p.own) and not each:
        role = None
    return Term(p, role or (TermRole.RATE if each else TermRole.TOTAL), each)


@lru_cache(maxsize=256)
def _splits(_id: str, kept: _Kept) -> tuple[Split, ...]:
    borne: dict[str, list[Term]] = {}
    for term in terms_of(kept.document):
        if term.role is TermRole.BORNE:
            borne.setdefault(f"{term.provision.clause.id}|{term.provision.quote}", []).append(term)
    found = [s for group in borne.values() for s in _of_group(group)]
    return tuple((*found, *_by_colon(kept.document)))


def splits_of(document: PolicyDocument) -> tuple[Split, ...]:
    """Return who bears what, by the sentences and rows of a document."""
    return _splits(document.id, _Kept(document.id, document))


_ONE = Fraction(1)


def _of_group(terms: Sequence[Term]) -> Iterator[Split]:
    """Yield the splits of one sentence: the parts that follow each other up to the whole."""
    group: list[Term] = []
    for term in terms:
        if group and (sum(t.value for t in group) + term.value > _ONE or _opens(term)):
            rest = [t for t in group[1:]]
            if sum(t.value for t in rest) + term.value == _ONE and len(rest):
                group = rest  # 三级财政补贴80%，其中中央45%…
            else:
                yield from _closed(group)
                group = []
        group.append(term)
    if group:
        yield from _closed(group)


def _opens(term: Term) -> bool:
    own = re.sub(r"^[、,，]|其中|其余|再", "", term.provision.own)
    return bool(re.search(r"[一-鿿]{3,}由", own))


def _closed(group: Sequence[Term]) -> Iterator[Split]:
    first = group[0].provision
    parts = [(t.party, t.value) for t in group]
    left = _ONE - sum(v for _, v in parts)
    text = narrow(first.clause.text)
    at = text.find(narrow(group[-1].provision.text), text.find(narrow(first.quote)[:20]))
    rest = _REST.search(text, max(at, 0)) if left > 0 else None
    if rest and not first.row:
        names = [party_in(n) for n in re.split(r"[、和与及]", rest["names"])]
        if rest["a"] and len(names) == 2:
            a, b = Fraction(rest["a"]), Fraction(rest["b"])
            parts += [(names[0], left * a / (a + b)), (names[1], left * b / (a + b))]
        elif len(names) == 1 and names[0]:
            parts.append((names[0], left))
    subject = f"{first.row}|{first.condition}|{first.own}|{first.heading}"
    if first.row:
        subject = f"{first.row}|{first.above}"
    yield Split(tuple(parts), subject, tuple(t.provision for t in group))


def _by_colon(document: PolicyDocument) -> Iterator[Split]:
    for clause in document.clauses:
        if clause.columns:
            continue
        text = narrow(clause.text)
        for match in _COLON.finditer(text):
            begin = max(text.rfind("。", 0, match.start()), text.rfind(";", 0, match.start())) + 1
            names = [party_in(n) for n in re.split(r"[、和与及]", match["names"])]
            weights = [Fraction(w) for w in re.split(r"[:：比]", match["ratio"])]
            lead = text[begin : match.start()]
            if len(names) != len(weights) or not all(names) or re.search("其余|余下", text[begin : match.end()]):
                continue
            base = next((p for p in provisions_of(document) if p.clause.id == clause.id), None)
            whole = sum(weights)
            parts = tuple((n, w / whole) for n, w in zip(names, weights, strict=True))
            subject = f"{lead}|{'|'.join(e for e in clause.path if len(e) <= 24)}"
            yield Split(parts, subject, (base,) if base else ())


def limits_of(term: Term, terms: Sequence[Term], role: TermRole) -> tuple[Term, ...]:
    """Return the limits of a kind that belong to a term: of its row, else those that follow it."""
    p = term.provision
    same = [t for t in terms if t.provision.clause.id == p.clause.id]
    if p.row:
        return tuple(t for t in same if t.role is role)
    at = same.index(term)
    found = []
    for later in same[at + 1 :]:
        if later.role is term.role and later.provision.quote == p.quote:
            break
        if later.role is role and later.provision.quote == p.quote:
            found.append(later)
    return tuple(found)


def is_whole_row(term: Term) -> bool:
    """Tell whether a term is of a row that sums up the others."""
    return bool(term.provision.row) and is_total(term.provision.row.split("|")[0])


__all__ = ["Reach"]


def classes_of(document: PolicyDocument) -> dict[str, str]:
    """Return of which class a document says that places are; "" is the class of all others."""
    found: dict[str, str] = {}
    for clause in document.clauses:
        if clause.columns:
            continue
        text = narrow(clause.text)
        for match in _CLASSED.finditer(text):
            if not match["names"].startswith(("其余", "其他")):
                found |= {name: match["grade"] for name in re.split("[、和与]", match["names"])}
        if others := _OTHERS_CLASSED.search(text):
            found[""] = others["grade"]
    return found
