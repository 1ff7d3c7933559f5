"""Running: every question of a file is asked, and its answer judged."""

from collections.abc import Callable

from assistant.answering.answer import Answer, Outcome
from assistant.errors import QuestionError
from assistant.evaluation.judgement import Judgement, judge
from assistant.evaluation.questions import GradedQuestion, QuestionFile
from assistant.evaluation.tally import Circumstances, Report
from assistant.facade import Assistant
from assistant.question import privacy

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


def evaluate(assistant: Assistant, file: QuestionFile, progress: Progress | None = None) -> Report:
    """Ask every question of `file` and return the report."""
    verdicts: list[Judgement] = []
    for question in file.questions:
        verdicts.append(judge(question, _answer(assistant, question), assistant))
        if progress:
            progress("作答", len(verdicts), len(file.questions))
    return Report(_circumstances(assistant, file), tuple(verdicts))


def _answer(assistant: Assistant, question: GradedQuestion) -> Answer:
    """Ask one question; one that cannot be worked on is asked back, as the page does."""
    try:
        return assistant.ask(question.question, question.history)
    except QuestionError as error:
        return Answer(privacy.mask(question.question).text, Outcome.CLARIFY, str(error))


def _circumstances(assistant: Assistant, file: QuestionFile) -> Circumstances:
    return Circumstances(
        documents=len(assistant.documents()),
        chat_model=assistant.chat.name if assistant.chat else "",
        day=assistant.settings.day().isoformat(),
        unused=file.unused,
    )
