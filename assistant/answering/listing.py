"""Lists in an answer: never more of them than one reads, and how to get the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from assistant.documents.model import PolicyDocument

MOST = 12
"""How many quotes, lines or names a list shows; a handout has about as many on a page."""
_REST = "共 {all} {unit}，先列 {shown} {unit}；其余请在问题里写明文件或条款再问"
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Listed(Generic[_Item]):
    """What is shown of a list; `rest` says how much is not, and is empty where all is shown."""

    shown: tuple[_Item, ...]
    rest: str


def listed(items: Iterable[_Item], unit: str = "处") -> Listed[_Item]:
    """Return the first of `items`; `unit` is what they are counted in (处, 份)."""
    every = tuple(items)
    if len(every) <= MOST:
        return Listed(every, "")
    return Listed(every[:MOST], _REST.format(all=len(every), shown=MOST, unit=unit))


def names_of(documents: Sequence[PolicyDocument]) -> str:
    """Return the names of documents as they stand inside a sentence."""
    return enumerated([document.name for document in documents], "份")


def enumerated(words: Sequence[str], unit: str = "处") -> str:
    """Return words side by side as they stand inside a sentence."""
    some = listed(words, unit)
    return "、".join(some.shown) + (f" 等（{some.rest}）" if some.rest else "")


def stacked(texts: Iterable[str], between: str = "\n\n", unit: str = "处") -> str:
    """Return texts below each other, as paragraphs or with another mark `between` them."""
    some = listed(texts, unit)
    return between.join((*some.shown, *([f"{some.rest}。"] if some.rest else [])))


def bulleted(lines: Iterable[str], unit: str = "处") -> str:
    """Return lines as a Markdown list."""
    some = listed(lines, unit)
    rest = f"\n\n{some.rest}。" if some.rest else ""
    return "\n".join(f"- {line}" for line in some.shown) + rest
