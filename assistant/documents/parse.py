"""From the characters of a file to a `PolicyDocument`: layers, elements, clauses, metadata."""

import hashlib
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace

from assistant.documents import metadata, structure
from assistant.documents.adoption import first_published
from assistant.documents.attached_tables import begins_with_table
from assistant.documents.concerning import as_ordered, relations_as
from assistant.documents.declared_days import with_declared_days
from assistant.documents.document_number import number_key
from assistant.documents.effect import effect_of
from assistant.documents.elements import find_elements
from assistant.documents.furniture import without_furniture
from assistant.documents.imprint import with_copies_whole
from assistant.documents.layers import attachment_ordinal, split_layers
from assistant.documents.layout import Paragraph, read_lines, rejoin
from assistant.documents.lines import GENRES, genre_of, is_plain_title, separated
from assistant.documents.model import (
    Clause,
    ClauseKind,
    DocumentType,
    Element,
    Furniture,
    Layer,
    PolicyDocument,
)
from assistant.documents.number_gaps import gap_warnings
from assistant.documents.numbered_runs import with_runs
from assistant.documents.parts import divide
from assistant.documents.portal_lines import without_portal_lines
from assistant.documents.publication import publication_of
from assistant.documents.reading import Reading
from assistant.documents.recognised import Recognised
from assistant.documents.relations import find_relations
from assistant.documents.run_together import parted
from assistant.documents.text import fold
from assistant.documents.unsure_elements import unsure_elements
from assistant.documents.unsure_text import unsure_text
from assistant.documents.wrapping import unwrap, with_names_whole
from assistant.errors import DocumentError

_ISSUES = {"通知": "印发通知", "令": "公布令"}
"""What the outer layer of a two-layer file is called, by its 文种."""
_OF_THE_FILE = (Element.COPIED_TO, Element.PRINTED)
"""Elements that stand at the end of the file, behind its attachments, and belong to the whole."""


@dataclass(frozen=True, slots=True)
class _Part:
    """The lines of one layer, named: what `Clause.layer` says, and what labels begin with."""

    found: tuple[Recognised, ...]
    title: str
    genre: str
    attachment: int | None
    name: str = ""
    prefix: str = ""


def parse_document(reading: Reading | str) -> PolicyDocument:
    """Parse a text into a document; every printed character falls into exactly one clause.

    Raises:
        DocumentError: the text holds nothing that can be cited.
    """
    read = Reading(reading) if isinstance(reading, str) else reading
    lines, furniture = without_furniture(read_lines(read.text))
    whole = with_names_whole(parted(unwrap(with_runs(lines))))
    lines = [part for line in with_copies_whole(whole) for part in separated(line)]
    lines, portal = without_portal_lines(lines)
    parts = split_layers(lines)
    if not parts[0]:
        raise DocumentError("文件里没有可以引用的文字。", "请核对文件内容后重新入库。")
    layers = _named([_part(part, outer=i == 0) for i, part in enumerate(parts)])
    document = with_declared_days(_document(read, layers), read.declared)
    doubts = (*unsure_elements(document, read.declared), *unsure_text(document, read))
    outside = sorted((*furniture, *portal), key=lambda line: line.span)
    apart = tuple(Furniture(p.text, p.span) for p in outside)
    return replace(document, furniture=apart, doubts=doubts)


def _part(lines: list[Paragraph], *, outer: bool) -> _Part:
    found = find_elements(lines, first=outer)
    marked = None if outer else attachment_ordinal(lines[0])
    title = next((f.paragraph.text for f in found if f.element is Element.TITLE), "")
    if marked is not None and not title:
        title = metadata.after_colon(lines[0].text) if lines[0].text[-1] not in "：:" else ""
    title = metadata.tidy(title)
    genre = genre_of(title) or ("令" if outer and title.endswith("国务院令") else "")
    tabled = marked is None and not outer and begins_with_table(lines)
    return _Part(tuple(found), title, genre, 0 if tabled else marked)


def _named(parts: list[_Part]) -> list[_Part]:
    """Name the layers: 印发通知 and what it issues, 附件1; a file of one layer has no names."""
    outer, inner = parts[0], parts[1:]
    issues = any(_is_issued(part, outer, inner) for part in inner)
    name = _ISSUES.get(outer.genre, outer.genre) if issues else ""
    named = [replace(outer, name=name, prefix=name)]
    for part in inner:
        issued = _is_issued(part, outer, inner)
        attached = f"附件{part.attachment or ''}"
        own = part.genre if issued else attached
        own = _once(own, [p.name for p in named])
        named.append(replace(part, name=own, prefix="" if issued else own))
    return named


def _once(name: str, taken: list[str]) -> str:
    """Return a name that no layer has yet: the second 办法 of a file is 办法2."""
    if name not in taken:
        return name
    form = "{}（{}）" if name[-1:].isdecimal() else "{}{}"
    numbered = (form.format(name, n) for n in range(2, len(taken) + 2))
    return next(each for each in numbered if each not in taken)


def _is_issued(part: _Part, outer: _Part, inner: list[_Part]) -> bool:
    """Say whether a layer is what the outer one issues, and not an attachment beside it."""
    if part.attachment is None:
        return True
    alone = sum(p.attachment is not None for p in inner) == 1
    return alone and part.genre in GENRES and fold(part.title) in fold(outer.title)


