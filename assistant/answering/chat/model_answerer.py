"""The model answerer: the quote answer first, then a chat model says in plain words what it means.

Search, clause look-up and sums are done by the program before the model speaks. The reader has
the documents' own words at once; whatever becomes of the model, they stay. Its sentences follow
one by one as the guard lets them through (`speech`), under a heading that says whose they are.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.answering.answer import Answer, Trace
from assistant.answering.chat.chat_model import ChatModel, reason_of
from assistant.answering.chat.dossier import Dossier
from assistant.answering.chat.exchange import Exchange
from assistant.answering.chat.prompts import Prompts
from assistant.answering.chat.speech import Speech
from assistant.answering.composing import Explanation, Found, answered, beside, body, lines
from assistant.answering.quote_answerer import QuoteAnswerer

HEADING = "**说明**（AI 依据以上原文撰写，以原文为准）："
_EVIDENCE = 6
_LONGEST = 1500
"""Characters after which a model is stopped: it has lost the thread."""
_SILENT = "没有给出回答"
_CUT = "中途断开"


class ModelAnswerer:
    """Answers from the library, and lets a chat model explain."""

    def __init__(self, quoting: QuoteAnswerer, chat: ChatModel, prompts: Prompts) -> None:
        """Keep what finds the answer, the model, and what it is told."""
        self._quoting = quoting
        self._chat = chat
        self._prompts = prompts

    def stream(
        self,
        question: str,
        history: Sequence[object],
        today: date,
        as_of: date | None = None,
        *,
        literal: bool = False,
    ) -> Iterator[str | Answer]:
        """Yield the text as it may be shown, then the whole answer, whose text begins with it.

        Documents are judged `as_of` that day where the question names none.

        Raises:
            QuestionError: the question is empty, too long or garbled.
        """
        found = self._quoting.find(question, history, today, as_of, literal=literal)
        shown = ""
        explanation: Explanation | None = None
        if explains(found):
            shown = body(found.guarded.draft, found.turn.library, numbered=True)
            yield from lines(shown)
            talk = Talk(found, self._chat, self._prompts)
            for piece in talk.pieces():
                shown += piece
                yield piece
            explanation = talk.explanation()
        answer = answered(found, explanation)
        yield from lines(answer.text.removeprefix(shown))
        yield answer


def explains(found: Found) -> bool:
    """Say whether there is something to explain: not where the words of a place were asked for."""
    return found.guarded.draft.introduces and bool(found.turn.question.beside_places)


class Talk:
    """What the model said that may be shown, and what became of it."""

    def __init__(self, found: Found, chat: ChatModel, prompts: Prompts) -> None:
        """Make the dossier of the turn; nothing is sent yet."""
        turn = found.turn
        said = turn.question.user_turns
        draft, asked = found.guarded.draft, "\n".join([turn.question.plain, *said])
        self._dossier = Dossier(asked, turn.library, turn.day, turn.question.elsewhere)
        self._dossier.take_in(draft, turn.evidence(_EVIDENCE))
        self._name = chat.name
        self._exchange = Exchange(turn, self._dossier, chat, prompts)
        self._speech = Speech(self._dossier, "\n".join(p.text for p in self._exchange.prompts))
        self._text = ""
        self._failure = ""

    def pieces(self) -> Iterator[str]:
        """Yield what may be shown, under its heading; white space waits for what follows it."""
        waiting = f"\n\n{HEADING}\n\n"
        for sentence in self._sentences():
            piece = waiting + sentence.rstrip()
            waiting = sentence[len(sentence.rstrip()) :]
            self._text += piece
            yield piece
        if self._speech.added:
            more = f"\n\n{self._also()}"
            self._text += more
            yield more

    def _also(self) -> str:
        """Return the list of what the model's sentences rest on beside the answer's quotes."""
        citations = tuple(source.citation for source in self._speech.added)
        return beside("说明另据：", citations, self._dossier.library, self._dossier.count + 1)

    def explanation(self) -> Explanation:
        """Return what came of it, for the answer."""
        silent = not self._text and not self._speech.withheld
        reason = self._failure or (_SILENT if silent else "")
        end = "以上说明没有写完。" if self._text else "这次只给出库内原文。"
        added = tuple(source.citation for source in self._speech.added)
        return Explanation(
            text=self._text,
            added=added,
            notices=(f"大模型{reason}，{end}",) if reason else (),
            withheld=self._speech.withheld,
            trace=Trace(
                model=self._name,
                prompts={p.name: p.digest for p in self._exchange.prompts},
                calls=self._exchange.calls,
                failure=reason,
            ),
        )

    def _sentences(self) -> Iterator[str]:
        try:
            yield from self._heard()
        except Exception as error:  # noqa: BLE001 - the edge: any endpoint, any failure
            self._failure = reason_of(error)

    def _heard(self) -> Iterator[str]:
        """Yield the sentences that pass; one that broke off in the middle does not."""
        length = 0
        for words in self._exchange.words():
            yield from self._speech.hear(words)
            length += len(words)
            if length > _LONGEST or self._speech.is_full:
                return
        if length and not self._exchange.finished:
            self._failure = _CUT
        else:
            yield from self._speech.finish()
