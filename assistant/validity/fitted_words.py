"""Instructions about words and figures, laid beside the document that they change.

Words are looked for where the instruction says that they are; a part of a figure does not count.
"""

import re
from collections.abc import Iterable, Iterator

from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.text import fold, fold_mapped
from assistant.question.places import Place
from assistant.question.whole_clause import below
from assistant.validity.instructions import Instruction
from assistant.validity.made_changes import Fitted, TextChange
from assistant.validity.order_words import WHOLE_TEXT

_Span = tuple[Clause, int, int]
_BESIDE = 0.5
"""The share of a subject's pairs of characters that must stand beside the words meant."""
_NUMBER = re.compile(r"[0-9０-９.．,，]+")
_WORD_OF_COLUMN = re.compile(r"[（(].*")
_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?(?P<unit>[^0-9，。]{0,6})$")


def covered(places: Iterable[Place], document: PolicyDocument) -> list[_Span]:
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
    """Return where words stand, however wide they are printed; not inside of a figure."""
    key = fold(words)
    found: list[_Span] = []
    for clause, start, end in spans:
        folded = fold_mapped(clause.text[start:end])
        at = folded.text.find(key) if key else -1
        while at >= 0:
            first, last = folded.source_span(at, at + len(key))
            if not _cuts_figure(clause.text[start:end], first, last):
                found.append((clause, start + first, start + last))
            at = folded.text.find(key, at + len(key))
    return found


def _cuts_figure(text: str, start: int, end: int) -> bool:
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    cut = before.isdigit() or (before == "." and text[max(0, start - 2) : start - 1].isdigit())
    return (text[start].isdigit() and cut) or (text[end - 1].isdigit() and behind.isdigit())


def replaced_words(order: Instruction, places: list[Place], document: PolicyDocument) -> Fitted:
    """Put words for others, or nothing for them."""
    subject = "" if WHOLE_TEXT.fullmatch(order.subject) else order.subject
    spans = _of_subject(covered(places, document), subject)
    found = _stand(order.old, spans)
    if not found:
        return Fitted(misfits=(_not_there(order, spans),))
    if len(found) > 1 and subject and not _names_row(subject, spans):
        found = _about(found, subject)
    if not found:
        return Fitted(misfits=(f"“{order.old}”不止一处，“{order.subject}”指哪一处不明",))
    each = places if len(places) == len(order.places) > 1 else []
    lacking = [p.label for p in each if not _stand(order.old, covered([p], document))]
    return Fitted(
        tuple(TextChange(c.id, start, end, order.new) for c, start, end in found),
        misfits=tuple(f"{label}没有“{order.old}”" for label in lacking),
    )


def _about(found: list[_Span], subject: str) -> list[_Span]:
    """Return the one of several places beside which a subject's words stand; none if unsure."""
    pairs = {subject[i : i + 2] for i in range(len(subject) - 1)}
    shares = [sum(p in _around(*span) for p in pairs) / max(1, len(pairs)) for span in found]
    best = max(shares)
    sure = best >= _BESIDE and shares.count(best) == 1
    return [found[shares.index(best)]] if sure else []


def _around(clause: Clause, start: int, end: int) -> str:
    """Return the part of a sentence, between commas, in which characters stand."""
    text = clause.text
    first = max(text.rfind(mark, 0, start) for mark in "，。；：\n") + 1
    ends = [at for mark in "，。；：\n" if (at := text.find(mark, end)) >= 0]
    return text[first : min(ends, default=len(text))]


def _not_there(order: Instruction, spans: list[_Span]) -> str:
    where = "、".join(order.places) or "原文"
    said = f"{where}没有“{order.old}”"
    return f"{said}，已经是“{order.new}”" if order.new and _stand(order.new, spans) else said


def _of_subject(spans: list[_Span], subject: str) -> list[_Span]:
    """Return the rows that a subject names, else all spans."""
    return [s for s in spans if is_row_of(s[0], subject)] or spans


def _names_row(subject: str, spans: list[_Span]) -> bool:
    return all(is_row_of(clause, subject) for clause, _, _ in spans)


