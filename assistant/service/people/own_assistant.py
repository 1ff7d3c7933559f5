"""What one person has of the assistant: what they may see, and what their role may do.

It stands where an `Assistant` stands. Whoever asks is looked up at every call, so one object serves
everybody; no method is reached but through here.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from assistant import Answer, Assistant
from assistant.errors import AccessError
from assistant.service.people.audit_log import AuditEvent
from assistant.service.people.entrance import Entrance
from assistant.service.people.person import Person, PersonRole, eyes_of

_READ = (
    "ask", "stream", "search", "clause", "standing", "no_longer_in_force", "related", "timeline",
    "timeline_of", "compare", "consolidated", "check_quotes", "check_file", "check_reading",
    "return_draft", "catalogue", "documents", "document", "opened", "editions",
    "original", "premium", "calculate", "fields", "formulas", "formula", "formula_table",
    "formula_template", "record", "towns", "towns_book", "towns_template", "contact",
    "largest_file", "settings", "warm", "calendar", "chosen", "follow_ups", "object_to", "unread",
    "word",
)  # fmt: skip
"""What everybody may use, over what they may see."""
_TAUGHT = (
    "accept_item", "bank_file", "bank_history", "bank_marks", "check_bank", "drop_item",
    "edit_item", "export_bank", "export_items", "import_review", "items_of", "make_items",
    "marks_book", "next_quiz",
)  # fmt: skip
"""What is for trainers."""
_KEPT = (
    "ingest", "ingest_corpus", "remove", "share", "audiences", "seen_by", "open", "start", "close",
    "health", "objections", "rebuild", "resembling", "succeeds",
)  # fmt: skip
"""What is for administrators."""
ROLES: Mapping[str, PersonRole] = {
    **dict.fromkeys(_READ, PersonRole.READER),
    **dict.fromkeys(_TAUGHT, PersonRole.TRAINER),
    **dict.fromkeys(_KEPT, PersonRole.ADMINISTRATOR),
}
"""Which role a method asks for. One that stands in no row is for administrators, until somebody has
thought of who else may use it."""
_AUDITED: Mapping[str, AuditEvent] = {
    "ingest": AuditEvent.DOCUMENTS_ADDED,
    "remove": AuditEvent.DOCUMENT_REMOVED,
    "succeeds": AuditEvent.DOCUMENT_SUCCEEDS,
    "share": AuditEvent.DOCUMENT_SHARED,
}


class OwnAssistant:
    """Hands every call to the assistant of the person who makes it."""

    def __init__(self, whole: Assistant, entrance: Entrance, asker: Callable[[], Person]) -> None:
        """Ask `asker` at each call who makes it."""
        self._whole, self._entrance, self._asker = whole, entrance, asker

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever the assistant has
        """Return a method of the assistant that sees what the asker may see.

        Raises:
            AccessError: the asker's role may not use it.
        """
        person = self._asker()
        needed = ROLES.get(name, PersonRole.ADMINISTRATOR)
        if not person.may_act_as(needed):
            raise AccessError(f"这一项只有{needed.chinese}能做。", f"请找{needed.chinese}。")
        found = getattr(eyes_of(person, self._whole), name)
        if name == "bank_file":  # it goes by who they are, whatever is hidden at the moment
            return partial(found, person.audiences)
        if name in _AUDITED:
            return partial(self._audited, _AUDITED[name], person, found)
        return self._noting(name, found) if self._entrance.notes else found

    def _audited(
        self,
        event: AuditEvent,
        person: Person,
        work: Callable[..., Any],
        *given: Any,  # noqa: ANN401
        **named: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Do what changes the library, and write down who did it, by ids."""
        done = work(*given, **named)
        shared = named.get("audiences") is not None
        one = isinstance(given[0], str)
        ids = [given[0]] if one else [o.document_id for o in done if o.changed(shared=shared)]
        for each in ids:
            self._entrance.audit.tell(event, person.id, each)
        return done

    def _noting(self, name: str, found: Any) -> Any:  # noqa: ANN401
        """Return what also counts the answers that it gives."""
        if name == "ask":
            return lambda *given, **named: self._noted(found(*given, **named))
        if name == "stream":
            return lambda *given, **named: self._noted_stream(found(*given, **named))
        return found

    def _noted(self, answer: Answer) -> Answer:
        self._entrance.records.note(answer, self._entrance.settings.day())
        return answer

    def _noted_stream(self, told: Iterator[str | Answer]) -> Iterator[str | Answer]:
        for piece in told:
            yield self._noted(piece) if isinstance(piece, Answer) else piece
