"""The part of the public face that makes and keeps a bank of items; imports are made where needed.

A bank is a file: it is read, changed and written under its lock, and what was done is remembered.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.bank_shelf import BankShelf
from assistant.errors import BankError, UsageError

if TYPE_CHECKING:
    from assistant.answering.chat.chat_model import ChatModel
    from assistant.documents.model import PolicyDocument
    from assistant.retrieval.retriever import PolicyRetriever
    from assistant.teaching.bank_check import CheckedBank
    from assistant.teaching.bank_file import Bank
    from assistant.teaching.chosen import Wanted
    from assistant.teaching.item import Item
    from assistant.teaching.lesson import Lesson
    from assistant.teaching.making import Made

_PROMPT = "item_wording.md"
_DOCUMENTS = "有哪些文件，请看网页的“读文件”，或运行 youju documents。"
_SHORTER = "可以多选几份文件，或者不限题型、主题。"


@dataclass(frozen=True, slots=True)
class MadeBank:
    """What was made and put into a bank: the new items, and what became of the rest.

    `reworded` counts the stems of a chat model that were taken; `notices` is what to know.
    """

    added: "tuple[Item, ...]"
    size: int
    made: "Made"
    reworded: int = 0
    notices: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the object of `youju bank make --json`."""
        from assistant.teaching.bank_file import item_record  # noqa: PLC0415

        return {
            "added": len(self.added),
            "size": self.size,
            "tried": self.made.tried,
            "dropped": self.made.dropped,
            "drop_rate": round(self.made.drop_rate, 4),
            "possible": self.made.sound,
            "reworded": self.reworded,
            "notices": list(self.notices),
            "items": [item_record(item) for item in self.added],
        }


