"""Another county's documents: replies, conditions, applications, what is repealed elsewhere."""

from datetime import date

import pytest

from assistant import Assistant, Outcome, Settings
from assistant.library.embedding import Embedder
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from tests.answering.asking import Ask, asking, cited
from tests.answering.county import TEXTS
from tests.conftest import MODELS


@pytest.fixture(scope="module")
def ask(lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Return a function that asks about the county's documents, on a day in 2026."""
    folder = tmp_path_factory.mktemp("county")
    files = [folder / f"{name}.txt" for name in TEXTS]
    for file in files:
        file.write_text(TEXTS[file.stem], encoding="utf-8")
    library = Library(folder / "library", lexicon, segmenter, Embedder("", MODELS))
    library.add(files)
    settings = Settings(library=library.folder, today=date(2026, 11, 30))
    return asking(Assistant(settings, library))


@pytest.mark.parametrize("question", ["请示批了没有", "这笔钱批了多少，上面同意了吗"])
def test_a_reply_is_shown_with_what_it_grants(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert "同意安排配套资金110万元" in answer.text


def test_a_clause_of_a_reply_is_looked_up_like_any_other(ask: Ask) -> None:
    answer = ask("批复第二条写的啥")
    assert cited(answer) == ["某政复〔2023〕41号二、"]


@pytest.mark.parametrize(
    "question", ["某政办发〔2019〕31号现在还用吗", "某政办发〔2019〕31号停了没"]
)
def test_what_repealed_a_document_is_told_however_it_is_asked(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert "同时废止" in answer.citations[0].quote


def test_who_issued_a_notice_together(ask: Ask) -> None:
    answer = ask("某民发〔2024〕8号是哪几个单位联合发的")
    assert cited(answer) == ["某民发〔2024〕8号署名"]


def test_conditions_are_shown_with_their_list(ask: Ask) -> None:
    answer = ask("哪些条件下防贫保不予救助")
    assert "酗酒" in answer.text
    assert "隐瞒收入" in answer.text


def test_where_to_apply_need_not_repeat_what_the_document_is_about(ask: Ask) -> None:
    answer = ask("防贫保在哪儿申请，要交什么材料")
    assert answer.outcome is Outcome.ANSWERED
    assert "村民委员会" in answer.text
    assert "户口簿" in answer.text


@pytest.mark.parametrize("question", ["雨露计划补助标准是多少", "丧葬费补助多少钱"])
def test_a_benefit_that_no_document_has_is_not_answered_by_another(ask: Ask, question: str) -> None:
    assert ask(question).outcome is Outcome.NOT_FOUND
