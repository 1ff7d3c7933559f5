"""What the assistant does not do: decide, approve, act a part, reveal itself, leave its library."""

import re

from assistant.answering.answer import Outcome
from assistant.answering.draft import Draft, cite, drafted, whole_sentences
from assistant.answering.draft_parts import Said
from assistant.answering.turn import Turn
from assistant.documents.text import fold

_ACT = re.compile(
    r"以[^，。]{0,10}(?:身份|名义)[^，。]{0,8}(?:批|同意|答复|回复|宣布|下令|签|拟|写|出|发|编)|"
    r"(?:扮演|假装|充当|你现在是)[^，。]{0,12}|"
    r"(?:出具?|写|拟|给我)(?:一?[份个])?(?:正式)?(?:的)?(?:批复|批文|批准书|红头文件|证明)|"
    r"(?:立刻|马上|直接|现在就)(?:批准|同意|拨付|批了)"
)
_SECRET = re.compile(
    r"(?:系统|内部|后台|隐藏)?(?:提示词|prompt|指令内容|配置文件|密钥|key)(?:是什么|给我|发我|告诉|原样|全文|内容|打印|输出)|"
    r"(?:输出|打印|告诉我|重复|泄露)[^，。]{0,8}(?:提示词|系统提示|system prompt|prompt)",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"(?:我|俺|咱|他|她)(?:家|们|户)?[^，。]{0,8}(?:在不在|在没在|有没有在|是不是在)[^，。]{0,12}(?:名单|名册|台账|系统)|"
    r"查(?:一?下|查)?[^，。]{0,8}(?:身份证|手机号|银行卡|住址)|"
    r"(?:身份证|手机|(?<!咨询)(?<!联系)(?<!办公)(?<!服务)(?<!举报)(?<!监督)电话|银行卡|家庭住址|住址)(?:号码?|号)?(?:是多少|是什么|给我|发我|查一?下|有没有)"
)
_JUDGE = re.compile(
    r"(?:算不算|属不属于|够不够|符不符合|能不能(?:享受|领|评))[^。？]{0,20}(?:认定|判|断|定一?下)|"
    r"(?:判|断|认定|审|评估?)(?:一下|个|下)?.{0,6}(?:够不够|符不符合|合不合|算不算|能不能|是否|该不该|资格|条件)|"
    r"(?:我|俺|咱|他|她|家|户)[^，。？]{0,12}(?:够不够|符不符合|符合不符合|合不合|满不满足|达不达到)[^，。]{0,4}(?:条件|标准|资格)"
)
_ELSEWHERE = re.compile(
    r"(?:写|作|编|来)(?:一?[首篇段个])?(?:[^，。]{0,12})?(?:诗|词|歌|小说|故事|作文|情书|请假条|检讨书?|发言稿|演讲稿|简历|工作总结|对联|代码|程序|脚本)|"
    r"天气(?:怎么样|预报|如何|咋样)|下雨吗|下不下(?:雨|雪)|(?:会|要|今天|明天)下(?:雨|雪)|气温(?:多少|几)|台风|股价|炒股|彩票|星座|算命|运势|笑话|菜谱|翻译成|陪我聊|"
    r"(?<!\d)\d{1,2}(?:加|减|乘以?|除以|[-+*/×÷])\d{1,2}(?:等于|得|=)|"
    r"用(?:你|您)?自己的?(?:知识|常识|经验|看法|话)"
)
_ONLY = "我只回答库内政策文件里的内容，这件事不在其中。"
_TABLE = (
    (
        _ACT,
        "我不能代替任何机关或负责人作批准、批复或拨付的决定，也不能出具公文；"
        "库内文件里的事实可以照原文查给您看。",
    ),
    (_SECRET, "内部设置不对外提供。您可以问库内政策文件的内容。"),
    (_PRIVATE, "个人信息不能查询，也不会提供。您可以问库内政策文件的内容。"),
)
_NO_JUDGEMENT = (
    "是否符合条件须由主管部门认定，我不作资格判断。文件里与此有关的规定如下，"
    "具体标准请向主管部门核实："
)


def refusal(turn: Turn) -> Draft | None:
    """Decline politely in one sentence; for a judgement of eligibility show the rule."""
    reply = next((text for pattern, text in _TABLE if pattern.search(turn.question.plain)), None)
    if reply:
        return drafted(Outcome.DECLINED, (Said(reply),))
    if _is_elsewhere(turn):
        return drafted(Outcome.DECLINED, (Said(_ONLY),))
    return _judgement(turn) if _JUDGE.search(turn.question.plain) else None


def _is_elsewhere(turn: Turn) -> bool:
    """Say whether a question is of another world; what a document has a word for (彩票) is not."""
    asked = _ELSEWHERE.search(turn.question.plain)
    if not asked or turn.question.references or turn.question.named:
        return False
    return not turn.library.says(fold(asked[0]))


def _judgement(turn: Turn) -> Draft:
    rules = tuple(
        cite(e.document, e.clause, whole_sentences(e.clause.text, *e.spans[0]))
        for e in turn.evidence(2)
        if e.spans
    )
    return drafted(Outcome.DECLINED, (Said(_NO_JUDGEMENT),), rules)
