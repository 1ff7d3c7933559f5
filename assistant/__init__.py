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

_HOMES = {
    "Answer": "assistant.answering.answer",
    "Assistant": "assistant.facade",
    "Bank": "assistant.teaching.bank_file",
    "BankEvent": "assistant.teaching.bank_history",
    "BankExport": "assistant.teaching.bank_exports",
    "BankPapers": "assistant.bank_papers",
    "BatchRow": "assistant.ingest_report",
    "Calculation": "assistant.calculation.steps",
    "Calculator": "assistant.calculator",
    "Checked": "assistant.quotations.checked",
    "CheckedBank": "assistant.teaching.bank_check",
    "CheckedDraft": "assistant.exports.exported",
    "Choice": "assistant.calculation.missing",
    "Citation": "assistant.answering.answer",
    "Classroom": "assistant.classroom",
    "ClauseDifference": "assistant.validity.differences",
    "ClauseList": "assistant.exports.exported",
    "Comparison": "assistant.validity.differences",
    "Consolidation": "assistant.validity.consolidation",
    "District": "assistant.calculation.workbook.district",
    "DocumentType": "assistant.documents.model",
    "Event": "assistant.validity.timeline",
    "Evidence": "assistant.retrieval.evidence",
    "ExportWish": "assistant.teaching.bank_exports",
    "Fault": "assistant.objections",
    "Finding": "assistant.doctor",
    "FormulaShelf": "assistant.calculation.formulas.shelf",
    "GapLine": "assistant.calculation.gap_line",
    "GapPoint": "assistant.calculation.gap_line",
    "Holding": "assistant.catalogue",
    "Ingested": "assistant.library.taking_in",
    "Item": "assistant.teaching.item",
    "ItemKind": "assistant.teaching.item",
    "ItemState": "assistant.teaching.item",
    "KeptTalk": "assistant.exports.kept_talk",
    "Link": "assistant.library.links",
    "MadeBank": "assistant.classroom",
    "ManifestEntry": "assistant.library.manifest",
    "Mark": "assistant.quotations.redline",
    "Marks": "assistant.teaching.quiz_marks",
    "Objection": "assistant.objections",
    "OpenDocument": "assistant.document_desk",
    "Outcome": "assistant.answering.answer",
    "PolicyDocument": "assistant.documents.model",
    "Quotation": "assistant.quotations.checked",
    "QuotationSource": "assistant.quotations.checked",
    "ReadClause": "assistant.document_desk",
    "ReadEdition": "assistant.document_desk",
    "Reading": "assistant.documents.reading",
    "ReadingDoubt": "assistant.documents.doubt",
    "Report": "assistant.evaluation.tally",
    "ReturnedDraft": "assistant.quotations.returned_draft",
    "Reviewed": "assistant.teaching.reviewed_bank",
    "Room": "assistant.teaching.room",
    "Scope": "assistant.retrieval.scope",
    "Settings": "assistant.settings",
    "Shared": "assistant.library.visible",
    "Stage": "assistant.teaching.room",
    "Standing": "assistant.validity.standing",
    "Timeline": "assistant.validity.timeline",
    "Version": "assistant.catalogue",
    "Wanted": "assistant.teaching.chosen",
    "WorkedTable": "assistant.calculation.workbook.worked_table",
    "address_of": "assistant.library.addresses",
    "answer_choices": "assistant.teaching.room",
    "answer_of": "assistant.exports.kept_talk",
    "audience_names": "assistant.library.visible",
    "batch_report": "assistant.ingest_report",
    "batch_rows": "assistant.ingest_report",
    "counted": "assistant.quotations.check_text",
    "counted_differences": "assistant.validity.differences_text",
    "counted_outcomes": "assistant.ingest_report",
    "document_address": "assistant.library.addresses",
    "doubt_text": "assistant.documents.doubt",
    "evaluate": "assistant.evaluation.asking_all",
    "examine": "assistant.doctor",
    "files_of": "assistant.library.sources",
    "gap_lines": "assistant.calculation.gap_line",
    "in_words": "assistant.plain_words",
    "inventory": "assistant.catalogue",
    "item_record": "assistant.teaching.bank_file",
    "items_apart": "assistant.teaching.item_guard",
    "kept_answer": "assistant.exports.kept_talk",
    "listing": "assistant.validity.differences_text",
    "mask": "assistant.question.privacy",
    "named_status": "assistant.quotations.check_text",
    "open_bytes": "assistant.documents.open",
    "open_document": "assistant.documents.open",
    "open_file": "assistant.documents.open",
    "read_questions": "assistant.evaluation.questions",
    "redline": "assistant.quotations.redline",
    "report_markdown": "assistant.evaluation.report_text",
    "returnable": "assistant.quotations.returned_draft",
    "the_day": "assistant.documents.dates",
    "to_json": "assistant.records",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
