"""What speaks for a sum and against it, as numbers that can be read: one table of features."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from assistant.calculation.composed.money_figures import TypedFigure
from assistant.calculation.enumerated.candidates import Candidate, Enumeration, is_old, years_of
from assistant.calculation.enumerated.closeness import bag
from assistant.calculation.enumerated.terms import Term, TermRole
from assistant.calculation.stated.document_provisions import knows, years_in
from assistant.documents.numbers.decimals import narrow

Features = dict[str, float]


@dataclass(frozen=True)
class Weighing:
    """Tells the features of the sums of one question; `found` is how near each clause came."""

    sums: Enumeration
    found: Mapping[str, float]

    @cached_property
    def _known(self) -> frozenset[str]:
        """The words of the question that documents say, places of rows left out."""
        uniform = self.sums.text
        for row in self.sums.rows_named:
            uniform = uniform.replace(row, "|")
        lexicon = self.sums.lexicon
        return frozenset(each for each in bag(uniform) if lexicon.weight(each) > 0)

    @cached_property
    def _whole(self) -> float:
        return self.sums.lexicon.sum_of(self._known) or 1.0

    @cached_property
    def _unknown(self) -> float:
        pairs = [e for e in bag(self.sums.text) if len(e) > 1]
        new = [e for e in pairs if not self.sums.lexicon.weight(e)]
        return len(new) / (len(pairs) or 1)

    def _recall(self, words: frozenset[str]) -> float:
        return self.sums.lexicon.sum_of(words & self._known) / self._whole

    def _unsaid(self, words: frozenset[str]) -> float:
        """Return how much of some words the question does not say."""
        whole = self.sums.lexicon.sum_of(words)
        return self.sums.lexicon.sum_of(words - self.sums.asked) / whole if whole else 0.0

    @cached_property
    def _terms(self) -> dict[int, Features]:
        return {}

    @cached_property
    def _best_found(self) -> float:
        return max(self.found.values(), default=0.0) or 1.0

    def _of_term(self, term: Term) -> Features:
        known = self._terms.get(id(term))
        if known is None:
            known = self._terms[id(term)] = self._read(term)
        return known

    def _read(self, term: Term) -> Features:
        p = term.provision
        years = years_of(term)
        asked = set(self.sums.wanted.asked.years)
        own = bag(term.subject)
        return {
            "recall_own": self._recall(own),
            "recall_heading": self._recall(own | bag(p.heading)),
            "unsaid_own": self._unsaid(own),
            "unsaid_heading": self._unsaid(bag(p.heading)),
            "recall_document": self._recall(bag(p.document.title)),
            "found": self.found.get(p.clause.id, 0.0) / self._best_found,
            "old": float(is_old(term) and not asked & years),
            "year_fits": float(bool(asked & years)),
            "year_other": float(bool(years) and not asked & years and bool(asked)),
            "year_unasked": float(bool(years) and not asked and max(years) < _issued(term)),
            "year_far": float(bool(asked) and not years and bool(_issued(term)) and not _issued(term) <= max(asked) <= _issued(term) + 2),
            "place_unknown": float(not all(knows(p.document, pl) for pl in self.places)),
            "grade_other": float(bool(_grades(own) and _grades(self.sums.asked) and not _grades(own) & _grades(self.sums.asked))),
            "grade_unsaid": float(bool(_grades(own) and not _grades(self.sums.asked))),
            "in_row": float(bool(p.row)),
            "apart_said": self._recall(self._apart_words(term)),
            "apart_unsaid": min(self.sums.lexicon.sum_of(self._apart_words(term) - self.sums.asked) / 20, 1.5),
        }

    def _bound(self, figure: TypedFigure, c: Candidate) -> float:
        """Return how much of the words round a figure speaks of what it is put to."""
        near = bag(f"{figure.before[-8:]}|{figure.after[:8]}") & self._known
        words = frozenset[str]().union(*(bag(f"{t.subject}|{t.provision.heading}") for t in c.terms))
        whole = self.sums.lexicon.sum_of(near)
        return self.sums.lexicon.sum_of(near & words) / whole if whole else 0.5

    def _apart_words(self, term: Term) -> frozenset[str]:
        """Return the words that only this one of the terms beside it has."""
        p = term.provision
        beside = [
            t for t in self.sums.terms
            if t is not term and t.role is term.role and t.each == term.each
            and t.provision.document.id == p.document.id and bool(t.provision.row) == bool(p.row)
            and (p.row or t.provision.clause.path[:1] == p.clause.path[:1])
        ]
        if not beside:
            return frozenset()
        return bag(term.subject) - frozenset[str]().union(*(bag(t.subject) for t in beside))

    def _apart(self, c: Candidate) -> float:
        """Return how much of the column that is counted is said of another standard beside it."""
        cell = next((t for t in c.terms if t.role is TermRole.COUNT and t.provision.row), None)
        if cell is None or c.main is None:
            return 0.0
        p = c.main.provision
        beside = [t for t in self.sums.terms if t.role is c.main.role and t.provision.clause.id == p.clause.id]
        others = frozenset[str]().union(*(bag(t.subject) for t in beside)) - bag(c.main.subject)
        own = bag(cell.provision.own)
        of_others = self.sums.lexicon.sum_of(own & others)
        of_it = self.sums.lexicon.sum_of(own & bag(c.main.subject))
        return of_others / (of_others + of_it) if of_others else 0.0

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The places that the question names that head no row."""
        from assistant.calculation.accounts_meant import places_named

        named = places_named(self.sums.wanted.asked.uniform)
        return tuple(n for n in named if not any(r in n or n in r for r in self.sums.rows_named))

    @cached_property
    def nothing(self) -> Features:
        """The features of there being no such sum."""
        w = self.sums.wanted
        return {"nothing": 1.0, "nothing_unknown": self._unknown, "nothing_short": float(len(w.asked.uniform) < 12)}

    def of(self, c: Candidate) -> Features:
        """Return the features of one sum."""
        w = self.sums.wanted
        f: Features = {f"kind_{c.kind}": 1.0}
        words: frozenset[str] = frozenset()
        for term in c.terms:
            words |= bag(f"{term.subject}|{term.provision.heading}")
        if c.main is not None:
            f.update(self._of_term(c.main))
            if "difference" in c.signs or "added_up" in c.signs:
                mains = [t for t in c.terms if t.role is c.main.role]
                other = mains[-1]
                theirs = self._of_term(other)
                for name in ("old", "year_other", "year_unasked", "grade_other", "grade_unsaid", "unsaid_own"):
                    f[name] = max(f[name], theirs[name])
        if c.split is not None:
            split = bag(c.split.subject)
            main = bag(f"{c.main.subject}|{c.main.provision.heading}") if c.main else frozenset()
            like = main | self.sums.asked
            lexicon = self.sums.lexicon
            whole = lexicon.sum_of(split) or 1.0
            f["split_alien"] = lexicon.sum_of(split - like) / whole
            f["split_known"] = lexicon.sum_of(split & like) / (1 + lexicon.sum_of(like))
            words |= split
        extras = [t for t in c.terms[1:] if t.role in (TermRole.ADDED, TermRole.SCALE)]
        if extras and c.main is not None and not {"difference", "added_up"} & set(c.signs):
            f["extra_unsaid"] = 1 - min(self.sums.said_share(t, c.main) for t in extras)
        if {"difference", "added_up"} & set(c.signs) and c.parts is not None:
            f["pair_said"] = 1.0 if "changed" in c.signs else self.sums.pair_said(*c.parts)
        if c.main is not None and c.main.provision.row and not c.main.provision.row.split("|")[0] in self.sums.rows_named:
            f["row_unsaid"] = self._unsaid(bag(c.main.provision.row.split("|")[0]))
        cells = [t for t in c.terms if t.role is TermRole.COUNT and t.provision.row]
        for cell in cells:
            like = self.sums.asked | (bag(f"{c.main.subject}|{c.main.provision.heading}") if c.main else frozenset())
            own = bag(cell.provision.own)
            lexicon = self.sums.lexicon
            alien = lexicon.sum_of(own - like) / (lexicon.sum_of(own) or 1.0)
            f["cell_alien"] = max(alien, f.get("cell_alien", 0.0))
            f["cell_said"] = min(self._recall(own), f.get("cell_said", 1.0))
        for part in c.parts or (c,):
            f["cell_apart"] = max(self._apart(part), f.get("cell_apart", 0.0))
        f["recall_all"] = self._recall(words | (bag(c.main.provision.document.title) if c.main else frozenset()))
        unused = [g for g in w.figures if g not in c.figures]
        f["unused"] = float(len(unused))
        f["unused_money"] = float(sum(g.unit == "元" for g in unused))
        f["unused_any"] = float(bool(unused))
        f["party_ignored"] = float(bool(w.parties or w.all_parties) and "shared" not in c.signs)
        f["all_ignored"] = float(w.all_parties and "shared" not in c.signs)
        f["own_ignored"] = float("自己" in w.parties and "shared" not in c.signs)
        f["difference_ignored"] = float(w.differs and "difference" not in c.signs)
        f["several_ignored"] = float(w.several and "added_up" not in c.signs)
        f["gap_ignored"] = float(w.gap and "gap" not in c.signs)
        f["gap_unasked"] = float(not w.gap and "gap" in c.signs)
        f["reverse_ignored"] = float(w.reverse and c.kind != "reverse")
        f["one_unsaid"] = float("count_of_one" in c.signs and not w.says_one)
        f["one_said_counted"] = float("cell_count" in c.signs and w.says_one)
        bound = [self._bound(g, c) for g in c.figures if g.unit not in ("月", "%")]
        if bound and c.terms:
            f["bound"] = sum(bound) / len(bound)
        f["one_beside_row"] = float("count_of_one" in c.signs and bool(self.sums.rows_named))
        f["row_ignored"] = float(bool(self.sums.rows_named) and not any(t.provision.row and t.provision.row.split("|")[0] in self.sums.rows_named for t in c.terms))
        f["span_ignored"] = float(w.span is not None and c.kind == "rate" and not any(s.startswith(("span_", "half", "year_")) for s in c.signs) and w.span[0] == "年")
        for sign in c.signs:
            if sign:
                f[f"is_{sign}"] = 1.0
        f["large"] = math.log10(float(abs(c.value)) + 1) / 10
        return f


def _issued(term: Term) -> int:
    d = term.provision.document
    when = d.date or d.effect.effective_date
    return when.year if when else max(years_in(narrow(d.title)), default=0)


def _grades(words: frozenset[str]) -> frozenset[str]:
    return frozenset(e for e in words if len(e) == 2 and e.endswith("级") and e[0] in "ABCDEFG一二三四五六七八九")