def _clauses(part: _Part, *, outer: bool) -> tuple[bool, list[Clause]]:
    """Return whether the layer is a law, and its clauses in the order of the source."""
    body = rejoin([f.paragraph for f in part.found if f.element is None])
    law = structure.is_law(body)
    clauses = [_element(f, part, outer=outer) for f in part.found if f.element is not None]
    clauses += [_body_clause(node, part, law=law, outer=outer) for node in structure.build(body)]
    return law, sorted(clauses, key=lambda clause: clause.span)


def _element(found: Recognised, part: _Part, *, outer: bool) -> Clause:
    element, paragraph = found.element, found.paragraph
    assert element is not None  # noqa: S101  narrows for the type checker
    prefix = part.prefix if outer or part.attachment is not None else part.name
    if element in _OF_THE_FILE or element is Element.ATTACHMENT_MARK:
        prefix = ""
    label = f"{prefix}{element.value}"
    if element is Element.ATTACHMENT_MARK:
        label = f"{part.name}标识" if part.attachment is not None else element.value
    return Clause(
        "", ClauseKind.ELEMENT, label, paragraph.text, (label,), paragraph.span,
        layer=part.name, element=element,
    )  # fmt: skip


def _body_clause(node: structure.Node, part: _Part, *, law: bool, outer: bool) -> Clause:
    opened = node.opened
    prefix = part.prefix if not outer or opened is None else ""
    label = f"{prefix}{node.label}"
    lines = [p.text for p in node.paragraphs]
    alone = node.path == (node.label,)
    return Clause(
        "", node.kind, label, "\n".join(lines), (label,) if alone else node.path,
        (node.paragraphs[0].span[0], node.paragraphs[-1].span[1]),
        number=opened.number if opened else None, level=opened.level if opened else 0,
        branch=opened.branch if opened else 0, layer=part.name, parts=divide(lines, law=law),
        columns=node.row.columns if node.row else (),
    )  # fmt: skip


def _document(read: Reading, parts: list[_Part]) -> PolicyDocument:
    divided = [_clauses(part, outer=i == 0) for i, part in enumerate(parts)]
    layers = tuple(
        Layer(p.name, p.title, p.genre, DocumentType.LAW if law else DocumentType.GONGWEN)
        for p, (law, _) in zip(parts, divided, strict=True)
    )
    outer = tuple(divided[0][1])
    clauses = tuple(clause for _, found in divided for clause in found)
    named = parts[0] if _names_whole(parts[0]) else _issued_part(parts)
    title = named.title or read.declared.title
    text = "\n".join(c.text for c in clauses)
    headings = [t for t in (metadata.first(outer, Element.TITLE), read.declared.title) if t]
    annexed = bool(outer) and outer[0].element is Element.ATTACHMENT_MARK
    publication = publication_of([title, *headings], read.text, annexed=annexed)
    adopted = metadata.told(outer, clauses)
    shown = metadata.number_of(outer, clauses, read.declared, adopted)
    number = shown if publication.has_number else ""
    key = number_key(number)
    relations = as_ordered(named.genre, find_relations(text, key, title))
    day = metadata.date_of(outer, read.declared, adopted)
    identity = _identity(text)
    return PolicyDocument(
        id=identity,
        type=DocumentType.LAW if any(law for law, _ in divided) else DocumentType.GONGWEN,
        title=title,
        document_number=number,
        number_key=key,
        genre=named.genre,
        issuers=metadata.issuers_of(outer, read.declared, number, adopted),
        signer=metadata.after_colon(metadata.first(clauses, Element.SIGNER)),
        recipients=metadata.split_list(metadata.first(clauses, Element.RECIPIENTS), "，,；;"),
        date=day,
        attachments=metadata.attachments_of(clauses),
        references=metadata.references_of(read.text, key),
        relations=relations_as(publication, relations, text, headings or [title], shown),
        effect=effect_of(text, metadata.date_of(outer, read.declared) or first_published(adopted)),
        layers=layers,
        clauses=_identified(clauses, key if key and publication.goes_by_number else identity),
        source=read.text,
        warnings=(*read.warnings, *gap_warnings(clauses), *_not_its_own(shown, number)),
        publication=publication,
    )


def _not_its_own(shown: str, number: str) -> tuple[str, ...]:
    """Return what to tell of a number that the page shows and the document does not have."""
    said = f"页面所标文号 {shown} 是所解读文件的，这一份自己没有文号。"
    return (said,) if shown and not number else ()


def _names_whole(outer: _Part) -> bool:
    """Say whether the outer layer has a name of its own: a 文种, or the title of a 明白纸."""
    return outer.genre not in ("", "令") or is_plain_title(outer.title)


def _issued_part(parts: list[_Part]) -> _Part:
    """Return what an order issues: the layer behind it that is no attachment, else the last."""
    issued = (part for part in parts[1:] if part.attachment is None and part.title)
    return next(issued, parts[-1])


def _identity(text: str) -> str:
    """Return a hash of the printed characters, whatever their width and the space between them."""
    printed = "".join(unicodedata.normalize("NFKC", text).split())
    return hashlib.sha256(printed.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _identified(clauses: tuple[Clause, ...], document_key: str) -> tuple[Clause, ...]:
    """Give every clause an id that says where it stands, and stays the same when nothing moves."""
    seen: Counter[str] = Counter()
    named = []
    for clause in clauses:
        base = f"{document_key}/{clause.label}"
        seen[base] += 1
        named.append(replace(clause, id=base if seen[base] == 1 else f"{base}#{seen[base]}"))
    return tuple(named)
