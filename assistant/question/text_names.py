"""What one text names, read once: documents, clauses, places counted from others.

连委办发〔2021〕36号第九条, 《…办法》第三条第二款, 上一条. Whatever needs a name of the text
asks here, and nothing looks for names again.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from assistant.documents.document_number import without_document_numbers
from assistant.documents.model import PolicyDocument
from assistant.question.document_names import KnownNames, Mention
from assistant.question.near_numbers import MOST, is_spoken_of, near_numbers
from assistant.question.relative_places import Relative, find_relatives
from assistant.question.short_titles import name_before
from assistant.question.written_numbers import WrittenNumbers, names_serial, without_serials
from assistant.question.written_places import Chain, find_chains

_WHICH_CLAUSE = re.compile(
    r"(?:写|说|讲|出|放)?(?:在|自|的是)?(?:第几|哪一?|哪几)[条段款项章](?:里|中)?(?:的)?"
)
_TOGETHER = re.compile(r"\s*(?:、|和|与|及|以及|跟|同)\s*")


@dataclass(frozen=True)
class TextNames:
    """The names in `text`: `numbers` and other `mentions` of documents, places, places from others.

    `known` are the names by which documents were recognised.
    """

    text: str
    known: KnownNames
    numbers: WrittenNumbers
    mentions: tuple[Mention, ...]
    chains: tuple[Chain, ...]
    relatives: tuple[Relative, ...]

    @classmethod
    def read(cls, text: str, known: KnownNames) -> "TextNames":
        """Read a text, by the names that documents are known by."""
        numbers = known.numbers(text)
        mentions = known.mentions(text, numbers)
        return cls(text, known, numbers, mentions, find_chains(text), find_relatives(text))

    @cached_property
    def documents(self) -> tuple[PolicyDocument, ...]:
        """The documents that the text surely names, in the library's order."""
        return self.known.of(self.mentions)

    @cached_property
    def unknown_numbers(self) -> tuple[str, ...]:
        """The document numbers in the text that belong to no known document."""
        return self.known.unknown_numbers(self.text, self.numbers)

    @property
    def names_place(self) -> bool:
        """Whether a document is named by its number, or a clause, as 36号文 and 第九条 do."""
        chains = any(c.stands_alone for c in self.chains)
        return names_serial(self.text) or chains or bool(self.numbers.full)

    @cached_property
    def without_places(self) -> str:
        """The text without the numbers and places that it names: what is left is asked about."""
        text = without_document_numbers(self.text) if self.numbers.full else self.text
        text = without_serials(text)
        same = text == self.text
        chains = self.chains if same else find_chains(text)
        relatives = self.relatives if same else find_relatives(text)
        spans = [(s.start, s.end) for c in chains if c.stands_alone for s in c.steps]
        spans += [(r.start, r.end) for r in relatives]
        return _WHICH_CLAUSE.sub(" ", _without(text, spans)).strip()

    def without_names(self, documents: Collection[PolicyDocument] | None = None) -> str:
        """Return the text without the places and the documents that it names.

        With `documents` a name that may be another's stays.
        """
        spans = [(m.start, m.end) for m in self.mentions if _is_of(m, documents)]
        spans += [(s.start, s.end) for c in self.chains for s in c.steps]
        spans += [(r.start, r.end) for r in self.relatives]
        return _without(self.text, spans)

    def mention_before(self, start: int) -> Mention | None:
        """Return the name that stands last before `start`, with those that it is listed with.

        甲办法第三条、乙办法第五条 are of one each; 甲办法和乙办法第三条 is of both.
        """
        earlier = [m for m in self.mentions if m.end <= start]
        title = name_before(self.text, start)
        if title and not (earlier and earlier[-1].end >= start - len(title)):
            return Mention(f"《{title}》", start, start, ())
        return self._with_listed(earlier) if earlier else None

    def _with_listed(self, earlier: list[Mention]) -> Mention:
        last = earlier[-1]
        ids = {d.id for d in last.documents}
        for one, other in zip(earlier[-2::-1], earlier[:0:-1], strict=False):
            if not _TOGETHER.fullmatch(self.text[one.end : other.start]):
                break
            ids |= {d.id for d in one.documents}
        chosen = tuple(d for d in self.known.documents if d.id in ids)
        return Mention(last.written, last.start, last.end, chosen, last.sure, last.asks)

    @cached_property
    def doubts(self) -> tuple[Mention, ...]:
        """The names that may be several documents', of which none is taken for what was meant."""
        return tuple(m for m in self.mentions if m.asks)

    def near(self, printed: str) -> tuple[PolicyDocument, ...]:
        """Return the documents whose numbers are nearly `printed`; those of the text's words first.

        Where the title of one is spoken of beside the number, the others are not.
        """
        found = near_numbers(printed, self.known.documents)
        beside = self.without_names()
        about = tuple(d for d in found if is_spoken_of(d, beside))
        return (about or found)[:MOST]

    @property
    def unheld(self) -> tuple[str, ...]:
        """The documents whose clauses the text names and that are not known."""
        starts = [c.steps[0].start for c in self.chains if c.stands_alone]
        names = [m for m in map(self.mention_before, starts) if m is not None]
        return tuple(dict.fromkeys(m.written for m in names if not m.documents))


def _is_of(mention: Mention, documents: Collection[PolicyDocument] | None) -> bool:
    if documents is None or not mention.documents:
        return True
    ids = {d.id for d in documents}
    return any(d.id in ids for d in mention.documents)


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return `text` with each span as one space."""
    for start, end in sorted(set(spans), reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text
