"""Words by their sound: the tables give what pypinyin gives, and dialects are allowed for."""

import pytest
from pypinyin import lazy_pinyin

from assistant.library.lexicon import Lexicon
from assistant.question.sounds import near, sound


def test_every_word_sounds_as_pypinyin_has_it(lexicon: Lexicon, library_words: list[str]) -> None:
    words = [*library_words, *(w for line in lexicon.words for w in line.split()[:1])]
    han = [w for w in words if all("\u4e00" <= c <= "\u9fff" for c in w)]
    assert {w: sound(w) for w in han} == {w: "".join(lazy_pinyin(w)) for w in han}


@pytest.mark.parametrize(("word", "heard"), [("银行", "yinhang"), ("妇女", "funv"), ("略", "lve")])
def test_a_word_sounds_as_it_is_typed(word: str, heard: str) -> None:
    assert sound(word) == heard


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("农", "龙"), ("主", "组"), ("产", "惨"), ("事", "四"), ("贫", "平"), ("分", "风"),
        ("版", "榜"), ("湖", "福"), ("花", "发"), ("会", "费"), ("黄", "方"), ("红", "风"),
    ],
)  # fmt: skip
def test_a_dialect_takes_one_sound_for_the_other(one: str, other: str) -> None:
    assert sound(one) != sound(other)
    assert near(sound(one)) == near(sound(other))


@pytest.mark.parametrize(("one", "other"), [("保", "报纸"), ("村", "镇"), ("农", "工")])
def test_other_sounds_stay_apart(one: str, other: str) -> None:
    assert near(sound(one)) != near(sound(other))
