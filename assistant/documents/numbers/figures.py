"""Figures: the one reader of what a text counts and measures, each with its value, unit and span.

It tells what is written and leaves to its readers what they take of it: a calculation what is an
amount (`quantities`), the guard what can be compared (`measured`).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.documents.numbers.decimals import GAP, NUMBER, narrow, read_number, scale_of
from assistant.documents.numbers.numerals import HAN_DIGITS
from assistant.documents.numbers.units import AFTER, COINS, SHARES, Unit, measure_of


@dataclass(frozen=True, slots=True)
class WrittenFigure:
    """One figure of a text: `printed` is the text's [start, end), `numeral` it without its unit.

    `value` is in `unit`, the one name of what is counted (元, 人, 户, 日; "" where nothing is); of
    a share it is the pure ratio (0.1 for 10%). `kind` is what a calculation calls the unit. `grain`
    is the place value of the last digit written (10 for 2.678万); of 三千多 `exact` is False.
    """

    value: Decimal
    unit: str
    kind: Unit
    start: int
    end: int
    printed: str
    numeral: str
    grain: Decimal
    exact: bool

    @property
    def stands_alone(self) -> bool:
        """Whether it is a number without a unit too: 三万 and 3 are, the 一 of 一起 is not."""
        return bool(_STANDS_ALONE.search(self.numeral))


@dataclass(frozen=True, slots=True)
class _Reading:
    value: Decimal
    kind: Unit
    grain: Decimal = Decimal(1)
    exact: bool = True


_FIRST = re.compile(rf"[\d零{HAN_DIGITS}两十壹贰叁肆伍陆柒捌玖拾廿卅百千万翻¥]")
_STANDS_ALONE = re.compile(r"\d|.[十百千万亿佰仟拾点]|[十拾].")
_NUMERAL = re.compile(rf"(?P<sign>¥{GAP})?(?P<number>{NUMBER})")
_CENT = Decimal("0.01")
_PLACES = {"jiao": Decimal("0.1"), "fen": _CENT, "only_fen": _CENT, "spoken": Decimal("0.1")}


def read_figures(text: str, *, lone: bool = True) -> Iterator[WrittenFigure]:
    """Yield the figures of `text` in the order in which they stand; none crosses a tab or a line.

    Without `lone`, single characters such as 一 and 三 are read only with what they count.
    """
    uniform, position = narrow(text), 0
    while first := _FIRST.search(uniform, position):
        start = first.start()
        figure = _whole(uniform, text, start) or _counting(uniform, text, start)
        if figure and (lone or figure.kind is not Unit.PLAIN or figure.stands_alone):
            position = figure.end
            yield figure
        else:
            position = first.end()


def _whole(uniform: str, text: str, start: int) -> WrittenFigure | None:
    """Return a figure that is no number with its unit behind it: 百分之十, 三成, 五毛, 一半."""
    match = _WHOLE.match(uniform, start)
    found = _READERS[match.lastgroup or ""](match) if match else None
    if not match or not found:
        return None
    end, printed = match.end(), text[start : match.end()]
    unit, kind = found.kind.value, found.kind
    return WrittenFigure(
        found.value, unit, kind, start, end, printed, printed, found.grain, exact=found.exact
    )


def _counting(uniform: str, text: str, start: int) -> WrittenFigure | None:
    """Return a number with what it counts; ¥ stands only before what is money anyway."""
    numeral = _NUMERAL.match(uniform, start)
    after = AFTER.match(uniform, numeral.end()) if numeral else None
    number = read_number(numeral["number"]) if numeral else None
    if not numeral or not after or not number or (numeral["sign"] and not after["money"]):
        return None
    kind, unit = measure_of(after)
    scale = scale_of(after["about_scale"] or "") / _per(after, kind)
    about_end = after.end("about") if after["about"] else numeral.end()
    return WrittenFigure(
        value=number.value * scale + (_coins(after) if after["money"] else 0),
        unit=unit,
        kind=kind,
        start=start,
        end=after.end(),
        printed=text[start : after.end()],
        numeral=text[start:about_end],
        grain=number.grain * scale,
        exact=not after["about"],
    )


def _per(after: re.Match[str], kind: Unit) -> int:
    """Return of how many a share is one; 个百分点 too are said of a hundred."""
    return SHARES[after["share"]] if after["share"] else 100 if kind is Unit.POINTS else 1


def _coins(match: re.Match[str]) -> Decimal:
    """Return the 角 and 分 of a match, in 元."""
    found = (
        (read_number(written), _PLACES[name])
        for name, written in match.groupdict().items()
        if written and name in _PLACES
    )
    return sum((number.value * place for number, place in found if number), Decimal(0))


def _share(match: re.Match[str]) -> _Reading | None:
    number, whole = read_number(match["part"]), SHARES[match["of"]]
    if not number:
        return None
    value, grain = number.value / whole, number.grain / whole
    return _Reading(value, Unit.RATIO, grain, exact=not match["about"])


def _fraction(match: re.Match[str]) -> _Reading | None:
    below, above = read_number(match["below"]), read_number(match["above"])
    if not below or not above or not below.value:
        return None
    return _Reading(above.value / below.value, Unit.RATIO)


def _tenths(match: re.Match[str]) -> _Reading | None:
    number, rest = read_number(match["tenth"]), read_number(match["rest"] or "零")
    if not number or not rest:
        return None
    extra = Decimal(5) if match["and_half"] else rest.value
    return _Reading((number.value + extra / 10) / 10, Unit.RATIO, _CENT)


_WHOLE = re.compile(
    rf"(?P<share>(?P<of>[百千万]分之)(?P<part>{NUMBER})(?P<about>几|多(?!少))?)"
    rf"|(?P<fraction>(?P<below>\d+|[{HAN_DIGITS}两十]+)分之(?P<above>\d+|[{HAN_DIGITS}两十]+))"
    rf"|(?P<tenths>(?P<tenth>[{HAN_DIGITS}两十]|\d+(?:\.\d+)?)成"
    rf"(?:(?P<and_half>半)|(?P<rest>[{HAN_DIGITS}])(?!成))?(?![立为员本果熟就功交]))"
    r"|(?P<all>百分之百)|(?P<half>一半(?!天))"
    r"|(?P<double>翻(?:一番|1番|番|一倍|1倍|倍))"
    rf"|(?P<coins>{COINS})"
)
_READERS: dict[str, Callable[[re.Match[str]], _Reading | None]] = {
    "share": _share,
    "fraction": _fraction,
    "tenths": _tenths,
    "all": lambda _match: _Reading(Decimal(1), Unit.RATIO),
    "half": lambda _match: _Reading(Decimal("0.5"), Unit.RATIO),
    "double": lambda _match: _Reading(Decimal(2), Unit.TIMES),
    "coins": lambda match: _Reading(_coins(match), Unit.MONEY, _CENT),
}
