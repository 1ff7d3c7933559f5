"""The items that tests of the classroom share."""

import pytest

from assistant.documents.model import PolicyDocument
from assistant.library.library import Library
from assistant.teaching.item import Item
from assistant.teaching.making import Made, make
from tests.teaching.bank_samples import lesson_of
from tests.teaching.sample_items import sample_items


@pytest.fixture(scope="session")
def items(opinion: PolicyDocument, application: PolicyDocument) -> tuple[Item, ...]:
    """Return nine items of all six kinds, made of the two documents."""
    return sample_items(opinion, application)


@pytest.fixture(scope="session")
def made(real_library: Library) -> Made:
    """Return every item that can be made of the two documents, and what became of the rest."""
    return make(lesson_of(real_library), 200)
