"""The report: how many answers are right, by kind of question and over all, and what else counts.

A report also says under which circumstances it was made, so that two can be compared.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.evaluation.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Score:
    """How many of how many are right."""

    right: int
    total: int

    @classmethod
    def of(cls, each: Iterable[bool]) -> "Score":
        """Count which of `each` are right."""
        known = list(each)
        return cls(sum(known), len(known))

    def __str__(self) -> str:
        """Return it as the report prints it: 58/60."""
        return f"{self.right}/{self.total}"

    def to_json(self) -> dict[str, int]:
        """Return both numbers by their names."""
        return {"right": self.right, "total": self.total}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What was asked: how many documents, with which chat model ("" is none), as of which day.

    `unused` are the fields of the question file that nothing is judged by.
    """

    documents: int
    chat_model: str
    day: str
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Every verdict, in the order of the questions."""

    circumstances: Circumstances
    verdicts: tuple[Judgement, ...]

    @property
    def right(self) -> Score:
        """Over all questions."""
        return Score.of(v.right for v in self.verdicts)

    @property
    def answerable(self) -> Score:
        """Over the questions that the library answers."""
        return Score.of(v.right for v in self.verdicts if v.question.answerable)

    @property
    def refused(self) -> Score:
        """Over the questions that the library does not answer."""
        return Score.of(v.right for v in self.verdicts if not v.question.answerable)

    @property
    def styles(self) -> dict[str, Score]:
        """By kind of question, in the order in which the file has them."""
        kinds: dict[str, list[bool]] = defaultdict(list)
        for verdict in self.verdicts:
            kinds[verdict.question.style].append(verdict.right)
        return {kind: Score.of(each) for kind, each in kinds.items()}

    @property
    def cited_first(self) -> Score:
        """How often the first citation is the gold, over the questions that have one."""
        return Score.of(v.golden[:1] == (True,) for v in self.verdicts if v.golden is not None)

    @property
    def unchecked(self) -> tuple[Judgement, ...]:
        """The answerable questions whose citations nothing could be compared with."""
        return tuple(v for v in self.verdicts if v.question.answerable and v.golden is None)

    @property
    def unresolved(self) -> tuple[Judgement, ...]:
        """The questions with gold that names nothing in the library."""
        return tuple(v for v in self.verdicts if v.unresolved)

    @property
    def wrong(self) -> tuple[Judgement, ...]:
        """The questions that were not answered right."""
        return tuple(v for v in self.verdicts if not v.right)

    @property
    def untrue(self) -> int:
        """How many quotes do not stand word for word in their clause."""
        return sum(len(v.untrue) for v in self.verdicts)

    @property
    def modes(self) -> Counter[str]:
        """How many answers are of which mode: quote or model."""
        return Counter(v.answer.mode for v in self.verdicts)

    @property
    def withheld(self) -> int:
        """How many sentences the guard did not let through."""
        return sum(v.answer.withheld for v in self.verdicts)

    @property
    def failures(self) -> int:
        """How many questions the chat model was asked and could not answer."""
        return sum(bool(v.answer.trace.failure) for v in self.verdicts)

    def elapsed_ms(self, share: float) -> float:
        """Return the time, in ms, that `share` (0 to 1) of the answers did not exceed."""
        return nearest_rank([v.answer.elapsed_ms for v in self.verdicts], share)

    def to_json(self) -> dict[str, Any]:
        """Return the object of `youju eval --json`."""
        known = self.circumstances
        return {
            "documents": known.documents,
            "chat_model": known.chat_model,
            "day": known.day,
            "unused_fields": list(known.unused),
            "right": self.right.to_json(),
            "answerable": self.answerable.to_json(),
            "refused": self.refused.to_json(),
            "styles": {kind: score.to_json() for kind, score in self.styles.items()},
            "gold_cited_first": self.cited_first.to_json(),
            "quotes_not_verbatim": self.untrue,
            "modes": dict(self.modes),
            "withheld": self.withheld,
            "chat_model_failures": self.failures,
            "elapsed_ms": {"p50": self.elapsed_ms(0.5), "p95": self.elapsed_ms(0.95)},
            "unchecked": [v.question.id for v in self.unchecked],
            "questions": [v.to_json() for v in self.verdicts],
        }


def nearest_rank(values: Sequence[float], share: float) -> float:
    """Return the least of `values` that `share` (0 to 1) of them do not exceed; 0 of none."""
    ordered = sorted(values)
    return next((v for n, v in enumerate(ordered, 1) if n >= share * len(ordered)), 0.0)
