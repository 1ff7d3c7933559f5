"""What a page strikes out: `<s>`, `<del>`, `<strike>`, or the style that draws the line."""

import re

from lxml import etree

_TAGS = ("s", "del", "strike")
_LINE = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)


def without_struck(root: etree._Element) -> bool:
    """Take what is struck out from a tree; say whether there was any text of that kind."""
    struck = [
        element
        for element in root.iter(etree.Element)
        if element.tag in _TAGS or _LINE.search(element.get("style") or "")
    ]
    struck = [element for element in struck if element.tag not in ("html", "body")]
    told = any(text.strip() for element in struck for text in element.itertext())
    for element in struck:
        element.tag = "template"
    etree.strip_elements(root, "template", with_tail=False)
    return told
