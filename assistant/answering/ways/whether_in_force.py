"""Whether a document applies, or which one does, and what says so, on the day asked."""

import re
from collections.abc import Sequence

from assistant.answering.answer import Outcome
from assistant.answering.draft import Draft, cite, cite_place, drafted
from assistant.answering.draft_parts import Elapsed, Said
from assistant.answering.turn import Turn
from assistant.answering.ways.other_texts import put_in
from assistant.documents.dates import print_date
from assistant.documents.effect import EffectKind
from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.relations import RelationKind
from assistant.documents.text import fold
from assistant.question.kinds.what_is_asked import kind_named
from assistant.retrieval.evidence import Evidence
from assistant.retrieval.related import find_related
from assistant.validity.clause_since import clause_since
from assistant.validity.clause_standing import clause_status, document_status
from assistant.validity.repeal_day import repealed_from
from assistant.validity.standing import NOT_INFERRED, Standing, Status

_WHETHER, _SINCE = kind_named("是否有效"), kind_named("何时起有效")
_ENDED = re.compile(
    r"(?:什么时候|何时|几时|啥时候?|哪[一]?[年天日])[^，。？]{0,6}(?:废止|失效|停止执行|作废|停用)"
)
_UNTIL = re.compile(
    r"有效期?[^，。？]{0,4}(?:到|至|截[至止])(?:哪|什么时候|何时|几|啥)|"
    r"(?:什么时候|何时|哪[一]?[天年日])[^，。？]{0,4}(?:到期|期满|届满)"
)
_SAID = {
    Standing.REPEALED: "以{day}为准，{name} {told}。",
    Standing.AMENDED: "以{day}为准，{name} 的这个版本{told}。",
    Standing.NOT_YET: "以{day}为准，{name} {told}。",
    Standing.IN_FORCE: "以{day}为准，按文件自己写明的日期，{name} 现行有效；库内没有废止它的文件。",
    Standing.EXPIRED: "以{day}为准，{name} 写明的有效期已过。已过不等于废止，请向发文机关核实。",
}
_BEGUN = re.compile(
    r"(?:是)?(?:[从自打])?(?:哪一?[天日年]|几[号月时]|什么时候|何时|啥时候?)(?:开始|起|才)?(?:施行|执行|实行|实施|适用|生效|有|要求|规定)?"
    r"(?:的(?:要求|规定)?|了)?(?=[？?。，]|$)"
)
_HAS_WORDS, _FEW = 0.75, 3
"""The share of the words of a question that one of the first clauses found must have."""
_HAS_SOME = 0.5
"""The same of a clause in whose changed words a figure of the question stands."""
_FIGURE = re.compile(r"\d")
_EXTENDED = "以{day}为准，{by} 延长了期限，{name} 现行有效；库内没有废止它的文件。"


def clause_begun(turn: Turn) -> Draft | None:
    """Say from which day a clause holds that has been added or changed since its document began."""
    match = _BEGUN.search(turn.question.plain)
    if match is None:
        return None
    found = _clause_meant(turn, turn.question.plain.replace(match[0], " "))
    since = clause_since(*found, turn.library) if found else None
    if found is None or since is None:
        return None
    document, clause = found
    said = f"{document.name} {clause.label}的这一规定自{print_date(since.day)}起适用。"
    told = _quoting(since.source, since.sentence, said)
    cited = (cite(document, clause), *(told.citations if told else ()))
    return drafted(Outcome.ANSWERED, (Elapsed(said),), dict.fromkeys(cited))


def _clause_meant(turn: Turn, rest: str) -> tuple[PolicyDocument, Clause] | None:
    """Return the one clause that is named, else the one that has the words of the question."""
    places = [p for p in turn.question.places if p.clause.element is None]
    added = next(put_in(turn), None)
    if added:
        return turn.library.clause(added.citation.clause_id)
    if places:
        return (places[0].document, places[0].clause) if len(places) == 1 else None
    words, terms = turn.question.words_of(rest), turn.question.terms_of(rest)
    only = {d.id for d in turn.question.named} or None
    hits = turn.retriever.search(words, _FEW, only) if len(terms) > 1 else []
    if changed := _changed_to(turn, terms, hits):
        return changed
    having = (e for e in hits if _share(terms, e.clause.text) >= _HAS_WORDS)
    return next(((e.document, e.clause) for e in having), None)


def _changed_to(
    turn: Turn, terms: Sequence[str], hits: Sequence[Evidence]
) -> tuple[PolicyDocument, Clause] | None:
    """Return what ordered the words of a clause in which a figure of the question stands now.

    The clause itself prints the older one: it is asked of the new, 8000元的标准从哪天起执行.
    """
    figures = [t for t in terms if _FIGURE.search(t)]
    for hit in hits if figures else ():
        found = clause_status(hit.document, hit.clause, turn.library, turn.day)
        now, before = fold(found.words), fold(hit.clause.text)
        told = any(f in now and f not in before for f in figures)
        if found.newer and told and _share(terms, f"{hit.document.title}{now}") >= _HAS_SOME:
            return found.newer.document, found.newer.clause
    return None


