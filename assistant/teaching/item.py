"""The shape of an item: a stem, its choices, its key, and the clause that proves it."""

from dataclasses import dataclass
from enum import StrEnum

LETTERS = "ABCDEFGH"
TRUE, FALSE = "对", "错"
BLANK = "____"


class ItemKind(StrEnum):
    """What an item asks its reader to do; the value is what the page and every sheet call it."""

    SINGLE = "单选"
    MULTIPLE = "多选"
    JUDGE = "判断"
    FILL = "填空"
    SHORT = "简答"
    CASE = "案例"


class ItemState(StrEnum):
    """What became of an item: only what is new or accepted goes into a paper."""

    NEW = "待审"
    ACCEPTED = "采用"
    DROPPED = "不用"
    CHANGED = "依据已变"


@dataclass(frozen=True, slots=True)
class Proof:
    """The clause that proves a key: where it stands, and its words as printed.

    `date` is the document's, as ISO, "" where it has none. `address` is where the clause is read.
    """

    document_id: str
    document_number: str
    title: str
    clause_id: str
    clause: str
    date: str
    quote: str
    address: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a bank.

    `key` is, by kind: of 单选, 多选 and 案例 the letters of the true choices; of 判断 对 or 错; of
    填空 one entry a blank of the stem (`BLANK`), in their order; of 简答 the points of the answer,
    each in the clause's words. `choices` are empty for 判断, 填空 and 简答. `difficulty` is 1 to 3.
    """

    id: str
    kind: ItemKind
    stem: str
    choices: tuple[str, ...]
    key: tuple[str, ...]
    proof: Proof
    topic: str = ""
    difficulty: int = 1
    state: ItemState = ItemState.NEW
    note: str = ""

    @property
    def true_choices(self) -> tuple[str, ...]:
        """The choices that are true, in their words."""
        return tuple(self.choices[LETTERS.index(letter)] for letter in self.key if self.choices)

    @property
    def answer(self) -> tuple[str, ...]:
        """What is to be answered, in words: the true choices, else the key."""
        return self.true_choices or self.key

    @property
    def usable(self) -> bool:
        """Whether it may go into a new paper."""
        return self.state in (ItemState.NEW, ItemState.ACCEPTED)
