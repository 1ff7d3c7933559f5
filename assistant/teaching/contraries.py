"""What a sentence would say if one word of it were another: of all for of some, 县 for 市.

Each entry of the table is how a rule is written, and what a careless reader could take it for: who
must for who may, the county for the city, before for after.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

Others = Callable[[re.Match[str]], Sequence[str]]

_LEVELS = ("国家级", "省级", "市级", "县级", "乡级")
_TWO, _THREE = ("省市", "市县", "县乡", "乡村"), ("省市县", "市县乡", "县乡村")
_LEVEL = re.compile(r"[省市县乡镇]")
_PERIODS = ("每年", "每半年", "每季度", "每月", "每周")
_STRAIGHT = ("省直", "市直", "县直")
_SOME = "有条件|条件成熟|具备条件|符合条件|有资质|资源禀赋突出"
_AT_FIRST = r"(?:(?<=^)|(?<=[，；]))"
_SECRETARIES = ("省委书记", "市委书记", "县委书记", "镇党委书记")


@dataclass(frozen=True, slots=True)
class Contrary:
    """A place of a sentence, and what could stand there and would be wrong."""

    start: int
    end: int
    others: tuple[str, ...]

    def put(self, text: str, words: str) -> str:
        """Return the sentence with other words in that place."""
        return f"{text[: self.start]}{words}{text[self.end :]}"


def _one_of(*kin: str) -> Others:
    return lambda match: [other for other in kin if other != match[0]]


def _instead(words: str) -> Others:
    return lambda _match: [words]


def _levels(match: re.Match[str]) -> list[str]:
    """Return the other neighbouring levels, written as those that are printed: 县、镇.

    None where the words before name a level already: 县区成立县、镇两级平台.
    """
    if _LEVEL.search(re.split(r"[，；。：]", match.string[: match.start()])[-1]):
        return []
    bare, joined = match[0].replace("、", ""), "、" if "、" in match[0] else ""
    kin = _TWO if len(bare) == len(_TWO[0]) else _THREE
    return [joined.join(each) for each in kin if each != bare.replace("镇", "乡")]


_TURNS: tuple[tuple[re.Pattern[str], Others], ...] = tuple(
    (re.compile(pattern), others)
    for pattern, others in (
        (rf"(?:{_SOME})的(?=[\u4e00-\u9fff])", _instead("所有")),
        (r"(?<![不也均都对相适反供效响])应当?(?=[将按在由对把向于依以及])", _instead("可以")),
        (r"必须(?!的|坚决|严格)", _instead("可以")),
        (r"(?<![不所许认只])可(?=结合|根据|按|适当|在|对|向|与|由|将)", _instead("应当")),
        (rf"{_AT_FIRST}保留(?!意见|并)", _instead("取消")),
        (rf"{_AT_FIRST}继续(?=(?:大力)?(?:派驻|实施|推行|执行|沿用)[^，；]*。$)", _instead("不再")),
        (r"(?<![不所])可以(?!说)", _instead("应当")),
        (rf"{_AT_FIRST}鼓励(?!引导|和|、|支持|政策)", _instead("要求")),
        (r"探索(?=建立|开展)", _instead("全面")),
        (r"探索(?![建开发实创完推，、，和可与试性])", _instead("全面推行")),
        (
            r"先(?P<one>[\u4e00-\u9fff]{1,3})(?P<then>、?[后再])(?P<other>(?!进)[\u4e00-\u9fff]{1,3})"
            r"(?=[、，。”]|等|的)",
            lambda m: [f"先{m['other']}{m['then']}{m['one']}"],
        ),
        (
            r"(?P<one>[省市县乡])管(?P<other>[市县乡村])用",
            lambda m: [f"{m['other']}管{m['one']}用"],
        ),
        (r"[省市县乡]、?[市县乡镇村](?=两级|党政)|省市县|市县乡|县乡村", _levels),
        (
            r"(?:国家|省|市|县|乡)级(?!以上|及|人民|政府|党|财|公立|有关|行|\d)",
            _one_of(*_LEVELS),
        ),
        (
            r"(?<![人户])(?:每年|每半年|每季度|每月|每周)(?![\d人户底]|[^，。]{0,2}月)",
            _one_of(*_PERIODS),
        ),
        (r"[省市县]委书记", _one_of(*_SECRETARIES)),
        (r"[省市县]直(?=相关|有关|部门|单位|机关)", _one_of(*_STRAIGHT)),
        (
            r"(?<=报)(?P<to>[\u4e00-\u9fff]{2,12})备案(?=[，。；并])",
            lambda m: [f"{m['to']}批准"],
        ),
        (
            r"(?<=报)(?P<to>[\u4e00-\u9fff]{2,12})(?:批准|审批)(?=[，。；])",
            lambda m: [f"{m['to']}备案"],
        ),
        (r"逐步提高(?=[^，。]{2,14}(?:比例|占比))", _instead("逐步降低")),
        (r"城乡居民(?=基本(?:养老|医疗)保险)", _instead("城镇职工")),
        (r"中长期(?=信贷|贷款|资金|支持)", _instead("短期")),
        (r"(?<=[^）])信用贷款", _instead("抵押贷款")),
        (r"公益性(?=岗位|[\u4e00-\u9fff]{2}服务)", _instead("经营性")),
        (r"二次分配", _instead("一次分配")),
        (r"就近就地", _instead("跨省异地")),
        (r"免费(?=培养|提供|发放|参加)", _instead("自费")),
        (r"(?<![不固指约规特限法确])定期(?!存)", _instead("不定期")),
        (r"书面", _instead("口头")),
        (r"专职", _instead("兼职")),
        (r"兼职", _instead("专职")),
        (r"次月", _instead("当月")),
        (r"次年", _instead("当年")),
        (r"上一级", _instead("同级")),
        (r"主要负责人", _instead("分管负责人")),
        (r"(?<!国有)控股(?=权)", _instead("参股")),
        (r"户籍(?:所在)?地", _instead("经常居住地")),
        (r"牵头(?=工作|[，。])", _instead("配合")),
        (r"(?<!线下)线上(?!线下|、线下|和线下)", _instead("线下")),
        (r"全覆盖(?=[，。])", _instead("部分覆盖")),
    )
)  # fmt: skip
"""How it is written, and what else could stand there."""


def contraries(text: str) -> Iterator[Contrary]:
    """Yield each word of a sentence that could be another; one that stands there twice is none."""
    for pattern, others in _TURNS:
        found = [*pattern.finditer(text)]
        if len(found) == 1 and text.count(found[0][0]) == 1:
            fits = tuple(o for o in others(found[0]) if o not in text)
            if fits:
                yield Contrary(*found[0].span(), fits)
