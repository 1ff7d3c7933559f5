"""What an answer says of the standing of its quotes, and which text it quotes on a day."""

from datetime import date
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.model.embedder import Embedder
from tests.answering.conftest import TODAY
from tests.validity.amended_county import written


@pytest.fixture(scope="module")
def county(
    lexicon: Lexicon,
    segmenter: Segmenter,
    embedder: Embedder,
    tmp_path_factory: pytest.TempPathFactory,
) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("county")
    library = Library(folder / "library", lexicon, segmenter, embedder)
    library.add(written(folder))
    return Assistant(Settings(library=library.folder, today=TODAY), library)


def test_a_repealed_clause_is_shown_under_a_banner_with_the_words_that_repeal_it(
    county: Assistant,
) -> None:
    answer = county.ask("青政办发〔2019〕4号第三条")
    assert answer.text.startswith("**注意**：青政办发〔2019〕4号 已被青政办发〔2023〕9号废止")
    standing = answer.citations[0].standing
    assert standing is not None
    assert standing.status == "已废止"
    assert standing.because is not None
    assert "同时废止" in standing.because.quote


def test_what_holds_answers_before_what_was_repealed(county: Assistant) -> None:
    answer = county.ask("护林员擅离岗位引发火灾，几年内不能再聘")
    assert "五年内" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("护林员补助标准是多少", "900元"),
        ("2024年1月1日适用的护林员补助标准是多少", "700元"),
        ("2020年护林员补助标准是多少", "500元"),
        ("修改前护林员补助标准是多少", "700元"),
        ("青政办发〔2023〕9号旧版第三条", "700元"),
    ],
)
def test_the_text_of_the_day_is_quoted(county: Assistant, asked: str, said: str) -> None:
    assert said in county.ask(asked).citations[0].quote


def test_a_day_given_beside_the_question_chooses_the_text_too(county: Assistant) -> None:
    day = date(2024, 1, 1)
    assert "700元" in county.ask("护林员补助标准是多少", as_of=day).citations[0].quote
    (found,) = county.clause("青政办发〔2023〕9号第三条", day)
    assert "700元" in found.clause.text
    assert county.standing(found, day).told == "现行"
    assert county.standing(found).warns


def test_a_gap_between_two_documents_is_told(county: Assistant) -> None:
    answer = county.ask("2022年8月1日应当执行哪份护林员管理办法")
    assert "没有一份写明正在执行" in answer.text
    assert "有效期到2022年6月30日为止" in answer.text
    assert "尚未施行（2023年5月1日起）" in answer.text


def test_whether_a_document_held_on_a_day(county: Assistant) -> None:
    assert "现行有效" in county.ask("2020年12月31日青政办发〔2019〕4号是否有效").text


def test_a_day_that_does_not_exist_is_asked_for_again(county: Assistant) -> None:
    answer = county.ask("2023年2月30日适用的标准是多少")
    assert answer.outcome.value == "clarify"
    assert "没有" in answer.text


def test_searches_put_what_holds_first(county: Assistant) -> None:
    first = county.search("护林员补助标准")[0]
    assert "900元" in first.clause.text
