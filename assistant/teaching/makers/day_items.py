"""Items of the days and years that a document names, and of its own day and number."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import product

from assistant.documents.document_number import without_document_numbers
from assistant.documents.model import Clause, Element, PolicyDocument
from assistant.documents.text import fold
from assistant.teaching.crafting import according, called, item_about, item_of, judged, proof_of
from assistant.teaching.drawing import lot, shuffled
from assistant.teaching.even_choices import drawn_by_size
from assistant.teaching.item import BLANK, Item, ItemKind
from assistant.teaching.lesson import Lesson
from assistant.teaching.reading_alone import pairs_of
from assistant.teaching.statement import (
    TaughtSentence,
    body_lines,
    lays_down,
    sentences_in,
    topic_over,
)

_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<gap>\s*年)(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?(?P<end>[底末初]?)"
    r"(?![度度至—–~～\-―]|\s*\d|第|全国|地震|版)"
)
_QUOTED = re.compile(r"《[^》]*》|〔[^〕]*〕|“[^”]*”|（[^）]*）")
_BEGINS = re.compile(
    r"^(?:第[^\s　]{1,8}条[\s　]*|[一二三四五六七八九十]+、)?"
    r"本(?:条例|办法|规定|细则|规则|意见|通知|决定|方案)"
    r"自(?P<day>\d{4}年\d{1,2}月\d{1,2}日)起(?P<does>施行|实施|执行)。?$"
)
_NUMBER = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<between>[〕)）\]]\s*)(?P<serial>\d+)(?=\s*号)")
_LIMIT = re.compile(r"\s*(?:前|之前|以前)")
_AHEAD, _BEHIND = re.compile(r"(?:到|自|于|在|截至|截止)$"), re.compile(r"\s*(?:前|之前|起|底)")
"""What tells that a blank wants a day."""
_DATED = re.compile(
    r"\d{4}\s*年(?:\d{1,2}\s*月)?(?:\d{1,2}\s*日)?|\d{1,2}\s*月(?:\d{1,2}\s*日)?|\d{1,2}\s*日"
)
_THE_SAME = re.compile(r"[上前]述(?:各项)?(?:工作|任务|要求|目标)")
_ALIKE = 0.5
_WRONG = 3


def day_items(lesson: Lesson) -> Iterator[Item]:
    """Yield the items of every day in a sentence, of when a text begins, of its day and number."""
    for statement in lesson.statements:
        if says_again(statement):
            continue
        for match in _days_in(statement.text):
            yield from _of_day(lesson, statement, match)
    for document, clause in lesson.clauses:
        yield from _of_beginning(lesson, document, clause)
        if not lays_down(document):
            continue
        if clause.element is Element.DATE and not clause.layer:
            yield from _own_day(lesson, document, clause)
        if clause.element is Element.NUMBER:
            yield from _own_number(lesson, document, clause)


def says_again(statement: TaughtSentence) -> bool:
    """Say whether another sentence of the clause sets another day for the same.

    Beside 每年3月底前完成上述工作 more than one answer can be defended.
    """
    words = pairs_of(_DATED.sub("", statement.text))
    lines = body_lines(statement.document, statement.clause)
    others = [s for line in lines for s in sentences_in(line) if s != statement.text]
    return any(
        _DATED.search(other)
        and (_THE_SAME.search(other) or len(words & pairs_of(other)) >= _ALIKE * len(words))
        for other in others
    )


def names_one_day(text: str) -> bool:
    """Say whether a sentence names no second day, by which choices would fall away."""
    return len(_DATED.findall(text)) == 1


def _days_in(sentence: str) -> list[re.Match[str]]:
    bare = _QUOTED.sub(lambda m: "□" * len(m[0]), sentence)
    before = re.compile(r"[至—–~～\-―和、从比较]$")
    found = [m for m in _DAY.finditer(bare) if not before.search(bare[: m.start()])]
    return found if len(found) <= 2 and bare == without_document_numbers(bare) else []


def _of_day(lesson: Lesson, statement: TaughtSentence, match: re.Match[str]) -> Iterator[Item]:
    text, printed = statement.text, match[0]
    before, after = text[: match.start()].rstrip(), text[match.end() :]
    earliest = _earliest(statement, int(match["year"]))

    def may_be_wrong(day: str) -> bool:
        told = day in text or int(day.strip()[:4]) < earliest
        return not told and not lesson.also_true(day, text)

    wrong = _near(match, lesson.seed, false=may_be_wrong)
    asks = "哪一天" if match["day"] else "哪一年" if printed.strip().endswith("年") else "什么时候"
    limit = _LIMIT.match(after)
    if asks == "哪一年" and not (_AHEAD.search(before) or after.startswith(("，", "起"))):
        return  # 开展2023年下乡活动 names what is done, and tells no time
    if len(wrong) == _WRONG and names_one_day(text) and not (limit and asks == "哪一年"):
        rest = f"以前{after[limit.end() :]}" if limit else after
        stem = f"{according(statement)}{before}{asks}{rest.rstrip('。')}？"
        yield item_about(
            ItemKind.SINGLE, stem, statement,
            right=[printed], wrong=wrong, difficulty=2, seed=lesson.seed,
        )  # fmt: skip
    if not (_AHEAD.search(before) or _BEHIND.match(after)):
        return
    sooner = next((day for day in _sooner(match) if may_be_wrong(day)), "")
    if sooner and names_one_day(text):
        yield from judged(statement, f"{text[: match.start()]}{sooner}{after}")
    stem = f"{according(statement)}{text[: match.start()]}{BLANK}{after}"
    yield item_about(ItemKind.FILL, stem, statement, right=[printed], difficulty=2)


def _earliest(statement: TaughtSentence, year: int) -> int:
    """Return before which year nothing could be meant: a goal lies behind the day it is set on."""
    day = statement.document.date
    return day.year if day and year >= day.year else 0


def _near(
    match: re.Match[str], *seed: object, years: bool = True, false: Callable[[str], bool] = bool
) -> list[str]:
    """Return three other days in the same writing, each part of each as often as of the true one.

    Two parts have two values each, and all four days of them are choices: 5月14日, 5月16日,
    7月14日, 7月16日. A year alone has a place among three others that is drawn by lot. Without
    `years` the year stays: it stands in the number of the document. `false` says whether a day
    may be a wrong choice.
    """
    year, month, day = int(match["year"]), match["month"], match["day"]
    if month is None:
        far = (-15, -10, -5, 5, 10, 15) if year % 5 == 0 else (-3, -2, -1, 1, 2, 3)
        pool = [found for n in far if false(found := _day(match, year=str(year + n)))]
        return drawn_by_size(match[0], pool, lambda text: Decimal(text.strip()[:4]), *seed)
    months = [str((int(month) + n - 1) % 12 + 1) for n in (-2, -1, 1, 2)]
    by_day = day is not None and int(day) < 27 and not (years and lot(*seed, match[0]) % 3 == 0)
    others = [str(int(day) + n) for n in (-2, -1, 1, 2) if int(day) + n > 0] if by_day else []
    named = "day" if by_day else "year"
    others = others or [str(year + n) for n in (-1, 1) if years]
    for other, moved in shuffled(product(months, others), *seed, match[0]):
        grid = [
            _day(match, month=other),
            _day(match, **{named: moved}),
            _day(match, month=other, **{named: moved}),
        ]
        if all(map(false, grid)):
            return grid
    return []


def _sooner(match: re.Match[str]) -> Iterator[str]:
    """Yield days before one: what is due later is not due then."""
    if match["month"] and int(match["month"]) > 1:
        for month in range(int(match["month"]) - 1, 0, -1):
            yield _day(match, month=str(month))
    for back in (5, 2, 1, 3):
        yield _day(match, year=str(int(match["year"]) - back))


def _day(match: re.Match[str], **other: str) -> str:
    parts = {**match.groupdict(), **other}
    month = f"{parts['month']}月" if parts["month"] else ""
    day = f"{parts['day']}日" if parts["day"] else ""
    return f"{parts['year']}{parts['gap']}{month}{day}{parts['end'] or ''}"


def _of_beginning(lesson: Lesson, document: PolicyDocument, clause: Clause) -> Iterator[Item]:
    match = _BEGINS.match(clause.text.strip())
    day = _DAY.fullmatch(match["day"]) if match else None
    if match and day:
        stem = f"{called(document, clause)}自哪一天起{match['does']}？"
        yield item_of(
            ItemKind.SINGLE, stem, proof_of(document, clause),
            right=[day[0]], wrong=_near(day, lesson.seed),
            topic=topic_over(document, clause), seed=lesson.seed,
        )  # fmt: skip


def _own_day(lesson: Lesson, document: PolicyDocument, clause: Clause) -> Iterator[Item]:
    day = _DAY.fullmatch(clause.text.strip())
    if day:
        stem = f"{called(document, clause)}的成文日期是哪一天？"
        yield item_of(
            ItemKind.SINGLE, stem, proof_of(document, clause), right=[day[0]],
            wrong=_near(day, lesson.seed, years=False),
            topic="公文要素", seed=lesson.seed,
        )  # fmt: skip


def _own_number(lesson: Lesson, document: PolicyDocument, clause: Clause) -> Iterator[Item]:
    printed = clause.text.strip()
    wrong = near_numbers(printed, lesson)
    title = called(document, clause).removesuffix(f"（{document.cited_number}）")
    stem = f"{title}的发文字号是哪一个？"
    yield item_of(
        ItemKind.SINGLE, stem, proof_of(document, clause),
        right=[printed], wrong=wrong, topic="公文要素", seed=lesson.seed,
    )  # fmt: skip


def near_numbers(printed: str, lesson: Lesson) -> list[str]:
    """Return three other numbers of documents: of two years and two serials all there are.

    None is the number of a document of the library.
    """
    match = _NUMBER.search(printed)
    if match is None:
        return []
    held = {fold(d.cited_number) for d in lesson.library.documents}
    steps = product((-1, 1), (-9, -2, -1, 1, 2, 10))
    for years, serials in shuffled(steps, lesson.seed, printed):
        grid = [_number(match, *by) for by in ((years, 0), (0, serials), (years, serials))]
        if int(match["serial"]) + serials > 0 and not held & {*map(fold, grid)}:
            return grid
    return []


def _number(match: re.Match[str], years: int, serials: int) -> str:
    year, serial = int(match["year"]) + years, int(match["serial"]) + serials
    before, after = match.string[: match.start()], match.string[match.end() :]
    return f"{before}{year}{match['between']}{serial}{after}"
