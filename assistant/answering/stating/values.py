"""Values: which kind of value a question asks for, and how such a value is written.

A question for an amount is answered only by a sentence with an amount in it.
"""

import re
from dataclasses import dataclass

from assistant.question.text_names import TextNames

_N = r"[0-9０-９〇零一二三四五六七八九十百千万两.—–\-]"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A kind of value that a question asks for, and how such a value is written in a document."""

    name: str
    asked: re.Pattern[str]
    written: re.Pattern[str]


_COUNTED = r"(?!次|回|趟|场|天|年|个|家|种|项|条|人|户|名|点|成|号|月|倍)"
_KINDS = (
    Wanted(
        "金额",
        re.compile(
            rf"(?:多少|(?<![十百千万好哪分有这那])几)(?:块|元|钱|万)|"
            rf"(?:开|发|给|补|补助|奖|奖励|领|缴|交|贷|赔|罚|出|掏|拿|拨|筹)"
            rf"(?:[^，。？]{{0,4}})(?:多少|(?<!哪)几){_COUNTED}|"
            r"(?:工资|标准|额度|金额|总额|总数|费用|补贴|保费(?!率)|价格?)(?:[^，。？]{0,6})"
            rf"(?:是|为|有)?(?:多少|(?<!哪)几){_COUNTED}|"
            r"(?:补贴|补助|工资|奖补|津贴|收费|报酬|生活费|奖金)(?:的?(?:标准|额度|金额|数额))[？?]?$|"
            rf"(?:每|一个?)(?:人|户|亩|月|年|天|学期)(?:给|发|交|补|收|扣)?(?:多少|(?<!哪)几){_COUNTED}"
        ),
        re.compile(rf"{_N}+\s*(?:万|亿)?元"),
    ),
    Wanted(
        "比例",
        re.compile(
            r"百分之(?:几|多少)|几成|几个点|"
            r"(?:比例|比率|利率|利息|占比|费率|税率)(?:[^，。？]{0,6})(?:多少|几)"
        ),
        re.compile(rf"{_N}+\s*[%％‰]|百分之{_N}+|{_N}成"),
    ),
    Wanted(
        "分值",
        re.compile(r"(?:多少|(?<!哪)几)分(?![之钟钱])|(?:满分|总分)[^，。？]{0,4}(?:多少|几)"),
        re.compile(rf"{_N}+\s*分(?![之钟])"),
    ),
    Wanted("倍数", re.compile(r"(?:多少|几)倍"), re.compile(rf"{_N}+\s*倍")),
    Wanted("户数", re.compile(r"(?:多少|几)户"), re.compile(rf"{_N}+\s*户")),
    Wanted(
        "次数",
        re.compile(r"多久[^，。？]{0,6}一[次回]|(?:多少|(?<!哪)几)[次回趟]"),
        re.compile(rf"{_N}+\s*[次回]|每(?:周|旬|月|季|半年|年)"),
    ),
    Wanted(
        "时长",
        re.compile(r"多久(?![^，。？]{0,6}一[次回])|多长时间|(?:几|多少)年(?!级)|期限(?:是)?多"),
        re.compile(rf"{_N}+\s*(?:年(?!\s*(?:\d|底|末|度|，))|个月|天|日内|周)"),
    ),
    Wanted(
        "数量",
        re.compile(r"(?:多少|(?<!哪)几)(?:个|家|所|座|处|名|人|口)|数量|多少农村人口|个数"),
        re.compile(rf"{_N}+\s*(?:个|家|所|座|处|名|人|万|口)"),
    ),
    Wanted(
        "名单",
        re.compile(
            r"名单(?:有没有|有吗|在哪|是|呢|发|给|[，。？?]|$)|"
            r"(?:都)?(?:是|有)哪些(?:村|镇|户|人|企业|单位)(?:[，。？]|$)"
        ),
        re.compile(r"名单(?:如下|见)|[:：](?:[^、。]+、){2,}"),
    ),
    Wanted(
        "办理手续",
        re.compile(
            r"(?:带|交|准备|提供|填)(?:什么|啥|哪些|哪几样)(?:证件?|材料|手续|资料|表格?|东西)|"
            r"(?:带|准备)(?:什么|啥|哪些|哪几样)(?:[，。？?]|$)|"
            r"(?:怎么|如何|咋)(?:申请|申领|申报|报名|办理)|"
            r"(?:去|到|上|在)(?:哪|什么地方)(?:里|儿)?(?:办|领|申请|报|交)|找(?:谁|哪(?:个|家)?(?:部门|单位|机关|人)?)(?:办|领|申请|报)"
        ),
        re.compile(r"申请(?:材料|条件|流程|办法|表|人)|申报|申领|提交|报名|窗口|证件|材料"),
    ),
    Wanted(
        "地址",
        re.compile(r"地址|在(?:哪|什么)(?:条|个)?(?:里|儿)?(?:路|街|地方|位置|地段)|怎么走"),
        re.compile(r"[路街道巷]\s*\d+\s*号|地址[:：]"),
    ),
    Wanted(
        "年龄",
        re.compile(r"多大(?:年纪|岁数|年龄)|(?:多少|(?<!哪)几)岁|年龄(?:要求|限制|多)"),
        re.compile(rf"{_N}+\s*周?岁"),
    ),
    Wanted(
        "条件",
        re.compile(r"(?:什么|啥|哪些|哪几个)(?:样的)?条件"),
        re.compile(
            r"(?<!办学)(?<!基础)(?<!设施)(?<!生活)(?<!生产)(?<!居住)条件|前提|符合|具备|须|应当"
            r"|(?:以上|以下(?!简称)|以内)"
        ),
    ),
    Wanted(
        "年份",
        re.compile(
            r"哪一?年(?!级)|(?:什么时候|啥时候?|何时)[^，。？]{0,3}(?:完工|竣工|开工|建成|建好|修好|完成|到位)"
        ),
        re.compile(r"(?:19|20)\d\d\s*年|[一二两三四五六七八九十\d]\s*年(?:内|时间)"),
    ),
    Wanted("月份", re.compile(r"哪个?月|几月份?"), re.compile(rf"{_N}+\s*月")),
    Wanted(
        "承办单位",
        re.compile(
            r"(?:施工|承办|承保|中标|建设|监理|供货|合作)(?:单位|方|公司|企业)?(?:是|叫)?(?:谁|哪)|"
            r"哪(?:一?|几)家(?:医院|公司|企业|银行|单位|学校)"
        ),
        re.compile(r"[\u4e00-\u9fff]{2,}(?:公司|医院|银行|集团|学校|大学|研究院|中心)(?![可等])"),
    ),
    Wanted(
        "具体日期",
        re.compile(
            r"哪一?天|几月几[号日]|(?:什么时候|啥时候?|何时)[^，。？]{0,4}(?:报名|报考|考试|开班|发放|到账|打款|领)|(?<![第十百])几号"
        ),
        re.compile(r"\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|最后一日|当[日天]|次日|之日"),
    ),
    Wanted(
        "由谁出钱",
        re.compile(
            r"谁(?:来|给|去)?(?:出|掏|拿|垫|付|贴|承担|负担)(?:这|那)?[个笔些]?"
            r"(?:钱|资金?|经费|费用?|款|的|[，。？?]|$)|"
            r"(?:钱|费用?|经费|资金|款)(?:[^，。？]{0,4})(?:谁|哪个?|哪里|哪儿|哪家)(?:来|去|里)?"
            r"(?:出|掏|拿|付|来|垫|承担|负担)"
        ),
        re.compile(
            r"财政|经费|资金|承担|负担|出资|支付|拨付|自筹|筹集|筹措|支出|补助|补贴|净资产"
            r"|由[^，。；]{2,12}(?:解决|缴纳|交纳)"
        ),
    ),
    Wanted(
        "发放办法",
        re.compile(
            r"(?:怎么|咋个?|如何|怎样)(?:样)?(?:发放?|领取?|打|拨付?|给付|兑现|到账)"
            r"(?:钱|到|下来|[，。？?呢啊]|$)"
        ),
        re.compile(
            r"发放|打卡|一[卡折]通|拨付|账户|支付|按[月季年]|代发|兑付|到户|领取|归集|退[至还]"
        ),
    ),
)
_ANY = (
    Wanted(
        "数值",
        re.compile(r"多少|(?<![十百千万好哪])几[百千万](?![一-龥]*分之)"),
        re.compile(
            rf"[0-9０-９]|{_N}+\s*(?:元|倍|年|个(?![别体性])|人|户|成|次(?![分级性])|天|月|周?岁|公里|毫?米|亩|吨)"
        ),
    ),
    Wanted(
        "时间",
        re.compile(
            r"(?:什么时候|啥时候?|何时|几时|多会儿?)[^，。？]{0,4}"
            r"(?:开[幕始工办门张通放]|启动|举[办行]|召开|结束|公布|上班|放假)"
        ),
        re.compile(
            rf"{_N}+\s*(?:年|个?月|天|日)|之日|期间|[年月]底|年末|季度|每年|[年月]初|时候|时，"
        ),
    ),
)
"""What is asked for where no closer kind is: a figure of whatever unit, a time however said."""

_SOME = re.compile(r"(?<=有)(?:好)?几(?=个|家|户|口|名|人|处)(?=.*[，,；;])")
"""有几个孩子，…: an indefinite number in a clause that leads up to the question."""
_WHERE = re.compile(r"(?:哪一?|第几|哪几)[条款项章段节]")
"""Asks for a place: a number in such a question describes what stands there."""


_FIGURE = re.compile(_N)
_CLAIMED = re.compile(
    r"(?:对吧|对吗|对不对|是吧|没错吧|是真的吗|是不是真的)[？?。]?$|是不是(?=规定|说|要|写|按|给|定)|不是[^，。？]{2,}吗[？?]?$"
)
"""Marks a question that states a value and asks whether it is so."""


def claimed_values(question: TextNames) -> list[Wanted]:
    """Return the kinds of value that `question` states and asks to be confirmed."""
    if not _CLAIMED.search(question.text):
        return []
    stated = ((kind, kind.written.search(question.without_places)) for kind in _KINDS)
    return [kind for kind, match in stated if match and _FIGURE.match(match[0])]


def wanted_values(question: TextNames) -> list[Wanted]:
    """Return the kinds of value that `question` asks for; none when it asks for a place."""
    if _WHERE.search(question.text):
        return []
    asked = _SOME.sub("些", question.without_places)
    close = [kind for kind in _KINDS if kind.asked.search(asked)]
    return close or [kind for kind in _ANY if kind.asked.search(asked)]


def money() -> list[Wanted]:
    """Return the kind of a sum, where sums are compared and none is asked for: 金额一样吗."""
    return [kind for kind in _KINDS if kind.name == "金额"]
