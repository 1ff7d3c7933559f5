"""Elements: which parts of a document's head and tail a question asks for, and where they stand.

文号是多少, 谁签发的, 主送哪些单位, 什么时候印发的: found by name, never by search. The elements are
those of GB/T 9704 chapter 7.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.model import Clause, Element, PolicyDocument
from assistant.library.library import Library


@dataclass(frozen=True, slots=True)
class _Asked:
    """An element that people ask for, and how they ask."""

    pattern: re.Pattern[str]
    elements: tuple[Element, ...]


_ASKED = (
    _Asked(re.compile(r"文号|发文字号|字号是|几号文|哪号文"), (Element.NUMBER,)),
    _Asked(
        re.compile(r"签发人|(?:谁|哪个|由谁)签(?:发|字|的)|签的字|签字(?:人|的)"),
        (Element.SIGNER,),
    ),
    _Asked(
        re.compile(
            r"主送|[发报送写递交呈印]给(?:了)?(?:谁|哪|什么)|给谁(?:看|的)|(?:报|递|呈|送)到哪|发到哪些|往哪(?:儿|里)?(?:报|递|送)"
        ),
        (Element.RECIPIENTS,),
    ),
    _Asked(
        re.compile(
            r"成文日期|落款(?:日期|时间|是几号|是哪天)|发文(?:日期|时间)|印发(?:日期|时间)|"
            r"(?:哪[天年日]|几号|几月|什么时候|何时|啥时候?)(?:[^，。？]{0,4})(?:印发|发布|下发|出台|成文|[发写出印签批]的|递|定的)|"
            r"(?:印发|发布|下发|出台|成文|落款|请示|通知|文件)(?:[^，。？]{0,4})(?:哪[天年日]|几号|几月|什么时候|何时|啥时候)|"
            r"(?:文号|字号|标题|题目|署名|落款|签发人|主送)[^，。？]{0,6}日期|日期[^，。？]{0,4}(?:文号|字号|标题|署名|签发人)"
        ),
        (Element.DATE,),
    ),
    _Asked(
        re.compile(
            r"署名|盖的?(?:是)?(?:哪|谁)[^，。？]{0,4}章|(?:哪|谁)[^，。？]{0,4}盖的?章|落的?款的?(?:单位|是谁|是哪|[？?]|$)|(?:哪|谁).{0,6}落的?款|发文(?:机关|单位)|制发机关|联名|联合(?:印发|发文)|"
            r"(?:哪|谁|什么(?!时))(?:[几两三四]?[个家]|些)?(?:单位|机关|部门|办公室)?(?:[^，。？]{0,4})(?:印发|发的|下发|发文|起草)"
        ),
        (Element.SIGNATURE,),
    ),
    _Asked(
        re.compile(
            r"(?:是|由)[\u4e00-\u9fff]{2,14}?(?:厅|室|局|委|府|部|院)(?:给[\u4e00-\u9fff]{2,8})?"
            r"(?:印发|下发|发|打|报|写|递)(?:给|出|的)|"
            r"(?:是|由)(?:[\u4e00-\u9fff]{0,6}[省市县区镇州]里?|上[面头边级]|中央)(?:给[\u4e00-\u9fff]{2,8})?(?:印发|下发|发|出台|制定|定|打|报|写|递)(?:给|出|的)"
        ),
        (Element.SIGNATURE, Element.RECIPIENTS),
    ),
    _Asked(re.compile(r"红头|版头|发文机关标志"), (Element.ISSUING_MARK,)),
    _Asked(
        re.compile(
            r"附(?:了|着|带)?(?:的?是?)(?:什么|啥|哪些|几)|附件(?:是|有|叫|栏|里|列|名|几|多少)|带了?(?:什么|啥|哪些)附件"
        ),
        (Element.ATTACHMENT_NOTE,),
    ),
    _Asked(
        re.compile(r"是(?:通知|意见|请示|批复|报告|函|决定|办法)还是|全称|全名|题目|(?:文件|请示|通知|意见)(?:的)?(?:标题|名称)|标题(?:是|叫)"),
        (Element.TITLE,),
    ),
)  # fmt: skip


def asked_elements(text: str) -> list[tuple[Element, ...]]:
    """Return the elements that `text` asks for, those that are asked for together as one."""
    return [asked.elements for asked in _ASKED if asked.pattern.search(text)]


def carried(document: PolicyDocument, elements: tuple[Element, ...]) -> list[Clause]:
    """Return the elements that the document's own head or tail carries.

    Titles of both layers count: people call an issued 意见 and the 通知 that issues it one file.
    """
    outer = document.clauses[0].layer
    return [
        c
        for c in document.clauses
        if c.element in elements and (c.layer == outer or c.element is Element.TITLE)
    ]


_OUTRIGHT = re.compile(r"文号|发文字号|签发人|主送|成文日期|落款|署名|红头|版头|发文机关")


def names_element(text: str) -> bool:
    """Say whether `text` calls an element by its name, so that it can be about nothing else."""
    return bool(_OUTRIGHT.search(text))


def best_titled(terms: Sequence[str], library: Library) -> tuple[PolicyDocument, ...]:
    """Return the document whose title has most of the weight of the words of a question, if any."""
    weights = {term: library.lexical.weight(term) for term in terms}

    def overlap(document: PolicyDocument) -> float:
        words = set(library.segmenter.index_terms(document.title))
        return sum(weight for term, weight in weights.items() if term in words)

    best = max(library.documents, key=overlap, default=None)
    return (best,) if best is not None and overlap(best) > 0 else ()
