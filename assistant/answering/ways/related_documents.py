"""References between documents: 哪些文件引用了36号文, 这份通知废止了哪些文件."""

import re

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, cite, computed, drafted
from assistant.answering.draft_parts import Computed
from assistant.answering.listing import bulleted
from assistant.answering.turn import Turn
from assistant.documents.relations import RelationKind
from assistant.library.links import Link
from assistant.retrieval.related import Related, find_related

_VERBS: tuple[tuple[str, tuple[RelationKind, ...]], ...] = (
    ("依据|根据|按照", (RelationKind.BASIS,)),
    ("转发", (RelationKind.FORWARDS,)),
    ("印发", (RelationKind.ISSUES,)),
    ("废止|取代|替代", (RelationKind.REPEALS,)),
    ("修订|修改", (RelationKind.AMENDS,)),
    ("答复|批复|回复", (RelationKind.REPLIES,)),
    ("解读|图解", (RelationKind.EXPLAINS,)),
    ("更正|勘误", (RelationKind.CORRECTS,)),
    ("引用|援引|引了|引过|参照|提到|提过", tuple(RelationKind)),
)
_VERB = "|".join(verbs for verbs, _ in _VERBS)
_FILES = r"(?:文件|公文|规定|办法|通知|请示|意见|材料)"
_BY = re.compile(
    rf"(?:哪些|哪几[份个]|哪[份个]|有没有|什么|其他|别的)(?:其他|别的)?{_FILES}?"
    rf"(?:里|中|还|都|曾|也|是|以)*(?P<by>{_VERB})|被(?:哪|什么|谁|其他|别的)[^，。？]{{0,8}}?(?P<passive>{_VERB})"
)
_OF = re.compile(
    rf"(?P<of>{_VERB})(?:了|过|的|是|有)*(?:哪些|哪几|哪[份个]|什么)(?:上级|其他)?{_FILES}"
)


def related_documents(turn: Turn) -> Draft | None:
    """List the references to a document that the question names, or from it."""
    by, of = _BY.search(turn.question.plain), _OF.search(turn.question.plain)
    if not (by or of):
        return None
    found = find_related(turn.question.typed, turn.library)
    if len(found) != 1:
        return None
    if of and found[0].held:
        return _told(found[0], found[0].refers_to, f"{found[0].name} {{kind}}的文件", of["of"])
    verb = by["by"] or by["passive"] if by else ""
    return _told(found[0], found[0].referred_to_by, f"{{kind}} {found[0].name} 的文件", verb)


def _told(related: Related, links: tuple[Link, ...], what: str, verb: str) -> Draft | None:
    kinds = next((kinds for verbs, kinds in _VERBS if verb and re.match(verbs, verb)), ())
    fitting = [link for link in links if link.relation.kind in kinds and link.clause]
    kind = "引用" if len(kinds) > 1 else verb
    told = what.format(kind=kind)
    if not fitting:
        return drafted(Outcome.NOT_FOUND, (Computed(f"库内没有找到{told}。"),))
    lines = tuple(dict.fromkeys(_line(link) for link in fitting))
    lead = f"库内找到{told} {len(lines)} 处："
    return computed(f"{lead}\n\n{bulleted(lines)}", dict.fromkeys(map(_cited, fitting)))


def _line(link: Link) -> str:
    clause = link.clause.label if link.clause else ""
    return f"{link.document.name} {clause}：{link.relation.kind.value} {link.relation.name}"


def _cited(link: Link) -> Citation:
    assert link.clause is not None  # noqa: S101  narrows for the type checker
    return cite(link.document, link.clause, link.relation.sentence)
