"""有据: an assistant that answers only with what the policy documents say, and shows where.

    from assistant import Assistant

    assistant = Assistant.open()
    answer = assistant.ask("精准防贫保每人每年多少钱？")

Names are imported on first use: a calculation need not wait for the index, nor the index for the
embedding model.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.answering.answer import Answer, Citation, Outcome
    from assistant.calculation.steps import Calculation
    from assistant.calculation.workbook.district import District
    from assistant.catalogue import Holding
    from assistant.facade import Assistant
    from assistant.library.taking_in import Ingested
    from assistant.quotations.checked import Checked
    from assistant.settings import Settings
    from assistant.validity.timeline import Timeline

__all__ = [
    "Answer", "Assistant", "Calculation", "Checked", "Citation", "District", "Holding", "Ingested",
    "Outcome", "Settings", "Timeline",
]  # fmt: skip

_HOMES = {
    "Answer": "assistant.answering.answer",
    "Assistant": "assistant.facade",
    "Calculation": "assistant.calculation.steps",
    "Checked": "assistant.quotations.checked",
    "Citation": "assistant.answering.answer",
    "District": "assistant.calculation.workbook.district",
    "Holding": "assistant.catalogue",
    "Ingested": "assistant.library.taking_in",
    "Outcome": "assistant.answering.answer",
    "Settings": "assistant.settings",
    "Timeline": "assistant.validity.timeline",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
