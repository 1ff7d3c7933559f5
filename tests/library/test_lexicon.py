"""The word lists that an official can edit: what they hold, and what is said of a wrong line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.documents.text import fold
from assistant.errors import LibraryError
from assistant.library.lexicon import Lexicon, read_lexicon
from assistant.library.segment import Segmenter
from tests.conftest import CORPUS

Maker = Callable[..., Path]


@pytest.fixture
def lists(tmp_path: Path) -> Maker:
    """Return a maker of a folder that holds these lists."""

    def made(**texts: str) -> Path:
        for name, text in texts.items():
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        return tmp_path

    return made


def lines(name: str) -> list[str]:
    """Return the lines of a list of the corpus that say something."""
    text = (CORPUS / "lexicon" / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and line[0] != "#"]


def test_no_line_of_the_corpus_lists_is_lost(lexicon: Lexicon) -> None:
    assert set(lines("words.txt")) <= set(lexicon.words)
    assert lexicon.stopwords == set(lines("stopwords.txt"))
    said = {word for line in lines("synonyms.txt") for word in line.split("=>")[0].split()}
    assert set(lexicon.synonyms) == said
    names = {name.strip() for line in lines("aliases.txt") for name in line.split("=")}
    assert set(lexicon.aliases) == names


def test_every_term_of_the_corpus_is_one_token(lexicon: Lexicon, segmenter: Segmenter) -> None:
    terms = [line.split()[0] for line in lexicon.words]
    assert [term for term in terms if segmenter.words(term) != [fold(term)]] == []


def test_every_term_of_the_corpus_is_kept_whole_in_a_sentence(
    lexicon: Lexicon, segmenter: Segmenter
) -> None:
    terms = [line.split()[0] for line in lexicon.words]
    broken = [t for t in terms if fold(t) not in segmenter.index_terms(f"，{t}。")]
    assert broken == []


def test_aliases_go_both_ways_and_never_to_themselves(lexicon: Lexicon) -> None:
    for name, others in lexicon.aliases.items():
        assert others, name
        assert name not in others
        assert all(name in lexicon.aliases[other] for other in others)


def test_a_synonym_in_two_lines_leads_to_both(lists: Maker) -> None:
    read = read_lexicon(lists(synonyms="娃 => 儿童\n娃 孩子 => 学生 未成年人\n"))
    assert read.synonyms["娃"] == ("儿童", "学生", "未成年人")
    assert read.synonyms["孩子"] == ("学生", "未成年人")


def test_comments_blank_lines_and_a_byte_order_mark_are_skipped(lists: Maker) -> None:
    assert read_lexicon(lists(words="\ufeff# 词\n\n  防贫保\n")).words == ("防贫保",)


def test_lists_that_are_not_there_are_empty(tmp_path: Path) -> None:
    read = read_lexicon(tmp_path)
    assert (read.words, read.synonyms, read.aliases) == ((), {}, {})


def test_the_fingerprint_follows_what_texts_are_cut_by(lists: Maker) -> None:
    first = read_lexicon(lists(words="防贫保\n")).fingerprint
    assert read_lexicon(lists(stopwords="的\n")).fingerprint == first
    assert read_lexicon(lists(words="防贫保\n参保基数\n")).fingerprint != first


@pytest.mark.parametrize("line", ["娃 儿童", "娃 =>", "娃 =>  ", "娃=儿童"])
def test_a_synonym_line_that_says_nothing_is_told(lists: Maker, line: str) -> None:
    with pytest.raises(LibraryError) as caught:
        read_lexicon(lists(synonyms=f"钱 => 资金\n{line}\n"))
    assert line.strip() in caught.value.message
    assert "=>" in caught.value.next_step


def test_a_list_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_bytes("防贫保".encode("gb18030"))
    with pytest.raises(LibraryError, match=r"words\.txt") as caught:
        read_lexicon(tmp_path)
    assert "UTF-8" in caught.value.next_step


def test_a_folder_in_place_of_a_list_is_told(tmp_path: Path) -> None:
    (tmp_path / "aliases.txt").mkdir()
    with pytest.raises(LibraryError, match=r"aliases\.txt"):
        read_lexicon(tmp_path)


def test_a_synonym_line_without_a_spoken_word_is_told(lists: Maker) -> None:
    with pytest.raises(LibraryError):
        read_lexicon(lists(synonyms="=> 儿童\n"))


def test_an_alias_line_with_one_name_is_told(lists: Maker) -> None:
    with pytest.raises(LibraryError):
        read_lexicon(lists(aliases="防贫保 精准防贫\n"))


def test_a_term_may_carry_its_part_of_speech_alone(lists: Maker, segmenter: Segmenter) -> None:
    del segmenter  # builds jieba's cache in the shared folder
    folder = lists(words="防贫保 n\n")
    assert Segmenter(read_lexicon(folder).words, folder).words("防贫保") == ["防贫保"]
