"""Which file a bank can become: by the ending of its name, and by the layout that is asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from random import Random
from typing import Any

from assistant.errors import UsageError
from assistant.teaching.backdrop import Backdrop
from assistant.teaching.gift_quiz import gift_text
from assistant.teaching.handout import handout, lecture
from assistant.teaching.item import Item
from assistant.teaching.item_guard import items_apart
from assistant.teaching.item_words import topic_of
from assistant.teaching.paper_order import VERSIONS, paper
from assistant.teaching.paper_word import Keys, paper_word
from assistant.teaching.plain_quiz import pasted_text, plain_text
from assistant.teaching.platform_sheets import chaoxing_book, generic_book, wenjuanxing_book
from assistant.teaching.review_sheet import review_book

_AT_ONCE = frozenset({"试卷", "课件", "问卷星"})
"""Layouts whose items are answered in one sitting; of the others papers are drawn."""
REVIEW = "审核"
"""The layout that holds every item, whatever its state: it is how the bank is looked over."""
_TITLES = {
    "试卷": "政策学习测试",
    "讲义": "政策学习讲义",
    "讲稿": "政策学习讲稿",
    "课件": "政策学习",
}


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is wanted of an export; "" and 0 leave it to the layout.

    `seed` makes a paper or a draw again; `version` is A or B; `keys` says where the answers stand.
    `topics` and `count` choose among the items.
    """

    layout: str = ""
    title: str = ""
    seed: int = 0
    version: str = VERSIONS[0]
    keys: str = Keys.AT_END.value
    topics: tuple[str, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class BankExport:
    """A file that a bank became: its bytes, its layout, how many items are in it and how many not.

    `left_out` counts those that are dropped, or whose clause has changed, `answered` those that
    another item of the same paper would answer.
    """

    data: bytes
    layout: str
    count: int
    left_out: int
    answered: int = 0

    def to_json(self) -> dict[str, Any]:
        """Return the object of `youju bank export --json`, without the bytes."""
        return {
            "layout": self.layout,
            "items": self.count,
            "left_out": self.left_out,
            "answered": self.answered,
        }


_Backdrop = Callable[[], Backdrop]
_Write = Callable[[Sequence[Item], ExportWish, _Backdrop], bytes]


def _items_alone(write: Callable[[Sequence[Item]], bytes]) -> _Write:
    return lambda items, _wish, _backdrop: write(items)


def _paper(items: Sequence[Item], wish: ExportWish, _backdrop: _Backdrop) -> bytes:
    return paper_word(paper(items, wish.seed, wish.version), wish.title, Keys(wish.keys))


def _slides(items: Sequence[Item], wish: ExportWish, backdrop: _Backdrop) -> bytes:
    from assistant.teaching.slide_deck import slide_show  # noqa: PLC0415  half a second

    return slide_show(items, wish.title, backdrop())


LAYOUTS: Mapping[str, Mapping[str, _Write]] = {
    ".xlsx": {
        REVIEW: _items_alone(review_book),
        "学习通": _items_alone(chaoxing_book),
        "问卷星": _items_alone(wenjuanxing_book),
        "通用": _items_alone(generic_book),
    },
    ".docx": {
        "试卷": _paper,
        "讲义": lambda items, wish, behind: handout(items, wish.title, behind().documents),
        "讲稿": lambda items, wish, behind: lecture(items, wish.title, behind().documents),
    },
    ".pptx": {"课件": _slides},
    ".txt": {"文本": _items_alone(plain_text), "问卷星": _items_alone(pasted_text)},
    ".gift": {"Moodle": _items_alone(gift_text)},
}
"""The layouts by the ending of the file; the first of each is taken where none is asked for."""


def export_bank(
    items: Sequence[Item], name: str, wish: ExportWish, backdrop: _Backdrop = Backdrop
) -> BankExport:
    """Return a bank as a file called `name`; `backdrop` gives the documents where they are shown.

    Raises:
        UsageError: there is no such format or layout, or no item that may go into it.
    """
    layout = _layout(name, wish.layout)
    _look_over(wish)
    about = [item for item in items if not wish.topics or topic_of(item) in wish.topics]
    chosen = about if layout == REVIEW else [item for item in about if item.usable]
    beside = _beside(chosen, wish) if layout in _AT_ONCE else chosen
    taken = _drawn(beside, wish)
    if not taken:
        raise UsageError("没有可以导出的题。", "请核对知识点，或先把要用的题标为采用。")
    titled = replace(wish, title=wish.title or _TITLES.get(layout, ""))
    data = LAYOUTS[_ending(name)][layout](taken, titled, backdrop)
    answered = len(chosen) - len(beside)
    return BankExport(data, layout, len(taken), len(about) - len(chosen), answered)


def _beside(items: Sequence[Item], wish: ExportWish) -> list[Item]:
    """Return the items that may stand in one paper: none answers another. The seed says which."""
    mixed = Random(wish.seed).sample(items, len(items))  # noqa: S311  no secret
    kept = {item.id for item in items_apart(mixed)}
    return [item for item in items if item.id in kept]


def _ending(name: str) -> str:
    return PurePath(name).suffix.lower()


def _layout(name: str, asked: str) -> str:
    """Return the layout that is asked for, else the first of the format."""
    known = LAYOUTS.get(_ending(name))
    if known is None:
        raise UsageError(f"不能导出成这种格式：{name}。", f"文件名请以{'、'.join(LAYOUTS)}结尾。")
    if asked and asked not in known:
        told = f"{_ending(name)} 有{'、'.join(known)}"
        raise UsageError(f"没有这种版式：{asked}。", f"{told}。")
    return asked or next(iter(known))


def _look_over(wish: ExportWish) -> None:
    known = [keys.value for keys in Keys]
    if wish.version not in VERSIONS or wish.keys not in known:
        raise UsageError(
            f"没有这种卷子：{wish.version}卷，答案{wish.keys}。",
            f"卷子有{'、'.join(VERSIONS)}，答案可以{'、'.join(known)}。",
        )


def _drawn(items: Sequence[Item], wish: ExportWish) -> list[Item]:
    """Return as many items as are wanted, drawn by the seed, in their order."""
    if not 0 < wish.count < len(items):
        return list(items)
    drawn = Random(wish.seed).sample(range(len(items)), wish.count)  # noqa: S311  no secret
    return [items[number] for number in sorted(drawn)]