def _share(terms: Sequence[str], text: str) -> float:
    """Return how much of the words of a question stands in a text."""
    text = fold(text)
    return sum(len(t) for t in terms if t in text) / max(1, sum(map(len, terms)))


def in_force(turn: Turn) -> Draft | None:
    """Say of the document that the question names whether it applies, or from when."""
    if len(turn.question.documents) != 1:
        return None
    document, plain = turn.question.documents[0], turn.question.plain
    if _ENDED.search(plain) or _UNTIL.search(plain):
        return _ended(document, turn)
    if _SINCE.is_asked(plain):
        return _since(document)
    if not _WHETHER.is_asked(plain):
        return None
    return _clause_standing(turn) or _standing(document, turn)


def _ended(document: PolicyDocument, turn: Turn) -> Draft | None:
    """Say when a document was repealed, or until when another one lets it go on.

    What it says of its own end is told where its other dates are.
    """
    found = document_status(document, turn.library, turn.day)
    by_another = found.source is not None and found.source.id != document.id
    if not by_another or found.standing not in (Standing.REPEALED, Standing.IN_FORCE):
        return None
    return _standing(document, turn)


def _clause_standing(turn: Turn) -> Draft | None:
    """Say of the one clause that is named whether it holds, where its document still does."""
    places = [p for p in turn.question.places if p.clause.element is None]
    if len(places) != 1:
        return None
    (place,) = places
    found = clause_status(place.document, place.clause, turn.library, turn.day, place.text)
    if found.holds or found.source is None:
        return None
    day = print_date(turn.day)
    said = f"以{day}为准，{place.document.name} {place.label} {found.told}。"
    told = _quoting(found.source, found.sentence, said)
    ended = found.lapsed and found.lapsed.source
    term = _quoting(ended, found.lapsed.sentence, said) if found.lapsed and ended else None
    cited = (*told.citations, *(term.citations if term else ())) if told else ()
    return told and drafted(Outcome.ANSWERED, told.lead, (cite_place(place), *cited))


def standing_not_stated(turn: Turn) -> Draft | None:
    """Say of the document that the question names that nothing tells whether it applies."""
    if len(turn.question.documents) != 1 or not _WHETHER.is_asked(turn.question.plain):
        return None
    name = turn.question.documents[0].name
    said = f"库内文件未载明 {name} 现在是否有效（已查它的全文和库内别的文件）。"
    return drafted(
        Outcome.NOT_FOUND,
        (Said(said),),
        closing=NOT_INFERRED,
    )


def repealed_elsewhere(turn: Turn) -> Draft | None:
    """Say of a document that is not in the library that one of the library repeals it."""
    if turn.question.named or not _WHETHER.is_asked(turn.question.plain):
        return None
    links = [
        link
        for related in find_related(turn.question.typed, turn.library)
        for link in related.referred_to_by
        if link.relation.kind is RelationKind.REPEALS and not related.held
    ]
    if not links:
        return None
    link, paper = links[0], links[0].document
    sentence, since = link.relation.sentence, repealed_from(link)
    ended = Status(Standing.REPEALED, sentence, paper, since, link.clause).ended
    day = f"（{print_date(since)}起）" if since and since != paper.applies_from else ""
    said = f"库里没有 {link.relation.name}；{paper.name} 写明了它已{ended}{day}。"
    return _quoting(paper, link.relation.sentence, said)


def _since(document: PolicyDocument) -> Draft | None:
    stated = (s.words for s in document.effect.statements if s.kind is EffectKind.IN_FORCE)
    return _quoting(document, next(stated, ""), "")


def _standing(document: PolicyDocument, turn: Turn) -> Draft | None:
    """Answer from what is stated for the whole document; single deadlines are another way's."""
    found = document_status(document, turn.library, turn.day)
    if found.standing is Standing.UNKNOWN or found.source is None:
        return None
    extended = found.standing is Standing.IN_FORCE and found.source.id != document.id
    said = (_EXTENDED if extended else _SAID[found.standing]).format(
        day=print_date(turn.day), name=document.name, by=found.source.name, told=found.told
    )
    return _quoting(found.source, found.sentence, said)


def _quoting(document: PolicyDocument, sentence: str, said: str) -> Draft | None:
    clause = next((c for c in document.clauses if sentence and sentence in c.text), None)
    if clause is None:
        return None
    return drafted(Outcome.ANSWERED, (Elapsed(said),), (cite(document, clause, sentence),))
