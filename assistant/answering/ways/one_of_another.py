"""What one document says of another: 117号和82号是什么关系, 82号还有效吗.

Both are named, only one of them need be in the library; the answer is the sentence in which one
speaks of the other.
"""

import re
from collections.abc import Iterator

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, cite, computed, drafted
from assistant.answering.draft_parts import Computed
from assistant.answering.listing import enumerated, stacked
from assistant.answering.turn import Turn
from assistant.documents.dates import print_date
from assistant.documents.document_number import find_document_numbers
from assistant.documents.model import PolicyDocument
from assistant.documents.relations import RelationKind
from assistant.library.links import Link, bare_title
from assistant.question.document_names import named_titles, names_number
from assistant.question.kinds.what_is_asked import kind_named
from assistant.question.text_names import TextNames
from assistant.question.written_numbers import WrittenNumbers
from assistant.validity.repeal_day import repealed_from
from assistant.validity.standing import status
from assistant.validity.timeline import stands

_WHETHER = kind_named("是否有效")
_RELATION = re.compile(
    r"(?:什么|啥|何种?|哪种|怎样的?|怎么个)(?:样的)?关系|关系(?:是)?(?:什么|怎样|如何|怎么样|[？?。]|$)|有没有关系|有关系吗"
)
_VERB = r"(?:停止执行|废止|取代|代替|替代|替换|修改|修订|依据|根据|转发|印发|引用|提到)"
_DOES = re.compile(
    rf"{_VERB}[^，。？?]{{0,24}}(?:吗|么|没有?)|(?:是不是|是否|有没有)[^，。？?]{{0,24}}{_VERB}"
)
_SAID = {
    RelationKind.REPEALS: "{by} 写明{verb} {name}。",
    RelationKind.AMENDS: "{by} 修改 {name}。",
    RelationKind.BASIS: "{by} 以 {name} 为依据。",
    RelationKind.FORWARDS: "{by} 转发 {name}。",
    RelationKind.ISSUES: "{by} 印发 {name}。",
    RelationKind.REPLIES: "{by} 答复 {name}。",
    RelationKind.CITES: "{by} 提到 {name}。",
    RelationKind.EXPLAINS: "{by} 解读 {name}。",
    RelationKind.PROPOSES: "{by} 就 {name} 征求意见。",
    RelationKind.CORRECTS: "{by} 更正 {name}。",
    RelationKind.BELONGS_TO: "{by} 是 {name} 的附件，单独公布。",
}
_REPEALED = re.compile(r"停止执行|不再执行|废止|失效|作废|取代|替代")
_OVER = "以{day}为准，{name} 已经{verb}。"
_NOT_HELD = "库里没有 {name}，它自己怎么写的无法核对。"


def one_of_another(turn: Turn) -> Draft | None:
    """Show the sentences in which one of two documents that are named speaks of the other."""
    asked = turn.question.plain
    whether = _WHETHER.is_asked(asked)
    related = _RELATION.search(asked) is not None
    if not (whether or related or _DOES.search(asked)):
        return None
    links = tuple(_links(turn))
    if links:
        return _told(turn, _first_repeals(links), whether=whether)
    names = tuple(d.name for d in turn.question.named) + turn.question.typed.unknown_numbers
    if not related or len(names) != len("甲乙") or not turn.question.named:
        return None
    said = f"库内没有找到 {enumerated(names)} 互相提到的地方。"
    return drafted(Outcome.NOT_FOUND, (Computed(said),))


def _links(turn: Turn) -> Iterator[Link]:
    """Yield where a document that is named speaks of another one that is named."""
    names = turn.question.typed
    for document in turn.question.named:
        own = {m.start for m in names.mentions if document in m.documents}
        for link in turn.library.links.of(document):
            if link.clause and _places(names, link) - own:
                yield link


def _places(names: TextNames, link: Link) -> set[int]:
    """Return where a text names what a link refers to, by its number or its title."""
    key, title = link.relation.number_key, bare_title(link.relation.title)
    full = (n.start for n in names.numbers.full if names_number(WrittenNumbers((n,), ()), key))
    serials = (
        s.start for s in names.numbers.serials if names_number(WrittenNumbers((), (s,)), key)
    )
    titles = (
        names.text.index(f"《{t}") for t in named_titles(names.text) if bare_title(t) == title
    )
    held = (m.start for m in names.mentions if link.target in m.documents)
    return {*full, *serials, *titles, *held}


def _first_repeals(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return the links in the order of what they change: a repeal says more than a citation."""
    return tuple(sorted(links, key=lambda link: list(_SAID).index(link.relation.kind)))


def _told(turn: Turn, links: tuple[Link, ...], *, whether: bool) -> Draft:
    lines = [_line(link) for link in links]
    if whether:
        lines += _standings(turn, links)
    return computed(stacked(dict.fromkeys(lines)), dict.fromkeys(map(_cited, links)))


def _line(link: Link) -> str:
    relation = link.relation
    return _SAID[relation.kind].format(
        by=link.document.name, name=_name(link), verb=_verb(relation.sentence)
    )


def _name(link: Link) -> str:
    """Return what a document that is spoken of is called, its number where it has one."""
    numbers = find_document_numbers(link.relation.name)
    printed = numbers[-1].printed if numbers else link.relation.name
    return link.target.name if link.target else printed


def _verb(sentence: str) -> str:
    found = _REPEALED.search(sentence)
    return found[0] if found else RelationKind.REPEALS.value


def _standings(turn: Turn, links: tuple[Link, ...]) -> Iterator[str]:
    """Yield how what is spoken of stands: repealed by the other, else as the library has it."""
    day = print_date(turn.today)
    for link in links:
        since = repealed_from(link)
        over = link.relation.kind is RelationKind.REPEALS and not (since and since > turn.today)
        if over:
            verb = _verb(link.relation.sentence)
            yield _OVER.format(day=day, name=_name(link), verb=verb)
        elif link.target:
            yield f"以{day}为准，{_name(link)}：{_stands(link.target, turn)}。"
        if not link.target:
            yield _NOT_HELD.format(name=_name(link))


def _stands(document: PolicyDocument, turn: Turn) -> str:
    return stands(status(document, turn.library.links, turn.today))


def _cited(link: Link) -> Citation:
    assert link.clause is not None  # noqa: S101  narrows for the type checker
    return cite(link.document, link.clause, link.relation.sentence)
