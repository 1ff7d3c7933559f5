"""What a term means: the document's own explanation, or that it only names the term."""

import re
from itertools import chain

from assistant.answering.answer import Citation
from assistant.answering.draft import Draft, cite, not_stated, quoting, whole_sentences
from assistant.answering.listed_under import counts_items, heading_of, with_items
from assistant.answering.turn import Turn
from assistant.answering.ways.asked_term import asked_term
from assistant.documents.text import fold
from assistant.library.passages import sentences
from assistant.question.quoted import quotations
from assistant.retrieval.evidence import Evidence
from assistant.retrieval.exact_words import places
from assistant.validity.clause_standing import set_back

_NUMERAL = "一二三四五六七八九十两"
_ASKED = re.compile(
    rf"(?:啥|什么|何|咋)(?:叫|是|谓)|(?:是|叫)(?:啥|什么|个啥)|什么意思|啥意思|何谓|"
    rf"(?:指|是|带|助|包括|包含)的?(?:是|了)?[改清建抓管讲说搞]?(?:啥|什么|哪些|哪[{_NUMERAL}几]|哪)|"
    rf"哪[{_NUMERAL}](?!条|部分|章|份|家|天|年|月|次|位)|哪几(?:个|项|样|种|类)|"
    r"怎么(?:理解|解释|定义)|(?:具体|分别)(?:指|是|包括)|含义|涵义|定义|"
    rf"[{_NUMERAL}](?P<verb>[\u4e00-\u9fff]{{1,2}})[^，。？]{{0,5}}(?P=verb)(?:啥|什么|哪)|"
    rf"[{_NUMERAL}](?:个|项|类|种)?[\u4e00-\u9fff]{{1,6}}?(?:都|分别)?有(?:啥|什么|哪[{_NUMERAL}些几])"
)
_WHICH = re.compile(rf"哪([{_NUMERAL}])")
_OF_IT = re.compile(r"[”’\"》的]*(?:里面?|中|具体|分别|主要|都|各|说|讲)*[^，。；？、]{0,3}?的?$")
_BEYOND = re.compile(r"之后|以后|以外|之外|除|还|期间|[前后]")
"""Between a term and 哪两个: not the term is asked about, but what stands beside or after it."""
_COUNTS = "〇一二三四五六七八九十"
_PARTS, _LEAST = re.compile(r"[、；;，,]|[和与及]"), 3
_OUTRIGHT = re.compile(
    r"^(?:请问)?(?:(?:什么|啥)(?:叫做?|是)|何谓)(?P<after>[^，。？?！!]+)|"
    r"(?P<before>[^，。？?！!]+?)(?:到底)?(?:是什么意思|是啥意思|什么意思|啥意思|的?(?:含义|涵义|定义)|(?:怎么|如何)(?:定义|界定|解释|理解))"
)
"""Asks for nothing but the meaning of what stands before or after."""
_BESIDE = re.compile(r"(?:前|后|上|下)(?:头|面|边|一句|半句)|出自|出处|哪一?[条段句]|第几[条段]")
"""Asks for the place of the words or the words next to them, not for their meaning."""
_MEANINGS = (
    r"^(?:[（(][^）)]+[）)])?{term}[”\"]?是(?!否)[^，。；]{{4,}}",
    r"{term}[”\"]?(?:[^，。；]{{0,6}})?，?(?:即|是指|指的?是|包括|主要(?:是|有|包括))",
    r"{term}[”\"]?[（(][^）)]*[、，][^）)]*[）)]",
    r"[^。；]{{4,}}[（(]以下(?:简称|称)[“\"]?{term}",
    r"(?:[^、，。；]+、){{2,}}[^、，。；]+(?:等)?[“\"]{term}",
    r"(?:的|以及)[^，。；]{{6,}}的{term}",
    r"{term}[”\"]?[^，。；：:]{{0,8}}[：:](?:[^。]{{2,}}[、；;])+[^。]{{2,}}",
)
"""How a document explains a term: 即…, （…、…）, 以下简称, a list before it, a clause before it."""


