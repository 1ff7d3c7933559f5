"""The one way from a file to its text: read, refused when it is marked as secret."""

from pathlib import Path

from assistant.documents.model import PolicyDocument
from assistant.documents.parse import parse_document
from assistant.documents.readers import read_bytes, read_file
from assistant.documents.reading import Reading
from assistant.documents.secrecy import refuse_classified


def open_document(path: Path) -> tuple[PolicyDocument, Reading]:
    """Return the document in the file at `path`, and the reading it was parsed from.

    Raises:
        DocumentError: the file cannot be read, or bears a mark of secrecy (保密法 第二十九条).
    """
    reading = open_file(path)
    return parse_document(reading), reading


def open_file(path: Path) -> Reading:
    """Return the text of the file at `path`.

    Raises:
        DocumentError: the file cannot be read, or bears a mark of secrecy.
    """
    return _unclassified(read_file(path), path.name)


def open_bytes(data: bytes, name: str) -> Reading:
    """Return the text of a file that is held in memory; `name` is for the error's sentence.

    Raises:
        DocumentError: the bytes cannot be read, or bear a mark of secrecy.
    """
    return _unclassified(read_bytes(data, name), name)


def _unclassified(reading: Reading, name: str) -> Reading:
    refuse_classified(reading.text.splitlines(), reading.apart, name)
    return reading
