"""Which of the standards that stand side by side a question means, or what it leaves open.

The rows and columns of a table, or the items of a clause, differ by a few words, a grade, a band,
the size of a household or a place. One of them is meant where the question says what only that one
is called; where it says nothing of it, it is asked. Nothing here knows a case.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from assistant.calculation.accounts_meant import places_named
from assistant.calculation.enumerated.money_kinds import is_of_another_kind
from assistant.calculation.enumerated.place_classes import is_of_its_class
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole, terms_of
from assistant.calculation.enumerated.word_likeness import NONE, Words, bag
from assistant.calculation.stated.bands import read_bands
from assistant.documents.numbers.decimals import narrow, read_number

_TABLE = re.compile(r"^(.*?表\d*)第\d+行")
_PIECES = re.compile(r"[|·]")
_LEAD = re.compile(r"^.*[:：](?=.)")
"""What stands before a list is said of all its items."""
_TIME = re.compile(
    r"20\d\d年度?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:起|前|以?后|及以后)?|调整[前后]|(?:原|新|旧|现行?|老)标准"
    r"|提高[到至]|标准|[(（].*?[)）]|每月|每年|每人|每户"
)
_GRADES = re.compile(r"((?:[一二三四五六七八九]、?)+|[A-Z])([级类档等星])")
SIZE = re.compile(r"(\d+)人(及以上)?户|(\d+)人(以上)?家庭")
_ASKED_SIZE = re.compile(r"([一二两俩三四五六七八九\d]+)(?:口人|口之家|口子|人户|口|个人)")
_HEADS = re.compile(r"(?<=\d)个人")
"""Heads, of which 个人承担 says nothing: 58个人."""
_UNSAID, _CLEAR = Decimal("0.35"), Decimal("0.5")
_EVERY = re.compile(
    r"各[类档种级个岗]|[两二三四五六七八九几]种|[两二三四五六七八九几]类|所有|全部|都(?:满|算|发)"
)
_RATES = frozenset({TermRole.RATE, TermRole.OLD})
_OF_WHICH = re.compile(r"其中|承担|负担|自付|自缴|自筹|缴纳")
"""Says that a price is what somebody bears of another one."""
_SAYS_NOTHING = re.compile(r"^[为由是按|(（]*$")
_NOT = re.compile(r"(?:不是|并非|非|不属于)([一-鿿]{2,4}?)(?=[户人的,，。;家]|$)")
_OF_ALL = re.compile(
    r"满员|全[县市区乡镇]|任务|[两二三四五六七八九]项(?=[补津救])|(?:附[件表]|名单|统计表|所[附列])[\d一二三]*(?:中|里)?(?:的|所列)?人数"
)
_TOTAL = re.compile(r"全算上|全都?算|都算上|总额|加起来")
"""Asks for all, of which single characters in common (农村公路 and 村道) name no one."""
_PAYS = re.compile(r"\d[%元万]")
"""Stands in a sentence that pays, and defines nobody."""
_FEWEST = 2
_STOP, _ITEMS = re.compile(r"[。；;]"), re.compile(r"[、,，:：和或]|为(?=[一二三四])")
_DEFINES = re.compile(r"[:：]|为[一二三四五][级类档等]|包括|是指")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The standards that a question means of a family; `open` names those it leaves open."""

    terms: tuple[Term, ...] = ()
    open: tuple[str, ...] = ()


def family_of(term: Term) -> tuple[str, ...]:
    """Return what the standards that stand beside a term have in common with it."""
    p = term.provision
    role = "rate" if term.role in _RATES else term.role.value
    table = _TABLE.match(p.clause.label) if p.row else None
    place = f"{table[1]}|{'|'.join(p.clause.path[:1])}" if table else p.clause.id
    part = "part" if not p.row and _OF_WHICH.search(p.own) else ""
    return (p.document.id, place, f"{role}{part}", *sorted(term.each))


def families(terms: Sequence[Term]) -> list[list[Term]]:
    """Return terms by family, in order."""
    found: dict[tuple[str, ...], list[Term]] = {}
    for term in terms:
        found.setdefault(family_of(term), []).append(term)
    return [*found.values()]


def kin_of(term: Term) -> list[Term]:
    """Return all standards of the family of a term in its document."""
    own = family_of(term)
    return [t for t in terms_of(term.provision.document) if family_of(t) == own]


