"""有据: an assistant that answers only with what the policy documents say, and shows where.

    from assistant import Assistant

    assistant = Assistant.open()
    answer = assistant.ask("精准防贫保每人每年多少钱？")

What stands in `__all__` is the public face, for the commands, the page and other programs; the
rest is a room's own business. Names are imported on first use: a calculation need not wait for the
index, nor the index for the embedding model.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.answering.answer import Answer, Citation, Outcome
    from assistant.bank_papers import BankPapers
    from assistant.calculation.formulas.shelf import FormulaShelf
    from assistant.calculation.gap_line import GapLine, GapPoint, gap_lines
    from assistant.calculation.missing import Choice
    from assistant.calculation.steps import Calculation
    from assistant.calculation.workbook.district import District
    from assistant.calculation.workbook.worked_table import WorkedTable
    from assistant.calculator import Calculator
    from assistant.catalogue import Holding, Version, inventory
    from assistant.classroom import Classroom, MadeBank
    from assistant.doctor import Finding, examine
    from assistant.document_desk import OpenDocument, ReadClause, ReadEdition
    from assistant.documents.dates import the_day
    from assistant.documents.doubt import ReadingDoubt, doubt_text
    from assistant.documents.model import DocumentType, PolicyDocument
    from assistant.documents.open import open_bytes, open_document, open_file
    from assistant.documents.reading import Reading
    from assistant.evaluation.asking_all import evaluate
    from assistant.evaluation.questions import read_questions
    from assistant.evaluation.report_text import report_markdown
    from assistant.evaluation.tally import Report
    from assistant.exports.exported import CheckedDraft, ClauseList
    from assistant.exports.kept_talk import KeptTalk, answer_of, kept_answer
    from assistant.facade import Assistant
    from assistant.ingest_report import BatchRow, batch_report, batch_rows, counted_outcomes
    from assistant.library.addresses import address_of, document_address
    from assistant.library.links import Link
    from assistant.library.manifest import ManifestEntry
    from assistant.library.sources import files_of
    from assistant.library.taking_in import Ingested
    from assistant.library.visible import Shared, audience_names
    from assistant.objections import Fault, Objection
    from assistant.plain_words import in_words
    from assistant.question.privacy import mask
    from assistant.quotations.check_text import counted, named_status
    from assistant.quotations.checked import Checked, Quotation, QuotationSource
    from assistant.quotations.redline import Mark, redline
    from assistant.quotations.returned_draft import ReturnedDraft, returnable
    from assistant.records import to_json
    from assistant.retrieval.evidence import Evidence
    from assistant.retrieval.scope import Scope
    from assistant.settings import Settings
    from assistant.teaching.bank_check import CheckedBank
    from assistant.teaching.bank_exports import BankExport, ExportWish
    from assistant.teaching.bank_file import Bank, item_record
    from assistant.teaching.bank_history import BankEvent
    from assistant.teaching.chosen import Wanted
    from assistant.teaching.item import Item, ItemKind, ItemState
    from assistant.teaching.item_guard import items_apart
    from assistant.teaching.quiz_marks import Marks
    from assistant.teaching.reviewed_bank import Reviewed
    from assistant.teaching.room import Room, Stage, answer_choices
    from assistant.validity.consolidation import Consolidation
    from assistant.validity.differences import ClauseDifference, Comparison
    from assistant.validity.differences_text import counted_differences, listing
    from assistant.validity.standing import Standing
    from assistant.validity.timeline import Event, Timeline

__all__ = [
    "Answer", "Assistant", "Bank", "BankEvent", "BankExport", "BankPapers", "BatchRow",
    "Calculation", "Calculator", "Checked", "CheckedBank", "CheckedDraft", "Choice", "Citation",
    "Classroom", "ClauseDifference", "ClauseList", "Comparison", "Consolidation", "District",
    "DocumentType", "Event", "Evidence", "ExportWish", "Fault", "Finding", "FormulaShelf",
    "GapLine", "GapPoint", "Holding", "Ingested", "Item", "ItemKind", "ItemState", "KeptTalk",
    "Link", "MadeBank", "ManifestEntry", "Mark", "Marks", "Objection", "OpenDocument", "Outcome",
    "PolicyDocument", "Quotation", "QuotationSource", "ReadClause", "ReadEdition", "Reading",
    "ReadingDoubt", "Report", "ReturnedDraft", "Reviewed", "Room", "Scope", "Settings", "Shared",
    "Stage", "Standing", "Timeline", "Version", "Wanted", "WorkedTable", "address_of",
    "answer_choices", "answer_of", "audience_names", "batch_report", "batch_rows", "counted",
    "counted_differences", "counted_outcomes", "document_address", "doubt_text", "evaluate",
    "examine", "files_of", "gap_lines", "in_words", "inventory", "item_record", "items_apart",
    "kept_answer", "listing",
    "mask", "named_status", "open_bytes", "open_document", "open_file", "read_questions", "redline",
    "report_markdown", "returnable", "the_day", "to_json",
]  # fmt: skip

_EXPORTS = {
    "answering.answer": "Answer Citation Outcome",
    "bank_papers": "BankPapers",
    "calculation.formulas.shelf": "FormulaShelf",
    "calculation.gap_line": "GapLine GapPoint gap_lines",
    "calculation.missing": "Choice",
    "calculation.steps": "Calculation",
    "calculation.workbook.district": "District",
    "calculation.workbook.worked_table": "WorkedTable",
    "calculator": "Calculator",
    "catalogue": "Holding Version inventory",
    "classroom": "Classroom MadeBank",
    "doctor": "Finding examine",
    "document_desk": "OpenDocument ReadClause ReadEdition",
    "documents.dates": "the_day",
    "documents.doubt": "ReadingDoubt doubt_text",
    "documents.model": "DocumentType PolicyDocument",
    "documents.open": "open_bytes open_document open_file",
    "documents.reading": "Reading",
    "evaluation.asking_all": "evaluate",
    "evaluation.questions": "read_questions",
    "evaluation.report_text": "report_markdown",
    "evaluation.tally": "Report",
    "exports.exported": "CheckedDraft ClauseList",
    "exports.kept_talk": "KeptTalk answer_of kept_answer",
    "facade": "Assistant",
    "ingest_report": "BatchRow batch_report batch_rows counted_outcomes",
    "library.addresses": "address_of document_address",
    "library.links": "Link",
    "library.manifest": "ManifestEntry",
    "library.sources": "files_of",
    "library.taking_in": "Ingested",
    "library.visible": "Shared audience_names",
    "objections": "Fault Objection",
    "plain_words": "in_words",
    "question.privacy": "mask",
    "quotations.check_text": "counted named_status",
    "quotations.checked": "Checked Quotation QuotationSource",
    "quotations.redline": "Mark redline",
    "quotations.returned_draft": "ReturnedDraft returnable",
    "records": "to_json",
    "retrieval.evidence": "Evidence",
    "retrieval.scope": "Scope",
    "settings": "Settings",
    "teaching.bank_check": "CheckedBank",
    "teaching.bank_exports": "BankExport ExportWish",
    "teaching.bank_file": "Bank item_record",
    "teaching.bank_history": "BankEvent",
    "teaching.chosen": "Wanted",
    "teaching.item": "Item ItemKind ItemState",
    "teaching.item_guard": "items_apart",
    "teaching.quiz_marks": "Marks",
    "teaching.reviewed_bank": "Reviewed",
    "teaching.room": "Room Stage answer_choices",
    "validity.consolidation": "Consolidation",
    "validity.differences": "ClauseDifference Comparison",
    "validity.differences_text": "counted_differences listing",
    "validity.standing": "Standing",
    "validity.timeline": "Event Timeline",
}
"""The public names by the module each comes from."""
_HOMES = {name: home for home, names in _EXPORTS.items() for name in names.split()}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"assistant.{_HOMES[name]}"), name)
