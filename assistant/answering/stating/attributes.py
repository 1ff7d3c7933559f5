"""Attributes: what a question asks of a thing besides a value, and how documents write that.

公益性岗位谁来验收, 家庭医生归哪个科室管, 第一书记骗补怎么处理: a clause that names the thing
answers only if it has something of the kind that is asked. The kinds are those of questions in
general (who is in charge, what follows from a breach, whether it rises), not of any document.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.draft import whole_sentences
from assistant.answering.stating.asked_thing import names_one
from assistant.answering.turn import Turn
from assistant.documents.text import fold
from assistant.retrieval.evidence import Evidence

_ANSWERING = 2
"""The clauses that are likeliest to state it."""
_NAMED = 0.15
"""Share of the question's words in the best clause from which the clause names its subject."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A kind of attribute that a question asks for, and how a document writes such a one."""

    name: str
    asked: re.Pattern[str]
    written: re.Pattern[str]


_OFFICE = r"(?:部门|单位|科室?|股室?|机关|局|站所?|人)"
_ATTRIBUTES = (
    Attribute(
        "由谁主管",
        re.compile(
            rf"归(?:谁|哪)[^，。？]{{0,5}}管|(?:谁|哪个?{_OFFICE})(?:来|在)?(?:管(?!不)|主管|牵头)|找哪个?{_OFFICE}"
        ),
        re.compile(
            r"负责|主管|牵头|归口|委员会|领导小组|书记|职责"
            r"|由[^，。；]{2,20}(?:管理|承担|组织|实施|办理|指导)|(?:部门|机关)[^，。；]{0,6}(?:核发|办理|处理)"
        ),
    ),
    Attribute(
        "怎么处理",
        re.compile(
            r"(?:骗|冒领|套取|挪用|克扣|贪|造假|作假|违规|没做到|不达标|不合格)[^，。？]{0,8}"
            r"(?:怎么|咋个?|如何)(?:样)?(?:处理|处罚|处分|罚|追究|办|整|弄)"
        ),
        re.compile(r"处罚|罚款|追究|问责|追责|处分|查处|严肃|惩戒|移送|责令|整改|通报|关停|取消"),
    ),
    Attribute(
        "会不会增减",
        re.compile(
            r"(?P<way>[涨降加调])不(?P=way)|(?:会不会|还会|是不是要?|要不要)(?:再|上|下)?[涨降调]"
            r"|还[涨降](?:吗|不|么|[？?]|$)"
        ),
        re.compile(r"提高|降低|调整|[上下]调|增加|增长|减少|上浮|逐步|不低于|调降"),
    ),
    Attribute(
        "能不能退",
        re.compile(r"(?:能不能|可不可以|能|可以|给不给|让不让)退(?:[钱款保出费掉]|吗|不|[？?]|$)"),
        re.compile(r"退"),
    ),
    Attribute(
        "面积",
        re.compile(r"占地|多大(?:面积|的?地方?|一?块地)|面积(?:[^，。？]{0,4})(?:多|几)|几亩|几平"),
        re.compile(r"[0-9一二三四五六七八九十百千万]+(?:\s*)(?:亩|平方|公顷)"),
    ),
)
_DOER = re.compile(
    rf"(?:谁|哪个?{_OFFICE})(?:来|去|给)?(?P<deed>[\u4e00-\u9fff]{{2}})(?:[？?啊呢]|$)"
)
_EVENT = re.compile(r"(?P<event>[\u4e00-\u9fff]{2,10}?)了?(?:咋办|怎么办|咋整|咋弄)(?:[？?啊呢]|$)")
_ANYONE = re.compile(
    r"负责|管理|牵头|主管|承担|组织|监管|实施|监督|解决|[出掏]钱|来管|说了|的事|责任|做主|参加|联系"
)
"""Deeds that a document tells of in many words."""


def unstated_attribute(turn: Turn, evidence: Sequence[Evidence]) -> str:
    """Return what is asked of the thing that the clauses found do not state of it, or "".

    Only where the best clause has the question's own words for its subject: of a question in
    words of everyday life it cannot be told.
    """
    if not evidence or evidence[0].coverage < _NAMED:
        return ""
    near = [fold(_near(e)) for e in evidence[:_ANSWERING]]
    asked = (a for a in _ATTRIBUTES if a.asked.search(turn.about))
    lacking = (a.name for a in asked if not any(a.written.search(text) for text in near))
    return next(lacking, "") or _strange_deed(turn, evidence) or _strange_event(turn)


def _near(evidence: Evidence) -> str:
    """Return the sentences of a clause that are about the question, with its heading."""
    text = evidence.clause.text
    about = "".join(whole_sentences(text, *span) for span in evidence.spans) or text
    return f"{evidence.clause.title}{about}"


def _strange_deed(turn: Turn, evidence: Sequence[Evidence]) -> str:
    """Return the deed whose doer is asked for, where no clause found tells of such a deed."""
    asked = _DOER.search(turn.about)
    if not asked or _ANYONE.search(asked["deed"]):
        return ""
    deed = asked["deed"]
    told = names_one((deed, *turn.library.lexicon.written(deed)), evidence)
    return "" if told or not turn.library.segmenter.knows(deed) else f"由谁{deed}"


def _strange_event(turn: Turn) -> str:
    """Return what happened, where neither a document nor a list has a word for it."""
    asked = _EVENT.search(turn.about)
    if not asked:
        return ""
    library = turn.library
    *_, last = ("", *library.segmenter.words(asked["event"]))
    spoken = turn.read.words.spoken
    understood = any(last in s.word or s.word in last for s in spoken)
    strange = len(last) > 1 and library.segmenter.knows(last) and not library.says(last)
    return f"{last}以后怎么办" if strange and not understood else ""
