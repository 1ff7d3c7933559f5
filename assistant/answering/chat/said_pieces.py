"""Pieces: what of a model's sentence must hold by itself, and how it is told.

A claim beside 文件没有规定次数 is not borne out by that, nor one county's figure by the other's
rule: such a sentence is cut at its commas, and each piece is held against the sources alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PIECE = re.compile(r"(?:[“「『《][^”」』》]*[”」』》]|[,;](?=\d)|[^，；,;—])+")
"""Up to a comma, but not one of a quotation or inside a figure."""
_TURNS = re.compile(r"(?<=.)(?=但是?|不过|所以|因此|而且|并且|然而)")
ABSENT = re.compile(
    r"(?:库内|依据|文件|原文)*(?:中|里)?"
    r"(?:未|没有?)(?:直接|具体|明确)?(?:写明|载明|规定|提到|提及|说明|列出|给出|明确|说|写)|"
    r"(?:政策|文件|原文|依据|库)(?:里|中|上|内)?(?:也|并|都)?没有(?!这个数)"
)
"""What says that something is not stated."""
_TOPIC = re.compile(r"^\s*(?:关于|至于)|[是能可]否|能不能|可不可以|要不要|需不需要|有没有")
_WHATEVER = re.compile(r"[都也均]|不管|不论|无论")
"""What makes a claim of a question: 能不能走动都可以代领."""

_THEIRS = re.compile(r"您|你")
_DOCUMENTS = r"(?:文件|原文|依据|政策|库内)"
_THIS = r"[这此该][个一种]?(?:数字?|标准|金额|说法)?"
DENIES = re.compile(
    rf"{_DOCUMENTS}[^，。；]{{0,6}}?(?:没有?|未)[^，。；]{{0,4}}?(?:{_THIS}|写|载|提|列|出现)"
    rf"|{_DOCUMENTS}[^，。；]{{0,6}}?(?:不是|并非){_THIS}"
    rf"|[与和跟同](?:{_DOCUMENTS}|[您你])[^，。；]{{0,16}}(?:不同|不符|不一[致样]|不相|有出入|对不上)"
    r"|(?:不是|并非|而非)[您你](?:说|讲|提|问|听)|(?:不对|不准确|不正确|有误)(?=[，。；！]|$)"
)
"""What says that the documents do not have it, or have another: no denial of anything else."""

_FORMER = re.compile(
    r"原来|原先|此前|当时|过去|原(?:规定|标准|办法|定|为|是)|旧(?:版|规定|标准|办法|文件|政策|的)"
    r"|(?:修改|修订|修正|调整|废止)(?:以|之)?前"
)
"""What tells a former rule, and goes on behind a comma."""
_GONE = re.compile(
    r"废止|失效|作废|停止执行|不再(?:执行|适用)|过期|(?:有效|试行)期[^，。]{0,4}[已届过]"
    r"|(?:尚未|还没有?|未)(?:施行|执行|生效|实施)|已(?:被|经)?[^，。]{0,24}(?:修改|调整|取代|代替)"
)
_NOW = re.compile(
    r"现在|现行|目前|如今|现为|[仍新]|依然|改为|改成|调整[为到至]|提高[到至]|增加[到至]"
)


@dataclass(frozen=True, slots=True)
class SaidPiece:
    """A sentence, or a piece of one, and the numbers of sources that its sentence names.

    `written` is it with its decoration; `asides` are, for each place that it is about, the
    documents of other places; `former` says that it is told as what no longer or not yet holds.
    """

    bare: str
    written: str
    marks: tuple[int, ...] = ()
    asides: tuple[frozenset[str], ...] = ()
    former: bool = False

    @property
    def is_absence(self) -> bool:
        """Whether it says that something is not stated."""
        return bool(ABSENT.search(self.bare))

    @property
    def denies_theirs(self) -> bool:
        """Whether it tells the user that the documents do not have what the user said."""
        return denies_theirs(self.bare)


def denies_theirs(text: str) -> bool:
    """Say whether it tells the user that the documents do not have what the user said."""
    return bool(_THEIRS.search(text) and DENIES.search(text))


def said_pieces(bare: str, marks: tuple[int, ...]) -> Iterator[SaidPiece]:
    """Yield the pieces of a sentence, and which of them are told as what does not hold."""
    former = False
    for part in _parts(bare):
        now = bool(_NOW.search(part))
        former = not now and (former or bool(_FORMER.search(part)))
        gone = not now and bool(_GONE.search(part))
        yield SaidPiece(part, part, marks, former=former or gone)


def _parts(bare: str) -> Iterator[str]:
    """Yield the parts of a sentence; what an absence or a denial is about stays with it."""
    waiting = ""
    for part in (p for each in _PIECE.findall(bare) for p in _TURNS.split(each)):
        if waiting and not _leads_to(waiting, part):
            yield waiting
            waiting = ""
        waiting = f"{waiting}，{part}" if waiting else part
    if waiting:
        yield waiting


def _leads_to(before: str, part: str) -> bool:
    if ABSENT.search(part):
        return bool(_TOPIC.search(before)) and not _WHATEVER.search(before)
    return bool(_THEIRS.search(before) and DENIES.search(part))
