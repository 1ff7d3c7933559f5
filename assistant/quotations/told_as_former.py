"""Words that no longer hold and of which the draft says so itself: 原办法第八条规定“…”，现改为…."""

import re
from dataclasses import replace

from assistant.quotations.checked import Quotation, QuotationStatus
from assistant.quotations.context import Context

_FORMER = re.compile(
    r"原(?:来|先|有)?的?(?=《|第|[\u4e00-\u9fff]{0,6}(?:办法|规定|标准|通知|条例|细则|方案|政策|公告|批复))|"
    r"(?:修改|修订|修正|调整)(?:之)?前|[老旧](?=办法|标准|规定|政策|通知|文件)|已经?(?:废止|失效|停止执行)|曾经?规定"
)
"""What tells that words were in force before."""
_STILL = re.compile(r"仍|继续|沿用|依旧|照旧|照此|应当?按")
"""What tells that somebody goes by them all the same."""


def told_as_former(context: Context, found: Quotation) -> Quotation:
    """Return a quotation as a right one where the draft says itself that its words held before."""
    if found.status is not QuotationStatus.SUPERSEDED:
        return found
    first, last = context.attribution.sentence(found.span[0])
    before = context.own[first : found.span[0]]
    if not _FORMER.search(before) or _STILL.search(context.own, first, last):
        return found
    status = QuotationStatus.LAYOUT_ONLY if found.changes else QuotationStatus.EXACT
    return replace(found, status=status)
