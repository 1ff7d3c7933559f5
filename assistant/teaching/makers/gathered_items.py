"""Items of what a part of a document demands: which of several requirements are in it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from assistant.documents.model import Clause, PolicyDocument
from assistant.teaching.crafting import called, item_of, proof_of, quoted
from assistant.teaching.drawing import shuffled
from assistant.teaching.item import Item, ItemKind
from assistant.teaching.lesson import Lesson
from assistant.teaching.makers.heading_items import GENERAL, tells
from assistant.teaching.reading_alone import pairs_of, says_measure, shared
from assistant.teaching.statement import TaughtSentence, own_heading, topic_over

_RIGHT, _WRONG = 3, 2
_SHORTEST, _LONGEST = 12, 50
_ALIKE = 0.3


def gathered_items(lesson: Lesson) -> Iterator[Item]:
    """Yield an item for each headed clause: its requirements among those of other clauses."""
    for document in lesson.documents:
        clauses: dict[str, list[TaughtSentence]] = defaultdict(list)
        for sentence in lesson.statements:
            if sentence.document.id == document.id and _is_task(lesson, sentence):
                clauses[sentence.clause.id].append(sentence)
        for key, own in clauses.items():
            others = [s for other, each in clauses.items() if other != key for s in each]
            yield from _of_clause(lesson, document, own, others)


def _is_task(lesson: Lesson, sentence: TaughtSentence) -> bool:
    """Say whether a sentence is a short requirement under a heading, said nowhere else."""
    heading = own_heading(sentence.document, sentence.clause)
    fits = _SHORTEST <= len(sentence.text) <= _LONGEST and says_measure(sentence.text)
    return fits and bool(heading) and heading not in GENERAL and not lesson.said_elsewhere(sentence)


def _of_clause(
    lesson: Lesson,
    document: PolicyDocument,
    own: Sequence[TaughtSentence],
    others: Sequence[TaughtSentence],
) -> Iterator[Item]:
    clause = own[0].clause
    heading = own_heading(document, clause)
    right = [s.text for s in own if not tells(heading, pairs_of(s.text))][:_RIGHT]
    if len(right) < 2:
        return
    wrong = _wrong(lesson, clause, right, others, heading)
    if len(wrong) == _WRONG:
        stem = f"下列要求中，属于{called(document, clause)}{quoted(heading)}部分的有哪些？"
        yield item_of(
            ItemKind.MULTIPLE, stem, proof_of(document, clause),
            right=[r.rstrip("。") for r in right], wrong=wrong,
            topic=topic_over(document, clause), difficulty=3, seed=lesson.seed,
        )  # fmt: skip


def _wrong(
    lesson: Lesson,
    clause: Clause,
    right: Sequence[str],
    others: Sequence[TaughtSentence],
    heading: str,
) -> list[str]:
    """Return requirements of other clauses, as long as the right ones and unlike them."""
    least, most = min(map(len, right)), max(map(len, right))
    found: list[str] = []
    for other in shuffled([s.text for s in others], lesson.seed, clause.id):
        fits = 0.7 * least <= len(other) <= 1.3 * most
        like = any(shared(other, each) >= _ALIKE for each in right)
        if fits and not like and not pairs_of(heading) & pairs_of(other):
            found.append(other.rstrip("。"))
    return found[:_WRONG]
