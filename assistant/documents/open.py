"""From a file to a document: read, refused when it is marked as secret, then parsed."""

from pathlib import Path

from assistant.documents.model import PolicyDocument
from assistant.documents.parse import parse_document
from assistant.documents.readers import read_file
from assistant.documents.reading import Reading
from assistant.documents.secrecy import refuse_classified


def open_document(path: Path) -> tuple[PolicyDocument, Reading]:
    """Return the document in the file at `path`, and the reading it was parsed from.

    Raises:
        DocumentError: the file cannot be read, or bears a mark of secrecy (保密法 第二十九条).
    """
    reading = read_file(path)
    refuse_classified(reading.text.splitlines(), reading.apart, path.name)
    return parse_document(reading), reading
