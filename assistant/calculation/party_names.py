"""The parties that share a sum, by their whole names: 县和乡镇 are two, and 乡镇 is one of them."""

import re
from collections.abc import Sequence

from assistant.errors import CalculationError

_BODY = re.compile(
    r"(?P<name>(?:街道|社区|乡镇|镇街|县区|市区|[省市区县镇乡村甲乙丙丁])"
    r"(?:财政局|财政所|民政局|政府|办事处|委会|办|局)?)(?:本级|财政|里头?|级|上|方)*"
)
_NO_BODY = re.compile(
    r"[全本各每两几二三四五六七八九十\d个]+(?=街道|[省市区县镇乡村])[^,。;、]*?街道|"
    r"[全本各每]个?[省市区县镇乡村]里?"
)
_TWO_IN_ONE = frozenset({"乡镇", "镇街", "县区", "市区"})
_COUNTED = re.compile(r"[两二三四五几]\s*(?:家|方|边|头|级)")
_STOP = re.compile(r"[,。;:?!\n]")


def party_names(before: str, after: str, count: int) -> tuple[str, ...]:
    """Return the names of `count` parties, in the order of their shares.

    They are sought in the words right before the shares, in those after, and in what stands before
    a comma. Where nobody is named they are 第1方, 第2方 …

    Raises:
        CalculationError: some are named, and not as many as there are shares.
    """
    pieces = _STOP.split(before)
    near = _named(pieces[-1].rsplit("由", 1)[-1])
    following = _named(_STOP.split(after.lstrip("开分担摊承出,"))[0])
    earlier = _named(pieces[-2].rsplit("由", 1)[-1]) if len(pieces) > 1 else ()
    found = next((fit for names in (near, following, earlier) if (fit := _fit(names, count))), ())
    if found:
        return found
    if (near or following) and not _COUNTED.search(pieces[-1]):
        raise _unclear(near or following, count)
    return tuple(f"第{number}方" for number in range(1, count + 1))


def _named(text: str) -> tuple[str, ...]:
    return tuple(match["name"] for match in _BODY.finditer(_NO_BODY.sub("", text)))


def _fit(names: Sequence[str], count: int) -> tuple[str, ...]:
    """Return as many names as there are shares: 县乡镇5:3:2 are three, 县和乡镇6:4 are two."""
    distinct = tuple(dict.fromkeys(names))
    if len(distinct) == count:
        return distinct
    split = tuple(part for n in distinct for part in (n if n in _TWO_IN_ONE else (n,)))
    whole = len(distinct) > 1 and len(split) == count == len(set(split))
    return split if whole else ()


def _unclear(names: Sequence[str], count: int) -> CalculationError:
    told = "、".join(dict.fromkeys(names))
    return CalculationError(
        f"分担的比例有{count}份，能看出的承担方是{told}，分不清谁占哪一份。",
        "请写明各方各占几成，如“县六成、乡镇四成”。",
    )
