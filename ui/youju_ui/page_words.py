"""Words of officials as the page says them to anyone: 未载明, 需筹集, 反算.

Only what the program says is said otherwise. Quotes, titles and words in quotation marks stay as
they are, and so does what leaves the page: files, copies for programs and the record.
"""

import re

_PLAIN = {
    "库内文件未载明": "库里的文件没写",
    "未载明": "没写明",
    "不需筹集": "不用再凑",
    "还需筹集": "还要凑",
    "需筹集": "还要凑",
    "反算": "倒着算",
}
_EXACT = {"还要凑": "需筹集"}
"""What a user may give back to the program by the name that the page has for it."""
_OF_OTHERS = r"^>.*$|“[^”\n]*”|《[^》\n]*》|[仍尚]需筹集"
"""Words of a document or of the user: quotes, what stands in quotation marks, titles."""
_WORDS = re.compile(f"{_OF_OTHERS}|{'|'.join(_PLAIN)}", re.MULTILINE)


def plain(text: str) -> str:
    """Return what the program says in words that need no explaining."""
    return _WORDS.sub(lambda found: _PLAIN.get(found[0], found[0]), text)


def exact(text: str) -> str:
    """Return what a user typed with the names that the program knows."""
    for plainly, name in _EXACT.items():
        text = text.replace(plainly, name)
    return text
