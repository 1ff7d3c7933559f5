"""Of which class a document says that places are: 青浦镇、柳林镇为一类镇，其余为二类镇."""

import re

from assistant.calculation.enumerated.terms import Term
from assistant.calculation.stated.document_provisions import provisions_of
from assistant.documents.model import PolicyDocument
from assistant.documents.numbers.decimals import narrow

_GRADE = r"[一二三四五六甲乙丙]类"
_CLASS = re.compile(_GRADE)
_CLASSED = re.compile(
    rf"(?P<names>(?:[一-鿿]{{2,6}}[、和与])*[一-鿿]{{2,6}}?)(?:为|属于?|执行|列为|划为|按)(?P<grade>{_GRADE})"
)
_OTHERS = re.compile(rf"其(?:余|他)[^,，。;；]{{0,6}}?(?:为|属于?|执行|按)(?P<grade>{_GRADE})")


def classes_of(document: PolicyDocument) -> dict[str, str]:
    """Return the classes of the places that a document names; "" has that of all others."""
    found: dict[str, str] = {}
    for clause in document.clauses:
        text = "" if clause.columns else narrow(clause.text)
        for match in _CLASSED.finditer(text):
            if not match["names"].startswith(("其余", "其他")):
                found |= dict.fromkeys(re.split("[、和与]", match["names"]), match["grade"])
        if others := _OTHERS.search(text):
            found[""] = others["grade"]
    return found


def kind_of_row(document: PolicyDocument, name: str) -> str:
    """Return what a table says beside the name of a row that it is: 礁门3线, 镇村支线; else ""."""
    return next((kind for first, kind in _kinds(document) if first == name), "")


def _is_kind(document: PolicyDocument, name: str) -> bool:
    return any(kind == name for _, kind in _kinds(document))


def _kinds(document: PolicyDocument) -> list[tuple[str, str]]:
    """Return the rows whose second cell is the first cell of a row of standards."""
    rows = [p.row.split("|") for p in provisions_of(document) if p.row]
    paid = {r[0] for r in rows if len(r) == 1}
    return [(r[0], r[1]) for r in rows if len(r) > 1 and r[1] in paid]


def is_of_its_class(term: Term, place: str) -> bool:
    """Tell whether a standard is of the class of a place; one of no class is of all."""
    p = term.provision
    if (kind := kind_of_row(p.document, place)) and p.row and not p.row.startswith(place):
        return kind == p.row.split("|")[0] or not _is_kind(p.document, p.row.split("|")[0])
    own = _CLASS.findall(p.own) or _CLASS.findall(p.condition)
    known = classes_of(p.document) if own else {}
    if not known:
        return True
    rest = known.get("", own[-1])
    grades = (grade for name, grade in known.items() if name and name in place)
    return bool(next(grades, rest) == own[-1])
