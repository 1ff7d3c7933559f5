"""Changes that a paper tells without an order: 误工补贴由每天60元提高到80元, 补检延长至6月30日.

A 补充通知 names no clause. What it changes is known by the thing that it speaks of, and by the
figure or the day that it puts for another.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.documents.dates import ANY_DATE, read_date
from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.numbers.cells import cells_in_units
from assistant.documents.numbers.figures import read_figures
from assistant.documents.numbers.not_amounts import blank
from assistant.documents.numbers.units import Unit
from assistant.question.descriptions import share_said

_VERB = (
    r"(?:调整|提高|降低|增加|减少|变更|修改|延长|缩短|上调|下调|提升|下降|放宽|收紧|推迟|提前|"
    r"顺延|扩大|改|增|减|降|升)"
)
_TO = rf"{_VERB}[为到至]"
_FROM_TO = re.compile(
    rf"^(?P<subject>.*?)由(?:原来的?|原|现行的?)?(?P<old>[^，由]{{1,24}}?){_TO}(?P<new>[^，]+)$"
)
_INSTEAD = re.compile(
    rf"^(?P<subject>.*?)原(?:来?按照?|定为?|规定为?|为|是|执行)(?P<old>[^，]{{1,40}}?)(?:的(?P<thing>[^，]{{0,12}}))?，"
    rf"(?P<whose>[^，]{{0,20}}?)(?:现?改?按照?|改为|改在|{_TO})(?P<new>[^，]+)$"
)
_ONLY_TO = re.compile(rf"^(?P<subject>.*?){_TO}(?P<new>[^，]*\d[^，]*)$")
_OTHERWISE = re.compile(r"不再|取消|免收|停止|暂停|恢复|全部由|改由|改为")
_MEASURES = re.compile(
    r"标准|期限|时间|日期|金额|数额|人数|比例|年龄|最高|最低|最长|最多|限额|上限|下限|^将|^把|^对|的|统一|分别|均|也"
)
"""What a figure is of a thing; that the figure itself is of one kind tells as much."""
_FROM_WHEN = re.compile(rf"^[从自]\s*(?P<day>{ANY_DATE})起，?")
_STAYS = re.compile(r"仍[为按是]|其[他余][^。，]{0,10}(?:不变|仍)|除外")
_DAY = re.compile(r"(?:\d{4}年)?(\d{1,2})月(\d{1,2})日")
_SENTENCE = re.compile(r"[^。；\n]+")
_HEADING = re.compile(r"[。：\n]")
_LABEL = re.compile(r"^[一二三四五六七八九十\d]+[、.．]|^[（(][^（）()]{1,4}[）)]|^第[^条]{1,6}条")
_SURE, _WITH_OLD, _OWN = 0.75, 0.5, 0.3
"""Shares of the thing that must stand with the older words, with its old figure, and in them."""
_SHORT = 4
"""A thing of fewer characters must be what the older words are headed."""
_SAME_WORDS = 0.6
"""The share of a sentence without figures that must stand in what it changes."""

Value = tuple[str, str]
"""A figure or a day: of what kind it is, and which."""


@dataclass(frozen=True, slots=True)
class ToldChange:
    """The things that a sentence may mean, what they were, and what they are now; "" unsaid."""

    things: tuple[str, ...]
    old: str
    new: str
    sentence: str

    @property
    def since(self) -> date | None:
        """The day that the sentence itself gives from which it is so."""
        match = _FROM_WHEN.match(self.sentence)
        return read_date(match["day"]) if match else None

    def touches(self, unit: "OlderWords") -> bool:
        """Say whether it changes what a sentence or a row of an older document states."""
        if not self.new:
            own = _without_marks(self.sentence)
            return unit.is_headed(self.things) and share_said(own, unit.own) >= _SAME_WORDS
        stated, old = values(unit.own_values), values(self.old)
        if old:
            fits = bool(old & stated) and self._near(unit, _WITH_OLD)
            return fits and not values(self.new) <= stated
        new = values(self.new)
        same = {kind for kind, _ in new} & {kind for kind, _ in stated}
        return bool(same) and not new & stated and self._near(unit, _SURE)

    def nearness(self, unit: "OlderWords") -> float:
        """Return how much of what it speaks of stands in the older words themselves."""
        return max((share_said(thing, unit.own) for thing in self.things), default=0.0)

    def _near(self, unit: "OlderWords", least: float) -> bool:
        return any(unit.speaks_of(thing, least, known=bool(self.old)) for thing in self.things)


@dataclass(frozen=True, slots=True)
class OlderWords:
    """A sentence or a row of an older document, with what it stands under.

    `own` is it with the headings right above it, `own_values` it alone with the units of its
    columns, `names` what it is headed, `around` all that tells of what it is.
    """

    own: str
    own_values: str
    names: str
    around: str

    def speaks_of(self, thing: str, least: float, *, known: bool) -> bool:
        """Say whether a thing is meant here; where a figure is `known` a short name may do."""
        if not known and len(thing) < _SHORT:
            return len(thing) > 1 and thing in self.names
        return share_said(thing, self.own) >= _OWN and share_said(thing, self.around) >= least

    def is_headed(self, things: tuple[str, ...]) -> bool:
        """Say whether what it is headed names one of these."""
        return any(len(thing) > 1 and thing in self.names for thing in things)


def told_changes(clause: Clause) -> Iterator[ToldChange]:
    """Yield what a clause of a paper says is otherwise now."""
    if clause.kind not in (ClauseKind.CLAUSE, ClauseKind.PARAGRAPH):
        return
    heading = _bare(_HEADING.split(_LABEL.sub("", clause.text))[0].removeprefix("关于"))
    for match in _SENTENCE.finditer(clause.text):
        sentence = _LABEL.sub("", match[0].strip())
        yield from _of_sentence(sentence, heading if len(heading) > 1 else "")


def _of_sentence(sentence: str, heading: str) -> Iterator[ToldChange]:
    whole = _INSTEAD.match(sentence)
    if whole:
        said = (whole["subject"], whole["thing"] or "", whole["whose"])
        yield ToldChange(_things(said, heading), whole["old"], whole["new"], sentence)
        return
    before, found = "", False
    dated = _FROM_WHEN.sub("", sentence)
    for part in dated.split("，"):
        match = _FROM_TO.match(part) or _ONLY_TO.match(part)
        if match and values(match["new"]):
            own = _bare(match["subject"])
            thing = f"{before}{own}" if len(own) < _SHORT else own
            old = match.groupdict().get("old") or ""
            yield ToldChange(_things((thing,), heading), old, match["new"], sentence)
            before, found = thing, True
    if not found and heading and _OTHERWISE.search(sentence):
        yield ToldChange((heading,), "", "", sentence)


def says_since(clause: Clause) -> date | None:
    """Return the day that a clause itself gives for what it says is otherwise, if it gives one."""
    return next((day for told in told_changes(clause) if (day := told.since)), None)


def leaves_some(clause: Clause) -> bool:
    """Say whether a clause that tells of a change says of a part that it stays as it is."""
    return _STAYS.search(clause.text) is not None


def _things(said: tuple[str, ...], heading: str) -> tuple[str, ...]:
    bare = tuple(filter(None, map(_bare, said)))
    short = not bare or all(len(each) < _SHORT for each in bare)
    return (*bare, heading) if short and heading else bare


def _bare(words: str) -> str:
    return _MEASURES.sub("", words.strip("，、：: \u3000"))


def _without_marks(sentence: str) -> str:
    return re.sub(r"[^\u4e00-\u9fffA-Za-z0-9]|不再|全部", "", sentence)


def values(text: str) -> frozenset[Value]:
    """Return the days and the figures with their units that a text states."""
    days = {("日期", f"{int(m[1])}-{int(m[2])}") for m in _DAY.finditer(text)}
    figures = read_figures(blank(text), lone=False)
    counted = (
        (f.unit, str(f.value.normalize())) for f in figures if f.unit and f.kind != Unit.PLAIN
    )
    return frozenset({*days, *counted})


def older_words(document: PolicyDocument, clause: Clause, shown: str) -> Iterator[OlderWords]:
    """Yield the sentences of what is shown of a clause, or its row, each with what tells of it."""
    headings = " ".join(clause.path)
    titles = " ".join(document.titles)
    if clause.kind is ClauseKind.ROW:
        columns = " ".join(clause.columns)
        named = clause.text.split("\t")[0]
        figures = " ".join((clause.text, *cells_in_units(clause.text, clause.columns)))
        around = f"{clause.text} {columns} {document.title_of(clause)} {titles}"
        yield OlderWords(clause.text, figures, named, around)
        return
    own_heading = _HEADING.split(clause.text)[0]
    for match in _SENTENCE.finditer(shown or clause.text):
        own = f"{own_heading} {match[0]}"
        yield OlderWords(own, match[0], f"{headings} {own_heading}", f"{own} {headings} {titles}")