def is_banded(kin: Sequence[Term]) -> bool:
    """Tell whether standards are told apart by bands, each of which may pay a part of one sum."""
    return all(read_bands("|".join(levels_of(t))) for t in kin)


def grades(text: str) -> frozenset[str]:
    """Return the grades that words name, each with what it is one of: 一级, 二类, C级."""
    found = (
        (digit, m[2]) for m in _GRADES.finditer(narrow(text)) for digit in m[1].replace("、", "")
    )
    return frozenset(f"{digit}{kind}" for digit, kind in found)


def levels_of(term: Term, conditions: bool = True) -> tuple[str, ...]:
    """Return what a standard is called, from the table's first column to the heading of its own.

    What says when it held is left out.
    """
    p = term.provision
    own = _TIME.sub("", _LEAD.sub("", narrow(p.own))).strip("，、,")
    if p.row:
        return (*(piece for piece in _PIECES.split(narrow(p.row)) if piece), own)
    return (f"{_TIME.sub('', narrow(p.condition))}|{own}" if conditions else own,)


def chosen_of(scope: SumScope, kin: Sequence[Term]) -> Chosen:
    """Return which standards of a family a question means, level by level.

    A condition that stands before the first of several alone is said of all of them.
    """
    kin = [t for t in kin if not t.is_of_all_rows]
    kin = [t for t in kin if t.role not in _RATES or not is_of_another_kind(scope, t)] or kin
    place = next(iter(scope.rows_named), "") if len(scope.rows_named) == 1 else ""
    kin = [t for t in kin if not place or is_of_its_class(t, place)] or kin
    said = {t.provision.condition for t in kin}
    each = len(said - {""}) > 1
    named = list[tuple[Term, tuple[str, ...]]]()
    for term in kin:
        levels = levels_of(term, each)
        before = named[-1] if named else None
        beside = before and before[0].provision.quote == term.provision.quote
        same = before and beside and not term.row and _SAYS_NOTHING.match(levels[0])
        named.append((term, before[1] if before and same else levels))
    return _chosen(scope, named)


def _chosen(scope: SumScope, kin: Sequence[tuple[Term, tuple[str, ...]]]) -> Chosen:
    names = [*dict.fromkeys(levels[0] for _, levels in kin if levels)]
    if not names:
        return Chosen(tuple(t for t, _ in kin))
    alone = [0] if len(names) == 1 and _fits(scope, scope.text, names[0]) is not False else []
    picked = alone if len(names) == 1 else _picked(scope, names, _alias(kin, names))
    if not picked:
        return Chosen((), tuple(names))
    found = list[Term]()
    for n in picked:
        below = [(t, levels[1:]) for t, levels in kin if levels and levels[0] == names[n]]
        inner = _chosen(scope, below)
        if inner.open:
            return inner
        found += inner.terms
    return Chosen(tuple(found))


def _alias(
    kin: Sequence[tuple[Term, tuple[str, ...]]], names: Sequence[str]
) -> Mapping[str, tuple[Words, ...]]:
    """Return what a document says that an item is, one by one: 一类对象：特困人员、低保户."""
    document = kin[0][0].provision.document
    found: dict[str, tuple[Words, ...]] = {}
    for name in names:
        labels = grades(name)
        said = [
            s for c in document.clauses if labels and not c.columns
            for s in _STOP.split(narrow(c.text))
            if labels & grades(s) and len(grades(s)) == 1
            and _DEFINES.search(s) and not _PAYS.search(s)
        ]  # fmt: skip
        items = (item for s in said for item in _ITEMS.split(s))
        found[name] = tuple(frozenset(w for w in bag(item) if len(w) > 1) for item in items)
    return found


def _picked(
    scope: SumScope, names: Sequence[str], alias: Mapping[str, tuple[Words, ...]]
) -> list[int]:
    """Return which of some names are meant, by this turn first; [] where it is left open."""
    texts = (narrow(scope.first), scope.text) if scope.first else (scope.text,)
    return next((found for text in texts if (found := _said_in(scope, text, names, alias))), [])


def _said_in(
    scope: SumScope, text: str, names: Sequence[str], alias: Mapping[str, tuple[Words, ...]]
) -> list[int]:
    fit = [_fits(scope, text, name) for name in names]
    live = [n for n, each in enumerate(fit) if each is not False]
    told = [n for n in live if fit[n]]
    live = told or live
    if len(live) == 1 < len(names):
        return live
    text = _HEADS.sub("人", text)
    return _several(text, names, live) or _by_words(scope, text, names, live, alias)


