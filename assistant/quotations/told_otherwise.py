"""Statements of a draft's own that say otherwise what a document of their section says.

市民政局用七个工作日审定, where the document has 5个工作日; 不同奖补可以重复享受 for 不得. What a
clause that is named for them is said to say has to be there as a whole; else only another figure or
another ruling word counts, or one word in the midst of words that are the document's.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.documents.model import ClauseKind
from assistant.library.wording import letters_of
from assistant.quotations.as_printed import Difference
from assistant.quotations.checked import RIGHT, Manner, Quotation, QuotationStatus
from assistant.quotations.context import Context, quotation
from assistant.quotations.counted_amounts import every_amount
from assistant.quotations.draft_names import DraftSpan
from assistant.quotations.judged import Judged
from assistant.quotations.kinds import sets_another
from assistant.quotations.named import Named
from assistant.quotations.retold import faults
from assistant.quotations.tellings import parts, sentences, statements

_HAN = re.compile(r"[\u4e00-\u9fff]")
_OWN = re.compile(
    r"我[省市县区镇乡村局委办们]|实际|目前|截至|累计|完成|拟|计划|建议|原来|以前|此前|过去|某|举报|反映|申请人"
)
"""What tells that a statement is of what was done, found or proposed, and not of a rule."""
_SHORTEST, _ALIKE, _RUN = 8, 0.7, 4
_SHORTEST_WORD, _ALIKE_WORD = 14, 0.8
"""Letters of a statement with another word in its midst, and how like its source it is."""
_LEFT_OUT = 3
"""Letters that may be left out beside it: 因此，这项工作."""
_WORD, _SHORTEST_OUTCOME = 2, 3
"""Letters of another word; of another outcome: 视为同意 for 由行政机关决定."""
_RULES = re.compile(r"[不应须可要能得需没无未]")
"""How a word begins to rule: 不能进 says what 不得驶入 does."""
_NAMES = re.compile(r"《[^《》\n]*》|第[^，。；\s]{1,6}[条款项章]|规定")
_ALIKE_CLAIMED, _RUN_CLAIMED = 0.6, 6
"""The same of what a clause is said to say."""


def with_told_otherwise(context: Context, found: Sequence[Quotation]) -> list[Quotation]:
    """Return quotations with the statements that say otherwise what they tell.

    A part of one that is as the document has it does not make the statement right.
    """
    told = list(_statements(context, found))
    parts = [q for q in found if any(_lies_in(q.span, t.span) for t in told)]
    return [*(q for q in found if q not in parts), *told]


def _lies_in(span: DraftSpan, whole: DraftSpan) -> bool:
    return whole[0] <= span[0] and span[1] <= whole[1]


def _statements(context: Context, found: Sequence[Quotation]) -> Iterator[Quotation]:
    """Yield the statements of which nothing is found yet but right parts without marks.

    Of one that has several parts rather the part that is wrong is told than all of it.
    """
    for sentence in sentences(context):
        for span in statements(context, sentence):
            shorter = [q for part in parts(context, span) for q in _free(context, part, found)]
            yield from shorter or _free(context, span, found)


def _free(context: Context, span: DraftSpan, found: Sequence[Quotation]) -> list[Quotation]:
    """Return words that say otherwise what they tell, where nothing else is found in them."""
    over = [q for q in found if q.span[0] < span[1] and span[0] < q.span[1]]
    return list(_checked(context, span)) if all(_is_part(q, span) for q in over) else []


def _is_part(found: Quotation, span: DraftSpan) -> bool:
    """Say whether a quotation is a part of a statement, without marks, and as it is printed."""
    unmarked = found.manner is Manner.UNMARKED and found.status in RIGHT
    return unmarked and found.span != span and _lies_in(found.span, span)


def _checked(context: Context, span: DraftSpan) -> Iterator[Quotation]:
    words, about = context.draft.text[slice(*span)], context.sections.documents(span[0])
    enough = len(_HAN.findall(_NAMES.sub("", words))) >= _SHORTEST
    if not enough or not about or context.own[slice(*span)] != words or _OWN.search(words):
        return
    named, claimed = context.named(words, span)
    firm = named if claimed and named and named.places else None
    verdict = context.judge.judge(words, firm or Named("", 0, 0, about, firm=False))
    placed = verdict.placed
    if verdict.status is not QuotationStatus.ALTERED or placed is None:
        return
    document = placed.stretch.document
    gone = any(context.judge.replaces(d, document) for d in about)
    row = any(c.kind is ClauseKind.ROW for c in placed.clauses)
    if document in about and not gone and not row and _is_told(verdict, words, firm):
        given = firm or context.sections.named(document, span[0])
        yield quotation(words, span, Manner.UNMARKED, verdict, given)


def _is_told(verdict: Judged, words: str, firm: Named | None) -> bool:
    """Say whether words tell what stands in their place of a document, and say it otherwise."""
    placed, quote = verdict.placed, verdict.laid.quote if verdict.laid else ""
    wrong = [d for d in faults(verdict, words) if _is_sure(d, quote)]
    if placed is None or not wrong:
        return False
    alike, run = placed.alignment.likeness, placed.alignment.run
    inside = firm and {p.clause.id for p in firm.reach} >= {c.id for c in placed.clauses}
    if inside and alike >= _ALIKE_CLAIMED and run >= _RUN_CLAIMED:
        return any(sets_another(d) or _is_outcome(d, words) for d in wrong)
    if alike < _ALIKE or run < _RUN:
        return False
    return all(map(sets_another, wrong)) or _is_other_word(verdict, wrong, words)


def _is_sure(change: Difference, quote: str) -> bool:
    """Say whether a change is more than how the draft begins or goes on, or names a clause."""
    label = quote[max(0, change.at - 1) : change.at + 1].startswith("第")
    inside = change.at > 0 and change.at + len(change.source) < len(quote)
    return not label and (inside or sets_another(change))


def _is_outcome(change: Difference, words: str) -> bool:
    """Say whether a change puts something else for what follows from a condition."""
    at = max(words.rfind("，"), words.rfind(","))
    last = change.quoted in words[at + 1 :] and at >= 0
    return last and min(len(change.source), len(change.quoted)) >= _SHORTEST_OUTCOME


def _is_other_word(verdict: Judged, wrong: Sequence[Difference], words: str) -> bool:
    """Say whether one word in the midst of words is another than in the document."""
    changed = verdict.laid.differences if verdict.laid else ()
    put = [d for d in changed if d.quoted and d.source and not d.layout]
    only = put[0] if len(put) == 1 and put[0] in wrong else None
    if sum(len(d.source) for d in wrong if not d.quoted) > _LEFT_OUT:
        return False
    if verdict.placed is None or only is None or min(len(only.source), len(only.quoted)) < _WORD:
        return False
    rules = every_amount(only.source + only.quoted) or _RULES.search(only.source + only.quoted)
    long = len(letters_of(words)) >= _SHORTEST_WORD
    return not rules and long and verdict.placed.alignment.likeness >= _ALIKE_WORD
