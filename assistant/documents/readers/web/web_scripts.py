"""What the scripts of a page would write into it, as far as one can see without running them.

Portals fill the cells of the table above a document with `document.write`, and choose between two
cells by whether a value is empty. Nothing is run: only strings that stand in the script count.
"""

import re

from lxml import etree

_STRING = r"""(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
_NAME = r"[A-Za-z_$][\w$]*"
_TERM = rf"(?:{_STRING}|{_NAME})(?:\.(?:trim|toString|substring|substr|slice|replace)\([^()]*\))*"
_VARIABLE = re.compile(rf"(?<![\w$.])({_NAME})\s*=(?!=)\s*({_STRING})\s*(?:;|,|\n|$)")
_WRITE = re.compile(rf"document\.write(?:ln)?\s*\(\s*({_TERM}(?:\s*\+\s*{_TERM})*+)\s*\)")
_CHOICE = re.compile(
    rf"if\s*\(\s*({_TERM})\s*([!=]==?)\s*({_TERM})[^{{}}()]*\)\s*\{{([^{{}}]*)\}}"
    r"(?:\s*else\s*\{([^{}]*)\})?"
)
_PART = re.compile(_TERM)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))", re.DOTALL)
_SHORT = {"n": "\n", "t": "\t", "r": ""}
_LONGEST = 20_000
"""Characters of a script that writes a cell, at most: what is longer is a program."""
_LONGEST_VALUE = 500
"""Characters of markup that is a value; what is longer is a menu or a list of the site."""
_CELLS = ("tr", "tbody", "table")


def write_scripts(root: etree._Element) -> None:
    """Put what scripts write in their place in the tree."""
    for script in list(root.iter("script")):
        source = script.text or ""
        if "document.write" in source and len(source) <= _LONGEST:
            _put(script, _written(source))


def _written(source: str) -> str:
    """Return the markup that a script writes."""
    known = {name: _unquoted(value) for name, value in _VARIABLE.findall(source)}
    chosen = _CHOICE.sub(lambda match: _branch(match, known), source)
    return "".join(_text(match[1], known) for match in _WRITE.finditer(chosen))


def _branch(match: re.Match[str], known: dict[str, str]) -> str:
    first, second = _text(match[1], known), _text(match[3], known)
    holds = (first == second) is match[2].startswith("=")
    return (match[4] if holds else match[5]) or ""


def _text(expression: str, known: dict[str, str]) -> str:
    """Return the characters of strings put together; what a script computes is left out."""
    parts = (part[0] for part in _PART.finditer(expression))
    return "".join(_value(part, known) for part in parts)


def _value(term: str, known: dict[str, str]) -> str:
    string = re.match(_STRING, term)
    name = re.match(_NAME, term)
    text = _unquoted(string[0]) if string else known.get(name[0], "") if name else ""
    cut = re.search(r"\.(?:substring|substr|slice)\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)", term)
    return text[int(cut[1]) : int(cut[2])] if cut else text


def _unquoted(literal: str) -> str:
    return _ESCAPE.sub(
        lambda m: chr(int(m[1], 16)) if m[1] else _SHORT.get(m[2], m[2]), literal[1:-1]
    )


def _put(script: etree._Element, markup: str) -> None:
    """Put the markup before a script: cells where it stands among cells, else text and boxes."""
    parent = script.getparent()
    if parent is None or not markup.strip() or len(markup) > _LONGEST_VALUE:
        return
    among_cells = parent.tag in _CELLS and re.match(r"\s*<t[dhr]\b", markup, re.IGNORECASE)
    framed = f"<table><tr>{markup}</tr></table>" if among_cells else f"<div>{markup}</div>"
    tree = etree.fromstring(framed.encode(), etree.HTMLParser(encoding="utf-8", no_network=True))
    wrapper = next(tree.iter("tr" if among_cells else "div"))
    if not among_cells:
        wrapper.tag = "span"
        script.addprevious(wrapper)
        return
    for child in list(wrapper):
        script.addprevious(child)
