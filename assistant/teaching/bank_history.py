"""The history of a bank, beside it: when, what was done to which items, and by whom."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assistant.errors import BankError

SOMEBODY = "本机"
"""Who did it where nobody says."""


@dataclass(frozen=True, slots=True)
class BankEvent:
    """Something that was done to a bank: 出题, 修改, 采用, 不用, 依据已变, 审核, 沿用.

    `items` are the ids of the items that it was done to, `told` what there is to say of it.
    """

    at: str
    what: str
    by: str
    items: tuple[str, ...]
    told: str = ""


def history_file(bank: Path) -> Path:
    """Return where the history of a bank stands: bank.history.jsonl beside bank.jsonl."""
    return bank.with_name(f"{bank.stem}.history.jsonl")


def remember(bank: Path, what: str, items: Iterable[str], told: str = "", by: str = "") -> None:
    """Write down what was done to a bank; where nothing was done to any item, nothing is.

    Raises:
        BankError: the history cannot be written.
    """
    done = tuple(items)
    if not done:
        return
    at = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
    event = {"at": at, "what": what, "by": by or SOMEBODY, "items": done, "told": told}
    try:
        with history_file(bank).open("a", encoding="utf-8") as out:
            out.write(json.dumps(event, ensure_ascii=False) + "\n")
    except OSError as error:
        raise BankError(
            f"写不了题库的历史：{history_file(bank)}。", "请核对路径和写入权限。"
        ) from error


def history_of(bank: Path) -> tuple[BankEvent, ...]:
    """Return what was done to a bank, oldest first; lines that cannot be read are passed over."""
    file = history_file(bank)
    lines = file.read_text(encoding="utf-8").split("\n") if file.exists() else []
    return tuple(event for line in lines if (event := _event(line)))


def _event(line: str) -> BankEvent | None:
    try:
        record = json.loads(line)
        return BankEvent(**{**record, "items": tuple(record["items"])})
    except (ValueError, TypeError, KeyError):
        return None
