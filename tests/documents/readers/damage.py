"""What every reader owes a damaged file: it is read, or it is told in Chinese and no other way."""

from collections.abc import Callable

import pytest

from assistant.documents.reading import Reading
from assistant.errors import DocumentError

Read = Callable[[bytes, str], Reading]


def told_of(read: Read, data: bytes, name: str) -> DocumentError:
    """Return the error of reading `data`, after seeing that a user can read it."""
    with pytest.raises(DocumentError) as caught:
        read(data, name)
    error = caught.value
    assert name in error.message
    assert error.message.endswith("。")
    assert error.next_step.endswith("。")
    return error


def read_or_told_of(read: Read, data: bytes, name: str) -> None:
    """Read `data`, or see that the error names the file."""
    try:
        read(data, name)
    except DocumentError as error:
        assert name in error.message  # noqa: PT017  it may also be read
