"""A room that answers: what a phone may do, what the screen shows, what is kept."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import RoomError
from assistant.teaching.item import Item, ItemKind, Proof
from assistant.teaching.room import MOST_PHONES, Room, Stage, answer_choices

PROOF = Proof(
    "d", "某发〔2021〕3号", "某办法", "d/第二条", "第二条", "2021-03-05", "每人900元。", "/d/d#2"
)
SINGLE = Item("a", ItemKind.SINGLE, "每人多少元？", ("800元", "900元", "1000元"), ("B",), PROOF)
MANY = Item("b", ItemKind.MULTIPLE, "哪些人？", ("甲", "乙", "丙"), ("A", "C"), PROOF)
JUDGE = Item("c", ItemKind.JUDGE, "每人900元。", (), ("对",), PROOF)
FILL = Item("e", ItemKind.FILL, "每人____元。", (), ("900",), PROOF)


def room(*items: Item) -> Room:
    return Room("1234", items or (SINGLE, MANY, JUDGE, FILL))


def test_the_spread_counts_every_choice_and_the_key_is_not_shown_before_its_time() -> None:
    held = room()
    for phone, chosen in enumerate("BBA"):
        held.answer(str(phone), "a", [chosen])
    assert held.spread == {"A": 1, "B": 2, "C": 0}
    shown = []
    for _ in range(5):
        shown.append(held.stage)
        held.forward()
    assert shown == list(Stage)
    assert held.item is MANY


def test_a_phone_that_answers_again_changes_its_answer() -> None:
    held = room()
    held.answer("p", "a", ["A"])
    assert held.answer("p", "a", ["B"]) == "B"
    assert held.spread == {"A": 0, "B": 1, "C": 0}


def test_who_is_late_is_told_so() -> None:
    held = room()
    held.forward()
    with pytest.raises(RoomError, match="已经收了"):
        held.answer("p", "a", ["A"])
    held.next_item()
    with pytest.raises(RoomError, match="已经收了"):
        held.answer("p", "a", ["A"])


@pytest.mark.parametrize("chosen", [[], ["A", "B"], ["D"], ["<script>"]])
def test_what_is_no_answer_is_not_taken(chosen: list[str]) -> None:
    with pytest.raises(RoomError, match="选"):
        room().answer("p", "a", chosen)


def test_several_choices_are_one_answer_however_they_were_tapped() -> None:
    held = room(MANY)
    assert held.answer("p", "b", ["C", "A"]) == "AC"
    assert held.results() == {"results": [{"id": "b", "counts": {"AC": 1}, "right": 1}]}


def test_an_item_that_one_speaks_to_takes_no_taps() -> None:
    assert answer_choices(FILL) == ()
    assert answer_choices(JUDGE) == ("对", "错")
    with pytest.raises(RoomError):
        room(FILL).answer("p", "e", ["A"])


def test_a_room_is_full_at_its_bound_but_keeps_whom_it_has() -> None:
    held = room()
    for phone in range(MOST_PHONES):
        held.join(str(phone))
    held.join("7")
    with pytest.raises(RoomError, match="满了"):
        held.answer("one more", "a", ["A"])


def test_going_back_does_not_open_an_item_that_was_answered() -> None:
    held = room()
    held.answer("p", "a", ["B"])
    held.forward()
    held.back()
    assert held.stage is Stage.SPREAD
    held.next_item()
    held.back()
    assert (held.item, held.stage) == (SINGLE, Stage.WHY)
    assert held.spread == {"A": 0, "B": 1, "C": 0}


def test_one_press_back_and_forth_loses_no_answer_and_goes_on_asking() -> None:
    held = room()
    held.next_item()
    for phone, chosen in enumerate(("A", "B", "C")):
        held.answer(str(phone), "b", [chosen])
    held.back()
    assert held.item is SINGLE
    held.forward()
    assert (held.item, held.stage, held.answered) == (MANY, Stage.ASKED, 3)
    held.answer("late", "b", ["A", "C"])
    held.answer("0", "b", ["B"])
    assert held.answered == 4
    assert held.results()["results"] == [
        {"id": "b", "counts": {"AC": 1, "B": 2, "C": 1}, "right": 1}
    ]


@pytest.mark.parametrize("step", [Room.forward, Room.next_item])
def test_an_item_that_was_closed_is_not_asked_again_from_the_one_before(
    step: Callable[[Room], None],
) -> None:
    held = room()
    held.next_item()
    held.answer("p", "b", ["A"])
    held.forward()
    held.back()
    assert held.item is SINGLE
    step(held)
    assert (held.item, held.stage, held.given) == (MANY, Stage.SPREAD, {"p": "A"})
    with pytest.raises(RoomError, match="已经收了"):
        held.answer("q", "b", ["A", "C"])


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from("ABC")), max_size=60))
def test_the_last_answer_of_each_phone_counts_once(taps: list[tuple[int, str]]) -> None:
    held = room()
    for phone, chosen in taps:
        held.answer(str(phone), "a", [chosen])
    last = Counter(dict(taps).values())
    assert held.spread == {name: last[name] for name in "ABC"}
    held.forward()
    assert held.answered == len(dict(taps))
    assert sum(n for r in held.results()["results"] for n in r["counts"].values()) == last.total()
    assert not any("phone" in str(r) for r in held.results()["results"])
