"""Words that measure: they say how something is counted, not what it is."""

import re

MEASURE = re.compile(r"[每一二两三几]|\d|.$|..?到$")
"""每人, 每年, a figure, a single character: they measure, they are not what is measured."""
MEASURE_NOUN = re.compile(
    r"[额数费]$|标准|[期时]限|时间|比例|上限|下限|最[高低多少]|总共|一共|合计|[年月天日]$|需要|大概"
    r"|^(?:办理|办结|审批|审核)$"
)
"""Names of measures: 金额, 救助标准, 办理时限 (two words). Something else is what is measured."""
BENEFIT = re.compile(
    r"(?:补助|补贴|津贴|奖励|奖补|救助|资助|补偿|待遇|计划|项目|政策|资?金|款项?|钱)"
)
"""What is given: before it stands what it is given for (雨露计划补助, 丧葬费补助)."""
_SHORTEST_FEE = 2
_EVERYWHERE = re.compile(r"[全本我该][国省市县区镇乡村]|[县市区镇村]里")


def only_measures(term: str) -> bool:
    """Say whether a word only says how something is counted: 费, 标准; not 丧葬费."""
    if MEASURE.match(term) or _EVERYWHERE.fullmatch(term):
        return True
    own = len(term) > _SHORTEST_FEE and term.endswith("费")
    return not own and MEASURE_NOUN.search(term) is not None
