"""Owners: in which document a clause is meant that a text names.

The document named last before the number owns it: 甲办法第三条、乙办法第五条 are of one each.
"""

import re
from collections.abc import Sequence

from assistant.documents.model import PolicyDocument
from assistant.question.document_names import Mention, mentions, named_documents, unknown_numbers
from assistant.question.short_titles import name_before

_TOGETHER = re.compile(r"\s*(?:、|和|与|及|以及|跟|同)\s*")


class Owners:
    """The documents that one text names, and what belongs to which."""

    def __init__(
        self, text: str, documents: Sequence[PolicyDocument], inherited: Sequence[PolicyDocument]
    ) -> None:
        """Look the names up; `inherited` are the documents of the conversation."""
        self._text = text
        self._documents = tuple(documents)
        self.inherited = tuple(inherited)
        self._mentions = mentions(text, documents)
        self.named = named_documents(text, documents)
        self._lost = not self.named and bool(unknown_numbers(text, documents))

    def of(self, start: int) -> tuple[PolicyDocument, ...]:
        """Return the documents in which a clause is looked for whose number stands at `start`.

        Without a document before it, it is of those named anywhere, else of the conversation's,
        else of any. Of a document that the library does not have there are none.
        """
        owner = self.mention(start)
        if owner is not None:
            return owner.documents
        return () if self._lost else self.named or self.inherited or self._documents

    def before(self, start: int) -> tuple[PolicyDocument, ...]:
        """Return the documents named before `start`, and none where none is."""
        owner = self.mention(start)
        return owner.documents if owner else ()

    def mention(self, start: int) -> Mention | None:
        """Return the name that stands last before `start`."""
        earlier = [m for m in self._mentions if m.end <= start]
        title = name_before(self._text, start)
        if title and not (earlier and earlier[-1].end >= start - len(title)):
            return Mention(f"《{title}》", start, start, ())
        return self._with_listed(earlier) if earlier else None

    def _with_listed(self, earlier: list[Mention]) -> Mention:
        """Return the last mention with those that it is listed with: 甲办法和乙办法第三条."""
        last = earlier[-1]
        ids = {d.id for d in last.documents}
        for one, other in zip(earlier[-2::-1], earlier[:0:-1], strict=False):
            if not _TOGETHER.fullmatch(self._text[one.end : other.start]):
                break
            ids |= {d.id for d in one.documents}
        chosen = tuple(d for d in self._documents if d.id in ids)
        return Mention(last.written, last.start, last.end, chosen, last.sure)
