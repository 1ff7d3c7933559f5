"""Names: which documents of a library a text names, by number, title or 文种.

连委办发[2021]36号, 36号文, 2号请示, 《…的实施意见》, 那份请示.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.documents.document_number import DocumentNumber, find_document_numbers
from assistant.documents.lines import GENRES
from assistant.documents.model import PolicyDocument
from assistant.documents.numbers.numerals import CHINESE_DIGITS, read_integer
from assistant.documents.text import fold
from assistant.question.short_titles import bare, find_short_titles, is_generic

_N = rf"[{CHINESE_DIGITS}0-9０-９]+"
_NOUN = r"(?:文件|文|请示|通知|意见|令|函|批复|报告)"
_IS_NOUN = re.compile(_NOUN)
# 36号文, 2号请示, 苏政发36号; not 12月2号, 幸福路2号.
SERIAL = re.compile(
    rf"(?P<code>[\u4e00-\u9fff]{{1,8}}[发办函字])?(?<![0-9〔\[（(年月路街道弄巷栋楼室组区院])第?"
    rf"(?P<serial>[0-9０-９]{{1,4}}|[{CHINESE_DIGITS}]{{1,4}}(?=号{_NOUN}))\s*号"
    r"(?!线|楼|院|地块|晚|早|上午|下午|之前|以前|前|那天)"
)
SERIAL_WITH_NOUN = re.compile(
    rf"第?(?P<serial>[0-9０-９]{{1,4}}|[{CHINESE_DIGITS}]{{1,4}})\s*号{_NOUN}"
)
_TITLE = re.compile(r"《(?P<title>[^》]{2,80})》?")
_OF_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d)年?(?:度|印发|发|出|下发|出台)?(?:的|那[份个]|这[份个])"
    rf"(?P<genre>{'|'.join(sorted(GENRES, key=len, reverse=True))})"
)
_ELLIPSIS = re.compile(r"…+|\.{3,}|。{3,}")
_SHORTEST_TITLE = 4
_LAST = 8
"""Texts whose numbers are remembered."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A document that a text names: as written, and which of the library it may be.

    There are none when the library does not have it. `sure` is off when several fit equally.
    """

    written: str
    start: int
    end: int
    documents: tuple[PolicyDocument, ...]
    sure: bool = True


def named_documents(text: str, documents: Sequence[PolicyDocument]) -> tuple[PolicyDocument, ...]:
    """Return the documents that `text` names by number, title or 文种, in the library's order."""
    ids = {d.id for m in mentions(text, documents) if m.sure for d in m.documents}
    return tuple(d for d in documents if d.id in ids)


def mentions(text: str, documents: Sequence[PolicyDocument]) -> tuple[Mention, ...]:
    """Return where `text` names documents, in its order, those of no library included."""
    found: list[Mention] = []
    for way in _WAYS:
        found += [m for m in way(text, documents) if not any(_overlap(m, f) for f in found)]
    return tuple(sorted(found, key=lambda m: m.start))


def _overlap(one: Mention, other: Mention) -> bool:
    """Say whether two mentions are of the same words; a number in a title is its own."""
    return one.start < other.end and other.start < one.end


def unknown_numbers(text: str, documents: Sequence[PolicyDocument]) -> tuple[str, ...]:
    """Return the document numbers in `text` that belong to no document of the library."""
    numbers = _numbers(text)
    unknown = [
        n.printed
        for n in numbers
        if not any(_key_matches(n.key, d.number_key) for d in documents if d.number_key)
    ]
    serials = [*SERIAL_WITH_NOUN.finditer(text), *(m for m in SERIAL.finditer(text) if m["code"])]
    unknown += [
        m.group()
        for m in serials
        if not any(n.start <= m.start("serial") < n.end for n in numbers)
        and not any(_by_serial(text, d.number_key) for d in documents if d.number_key)
    ]
    return tuple(dict.fromkeys(unknown))


def names_number(text: str, key: str) -> bool:
    """Say whether `text` names the document number of this key, in full or as 36号文, 2号请示."""
    return bool(key) and (_in_full(text, key) or _by_serial(text, key))


def _in_full(text: str, key: str) -> bool:
    return any(_key_matches(n.key, key) for n in _numbers(text))


def _key_matches(asked: str, key: str) -> bool:
    """Compare keys; a code glued to the words before it still ends in the document's code."""
    code, _, rest = key.partition("|")
    asked_code, _, asked_rest = asked.partition("|")
    return rest == asked_rest and asked_code.endswith(code)


def _by_serial(text: str, key: str) -> bool:
    """36号文, 2号请示: the serial alone, where no full number stands."""
    return any(_has_serial(key, code, serial) for code, serial, _, _ in _serials(text))


def _has_serial(key: str, code: str | None, serial: int | None) -> bool:
    own = int(key.rsplit("|", 1)[1])
    return serial == own and _same_office(code, key.split("|", 1)[0])


@lru_cache(maxsize=_LAST)
def _numbers(text: str) -> tuple[DocumentNumber, ...]:
    """Return the full numbers in a text; asked for once for every document of a library."""
    return find_document_numbers(text)


def _with_noun(match: re.Match[str]) -> int:
    """Return where 36号文 ends: behind the noun, where one stands."""
    noun = _IS_NOUN.match(match.string, match.end())
    return noun.end() if noun else match.end()


