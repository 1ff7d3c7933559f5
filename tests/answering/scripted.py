"""A conversation with a scripted model: what was shown as it came, and the answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant import Answer, Assistant
from assistant.answering.chat.chat_model import ChatModel
from assistant.answering.chat.model_answerer import ModelAnswerer
from assistant.answering.chat.prompts import read_prompts
from assistant.answering.chat.scripted_model import Entry, ScriptedModel
from assistant.answering.quote_answerer import QuoteAnswerer
from assistant.starting import open_reader

QUESTION = "孩子上学有困难有政策吗"
"""Answered out of （九） of the 实施意见, in quotes that a model may explain."""


@dataclass(frozen=True)
class Told:
    """An answer, the pieces that came before it, and the model that was asked."""

    answer: Answer
    pieces: tuple[str, ...]
    model: ScriptedModel

    @property
    def said(self) -> str:
        """What the model's part of the text says, without its heading and the notices."""
        _quotes, _heading, rest = self.answer.text.partition("**说明**")
        words = rest.partition("：\n\n")[2].partition("\n\n**提示**")[0]
        return words.partition("\n\n说明另据：")[0]

    def told_the_model(self, call: int = 0) -> str:
        """All that one call of the model was told."""
        return "\n".join(str(message.content) for message in self.model.asked[call])


class Tell(Protocol):
    """Asks an assistant whose model follows a script."""

    def __call__(
        self,
        *script: Entry,
        question: str = QUESTION,
        history: Sequence[Mapping[str, str]] = (),
        tools: bool = False,
    ) -> Told: ...


def telling(assistant: Assistant) -> Tell:
    """Return a function that asks one question of what `assistant` retrieves, and a scripted model.

    It is put together here as an assistant does, which would make a retriever for each question.
    """
    settings = assistant.settings
    quoting = QuoteAnswerer(
        assistant.retriever,
        settings.max_question_chars,
        shelf=settings.formulas,
        reader=open_reader(settings),
    )
    prompts = read_prompts(assistant.settings.prompts)

    def tell(
        *script: Entry,
        question: str = QUESTION,
        history: Sequence[Mapping[str, str]] = (),
        tools: bool = False,
    ) -> Told:
        model = ScriptedModel(script=list(script))
        chat = ChatModel(model, "脚本", tools=tools)
        answerer = ModelAnswerer(quoting, chat, prompts)
        *pieces, answer = answerer.stream(question, history, assistant.settings.day())
        assert isinstance(answer, Answer)
        return Told(answer, tuple(str(piece) for piece in pieces), model)

    return tell
