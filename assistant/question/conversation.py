"""Dialogue: what a follow-up asks, once the turns before it are taken into account.

A follow-up inherits the topic of the last question and the places of the last answer, never its
figures: numbers of earlier turns are dropped from what is searched for.
"""

import re
from collections.abc import Mapping, Sequence

from assistant.documents.document_number import without_document_numbers
from assistant.question.place_lines import places_written
from assistant.question.places import Place
from assistant.question.privacy import mask

Turns = Sequence[Mapping[str, str]]

MOST_TURNS, LONGEST_TURN = 20, 4000
"""What is looked at of a history: its last turns, and so many characters of each."""

_SWITCH = re.compile(
    r"^(?:好[的吧]?[，,。]?)?(?:先不(?:说|谈|问|管)[^，,。]*|不(?:说|问)这个了?|换个(?:话题|问题)|"
    r"说点别的|另外想?问(?:你|您)?(?:一?下|一?个(?:事情?|问题))?(?!题)|再问个别的)[，,。：:\s]*"
)
_POINTS_BACK = re.compile(
    r"^(?:那|这|它|其|该|此|还有|再|后面|前面|上面|下面|上一|下一|具体|都|刚才|另外|是不是也)|"
    r"(?:里头|里面|其中|这个|那个|这些|那些|这条|那条|这笔|那笔|这份|那份|上述|刚才|其中)|呢[？?。]?$"
)
_OPENS = re.compile(r"^那么?(?![个些条笔份里边时会天年种样])[，,]?|呢[？?。]?$")
"""那 and 呢 as they open and end any question that is asked next."""
_NOTHING = re.compile(r"(?:那么?)?[的呢\s，,。？?]*")
"""What is left of 那2024年呢 without its day."""
_SUPPOSES = re.compile(r"^(?:要是|如果|假如|假设|倘若|万一|换成|换作|改成)")
_CORRECTS = re.compile(
    r"^(?:(?:不对|不是|错了|[你您]?(?:说|答|弄|搞|理解)错了?)[了啊呀吧]?[，,。！!、\s]+"
    r"(?:(?:我|俺)?(?:是|想|要)*[问说指]的?(?:不是[^，,。]{1,12}[，,])?是?)?"
    r"|(?:我|俺)(?:想|要)?[问说指]的(?:不是[^，,。]{1,12}[，,])?是)"
    r"(?!(?:不是|应该)[^，,。]{1,20}[吗么吧][？?]?$)(?=.)"
)
"""Words before what was meant, where an answer was of something else: 不对，我问的是租房.

不对吧，不是200元吗 doubts the answer and means the same thing.
"""
_ASKS = re.compile(
    r"什么|啥|多少|几|谁|哪|怎|咋|如何|何时|多[久长大高远]|吗|么[？?]?$|是否|是不是|有没有|[能会可]不[能会可]"
)
_FIGURES = re.compile(
    r"(?P<day>(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?)|(?<![0-9０-９])[0-9０-９][0-9０-９.,，]*\s*(?:万|亿|元|%|％|人|口|块)*"
)
_TOPIC = 200
"""Characters of the last question that a follow-up inherits: a pasted text is no topic."""
_SHORT = 14
"""A question of so few characters, without a place of its own, leans on the one before it."""
_SUPPOSED = 24
"""The same of one that supposes something: 要是夫妻两个都是引进的人才呢."""
_NO_LETTER = re.compile(r"[\s>]+")
_OPENING = 24
"""Letters of a clause by which it is known again in an answer."""
_HANDLING = re.compile(
    r"办(?:理|结|完|好|成|妥|下来|事)?|[经代补]办|申请|申报|申领|发放|发(?:钱|下来)?|领(?:取|到)?|到账|打款|拨付|"
    r"审[核批查]|核[验实]|受理|批(?:准|下来)?|公示|提交|提供|准备|上?交|带|材料|资料|手续|证件|证明|"
    r"条件|要求|标准|程序|流程|步骤|时[限间候]|期限|对象|范围|电话|地[址方点]|部门|单位|科室|窗口|网点|"
    r"金额|钱|比例|[上下]限|封顶|逾期|超期|负责|牵头|主?管|依据|文件|原文|规定|工作日|[天号日月年次]|"
    r"[每一](?:个?月|年|次|人|户)|[找去到给算要需]要?|多[少久长大高]|几|谁|哪[里儿个些]?|什么|啥|怎么|咋|如何|何时"
)
"""What is asked of any matter: how and where it is handled, for how long, for how much."""
FEW_TURNS = 3
"""Turns of the user that a topic is taken from, where each leans on the one before."""


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


