"""Splits a question about several towns into one account for each."""

import re
from collections.abc import Mapping, Sequence

from assistant.calculation.account import Stated, read_statement
from assistant.calculation.entries import Entry, entry
from assistant.calculation.roles import Role
from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.quantities import Quantity

_TOWN = re.compile(
    r"(?:^|(?<=[,，。;；:：、?\s和与有是]))"
    r"(?P<name>(?![全本我俺咱每各两三四五六七八九二该这那哪某]|有|是)[A-Za-z一-鿿]{1,3}?)"
    r"(?P<kind>镇|乡(?!村)|街道|(?<!农)村(?!集体)|社区|庄|屯)(?!里|上|级|政府|财政|\s*(?:出|掏|拿|承担|分担|负担))"
)
_SHARED = (Role.RATIO, Role.RATE)
_RESPECTIVE = re.compile(r"分别|依次|各是|各为|各有")
_NAME_LIST = re.compile(
    r"(?P<names>[A-Za-z甲乙丙丁戊一-鿿]{1,3}(?:[镇乡村]|街道)?(?:[、,和与][A-Za-z一-鿿]{1,3}(?:[镇乡村]|街道)?)+)"
)

_TOGETHER = re.compile(
    r"合起来|合在一[起块]|合计|合共|加起来|加在?一[起块]"
    r"|[两二三四五六七八九几](?:家|个|镇|乡|村|边|处|地|街道|方)"
)
_IN_ALL = re.compile(r"共计|一共|总共|统共|拢共|总的|一并|共(?!同)")
_FOR_ALL = re.compile(r"都|均|统一|一律|每人|一样|[,;。]\s*(?:比例|标准)")

TownAccounts = dict[str, dict[Role, Entry]]


def split_towns(text: str) -> TownAccounts:
    """Return an account for each town that `text` names with figures, or {} for fewer than two.

    A ratio or rate that is stated once holds for every town (都按10%、100元).
    """
    uniform = narrow(text)
    places = _places(uniform)
    accounts = _by_name(text, uniform, places) if len({p[0] for p in places}) > 1 else {}
    return accounts or _by_list(text, uniform)


def joint_carry_over(text: str) -> Stated | None:
    """Return the one carry-over that several towns have together (两家结余合起来6万), or None.

    It is said to be common, or it stands after what holds for all (都按10%，结余6万).
    """
    found = read_statement(text).of(Role.CARRY_OVER)
    places = _places(narrow(text))
    if len(found) != 1 or not _is_joint(narrow(text), found[0].quantity, places):
        return None
    return found[0]


def _is_joint(uniform: str, quantity: Quantity, places: Sequence[re.Match[str]]) -> bool:
    start = max(uniform.rfind(stop, 0, quantity.start) for stop in ",。;") + 1
    clause = uniform[start : quantity.start] + re.split(r"[,。;]", uniform[quantity.end :])[0]
    before = [place for place in places if place.end() <= quantity.start]
    if any(place.start() >= start for place in before):
        return bool(_TOGETHER.search(clause))
    since = uniform[before[-1].end() if before else 0 : start]
    after_all = len(before) == len(places) and bool(_FOR_ALL.search(since))
    return after_all or bool(_TOGETHER.search(clause) or _IN_ALL.search(clause))


def _places(uniform: str) -> list[re.Match[str]]:
    """Return where towns are named, each again wherever its name stands (比例东庄10%)."""
    names = dict.fromkeys(match[0] for match in _TOWN.finditer(uniform))
    again = re.compile("|".join(re.escape(name) for name in names) or r"(?!)")
    return list(again.finditer(uniform))


def _by_name(text: str, uniform: str, places: Sequence[re.Match[str]]) -> TownAccounts:
    ends = [place.start() for place in places[1:]] + [len(uniform)]
    shared = [s for s in read_statement(text[: places[0].start()]).stated if s.role in _SHARED]
    own: dict[str, list[Stated]] = {}
    for place, end in zip(places, ends, strict=True):
        own.setdefault(place[0], []).extend(read_statement(text[place.start() : end]).stated)
    if sum(Role.POPULATION in {s.role for s in stated} for stated in own.values()) < 2:
        return {}
    return _with_shared(own, shared)


def _with_shared(own: Mapping[str, Sequence[Stated]], shared: Sequence[Stated]) -> TownAccounts:
    every = [s for stated in own.values() for s in stated] + list(shared)
    common = {r: [s for s in every if s.role is r] for r in _SHARED}
    for_all = [found[0] for found in common.values() if len(found) == 1]
    return {town: _entries((*for_all, *stated)) for town, stated in own.items()}


def _entries(stated: Sequence[Stated]) -> dict[Role, Entry]:
    entries: dict[Role, Entry] = {}
    for each in stated:
        entries.setdefault(each.role, entry(each.role, each.quantity, guessed=each.guessed))
    return entries


def _by_list(text: str, uniform: str) -> TownAccounts:
    """Read 甲、乙两镇人口分别是8200和1.36万: lists of figures in the order of the towns."""
    if not _RESPECTIVE.search(uniform):
        return {}
    statement = read_statement(text)
    lists = {role: statement.of(role) for role in Role}
    count = len(lists[Role.POPULATION])
    if count < 2:
        return {}
    names = _listed_names(uniform, count)
    return {
        name: {
            role: entry(role, found[index if len(found) == count else 0].quantity)
            for role, found in lists.items()
            if len(found) == count or (len(found) == 1 and role in _SHARED)
        }
        for index, name in enumerate(names)
    }


def _listed_names(uniform: str, count: int) -> list[str]:
    match = _NAME_LIST.match(uniform)
    names = re.split(r"[、,和与]", match["names"]) if match else []
    short = [re.sub(r"[两二三四五六七八九]?个?(?:镇|乡|村|街道)?$", "", name) for name in names]
    if len(short) != count or len(set(short)) != count:
        return [f"第{number}个镇" for number in range(1, count + 1)]
    return short
