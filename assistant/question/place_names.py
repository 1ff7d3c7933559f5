"""The names of towns, counties and villages in a text: 石桥镇, 东云区, 孟家镇, 八一村.

A word of grammar before 镇 says that no name stands there (俺家镇上, 三个镇, 县和镇). Some names
end or begin with one (孟家镇, 三河镇, 八一村): a name of two characters that is commonly given is
told from that by the other of the two.
"""

import re
from collections.abc import Iterator

_NONE_BEFORE = "全本我俺咱们每各两几一二三四五六七八九十个这那哪某该此外下上整是的和与跟及或、"
_NO_PLACE = f"{_NONE_BEFORE}由给让归按在到从往向比要还再多少省市县区镇乡村里家口费钱款余额元块"
_PLACE = re.compile(
    rf"[一-鿿](?<![{_NO_PLACE}])(?<!资金)(?<!基金)"
    r"(?:(?<![地山老灾库景园片校小牧边林郊城辖社特])区|(?<![集城])镇|乡(?![镇村])"
    r"|(?<!点|困|贫|范|弱)县(?![区级直城])|街道)"
    r"(?!里|上|级|政府|财政|本级|域|办|道)"
)
_LEAD = re.compile(rf"[{_NO_PLACE}年度月日问请算说为把被对将之于如果要若假设今明去前后隔壁邻]")
_KIND = (
    r"(?P<kind>(?<![集城])镇|乡(?![镇村])|街道|村)"
    r"(?!里|上|级|政府|财政|本级|办|道|民|医|干|委|集体)"
)
_NUMERAL = "一二三两双四五六七八九十百千万"
_LAND = "河江溪湖山水岭坪桥塘沟岔台源门井路官星龙峰泉畈都渡堡屯田林石湾圩"
_NAMES = re.compile(
    "(?P<name>"
    r"[一-鿿](?<![我俺咱你您他她它们国大农每全一几各两三这那哪公厂专独自商店别住本谁当人管到在从给])家"
    rf"|(?<![\d第{_NUMERAL}])[{_NUMERAL}][{_LAND}里]"
    r"|和[平顺睦兴美林田风静]|[永太仁兴义泰共中祥嘉保安协雍熙春]和"
    rf"|[{_LAND}海港津埠浦关谷岗洞]口|[{_LAND}岗坝湾海滩垅][上下外]|[上下前后][{_LAND}坝湾]"
    r"|[八五九统]一|[有庆富]余|[安双福]全|[王李张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗新旧]村(?=[镇乡区])"
    rf"){_KIND}"
)
_VILLAGE = re.compile(
    r"(?P<name>[一-鿿]{2})村(?!里|上|级|集体|民|医|干|委|支书|两委|部|庄|口|头|务|居)"
)
_NO_NAME = frozenset(
    "我俺咱们每各几这那哪某该此个的是和与跟及由给让到从往向在要全本乡镇农市县区省类级"
)
_KINDS_OF_VILLAGES = re.compile(
    r"行政|自然|以[上下]|现行|样[板版]|贫困|脱贫|示范|重点|出列|空壳|薄弱|帮扶|所在|所有|全部|其[他它余]|先进|试点|边远|偏远|山区"
    r"|移民|搬迁|民族|城中|城郊|近郊|中心|特色|美丽|文明|卫生|生态|达标|旅游|库区|老区|革命|经济|合并|新建"
    r"|整治|整体|一般|普通|多少|[两一二三四五六七八九十]\w|\w[两一二三四五六七八九十]|并成|所属|下辖|附近|隔壁"
)


def places_named(uniform: str) -> tuple[str, ...]:
    """Return the proper names of places in a half-width text (石桥镇, 东云区), each once."""
    found = [(m.end(), _whole_name(uniform, m)) for m in _PLACE.finditer(uniform)]
    found += [(m.end(), m[0]) for m in odd_names(uniform) if m["kind"] != "村"]
    return tuple(dict.fromkeys(dict(sorted(each for each in found if each[1])).values()))


def _whole_name(uniform: str, match: re.Match[str]) -> str:
    """Return the place that ends here: one or two characters before its kind (石桥|镇)."""
    before = uniform[max(0, match.start() - 1) : match.start()]
    lead = "" if not before or _LEAD.search(before) or not "一" <= before <= "鿿" else before
    return f"{lead}{match[0]}" if lead else ""


def odd_names(uniform: str) -> Iterator[re.Match[str]]:
    """Yield the names of towns and villages that a word of grammar ends or begins."""
    return _NAMES.finditer(uniform)


def villages_named(uniform: str) -> tuple[str, ...]:
    """Return the names of villages, each once: what says of which kind one is, is none (脱贫村)."""
    odd = (m[0] for m in odd_names(uniform) if m["kind"] == "村")
    names = (m[0] for m in _VILLAGE.finditer(uniform) if _is_a_name(m["name"]))
    return tuple(dict.fromkeys((*odd, *names)))


def _is_a_name(name: str) -> bool:
    return not _NO_NAME & set(name) and not _KINDS_OF_VILLAGES.fullmatch(name)
