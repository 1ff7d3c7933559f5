"""What a draft gives as the source of what it quotes: a document, and clauses of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.model import PolicyDocument
from assistant.library.wording import letters_of
from assistant.question.clause_units import ATTACHMENT, gap_around, gap_sentence, measure, units_of
from assistant.question.document_names import Mention
from assistant.question.places import Place
from assistant.question.references import Reference, from_chain
from assistant.question.resolving import Region
from assistant.question.whole_clause import whole
from assistant.question.written_places import Chain, joins

TOGETHER = 2
"""Characters between a document and its clause where they are one name."""
NOT_HELD = "库里没有{0}，没法与它核对"
SAYS = re.compile(r"[的之中里内第]*(?:规定|明确|指出|提出|要求|强调|写明|载明|列明|[：:])")
"""What stands behind a source that is said to say something."""
BRACKET = re.compile(r"\s*[（(]\s*")
_TITLE = re.compile(r"《(.+)》")
_NUMBER = re.compile(r"\D{2}\d.*号")
"""A number with the end of what stands before it: 公告2026年第2号."""
_NAMES_CLAUSE = re.compile(r"(?:[条款项章]|[）)])$")


@dataclass(frozen=True, slots=True)
class Named:
    """What a draft gives as the source: as written, and where it stands in the draft.

    `documents` has none when the library does not hold it, `places` none when no clause is named
    or the document has no such clause; then `problem` says so. `firm` says that the words have to
    stand there for the draft to be right. `others` are sources named with this one: words that
    stand in one of them are rightly quoted.
    """

    written: str
    start: int
    end: int
    documents: tuple[PolicyDocument, ...]
    places: tuple[Place, ...] = ()
    problem: str = ""
    firm: bool = True
    others: tuple["Named", ...] = ()

    @property
    def is_absent(self) -> bool:
        """Say whether a document is given that the library does not hold."""
        return not self.documents

    @property
    def lacks_clause(self) -> bool:
        """Say whether the document that is given has no such clause."""
        return bool(self.documents and self.problem and not self.places)

    @property
    def names_clause(self) -> bool:
        """Say whether a clause is named, be it one that is not there."""
        return bool(self.places) or self.lacks_clause or bool(_NAMES_CLAUSE.search(self.written))

    def is_wider(self, other: "Named") -> bool:
        """Say whether this is only the document of which the other names a clause."""
        same = {d.id for d in self.documents} == {d.id for d in other.documents}
        return same and not self.names_clause and other.names_clause

    @property
    def reach(self) -> tuple[Place, ...]:
        """The places with all that stands under them: 第三部分 is its clauses, too."""
        return whole(self.places)


def listed(own: str, chains: tuple[Chain, ...]) -> tuple[Chain, ...]:
    """Return the last of these clauses with those that it ends a list of: 第三条、第五条."""
    first = len(chains) - 1
    while first > 0 and joins(own[chains[first - 1].end : chains[first].start]):
        first -= 1
    return chains[max(first, 0) :]


def named_as(own: str, mention: Mention, chains: tuple[Chain, ...]) -> Named:
    """Return a document with one of its clauses, or with several, as the library has them."""
    start, end, written = mention.start, mention.end, mention.written
    if chains:
        first, last = chains[0].start, chains[-1].end
        together = 0 <= first - mention.end <= TOGETHER
        as_written = own[start : mention.end] == written
        said = own[start:last] if together and as_written else ""
        written = said or written + "".join(_said(own, c) for c in chains)
        start, end = min(start, first) if together else start, last
    if not mention.documents:
        return Named(written, start, end, (), problem=NOT_HELD.format(mention.written))
    if not chains:
        return Named(written, start, end, mention.documents)
    found = [from_chain(c, [Region(d) for d in mention.documents]) for c in chains]
    places = tuple({p.key: p for r in found for p in r.places}.values())
    lacking = [r for r in found if not r.places and (r.unit != ATTACHMENT or r.number)]
    missing = [_absent(r, mention.documents[0]) for r in lacking]
    return Named(written, start, end, mention.documents, places, "；".join(missing))


def _said(own: str, chain: Chain) -> str:
    """Return a clause as the draft names it; one that it names again as it did before."""
    written = own[chain.start : chain.end]
    again = any(s.written not in written for s in chain.steps)
    return "".join(s.written for s in chain.steps) if again else written


def _absent(reference: Reference, document: PolicyDocument) -> str:
    """Say that a document has no such clause, and how many it has."""
    counted = units_of(document, reference.unit, reference.layer)
    if reference.within or not counted:
        return f"{document.name}没有“{reference.written}”"
    extent = (
        f"共 {len(counted)} {measure(reference.unit)}，从{counted[0].label}到{counted[-1].label}"
    )
    around = gap_around(counted, reference.number)
    extent += f"；{gap_sentence(around)}" if around else ""
    return f"{document.name}没有“{reference.written}”：{extent}"


def with_number(own: str, last: Sequence[Mention]) -> Mention:
    """Return the last mention: of a title with a number in brackets the title.

    A law from a plain text is held without the number of the 令 that issued it.
    """
    title, number = last[0], last[-1]
    joined = BRACKET.fullmatch(own[title.end : number.start])
    unnumbered = title.documents and not any(d.number_key for d in title.documents)
    return title if joined and unnumbered and not number.documents else number


def goes_by(named: Named, document: PolicyDocument) -> bool:
    """Say whether a source that is not held may be this document, called otherwise than it is.

    By its number, or its title, without all of its issuer: 市公告2026年第2号, 《关于修改…的决定》.
    """
    called = letters_of(f"{document.title}{document.document_number}")
    title, number = _TITLE.search(named.written), _NUMBER.search(letters_of(named.written))
    if title:
        return letters_of(title[1]) in called
    return number is not None and number[0] in called
