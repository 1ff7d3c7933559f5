"""Near figures: other values of the same kind, written as the figure itself is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.documents.numbers.decimals import chinese_text, narrow, plain_text, read_number
from assistant.documents.numbers.figures import WrittenFigure, read_figures
from assistant.documents.numbers.not_amounts import blank
from assistant.documents.numbers.numerals import HAN_DIGITS
from assistant.documents.numbers.units import Unit
from assistant.teaching.drawing import shuffled

_NO_MEASURE = ("目标", "规划", "计划", "行动", "多", "余", "来", "左右")
"""Behind a figure that is part of a name, or is none that is exact."""
_OTHER_TIMES = ("上", "前", "近", "头", "后", "这")
"""Before a figure that says which years are meant: 上两年."""
_RATE = re.compile(r"\s*[/／](?:[人户亩月年日天次个吨套村]+)(?:[·•/／](?:[人户亩月年日天次]+))?")
_WHICH_ONES = frozenset("级类档等批期条款号届章节页处方份步件角分层点回")
_COUNTED_ANYWAY = frozenset(
    {"次", "年", "月", "日", "周", "倍", "人", "岁", "工作日", "小时", "季度"}
)
"""Units whose single Chinese numeral is worth asking for: 每年两次, but not 两个方面."""
_SMALL = re.compile(rf"[{HAN_DIGITS}两]")
_RANGE_BEFORE, _RANGE_AFTER = (
    re.compile(r"[\d一-十](?:[—–\-－~～至到]|―)$"),
    re.compile(r"\s*[—–\-－~～―×]|[至到]\d"),
)
_DIGITS = re.compile(r"(?P<number>[\d.]+)(?P<gap>\s*)(?P<scale>[十百千万亿]*)")
_IN_QUOTES = re.compile(r"“[^”]*”|《[^》]*》|〔[^〕]*〕|（[^）]*）|\([^)]*\)")
_LEAST = Decimal(1)
_COUNTED_BODY = re.compile(r"(?P<unit>\s*个)(?!月|工作日|自然日|小时|季度|学期|星期|百分点|点).+")
"""个 with what it counts: of 20个乡村振兴样板村 the unit is 个."""
_DAY_OF_MONTH = re.compile(r"[日号]")
_COUNTED_BEHIND = re.compile(
    r"[^，。；：]{0,6}[，：（](?:依次|分别|包括|即|由)[^。；]*[、和][^。；]*"
)
"""A figure that only counts what the sentence goes on to list: 共8位，依次为甲、乙、丙."""
_TALLY = re.compile(r"\s*[个种项类](?:方面|部分|部门|单位|环节|层面|内容|指标)?")


@dataclass(frozen=True, slots=True)
class AskedFigure:
    """A figure of a sentence that may be asked for.

    `text[start:end]` is it with all that says what it measures (100 元/人·年); `unit_words` is what
    stands behind its numeral.
    """

    start: int
    end: int
    printed: str
    numeral: str
    unit_words: str
    figure: WrittenFigure

    @property
    def is_share(self) -> bool:
        """Whether it is a part of something: 80%, 一半."""
        return self.figure.kind is Unit.RATIO

    @property
    def question(self) -> str:
        """What asks for it in its place: 多少元/人·年, 几次."""
        if self.is_share or not self.unit_words.strip():
            return "多少"
        small = self.figure.value < 10 and _SMALL.fullmatch(self.numeral)
        return f"{'几' if small else '多少'}{self.unit_words.strip()}"


def asked_figures(sentence: str) -> Iterator[AskedFigure]:
    """Yield the figures of a sentence that measure something and stand for themselves."""
    uniform = narrow(sentence)
    readable = _IN_QUOTES.sub(lambda m: "□" * len(m[0]), sentence)
    readable = blank(narrow(readable))
    for figure in read_figures(readable, lone=False):
        if _is_asked(figure, sentence):
            yield _asked(figure, sentence, uniform)


def _asked(figure: WrittenFigure, sentence: str, uniform: str) -> AskedFigure:
    rate = _RATE.match(sentence, figure.end)
    end, behind = rate.end() if rate else figure.end, figure.start + len(figure.numeral)
    unit_words = sentence[behind:end]
    if body := _COUNTED_BODY.fullmatch(unit_words):
        unit_words = body["unit"]
        end = behind + len(unit_words)
    numeral = uniform[figure.start : behind]
    return AskedFigure(figure.start, end, sentence[figure.start : end], numeral, unit_words, figure)


def _is_asked(figure: WrittenFigure, sentence: str) -> bool:
    if figure.numeral.endswith(".0") or figure.printed.endswith("角"):
        return False  # 示范区3.0 and 珠三角 are names
    if not figure.exact or figure.unit in _WHICH_ONES or figure.kind in (Unit.PLAIN, Unit.POINTS):
        return figure.unit in _COUNTED_ANYWAY and figure.exact and _worth(figure, sentence)
    return _worth(figure, sentence)


def _worth(figure: WrittenFigure, sentence: str) -> bool:
    before, after = sentence[: figure.start], sentence[figure.end :]
    if (
        _RANGE_BEFORE.search(before)
        or _RANGE_AFTER.match(after)
        or before.endswith(("第", "每", "同"))
    ):
        return False
    if figure.value <= 0 or after.startswith(_NO_MEASURE):
        return False
    if figure.unit == "日" and _DAY_OF_MONTH.fullmatch(figure.printed[len(figure.numeral) :]):
        return after.startswith(("内", "前", "以内"))
    if _tallies(figure, before) or _COUNTED_BEHIND.match(sentence, figure.end):
        return False
    digits = any(c.isdigit() for c in figure.numeral)
    single = len(figure.numeral) == 1 and not digits
    if single and before.endswith(_OTHER_TIMES):
        return False
    return not single or (figure.unit in _COUNTED_ANYWAY and figure.numeral not in "一二")


def _tallies(figure: WrittenFigure, before: str) -> bool:
    """Say whether a figure only counts what the sentence lists: 甲、乙、丙3个部门."""
    counted = bool(_TALLY.match(figure.printed[len(figure.numeral) :]))
    return counted and re.split(r"[，；：]", before)[-1].count("、") >= 2


def near_figures(asked: AskedFigure, *seed: object) -> list[str]:
    """Return other values in the same writing, nearest in kind first, never the figure itself."""
    found = []
    for value in _values(_scaled(asked), share=asked.is_share):
        written = _written(asked, value)
        same = written == asked.printed or (asked.figure.unit == "倍" and value == 1)
        if written and not same:
            found.append(written)
    return shuffled(dict.fromkeys(found), *seed, asked.printed)


def _scaled(asked: AskedFigure) -> Decimal:
    """Return the number that is written, without 万 and %: 26.78 of 26.78万, 80 of 80%."""
    match = _DIGITS.fullmatch(asked.numeral)
    if match:
        return Decimal(match["number"])
    number = read_number(asked.numeral)
    if number:
        return number.value
    return asked.figure.value * (100 if asked.is_share else 1)


def _values(value: Decimal, *, share: bool) -> list[Decimal]:
    """Return values near one, as round as it is."""
    exponent = value.normalize().as_tuple().exponent
    step = _LEAST.scaleb(exponent) if isinstance(exponent, int) else _LEAST
    if share and value > 1:
        step = max(step, Decimal(5)) if value % 5 == 0 else step
        near = [value + n * step for n in (-4, -3, -2, -1, 1, 2, 3, 4)]
        return [v for v in near if 0 < v < 100]
    if value < 10 and value == value.to_integral():
        return [v for n in (-2, -1, 1, 2, 3) if (v := value + n) > 0]
    if value / step >= 1000:
        step = _LEAST.scaleb(value.adjusted() - 1)
    near = [value + n * step for n in (-3, -2, -1, 1, 2, 3)]
    if value / step <= 3:
        near = [n * step / 2 for n in range(1, 13) if n * step / 2 != value]
    return [v for v in near if v > 0 and Decimal("0.4") * value < v < Decimal("2.6") * value]


def _written(asked: AskedFigure, value: Decimal) -> str:
    """Return a value as the figure is written, with its unit."""
    match = _DIGITS.fullmatch(asked.numeral)
    if match:
        places = len(match["number"].partition(".")[2])
        number = f"{value:.{places}f}" if places else plain_text(value)
        return f"{number}{match['gap']}{match['scale']}{asked.unit_words}"
    if asked.numeral == asked.printed and not asked.numeral.startswith("百分之"):
        return ""
    if value != value.to_integral():
        return ""
    if asked.numeral.startswith("百分之"):
        return f"百分之{chinese_text(value)}"
    return f"{'两' if value == 2 else chinese_text(value)}{asked.unit_words}"


def value_of(printed: str) -> Decimal:
    """Return the value of a figure as printed."""
    return next(read_figures(narrow(printed))).value
