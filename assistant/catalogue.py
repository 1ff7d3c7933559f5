"""What the library holds, one record a document, as `youju documents` and the page show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.documents.doubt import ReadingDoubt, doubt_text
from assistant.documents.model import DocumentType, PolicyDocument
from assistant.documents.publication import Publication
from assistant.documents.relations import RelationKind
from assistant.documents.text import fold
from assistant.library.addresses import document_address
from assistant.library.library import Library
from assistant.library.links import Link
from assistant.library.manifest import ManifestEntry
from assistant.question.clause_units import clause_count
from assistant.validity.clause_standing import document_status

_TYPES = {DocumentType.GONGWEN: "公文", DocumentType.LAW: "法规"}


@dataclass(frozen=True, slots=True)
class Version:
    """A version older than the one listed, which is kept: its id, date, file, when it came in.

    `added_by` is who put it in, "" where nobody was named; `address` is where it is read.
    """

    id: str
    date: str
    file: str
    added: str
    added_by: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """A document of the library: what it is, where it came from, what it replaces.

    `standing` is its status as of the day asked about (现行, 已废止 …), `reason` the sentence that
    says so; `replaces` are the documents that it repeals; `date` is 2021-05-14 or "". `clauses`
    counts its 条 as people do, 0 where nothing is numbered; `warnings` is what to know of the file,
    `address` where the document is read on the page, `doubts` what its reading was unsure of.
    `publication` is what it is published as (原件, 解读 …), `about` what it explains or proposes.
    `audiences` are those it is kept for, nobody being named where everybody may see it.
    `added_by` is who put it in, "" where nobody was named.
    """

    id: str
    type: str
    document_number: str
    title: str
    date: str
    clauses: int
    file: str
    source: str
    published: str
    added: str
    standing: str
    reason: str
    versions: tuple[Version, ...]
    replaces: tuple[str, ...]
    warnings: tuple[str, ...]
    issuers: tuple[str, ...] = ()
    address: str = ""
    doubts: tuple[ReadingDoubt, ...] = ()
    publication: str = Publication.ORIGINAL.value
    about: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    added_by: str = ""

    @property
    def kind(self) -> str:
        """公文 or 法规, and what it is published as where it is not the paper itself."""
        original = self.publication == Publication.ORIGINAL.value
        return self.type if original else f"{self.type}·{self.publication}"

    def has_words(self, words: str) -> bool:
        """Say whether title, number, issuers and file have every word, however it is typed."""
        told = fold(f"{self.title}{self.document_number}{''.join(self.issuers)}{self.file}")
        return all(fold(word) in told for word in words.split())


def catalogue(library: Library, day: date) -> tuple[Holding, ...]:
    """Return the holdings of the library, in the order they came in, as of `day`.

    Of a library that shows the texts of that day, it is those that are listed.
    """
    known = {e.id: e for e in library.manifest.entries}
    return tuple(_holding(library, d, known[d.id], day) for d in library.documents)


def _holding(
    library: Library, document: PolicyDocument, entry: ManifestEntry, day: date
) -> Holding:
    found = document_status(document, library, day)
    return Holding(
        document.id, _TYPES[document.type], document.document_number, document.title,
        document.date.isoformat() if document.date else "", clause_count(document),
        entry.file, entry.source, entry.published, entry.added,
        found.standing.value, found.sentence,
        tuple(_version(e, document) for e in library.manifest.versions(document.id)),
        tuple(r.name for r in document.relations if r.kind is RelationKind.REPEALS),
        document.warnings, document.issuers, document_address(document), document.doubts,
        document.publication.value,
        tuple(_about(link) for link in library.links.of(document)
              if link.relation.kind.is_of_the_whole),
        entry.audiences, added_by=entry.added_by,
    )  # fmt: skip


def _about(link: Link) -> str:
    """Return what a document explains, proposes, corrects or belongs to: 解读 某政发〔2026〕1号."""
    name = link.target.name if link.target else f"{link.relation.name}（不在库内）"
    return f"{link.relation.kind.value} {name}"


def inventory(holdings: Iterable[Holding]) -> str:
    """Return the holdings as lines: each document, its older versions, what to know of it."""
    return "\n".join(line for holding in holdings for line in _lines(holding))


def _lines(holding: Holding) -> list[str]:
    first = (
        holding.id, holding.kind, holding.standing, holding.date or "无日期",
        holding.document_number, holding.title,
    )  # fmt: skip
    older = [f"    旧版 {v.id}  {v.date or '无日期'}  {v.file}" for v in holding.versions]
    repealed = (f"    废止 {name}" for name in holding.replaces)
    about = (f"    {each}" for each in holding.about)
    warned = (f"    注意：{warning}" for warning in holding.warnings)
    doubted = (f"    {doubt_text(holding.doubts)}",) if holding.doubts else ()
    kept = (f"    只给{'、'.join(holding.audiences)}看",) if holding.audiences else ()
    return ["  ".join(filter(None, first)), *kept, *older, *repealed, *about, *warned, *doubted]


def _version(entry: ManifestEntry, newest: PolicyDocument) -> Version:
    address = document_address(newest, entry.id)
    return Version(entry.id, entry.date, entry.file, entry.added, entry.added_by, address)
