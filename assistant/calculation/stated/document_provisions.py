"""What is read of a document for reckoning: its provisions, words, names, years and grades."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from assistant.calculation.stated.bands import read_bands
from assistant.calculation.stated.clause_provisions import clause_provisions
from assistant.calculation.stated.provision import Provision
from assistant.calculation.stated.row_provisions import row_provisions
from assistant.calculation.stated.shared_words import pairs
from assistant.documents.model import PolicyDocument
from assistant.documents.numbers.decimals import narrow

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=年|[—–\-~至]+\d{4}年|\D|$)")
PLACE = re.compile(r"(?:镇|乡|村|街道|县|区|市|社区|办事处|居委会)$")
_COUNTY = re.compile(r"[一-鿿]{2,4}?[县区市州旗]")
_LEVELS = {"镇": "(?<![乡城集])镇", "乡": "乡(?![村镇])", "村": "(?<![农乡])村"}
"""How a level of place is written in a name: 石塘镇, not 乡镇 and not 农村."""
_ALL_OF = re.compile(r"全([省市县区镇乡村])")
ONE_OF = re.compile(
    r"(?<![全各每个乡城集两几二三四五六七八九十\d])(?:镇(?![财级])|乡(?![镇村财级])|街道)|(?<![全各每个乡农两几二三四五六七八九十\d])村(?![医民干级集])|[俺我](?:是|当|干|做)"
)
"""A word for one place whose name is not known or not said, or for the asker alone: 俺村, 俺当."""
_KIND_ALONE = 2
_DASH = re.compile(r"[—–~-]+|到")
_OVER = 80
"""Characters before a table among which the unit of all of it may stand (单位：个)."""


def newest(found: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """Of figures of several years that fit alike return those of the last one."""
    dated = [((max(years_in(p.own), default=_issued(p)), p.since or date.min), p) for p in found]
    last = max((each for each, _ in dated), default=None)
    return tuple(p for each, p in dated if each == last)


def _issued(each: Provision) -> int:
    return each.document.date.year if each.document.date else 0


@dataclass(frozen=True)
class _ById:
    """A document that is known by its id alone, which is a hash of all that it prints."""

    id: str
    document: PolicyDocument = field(compare=False)


@lru_cache(maxsize=512)
def _all_pairs(kept: _ById) -> frozenset[str]:
    texts = (kept.document.title, *(c.text for c in kept.document.clauses))
    return frozenset[str]().union(*map(pairs, texts))


@lru_cache(maxsize=512)
def _provisions(kept: _ById) -> tuple[Provision, ...]:
    document, found, over, announced = kept.document, list[Provision](), "", ""
    for clause in document.clauses:
        found += clause_provisions(document, clause, announced)
        announced = _announced(clause.text.strip(), announced)
        found += row_provisions(document, clause, over)
        over = over if clause.columns else clause.text[-_OVER:]
    return tuple(found)


def _announced(text: str, before: str) -> str:
    """Return the line with a colon for what follows: till an item that ends in no semicolon."""
    if text.endswith((":", "：")):
        return text
    return before if text.endswith((";", "；")) else ""


def all_pairs(document: PolicyDocument) -> frozenset[str]:
    """Return the telling pairs of characters of all that a document says."""
    return _all_pairs(_ById(document.id, document))


def provisions_of(document: PolicyDocument) -> tuple[Provision, ...]:
    """Return the provisions of a document, read once."""
    return _provisions(_ById(document.id, document))


def knows(document: PolicyDocument, place: str) -> bool:
    """Tell whether a document is of a place or speaks of it."""
    if place in f"{document.title}{''.join(document.issuers)}":
        return True
    return bool(document.containing(place))


def county_of(document: PolicyDocument) -> str:
    """Return the county or the like whose office issued a document; "" where none is named."""
    found = (_COUNTY.match(name) for name in (*document.issuers, document.title))
    return next((match[0] for match in found if match), "")


def names_row(uniform: str, name: str) -> bool:
    """Tell whether a question says the name of a row, be it without 镇 or 乡 at its end."""
    bare = PLACE.sub("", name)
    asked, called = _DASH.sub("至", uniform), _DASH.sub("至", narrow(name))
    return called in asked or (len(bare) > 1 and bare != name and bare in uniform)


def covers_all(document: PolicyDocument, uniform: str) -> bool:
    """Tell whether the rows of a document are all that a question is of: 全镇 is no county's.

    石门乡 named in the title of its own document is all of its rows.
    """
    named = f"{document.title}{''.join(document.issuers)}"
    levels = _ALL_OF.findall(uniform)
    if not levels:
        told = (uniform[max(0, m.start() - 2) : m.end()] for m in ONE_OF.finditer(uniform))
        return all(len(place) > _KIND_ALONE and place in named for place in told)
    return all(re.search(_LEVELS.get(level, level), named) for level in levels)


def years_in(text: str) -> set[int]:
    """Return the years that a text names."""
    return {int(m[0]) for m in _YEAR.finditer(narrow(text))}


def grades(words: str) -> frozenset[str]:
    """Return the grades that words name: C级, 二级."""
    return frozenset(p for p in pairs(words) if p.endswith("级"))


def same_grade(each: Provision, base: Provision) -> bool:
    """Tell whether a provision is of the grade of another, or of none."""
    own = grades(each.words)
    return not own or bool(own & grades(base.words))


def is_the_same(old: Provision, new: Provision) -> bool:
    """Tell whether two provisions are of the same, by their bands or else by their own words."""
    if (old.kind, old.unit, bool(old.row)) != (new.kind, new.unit, bool(new.row)):
        return False
    before, after = [*read_bands(old.words)], [*read_bands(new.words)]
    if before or after:
        return before == after
    return pairs(f"{old.own}|{old.condition}") == pairs(f"{new.own}|{new.condition}")


def same_band(old: Provision, new: Provision) -> bool:
    """Tell whether two provisions are of one band, or one of them of none."""
    before, after = [*read_bands(old.words)], [*read_bands(new.words)]
    return before == after or not before or not after
