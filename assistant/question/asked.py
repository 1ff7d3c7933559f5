"""A question, read once: everything that a room to the right may want to know of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.documents.model import PolicyDocument
from assistant.documents.numbers.quantities import Quantity, read_quantities
from assistant.question import quoted
from assistant.question.as_of import AsOf
from assistant.question.conversation import said_by_user
from assistant.question.kinds.kind import Kind, Sort
from assistant.question.kinds.what_is_asked import asked_kinds
from assistant.question.places import Place
from assistant.question.references import Reference
from assistant.question.territories import Elsewhere
from assistant.question.text_names import TextNames
from assistant.question.words import Words

if TYPE_CHECKING:
    from assistant.question.reader import Reader


@dataclass(frozen=True)
class Question:
    """What was asked, in what it says, what it names and what it takes from the conversation.

    `asked` is as typed, personal numbers masked (`masked` are their kinds), `plain` the same in
    simplified characters, for what is read by pattern, `about` without the marks of the numbers,
    `text` complete on its own: with the topic of the turn before where it `follows` that.

    `named` are the documents that it names itself, `documents` those or, failing them, those of
    the turn before; `references` the places it names, `loose` those that it counts from a place
    that has none there, or from none (上一条 at the start); `places` are those that the complete
    question comes down to, `before` those that the last answer cited. `as_of` is the day, or the
    older text, of which it is asked; the words that say so are in `asked` and nowhere else.
    `elsewhere` are the documents of other places than it names, which do not answer it. It is
    `literal` where no word is to be read otherwise than it is typed.

    Words are read when they are first asked for, each text once: a clause that is named is found
    without them.
    """

    asked: str
    masked: tuple[str, ...]
    plain: str
    about: str
    text: str
    follows: bool
    history: tuple[Mapping[str, str], ...]
    typed: TextNames
    own: TextNames
    whole: TextNames
    named: tuple[PolicyDocument, ...]
    documents: tuple[PolicyDocument, ...]
    references: tuple[Reference, ...]
    loose: tuple[Reference, ...]
    before: tuple[Place, ...]
    places: tuple[Place, ...]
    reader: "Reader" = field(repr=False, compare=False)
    as_of: AsOf | None = None
    elsewhere: Elsewhere = field(default_factory=Elsewhere)
    literal: bool = False

    @property
    def user_turns(self) -> list[str]:
        """What the user said in the turns before, oldest first."""
        return said_by_user(self.history)

    @cached_property
    def told(self) -> tuple[PolicyDocument, ...]:
        """The documents that the user named, in this turn or in one before."""
        earlier = (d for said in self.user_turns for d in self.reader.names(said).documents)
        return (*self.named, *earlier)

    @cached_property
    def words(self) -> Words:
        """The words of the complete question."""
        return self.reader.words(self.text)

    @cached_property
    def sought(self) -> Words:
        """What is searched for: the words without the places that the question names."""
        return self._words_of(self.whole.without_places or self.text)

    @cached_property
    def subject(self) -> Words:
        """The words of this turn alone, without the documents and places that it names."""
        return self._words_of(self.own.without_names(self.named))

    @property
    def only_leans(self) -> bool:
        """Whether it is understood by the turns before alone: 原文给我.

        It has no word of its own, or no answer with a place came before, so that nothing but the
        earlier words tells which document is spoken of.
        """
        return self.follows and not (self.subject.terms and self.before)

    @cached_property
    def beside_names(self) -> Words:
        """The words of the complete question without the documents and places that it names."""
        if self.whole is self.own:
            return self.subject
        return self._words_of(self.whole.without_names(self.named))

    def _words_of(self, text: str) -> Words:
        return self.words if text == self.text else self.reader.words(text)

    @cached_property
    def typed_words(self) -> Words:
        """The words of this turn without the places that it names, whatever came before it."""
        return self._words_of(self.typed.without_places or self.plain)

    @cached_property
    def terms_beside_names(self) -> tuple[str, ...]:
        """The words of this turn that carry something beside the documents and places it names."""
        return self.terms_of(self.typed.without_names())

    def terms_of(self, part: str) -> tuple[str, ...]:
        """Return the words of a part of the question that carry something, each once."""
        return self.reader.terms(part)

    def words_of(self, part: str) -> Words:
        """Return the words of a part of the question as they are searched for."""
        return self.reader.words(part)

    def alone(self) -> "Question":
        """Return what this turn asks as a question of no document, no place and no conversation."""
        return self.reader.read(self.own.without_names())

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The words of this turn that carry something, as the index has them."""
        return self.reader.terms(self.about)

    @cached_property
    def beside_places(self) -> tuple[str, ...]:
        """The words that carry something beside the places that are named; none of a bare place."""
        return self.reader.terms(self.typed.without_places)

    @cached_property
    def asks(self) -> Mapping[Sort, tuple[Kind, ...]]:
        """What this turn asks for, of each sort of the table of kinds."""
        return {sort: asked_kinds(self.own, sort) for sort in Sort}

    @cached_property
    def figures(self) -> tuple[Quantity, ...]:
        """The figures of this turn, with their units and places."""
        return read_quantities(self.about)

    @cached_property
    def quotations(self) -> tuple[str, ...]:
        """What stands between quotation marks."""
        return quoted.quotations(self.plain)

    @cached_property
    def exact_words(self) -> tuple[str, ...]:
        """The quotations and sums of this turn that are long enough to name where they stand."""
        found = quoted.exact_words(self.plain)
        return found or (quoted.exact_words(self.asked) if self.asked != self.plain else ())

    @cached_property
    def all_exact_words(self) -> tuple[str, ...]:
        """The same of the complete question, its topic's included."""
        return quoted.exact_words(self.text) if self.text != self.plain else self.exact_words
