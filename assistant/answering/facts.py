"""A fact: the sentences that answer, out of the clauses that fit; or that the library has none."""

import math
import re
from dataclasses import dataclass, replace

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, cite, only_asks, whole_sentences, without_head
from assistant.answering.turn import Turn
from assistant.library.passages import sentences
from assistant.retrieval.evidence import Evidence, Reason
from assistant.retrieval.question import Question
from assistant.retrieval.reference import without_references

_N = r"[0-9０-９〇零一二三四五六七八九十百千万两.—–\-]"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A kind of value that a question asks for, and how such a value is written in a document."""

    name: str
    asked: re.Pattern[str]
    written: re.Pattern[str]


_COUNTED = r"(?!次|回|趟|场|天|年|个|家|种|项|条|人|户|名|点|成|号|月|倍)"
_WANTED = (
    _Wanted(
        "金额",
        re.compile(
            rf"(?:多少|几)(?:块|元|钱|万)|(?:开|发|给|补|补助|奖|奖励|领|缴|交|贷|赔|罚)"
            rf"(?:[^，。？]{{0,4}})(?:多少|(?<!哪)几){_COUNTED}|"
            r"(?:工资|标准|额度|金额|总额|总数|费用|补贴|保费(?!率)|价格?)(?:[^，。？]{0,6})"
            rf"(?:是|为|有)?(?:多少|(?<!哪)几){_COUNTED}"
        ),
        re.compile(rf"{_N}+\s*(?:万|亿)?元"),
    ),
    _Wanted(
        "比例",
        re.compile(
            r"百分之(?:几|多少)|几成|几个点|"
            r"(?:比例|比率|利率|利息|占比|费率|税率)(?:[^，。？]{0,6})(?:多少|几)"
        ),
        re.compile(rf"{_N}+\s*[%％‰]|百分之{_N}+|{_N}成"),
    ),
    _Wanted("倍数", re.compile(r"(?:多少|几)倍"), re.compile(rf"{_N}+\s*倍")),
    _Wanted("户数", re.compile(r"(?:多少|几)户"), re.compile(rf"{_N}+\s*户")),
    _Wanted(
        "次数",
        re.compile(r"多久[^，。？]{0,6}一[次回]|(?:多少|(?<!哪)几)[次回趟]"),
        re.compile(rf"{_N}+\s*[次回]|每(?:周|旬|月|季|半年|年)"),
    ),
    _Wanted(
        "时长",
        re.compile(r"多久(?![^，。？]{0,6}一[次回])|多长时间|(?:几|多少)年(?!级)|期限(?:是)?多"),
        re.compile(rf"{_N}+\s*(?:年(?!\s*(?:\d|底|末|度|，))|个月|天|日内|周)"),
    ),
    _Wanted(
        "数量",
        re.compile(r"(?:多少|(?<!哪)几)(?:个|家|所|座|处|名|人|口)|数量|多少农村人口|个数"),
        re.compile(rf"{_N}+\s*(?:个|家|所|座|处|名|人|万|口)"),
    ),
    _Wanted(
        "名单",
        re.compile(
            r"名单(?:有没有|有吗|在哪|是|呢|发|给|[，。？?]|$)|"
            r"(?:都)?(?:是|有)哪些(?:村|镇|户|人|企业|单位)(?:[，。？]|$)"
        ),
        re.compile(r"名单(?:如下|见)|[:：](?:[^、。]+、){2,}"),
    ),
    _Wanted(
        "办理手续",
        re.compile(
            r"(?:带|交|准备|提供|填)(?:什么|啥|哪些|哪几样)(?:证件?|材料|手续|资料|表格?|东西)|"
            r"(?:带|准备)(?:什么|啥|哪些|哪几样)(?:[，。？?]|$)|"
            r"(?:怎么|如何|咋)(?:申请|申领|申报|报名|办理)|"
            r"(?:去|到|上|在)(?:哪|什么地方)(?:里|儿)?(?:办|领|申请|报|交)|找谁(?:办|领|申请|报)"
        ),
        re.compile(r"申请|申报|申领|提交|报名|窗口|证件|材料"),
    ),
    _Wanted(
        "地址",
        re.compile(r"地址|在(?:哪|什么)(?:条|个)?(?:里|儿)?(?:路|街|地方|位置|地段)|怎么走"),
        re.compile(r"[路街道巷]\s*\d+\s*号|地址[:：]"),
    ),
    _Wanted("月份", re.compile(r"哪个?月|几月份?"), re.compile(rf"{_N}+\s*月")),
    _Wanted(
        "承办单位",
        re.compile(
            r"(?:施工|承办|承保|中标|建设|监理|供货|合作)(?:单位|方|公司|企业)?(?:是|叫)?(?:谁|哪)|"
            r"哪(?:一?|几)家(?:医院|公司|企业|银行|单位|学校)"
        ),
        re.compile(r"[\u4e00-\u9fff]{2,}(?:公司|医院|银行|集团|学校|大学|研究院|中心)(?![可等])"),
    ),
    _Wanted(
        "具体日期",
        re.compile(r"哪一?天|几月几[号日]|(?<![第十百])几号"),
        re.compile(r"\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|最后一日|当[日天]|次日|之日"),
    ),
)

LEAST_SHARE = 0.3
"""Share of the question's weight that must stand beside a value for the value to answer it."""
_CLOSE = 0.04
_FLOOR, _SLOPE, _MOST_PASSAGES = 0.82, 0.010, 5000