def _fits(scope: SumScope, uniform: str, name: str) -> bool | None:
    """Tell whether grade, size or band of an item is the question's; None where neither says."""
    size, asked = SIZE.search(name), _ASKED_SIZE.search(uniform)
    if size and asked and (number := _number(asked[1])):
        least = int(size[1] or size[3])
        return number >= least if size[2] or size[4] else number == least
    if any(m[1] in name for m in _NOT.finditer(uniform)):
        return False
    places = places_named(name)
    if places and not any(place in uniform for place in places):
        return False
    kinds = {g[-1] for g in grades(name)}
    same = {g for g in grades(uniform) if g[-1] in kinds}
    if same:
        return bool(same & grades(name))
    for band in read_bands(name):
        told = [f for f in scope.wanted.asked.bare if f.unit == band.unit]
        told = told or [f for f in scope.wanted.asked.bare if band.unit in ("", f.unit)]
        if told:
            return any(band.holds(f.value) for f in told)
    return None


def _number(written: str) -> int:
    number = read_number(written.replace("俩", "两"))
    return int(number.value) if number else 0


def _several(uniform: str, names: Sequence[str], live: Sequence[int]) -> list[int]:
    """Return the items that are named one by one, where several are."""
    cores = _cores(names)
    named = [n for n in live if len(cores[n]) >= _FEWEST and cores[n] in uniform]
    inner = {n for n in named for m in named if n != m and cores[n] in cores[m]}
    found = [n for n in named if n not in inner or uniform.count(cores[n]) > 1]
    return found if len(found) >= _FEWEST else []


def _cores(names: Sequence[str]) -> list[str]:
    """Return names without what all of them begin or end with."""
    plain = [_core(name) for name in names]
    begin, end = _shared_length(plain), _shared_length([name[::-1] for name in plain])
    cut = [name[begin : len(name) - end] for name in plain]
    return [c if len(c) >= _FEWEST else name for c, name in zip(cut, plain, strict=True)]


def _shared_length(names: Sequence[str]) -> int:
    """Return with how many characters all of several names begin alike."""
    alike = takewhile(lambda each: len(set(each)) == 1, zip(*names, strict=False))
    return len([*alike]) if len(names) > 1 else 0


def _core(name: str) -> str:
    return re.sub(r"[|，、,每]|^.*[:：]", "", name)


def _by_words(
    scope: SumScope, text: str, names: Sequence[str], live: Sequence[int],
    alias: Mapping[str, tuple[Words, ...]],
) -> list[int]:  # fmt: skip
    """Return the one item that the question says most of, by the words that not all have."""
    bags, asked = [bag(name) for name in names], bag(text)
    shared = frozenset.intersection(*bags)
    scored = list[tuple[Decimal, int]]()
    for n in live:
        known = (_telling(names[n], bags[n] - shared), *alias.get(names[n], ()))
        said = [score for words in known if (score := _likeness(scope, words, asked)) is not None]
        whole = _is_whole_name(text, names, n)
        paired = any(len(w) > 1 for each in known for w in each & asked)
        if whole or (said and (paired or not _TOTAL.search(text))):
            scored.append((max(said, default=NONE) + (_CLEAR if whole else NONE), n))
    scored.sort(reverse=True)
    every = _EVERY.search(text) or (_OF_ALL.search(text) and not scope.wanted.says_one)
    if not scored and every:
        return [*live]
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < _CLEAR):
        return []
    return [scored[0][1]]


def _telling(name: str, words: Words) -> Words:
    """Return the pairs of some words and the first character of the name (县医院 for 县级医院)."""
    pairs = frozenset(w for w in words if len(w) > 1)
    return pairs | (words & frozenset(_core(name)[:1])) if pairs else words


def _is_whole_name(text: str, names: Sequence[str], n: int) -> bool:
    """Tell whether an item is named in full, and no longer name that has its own in it."""
    cores = _cores(names)
    core = cores[n]
    longer = (other for other in cores if core in other and other != core)
    return len(core) >= _FEWEST and core in text and not any(other in text for other in longer)


def _likeness(scope: SumScope, words: Words, asked: Words) -> Decimal | None:
    """Return how much of some words is said, less what is not; None where nothing is."""
    said = scope.lexicon.sum_of(words & asked)
    return said - _UNSAID * scope.lexicon.sum_of(words - asked) if said else None
