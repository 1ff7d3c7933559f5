"""The layers of a file: the 通知 that issues, the 意见 that is issued, and each attachment.

An attachment begins with the word 附件 on a line of its own (GB/T 9704 7.3.9). What is issued
without that word begins where prose follows a 成文日期 and the notes below it, or by its title
(`issued_texts`); a table without it where it follows the signature (`attached_tables`).
"""

import re

from assistant.documents.attached_tables import attached_tables
from assistant.documents.attachment_lists import list_at_end
from assistant.documents.dates import is_date_line
from assistant.documents.issued_texts import issued_starts
from assistant.documents.layout import Paragraph
from assistant.documents.lines import (
    ATTACHMENT_MARK,
    LONGEST_LINE,
    SENTENCE,
    belongs_to_tail,
)
from assistant.documents.numbers.numerals import read_integer


def split_layers(lines: list[Paragraph]) -> list[list[Paragraph]]:
    """Cut a file into its layers; an empty file has one, without lines."""
    layers: list[list[Paragraph]] = [[]]
    prose_after, names = _prose_after(lines), list_at_end(lines)
    titled, tables = issued_starts(lines), attached_tables(lines)
    for index, line in enumerate(lines):
        follows = prose_after[index] and not belongs_to_tail(line.text)
        ended = _ends_layer(layers[-1])
        attached = attachment_ordinal(line, noted=not (ended or _is_attachment(layers[-1])))
        attached = attached if index < names else None
        begins = (ended and (follows or index in tables)) or (
            index in titled and _has_body(layers[-1])
        )
        if layers[-1] and (attached is not None or begins):
            layers.append([])
        layers[-1].append(line)
    return layers


def attachment_ordinal(line: Paragraph, *, noted: bool = False) -> int | None:
    """Return the number of the attachment that `line` begins (0 when it has none), or None.

    `noted` says that an 附件说明 may still come: then 附件： and 附件1：… are of that note, and
    附表1 is a table of the text.
    """
    if line.text[:1] != "附" or len(line.text) > LONGEST_LINE or line.cells:
        return None
    match = ATTACHMENT_MARK.fullmatch(line.text)
    if match is None or (noted and (match["colon"] or match["title"] or match["word"] != "件")):
        return None
    if match["title"] and (SENTENCE.search(match["title"]) or not _is_apart(match)):
        return None
    if not (match["ordinal"] or match["colon"] or match["word"]):
        return None
    return read_integer(match["ordinal"]) or 0 if match["ordinal"] else 0


def _is_apart(match: re.Match[str]) -> bool:
    """Say whether a title on the line of its mark is set apart: 附件1：名单, 附件1　名单."""
    return bool(match["colon"] or (match["ordinal"] and match["gap"]))


def _has_body(layer: list[Paragraph]) -> bool:
    return any(SENTENCE.search(line.text) or line.opened for line in layer)


def _is_attachment(layer: list[Paragraph]) -> bool:
    return bool(layer) and attachment_ordinal(layer[0]) is not None


def _prose_after(lines: list[Paragraph]) -> list[bool]:
    """Say for each line whether it or a later one is prose, tail lines not counted."""
    found, seen = [], False
    for line in reversed(lines):
        seen = seen or (bool(SENTENCE.search(line.text)) and not belongs_to_tail(line.text))
        found.append(seen)
    return found[::-1]


def _ends_layer(layer: list[Paragraph]) -> bool:
    """Say whether a layer has come to its date behind prose, and to the notes below it."""
    if not any(SENTENCE.search(line.text) for line in layer):
        return False
    before = (line for line in reversed(layer) if not belongs_to_tail(line.text))
    last = next(before, None)
    return last is not None and is_date_line(last.text)
