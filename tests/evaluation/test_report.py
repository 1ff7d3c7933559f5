"""The report: what is counted, what is said about what was not judged, how it is printed."""

import unicodedata
from dataclasses import replace

import pytest

from assistant import Answer, Assistant, Outcome
from assistant.answering.answer import Trace
from assistant.answering.chat.chat_model import ChatModel
from assistant.answering.chat.scripted_model import Says, ScriptedModel
from assistant.evaluation.asking_all import evaluate
from assistant.evaluation.judgement import Judgement
from assistant.evaluation.questions import GradedQuestion, QuestionFile
from assistant.evaluation.report_text import report_markdown
from assistant.evaluation.tally import Circumstances, Report, nearest_rank

HERE = Circumstances(documents=2, chat_model="", day="2026-11-30")
ANSWERED = Answer("问", Outcome.ANSWERED, "答")
REFUSED = Answer("问", Outcome.NOT_FOUND, "库内文件未载明。")


def question(name: str, style: str = "口语", *, answerable: bool = True) -> GradedQuestion:
    return GradedQuestion(id=name, question="问", style=style, answerable=answerable)


@pytest.fixture
def report() -> Report:
    """Return a report of five questions, two of them answered wrong."""
    there, not_there = question("a"), question("d", "库外", answerable=False)
    slow = replace(ANSWERED, elapsed_ms=900.0, withheld=2, mode="model")
    verdicts = (
        Judgement(there, slow, golden=(True, False)),
        Judgement(question("b"), replace(ANSWERED, elapsed_ms=10.0), golden=(False, True)),
        Judgement(question("c"), ANSWERED, golden=(False,), untrue=("假", "假"), missing=("九",)),
        Judgement(not_there, REFUSED),
        Judgement(question("e", "库外", answerable=False), ANSWERED),
    )
    return Report(HERE, verdicts)


def test_counts(report: Report) -> None:
    assert {kind: str(score) for kind, score in report.styles.items()} == {
        "口语": "2/3",
        "库外": "1/2",
    }
    assert (str(report.right), str(report.answerable), str(report.refused)) == ("3/5", "2/3", "1/2")
    assert str(report.cited_first) == "1/3"
    assert (report.untrue, report.withheld) == (2, 2)
    assert report.modes == {"quote": 4, "model": 1}
    assert (report.elapsed_ms(0.5), report.elapsed_ms(0.95)) == (0.0, 900.0)


@pytest.mark.parametrize(
    ("values", "share", "rank"),
    [([], 0.5, 0.0), ([3.0], 0.95, 3.0), ([4.0, 1.0, 3.0, 2.0], 0.5, 2.0),
     ([float(n) for n in range(1, 101)], 0.95, 95.0)],
)  # fmt: skip
def test_nearest_rank(values: list[float], share: float, rank: float) -> None:
    assert nearest_rank(values, share) == rank


def test_record_has_what_is_printed(report: Report) -> None:
    record = report.to_json()
    assert record["right"] == {"right": 3, "total": 5}
    assert record["styles"]["库外"] == {"right": 1, "total": 2}
    assert [q["id"] for q in record["questions"] if not q["right"]] == ["c", "e"]
    assert record["questions"][2]["reasons"] == ["缺“九”", "引错条款", "引文不实"]


def test_wrong_questions_are_listed_when_asked_for(report: Report) -> None:
    assert "## 答错的" not in report_markdown(report, wrong=False)
    listed = report_markdown(report, wrong=True).partition("## 答错的")[2]
    assert "- c [口语] 问\n  - 缺“九”；引错条款；引文不实\n  - 结果：已答；引了：没有" in listed
    assert "- e [库外] 问\n  - 不该答" in listed
    assert "- a [" not in listed


def test_tables_stand_straight_on_a_terminal(report: Report) -> None:
    for table in report_markdown(report, wrong=False).split("\n\n")[2:4]:
        widths = {
            sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
            for line in table.splitlines()
        }
        assert len(widths) == 1


def test_what_was_not_judged_by_is_told() -> None:
    known = replace(HERE, unused=("must_contains",))
    lost = Judgement(question("x"), ANSWERED, unresolved=("36号（九十）",))
    printed = report_markdown(
        Report(known, (lost, Judgement(question("y"), ANSWERED))), wrong=False
    )
    assert "没有用到的字段：must_contains" in printed
    assert "依据在库里找不到：x 的 36号（九十）" in printed
    assert "2 题没有可比的依据" in printed
    assert "其中 2 题计为答对（x、y）" in printed


def test_chat_model_is_named_with_what_it_failed_to_answer(report: Report) -> None:
    failed = replace(ANSWERED, trace=Trace(failure="连接不上"))
    modelled = Report(replace(HERE, chat_model="某模型"), (Judgement(question("a"), failed),))
    printed = report_markdown(modelled, wrong=False)
    assert "大模型：某模型" in printed
    assert "| 大模型没答成" in printed
    assert "大模型没答成" not in report_markdown(report, wrong=False)


QUESTIONS = (
    GradedQuestion(
        id="1", question="36号文第九条", gold=("36号（九）",), must_contain=("100元/人·年",)
    ),
    GradedQuestion(id="2", question="下一条呢", gold=("36号（六）",), history=(
        {"role": "user", "content": "36号文第五条讲什么"},
        {"role": "assistant", "content": "（五）对农村低收入人口进行动态监测。"})),
    GradedQuestion(id="3", question="？？？？？", answerable=False),
    GradedQuestion(id="4", question="36号文第八条", gold=("36号（九）",)),
    GradedQuestion(id="5", question="今天天气怎么样", answerable=False, must_contain=("库内",)),
)  # fmt: skip


def test_questions_are_asked_and_judged_in_their_order(assistant: Assistant) -> None:
    steps: list[tuple[str, int, int]] = []
    report = evaluate(assistant, QuestionFile(QUESTIONS), lambda *step: steps.append(step))
    assert [v.right for v in report.verdicts] == [True, True, True, False, True]
    assert report.wrong[0].reasons == ("引错条款",)
    assert report.circumstances == HERE
    assert steps[-1] == ("作答", 5, 5)


def test_personal_numbers_of_a_question_are_not_written_into_the_report(
    assistant: Assistant,
) -> None:
    number = "13800138000"
    asked = tuple(
        GradedQuestion(id=str(n), question=words, gold=("36号（一）",))
        for n, words in enumerate((f"我电话{number}，36号文第九条讲什么", number + "问" * 1000))
    )
    report = evaluate(assistant, QuestionFile(asked))
    assert len(report.wrong) == 2
    assert number not in report_markdown(report, wrong=True)
    assert number not in str(report.to_json())


def test_chat_model_of_the_assistant_is_told(assistant: Assistant) -> None:
    model = ChatModel(ScriptedModel(script=[Says("每人100元[1]。")]), "脚本")
    talking = Assistant(assistant.settings, assistant.library, model)
    assert evaluate(talking, QuestionFile(QUESTIONS[:1])).circumstances.chat_model == "脚本"
