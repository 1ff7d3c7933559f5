"""What an amending document orders, read into data: 将第四条中的“不超过8个”修改为“不超过10个”.

The ways to order a change are those of the 立法技术规范 (修改 删去 增加 改为 作为) and those of
ordinary 通知 (由…调整为…). What is ordered and cannot be read is an instruction too, of the action
`UNREAD`, so that nothing of an amending document is passed over.
"""

import re
from dataclasses import dataclass, fields, replace

from assistant.documents.document_number import find_document_numbers, number_key
from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.numbering import Level, opening
from assistant.documents.relations import RelationKind
from assistant.library.links import bare_title, names_of
from assistant.question.clause_units import ATTACHMENT
from assistant.question.short_titles import is_generic
from assistant.question.written_places import find_chains
from assistant.validity.amending_text import AmendingSentence, amending_sentences
from assistant.validity.order_words import (
    ADJUSTS,
    CHANGES,
    NAME_ALONE,
    NAMES,
    REPLACES_TABLE,
    SPEAKS_OF,
    Action,
    Order,
    places_in,
    units_of_text,
    written_in_full,
)
from assistant.validity.ordered import ordered

_LEADS_IN = re.compile(r"(?:修[改订正]|调整)如下|如下(?:修[改订正]|调整)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction(Order):
    """An order with the place of the amending document in which it stands.

    `clause` is the paper's own, `sentence` as printed there; `document` is the changed document as
    named, "" where the paper changes one only.
    """

    clause: Clause
    sentence: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class _Context:
    """What is spoken of, for the sentences that do not say it again, from a level of lines on."""

    level: int = 0
    places: tuple[str, ...] = ()
    document: str = ""


def instructions(paper: PolicyDocument) -> tuple[Instruction, ...]:
    """Return the changes that `paper` orders, in the order of its text."""
    open_contexts: list[_Context] = [_Context()]
    found: list[Instruction] = []
    amends = _is_amending(paper)
    seen: Clause | None = None
    for sentence in amending_sentences(paper):
        if sentence.level or sentence.clause is not seen:
            level = sentence.level or Level.CIRCLED + 1
            open_contexts = [c for c in open_contexts if c.level < level] or [_Context()]
            seen = sentence.clause
        context = _named_in(sentence, open_contexts[-1])
        orders, last = _read(sentence, context, amends=amends)
        orders += _tables(sentence, context, paper)
        found += orders
        open_contexts.append(replace(last, level=sentence.level or open_contexts[-1].level))
    return tuple(found)


def instructions_for(paper: PolicyDocument, document: PolicyDocument) -> tuple[Instruction, ...]:
    """Return the changes that `paper` orders of `document`; none where it amends others only."""
    own = tuple(i for i in instructions(paper) if i.document and _means(i.document, document))
    amended = [r for r in paper.relations if r.kind is RelationKind.AMENDS]
    names = names_of(document)
    alone = all({r.number_key, bare_title(r.title)} & {*names} for r in amended)
    if not amended or not alone:
        return own
    return tuple(i for i in instructions(paper) if not i.document or _means(i.document, document))


def _is_amending(paper: PolicyDocument) -> bool:
    """Say whether to amend is what a document does: 关于修改《…》的决定, 现将《…》附件修改如下."""
    titled = any(words in paper.title for words in ("修改", "修订", "修正"))
    amends = (r for r in paper.relations if r.kind is RelationKind.AMENDS)
    return titled or any(_LEADS_IN.search(r.sentence) for r in amends)


def _means(name: str, document: PolicyDocument) -> bool:
    """Say whether an amending document means `document` by a title, a short one, or a number."""
    key = number_key(name)
    if key:
        return key == document.number_key
    bare = bare_title(name)
    titles = [n for n in names_of(document) if n != document.number_key]
    return is_generic(name) or any(t.endswith(bare) or bare in t for t in titles)


def _named_in(sentence: AmendingSentence, context: _Context) -> _Context:
    """Return the context with the document that a sentence names: 《甲办法》第三条."""
    told = SPEAKS_OF.search(sentence.text) or CHANGES.search(sentence.text)
    if not (told or NAME_ALONE.fullmatch(sentence.text)):
        return context
    title = NAMES.search(sentence.text)
    if title:
        return replace(context, document=title["title"], places=())
    numbers = find_document_numbers(sentence.text)
    return replace(context, document=numbers[0].printed, places=()) if numbers else context


def _read(
    sentence: AmendingSentence, context: _Context, *, amends: bool
) -> tuple[list[Instruction], _Context]:
    """Return what a sentence orders, and what is spoken of behind it."""
    found: list[Instruction] = []
    text = _without_label(sentence.text)
    blank = Instruction(
        Action.UNREAD, clause=sentence.clause, sentence=sentence.printed, document=context.document
    )
    if not (CHANGES.search(text) or ADJUSTS.search(text)):
        places = places_in(text, context.places)
        return [], replace(context, places=places) if places and SPEAKS_OF.search(text) else context
    for unit in units_of_text(text):
        if ADJUSTS.search(unit):
            found.append(replace(blank, action=Action.ADJUSTS))
            continue
        orders, places = ordered(unit, sentence.quotes, context.places)
        read = [_instruction(blank, order) for order in orders if amends or _certain(order)]
        found += _same_row(read, found)
        context = replace(context, places=places)
    return found, context


def _tables(
    sentence: AmendingSentence, context: _Context, paper: PolicyDocument
) -> list[Instruction]:
    """Return the order to put the table behind the paper in the place of an attachment."""
    if not REPLACES_TABLE.search(sentence.text):
        return []
    rows = [c.text for c in paper.clauses if c.kind is ClauseKind.ROW]
    chains = find_chains(sentence.text)
    named = (written_in_full(s) for c in chains for s in c.steps if s.unit == ATTACHMENT)
    place = next(named, ATTACHMENT)
    table = Instruction(
        Action.REPLACE_TABLE, (place,), new="\n".join(rows),
        clause=sentence.clause, sentence=sentence.printed, document=context.document,
    )  # fmt: skip
    return [table] if rows else []


def _same_row(orders: list[Instruction], found: list[Instruction]) -> list[Instruction]:
    """Return orders with the row of a table that the sentence named before: D级，一人户由…."""
    said = next((each.subject for each in found if each.subject), "")
    row = re.split("[，：]", said)[0]
    changed = Action.CHANGE_VALUE
    return [
        replace(o, subject=f"{row}，{o.subject}") if row and o.action is changed else o
        for o in orders
    ]


def _certain(order: Order) -> bool:
    """Say whether words that are no decision to amend order a change: 加强管理，增加投入 do not."""
    return order.action is not Action.UNREAD and bool(order.places)


def _instruction(blank: Instruction, order: Order) -> Instruction:
    return replace(blank, **{field.name: getattr(order, field.name) for field in fields(Order)})


def _without_label(text: str) -> str:
    """Return a sentence without the number of its line; 第六条修改为 is no number of its own."""
    opened = opening(text)
    if opened is None:
        return text
    rest, label = text, opened.label
    for character in label:
        rest = rest.lstrip()[1:] if rest.lstrip()[:1] == character else rest
    spaced = rest[:1].isspace() or rest[:1] == "\u3000"
    return rest.strip() if spaced or opened.level is not Level.ARTICLE else text