def definition(turn: Turn) -> Draft | None:
    """Quote the explanation of the asked term; for a slogan that is only named, say so."""
    if not _ASKED.search(turn.question.plain) or _BESIDE.search(turn.question.plain):
        return None
    term = asked_term(turn, shortest=2 if turn.question.quotations else 3)
    if term and not _of_the_term(turn.question.plain, term):
        return None
    found = places(term, turn.library.documents) if term else []
    behind = set_back((e.document for e in found), turn.library, turn.day)
    found = [e for e in found if e.document.id not in behind] or found
    told = (c for e in found if (c := _explained(e)))
    if first := next(told, None):
        listed = (c for c in chain((first,), told) if _lists_as_many(turn.question.plain, c.quote))
        best = next(listed, None)
        return quoting(f"文件对“{term}”的写法是：", (best,)) if best else None
    if found and (_is_slogan(turn, term, found) or _is_all_asked(turn, term)):
        counted = term.startswith("个")  # 五个不准 is not what 四个不准 says
        return (None if counted else _headed(term, found)) or _only_named(term, found)
    return None


def _of_the_term(question: str, term: str) -> bool:
    """Say whether the two of 哪两个 are those of the term: not so of “十三五”期间我市哪两个县."""
    asked, at = _WHICH.search(question), question.find(term)
    if asked is None or asked[1] in term or not 0 <= at <= asked.start() - len(term):
        return True
    between = question[at + len(term) : asked.start()]
    return _OF_IT.match(between) is not None and _BEYOND.search(between) is None


def _lists_as_many(question: str, quote: str) -> bool:
    """Say whether an explanation has as many parts as are asked for: 哪三种 needs three."""
    asked = _WHICH.search(question)
    wanted = _COUNTS.find(asked[1]) if asked else 0
    return wanted < _LEAST or len(_PARTS.findall(quote)) + 1 >= wanted


def _explained(evidence: Evidence) -> Citation | None:
    printed = "".join(evidence.clause.text[slice(*evidence.spans[0])].split())
    patterns = [re.compile(p.format(term=re.escape(printed))) for p in _MEANINGS]
    for sentence in sentences(evidence.clause.text):
        if any(p.search("".join(sentence.split())) for p in patterns):
            return cite(evidence.document, evidence.clause, sentence)
    return None


def _headed(term: str, found: list[Evidence]) -> Draft | None:
    """Show a heading that names `term` with the list that stands below it."""
    heads = (e for e in found if fold(term) in fold(heading_of(e.clause)))
    head = next((e for e in heads if counts_items(e.document, e.clause)), None)
    if head is None:
        return None
    listed = with_items(head.document, head.clause)
    return quoting(f"文件在“{term}”下面写的是：", (cite(head.document, c) for c in listed))


def _is_slogan(turn: Turn, term: str, found: list[Evidence]) -> bool:
    """Say whether `term` is a phrase of art: in 引号 in the document or counted (四个不摘).

    底数三清 is counted where 哪三样 is asked.
    """
    printed = any(fold(term) in fold(q) for e in found for q in quotations(e.clause.text))
    asked = _WHICH.search(turn.question.plain)
    counted = (term[0] in _NUMERAL or bool(asked and asked[1] in term)) and len(term) <= 8
    return printed or counted


def _is_all_asked(turn: Turn, term: str) -> bool:
    """Say whether the meaning of `term`, and of no more than that, is asked for outright."""
    asked = _OUTRIGHT.search(turn.question.plain)
    if not asked:
        return False
    said = fold(asked["after"] or asked["before"])
    terms = turn.question.terms_of
    return not set(terms(said)) - set(terms(term))


def _only_named(term: str, found: list[Evidence]) -> Draft:
    quotes = tuple(
        cite(e.document, e.clause, whole_sentences(e.clause.text, *e.spans[0])) for e in found[:2]
    )
    return not_stated(
        f"文件提到了“{term}”，但没有解释它的具体内容，库内文件未载明。提到的地方是：",
        quotes,
        ask="具体含义请向发文机关或主管部门核实。",
    )
