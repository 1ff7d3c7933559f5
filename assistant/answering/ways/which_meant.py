"""Which document is meant: what is asked back where a name fits several, or fits one too loosely.

A number that is not there is told with those that it nearly is. Nothing of these is quoted: a wrong
document would be worse than a question.
"""

from collections.abc import Iterator

from assistant.answering.answer import Outcome
from assistant.answering.draft import Draft, drafted
from assistant.answering.draft_parts import Computed
from assistant.answering.listing import bulleted
from assistant.answering.turn import Turn
from assistant.documents.model import PolicyDocument
from assistant.question.document_names import Mention
from assistant.question.text_names import TextNames

_INNER = str.maketrans("《》", "〈〉")
"""A title in a title stands in 〈〉 (GB/T 15834 4.15.3.5)."""
_ASK = "请写出文号或者完整的标题再问。"


def which_meant(turn: Turn) -> Draft | None:
    """Ask which of several documents is meant, where a place in one of them is asked for."""
    said = asked_back(turn.question.typed)
    return drafted(Outcome.CLARIFY, (Computed(said),)) if said else None


def asked_back(names: TextNames) -> str:
    """Return what to ask about names that may be several documents', or ""."""
    placed = (m for m in names.doubts if _is_asked_for(m, names))
    return "\n\n".join(_which(each) for each in placed)


def nearly(names: TextNames) -> str:
    """Return which documents the numbers of a text nearly are that no document has, or ""."""
    return "\n\n".join(_nearly(names))


def titled(document: PolicyDocument) -> str:
    """Return a document as it is told of: by number, title and date."""
    date = document.date
    day = f"（{date.year}年{date.month}月{date.day}日）" if date else ""
    return f"{document.document_number}《{document.title.translate(_INNER)}》{day}"


def _is_asked_for(mention: Mention, names: TextNames) -> bool:
    """Say whether a clause of it is named, or nothing is asked beside it."""
    starts = [c.steps[0].start for c in names.chains] + [r.start for r in names.relatives]
    owners = (names.mention_before(start) for start in starts)
    if any(owner and owner.start == mention.start for owner in owners):
        return True
    return "那" in mention.written or "这" in mention.written


def _which(mention: Mention) -> str:
    if len(mention.documents) == 1:
        return (
            f"库里没有名称就叫“{mention.written}”的文件。"
            f"您要找的是不是{titled(mention.documents[0])}？{_ASK}"
        )
    rows = bulleted(map(titled, mention.documents), "份")
    return f"“{mention.written}”可能是下面几份文件中的一份，您要找的是不是：\n\n{rows}\n\n{_ASK}"


def _nearly(names: TextNames) -> Iterator[str]:
    for printed in names.unknown_numbers:
        near = names.near(printed)
        if near:
            told = "，或者 ".join(map(titled, near))
            yield f"库里没有 {printed}；您要找的是不是 {told}？没有按它回答，请核对文号再问。"
