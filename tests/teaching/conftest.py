"""The items that tests of the classroom share."""

import pytest

from assistant.documents.model import PolicyDocument
from assistant.teaching.item import Item
from tests.teaching.sample_items import sample_items


@pytest.fixture(scope="session")
def items(opinion: PolicyDocument, application: PolicyDocument) -> tuple[Item, ...]:
    """Return nine items of all six kinds, made of the two documents."""
    return sample_items(opinion, application)
