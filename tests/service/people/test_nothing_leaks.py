"""The matrix: people × documents × every way out, against a library without what is hidden.

Whoever may not see a document is told, by every way, to the letter what a library tells into which
it never came. So there is nothing to be read between the lines either: no count, no order of hits,
no other refusal.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from typing import cast

import pytest

from assistant import Assistant, Settings, counted_differences, in_words, inventory
from assistant.errors import YoujuError
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.service.people.entrance import Entrance
from assistant.service.people.own_assistant import ROLES, OwnAssistant
from assistant.service.people.person import ANYBODY, KeyScope, Person, PersonRole
from tests.library.fakes import CharacterEmbedder
from tests.service.people.papers import FINANCE, PAPERS, STAFF, Paper

DAY = date(2020, 6, 1)
IDS: dict[str, str] = {}
WAYS: dict[str, Callable[[Assistant, Paper], object]] = {
    "asked by its words": lambda a, p: a.ask(p.question),
    "asked by its title": lambda a, p: a.ask(f"《{p.title}》是怎么规定的？"),
    "asked by its number": lambda a, p: a.ask(f"{p.number}第一条"),
    "asked whether it holds": lambda a, p: a.ask(f"{p.title}还管用吗？"),
    "asked as of a day": lambda a, p: a.ask(p.question, as_of=DAY),
    "streamed": lambda a, p: list(a.stream(p.question)),
    "followed up": lambda a, p: a.ask(
        "那补贴呢？",
        [{"role": "user", "content": p.question},
         {"role": "assistant", "content": f"见《{p.title}》（{p.number}）第一条：{p.body[0]}"}],
    ),
    "searched": lambda a, p: a.search(p.body[0], 9),
    "clause": lambda a, p: a.clause(f"{p.title}第二条"),
    "relations": lambda a, p: a.related(p.title),
    "timeline": lambda a, p: in_words(a.timeline(p.title)),
    "compared": lambda a, p: counted_differences(a.compare(PAPERS[0].title, p.title)),
    "consolidated": lambda a, p: a.consolidated(p.title),
    "draft checked": lambda a, p: in_words(a.check_quotes(f"文件规定：“{p.body[0]}”请照办。")),
    "draft with a number": lambda a, p: in_words(
        a.check_quotes(f"根据《{p.title}》（{p.number}），“{p.body[-1]}”。")
    ),
    "catalogue": lambda a, _: inventory(a.catalogue()),
    "catalogue of a day": lambda a, _: inventory(a.catalogue(DAY)),
    "documents": lambda a, _: [(d.name, d.warnings, d.clauses) for d in a.documents()],
    "read": lambda a, p: a.opened(p.slug),
    "read by title": lambda a, p: a.opened(p.title, DAY),
    "editions": lambda a, p: a.editions(p.title),
    "file": lambda a, p: a.original(p.title),
    "by id": lambda a, p: a.document(IDS[p.title]).source,
    "calculated": lambda a, p: a.ask(f"按{p.title}，3个人6个月补助多少元？"),
}  # fmt: skip
PEOPLE = (
    Person("u-3", "sun", audiences=frozenset({FINANCE})),
    Person("u-4", "qian", PersonRole.TRAINER, frozenset({STAFF})),
    Person("u-5", "wu", audiences=frozenset({FINANCE, STAFF})),
    Person("k-6", "门户", audiences=frozenset({STAFF, "没有的"}), scopes=frozenset(KeyScope)),
    ANYBODY,
)
Reference = Callable[[frozenset[str], Paper, str], str]
_OF_THE_RUN = re.compile(r"(elapsed_ms=|added=')[\d.T:+-]+| at 0x[0-9a-f]+")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("matrix")


@pytest.fixture(scope="module")
def opened(folder: Path, lexicon: Lexicon, segmenter: Segmenter) -> Callable[[str], Assistant]:
    """Return what makes an empty library of a name."""

    def made(name: str) -> Assistant:
        settings = Settings(
            library=folder / name, people=folder / "people", clause_reader=False,
            today=DAY.replace(year=2026), corpus=folder,
        )  # fmt: skip
        library = Library(settings.library, lexicon, segmenter, CharacterEmbedder())
        return Assistant(settings, library)

    return made


@pytest.fixture(scope="module")
def whole(opened: Callable[[str], Assistant], folder: Path) -> Assistant:
    """Return the assistant of all the papers, each kept for its audiences."""
    made = opened("whole")
    for number, paper in enumerate(PAPERS):
        file = folder / f"{number}.txt"
        file.write_text(paper.text, encoding="utf-8")
        made.ingest([file], audiences=paper.audiences)
    IDS.update({d.title: d.id for d in made.documents()})
    return made


@pytest.fixture(scope="module")
def reference(opened: Callable[[str], Assistant], whole: Assistant, folder: Path) -> Reference:
    """Return what a library tells that never had what people of some audiences may not see."""

    @cache
    def alone(audiences: frozenset[str]) -> Assistant:
        made = opened("-".join(("alone", *sorted(audiences))))
        for number, paper in enumerate(PAPERS):
            if paper.open_to(audiences):
                kept = audiences.intersection(paper.audiences)
                made.ingest([folder / f"{number}.txt"], audiences=sorted(kept))
        return made

    assert whole
    return cache(lambda audiences, paper, way: told(way, alone(audiences), paper))


def told(way: str, assistant: Assistant, paper: Paper) -> str:
    """Return all that a way out gives, or how it refuses."""
    try:
        given = repr(WAYS[way](assistant, paper))
    except YoujuError as error:
        given = f"{type(error).__name__}: {error}"
    return _OF_THE_RUN.sub("", given)


def own(whole: Assistant, person: Person) -> Assistant:
    entrance = Entrance(whole.settings)
    return cast("Assistant", OwnAssistant(whole, entrance, lambda: person))


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p.id)
def test_nothing_leaks(person: Person, whole: Assistant, reference: Reference) -> None:
    theirs, known = own(whole, person), person.audiences & {FINANCE, STAFF}
    for paper in PAPERS:
        for way in WAYS:
            given = told(way, theirs, paper)
            assert given == reference(known, paper, way), (person.id, paper.title, way)


def test_the_matrix_is_large_and_not_empty(reference: Reference) -> None:
    assert len(PEOPLE) * len(PAPERS) * len(WAYS) >= 500
    for paper in PAPERS:
        everything = "".join(reference(frozenset({FINANCE, STAFF}), paper, way) for way in WAYS)
        assert all(secret in everything for secret in paper.secrets)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p.id)
def test_no_word_of_a_hidden_paper_comes_out_by_any_question(
    person: Person, whole: Assistant
) -> None:
    theirs = own(whole, person)
    hidden = [p for p in PAPERS if not p.open_to(person.audiences)]
    seen = "".join(p.text for p in PAPERS if p.open_to(person.audiences))
    secrets = [s for p in hidden for s in p.secrets if s not in seen]
    for asked in PAPERS:
        for way in ("searched", "catalogue", "documents"):
            given = told(way, theirs, asked)
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


def test_only_who_administers_changes_anything(whole: Assistant, folder: Path) -> None:
    before = (whole.settings.library / "manifest.json").read_bytes()
    changes: tuple[Callable[[Assistant], object], ...] = (
        lambda a: a.ingest([folder / "0.txt"]),
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
