"""Things that are asked after without a value: whether documents have a word for them at all.

小额贷款要不要担保人, 村支书工资谁发, 车间谁来验收, 岗位到期了咋办: a clause about the loan, the man
or the post says nothing of the guarantor, the pay, the inspection, the end. These are no kinds of
the table: what must be written is what the question itself calls it.
"""

import re
from collections.abc import Sequence

from assistant.answering.stating.subjects import is_telling, unknown_word
from assistant.answering.turn import Turn
from assistant.documents.text import fold
from assistant.question.kinds.kind import OFFICE
from assistant.retrieval.evidence import Evidence

_SHOWN = 3
"""The clauses of which an answer shows words."""
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
_DOER = re.compile(
    rf"(?:谁|哪个?{OFFICE})(?:来|去|给)?(?P<deed>[\u4e00-\u9fff]{{2}})(?:[？?啊呢]|$)"
)
_EVENT = re.compile(r"(?P<event>[\u4e00-\u9fff]{2,10}?)了?(?:咋办|怎么办|咋整|咋弄)(?:[？?啊呢]|$)")
_ANYONE = re.compile(
    r"负责|管理|牵头|主管|承担|组织|监管|实施|监督|解决|[出掏]钱|来管|说了|的事|责任|做主|参加|联系"
)
"""Deeds that a document tells of in many words."""


def missing_focus(turn: Turn, evidence: Sequence[Evidence]) -> str:
    """Return the thing that is asked after, where it is a word that no document and no list has.

    What is decided on or done to (农产品价格谁定) the clauses found must have a word for as well.
    """
    for pattern, which in _FOCUS:
        if asked := pattern.search(turn.question.about):
            words = turn.library.segmenter.words(asked["focus"])[which : which + 1 or None]
            found = unknown_word(turn, words)
            return found or (_unless_told(turn, words, evidence) if which else "")
    return ""


def missing_deed(turn: Turn, evidence: Sequence[Evidence]) -> str:
    """Return the deed whose doer is asked for, where no clause found tells of such a deed."""
    asked = _DOER.search(turn.question.about)
    if not asked or _ANYONE.search(asked["deed"]):
        return ""
    deed = asked["deed"]
    told = _tells((deed, *turn.library.lexicon.written(deed)), evidence)
    return "" if told or not turn.library.segmenter.knows(deed) else f"由谁{deed}"


def missing_event(turn: Turn) -> str:
    """Return what happened, where neither a document nor a list has a word for it."""
    asked = _EVENT.search(turn.question.about)
    if not asked:
        return ""
    spoken = turn.question.words.spoken
    library = turn.library
    *_, last = ("", *library.segmenter.words(asked["event"]))
    understood = any(last in s.word or s.word in last for s in spoken)
    strange = len(last) > 1 and library.segmenter.knows(last) and not library.says(last)
    return f"{last}以后怎么办" if strange and not understood else ""


def _unless_told(turn: Turn, words: Sequence[str], evidence: Sequence[Evidence]) -> str:
    """Return the word if no clause that would be shown has it, nor a name that lists give it."""
    lexicon, segmenter = turn.library.lexicon, turn.library.segmenter
    for word in words:
        names = (*segmenter.index_terms(word), *lexicon.written(word))
        if is_telling(word) and segmenter.knows(word) and not _tells(names, evidence):
            return word
    return ""


def _tells(names: Sequence[str], evidence: Sequence[Evidence]) -> bool:
    """Say whether one of these names stands in a clause that would be shown, or above it."""
    texts = [fold(f"{''.join(e.clause.path)}{e.clause.text}") for e in evidence[:_SHOWN]]
    return any(fold(name) in text for name in names for text in texts)
