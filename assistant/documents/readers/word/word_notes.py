"""Footnotes and endnotes: the mark in the text, and the note below the paragraph it belongs to.

Print has footnotes at the foot of the page. A Word file has no pages, and at the end of the text a
note would stand behind the date and the signature, far from what it explains; so it follows its
paragraph, as a line of its own that begins with 注 and the mark. The marks are circled figures for
footnotes and bracketed ones for endnotes, so that none reads as a figure of the text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from docx.oxml.ns import qn

from assistant.documents.readers.word.word_package import WordPackage
from assistant.documents.readers.word.word_xml import WordElement

_ID = qn("w:id")
_KINDS = {qn("w:footnoteReference"): "footnotes", qn("w:endnoteReference"): "endnotes"}
_CIRCLED = {**{i: chr(0x245F + i) for i in range(1, 21)},
            **{i: chr(0x323C + i) for i in range(21, 36)},
            **{i: chr(0x328D + i) for i in range(36, 51)}}  # fmt: skip
"""① to ㊿."""


@dataclass(slots=True)
class Notes:
    """The notes of one document that no paragraph has referred to yet, and those just met."""

    waiting: dict[tuple[str, str], WordElement]
    _counts: dict[str, int] = field(default_factory=dict)
    _due: list[tuple[str, WordElement]] = field(default_factory=list)

    def refer(self, reference: WordElement) -> str:
        """Return the mark printed at `reference`, and let its note be due.

        A reference with a mark of its own (`w:customMarkFollows`) prints none here.
        """
        kind = _KINDS[reference.tag]
        note = self.waiting.pop((kind, reference.get(_ID, "")), None)
        if note is None:
            return ""
        mark = ""
        if reference.get(qn("w:customMarkFollows")) in (None, "0", "false", "off"):
            self._counts[kind] = self._counts.get(kind, 0) + 1
            mark = _mark(kind, self._counts[kind])
        self._due.append((mark, note))
        return mark

    def due(self) -> list[tuple[str, WordElement]]:
        """Return the notes met since this was last asked, each with its mark."""
        due, self._due = self._due, []
        return due


def read_notes(package: WordPackage) -> Notes:
    """Return the notes of a document."""
    return Notes(dict(_notes(package.parts)))


def _notes(
    parts: Mapping[str, tuple[WordElement, ...]],
) -> list[tuple[tuple[str, str], WordElement]]:
    return [
        ((kind, note.get(_ID, "")), note)
        for kind in _KINDS.values()
        for part in parts.get(kind, ())
        for note in part
    ]


def _mark(kind: str, number: int) -> str:
    circled = _CIRCLED.get(number) if kind == "footnotes" else None
    return circled or f"[{number}]"
