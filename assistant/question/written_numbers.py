"""The numbers of documents that a text writes, in full or as people shorten them.

连委办发[2021]36号 is a number in full; 36号文, 扶办2号, 2020年2号文, 21年第31号, 2020-2号,
[2020]2号 are serials, with or without the year and whose they are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.documents.document_number import DocumentNumber, find_document_numbers
from assistant.documents.numbers.numerals import CHINESE_DIGITS, read_integer

_D = "0-9０-９"
_NOUN = r"(?:文件|文|请示|通知|意见|令|函|批复|报告|公告|通告|决定)"
_IS_NOUN = re.compile(_NOUN)
_NOT_A_NUMBER = r"(?!线|楼|院|地块|晚|早|上午|下午|之前|以前|前|那天|召|码)"
# 36号文, 2号请示, 苏政发36号; not 12月2号, 幸福路2号, nor 哪一号文件.
_SERIAL = re.compile(
    rf"(?P<code>[\u4e00-\u9fff]{{1,8}}[发办函字])?(?<![{_D}〔\[（(年月路街道弄巷栋楼室组区院])第?"
    rf"(?P<serial>[{_D}]{{1,4}}|(?<!哪)[{CHINESE_DIGITS}]{{1,4}}(?=号{_NOUN}))\s*号{_NOT_A_NUMBER}"
)
_SERIAL_WITH_NOUN = re.compile(
    rf"第?(?P<serial>[{_D}]{{1,4}}|(?<!哪)[{CHINESE_DIGITS}]{{1,4}})\s*号{_NOUN}"
)
_FULL_YEAR = rf"(?<![{_D}])(?:19|20|１９|２０)[{_D}]{{2}}|[一二][九〇零○][{CHINESE_DIGITS}○]{{2}}"
_ISSUED = r"(?:度|的|那一?[个份]|这一?[个份]|印发的?|发的?|下发的?|出台?的?)*"
_SERIAL_OF_YEAR = re.compile(
    rf"(?:[〔\[（(【]\s*(?P<boxed>{_FULL_YEAR})\s*年?\s*[〕\]）)】]\s*"
    rf"|(?P<year>{_FULL_YEAR}|(?<![{_D}])[{_D}]{{2}}(?=年)|[今去前](?=年))\s*年\s*{_ISSUED}\s*"
    rf"|(?P<joined>{_FULL_YEAR})\s*(?:[-—–－/·]+|(?=第)|\s)\s*)"
    rf"(?P<nth>第)?\s*(?P<serial>[{_D}]{{1,4}}|[{CHINESE_DIGITS}]{{1,4}}(?=\s*号))\s*号"
    rf"{_NOT_A_NUMBER}(?P<noun>{_NOUN})?"
)
"""A serial with its year right before it: 2020年2号文, 21年第31号, [2020]2号, 2020-2号."""
_YEAR_BEFORE = re.compile(
    rf"(?P<year>{_FULL_YEAR})年?(?P<who>(?:(?![月日前后起来到至以])[\u4e00-\u9fff]){{1,12}}?)"
    rf"{_ISSUED}第?$"
)
"""The year before whose serial it is: 2023年教育局7号文."""
_AGO = {"今": 0, "去": 1, "前": 2}
_SHORTENED = (_SERIAL_OF_YEAR, _SERIAL_WITH_NOUN, _SERIAL)
_HAN_BEFORE = re.compile(r"[\u4e00-\u9fff]{1,16}$")
_LINK = re.compile(r"(?:的|那一?[个份]|这一?[个份]|印?发的|在|于)+$")


@dataclass(frozen=True, slots=True)
class Serial:
    """36号文, 扶办2号, 2020年2号文: a serial outside of a full number.

    `code` is the 机关代字 before it, if any, `year` its year; `loose` says that the year stands
    further off and may be of something else. `before` are the words right before it, which may end
    in whose it is; `is_document` says that it can be nothing but the number of a document.
    """

    code: str | None
    value: int | None
    start: int
    end: int
    year: int | None = None
    before: str = ""
    loose: bool = False
    is_document: bool = False

    def may_be(self, key: str) -> bool:
        """Say whether it may be the number of this key, as far as code and year tell."""
        code, year, serial = key.split("|")
        dated = self.loose or self.year is None or year in ("", str(self.year))
        return dated and self.value == int(serial) and _same_code(self.code, code)


@dataclass(frozen=True, slots=True)
class WrittenNumbers:
    """The document numbers that a text writes in full, and the serials beside them."""

    full: tuple[DocumentNumber, ...]
    serials: tuple[Serial, ...]

    @classmethod
    def read(cls, text: str, today: date) -> "WrittenNumbers":
        """Read a text for both; 去年 is the year before that of `today`."""
        full = find_document_numbers(text)
        dated = tuple(_dated_serials(text, full, today)) if "号" in text else ()
        taken = [(n.start, n.end) for n in full] + [(s.start, s.end) for s in dated]
        others = _serials(text, taken, today)
        found = sorted((*dated, *others), key=lambda serial: serial.start)
        return cls(full, tuple(found))


def names_serial(text: str) -> bool:
    """Say whether a text writes a serial in any of the ways."""
    return any(pattern.search(text) for pattern in _SHORTENED)


def without_serials(text: str) -> str:
    """Return a text with a space in the place of each serial."""
    for pattern in _SHORTENED:
        text = pattern.sub(" ", text)
    return text


def _dated_serials(text: str, full: Sequence[DocumentNumber], today: date) -> Iterator[Serial]:
    """Yield the serials that have their year right before them."""
    spans = [(n.start, n.end) for n in full]
    for match in _SERIAL_OF_YEAR.finditer(text):
        if not _inside(match.start("serial"), spans):
            year = full_year(match["boxed"] or match["year"] or match["joined"], today)
            yield Serial(
                code=None,
                value=read_integer(match["serial"]),
                start=match.start(),
                end=match.end(),
                year=year,
                before=_before(text, match.start()),
                is_document=bool(match["nth"] or match["noun"] or match["boxed"]),
            )


def _serials(text: str, taken: Sequence[tuple[int, int]], today: date) -> Iterator[Serial]:
    """Yield the serials that stand outside of what is `taken`."""
    for match in _SERIAL.finditer(text):
        if _inside(match.start("serial"), taken):
            continue
        year = _YEAR_BEFORE.search(text[: match.start("serial")])
        noun = _SERIAL_WITH_NOUN.match(text, match.start("serial"))
        yield Serial(
            code=match["code"],
            value=read_integer(match["serial"]),
            start=match.start(),
            end=_with_noun(match),
            year=full_year(year["year"], today) if year else None,
            before=_before(text, match.start("serial")),
            loose=True,
            is_document=bool(match["code"] or noun),
        )


def _before(text: str, start: int) -> str:
    """Return the words right before a number, without what joins them to it."""
    found = _HAN_BEFORE.search(text[:start].rstrip(" 第"))
    return _LINK.sub("", found[0]) if found else ""


def _same_code(written: str | None, code: str) -> bool:
    """Compare 机关代字: none written fits any, 扶办 fits 连区扶办, 苏政发 does not fit 连委办发."""
    return not written or written.endswith(code) or code.endswith(written)


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _with_noun(match: re.Match[str]) -> int:
    """Return where 36号文 ends: behind the noun, where one stands."""
    noun = _IS_NOUN.match(match.string, match.end())
    return noun.end() if noun else match.end()


def full_year(written: str, today: date) -> int:
    """Return a year in full, as of `today`; 21年 is the last one that ends so."""
    if written in _AGO:
        return today.year - _AGO[written]
    digits = "".join(str(read_integer("零" if c in "〇○" else c) or 0) for c in written)
    year = int(digits)
    if year > 99:
        return year
    return year + (2000 if year <= today.year % 100 else 1900)
