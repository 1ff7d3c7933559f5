"""References: which document and which clause a question names, resolved without search.

36号文第九条, （九）, 连委办发[2021]36号, 第二部分, 正文第2段, 《…》, 那份请示. A clause that the
named document does not have is known not to exist, with the count of those it has.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.documents.document_number import find_document_numbers, without_document_numbers
from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.numbering import Level
from assistant.documents.numerals import CHINESE_DIGITS, read_integer
from assistant.documents.text import fold

_N = rf"[{CHINESE_DIGITS}0-9０-９]+"
_NOUN = r"(?:文件|文|请示|通知|意见|令|函|批复|报告)"
# 36号文, 2号请示, 苏政发36号; not 12月2号, 幸福路2号.
_SERIAL = re.compile(
    rf"(?P<code>[\u4e00-\u9fff]{{1,8}}[发办函字])?(?<![0-9〔\[（(年月路街道弄巷栋楼室组区院])第?"
    rf"(?P<serial>[0-9０-９]{{1,4}}|[{CHINESE_DIGITS}]{{1,4}}(?=号{_NOUN}))\s*号"
    r"(?!线|楼|院|地块|晚|早|上午|下午|之前|以前|前|那天)"
)
_SERIAL_WITH_NOUN = re.compile(
    rf"第?(?P<serial>[0-9０-９]{{1,4}}|[{CHINESE_DIGITS}]{{1,4}})\s*号{_NOUN}"
)
_WHICH_CLAUSE = re.compile(
    r"(?:写|说|讲|出|放)?(?:在|自|的是)?(?:第几|哪一?|哪几)[条段款项章](?:里|中)?(?:的)?"
)
_TITLE = re.compile(r"《(?P<title>[^》]{2,80})》?")
_ELLIPSIS = re.compile(r"…+|\.{3,}|。{3,}")
_SHORTEST_TITLE = 4


@dataclass(frozen=True, slots=True)
class Reference:
    """One clause that a text names: as written, and what it resolves to.

    `clauses` is empty when no document in question has such a clause; `documents` are those that
    were looked in; `unit` is what was counted (条, 部分, 段) and `number` which one was asked for.
    """

    written: str
    unit: str
    number: int
    documents: tuple[PolicyDocument, ...]
    clauses: tuple[tuple[PolicyDocument, Clause], ...]


def named_documents(text: str, documents: Sequence[PolicyDocument]) -> tuple[PolicyDocument, ...]:
    """Return the documents that `text` names by number, title or 文种, in the library's order."""
    named = [d for d in documents if any(test(text, d, documents) for test in _NAMINGS)]
    return tuple(named)


def without_references(text: str) -> str:
    """Return `text` without the places it names: what is left is what it asks about."""
    text = without_document_numbers(text)
    for pattern in (*_place_patterns(), _WHICH_CLAUSE):
        text = pattern.sub(" ", text)
    return text.strip()


def names_place(text: str) -> bool:
    """Say whether `text` names a document by number or a clause, as 36号文 and 第九条 do."""
    return bool(find_document_numbers(text)) or any(p.search(text) for p in _place_patterns())


def _place_patterns() -> tuple[re.Pattern[str], ...]:
    return (_SERIAL_WITH_NOUN, _SERIAL, *(unit.pattern for unit in _UNITS))


def unknown_numbers(text: str, documents: Sequence[PolicyDocument]) -> tuple[str, ...]:
    """Return the document numbers in `text` that belong to no document of the library."""
    numbers = find_document_numbers(text)
    unknown = [
        n.printed
        for n in numbers
        if not any(_key_matches(n.key, d.number_key) for d in documents if d.number_key)
    ]
    serials = [*_SERIAL_WITH_NOUN.finditer(text), *(m for m in _SERIAL.finditer(text) if m["code"])]
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
    return any(_key_matches(n.key, key) for n in find_document_numbers(text))


def _key_matches(asked: str, key: str) -> bool:
    """Compare keys; a code glued to the words before it still ends in the document's code."""
    code, _, rest = key.partition("|")
    asked_code, _, asked_rest = asked.partition("|")
    return rest == asked_rest and asked_code.endswith(code)


def _by_serial(text: str, key: str) -> bool:
    """36号文, 2号请示: the serial alone, where no full number stands."""
    full = [(n.start, n.end) for n in find_document_numbers(text)]
    own_code, serial = key.split("|", 1)[0], int(key.rsplit("|", 1)[1])
    return any(
        read_integer(m["serial"]) == serial and _same_office(m["code"], own_code)
        for m in _SERIAL.finditer(text)
        if not any(start <= m.start("serial") < end for start, end in full)
    )


def _same_office(written: str | None, code: str) -> bool:
    """Compare 机关代字: none written fits any, 扶办 fits 连区扶办, 苏政发 does not fit 连委办发."""
    return not written or written.endswith(code) or code.endswith(written)


def _by_number(text: str, document: PolicyDocument, _all: Sequence[PolicyDocument]) -> bool:
    return names_number(text, document.number_key)


def named_titles(text: str) -> tuple[str, ...]:
    """Return what stands between 《》 in `text`, as titles are named."""
    return tuple(match["title"] for match in _TITLE.finditer(text))


def _by_title(text: str, document: PolicyDocument, _all: Sequence[PolicyDocument]) -> bool:
    titles = [fold(t) for t in dict.fromkeys((document.title, *(x.title for x in document.layers)))]
    asked = [[fold(part) for part in _ELLIPSIS.split(title)] for title in named_titles(text)]
    return any(_runs_through(parts, title) for parts in asked for title in titles)


