"""Questions in GIFT, the text that Moodle imports (docs.moodle.org, GIFT format).

The texts are given as HTML, so that a < or a -> of a clause is a character and not a tag or the
mark of a matching question; on top of that what GIFT itself reads is escaped.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape

from assistant.teaching.item import LETTERS, TRUE, Item, ItemKind
from assistant.teaching.item_words import (
    explanation,
    has_letters,
    one_line,
    stem_with_blanks,
    topics,
)
from assistant.teaching.platform_sheets import platform_kind

_SPECIAL = re.compile(r"([\\~=#{}:])")
_SHARES = {
    1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667", 7: "14.28571", 8: "12.5",
}  # fmt: skip
"""What one of so many true choices is worth; Moodle knows only these figures."""
_WRONG = "-100"
_JOINTS = ("；", ";", "，", ",", " ")
"""What a reader may put between the words for several blanks: a short answer has one line."""
_SEVERAL = "（{}个空，答案之间用；隔开）"


def gift_text(items: Iterable[Item]) -> bytes:
    """Return the questions by topic, each a question of Moodle, as UTF-8."""
    parts: list[str] = []
    for topic, of_topic in topics(items):
        parts.append(f"$CATEGORY: {_category(topic)}")
        parts += [_question(item) for item in of_topic]
    return ("\n\n".join(parts) + "\n").encode()


def _category(topic: str) -> str:
    """Return a topic as one step of a path: a slash would begin the next."""
    return re.sub(r"[\s\\]+", " ", topic).replace("/", "//").strip()


def _question(item: Item) -> str:
    several = len(item.key) if item.kind is ItemKind.FILL else 0
    asked = stem_with_blanks(item, "____") + (_SEVERAL.format(several) if several > 1 else "")
    answers = "\n".join((*_answers(item), f"####{_text(explanation(item))}"))
    return f"::{_text(item.id)}::[html]{_text(asked)}{{\n{answers}\n}}"


def _answers(item: Item) -> Iterator[str]:
    if has_letters(item.kind):
        yield from _choices(item)
    elif item.kind is ItemKind.JUDGE:
        yield "TRUE" if item.key == (TRUE,) else "FALSE"
    elif item.kind is ItemKind.FILL:
        yield from dict.fromkeys(f"={_text(joint.join(item.key))}" for joint in _JOINTS)


def _choices(item: Item) -> Iterator[str]:
    single = platform_kind(item) is ItemKind.SINGLE
    for letter, choice in zip(LETTERS, item.choices, strict=False):
        true = letter in item.key
        share = _SHARES[len(item.key)] if true else _WRONG
        mark = ("=" if true else "~") if single else f"~%{share}%"
        yield f"{mark}{_text(choice)}"


def _text(text: str) -> str:
    """Return words of ours as GIFT and HTML read them again."""
    marked = escape(text, quote=False).replace("\r\n", "\n").replace("\n", "<br/>")
    if marked.startswith("%"):
        marked = f"&#37;{marked[1:]}"
    return _SPECIAL.sub(r"\\\1", one_line(marked))
