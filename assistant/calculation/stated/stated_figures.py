"""Which of the figures that documents state a question means: of its subject, place, year and day.

Nothing is borrowed: a figure of another place or year is never taken, and where two fit and differ
both are returned, for the question to be put which is meant.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from assistant.calculation.stated.bands import lies_in, read_bands
from assistant.calculation.stated.document_provisions import (
    ONE_OF,
    PLACE,
    all_pairs,
    county_of,
    covers_all,
    grades,
    is_the_same,
    knows,
    names_row,
    newest,
    provisions_of,
    same_band,
    years_in,
)
from assistant.calculation.stated.provision import Provision, ProvisionKind
from assistant.calculation.stated.row_provisions import is_total
from assistant.calculation.stated.shared_words import contradicts, pairs, rarity, said
from assistant.documents.model import PolicyDocument
from assistant.documents.numbers.figures import WrittenFigure
from assistant.question.place_names import places_named, villages_named

_ABOUT_IT, _NEARLY = 50, 80
"""How much of a question a document must have at least, and of what the best one has."""
_NAMED = 100
"""What the name of a row or the right band adds."""
_FIRST = 3
"""By how much more the words of this turn count than those of the turn before."""
_ASKING = re.compile(
    r"测算|全年|半年|需要?|合计|[一总统拢]共|多少|几[多个]|按照?|现行|应[该当]?|发放?|计算|[提调]高|调整|相差|每[月年人户]|要是|如果?"
    r"|[我俺咱](?:们|家)?这?(?:镇|村|乡|县)?|差?[几好]多钱?|多少钱|一[个年月]|满员|招满|[干发拿]满|全[县市区部]|资金|[今去明]年|请|问|一下|加起来|大概|可以?|给|领|能|补[贴助]|支出|最[多高]|顶多|各|由|跟|和|与"
)
"""Words of asking and reckoning, which say nothing of what a question is about."""
_OWN, _ABOVE = 5, 2
"""What the headings say counts less than what is said of the figure itself."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What a question says of the figures that it wants: words, ages and the like, place, time.

    `first` are the words of this turn alone where `uniform` has those of the turn before too; where
    they name another of the same kind (要是监测对象呢), they count.
    """

    uniform: str
    figures: tuple[WrittenFigure, ...]
    years: tuple[int, ...]
    day: date
    first: str = ""


Test = Callable[[Provision], bool]


@dataclass(frozen=True)
class StatedFigures:
    """The provisions of some documents, as far as they can be meant by one question."""

    documents: tuple[PolicyDocument, ...]
    sought: Sought

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The telling pairs of characters of the question; a grade of this turn alone counts."""
        known, first = pairs(self.sought.uniform), grades(self.sought.first)
        return known - (grades(self.sought.uniform) - first) if first else known

    @cached_property
    def all(self) -> tuple[Provision, ...]:
        """All provisions, whatever the question."""
        return tuple(p for document in self.documents for p in provisions_of(document))

    @cached_property
    def rows(self) -> frozenset[str]:
        """The names of rows that the question says, as long as the longest of them."""
        named = {name for p in self.all for name in p.row.split("|") if len(name) > 1}
        held = {name for name in named if not is_total(name)}
        found = {name for name in held if names_row(self.sought.uniform, name)}
        first = {name for name in found if names_row(self.sought.first, name)}
        kinds = {bool(PLACE.search(name)) for name in (*first, *self._first_places)}
        if not any(PLACE.search(name) for name in first) and ONE_OF.search(self.sought.first):
            kinds.add(True)  # 那月湖镇呢 is not of the town of the turn before
        found = first | {name for name in found if bool(PLACE.search(name)) not in kinds}
        return frozenset(n for n in found if not any(n != o and n in o for o in found))

    @cached_property
    def _first_places(self) -> tuple[str, ...]:
        """The places of this turn alone: they are put for those of the turn before (那石塘镇呢)."""
        return tuple(places_named(self.sought.first))

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The places that the question names: of rows, or by the word behind a name."""
        rows = tuple(name for name in self.rows if PLACE.search(name))
        named = self._first_places or places_named(self.sought.uniform)
        return (*rows, *(n for n in named if not any(r in n or n in r for r in rows)))

    @cached_property
    def _weights(self) -> dict[str, int]:
        return dict(rarity(p.words for p in self.all))

    @cached_property
    def _above_weights(self) -> dict[str, int]:
        return dict(rarity({p.above for p in self.all}))

    @cached_property
    def _replaced(self) -> Mapping[tuple[str, str], Provision]:
        """What an amending document in force puts others for, by their document and text."""
        return {
            (old.document.id, old.text + old.own): new
            for new in self.all
            if new.kind is ProvisionKind.BEFORE and self.holds_on_the_day(new)
            and not new.is_proposed
            for old in self.all
            if old.kind is ProvisionKind.AMOUNT and old.value == new.value and old.unit == new.unit
            and old.document.id != new.document.id and same_band(old, new)
        }  # fmt: skip

    def following(self, old: Provision) -> Provision | None:
        """Return the figure that stands for another in its sentence: 由…提高到…."""
        kin = [p for p in self.all if p.clause.id == old.clause.id]
        after = kin[kin.index(old) + 1 :]
        return next(
            (p for p in after if p.kind is ProvisionKind.AMOUNT and p.own.startswith(old.own)), None
        )

    def in_force(self, each: Provision) -> Provision:
        """Return a standard of a list as it stands on the day, called as the list calls it."""
        before = self._replaced.get((each.document.id, each.text + each.own))
        new = self.following(before) if before else None
        return replace(new, own=each.own, condition=each.condition) if new else each

    def holds_on_the_day(self, each: Provision) -> bool:
        """Tell whether a provision is of the day asked for; one for what went before is till then.

        What is kept on for what was done before a document (仍按) holds before it came in force.
        """
        if each.until:
            return self.sought.day <= each.until
        begins = (each.document.effect.effective_date, each.since)
        return not any(day and day > self.sought.day for day in begins)

    def _holds(self, each: Provision) -> bool:
        """Tell whether a provision is in force on the day, and no later one has taken its place."""
        replaced = (each.document.id, each.text + each.own) in self._replaced
        kept = not replaced and not self._is_superseded(each) and not self.is_followed(each)
        return kept and self.holds_on_the_day(each)

    def has_not_lapsed(self, each: Provision) -> bool:
        """Tell whether a provision is in force on the day, and its own document kept to it."""
        return self.holds_on_the_day(each) and not self._is_superseded(each)

    def _has_expired(self, document: PolicyDocument) -> bool:
        last = document.effect.expires
        return last is not None and last < self.sought.day

    def is_followed(self, each: Provision) -> bool:
        """Tell whether its document has expired and a later one states the same anew.

        The later one is of the same office and speaks of all that the question says of the first;
        what nothing follows may still be told, with the warning that it has expired.
        """
        if not self._has_expired(each.document):
            return False
        places = frozenset[str]().union(*map(pairs, (*self.places, *self._villages)))
        said = (self._spoken_of.keys() & all_pairs(each.document)) - places
        return any(
            later.document.id != each.document.id
            and is_the_same(each, later)
            and set(later.document.issuers) & set(each.document.issuers)
            and not self._has_expired(later.document)
            and self.holds_on_the_day(later)
            and said <= all_pairs(later.document)
            for later in self.all
        )

    def _is_superseded(self, each: Provision) -> bool:
        """Tell whether the same document states another figure for it from a later day on."""
        begins, bands = each.since or date.min, [*read_bands(each.words)]
        return any(
            later.since is not None
            and begins < later.since <= self.sought.day
            and later.kind is each.kind
            and later.unit == each.unit
            and later.document.id == each.document.id
            and bool(bands)
            and [*read_bands(later.words)] == bands
            for later in self._dated
        )

    @cached_property
    def _dated(self) -> tuple[Provision, ...]:
        return tuple(p for p in self.all if p.since is not None)

    def fits(self, each: Provision) -> bool:
        """Tell whether a provision can be meant: its place, year, band and day are right."""
        return (
            self._holds(each)
            and self.is_of_the_place(each)
            and self._is_of_the_year(each)
            and lies_in(tuple(read_bands(each.words)), self.sought.figures) is not False
            and not contradicts(self.pairs, each.words)
        )

    def is_of_the_place(self, each: Provision) -> bool:
        """Tell whether a provision is of the places that the question names, or knows of them."""
        own = [name for name in each.row.split("|") if PLACE.search(name)]
        if own:
            return any(name in self.rows for name in own)
        return self.knows_the_place(each.document)

    def knows_the_place(self, document: PolicyDocument) -> bool:
        """Tell whether a document, or another of its office, knows the places that are named."""
        kin = [d for d in self.documents if set(d.issuers) & set(document.issuers)]
        named = (*self.places, *self._villages)
        return all(any(knows(d, p) for d in (document, *kin)) for p in named)

    @cached_property
    def _villages(self) -> tuple[str, ...]:
        """The villages that are named: those that a document knows; others where it is not clear.

        A village that no document writes of lies in the county whose documents alone are at hand.
        """
        named = villages_named(self.sought.first) or villages_named(self.sought.uniform)
        rows = {name for p in self.all for name in p.row.split("|")}
        told = [v for v in named if v not in rows]
        known = [v for v in told if any(knows(d, v) for d in self.documents)]
        counties = {county for d in self.documents if (county := county_of(d))}
        return tuple(told if len(counties) > 1 else known)

    def _is_of_the_year(self, each: Provision) -> bool:
        asked = set(self.sought.years)
        written = years_in(f"{each.own}{each.row}") or years_in(each.above)
        if not written and each.document.date:
            year = each.document.date.year
            if not (each.row or each.is_total):
                return not asked or max(asked) >= year - 1
            written = {year - 1, year, year + 1}
        return not asked or not written or bool(asked & written)

    @cached_property
    def _spoken_of(self) -> dict[str, int]:
        """The pairs of the question of which the documents speak, by how few clauses do."""
        texts = [c.text for document in self.documents for c in document.clauses]
        weights = rarity(texts)
        uniform = without = self.sought.uniform
        for place in (*self.rows, *self.places) if self.places else ():
            without = without.replace(place, "|")
        told = [pairs(_ASKING.sub("|", text)) & self.pairs for text in (without, uniform)]
        known = next((found for each in told if (found := each & weights.keys())), frozenset[str]())
        return {pair: weights[pair] for pair in known}

    @cached_property
    def _covering(self) -> dict[str, int]:
        """How much of what the question speaks of each document has, in hundredths."""
        whole = sum(self._spoken_of.values()) or 1
        known = {d.id: self.pairs & all_pairs(d) for d in self.documents}
        return {
            each: 100 * sum(self._spoken_of.get(pair, 0) for pair in found) // whole
            for each, found in known.items()
        }

    def is_about(self, each: Provision) -> bool:
        """Tell whether the document of a provision is what the question is about.

        A question on 临时救助 is not answered with a premium because both say 农村.
        """
        own, best = self._covering[each.document.id], max(self._covering.values())
        return own >= _ABOUT_IT and 100 * own >= _NEARLY * best

    @property
    def speaks(self) -> bool:
        """Whether the question has words of its own, not ages and numbers alone."""
        return bool(self._spoken_of)

    def weight_of(self, found: frozenset[str]) -> int:
        """Return how much some pairs of the question tell; those of this turn more."""
        first = _FIRST * sum(self._spoken_of.get(p, 0) for p in found & pairs(self.sought.first))
        return first + sum(self._spoken_of.get(pair, 0) for pair in found)

    def closest(self, test: Test, like: str = "") -> tuple[Provision, ...]:
        """Return the provisions that the question, with `like`, says most of; all that tie.

        Of several years that of the last. Empty where it says nothing of any.
        """
        return newest(self.ties(test, like))

    def ties(self, test: Test, like: str = "") -> tuple[Provision, ...]:
        """Return the same without regard to the year, where the question compares two."""
        asked = self.pairs | pairs(like)
        scored = [(self._score(p, asked), p) for p in self.all if test(p) and self.fits(p)]
        best = max((score for score, _ in scored), default=0)
        return tuple(p for score, p in scored if best and score >= best)

    def every(self, test: Test, like: str = "") -> tuple[Provision, ...]:
        """Return the provisions of all rows of a table under the one column that is meant.

        Empty where the question is of less: 俺村一共多少, 全镇 in a county's table.
        """
        asked = self.pairs | pairs(like)
        found = [p for p in self.all if test(p) and self._may_be_summed(p)]
        columns = {(p.document.id, p.above, p.own): p for p in found}
        scored = {key: self._column_score(p, asked) for key, p in columns.items()}
        best = max(scored.values(), default=0)
        chosen = {key for key, score in scored.items() if best and score >= best}
        if len(chosen) != 1:
            return ()
        return tuple(p for p in found if (p.document.id, p.above, p.own) in chosen)

    def _may_be_summed(self, each: Provision) -> bool:
        told = lies_in(tuple(read_bands(each.own)), self.sought.figures)
        dated = self.holds_on_the_day(each) and self._is_of_the_year(each)
        return dated and told is not False and covers_all(each.document, self.sought.uniform)

    def _column_score(self, each: Provision, asked: frozenset[str]) -> int:
        band = lies_in(tuple(read_bands(each.own)), self.sought.figures)
        above = _ABOVE * said(asked, each.above, self._above_weights)
        return _OWN * said(asked, each.own, self._weights) + (_NAMED if band else 0) + above

    def of_the_year(self, year: int) -> "StatedFigures":
        """Return the same figures for the same question as if it named this year alone."""
        day = min(self.sought.day, date(year, 12, 31))
        return replace(self, sought=replace(self.sought, years=(year,), day=day))

    def as_of(self, day: date) -> "StatedFigures":
        """Return the same figures for the same question as of another day."""
        return replace(self, sought=replace(self.sought, day=day))

    def without_places(self, places: Sequence[str]) -> "StatedFigures":
        """Return the same figures for the same question as if it named none of these places."""
        uniform = self.sought.uniform
        for place in places:
            uniform = uniform.replace(place, "")
        return replace(self, sought=replace(self.sought, uniform=uniform))

    def lies_in_its_band(self, each: Provision) -> bool:
        """Tell whether an age or the like of the question lies in the band of a provision."""
        return bool(lies_in(tuple(read_bands(each.words)), self.sought.figures))

    def has_ages_beside(self, each: Provision) -> bool:
        """Tell whether the question names an age outside of the band of a provision too."""
        bands = [band for band in read_bands(each.words) if band.unit == "岁"]
        ages = [f.value for f in self.sought.figures if f.unit == "岁"]
        return bool(bands) and not all(any(b.holds(age) for b in bands) for age in ages)

    def _of_its_own_place(self, document: PolicyDocument) -> frozenset[str]:
        """Return the pairs of a place that a whole document is of: they tell none of its figures.

        白云县80周岁以上老人 is not what 白云县D级危房 asks for.
        """
        named = f"{document.title}{''.join(document.issuers)}"
        own = (pairs(place) for place in self.places if place in named)
        return frozenset[str]().union(*own)

    def _score(self, each: Provision, asked: frozenset[str]) -> int:
        if not each.row:
            asked -= self._of_its_own_place(each.document)
        own = said(asked, each.words, self._weights)
        own += _FIRST * said(pairs(self.sought.first), each.words, self._weights)
        above = said(asked, each.above, self._above_weights)
        names = (name for name in each.row.split("|") if len(name) > 1)
        named = any(names_row(self.sought.uniform, name) for name in names)
        band = lies_in(tuple(read_bands(each.words)), self.sought.figures)
        return _OWN * own + _ABOVE * above + _NAMED * (named + bool(band))
