"""How an item reads on paper: its heading, its choices, its key, and where the key stands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from assistant.documents.dates import print_date
from assistant.teaching.item import BLANK, LETTERS, Item, ItemKind, Proof

ANSWER, BASIS = "答案：", "依据："
_NUMERALS = "一二三四五六七八九十"
_LETTERED = (ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.CASE)
_BREAKS = re.compile(r"[ \t]*[\t\n-\r\x1c-\x1f\x85\u2028\u2029]+[ \t]*")
"""Ends of lines and tabs; the wide blank of a （　　） is a character like any other."""


def sections(items: Iterable[Item]) -> Iterator[tuple[str, ItemKind, tuple[Item, ...]]]:
    """Yield the items kind by kind, each kind with its number: 一, 单选, its items."""
    taken = tuple(items)
    held = [kind for kind in ItemKind if any(item.kind is kind for item in taken)]
    for number, kind in zip(_NUMERALS, held, strict=False):
        yield number, kind, tuple(item for item in taken if item.kind is kind)


def topics(items: Iterable[Item]) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """Yield the items topic by topic, in the order in which topics come up."""
    taken = tuple(items)
    for topic in dict.fromkeys(topic_of(item) for item in taken):
        yield topic, tuple(item for item in taken if topic_of(item) == topic)


def topic_of(item: Item) -> str:
    """Return the topic of an item; one without a topic goes by the title of its document."""
    return item.topic or item.proof.title


def numeral(number: int) -> str:
    """Return a number from 1 as a heading counts: 一, 十一, 二十."""
    tens, ones = divmod(number, 10)
    head = (_NUMERALS[tens - 1] if tens > 1 else "") + ("十" if tens else "")
    return head + (_NUMERALS[ones - 1] if ones else "")


def kind_name(kind: ItemKind) -> str:
    """Return what a paper calls the kind: 单选题."""
    return f"{kind.value}题"


def lettered(choices: Sequence[str], mark: str = "．") -> list[str]:
    """Return choices with their letters: A．100元/人·年."""
    return [f"{letter}{mark}{choice}" for letter, choice in zip(LETTERS, choices, strict=False)]


def key_text(item: Item) -> str:
    """Return the key on one line: B, ABD, 对, or what fills the blanks or is to be said."""
    if item.kind in _LETTERED:
        return "".join(item.key)
    return "；".join(one_line(entry) for entry in item.key)


def has_letters(kind: ItemKind) -> bool:
    """Whether the key of this kind names choices by their letters."""
    return kind in _LETTERED


def stem_with_blanks(item: Item, blank: str) -> str:
    """Return the stem on one line, its blanks drawn as a reader of the format expects them."""
    return one_line(item.stem).replace(BLANK, blank)


def source(proof: Proof) -> str:
    """Return where a clause stands: 连委办发〔2021〕36号（九），2021年5月14日."""
    return f"{document_name(proof)}{proof.clause}{day_after(proof)}"


def document_name(proof: Proof) -> str:
    """Return what a document is called: its number, else its title in 《》."""
    return proof.document_number or f"《{one_line(proof.title)}》"


def day_after(proof: Proof) -> str:
    """Return the date of a document behind a comma, "" where it has none."""
    try:
        return f"，{print_date(date.fromisoformat(proof.date))}" if proof.date else ""
    except ValueError:  # a bank that was edited by hand
        return f"，{proof.date}"


def explanation(item: Item) -> str:
    """Return the explanation of a key: the clause word for word, and where it stands."""
    return f"{source(item.proof)}：“{one_line(item.proof.quote)}”"


def one_line(text: str) -> str:
    """Return a text on one line, where a format has no room for more; its words stay."""
    return _BREAKS.sub(" ", text).strip()
