"""Dialogue: what a follow-up asks, once the turns before it are taken into account.

A follow-up inherits the topic of the last question and the places of the last answer, never its
figures: numbers of earlier turns are dropped from what is searched for.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.question.place_lines import places_written
from assistant.question.privacy import mask

Turns = Sequence[Mapping[str, str]]

MOST_TURNS, LONGEST_TURN = 20, 4000
"""What is looked at of a history: its last turns, and so many characters of each."""

_SWITCH = re.compile(
    r"^(?:好[的吧]?[，,。]?)?(?:先不(?:说|谈|问|管)[^，,。]*|不(?:说|问)这个了?|换个(?:话题|问题)|"
    r"说点别的|另外(?:问|想问)[^，,。]*|再问个别的)[，,。：:\s]*"
)
_POINTS_BACK = re.compile(
    r"^(?:那|这|它|其|该|此|还有|再|后面|前面|上面|下面|上一|下一|具体|都|刚才|另外|是不是也)|"
    r"(?:里头|里面|其中|这个|那个|这些|那些|这条|那条|这笔|那笔|这份|那份|上述|刚才|其中)|呢[？?。]?$"
)
_FIGURES = re.compile(
    r"(?!(?:19|20)\d\d年)(?<![0-9０-９])[0-9０-９][0-9０-９.,，]*\s*(?:万|亿|元|%|％|人|口|块)*"
)
_TOPIC = 200
"""Characters of the last question that a follow-up inherits: a pasted text is no topic."""
_SHORT = 14
"""A question of so few characters, without a place of its own, leans on the one before it."""


@dataclass(frozen=True, slots=True)
class Standalone:
    """What a question asks on its own; it `follows` the one before where it takes its topic."""

    text: str
    follows: bool


def spoken(history: object) -> list[Mapping[str, str]]:
    """Return the turns of `history` that are words, without personal numbers.

    Others' lists are not trusted: what is no turn is left out, and only the end of a long history
    is read. Content may be text or, as Gradio and OpenAI have it, a list of blocks.
    """
    turns = history[-MOST_TURNS:] if isinstance(history, list | tuple) else ()
    read = ((turn.get("role"), _words(turn.get("content"))) for turn in turns if _is_turn(turn))
    return [{"role": role, "content": mask(words).text} for role, words in read if words]


def _is_turn(turn: object) -> bool:
    return isinstance(turn, Mapping) and turn.get("role") in ("user", "assistant")


def _words(content: object) -> str:
    blocks = content if isinstance(content, list | tuple) else (content,)
    texts = (block.get("text") if isinstance(block, Mapping) else block for block in blocks)
    return "\n".join(text for text in texts if isinstance(text, str))[:LONGEST_TURN]


def standalone(question: str, history: Turns, *, names_place: bool) -> Standalone:
    """Return `question` made complete from `history`; one that names a place needs less of it."""
    switched = _SWITCH.sub("", question)
    if switched != question:
        return Standalone(switched or question, follows=False)
    asked = [turn["content"] for turn in history if turn.get("role") == "user"]
    if not asked or not _leans_back(question, names_place=names_place):
        return Standalone(question, follows=False)
    topic = _FIGURES.sub("", asked[-1]).strip()[:_TOPIC]
    return Standalone(f"{topic} {question}", follows=True)


def _leans_back(question: str, *, names_place: bool) -> bool:
    short = len(question) <= _SHORT and not names_place
    return short or bool(_POINTS_BACK.search(question))


def spoken_of(history: Turns) -> str:
    """Return where the last answer says its quotes stand, and the question where it does not.

    What is quoted is not what is spoken of: an article quoted for its 前款 is.
    """
    said = _last(history, "assistant")
    if cited := places_written(said):
        return "\n".join(cited)
    return f"{_last(history, 'user')} {said}"


def _last(history: Turns, role: str) -> str:
    turns = (turn["content"] for turn in reversed(history) if turn.get("role") == role)
    return next(turns, "")
