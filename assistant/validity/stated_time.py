"""What a text says of time: a day to act by, a duty that recurs, a term, a duration, or a tale."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.validity.recurrence import Recurrence


class TimeKind(StrEnum):
    """What is said of time; only deadlines and duties that recur are days of a timeline."""

    DEADLINE = "期限"
    TERM = "有效期"
    RECURRING = "重复期限"
    DURATION = "时长"
    TOLD = "叙述"


@dataclass(frozen=True, slots=True)
class StatedTime:
    """Words of a text about time, their span, what they are, and when that is.

    `last_day` is the last day of what is named, of a duration it is None; a duty that recurs has
    its `recurrence` instead. `assumed` says that the text does not state the first day, or the
    year, and the document's own date stands in. `goal` says that it names a year, a plan or a
    number of years alone: what is to be reached by then, not a day on which it is due.
    """

    kind: TimeKind
    words: str
    start: int
    end: int
    last_day: date | None = None
    recurrence: Recurrence | None = None
    assumed: bool = False
    goal: bool = False
