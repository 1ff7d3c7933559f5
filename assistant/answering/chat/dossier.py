"""The dossier: the numbered clauses that a chat model is given, and everything they state.

It grows when the model asks for more. What is not in it, the model cannot be believed; of what no
longer holds it is told so, and may not say it as the rule.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from assistant.answering.answer import Citation
from assistant.answering.draft import Draft, cite, only_asks, whole_sentences
from assistant.answering.guard.claims import Known
from assistant.answering.placing_quotes import place
from assistant.calculation.steps import Calculation
from assistant.documents.dates import print_date
from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.numbers.cells import cells_in_units
from assistant.documents.numbers.numerals import print_integer, read_integer
from assistant.library.library import Library
from assistant.question.territories import Elsewhere
from assistant.retrieval.evidence import Evidence
from assistant.validity.clause_standing import clause_status, set_back
from assistant.validity.standing import Status

_LONGEST = 1500
"""Characters of one clause that a model is shown; of a longer one, the words around the quote."""
_MOST_SHOWN = 4000
"""Characters of clauses after which no more are added: a small model reads no more."""
_NUMERAL = re.compile(r"[〇零一二三四五六七八九十百千]+")
_HEADING = re.compile(r"\s*([一二三四五六七八九十]+)、")
_ASKS_ONLY = "（{genre}，只说明测算和申请，不是规定）"
_HOLDS_NOT = "（{told}，不能当作现在的规定）"


@dataclass(frozen=True)
class Source:
    """A clause under the number by which the model names it, and whether it holds.

    `citation` is what a reader sees.
    """

    number: int
    citation: Citation
    document: PolicyDocument
    clause: Clause
    status: Status

    @property
    def shown(self) -> str:
        """The clause as the model reads it: its number, its place, its words as data."""
        kind = _ASKS_ONLY.format(genre=self.document.genre) if only_asks(self.document) else ""
        kind += "" if self.status.holds else _HOLDS_NOT.format(told=self.status.told)
        text = self.clause.text if len(self.clause.text) <= _LONGEST else self.citation.quote
        return f"[{self.number}] {place(self.citation, self.document)}{kind}\n{text[:_LONGEST]}"

    @cached_property
    def known(self) -> Known:
        """What a sentence that rests on this clause may state."""
        document, clause = self.document, self.clause
        about = [document.title, document.document_number, *document.issuers, document.signer or ""]
        days = [print_date(day) for day in (document.date, document.effect.effective_date) if day]
        cells = cells_in_units(clause.text, clause.columns)
        words = (clause.text, *cells, *clause.path, *_names(clause), *_parts(clause))
        gone = () if self.status.holds else (self.status.told,)
        return Known((*words, *about, *days, *gone))


def _parts(clause: Clause) -> list[str]:
    """Return what a heading 三、 above the clause is called: 第三部分."""
    headings = (_HEADING.match(name) for name in clause.path)
    return [f"第{heading[1]}部分" for heading in headings if heading]


def _names(clause: Clause) -> list[str]:
    """Return the ways to write a clause's own number: （九） is called 第九条 and 第9条 too."""
    names = [clause.label, *(part.label for part in clause.parts)]
    numeral = _NUMERAL.search(clause.label)
    number = read_integer(numeral.group()) if numeral else None
    if number is not None:
        names += [f"第{number}条", f"第{print_integer(number)}条", f"（{print_integer(number)}）"]
    return names


@dataclass
class Dossier:
    """What is known in one turn: the question, numbered sources, and calculations that were made.

    Sources are judged as of `day`; `elsewhere` is what the question leaves aside.
    `cited` are the numbers in the answer, by source number, of what it cites already, and `count`
    how many citations those are (two may be of one clause); another is cited when it is used.
    """

    question: str
    library: Library
    day: date
    elsewhere: Elsewhere = field(default_factory=Elsewhere)
    sources: list[Source] = field(default_factory=list)
    calculations: list[Calculation] = field(default_factory=list)
    cited: dict[int, int] = field(default_factory=dict)
    count: int = 0

    def cite(self, citation: Citation) -> Source:
        """Take a citation in and return its source; a clause that is in keeps its number."""
        for source in self.sources:
            if source.citation.clause_id == citation.clause_id:
                return source
        document, clause = self.library.clause(citation.clause_id)
        status = clause_status(document, clause, self.library, self.day, citation.quote)
        source = Source(len(self.sources) + 1, citation, document, clause, status)
        self.sources.append(source)
        return source

    def add(self, evidence: Evidence) -> Source:
        """Take a clause in that was found."""
        spans = evidence.spans[:1] or ((0, len(evidence.clause.text)),)
        quote = whole_sentences(evidence.clause.text, *spans[0])
        return self.cite(cite(evidence.document, evidence.clause, quote))

    def take_in(self, draft: Draft, evidence: Iterable[Evidence]) -> None:
        """Take in what a draft cites, then what else was found, as far as a model reads."""
        for number, citation in enumerate((*draft.citations, *draft.also), 1):
            self.cited.setdefault(self.cite(citation).number, number)
            self.count = number
        for found in self.in_force(evidence):
            if len(self.shown()) < _MOST_SHOWN:
                self.add(found)

    def in_force(self, evidence: Iterable[Evidence]) -> list[Evidence]:
        """Return what was found without what does not apply, and without other places' rules."""
        found = self.of_its_place(evidence)
        behind = set_back((e.document for e in found), self.library, self.day)
        return [e for e in found if e.document.id not in behind]

    def of_its_place(self, evidence: Iterable[Evidence]) -> list[Evidence]:
        """Return what was found without the rules of other places than the question names."""
        aside = self.elsewhere
        return [e for e in evidence if not aside.leaves_out(e.document.id, e.clause.text)]

    @property
    def given(self) -> list[str]:
        """The texts whose figures may be reckoned with: the user's, and of the rules that hold."""
        holding = (source for source in self.sources if source.status.holds)
        return [self.question, *(text for source in holding for text in source.known.texts)]

    @property
    def documents(self) -> tuple[PolicyDocument, ...]:
        """The documents of the sources, each once."""
        return tuple({s.document.id: s.document for s in self.sources}.values())

    def shown(self) -> str:
        """Return all sources as the model reads them."""
        return "\n\n".join(source.shown for source in self.sources)
