"""What of an answer is read at a glance on a phone, and what waits behind one tap.

First the conclusion, then the sentence of the clause that says it, then where it stands. The whole
clause, further clauses, tables and steps are folded. Nothing is reworded: what is shown first is
copied out of the answer, with dots where it is shortened. A quote is shortened only where it is
known which of its sentences answers; a wrong sentence is worse than a long quote.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WHOLE, STEPS, RELATED = "展开全文", "看算式和每一步", "相关的原文"
"""What is written on the handle of that which is folded."""
_SHORT = 120
"""Characters up to which an answer is shown whole."""
_EXCERPT = 60
"""Characters of a quote up to which it is not shortened."""
_SAME_WORDS = 4
"""Characters of the question that must stand in one sentence of a quote, and in no other."""
_BLOCK = re.compile(r"\n{2,}")
_SENTENCE = re.compile(r"[^。；！？\n]*[。；！？]?\n?")
_CLAUSE = re.compile(r"[^，,：:；]+[，,：:；]?")
_INTRODUCES = re.compile(r"原文(?:是|如下)：?|(?:有关|相关)?(?:原文|条款)如下：?")
_NOTICE = "**提示**："
_LEADS_IN = re.compile(r"(?<=[。！])[^。！\n]*：$")
"""What only introduces the quote below it."""
_PLACE = "—— "
_CUT = "……"


@dataclass(frozen=True, slots=True)
class FoldedAnswer:
    """An answer in two parts, as Markdown: what is read first, and all of it where that is more.

    Quotes that are shortened or left out are no more: the sources below an answer have them whole.
    `title` is what is written on the handle of `whole`.
    """

    first: str
    whole: str = ""
    title: str = WHOLE


def folded(text: str, key: str, asked: str) -> FoldedAnswer:
    """Return an answer folded; `key` are the words that answer, `asked` the question as read."""
    blocks = _blocks(text)
    whole = "\n\n".join(blocks)
    if len(_plain(whole)) <= _SHORT:
        return FoldedAnswer(whole)
    first = "\n\n".join(_first(blocks, key, asked))
    more = [b for b in blocks if not _is_quote(b) and b not in first]
    return FoldedAnswer(first, whole if more else "")


def folded_sum(text: str) -> FoldedAnswer:
    """Return a calculation: the result first, and behind one tap the steps, figures and quotes."""
    result, *rest = _blocks(text)
    return FoldedAnswer(result, "\n\n".join(rest), STEPS)


def folded_lack(text: str, key: str, asked: str) -> FoldedAnswer:
    """Return what the documents do not say; a long quote that is only close waits behind a tap."""
    shown = folded(text, key, asked)
    blocks = _blocks(text)
    quotes = list(filter(_is_quote, blocks))
    short = len(_plain(shown.first)) <= _SHORT
    if short or not quotes or _is_quote(blocks[0]):
        return shown
    said = (_LEADS_IN.sub("", block) for block in blocks if not _is_quote(block))
    return FoldedAnswer("\n\n".join(said), "\n\n".join(quotes), RELATED)


def _blocks(text: str) -> list[str]:
    """Return the paragraphs of an answer, without notices and what only says that a quote comes."""
    blocks = [b for b in _BLOCK.split(text.strip()) if not b.startswith(_NOTICE)]
    if len(blocks) > 1 and _INTRODUCES.fullmatch(blocks[0]):
        del blocks[0]  # that a quote is one is seen
    return blocks


def _first(blocks: Sequence[str], key: str, asked: str) -> Iterator[str]:
    """Yield the conclusion, where one is put before the quotes, and the first quote, shortened."""
    said = next((b for b in blocks if not _is_quote(b)), "")
    quote = next(filter(_is_quote, blocks), "")
    leads = bool(said) and (not quote or blocks.index(said) < blocks.index(quote))
    if leads:
        yield said
    if quote and not (leads and len(_plain(said)) > _SHORT):
        yield _shortened(quote, key, asked)
    if not leads and not quote:
        yield blocks[0]


def _is_quote(block: str) -> bool:
    return block.startswith(">")


def _shortened(block: str, key: str, asked: str) -> str:
    """Return a quote with the sentence that answers alone, and its place."""
    lines = [line.removeprefix(">").strip() for line in block.splitlines()]
    lines = list(filter(None, lines))
    place = [line for line in lines if line.startswith(_PLACE)]
    words = "\n".join(line for line in lines if not line.startswith(_PLACE))
    return "\n>\n".join(f"> {line}" for line in (*excerpt(words, key, asked).split("\n"), *place))


def excerpt(words: str, key: str, asked: str) -> str:
    """Return the sentence of a quote that answers, with dots; all of it where that is not known."""
    sentences = [s for s in _SENTENCE.findall(words) if s.strip()]
    chosen = _answering(sentences, key, asked) if len(words) > _EXCERPT else ""
    if not chosen:
        return words
    if len(chosen) > _EXCERPT:
        chosen = _narrowed(chosen, key, asked)
    before = "" if words.startswith(chosen) else _CUT
    after = "" if words.endswith(chosen) else _CUT
    return f"{before}{chosen}{after}"


def _answering(sentences: Sequence[str], key: str, asked: str) -> str:
    """Return the one sentence that has the words that answer, else words of the question."""
    if key:
        return next((s.strip() for s in sentences if key in s), "")
    parts = {asked[n : n + _SAME_WORDS] for n in range(len(asked) - _SAME_WORDS + 1)}
    having = [s.strip() for s in sentences if any(part in s for part in parts)]
    return having[0] if len(having) == 1 else ""


def _narrowed(sentence: str, key: str, asked: str) -> str:
    """Return the clauses of a long sentence around the one that answers."""
    parts = _CLAUSE.findall(sentence)
    pairs = {asked[n : n + 2] for n in range(len(asked) - 1)}
    at = max(range(len(parts)), key=lambda n: sum(pair in parts[n] for pair in pairs))
    at = next((n for n, part in enumerate(parts) if key and key in part), at)
    if key not in parts[at]:  # it goes over several clauses
        return sentence
    start, end = at, at + 1
    while len("".join(parts[start : end + 1])) <= _EXCERPT and end < len(parts):
        end += 1
    while start > 0 and len("".join(parts[start - 1 : end])) <= _EXCERPT:
        start -= 1
    return "".join(parts[start:end])


def _plain(text: str) -> str:
    """Return the characters that are read: without the signs of Markdown and white space."""
    return re.sub(r"\]\([^)\s]*\)|[\s>*\[\]|#-]", "", text)
