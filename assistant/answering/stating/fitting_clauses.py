"""Which of the clauses that were read may be shown for what is asked, and which of them first.

The reader says how well each fits. What is closed it does not judge: that there is a figure of
the kind that is asked for, that a row is for the figure of the question, that a clause applies.
"""

import re
from collections.abc import Collection, Sequence
from itertools import chain

from assistant.answering.draft import only_asks
from assistant.answering.stating.bounds import asked_figures, bounds
from assistant.answering.stating.deeds import says_strict_deeds
from assistant.answering.stating.named_row import NamedRow
from assistant.answering.stating.readings import BOUND, Read, read_on, read_within
from assistant.answering.stating.row_in_band import is_of_no_row
from assistant.answering.stating.ruling import Ruling
from assistant.answering.stating.talked_bound import fitting_reads, writes_asked
from assistant.answering.stating.value_ruling import YEAR
from assistant.answering.turn import Turn
from assistant.calculation.stated.bands import lies_in
from assistant.documents.model import ClauseKind, Element, PolicyDocument
from assistant.documents.numbers.figures import WrittenFigure
from assistant.question.kinds.kind import Kind, Sort
from assistant.question.kinds.what_is_asked import kind_named
from assistant.validity.clause_standing import set_back
from assistant.validity.outlived import is_over
from assistant.validity.successors import counterparts, successors

_MONEY, _SHARE = kind_named("金额"), kind_named("比例")
_EXACT = frozenset({"金额", "比例", "时长", "年龄", "分值", "数量"})
"""Kinds of value that a sentence either has or has not: no reader is needed to see that."""
_COUNTED = _EXACT | {"数值", "次数", "年份", "月份", "具体日期"}
"""Kinds of value that are written with a figure."""
_SINCE = re.compile(r"(?:19|20)\d\d\s*年[^，。；]{0,8}?(?:起|[以之][前后]|后|前|至|到|—|-|～|~)")
"""A year from or up to which something holds, which is told of others too."""
_PLAIN = (ClauseKind.CLAUSE, ClauseKind.PARAGRAPH)
_RIVAL = 4.0
"""How far behind, in fit, a clause that holds goes before one that does not, or that bounds."""
_RIVAL_OF_PLAN = 2.5
"""The same of a newer clause, where the time of the best one's document is over."""
_SAYS_AS_MUCH = 2.0
"""How far behind, in the reader's log-odds, a clause may be that says the same as a request."""
_DENIED = 2.0
"""The fit from which a clause is shown against the rules (docs/model-card.md)."""
_RATHER = -1.2
"""The reader's log-odds from which a clause with such a value is shown, though it has few of the
question's words."""
_BEHIND = 0.5
"""The fit from which one of the clauses answers that are read only where none of the first does."""
_BARE = re.compile(r"\t[\d.,]+(?:\t|$)")
"""A cell of a row that is a figure and nothing else."""


def exact_kinds(turn: Turn) -> list[Kind]:
    """Return the kinds of exact value that a question asks for."""
    return [kind for kind in turn.question.asks[Sort.VALUE] if kind.name in _EXACT]


def fitting_clauses(turn: Turn, reads: Sequence[Read]) -> list[Read]:
    """Return the clauses that may be shown, best first; `reads` are those that were read first.

    More are read where none of these may; a row of a table says too little to be one of them.
    """
    fitting = _fitting(turn, fitting_reads(turn, reads))
    if not fitting:
        behind = [r for r in fitting_reads(turn, read_on(turn)) if r.fit >= _BEHIND and _named(r)]
        fitting = _fitting(turn, [r for r in behind if r.evidence.clause.kind in _PLAIN])
    return _in_band_first(turn, bounding_first(turn, fitting, reads), reads)


def best_first(turn: Turn, fitting: Sequence[Read]) -> list[Read]:
    """Return the clauses with one that applies and grants before its rivals that do not."""
    return _holding_first(turn, _grants_first(turn, _talked_first(turn, fitting)))


