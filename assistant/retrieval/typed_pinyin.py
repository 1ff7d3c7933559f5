"""Letters that are the pinyin of words: qihuo for 期货, kong chuo bao xue for 控辍保学."""

import re

from assistant.retrieval.wordlist import WordList

LETTERS = re.compile(r"[a-zA-Z]+(?:[\s'’]+[a-zA-Z]+)*")
_SHORTEST = 4


def read_pinyin(run: str, words: WordList) -> dict[str, str]:
    """Return the words that the letters of `run` stand for, by the letters of each.

    The longest word goes first. What is not read to the end may, as a whole, be the pinyin of a
    dialect (fangpingbao for 防贫保); where less than half is read it is another language.
    """
    letters = re.sub(r"[^a-z]", "", run.lower())
    found = _exactly(letters, words)
    read = sum(map(len, found))
    whole = read < len(letters) <= words.longest_sound
    near = words.sounding_near(letters) if whole else []
    if len(near) == 1:
        return {letters: near[0]}
    return found if read * 2 >= len(letters) else {}


def _exactly(letters: str, words: WordList) -> dict[str, str]:
    found: dict[str, str] = {}
    at = 0
    while at < len(letters):
        last = min(len(letters), at + words.longest_sound)
        ends = range(last, at + _SHORTEST - 1, -1)
        end = next((e for e in ends if words.sounding(letters[at:e])), None)
        if end:
            found[letters[at:end]] = words.sounding(letters[at:end])[0]
        at = end or at + 1
    return found
