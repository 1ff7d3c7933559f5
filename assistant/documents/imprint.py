"""版记: the offices that get a copy, on as many lines as they need (GB/T 9704 7.4.2)."""

from assistant.documents.layout import Paragraph
from assistant.documents.lines import ATTACHMENT_MARK, COPIED_TO, PRINTED, SENTENCE
from assistant.documents.numbering import opening

_MOST_LINES = 8
_GOES_ON = ("，", "、", ",", "；", "：", ":")


def with_copies_whole(lines: list[Paragraph]) -> list[Paragraph]:
    """Join the lines of each 抄送： up to its full stop, which may be missing at its end."""
    whole: list[Paragraph] = []
    copies = 0
    for line in lines:
        last = whole[-1] if whole else None
        if copies and last and copies < _MOST_LINES and _goes_on(last.text, line):
            whole[-1], copies = last.joined(line), copies + 1
            continue
        copies = int(COPIED_TO.match(line.text) is not None)
        whole.append(line)
    return whole


def _goes_on(copies: str, line: Paragraph) -> bool:
    text = line.text
    if copies.endswith("。") or line.cells or opening(text) or COPIED_TO.match(text):
        return False
    if PRINTED.fullmatch(text) or ATTACHMENT_MARK.fullmatch(text):
        return False
    return copies.endswith(_GOES_ON) or (text.endswith("。") and not SENTENCE.search(text[:-1]))
