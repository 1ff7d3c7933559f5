"""Greetings, thanks, and questions about the assistant: one sentence, no search, no citation."""

import re

from assistant.answering.answer import Outcome
from assistant.answering.draft import Draft
from assistant.answering.turn import Turn

_WHAT = (
    "我只依据库内的政策文件作答：可以查条款原文、找某件事写在哪一条、核对文号日期，也能测算保费。"
)
_TABLE = (
    (
        re.compile(
            r"(?:你|您)(?:讲|说|答|回答|给)?的?(?:话|东西|内容|回答|答案)?.{0,6}"
            r"(?:凭据|凭证|依据|作数|算数|当真|可信|可靠|靠谱|准不准|准确|出错|说错|答错|弄错)"
        ),
        "我的回答是 AI 辅助，可能出错，不作办理依据；请以文件原文和主管部门解释为准。",
    ),
    (
        re.compile(
            r"(?:你|您)(?:是|叫|算)(?:谁|什么|啥|哪家|哪个|哪种|干啥|做什么|不是)|"
            r"(?:你|您|都)?(?:能|会|可以)(?:帮我)?(?:干|做|答|回答|查|问)(?:些)?(?:什么|啥|哪些)|"
            r"(?:你|您).{0,6}(?:大模型|人工智能|机器人|真人|AI)|怎么用你|你有什么用"
        ),
        f"我是政策问答助手“有据”。{_WHAT}回答由程序从文件里摘出，不写文件里没有的内容。",
    ),
    (
        re.compile(r"^(?:好[的嘞啦吧]?|行|嗯+|哦+|明白了?|知道了|清楚了)?[，,。！!\s]*"
                   r"(?:(?:太|非常|多)?谢谢?(?:你|您|了|啊|啦|哈|哦)*|辛苦了?|感谢|麻烦你了|再见|拜拜|不用了|没事了)"
                   r"[啊呀哦哈了，,。！!～~\s]*(?:再见|拜拜)?[。！!]*$"),
        "不客气，有需要再问我。",
    ),
    (
        re.compile(r"^(?:好[的嘞啦吧]|行|嗯+|哦+|明白了?|知道了|清楚了)[啊呀哦哈了，,。！!\s]*$"),
        "好的，有需要再问我。",
    ),
    (
        re.compile(
            r"^(?:你|您|大家)?(?:好|早|早上好|上午好|中午好|下午好|晚上好|hi|hello|哈喽|嗨|喂)"
            r"[呀啊哈，,。！!？?\s]*(?:(?:在|有人)(?:吗|么|不|没)?)?[？?。！!\s]*$|^(?:在|有人)(?:吗|么|不)[？?]*$",
            re.IGNORECASE,
        ),
        f"您好。{_WHAT}",
    ),
)  # fmt: skip


def small_talk(turn: Turn) -> Draft | None:
    """Answer a greeting, thanks or a question about the assistant itself."""
    question = turn.question.strip()
    reply = next((text for pattern, text in _TABLE if pattern.search(question)), None)
    return Draft(Outcome.SMALLTALK, reply) if reply else None