def without_switch(said: str) -> str:
    """Return what was said without words that announce another topic: 换个话题."""
    return _SWITCH.sub("", said) or said


def said_by_user(history: Turns) -> list[str]:
    """Return what the user said in the turns of a talk, oldest first."""
    return [turn["content"] for turn in history if turn.get("role") == "user"]


def topic(told: Sequence[str]) -> str:
    """Return what a follow-up inherits of the turns before it, which are `told` oldest first.

    Days are kept; the documents that are named are lent by the answers.
    """
    plain = (without_document_numbers(each) for each in told if says_anything(each))
    return " ".join(_FIGURES.sub(_day, each).strip() for each in plain)[:_TOPIC]


def _day(figure: re.Match[str]) -> str:
    return figure["day"] or ""


def without_handling(said: str) -> str:
    """Return what was said without what can be asked of anything: 多久办结, 要什么材料."""
    return _HANDLING.sub(" ", said)


def leans_back(question: str, *, names_place: bool) -> bool:
    """Say whether a question may go on from the one before it, as it is short or points there.

    One that names a clause of its own needs less of what came before.
    """
    length = _SUPPOSED if _SUPPOSES.search(question) else _SHORT
    return (len(question) <= length and not names_place) or points_back(question)


def points_back(question: str) -> bool:
    """Say whether a question points at the talk before it by its form: 那低保的呢."""
    return _POINTS_BACK.search(question) is not None


def says_anything(text: str) -> bool:
    """Say whether a turn has more than 那 and 呢."""
    return _NOTHING.fullmatch(text) is None


def refers_back(question: str) -> bool:
    """Say whether a question speaks of something in the talk before it: 那个, 其中, 下一条.

    那 before a question and 呢 behind it may as well lead on to another matter.
    """
    return points_back(_OPENS.sub("", question))


def asks_itself(question: str) -> bool:
    """Say whether a question has a word that asks, and not only what it asks about: 那低保呢."""
    return _ASKS.search(question) is not None


def asks_anew(question: str) -> bool:
    """Say whether a turn has a word that asks, and nothing that points at the talk before it."""
    return asks_itself(question) and not points_back(question)


def without_correction(said: str, history: Turns) -> str:
    """Return what was said without the words that say that the last answer was of another thing."""
    return _CORRECTS.sub("", said) if history else said


def spoken_of(history: Turns) -> tuple[str, ...]:
    """Return what the last answers are about, the last first: where they say their quotes stand.

    An answer that quotes nothing (不客气) is about its question, or about what was told before it.
    What is quoted is not what is spoken of: an article quoted for its 前款 is.
    """
    last = f"{_last(history, 'user')} {_last(history, 'assistant')}"
    answers = [turn["content"] for turn in reversed(history) if turn.get("role") == "assistant"]
    cited = ["\n".join(places_written(said)) for said in answers[:FEW_TURNS]]
    return tuple(text for text in (cited[0] if cited else "", last, *cited[1:]) if text)


def quoted_in(places: Sequence[Place], history: Turns) -> tuple[Place, ...]:
    """Return those of `places` whose words the last answer has; all of them where it has of none.

    A document may have a （一） in each of its parts.
    """
    said = _letters(_last(history, "assistant"))
    quoted = (p for p in places if _letters(p.text)[:_OPENING] in said)
    return tuple(quoted) or tuple(places)


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text)


def _last(history: Turns, role: str) -> str:
    turns = (turn["content"] for turn in reversed(history) if turn.get("role") == role)
    return next(turns, "")
