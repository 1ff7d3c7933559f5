"""From the characters of a file to a `PolicyDocument`: layers, elements, clauses, metadata."""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, replace

from assistant.documents import structure
from assistant.documents.dates import read_date
from assistant.documents.document_number import find_document_numbers, number_key
from assistant.documents.elements import Found, genre_of, recognise, split_layers
from assistant.documents.layout import Paragraph, read_lines, rejoin
from assistant.documents.model import Clause, ClauseKind, DocumentType, Element, PolicyDocument
from assistant.errors import DocumentError

_BETWEEN_HAN = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
_ISSUES = {"通知": "印发通知", "令": "公布令"}
"""What the outer layer of a two-layer file is called, by its 文种."""


@dataclass(frozen=True, slots=True)
class _Layer:
    """One layer while it is put together: its name and its clauses, ids still to be given."""

    name: str
    genre: str
    title: str
    clauses: tuple[Clause, ...]
    law: bool


def parse_document(source: str) -> PolicyDocument:
    """Parse `source` into a document; every printed character falls into exactly one clause.

    Raises:
        DocumentError: the text holds nothing that can be cited.
    """
    parts = split_layers(read_lines(source))
    if not parts[0]:
        raise DocumentError("文件里没有可以引用的文字。", "请核对文件内容后重新入库。")
    layers = [_layer(part, outer=i == 0, layered=len(parts) > 1) for i, part in enumerate(parts)]
    return _document(source, layers)


def _layer(lines: list[Paragraph], *, outer: bool, layered: bool) -> _Layer:
    found = recognise(lines, first=outer)
    title = next((tidy(f.paragraph.text) for f in found if f.element is Element.TITLE), "")
    genre = genre_of(title) or ("令" if outer and title.endswith("国务院令") else "")
    body = rejoin([f.paragraph for f in found if f.element is None])
    name = (_ISSUES.get(genre, genre) if outer else genre) if layered else ""
    clauses = [_element(f, name) for f in found if f.element is not None]
    clauses += [_body_clause(n, name, outer=outer) for n in structure.build(body)]
    clauses.sort(key=lambda clause: clause.span)
    return _Layer(name, genre, title, tuple(clauses), structure.is_law(body))


def tidy(text: str) -> str:
    """Return a title without the line breaks that print left between its characters."""
    return _BETWEEN_HAN.sub("", text).replace("\n", "")


def _element(found: Found, layer: str) -> Clause:
    element = found.element
    assert element is not None  # noqa: S101  narrows for the type checker
    paragraph, label = found.paragraph, f"{layer}{element.value}"
    return Clause(
        "", ClauseKind.ELEMENT, label, paragraph.text, (label,), paragraph.span,
        layer=layer, element=element,
    )  # fmt: skip


def _body_clause(node: structure.Node, layer: str, *, outer: bool) -> Clause:
    prefix = layer if outer and node.opened is None else ""
    label, opened = f"{prefix}{node.label}", node.opened
    return Clause(
        "", node.kind, label, "\n".join(p.text for p in node.paragraphs),
        node.path if opened else (label,),
        (node.paragraphs[0].span[0], node.paragraphs[-1].span[1]),
        number=opened.number if opened else None, level=opened.level if opened else 0, layer=layer,
    )  # fmt: skip


def _document(source: str, layers: list[_Layer]) -> PolicyDocument:
    outer = layers[0]
    clauses = tuple(c for layer in layers for c in layer.clauses)
    number = _number(clauses)
    key = number_key(number)
    digest = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    signatures = [c.text for c in outer.clauses if c.element is Element.SIGNATURE]
    named = layers[-1] if outer.genre in ("", "令") and len(layers) > 1 else outer
    return PolicyDocument(
        id=digest,
        type=DocumentType.LAW if any(layer.law for layer in layers) else DocumentType.GONGWEN,
        title=named.title,
        document_number=number,
        number_key=key,
        genre=named.genre,
        issuers=tuple(tidy(s) for s in signatures) or _from_mark(clauses),
        signer=_after_colon(_first(clauses, Element.SIGNER)),
        recipients=tuple(_split(_first(clauses, Element.RECIPIENTS), "，,；;")),
        date=read_date(_first(outer.clauses, Element.DATE)),
        attachments=tuple(_split(_after_colon(_first(clauses, Element.ATTACHMENT_NOTE)), "\n；")),
        references=_references(source, key),
        clauses=_identified(clauses, key or digest),
        source=source,
    )


def _number(clauses: tuple[Clause, ...]) -> str:
    """Return the document number; of an order, which prints only 第707号, with who gave it."""
    number, mark = _first(clauses, Element.NUMBER), _first(clauses, Element.ISSUING_MARK)
    return f"{tidy(mark)}{number}" if number and not number_key(number) else number


def _first(clauses: tuple[Clause, ...], element: Element) -> str:
    return next((c.text for c in clauses if c.element is element), "")


def _after_colon(text: str) -> str:
    return re.split(r"[:：]", text, maxsplit=1)[-1].strip()


def _split(text: str, marks: str) -> list[str]:
    parts = re.split(f"[{marks}]", text.rstrip("：:"))
    return [part.strip() for part in parts if part.strip()]


def _from_mark(clauses: tuple[Clause, ...]) -> tuple[str, ...]:
    mark = _first(clauses, Element.ISSUING_MARK).removesuffix("文件")
    return (mark,) if mark else ()


def _references(source: str, own: str) -> tuple[str, ...]:
    cited = {n.key: n.printed for n in find_document_numbers(source) if n.key != own}
    return tuple(cited.values())


def _identified(clauses: tuple[Clause, ...], document_key: str) -> tuple[Clause, ...]:
    """Give every clause an id that says where it stands, and stays the same when nothing moves."""
    seen: Counter[str] = Counter()
    named = []
    for clause in clauses:
        base = f"{document_key}/{clause.label}"
        seen[base] += 1
        named.append(replace(clause, id=base if seen[base] == 1 else f"{base}#{seen[base]}"))
    return tuple(named)
