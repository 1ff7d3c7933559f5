"""How tests read what a text names."""

from collections.abc import Sequence

from assistant.documents.model import PolicyDocument
from assistant.question.document_names import KnownNames
from assistant.question.text_names import TextNames


def names_in(text: str, documents: Sequence[PolicyDocument]) -> TextNames:
    """Return what `text` names, where these documents are known."""
    return TextNames.read(text, KnownNames(documents))
