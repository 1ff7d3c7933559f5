"""An instruction laid beside the document that it changes: what it comes to there, or why nothing.

Words are looked for where the instruction says that they are, and nothing is put for words or
places that are not there. Whatever does not fit is told in a Chinese sentence.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from assistant.documents.model import Clause, ClauseKind, Element, PolicyDocument
from assistant.documents.numbering import Level, opening
from assistant.documents.parts import Part
from assistant.documents.text import fold, fold_mapped
from assistant.question.clause_units import ATTACHMENT, below
from assistant.question.places import Place
from assistant.question.references import from_chain
from assistant.question.resolving import Region, children_of, items_of
from assistant.question.written_places import find_chains
from assistant.validity.instructions import Instruction
from assistant.validity.numbered_lines import head_end, with_number, without_label
from assistant.validity.ordered import Action


@dataclass(frozen=True, slots=True)
class TextChange:
    """Characters `start` to `end` of a clause's text become `new`."""

    clause: str
    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class AddedClause:
    """A new clause with its words, behind (or before) the one whose id is `beside`."""

    beside: str
    ahead: bool
    words: str
    number: int
    branch: int = 0


@dataclass(frozen=True, slots=True)
class ItemMove:
    """A 项 of a clause that comes, goes (`number` 0) or gets another number.

    `paragraph` is the 款 that it stands in, `at` the 项 that it is, or behind which it comes.
    """

    clause: str
    paragraph: int
    at: int
    number: int = 0
    comes: bool = False


