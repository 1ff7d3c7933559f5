"""The slides of a lesson: a question, its key with the words that prove it, then the clause."""

from collections.abc import Iterable, Sequence

from assistant.teaching.backdrop import Backdrop
from assistant.teaching.item import LETTERS, Item, ItemKind
from assistant.teaching.item_words import (
    day_after,
    document_name,
    explanation,
    key_text,
    kind_name,
    lettered,
    numeral,
    one_line,
    source,
    stem_with_blanks,
)
from assistant.teaching.lesson_topics import TaughtClause, Topic, documents_of, lesson_topics
from assistant.teaching.slide_charts import add_premium, add_timeline
from assistant.teaching.slide_pages import BODY, READ, SlidePages
from assistant.teaching.slide_text import TextBox
from assistant.teaching.telling_words import telling_words

_BLANK = "____"
_MOST_LINES = 8
_RIGHT = "√ "
_JUDGED = "对，还是错？"
_LONGEST_HEADING = 24


def slide_show(items: Iterable[Item], title: str, backdrop: Backdrop | None = None) -> bytes:
    """Return the slides of a lesson over the items as the bytes of a .pptx file."""
    taken, behind = tuple(items), backdrop or Backdrop()
    pages = SlidePages(title)
    _add_cover(pages, taken, title)
    for found in behind.timelines:
        add_timeline(pages, found)
    for account in behind.accounts:
        add_premium(pages, account)
    for number, topic in enumerate(lesson_topics(taken, behind.documents), 1):
        _add_topic(pages, number, topic)
    return pages.saved()


def _add_cover(pages: SlidePages, items: Sequence[Item], title: str) -> None:
    held = [
        f"《{one_line(proof.title)}》（{document_name(proof)}{day_after(proof)}）"
        for proof in documents_of(items)
    ]
    shown = held[:_MOST_LINES]
    if len(held) > len(shown):
        shown[-1] = f"……共{len(held)}份文件"
    pages.cover(title, shown, "\n".join([f"本课{len(items)}题，依据：", *held]))


def _add_topic(pages: SlidePages, number: int, topic: Topic) -> None:
    name = f"{numeral(number)}、{one_line(topic.name)}"
    places = [f"{document_name(c.proof)}　{c.place}{_heading(c)}" for c in topic.clauses]
    shown = places[:_MOST_LINES]
    if len(places) > len(shown):
        shown[-1] = f"……共{len(places)}条"
    pages.page(name, shown, "\n".join(places))
    for clause in topic.clauses:
        for item in clause.items:
            _add_question(pages, item)
            _add_key(pages, item)
        _add_clause(pages, clause)


def _heading(clause: TaughtClause) -> str:
    """Return the heading of a clause, "" where it has none: its first sentence, if it is short."""
    said, stop, _rest = clause.text.partition("。")
    heading = one_line(said.removeprefix(clause.proof.clause))
    return heading if stop and not clause.table and len(heading) <= _LONGEST_HEADING else ""


def _add_question(pages: SlidePages, item: Item) -> None:
    notes = f"答案：{key_text(item)}\n依据：{explanation(item)}"
    choices = [*map(one_line, lettered(item.choices))]
    more = [_JUDGED] if item.kind is ItemKind.JUDGE else choices
    asked = [stem_with_blanks(item, _BLANK), *more]
    _add_parts(pages, kind_name(item.kind), asked, notes, BODY)


def _add_key(pages: SlidePages, item: Item) -> None:
    notes = f"题目：{stem_with_blanks(item, _BLANK)}\n依据：{explanation(item)}"
    words = telling_words(item)
    shown = [source(item.proof), *([f"“{one_line(words)}”"] if words else [])]
    key = _key_lines(item)
    if BODY.size([*key, *shown]) is None:
        _add_parts(pages, "答案", key, notes, BODY)
        if words:
            _add_parts(pages, "依据", shown, notes, READ)
        return
    pages.page("答案", [*key, *shown], notes, marked=range(len(key)))


def _key_lines(item: Item) -> list[str]:
    if item.choices:
        choices = lettered(item.choices)
        return [f"{_RIGHT}{one_line(choices[LETTERS.index(letter)])}" for letter in item.key]
    if item.kind is ItemKind.FILL and len(item.key) > 1:
        return [f"第{number}空：{one_line(entry)}" for number, entry in enumerate(item.key, 1)]
    return [one_line(entry) for entry in item.key]


def _add_clause(pages: SlidePages, clause: TaughtClause) -> None:
    """Add the clause word for word, over as many slides as the last row needs to read it."""
    proof = clause.proof
    notes = f"{source(proof)}\n《{one_line(proof.title)}》\n原文：{clause.text}"
    name = f"原文：{document_name(proof)}　{clause.place}"
    _add_parts(pages, name, _paragraphs(clause), notes, READ)


def _paragraphs(clause: TaughtClause) -> list[str]:
    table = clause.table
    if table is None:
        return clause.text.splitlines()
    return ["　".join(filter(None, row)) for row in (table.headings, *table.rows)]


def _add_parts(
    pages: SlidePages, name: str, paragraphs: Sequence[str], notes: str, box: TextBox
) -> None:
    """Add a slide, or several numbered ones where one is too small."""
    if box.size(paragraphs) is not None:
        pages.page(name, paragraphs, notes)
        return
    parts = box.parts("\n".join(paragraphs))
    for number, part in enumerate(parts, 1):
        pages.page(f"{name}（{number}/{len(parts)}）", part.splitlines(), notes)
