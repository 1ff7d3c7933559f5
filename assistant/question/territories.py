"""Of which place documents are, and of which of them a question asks: 清河二套房首付多少.

A place is told by who issued a document and by how its title begins. Of a question that names one,
the documents of other places of the same level do not answer, whatever they say. How places of
different levels lie to each other is told where a document names both (临湖市青石县…); where none
does, one of the higher level holds the others only if the library knows no second one of it. Of
a city that no document is of the documents of other places do not answer either.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.documents.model import PolicyDocument
from assistant.question.cities import MUNICIPALITIES, PROVINCE_OF, REGIONS, cities_asked_of, city_in

_LEVELS: Mapping[str, int] = {
    **dict.fromkeys(("省", "自治区"), 1),
    **dict.fromkeys(("市", "自治州", "州", "盟", "地区"), 2),
    **dict.fromkeys(("县", "自治县", "旗", "区"), 3),
    **dict.fromkeys(("镇", "乡", "街道"), 4),
}
_PROVINCE = 1
_KIND = "|".join(sorted(_LEVELS, key=len, reverse=True))
_NAME = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{2,8}}?)(?P<kind>{_KIND})(?![场市县区])")
_COMMON = re.compile(
    r"[全各本我该跨]|(?:大|型|老|主|中心|^)城$|农村|开发|经济|试验|示范|"
    r"保护|风景|中型|贫困|[社园校景房产超上集大型片]$|"
    r"办公|国家|人民|委员|管理|关于|印发|中心|中华|直属|重点|行政|地方|有关"
)
"""What stands before 市 or 区 in words that are no names: 超市, 开发区, 各县."""
_TOWN_AND_COUNTRY = re.compile(r"城乡|城镇|乡镇")
_LEAD = (
    r"(?:^|[\s，,。；;：:？?（(、]|请问|想问|问一?下|知道|麻烦|帮我|帮忙|查一?下|看一?下|咱们?|我们?|俺们?|你们?"
    r"|[在去到回是和跟与及或按那比像拿成换])"
)
_NOT_OF_A_NAME = r"(?![河江湖山海桥村镇乡省市县区旗州]|[路街](?![边上头道灯面]))"


@dataclass(frozen=True, slots=True)
class Territory:
    """A place by its level, 1 (省) to 4 (镇), and its name without 市 or 县."""

    level: int
    name: str
    kind: str


Chain = tuple[Territory, ...]
"""A place and those that hold it, as a text names them, the widest first."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What a question of a place leaves aside: `ids` of other places' documents, all but `names`.

    A clause of one of them that prints one of the names speaks of the place all the same. `places`
    are the names in full; they are of an `earlier` turn of the talk where the question has none.
    """

    names: tuple[str, ...] = ()
    ids: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    earlier: bool = False

    def leaves_out(self, document_id: str, text: str) -> bool:
        """Say whether a clause of this text is left aside."""
        return document_id in self.ids and not any(name in text for name in self.names)


class Territories:
    """The places of the documents of a library."""

    def __init__(self, documents: Sequence[PolicyDocument]) -> None:
        """Read of which place each of `documents` is."""
        self._documents = tuple(documents)

    @cached_property
    def _chains(self) -> Mapping[str, frozenset[Territory]]:
        """The places that each document names as its own, by its id."""
        return {d.id: frozenset(t for c in _own_places(d) for t in c) for d in self._documents}

    @cached_property
    def _known(self) -> frozenset[Territory]:
        return frozenset(t for chain in self._chains.values() for t in chain)

    @cached_property
    def _holding(self) -> Mapping[Territory, frozenset[Territory]]:
        """The places that stand in one name with a place: 临湖市 with 青石县."""
        found: dict[Territory, set[Territory]] = defaultdict(set)
        for document in self._documents:
            for chain in _own_places(document):
                for place in chain:
                    found[place] |= set(chain) - {place}
        return {place: frozenset(others) for place, others in found.items()}

    def elsewhere(self, text: str) -> Elsewhere:
        """Return what a question leaves aside for the places that it names; nothing for none."""
        asked = frozenset(t for t in self._known if _names(text, t)) or self._unknown(text)
        if not asked:
            return Elsewhere()
        listed = sorted(asked, key=lambda t: (t.level, text.find(t.name)))
        names = tuple(t.name for t in listed)
        ids = (d.id for d in self._documents if self._is_elsewhere(d, asked, names))
        return Elsewhere(names, frozenset(ids), tuple(f"{t.name}{t.kind}" for t in listed))

    def _unknown(self, text: str) -> frozenset[Territory]:
        """Return the places that everybody knows and no document of the library is of."""
        found = (_city(name) for name in cities_asked_of(text))
        names = {known.name for known in self._known}
        return frozenset(place for place in found if place.name not in names)

    def without(self, text: str) -> str:
        """Return a text without the places of the library that it names."""
        for place in sorted(self._known, key=lambda t: -len(t.name)):
            if _names(text, place):
                text = text.replace(f"{place.name}{place.kind}", " ").replace(place.name, " ")
        return text

    def places_of(self, document: PolicyDocument) -> tuple[str, ...]:
        """Return the names of the places that a document is of, as they are written."""
        return tuple(f"{t.name}{t.kind}" for t in sorted(self._chains[document.id], key=_level))

    def _is_elsewhere(
        self, document: PolicyDocument, asked: frozenset[Territory], names: Sequence[str]
    ) -> bool:
        own = self._chains[document.id]
        printed = "".join((document.title, *document.recipients))
        if not own or any(name in printed for name in names):
            return False
        return not any(self._hold(one, other) for one in asked for other in own)

    def _hold(self, asked: Territory, own: Territory) -> bool:
        """Say whether two places are one, or one of them holds the other."""
        if asked.level == own.level:
            return asked == own
        if asked not in self._known:
            return self._may_hold(asked, own)
        if own in self._holding[asked]:
            return True
        wider = min(asked, own, key=_level)
        told = {t for t in self._holding[max(asked, own, key=_level)] if t.level == wider.level}
        return not told and sum(t.level == wider.level for t in self._known) == 1

    def _may_hold(self, asked: Territory, own: Territory) -> bool:
        """Say whether a place of no document here may hold one of a document, or be held by it."""
        if asked.level == _PROVINCE:
            cities = {own, *self._holding[own]}
            return asked.name in {PROVINCE_OF.get(c.name, asked.name) for c in cities}
        return PROVINCE_OF[asked.name] == own.name


def _level(place: Territory) -> int:
    return place.level


def _own_places(document: PolicyDocument) -> Iterator[Chain]:
    """Yield the places that lead the names of the offices that issued it, and its title."""
    for name in (*document.issuers, document.title):
        if chain := tuple(_leading(name)):
            yield chain
    if document.issuers and document.issuers[0].startswith(("市", "省", "区", "县")):
        body = "".join((document.title, *(clause.text for clause in document.clauses)))
        if city := city_in(body):
            yield (_city(city),)


def _city(name: str) -> Territory:
    """Return a city or province that everybody knows."""
    is_city = name in PROVINCE_OF or name in MUNICIPALITIES
    kind = "市" if is_city else "" if name in REGIONS else "省"
    return Territory(2 if name in PROVINCE_OF else _PROVINCE, name, kind)


def _leading(name: str) -> Iterator[Territory]:
    """Yield the places with which a name begins, from the widest to the narrowest."""
    at = level = 0
    while (match := _NAME.match(name, at)) and not _is_common(match):
        own = 1 if match["name"] in MUNICIPALITIES else _LEVELS[match["kind"]]
        if own <= level:
            return
        yield Territory(own, match["name"], match["kind"])
        at, level = match.end(), own


def _is_common(match: re.Match[str]) -> bool:
    return bool(_COMMON.search(match["name"]) or _TOWN_AND_COUNTRY.search(match[0]))


def _names(text: str, place: Territory) -> bool:
    """Say whether a text names a place, in full anywhere or for short where a name may begin."""
    if f"{place.name}{place.kind}" in text:
        return True
    return re.search(rf"{_LEAD}{place.name}{_NOT_OF_A_NAME}", text) is not None
