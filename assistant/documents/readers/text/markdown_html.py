"""The HTML inside of Markdown: programs that read scans write boxes, pictures and tables so."""

import html
import re

from assistant.documents.readers.raised_digits import raised
from assistant.documents.readers.web.web_lines import Walk
from assistant.documents.readers.web.web_tree import read_tree

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TABLE = re.compile(r"<table\b[^>]*>.*?</table\s*>", re.DOTALL | re.IGNORECASE)
_BLOCK = re.compile(
    r"[ \t]*</?(?:div|p|center|section|figure|figcaption|details|summary|h[1-6]|ul|ol|li|dl|dt|dd|"
    r"blockquote|hr|br|html|body)\b[^<>]*>[ \t]*",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"</?(?:img|span|font|b|i|u|em|strong|sup|sub|a|small|big|mark|s|del|o:p)\b[^<>]*>",
    re.IGNORECASE,
)
_STRUCK = re.compile(r"<(s|del|strike)\b[^<>]*>[^<>]*</\1\s*>", re.IGNORECASE)
_RAISED = re.compile(r"(<sup\b[^<>]*>)([^<>]*)(?=</sup\s*>)", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE)
_SPACE = str.maketrans({"\xa0": " ", "\u2002": " ", "\u2003": "\u3000"})


def without_struck_tags(text: str) -> str:
    """Return Markdown without what its HTML strikes out."""
    return _STRUCK.sub("", text)


def without_html(text: str) -> str:
    """Return Markdown with what its HTML prints: each box on lines of its own, rows with tabs."""
    if "<" in text:
        text = _RAISED.sub(lambda match: match[1] + raised(match[2]), text)
        text = _TABLE.sub(lambda match: _rows(match[0]), _COMMENT.sub("", text))
        text = _INLINE.sub("", _BLOCK.sub("\n", text))
    return _ENTITY.sub(lambda match: html.unescape(match[0]).translate(_SPACE), text)


def _rows(table: str) -> str:
    """Return the rows of a table with a line without text before and behind them."""
    _, root = read_tree(f"<html><body>{table}</body></html>", "表格")
    lines = Walk().walk(root).lines if root is not None else []
    return "\n\n" + "".join(f"{line.text}\n" for line in lines) + "\n"
