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
_JUDGES = re.compile(
    r"(?:您|你)(?!问|提到|关心|咨询|想|好)[^。！？]{0,40}?"
    r"(?:[能可](?:以|够)?(?:享受|享有|领|拿(?!着)|评|申请|申领|得到|获得|报销)|[领拿享评]得?[得不]到"
    r"|不影响|不妨碍|(?:未|没有?)(?:超过|超出|达到|低于|高于)(?![^，。]{0,12}的部分)"
    r"|不(?:超过|超出|低于|高于)[^，。]{0,6}(?:标准|[上下]限|限额|门槛|条件|要求|规定|年龄)"
    r"|符合(?![^，。]{0,6}条件的)|(?:满足|具备|达到)[^，。]{0,8}(?:条件|资格|要求|年龄|标准)(?!的)"
    r"|不?够(?:条件|资格|格|年龄|岁数)|[有没]有?资格|属于[^，。]{0,8}(?:对象|范围)"
    r"|在[^，。]{0,8}范围之?内)"
)
"""The same drawn from what the user said of a case, also behind a comma."""
_SUPPOSED = re.compile(
    r"(?:如果|假如|要是|若|只要)(?:是|说)?(?:您|你)|(?:您|你)[^，。]{0,4}(?:如果|要是|若|只要)"
)
"""What tells the rule by a case that is only supposed."""


def is_no_answer(bare: str) -> bool:
    """Say whether a sentence is markup, a report of the program's work, or breaks off."""
    return any(pattern.search(bare) for pattern in (_FOREIGN, _TOOLS, _UNFINISHED))


def decides(bare: str) -> bool:
    """Say whether a sentence judges a case or approves of something."""
    judges = bool(_JUDGES.search(bare)) and not _SUPPOSED.search(bare)
    return judges or bool(_DECIDES.search(bare))
