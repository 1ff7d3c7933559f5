"""The elements of a 公文 around its body (GB/T 9704 chapter 7), recognised line by line.

Each layer of a file has a head, a body and a tail. A head line or a tail line is one element; what
lies between is the body.
"""

from assistant.documents.contents import find_contents
from assistant.documents.heads import find_head
from assistant.documents.layout import Paragraph
from assistant.documents.model import Element
from assistant.documents.recognised import Recognised
from assistant.documents.tails import find_tail


def find_elements(lines: list[Paragraph], *, first: bool) -> list[Recognised]:
    """Name the elements of one layer; `first` is the layer that carries the document's own head."""
    contents = find_contents(lines)
    found: list[Recognised] = []
    if contents:
        listed = lines[contents[0] : contents[1]]
        lines = lines[: contents[0]] + lines[contents[1] :]
        found.append(Recognised(_as_list(listed), Element.CONTENTS))
    head, rest = find_head(lines, first=first)
    body, tail = find_tail(rest)
    return [*found, *head, *map(Recognised, body), *tail]


def _as_list(lines: list[Paragraph]) -> Paragraph:
    whole = lines[0]
    for line in lines[1:]:
        whole = whole.listed(line)
    return whole
