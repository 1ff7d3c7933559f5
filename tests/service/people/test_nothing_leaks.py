"""The matrix: people × documents × every way out, against a library without what is hidden.

Whoever may not see a document is told, by every way, to the letter what a library tells into which
it never came. So there is nothing to be read between the lines either: no count, no order of hits,
no other refusal. Who has the same lists looks through the same assistant, so each is asked once.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby, product
from typing import cast

import pytest

from assistant import Assistant
from assistant.errors import YoujuError
from assistant.service.people.entrance import Entrance
from assistant.service.people.own_assistant import ROLES, OwnAssistant
from assistant.service.people.person import ANYBODY, KeyScope, Person, PersonRole, eyes_of
from tests.service.conftest import put_in
from tests.service.people.papers import FINANCE, PAPERS, STAFF
from tests.service.people.ways_out import (
    ANSWERED,
    CELLS,
    IDS,
    REFUSED,
    TAUGHT,
    Cell,
    WrittenPages,
    told,
)

MAKER = Person("u-4", "qian", PersonRole.TRAINER)
AFTERWARDS = frozenset({
    "asked by its words", "asked by its number", "asked by half its title", "searched", "timeline",
    "catalogue", "documents", "read", "what to ask next", "calendar",
    "items of everything",
})  # fmt: skip
"""The ways that are asked again after a change: one by each kind of thing that is derived."""
PEOPLE = (
    Person("u-3", "sun", audiences=frozenset({FINANCE})),
    replace(MAKER, audiences=frozenset({STAFF})),
    Person("u-5", "wu", audiences=frozenset({FINANCE, STAFF})),
    Person("k-6", "门户", audiences=frozenset({STAFF, "没有的"}), scopes=frozenset(KeyScope)),
    replace(MAKER, id="u-7", audiences=frozenset({FINANCE})),
    replace(MAKER, id="u-8"),
    ANYBODY,
)
Told = Callable[[frozenset[str], Cell], str]
"""What somebody on some lists is told by a way out; asked once for all such people."""


def known(person: Person) -> frozenset[str]:
    """Return the lists of a person for which there are papers."""
    return person.audiences & {FINANCE, STAFF}


def own(whole: Assistant, person: Person) -> Assistant:
    entrance = Entrance(whole.settings)
    return cast("Assistant", OwnAssistant(whole, entrance, lambda: person))


@pytest.fixture(scope="module")
def whole(papers: Assistant) -> Assistant:
    """Return the assistant of all the papers, each kept for its audiences."""
    IDS.update({d.title: d.id for d in papers.documents()})
    ANSWERED.update({p.title: papers.ask(p.question) for p in PAPERS})
    return papers


@pytest.fixture(scope="module")
def reference(opened: Callable[[str], Assistant], whole: Assistant) -> Told:
    """Return what a library tells that never had what people of some audiences may not see."""

    @cache
    def alone(audiences: frozenset[str]) -> Assistant:
        if all(paper.open_to(audiences) for paper in PAPERS):
            return whole
        made = opened("-".join(("alone", *sorted(audiences))))
        put_in(
            made,
            [
                replace(paper, audiences=tuple(sorted(audiences.intersection(paper.audiences))))
                for paper in PAPERS
                if paper.open_to(audiences)
            ],
        )
        return made

    return cache(lambda audiences, cell: told(alone(audiences), cell))


@pytest.fixture(scope="module")
def seen(whole: Assistant) -> Told:
    """Return what the whole library tells people of some audiences."""
    theirs = cache(lambda audiences: own(whole, replace(MAKER, audiences=audiences)))
    return cache(lambda audiences, cell: told(theirs(audiences), cell))


@pytest.fixture(autouse=True)
def written_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what goes into Word files be read as it is written."""
    monkeypatch.setattr("assistant.exports.export_pages.WordPages", WrittenPages)


