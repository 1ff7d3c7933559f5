"""The reader: from what was typed, and the conversation before it, to a `Question`."""

from collections.abc import Sequence
from functools import cached_property

from assistant.documents.model import PolicyDocument
from assistant.library.library import Library
from assistant.question.asked import Question
from assistant.question.conversation import Standalone, Turns, spoken, spoken_of, standalone
from assistant.question.document_names import KnownNames
from assistant.question.places import Place
from assistant.question.privacy import mask, without_masked
from assistant.question.references import Reference, find_references
from assistant.question.spelling import Speller
from assistant.question.text_names import TextNames
from assistant.question.traditional import simplified
from assistant.question.words import Analyst, Words


class Reader:
    """Reads questions with the names, the words and the lexicon of one library."""

    def __init__(self, library: Library) -> None:
        """Read for `library` as it is now."""
        self._library = library
        self.known = KnownNames(library.documents)

    @cached_property
    def _analyst(self) -> Analyst:
        """What reads words; the words of the library are put in order when they are needed."""
        library = self._library
        often = (word for word, _ in library.lexical.frequency.most_common())
        words = [*often, *(w.split()[0] for w in library.lexicon.words)]
        speller = Speller(words, library.segmenter, library.lexicon.stopwords)
        return Analyst(library.lexicon, library.segmenter, speller, library.embedder.question)

    def words(self, text: str) -> Words:
        """Return the words of a text: what is searched for."""
        return self._analyst.analyse(text)

    def terms(self, text: str) -> tuple[str, ...]:
        """Return the words of a text that carry something, each once."""
        return self._analyst.content_terms(text)

    def names(self, text: str) -> TextNames:
        """Return what a text names."""
        return TextNames.read(text, self.known)

    def read(self, typed: str, history: Sequence[object] = ()) -> Question:
        """Return the question that was typed; `history` are the earlier turns, {"role", "content"}.

        Personal numbers are masked before anything else.
        """
        masked = mask(typed)
        turns = spoken(history)
        plain = simplified(masked.text)
        names = self.names(plain)
        about = without_masked(plain)
        own = names if about == plain else self.names(about)
        told = [{**turn, "content": without_masked(turn["content"])} for turn in turns]
        said = without_masked(masked.text)
        whole = standalone(said, told, names_place=own.names_place)
        named = names.documents or self._in_other_characters(masked.text, plain)
        talked = self._talked_of(turns, whole, said)
        before = _places(talked) if whole.follows and talked else ()
        owners = talked.documents if talked else ()
        found = _found(names, whole, owners, before)
        return Question(
            asked=masked.text,
            masked=masked.kinds,
            plain=plain,
            about=about,
            text=whole.text,
            follows=whole.follows,
            history=tuple(turns),
            typed=names,
            own=own,
            whole=own if whole.text == about else self.names(whole.text),
            named=named,
            documents=named or (owners if whole.follows else ()),
            references=tuple(r for r in found if r.places or not r.loose),
            loose=tuple(r for r in found if r.loose and not r.places),
            before=before,
            reader=self,
        )

    def _in_other_characters(self, typed: str, plain: str) -> tuple[PolicyDocument, ...]:
        return () if typed == plain else self.known.named(typed)

    def _talked_of(self, turns: Turns, whole: Standalone, said: str) -> TextNames | None:
        """Return what the last answer named, where the question may be about the same."""
        if not turns or not (whole.follows or whole.text == said):
            return None
        return self.names(spoken_of(turns))


def _places(names: TextNames) -> tuple[Place, ...]:
    places = {p.key: p for r in find_references(names) for p in r.places}
    return tuple(places.values())


def _found(
    names: TextNames,
    whole: Standalone,
    owners: tuple[PolicyDocument, ...],
    before: tuple[Place, ...],
) -> tuple[Reference, ...]:
    """Return the places that a question names, of the conversation's documents where they fit."""
    found = find_references(names, owners, before)
    if owners and not (whole.follows or any(r.places for r in found)):
        # A clause named in full is of the conversation's document only where that has it.
        return find_references(names)
    return found
