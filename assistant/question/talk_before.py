"""The talk before a question: what it lends, and how a turn hangs on the ones before it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.documents.model import PolicyDocument
from assistant.library.library import Library
from assistant.question.as_of import AsOf, goes_on_from_then, read_as_of, without_days
from assistant.question.change_of_topic import turns_away
from assistant.question.conversation import (
    FEW_TURNS,
    Turns,
    asks_itself,
    leans_back,
    points_back,
    quoted_in,
    refers_back,
    says_anything,
    spoken_of,
    topic,
    without_correction,
    without_handling,
    without_switch,
)
from assistant.question.courtesy import only_courtesy
from assistant.question.places import Place
from assistant.question.privacy import without_masked
from assistant.question.references import find_references, places_meant
from assistant.question.territories import Elsewhere
from assistant.question.text_names import TextNames
from assistant.question.traditional import simplified
from assistant.question.words import Words

if TYPE_CHECKING:
    from assistant.question.reader import Reader


class Lean(Enum):
    """How a turn hangs on the ones before it."""

    ALONE = auto()
    """It is complete; a clause that it names may be of the document of the talk all the same."""
    AWAY = auto()
    """It is short, but another document has its words: nothing of the talk is meant."""
    ON = auto()
    """It goes on about what was spoken of: 什么时候到期."""
    ASIDE = auto()
    """It asks the same of another matter, which another document has the words of: 那低保呢."""


@dataclass(frozen=True, slots=True)
class Lent:
    """What a talk lends: the complete text, the documents and places spoken of last."""

    text: str
    follows: bool
    documents: tuple[PolicyDocument, ...] = ()
    places: tuple[Place, ...] = ()

    def without(self, elsewhere: Elsewhere) -> "Lent":
        """Return the same without the documents of other places than a question names."""
        documents = tuple(d for d in self.documents if d.id not in elsewhere.ids)
        places = tuple(p for p in self.places if p.document.id not in elsewhere.ids)
        return replace(self, documents=documents, places=places)


@dataclass(frozen=True, slots=True)
class HeardTurn:
    """What an earlier turn of the user said, how it hung on the ones before it, and of which day.

    `text` is without the words that say the day; `ends_day` says that it is of no day before it.
    """

    text: str
    lean: Lean
    as_of: AsOf | None = None
    ends_day: bool = False


class TalkBefore:
    """The turns before a question, as the names and words of one library read them."""

    def __init__(self, turns: Turns, reader: "Reader", library: Library, *, dated: bool) -> None:
        """Read `turns`, in which personal numbers are masked.

        Unless `dated`, a day that they may be of is a part of what they say.
        """
        self._dated = dated
        self._turns = [{**turn, "content": without_masked(turn["content"])} for turn in turns]
        self._reader = reader
        self._library = library

    @cached_property
    def _asked(self) -> tuple[int, ...]:
        """Which turns are the user's and no greeting or thanks."""
        return tuple(
            at
            for at, turn in enumerate(self._turns)
            if turn["role"] == "user"
            and not only_courtesy(simplified(turn["content"]), self._library, self._reader.words)
        )

    @cached_property
    def _talked(self) -> TextNames:
        """What the last answer names, or the last one that names a document."""
        named = [self._reader.names(text) for text in spoken_of(self._turns)]
        return next((names for names in named if names.documents), named[0])

    def lend(self, said: str, own: TextNames, *, corrects: bool, leans: bool = False) -> Lent:
        """Return what the talk lends to what is `said` now, whose names are its `own`.

        `corrects` says that words were before it by which the last answer was of another thing.
        With `leans` it is taken to go on about the talk, complete as it looks.
        """
        switched = without_switch(said)
        if not self._turns or switched != said:
            return Lent(switched, follows=False)
        lean = Lean.ON if leans else self._lean(own, corrects=corrects)
        if lean is Lean.AWAY:
            return Lent(said, follows=False)
        if lean is Lean.ALONE:
            return Lent(said, False, self._talked.documents)
        own_words = [said] if says_anything(said) else []
        whole = " ".join([topic(self._matter), *own_words])
        if lean is Lean.ASIDE:
            return Lent(whole, follows=True)
        places = quoted_in(places_meant(find_references(self._talked)), self._turns)
        return Lent(whole, True, self._talked.documents, places)

    @cached_property
    def _thread(self) -> tuple[HeardTurn, ...]:
        """The user's turns that the next one goes on from, the newest first.

        The last of them hung on none.
        """
        found: list[HeardTurn] = []
        for at in reversed(self._asked):
            earlier = self._turns[:at]
            before = TalkBefore(earlier, self._reader, self._library, dated=self._dated)
            found.append(before._heard(self._turns[at]["content"]))
            if found[-1].lean in (Lean.ALONE, Lean.AWAY):
                break
        return tuple(found)

    def _heard(self, typed: str) -> HeardTurn:
        """Return what a turn said behind this talk."""
        as_of, left = read_as_of(typed, self._turns)
        if as_of and as_of.perhaps and not self._dated:
            as_of, left = None, typed
        meant = without_correction(left, self._turns)
        said = simplified(without_switch(meant))
        if said != simplified(meant):
            lean = Lean.ALONE
        else:
            lean = self._lean(self._reader.names(said), corrects=meant != left)
        return HeardTurn(said, lean, as_of, ends_day=not goes_on_from_then(typed))

    def as_of(self) -> AsOf | None:
        """Return of which day a follow-up is that names none: that of what it goes on from."""
        for heard in self._thread:
            if heard.as_of or heard.ends_day:
                named = heard.as_of if heard.as_of and not heard.as_of.impossible else None
                return replace(named, earlier=True) if named else None
        return None

    @cached_property
    def _matter(self) -> list[str]:
        """The turns that tell what a follow-up is about, the oldest first.

        These are the last one and, behind it, those that have a matter of their own, back to one
        that does not point to an earlier one: 特困供养怎么申请 where 多久办结 came between.
        """
        told: list[str] = []
        for heard in self._thread:
            bare = self._is_bare(heard.text)
            if says_anything(heard.text) and not (told and bare):
                told.append(heard.text)
            if heard.lean is not Lean.ON or not (bare or points_back(heard.text)):
                break
        return told[:FEW_TURNS][::-1]

    def moves(self, said: str, documents: Sequence[PolicyDocument], aside: Elsewhere) -> bool:
        """Say whether a turn only names another place than the `documents` of the talk are of."""
        left = bool(documents) and all(d.id in aside.ids for d in documents)
        return left and not aside.earlier and self._is_place_or_day(said)

    @property
    def matter(self) -> tuple[str, ...]:
        """What the talk is about, in the words of its turns, those that only name a place left out.

        The newest of them asks; an older one is told where that does not say what of.
        """
        told = self._told
        whole = next((i for i, said in enumerate(told) if not self._is_bare(said)), 0)
        return tuple(reversed(told[: whole + 1]))

    @property
    def whole_matter(self) -> tuple[str, ...]:
        """The same with the turn that the talk began with, which tells what it is about."""
        return tuple(dict.fromkeys((*self._told[-1:], *self.matter)))

    @cached_property
    def _told(self) -> list[str]:
        """The turns of the thread that say more than a place or a day, the newest first."""
        return [h.text for h in self._thread if not self._is_place_or_day(h.text)]

    def _is_bare(self, said: str) -> bool:
        """Say whether a turn only asks what can be asked of anything, or names a place or day."""
        return self._is_place_or_day(said) or not self._reader.terms(without_handling(said))

    def _lean(self, own: TextNames, *, corrects: bool) -> Lean:
        """Say how a turn with these names hangs on the talk."""
        if not self._asked or not leans_back(own.text, names_place=own.names_place):
            return Lean.ALONE
        if not self._turns_away(own.text):
            return Lean.ON
        same = corrects or points_back(own.text)
        return Lean.ASIDE if same and not asks_itself(own.text) else Lean.AWAY

    def _turns_away(self, said: str) -> bool:
        """Say whether a short turn is of another matter, which another document has the words of.

        A place or a year alone is none: who says 云岭县的 asks the same of another county.
        """
        talked = self._talked.documents
        if not talked or refers_back(said) or self._is_place_or_day(said):
            return False
        words = self._beside_shared(said) if asks_itself(said) else self._reader.words(said)
        return turns_away(words, talked, self._library)

    def _beside_shared(self, said: str) -> Words:
        """Return the words of a question that the turn before it does not have, in whatever way.

        From a 补助 to another 补贴 one goes on by what each is for.
        """
        words = self._reader.words(said)
        before = set(self._reader.terms(simplified(self._turns[self._asked[-1]]["content"])))
        alike = {s.word for s in words.spoken if s.word in before or before.intersection(s.names)}
        return replace(words, terms=tuple(t for t in words.terms if t not in before | alike))

    def _is_place_or_day(self, said: str) -> bool:
        beside = self._reader.known.territories.without(without_days(said))
        return beside != said and not self._reader.terms(beside)

    def place(self) -> Elsewhere:
        """Return what is left aside for the places that the user named last.

        Who has told which county theirs is goes on about it, whatever is asked next; behind a
        document that was named no place before it is meant.
        """
        for at in reversed(self._asked):
            text = simplified(self._turns[at]["content"])
            found = self._reader.known.territories.elsewhere(text)
            if found.names or self._reader.names(text).documents:
                return replace(found, earlier=True)
        return Elsewhere()
