"""What a document is: number, signer, recipients, date, issuer, and what it does not carry."""

import re
from collections.abc import Sequence

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, cite, drafted, quoting, whole_sentences
from assistant.answering.draft_parts import Computed, Said
from assistant.answering.listing import listed, names_of
from assistant.answering.stating.document_rulings import whole
from assistant.answering.stating.readings import sees_answer
from assistant.answering.stating.ruling import Stating, cited
from assistant.answering.stating.states import states
from assistant.answering.turn import Turn
from assistant.documents.model import Element, PolicyDocument
from assistant.question.asked_elements import best_titled
from assistant.question.kinds.kind import Kind, Sort
from assistant.question.kinds.what_is_asked import asked_kinds
from assistant.validity.standing import NOT_INFERRED

_EVERY = re.compile(
    r"(?:两|几|[三四五六]|各|每|所有|全部|这些)[份个篇]?(?:文件|文(?![号件]))|库里(?:的|所有)|各自"
)
_FEW = 6
_TITLED = 0.4
"""Share of a question's words that a title must say to be the document that is meant."""
_SEEN = 1.0
"""The fit from which a clause that the reader sees is what is asked about."""
_APPLIES = re.compile(
    r"(?:申请书?|材料|手续|表格?)(?:要|该|得|是)?(?:[交递报送]到?给?(?:谁|哪)|往哪)"
)
"""Asks where somebody hands an application in, not to whom a document is addressed."""


def metadata(turn: Turn) -> Draft | None:
    """Answer what a document is, or say that its text does not state what was asked."""
    # 那36号文呢 asks of another document what was asked before.
    words = (
        turn.question.whole if turn.question.follows and turn.question.named else turn.question.own
    )
    if not turn.question.documents and _APPLIES.search(words.text):
        return None
    statements, elements = asked_kinds(words, Sort.STATEMENT), asked_kinds(words, Sort.ELEMENT)
    if statements:
        stating = turn.question.documents or _stating(turn, statements[0])
        return _statement(turn, statements[0], stating) if stating else None
    if not elements:
        return None
    documents = turn.question.documents or _every_document(turn) or _best_document(turn)
    return _elements(turn, elements, documents)


def _every_document(turn: Turn) -> tuple[PolicyDocument, ...]:
    """Return all documents where the question means all, of which there must be few."""
    documents = turn.library.documents
    return documents if _EVERY.search(turn.question.plain) and len(documents) <= _FEW else ()


def _stating(turn: Turn, kind: Kind) -> tuple[PolicyDocument, ...]:
    """Return the documents of which a statement is told where none is named.

    Those whose titles the question says, or all: of a few, or where nothing else is said. Among
    many any one has a telephone number or a day from which it holds: whose, search must tell.
    """
    question, documents = turn.question, turn.library.documents
    titled = best_titled(question.terms, turn.library, _TITLED)
    said = question.terms_of(kind.asked.sub("，", question.about))
    return titled or (documents if len(documents) <= _FEW or not said else ())


def _best_document(turn: Turn) -> tuple[PolicyDocument, ...]:
    """Return the document whose title fits the question best, where the library must choose."""
    if not turn.library.documents:
        return ()
    titled = best_titled(
        turn.question.words.terms if turn.question.follows else turn.question.terms, turn.library
    )
    return titled or tuple(e.document for e in turn.found.hits[:1])


def _statement(turn: Turn, kind: Kind, documents: tuple[PolicyDocument, ...]) -> Draft:
    found = states(turn, whole(documents), (kind,))
    if found.verdict is Stating.STATES:
        return quoting(f"关于{kind.name}，原文是：", [cited(span) for span in found.spans])
    some = listed((d.name for d in documents), "份")
    searched = f"已查 {'、'.join(some.shown)} " + (f"等全文；{some.rest}" if some.rest else "全文")
    return drafted(
        Outcome.NOT_FOUND,
        (Computed(f"库内文件未载明{kind.name}（{searched}）。"),),
        closing=NOT_INFERRED,
    )


def _elements(
    turn: Turn, asked: Sequence[Kind], documents: tuple[PolicyDocument, ...]
) -> Draft | None:
    citations: list[Citation] = []
    for kind in asked:
        for document in documents:
            found = states(turn, whole((document,)), (kind,))
            if found.verdict is not Stating.STATES and _is_of_a_matter(turn):
                return None
            if found.verdict is not Stating.STATES:
                return _absent(turn, document, kind.elements[0])
            citations += [cited(span) for span in found.spans]
    return quoting("原文如下：", (*citations, *_rest(turn, documents)))


def _is_of_a_matter(turn: Turn) -> bool:
    """Say whether a clause tells what sounds like a part of a document: 不予办理由谁签字."""
    return not turn.question.documents and sees_answer(turn, _SEEN)


def _absent(turn: Turn, document: PolicyDocument, element: Element) -> Draft:
    others = [d for d in turn.library.documents if d.id != document.id and d.element(element)]
    said = f"库内 {document.name} 的文本没有标{element.value}，库内文件未载明。"
    hint = f"库里标有{element.value}的是 {names_of(others)}，那是另一份文件的。" if others else ""
    return drafted(Outcome.NOT_FOUND, (Said(said), Computed(hint)))


_MEETING = re.compile(r"会议|审议|通过|研究同意")


def _rest(turn: Turn, documents: tuple[PolicyDocument, ...]) -> list[Citation]:
    """Add how the document was adopted when the question asks that too."""
    if not _MEETING.search(turn.question.plain):
        return []
    return [
        cite(d, c, whole_sentences(c.text, match.start(), match.end()))
        for d in documents
        for c in d.clauses
        if c.layer == d.clauses[0].layer and (match := re.search("会议[^。]{0,6}通过", c.text))
    ]
