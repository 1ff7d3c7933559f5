"""What a trainer hands out and reads from: the clauses by topic, and the words of the lesson."""

from collections.abc import Iterable, Sequence
from itertools import count

from assistant.documents.model import PolicyDocument
from assistant.notice import NOTICE
from assistant.teaching.item import Item
from assistant.teaching.item_words import (
    ANSWER,
    day_after,
    document_name,
    key_text,
    kind_name,
    lettered,
    numeral,
    one_line,
    stem_with_blanks,
)
from assistant.teaching.lesson_topics import TaughtClause, documents_of, lesson_topics
from assistant.teaching.teaching_pages import TeachingPages
from assistant.teaching.telling_words import telling_words

_BLANK = "____"
_OPENING = (
    "各位好。今天一起学{count}份文件：{names}。先看题，再看文件原话，哪一条、哪一天发的，都讲清楚。"
)
_CLOSING = "今天就学到这里。回去办事，以文件原文和主管部门解释为准；拿不准的，查原文、问发文机关。"


def handout(items: Iterable[Item], title: str, documents: Sequence[PolicyDocument] = ()) -> bytes:
    """Return the clauses that the items rest on, by topic, as the bytes of a .docx file."""
    taken = tuple(items)
    pages = TeachingPages(title)
    for proof in documents_of(taken):
        pages.centred(_document(proof.title, proof.document_number, day_after(proof)))
    for number, topic in enumerate(lesson_topics(taken, documents), 1):
        pages.chapter(f"{numeral(number)}、{one_line(topic.name)}")
        for clause in topic.clauses:
            _add_clause(pages, clause)
    pages.small(f"以上都是文件原话。{NOTICE}。")
    return pages.saved()


def _document(title: str, number: str, day: str) -> str:
    held = f"（{number}）" if number else ""
    return f"《{one_line(title)}》{held}{day}"


def _add_clause(pages: TeachingPages, clause: TaughtClause) -> None:
    pages.small(f"{document_name(clause.proof)}　{clause.place}", more=True)
    if clause.table:
        pages.whole_table(clause.table.headings, clause.table.rows)
    else:
        pages.clause(clause.text.replace("\t", "　"))


def lecture(items: Iterable[Item], title: str, documents: Sequence[PolicyDocument] = ()) -> bytes:
    """Return the 讲稿: item, key, the words that prove it, then the clause, as a .docx file."""
    taken = tuple(items)
    pages = TeachingPages(title)
    names = [_document(p.title, p.document_number, day_after(p)) for p in documents_of(taken)]
    pages.line(_OPENING.format(count=len(names), names="、".join(names)))
    numbers = count(1)
    for number, topic in enumerate(lesson_topics(taken, documents), 1):
        pages.chapter(f"{numeral(number)}、{one_line(topic.name)}")
        for clause in topic.clauses:
            for item in clause.items:
                _ask(pages, next(numbers), item)
            pages.line("一起读原文：", bold=True).paragraph_format.keep_with_next = True
            _add_clause(pages, clause)
    pages.line(_CLOSING)
    pages.small(f"{NOTICE}。")
    return pages.saved()


def _ask(pages: TeachingPages, number: int, item: Item) -> None:
    stem = stem_with_blanks(item, _BLANK)
    pages.question(f"{number}．（{kind_name(item.kind)}）{stem}")
    pages.choices([*map(one_line, lettered(item.choices))], more=True)
    words = telling_words(item)
    told = f"文件的原话是：“{words}”" if words else ""
    pages.line(f"{ANSWER}{_answer(item)}。{told}")


def _answer(item: Item) -> str:
    """Return the key as one says it: its letters and the words behind them."""
    if not item.true_choices:
        return key_text(item)
    return f"{key_text(item)}（{'；'.join(map(one_line, item.true_choices))}）"
