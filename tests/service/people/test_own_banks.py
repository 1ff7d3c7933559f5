"""Whose bank is whose: it goes by who somebody is, and holds nothing that is hidden from them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from assistant import Assistant, Settings, Wanted
from assistant.errors import BankError
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.service.people.entrance import Entrance
from assistant.service.people.own_assistant import OwnAssistant
from assistant.service.people.person import Person, PersonRole
from assistant.teaching.bank_file import Bank, write_bank
from assistant.teaching.item import Item
from tests.library.fakes import CharacterEmbedder
from tests.teaching.bank_samples import NOTICE, PROOF, TODAY, changed

FINANCE = "财务科"
LI = Person("u-1", "li", PersonRole.TRAINER)
WANG = replace(LI, id="u-2", audiences=frozenset({FINANCE}))
ZHAO = Person("u-3", "zhao", PersonRole.ADMINISTRATOR)
SECRET = (
    NOTICE.replace("8号", "9号").replace("护林员", "河道巡查员").replace("县林业局", "县水利局")
)
Own = Callable[[Person], Assistant]


@pytest.fixture
def whole(tmp_path: Path, lexicon: Lexicon, segmenter: Segmenter) -> Iterator[Assistant]:
    """Return the assistant of a library with one notice, which everybody may see."""
    with opened(tmp_path / "library", lexicon, segmenter) as made:
        put_in(made, 通知=NOTICE)
        yield made


def opened(folder: Path, lexicon: Lexicon, segmenter: Segmenter) -> Assistant:
    library = Library(folder, lexicon, segmenter, CharacterEmbedder())
    people = folder.parent / "people"
    return Assistant(Settings(library=folder, people=people, today=TODAY), library)


def put_in(whole: Assistant, *lists: str, **texts: str) -> str:
    """Put texts in for some lists, and return the id of the last."""
    files = [whole.settings.library.parent / f"{name}.txt" for name in texts]
    for file in files:
        file.write_text(texts[file.stem], encoding="utf-8")
    return whole.ingest(files, audiences=lists)[-1].document_id


@pytest.fixture
def own(whole: Assistant) -> Own:
    """Return what gives a person the assistant that they may ask."""
    entrance = Entrance(whole.settings)
    return lambda who: cast("Assistant", OwnAssistant(whole, entrance, lambda: who))


def shown(assistant: Assistant) -> list[Item]:
    """Return what is listed of somebody's own bank, as the page and the programs list it."""
    bank = assistant.bank_file()
    return list(assistant.items_of(bank).items) if bank.exists() else []


@pytest.mark.parametrize("who", [LI, WANG, ZHAO], ids=lambda p: p.name + "".join(p.audiences))
def test_a_bank_stays_where_it_is_whatever_is_hidden_at_the_moment(
    who: Person, whole: Assistant, own: Own
) -> None:
    theirs = own(who)
    theirs.make_items(theirs.bank_file(), Wanted(count=4))
    kept = theirs.accept_item(theirs.bank_file(), shown(theirs)[0].id)
    before = shown(theirs)
    for lists in ((FINANCE,), ("人事科",)):
        hidden = put_in(whole, *lists, 密=SECRET)
        assert shown(theirs) == before
        whole.remove(hidden)
        assert shown(theirs) == before
    assert kept in before


def test_what_was_made_of_a_hidden_document_is_shown_to_nobody_else_when_it_is_taken_out(
    whole: Assistant, own: Own
) -> None:
    hidden = put_in(whole, FINANCE, 密=SECRET)
    for who in (ZHAO, WANG):
        made = own(who).make_items(own(who).bank_file(), Wanted((hidden,), count=5))
        assert any("巡查员" in item.proof.quote for item in made.added)
    whole.remove(hidden)
    assert not [item for item in shown(own(LI)) if "巡查员" in str(item)]
    assert not [item for item in shown(own(WANG)) if "巡查员" in str(item)]
    assert "巡查员" in str(shown(own(ZHAO)))  # who saw it and takes it out sees what became of it


def test_what_is_hidden_later_is_not_listed_given_out_or_changed(
    whole: Assistant, own: Own
) -> None:
    later = put_in(whole, 密=SECRET)
    li = own(LI)
    bank = li.bank_file()
    li.make_items(bank, Wanted((later,), count=5))
    (item, *_) = made = shown(li)
    li.make_items(bank, Wanted(count=100))
    whole.share(later, [FINANCE])
    assert "巡查员" not in str(shown(li))
    assert "巡查员".encode() not in li.export_bank(bank, "题库.txt").data
    for change in (li.accept_item, li.drop_item):
        with pytest.raises(BankError, match="没有这道题"):
            change(bank, item.id)
    assert not {each.id for each in made} & {i for e in li.bank_history(bank) for i in e.items}
    li.check_bank(bank)
    li.accept_item(bank, shown(li)[0].id)
    whole.share(later, ["所有人"])
    assert {i.id for i in shown(li)} >= {i.id for i in made}  # nothing was lost meanwhile


def test_a_bank_begins_with_what_an_older_one_holds_of_the_documents_that_are_seen(
    whole: Assistant, own: Own
) -> None:
    public = whole.documents()[0].id
    hidden = put_in(whole, FINANCE, 密=SECRET)
    old = whole.settings.library.parent / "bank.jsonl"
    seen = changed(proof=replace(PROOF, document_id=public))
    telling = replace(seen, id="a2", choices=("县林业局", "县水利局", "县财政局", "镇人民政府"))
    secret = replace(seen, id="a3", proof=replace(PROOF, document_id=hidden))
    write_bank(old, Bank((seen, telling, secret)))
    before = old.read_bytes()
    # 县水利局 stands in the hidden document alone: as a wrong choice it would tell of it.
    assert [item.id for item in shown(own(LI))] == ["a1"]
    assert [item.id for item in shown(own(WANG))] == ["a1", "a2", "a3"]
    assert [item.id for item in shown(own(ZHAO))] == ["a1", "a2", "a3"]
    assert old.read_bytes() == before


def test_two_libraries_in_one_folder_have_a_bank_each(
    whole: Assistant, lexicon: Lexicon, segmenter: Segmenter
) -> None:
    first = whole.make_items(whole.bank_file(), Wanted(count=4)).added
    write_bank(whole.settings.library.parent / "bank.jsonl", Bank(first))
    beside = whole.settings.library.parent / "other"
    with opened(beside, lexicon, segmenter) as other:
        put_in(other, 密=SECRET)
        assert shown(other) == []
        other.make_items(other.bank_file(), Wanted(count=4))
        other.check_bank(other.bank_file())
    assert not whole.check_bank(whole.bank_file()).changed
    assert tuple(shown(whole)) == first
