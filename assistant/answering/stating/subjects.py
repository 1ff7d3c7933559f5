"""The subject of a value: what is asked how much of, and whether a sentence is about that.

防贫保起付线是多少: the library has the insurance, not its 起付线. A value beside another thing of
the same clause is not the subject's own.
"""

import re
from collections.abc import Sequence

from assistant.answering.stating.closeness import Close
from assistant.answering.stating.measuring_words import BENEFIT, only_measures
from assistant.answering.turn import Turn
from assistant.documents.text import fold

_HOW_MUCH = re.compile(r"多少|(?<!哪)几(?=[元块万%成])")
_BREAK = re.compile(r"[，,。；;：:！!？?\n]")
_ABSTRACT = re.compile(
    r"后果|效力|异同|区别|差别|角色|意义|作用|影响|关系|形式|颜色|时候|[情状]况|承担"
    r"|好处|办法|法子|政策|待遇|帮助|扶持|照顾|优惠|讲究|门路|路子|活动|内容|方面|措施|安排|要求|目标|地方|动作"
)
"""Words for what is asked that an answer need not use."""


def measured_subject(turn: Turn) -> str:
    """Return what is asked how much of, the last word before 多少 that does not only measure."""
    about = turn.question.own.without_names(turn.question.named)
    asked = _HOW_MUCH.search(about)
    if not asked:
        return ""
    *_said, asking = _BREAK.split(about[: asked.start()])
    named = [t for t in turn.question.terms_of(asking) if not only_measures(t)]
    last = [t for t in named if not BENEFIT.fullmatch(t)] or named
    return last[-1] if last else ""


def of_subject(turn: Turn, subject: str, close: Sequence[Close]) -> Sequence[Close]:
    """Return the sentences that name the subject, in one of its names; there may be none.

    Of a subject that neither documents nor lists know it cannot be told: then all are returned.
    """
    lexicon = turn.library.lexicon
    listed = subject in lexicon.synonyms or subject in lexicon.aliases
    if not subject or not (listed or turn.library.says(fold(subject))):
        return close
    names = (subject, *lexicon.written(subject))
    return [c for c in close if any(fold(n) in fold(f"{c.near} {c.sentence}") for n in names)]


def is_telling(word: str) -> bool:
    """Say whether an answer has to have this word: not 办法, 要求, nor a single character."""
    return len(word) > 1 and not _ABSTRACT.match(word)


def unknown_word(turn: Turn, words: Sequence[str]) -> str:
    """Return the first of the words that language at large knows, but no document and no list."""
    library = turn.library
    lexicon = library.lexicon
    said = (lexicon.synonyms, lexicon.aliases, lexicon.stopwords)
    telling = (w for w in words if is_telling(w) and library.segmenter.knows(w))
    unlisted = (w for w in telling if not any(w in table for table in said))
    return next((w for w in unlisted if not library.says(w)), "")
