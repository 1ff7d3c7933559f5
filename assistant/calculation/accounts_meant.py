"""Which of the library's accounts a question may be about: that of its place, year and document.

What is one district's or one year's is never another's: a place or a year that an account does
not have leaves no account to lend from, and where several fit it has to be asked which is meant.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.calculation.library_account import LibraryAccount, mentions
from assistant.documents.model import PolicyDocument
from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.not_amounts import YEAR
from assistant.errors import CalculationError
from assistant.question.place_names import places_named

_YEARS = re.compile(rf"{YEAR.pattern}|(?<![到给转留至入])(?:明年|来年|后年|下一?年(?!级))")
_TAKEN = re.compile(r"其余|其他|其它|别的|不变|照|按|依|沿用")
"""Takes a document's terms over to another place or year on purpose."""
_MOST_LISTED = 5


@dataclass(frozen=True, slots=True)
class AccountsMeant:
    """The accounts that fit; `place` and `years` are those named that no account of them has."""

    accounts: tuple[LibraryAccount, ...]
    place: str = ""
    years: tuple[str, ...] = ()

    @property
    def is_foreign(self) -> bool:
        """Tell whether a place or a year is named for which no account is held."""
        return bool(self.place or self.years)

    @property
    def what_is_not_held(self) -> str:
        """Say for which place or year no account is held; "" where none was named in vain."""
        words = "、".join(filter(None, (self.place, *self.years)))
        lacking = f"库内没有一处写明{words}的人口、比例、标准和结余"
        return f"{lacking}，别处、别年的数不能拿来代替。" if words else ""


def accounts_meant(
    texts: Sequence[str], accounts: Sequence[LibraryAccount], named: Sequence[PolicyDocument] = ()
) -> AccountsMeant:
    """Return the accounts that are meant by the first of `texts` that tells them apart.

    `texts` are the question and what the user said before, the newest first; `named` are the
    documents that the question names itself, before which no place or year counts.
    """
    held = tuple({a.document.id: a for a in reversed(accounts)}.values())[::-1]
    chosen = tuple(a for a in held if a.document in named and a.document.number_key)
    chosen = chosen or tuple(a for a in held if mentions(texts[0], a))
    for text in texts:
        uniform = narrow(text)
        places, years = places_named(uniform), tuple(m[0] for m in _YEARS.finditer(uniform))
        if places or years:
            return _fitting(
                places, years, chosen or held, takes_over=bool(chosen and _TAKEN.search(text))
            )
    return AccountsMeant(chosen or held)


def _fitting(
    places: Sequence[str],
    years: Sequence[str],
    accounts: Sequence[LibraryAccount],
    *,
    takes_over: bool,
) -> AccountsMeant:
    there = tuple(a for a in accounts if all(_knows(a, place) for place in places))
    fitting = tuple(a for a in there if not years or any(y[:4] in _dates(a) for y in years))
    unknown = next((p for p in places if not any(_knows(a, p) for a in accounts)), "")
    lacking = () if fitting or not there else tuple(years)
    if takes_over and not fitting:
        return AccountsMeant(tuple(accounts), unknown)
    return AccountsMeant(fitting, unknown, lacking)


def _knows(account: LibraryAccount, place: str) -> bool:
    return place in f"{account.document.title}{''.join(account.document.issuers)}" or any(
        place in clause.text for clause in account.document.clauses
    )


def _dates(account: LibraryAccount) -> str:
    return narrow(account.clause.text)


def the_one(meant: AccountsMeant) -> LibraryAccount | None:
    """Return the account that is meant, or None where there is none.

    Raises:
        CalculationError: several fit, and the question does not say which.
    """
    if len(meant.accounts) < 2:
        return next(iter(meant.accounts), None)
    sources = [account.source for account in meant.accounts]
    more = f"等{len(sources)}处" if len(sources) > _MOST_LISTED else ""
    raise CalculationError(
        f"库内有{len(sources)}份这样的账：{'、'.join(sources[:_MOST_LISTED])}{more}。",
        "请说明按哪一份（哪个地方、哪一年，或文号）算。",
    )
