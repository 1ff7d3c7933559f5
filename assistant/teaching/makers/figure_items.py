"""Items of a clause's figures: how much, how many, how long."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import prod

from assistant.documents.document_number import without_document_numbers
from assistant.documents.numbers.decimals import narrow
from assistant.teaching.crafting import GAP, according, item_about, judged
from assistant.teaching.even_choices import drawn_by_size
from assistant.teaching.item import BLANK, Item, ItemKind
from assistant.teaching.item_hints import adds_up
from assistant.teaching.lesson import Lesson
from assistant.teaching.near_figures import AskedFigure, asked_figures, near_figures, value_of
from assistant.teaching.reading_alone import says_measure
from assistant.teaching.statement import TaughtSentence

_WRONG = 3
_DIGITS = re.compile(r"(?<![\d.])\d{1,9}(?:\.\d{1,4})?(?![\d.])")
_ENDS = re.compile(r"[，；。：]")
_SUPPOSES = re.compile(
    r"^(?:对|凡|如|若|当|除|为|经|在|于)[^。]*□|□(?:及?以[上下内外]|的|[、（“])|[的和、]□|以[上下内]的?$"
)
"""A figure that says of whom or when the rest of the sentence is said."""
_NOT = r"不(?:得|能|应当?|可)?"
_UP_TO = r"[^，。；\d]{0,12}$"
_MOST = re.compile(
    rf"(?:{_NOT}(?:超过|高于|多于|大于)|控制在|[降减压缩]{{1,2}}[至到]|最[多高]"
    rf"|(?<![不得能应当可])(?:低于|少于)){_UP_TO}"
)
_LEAST = re.compile(
    rf"(?:{_NOT}(?:低于|少于|小于)|达到?|至少|最[少低]|(?<![不得能应当可])(?:超过|高于)){_UP_TO}"
)
_WITHIN = re.compile(r"^之?内")
_OF_WHOM = re.compile(r"^及?以[上下内外]|^的[\u4e00-\u9fff]")
"""What says of a figure that it bounds what is done, from above or below, or of whom it is said."""


def figure_items(lesson: Lesson) -> Iterator[Item]:
    """Yield the items of every figure: as a choice, as a blank, as a sentence to judge."""
    for statement in lesson.statements:
        for asked in asked_figures(statement.text):
            if tells_itself(statement.text, asked):
                continue
            near = [n for n in near_figures(asked, lesson.seed) if n not in statement.text]
            false = [n for n in near if not lesson.also_true(n, statement.text)]
            wrong = drawn_by_size(asked.printed, false, value_of, lesson.seed, statement.text)
            if len(wrong) == _WRONG:
                yield _choice(statement, asked, wrong, lesson.seed)
            yield from _judged(statement, asked, false)
            yield _blank(statement, asked)


def tells_itself(sentence: str, asked: AskedFigure) -> bool:
    """Say whether the figure stands in the sentence again, or follows from its other figures."""
    rest = f"{sentence[: asked.start]}□{sentence[asked.end :]}"
    others = [Decimal(found) for found in _DIGITS.findall(narrow(without_document_numbers(rest)))]
    number = _DIGITS.match(narrow(asked.printed))
    if asked.printed in rest or (number and adds_up(Decimal(number[0]), others)):
        return True
    factors = [each.figure.value for each in asked_figures(sentence) if each.start != asked.start]
    return len(factors) > 1 and prod(factors) == asked.figure.value


def _choice(statement: TaughtSentence, asked: AskedFigure, wrong: list[str], seed: int) -> Item:
    stem = f"{according(statement)}{asking_for(statement.text, asked)}"
    return item_about(
        ItemKind.SINGLE, stem, statement,
        right=[asked.printed], wrong=wrong, difficulty=2, seed=seed,
    )  # fmt: skip


def asking_for(sentence: str, asked: AskedFigure) -> str:
    """Return a sentence up to the figure's part, asking for it where it stands.

    Where that part only says of whom or when the rest speaks, and where the rest is no measure of
    its own, the whole sentence is kept with a gap.
    """
    end = _ENDS.search(sentence, asked.end)
    tail = sentence[asked.end : end.start() if end else len(sentence)]
    rest = sentence[end.end() :] if end and end[0] == "，" else ""
    begin = sentence[: asked.start].rstrip()
    if _SUPPOSES.search(f"{begin}□{tail}") or (rest and not says_measure(rest)):
        return f"{begin}{GAP}{sentence[asked.end :]}"
    return f"{begin}{asked.question}{tail}？"


def _judged(statement: TaughtSentence, asked: AskedFigure, others: Sequence[str]) -> Iterator[Item]:
    """Yield the sentence to judge, where another figure contradicts it and does not follow.

    What has to be 80% at least is 70% at least too; what holds for some sums up to a bound holds
    up to less, and is not changed.
    """
    text = statement.text
    before, after = text[: asked.start], text[asked.end :]
    most, least = _MOST.search(before) or _WITHIN.match(after), _LEAST.search(before)
    if _OF_WHOM.match(after) and not most and not least:
        return
    own = value_of(asked.printed)
    false = (n for n in others if not (most and value_of(n) > own))
    wrong = next((n for n in false if not (least and value_of(n) < own)), "")
    if wrong:
        yield from judged(statement, f"{before}{wrong}{after}")


def _blank(statement: TaughtSentence, asked: AskedFigure) -> Item:
    text = statement.text
    begin, unit = text[: asked.start], asked.unit_words if not asked.is_share else ""
    key = asked.printed.removesuffix(unit).strip() if unit else asked.printed
    stem = f"{according(statement)}{begin}{BLANK}{unit}{text[asked.end :]}"
    return item_about(ItemKind.FILL, stem, statement, right=[key], difficulty=2)
