"""The order of the ways: of two that fit the same question, one is said to go first."""

import json
from collections import defaultdict
from datetime import date

import pytest

from assistant import Settings
from assistant.answering.quote_answerer import QuoteAnswerer
from assistant.answering.ways.order import WAYS, fitting
from assistant.errors import QuestionError
from assistant.library.library import Library
from assistant.retrieval.retriever import PolicyRetriever
from tests.recorded.replay import FOLDER, read, some

NAMES = [way.name for way in WAYS]
DECLARED = {(way.name, later) for way in WAYS for later in way.before}
LAST = NAMES[-1]
LONGEST = 2000


def test_each_way_has_a_name_of_its_own_and_a_reason() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert all(way.why.endswith(".") for way in WAYS)


def test_a_way_goes_before_ways_that_come_later() -> None:
    places = {name: place for place, name in enumerate(NAMES)}
    assert all(places[first] < places[later] for first, later in DECLARED)


def pairs(library: Library, file: str, *, thorough: bool) -> dict[tuple[str, str], list[str]]:
    """Return the recorded questions by the way that answers and another that fits as well."""
    answerer = QuoteAnswerer(
        PolicyRetriever(library.snapshot()), LONGEST, shelf=Settings().formulas
    )
    found = defaultdict(list)
    records = read(FOLDER / file) if thorough else some(read(FOLDER / file))
    asked = {json.dumps([r["question"], r["history"], r["today"]]) for r in records}
    for question, history, day in map(json.loads, sorted(asked)):
        try:
            turn = answerer.find(question, history, date.fromisoformat(day)).turn
        except QuestionError:
            continue
        first, *others = (way.name for way, _draft in fitting(turn))
        for other in others:
            found[first, other].append(question)
    return found


@pytest.mark.model
@pytest.mark.slow
def test_every_pair_that_fits_a_recorded_question_is_declared(
    real_library: Library, county_library: Library, pytestconfig: pytest.Config
) -> None:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for library, file in ((real_library, "corpus.jsonl"), (county_library, "county.jsonl")):
        some_of = pairs(library, file, thorough=pytestconfig.getoption("thorough"))
        for pair, questions in some_of.items():
            found[pair] += questions
    told = {
        (first, other): f"{first} > {other}: {len(asked)}, {asked[0]}"
        for (first, other), asked in found.items()
        if other != LAST
    }
    never = [f"{first} > {other}: 0" for first, other in DECLARED - told.keys()]
    print("", *sorted([*told.values(), *never]), sep="\n")  # noqa: T201  pytest -s shows it
    undeclared = [line for pair, line in sorted(told.items()) if pair not in DECLARED]
    assert not undeclared, "\n".join(["没有在 order.py 写明先后：", *undeclared])
