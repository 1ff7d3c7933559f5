"""Which of several documents of one name is meant: 供水办法试行版, 正式版, 2023年那版, （试行）.

A 试行 document and the one that took its place often have the same name but for that word.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from assistant.documents.model import PolicyDocument

_YEAR = r"(?:19|20)\d\d年(?:度|印发)?的?(?:[那这]个?)?"
_WORD = (
    rf"(?P<word>试行|暂行|正式|现行|新|旧|老|{_YEAR})的?"
    r"(?:版本?|稿|本|(?:[那这]?一?[个份])|办法|文件)"
)
_MARKED = r"[（(](?P<marked>试行|暂行)[）)](?:版本?)?"
_BEHIND = re.compile(rf"(?:的|中|里)?(?:{_MARKED}|{_WORD})")
_JOINED = re.compile(r"(?:和|与|跟|同|、|及|比|对比)")
_SET_AGAINST = re.compile(rf"[^，。；？]{{0,12}}?{_JOINED.pattern}{_BEHIND.pattern}")
_TRIAL = re.compile(r"试行|暂行")
_Chooser = Callable[[Sequence[PolicyDocument]], Sequence[PolicyDocument]]


def versions_meant(
    text: str, at: int, documents: Sequence[PolicyDocument]
) -> tuple[tuple[PolicyDocument, int], ...]:
    """Return the documents of a name that the words behind it choose, with where these end.

    There are none where no such words stand there, or where they choose not one of several.
    """
    found: list[tuple[PolicyDocument, int]] = []
    match = _BEHIND.match(text, at) if len(documents) > 1 else None
    if match is None and len(documents) == 2:
        return _one_and_other(text, at, documents)
    while match:
        chosen = _chosen(match["marked"] or match["word"], documents)
        if chosen is None:
            return ()
        found.append((chosen, match.end()))
        joined = _JOINED.match(text, match.end())
        match = _BEHIND.match(text, joined.end()) if joined else None
    return tuple(found)


def _one_and_other(
    text: str, at: int, documents: Sequence[PolicyDocument]
) -> tuple[tuple[PolicyDocument, int], ...]:
    """Return both of two documents: 供水办法第十一条和试行版第十条 names the other one first."""
    match = _SET_AGAINST.match(text, at)
    other = _chosen(match["marked"] or match["word"], documents) if match else None
    if match is None or other is None:
        return ()
    (one,) = (d for d in documents if d.id != other.id)
    return ((one, at), (other, match.end()))


def _chosen(word: str, documents: Sequence[PolicyDocument]) -> PolicyDocument | None:
    year = re.match(r"\d{4}", word)
    if year:
        left = [d for d in documents if d.date and d.date.year == int(year[0])]
    else:
        left = [*_CHOOSERS[word](documents)]
    return left[0] if len(left) == 1 else None


def _trial(documents: Sequence[PolicyDocument]) -> Sequence[PolicyDocument]:
    return [d for d in documents if any(_TRIAL.search(title) for title in d.titles)]


def _formal(documents: Sequence[PolicyDocument]) -> Sequence[PolicyDocument]:
    trial = {d.id for d in _trial(documents)}
    return [d for d in documents if d.id not in trial]


def _in_time(documents: Sequence[PolicyDocument]) -> list[PolicyDocument]:
    return sorted(
        (d for d in documents if d.date), key=lambda d: d.date.toordinal() if d.date else 0
    )


_CHOOSERS: Mapping[str, _Chooser] = {
    "试行": _trial,
    "暂行": _trial,
    "正式": _formal,
    "现行": lambda documents: _in_time(documents)[-1:],
    "新": lambda documents: _in_time(documents)[-1:],
    "旧": lambda documents: _in_time(documents)[:1],
    "老": lambda documents: _in_time(documents)[:1],
}
