"""Claims: which words of a draft claim to be quoted, and which are only set in quotation marks.

“三农”, “快递进村”工程, the name of a plan: marks that name or stress something claim nothing. Words
claim to be a quotation when a source is named for them and they are introduced as its words, or
when they are whole sentences introduced as those of some document.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.quotations.figure_forms import is_figure

_VERBS = (
    r"(?:规定|明确|指出|提出|要求|强调|写道|写明|写着|载明|载着|列明|列举|列出|所列|所指|所称|表述|提到|部署|申明|重申|说明|认为|建议|请求|"
    r"通报|测算|申请|定的是|讲|称|载|写|说|即|禁止|严禁|赋予|授权|确立|界定)"
)
_SAID = re.compile(_VERBS)
_SAYING = re.compile(rf"(?:{_VERBS}(?:了|的是|如下|过)?\s*[，,：:]?|[：:])\s*$")
_LISTS = re.compile(r"(?:包括|包含|列[明举]|分别?[为是]|分为)\s*$")
_QUOTED_BEFORE = re.compile(r"(?:[“「『\"]\s+[”」』\"][、，,和及与或]?)+$")
"""What is quoted right before words in one list with them, as blanks."""
_AS_ITS = re.compile(
    r"[\s）)的之中里内第正文]*(?:文件|通知|意见)?(?:有关|相关)?(?:规定|要求|精神|部署|表述|意见|原文|原话)?(?:的)?[，,：:\s]*(?:要|应|须|必须|应当)?\s*"
)
_ITS_BEHIND = re.compile(
    r"[”」』\"]?\s*(?:(?:等)?的(?:总?要求|规定|部署|精神|表述|原则|目标|工作要求)|(?:一|等|之)语|字样)"
)
_ENDS_BEHIND = re.compile(
    r"[”」』\"]?\s*(?:$|[，。；、！？,.;!?\n（(“「『]|"
    r"(?:等?的|之)(?:总?要求|规定|表述|说法|情形|条件|标准|范围|事项|行为)|为(?:由|据|依据|准)|[一这]?[句语条]|字样)"
)
_CHANGES = re.compile(r"[）)\s]*(?:将|把|对)[^，。；]{1,24}")
_RATE = re.compile(r"\d")
"""某财社〔2025〕20号将护理补贴“一级由180元调整为200元”: its words without a verb of saying."""
_OTHERS = re.compile(
    r"(?:我|本|各|该|全)[\u4e00-\u9fff]{0,3}?(?:省|市|区|县|镇|乡|村|局|委|办|单位|公司|们)[^，。；]{0,20}"
    r"(?:提出|明确|要求|强调|探索|创新|开展|坚持|推行|打造)[^，。；]{0,12}$"
)
_DIRECTLY = re.compile(r"(?!.*[改增调删])[^，。；：、,;:\s“「『\"]{0,8}")
"""What stands between a clause and the words it is said to have, without a verb that is known; not
修改为, behind which stand the words of who changes it."""
_CLAUSE_MARK = re.compile(r"[，。；：！？,;:!?]")
_DOCUMENT = re.compile(
    r"文件|通知|意见|办法|规定|条例|方案|法律|法规|规章|政策|纲要|决定|规划|批复|请示|报告|纪要|制度|[《》]"
)
"""Of what is not named closer only a document is said to be quoted: a speaker's words are his."""
_FARTHEST = 80
FIGURE, TERM, SHORT, PHRASE = 3, 4, 8, 15
"""Letters of a figure that may be quoted from a clause (10%); of what else may be a quotation at
all; of what is more than a term; of a sentence."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Words in a draft with what stands around them in their sentence.

    `between` is what stands between the source named for them and the words; without a source it
    is what stands before them. `letters` counts them; `named` says that a source is named, `clause`
    that it is a clause, `counted` that the words have an amount in them.
    """

    words: str
    letters: int
    between: str
    behind: str
    named: bool
    bracketed: bool = False
    clause: bool = False
    counted: bool = False


def claims(setting: Setting) -> bool:
    """Say whether words claim to be a quotation."""
    if setting.bracketed:
        return setting.letters >= TERM
    if setting.named:
        return _of_the_named(setting)
    said = _SAYING.search(setting.between) and _DOCUMENT.search(setting.between)
    return bool(said and _CLAUSE_MARK.search(setting.words)) and setting.letters >= PHRASE


