"""What speaks for a sum and against it, as numbers that can be read: one table of features."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from assistant.calculation.enumerated.paired_sums import pair_said
from assistant.calculation.enumerated.possible_sum import PossibleSum
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole
from assistant.calculation.enumerated.word_likeness import ALL, NONE, Words, bag
from assistant.calculation.stated.document_provisions import years_in
from assistant.documents.numbers.decimals import narrow

Features = dict[str, Decimal]
_RARE = 20
"""The weight of words from which on it tells all that it can that they are not said."""
_MOST = Decimal("1.5")
_WORSE = ("old", "year_other", "year_unasked", "grade_other", "unsaid_own")
"""Of a sum of two the one that has more of these is told."""
_TIMED = ("span_", "half", "year_")


@dataclass(frozen=True)
class Weighing:
    """Tells the features of the sums of one question; `found` is how near each clause came."""

    scope: SumScope
    found: Mapping[str, Decimal]
    _read: dict[int, Features] = field(default_factory=dict, compare=False)

    @cached_property
    def _known(self) -> Words:
        """The words of the question that documents say, without the names of rows."""
        text = self.scope.text
        for row in self.scope.rows_named:
            text = text.replace(row, "|")
        return frozenset(each for each in bag(text) if self.scope.lexicon.weight(each) > 0)

    @cached_property
    def _whole(self) -> Decimal:
        return self._weight(self._known) or ALL

    @cached_property
    def unknown(self) -> Decimal:
        """How much of the question no document says, 0 to 1."""
        pairs = [each for each in bag(self.scope.text) if len(each) > 1]
        new = [each for each in pairs if not self.scope.lexicon.weight(each)]
        return Decimal(len(new)) / (len(pairs) or 1)

    @cached_property
    def _nearest(self) -> Decimal:
        return max(self.found.values(), default=NONE) or ALL

    def _weight(self, words: Words) -> Decimal:
        return self.scope.lexicon.sum_of(words)

    def _recall(self, words: Words) -> Decimal:
        """Return how much of the question some words say."""
        return self._weight(words & self._known) / self._whole

    def _unsaid(self, words: Words, like: Words | None = None) -> Decimal:
        """Return how much of some words the question does not say."""
        said = self.scope.asked if like is None else like
        return self._weight(words - said) / (self._weight(words) or ALL)

    def of(self, each: PossibleSum) -> Features:
        """Return the features of one sum."""
        words = frozenset[str]().union(*(bag(t.words) for t in each.terms))
        found: Features = {f"kind_{each.kind}": ALL}
        found |= {f"is_{sign}": ALL for sign in each.signs}
        if each.main is not None:
            words |= bag(each.main.provision.document.title)
            found |= self._of_main(each, each.main)
        if each.split is not None:
            words |= bag(each.split.subject)
            found |= self._of_split(each, bag(each.split.subject))
        found |= self._of_cells(each) | self._left_out(each)
        found["recall_all"] = self._recall(words)
        return found

    def of_words(self, term: Term) -> Features:
        """Return how near a standard is by its words and its years alone."""
        words = bag(term.words) | bag(term.provision.document.title)
        return {**self._of_term(term), "recall_all": self._recall(words)}

    def _of_main(self, each: PossibleSum, main: Term) -> Features:
        found = dict(self._of_term(main))
        if each.of_two:
            other = [t for t in each.terms if t.role is main.role][-1]
            found |= {name: max(found[name], self._of_term(other)[name]) for name in _WORSE}
            found["pair_said"] = (
                ALL if {"changed", "listed"} & {*each.signs} or not each.parts
                else pair_said(self.scope, *each.parts)
            )  # fmt: skip
        else:
            extras = [t for t in each.terms[1:] if t.role in (TermRole.ADDED, TermRole.SCALE)]
            said = [self.scope.said_share(t, main) for t in extras]
            found["extra_unsaid"] = 1 - min(said, default=ALL)
        return found

    def _of_term(self, term: Term) -> Features:
        if id(term) not in self._read:
            self._read[id(term)] = self._words_of(term) | self._years_of(term)
        return self._read[id(term)]

    def _words_of(self, term: Term) -> Features:
        p, own = term.provision, bag(term.subject)
        grades, asked = _grades(own), _grades(self.scope.asked)
        alone = self._alone(term)
        unsaid = self._weight(alone - self.scope.asked) / _RARE
        counted = not term.row or term.row in self.scope.rows_named
        return {
            "recall_own": self._recall(own),
            "recall_heading": self._recall(bag(term.words)),
            "recall_document": self._recall(bag(p.document.title)),
            "unsaid_own": self._unsaid(own),
            "unsaid_heading": self._unsaid(bag(p.heading)),
            "row_unsaid": NONE if counted else self._unsaid(bag(term.row)),
            "alone_unsaid": min(unsaid, _MOST),
            "found": self.found.get(p.clause.id, NONE) / self._nearest,
            "grade_other": Decimal(bool(grades and asked) and not grades & asked),
        }

    def _years_of(self, term: Term) -> Features:
        years, asked, issued = term.years, set(self.scope.wanted.asked.years), _issued(term)
        return {
            "old": Decimal(term.is_old and not asked & years),
            "year_fits": Decimal(bool(asked & years)),
            "year_other": Decimal(bool(years and asked) and not asked & years),
            "year_unasked": Decimal(bool(years) and not asked and max(years) < issued),
        }

    def _alone(self, term: Term) -> Words:
        """Return the words that only this one of the terms beside it has."""
        kin = self.scope.of_document(term) if term.row else self.scope.of_section(term)
        beside = [
            t for t in kin
            if t is not term and t.role is term.role and t.each == term.each
            and bool(t.row) == bool(term.row)
        ]  # fmt: skip
        others = frozenset[str]().union(*(bag(t.subject) for t in beside))
        return bag(term.subject) - others if beside else frozenset()

    def _of_split(self, each: PossibleSum, subject: Words) -> Features:
        like = self.scope.asked | (bag(each.main.words) if each.main else frozenset())
        known = self._weight(subject & like) / (1 + self._weight(like))
        return {"split_alien": self._unsaid(subject, like), "split_known": known}

    def _of_cells(self, each: PossibleSum) -> Features:
        if not each.cells:
            return {}
        like = self.scope.asked | (bag(each.main.words) if each.main else frozenset())
        columns = [bag(cell.provision.own) for cell in each.cells]
        return {
            "cell_alien": max(self._unsaid(own, like) for own in columns),
            "cell_said": min(self._recall(own) for own in columns),
        }

    def _left_out(self, each: PossibleSum) -> Features:
        """Return what is asked and is not done, and what is done and not asked."""
        wanted, signs = self.scope.wanted, set(each.signs)
        rows = self.scope.rows_named
        one = "count_of_one" in signs
        timed = any(sign.startswith(_TIMED) for sign in signs)
        yearly = wanted.span is not None and wanted.span[0] == "年"
        return {
            "party_ignored": Decimal(bool(wanted.parties) and "shared" not in signs),
            "several_ignored": Decimal(wanted.several and "added_up" not in signs),
            "gap_ignored": Decimal(wanted.gap and "gap" not in signs),
            "one_unsaid": Decimal(one and not wanted.says_one),
            "one_beside_row": Decimal(one and bool(rows)),
            "row_ignored": Decimal(bool(rows) and not any(t.row in rows for t in each.terms)),
            "span_ignored": Decimal(yearly and each.kind == "rate" and not timed),
        }


def _issued(term: Term) -> int:
    document = term.provision.document
    when = document.date or document.effect.effective_date
    return when.year if when else max(years_in(narrow(document.title)), default=0)


def _grades(words: Words) -> Words:
    return frozenset(each for each in words if len(each) > 1 and each.endswith("级"))
