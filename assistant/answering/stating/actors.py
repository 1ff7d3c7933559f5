"""Who acts: 公司 in a question is the 用人单位 of a law, and what a 劳动者 may do is not for it.

The table is closed: parties whose rights a law sets against each other, with what people call them.
"""

import re
from collections.abc import Iterator, Sequence

_CALLED = {
    "用人单位": (
        "用人单位",
        "用工单位",
        "公司",
        "单位",
        "企业",
        "工厂",
        "厂里",
        "厂",
        "老板",
        "雇主",
    ),
    "劳动者": ("劳动者", "职工", "员工", "工人", "打工", "女职工", "雇员"),
    "经营者": ("经营者", "商家", "店家", "商场", "超市", "网店", "饭店", "卖家", "店主"),
    "消费者": ("消费者", "顾客", "买家", "客人"),
    "出租人": ("出租人", "房东"),
    "承租人": ("承租人", "租客", "房客"),
    "发包方": ("发包方", "村委会", "村集体"),
    "承包方": ("承包方", "承包户"),
    "投保人": ("投保人",),
    "保险机构": ("保险机构", "保险公司", "保险人"),
}
_AGAINST = (
    ("用人单位", "劳动者"), ("经营者", "消费者"), ("出租人", "承租人"), ("发包方", "承包方"),
    ("保险机构", "投保人"),
)  # fmt: skip
_PARTY = re.compile("|".join(_CALLED))
_MAY = re.compile(r"可以|有权")
_MODAL = re.compile(r"不得|应当|必须|可以|有权")
_SO = re.compile(r"这样|这么|此举|该做法")
_BARE = re.compile(
    r"(?:这)?(?:能不能|可不可以|可以|行不行|行|能行|合不合法|合法|合规|是否合法|允许|对)(?P<deed>[一-鿿]*?)[吗么呢]?"
)
"""Asks whether something may be done, and of whom is said before: 厂里把我辞了，可以吗."""
_LABEL = re.compile(r"^\s*(?:第[^\s　]{1,10}条|[（(][一二三四五六七八九十]+[）)])[\s　]*")
_CUT = re.compile(r"[，,：:。；;\n]")


def opposed(story: Sequence[str], asks: Sequence[str], clause: str) -> bool:
    """Say whether a clause lets the one party do what the question asks of the other.

    What a clause demands of the other party is not against it: it is what the asker may claim.
    """
    who = _agent(story, asks)
    actor = _actor_of(clause)
    return any({who, actor} == set(pair) for pair in _AGAINST) if who and actor else False


def without_parties(piece: str) -> str:
    """Return a piece of a clause without the parties that it names: what they do is left."""
    return _PARTY.sub("", piece)


def _agent(story: Sequence[str], asks: Sequence[str]) -> str:
    """Return the party that is asked about: 公司能不能; of 这样行不行 that which acted last."""
    asked = [party for ask in asks if (party := _party_at_start(ask))]
    if asked or not any(_SO.search(ask) or _is_bare(ask, story) for ask in asks):
        return asked[0] if asked else ""
    told = [party for piece in story if (party := _party_at_start(piece))]
    return told[-1] if told else ""


def _is_bare(ask: str, story: Sequence[str]) -> bool:
    """Say whether an ask names no deed but that which the facts end with: 可以吗, 能不能解除."""
    found = _BARE.fullmatch(ask.strip("？?。"))
    return found is not None and bool(story) and found["deed"] in story[-1]


def _actor_of(clause: str) -> str:
    """Return the party that a clause lets do something, where that is the first thing it says."""
    parts = _CUT.split(_LABEL.sub("", clause))
    at = next((i for i, part in enumerate(parts) if _MODAL.search(part)), None)
    if at is None or (modal := _MODAL.search(parts[at])) is None or not _MAY.match(modal[0]):
        return ""
    return next(_first_parties((parts[at], *parts[:at])), "")


def _first_parties(parts: Sequence[str]) -> Iterator[str]:
    return (party for part in parts if (party := _party_at_start(part)))


def _party_at_start(piece: str) -> str:
    for party, names in _CALLED.items():
        if piece.startswith(names):
            return party
    return ""
