"""Looking up a clause in a parsed document by what a citation calls it."""

from assistant.documents.model import Clause, PolicyDocument


def clause_named(document: PolicyDocument, label: str) -> Clause:
    """Return the only clause with this label."""
    (clause,) = (c for c in document.clauses if c.label == label)
    return clause


def labels(document: PolicyDocument) -> list[str]:
    """Return what the clauses are called, in order."""
    return [c.label for c in document.clauses]
