"""Documents that are described, not named: 融资担保的那个意见, 区扶贫办那个请示, 去年那个办法.

A description has a topic, who issued it, its year, and the 文种 that ends it. The document whose
title and issuer fit it clearly best is meant; of those that fit about equally it is asked which.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assistant.documents.lines import GENRES, genre_of
from assistant.documents.model import PolicyDocument
from assistant.documents.text import fold
from assistant.question.offices import office_fit
from assistant.question.written_numbers import full_year

_NO_NOUN = ("法", "令", "命令", "解释")
"""文种 that are too short or too common as words to end a description."""
_KIND = "|".join(sorted({*GENRES, "文件"} - set(_NO_NOUN), key=len, reverse=True))
_ANY = "文件"
_STOPS = r"^，。？！；：,?!;:\n"
_PLACE = r"(?=的?里?面?\s*(?:第\s*[\d一二三四五六七八九十]|[（(]\s*[\d一二三四五六七八九十]|附件))"
_THAT = re.compile(
    rf"(?P<before>[{_STOPS}]{{0,40}}?)(?:那|这)一?(?:个|份|部|件|篇)"
    rf"(?P<inside>[{_STOPS}第（(]{{0,20}}?)(?P<kind>{_KIND})"
)
_ON = re.compile(
    rf"(?P<before>[{_STOPS}]{{0,24}}?)关于(?P<inside>[{_STOPS}]{{2,30}}?)的?(?P<kind>{_KIND})"
)
_OF = re.compile(rf"(?P<before>[{_STOPS}]{{2,36}})的(?P<inside>\w{{0}})(?P<kind>{_KIND}){_PLACE}")
_WORDY_OF = re.compile(
    rf"(?P<before>[{_STOPS}]{{2,36}})的(?P<inside>若干|指导|实施|暂行|管理)(?P<kind>{_KIND}){_PLACE}"
)
_OF_YEAR = re.compile(
    rf"(?P<before>[{_STOPS}]{{2,24}}(?:(?<!\d)(?:19|20)\d\d|(?<!\d)\d\d|[去前今])年(?:度|印?发|出)?的?)"
    rf"(?P<inside>[\u4e00-\u9fff]{{0,8}}?)(?P<kind>{_KIND}){_PLACE}"
)
"""农村饮水2016年暂行办法第二条: a topic, a year and a 文种, of which one document alone may be."""
_FORMS = (_THAT, _ON, _OF, _WORDY_OF, _OF_YEAR)
_BEHIND = re.compile(_PLACE)
_LEAD = re.compile(
    r"^(?:请问|请|问一?下|麻烦(?:您|你)?|帮(?:我|忙)|告诉我|我想(?:知道|问|看)?(?:一下)?|想|"
    r"(?:查|看|找|念|读|说)(?:一?下|看)?|把|按照?|根据|依照|依据|对照|就是|还有|上次|刚才|之前|前面|后来|"
    r"最近|最新|县里|区里|市里|省里|镇上|上面|咱们?|我们|你们|你|我|对|和|跟|在|那)+"
)
_TAIL = re.compile(r"(?:印发|下发|出台|发布|说|发|出|搞|定|管|讲|写|提)?的?$")
_FILLER = re.compile(r"^(?:指导|实施|若干|暂行|管理|工作|新|老|旧|原来|有关|相关|具体|什么)*$")
_MANNER = re.compile(r"(?:指导|实施|若干|暂行|管理)$")
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d|\d\d|去|前|今)年(?:度|印?发|出)?的?")
_OFFICE = re.compile(
    r"(?P<issuer>[\u4e00-\u9fff]{1,24}?(?:政府办?|国务院|办公[室厅]|[局委厅部办会]|国办|中办))"
    r"(?=$|的|发|印|关于)"
)
_PLACE_NAME = re.compile(r"[\u4e00-\u9fff]{1,6}[省市县区州]")
_HAN = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]")
_GAP, _LONGEST_GAPPED, _GAPPED = 4, 4, 0.85
"""A contraction leaves out up to so many characters between two; it counts a little less."""
_FITS, _NEARLY, _CLEARLY = 0.75, 0.5, 0.15
_INNER = re.compile(r"(?:印发|转发|发布|公布)《(?P<inner>[^》]+)》")
MOST = 6
"""Documents that are asked about."""
_FEW = 3
"""Documents of a 文种 that are asked about though nothing else of the description fits them."""


@dataclass(frozen=True, slots=True)
class Description:
    """Words that describe a document, and those that it may be: one alone is surely meant."""

    words: str
    start: int
    end: int
    documents: tuple[PolicyDocument, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class _Said:
    """What a description says: topic, issuer, year, 文种; what it leaves out is empty.

    `full_kind` is the 文种 with what stands before it, 指导意见.
    """

    topic: str
    issuer: str
    year: int
    kind: str
    full_kind: str

    @property
    def says_something(self) -> bool:
        return bool(self.topic or self.issuer or self.year)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a description of a document is compared with, read off it once.

    `issuers` are who signed it and who leads its title; `titles` those of all layers, one text;
    `kinds` the 文种 of the layers and of what the title says that it issues.
    """

    document: PolicyDocument
    issuers: tuple[str, ...]
    titles: str
    kinds: frozenset[str]

    @classmethod
    def of(cls, document: PolicyDocument) -> "Profile":
        """Read a document."""
        head, about, _ = document.title.partition("关于")
        issuers = (*document.issuers, *([head] if about and head else []))
        layers = document.titles
        inner = {genre_of(m["inner"]) for m in _INNER.finditer(document.title)}
        kinds = {document.genre, *(x.genre for x in document.layers), *inner} - {""}
        titles = "|".join(_HAN.sub("", title) for title in layers)
        return cls(document, tuple(map(fold, issuers)), titles, frozenset(kinds))


