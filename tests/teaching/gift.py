"""A strict reader of GIFT, by the steps of Moodle's own importer (question/format/gift/format.php).

What is escaped is put aside first; a question is what stands between blank lines; its answer is
between the only pair of braces; the general feedback begins with ####.
"""

import re
from dataclasses import dataclass
from html import unescape

_ESCAPED = {character: f"\ue000{n}\ue001" for n, character in enumerate("\\~=#{}:")}
_WEIGHT = re.compile(r"%(?P<weight>-?[\d.]+)%")
_QUESTION = re.compile(
    r"::(?P<name>[^:]*)::\[html\](?P<stem>[^{}]*)\{(?P<answers>[^{}]*)\}", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class GiftQuestion:
    """A question: the kind Moodle takes it for, and its answers with their shares."""

    name: str
    category: str
    kind: str
    stem: str
    answers: tuple[tuple[str, float], ...]
    feedback: str


def read_gift(text: str) -> list[GiftQuestion]:
    """Return the questions of a file; anything that is none of them fails."""
    for character, mark in _ESCAPED.items():
        text = text.replace(f"\\{character}", mark)
    assert "\\" not in text, "a backslash that escapes nothing"
    category = ""
    questions = []
    for block in re.split(r"\n\s*\n", text.strip()):
        if block.startswith("$CATEGORY: "):
            category = block.removeprefix("$CATEGORY: ")
            assert "\n" not in category
            continue
        found = _QUESTION.fullmatch(block)
        assert found, f"no question: {block}"
        answers, mark, feedback = found["answers"].strip().partition("####")
        assert mark
        assert "#" not in feedback
        kind, read = _answers(answers.strip())
        questions.append(
            GiftQuestion(
                _plain(found["name"]), category, kind, _plain(found["stem"]), read, _plain(feedback)
            )
        )
    return questions


def _answers(text: str) -> tuple[str, tuple[tuple[str, float], ...]]:
    if not text:
        return "essay", ()
    if text in ("TRUE", "FALSE"):
        return "truefalse", ((text, 100.0),)
    assert text[0] in "=~"
    assert "->" not in text, "taken for a matching question"
    marks = re.findall(r"([=~])([^=~]*)", text)
    kind = "multichoice" if any(mark == "~" for mark, _ in marks) else "shortanswer"
    return kind, tuple(_answer(mark, words.strip()) for mark, words in marks)


def _answer(mark: str, words: str) -> tuple[str, float]:
    weight = _WEIGHT.match(words)
    share = float(weight["weight"]) if weight else 100.0 * (mark == "=")
    return _plain(words[weight.end() :] if weight else words), share


def _plain(text: str) -> str:
    for character, mark in _ESCAPED.items():
        text = text.replace(mark, character)
    assert not re.search(r"<(?!br/>)", text), "a tag that is not ours"
    return unescape(text.replace("<br/>", "\n")).strip()
