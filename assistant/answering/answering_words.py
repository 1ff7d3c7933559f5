"""The words of a clause that answer: those that a reader looks for first, whole and as printed.

A clause is quoted whole, so that nothing is out of its place; which of its words answer the
question is told beside it, and the page shows them first and marks them.
"""

_ENDS = "，。；：！？\n\t"
"""Marks of punctuation between which the words stand; 、 binds a list together."""
_TRIMMED = ' \u3000（）()“”"、'


def answering_words(text: str, start: int, end: int) -> str:
    """Return the run of words around characters `start` to `end` of a clause; "" of none."""
    if not 0 <= start < end <= len(text):
        return ""
    first = max(text.rfind(mark, 0, start) for mark in _ENDS) + 1
    ends = [at for mark in _ENDS if (at := text.find(mark, end - 1)) >= 0]
    return text[first : min(ends, default=len(text))].strip(_TRIMMED)
