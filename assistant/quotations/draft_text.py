"""The draft: its text without page numbers, its quotation marks, and whether the library has it."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.documents.furniture import without_furniture
from assistant.documents.layout import read_lines
from assistant.documents.model import Element, PolicyDocument
from assistant.documents.parse import parse_document
from assistant.documents.text import fold
from assistant.errors import DocumentError
from assistant.library.library import Library
from assistant.library.wording import letters_of
from assistant.quotations.marks import Run, quoted_runs

_ITSELF = "草稿就是库里的 {0}，没有拿它给自己作出处。"
_LEFT_OPEN = "草稿里有 {0} 处引号没有成对，请核对那里引文的起止。"
_PIECE = 8
"""Letters by which a draft is compared with a document that bears its number or its title."""
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class DraftText:
    """A draft: spans count in `text`, which is as long as what was given.

    `itself` are the documents of the library that are this draft, or a version of it.
    """

    text: str
    runs: tuple[Run, ...]
    itself: tuple[PolicyDocument, ...]
    warnings: tuple[str, ...]


def read_draft(text: str, library: Library) -> DraftText:
    """Return a draft with what is known of it before anything is compared."""
    clean = _without_pages(text)
    runs, left_open = quoted_runs(clean)
    own = tuple(_itself(text, library))
    warnings = [_ITSELF.format("、".join(d.name for d in own))] if own else []
    warnings += [_LEFT_OPEN.format(left_open)] if left_open else []
    return DraftText(clean, runs, own, tuple(warnings))


def _without_pages(text: str) -> str:
    """Return `text` with page numbers and running heads as blanks."""
    _, furniture = without_furniture(read_lines(text))
    for line in furniture:
        start, end = line.span
        text = text[:start] + " " * (end - start) + text[end:]
    return text.replace("\f", "\n")


def _itself(text: str, library: Library) -> Iterator[PolicyDocument]:
    """Yield the documents that are the draft: the same text, or most of one of the same name."""
    try:
        draft = parse_document(text)
    except DocumentError:
        return
    number = draft.element(Element.NUMBER)
    title = fold(draft.title) if draft.element(Element.TITLE) else ""
    for document in library.documents:
        same_number = number is not None and draft.number_key == document.number_key != ""
        named = same_number or (title and title == fold(document.title))
        if draft.id == document.id or (named and _has_most_of(letters_of(text), document)):
            yield document


def _has_most_of(letters: str, document: PolicyDocument) -> bool:
    whole = letters_of(document.source)
    pieces = [whole[at : at + _PIECE] for at in range(0, len(whole) - _PIECE, _PIECE)]
    return sum(piece in letters for piece in pieces) > _MOSTLY * len(pieces)
