"""Documents named by a title without 《》: 劳动合同法, 失业保险条例, 防贫意见.

A name is taken only from where it begins as a name does (at the start, behind 按照, 请问, 的) up to
the 文种 that ends it. It is a document's when the whole name is its title, or when the words of
the name stand in the title in order. Of two documents that it fits equally neither is meant.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.documents.lines import GENRES
from assistant.documents.model import PolicyDocument
from assistant.documents.text import fold
from assistant.question.contractions import (
    Likeness,
    expansions,
    leaves_out_much,
    left_out_before,
    prints,
    shortened,
    weighty,
)

COUNTRY = "中华人民共和国"
LAWS = ("法典", "法")
"""A law is named by its whole title: 合同法 is not 劳动合同法."""
_KINDS = (*GENRES, "法典", "宪法", "指引", "指南", "标准", "规范", "措施", "制度", "守则")
KIND = re.compile("|".join(sorted(_KINDS, key=len, reverse=True)))
_OUTSIDE_DATES = r"(?!(?<=\d)[年月日](?!度))"
"""A name is not cut out of a date: 日海水养殖管理办法 behind 2024年9月1."""
_HAN = re.compile(rf"{_OUTSIDE_DATES}[\u4e00-\u9fff]+")
_BEGINS = re.compile(
    r"请问|新旧两?[个版部份]?的?|新老两?[个版部份]?的?|问一?下|麻烦|帮我|告诉我|我想(?:知道|问)?|按照|依照|依据|根据|参照|参考|对照|遵照|违反|执行|"
    r"落实|适用|符合|关于|现行|我们|咱们?|你们|这边|那边|还有|以及|或者|比如|例如|就是|查一?下|看一?下|念一?下|"
    r"中(?![医小外央国药])|对(?!外)|有(?!线)|个(?![税人体])|"
    r"[查看念问按据依照在和与及或跟的是把从由到那这份新里以说讲想要了]"
)
_LISTED = re.compile(
    rf"(?:{'|'.join(sorted(_KINDS, key=len, reverse=True))}|[条款项件号文])[和与及]$"
)
_NOT_LAWS = re.compile(
    r"(?:办|方|做|说|用|看|想|执|依|合|违|司|立|语|书|普|守|非|犯|枉|本|该|此|国|公|私|刑|民|军|无|没|设|手|疗|算|技|魔|文|章)法$"
)
"""Words that end in 法 and are no law's whole name; 国法 and 公法 are kinds of law."""
_FIRM_LAWS = ("刑法", "民法", "宪法", "公司法")
_VERSION = re.compile(r"\((?:[^()]*(?:试行|暂行|修订|修正|草案|年)[^()]*)\)$")
_GENERIC = re.compile(
    r"(?:实施|管理|暂行|试行|若干|指导|工作|有关|相关|具体|上述|以上|上面|下面|本|该|此|这|那|个|份|部|的|些|里|"
    r"国家|地方|当地|上级|中央|[省市县区乡镇村]|文件|政策|法律|法规|行政|内部|新|旧|原)*"
)
_LEAST_STEM = {
    **dict.fromkeys(("法典", "法", "条例", "宪法"), 0),
    **dict.fromkeys(("办法", "规定", "细则", "规则", "方案", "规划", "章程"), 2),
    **dict.fromkeys(("意见", "通知", "决定", "要点", "计划", "纲要"), 4),
}
"""How much must stand before the kind, when a document is named that is not there.

防贫意见 may be what people call a document that is; 高标准农田建设规划 names one of its own.
"""
_GOES_ON = re.compile(r"实施|施行|若干|司法|解释")
_SHORTEST, _LONGEST = 2, 60
_SURELY = 4
"""Characters of a name, generic ones apart, that tell which title it is the end of."""
_PLACE = re.compile(
    r"(?:[（(](?:试行|暂行)[）)])?的?里?面?\s*(?:第|[（(]|[\d一二三四五六七八九十]+条|附件)"
)
_TOLD_OF = 3
"""Documents of one name that are each told of; of more it is asked which is meant."""


@dataclass(frozen=True, slots=True)
class ShortTitle:
    """A name in a text and the documents that it fits best.

    `asks` says that it is to be asked which of them is meant, if any.
    """

    name: str
    start: int
    end: int
    documents: tuple[PolicyDocument, ...]
    asks: bool = False


Titles = Sequence[tuple[str, PolicyDocument]]
"""Titles as `bare` gives them, with their documents."""


def find_short_titles(
    text: str, titles: Titles, contractions: Mapping[str, Sequence[str]]
) -> tuple[ShortTitle, ...]:
    """Return the names in `text` that are a title, or part of one, or short for one.

    `contractions` are the short forms that are known: 个税 for 个人所得税.
    """
    fits = [(name, *_best(name[0], titles, contractions)) for name in _names(text)]
    found: list[ShortTitle] = []
    for sure in (True, False):
        for (name, start, end), likeness, documents in fits:
            taken = any(start < f.end and f.start < end for f in found)
            if taken or not documents or (likeness > Likeness.LIKELY) is not sure:
                continue
            if likeness > Likeness.SHORTENED or _PLACE.match(text, end):
                found.append(_found(name, start, end, likeness, documents))
    return tuple(sorted(found, key=lambda f: f.start))


def _found(
    name: str, start: int, end: int, likeness: Likeness, documents: tuple[PolicyDocument, ...]
) -> ShortTitle:
    several = 1 if likeness < Likeness.TOGETHER else _TOLD_OF
    asks = likeness is Likeness.LIKELY or len(documents) > several
    return ShortTitle(name, start, end, documents, asks)


