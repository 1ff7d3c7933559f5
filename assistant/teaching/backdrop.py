"""What the library adds to a lesson: whole documents, their timelines, the accounts in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.documents.model import PolicyDocument

if TYPE_CHECKING:
    from assistant.calculation.library_account import LibraryAccount
    from assistant.validity.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What lies behind the items of a lesson; nothing where there is no library."""

    documents: Sequence[PolicyDocument] = ()
    timelines: "Sequence[Timeline]" = ()
    accounts: "Sequence[LibraryAccount]" = ()