@dataclass(frozen=True, slots=True)
class Fitted:
    """What an instruction comes to in a document; `misfits` says what of it does not fit.

    `gone` are the ids of clauses that go, `numbers` the new numbers of clauses by their ids.
    """

    texts: tuple[TextChange, ...] = ()
    added: tuple[AddedClause, ...] = ()
    gone: tuple[str, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    items: tuple[ItemMove, ...] = ()
    misfits: tuple[str, ...] = ()

    @property
    def does_something(self) -> bool:
        """Whether anything of the instruction fits."""
        return bool(self.texts or self.added or self.gone or self.numbers or self.items)


_Span = tuple[Clause, int, int]
_NUMBER = re.compile(r"[0-9０-９.．,，]+")
_WORD_OF_COLUMN = re.compile(r"[（(].*")
_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?(?P<unit>[^0-9，。]{0,6})$")


def fit(instruction: Instruction, document: PolicyDocument) -> Fitted:
    """Return what `instruction` comes to in `document`."""
    places: list[Place] = []
    misfits: list[str] = []
    for written in instruction.places:
        found = _resolved(written, document)
        places += found if isinstance(found, list) else []
        misfits += [found] if isinstance(found, str) else []
    if misfits and not places:
        return Fitted(misfits=tuple(misfits))
    done = _FITTERS[instruction.action](instruction, places, document)
    return Fitted(
        done.texts, done.added, done.gone, done.numbers, done.items, (*misfits, *done.misfits)
    )


def _resolved(written: str, document: PolicyDocument) -> list[Place] | str:
    """Return the places of one written place, or why there are none."""
    chain = next(iter(find_chains(written)), None)
    if chain is None or not chain.stands_alone:
        return f"没有写明“{written}”是哪一条的"
    found = from_chain(chain, [Region(document)])
    if not found.places or not found.whole:
        return f"原文没有{written}"
    ranged = chain.last.first != chain.last.last or chain.last.unit == ATTACHMENT
    if len(found.places) > 1 and not ranged:
        return f"原文有{len(found.places)}处{written}，不知道是哪一处"
    return list(found.places)


def _spans(places: Iterable[Place], document: PolicyDocument) -> list[_Span]:
    """Return the texts that places cover, those under them included; of no place the whole."""
    found: list[_Span] = []
    for place in places:
        found.append((place.clause, *place.span))
        if place.part is None:
            found += [(c, 0, len(c.text)) for c in below(document, place.clause)]
    if not found:
        found = [(c, 0, len(c.text)) for c in document.clauses if c.element is None]
    return list({(c.id, start, end): (c, start, end) for c, start, end in found}.values())


def _stand(words: str, spans: Iterable[_Span]) -> list[_Span]:
    """Return where words stand, however wide they are printed; a part of a figure does not count."""
    key = fold(words)
    found: list[_Span] = []
    for clause, start, end in spans:
        folded = fold_mapped(clause.text[start:end])
        at = folded.text.find(key) if key else -1
        while at >= 0:
            first, last = folded.source_span(at, at + len(key))
            if not _cuts_figure(folded.text, at, at + len(key)):
                found.append((clause, start + first, start + last))
            at = folded.text.find(key, at + len(key))
    return found


def _cuts_figure(text: str, start: int, end: int) -> bool:
    before, behind = text[start - 1 : start], text[end : end + 1]
    cut = before.isdigit() or (before == "." and text[start - 2 : start - 1].isdigit())
    return (text[start].isdigit() and cut) or (text[end - 1].isdigit() and behind.isdigit())


def _replaced_words(order: Instruction, places: list[Place], document: PolicyDocument) -> Fitted:
    spans = _of_subject(_spans(places, document), order.subject)
    found = _stand(order.old, spans)
    if not found:
        return Fitted(misfits=(_not_there(order, spans),))
    if len(found) > 1 and order.subject and not _names_row(order.subject, spans):
        return Fitted(misfits=(f"“{order.old}”有{len(found)}处，“{order.subject}”指哪一处不明",))
    lacking = [p.label for p in places if len(places) > 1 and not _stand(order.old, [_span(p)])]
    return Fitted(
        tuple(TextChange(c.id, start, end, order.new) for c, start, end in found),
        misfits=tuple(f"{label}没有“{order.old}”" for label in lacking),
    )


def _span(place: Place) -> _Span:
    return place.clause, *place.span


def _not_there(order: Instruction, spans: list[_Span]) -> str:
    where = "、".join(order.places) or "原文"
    said = f"{where}没有“{order.old}”"
    return f"{said}，已经是“{order.new}”" if order.new and _stand(order.new, spans) else said


def _of_subject(spans: list[_Span], subject: str) -> list[_Span]:
    """Return the rows that a subject names, else all spans."""
    return [s for s in spans if _is_row_of(s[0], subject)] or spans


def _names_row(subject: str, spans: list[_Span]) -> bool:
    return all(_is_row_of(clause, subject) for clause, _, _ in spans)


def _is_row_of(clause: Clause, subject: str) -> bool:
    """Say whether a row of a table is named by one of its cells that is no number."""
    if clause.kind is not ClauseKind.ROW or not subject:
        return False
    cells = (fold(cell) for cell in clause.text.split("\t"))
    named = [c for c in cells if len(c) > 1 and not _NUMBER.fullmatch(c) and c in fold(subject)]
    return bool(named)


def _added_words(order: Instruction, places: list[Place], document: PolicyDocument) -> Fitted:
    if order.where == "末":
        ends = [(p.clause, p.span[1]) for p in places]
        return Fitted(tuple(TextChange(c.id, at, at, order.new) for c, at in ends))
    found = _stand(order.old, _spans(places, document))
    if len(found) != 1:
        said = f"有{len(found)}处“{order.old}”，不知道加在哪一处"
        return Fitted(misfits=(said if found else _not_there(order, _spans(places, document)),))
    clause, start, end = found[0]
    at = start if order.where == "前" else end
    return Fitted((TextChange(clause.id, at, at, order.new),))


def _replaced(order: Instruction, places: list[Place], document: PolicyDocument) -> Fitted:
    changes: list[TextChange] = []
    for place in places:
        why = _irreplaceable(order, place, document)
        if why:
            return Fitted(misfits=(why,))
        start, end = place.span
        start = _words_begin(place.clause, start)
        if fold(place.clause.text[start:end]) == fold(without_label(order.new)):
            return Fitted(misfits=(f"{place.label}已经是修改后的文字",))
        changes.append(TextChange(place.clause.id, start, end, without_label(order.new)))
    return Fitted(tuple(changes))


def _irreplaceable(order: Instruction, place: Place, document: PolicyDocument) -> str:
    """Say why new words cannot be put for a place, "" where they can."""
    clause, lines = place.clause, order.new.split("\n")
    if order.places and find_chains(order.places[0])[0].last.unit == ATTACHMENT:
        return "整个附件的替换要人工并入"
    if clause.kind is ClauseKind.HEADING and len(lines) > 1:
        return f"{place.label}的各条要人工并入"
    if place.part is None and clause.kind is not ClauseKind.HEADING and below(document, clause):
        return f"{place.label}下面还有条款，要人工并入"
    holds = place.part and not place.part.address[1] and "\n" in place.text
    if holds and len(lines) == 1 and order.new.endswith(("：", ":")):
        return f"{place.label}修改后没有写明各项"
    return ""


def _words_begin(clause: Clause, start: int) -> int:
    """Return where the words of a part begin, behind the number of its line."""
    first = clause.text[start:].split("\n", 1)[0]
    return start + head_end(first) if start == 0 or opening(first) else start


def _deleted(order: Instruction, places: list[Place], document: PolicyDocument) -> Fitted:
    if order.unit == "行":
        rows = [c for c, _, _ in _spans(places, document) if _is_row_of(c, order.subject)]
        if len(rows) != 1:
            return Fitted(misfits=(f"表格里有{len(rows)}行“{order.subject}”",))
        return Fitted(gone=(rows[0].id,))
    gone: list[str] = []
    texts: list[TextChange] = []
    items: list[ItemMove] = []
    for place in places:
        if place.part is None:
            gone += [place.clause.id, *(c.id for c in below(document, place.clause))]
            continue
        texts.append(_cut(place.clause, place.part))
        paragraph, item, point = place.part.address
        items += [ItemMove(place.clause.id, paragraph, item)] if item and not point else []
    return Fitted(tuple(texts), gone=tuple(gone), items=tuple(items))


def _cut(clause: Clause, part: Part) -> TextChange:
    """Return a part cut out with one line end; the number of the clause stays."""
    if part.start:
        return TextChange(clause.id, part.start - 1, part.end, "")
    return TextChange(clause.id, head_end(clause.text), min(part.end + 1, len(clause.text)), "")


def _added(order: Instruction, places: list[Place], document: PolicyDocument) -> Fitted:
    adds = {"款": _added_paragraph, "项": _added_item, "条": _added_clauses}.get(order.unit)
    if adds is None:
        return Fitted(misfits=(f"增加的{order.unit}要人工并入",))
    return adds(order, places, document)


def _added_paragraph(order: Instruction, places: list[Place], _document: PolicyDocument) -> Fitted:
    if not places:
        return Fitted(misfits=("没有写明加在哪一条",))
    clause = places[0].clause
    whole = [p for p in clause.parts if p.address[1:] == (0, 0)]
    ends = [p.end for p in whole] or [len(clause.text)]
    behind = places[0].part.address[0] if order.where == "后" and places[0].part else len(ends)
    number = _number(order.number) or behind + 1
    if not 1 <= number <= len(ends) + 1:
        return Fitted(misfits=(f"{clause.label}只有{len(ends)}款，不能增加第{number}款",))
    if number == 1:
        at = head_end(clause.text)
        return Fitted((TextChange(clause.id, at, at, f"{order.new}\n"),))
    at = ends[number - 2]
    return Fitted((TextChange(clause.id, at, at, f"\n{order.new}"),))


def _added_item(order: Instruction, places: list[Place], document: PolicyDocument) -> Fitted:
    if not places:
        return Fitted(misfits=("没有写明加在哪一条",))
    place = places[0]
    region = Region(document, place.clause.layer, place.clause, _paragraph_of(place))
    items = items_of(region)
    if len({i.address[0] for i in items}) > 1:
        return Fitted(misfits=(f"{place.label}有几款列有各项，没有写明是哪一款",))
    named = place.part.address[1] if order.where == "后" and place.part else 0
    if not items:
        return _added_child(order, children_of(region), place.label)
    number = _number(order.number) or (named or items[-1].address[1]) + 1
    before = next((i for i in items if i.address[1] == number - 1), None)
    if before is None:
        return Fitted(misfits=(f"{place.label}没有第（{number - 1}）项，第（{number}）项不知道加在哪里",))
    opened = opening(place.clause.text[before.start :].split("\n", 1)[0])
    label = with_number(opened.label if opened else "（一）", number)
    change = TextChange(place.clause.id, before.end, before.end, f"\n{label}{without_label(order.new)}")
    move = ItemMove(place.clause.id, before.address[0], number - 1, number, comes=True)
    return Fitted((change,), items=(move,))


def _paragraph_of(place: Place) -> Part | None:
    """Return the 款 that a place names, of a 项 the 款 it stands in."""
    if place.part is None or not place.part.address[1]:
        return place.part
    outer = (place.part.address[0], 0, 0)
    return next((p for p in place.clause.parts if p.address == outer), None)


def _added_child(order: Instruction, children: tuple[Clause, ...], label: str) -> Fitted:
    """Add a clause among those under one of a 公文: （四） behind （三）."""
    last = children[-1] if children else None
    number = _number(order.number) or ((last.number or 0) + 1 if last else 0)
    before = next((c for c in children if c.number == number - 1), None)
    if before is None:
        return Fitted(misfits=(f"{label}没有第（{max(number - 1, 1)}）项，不知道加在哪里",))
    return Fitted(added=(AddedClause(before.id, False, without_label(order.new), number),))


def _added_clauses(order: Instruction, places: list[Place], document: PolicyDocument) -> Fitted:
    numbers = [(s.first, s.branch) for c in find_chains(order.number) for s in c.steps]
    place = places[0] if places and places[0].clause.level >= Level.ARTICLE else None
    if not numbers and place and order.where == "后":
        numbers = [((place.clause.number or 0) + 1, 0)]
    words = _several(order.new, len(numbers))
    if not numbers or words is None:
        return Fitted(misfits=("没有写明增加的各条是第几条",))
    ahead = order.where == "前"
    beside = place.clause if place and order.where else _predecessor(numbers[0], document)
    if beside is None:
        return Fitted(misfits=(f"原文没有{order.number}的前一条，不知道加在哪里",))
    if any(_is_there(w, document) for w in words):
        return Fitted(misfits=("原文已经有这一条",))
    each = zip(words, numbers, strict=True)
    return Fitted(added=tuple(AddedClause(beside.id, ahead, w, *n) for w, n in each))


def _is_there(words: str, document: PolicyDocument) -> bool:
    key = fold(words)
    return any(fold(without_label(c.text)) == key for c in document.clauses)


def _several(words: str, count: int) -> list[str] | None:
    """Return the words of each of so many new clauses, None where they cannot be told apart."""
    if count == 1:
        return [without_label(words)]
    lines = words.split("\n")
    opens = [i for i, line in enumerate(lines) if _is_article(line)]
    if not opens and len(lines) == count:
        opens = list(range(count))
    if len(opens) != count or opens[0] != 0:
        return None
    ends = [*opens[1:], len(lines)]
    return [without_label("\n".join(lines[a:b])) for a, b in zip(opens, ends, strict=True)]


def _is_article(line: str) -> bool:
    opened = opening(line)
    return opened is not None and opened.level is Level.ARTICLE


def _predecessor(number: tuple[int, int], document: PolicyDocument) -> Clause | None:
    """Return the clause behind which one of this number comes: 第十条 of 第十一条."""
    wanted = (number[0], number[1] - 1) if number[1] else (number[0] - 1, 0)
    articles = [c for c in document.clauses if not c.layer.startswith(ATTACHMENT)]
    articles = [c for c in articles if c.level == Level.ARTICLE]
    same = [c for c in articles if (c.number, c.branch) == wanted]
    if not number[1]:  # 第十二条之一 stands between 第十二条 and 第十三条
        same = same and [c for c in articles if c.number == wanted[0] and c.layer == same[0].layer]
    return same[-1] if same else None


def _renumbered(order: Instruction, places: list[Place], _document: PolicyDocument) -> Fitted:
    place, number = places[0], _number(order.number)
    if place.part is None:
        return Fitted(numbers={place.clause.id: number})
    paragraph, item, point = place.part.address
    if item and not point:
        return Fitted(items=(ItemMove(place.clause.id, paragraph, item, number),))
    return Fitted()  # a 款 has no number of its own: where it stands says which it is


def _number(written: str) -> int:
    chains = find_chains(written)
    return chains[0].last.first if chains else 0


def _retitled(order: Instruction, _places: list[Place], document: PolicyDocument) -> Fitted:
    titles = [
        c for c in document.clauses
        if c.element is Element.TITLE and not c.layer.startswith(ATTACHMENT)
    ]  # fmt: skip
    if not titles:
        return Fitted(misfits=("原文没有标题",))
    return Fitted((TextChange(titles[-1].id, 0, len(titles[-1].text), order.new),))


def _valued(order: Instruction, places: list[Place], document: PolicyDocument) -> Fitted:
    spans = _spans(places, document)
    rows = [c for c, _, _ in spans if _is_row_of(c, order.subject)]
    if rows:
        return _cell(order, rows)
    old, new = order.old, order.new
    if not places:  # only in a sentence that says what is spoken of
        spans = [s for c, a, b in spans for s in _sentences(c, a, b) if _says(s, order.subject)]
    found = _stand(old, spans)
    if len(found) != 1:
        said = f"有{len(found)}处“{old}”，不知道是哪一处"
        return Fitted(misfits=(said if found else _not_there(order, spans),))
    clause, start, end = found[0]
    figure = _same_unit(old, new)
    start = end - len(figure) if figure and clause.text[:end].endswith(figure) else start
    return Fitted((TextChange(clause.id, start, end, new),))


def _same_unit(old: str, new: str) -> str:
    """Return the figure at the end of 每人每月800元 that a bare 900元 takes the place of."""
    was, comes = _FIGURE.search(old), _FIGURE.fullmatch(new)
    return was[0] if was and comes and was["unit"] == comes["unit"] else ""


def _sentences(clause: Clause, start: int, end: int) -> Iterator[_Span]:
    for match in re.finditer(r"[^。；\n]+", clause.text[start:end]):
        yield clause, start + match.start(), start + match.end()


def _says(span: _Span, subject: str) -> bool:
    clause, start, end = span
    return bool(subject) and fold(subject) in fold(clause.text[start:end])


def _cell(order: Instruction, rows: list[Clause]) -> Fitted:
    """Change the one cell that the subject names by its row and column."""
    found = [
        (row, at)
        for row in rows
        for at, (name, cell) in enumerate(zip(row.columns, row.text.split("\t"), strict=False))
        if _is_cell(cell, order.old) and _names_column(name, order.subject)
    ]
    if len(found) != 1:
        what = f"“{order.subject}”为“{order.old}”的格"
        return Fitted(misfits=(f"表格里没有{what}" if not found else f"表格里有{len(found)}个{what}",))
    row, at = found[0]
    cells = row.text.split("\t")
    start = sum(len(c) + 1 for c in cells[:at])
    new = order.new if fold(cells[at]) == fold(order.old) else _bare(order.new)
    return Fitted((TextChange(row.id, start, start + len(cells[at]), new),))


def _is_cell(cell: str, old: str) -> bool:
    return fold(cell) == fold(old) or (bool(_bare(old)) and fold(cell) == fold(_bare(old)))


def _bare(figure: str) -> str:
    """Return the number of a figure, as a cell prints it below a column that names the unit."""
    match = re.search(r"[0-9０-９]+(?:[.．][0-9０-９]+)?", figure)
    return match[0] if match else ""


def _names_column(name: str, subject: str) -> bool:
    heading = fold(_WORD_OF_COLUMN.sub("", name))
    return bool(heading) and heading in fold(subject)


def _unread(order: Instruction, _places: list[Place], _document: PolicyDocument) -> Fitted:
    return Fitted(misfits=("这一句没有读懂",))


_Fitter = Callable[[Instruction, list[Place], PolicyDocument], Fitted]
_FITTERS: Mapping[Action, _Fitter] = {
    Action.REPLACE_WORDS: _replaced_words,
    Action.DELETE_WORDS: _replaced_words,
    Action.INSERT_WORDS: _added_words,
    Action.REPLACE: _replaced,
    Action.DELETE: _deleted,
    Action.INSERT: _added,
    Action.RENUMBER: _renumbered,
    Action.RETITLE: _retitled,
    Action.CHANGE_VALUE: _valued,
    Action.ADJUSTS: lambda _order, _places, _document: Fitted(),
    Action.UNREAD: _unread,
}