def against_rules(turn: Turn, fitting: Sequence[Read], found: Ruling) -> bool:
    """Say whether the best clause is shown though the rules find that nothing states it.

    It is where the reader is sure, and of a row not only the search. It is, too, where the rules
    only miss the question's words beside the value, not the thing that is asked about, and the
    clause has such a value.
    """
    if not fitting:
        return False
    best = fitting[0]
    plain = best.evidence.clause.kind in _PLAIN
    asked = [k for k in turn.question.asks[Sort.VALUE] if k.name in _COUNTED]
    lacks = bool(asked) and YEAR.search(found.lacking) is None
    held = lacks and best.told >= _RATHER and _holds(best, asked)
    sure = best.fit >= _DENIED and (plain or best.told >= 0)
    return sure or held or writes_asked(turn, best)


def _fitting(turn: Turn, reads: Sequence[Read]) -> list[Read]:
    """Return those of some clauses that may be shown for what is asked."""
    exact = exact_kinds(turn)
    holding = (each for each in reads if _says(each) and _holds(each, exact))
    fitting = [each for each in holding if not exact or _is_of_the_deed(turn, each)]
    fitting = [r for r in fitting if not is_of_no_row(turn, r.evidence.document, r.evidence.clause)]
    years = set(YEAR.findall(turn.question.typed.without_names())) if exact else set()
    return [each for each in fitting if not years or not _is_of_another_year(each, years)]


def _is_of_another_year(read: Read, years: set[str]) -> bool:
    """Say whether a clause gives its figures for a year, and for none of those asked about.

    力争2023年新建4万个 does not answer for 2025; 2016年以后参保的 may well for 2018.
    """
    document = read.evidence.document
    told = f"{document.title_of(read.evidence.clause)}{read.text}"
    own = set(YEAR.findall(told))
    return bool(own) and not own & years and _SINCE.search(told) is None


def _named(read: Read) -> bool:
    """Say whether a clause has a word of the question, in whatever form: nonsense has none."""
    return read.evidence.coverage + read.evidence.explained > 0


def _says(read: Read) -> bool:
    """Say whether a clause says something: a title and a heading only name what stands below."""
    clause = read.evidence.clause
    return clause.kind is not ClauseKind.HEADING and clause.element is not Element.TITLE


def _holds(read: Read, exact: Sequence[Kind]) -> bool:
    """Say whether what would be shown has a value of each kind, the unit of its table counted.

    Of a table that gives no unit at all any figure will do where the reader is sure.
    """
    found, text = read.evidence, read.text
    if found.clause.kind is not ClauseKind.ROW:
        return _gives(text, exact)
    bare = read.fit >= _DENIED and _BARE.search(text) is not None
    return bare or _gives(NamedRow(found.document, found.clause).said(), exact)


def _gives(text: str, exact: Sequence[Kind]) -> bool:
    """Say whether a text has a value of each kind; how much is paid may be a share: 契税的50%."""
    shared = _SHARE.found_in(text) is not None
    return all(kind.found_in(text) or (kind is _MONEY and shared) for kind in exact)


def _is_of_the_deed(turn: Turn, read: Read) -> bool:
    """Say whether a clause, with what stands above it, is of the fine that is asked for."""
    clause = read.evidence.clause
    return says_strict_deeds(turn.question.about, "".join((*clause.path, clause.text)))


def _talked_first(turn: Turn, fitting: Sequence[Read]) -> list[Read]:
    """Return the clauses with one of the documents of the talk before a rival of another.

    几号到账 behind 耕地补贴呢 is of that, however alike another paper pays out.
    """
    talked = {d.id for d in turn.question.documents if turn.question.follows}
    own = (r for r in fitting if r.evidence.document.id in talked)
    first = next((r for r in own if r.fit >= fitting[0].fit - _RIVAL), fitting[0])
    return [first, *(r for r in fitting if r is not first)]


def _grants_first(turn: Turn, fitting: Sequence[Read]) -> list[Read]:
    """Return the clauses with one that grants before a request that says the same.

    One of the last answer is what the talk is about, however much the request says of it.
    """
    best, talked = fitting[0], {place.clause.id for place in turn.question.before}
    if only_asks(best.evidence.document):
        # A turn that leans on another says too little for the reader to tell the two apart.
        least = best.told - _SAYS_AS_MUCH * (1 + turn.question.follows)
        alike = (r for r in fitting if r.told >= least or r.evidence.clause.id in talked)
        granting = (each for each in alike if not only_asks(each.evidence.document))
        best = next(granting, best)
    return [best, *(each for each in fitting if each is not best)]


