"""Which documents of a library a text names: by number, title, year with 文种, or 文种 alone.

连委办发[2021]36号, 36号文, 2号请示, 《…的实施意见》, 2023年的办法, 那份请示.
"""

import copy
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.documents.document_number import DocumentNumber
from assistant.documents.lines import GENRES
from assistant.documents.model import Element, PolicyDocument
from assistant.documents.publication import Publication
from assistant.documents.relations import RelationKind
from assistant.documents.text import fold
from assistant.question.descriptions import Profile, find_descriptions
from assistant.question.offices import names_office, said_of, says_somebody
from assistant.question.short_titles import bare, find_short_titles, is_generic
from assistant.question.territories import Territories
from assistant.question.version_names import versions_meant
from assistant.question.written_numbers import Serial, WrittenNumbers

_TITLE = re.compile(r"《(?P<title>[^》]{2,80})》?")
_OF_ANNOUNCEMENT = re.compile(
    r"(?:公告|通告)\s*[（(]?(?P<year>(?:19|20)\d\d)年?\s*第\s*(?P<serial>\d{1,4})\s*号"
)
_OF_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d)年?(?:度|印发|发|出|下发|出台)?(?:的|那[份个]|这[份个])"
    rf"(?P<genre>{'|'.join(sorted(GENRES, key=len, reverse=True))})"
)
_BESIDE: tuple[tuple[re.Pattern[str], tuple[Publication, ...]], ...] = (
    (
        re.compile(r"(?:解读|图解)(?![了过]|[^，。]{0,6}号)|问答|读懂|答记者问|起草说明"),
        (Publication.EXPLANATION,),
    ),
    (
        re.compile(r"征求意见|意见稿|草案|送审稿|讨论稿"),
        (Publication.DRAFT, Publication.FEEDBACK),
    ),
    (re.compile(r"更正|勘误"), (Publication.CORRECTION,)),
    (re.compile(r"附件"), (Publication.ANNEX,)),
)
"""What is asked for beside the papers themselves, by the words of a question."""
_FORMER = re.compile(r"试行|旧|老|原来|以前|废止|失效|各版|历次")
_BRACKET = re.compile(r"[〔\[［【(（]")
"""A number with its year in brackets is written with care: a slip in its code is told of."""
_ELLIPSIS = re.compile(r"…+|\.{3,}|。{3,}")
_SHORTEST_TITLE = 4
# A 文种 is also an ordinary word (通知一下, 有意见): only as a document's noun it names one.
_GENRE_USE = (
    r"(?:[这那]份[^，。？]{{0,10}}?|该|本|实施|指导|^|[照按据在和与跟，、：；\s]){genre}"
    r"(?!您|你|我|一下|群众|很|不|大|多|都|太)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A document that a text names: as written, and which of the library it may be.

    There are none when the library does not have it. `sure` is off when several fit equally;
    `asks` says that none is meant before the user was asked which.
    """

    written: str
    start: int
    end: int
    documents: tuple[PolicyDocument, ...]
    sure: bool = True
    asks: bool = False


class KnownNames:
    """The names that documents go by, ready to be recognised in a text.

    It is made once for the documents of a library, and asked for every text.
    """

    def __init__(
        self,
        documents: Sequence[PolicyDocument],
        contractions: Mapping[str, Sequence[str]] | None = None,
        today: date | None = None,
    ) -> None:
        """Take the names of `documents`, in whose order what is found is returned.

        `contractions` are short forms that stand in names: 个税 for 个人所得税. 去年的2号文 is of
        the year before that of `today`, without which it is the day on which it is asked.
        """
        self._today = today
        self.documents = tuple(documents)
        self.contractions = contractions or {}
        self._keyed = [d for d in documents if d.number_key]

    def as_of(self, today: date) -> "KnownNames":
        """Return the same names, as they are meant on another day."""
        made = copy.copy(self)
        made._today = today
        return made

    def numbers(self, text: str) -> WrittenNumbers:
        """Return the document numbers that a text writes."""
        return WrittenNumbers.read(text, self._day)

    @property
    def _day(self) -> date:
        return self._today or date.today()

    @cached_property
    def titles(self) -> tuple[tuple[str, PolicyDocument], ...]:
        """The titles of all layers as names are compared with them, with their documents."""
        return tuple((bare(t), d) for d in self.documents for t in d.titles if t)

    @cached_property
    def territories(self) -> Territories:
        """The places of the documents."""
        return Territories(self.documents)

    @cached_property
    def _folded(self) -> tuple[tuple[str, PolicyDocument], ...]:
        return tuple((fold(t), d) for d in self.documents for t in d.titles)

    @cached_property
    def _profiles(self) -> tuple[Profile, ...]:
        return tuple(map(Profile.of, self.documents))

    @cached_property
    def _genres(self) -> dict[str, PolicyDocument]:
        """The 文种 that one document alone has, and that document."""
        papers = [d for d in self.documents if d.publication.orders]
        owners = Counter(genre for d in papers for genre in genres(d))
        return {genre: d for d in papers for genre in genres(d) if owners[genre] == 1}

    def mentions(self, text: str, numbers: WrittenNumbers | None = None) -> tuple[Mention, ...]:
        """Return where `text` names documents, in its order, those of no library included.

        `numbers` are those of the text, where they have been read before.
        """
        found = list(self.by_number(text, numbers or self.numbers(text)))
        for way in _WAYS:
            found += [m for m in way(self, text) if not any(_overlap(m, f) for f in found)]
        return tuple(sorted(found, key=lambda m: m.start))

    def named(self, text: str) -> tuple[PolicyDocument, ...]:
        """Return the documents that `text` names, in the library's order."""
        return self.of(self.mentions(text))

    def of(self, mentions: Sequence[Mention]) -> tuple[PolicyDocument, ...]:
        """Return the documents that these surely mean, in the library's order."""
        ids = {d.id for m in mentions if m.sure for d in m.documents}
        return tuple(d for d in self.documents if d.id in ids)

    def titled(self, title: str) -> tuple[PolicyDocument, ...]:
        """Return the documents that have this title, else those in whose title it stands."""
        return _papers_first(title, self._with_title(title))

    def _with_title(self, title: str) -> tuple[PolicyDocument, ...]:
        if whole := self.wholly_titled(title):
            return whole
        parts = [fold(part) for part in _ELLIPSIS.split(title)]
        return _once(d for known, d in self._folded if _runs_through(parts, known))

    def wholly_titled(self, title: str) -> tuple[PolicyDocument, ...]:
        """Return the documents of which this is the whole title, country and version apart."""
        return self._by_title.get(bare(title), ())

    @cached_property
    def _by_title(self) -> dict[str, tuple[PolicyDocument, ...]]:
        held: dict[str, dict[str, PolicyDocument]] = defaultdict(dict)
        for title, document in self.titles:
            held[title][document.id] = document
        return {title: tuple(documents.values()) for title, documents in held.items()}

    def numbered(self, key: str) -> tuple[PolicyDocument, ...]:
        """Return the documents whose number has just this key, the papers if there are any."""
        return _papers_first("", tuple(d for d in self._keyed if d.number_key == key))

    def unknown_numbers(self, text: str, numbers: WrittenNumbers | None = None) -> tuple[str, ...]:
        """Return the document numbers in `text` that belong to no document here."""
        read = numbers or self.numbers(text)
        unknown = [n.printed for n in read.full if not self._with_number(n)]
        held = any(self._with_serial(s) for s in read.serials)
        serials = () if held else (s for s in read.serials if s.is_document)
        return tuple(dict.fromkeys((*unknown, *(text[s.start : s.end] for s in serials))))

    def _with_number(self, number: DocumentNumber) -> tuple[PolicyDocument, ...]:
        """Return the documents of a full number; failing them those that it is short for."""
        exact = tuple(d for d in self._keyed if _key_matches(number.key, d.number_key))
        if exact:
            return exact
        code, *rest = number.key.split("|")
        said = names_office if _BRACKET.search(number.printed) else said_of
        alike = (d for d in self._keyed if rest[0] and d.number_key.split("|")[1:] == rest)
        return _best_said([(said(code, d), d) for d in alike])

    def _with_serial(self, serial: Serial) -> tuple[PolicyDocument, ...]:
        """Return the documents of a serial, of its year and of whom the words before it name."""
        found = [d for d in self._keyed if serial.value == int(d.number_key.rsplit("|", 1)[1])]
        dated = [d for d in found if serial.year in (None, _year_of(d))]
        dated += [d for d in self._announced.get((serial.year, serial.value), ()) if d not in dated]
        return _of_owner(serial, dated if dated or not serial.loose else found)

    @cached_property
    def _announced(self) -> dict[tuple[int | None, int | None], list[PolicyDocument]]:
        """The 公告 that have a year and a serial below their mark, and no number with brackets."""
        held: dict[tuple[int | None, int | None], list[PolicyDocument]] = defaultdict(list)
        for document in self.documents:
            mark = document.element(Element.ISSUING_MARK)
            head = f"{mark.text if mark else ''}\n{document.title}"
            printed = None if document.number_key else _OF_ANNOUNCEMENT.search(head)
            if printed:
                held[int(printed["year"]), int(printed["serial"])].append(document)
        return held

    def by_number(self, text: str, numbers: WrittenNumbers) -> Iterator[Mention]:
        """Yield what is named by a full number, or by its serial: 36号文, 2020年2号文."""
        for number in numbers.full:
            fitting = self._meant(text, self._with_number(number))
            yield Mention(number.printed, number.start, number.end, fitting)
        for serial in numbers.serials:
            fitting = self._meant(text, self._with_serial(serial))
            if fitting or serial.is_document:
                written = text[serial.start : serial.end]
                yield Mention(written, serial.start, serial.end, fitting)

    def _meant(self, text: str, named: tuple[PolicyDocument, ...]) -> tuple[PolicyDocument, ...]:
        """Return what a name means: the papers, or of what is about them the kind asked for."""
        about = [d for d in self.documents if _is_about(d, named)] if _asked_beside(text) else []
        return _papers_first(text, _once(iter((*named, *about))))

    def by_title(self, text: str) -> Iterator[Mention]:
        """Yield what is named by a title in 《》; 《意见》 alone stands for one named before."""
        for match in _TITLE.finditer(text):
            fitting = self._meant(text, self._with_title(match["title"]))
            if fitting or not is_generic(match["title"]):
                yield Mention(match[0], match.start(), match.end(), fitting)

    def by_year(self, text: str) -> Iterator[Mention]:
        """Yield 2023年的办法, 2025年那份通知, where one document alone has year and 文种."""
        for match in _OF_YEAR.finditer(text):
            fitting = tuple(
                d
                for d in self.documents
                if d.date and d.date.year == int(match["year"]) and match["genre"] in genres(d)
            )
            fitting = _papers_first(text, fitting)
            if len(fitting) == 1:
                yield Mention(match[0], match.start(), match.end(), fitting)

    def by_short_title(self, text: str) -> Iterator[Mention]:
        """Yield what is named by a title without marks: 劳动合同法, 防贫意见."""
        for found in find_short_titles(text, self.titles, self.contractions):
            if meant := versions_meant(text, found.end, found.documents):
                starts = (found.start, *(end for _, end in meant))
                for (document, end), start in zip(meant, starts, strict=False):
                    yield Mention(text[start:end], start, end, (document,))
                continue
            kept = self._not_replaced(text, found.documents)
            asks = found.asks and not len(kept) == 1 < len(found.documents)
            sure = len(kept) == 1 and not asks
            yield Mention(found.name, found.start, found.end, kept, sure, asks)

    def by_description(self, text: str) -> Iterator[Mention]:
        """Yield 融资担保的那个意见, 区扶贫办那个请示: what fits the words about it best."""
        for found in find_descriptions(text, self._profiles, self._day):
            kept = self._not_replaced(text, found.documents)
            sure = found.sure or len(kept) == 1 < len(found.documents)
            asks = bool(kept) and not sure
            yield Mention(found.words, found.start, found.end, kept, sure and bool(kept), asks)

    def _not_replaced(
        self, text: str, documents: tuple[PolicyDocument, ...]
    ) -> tuple[PolicyDocument, ...]:
        """Return of several documents those that no other of them repeals, unless it is meant.

        What only explains one of them, or was its draft, is left out first, or alone is meant.
        """
        documents = self._meant(text, documents)
        if len(documents) < 2 or _FORMER.search(text):
            return documents
        gone = {
            r.number_key or fold(r.title)
            for d in documents
            for r in d.relations
            if r.kind is RelationKind.REPEALS
        }
        kept = tuple(d for d in documents if not {d.number_key, fold(d.title)} & gone)
        return kept or documents

    def by_genre(self, text: str) -> Iterator[Mention]:
        """Yield 那份请示, 实施意见: the 文种, where only one document has it."""
        for genre, document in self._genres.items():
            if genre in text:
                for match in re.finditer(_GENRE_USE.format(genre=genre), text):
                    yield Mention(match[0], match.start(), match.end(), (document,))


_WAYS: tuple[Callable[[KnownNames, str], Iterator[Mention]], ...] = (
    KnownNames.by_title,
    KnownNames.by_description,
    KnownNames.by_year,
    KnownNames.by_short_title,
    KnownNames.by_genre,
)
"""The ways to name a document other than by number, the more exact before the less."""


def _overlap(one: Mention, other: Mention) -> bool:
    """Say whether two mentions are of the same words; a number in a title is its own."""
    return one.start < other.end and other.start < one.end


def names_number(numbers: WrittenNumbers, key: str) -> bool:
    """Say whether a text that writes `numbers` names that of this key, in full or as 36号文."""
    full = any(_key_matches(n.key, key) for n in numbers.full)
    return bool(key) and (full or any(s.may_be(key) for s in numbers.serials))


def _key_matches(asked: str, key: str) -> bool:
    """Compare keys; a code glued to the words before it still ends in the document's code."""
    code, _, rest = key.partition("|")
    asked_code, _, asked_rest = asked.partition("|")
    return rest == asked_rest and asked_code.endswith(code)


def _year_of(document: PolicyDocument) -> int:
    """Return the year of a document's number; of one that has none there, of its date."""
    year = (document.number_key or "||").split("|")[1]
    return int(year) if year else document.date.year if document.date else 0


def _of_owner(serial: Serial, documents: Sequence[PolicyDocument]) -> tuple[PolicyDocument, ...]:
    """Return those of the office, place or 机关代字 that the words before a serial end in.

    Where they name somebody else, there are none; where they name nobody, all are.
    """
    words = serial.code or serial.before
    if best := _best_said([(said_of(words, d), d) for d in documents]):
        return best
    return () if serial.code or says_somebody(words) else tuple(documents)


def _best_said(said: Sequence[tuple[int, PolicyDocument]]) -> tuple[PolicyDocument, ...]:
    """Return the documents of whose owner a text says most; none where it says nothing."""
    best = max((much for much, _ in said), default=0)
    return tuple(d for much, d in said if best and much == best)


def named_titles(text: str) -> tuple[str, ...]:
    """Return what stands between 《》 in `text`, as titles are named."""
    return tuple(match["title"] for match in _TITLE.finditer(text))


def _asked_beside(text: str) -> tuple[Publication, ...]:
    """Return what a text asks for beside the papers: their explanations, drafts, corrections."""
    return tuple(kind for words, kinds in _BESIDE if words.search(text) for kind in kinds)


def _papers_first(text: str, documents: tuple[PolicyDocument, ...]) -> tuple[PolicyDocument, ...]:
    """Return of several documents the kind that a text asks for, else the papers, else all."""
    if all(d.publication.is_paper for d in documents):
        return documents
    wanted = _asked_beside(text)
    asked = tuple(d for d in documents if d.publication in wanted)
    if Publication.ANNEX in wanted:  # it may be one of the paper's own
        asked = tuple(d for d in documents if d in asked or d.publication.is_paper)
    return asked or tuple(d for d in documents if d.publication.is_paper) or documents


def _is_about(document: PolicyDocument, papers: tuple[PolicyDocument, ...]) -> bool:
    """Say whether the whole of a document is about one of `papers`, by number or by title."""
    about = [r for r in document.relations if r.kind.is_of_the_whole]
    return any(
        (r.number_key and r.number_key == d.number_key)
        or (r.title and fold(r.title) in fold(d.title))
        for r in about
        for d in papers
    )


def _once(documents: Iterator[PolicyDocument]) -> tuple[PolicyDocument, ...]:
    return tuple({d.id: d for d in documents}.values())


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


def genres(document: PolicyDocument) -> frozenset[str]:
    """Return the 文种 of the document's layers (a 通知 that issues an 意见 is both)."""
    return frozenset({document.genre, *(layer.genre for layer in document.layers)}) - {""}
