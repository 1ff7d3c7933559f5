"""What a heading leads in: the items below it, which say what the heading only names.

三、“门前三包”责任 with （一）包卫生干净 below it, 四、申报程序 with its steps, a line 办理地点
with the sentence behind it: whoever asks for what a heading names wants what stands there.
"""

import re

from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.question.whole_clause import below

_LONGEST = 40
_SENTENCE = re.compile(r"[。；;]")
_ITEM = re.compile(
    r"[\n：:；;][\s　]*(?:[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、](?!\d)"
    r"|[一二三四五六七八九十]+、|[①-⑳])"
)
_LEAST_ITEMS = 2


def heading_of(clause: Clause) -> str:
    """Return the line that names what stands in a clause or below it, "" of a plain sentence.

    So does a sentence that leads a list in: 申请补贴的，应当提交以下材料：.
    """
    if clause.columns or clause.element or clause.kind is ClauseKind.ROW:
        return ""
    first, *more = clause.text.strip().split("\n", 1)
    led = first.rstrip().endswith(("：", ":"))
    if clause.kind is ClauseKind.HEADING or led:
        return first
    names = bool(more) and len(first) <= _LONGEST and not _SENTENCE.search(first)
    return first if names else ""


def with_items(document: PolicyDocument, clause: Clause) -> tuple[Clause, ...]:
    """Return a clause with all that stands below it."""
    return (clause, *below(document, clause))


def counts_items(document: PolicyDocument, clause: Clause) -> bool:
    """Say whether what a clause leads in is a list: two items at least, in it or below it."""
    levels = [c.level for c in below(document, clause) if c.number is not None]
    under = sum(level == levels[0] for level in levels)
    return max(under, len(_ITEM.findall(clause.text))) >= _LEAST_ITEMS
