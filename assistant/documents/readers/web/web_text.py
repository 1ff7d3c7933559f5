"""Characters of a web page as they are printed: source formatting gone, spacing that shows kept."""

import re

INDENT = "\u3000\u3000"
_CJK = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef“”‘’—…·〔〕"
_WRAPPED = re.compile(rf"(?<=[{_CJK}])[ \t\r\f]*\n[ \t\r\n\f]*(?=[{_CJK}])")
"""A line end in the source between two Chinese characters is how the file was wrapped."""
_SPACES = re.compile(r"[ \t\r\n\f]+")
_UNPRINTED = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x80-\x9f]")
_SPACE_NAMES = {
    "\xa0": " ", "\u2000": " ", "\u2002": " ", "\u2004": " ", "\u2005": " ", "\u2006": " ",
    "\u2007": " ", "\u2008": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u205f": " ",
    "\u2003": "\u3000", "\u2001": "\u3000", "\u2028": " ", "\u2029": " ", "\x0b": " ", "\x0c": " ",
}  # fmt: skip
_TO_SPACES = str.maketrans(_SPACE_NAMES)
_LEADING = re.compile(rf"[\s{''.join(_SPACE_NAMES)}\u3000]*")
_HAN = "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007\U00020000-\U0003ffff]"
_BETWEEN_HAN = re.compile(rf"(?<={_HAN})\n(?={_HAN})")


def printed(raw: str) -> tuple[str, bool]:
    """Return the text of one printed line, and whether it begins with spacing for an indent.

    One no-break space is a slip of the editor; two, or a full-width one, are an indent.
    """
    text = _SPACES.sub(" ", _WRAPPED.sub("", _UNPRINTED.sub("", raw))).lstrip(" ")
    lead = _LEADING.match(text)
    spacing = lead[0].translate(_TO_SPACES).strip(" \n") if lead else ""
    wide = len(lead[0].replace(" ", "")) if lead else 0
    return text.translate(_TO_SPACES).strip(), "\u3000" in spacing or wide > 1


def on_one_line(lines: list[str]) -> str:
    """Join the lines of a table cell: by nothing between two Han characters, else by a space."""
    return _BETWEEN_HAN.sub("", "\n".join(lines)).replace("\n", " ")


def squeeze(text: str) -> str:
    """Return `text` without any white space."""
    return "".join(text.split())
