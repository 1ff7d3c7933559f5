"""Where clauses, rows and layers begin, in the ways in which offices number and set their texts.

In each text § stands before what must be a clause or a row, ¶ before the first line of a layer.
Everything else is an element, or goes on with the clause before it.
"""

from pathlib import Path

import pytest

from assistant.documents.model import ClauseKind, PolicyDocument
from assistant.documents.parse import parse_document

HEAD = "清河县人民政府办公室关于做好住房工作的通知\n各乡镇人民政府：\n§现将有关事项通知如下：\n"
TAIL = "清河县人民政府办公室\n2024年5月8日\n"
SHORT = {"{通知头}\n": HEAD, "{通知尾}\n": TAIL}
FILE = Path(__file__).parent / "portals" / "marked_texts.txt"


def marked_texts() -> dict[str, str]:
    """Return the marked texts by their names, which stand behind ===."""
    whole = FILE.read_text(encoding="utf-8")
    for short, full in SHORT.items():
        whole = whole.replace(short, full)
    named = (part.partition("\n") for part in whole.split("=== ")[1:])
    return {name: text for name, _, text in named}


TEXTS = marked_texts()


def unmarked(text: str) -> tuple[str, list[int], list[int]]:
    """Return the text without its marks, and where they stood."""
    plain = ""
    clauses: list[int] = []
    layers: list[int] = []
    for character in text:
        if character in "§¶":
            (clauses if character == "§" else layers).append(len(plain))
        else:
            plain += character
    return plain, clauses, layers


def clause_starts(document: PolicyDocument) -> list[int]:
    return [c.span[0] for c in document.clauses if c.kind is not ClauseKind.ELEMENT]


def layer_starts(document: PolicyDocument) -> list[int]:
    firsts: dict[str, int] = {}
    for clause in document.clauses:
        firsts.setdefault(clause.layer, clause.span[0])
    return list(firsts.values())[1:]


@pytest.mark.parametrize("name", TEXTS)
def test_clauses_and_layers_begin_where_they_are_marked(name: str) -> None:
    text, clauses, layers = unmarked(TEXTS[name])
    document = parse_document(text)
    assert [text[i : i + 12] for i in clause_starts(document)] == [
        text[i : i + 12] for i in clauses
    ]
    assert layer_starts(document) == layers
