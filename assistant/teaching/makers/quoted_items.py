"""Items of the set phrases of a document, which stand in quotation marks: “四个不摘”."""

import re
from collections.abc import Iterator

from assistant.teaching.counted_phrases import is_counted_before, recounted
from assistant.teaching.crafting import GAP, according, item_about, judged
from assistant.teaching.drawing import shuffled
from assistant.teaching.even_choices import ENOUGH, drawn_evenly
from assistant.teaching.item import BLANK, Item, ItemKind
from assistant.teaching.lesson import Lesson
from assistant.teaching.reading_alone import shared
from assistant.teaching.statement import TaughtSentence

_PHRASE = re.compile(r"“(?P<words>[^“”]{2,14})”")
_WRONG = 3
_TIME = re.compile(r"^十[一二三四五]五$|^[一-十]+五$|^三农$")
_CODE = re.compile(r"[A-Za-z0-9]")
_NUMERAL = re.compile(r"[一二三四五六七八九十两双多]")
_NOUN = re.compile(r"(?:[、和及]?“[^”]*”)*等?(?P<noun>[\u4e00-\u9fff]{2})")
_IN_ROW = re.compile(r"、“□|□”、")
"""One of several in a row: which one is left out nobody can tell."""
_VERB = re.compile(r"[\u4e00-\u9fff]{2}$")


def quoted_items(lesson: Lesson) -> Iterator[Item]:
    """Yield the items of each set phrase: as a blank, as a choice, and to be judged."""
    for statement in lesson.statements:
        pool = [
            (_slot(s.text, m), m["words"])
            for s in lesson.beside(statement) for m in _PHRASE.finditer(s.text)
        ]  # fmt: skip
        if len(_PHRASE.findall(statement.text)) > 3:
            continue
        for match in _PHRASE.finditer(statement.text):
            fits = not _TIME.search(match["words"]) and not _CODE.search(match["words"])
            if fits and match["words"] not in statement.heading:
                yield from _asked(lesson, statement, match, pool)


def _asked(
    lesson: Lesson, statement: TaughtSentence, match: re.Match[str], pool: list[tuple[str, str]]
) -> Iterator[Item]:
    text, words = statement.text, match["words"]
    if text.count(words) > 1:
        return
    begin, end = match.span("words")
    if not is_counted_before(text, words) and not _IN_ROW.search(f"{text[:begin]}□{text[end:]}"):
        stem = f"{according(statement)}{text[:begin]}{BLANK}{text[end:]}"
        yield item_about(ItemKind.FILL, stem, statement, right=[words], difficulty=2)
    alike = [other for slot, other in pool if slot and slot == _slot(text, match)]
    counted = [o for o in recounted(words, text, lesson.seed) if not lesson.also_true(o, text)]
    if counted:
        yield from judged(statement, f"{text[:begin]}{counted[0]}{text[end:]}")
    wrong = _others(lesson, statement, words, alike) if _is_set(words) else []
    wrong = counted if len(counted) == _WRONG else wrong
    if wrong:
        stem = f"{according(statement)}{text[: match.start()]}“{GAP}”{text[match.end() :]}"
        yield item_about(
            ItemKind.SINGLE, stem, statement,
            right=[words], wrong=wrong, difficulty=2, seed=lesson.seed,
        )  # fmt: skip


def _slot(text: str, match: re.Match[str]) -> str:
    """Return what a phrase is said to be, which every other one put in its place has to be too.

    It is the noun behind it (“三下乡”活动), else the words before it.
    """
    behind = _NOUN.match(text, match.end())
    before = _VERB.search(text, 0, match.start())
    return behind["noun"] if behind else before[0] if before else ""


def _is_set(words: str) -> bool:
    """Say whether words are a set phrase that others could be taken for: 三下乡, 快递进村."""
    return bool(_NUMERAL.match(words)) or len(words) >= 4


def _others(lesson: Lesson, statement: TaughtSentence, words: str, pool: list[str]) -> list[str]:
    """Return set phrases of other clauses, of like length, that nothing says of this."""
    kept: list[str] = []
    for other in shuffled(dict.fromkeys(pool), lesson.seed, statement.text):
        fits = (
            _is_set(other)
            and bool(_NUMERAL.match(other)) == bool(_NUMERAL.match(words))
            and abs(len(other) - len(words)) <= 1
            and other not in statement.clause.text
        )
        like = any(shared(other, each) >= 0.3 for each in (words, *kept))
        if fits and not like and not _TIME.search(other):
            kept += [] if lesson.also_true(other, statement.text) else [other]
        if len(kept) == ENOUGH:
            break
    return drawn_evenly(words, kept, lesson.seed, statement.text)
