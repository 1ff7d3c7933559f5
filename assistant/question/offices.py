"""What people call the office that issued a document: 人社局, 政府办, 清河, 清政办."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.documents.model import PolicyDocument

_OFFICE = re.compile(r"(?:政府|办公[室厅]|[局委厅部办院会])$")
_OF_ITS_KIND = re.compile(r"[发函字文令通规]$")
"""The end of a 机关代字 that says what sort of paper it is, not whose."""
_ANY = re.compile(r"(?:^|[全本我该咱各])(?:们)?[省市县区镇乡](?:里|上)?$")
_SOMEBODY = re.compile(r"(?:[省市县区州旗镇乡局委办厅部院府会室]|[\u4e00-\u9fff][发函字])$")
"""Words that end so name whose a number is, be it known or not."""
_SHORT_CODE = re.compile(r"(?<!府)办$")
"""清政办 is a 机关代字, 政府办 is what an office is called."""
_LONGEST, _SHORTEST = 14, 2


def office_fit(written: str, issuer: str) -> float:
    """Say how well people's word for an office fits its name: wholly, or as that it belongs to."""
    if not written:
        return 0.0
    found = _pattern(written).search(issuer)
    if found is None:
        return 0.0
    return 1.0 if found.end() == len(issuer) else 0.5


@lru_cache(maxsize=4096)
def _pattern(words: str) -> re.Pattern[str]:
    tail = "(?:公[室厅])?" if words.endswith("办") else ""
    return re.compile(".{0,8}?".join(map(re.escape, words)) + tail)


def said_of(words: str, document: PolicyDocument) -> int:
    """Return how many characters at the end of `words` say whose `document` is; 0 if none do."""
    code, names = _code(document), _names(document)
    said = (len(w) for w in _endings(words) if _shortens(w, code) or _is_office(w, names))
    return next(said, 0)


def names_office(words: str, document: PolicyDocument) -> int:
    """Return the same where only an office or a place counts: 清河〔2021〕31号."""
    names = () if _SHORT_CODE.search(words) else _names(document)
    return next((len(w) for w in _endings(words) if _is_office(w, names)), 0)


def says_somebody(words: str) -> bool:
    """Say whether `words` end in the name of an office or place, whichever that is."""
    return bool(_SOMEBODY.search(words)) and not _ANY.search(words)


def _code(document: PolicyDocument) -> str:
    return (document.number_key or "").split("|", 1)[0]


def _names(document: PolicyDocument) -> tuple[str, ...]:
    head, about, _ = document.title.partition("关于")
    return (*document.issuers, *([head] if about else []))


def _endings(words: str) -> Iterator[str]:
    """Yield the ends of `words`, the longest first."""
    return (words[-n:] for n in range(min(len(words), _LONGEST), _SHORTEST - 1, -1))


def _shortens(written: str, code: str) -> bool:
    """Say whether people make it of a 机关代字: 政办 of 清政办发; 粤财 is not 粤财税."""
    return code.endswith(written) or _OF_ITS_KIND.sub("", code).endswith(written)


def _is_office(words: str, names: Sequence[str]) -> bool:
    """Say whether `words` are a piece of an office's names, or made of one."""
    if any(words in name for name in names):
        return True
    office = _OFFICE.search(words)
    if office is None:
        return False
    bare = words[: office.start()]
    called = (words, bare) if len(bare) > 1 else (words,)
    return any(office_fit(word, name) for word in called for name in names)
