"""Sums: what is to be reckoned in conversation is worked out step by step, never looked up."""

import re
from decimal import Decimal

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, cite, drafted
from assistant.answering.draft_parts import Worked, written
from assistant.answering.stating.second_step import step_before
from assistant.answering.stating.stated_split import splits_stated_money
from assistant.answering.stating.to_reckon import (
    brings_to_reckon,
    is_looked_up,
    only_names_a_row,
)
from assistant.answering.turn import Turn
from assistant.calculation.audit import AUDIT
from assistant.calculation.calculation_text import (
    USER_FIGURES_NOTE,
    markdown,
    missing_markdown,
    value_text,
)
from assistant.calculation.composed.broken_figures import broken_figure
from assistant.calculation.composed.composed_sum import composed_sum, sum_left_open
from assistant.calculation.composed.left_out import leaves_funds_out
from assistant.calculation.composed.money_asked import read_money
from assistant.calculation.formulas.formula_question import formula_question
from assistant.calculation.library_account import library_accounts
from assistant.calculation.missing import MissingInput
from assistant.calculation.premium_question import premium_question
from assistant.calculation.steps import Calculation
from assistant.documents.model import PolicyDocument
from assistant.validity.clause_standing import set_back

_AT_HAND = 4
"""The documents that fit a question best, of which one may state what is to be reckoned with."""
_SURE = 2.0
"""The fit from which a clause answers where what is asked back comes from no clause."""
_NOUN = re.compile(r"[一-鿿]{3,}")
"""What word of the question is taken for the name of a thing: 护林员."""
_OF_A_KIND = re.compile(r"[一-鿿]{2,}(?:费|金|津贴|补贴|补助|奖)")
"""A kind of money that is named, be it one of which no document has a word: 丧葬费."""
_NO_THING = re.compile(
    r"^[一二两三四五六七八九十半几每]个?(?:半?[年月天日周]|季度|星期|学期)$"
    r"|[省市县区州旗镇乡村]$|街道$|社区$|标准$|[资金]额$"
)
"""What of such words is no thing that has a standard of its own."""
_OF_PREMIUMS = re.compile(r"保费|防贫|[参投入应]保|农村人口")
_OF_OTHER_MONEY = re.compile(r"补[贴助]|津贴|报酬|工资|奖|救助|慰问|亩|吨")
_ROUNDED_BY = Decimal("0.001")
"""Of a result: what rounding to whole heads may change in it; two readings differ by more."""


def sums(turn: Turn) -> Draft | None:
    """Return the finished calculation, or the question for the figure it lacks."""
    if broken := broken_figure(read_money(turn.question.plain)):
        return _asked(broken, ())
    found = _of_a_premium(turn)
    composed = _composed(turn)
    if isinstance(found, Calculation) and leaves_funds_out(turn.question.plain, found):
        found = _unused_funds(found)
    if not isinstance(found, Calculation):
        found = _other_than_premium(turn, found, composed)
    elif isinstance(composed, Calculation) and _borrows(found, composed):
        found = composed
    elif isinstance(composed, Calculation) and _differs(found, composed):
        return _asked(_two_readings(found, composed), ())
    if found is None or _is_left_to_clauses(turn, found):
        return None
    found = _in_doubt(turn, found) or found
    citations = tuple(_cited(turn, clause_id) for clause_id in found.clause_ids)
    if isinstance(found, MissingInput):
        return _asked(found, citations)
    return _told(found, citations or _basis(turn))


def _of_a_premium(turn: Turn) -> Calculation | MissingInput | None:
    """Return the account of a premium; what it lacks is not asked for of other money."""
    found = premium_question(turn.question, turn.library.documents, turn.shelf)
    lacks = isinstance(found, MissingInput) and not _is_of_premiums(turn)
    return None if lacks else found  # 油菜任务2150亩 has no participants to be asked for


def _other_than_premium(
    turn: Turn, found: MissingInput | None, composed: Calculation | MissingInput | None
) -> Calculation | MissingInput | None:
    """Return what is not an account of a premium; what that lacks is asked for last.

    Where no premium is spoken of, a standard that may be meant is asked about before heads are.
    """
    said = "".join((turn.question.plain, *turn.question.user_turns))
    asks_which = composed is not None and bool(composed.clause_ids)
    if isinstance(composed, Calculation) or (asks_which and not _OF_PREMIUMS.search(said)):
        return composed
    return found or composed


def _is_of_premiums(turn: Turn) -> bool:
    """Say whether premiums are spoken of, now or before, or nothing that would say what is."""
    said = "".join((turn.question.plain, *turn.question.user_turns))
    return bool(_OF_PREMIUMS.search(said)) or not _OF_OTHER_MONEY.search(said)


def _is_left_to_clauses(turn: Turn, found: Calculation | MissingInput) -> bool:
    """Say whether a clause answers better than what there is to reckon or to ask."""
    if isinstance(found, MissingInput):
        offered = found.clause_ids if found.choices else ()
        return is_looked_up(turn, offered, *(() if found.clause_ids else (_SURE,)))
    return splits_stated_money(turn, found) or only_names_a_row(turn)


def _in_doubt(turn: Turn, found: Calculation | MissingInput) -> MissingInput | None:
    """Return what is to be asked where the clauses of a sum are not certainly those that apply."""
    if isinstance(found, MissingInput):
        return None
    told = _of_another_matter(turn, found) or _of_a_second_step(turn, found)
    return MissingInput((), found.figures, told, clause_ids=found.clause_ids) if told else None


def _of_a_second_step(turn: Turn, done: Calculation) -> str:
    """Ask for what another help has given first; "" where nothing comes before."""
    first = step_before(turn, done)
    asked = f"查到的条款管的是经{first}以后的部分。请说明{first}给了多少、还剩多少，再算。"
    return asked if first else ""