@lru_cache(maxsize=_LAST)
def _serials(text: str) -> tuple[tuple[str | None, int | None, int, int], ...]:
    """Return the serials in a text outside of full numbers: the code before it, where it stands."""
    full = [(n.start, n.end) for n in _numbers(text)]
    return tuple(
        (m["code"], read_integer(m["serial"]), m.start(), _with_noun(m))
        for m in SERIAL.finditer(text)
        if not any(start <= m.start("serial") < end for start, end in full)
    )


def _same_office(written: str | None, code: str) -> bool:
    """Compare 机关代字: none written fits any, 扶办 fits 连区扶办, 苏政发 does not fit 连委办发."""
    return not written or written.endswith(code) or code.endswith(written)


def _by_number(text: str, documents: Sequence[PolicyDocument]) -> Iterator[Mention]:
    keyed = [d for d in documents if d.number_key]
    for number in _numbers(text):
        fitting = tuple(d for d in keyed if _key_matches(number.key, d.number_key))
        yield Mention(number.printed, number.start, number.end, fitting)
    for code, serial, start, end in _serials(text):
        fitting = tuple(d for d in keyed if _has_serial(d.number_key, code, serial))
        if fitting or code or SERIAL_WITH_NOUN.match(text, start):
            yield Mention(text[start:end], start, end, fitting)


def named_titles(text: str) -> tuple[str, ...]:
    """Return what stands between 《》 in `text`, as titles are named."""
    return tuple(match["title"] for match in _TITLE.finditer(text))


def _by_title(text: str, documents: Sequence[PolicyDocument]) -> Iterator[Mention]:
    for match in _TITLE.finditer(text):
        fitting = titled(match["title"], documents)
        if fitting or not is_generic(match["title"]):
            yield Mention(match[0], match.start(), match.end(), fitting)


def titled(title: str, documents: Sequence[PolicyDocument]) -> tuple[PolicyDocument, ...]:
    """Return the documents that have this title, else those in whose title it stands."""
    key = bare(title)
    whole = tuple(d for d in documents if key in map(bare, _titles(d)))
    if whole:
        return whole
    parts = [fold(part) for part in _ELLIPSIS.split(title)]
    return tuple(d for d in documents if any(_runs_through(parts, fold(t)) for t in _titles(d)))


def _titles(document: PolicyDocument) -> tuple[str, ...]:
    return tuple(dict.fromkeys((document.title, *(x.title for x in document.layers))))


def _runs_through(parts: list[str], title: str) -> bool:
    """Say whether the parts of a title, cut by an ellipsis, stand in it in order."""
    if sum(map(len, parts)) < _SHORTEST_TITLE:
        return False
    at = 0
    for part in filter(None, parts):
        found = title.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return True


def _by_genre(text: str, documents: Sequence[PolicyDocument]) -> Iterator[Mention]:
    """那份请示, 实施意见: the 文种, where only one document of the library has it."""
    owners = _OWNERS.of(documents)
    for document in documents:
        for genre in genres(document):
            if owners[genre] == 1 and genre in text:
                for match in re.finditer(_GENRE_USE.format(genre=genre), text):
                    yield Mention(match[0], match.start(), match.end(), (document,))


def _by_year(text: str, documents: Sequence[PolicyDocument]) -> Iterator[Mention]:
    """2023年的办法, 2025年那份通知: where one document alone has the year and the 文种."""
    for match in _OF_YEAR.finditer(text):
        year, genre = int(match["year"]), match["genre"]
        fitting = tuple(
            d for d in documents if d.date and d.date.year == year and genre in genres(d)
        )
        if len(fitting) == 1:
            yield Mention(match[0], match.start(), match.end(), fitting)


def _by_short_title(text: str, documents: Sequence[PolicyDocument]) -> Iterator[Mention]:
    for found in find_short_titles(text, documents):
        sure = len(found.documents) == 1
        yield Mention(found.name, found.start, found.end, found.documents, sure)


class _Owners:
    """How many documents have each 文种; counted once for the documents asked about last."""

    def __init__(self) -> None:
        self._last: tuple[Sequence[PolicyDocument], Counter[str]] = ((), Counter())

    def of(self, documents: Sequence[PolicyDocument]) -> Counter[str]:
        """Return the count; another thread that asks at the same time counts for itself."""
        last, counted = self._last
        if last is not documents:
            counted = Counter(genre for document in documents for genre in genres(document))
            self._last = (documents, counted)
        return counted


_OWNERS = _Owners()


# A 文种 is also an ordinary word (通知一下, 有意见): only as a document's noun it names one.
_GENRE_USE = (
    r"(?:[这那]份[^，。？]{{0,10}}?|该|本|实施|指导|^|[照按据在和与跟，、：；\s]){genre}"
    r"(?!您|你|我|一下|群众|很|不|大|多|都|太)"
)


def genres(document: PolicyDocument) -> frozenset[str]:
    """Return the 文种 of the document's layers (a 通知 that issues an 意见 is both)."""
    return frozenset({document.genre, *(layer.genre for layer in document.layers)}) - {""}


_WAYS: tuple[Callable[[str, Sequence[PolicyDocument]], Iterator[Mention]], ...] = (
    _by_number,
    _by_title,
    _by_year,
    _by_short_title,
    _by_genre,
)
"""The ways to name a document, the more exact before the less."""
