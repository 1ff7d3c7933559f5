"""Addresses: where a document or a clause of the library is read, the same after every ingest.

    /d/连委办发-2021-36#(九)          a clause, by the document's number
    /d/连委办发-2021-36@6f1c0d…       an older text
    /d/6f1c0d2e4b7a#第五条            a document without a number, by its id

An address is made of a clause's id alone, so whatever cites a clause can tell where it is read. A
document without a number is found by its title too: /d/某某办法.
"""

import re
from collections.abc import Iterable
from urllib.parse import quote

from assistant.documents.model import PolicyDocument
from assistant.documents.text import fold

PREFIX = "/d/"
_ANCHOR = str.maketrans({"（": "(", "）": ")", "#": "~", "\u3000": "", " ": ""})
_UNNAMED = re.compile(r"[^\w]+")
_OLDER = re.compile(r"@(?P<version>[0-9a-f]{12})$")


def address_of(clause_id: str) -> str:
    """Return the address of a clause: a path and a fragment, with its characters escaped."""
    older = _OLDER.search(clause_id)
    base = clause_id[: older.start()] if older else clause_id
    document = base.partition("/")[0]
    version = f"@{older['version']}" if older else ""
    return f"{PREFIX}{quote(slug_of(document))}{version}#{quote(anchor_of(clause_id), safe='()')}"


def anchor_of(clause_id: str) -> str:
    """Return the fragment by which a clause is found on the page of its document."""
    label = _OLDER.sub("", clause_id).partition("/")[2]
    return label.translate(_ANCHOR)


def document_address(document: PolicyDocument, version: str = "") -> str:
    """Return the address of a document, or of the older text of it that has this id."""
    slug = slug_of(document.number_key or document.id)
    return f"{PREFIX}{quote(slug)}{f'@{version}' if version else ''}"


def slug_of(name: str) -> str:
    """Return a document number's key, a title or an id as it stands in an address."""
    return _UNNAMED.sub("-", name).strip("-")


def addressed(slug: str, documents: Iterable[PolicyDocument]) -> PolicyDocument | None:
    """Return the document that an address names, by number, by id or by title; None if it is gone.

    The first of several that share a name is meant, as where a question names it.
    """
    named = fold(slug)
    best: dict[int, PolicyDocument] = {}
    for document in documents:
        names = (document.number_key, document.id, *document.titles)
        for rank, name in enumerate(names):
            if name and fold(slug_of(name)) == named:
                best.setdefault(min(rank, 2), document)
    return best[min(best)] if best else None
