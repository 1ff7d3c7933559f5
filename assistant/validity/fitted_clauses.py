"""Instructions about clauses, 款 and 项, laid beside the document that they change."""

from assistant.documents.model import Clause, ClauseKind, Element, PolicyDocument
from assistant.documents.numbering import Level, opening
from assistant.documents.parts import Part
from assistant.documents.text import fold
from assistant.question.clause_units import ATTACHMENT
from assistant.question.places import Place
from assistant.question.resolving import Region, children_of, items_of
from assistant.question.whole_clause import below
from assistant.question.written_places import find_chains
from assistant.validity.fitted_words import covered, is_row_of
from assistant.validity.instructions import Instruction
from assistant.validity.made_changes import AddedClause, Fitted, ItemMove, TextChange
from assistant.validity.numbered_lines import head_end, with_number, without_label


def replaced(order: Instruction, places: list[Place], document: PolicyDocument) -> Fitted:
    """Put new words for places."""
    changes: list[TextChange] = []
    words = _each_of(order.new, len(places))
    if words is None:
        return Fitted(misfits=("各处修改后的文字分不开",))
    for place, new in zip(places, words, strict=True):
        why = _irreplaceable(order, new, place, document)
        if why:
            return Fitted(misfits=(why,))
        start, end = place.span
        start = _words_begin(place.clause, start)
        if fold(place.clause.text[start:end]) == fold(without_label(new)):
            return Fitted(misfits=(f"{place.label}已经是修改后的文字",))
        changes.append(TextChange(place.clause.id, start, end, without_label(new)))
    return Fitted(tuple(changes))


def _each_of(words: str, count: int, level: int = 0) -> list[str] | None:
    """Return the words of each of several clauses, None where they cannot be told apart.

    They are parted where a line is numbered at `level`, else as the first line is; without numbers
    each has a line.
    """
    lines = words.split("\n")
    own = level or _level(lines[0])
    opens = [i for i, line in enumerate(lines) if own and _level(line) == own]
    if count == 1 or (not opens and len(lines) == count):
        return [words] if count == 1 else lines
    if len(opens) != count or opens[0] != 0:
        return None
    ends = [*opens[1:], len(lines)]
    return ["\n".join(lines[a:b]) for a, b in zip(opens, ends, strict=True)]


def _level(line: str) -> int:
    opened = opening(line)
    return opened.level if opened else 0


def _irreplaceable(order: Instruction, new: str, place: Place, document: PolicyDocument) -> str:
    """Say why new words cannot be put for a place, "" where they can."""
    clause, lines = place.clause, new.split("\n")
    if _is_attachment(order.places[0]):
        return "整个附件的替换要人工并入"
    if clause.kind is ClauseKind.HEADING and len(lines) > 1:
        return f"{place.label}的各条要人工并入"
    if place.part is None and clause.kind is not ClauseKind.HEADING and below(document, clause):
        return f"{place.label}下面还有条款，要人工并入"
    holds = place.part and not place.part.address[1] and "\n" in place.text
    if holds and len(lines) == 1 and new.endswith(("：", ":")):
        return f"{place.label}修改后没有写明各项"
    return ""


def _is_attachment(written: str) -> bool:
    """Say whether a whole attachment is named."""
    chains = find_chains(written)
    return written == ATTACHMENT or bool(chains and chains[0].last.unit == ATTACHMENT)


def _words_begin(clause: Clause, start: int) -> int:
    """Return where the words of a part begin, behind the number of its line."""
    first = clause.text[start:].split("\n", 1)[0]
    return start + head_end(first) if start == 0 or opening(first) else start


def deleted(order: Instruction, places: list[Place], document: PolicyDocument) -> Fitted:
    """Take places out, or the row of a table."""
    if order.unit == "行":
        rows = [c for c, _, _ in covered(places, document) if is_row_of(c, order.subject)]
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


def added(order: Instruction, places: list[Place], document: PolicyDocument) -> Fitted:
    """Put in a new 条, 款 or 项."""
    adds = {
        "款": _added_paragraph,
        "项": _added_item,
        "条": _added_clauses,
        "部分": _added_clauses,
    }.get(order.unit)
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
        return Fitted(
            misfits=(f"{place.label}没有第（{number - 1}）项，第（{number}）项不知道加在哪里",)
        )
    opened = opening(place.clause.text[before.start :].split("\n", 1)[0])
    label = with_number(opened.label if opened else "（一）", number)
    change = TextChange(
        place.clause.id, before.end, before.end, f"\n{label}{without_label(order.new)}"
    )
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
    found = _each_of(order.new, len(numbers), Level.ARTICLE)
    if not numbers or found is None:
        return Fitted(misfits=("没有写明增加的各条是第几条",))
    words = [without_label(each) for each in found]
    ahead = order.where == "前"
    beside = place.clause if place and order.where else _predecessor(numbers[0], document)
    if beside is None:
        return Fitted(misfits=(f"原文没有{order.number}的前一条，不知道加在哪里",))
    if any(_is_there(each, document) for each in words):
        return Fitted(misfits=("原文已经有这一条",))
    pairs = zip(words, numbers, strict=True)
    return Fitted(added=tuple(AddedClause(beside.id, ahead, w, *n) for w, n in pairs))


def _is_there(words: str, document: PolicyDocument) -> bool:
    key = fold(words)
    return any(fold(without_label(c.text)) == key for c in document.clauses)


def _predecessor(number: tuple[int, int], document: PolicyDocument) -> Clause | None:
    """Return the clause behind which one of this number comes: 第十条 of 第十一条."""
    wanted = (number[0], number[1] - 1) if number[1] else (number[0] - 1, 0)
    articles = [c for c in document.clauses if not c.layer.startswith(ATTACHMENT)]
    articles = [c for c in articles if c.level == Level.ARTICLE]
    same = [c for c in articles if (c.number, c.branch) == wanted]
    if not number[1]:  # 第十二条之一 stands between 第十二条 and 第十三条
        same = same and [c for c in articles if c.number == wanted[0] and c.layer == same[0].layer]
    return same[-1] if same else None


def renumbered(order: Instruction, places: list[Place], _document: PolicyDocument) -> Fitted:
    """Give a place another number."""
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


def retitled(order: Instruction, _places: list[Place], document: PolicyDocument) -> Fitted:
    """Give the document another title."""
    titles = [
        c for c in document.clauses
        if c.element is Element.TITLE and not c.layer.startswith(ATTACHMENT)
    ]  # fmt: skip
    if not titles:
        return Fitted(misfits=("原文没有标题",))
    return Fitted((TextChange(titles[-1].id, 0, len(titles[-1].text), order.new),))
