"""Who answers what a bot hears: a message in, the text of the reply out, whatever the platform.

A bot is nobody in particular: it sees what everybody may see, and the documents of those lists that
it was started for.
"""

import re
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from typing import cast

from assistant import Assistant
from assistant.errors import QuestionError
from assistant.service.bots.chat_text import chat_text
from assistant.service.bots.recent_talks import RecentTalks
from assistant.service.people.entrance import Entrance
from assistant.service.people.own_assistant import OwnAssistant
from assistant.service.people.person import Person
from assistant.service.refusals import refusal
from assistant.service.work_queue import WorkQueue

WELCOME = "您好，请直接问政策。我只按库里的文件回答，附上出处；文件没写的，我会说没有写。"
ANEW = "新对话"
_BEGUN_ANEW = "好的，前面说的不管了，请重新问。"
_NO_TEXT = QuestionError(
    "没有看到问题：只看文字，不看图片、文件和卡片。",
    "请把问题写成文字再问；群里 @ 机器人以后空一格再写。",
)
_CALLED = re.compile(r"^(?:@有据(?=[^\s@]*[\d《？?])|@\S+(?:\s+|$))+")
"""How a message in a group begins: with whom it is for. What has figures in it is no name."""
_GLUED = re.compile(r"(?:@\S+\s+)*@有据(?P<question>[^\s@]+)")
"""A name with the question right behind it; of a bot of another name nobody knows where it ends."""
_MOST_HEARD = 2_000


@dataclass(frozen=True, slots=True)
class Heard:
    """A message: its id, who talks where, and its text, "" where it has none."""

    id: str
    talk: str
    text: str

    @property
    def question(self) -> str:
        """The text without the name of the bot."""
        text = self.text.strip()
        glued = _GLUED.fullmatch(text)
        return glued["question"] if glued else _CALLED.sub("", text).strip()


class BotDesk:
    """Answers the messages of one bot."""

    def __init__(
        self, whole: Assistant, bot: str, audiences: Collection[str], most_bytes: int
    ) -> None:
        """Answer for `bot` what people of these audiences may see, in replies of that size."""
        self._entrance = Entrance(whole.settings)
        person = Person(f"b-{bot}", bot, audiences=frozenset(audiences))
        own = OwnAssistant(whole, self._entrance, lambda: person)
        self._assistant = cast("Assistant", own)
        self._base = whole.settings.address.rstrip("/")
        self._most_bytes = most_bytes
        self._queue, self._talks = WorkQueue(), RecentTalks()
        self._heard: OrderedDict[str, None] = OrderedDict()

    def is_new(self, heard: Heard) -> bool:
        """Say whether a message is heard for the first time: platforms send some twice."""
        if heard.id and heard.id in self._heard:
            return False
        self._heard[heard.id] = None
        while len(self._heard) > _MOST_HEARD:
            self._heard.popitem(last=False)
        return True

    def forget(self, heard: Heard) -> None:
        """Take a message for a new one when it is sent again: its reply did not arrive."""
        self._heard.pop(heard.id, None)

    async def reply(self, heard: Heard) -> str:
        """Return what is replied to a message; what cannot be done is said in a sentence."""
        if heard.question == ANEW:
            self._talks.end(heard.talk)
            return _BEGUN_ANEW
        try:
            return await self._answered(heard)
        except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
            return refusal(error).sentence

    async def _answered(self, heard: Heard) -> str:
        if not heard.question:
            raise _NO_TEXT
        self._entrance.limits.take(f"bot {heard.talk}")
        before = self._talks.of(heard.talk)
        answer = await self._queue.do(lambda: self._assistant.ask(heard.question, before))
        self._talks.went_on(heard.talk, heard.question, answer)
        return chat_text(answer, self._base, self._most_bytes)
