"""Deadlines that a text states, dated, and whether they have passed as of a day.

Passed is not repealed: nothing here says that a document no longer applies.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from assistant.documents.numerals import CHINESE_DIGITS, read_integer

_N = rf"[{CHINESE_DIGITS}0-9０-９]+"
_BY_YEAR = re.compile(r"(?:到|至|截至|力争|于)\s*(?P<year>20\d\d)\s*年(?P<end>底|末)?(?:前)?")
_FIVE_YEAR = re.compile(rf"[“\"](?P<plan>{_N})五[”\"](?:时期|期间|规划期)")
_PERIOD = re.compile(
    rf"(?:设立|用|力争|在)?\s*(?:(?P<low>{_N})\s*[—–\-~～至到]+\s*)?(?P<high>{_N})\s*年"
    r"(?P<kind>过渡期|时间|左右|内)"
)
_FIRST_PLAN_YEAR = 1953


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline: the words, their span in the text, the last day, and how it was reckoned.

    `assumed` says that the text does not state the first day and the document's own date stands in.
    """

    words: str
    start: int
    end: int
    last_day: date
    assumed: bool

    def passed(self, today: date) -> bool:
        """Say whether the last day lies before `today`."""
        return self.last_day < today


def deadlines(text: str, issued: date | None) -> tuple[Deadline, ...]:
    """Return the deadlines in `text` in order; periods are reckoned from `issued`."""
    found = [_by_year(m) for m in _BY_YEAR.finditer(text)]
    found += [d for m in _FIVE_YEAR.finditer(text) if (d := _five_year(m))]
    if issued:
        found += [d for m in _PERIOD.finditer(text) if (d := _period(m, issued))]
    return tuple(sorted(found, key=lambda deadline: deadline.start))


def _by_year(match: re.Match[str]) -> Deadline:
    last = date(int(match["year"]), 12, 31)
    return Deadline(match.group().strip(), match.start(), match.end(), last, assumed=False)


def _five_year(match: re.Match[str]) -> Deadline | None:
    """十四五 is the fourteenth plan since 1953: 2021 to 2025."""
    plan = read_integer(match["plan"])
    if not plan:
        return None
    last = date(_FIRST_PLAN_YEAR + _years_of_plans(plan) - 1, 12, 31)
    return Deadline(match.group(), match.start(), match.end(), last, assumed=False)


def _years_of_plans(plan: int) -> int:
    """Years from 1953 to the end of a plan; 1963 to 1965 lay between the second and the third."""
    return 5 * plan + (3 if plan > 2 else 0)


def _period(match: re.Match[str], issued: date) -> Deadline | None:
    years = read_integer(match["high"])
    if not years or years > 50:
        return None
    last = _add_years(issued, years)
    return Deadline(match.group().strip(), match.start(), match.end(), last, assumed=True)


def _add_years(day: date, years: int) -> date:
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))