_SOME = re.compile(r"(?<=有)(?:好)?几(?=个|家|户|口|名|人|处)(?=.*[，,；;])")
"""有几个孩子，…: an indefinite number in a clause that leads up to the question."""


_MEASURE = re.compile(r"[每一二两三几]|\d|.$|..?到$")
"""每人, 每年, a figure, a single character: they measure, they are not what is measured."""


_WHERE = re.compile(r"(?:哪一?|第几|哪几)[条款项章段节]")
"""Asks for a place: a number in such a question describes what stands there."""


_HOW_MUCH = re.compile(r"多少|(?<!哪)几(?=[元块万%成])")
_MEASURE_NOUN = re.compile(
    r"[额数费]$|标准|期限|时间|比例|上限|下限|最[高低多少]|总共|一共|合计|[年月天日]$|需要|大概"
)


def _wanted(question: str) -> list[_Wanted]:
    if _WHERE.search(question):
        return []
    asked = _SOME.sub("些", without_references(question))
    return [w for w in _WANTED if w.asked.search(asked)]


def least_score(passages: int) -> float:
    """Return the score below which no clause is about the question.

    The best of many passages fits anything better than the best of few, so the bound rises with
    their number (calibrated on in-library and foreign questions: docs/retrieval.md).
    """
    return _FLOOR + _SLOPE * math.log(max(1, min(passages, _MOST_PASSAGES)))


_ALSO = 2


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=\s*年)")


def unstated_year(turn: Turn) -> Draft | None:
    """Say that the library has nothing of a year that no document mentions."""
    asking = re.split(r"[。！\n]", turn.question.rstrip("。！ "))[
        -1
    ]  # what was pasted comes before
    years = set(_YEAR.findall(asking))
    sources = [d.source for d in turn.library.documents]
    stated = any(year in source for year in years for source in sources)
    if not years or stated or turn.retriever.quoted(turn.question):
        return None
    named = "、".join(f"{year}年" for year in sorted(years))
    return replace(_not_stated(turn.evidence(1), f"{named}的情况"), counted=(named,))


def fact(turn: Turn) -> Draft:
    """Answer with the best sentences, or say that the library does not state it."""
    evidence = turn.evidence()
    question = turn.retriever.analyst.analyse(turn.text)
    wanted = _wanted(turn.question)
    if not evidence or evidence[0].score < least_score(len(turn.library.passages)):
        return _not_stated(evidence, "")
    if wanted:
        return _value(turn, evidence, question, wanted)
    return _best(turn, evidence, question)


def _value(
    turn: Turn, evidence: list[Evidence], question: Question, wanted: list[_Wanted]
) -> Draft:
    """Answer with sentences that hold a value of each asked kind and are about the question."""
    subject, kinds = _unknown_subject(turn), "、".join(w.name for w in wanted)
    if subject:
        return _not_stated(evidence, f"{subject}（{kinds}）")
    close = _close_sentences(turn, evidence, question)
    lacking = [w.name for w in wanted if not any(w.written.search(s) for _, _, s in close)]
    if lacking:
        return _not_stated(evidence, "、".join(lacking))
    held = [found for found in close if any(w.written.search(found[2]) for w in wanted)]
    best = max(share for share, _, _ in held)
    held.sort(key=lambda found: (-round(found[0], 1), only_asks(found[1].document)))
    kept = [cite(e.document, e.clause, s) for share, e, s in held if share >= 0.8 * best]
    return Draft(Outcome.ANSWERED, "原文是：", tuple(kept[:3]))


