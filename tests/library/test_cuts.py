"""A library that is opened again cuts nothing again, and what was kept is never trusted blindly."""

from pathlib import Path

import pytest

from assistant.documents.model import PolicyDocument
from assistant.documents.parse import parse_document
from assistant.library.cuts import Cuts
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.passages import cut
from assistant.library.segment import Segmenter
from tests.conftest import MODELS
from tests.library.conftest import Opener
from tests.library.fakes import CharacterEmbedder


class Counting(Segmenter):
    """Counts the texts that it was asked to segment."""

    asked = 0

    def words(self, text: str) -> list[str]:
        self.asked += 1
        return super().words(text)


def test_a_library_that_is_opened_again_segments_nothing(
    folder: Path, lexicon: Lexicon, open_library: Opener
) -> None:
    counting = Counting(lexicon.words, MODELS)
    again = Library(folder, lexicon, counting, CharacterEmbedder())
    assert counting.asked == 0
    first = open_library(folder)
    assert again.passages == first.passages
    assert again.lexical.frequency == first.lexical.frequency


def test_what_was_kept_comes_back(
    opinion: PolicyDocument, application: PolicyDocument, segmenter: Segmenter, tmp_path: Path
) -> None:
    made = {d.id: list(cut(d, segmenter)) for d in (opinion, application)}
    Cuts(tmp_path, "甲").keep(made)
    assert Cuts(tmp_path, "甲").read([opinion, application]) == made
    assert Cuts(tmp_path, "甲").read([application]) == {application.id: made[application.id]}


@pytest.mark.parametrize("damage", ["", "[", '["甲", [[]]]', "\x00", "没有", '["", null]'])
def test_a_damaged_line_is_left_out(
    opinion: PolicyDocument, segmenter: Segmenter, tmp_path: Path, damage: str
) -> None:
    Cuts(tmp_path, "甲").keep({opinion.id: list(cut(opinion, segmenter))})
    (file,) = tmp_path.glob("cuts-*")
    whole = file.read_text(encoding="utf-8")
    file.write_text(f"{whole[: len(whole) // 2]}\n{damage}\n", encoding="utf-8")
    assert Cuts(tmp_path, "甲").read([opinion]) == {}


def test_a_document_that_is_read_otherwise_now_is_cut_anew(
    segmenter: Segmenter, tmp_path: Path
) -> None:
    before = parse_document("关于甲的通知\n各镇：\n　　一、做好防汛工作，落实各项责任，确保安全。")
    after = parse_document("关于甲的通知\n各镇：\n　　一、做好防汛工作，落实责任。")
    made = {after.id: list(cut(before, segmenter))}
    Cuts(tmp_path, "甲").keep(made)
    assert Cuts(tmp_path, "甲").read([after]) == {}


def test_cuts_by_other_word_lists_are_dropped(
    opinion: PolicyDocument, segmenter: Segmenter, tmp_path: Path
) -> None:
    Cuts(tmp_path, "甲").keep({opinion.id: list(cut(opinion, segmenter))})
    assert Cuts(tmp_path, "乙").read([opinion]) == {}
    assert list(tmp_path.glob("cuts-*")) == []
