"""Markdown to the plain text it stands for: headings, emphasis and tables lose their signs.

Numbers stay as typed: a renderer would count a list anew and lose the document's own numbering.
"""

import re

_HEADING = re.compile(r"(?m)^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")
_QUOTE = re.compile(r"(?m)^ {0,3}> ?")
_BREAK = re.compile(r"(?m)^ {0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*$|[ \t]*<br ?/?>[ \t]*$")
_BULLET = re.compile(r"(?m)^([ \t]*)[-*+] (?=\S)")
_ROW = re.compile(r"(?m)^[ \t]*\|(?P<cells>.*)\|[ \t]*$")
_DASHES = r"[ \t]*:?-{2,}:?[ \t]*"
_RULE = re.compile(rf"(?m)^[ \t]*\|?(?:{_DASHES}\|)+(?:{_DASHES})?\|?[ \t]*\n?")
_CELL = re.compile(r"(?<!\\)\|")


def without_markup(text: str) -> str:
    """Return the text of a Markdown source, with the cells of a table apart by tabs."""
    text = _RULE.sub("", text)
    text = _ROW.sub(_cells, text)
    for pattern, kept in (
        (_BREAK, ""), (_HEADING, r"\1"), (_QUOTE, ""), (_BULLET, r"\1"), (_EMPHASIS, r"\2"),
        (_ESCAPE, r"\1"),
    ):  # fmt: skip
        text = pattern.sub(kept, text)
    return text


def _cells(match: re.Match[str]) -> str:
    return "\t".join(cell.strip() for cell in _CELL.split(match["cells"]))
