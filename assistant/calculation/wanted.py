"""What a question asks for: a missing figure, a check, a reversal, a share."""

import re
from enum import StrEnum

from assistant.calculation.roles import Role
from assistant.documents.numbers.decimals import narrow


class Task(StrEnum):
    """A kind of calculation."""

    AUDIT = "audit"
    PEOPLE = "people"
    HIGHEST_RATE = "highest_rate"
    HIGHEST_RATIO = "highest_ratio"
    SHARE = "share"
    PERCENT = "percent"
    NEXT_YEAR = "next_year"
    INCREASE = "increase"
    PER_HEAD = "per_head"
    SPREAD = "spread"


_HOW_MANY = r"(?:多少|几[个多]?|啥数)"
_GAP = 12

_HEAD = (
    r"(?:每一?个?(?:名|位|口)?(?:参保|投保|农村)*的?(?:人头|人|居民|群众|老百姓|百姓|农民|口|头|参保者)"
    r"|人口头上|人口(?=[^。;?]{0,3}(?:每|一个?人|人均))|人头|人均|一个?人(?!保)|参保(?:的)?(?:人数|人员|对象|基数|人))"
)
_SPREAD = r"[摊均合折分算落轮除补贴负担缺差]"

_TASKS: tuple[tuple[Task, str], ...] = (
    (
        Task.NEXT_YEAR,
        r"(?:年底|年末|到年终)[^。;?]{0,8}(?:结余|剩|余下)[^。;?]{0,4}多少"
        r"|(?:结余|剩下?|余下?|余额)[^。;?]{0,10}(?:转|滚|留|带|结)[^。;?]{0,4}(?:下一?年|明年|来年|次年)"
        r"|(?:转|滚|留|结转)[到给入]?(?:下一?年|明年|来年|次年)[^。;?]{0,8}多少"
        r"|(?:结余|剩)[^。;?]{0,3}多少[^。;?]{0,6}(?:转|滚|留|结转)[到给入]?(?:今年|本年)"
        r"|(?:下一?年|明年|来年)[^。;?]{0,6}(?:能)?(?:结转|结余|转)[^。;?]{0,4}多少",
    ),
    (
        Task.PER_HEAD,
        rf"(?:{_SPREAD}(?:到|给|下来|在|至|以|于)?|除)[^,。;?]{{0,6}}{_HEAD}[^。;?]{{0,14}}(?:多少|几)"
        rf"|{_SPREAD},?(?:每|一)个?人[^,。;?]{{0,4}}{_HOW_MANY}"
        rf"|{_HEAD}[^,。;?]{{0,6}}{_SPREAD}[^,。;?]{{0,6}}(?:多少|几)"
        rf"|人均(?:缺口|结余)|(?:缺口|结余)[^,。;?]{{0,4}}人均",
    ),
    (
        Task.PERCENT,
        r"百分之(?:几|多少)|占比|几成(?!新)|多大比[例重]|多少比例|(?:占|顶|抵)[^。;?]{0,12}(?:比例|比重|%)|占(?:了|到)?(?:总?保费|应[缴交]|结余)的?(?:多少|几)"
        r"|赔付率|结余率|除以[^,。;?]{0,10}(?:保费|结余|缺口|应[缴交])",
    ),
    (
        Task.SHARE,
        r"平摊|均摊|平均分|摊[:,]|按[^,。;?]{0,6}(?:人口|人数|人头)[^,。;?]{0,3}[摊分]|均分|分摊|摊给|平分|分担|各[自家方镇村街道个]{0,3}(?:出|掏|拿|承担|负担|摊|付|认|担|分|是|得|该|应|要){0,3}多少"
        r"|[一二三四五六七八九]{2}开|对半"
        r"|[按省市区县镇乡村道府政局办里级上方]\s*\d+(?:\.\d+)?\s*[:比]\s*\d|[二三四六七八]{2}分(?![之])"
        r"|(?:成|%)[^。;?]{0,8}(?:其余|剩下|余下)[^,。;?]{0,8}(?:承担|负担|兜底|出|掏|拿|付)"
        r"|(?:承担|负担|出|掏|拿|扛|担)[^,。;?]{0,8}(?:成|%|一半|大头)[^。;?]{0,10}(?:承担|负担|出|掏|拿|扛|担)多少",
    ),
    (
        Task.HIGHEST_RATE,
        r"(?:每人|标准|人均)[^。;?]{0,10}(?:最高|最多|顶多|能)[^。;?]{0,8}(?:多少|几|啥)"
        r"|(?:最高|最多|顶多)[^。;?]{0,8}(?:标准|每人|一人|人均)[^。;?]{0,8}(?:多少|几)"
        r"|够[^。;?]{0,12}(?:人|口)[^。;?]{0,4}(?:每人|人均|一个?人)[^,。;?]{0,4}(?:多少|几)",
    ),
    (
        Task.HIGHEST_RATIO,
        r"(?:最高|最多|顶多)[^。;?]{0,10}(?:比例|百分之几|几成|参保率)"
        r"|(?:参保)?(?:比例|参保率)[^。;?]{0,6}(?:最高|最多|顶多)",
    ),
    (
        Task.PEOPLE,
        r"(?:最多|顶多|能|够|可以?)[^,。;?]{0,8}(?:保|覆盖|参保|管|交)[^,。;?]{0,6}(?:多少|几)(?:个|口|名)?(?:农村)?(?:人|口|老百姓)"
        r"|(?:保|覆盖|惠及|参保)(?:得了|得起|上|到)?(?:多少|几)个?(?:人|口)|(?:多少|几)个?(?:人|口)的?(?:参?保|够)"
        r"|(?:能|够|可以)(?:给|让|供|帮)(?:多少|几)个?(?:人|口)",
    ),
    (
        Task.INCREASE,
        r"[多少](?:花|交|出|掏|拿|筹|要|用|缴|支出|付)(?:出|上|掉)?(?:来)?(?:多少|几)"
        r"|(?:增加|减少|多出|省下?|增支|涨)(?:来|了)?(?:多少|几)|比[^。;?]{1,10}(?:多|少)(?:多少|几)",
    ),
    (
        Task.AUDIT,
        r"对不对|对吗|对么|对没对|算对|算得对|算错|有没有错|有错|哪一?步|哪里不对|哪儿错|哪错|错在|哪一?[里儿步处个]?算?错|错了[吗没]|错哪|不对劲"
        r"|核对|复核|核算一下|验算|核一[下核]|是否正确|正确吗|准不准|账.{0,4}平不平|对得上|怎么算(?:出|得)?来?的?|咋算",
    ),
)
_COMPILED = tuple((task, re.compile(pattern)) for task, pattern in _TASKS)

