"""The dossier: the numbered clauses that a chat model is given, and everything they state.

It grows when the model asks for more. What is not in it, the model cannot be believed.
"""

import re
from dataclasses import dataclass, field
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
from assistant.retrieval.evidence import Evidence

_LONGEST = 1500
"""Characters of one clause that a model is shown; of a longer one, the words around the quote."""
_MOST_SHOWN = 4000
"""Characters of clauses after which no more are added: a small model reads no more."""
_NUMERAL = re.compile(r"[〇零一二三四五六七八九十百千]+")
_HEADING = re.compile(r"\s*([一二三四五六七八九十]+)、")
_ASKS_ONLY = "（{genre}，只说明测算和申请，不是规定）"


@dataclass(frozen=True)
class Source:
    """A clause under the number by which the model names it; `citation` is what a reader sees."""

    number: int
    citation: Citation
    document: PolicyDocument
    clause: Clause

    @property
    def shown(self) -> str:
        """The clause as the model reads it: its number, its place, its words as data."""
        kind = _ASKS_ONLY.format(genre=self.document.genre) if only_asks(self.document) else ""
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
        return Known((*words, *about, *days))


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

    `cited` are the numbers in the answer, by source number, of what it cites already, and `count`
    how many citations those are (two may be of one clause); another is cited when it is used.
    """

    question: str
    library: Library
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
        source = Source(len(self.sources) + 1, citation, document, clause)
        self.sources.append(source)
        return source

    def add(self, evidence: Evidence) -> Source:
        """Take a clause in that was found."""
        spans = evidence.spans[:1] or ((0, len(evidence.clause.text)),)
        quote = whole_sentences(evidence.clause.text, *spans[0])
        return self.cite(cite(evidence.document, evidence.clause, quote))

    @property
    def documents(self) -> tuple[PolicyDocument, ...]:
        """The documents of the sources, each once."""
        return tuple({s.document.id: s.document for s in self.sources}.values())

    def shown(self) -> str:
        """Return all sources as the model reads them."""
        return "\n\n".join(source.shown for source in self.sources)


def dossier_of(draft: Draft, evidence: list[Evidence], question: str, library: Library) -> Dossier:
    """Return what a model may speak of: what the draft cites, then what else was found."""
    dossier = Dossier(question, library)
    for number, citation in enumerate((*draft.citations, *draft.also), 1):
        dossier.cited.setdefault(dossier.cite(citation).number, number)
        dossier.count = number
    for found in evidence:
        if len(dossier.shown()) < _MOST_SHOWN:
            dossier.add(found)
    return dossier