@dataclass(frozen=True, slots=True)
class _Fit:
    """How a document fits: the share of the topic that its title has, and what speaks against."""

    profile: Profile
    share: float
    office: float
    worded: bool
    against: int

    @property
    def rank(self) -> float:
        return self.share + 0.2 * (self.office + self.worded)


def find_descriptions(text: str, held: Sequence[Profile], today: date) -> tuple[Description, ...]:
    """Return the descriptions in `text` that fit a document, or several about equally.

    The 去年 of one is the year before that of `today`.
    """
    found: list[Description] = []
    for form in _FORMS:
        for match in form.finditer(text):
            start, said = _said(match, held, today)
            taken = any(start < f.end and f.start < match.end() for f in found)
            if said.says_something and not taken:
                told = _described(text, start, match.end(), said, held)
                found += (each for each in told if each.sure or form is not _OF_YEAR)
    return tuple(sorted(found, key=lambda f: f.start))


def _described(
    text: str, start: int, end: int, said: _Said, held: Sequence[Profile]
) -> Iterator[Description]:
    placed = _BEHIND.match(text, end) is not None
    fitting, sure = _chosen(said, held, placed=placed)
    if fitting or (placed and said.kind != _ANY):
        yield Description(text[start:end], start, end, fitting[:MOST], sure)


def _chosen(
    said: _Said, held: Sequence[Profile], *, placed: bool
) -> tuple[tuple[PolicyDocument, ...], bool]:
    """Return the documents that fit, and whether the one that does is surely meant."""
    fits = [f for p in held if (f := _fit(said, p)).share >= _NEARLY]
    good = [f for f in fits if f.share >= _FITS and not f.against]
    if good:
        best = max(f.rank for f in good)
        top = [f.profile.document for f in good if f.rank > best - _CLEARLY]
        return tuple(top), len(top) == 1
    return (_near(fits, said, held) if placed else ()), False


