"""Letters that are the pinyin of words: qihuo for 期货, kong chuo bao xue for 控辍保学."""

import re

from assistant.question.wordlist import WordList

LETTERS = re.compile(r"[a-zA-Z]+(?:[\s'’]+[a-zA-Z]+)*")
Reading = tuple[int, int, str]
"""Where what is read begins and ends, and the word it stands for."""
_SHORTEST = 4


def read_pinyin(run: str, words: WordList) -> list[Reading]:
    """Return the words that the letters of `run` stand for, each with the span of its letters.

    The longest word goes first. What is not read to the end may, as a whole, be the pinyin of a
    dialect (fangpingbao for 防贫保); where less than half is read it is another language.
    """
    places = [at for at, character in enumerate(run) if character.isalpha()]
    letters = "".join(run[at] for at in places).lower()
    found = _exactly(letters, words)
    read = sum(end - start for start, end, _ in found)
    whole = read < len(letters) <= words.longest_sound
    near = words.sounding_near(letters) if whole else []
    if len(near) == 1:
        found = [(0, len(letters), near[0])]
    elif read * 2 < len(letters):
        found = []
    return [(places[start], places[end - 1] + 1, word) for start, end, word in found]


def _exactly(letters: str, words: WordList) -> list[Reading]:
    found: list[Reading] = []
    at = 0
    while at < len(letters):
        last = min(len(letters), at + words.longest_sound)
        ends = range(last, at + _SHORTEST - 1, -1)
        end = next((e for e in ends if words.sounding(letters[at:e])), None)
        if end:
            found.append((at, end, words.sounding(letters[at:end])[0]))
        at = end or at + 1
    return found
