"""Items of sentences in which one word decides: to be judged as they stand, or with another."""

from collections.abc import Iterator

from assistant.teaching.contraries import Contrary, contraries
from assistant.teaching.crafting import GAP, according, item_about, judged
from assistant.teaching.drawing import lot, shuffled
from assistant.teaching.item import Item, ItemKind
from assistant.teaching.lesson import Lesson
from assistant.teaching.reading_alone import pairs_of, tells
from assistant.teaching.statement import TaughtSentence

_WRONG = 3


def changed_items(lesson: Lesson) -> Iterator[Item]:
    """Yield a sentence as it stands and with one word changed, for each word that decides."""
    for statement in lesson.statements:
        text, heading = statement.text, statement.heading
        for change in contraries(text):
            printed = text[change.start : change.end]
            at = lot(lesson.seed, text, printed) % len(change.others)
            said = change.put(text, change.others[at])
            told = tells(heading, pairs_of(printed)) or printed in heading
            if not told and not lesson.also_true(said, said):
                yield from judged(statement, said)
                yield from _choice(lesson, statement, change)


def _choice(lesson: Lesson, statement: TaughtSentence, change: Contrary) -> Iterator[Item]:
    """Yield which word stands there, where three others could."""
    wrong = shuffled(change.others, lesson.seed, statement.text)[:_WRONG]
    if len(wrong) == _WRONG:
        yield item_about(
            ItemKind.SINGLE, f"{according(statement)}{change.put(statement.text, GAP)}", statement,
            right=[statement.text[change.start : change.end]], wrong=wrong,
            difficulty=2, seed=lesson.seed,
        )  # fmt: skip
