"""Pictures that a reader met and did not read: the sentence about them, alike in every format."""

from collections import Counter
from collections.abc import Sequence

from assistant.documents.lines import ATTACHMENT_MARK

_LONGEST_MARK = 40


def attachment_before(lines: Sequence[str]) -> str:
    """Return which attachment what follows `lines` stands in (附件1), or ""."""
    for text in reversed(lines):
        mark = ATTACHMENT_MARK.fullmatch(text.strip())
        if mark and len(text) <= _LONGEST_MARK and not mark["colon"]:
            return f"附件{mark['ordinal']}"
    return ""


def pictures_unread(places: Sequence[str], what: str) -> tuple[str, ...]:
    """Return the sentence about pictures, where there are any.

    `places` has for each the attachment it stands in, or ""; `what` is 网页 or 文件.
    """
    counts = Counter(places)
    where = "、".join(f"{place}有 {count} 张" for place, count in counts.items() if place)
    said = (
        f"{what}里有 {len(places)} 张图片没有读入{f'（{where}）' if where else ''}；"
        "要引用图片里的内容，请把图片另存后入库。"
    )
    return (said,) if places else ()
