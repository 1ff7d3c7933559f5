"""The handlers of the two tabs."""

from assistant.errors import CalculationError, LibraryError
from tests.ui.fakes import FakeEngine
from ui import calculator, chat

FIGURES = ("2.678万", "10%", "100", "172686.63")


def test_empty_question_is_not_asked() -> None:
    box, messages = chat.asked("  ", [])
    assert messages == []
    assert box.value == ""


def test_question_moves_to_the_conversation() -> None:
    box, messages = chat.asked(" 36号文第九条 ", [])
    assert messages == [{"role": "user", "content": "36号文第九条"}]
    assert box.stop_btn == chat.STOP


def test_opening_names_the_documents() -> None:
    assert "库内现有 2 份文件" in chat.opening(FakeEngine())
    assert "连委办发〔2021〕36号" in chat.opening(FakeEngine())


def test_opening_says_what_is_wrong_with_the_library() -> None:
    engine = FakeEngine(failure=LibraryError("库打不开。", "请重建。"))
    assert chat.opening(engine).endswith("库打不开。请重建。")


def test_calculator_shows_the_steps() -> None:
    engine = FakeEngine()
    assert "95113.37" in calculator.calculated(engine, " 2.678万 ", *FIGURES[1:])
    assert engine.figures == [FIGURES]


def test_calculator_says_which_figure_is_wrong() -> None:
    engine = FakeEngine(failure=CalculationError("参保比例读不懂。", "请写成 10% 或 一成。"))
    assert "参保比例读不懂。请写成 10% 或 一成。" in calculator.calculated(engine, *FIGURES)