def is_row_of(clause: Clause, subject: str) -> bool:
    """Say whether a row of a table is named by one of its cells that is no number."""
    if clause.kind is not ClauseKind.ROW or not subject:
        return False
    cells = (fold(cell) for cell in clause.text.split("\t"))
    named = [c for c in cells if len(c) > 1 and not _NUMBER.fullmatch(c) and c in fold(subject)]
    return bool(named)


def _best_named(rows: list[Clause], subject: str) -> list[Clause]:
    """Return the rows of which the subject names the most cells: 残疾人补贴：一级 is one row."""
    said = fold(subject)
    named = [sum(bool(c) and fold(c) in said for c in row.text.split("\t")) for row in rows]
    return [row for row, count in zip(rows, named, strict=True) if count == max(named)]


def added_words(order: Instruction, places: list[Place], document: PolicyDocument) -> Fitted:
    """Put words before or behind others, or at the end of a place."""
    if order.where == "末":
        ends = [(p.clause, p.span[1]) for p in places]
        return Fitted(tuple(TextChange(c.id, at, at, order.new) for c, at in ends))
    found = _stand(order.old, covered(places, document))
    if len(found) != 1:
        said = f"有{len(found)}处“{order.old}”，不知道加在哪一处"
        return Fitted(misfits=(said if found else _not_there(order, covered(places, document)),))
    clause, start, end = found[0]
    at = start if order.where == "前" else end
    return Fitted((TextChange(clause.id, at, at, order.new),))


def valued(order: Instruction, places: list[Place], document: PolicyDocument) -> Fitted:
    """Put one figure for another: in a cell, or where the words of the place have it."""
    spans = covered(places, document)
    rows = [c for c, _, _ in spans if is_row_of(c, order.subject)]
    if rows:
        return _cell(order, rows)
    old, new = order.old, order.new
    if not places:  # only in a sentence that says what is spoken of
        spans = [s for c, a, b in spans for s in _sentences(c, a, b) if _says(s, order.subject)]
        if not spans:
            return Fitted(misfits=(f"没有写明是哪一条，原文也没有“{order.subject}”这几个字",))
    found = _stand(old, spans)
    if len(found) != 1:
        said = f"有{len(found)}处“{old}”，不知道是哪一处"
        return Fitted(misfits=(said if found else _not_there(order, spans),))
    clause, start, end = found[0]
    figure = _same_unit(old, new)
    start = end - len(figure) if figure and clause.text[:end].endswith(figure) else start
    return Fitted((TextChange(clause.id, start, end, new),))


def replaced_table(order: Instruction, places: list[Place], _document: PolicyDocument) -> Fitted:
    """Put the rows of another table in the place of those that begin alike; others go."""
    rows = [p.clause for p in places if p.clause.kind is ClauseKind.ROW]
    if not rows:
        return Fitted(misfits=("原文的附件里没有表格",))
    coming = {_first_cell(line): line for line in order.new.split("\n")}
    texts = [
        TextChange(row.id, 0, len(row.text), new)
        for row in rows
        if (new := coming.get(_first_cell(row.text))) is not None and new != row.text
    ]
    held = {_first_cell(row.text) for row in rows}
    gone = tuple(row.id for row in rows if _first_cell(row.text) not in coming)
    more = tuple(f"新表的“{name}”一行原表没有，没有并入" for name in coming if name not in held)
    return Fitted(tuple(texts), gone=gone, misfits=more)


def _first_cell(row: str) -> str:
    return fold(row.split("\t", maxsplit=1)[0])


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
    holding = [
        (row, at, name)
        for row in _best_named(rows, order.subject)
        for at, (name, cell) in enumerate(zip(row.columns, row.text.split("\t"), strict=False))
        if _is_cell(cell, order.old)
    ]
    named = [each for each in holding if _names_column(each[2], order.subject)]
    # Without the name of a column the figure itself must tell which cell is meant.
    found = [(row, at) for row, at, _name in named or holding]
    if len(found) != 1:
        what = f"“{order.subject}”为“{order.old}”的格"
        return Fitted(
            misfits=(f"表格里没有{what}" if not found else f"表格里有{len(found)}个{what}",)
        )
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
