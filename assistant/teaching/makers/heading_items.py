"""Items of where a requirement stands: which part of its document it belongs to."""

from collections.abc import Iterator

from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.teaching.crafting import called, item_about, quoted
from assistant.teaching.drawing import lot, shuffled
from assistant.teaching.even_choices import drawn_evenly
from assistant.teaching.item import FALSE, TRUE, Item, ItemKind
from assistant.teaching.lesson import Lesson
from assistant.teaching.reading_alone import pairs_of, says_measure
from assistant.teaching.statement import TaughtSentence, own_heading

_LONGEST, _SHORTEST = 90, 14
GENERAL = ("指导思想", "基本原则", "总体要求", "工作目标", "发展目标")


def heading_items(lesson: Lesson) -> Iterator[Item]:
    """Yield, for sentences of headed clauses, which heading they stand under."""
    for statement in lesson.statements:
        own = own_heading(statement.document, statement.clause)
        fits = _SHORTEST <= len(statement.text) <= _LONGEST and own not in GENERAL
        if own and own == statement.heading and fits:
            yield from _placed(lesson, statement, own)


def _placed(lesson: Lesson, statement: TaughtSentence, own: str) -> Iterator[Item]:
    headings = _beside(statement.document, statement.clause)
    words = pairs_of(statement.text)
    drawn = shuffled(headings, lesson.seed, statement.text)
    near = [
        h for h in sorted(drawn, key=lambda h: -len(pairs_of(h) & pairs_of(own)))
        if abs(len(h) - len(own)) <= 6 and says_measure(h) == says_measure(own)
        and not tells(h, words) and not _alike(h, own)
    ]  # fmt: skip
    wrong = drawn_evenly(own, near, lesson.seed, statement.text)
    if not wrong or lesson.said_elsewhere(statement):
        return
    own_words = pairs_of(own) - frozenset[str]().union(*map(pairs_of, wrong))
    if own_words & words or tells(own, words):
        return
    said = statement.text.rstrip("。")
    place = called(statement.document, statement.clause)
    cited = quoted(said)
    stem = f"{cited}，出自{place}的哪一部分？"
    yield item_about(
        ItemKind.SINGLE, stem, statement,
        right=[own], wrong=wrong, difficulty=1, seed=lesson.seed, whole=True,
    )  # fmt: skip
    true = lot(lesson.seed, statement.clause.id, said, "placed") % 2
    stem = f"{cited}，是{place}中{quoted(own if true else wrong[0])}部分的内容。"
    key = TRUE if true else FALSE
    yield item_about(ItemKind.JUDGE, stem, statement, right=[key], whole=True)


def _beside(document: PolicyDocument, clause: Clause) -> list[str]:
    """Return the headings of the other clauses of the same depth."""
    found = [
        own_heading(document, c) for c in document.clauses
        if c.kind is ClauseKind.CLAUSE and c.layer == clause.layer
        and c.level == clause.level and c.id != clause.id
    ]  # fmt: skip
    return [h for h in dict.fromkeys(found) if h and h not in GENERAL]


def tells(heading: str, words: frozenset[str]) -> bool:
    """Say whether a heading shares so much with a sentence that it gives the place away."""
    return len(pairs_of(heading) & words) >= 2


def _alike(one: str, other: str) -> bool:
    """Say whether two headings could both be meant."""
    return len(pairs_of(one) & pairs_of(other)) >= 3
