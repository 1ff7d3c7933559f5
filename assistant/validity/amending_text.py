"""The text of an amending document: its sentences, with what they quote put apart.

What is to be put into another document stands in quotation marks or behind a colon, and may go
over several paragraphs. It is taken out before a sentence is read, so that no word of it is taken
for an instruction: 将第四条中的①修改为②.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.numbering import Level, opening

_PAIRS = {"“": "”", "「": "」", "『": "』", '"': '"'}
_FIRST_MARK = 0xE000
_MOST_MARKS = 6000
_LONGEST = 20_000
"""Characters that are looked through for the end of a quotation."""
MARK = "[\ue000-\uf8ff]"
"""One character that stands for what was quoted."""
_GOES_ON = re.compile(
    rf"(?:{MARK}|分别|统一|均|都|全部|修[改订正]|更[改名正]|[改换]|调整|替换|变更|删|等|字样|一[词句语]|的|"
    r"之?[前后]|以[前后]|中|移|和|与|及|或|、|，)"
)
"""What goes on with a sentence behind a quotation that ends in a full stop."""
_OPEN_COLON = re.compile(
    r"(?:(?:修[改订正]|改|调整)为|作为[^：，。；\n]{2,24}|(?:增加|增写)[^：，。；\n]{1,16})[：:]"
    rf"(?!\s*{MARK})"
)
"""A colon behind which new words stand without quotation marks."""
_CLOSING = re.compile(
    r"(?:本|此)(?:通知|决定|办法|规定|意见|修正案)|此外|[^\n：]{0,40}(?:根据|依照)本(?:决定|通知)"
)
_SENTENCE = re.compile(rf"(?:[^。；;\n]|(?<=[：:])\n(?={MARK}))*[。；;\n]?")
_NO_SIGN = re.compile(r"[\s。；;，,]*")
_CONTINUED = re.compile(r"\n[\s\u3000]*[“「『]")


@dataclass(frozen=True, slots=True)
class AmendingSentence:
    """A sentence: `text` with marks for what it quotes, `quotes` by their marks, where it stands.

    `printed` is the sentence as printed, quotations included; `level` is how deep the line is
    numbered with which it begins, 0 where it begins no numbered line.
    """

    text: str
    quotes: dict[str, str]
    printed: str
    clause: Clause
    level: int


@dataclass(frozen=True, slots=True)
class _Body:
    """The body of a document as one text, and the clause in which each line of it stands."""

    text: str
    starts: tuple[tuple[int, Clause], ...]

    def clause_at(self, at: int) -> Clause:
        return next(clause for start, clause in reversed(self.starts) if start <= at)


@dataclass(frozen=True, slots=True)
class _Masked:
    """A text with marks in it, where each of its characters comes from, and what is quoted."""

    text: str
    origins: tuple[int, ...]
    quotes: dict[str, str]


def amending_sentences(paper: PolicyDocument) -> Iterator[AmendingSentence]:
    """Yield the sentences of the body of `paper`, in order, with what they quote put apart."""
    body = _body(paper)
    if not body.text:
        return
    masked = _without_colons(_without_quotations(body.text))
    for start, end, level in _cut(masked):
        text = masked.text[start:end].strip().replace("\n", "")
        if not _NO_SIGN.fullmatch(text):
            begun = next(i for i in range(start, end) if not masked.text[i].isspace())
            printed = body.text[masked.origins[begun] : _origin(masked, end, body.text)].strip()
            quotes = {mark: masked.quotes[mark] for mark in re.findall(MARK, text)}
            clause = body.clause_at(masked.origins[begun])
            yield AmendingSentence(text, quotes, printed, clause, level)


def _origin(masked: _Masked, at: int, text: str) -> int:
    return masked.origins[at] if at < len(masked.origins) else len(text)


def _body(paper: PolicyDocument) -> _Body:
    parts: list[str] = []
    starts, at = [], 0
    for clause in paper.clauses:
        if clause.element is None:
            starts.append((at, clause))
            parts.append(clause.text)
            at += len(clause.text) + 1
    return _Body("\n".join(parts), tuple(starts))


def _without_quotations(text: str) -> _Masked:
    """Put a mark in the place of each quotation that is closed; an open one stays as it is."""
    kept: list[str] = []
    origins: list[int] = []
    quotes: dict[str, str] = {}
    at = 0
    while at < len(text):
        end = _closed(text, at) if text[at] in _PAIRS and len(quotes) < _MOST_MARKS else None
        mark = text[at]
        if end is not None:
            mark = chr(_FIRST_MARK + len(quotes))
            quotes[mark] = _tidy(text[at + 1 : end - 1], text[at])
        kept.append(mark)
        origins.append(at)
        at = at + 1 if end is None else end
    return _Masked("".join(kept), tuple(origins), quotes)


def _closed(text: str, at: int) -> int | None:
    """Return the end of the quotation that opens at `at`, quotations in it included.

    A mark that opens a further paragraph only repeats the first one, unless it is closed before
    the words of that paragraph go on.
    """
    opens, closes = text[at], _PAIRS[text[at]]
    if opens == closes:
        end = text.find(closes, at + 1)
        return end + 1 if end >= 0 else None
    depth = 1
    for index in range(at + 1, min(len(text), at + _LONGEST)):
        if text[index] == opens and not _repeats(text, index, closes):
            depth += 1
        elif text[index] == closes:
            depth -= 1
            if not depth:
                return index + 1
    return None


def _repeats(text: str, at: int, closes: str) -> bool:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    if line.strip():
        return False
    end = text.find("\n", at)
    rest = text[at : end if end >= 0 else len(text)]
    behind = rest.partition(closes)[2].strip("。；，”」』 \u3000")
    return not behind


def _tidy(quoted: str, opens: str) -> str:
    """Return quoted words a paragraph a line, without indents and repeated marks."""
    if opens != '"':
        quoted = _CONTINUED.sub("\n", quoted)
    return "\n".join(line.strip() for line in quoted.split("\n") if line.strip())


def _without_colons(masked: _Masked) -> _Masked:
    """Put marks in the place of new words that stand behind a colon without quotation marks."""
    text, origins, quotes = masked.text, masked.origins, dict(masked.quotes)
    kept: list[str] = []
    kept_origins: list[int] = []
    at = 0
    for match in _OPEN_COLON.finditer(text):
        if match.start() < at or len(quotes) >= _MOST_MARKS:
            continue
        end = _end_of_words(text, match.end())
        words = _restored(text[match.end() : end], quotes)
        if not words:
            continue
        mark = chr(_FIRST_MARK + len(quotes))
        quotes[mark] = words
        kept += [*text[at : match.end()], mark]
        kept_origins += [*origins[at : match.end()], origins[match.end()]]
        at = end
    kept += text[at:]
    kept_origins += origins[at:]
    return _Masked("".join(kept), tuple(kept_origins), quotes)


def _end_of_words(text: str, at: int) -> int:
    """Return where new words end: with their line; of a bare colon before the next instruction."""
    end = text.find("\n", at)
    if end < 0:
        return len(text)
    if text[at:end].strip():
        return end
    own = _level_of(text[text.rfind("\n", 0, at) + 1 : at])
    while end < len(text):
        line = text[end + 1 : _line_end(text, end + 1)]
        opened = opening(line)
        outer = opened is not None and own and opened.level <= own and own < Level.ARTICLE
        same = opened is not None and opened.level == own
        if outer or same or _CLOSING.match(line.strip()):
            break
        end = _line_end(text, end + 1)
    return end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _restored(words: str, quotes: dict[str, str]) -> str:
    """Return words that stood behind a colon, with the quotations in them put back."""
    whole = re.sub(MARK, lambda match: f"“{quotes[match[0]]}”", words)
    return "\n".join(line.strip() for line in whole.split("\n") if line.strip())


def _level_of(line: str) -> int:
    opened = opening(line)
    return int(opened.level) if opened else 0


def _cut(masked: _Masked) -> Iterator[tuple[int, int, int]]:
    """Yield where sentences begin and end, and how deep the line is numbered that one begins."""
    text, begun = masked.text, 0
    for match in _SENTENCE.finditer(text):
        start = match.start()
        while start < match.end():
            end = _end_of_quoted_sentence(masked, start, match.end())
            line = start == 0 or text[start - 1] == "\n"
            level = _level_of(text[start : _line_end(text, start)]) if line else 0
            yield start, end, level
            start = end
        begun = match.end()
    if begun < len(text):
        yield begun, len(text), 0


def _end_of_quoted_sentence(masked: _Masked, start: int, end: int) -> int:
    """Return where a sentence ends: with a quotation that ends in a full stop, or at its end."""
    for at in range(start, end - 1):
        quoted = masked.quotes.get(masked.text[at], "")
        rest = masked.text[at + 1 : end]
        closed = quoted.endswith(("。", "；")) and rest.strip(" \u3000")
        if closed and not _GOES_ON.match(rest) and not _NO_SIGN.fullmatch(rest):
            return at + 1
    return end
