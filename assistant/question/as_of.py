"""As of which day, or which text, a question is meant: 2024年1月1日适用的标准, 当时, 旧版第六条.

Such words choose a version of the documents and the day on which it is judged; what is left is the
question. A date that is only part of what is asked (2025年12月31日前报送什么) chooses nothing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.documents.dates import ANY_DATE, print_date, read_date
from assistant.documents.numbers.numerals import CHINESE_DIGITS
from assistant.documents.written_days import last_day

_MONTH = r"(?:(?:19|20)\d\d\s*年\s*\d{1,2}\s*月(?:份|底|初|中旬)?)"
_YEAR = r"(?:(?:19|20)\d\d\s*年度?)"
_YEARS_AGO = {"今年": 0, "去年": 1, "前年": 2, "大前年": 3}
_AGO = (
    r"(?:大前年|(?<![以当之从目先])前年|(?<!过)去年)"
    r"(?![度均末底]|上半年|下半年|第?[一二三四1-4]季度)"
)
_AGO_MONTH = (
    r"(?:(?:大前年|(?<![以当之从目先])前年|(?<!过)去年|今年)的?"
    r"\s*\d{1,2}\s*月(?:份|底|初|中旬)?(?!\s*\d))"
)
_TWO_FIGURES = (
    r"(?:(?<![^，,。；;\s那在于])[0-2]\d年"
    r"(?![前后内间限以之至到起底]|.{0,3}[龄期]|的(?!标准|规定|政策|时候)))"
)
"""24年 for 2024年, at the beginning of what is said: 满24年 is a length of time."""
_APPLIES = (
    r"(?:适用|执行|施行|实行|实施|有效|生效)(?:的|着)?|(?:当[时天日]|那(?:时|天|会儿))(?:候|间)?(?:的|来说)?|"
    r"的(?:规定|标准|政策|办法|版本|文本|条文|时候)"
)
_WHEN = r"(?:为准|这[一]?天|当[天日]|那[一]?天|那?的?时候|那会儿|时)"
_ASKS_FORCE = (
    r".{0,40}?(?:是否|是不是|还|有没有|应当?|该|能不能|可不可以|按).{0,12}"
    r"(?:有效|管用|算数|执行|适用|施行|作废|废止|失效|哪[一]?[份个版条])|"
    r".{0,40}?(?:有效|管用|算数|失效|作废|废止)了?[吗没么]"
)
_ISSUED = r"印发|发布|公布|成文|下发|签发|通过"
_NOT_RULES = (
    rf"[起前后至以之底末—–\-~～]|{_ISSUED}|到(?=\s*\d)|"
    r"(?:那|这|该)?[份个]?(?:文件|通知|意见|请示|办法|方案|函|决定|批复|目标)"
)
_ENDS = r"到期|届满|期满|截止|为止|[^，。]{0,2}(?<!产)生[人的，]|的?《"
"""A day of which a case tells that something ends on it, or somebody was born, or that is of a
document: no rule is asked for as of it."""
_NOT_OF_ISSUE = rf"(?![起前后至到以之]|{_ISSUED}|[入出]|[^，。]{{0,2}}生)"
_IN_A_NAME = rf"(?:(?!的|{_ISSUED}|[施执]行|实施|修[订正改])[\u4e00-\u9fff])"
_CLAUSE = rf"第[\d{CHINESE_DIGITS}十百]{{1,6}}条"
_NAMES = (
    rf"{_IN_A_NAME}{{0,12}}[〔\[（(]\s*(?:19|20)\d\d\s*[〕\]）)]|"
    rf"{_IN_A_NAME}{{0,30}}(?:办法|规定|细则|条例|意见|通知|方案|决定|法)(?:里|中)?{_CLAUSE}|{_CLAUSE}|《"
)
"""What a day stands right before where it is asked what held then: a number, a name, a clause."""
_OF_A_DAY = re.compile(
    rf"(?:(?:截至|截止到?)\s*(?P<until>{ANY_DATE})|(?:按照?|以|在|到|于)?\s*(?P<day>{ANY_DATE})\s*(?:{_WHEN}[，,]?|"
    rf"[，,]?(?:{_APPLIES}|(?=(?:{_ASKS_FORCE}))|(?={_NOT_OF_ISSUE}.{{0,30}}(?:标准|多少|几个|比例))|"
    rf"(?=呢[？?。]?$)|(?={_NOT_OF_ISSUE}(?:{_NAMES})))))[，,]?"
)
_OF_A_MONTH = re.compile(
    rf"(?:按照?|在|于)?(?P<day>{_MONTH}|{_YEAR})(?:{_WHEN}[，,]?(?:的|有效的)?|"
    r"(?:当时的?|适用的?|施行的?|有效的)|(?=(?:应当?|该|是|要)?(?:适用|执行|施行|按)(?:的是)?哪)|"
    rf"(?<=月)(?={_NOT_OF_ISSUE}(?:{_NAMES})))"
)
_NUMBERED = rf"[^，。？?月]{{0,12}}?第?[\d{CHINESE_DIGITS}]{{1,4}}\s*号"
"""The year of a document's number: 2022年第15号, 2023年教育局7号文."""
_PERHAPS = re.compile(
    rf"(?<![到至从自截\-—–~～\d])(?:在|于)?(?P<day>{ANY_DATE}|{_MONTH}|{_YEAR}|{_AGO_MONTH}|{_AGO}|{_TWO_FIGURES})(?!\s*\d)"
    rf"(?!的?(?:{_NOT_RULES}|{_ENDS}))"
    rf"(?!{_NUMBERED})的?"
    r"(?=[^。？?]{0,40}(?:多少|标准|几[个名人元倍日天年]|谁|哪[一]?[个些条]|什么|怎么|如何|限额|比例|还?收不收|多久|"
    r"能不能|可不可以|行不行|对不对|要不要|合不合|[能可][^，。？?]{0,12}吗)|呢?[？?。]?$)"
)
_OLDER = re.compile(
    r"(?:的)?(?:最[早初]的?(?:版本?|文本|规定)|第一版|最原始的?版本|旧版本?|老版本?|原版|上一版本?|前一版本?|以前的版本|旧的?(?:规定|条文|文本|办法)|旧文|"
    r"(?:修改|修订|修正|改|调整)(?:之|以)?前(?!后)|没改(?:之前|以前)|原先的?(?:规定|条文|版本)|原来的(?:规定|条文|版本))"
    r"(?:的?(?:版本|文本|条文|原文))?(?:的|中|里|是(?=怎么))?"
)
_OLDEST = re.compile(r"最[早初]|第一版|最原始")
_NOW = re.compile(r"现在|如今|目前|今天|眼下|今年")
_COMPARES = re.compile(
    r"修[改订正]前后|前(?:的规定)?还是[^，。]{0,4}后|新旧|前后|对比|比较|相比|区别|变化|改了什么|不同|哪些改"
)
_RELATIVE = re.compile(r"(?P<year>大?前年|[去今]年)的?\s*(?:(?P<month>\d{1,2})\s*月\D{0,2})?")
_PART_OF_A_YEAR = re.compile(r"第?[一二三四1-4]季度|[上下]半年")
_OTHERWISE = re.compile(
    rf"现在|如今|目前|现行|今[天年日]|眼下|当前|最新|新版|改后|修[改订正]后|{ANY_DATE}|{_MONTH}|{_YEAR}"
)
"""Words of a turn that is of no earlier day: of today, or of a day in what it asks about."""
_DAYS = re.compile(rf"{ANY_DATE}|{_MONTH}|{_YEAR}|{_AGO_MONTH}|{_AGO}|{_TWO_FIGURES}")
_THEN = re.compile(
    r"(?:按照?|依照?|根据)当时的?(?:规定|办法|政策|文件|标准)?|"
    r"(?:当时|那时候?|那会儿|那一?天)(?:的|有效的|执行的)?"
)
_TOLD_DAY = re.compile(
    rf"(?<![到至从自\-—–~～\d])(?:在|于)?"
    rf"(?P<day>{ANY_DATE}|{_MONTH}|{_AGO_MONTH}|{_YEAR}[底末]|{_YEAR}|{_AGO})(?!\s*\d)"
    rf"(?!的?(?:{_NOT_RULES}|{_ENDS}))(?!{_NUMBERED})(?:的时候|时|的)?[，,]?"
)
"""A day of which a case tells what happened on it: 2021年3月他申请, 当时的标准是多少."""