def _not_spoken_of(turn: Turn, done: Calculation) -> str:
    """Return a noun of the question that other documents have and those of a sum have not."""
    documents = {d.id: d for d, _ in (turn.library.clause(c) for c in done.clause_ids)}
    texts = [d.title + "".join(c.text for c in d.clauses) for d in documents.values()]
    known = turn.library.lexical.frequency
    terms = (t for t in turn.question.terms if _NOUN.fullmatch(t))
    nouns = (t for t in terms if t in known or _OF_A_KIND.fullmatch(t))
    strange = (noun for noun in nouns if not _NO_THING.search(noun))
    return next((n for n in strange if texts and not any(n[:2] in text for text in texts)), "")


def _of_another_matter(turn: Turn, done: Calculation) -> str:
    """Ask what is meant where a standard of something else would be reckoned with; else ""."""
    noun = _not_spoken_of(turn, done)
    asked = f"查到的标准所在的文件没有说到{noun}，不能拿来算。请说明问的是哪一项。"
    return asked if noun else ""


def _unused_funds(found: Calculation) -> MissingInput:
    """Ask for what is to be used with a sum and was not reckoned in (连同结余一起用)."""
    return MissingInput(
        missing=(),
        understood=found.figures,
        question="您说要一起用的那笔钱还没有算进去，请写明是多少元，再算。",
    )


def _borrows(one: Calculation, other: Calculation) -> bool:
    """Tell whether a check took a document's figures where the user's own give the answer."""
    return bool(one.clause_ids) and one.title == AUDIT and other.is_own


def _differs(one: Calculation, other: Calculation) -> bool:
    """Tell whether a second reading of the user's own figures comes to something else."""
    return other.is_own and not _agree(one, other)


def _agree(one: Calculation, other: Calculation) -> bool:
    known = (*one.result.values(), *(part * 100 for part in one.result.values() if part < 1))
    return any(_is_near(value, of) for value in other.result.values() for of in known)


def _is_near(value: Decimal, of: Decimal) -> bool:
    """Tell whether two results are one but for rounding, as to whole heads or to the 分."""
    return abs(value - of) <= abs(of) * _ROUNDED_BY


def _two_readings(one: Calculation, other: Calculation) -> MissingInput:
    """Ask what each figure is, where two readings of them come to different sums."""
    figures = {figure.text: figure for done in (one, other) for figure in done.figures}
    told = "、".join(f"“{text}”" for text in figures if text)
    return MissingInput(
        missing=(),
        understood=tuple(figures.values()),
        question=f"{told}各是什么、怎么算，有不止一种读法，不能挑一种给您。请一项一项写明。",
    )


def open_sum(turn: Turn) -> Draft | None:
    """Ask which sum is meant where a question wants one reckoned and several may be.

    Raises:
        ModelError: the reader cannot be loaded.
    """
    if not brings_to_reckon(turn):
        return None
    found = sum_left_open(turn.question, at_hand(turn), turn.day, nearness(turn))
    if found is None or _is_left_to_clauses(turn, found):
        return None
    return _asked(found, tuple(_cited(turn, clause_id) for clause_id in found.clause_ids))


def by_formula(turn: Turn) -> Draft | None:
    """Return what a formula of the shelf gives that the question names, or what it still lacks.

    What clauses state is not asked of the user: then the sum is put together from them.
    """
    asked = read_money(turn.question.plain)
    if not asked.figures or broken_figure(asked):
        return None
    found = formula_question(turn.question, turn.formulas)
    if found is None:
        return None
    citations = tuple(_cited(turn, clause_id) for clause_id in found.clause_ids)
    if isinstance(found, Calculation):
        return _told(found, citations)
    return None if isinstance(_composed(turn), Calculation) else _asked(found, citations)


def _asked(found: MissingInput, citations: tuple[Citation, ...]) -> Draft:
    understood = tuple(value_text(f) for f in found.understood)
    example = found.calculation.to_json() if found.calculation else {}
    form = tuple(f"{line.name}（{line.unit}）{line.filled}" for line in found.form)
    given = (*understood, written(example), *form)
    asked = Worked(missing_markdown(found), given=given, choices=found.choices)
    return drafted(Outcome.CLARIFY, (asked,), citations)


def _told(found: Calculation, citations: tuple[Citation, ...] = ()) -> Draft:
    names = tuple(figure.label for figure in found.figures)
    told = Worked(markdown(found), found, given=(USER_FIGURES_NOTE, *names))
    return drafted(Outcome.ANSWERED, (told,), citations)


def _composed(turn: Turn) -> Calculation | MissingInput | None:
    question, day = turn.question, turn.day
    return composed_sum(question, lambda: at_hand(turn), day, lambda: nearness(turn))


def nearness(turn: Turn) -> dict[str, Decimal]:
    """Return how near each clause came to the question when it was searched for."""
    return {e.clause.id: Decimal(str(e.score)) for e in turn.found.hits}


def at_hand(turn: Turn) -> tuple[PolicyDocument, ...]:
    """Return the documents whose figures may be meant: those named, else those that fit best.

    Of the latter those that do not apply on the day asked are left out.
    """
    if turn.question.documents:
        return turn.question.documents
    found = {e.document.id: e.document for e in turn.found.hits}
    behind = set_back(found.values(), turn.library, turn.day)
    return tuple(d for key, d in found.items() if key not in behind)[:_AT_HAND]


def _cited(turn: Turn, clause_id: str) -> Citation:
    return cite(*turn.library.clause(clause_id))


def _basis(turn: Turn) -> tuple[Citation, ...]:
    """Cite the accounts of the library, whose method the calculation follows."""
    return tuple(cite(a.document, a.clause) for a in library_accounts(turn.library.documents))