def _close_sentences(
    turn: Turn, evidence: list[Evidence], question: Question
) -> list[tuple[float, Evidence, str]]:
    """Return the sentences that are about the question, each with its own share of its words.

    A sentence may go on about what the one before it named, so both together must reach the bound.
    """
    heads, close = _heads(turn), []
    for found in evidence:
        for sentence, around in _with_lead(sentences(found.clause.text)):
            title = found.clause.title
            together = _share(turn, question, f"{title} {around}")
            if together >= LEAST_SHARE and _has_one(turn, heads, f"{title} {sentence}"):
                own = _share(turn, question, f"{title} {sentence}")
                close.append((own, found, sentence))
    return close


def _unknown_subject(turn: Turn) -> str:
    """Return what is asked how much of, where it is a word that no document and no list has.

    防贫保起付线是多少: the library has the insurance, not its 起付线.
    """
    asked = _HOW_MUCH.search(turn.question)
    if not asked:
        return ""
    terms = turn.retriever.analyst.content_terms(turn.question[: asked.start()])
    named = [t for t in terms if not _MEASURE.match(t) and not _MEASURE_NOUN.search(t)]
    last = named[-1] if named else ""
    lexicon, library = turn.library.lexicon, turn.library
    known = last in library.lexical.frequency or last in lexicon.synonyms
    return last if last and not known and library.segmenter.knows(last) else ""


def _with_lead(pieces: list[str]) -> list[tuple[str, str]]:
    """Pair each sentence with itself and the one before it, which names what it goes on about."""
    return [(s, f"{before} {s}") for before, s in zip(["", *pieces], pieces, strict=False)]


def _heads(turn: Turn) -> frozenset[str]:
    """Return the two weightiest own words of the question that the library knows: its subject."""
    index = turn.library.lexical
    own = turn.retriever.analyst.analyse(turn.question)
    for words in (own.terms, own.expansions):
        known = [t for t in words if t in index.frequency and not _MEASURE.match(t)]
        if known:
            break
    return frozenset(sorted(known, key=index.weight, reverse=True)[:2])


def _has_one(turn: Turn, heads: frozenset[str], text: str) -> bool:
    return not heads or bool(heads & set(turn.library.segmenter.index_terms(text)))


def _share(turn: Turn, question: Question, text: str) -> float:
    """Return how much of the question's weight stands in `text`, its best synonym at half."""
    index = turn.library.lexical
    words = set(turn.library.segmenter.index_terms(text))
    known = [t for t in question.terms if t in index.frequency]
    most = sum(index.weight(t) for t in known)
    held = sum(index.weight(t) for t in known if t in words)
    held += 0.5 * max((index.weight(t) for t in question.expansions if t in words), default=0.0)
    return held / most if most else 0.0


def _best(turn: Turn, evidence: list[Evidence], question: Question) -> Draft:
    first, *rest = evidence
    also = [e for e in rest if e.score >= first.score - _CLOSE or e.reason is Reason.REFERENCE]
    shares_words = first.coverage > 0 or first.reason is not Reason.SEARCH
    return Draft(
        Outcome.ANSWERED,
        "原文是：" if shares_words else "文件里没有相同的说法，意思最接近的原文是：",
        (_excerpt(first, 2),),
        tuple(_excerpt(e, 1) for e in also[:_ALSO]),
    )


def _excerpt(evidence: Evidence, windows: int) -> Citation:
    """Cite the sentences of the clause's best windows, in the order of the clause."""
    text = evidence.clause.text
    spans = sorted(evidence.spans[:windows])
    if not spans:
        return cite(evidence.document, evidence.clause)
    quote = whole_sentences(text, spans[0][0], spans[-1][1])
    return cite(evidence.document, evidence.clause, without_head(quote))


def _not_stated(evidence: list[Evidence], kinds: str) -> Draft:
    what = f"{kinds}" if kinds else "这件事"
    if not evidence:
        return Draft(Outcome.NOT_FOUND, f"库内文件未载明{what}。")
    nearest = _excerpt(evidence[0], 1)
    issuers = "、".join(evidence[0].document.issuers)
    ask = f"需要时可向发文机关（{issuers}）或主管部门核实。" if issuers else ""
    return Draft(
        Outcome.NOT_FOUND, f"库内文件未载明{what}。最接近的原文是：", (nearest,), closing=ask
    )