def _names(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield what may be a name with its place in `text`, of those that overlap the longest first.

    劳动合同法实施条例 is not 劳动合同法.
    """
    for run in _HAN.finditer(text):
        for kind in reversed(list(KIND.finditer(run[0]))):
            if _GOES_ON.match(run[0], kind.end()) or kind.end() > _LONGEST:
                continue
            for start in _beginnings(run[0], kind.start()):
                name = run[0][start : kind.end()]
                yield name, run.start() + start, run.start() + kind.end()


def _beginnings(run: str, before: int) -> list[int]:
    """Return where a name that ends behind `before` may begin, the earliest first."""
    starts = {0, *(m.end() for m in _BEGINS.finditer(run))}
    return sorted(s for s in starts if s < before)


def _best(
    name: str, titles: Titles, contractions: Mapping[str, Sequence[str]]
) -> tuple[Likeness, tuple[PolicyDocument, ...]]:
    """Return how well the best of `titles` fit a name, in full or as it stands, and these."""
    fits: list[tuple[Likeness, PolicyDocument]] = []
    for key in expansions(bare(name), contractions):
        kind = KIND.findall(key)[-1]
        ending = ((t, d) for t, d in titles if t.endswith(kind))
        fits += [(_fit(key, kind, title), document) for title, document in ending]
    most = max((fit for fit, _ in fits), default=Likeness.NONE)
    best = {d.id: d for fit, d in fits if most and fit is most}
    if most is Likeness.LIKELY:
        best = _not_words(bare(name), best, [d for _, d in titles])
    return most, tuple(best.values())


def _not_words(
    name: str, documents: Mapping[str, PolicyDocument], held: Sequence[PolicyDocument]
) -> dict[str, PolicyDocument]:
    """Return those in whose title a name stands; a word that documents write shortens no other."""
    stem = name.removesuffix(KIND.findall(name)[-1])
    if not prints(stem, held):
        return dict(documents)
    return {key: d for key, d in documents.items() if stem in d.title}


def _fit(name: str, kind: str, title: str) -> Likeness:
    """Say how well a name fits a title: whole, in one piece at its end, in order, shortened."""
    if name == title:
        return Likeness.WHOLE
    stem = name.removesuffix(kind)
    rest = title.removesuffix(kind)
    law = name.endswith(LAWS) and not name.endswith("办法")
    if len(stem) < _SHORTEST or law:
        return shortened(stem, rest, law=True) if len(stem) >= _SHORTEST else Likeness.NONE
    if title.endswith(name):
        return _unless_cut(Likeness.TOGETHER, stem, rest)
    if _GENERIC.fullmatch(stem):
        return Likeness.NONE
    in_order = _stands_in_order(stem, rest)
    cut = _unless_cut(Likeness.IN_ORDER, stem, rest)
    return cut if in_order else shortened(stem, rest, law=False)


def _unless_cut(likeness: Likeness, stem: str, title: str) -> Likeness:
    """Ask back where the title of a law has another word before or behind: 失业保险, 教育督导."""
    if "关于" in title or weighty(stem) >= _SURELY:
        return likeness
    cut = left_out_before(stem, title) or leaves_out_much(stem, title)
    return Likeness.LIKELY if cut else likeness


def _stands_in_order(words: str, title: str) -> bool:
    """Say whether `words` can be cut into pieces of two or more that follow in `title`."""
    if not words:
        return True
    for size in range(len(words), 1, -1):
        at = title.find(words[:size])
        if at >= 0 and len(words) - size != 1:
            return _stands_in_order(words[size:], title[at + size :])
    return False


def bare(title: str) -> str:
    """Return a title as names are compared: folded, without country and version."""
    return _VERSION.sub("", fold(title).removesuffix("》")).removeprefix(COUNTRY)


def is_generic(title: str) -> bool:
    """Say whether 《意见》 or 《实施办法》 stands for a title that is written in full elsewhere."""
    kind = KIND.findall(title)
    return bool(kind) and _GENERIC.fullmatch(title.removesuffix(kind[-1])) is not None


_UNHELD = re.compile(
    rf"{_OUTSIDE_DATES}(?P<name>[\u4e00-\u9fff]{{2,30}})(?:[（(](?:试行|暂行)[）)])?(?:的|里|中)*$"
)


def name_before(text: str, at: int) -> str:
    """Return the title of a law that stands right before a clause number, or "".

    民法典第三条 names a law though the library does not have it; 按照办法第三条 does not.
    """
    before = _UNHELD.search(text[:at])
    if before is None:
        return ""
    run = before["name"]
    kinds = [k for k in KIND.finditer(run) if k.end() == len(run.rstrip("的里中"))]
    if not kinds:
        return ""
    name = run[_last_beginning(run, kinds[0].start()) : kinds[0].end()]
    stem = name[: -len(kinds[0][0])]
    if _GENERIC.fullmatch(stem) or len(stem) < _LEAST_STEM.get(kinds[0][0], _LONGEST):
        return ""
    is_word = kinds[0][0] == "法" and _NOT_LAWS.search(name) and name not in _FIRM_LAWS
    return "" if is_word else name


def _last_beginning(run: str, before: int) -> int:
    """Return where a name begins; 人口与计划生育法 is one name, 甲法和乙法 are two."""
    ends = (m.end() for m in _BEGINS.finditer(run) if m.end() <= before)
    return max(
        (e for e in ends if run[e - 1] not in "和与及" or _LISTED.search(run[:e])), default=0
    )
