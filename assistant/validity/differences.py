"""Differences: two texts beside each other, clause by clause, in the order of the newer one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.text import fold
from assistant.validity.clause_matching import ClauseMatcher, Match, words_of
from assistant.validity.word_changes import Bounds, WordChange, word_changes

_LEAST_IN_COMMON = 0.1
"""How much of the shorter of two texts must be found in the other for them to be compared."""


class Became(StrEnum):
    """What became of a clause."""

    UNCHANGED = "未改"
    CHANGED = "修改"
    ADDED = "新增"
    REMOVED = "删去"
    MOVED = "移动"


@dataclass(frozen=True, slots=True)
class ClauseDifference:
    """A clause in the older and in the newer text, and what became of its words.

    There are several where a clause was parted or some were joined, none where it was added or
    removed. `changes` are those of `old_words` that make `new_words` of them.
    """

    became: Became
    old: tuple[Clause, ...]
    new: tuple[Clause, ...]
    changes: tuple[WordChange, ...] = ()

    @property
    def old_words(self) -> str:
        """The older words, without the numbers of the clauses."""
        return "\n".join(map(words_of, self.old))

    @property
    def new_words(self) -> str:
        """The newer words, without the numbers of the clauses."""
        return "\n".join(map(words_of, self.new))

    @property
    def label(self) -> str:
        """What the clause is called, and what it was called before where that is not the same."""
        was, called = _labels(self.old), _labels(self.new)
        if not was or not called or was == called:
            return called or was
        return f"{called}（原{was}）"


def _labels(clauses: Iterable[Clause]) -> str:
    return "、".join(clause.label for clause in clauses)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts by the names that were asked for, and their differences.

    `related` is off where they have next to nothing in common: then no difference is told.
    `notes` say what else must be known of one of the texts.
    """

    old: PolicyDocument
    new: PolicyDocument
    old_name: str
    new_name: str
    differences: tuple[ClauseDifference, ...]
    related: bool = True
    notes: tuple[str, ...] = ()

    @property
    def counts(self) -> Mapping[Became, int]:
        """How many clauses became what."""
        found = Counter(each.became for each in self.differences)
        return {became: found[became] for became in Became}

    @property
    def changed(self) -> tuple[ClauseDifference, ...]:
        """The differences, without what is unchanged."""
        return tuple(d for d in self.differences if d.became is not Became.UNCHANGED)


def differences(
    old: PolicyDocument, new: PolicyDocument, bounds: Bounds | None = None
) -> tuple[ClauseDifference, ...]:
    """Return what became of every clause of `old`, and whence every clause of `new` comes.

    The elements (标题, 题注, …) are compared only of two versions of one document. What was removed
    stands behind what stood before it.
    """
    ours, theirs = _compared(old, new)
    matches = ClauseMatcher(ours, theirs).matches()
    made: dict[int, ClauseDifference] = {}
    follows: dict[int, float] = {}
    for match in matches:
        made[match.new[0]] = _difference(match, ours, theirs, bounds)
        follows |= dict.fromkeys(match.old, float(match.new[-1]))
    known = {at for match in matches for at in match.new}
    placed = [(float(at), 0, each) for at, each in made.items()]
    placed += [
        (float(at), 0, ClauseDifference(Became.ADDED, (), (clause,)))
        for at, clause in enumerate(theirs)
        if at not in known
    ]
    last = -1.0
    for at, clause in enumerate(ours):
        if at in follows:
            last = follows[at]
        else:
            placed.append((last, 1 + at, ClauseDifference(Became.REMOVED, (clause,), ())))
    return tuple(each for _, _, each in sorted(placed, key=lambda p: p[:2]))


def _compared(old: PolicyDocument, new: PolicyDocument) -> tuple[list[Clause], list[Clause]]:
    whole = same_document(old, new)
    ours = [c for c in old.clauses if whole or c.element is None]
    return ours, [c for c in new.clauses if whole or c.element is None]


def same_document(old: PolicyDocument, new: PolicyDocument) -> bool:
    """Say whether two texts are versions of one document: by the number, else by the title."""
    if old.number_key or new.number_key:
        return old.number_key == new.number_key
    return fold(old.title) == fold(new.title)


def _difference(
    match: Match, ours: Sequence[Clause], theirs: Sequence[Clause], bounds: Bounds | None
) -> ClauseDifference:
    old, new = tuple(ours[i] for i in match.old), tuple(theirs[i] for i in match.new)
    found = ClauseDifference(Became.CHANGED, old, new)
    same = len(old) == len(new) == 1 and fold(found.old_words) == fold(found.new_words)
    changes = word_changes(found.old_words, found.new_words, bounds)
    became = _became(old[0], new[0], moved=match.moved) if same else Became.CHANGED
    return ClauseDifference(became, old, new, changes)


def _became(old: Clause, new: Clause, *, moved: bool) -> Became:
    """Say of a clause with the same words whether it has moved: a number of its own tells."""
    if new.number is None or old.number is None or new.kind is ClauseKind.ROW:
        return Became.MOVED if moved else Became.UNCHANGED
    return Became.UNCHANGED if old.label == new.label else Became.MOVED


def comparison(
    old: PolicyDocument,
    new: PolicyDocument,
    names: tuple[str, str],
    bounds: Bounds | None = None,
    notes: tuple[str, ...] = (),
) -> Comparison:
    """Return two texts compared; where they have nothing in common, only that."""
    found = differences(old, new, bounds)
    related = same_document(old, new) or _in_common(found) >= _LEAST_IN_COMMON
    return Comparison(old, new, *names, found if related else (), related, notes)


def _in_common(found: Iterable[ClauseDifference]) -> float:
    """Return how much of the shorter text was found in the other."""
    both, ours, theirs = 0, 0, 0
    for each in found:
        if any(c.element or c.kind is ClauseKind.HEADING for c in (*each.old, *each.new)):
            continue
        ours += len(each.old_words)
        theirs += len(each.new_words)
        if each.old and each.new:
            both += min(len(each.old_words), len(each.new_words))
    return both / max(1, min(ours, theirs))
