"""A paragraph of a layer with what it is, and elements that stand on several lines as one."""

from dataclasses import dataclass

from assistant.documents.layout import Paragraph
from assistant.documents.model import Element

_SEVERAL = (Element.TITLE, Element.SIGNATURE, Element.REMARK, Element.ISSUING_MARK)
"""Elements that may stand on several lines and are one."""
_LISTED = (Element.SIGNATURE, Element.ISSUING_MARK)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A paragraph that is an element, or body (`element` None)."""

    paragraph: Paragraph
    element: Element | None = None


def joined(found: list[Recognised]) -> list[Recognised]:
    """Join the lines of an element that stands on several lines: a title, the signatures."""
    whole: list[Recognised] = []
    for each in found:
        last = whole[-1] if whole else None
        if last and last.element is each.element and each.element in _SEVERAL:
            paragraph = last.paragraph
            listed = each.element in _LISTED
            both = paragraph.listed(each.paragraph) if listed else paragraph.joined(each.paragraph)
            whole[-1] = Recognised(both, each.element)
        else:
            whole.append(each)
    return whole