_WANTED: tuple[tuple[Role, str], ...] = (
    (
        Role.GAP,
        rf"(?:缺口|[还再仍尚得要需]*(?:[差缺短筹补凑]))[^,。;?]{{0,{_GAP}}}(?:{_HOW_MANY}|不[?]?$|吗|不了|么)"
        rf"|{_HOW_MANY}[^,。;?]{{0,4}}缺口"
        r"|(?:用不用|要不要|需不需要)[^,。;?]{0,4}[筹掏补凑贴]"
        r"|还?[用要需得][^,。;?]{0,6}[筹掏补凑贴][^,。;?]{0,4}(?:不|吗|么|没)|[需要得][^,。;?]{0,6}(?:安排|解决|拨|拿|出资|掏|出)[^,。;?]{0,4}(?:多少|几)|[账钱][^,。;?]{0,4}(?:怎么|咋|如何)变|变成?(?:多少|啥)|够不够|够吗|够用|够交|缺口呢|缺口各?是",
    ),
    (
        Role.PREMIUM,
        rf"(?:保费|应缴|应交|一共|总共|共需|合计|全年)[^,。;?]{{0,{_GAP}}}{_HOW_MANY}|{_HOW_MANY}(?:钱的?)?保费"
        rf"|[要得需](?:交|缴|花|用|多少钱)[^,。;?]{{0,6}}{_HOW_MANY}|多少钱",
    ),
    (Role.SURPLUS, rf"(?:还|能|剩)(?:[^,。;?]{{0,4}})(?:剩|余)[^,。;?]{{0,4}}{_HOW_MANY}"),
    (
        Role.INSURED,
        rf"(?:参保|投保)(?:人数)?[^,。;?]{{0,4}}{_HOW_MANY}|{_HOW_MANY}个?人参保|(?<!能)保{_HOW_MANY}个?人",
    ),
    (Role.POPULATION, rf"人口[^,。;?]{{0,6}}{_HOW_MANY}"),
    (Role.CARRY_OVER, rf"结余[^,。;?]{{0,8}}{_HOW_MANY}"),
    (Role.RATE, rf"(?:标准|每人|人均)[^,。;?]{{0,6}}{_HOW_MANY}"),
    (Role.RATIO, rf"比例[^,。;?]{{0,6}}{_HOW_MANY}"),
)
_WANTED_COMPILED = tuple((role, re.compile(pattern)) for role, pattern in _WANTED)


def tasks(text: str) -> tuple[Task, ...]:
    """Return the kinds of calculation that the words of `text` ask for, the most special first."""
    uniform = narrow(text)
    return tuple(task for task, pattern in _COMPILED if pattern.search(uniform))


def wanted(text: str) -> tuple[Role, ...]:
    """Return the roles whose figure `text` asks for."""
    uniform = narrow(text)
    return tuple(role for role, pattern in _WANTED_COMPILED if pattern.search(uniform))
