"""Replies: what the 批复 and 复函 of the library say to a request, or of a matter that is asked of.

A reply is known by the number of the request that it answers, or by what the question names: the
person, the office, the matter. One that lacks any of these words is a reply to somebody else.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.answering.answer import Citation
from assistant.answering.draft import cite
from assistant.answering.turn import Turn
from assistant.documents.document_number import find_document_numbers
from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.text import fold

GRANTS = ("批复", "复函")
"""The 文种 that answer a request."""
_RULES = re.compile(r"同意|批准|核准|准予|不予|不宜|暂缓|原则上|可以|认可")
_NAMED = re.compile(
    r"[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪田"
    r"任姜范方石姚谭廖邹熊金陆郝孔崔康毛邱秦江史顾侯邵孟段雷钱汤尹黎易常武乔贺赖龚][\u4e00-\u9fff]{1,2}"
    r"|.*(?:[院局校厂所站村镇乡县市区]|公司|中心|小学|中学|学校|水库|医院)"
)
"""A word that may name a person, where no dictionary has it, or an office or a place."""
_UNNAMED = re.compile(r"[\u4e00-\u9fff]某{1,2}")
_ANY = re.compile(
    r"请示|批复|复函|回复|答复|申请|报告|文件|上面|领导|县里|市里|区里|省里|镇里|上级|政府|钱|资金|款项?|事情?|结果"
)
"""Words that name no matter."""
_MOST = 6
"""Clauses of a reply that are shown."""


def replies_to(
    requests: Sequence[PolicyDocument], turn: Turn
) -> Mapping[str, tuple[Citation, ...]]:
    """Return by its id what the replies in the library say to each request, if they do.

    Each of them is read once, however many requests there are.
    """
    grants = (d for d in turn.library.documents if d.genre in GRANTS)
    read = [(reply, _by_number(reply)) for reply in grants] if requests else []
    found = {
        request.id: tuple(cite(d, c) for d, said in read for c in said.get(request.number_key, ()))
        for request in requests
    }
    return {request: cited for request, cited in found.items() if cited}


def _by_number(reply: PolicyDocument) -> Mapping[str, Sequence[Clause]]:
    """Return by its key for each document number of a reply its body from where that stands on."""
    body = _body(reply)
    first: dict[str, int] = {}
    for at, clause in enumerate(body):
        for number in find_document_numbers(clause.text):
            first.setdefault(number.key, at)
    return {key: body[at : at + _MOST] for key, at in first.items()}


def _body(reply: PolicyDocument) -> list[Clause]:
    return [c for c in reply.clauses if c.element is None]


def matter(turn: Turn, asked: str) -> tuple[str, ...]:
    """Return the words by which a question names what was asked for; there may be none."""
    words = (t for t in turn.question.terms_of(asked) if len(t) > 1 and not _ANY.fullmatch(t))
    return tuple(dict.fromkeys((*words, *_UNNAMED.findall(asked))))


def about(
    turn: Turn, words: Sequence[str], documents: Sequence[PolicyDocument]
) -> list[PolicyDocument]:
    """Return those of the documents that are of the matter that is named by these words.

    They have all words that name somebody and all that any document has; of others the title has at
    least the first character (撤点, 撤销).
    """
    needed = [fold(w) for w in words if _has_to_stand(turn, w)]
    folded = ((d, fold(d.source)) for d in documents)
    return [
        d
        for d, text in folded
        if all(w in text for w in needed)
        and any(fold(w) in text for w in words)
        and all(fold(w) in text or w[0] in d.title for w in words)
    ]


def _has_to_stand(turn: Turn, word: str) -> bool:
    """Say whether the right document has to have a word."""
    return turn.library.says(fold(word)) or _NAMED.fullmatch(word) is not None or "某" in word


def rulings(replies: Sequence[PolicyDocument]) -> Iterator[Citation]:
    """Yield what replies say of what was asked for: 同意, 不予, failing such words all they say."""
    for reply in replies:
        body = _body(reply)
        ruling = [c for c in body if _RULES.search(c.text)]
        yield from (cite(reply, c) for c in (ruling or body)[:_MOST])
