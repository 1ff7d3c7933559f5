"""Two documents beside each other: their dates, what they are, whether names agree."""

import re
from collections.abc import Container, Iterable, Sequence
from itertools import chain

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, cite, computed, drafted, only_asks, quoting
from assistant.answering.draft_parts import Computed
from assistant.answering.listing import bulleted, stacked
from assistant.answering.replies import GRANTS, about, matter, replies_to, rulings
from assistant.answering.turn import Turn
from assistant.answering.ways.asked_term import asked_term
from assistant.documents.dates import print_date
from assistant.documents.model import Element, PolicyDocument
from assistant.documents.text import fold

_BETWEEN = re.compile(
    r"(?:两份|文件|请示|通知|意见).{0,12}(?:早|晚|差|隔|相隔|相差|间隔)了?(?:几|多少)(?:天|日)|"
    r"哪[份个](?:文件)?[^，。？]{0,4}(?:先|早|在前|后|晚)(?:出|发|印|写|一?些|一?点|的|[？?]|$)|"
    r"(?:之后|以后|过了)(?:几|多少)(?:天|日).{0,6}(?:请示|通知|文件)"
)
_DAYS = re.compile(r"(?<!第)(?:几|多少)(?:天|日)")
_OWN_TERM = 4
"""A question about a thing of its own (参保基数) does not ask what the documents are."""
_STANDING = re.compile(
    r"(?:当|作|算|是)(?:不)?(?:是|作|为|得)?.{0,6}(?:政策)?依据|效力(?![^，。]{0,3}几)|上(?:头|级)下(?:发|来)|"
    r"往上(?:递|报|送)(?:的|文件|[？?吗]|$)|上行文|下行文"
)
_APPROVED = re.compile(
    r"(?:哪天|几号|什么时候|何时).{0,4}(?:批|拨)|(?<!找)(?:谁|哪份文件|市里|区里|上面).{0,4}批的?|"
    r"(?:批|拨)了.{0,16}(?:对吗|吗|吧|没)|"
    r"(?:批|同意|批准|答应|拨|拨付)(?:了|下来|过)(?:没有|没|了?吗|么|多少)|批没批|[批拨]不[批拨]|批复(?!的?格式|[，,])|"
    r"(?:钱|款|资金)(?:到账?|拨|下来|落实)了?(?:没|吗|么)|(?:同意|答应|批准)没(?:有|同意|答应|批准)?|"
    r"同不同意|(?:是否|有没有)(?:获批|批准|同意|答应)|获批了?(?:没|吗)"
)
_NAMES = re.compile(
    r"(?:标题|题目|名称|文件名).{0,20}(?:对得上|对不对得上|一致|一样|相同|对上|符合)"
)
_WHETHER = re.compile(
    r"批没批|[批拨]不[批拨]|同不同意|是否|有没有|(?:批|同意|批准|拨付?|答应)(?:了|下来|过)?(?:没有?|了?吗|么)"
)


def days_between(turn: Turn) -> Draft | None:
    """Count the days between the dates of two documents."""
    documents = _pair(turn)
    asked = _DAYS if len(turn.question.named) > 1 else _BETWEEN
    if not asked.search(turn.question.plain) or len(documents) != 2 or turn.question.places:
        return None
    early, late = sorted(documents, key=lambda d: d.date.toordinal() if d.date else 0)
    if not early.date or not late.date:
        return None
    days = (late.date - early.date).days
    lead = (
        f"{late.name} 比 {early.name} 晚 {days} 天"
        f"（{print_date(early.date)}至{print_date(late.date)}，首日不计）。"
    )
    return computed(lead, _elements(documents, Element.DATE))


def standing(turn: Turn) -> Draft | None:
    """Say which document is a basis and which only asks, by 文种."""
    if not _STANDING.search(turn.question.plain):
        return None
    documents = turn.question.named or turn.library.documents
    if not turn.question.named and len(asked_term(turn, shortest=3)) >= _OWN_TERM:
        return None
    if not turn.question.named and not any(only_asks(d) for d in documents):
        return None
    replies = replies_to([d for d in documents if only_asks(d)], turn)
    lines = (_standing_of(d, replies) for d in documents)
    return computed(bulleted(lines, "份"), _elements(documents, Element.TITLE))


