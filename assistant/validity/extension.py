"""Until when others let a document go on: 有效期延长至2026年底, 延长3年, 继续有效，有效期至….

A number of years counts from the end of the 有效期 that is extended. What is only asked for or
intended extends nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.documents.dates import spelled_out
from assistant.documents.model import PolicyDocument
from assistant.documents.orders_given import may_order, only_spoken_of, with_names_marked
from assistant.documents.relations import RelationKind
from assistant.documents.validity_terms import TERM, read_term
from assistant.documents.written_days import LAST, read_last
from assistant.library.links import Link, Links

_PERIOD = r"(?:有效|试行|执行|实施|施行|适用)期限?"
_LONGER = r"(?:延长|延续|顺延|延期|展期)"
_GOES_ON = r"继续(?:有效|执行|实施|施行|适用|试行|沿用)"
_UNTIL = rf"(?:[至到](?P<last>{LAST})|为?(?P<count>{TERM}))"
_ABOUT = re.compile(rf"{_LONGER}|{_GOES_ON}")
_EXTENDED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_PERIOD}[^，。；]{{0,24}}?{_LONGER}(?:执行|实施|施行|试行)?{_UNTIL}",
        rf"{_LONGER}(?:其|该[文办]件?)?的?{_PERIOD}{_UNTIL}",
        rf"{_GOES_ON}[^。；]{{0,16}}?{_PERIOD}[为是：截止]*{_UNTIL}",
        rf"{_GOES_ON}，?{_UNTIL}",
    )
)
"""What extends the 有效期 of whatever document is spoken of."""
_OF_THE_NAMED = (
    re.compile(rf"^[^，。；]{{0,8}}{_LONGER}(?:执行|实施|施行|试行)?{_UNTIL}"),
    re.compile(rf"^[^，。；]{{0,8}}，?(?:其|现)?{_PERIOD}[为是：截止]*{_UNTIL}"),
)
"""What does so right behind a name, in a paper that is about extending."""
_LED_IN = re.compile(rf"{_LONGER}[^，。；]{{0,6}}$")
_LED_IN_UNTIL = (re.compile(rf"^的?{_PERIOD}{_UNTIL}"),)
"""延长《甲》有效期至2026年底."""
_OVER = re.compile(r"(?:到期|期满|届满)(?:以|之)?后")
_NEXT = re.compile(r"[，；](?:原|对|将|现将)?《》.*")
_NAMED = re.compile(r"《([^》]*)》")
_SENTENCE = re.compile(r"[^。；\n]+[。；]?")
_SPOKEN_OF = (RelationKind.CITES, RelationKind.AMENDS)


@dataclass(frozen=True, slots=True)
class Extension:
    """The last day to which a paper extends a 有效期, and the sentence that says so."""

    last: date
    sentence: str
    paper: PolicyDocument


def extension(document: PolicyDocument, links: Links, day: date) -> Extension | None:
    """Return the last extension that counts on `day` of the 有效期 that a document states."""
    found: Extension | None = None
    said = set[str]()
    for link in sorted(links.to(document), key=_when):
        until = found.last if found else document.effect.expires
        if until is None or not _counts(link, document, day):
            continue
        later = next((e for e in _by(link, until) if e.last > until), None)
        if later and later.sentence not in said:
            found = later
            said.add(later.sentence)
    return found


def _when(link: Link) -> date:
    return link.document.applies_from or date.min


def _counts(link: Link, document: PolicyDocument, day: date) -> bool:
    """Say whether a paper orders, has begun to count on `day`, and is not of an earlier text."""
    since, paper = link.document.applies_from, link.document
    early = bool(since and document.date and since < document.date)
    orders = paper.publication.orders and may_order(paper.genre, link.relation.sentence)
    return orders and not early and (since is None or since <= day)


def _by(link: Link, until: date) -> Iterator[Extension]:
    """Yield what a paper says of the 有效期 that ends on the day `until`.

    A paper that extends several documents says it of each in the sentence that names it, or of
    them all in one that names none.
    """
    paper, relation = link.document, link.relation
    if relation.kind not in _SPOKEN_OF:
        return
    about = _ABOUT.search(paper.title) is not None
    ahead, _, behind = relation.sentence.partition(relation.name)
    ahead, behind = _plain(ahead), _NEXT.sub("", _plain(behind))
    if only_spoken_of(ahead, behind):
        return
    led_in = _LED_IN_UNTIL if _LED_IN.search(ahead) else ()
    match = _first((*_EXTENDED, *led_in, *(_OF_THE_NAMED if about else ())), behind)
    if match:
        yield from _read(match, until, relation.sentence, paper)
    elif about or relation.kind is RelationKind.AMENDS:
        yield from _of_all_named(paper, relation.name, until)


def _of_all_named(paper: PolicyDocument, name: str, until: date) -> Iterator[Extension]:
    """Yield what sentences say that name no document, or `name` for short: 《办法》试行期延长至….

    It is said of those that the paper names.
    """
    body = (clause for clause in paper.clauses if clause.element is None)
    for printed in (match[0] for clause in body for match in _SENTENCE.finditer(clause.text)):
        sentence = _plain(printed)
        of_it = all(said in name for said in _NAMED.findall(printed))
        match = _first(_EXTENDED, sentence) if of_it else None
        if match and not only_spoken_of(sentence[: match.start()], match[0]):
            yield from _read(match, until, printed.strip(), paper)


def _first(patterns: tuple[re.Pattern[str], ...], words: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.search(words))), None)


def _read(
    match: re.Match[str], until: date, sentence: str, paper: PolicyDocument
) -> Iterator[Extension]:
    term = read_term(match["count"]) if match["count"] else None
    last = read_last(match["last"]) if match["last"] else None
    last = term.last_from(until + timedelta(days=1)) if term else last
    if last:
        yield Extension(last, sentence, paper)


def _plain(words: str) -> str:
    plain = _OVER.sub("", spelled_out("".join(words.split()))).replace(",", "，")
    return with_names_marked(plain)
