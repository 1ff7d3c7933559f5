"""The reader: from what was typed, and the conversation before it, to a `Question`."""

import copy
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from assistant.documents.model import PolicyDocument
from assistant.library.library import Library
from assistant.question.as_of import goes_on_from_then, read_as_of
from assistant.question.asked import Question
from assistant.question.conversation import spoken, without_correction
from assistant.question.document_names import KnownNames
from assistant.question.privacy import mask, without_masked
from assistant.question.references import Reference, find_references, places_meant
from assistant.question.same_elsewhere import at_place, titled_alike
from assistant.question.spelling import Speller
from assistant.question.talk_before import Lent, TalkBefore
from assistant.question.territories import Elsewhere
from assistant.question.text_names import TextNames
from assistant.question.traditional import simplified
from assistant.question.words import Analyst, Words


class Reader:
    """Reads questions with the names, the words and the lexicon of one library."""

    def __init__(
        self, library: Library, like: "Reader | None" = None, today: date | None = None
    ) -> None:
        """Read for `library` as it is now; its words are those of the library of `like`, if given.

        A library that shows older texts has the words of the one that it is a view of. 去年的2号文
        is meant as of `today`, without which it is the day on which it is asked.
        """
        self._library = library
        self._like = like
        self.known = KnownNames(library.documents, library.lexicon.contractions, today)

    @cached_property
    def _analyst(self) -> Analyst:
        """What reads words; the words of the library are put in order when they are needed."""
        if self._like:
            return self._like._analyst
        library = self._library
        often = (word for word, _ in library.lexical.frequency.most_common())
        words = [*often, *(w.split()[0] for w in library.lexicon.words)]
        speller = Speller(words, library.segmenter, library.lexicon.stopwords)
        return Analyst(library.lexicon, library.segmenter, speller, library.embedder.question)

    @cached_property
    def _literal(self) -> "Reader":
        """This reader, which takes every word for what is typed."""
        made = copy.copy(self)
        made.__dict__["_analyst"] = self._analyst.literal()
        return made

    def as_of(self, today: date) -> "Reader":
        """Return this reader, with the same words, to which 去年的2号文 is that of another day."""
        made = copy.copy(self)
        made._like = self
        made.__dict__.pop("_literal", None)
        made.known = self.known.as_of(today)
        return made

    def words(self, text: str) -> Words:
        """Return the words of a text: what is searched for."""
        return self._analyst.analyse(text)

    def terms(self, text: str) -> tuple[str, ...]:
        """Return the words of a text that carry something, each once."""
        return self._analyst.content_terms(text)

    def names(self, text: str) -> TextNames:
        """Return what a text names."""
        return TextNames.read(text, self.known)

    def read(
        self,
        typed: str,
        history: Sequence[object] = (),
        *,
        dated: bool = True,
        literal: bool = False,
        leans: bool = False,
    ) -> Question:
        """Return the question that was typed; `history` are the earlier turns, {"role", "content"}.

        Personal numbers are masked before anything else. Unless `dated`, a day that it may be
        asked of is taken for a part of what is asked. Where it is to be read `literal`ly no word
        is taken for a misspelt one. With `leans` it goes on about the talk, however complete.
        """
        masked, turns = mask(typed), spoken(history)
        as_of, said = read_as_of(masked.text, turns) if dated else (None, masked.text)
        if as_of and as_of.older and self._names_another(masked.text, said):
            as_of, said = None, masked.text
        meant = without_correction(said, turns)
        corrects, said = meant != said, meant
        plain = simplified(said)
        names, about = self.names(plain), without_masked(plain)
        own = names if about == plain else self.names(about)
        talk = TalkBefore(turns, self, self._library, dated=dated)
        lent = talk.lend(without_masked(said), own, corrects=corrects, leans=leans)
        if dated and lent.follows and as_of is None and goes_on_from_then(plain):
            as_of = talk.as_of()
        named = names.documents or self._in_other_characters(said, plain)
        elsewhere = Elsewhere() if named else self._elsewhere(about, talk)
        if lent.follows and not named and talk.moves(plain, lent.documents, elsewhere):
            moved = self._moved(talk, lent, elsewhere, dated=dated, literal=literal)
            if moved is not None:
                asked, kinds = masked.text, masked.kinds
                return replace(moved, asked=asked, masked=kinds, history=tuple(turns), as_of=as_of)
        lent = lent.without(elsewhere)
        documents = named or (lent.documents if lent.follows else ())
        complete = own if lent.text == about else self.names(lent.text)
        found = _references(names, lent)
        alone = not (lent.follows or lent.documents)
        return Question(
            asked=masked.text,
            masked=masked.kinds,
            plain=plain,
            about=about,
            text=lent.text,
            follows=lent.follows,
            history=tuple(turns),
            typed=names,
            own=own,
            whole=complete,
            named=named,
            documents=documents,
            references=tuple(r for r in found if r.places or not r.loose),
            loose=tuple(r for r in found if r.loose and not r.places),
            before=lent.places,
            places=places_meant(found if alone else find_references(complete, documents)),
            reader=self._literal if literal else self,
            as_of=as_of,
            elsewhere=elsewhere,
            literal=literal,
        )

    def _names_another(self, typed: str, said: str) -> bool:
        """Say whether 旧版 is in the name of another document, and no older text is meant."""
        older, named = (self.known.named(simplified(text)) for text in (typed, said))
        return len(older) == len(named) == 1 and older != named

    def _moved(
        self, talk: TalkBefore, lent: Lent, elsewhere: Elsewhere, *, dated: bool, literal: bool
    ) -> Question | None:
        """Return what the talk asked, asked of another place; None where it asked nothing."""
        territories = self.known.territories
        alike = titled_alike(
            lent.documents, self._library.documents, elsewhere, territories, self._analyst
        )
        matter = talk.matter if alike else talk.whole_matter
        text = at_place(matter, elsewhere, territories)
        asked = self.read(text, dated=dated, literal=literal) if text else None
        return replace(asked, follows=bool(alike), documents=alike) if asked else None

    def _elsewhere(self, about: str, talk: TalkBefore) -> Elsewhere:
        """Return what is left aside for the places of a question, else for those of the talk."""
        own = self.known.territories.elsewhere(about)
        return own if own.names else talk.place()

    def _in_other_characters(self, typed: str, plain: str) -> tuple[PolicyDocument, ...]:
        return () if typed == plain else self.known.named(typed)


def _references(names: TextNames, lent: Lent) -> tuple[Reference, ...]:
    """Return the places that a question names, of the conversation's documents where they fit."""
    found = find_references(names, lent.documents, lent.places)
    if lent.documents and not (lent.follows or any(r.places for r in found)):
        # A clause named in full is of the conversation's document only where that has it.
        return find_references(names)
    return found
