"""A paper as a Word file: sealed line, marks to fill in, items kind by kind, and their keys."""

from collections.abc import Mapping
from enum import StrEnum
from itertools import count

from assistant.notice import NOTICE
from assistant.teaching.item import Item, ItemKind
from assistant.teaching.item_words import (
    ANSWER,
    BASIS,
    has_letters,
    key_text,
    kind_name,
    lettered,
    one_line,
    sections,
    source,
    stem_with_blanks,
)
from assistant.teaching.paper_order import Paper
from assistant.teaching.sealed_line import add_sealed_line
from assistant.teaching.teaching_pages import TeachingPages
from assistant.teaching.telling_words import telling_words

_ASKED: Mapping[ItemKind, str] = {
    ItemKind.SINGLE: "每题只有一个选项正确",
    ItemKind.MULTIPLE: "每题至少选两项",
    ItemKind.JUDGE: "对的打√，错的打×",
    ItemKind.FILL: "把答案写在横线上",
    ItemKind.SHORT: "按文件的话写出要点",
    ItemKind.CASE: "每题只有一个选项正确",
}
_MIXED = "把正确的都选上"
"""Of cases of which some have more than one."""
_BRACKET, _BLANK = "（　　）", "__________"
_ROOM = 4
"""Lines that are left for an answer in words."""


class Keys(StrEnum):
    """Where the answers stand."""

    AT_END = "卷末"
    AFTER_ITEMS = "题后"
    LEFT_OUT = "不附"


def paper_word(paper: Paper, title: str, keys: Keys = Keys.AT_END) -> bytes:
    """Return a version of a paper as the bytes of a .docx file."""
    pages = TeachingPages(f"{title}（{paper.version}卷）")
    add_sealed_line(pages.first)
    _marks(pages, paper)
    numbers = count(1)
    for numeral, kind, items in sections(paper.items):
        several = kind is ItemKind.CASE and any(len(item.key) > 1 for item in items)
        asked = _MIXED if several else _ASKED[kind]
        pages.chapter(f"{numeral}、{kind_name(kind)}（共{len(items)}题，{asked}）")
        for item in items:
            _add_item(pages, next(numbers), item, keys)
    if keys is Keys.AT_END:
        _add_keys(pages, paper)
    return pages.saved()


def _marks(pages: TeachingPages, paper: Paper) -> None:
    numerals = [numeral for numeral, *_ in sections(paper.items)]
    pages.row_to_fill(("题号", *numerals, "总分"), "得分")


def _add_item(pages: TeachingPages, number: int, item: Item, keys: Keys) -> None:
    told = keys is Keys.AFTER_ITEMS
    stem = stem_with_blanks(item, _BLANK)
    marked = has_letters(item.kind) or item.kind is ItemKind.JUDGE
    bracket = _BRACKET if marked and _BRACKET not in stem else ""
    pages.question(f"{number}．{stem}{bracket}", alone=not (item.choices or told))
    pages.choices([*map(one_line, lettered(item.choices))], more=told)
    if told:
        pages.small(f"{ANSWER}{_marked(item)}", more=True)
        words = telling_words(item)
        quoted = f"：“{one_line(words)}”" if words else ""
        pages.small(f"{BASIS}{source(item.proof)}{quoted}")
    elif item.kind is ItemKind.SHORT:
        pages.space(_ROOM)


def _marked(item: Item) -> str:
    """Return the key as one who marks looks for it on the paper."""
    if item.kind is ItemKind.JUDGE:
        return "√" if item.key == ("对",) else "×"
    return key_text(item)


def _add_keys(pages: TeachingPages, paper: Paper) -> None:
    pages.chapter("参考答案", on_new_page=True)
    rows = [
        (str(number), _marked(item), source(item.proof))
        for number, item in enumerate(paper.items, 1)
    ]
    pages.key_table(("题号", "答案", "依据"), rows)
    pages.chapter("依据原文")
    proofs = dict.fromkeys(item.proof for item in paper.items)
    for proof in proofs:
        numbers = [str(n) for n, item in enumerate(paper.items, 1) if item.proof == proof]
        pages.small(f"{source(proof)}（第{'、'.join(numbers)}题）", more=True)
        pages.clause(proof.quote)
    pages.small(f"组卷号 {paper.seed}（用它可以再组出同一份卷子）。{NOTICE}。")
