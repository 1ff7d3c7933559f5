"""The matrix: people × documents × every way out, against a library without what is hidden.

Whoever may not see a document is told, by every way, to the letter what a library tells into which
it never came. So there is nothing to be read between the lines either: no count, no order of hits,
no other refusal. Who has the same lists looks through the same assistant, so each is asked once.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import product
from typing import cast

import pytest

from assistant import Assistant
from assistant.errors import YoujuError
from assistant.service.people.entrance import Entrance
from assistant.service.people.own_assistant import ROLES, OwnAssistant
from assistant.service.people.person import ANYBODY, KeyScope, Person, PersonRole, eyes_of
from tests.service.people.papers import FINANCE, PAPERS, STAFF, Paper
from tests.service.people.ways_out import ANSWERED, IDS, TAUGHT, WAYS, told

EVERYBODY = "所有人"
MAKER = Person("u-4", "qian", PersonRole.TRAINER)
AFTERWARDS = (
    "asked by its words", "asked by its number", "asked by half its title", "searched", "timeline",
    "catalogue", "documents", "read", "what to ask next", "answer in Word", "calendar",
    "items of everything",
)  # fmt: skip
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
Told = Callable[[frozenset[str], Paper, str], str]
"""What somebody on some lists is told of a paper by a way out; asked once for all such people."""


def known(person: Person) -> frozenset[str]:
    """Return the lists of a person for which there are papers."""
    return person.audiences & {FINANCE, STAFF}


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
        for number, paper in enumerate(PAPERS):
            if paper.open_to(audiences):
                kept = audiences.intersection(paper.audiences)
                made.ingest([whole.settings.corpus / f"{number}.txt"], audiences=sorted(kept))
        return made

    return cache(lambda audiences, paper, way: told(way, alone(audiences), paper))


@pytest.fixture(scope="module")
def seen(whole: Assistant) -> Told:
    """Return what the whole library tells people of some audiences."""
    return cache(
        lambda audiences, paper, way: told(
            way, own(whole, replace(MAKER, audiences=audiences)), paper
        )
    )


def own(whole: Assistant, person: Person) -> Assistant:
    entrance = Entrance(whole.settings)
    return cast("Assistant", OwnAssistant(whole, entrance, lambda: person))


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p.id)
def test_nothing_leaks(person: Person, whole: Assistant, seen: Told, reference: Told) -> None:
    lists = known(person)
    assert eyes_of(person, whole) is eyes_of(replace(MAKER, audiences=lists), whole)
    for paper in PAPERS:
        for way in WAYS:
            assert seen(lists, paper, way) == reference(lists, paper, way), (paper.title, way)
        for way in TAUGHT if person.role is PersonRole.TRAINER else ():
            assert seen(lists, paper, way) == reference(lists, paper, way), (paper.title, way)
        for way in () if person.role is PersonRole.TRAINER else TAUGHT:
            assert told(way, own(whole, person), paper).startswith("AccessError: 这一项只有讲师")


def test_the_matrix_is_large_and_not_empty(reference: Told) -> None:
    assert len(PEOPLE) * len(PAPERS) * len(WAYS | TAUGHT) >= 500
    for paper in PAPERS:
        everything = "".join(reference(frozenset({FINANCE, STAFF}), paper, way) for way in WAYS)
        assert all(secret in everything for secret in paper.secrets)
    for way in WAYS | TAUGHT:
        given = [reference(frozenset({FINANCE, STAFF}), paper, way) for paper in PAPERS]
        assert [each for each in given if "Error: " not in each[:30]], way


def test_the_matrix_holds_after_papers_were_given_to_others(
    whole: Assistant, reference: Told
) -> None:
    """The two lists are exchanged, so each has what the other had, but for the name of the list."""
    exchanged = {FINANCE: STAFF, STAFF: FINANCE}
    hers = {p: [exchanged[name] for name in p.audiences] or [EVERYBODY] for p in PAPERS}
    try:
        for paper, names in hers.items():
            whole.share(IDS[paper.title], names)
        for name in (FINANCE, STAFF):
            theirs = own(whole, replace(MAKER, audiences=frozenset({name})))
            for paper, way in product(PAPERS, AFTERWARDS):
                given = told(way, theirs, paper).replace(name, exchanged[name])
                assert given == reference(frozenset({exchanged[name]}), paper, way), (name, way)
    finally:
        for paper in PAPERS:
            whole.share(IDS[paper.title], paper.audiences or [EVERYBODY])


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p.id)
def test_no_word_of_a_hidden_paper_comes_out_by_any_question(person: Person, seen: Told) -> None:
    hidden = [p for p in PAPERS if not p.open_to(person.audiences)]
    shown = "".join(p.text for p in PAPERS if p.open_to(person.audiences))
    secrets = [s for p in hidden for s in p.secrets if s not in shown]
    for asked in PAPERS:
        for way in ("searched", "catalogue", "documents"):
            given = seen(known(person), asked, way)
            assert not [s for s in secrets if s in given and s not in asked.text + asked.question]


def test_of_every_method_somebody_has_thought_who_may_use_it() -> None:
    public = {name for name in dir(Assistant) if not name.startswith("_")}
    assert public - set(ROLES) == set()
    assert set(ROLES) - public == {"settings"}


def test_who_sees_a_part_teaches_from_a_bank_of_that_part(whole: Assistant) -> None:
    banks = {
        own(whole, Person("u-7", "li", PersonRole.TRAINER, frozenset(names))).bank_file()
        for names in ((), (STAFF,), (FINANCE,), (FINANCE, STAFF))
    }
    assert len(banks) == 4
    assert whole.bank_file() in banks  # of whoever sees everything


def test_only_who_administers_changes_anything(whole: Assistant) -> None:
    before = (whole.settings.library / "manifest.json").read_bytes()
    changes: tuple[Callable[[Assistant], object], ...] = (
        lambda a: a.ingest([whole.settings.corpus / "0.txt"]),
        lambda a: a.remove(IDS[PAPERS[0].title]),
        lambda a: a.share(IDS[PAPERS[1].title], [EVERYBODY]),
        lambda a: a.audiences(),
        lambda a: a.library,
    )
    for person, change in product(PEOPLE, changes):
        with pytest.raises(YoujuError, match="管理员"):
            change(own(whole, person))
    assert (whole.settings.library / "manifest.json").read_bytes() == before
    assert own(whole, Person("u-9", "zhao", PersonRole.ADMINISTRATOR)).audiences()