def approval(turn: Turn) -> Draft | None:
    """Show the reply to a request, or say that the library only has what was asked for.

    What a reply that the library has says otherwise (批复第二条, 批复给了多少) is not asked here.
    """
    named, plain = turn.question.named, turn.question.plain
    asked = _APPROVED.search(plain)
    if not asked or (any(d.genre in GRANTS for d in named) and not _WHETHER.search(plain)):
        return None
    words = matter(turn, _APPROVED.sub(" ", plain))
    if replied := about(turn, words, [d for d in _meant(turn) if d.genre in GRANTS]):
        return quoting("库内有这件事的答复，原文是：", rulings(replied))
    asking = [d for d in _meant(turn) if only_asks(d)]
    asking = about(turn, words, asking) or asking
    if not asking or _of_another(turn, asking):
        return None
    replies = replies_to(asking, turn)
    if replies:
        return quoting("库内有对它的答复，原文是：", chain.from_iterable(replies.values()))
    lines = stacked((_standing_of(d, replies) for d in asking), "\n", "份")
    return drafted(
        Outcome.NOT_FOUND,
        (Computed(f"库内文件未载明是否批准。\n{lines}"),),
        _elements(tuple(asking), Element.TITLE),
        closing="是否批准、何时拨付，请向主送机关或财政部门核实。",
    )


def _meant(turn: Turn) -> Sequence[PolicyDocument]:
    return turn.question.named or turn.library.documents


def _asked_terms(turn: Turn) -> list[str]:
    """Return the words of what a question asks the approval of."""
    left = _APPROVED.sub(" ", turn.question.plain)
    return [t for t in turn.question.terms_of(left) if len(t) > 1]


def _of_another(turn: Turn, asking: list[PolicyDocument]) -> bool:
    """Say whether a word of the question stands in documents, but in no request and no reply."""
    related = [d for d in turn.library.documents if d.genre in GRANTS] + asking
    said = "".join(fold(d.source) for d in related)
    terms = map(fold, _asked_terms(turn))
    return any(t not in said and turn.library.says(t) for t in terms)


def _standing_of(document: PolicyDocument, replied: Container[str]) -> str:
    if not only_asks(document):
        return f"{document.name} 是“{document.genre}”，由上往下印发，可以作为依据。"
    reply = "库内有对它的答复。" if document.id in replied else "库内没有对它的批复。"
    return (
        f"{document.name} 是“{document.genre}”，只说明申请和测算过，"
        f"不等于已经批准，不能当政策依据；{reply}"
    )


def names_agree(turn: Turn) -> Draft | None:
    """Compare the name in a document's attachment note with the titles in the library."""
    if not _NAMES.search(turn.question.plain):
        return None
    titles = _titles(turn.library.documents)
    for document in turn.library.documents:
        note = document.element(Element.ATTACHMENT_NOTE)
        title = _title_in(note.text, titles) if note else None
        if note and title:
            lead = (
                f"对得上：{document.name} 附件说明所写的名称，"
                f"与 {title.document_number} 里的标题文字一致。"
            )
            return computed(lead, (cite(document, note), title))
    return None


def _titles(documents: Iterable[PolicyDocument]) -> Sequence[tuple[str, Citation]]:
    """Return every title of the documents, folded and as it is cited."""
    found = ((d, c) for d in documents for c in d.clauses if c.element is Element.TITLE)
    return [(fold(clause.text), cite(document, clause)) for document, clause in found]


def _title_in(note: str, titles: Iterable[tuple[str, Citation]]) -> Citation | None:
    """Return the title that stands, word for word, in an attachment note."""
    folded = fold(note)
    return next((cited for title, cited in titles if title in folded), None)


def _pair(turn: Turn) -> tuple[PolicyDocument, ...]:
    return turn.question.named if len(turn.question.named) > 1 else turn.library.documents


def _elements(documents: tuple[PolicyDocument, ...], element: Element) -> tuple[Citation, ...]:
    return tuple(cite(d, c) for d in documents if (c := d.element(element)))