def cells(person: Person, *, thorough: bool) -> Iterator[Cell]:
    """Yield what a person is asked: all that is not of a paper, and of each hidden paper all.

    Of the papers that they may see it is a third of the ways, another third of each paper; with
    `thorough` all. Of who may see everything nothing can leak.
    """
    hidden = [paper for paper in PAPERS if not paper.open_to(known(person))]
    for place, (way, paper) in enumerate(CELLS):
        if thorough or (
            hidden and (paper is None or paper in hidden or (place + place // len(PAPERS)) % 3 == 0)
        ):
            yield way, paper


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p.id)
def test_nothing_leaks(
    person: Person, whole: Assistant, seen: Told, reference: Told, pytestconfig: pytest.Config
) -> None:
    lists = known(person)
    assert eyes_of(person, whole) is eyes_of(replace(MAKER, audiences=lists), whole)
    for cell in cells(person, thorough=pytestconfig.getoption("thorough")):
        if cell[0] in TAUGHT and not person.may_act_as(PersonRole.TRAINER):
            assert "这一项只有讲师能做" in told(own(whole, person), cell)
        else:
            assert seen(lists, cell) == reference(lists, cell), cell


def test_the_matrix_is_large_and_not_empty(reference: Told) -> None:
    assert sum(len(list(cells(person, thorough=False))) for person in PEOPLE) >= 500
    everything = cache(lambda cell: reference(frozenset({FINANCE, STAFF}), cell))
    ways = ("asked by its words", "asked whether it holds", "read")
    told_of_them = "".join(map(everything, product(ways, PAPERS)))
    assert all(secret in told_of_them for paper in PAPERS for secret in paper.secrets)
    for way, some in groupby(CELLS, lambda cell: cell[0]):
        assert not all(everything(cell).startswith(REFUSED) for cell in some), way


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p.id)
def test_no_word_of_a_hidden_paper_comes_out_by_any_question(person: Person, seen: Told) -> None:
    hidden = [p for p in PAPERS if not p.open_to(person.audiences)]
    shown = "".join(p.text for p in PAPERS if p.open_to(person.audiences))
    secrets = [s for p in hidden for s in p.secrets if s not in shown]
    for way, paper in (*product(["searched"], PAPERS), ("catalogue", None), ("documents", None)):
        given = seen(known(person), (way, paper))
        typed = paper.text + paper.question if paper else ""
        assert not [s for s in secrets if s in given and s not in typed]


def test_the_matrix_holds_after_papers_were_given_to_others(
    whole: Assistant, reference: Told
) -> None:
    """The two lists are exchanged, so each has what the other had, but for the name of the list."""
    exchanged = {FINANCE: STAFF, STAFF: FINANCE}
    try:
        for paper in PAPERS:
            whole.share(IDS[paper.title], [exchanged[name] for name in paper.audiences])
        for name, other in exchanged.items():
            theirs = own(whole, replace(MAKER, audiences=frozenset({name})))
            for cell in (each for each in CELLS if each[0] in AFTERWARDS):
                given = told(theirs, cell).replace(name, other)
                assert given == reference(frozenset({other}), cell), (name, cell)
    finally:
        for paper in PAPERS:
            whole.share(IDS[paper.title], paper.audiences)


def test_of_every_method_somebody_has_thought_who_may_use_it() -> None:
    public = {name for name in dir(Assistant) if not name.startswith("_")}
    assert public - set(ROLES) == set()
    assert set(ROLES) - public == {"settings"}


def test_who_is_on_other_lists_teaches_from_another_bank(whole: Assistant) -> None:
    banks = {
        own(whole, Person("u-7", "li", PersonRole.TRAINER, frozenset(names))).bank_file()
        for names in ((), (STAFF,), (FINANCE,), (FINANCE, STAFF))
    }
    assert len(banks | {whole.bank_file()}) == 5


def test_only_who_administers_changes_anything(whole: Assistant) -> None:
    before = (whole.settings.library / "manifest.json").read_bytes()
    changes: tuple[Callable[[Assistant], object], ...] = (
        lambda a: a.ingest([whole.settings.corpus]),
        lambda a: a.remove(IDS[PAPERS[0].title]),
        lambda a: a.share(IDS[PAPERS[1].title], ["所有人"]),
        lambda a: a.audiences(),
        lambda a: a.library,
    )
    for person, change in product(PEOPLE, changes):
        with pytest.raises(YoujuError, match="管理员"):
            change(own(whole, person))
    assert (whole.settings.library / "manifest.json").read_bytes() == before
    assert own(whole, Person("u-9", "zhao", PersonRole.ADMINISTRATOR)).audiences()
