"""A clause of a consolidation, with where its words come from; and what could not be put in."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.documents.model import Clause, PolicyDocument
from assistant.validity.instructions import Instruction


class ClauseOrigin(StrEnum):
    """Where the words of a consolidated clause come from."""

    ORIGINAL = "原文"
    AMENDED = "修改"
    ADDED = "增加"
    DELETED = "删去"
    MOVED = "序号调整"


@dataclass(frozen=True, slots=True)
class ChangedBy:
    """The instruction that changed a clause, and the amending document it stands in."""

    paper: PolicyDocument
    instruction: Instruction

    @property
    def place(self) -> str:
        """Where it stands: 海政办发〔2025〕3号第一条."""
        label = self.instruction.clause.label
        own = f"第{label[:-1]}条" if label.endswith("、") else label
        return f"{self.paper.name}{own}"


@dataclass(frozen=True, slots=True)
class ConsolidatedClause:
    """A clause as it reads now (one that is deleted: as it read), and what it was before.

    `before` is the clause of the document that is consolidated, None for one that was added.
    """

    clause: Clause
    origin: ClauseOrigin
    before: Clause | None
    changes: tuple[ChangedBy, ...] = ()

    @property
    def said(self) -> str:
        """Where its words come from, in words: 由海政办发〔2025〕3号第一条修改."""
        places = "、".join(dict.fromkeys(change.place for change in self.changes))
        if self.origin is ClauseOrigin.ORIGINAL:
            return self.origin.value
        if self.origin is ClauseOrigin.MOVED and self.before:
            return f"原{self.before.label}，文字未改"
        moved = self.before is not None and self.before.label != self.clause.label
        was = f"（原{self.before.label}）" if moved and self.before else ""
        return f"由{places}{self.origin.value}{was}"


@dataclass(frozen=True, slots=True)
class NotConsolidated:
    """An instruction of which something could not be put in, and why."""

    change: ChangedBy
    why: str

    @property
    def said(self) -> str:
        """The sentence that tells it: 未能并入：…."""
        return f"未能并入：{self.change.place}“{self.change.instruction.sentence}”（{self.why}）"
