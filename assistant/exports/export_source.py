"""Where something stands, as every export says it: document, clause, day, standing, address."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import unquote

from assistant.answering.answer import Citation
from assistant.documents.cited_labels import cited_together
from assistant.documents.dates import print_date
from assistant.documents.model import Clause, PolicyDocument
from assistant.library.addresses import address_of, document_address
from assistant.library.library import Library
from assistant.validity.cited_standing import CitedStanding, cited_standing
from assistant.validity.clause_standing import clause_status, document_status
from assistant.validity.standing import Standing

_UNKNOWN = "库里没有写明是否有效"
_UNDATED = "没有写明成文日期"
_NOT_HELD = "这份文件不在库内"


@dataclass(frozen=True, slots=True)
class ExportSource:
    """A place of a document: how it is named, of which date it is, how it stands, its address.

    `address` is a path of the page (/d/…), escaped as in a browser.
    """

    name: str
    clause: str
    dated: str
    standing: str
    address: str

    @property
    def line(self) -> str:
        """All of it but the address, in one line."""
        return "，".join(filter(None, (f"{self.name}{self.clause}", self.dated, self.standing)))

    def with_clause(self, clause: str) -> "ExportSource":
        """Return the same with its clause named otherwise."""
        return replace(self, clause=clause)

    @property
    def read_address(self) -> str:
        """The address as one reads it, its Chinese unescaped."""
        return unquote(self.address)


def source_of_clause(
    library: Library, document: PolicyDocument, clause: Clause, day: date
) -> ExportSource:
    """Return where a clause stands, judged on a day; without an address where it is not held."""
    whole = source_of_document(library, document, day)
    named = replace(
        whole,
        name=_name(document.document_number, document.title_of(clause)),
        clause="" if clause.element else cited_together(document, (clause,)),
    )
    if not whole.address:
        return named
    stood = cited_standing(clause_status(document, clause, library, day), day)
    return replace(named, standing=_standing(stood), address=address_of(clause.id))


def source_of_document(library: Library, document: PolicyDocument, day: date) -> ExportSource:
    """Return what a document is, judged on a day; one that is not of the library has no address."""
    held = library.manifest.entry(document.id)
    stood = cited_standing(document_status(document, library, day), day) if held else None
    version = document.id if held and held.replaced_by else ""
    return ExportSource(
        _name(document.document_number, document.title),
        "",
        _dated(document.date.isoformat() if document.date else ""),
        _standing(stood) if stood else _NOT_HELD,
        document_address(document, version) if held else "",
    )


def source_of_citation(citation: Citation) -> ExportSource:
    """Return where a quote of an answer stands, as the answer has it."""
    return ExportSource(
        _name(citation.document_number, citation.title),
        citation.clause,
        _dated(citation.date),
        _standing(citation.standing) if citation.standing else "",
        citation.address,
    )


def _name(number: str, title: str) -> str:
    """Return how a formal document names another: 《标题》（文号）."""
    named = f"《{title}》" if title else ""
    return f"{named}（{number}）" if named and number else named or number


def _dated(iso: str) -> str:
    return f"{print_date(date.fromisoformat(iso))}成文" if iso else _UNDATED


def _standing(found: CitedStanding) -> str:
    told = _UNKNOWN if found.status == Standing.UNKNOWN.value else found.told
    return f"截至{print_date(date.fromisoformat(found.as_of))}：{told}"
