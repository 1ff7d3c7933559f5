"""Screening: a question that cannot be worked on is told so before anything is searched."""

import re
import unicodedata

from assistant.errors import QuestionError

_READABLE = re.compile(r"[\u3400-\u9fffA-Za-z0-9０-９]")
_MOJIBAKE = re.compile(r"锟斤拷|烫烫烫|屯屯屯|\ufffd|Ã.|â€")
"""What wrongly decoded Chinese looks like."""
_SHARE = 0.3
"""Share of readable characters below which a text is not a question but noise."""


def screen(question: str, max_chars: int) -> str:
    """Return the question without control characters and outer white space.

    Raises:
        QuestionError: it is empty, longer than `max_chars`, or hardly a readable text.
    """
    text = "".join(c for c in question if c in "\n\t" or unicodedata.category(c)[0] != "C").strip()
    if not text:
        raise QuestionError("问题是空的。", "请写下想问的事，例如“精准防贫保每人每年多少钱”。")
    if len(text) > max_chars:
        raise QuestionError(
            f"问题有 {len(text)} 个字，超过 {max_chars} 个字的上限。",
            "请只留下要问的那一件事。",
        )
    if _MOJIBAKE.search(text):
        raise QuestionError("这段文字是乱码。", "请重新输入问题；从别处复制的请先看看是不是乱码。")
    readable = len(_READABLE.findall(text))
    if readable < _SHARE * len(text):
        raise QuestionError("这段文字读不懂，可能是乱码。", "请用中文把问题重新写一遍。")
    return text
