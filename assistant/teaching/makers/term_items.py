"""Items of what a document calls something: which term a definition is of, what a term means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.teaching.crafting import according, called, item_about
from assistant.teaching.drawing import shuffled
from assistant.teaching.even_choices import drawn_evenly
from assistant.teaching.item import Item, ItemKind
from assistant.teaching.lesson import Lesson
from assistant.teaching.reading_alone import is_whole, reads_alone, shared
from assistant.teaching.statement import TaughtSentence

_MEANS = re.compile(
    r"^(?:[（(][一二三四五六七八九十]+[）)]|\d+[.．、])?(?:(?P<of>[^，。；]{2,30})所称(?:的)?)?"
    r"(?P<term>[^，。；：的]{2,16})，?是指(?P<words>[^。；：]{8,90})[。；]$"
)


@dataclass(frozen=True, slots=True)
class _Term:
    """A term and what it means; `of` names the text that it is a word of, where that is another."""

    of: str
    term: str
    words: str
    statement: TaughtSentence


def term_items(lesson: Lesson) -> Iterator[Item]:
    """Yield an item for each definition: the term is chosen by it."""
    found = [*_terms(lesson)]
    for each in found:
        kin = [
            t.term for t in found
            if t.statement.document.id == each.statement.document.id
            and t.term[-2:] == each.term[-2:]
        ]  # fmt: skip
        alike = [
            other
            for other in shuffled(dict.fromkeys(kin), lesson.seed, each.term)
            if other != each.term and abs(len(other) - len(each.term)) <= 5
            and other not in each.words and not lesson.also_true(other, each.words)
        ]  # fmt: skip
        wrong = drawn_evenly(each.term, alike, lesson.seed, each.words)
        of = f"{each.of}所称的" if each.of else ""
        if wrong and shared(each.term, each.words) < 0.5:
            place = called(each.statement.document, each.statement.clause)
            stem = f"根据{place}，“{each.words}”是指{of}哪一项？"
            yield item_about(
                ItemKind.SINGLE, stem, each.statement,
                right=[each.term], wrong=wrong, difficulty=2, seed=lesson.seed,
            )  # fmt: skip
        stem = f"{according(each.statement, headed=False)}{of}“{each.term}”是指什么？"
        yield item_about(ItemKind.SHORT, stem, each.statement, right=[each.words], difficulty=2)


def _terms(lesson: Lesson) -> Iterator[_Term]:
    chosen = {d.id for d in lesson.documents}
    seen: set[tuple[str, str]] = set()
    for statement in lesson.every:
        document = statement.document
        if document.id not in chosen or not lesson.teaches(document, statement.clause):
            continue
        for line in (statement.text, *statement.clause.text.split("\n")):
            match = _MEANS.match(line.strip())
            fits = match and is_whole(match["words"]) and reads_alone(match["words"])
            known = match and (statement.clause.id, match["term"]) in seen
            if match and fits and not known and not re.search(r"本|其", match["term"]):
                seen.add((statement.clause.id, match["term"]))
                said = replace(statement, text=line.strip())
                yield _Term(match["of"] or "", match["term"], match["words"], said)
