"""The thing that a question asks after: whether the library has a word for it at all.

小额贷款要不要担保人, 村支书工资谁发: a clause about the loan or the man says nothing of these.
"""

import re
from collections.abc import Sequence

from assistant.answering.turn import Turn
from assistant.documents.text import fold
from assistant.retrieval.evidence import Evidence

MEASURE = re.compile(r"[每一二两三几]|\d|.$|..?到$")
"""每人, 每年, a figure, a single character: they measure, they are not what is measured."""
_SHOWN = 3
"""The clauses of which an answer shows words."""
_HOW_MUCH = re.compile(r"多少|(?<!哪)几(?=[元块万%成])")
_BREAK = re.compile(r"[，,。；;：:！!？?\n]")
_FOCUS = (
    (re.compile(r"(?:要不要|用不用|需不需要)(?P<focus>[\u4e00-\u9fff]{2,8})"), 0),
    (re.compile(r"(?:什么|啥|何种|哪种)(?:样的?)?(?P<focus>[\u4e00-\u9fff]{2,8})"), 0),
    (
        re.compile(
            r"(?P<focus>[\u4e00-\u9fff]{2,10})(?:由|归|是|该)?(?:谁|哪(?:个|家)?(?:部门|单位)?)"
            r"(?:来|去|给)?(?:发|出|交|付|定|办|批|报|买|掏)"
        ),
        -1,
    ),
    (
        re.compile(
            r"(?P<focus>[\u4e00-\u9fff]{2,10}?)"
            r"(?P<verb>(?![会能是管算要该行中用许给可想有需支])[\u4e00-\u9fff])不(?P=verb)"
        ),
        -1,
    ),
)
"""Asks after a thing, which is the first word behind or the last one before (工资涨不涨)."""
_ABSTRACT = re.compile(
    r"后果|效力|异同|区别|差别|角色|意义|作用|影响|关系|形式|颜色|时候|[情状]况|承担"
    r"|好处|办法|法子|政策|待遇|帮助|扶持|照顾|优惠|讲究|门路|路子|活动|内容|方面|措施|安排|要求|目标|地方|动作"
)
"""Words for what is asked that an answer need not use."""
MEASURE_NOUN = re.compile(
    r"[额数费]$|标准|期限|时间|比例|上限|下限|最[高低多少]|总共|一共|合计|[年月天日]$|需要|大概"
)


BENEFIT = re.compile(
    r"(?:补助|补贴|津贴|奖励|奖补|救助|资助|补偿|待遇|计划|项目|政策|资?金|款项?|钱)"
)
"""What is given: before it stands what it is given for (雨露计划补助, 丧葬费补助)."""
_SHORTEST_FEE = 2
_EVERYWHERE = re.compile(r"[全本我该][国省市县区镇乡村]|[县市区镇村]里")


def unknown_subject(turn: Turn) -> str:
    """Return what is asked how much of, where it is a word that no document and no list has.

    防贫保起付线是多少: the library has the insurance, not its 起付线.
    """
    return _unless_known(turn, [asked_subject(turn)])


def asked_subject(turn: Turn) -> str:
    """Return what is asked how much of, the last word before 多少 that does not only measure."""
    about = turn.read.own.without_names(turn.named)
    asked = _HOW_MUCH.search(about)
    if not asked:
        return ""
    *_said, asking = _BREAK.split(about[: asked.start()])
    terms = turn.read.reader.terms(asking)
    named = [t for t in terms if not MEASURE.match(t) and not _only_measures(t)]
    last = [t for t in named if not BENEFIT.fullmatch(t)] or named
    return last[-1] if last else ""


def _only_measures(term: str) -> bool:
    """Say whether a word only says how something is counted: 费, 标准; not 丧葬费."""
    if _EVERYWHERE.fullmatch(term):
        return True
    own = len(term) > _SHORTEST_FEE and term.endswith("费")
    return not own and MEASURE_NOUN.search(term) is not None


def unknown_focus(turn: Turn, evidence: Sequence[Evidence]) -> str:
    """Return the thing that is asked after, where it is a word that no document and no list has.

    小额贷款要不要担保人, 村支书工资谁发: a clause about the loan or the man says nothing of these.
    What is decided on or done to (农产品价格谁定) the clauses found must have a word for as well.
    """
    for pattern, which in _FOCUS:
        if asked := pattern.search(turn.about):
            words = turn.library.segmenter.words(asked["focus"])[which : which + 1 or None]
            found = _unless_known(turn, words)
            return found or (_unless_said(turn, words, evidence) if which else "")
    return ""


def _unless_said(turn: Turn, words: Sequence[str], evidence: Sequence[Evidence]) -> str:
    """Return the word if no clause that would be shown has it, nor a name that lists give it."""
    lexicon, segmenter = turn.library.lexicon, turn.library.segmenter
    for word in words:
        said = names_one((*segmenter.index_terms(word), *lexicon.written(word)), evidence)
        if len(word) > 1 and segmenter.knows(word) and not _ABSTRACT.match(word) and not said:
            return word
    return ""


def names_one(names: Sequence[str], evidence: Sequence[Evidence]) -> bool:
    """Say whether one of these names stands in a clause that would be shown, or above it."""
    texts = [fold(f"{''.join(e.clause.path)}{e.clause.text}") for e in evidence[:_SHOWN]]
    return any(fold(name) in text for name in names for text in texts)


def _unless_known(turn: Turn, words: Sequence[str]) -> str:
    """Return the word if the dictionary alone knows it."""
    library = turn.library
    lexicon = library.lexicon
    said = (lexicon.synonyms, lexicon.aliases, lexicon.stopwords)
    strange = (w for w in words if len(w) > 1 and not _ABSTRACT.match(w))
    unknown = (w for w in strange if not any(w in s for s in said) and not library.says(w))
    return next((w for w in unknown if library.segmenter.knows(w)), "")