@dataclass(frozen=True, slots=True)
class AsOf:
    """What a question says of the day: the day, or that the text before the last change is meant.

    `written` are the words that say so; `impossible` is on where they name a day that there is not.
    `perhaps` says that a year or a month stands in the question that may be part of what is asked:
    2023年的标准是多少. Of an `older` text the `oldest` of all may be meant: 最早的版本. It is
    `earlier` where a turn before the question says so, and the question goes on from that. Of
    去年 and 去年3月 there are the `years_ago` and the `month`, and no day before it is known which
    day is today.
    """

    written: str
    day: date | None = None
    older: bool = False
    impossible: bool = False
    perhaps: bool = False
    oldest: bool = False
    earlier: bool = False
    years_ago: int = 0
    month: int = 0

    @property
    def is_relative(self) -> bool:
        """Whether which day is meant depends on the day on which it is asked."""
        return bool(self.years_ago or self.month)

    def on(self, today: date) -> "AsOf":
        """Return the same with the day that is meant on the day `today`: the last of that year."""
        year = today.year - self.years_ago
        day = date(year, self.month, 1) if self.month else date(year, 12, 31)
        return replace(self, day=day, years_ago=0, month=0)

    @property
    def told(self) -> str:
        """The day or the text in words; "" where there is no such day."""
        if self.older:
            return "修改前的文字"
        return f"{print_date(self.day)}适用的文件" if self.day else ""


