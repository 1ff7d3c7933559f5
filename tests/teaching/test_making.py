"""Items made of the two documents and of a small library: what a trainer would notice."""

import re

from assistant.documents.text import fold
from assistant.library.library import Library
from assistant.teaching.item import BLANK, FALSE, TRUE, Item, ItemKind
from assistant.teaching.item_guard import asks_the_same, items_apart, repeats
from assistant.teaching.making import Made, make
from tests.teaching.bank_samples import LATER, NOTICE, Shelf, lesson_of, shelf

__all__ = ["shelf"]


def of(made: Made, kind: ItemKind) -> list[Item]:
    return [item for item in made.items if item.kind is kind]


def test_the_two_documents_give_a_hundred_items_of_which_none_answers_another(made: Made) -> None:
    assert len(made.items) == made.sound >= 100
    assert len(items_apart(made.items)) > 60
    assert {item.kind for item in made.items} == set(ItemKind)
    assert 0 < made.drop_rate < 0.5


def test_a_hundred_are_taken_from_both_documents_and_all_kinds(real_library: Library) -> None:
    items = make(lesson_of(real_library), 100).items
    assert len(items) == 100
    assert {item.kind for item in items} == set(ItemKind)
    of_the_application = [i for i in items if i.proof.document_number == "连区扶办(2021)2号"]
    assert len(of_the_application) >= 10


def test_the_sums_of_the_account_are_asked_and_reckoned_with(made: Made) -> None:
    stems = {item.stem.partition("，")[2]: item for item in made.items}
    gap = next(item for stem, item in stems.items() if "还要筹集多少元" in stem)
    assert gap.true_choices == ("95113.37元",)
    [cost] = [item for item in made.items if item.stem.endswith("一年需要多少保费？")]
    assert re.fullmatch(r"(\d+)人×10%×100元＝(\d+)元", cost.true_choices[0])


def test_what_stands_in_a_part_is_asked_among_what_does_not(
    made: Made, real_library: Library
) -> None:
    several = of(made, ItemKind.MULTIPLE)
    assert several
    for item in several:
        _, clause = real_library.clause(item.proof.clause_id)
        named = [s for s in clause.text.split("。") if all(c in s for c in item.true_choices)]
        assert any({c for c in item.choices if c in s} == set(item.true_choices) for s in named)
        assert 2 <= len(item.key) < len(item.choices)


def test_a_figure_is_asked_for_where_it_stands(made: Made, real_library: Library) -> None:
    singles = make(lesson_of(real_library), 200, {ItemKind.SINGLE}).items
    premium = next(item for item in singles if "保费标准提高至多少元/人·年？" in item.stem)
    assert premium.true_choices == ("100元/人·年",)
    assert all(choice.endswith("元/人·年") for choice in premium.choices)
    assert "（连委办发〔2021〕36号）" in premium.stem


def test_every_key_stands_in_the_clause_that_proves_it(made: Made) -> None:
    for item in made.items:
        if item.kind in (ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.FILL, ItemKind.SHORT):
            words = item.true_choices or item.key
            assert all(fold(w) in fold(item.proof.quote) for w in words), item


def test_every_quote_is_in_its_clause_word_for_word(made: Made, real_library: Library) -> None:
    for item in made.items:
        _, clause = real_library.clause(item.proof.clause_id)
        assert item.proof.quote in clause.text


def test_every_stem_names_its_document_and_points_nowhere_else(made: Made) -> None:
    for item in made.items:
        assert re.search(r"《[^》]+》", item.stem)
        assert not re.search(r"前款|本条|上述|下列情形|该通知", item.stem)


def test_no_two_items_repeat_one_another_and_no_two_of_a_paper_answer_one(made: Made) -> None:
    paper = items_apart(made.items)
    for items, clash in ((made.items, repeats), (paper, asks_the_same)):
        pairs = ((a, b) for n, a in enumerate(items) for b in items[n + 1 :])
        assert not [pair for pair in pairs if clash(*pair)]


def test_blanks_filled_give_the_sentence_back(made: Made) -> None:
    for item in of(made, ItemKind.FILL):
        sentence = item.stem
        for words in item.key:
            sentence = sentence.replace(BLANK, words, 1)
        said = sentence.partition("，")[2].rstrip("。")
        put_otherwise = item.topic in ("保费测算", "公文要素")
        assert put_otherwise or fold(said) in fold(item.proof.quote)


def test_sentences_to_judge_are_right_as_often_as_not(made: Made) -> None:
    keys = [item.key for item in of(made, ItemKind.JUDGE)]
    assert set(keys) == {(TRUE,), (FALSE,)}
    assert abs(keys.count((TRUE,)) - keys.count((FALSE,))) <= 1


def test_a_seed_gives_the_same_items_and_another_others(real_library: Library) -> None:
    first, again, other = (make(lesson_of(real_library, seed), 20).items for seed in (1, 1, 2))
    assert first == again
    assert {item.id for item in first} != {item.id for item in other}


def test_what_is_in_a_bank_is_not_asked_again(made: Made, real_library: Library) -> None:
    assert make(lesson_of(real_library), 200, held=made.items).items == ()


def test_a_number_is_asked_with_near_ones_and_none_that_holds_elsewhere(shelf: Shelf) -> None:
    rival = NOTICE.replace("〔2024〕8号", "〔2024〕9号").replace("护林员", "护河员")
    rival = rival.replace("护河员补助标准提高至每人每月800元", "护林员补助标准提高至每人每月1000元")
    library = shelf(一=NOTICE, 二=rival).library
    wanted = [d for d in library.documents if d.document_number == "青政发〔2024〕8号"]
    made = make(lesson_of(library), 100, {ItemKind.SINGLE})
    found = [
        item for item in made.items
        if item.proof.document_id == wanted[0].id and "每人每月多少元" in item.stem
    ]  # fmt: skip
    assert all("1000元" not in item.choices for item in found)


def test_what_is_repealed_is_taught_no_more(shelf: Shelf) -> None:
    before = make(lesson_of(shelf(通知=NOTICE).library), 100)
    after = make(lesson_of(shelf(通知=NOTICE, 废止=LATER).library), 100)
    assert any(item.proof.document_number == "青政发〔2024〕8号" for item in before.items)
    assert all(item.proof.document_number == "青政发〔2026〕3号" for item in after.items)


def test_prohibitions_days_offices_and_lists_are_asked(shelf: Shelf) -> None:
    assistant = shelf(通知=NOTICE)
    stems = "\n".join(item.stem for item in make(lesson_of(assistant.library), 200).items)
    for words in ("任何单位", "自哪一天起施行", "成文日期", "考核结果分为哪些"):
        assert words in stems
