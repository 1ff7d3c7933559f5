"""Which clauses of later documents change a clause: 《办法》第六条规定的起付线由6000元调整为4000元.

A document that amends another names it once and then speaks of its clauses by a short name. What
it changes without a number (监测线调整为8800元) is told by the thing that both clauses name. So is
what a later paper says that orders no change at all (`later_papers`).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.documents.document_number import find_document_numbers
from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.relations import RelationKind
from assistant.documents.text import fold
from assistant.library.library import Library
from assistant.library.links import bare_title, names_of
from assistant.question.places import Place
from assistant.question.references import from_chain
from assistant.question.resolving import Region
from assistant.question.written_places import find_chains
from assistant.validity.later_papers import later_papers
from assistant.validity.told_changes import OlderWords, ToldChange, older_words, told_changes

CHANGES = re.compile(
    r"调整|提高|降低|延长|缩短|取消|增加|删去|删除|修改|修订|改为|变更|扩大|不再|停止|纳入|暂停|恢复"
)
_OWN = re.compile(r"本(?:通知|办法|规定|意见|决定|细则)(?:的|第|中|里)*$")
_RUN = re.compile(r"[\u4e00-\u9fff]{3,}")
_FROM_TO = re.compile(
    r"由(?:原来的?)?(?P<old>[^，。；由]{1,16}?)(?:调整|提高|降低|增加|减少|变更|修改|改|延长|缩短|上调|下调)[为到至]"
)
_LEAST_NAME = 4
_TITLE = re.compile(r"《([^《》]{2,80})》")
_TERM = re.compile(r"(?:有效|试行|执行|实施|施行)期")


def amendments(
    document: PolicyDocument, clause: Clause, library: Library, day: date, shown: str = ""
) -> tuple[Place, ...]:
    """Return the clauses in force on `day` that change `clause`, those of the newest paper first.

    `shown` is the part of the clause that is meant, the whole if it is empty.
    """
    papers = {p.id: p for p in _amending(document, library) if _applies(p, day)}
    newest = sorted(papers.values(), key=lambda p: p.date or date.min, reverse=True)
    meant = shown or clause.text
    places = [Place(paper, other) for paper in newest for other in changing(paper)]
    replaced = tuple(p for p in places if _replaces(p.clause, meant, clause, document))
    changed = replaced or tuple(
        p for p in places if _changes(p.document, p.clause, document, clause, meant)
    )
    return changed or tuple(_told(document, clause, library, day, shown))


def _told(
    document: PolicyDocument, clause: Clause, library: Library, day: date, shown: str
) -> Iterator[Place]:
    """Yield the clauses of later papers that say of the same thing what is otherwise now."""
    if clause.element is not None or clause.kind is ClauseKind.HEADING:
        return
    whole = tuple(older_words(document, clause, ""))
    units = tuple(older_words(document, clause, shown)) if shown else whole
    papers = (p for p in later_papers(document, library) if _applies(p, day))
    for paper in sorted(papers, key=lambda p: p.date or date.min, reverse=True):
        for other in paper.clauses:
            begun = (t for t in told_changes(other) if t.since is None or t.since <= day)
            own = [told for told in begun if not _is_of_another(told.sentence, document)]
            if any(_is_meant(told, units, whole) for told in own):
                yield Place(paper, other)


def _is_meant(told: ToldChange, units: Sequence[OlderWords], whole: Sequence[OlderWords]) -> bool:
    """Say whether a change is of the words shown, and not rather of others of the same clause."""
    best = max((told.nearness(u) for u in whole if told.touches(u)), default=0.0)
    return any(told.touches(unit) and told.nearness(unit) >= best for unit in units)


def _is_of_another(sentence: str, document: PolicyDocument) -> bool:
    """Say whether a sentence names documents, of which `document` is none."""
    keys = {n.key for n in find_document_numbers(sentence)}
    titles = [bare_title(title) for title in _TITLE.findall(sentence)]
    own = names_of(document)
    return bool(keys or titles) and not (
        document.number_key in keys or any(t in name or name in t for t in titles for name in own)
    )


def changing(paper: PolicyDocument) -> tuple[Clause, ...]:
    """Return the clauses of an amending document that say that something changes."""
    body = (ClauseKind.CLAUSE, ClauseKind.PARAGRAPH, ClauseKind.ROW)
    said = (c for c in paper.clauses if c.kind in body and CHANGES.search(c.text))
    return tuple(c for c in said if not c.label.startswith("导语"))


def _amending(document: PolicyDocument, library: Library) -> Iterator[PolicyDocument]:
    for link in library.links.to(document):
        if link.relation.kind is RelationKind.AMENDS:
            yield link.document


def _applies(paper: PolicyDocument, day: date) -> bool:
    since = paper.applies_from
    return since is None or since <= day


def _replaces(other: Clause, shown: str, clause: Clause, document: PolicyDocument) -> bool:
    """Say whether `other` puts a figure in the place of one that is shown: 由8万元调整为10万元."""
    old = [fold(m["old"]) for m in _FROM_TO.finditer(other.text)]
    stands = any(_figure_stands(figure, fold(shown)) for figure in old)
    named = tuple(_named(other, document))
    return stands and (
        not named or any(p.clause.id == clause.id for p in named) or _same_thing(other, shown)
    )


def _figure_stands(figure: str, text: str) -> bool:
    return re.search(rf"(?<![\d.]){re.escape(figure)}", text) is not None


def _same_thing(other: Clause, shown: str) -> bool:
    """Say whether the words before the old figure name something that is shown too."""
    return any(
        part in fold(shown)
        for m in _FROM_TO.finditer(other.text)
        for part in re.findall(r"[\u4e00-\u9fff]{4}", other.text[: m.start()][-20:])
    )


def _changes(
    paper: PolicyDocument, other: Clause, document: PolicyDocument, clause: Clause, shown: str
) -> bool:
    """Say whether `other` changes what is shown: by its number, else by the thing it names."""
    named = tuple(_named(other, document))
    if named:
        return any(p.clause.id == clause.id for p in named)
    if _TERM.search(other.text) and _TERM.search(shown):
        return True
    title = fold(f"{document.title}{paper.title}")
    names = (run[0] for run in _RUN.finditer(other.title))
    return any(
        piece in fold(shown) and piece not in title
        for name in names
        for piece in _pieces(CHANGES.sub(" ", name))
    )


def _named(other: Clause, document: PolicyDocument) -> Iterator[Place]:
    """Yield the places of `document` that a clause of the amending one names."""
    for chain in find_chains(other.text):
        start = chain.steps[0].start
        if start and chain.stands_alone and not _OWN.search(other.text[:start]):
            yield from from_chain(chain, [Region(document)]).places


def _pieces(name: str) -> Iterator[str]:
    """Yield what a heading names beside that it changes, where that is long enough to be a name."""
    return (part for part in name.split() if len(part) >= _LEAST_NAME)