def read_as_of(text: str, turns: Sequence[Mapping[str, str]] = ()) -> tuple[AsOf | None, str]:
    """Return of which day a question is, None where it says nothing of it, and the rest of it.

    `turns` are the earlier turns; 当时 is the day, or the older text, that the last of the user's
    named that names one.
    """
    if match := _OF_A_DAY.search(text) or _OF_A_MONTH.search(text):
        return _dated(match), _without(text, match)
    if not _COMPARES.search(text) and (match := _OLDER.search(text)):
        oldest = _OLDEST.search(match[0]) is not None
        return AsOf(match[0], older=True, oldest=oldest), _without(text, match)
    if match := _THEN.search(text):
        if told := _told_before(text, match.start()):
            return _dated(told), _without(_without(text, match), told)
        if named := _last_named(turns):
            return replace(named, written=match[0], perhaps=False), _without(text, match)
    match = _PERHAPS.search(text)
    if match and not _NOW.search(text, match.end()) and not _tells_several(text):
        return replace(_dated(match), perhaps=True), _without(text, match)
    return None, text


def _dated(match: re.Match[str]) -> AsOf:
    written = match.groupdict().get("until") or match["day"]
    if ago := _RELATIVE.fullmatch(written):
        month = int(ago["month"] or 0)
        if month > 12:
            return AsOf(match[0], impossible=True)
        return AsOf(match[0], years_ago=_YEARS_AGO[ago["year"]], month=month)
    if "日" in written:
        day = read_date(written)
        return AsOf(match[0], day, impossible=day is None)
    numbers = [int(each) for each in re.findall(r"\d+", written)]
    numbers[0] += 2000 if numbers[0] < 100 else 0
    if len(numbers) == 1:
        part = _PART_OF_A_YEAR.match(match.string, match.end())
        return AsOf(match[0], last_day(part[0] if part else "", numbers[0]))
    if not 1 <= numbers[1] <= 12:
        return AsOf(match[0], impossible=True)
    return AsOf(match[0], date(numbers[0], numbers[1], 1))


def _tells_several(text: str) -> bool:
    """Say whether a text tells several days of a case: none is surely that of the rule."""
    return len({re.sub(r"\D", "", m[0]) or m[0] for m in _DAYS.finditer(text)}) > 1


def _told_before(text: str, at: int) -> re.Match[str] | None:
    """Return the last day that a text tells before `at`; 当时 speaks of that one."""
    return next(reversed([*_TOLD_DAY.finditer(text, 0, at)]), None)


def without_days(text: str) -> str:
    """Return a text without the days and years that stand in it, whatever they mean."""
    return _DAYS.sub(" ", text)


def goes_on_from_then(text: str) -> bool:
    """Say whether a turn that names no day may be of the day of the one that it follows."""
    return not (_OTHERWISE.search(text) or _COMPARES.search(text))


def _last_named(turns: Sequence[Mapping[str, str]]) -> AsOf | None:
    said = (turn["content"] for turn in reversed(turns) if turn["role"] == "user")
    named = (found for text in said if (found := read_as_of(text)[0]))
    return next((found for found in named if not found.impossible), None)


def _without(text: str, match: re.Match[str]) -> str:
    """Return the text without the words that chose the day or the version."""
    left, right = text[: match.start()], text[match.end() :]
    return (left + right).strip("，, 　") or text
