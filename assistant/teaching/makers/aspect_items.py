"""Items of sentences that go through several aspects: of which aspect something is demanded."""

from collections.abc import Iterator

from assistant.teaching.crafting import according, item_about, quoted
from assistant.teaching.even_choices import drawn_evenly
from assistant.teaching.item import Item, ItemKind
from assistant.teaching.item_hints import repeats_word
from assistant.teaching.lesson import Lesson
from assistant.teaching.statement import TaughtSentence, aspects_in, body_lines, sentences_in

_MARK = "方面，"


def aspect_items(lesson: Lesson) -> Iterator[Item]:
    """Yield of which aspect a demand is, among those that the same sentence names."""
    for statement in lesson.statements:
        name, mark, said = statement.text.partition(_MARK)
        names = [each for each in _aspects(statement) if each != name] if mark else []
        wrong = drawn_evenly(name, names, lesson.seed, said)
        if wrong:
            stem = f"{according(statement)}{quoted(said.rstrip('。'))}是对哪个方面的要求？"
            item = item_about(
                ItemKind.SINGLE, stem, statement,
                right=[name], wrong=wrong, difficulty=2, seed=lesson.seed,
            )  # fmt: skip
            if not repeats_word(item):
                yield item


def _aspects(statement: TaughtSentence) -> list[str]:
    """Return the names of the aspects of the sentence that this one is a part of."""
    lines = body_lines(statement.document, statement.clause)
    whole = (aspects_in(s) for line in lines for s in sentences_in(line))
    parts = next((each for each in whole if statement.text in each), [])
    return [part.partition(_MARK)[0] for part in parts]