def _runs_through(parts: list[str], title: str) -> bool:
    """Say whether the parts of a title, cut by an ellipsis, stand in it in order."""
    pattern = ".*".join(re.escape(part) for part in parts if part)
    return sum(map(len, parts)) >= _SHORTEST_TITLE and re.search(pattern, title) is not None


def _by_genre(text: str, document: PolicyDocument, everything: Sequence[PolicyDocument]) -> bool:
    """那份请示, 实施意见: the 文种, where only one document of the library has it."""
    for genre in genres(document):
        owners = [d for d in everything if genre in genres(d)]
        if len(owners) == 1 and re.search(_GENRE_USE.format(genre=genre), text):
            return True
    return False


# A 文种 is also an ordinary word (通知一下, 有意见): only as a document's noun it names one.
_GENRE_USE = (
    r"(?:[这那]份[^，。？]{{0,10}}?|该|本|实施|指导|^|[照按据在和与跟，、：；\s]){genre}"
    r"(?!您|你|我|一下|群众|很|不|大|多|都|太)"
)


def genres(document: PolicyDocument) -> frozenset[str]:
    """Return the 文种 of the document's layers (a 通知 that issues an 意见 is both)."""
    return frozenset({document.genre, *(layer.genre for layer in document.layers)}) - {""}


_NAMINGS: tuple[Callable[[str, PolicyDocument, Sequence[PolicyDocument]], bool], ...] = (
    _by_number,
    _by_title,
    _by_genre,
)


@dataclass(frozen=True, slots=True)
class _Unit:
    """One way to name a clause: how it is written, what it is called, which clauses it counts.

    Numbered clauses are counted by `levels`, natural paragraphs by the beginning of their label.
    """

    pattern: re.Pattern[str]
    name: str
    levels: tuple[int, ...] = ()
    paragraphs: str = ""


_UNITS = (
    _Unit(
        re.compile(rf"第(?P<n>{_N})条(?:之(?P<branch>{_N}))?"),
        "条",
        (Level.ARTICLE, Level.ITEM, Level.HEADING),
    ),
    _Unit(
        re.compile(rf"第(?P<n>{_N})(?:个)?(?:部分|大部分|大点|大项)"),
        "部分",
        (Level.HEADING, Level.CHAPTER),
    ),
    _Unit(re.compile(rf"第(?P<n>{_N})章"), "章", (Level.CHAPTER,)),
    _Unit(re.compile(rf"[（(](?P<n>[{CHINESE_DIGITS}]+)[）)]"), "条", (Level.ITEM,)),
    _Unit(re.compile(rf"(?<!导语)第(?P<n>{_N})(?:自然)?段"), "段", paragraphs="正文第"),
    _Unit(re.compile(rf"导语第(?P<n>{_N})(?:自然)?段"), "导语段", paragraphs="导语第"),
    _Unit(re.compile(rf"^(?P<n>[{CHINESE_DIGITS}]+)、?$"), "条", (Level.HEADING,)),
)


def find_references(
    text: str, documents: Sequence[PolicyDocument], inherited: Sequence[PolicyDocument] = ()
) -> tuple[Reference, ...]:
    """Return every clause that `text` names.

    The clause is looked for in the documents that the text names, else in those `inherited` from
    the conversation, else in all. Of a document that is not in the library there are none.
    """
    named = named_documents(text, documents)
    if not named and unknown_numbers(text, documents):
        return ()
    named = named or tuple(inherited)
    references = []
    for unit in _UNITS:
        for match in unit.pattern.finditer(text):
            number = read_integer(match["n"])
            if number is not None and not _inside_number(match, text):
                where = (number, _branch(match))
                references.append(_resolve(match.group(), unit, where, named or tuple(documents)))
    return tuple(references)


def _inside_number(match: re.Match[str], text: str) -> bool:
    """Say whether the match is a piece of a document number, as (2021) would be."""
    return any(n.start <= match.start() < n.end for n in find_document_numbers(text))


def _branch(match: re.Match[str]) -> int:
    """Return the second number of 第十二条之一, else 0."""
    written = match.groupdict().get("branch")
    return (read_integer(written) or 0) if written else 0


def _resolve(
    written: str, unit: _Unit, where: tuple[int, int], documents: tuple[PolicyDocument, ...]
) -> Reference:
    counted = {d.id: _counted(d, unit) for d in documents}
    clauses = tuple(
        (d, c)
        for d in documents
        for c in counted[d.id]
        if (_number(c, counted[d.id]), c.branch) == where
    )
    return Reference(written, unit.name, where[0], documents, clauses)


def _counted(document: PolicyDocument, unit: _Unit) -> tuple[Clause, ...]:
    """Return the clauses that the unit counts: of the first of its levels that the document has."""
    if unit.paragraphs:
        return tuple(
            c
            for c in document.clauses
            if c.kind is ClauseKind.PARAGRAPH and unit.paragraphs in c.label
        )
    for level in unit.levels:
        found = tuple(c for c in document.clauses if c.level == level)
        if found:
            return found
    return ()


def _number(clause: Clause, among: tuple[Clause, ...]) -> int:
    return clause.number if clause.number is not None else among.index(clause) + 1


def units_of(document: PolicyDocument, unit: str) -> tuple[Clause, ...]:
    """Return the clauses that `unit` (条, 部分, 章, 段) counts in the document, in order."""
    chosen = next(u for u in _UNITS if u.name == unit)
    return _counted(document, chosen)
