"""Judging: whether an answer is right, and why it is not.

An answerable question is right when it is answered, `must_contain` stands in the text, one
citation is the gold, and every quote stands word for word in its clause; one that is not
answerable when it is not answered and `must_contain` stands in the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assistant.answering.answer import Answer, Citation, Outcome
from assistant.documents.text import find_as_printed, fold
from assistant.evaluation.answer_words import contains
from assistant.evaluation.gold import find_gold, is_quoted
from assistant.evaluation.questions import GradedQuestion
from assistant.facade import Assistant
from assistant.question.places import Place

UNANSWERED, WRONG_CLAUSE, UNTRUE, UNWANTED = "未答", "引错条款", "引文不实", "不该答"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is found in one answer.

    `missing` of `must_contain` do not stand in the text, `unresolved` of `gold` name nothing in
    the library; `golden` says of each citation whether it is the gold, and is None where there is
    nothing to compare with; `untrue` are the quotes that their clause does not have.
    """

    question: GradedQuestion
    answer: Answer
    missing: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()
    golden: tuple[bool, ...] | None = None
    untrue: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Say whether nothing is wrong."""
        return not self.reasons

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the answer is wrong, in the words of the report."""
        return tuple(self._reasons())

    def to_json(self) -> dict[str, Any]:
        """Return the object of one question in `youju eval --json`."""
        return {
            "id": self.question.id,
            "style": self.question.style,
            "question": self.answer.question,
            "right": self.right,
            "reasons": list(self.reasons),
            "outcome": self.answer.outcome.value,
            "cited": list(self.cited),
            "unresolved_gold": list(self.unresolved),
            "mode": self.answer.mode,
            "elapsed_ms": self.answer.elapsed_ms,
        }

    def _reasons(self) -> Iterator[str]:
        answered = self.answer.outcome is Outcome.ANSWERED
        if self.question.answerable and not answered:
            yield UNANSWERED
            return
        if answered and not self.question.answerable:
            yield UNWANTED
        yield from (f"缺“{words}”" for words in self.missing)
        if self.golden is not None and not any(self.golden):
            yield WRONG_CLAUSE
        if self.question.answerable and self.untrue:
            yield UNTRUE

    @property
    def cited(self) -> tuple[str, ...]:
        """The places that were cited, as a citation prints them."""
        return tuple(f"{c.document_number or c.title}{c.clause}" for c in self.answer.citations)


def judge(question: GradedQuestion, answer: Answer, assistant: Assistant) -> Judgement:
    """Return what is found in `answer` to `question`."""
    places, unresolved = _gold(question, assistant)
    texts = [assistant.library.clause(c.clause_id)[1].text for c in answer.citations]
    cited = tuple(zip(answer.citations, texts, strict=True))
    compared = question.answerable and bool(places or question.answer)
    golden = tuple(_is_golden(c, text, question, places) for c, text in cited)
    return Judgement(
        question,
        answer,
        missing=tuple(w for w in question.must_contain if not contains(answer.text, w)),
        unresolved=unresolved,
        golden=golden if compared else None,
        untrue=tuple(c.quote for c, text in cited if find_as_printed(text, c.quote) != c.quote),
    )


def _gold(
    question: GradedQuestion, assistant: Assistant
) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    """Return the places of a question's gold, and the gold that names nothing."""
    names = question.gold if question.answerable else ()
    found = {name: find_gold(name, assistant.documents()) for name in names}
    places = tuple(place for each in found.values() for place in each)
    return places, tuple(name for name, each in found.items() if not each)


def _is_golden(
    citation: Citation, text: str, question: GradedQuestion, places: tuple[Place, ...]
) -> bool:
    """Say whether a citation is what the question's author has in mind, in every way given."""
    named = any(is_quoted(p, citation.clause_id, citation.quote) for p in places)
    return (named or not places) and fold(question.answer) in fold(text)