class Classroom(BankShelf):
    """Makes items out of clauses, keeps them in a bank, and sees when their clauses change."""

    retriever: "PolicyRetriever"
    chat: "ChatModel | None"

    def make_items(self, bank: Path, wanted: "Wanted", by: str = "") -> MadeBank:
        """Make items and put them into a bank, behind what is in it and asking none of it again.

        Raises:
            BankError: nothing can be made of what is wanted, or the bank cannot be used.
            LibraryError: the library has no such document.
            UsageError: there is no such kind of item.
        """
        from assistant.teaching.bank_file import holding, read_bank, write_bank  # noqa: PLC0415
        from assistant.teaching.bank_history import remember  # noqa: PLC0415

        with holding(bank):
            held = read_bank(bank)
            made = self._made(wanted, self._seen(held))
            write_bank(bank, held.with_items(made.added))
            remember(bank, "出题", (item.id for item in made.added), by=by)
        return made

    def _made(self, wanted: "Wanted", held: "Bank") -> MadeBank:
        from assistant.teaching.making import make  # noqa: PLC0415

        lesson = self._lesson(wanted)
        made = make(lesson, wanted.count, _kinds(wanted.kinds), held.items)
        if not made.items:
            raise BankError(f"没有出成新题：{_why(lesson, made, held)}。", _SHORTER)
        told = () if len(made.items) >= wanted.count else (
            f"要 {wanted.count} 道，只出了 {len(made.items)} 道：{_why(lesson, made, held)}。",
        )  # fmt: skip
        items, better, notices = self._in_better_words(made.items, lesson)
        return MadeBank(items, len(held.items) + len(items), made, better, (*told, *notices))

    def _in_better_words(
        self, items: "tuple[Item, ...]", lesson: "Lesson"
    ) -> "tuple[tuple[Item, ...], int, tuple[str, ...]]":
        if self.chat is None:
            return items, 0, ()
        from assistant.answering.chat.prompts import read_prompt  # noqa: PLC0415
        from assistant.teaching.item_wording import reworded  # noqa: PLC0415
        from assistant.teaching.making import ground_of  # noqa: PLC0415

        prompt = read_prompt(self.settings.prompts / _PROMPT)
        worded = reworded(items, self.chat, prompt, lambda item: ground_of(lesson, item))
        refused = f"大模型改的题干有 {worded.refused} 道没有通过核对，用原来的。"
        failed = f"{worded.failure}，其余的题干没有润色。"
        told = ((refused, worded.refused), (failed, worded.failure))
        return worded.items, worded.better, tuple(words for words, said in told if said)

    def check_bank(self, bank: Path, by: str = "") -> "CheckedBank":
        """Look at each item of a bank, and mark in it those whose clause has changed.

        Raises:
            BankError: there is no such bank, or it cannot be read or written.
        """
        from assistant.teaching.bank_check import check  # noqa: PLC0415
        from assistant.teaching.bank_file import holding, write_bank  # noqa: PLC0415
        from assistant.teaching.bank_history import remember  # noqa: PLC0415

        self._read(bank)
        with holding(bank):
            held = self._read(bank)
            before = self._seen(held)
            found = check(before, self._lesson())
            known = {item.id: item.state for item in before.items}
            newly = [item for item in found.changed if known[item.id] is not item.state]
            if newly:
                write_bank(bank, held.with_items(newly))
                told = "；".join(dict.fromkeys(item.note for item in newly))
                remember(bank, "依据已变", (item.id for item in newly), told, by)
        return found

    def accept_item(self, bank: Path, item_id: str, by: str = "") -> "Item":
        """Take an item into use; of a clause that has changed it is proved by the new words.

        Raises:
            BankError: there is no such item, or its clause does not say the key any more.
        """
        from assistant.teaching.bank_check import proved_anew  # noqa: PLC0415
        from assistant.teaching.item import ItemState  # noqa: PLC0415

        lesson = self._lesson()

        def seen(item: "Item") -> "tuple[Item, str]":
            return replace(proved_anew(item, lesson), state=ItemState.ACCEPTED, note=""), item.note

        return self._change(bank, item_id, "采用", seen, by)[0]

    def drop_item(self, bank: Path, item_id: str, why: str = "", by: str = "") -> "Item":
        """Take an item out of use; it stays in the bank, so that it is not made again.

        Raises:
            BankError: there is no such item.
        """
        from assistant.teaching.item import ItemState  # noqa: PLC0415

        def dropped(item: "Item") -> "tuple[Item, str]":
            return replace(item, state=ItemState.DROPPED, note=why), why

        return self._change(bank, item_id, "不用", dropped, by)[0]

    def edit_item(
        self, bank: Path, item_id: str, fields: Mapping[str, object], by: str = ""
    ) -> "tuple[Item, str]":
        """Change fields of an item; return it, and what the guard has against it, or "".

        Raises:
            BankError: there is no such item, or what it becomes is none.
        """
        from assistant.teaching.bank_file import edited  # noqa: PLC0415
        from assistant.teaching.item_guard import failing  # noqa: PLC0415
        from assistant.teaching.making import ground_of  # noqa: PLC0415

        lesson = self._lesson()

        def changed(item: "Item") -> "tuple[Item, str]":
            new = edited(item, fields)
            return new, failing(new, ground_of(lesson, new))

        return self._change(bank, item_id, "修改", changed, by)

    def _change(
        self, bank: Path, item_id: str, what: str,
        change: "Callable[[Item], tuple[Item, str]]", by: str,
    ) -> "tuple[Item, str]":  # fmt: skip
        """Let `change` make another item of one, which it returns with what to remember of it."""
        from assistant.teaching.bank_file import holding, write_bank  # noqa: PLC0415
        from assistant.teaching.bank_history import remember  # noqa: PLC0415

        self._read(bank)
        with holding(bank):
            held = self._read(bank)
            item, told = change(self._seen(held).item(item_id))
            write_bank(bank, held.with_items([item]))
            remember(bank, what, [item.id], told, by)
        return item, told

    def _lesson(self, wanted: "Wanted | None" = None) -> "Lesson":
        """Return what is taught: the clauses that are wanted, else the whole library."""
        from assistant.teaching.chosen import clauses_about  # noqa: PLC0415
        from assistant.teaching.lesson import Lesson  # noqa: PLC0415

        library, day = self._current(), self.settings.day()
        if wanted is None:
            return Lesson(library, day, library.documents)
        documents = self._named_documents(wanted.documents) or library.documents
        ids = clauses_about(documents, wanted.topics)
        return Lesson(library, day, documents, ids, wanted.seed)

    def _named_documents(self, names: "Sequence[str]") -> "tuple[PolicyDocument, ...]":
        library = self._current()
        found: dict[str, PolicyDocument] = {}
        for name in names:
            held = [d for d in library.documents if d.id == name.strip()]
            named = held or [*self.retriever.read(name).typed.documents]
            if not named:
                from assistant.errors import LibraryError  # noqa: PLC0415

                raise LibraryError(f"库里没有这份文件：{name}。", _DOCUMENTS)
            found |= {d.id: d for d in named}
        return tuple(d for d in library.documents if d.id in found)


def _kinds(names: "Sequence[str]") -> frozenset[Any]:
    from assistant.teaching.item import ItemKind  # noqa: PLC0415

    known = {kind.value: kind for kind in ItemKind}
    strange = [name for name in names if name not in known]
    if strange:
        raise UsageError(f"没有这种题型：{'、'.join(strange)}。", f"题型有：{'、'.join(known)}。")
    return frozenset(known[name] for name in names)


def _why(lesson: "Lesson", made: "Made", held: "Bank") -> str:
    """Say why there are no more items: how much there is to ask, and what is left of it."""
    sentences = f"所选条款里离开上下文也读得懂的句子有 {len(lesson.statements)} 句"
    rows = f"、表格 {len(lesson.rows)} 行" if lesson.rows else ""
    known = f"，题库里已有的 {len(held.items)} 道不再重出" if held.items else ""
    left = f"试出 {made.tried} 道，通过核对、各不相同的新题有 {made.sound} 道"
    return f"{sentences}{rows}，{left}{known}"