def _of_the_named(setting: Setting) -> bool:
    between, behind = setting.between, setting.behind
    if len(between) > _FARTHEST or _OTHERS.search(between):
        return False
    its = bool(_AS_ITS.fullmatch(between) or _ITS_BEHIND.match(behind))
    introduced = its or any(p.search(between) for p in (_SAID, _SAYING, _LISTS))
    introduced = introduced or bool(_CHANGES.fullmatch(between) and _RATE.search(setting.words))
    if setting.letters >= SHORT or is_figure(setting.words):
        return introduced or _is_directly_of_clause(setting)
    if setting.clause and setting.counted and setting.letters >= TERM:
        return introduced and measures(setting)
    before = _QUOTED_BEFORE.sub("", between)
    near = its or bool(_SAYING.search(before) or _LISTS.search(before))
    return near and setting.letters >= TERM and bool(_ENDS_BEHIND.match(behind))


def _is_directly_of_clause(setting: Setting) -> bool:
    """Say whether words stand right behind their clause: 第二十四条不许“…”."""
    own = _OWN_AMOUNT.search(setting.between) or _NAMED_BY.match(setting.behind)
    before = _QUOTED_BEFORE.sub("", setting.between)
    return setting.clause and bool(_DIRECTLY.fullmatch(before)) and not own


_COLON = re.compile(
    rf"(?:{_VERBS}|号|[文令函》条款项章段）)])(?:了|的是|如下)?\s*[：:]\s*(?=[^\s“\"「『‘：:])"
)


def colons(own: str) -> Iterator[int]:
    """Yield where words without marks begin that a colon gives as a document's: 36号文规定：…."""
    yield from (match.end() for match in _COLON.finditer(own))


_OWN_AMOUNT = re.compile(
    r"我(?:省|市|区|县|镇|乡|村|局|委|办|单位|公司|们)|本(?:单位|公司|局|镇|乡|村)|被(?=[处罚判责扣查])|决定|已|实际|共计|"
    r"某|该(?:单位|公司|企业|户|人|社|厂)"
)
"""What tells that an amount is one of the draft's own: 我镇已发放“3万元”."""
_NAMED_BY = re.compile(
    r"[”」』\"]?\s*(?:专项)?(?:行动|工程|计划|战役|攻坚|活动|模式|机制|品牌|制度|工作法)"
)
_NEAR = 60


def measures(setting: Setting) -> bool:
    """Say whether a quantity alone between marks is said to be that of the named source."""
    own = _OWN_AMOUNT.search(setting.between) or _NAMED_BY.match(setting.behind)
    return setting.named and len(setting.between) <= _NEAR and not own


_LEAD = re.compile(
    rf"[的之中里内]?(?:(?:{_VERBS}){{1,2}}(?:了|的是|如下|的)?\s*[：:，,]?|[：:，,])"
    r"\s*(?=[^\s“\"「『‘：:])"
)
_SHORTEST_LEAD = 2


def behind_lead(own: str, at: int) -> int | None:
    """Return where the words begin that a source which ends at `at` is said to say.

    甲办法第七条规定，…, and 第七条规定… without a comma; a comma alone behind the source begins
    nothing.
    """
    lead = _LEAD.match(own, at)
    said = lead and (len(lead[0].rstrip()) >= _SHORTEST_LEAD or lead[0][0] in "：:")
    return lead.end() if lead and said else None


_BY = re.compile(r"\s*(?:另|又|还|同时)?(?:据|根据|依据|按照|依照|参照|遵照|对照|[按依])?\s*")
_COMMA = re.compile(r"\s*[，,]\s*(?=[^\s“\"「『‘])")


def behind_comma(own: str, at: int) -> int | None:
    """Return where the words begin behind a comma that follows a source which ends at `at`."""
    comma = _COMMA.match(own, at)
    return comma.end() if comma else None


def is_by(before: str) -> bool:
    """Say whether what stands before a source in its sentence only says that one goes by it.

    Of 用户违反甲办法第四条，… what follows need not be what that clause says.
    """
    return _BY.fullmatch(before) is not None