def _near(fits: Sequence[_Fit], said: _Said, held: Sequence[Profile]) -> tuple[PolicyDocument, ...]:
    """Return what is asked about: what nearly fits, and the few of the 文种 if none of it is."""
    about = (f for f in fits if f.against < (2 if f.share >= _FITS else 1))
    about = (f for f in about if said.topic or f.office)
    near = [f.profile for f in sorted(about, key=lambda f: (f.against, -f.rank))]
    same = [p for p in held if said.kind in p.kinds]
    alike = any(said.kind in p.kinds for p in near) or len(same) > _FEW
    told = {p.document.id: p.document for p in (*near, *(() if alike else same))}
    return tuple(told.values())


def _fit(said: _Said, profile: Profile) -> _Fit:
    office = max((office_fit(said.issuer, i) for i in profile.issuers), default=0.0)
    against = sum((
        bool(said.issuer) and not office,
        bool(said.year) and not _is_of_year(profile, said.year),
        said.kind != _ANY and said.kind not in profile.kinds,
    ))  # fmt: skip
    share = share_said(said.topic, profile.titles) if said.topic else 1.0
    return _Fit(profile, share, office, said.full_kind in profile.titles, against)


def _is_of_year(profile: Profile, year: int) -> bool:
    """Say whether a document is of a year: it was issued in it, or its title names it."""
    day = profile.document.date
    return (day is not None and day.year == year) or str(year) in profile.titles


def _said(match: re.Match[str], held: Sequence[Profile], today: date) -> tuple[int, _Said]:
    """Return where a description begins, and what it says."""
    before, inside = match["before"], match["inside"]
    lead = _LEAD.match(before)
    start = match.start() + (lead.end() if lead else 0)
    before = before[lead.end() if lead else 0 :]
    year = next((y for part in (before, inside) for y in _YEAR.finditer(part)), None)
    before, inside = (_YEAR.sub("", part) for part in (before, inside))
    issuer, before = _issuer(_TAIL.sub("", before), held)
    topic = "".join(part for part in map(_bare_topic, (before, inside)))
    manner = _MANNER.search(inside)
    full = (manner[0] if manner else "") + match["kind"]
    of_year = full_year(year["year"], today) if year else 0
    return start, _Said(topic, issuer, of_year, match["kind"], full)


def _issuer(words: str, held: Sequence[Profile]) -> tuple[str, str]:
    """Return who issued it, by the words before the 文种, and what is left of them."""
    office = _OFFICE.match(words)
    if office and not _is_topic(office["issuer"], held):
        return office["issuer"], words[office.end() :].removeprefix("关于")
    place = _PLACE_NAME.fullmatch(words)
    if place and any(words in issuer for p in held for issuer in p.issuers):
        return words, ""
    return "", words


def _is_topic(office: str, held: Sequence[Profile]) -> bool:
    """Say whether an office issued none of the documents and is what one of them is about."""
    issued = any(office_fit(office, issuer) for p in held for issuer in p.issuers)
    return not issued and any(office in p.titles for p in held)


def _bare_topic(words: str) -> str:
    bare = _HAN.sub("", _LEAD.sub("", _TAIL.sub("", words)))
    return "" if _FILLER.match(bare) else bare


def share_said(topic: str, title: str) -> float:
    """Return the share of `topic`, 0 to 1, that stands in `title`, contracted pieces included."""
    best = [0.0] * (len(topic) + 1)
    for at in range(len(topic) - 1, -1, -1):
        best[at] = best[at + 1]
        for end in range(at + 2, len(topic) + 1):
            worth = _worth(topic[at:end], title)
            if not worth:
                break
            best[at] = max(best[at], worth + best[end])
    return best[0] / len(topic)


def _worth(piece: str, title: str) -> float:
    """Return what a piece of a topic counts: its length, a little less where it is contracted."""
    if piece in title:
        return len(piece)
    if len(piece) <= _LONGEST_GAPPED and _gapped(piece).search(title):
        return len(piece) * _GAPPED
    return 0.0


@lru_cache(maxsize=4096)
def _gapped(words: str) -> re.Pattern[str]:
    return re.compile(f".{{0,{_GAP}}}?".join(map(re.escape, words)))
