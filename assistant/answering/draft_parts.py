"""The parts of an answer; each kind says what the guard, a chat model and the next turn do with it.

An answer is a sequence of them. Words are said by the program, a `Quote` and an `Also` are the
documents' own. What may be done with words is a property of their kind, never of how they read:

| kind           | the guard looks it up   | a model may explain the answer | the next turn   |
|----------------|-------------------------|--------------------------------|-----------------|
| `Said`         | yes                     | says nothing of it             | –               |
| `Introduction` | yes                     | yes, unless one below forbids  | –               |
| `Computed`     | no                      | no                             | –               |
| `RowsTold`     | no                      | no                             | –               |
| `Elapsed`      | no                      | no                             | –               |
| `Compared`     | no                      | no                             | –               |
| `Worked`       | yes, by its own figures | no                             | –               |
| `Rest`         | no                      | says nothing of it             | –               |
| `Quote`        | copied again            | says nothing of it             | speaks of it    |
| `Also`         | copied again            | says nothing of it             | –               |
"""

from dataclasses import dataclass
from typing import ClassVar

from assistant.answering.answer import Citation
from assistant.calculation.missing import Choice
from assistant.calculation.steps import Calculation


@dataclass(frozen=True, slots=True)
class ProgramWords:
    """Words of the program; what they are is said by their kind, one of those below.

    `checked`: the guard looks up what each sentence states, and withholds what it does not find.
    `computed`: the program found it out itself, so nobody says it again in other words, and the
    quotes are there to show it. `introduces`: the quotes that follow are the answer.
    `judges_time`: it tells whether a deadline has passed, so no notice need tell it.
    `tells_changes`: it tells itself what later documents changed.
    """

    text: str

    checked: ClassVar[bool] = True
    computed: ClassVar[bool] = False
    introduces: ClassVar[bool] = False
    judges_time: ClassVar[bool] = False
    tells_changes: ClassVar[bool] = False

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The texts, beside quotes and question, in which a statement of the answer may stand."""
        return ()


@dataclass(frozen=True, slots=True)
class Said(ProgramWords):
    """Framing words: what is not stated, whom to ask."""


@dataclass(frozen=True, slots=True)
class Introduction(ProgramWords):
    """Words that only lead to the quotes (原文是：): the documents answer, not the program."""

    introduces: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Computed(ProgramWords):
    """What the program worked out or says of itself: a count, a comparison, a list, a greeting."""

    checked: ClassVar[bool] = False
    computed: ClassVar[bool] = True

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The words themselves."""
        return (self.text,)


@dataclass(frozen=True, slots=True)
class RowsTold(Computed):
    """What quoted rows state, by the names of their columns; what has changed is only quoted."""


@dataclass(frozen=True, slots=True)
class Elapsed(Computed):
    """Whether something applies on a day, or stated deadlines have passed."""

    judges_time: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Compared(Computed):
    """What two texts have different."""

    tells_changes: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Worked(ProgramWords):
    """A calculation in words, or what one lacks; its figures are those of its own steps.

    `given` are other texts that its words may repeat: figures as understood, an example, a note.
    `choices` are completed questions where it asks back.
    """

    calculation: Calculation | None = None
    given: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()

    computed: ClassVar[bool] = True

    @property
    def rests_on(self) -> tuple[str, ...]:
        """What was given, and every figure and word of the calculation."""
        steps = (written(self.calculation.to_json()),) if self.calculation else ()
        return (*self.given, *steps)


@dataclass(frozen=True, slots=True)
class Rest(ProgramWords):
    """How much of a list is not shown, and how to ask for it."""

    checked: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A place with its words; where a model explains, it names a quote by its number."""

    citation: Citation


@dataclass(frozen=True, slots=True)
class Also:
    """Other places, shown shorter than quotes: what an answer is not about, but may help."""

    citations: tuple[Citation, ...]


DraftPart = ProgramWords | Quote | Also


def written(value: object) -> str:
    """Return every text and figure inside a JSON value, one after the other."""
    if isinstance(value, dict):
        return " ".join(written(v) for v in value.values())
    if isinstance(value, list):
        return " ".join(written(v) for v in value)
    return str(value)
