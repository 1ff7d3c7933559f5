"""Clauses as a Word file: the finds of a search, or what was chosen of a document."""

from assistant.documents.dates import print_date
from assistant.exports.export_pages import ExportPages, Making
from assistant.exports.export_source import source_of_clause
from assistant.exports.exported import ClauseList


def word_clauses(found: ClauseList, making: Making) -> bytes:
    """Return a list of clauses as the bytes of a .docx file."""
    pages = ExportPages(found.title, making)
    day = found.as_of or making.day
    pages.pages.text(f"共{len(found.clauses)}条，按{print_date(day)}的效力。")
    for number, evidence in enumerate(found.clauses, 1):
        clause = evidence.clause
        source = source_of_clause(making.library, evidence.document, clause, day)
        pages.source(source, numbered=f"{number}．")
        parts = [clause.text[part.start : part.end] for part in evidence.named]
        pages.quote("\n".join(parts) or clause.text)
    return pages.saved()
