"""What follows where a clause is broken: the clauses of its document that say so.

A regulation forbids in one place and punishes in another: 违反本办法第五条规定，…的，处…罚款,
有前条行为的，…, or the deed is named again (携犬进入禁止进入的公共场所的，…). Only clauses of the
same document are looked at, and of its other layers none.
"""

import re
from itertools import pairwise

from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.library.library import Library
from assistant.question.document_names import KnownNames
from assistant.question.places import Place
from assistant.retrieval.cross_references import cited_in
from assistant.retrieval.evidence import Evidence

SANCTION = re.compile(
    r"罚款|处以?[^，。；]{0,12}元|警告|没收|吊销|拘留|处分|追究|责令|查处|处罚|通报|取消|收回|追回|退回"
    r"|扣[发减罚]|停发|不得再|信用档案|失信|赔偿|滞纳金|违约金|移送"
)
"""What a clause lays upon him who breaks another."""
_DUTY = re.compile(r"不得|禁止|严禁|不准|不许|应当|必须|不能|谢绝")
_BREAKS = re.compile(r"违反|行为|情形|规定[^，。；]{0,8}的[，,]|未按|未依")
_LAST_CLAUSE = re.compile(r"(?:违反|有|实施)(?:了)?前[一两二]?条")
_DEED = re.compile(r"^(?:第[^\s　]{1,8}条[\s　]*)?(?P<deed>[^，,。；;]{4,}?的)[，,]")
_SAME, _LEAST_WORDS = 0.5, 2
"""Share of a deed's weight, and number of its words, by which it is the one that is forbidden."""
_MOST_CITED = 30
_KINDS = (ClauseKind.CLAUSE, ClauseKind.PARAGRAPH)


def lays_duty(clause: Clause) -> bool:
    """Say whether a clause forbids or demands something, so that it can be broken."""
    return clause.kind in _KINDS and _DUTY.search(clause.text) is not None


def follows_breach(found: Evidence, known: KnownNames, library: Library) -> tuple[Clause, ...]:
    """Return the clauses that say what follows where one that was found is broken.

    Those that refer to it come before those that only name the same deed.
    """
    document, broken = found.document, found.clause
    others = [c for c in document.clauses if _may_punish(c, broken)]
    citing = [c for c in others if _cites(document, c, broken, known)]
    return tuple(citing or [c for c in others if _names_deed(c, broken, library)])


def _may_punish(clause: Clause, broken: Clause) -> bool:
    elsewhere = clause.id != broken.id and clause.layer == broken.layer
    return elsewhere and clause.kind in _KINDS and SANCTION.search(clause.text) is not None


def _cites(document: PolicyDocument, clause: Clause, broken: Clause, known: KnownNames) -> bool:
    """Say whether a clause refers to the one that is broken, as a breach of it."""
    if _LAST_CLAUSE.search(clause.text) and _is_next(document, broken, clause):
        return True
    if not _BREAKS.search(clause.text):
        return False
    places = cited_in(Place(document, clause), known, _MOST_CITED)
    return any(p.clause.id == broken.id for p in places)


def _is_next(document: PolicyDocument, first: Clause, second: Clause) -> bool:
    """Say whether one clause comes right behind another of its kind."""
    same = [c for c in document.clauses if c.level == first.level and c.layer == first.layer]
    return any(a.id == first.id and b.id == second.id for a, b in pairwise(same))


def _names_deed(clause: Clause, broken: Clause, library: Library) -> bool:
    """Say whether the deed that a clause punishes is the one that another forbids."""
    deed = _DEED.search(clause.text)
    if deed is None:
        return False
    terms = library.segmenter.index_terms
    forbidden, words = set(terms(broken.text)), set(terms(deed["deed"]))
    same = {w for w in words & forbidden if len(w) > 1}
    weigh = library.lexical.weight
    most = sum(map(weigh, words))
    return len(same) >= _LEAST_WORDS and sum(map(weigh, words & forbidden)) >= _SAME * most
