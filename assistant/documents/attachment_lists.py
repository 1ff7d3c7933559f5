"""附件 named below the date, as portals do: a list to the end of the file, and no text behind it.

GB/T 9704 7.3.4 puts the list above the signature; below the date the word 附件 begins the
attachment itself, unless only names follow.
"""

import re

from assistant.documents.layout import Paragraph
from assistant.documents.lines import ATTACHMENT, LONGEST_LINE, SENTENCE, belongs_to_tail

_FILE = re.compile(
    r".{1,100}\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|ceb|zip|rar|7z|jpe?g|png|txt)"
    r"(?:\s*[（(][^）)]{1,20}[）)])?",
    re.IGNORECASE,
)


def names_file(text: str) -> bool:
    """Say whether a line is the name of a file: 1.申请表.docx."""
    return _FILE.fullmatch(text) is not None


def is_listed(line: Paragraph) -> bool:
    """Say whether a line may be one of several attachments: short, numbered, no sentence."""
    if (
        line.cells
        or ATTACHMENT.match(line.text)
        or SENTENCE.search(line.text)
        or len(line.text) > 2 * LONGEST_LINE
    ):
        return False
    return line.opened is not None or names_file(line.text)


def list_at_end(lines: list[Paragraph]) -> int:
    """Return where a list of attachments begins that ends the file, or how many lines there are.

    Notes and copies may stand below it.
    """
    end = len(lines)
    while end and belongs_to_tail(lines[end - 1].text):
        end -= 1
    at = end
    while at and (is_listed(lines[at - 1]) or ATTACHMENT.match(lines[at - 1].text)):
        at -= 1
    while at < end and not ATTACHMENT.match(lines[at].text):
        at += 1
    return at if at < end else len(lines)
