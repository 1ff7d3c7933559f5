"""Unfit: what is no part of an answer, whatever it states.

Markup, tool calls and what only the program could report; a judgement of a person's case or an
approval, which is an office's to make; a sentence that breaks off before what it announces.
"""

import re

_FOREIGN = re.compile(r"\]\s*[(\[:]|!\[|\[\^|~~|''|[,，]{2}|\t\S|-->|[^\s>]\s*>|&#?\w+;", re.I)
"""No part of an answer in words: links, footnotes, markup; the rest of it are `strangers`."""
_TOOLS = re.compile(
    r"(?:工具|接口|函数|系统|数据库|程序|测算器)[^，。]{0,8}(?:返回|显示|提示|给出|输出|结果)|系统[：:]"
    r"|(?:检索|查询|搜索|查找?|找)到[^，。]{0,4}[条个]|(?:检索|查询|搜索)结果"
    r"|已经?(?:为|帮|给)[您你]|校验通过"
)
"""What only the program could say: it searched, calculated, did something for the user."""
_UNFINISHED = re.compile(r"(?:[是为如即]|写[道到明]|[(（“「『《])[\s*_]*$|《[^》]*$")
_DECIDES = re.compile(
    r"(?:您|你)(?:家|们|户)?[^，。]{0,8}"
    r"(?:符合|有资格|没资格|没有资格|(?:可以|能够?|应该?)(?:享受|领|评))"
    r"|(?:我|本助手|我们)[^，。]{0,6}(?:批准|同意|决定|认定)"
    r"|(?<!不代表)(?<!不等于)(?<!不是)(?<!没有)(?:予以|已经?|现)(?:批准|批复|同意|拨付|下拨)"
)
"""A judgement of a person's case or an approval: for an office to make."""


def is_no_answer(bare: str) -> bool:
    """Say whether a sentence is markup, a report of the program's work, or breaks off."""
    return any(pattern.search(bare) for pattern in (_FOREIGN, _TOOLS, _UNFINISHED))


def decides(bare: str) -> bool:
    """Say whether a sentence judges a case or approves of something."""
    return bool(_DECIDES.search(bare))