def _holding_first(turn: Turn, fitting: Sequence[Read]) -> list[Read]:
    """Return the clauses with one that applies on the day asked before a rival that does not.

    What a repealed paper says its successor says otherwise: that is shown, however it is worded.
    Who names the repealed one asks for its own words.
    """
    behind = set_back((r.evidence.document for r in fitting), turn.library, turn.day)
    best = fitting[0].evidence.document
    if best in turn.question.told:
        return list(fitting)
    if best.id not in behind:
        return _lasting_first(turn, fitting, behind)
    instead, said = _of_successors(turn, fitting[0])
    rivals = (r for r in (*fitting[1:], *said) if r.evidence.document.id not in behind)
    near = (r for r in rivals if r.fit >= fitting[0].fit - _RIVAL)
    first = next(chain(instead, near), fitting[0])
    return [first, *(r for r in fitting if r.evidence.clause.id != first.evidence.clause.id)]


def _lasting_first(turn: Turn, fitting: Sequence[Read], behind: Collection[str]) -> list[Read]:
    """Return the clauses with a newer paper's before the best one, where the time of that is over.

    It must say about as much: of a plan whose years are over much is said nowhere else.
    """
    best = fitting[0]
    document = best.evidence.document
    newer = [
        r for r in fitting[1:]
        if r.fit >= best.fit - _RIVAL_OF_PLAN and r.evidence.document.id not in behind
        and _comes_after(r.evidence.document, document)
        and not is_over(r.evidence.document, turn.library, turn.day)
    ]  # fmt: skip
    if not newer or not is_over(document, turn.library, turn.day):
        return list(fitting)
    return [newer[0], *(r for r in fitting if r is not newer[0])]


def _comes_after(one: PolicyDocument, other: PolicyDocument) -> bool:
    return one.date is not None and other.date is not None and one.date > other.date


def _of_successors(turn: Turn, read: Read) -> tuple[list[Read], list[Read]]:
    """Return what the paper that repealed another says for a clause of that, and says to fit."""
    document, clause = read.evidence.document, read.evidence.clause
    came = successors((document,), turn.library, turn.day)
    same = {c.id for newer in came for c in counterparts(document, clause, newer)}
    instead = read_within(turn, came, same) if same else ()
    said = [each for each in read_within(turn, came) if each.fit >= BOUND]
    return _fitting(turn, instead), _fitting(turn, said)


def bounding_first(turn: Turn, fitting: Sequence[Read], reads: Sequence[Read]) -> list[Read]:
    """Return the clauses with one that bounds the figure asked of before one that does not.

    79岁 is not answered by the row 90至99周岁, nor 三层能不能申请 by what to bring.
    """
    first = fitting[0] if fitting else None
    if first is None or (bounds(turn, first.text) and first.evidence.clause.kind in _PLAIN):
        return list(fitting)
    same = (r for r in reads if r.evidence.document.id == first.evidence.document.id)
    plain = (r for r in same if r.evidence.clause.kind in _PLAIN and r.fit >= first.fit - _RIVAL)
    bounding = next((r for r in plain if bounds(turn, r.text)), None)
    return [bounding, *fitting] if bounding else list(fitting)


def _in_band_first(turn: Turn, fitting: Sequence[Read], reads: Sequence[Read]) -> list[Read]:
    """Return the clauses with the row whose band holds the figure before one of its table.

    For 25吨 the row 10—20吨 is the wrong one, however near the reader finds the two.
    """
    figures = asked_figures(turn.question)
    if not fitting or not figures or _in_band(fitting[0], figures) is not False:
        return list(fitting)
    first = fitting[0]
    same = (r for r in reads if r.evidence.clause.path == first.evidence.clause.path)
    rows = (r for r in same if r.evidence.document.id == first.evidence.document.id)
    holding = (r for r in rows if r.fit >= first.fit - _RIVAL and _in_band(r, figures))
    best = next(holding, first)
    return [best, *(r for r in fitting if r is not best)]


def _in_band(read: Read, figures: Sequence[WrittenFigure]) -> bool | None:
    """Say whether a row is for a figure of the question; None of one that has no such band."""
    found = read.evidence
    if found.clause.kind is not ClauseKind.ROW:
        return None
    return lies_in(NamedRow(found.document, found.clause).bands, figures)
