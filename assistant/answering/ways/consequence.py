"""What follows a breach: the clause that forbids, and beside it the one that punishes.

在铁路边放孔明灯罚多少: the prohibition has no sum, and the clause that has one says only 违反本办法
第五条规定. So both are read as one text, and the pair that tells it best is shown.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.draft import Draft, cite, not_stated, quoting
from assistant.answering.stating.readings import BOUND, SCORE_WEIGHT, Read, as_read, read_clauses
from assistant.answering.stating.relevance_bound import least_score
from assistant.answering.turn import Turn
from assistant.documents.model import Clause
from assistant.documents.text import fold
from assistant.model.odds import log_odds
from assistant.question.kinds.kind import Sort
from assistant.retrieval.breaches import SANCTION, follows_breach, lays_duty
from assistant.retrieval.clause_view import clause_view

_PUNISHED = re.compile(
    r"罚(?!则)|处分|追究|追责|(?:什么|啥|何种?)(?:后果|责任|下场)|拘留|坐牢|犯法|违法"
)
_TREATED = re.compile(
    r"(?:怎么|咋|如何)样?(?:处理|处置|整治)|(?:会|要|能)(?:怎么|咋)?(?:怎样|怎么样|咋样|咋的)"
    r"|(?:怎么|咋)(?:收拾|说)"
)
_MISDEED = re.compile(
    r"[乱偷私骗假违超逾]|擅自|不[^，。？]|没[^，。？有]|未|被|把|会|随[便意]|瞎|往"
)
_MANNER = re.compile(
    r"私自|擅自|随[便意]|违[反规法]|处理|处置|单位|个人|多少|怎么样?|[罚的了在把被吗呢钱会不没有要个人能给上下里外边乱元一往到和或是]"
)
"""What names no deed."""
_HAN = re.compile(r"[一-鿿]")
_LEAST_SHARED = 2
_FIRST = 2.0
"""What a pair may fall short, in fit, whose prohibition fits the question best: of 16 questions,
12 of deeds that no clause punishes, none of those 12 had such a pair."""
_MOST = 2
"""Clauses that are shown of what follows one breach."""


@dataclass(frozen=True, slots=True)
class _Breach:
    """A clause that may be broken, what follows that, and how well both answer together."""

    broken: Read
    follows: tuple[Clause, ...]
    fit: float


def consequence(turn: Turn) -> Draft | None:
    """Show what is forbidden with what follows, where one clause alone does not say both."""
    asked = turn.question.about
    if not _PUNISHED.search(asked) and not (_TREATED.search(asked) and _MISDEED.search(asked)):
        return None
    reads = read_clauses(turn)
    breaches = sorted(_breaches(turn, reads), key=lambda b: -b.fit)
    best = breaches[0] if breaches else None
    if best is None or not _is_sure(best, reads) or not _names_deed(turn, best):
        return None
    if SANCTION.search(reads[0].evidence.clause.text) and reads[0].fit >= best.fit:
        return None
    return _shown(turn, best)


def _names_deed(turn: Turn, breach: _Breach) -> bool:
    """Say whether one of the clauses has a word of the deed, or two of its characters.

    消防栓接水 is 启用公共消火栓取水; 砍树 has nothing of 林地边缘五十米内用火, whatever the
    reader thinks.
    """
    clauses = (breach.broken.evidence.clause, *breach.follows)
    said = fold("".join(clause.text for clause in clauses))
    words = [t for t in turn.question.terms if len(_MANNER.sub("", t)) > 1]
    names = (n for t in words for n in (t, *turn.library.lexicon.written(t)) if len(n) > 1)
    told = {c for c in _MANNER.sub("", turn.question.about) if c in said and _HAN.match(c)}
    return any(fold(n) in said for n in names) or len(told) >= _LEAST_SHARED


def _is_sure(breach: _Breach, reads: Sequence[Read]) -> bool:
    """Say whether both answer: less will do where the clause that is broken is the best of all."""
    first = reads[0] is breach.broken
    return breach.fit >= BOUND or (first and max(breach.fit + _FIRST, reads[0].fit) >= BOUND)


def _breaches(turn: Turn, reads: Sequence[Read]) -> Iterator[_Breach]:
    """Yield the clauses that are read and can be broken, with what follows, read as one text."""
    known = turn.question.typed.known
    pairs = [
        (read, found)
        for read in reads
        if lays_duty(read.evidence.clause)
        and (found := follows_breach(read.evidence, known, turn.library))
    ]
    if not pairs or turn.reader is None:
        return
    readings = turn.readings(as_read(turn), [_view(*p) for p in pairs])
    bound = least_score(turn.library)
    for (read, found), reading in zip(pairs, readings, strict=True):
        above = read.evidence.score - bound
        told = log_odds(reading.states + reading.partly)
        yield _Breach(read, found[:_MOST], told + SCORE_WEIGHT * above)


def _view(read: Read, follows: Sequence[Clause]) -> str:
    """Return a clause and the first that says what follows it as one text for the reader."""
    found = read.evidence
    return f"{clause_view(found.document, found.clause).read}{follows[0].text}"


def _shown(turn: Turn, breach: _Breach) -> Draft:
    """Quote both; of a sum that no clause gives it is said that none does."""
    found = breach.broken.evidence
    document = found.document
    quoted = [cite(document, found.clause), *(cite(document, c) for c in breach.follows)]
    said = "".join(c.text for c in (found.clause, *breach.follows))
    lacking = [k.name for k in turn.question.asks[Sort.VALUE] if not k.found_in(said)]
    if lacking:
        return not_stated(
            f"库内文件未载明{'、'.join(lacking)}。有关的要求和违反后的处理，原文是：", quoted
        )
    return quoting("有关的要求和违反后的处理，原文是：", quoted)
