"""What a document is: number, signer, recipients, date, issuer, and what it does not carry."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, cite, drafted, quoting, whole_sentences
from assistant.answering.listing import listed, names_of
from assistant.answering.parts import Computed, Said
from assistant.answering.turn import Turn
from assistant.documents.model import Element, PolicyDocument
from assistant.question.asked_elements import asked_elements, best_titled, carried


@dataclass(frozen=True, slots=True)
class _Stated:
    """Something that a document may state in its text and often does not."""

    name: str
    asked: re.Pattern[str]
    stated: re.Pattern[str]


_STATED = (
    _Stated(
        "解释机关",
        re.compile(r"(?:谁|哪个?|由).{0,8}解释|解释(?:权|机关|单位|部门)"),
        re.compile(r"由[^。；]{2,30}(?:负责)?解释"),
    ),
    _Stated(
        "有效期和废止日期",
        re.compile(r"有效期|(?<!监)管到(?:哪|什么)|什么时候(?:废止|作废|失效)|废止(?:日期|没有|了没)|作废了?(?:没|吗)"),
        re.compile(r"有效期|(?:本|该)[^。；]{0,12}(?:废止|失效)"),
    ),
    _Stated(
        "施行日期",
        re.compile(r"(?:哪天|几号|什么时候|何时|啥时候|从哪).{0,6}(?:施行|生效|实施|执行)|施行日期|生效日期"),
        re.compile(r"自[^。；]{2,20}(?:施行|实施|执行|生效)"),
    ),
    _Stated(
        "收文日期",
        re.compile(r"(?:哪天|几号|什么时候|何时|啥时候).{0,6}(?:收到|收的|签收|接到)|收到.{0,6}(?:哪天|几号|时间|日期)|收文(?:日期|时间)"),
        re.compile(r"收到(?:日期|时间)|收文日期"),
    ),
    _Stated(
        "联系人和电话",
        re.compile(r"(?:联系|咨询|办公|举报|服务)?电话|联系(?:人|方式)|找谁联系"),
        re.compile(r"联系(?:人|电话)[:：]|电话[:：]"),
    ),
    _Stated("密级", re.compile(r"密级|保密期限|是不是涉密"), re.compile(r"密级[:：]|[绝机秘]密★")),
    _Stated("主题词", re.compile(r"主题词"), re.compile(r"主题词[:：]")),
    _Stated(
        "印发份数",
        re.compile(r"(?:印|发)(?:发|刷|制)?了?(?:多少|几)份|(?:印发|印刷|印制|打印)份数"),
        re.compile(r"[共印]\s*[\d一二三四五六七八九十百千]+\s*份"),
    ),
    _Stated("抄送机关", re.compile(r"抄送"), re.compile(r"抄送[:：]")),
)  # fmt: skip

_EVERY = re.compile(
    r"(?:两|几|[三四五六]|各|每|所有|全部|这些)[份个篇]?(?:文件|文(?![号件]))|库里(?:的|所有)|各自"
)
_FEW = 6
_APPLIES = re.compile(
    r"(?:申请书?|材料|手续|表格?)(?:要|该|得|是)?(?:[交递报送]到?给?(?:谁|哪)|往哪)"
)
"""Asks where somebody hands an application in, not to whom a document is addressed."""


def metadata(turn: Turn) -> Draft | None:
    """Answer what a document is, or say that its text does not state what was asked."""
    about = turn.text if turn.follows else turn.about
    # 那36号文呢 asks of another document what was asked before.
    words = turn.text if turn.follows and turn.named else turn.about
    if not turn.documents and _APPLIES.search(words):
        return None
    stated = next((s for s in _STATED if s.asked.search(words)), None)
    asked = asked_elements(words)
    if stated is None and not asked:
        return None
    if stated is not None:
        return _stated(stated, turn.documents or turn.library.documents)
    documents = turn.documents or _every_document(turn) or _best_document(turn, about)
    return _elements(turn, asked, documents)


def _every_document(turn: Turn) -> tuple[PolicyDocument, ...]:
    """Return all documents where the question means all, of which there must be few."""
    documents = turn.library.documents
    return documents if _EVERY.search(turn.question) and len(documents) <= _FEW else ()


def _best_document(turn: Turn, about: str) -> tuple[PolicyDocument, ...]:
    """Return the document whose title fits the question best, where the library must choose."""
    if not turn.library.documents:
        return ()
    titled = best_titled(about, turn.library, turn.retriever.analyst)
    return titled or tuple(e.document for e in turn.retriever.search(about, 1))


def _stated(stated: _Stated, documents: tuple[PolicyDocument, ...]) -> Draft:
    found = [
        cite(d, c, whole_sentences(c.text, match.start(), match.end()))
        for d in documents
        for c in d.clauses
        if (match := stated.stated.search(c.text))
    ]
    if found:
        return quoting(f"关于{stated.name}，原文是：", found)
    some = listed((d.name for d in documents), "份")
    searched = f"已查 {'、'.join(some.shown)} " + (f"等全文；{some.rest}" if some.rest else "全文")
    return drafted(
        Outcome.NOT_FOUND,
        (Computed(f"库内文件未载明{stated.name}（{searched}）。"),),
        closing="请向发文机关核实，不能由成文日期或文中的时限推断。",
    )


def _elements(
    turn: Turn, asked: Sequence[tuple[Element, ...]], documents: tuple[PolicyDocument, ...]
) -> Draft | None:
    citations = []
    for wish in asked:
        for document in documents:
            found = carried(document, wish)
            if not found:
                return _absent(turn, document, wish[0])
            citations += [cite(document, clause) for clause in found]
    return quoting("原文如下：", (*citations, *_rest(turn, documents)))


def _absent(turn: Turn, document: PolicyDocument, element: Element) -> Draft:
    others = [d for d in turn.library.documents if d.id != document.id and d.element(element)]
    said = f"库内 {document.name} 的文本没有标{element.value}，库内文件未载明。"
    hint = f"库里标有{element.value}的是 {names_of(others)}，那是另一份文件的。" if others else ""
    return drafted(Outcome.NOT_FOUND, (Said(said), Computed(hint)))


_MEETING = re.compile(r"会议|审议|通过|研究同意")


def _rest(turn: Turn, documents: tuple[PolicyDocument, ...]) -> list[Citation]:
    """Add how the document was adopted when the question asks that too."""
    if not _MEETING.search(turn.question):
        return []
    return [
        cite(d, c, whole_sentences(c.text, match.start(), match.end()))
        for d in documents
        for c in d.clauses
        if c.layer == d.clauses[0].layer and (match := re.search("会议[^。]{0,6}通过", c.text))
    ]
