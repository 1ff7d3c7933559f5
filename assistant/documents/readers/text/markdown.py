"""Markdown to the plain text it stands for: headings, emphasis and tables lose their signs.

Numbers stay as typed: a renderer would count a list anew and lose the document's own numbering.
"""

import re

from assistant.documents.readers.struck_out import STRUCK_OUT
from assistant.documents.readers.text.bar_tables import without_bars
from assistant.documents.readers.text.front_matter import read_front_matter
from assistant.documents.readers.text.markdown_html import without_html, without_struck_tags
from assistant.documents.readers.web.web_heading import has_title
from assistant.documents.reading import Reading

_HEADING = re.compile(r"(?m)^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_STRUCK = re.compile(r"(?<![~\\])~~(?!~)(?=\S)(.+?)(?<=\S)~~(?!~)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>%$&~<])")
_QUOTE = re.compile(r"(?m)^ {0,3}> ?")
_BREAK = re.compile(r"(?m)^ {0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*$|[ \t]*<br ?/?>[ \t]*$")
_BULLET = re.compile(r"(?m)^([ \t]*)[-*+] (?=\S)")
_DASHES = r"[ \t]*:?-{2,}:?[ \t]*"
_RULE = re.compile(rf"(?m)^[ \t]*\|?(?:{_DASHES}\|)+(?:{_DASHES})?\|?[ \t]*\n?")
_PICTURE = re.compile(r"!\[[^\]\n]*\]\([^()\n]*\)")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]+)\]\((?:https?:|/|\.|#|[\w%-]+[./])[^()\s]*\)")
_FORMULA = re.compile(r"\$[ ]?(\d[\d.,%‰\\ ~-]*)[ ]?\$")
"""A figure that a recognising program sets as a formula: $15\\%$."""
_TOP = 8
"""Lines of the text among which its title may stand already."""


def read_markdown(source: str) -> Reading:
    """Return the text of a Markdown file, with what its front matter declares.

    A title that only the front matter has is printed above the text, as sites print it.
    """
    front = read_front_matter(source)
    kept = _STRUCK.sub("", without_struck_tags(front.text))
    text, title = without_markup(kept).lstrip("\n"), front.declared.title
    top = [line.strip() for line in text.splitlines() if line.strip()][:_TOP]
    if title and not has_title(top, title):
        text = f"{title}\n{text}"
    warnings = (STRUCK_OUT,) if kept != front.text else ()
    return Reading(text, front.declared, warnings=warnings)


def without_markup(text: str) -> str:
    """Return the text of a Markdown source, with the cells of a table apart by tabs."""
    text = without_bars(_RULE.sub("", without_html(text)))
    for pattern, kept in (
        (_PICTURE, ""), (_LINK, r"\1"), (_FORMULA, r"\1"), (_BREAK, ""), (_HEADING, r"\1"),
        (_QUOTE, ""), (_BULLET, r"\1"), (_EMPHASIS, r"\2"), (_ESCAPE, r"\1"),
    ):  # fmt: skip
        text = pattern.sub(kept, text)
    return text
