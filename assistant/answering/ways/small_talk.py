"""Greetings, thanks, and questions about the assistant: one sentence, no search, no citation."""

import re

from assistant.answering.answer import Outcome
from assistant.answering.draft import Draft, drafted
from assistant.answering.draft_parts import Computed
from assistant.answering.turn import Turn
from assistant.question.courtesy import only_courtesy

_WHAT = (
    "我只依据库内的政策文件作答，不上网：可以查条款原文、找某件事写在哪一条、核对文号日期，"
    "也能测算保费。"
)
_YOU = r"(?:你|您)(?:这(?:个|里)?|们)?"
_ABOUT = (
    (
        re.compile(
            rf"{_YOU}(?:讲|说|答|回答|给|写)?的?(?:话|东西|内容|回答|答案|结果)?.{{0,6}}"
            r"(?:凭据|凭证|依据|作数|算数|当真|可信|可靠|靠谱|准不准|准确|出错|说错|答错|弄错|搞错)"
        ),
        "我的回答是 AI 辅助，可能出错，不作办理依据；请以文件原文和主管部门解释为准。",
    ),
    (
        re.compile(
            rf"{_YOU}(?:是|叫|算)(?:谁|什么|啥|哪家|哪个|哪种|干啥|干什么|做什么|不是|人|机器)|"
            rf"(?:{_YOU}|都)(?:都)?(?:能|会|可以)(?:帮我)?(?:干|做|答|回答|查|问)(?:些|点)?(?:什么|啥|哪些)|"
            rf"{_YOU}.{{0,6}}(?:大模型|人工智能|机器人|真人|AI)|(?:怎么|如何|咋)(?:使用|用)(?:你|您)|"
            rf"{_YOU}(?:会|能|可以)(?:不会|不能)?(?:上网|联网|搜|记住|记得|保存|录音|骗|泄露)|"
            rf"(?:使?用){_YOU}.{{0,4}}(?:钱|收费|费用)|{_YOU}.{{0,4}}(?:收费|要钱|花钱)|"
            r"(?:谁|哪个?(?:单位|公司|部门|人))(?:把?你)?(?:做|开发|弄|搞|造|研发)(?:的你|出来)|"
            rf"{_YOU}(?:有什么用|是怎么(?:工作|回答))|{_YOU}.{{0,4}}(?:哪来的|从哪(?:里|儿)?来)"
        ),
        f"我是政策问答助手“有据”。{_WHAT}回答由程序从文件里摘出，不写文件里没有的内容。",
    ),
)
_THANKS = re.compile(r"谢|辛苦|费心|有劳|受累|帮大忙")
_GOOD_DAY = re.compile(
    r"(?:你|您|老师|师傅|同志|领导|大家)好|在[吗么不]|早上好|[上中下]午好|晚上好|hi|hello|哈[喽罗]|嗨|嘿|喂"
)
_REPLIES = (
    (_THANKS, "不客气，有需要再问我。"),
    (_GOOD_DAY, f"您好。{_WHAT}"),
    (re.compile(""), "好的，有需要再问我。"),
)


def small_talk(turn: Turn) -> Draft | None:
    """Answer a greeting, thanks or a question about the assistant itself."""
    about = next((text for pattern, text in _ABOUT if pattern.search(turn.question.plain)), None)
    if about:
        return drafted(Outcome.SMALLTALK, (Computed(about),))
    if not _only_courtesy(turn):
        return None
    reply = next(text for pattern, text in _REPLIES if pattern.search(turn.question.plain.lower()))
    return drafted(Outcome.SMALLTALK, (Computed(reply),))


def _only_courtesy(turn: Turn) -> bool:
    """Say whether the question has nothing but words of courtesy, and names nothing."""
    question = turn.question
    named = question.references or question.named
    return not named and only_courtesy(question.plain, turn.library, question.words_of)
