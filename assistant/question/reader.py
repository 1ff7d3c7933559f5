"""The reader: from what was typed, and the conversation before it, to a `Question`."""

import copy
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.documents.model import PolicyDocument
from assistant.library.library import Library
from assistant.question.as_of import read_as_of
from assistant.question.asked import Question
from assistant.question.change_of_topic import turns_away
from assistant.question.conversation import (
    Turns,
    points_back,
    quoted_in,
    said_by_user,
    spoken,
    spoken_of,
    standalone,
    without_correction,
)
from assistant.question.document_names import KnownNames
from assistant.question.places import Place
from assistant.question.privacy import mask, without_masked
from assistant.question.references import Reference, find_references
from assistant.question.spelling import Speller
from assistant.question.territories import Elsewhere
from assistant.question.text_names import TextNames
from assistant.question.traditional import simplified
from assistant.question.words import Analyst, Words


@dataclass(frozen=True, slots=True)
class _Lent:
    """What a conversation lends: the complete text, the documents and places spoken of last."""

    text: str
    follows: bool
    documents: tuple[PolicyDocument, ...] = ()
    places: tuple[Place, ...] = ()

    def without(self, elsewhere: Elsewhere) -> "_Lent":
        """Return the same without the documents of other places than a question names."""
        documents = tuple(d for d in self.documents if d.id not in elsewhere.ids)
        places = tuple(p for p in self.places if p.document.id not in elsewhere.ids)
        return replace(self, documents=documents, places=places)


class Reader:
    """Reads questions with the names, the words and the lexicon of one library."""

    def __init__(self, library: Library, like: "Reader | None" = None) -> None:
        """Read for `library` as it is now; its words are those of the library of `like`, if given.

        A library that shows older texts has the words of the one that it is a view of.
        """
        self._library = library
        self._like = like
        self.known = KnownNames(library.documents, library.lexicon.contractions)

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
    ) -> Question:
        """Return the question that was typed; `history` are the earlier turns, {"role", "content"}.

        Personal numbers are masked before anything else. Unless `dated`, a day that it may be
        asked of is taken for a part of what is asked. Where it is to be read `literal`ly no word
        is taken for a misspelt one.
        """
        masked, turns = mask(typed), spoken(history)
        as_of, said = read_as_of(masked.text, turns) if dated else (None, masked.text)
        said = without_correction(said, turns)
        plain = simplified(said)
        names, about = self.names(plain), without_masked(plain)
        own = names if about == plain else self.names(about)
        lent = self._lent(without_masked(said), turns, own)
        named = names.documents or self._in_other_characters(said, plain)
        elsewhere = Elsewhere() if named else self._elsewhere(about, said_by_user(turns))
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
            places=_places(found if alone else find_references(complete, documents)),
            reader=self._literal if literal else self,
            as_of=as_of,
            elsewhere=elsewhere,
            literal=literal,
        )

    def _elsewhere(self, about: str, talk: Sequence[str]) -> Elsewhere:
        """Return what is left aside for the places of a question, else for those named last.

        `talk` is what the user said before: who has told which county theirs is goes on about it,
        whatever is asked next. Behind a document that was named there no place before it is meant.
        """
        territories = self.known.territories
        found = territories.elsewhere(about)
        for text in map(simplified, () if found.names else reversed(talk)):
            found = replace(territories.elsewhere(text), earlier=True)
            if found.names or self.names(text).documents:
                break
        return found

    def _in_other_characters(self, typed: str, plain: str) -> tuple[PolicyDocument, ...]:
        return () if typed == plain else self.known.named(typed)

    def _lent(self, said: str, turns: Turns, own: TextNames) -> _Lent:
        """Return what the conversation lends to what is `said` now."""
        told = [{**turn, "content": without_masked(turn["content"])} for turn in turns]
        whole = standalone(said, told, names_place=own.names_place)
        if not turns or not (whole.follows or whole.text == said):
            return _Lent(whole.text, whole.follows)
        talked = self._talked(told)
        if whole.follows and self._turns_away(own, talked.documents):
            return _Lent(said, follows=False)
        places = _places(find_references(talked)) if whole.follows else ()
        return _Lent(whole.text, whole.follows, talked.documents, quoted_in(places, told))

    def _talked(self, turns: Turns) -> TextNames:
        """Return what the last answer names, or the last one that names a document."""
        named = [self.names(text) for text in spoken_of(turns)]
        return next((names for names in named if names.documents), named[0])

    def _turns_away(self, own: TextNames, talked: Sequence[PolicyDocument]) -> bool:
        """Say whether a short question is a new one, which another document has the words of."""
        if not talked or points_back(own.text):
            return False
        return turns_away(self.words(own.text), talked, self._library)


def _places(references: Sequence[Reference]) -> tuple[Place, ...]:
    """Return the places that references come down to, each once."""
    return tuple({p.key: p for r in references for p in r.places}.values())


def _references(names: TextNames, lent: _Lent) -> tuple[Reference, ...]:
    """Return the places that a question names, of the conversation's documents where they fit."""
    found = find_references(names, lent.documents, lent.places)
    if lent.documents and not (lent.follows or any(r.places for r in found)):
        # A clause named in full is of the conversation's document only where that has it.
        return find_references(names)
    return found
