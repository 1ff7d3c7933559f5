"""Who bears which part of a sum, by the sentences and rows of a document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from assistant.calculation.enumerated.parties_named import party_in
from assistant.calculation.enumerated.terms import Term, TermRole, terms_of
from assistant.calculation.enumerated.workings import Joined, Leaf, Working
from assistant.calculation.formulas.expression import SUBTRACT
from assistant.calculation.stated.document_provisions import provisions_of
from assistant.calculation.stated.provision import Provision
from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.numbers.decimals import narrow

_ONE = Fraction(1)
_SHORT = 24
"""Characters of a heading that only names what is below it."""
_REST = re.compile(
    r"(?:其余|余下|剩余|不足)(?:部分|资金|的)*[,，]?(?:再)?(?:全部)?由(?P<names>[^,，。；;]{1,16}?)"
    r"(?:按(?:照)?(?P<a>\d+)[:：比](?P<b>\d+)(?:的比例)?)?(?:承担|负担|分担|自筹|兜底|解决|自付|筹集|出|$)"
)
_COLON = re.compile(
    r"由?(?P<names>(?:[一-鿿]{1,6}[、和与及])+(?:[一-鿿]{2,4}所[属在])?[一-鿿]{1,5}?)(?:[两三四五]级|财政)*(?:分别)?按(?:照)?"
    r"(?P<ratio>\d+(?:\.\d+)?%?(?:[:：比、和]\d+(?:\.\d+)?%?)+)"
)
_LEFT = re.compile(r"其余|余下")
_OPENS = re.compile(r"[一-鿿]{3,}由")
_JOINED = re.compile(r"^[、,，]|其中|其余|再")
_OF_WHICH = re.compile(r"其中")
_OTHERS, _OWN = "政府", "自筹"
_PLACE = re.compile(r"[一-鿿]{2,6}(?:村|镇|乡|街道|社区|组|校)")
"""Places among which a sum is shared: 由前埂村、后埂村按5:4分配."""
_AND = re.compile(r"[、和与及]")

Parts = tuple[tuple[str, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Split:
    """The parts of a sum by who bears them, as a clause says; `subject` says of what sum.

    `prices` are the parts where they are stated in money: 每亩收12元，其中县级补助8元.
    """

    parts: Parts
    subject: str
    provisions: tuple[Provision, ...]
    document: PolicyDocument
    clause: Clause
    prices: tuple[tuple[str, Working], ...] = ()

    def is_of(self, main: Term) -> bool:
        """Tell whether it may be of a standard: parts in money are of their own price alone."""
        return not self.prices or self.provisions[0] == main.provision


@dataclass(frozen=True)
class _ById:
    id: str
    document: PolicyDocument = field(compare=False)


def splits_of(document: PolicyDocument) -> tuple[Split, ...]:
    """Return who bears what by a document, read once."""
    return _splits(_ById(document.id, document))


@lru_cache(maxsize=256)
def _splits(kept: _ById) -> tuple[Split, ...]:
    borne: dict[tuple[str, str], list[Term]] = {}
    for term in terms_of(kept.document):
        if term.role is TermRole.BORNE:
            p = term.provision
            borne.setdefault((p.clause.id, p.quote), []).append(term)
    found = [split for group in borne.values() for split in _of_sentence(group)]
    plain = (c for c in kept.document.clauses if not c.columns)
    found += _in_money(terms_of(kept.document))
    return (*found, *(s for clause in plain for s in _by_colon(kept.document, clause)))


def _of_sentence(terms: Sequence[Term]) -> Iterator[Split]:
    """Yield the splits of one sentence: the parts that follow each other up to the whole."""
    group: list[Term] = []
    for term in terms:
        whole = sum((t.value for t in group), term.value)
        if group and (whole > _ONE or _opens(term)):
            if len(group) > 1 and whole - group[0].value == _ONE:
                group = group[1:]  # 三级财政补贴80%，其中中央45%…: the first tells what they make
            else:
                yield _closed(group)
                group = []
        group.append(term)
    if group:
        yield _closed(group)


def _opens(term: Term) -> bool:
    """Tell whether a share is the first of another sum: 养殖业保险保费由中央50%."""
    return bool(_OPENS.search(_JOINED.sub("", term.provision.own)))


def _closed(group: Sequence[Term]) -> Split:
    first = group[0].provision
    parts = [(t.party, t.value) for t in group]
    left = _ONE - sum((value for _, value in parts), Fraction(0))
    if left > 0 and not first.row:
        parts += _of_the_rest(group, left)
    words = f"{first.condition}|{first.own}|{first.heading}" if not first.row else first.above
    stated = tuple(t.provision for t in group)
    return Split(tuple(parts), f"{first.row}|{words}", stated, first.document, first.clause)


def _of_the_rest(group: Sequence[Term], left: Fraction) -> list[tuple[str, Fraction]]:
    """Return who bears what is left: 其余由乡镇承担, 其余部分由省与县按8:2分担."""
    first, last = group[0].provision, group[-1].provision
    text = narrow(first.clause.text)
    begin = text.find(narrow(first.quote)[:20])
    rest = _REST.search(text, max(text.find(narrow(last.text), begin), 0))
    names = [party_in(name) for name in _AND.split(rest["names"])] if rest else []
    if rest and rest["a"] and len(names) == 2:
        a, b = Fraction(rest["a"]), Fraction(rest["b"])
        return [(names[0], left * a / (a + b)), (names[1], left * b / (a + b))]
    return [(names[0], left)] if len(names) == 1 and names[0] else []


def _in_money(terms: Sequence[Term]) -> Iterator[Split]:
    """Yield what of a price in money others bear, and who is left with the rest."""
    prices = (t for t in terms if t.role is TermRole.RATE and not t.provision.row)
    for price in prices:
        p = price.provision
        parts = [
            t for t in terms
            if t.provision.clause.id == p.clause.id and t.provision.quote == p.quote
            and t.role is TermRole.RATE and t.each == price.each and t.value < price.value
            and _OF_WHICH.search(t.provision.own)
        ]  # fmt: skip
        if len(parts) == 1:
            yield _of_price(price, parts[0])


def _of_price(price: Term, part: Term) -> Split:
    p, own = price.provision, part.provision
    by, share = party_in(own.own) or _OTHERS, part.value / price.value
    rest = _REST.search(narrow(p.quote))
    left = (party_in(rest["names"]) if rest else "") or _OWN
    paid = Leaf("其中", own.value, own.unit, own.text, own)
    whole = Leaf("标准", p.value, p.unit, p.text, p)
    prices = ((by, paid), (left, Joined(SUBTRACT, whole, paid)))
    parts = ((by, share), (left, _ONE - share))
    words = f"{p.condition}|{p.own}|{p.heading}"
    return Split(parts, words, (p, own), p.document, p.clause, prices)


def _by_colon(document: PolicyDocument, clause: Clause) -> Iterator[Split]:
    """Yield what a clause splits by numbers: 由县、镇按7:3比例负担."""
    text = narrow(clause.text)
    for match in _COLON.finditer(text):
        begin = max(text.rfind("。", 0, match.start()), text.rfind(";", 0, match.start())) + 1
        subject, _, borne = match["names"].rpartition("由")
        places = _AND.split(borne)
        names = [n if _PLACE.fullmatch(n) and "所" not in n else party_in(n) for n in places]
        weights = [Fraction(w) for w in re.findall(r"\d+(?:\.\d+)?", match["ratio"])]
        of_the_rest = _LEFT.search(text, begin, match.end())
        if len(names) != len(weights) or not all(names) or of_the_rest:
            continue
        near = [p for p in provisions_of(document) if p.clause.id == clause.id][:1]
        whole = sum(weights)
        parts = tuple((n, w / whole) for n, w in zip(names, weights, strict=True))
        over = "|".join(each for each in clause.path if len(each) <= _SHORT)
        words = f"{text[begin : match.start()]}{subject}|{over}"
        yield Split(parts, words, tuple(near), document, clause)
