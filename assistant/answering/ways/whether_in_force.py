"""Whether a document applies, or which one does, and what says so, on the day asked."""

from assistant.answering.answer import Outcome
from assistant.answering.draft import Draft, cite, drafted
from assistant.answering.draft_parts import Elapsed, Said
from assistant.answering.turn import Turn
from assistant.documents.dates import print_date
from assistant.documents.effect import EffectKind
from assistant.documents.model import PolicyDocument
from assistant.documents.relations import RelationKind
from assistant.question.kinds.what_is_asked import kind_named
from assistant.retrieval.related import find_related
from assistant.validity.clause_standing import document_status
from assistant.validity.standing import NOT_INFERRED, Standing

_WHETHER, _SINCE = kind_named("是否有效"), kind_named("何时起有效")
_SAID = {
    Standing.REPEALED: "以{day}为准，{name} 已被 {by} 废止。",
    Standing.AMENDED: "以{day}为准，{name} 的这个版本{told}。",
    Standing.NOT_YET: "以{day}为准，{name} {told}。",
    Standing.IN_FORCE: "以{day}为准，按文件自己写明的日期，{name} 现行有效；库内没有废止它的文件。",
    Standing.EXPIRED: "以{day}为准，{name} 写明的有效期已过。已过不等于废止，请向发文机关核实。",
}
_EXTENDED = "以{day}为准，{by} 延长了期限，{name} 现行有效；库内没有废止它的文件。"


def in_force(turn: Turn) -> Draft | None:
    """Say of the document that the question names whether it applies, or from when."""
    if len(turn.question.documents) != 1:
        return None
    document = turn.question.documents[0]
    if _SINCE.is_asked(turn.question.plain):
        return _since(document)
    return _standing(document, turn) if _WHETHER.is_asked(turn.question.plain) else None


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
    said = f"库里没有 {links[0].relation.name}；{links[0].document.name} 写明了它已废止。"
    return _quoting(links[0].document, links[0].relation.sentence, said)


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
