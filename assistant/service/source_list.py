"""The sources below an answer, in Markdown: where each stands, whether it holds, where it opens."""

from assistant import Answer, Citation
from assistant.notice import NOTICE

SOURCES = "**出处**"
"""The heading of what is added below an answer; in a history it is taken off again."""
_BRACKETS = str.maketrans({"[": "［", "]": "］", "\n": " "})


def sources_below(answer: Answer, base: str) -> str:
    """Return what goes below the text of an answer: its sources, and the notice.

    Addresses begin with `base`; where it is "" nothing is linked, for nothing would open.
    """
    lines = [
        f"{number}. {source_link(each, base)}{_standing(each)}"
        for number, each in enumerate(answer.citations, 1)
    ]
    return framed(lines or ["没有引用条款。"])


def framed(lines: list[str]) -> str:
    """Return lines of sources between their heading and the notice."""
    listed = "\n".join(lines)
    return f"\n\n{SOURCES}\n\n{listed}\n\n*{NOTICE}*"


def source_link(citation: Citation, base: str) -> str:
    """Return a source as a link to its clause."""
    return f"[{source_name(citation)}]({base}{citation.address})" if base else source_name(citation)


def source_name(citation: Citation) -> str:
    """Return what a link to a clause is called; nothing in it may end the link."""
    document = citation.document_number or f"《{citation.title}》"
    return f"{document} {citation.clause}".translate(_BRACKETS)


def _standing(citation: Citation) -> str:
    standing = citation.standing
    return f"：{standing.told}" if standing and standing.warns else ""
