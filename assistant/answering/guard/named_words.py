"""Named: the words of a sentence that claim to stand somewhere: quotations, titles, offices, laws.

Whatever mark a writer encloses words in, they are held against the documents word for word.
"""

import re
from collections.abc import Iterator, Sequence

_PAIRS = (
    "“”\"＂〝〞„‟❝❞", "‘’'＇‛", "「」﹁﹂", "『』﹃﹄", "«»",
    "‹›", "《》", "〈〉＜＞<>", "【】〖〗", "`´",
)  # fmt: skip
"""Families of marks: any of a family may open, and any of it may close."""
_FAMILIES = tuple(re.compile(rf"([{re.escape(marks)}])\1*") for marks in _PAIRS)
_OPENERS = "“〝„❝‘「﹁『﹃«‹《〈【〖"
_CLOSERS = "”〞‟❞’」﹂』﹄»›》〉】〗"
_DIRECTED = re.compile(f"[{_OPENERS}]([^{_OPENERS}{_CLOSERS}]+)")
_ALL = re.compile(f"[{re.escape(''.join(_PAIRS))}]+")
_EDGES = " \n\t，。；：！？、…—.,;:!?*_"
_BLOCK = re.compile(r"^\s*[>＞]+\s*(.+)$", re.DOTALL)
_AS_FOLLOWS = re.compile(
    r"(?:(?:原文|原话|原句|全文|引文|引用|(?:写|说|讲|载|提)(?:道|到)|如下|表述)[^，。：:]{0,4}"
    r"(?:[：:]|—+|[是为](?=[^：:]{6}))|写的是(?:—+|即?[：:]))(.*)$",
    re.DOTALL,
)
"""What is announced as the documents' own words, without marks."""
_LAW = re.compile(
    r"[民刑]法典|[\u4e00-\u9fff]{2}(?:法典|条例|细则|(?:暂行|管理|实施|试行)办法|实施方案|(?:管理|若干)规定|公告)"
    r"|[\u4e00-\u9fff]{2}(?<![办方做想说看用算写无合依司执立违叫手])法(?![律院官定规人治])"
)
_BY = re.compile(
    r"(?:按照?|依据|依照|根据|参照|遵照|执行|关于)([\u4e00-\u9fff]{3,24}?(?:办法|规定|通知|方案|意见|法|文件))"
    r"(?=[，,。；;：:的执第]|$)"
)
_ANY = re.compile(
    r"^(?:有关|相关|上述|该|本|这|现行|国家|政策|文件|原文|法律|省|市|当地|以上|此|各|依法)"
)
_OFFICE = re.compile(
    r".*(?:局|厅|委|委员会|[村居]委会|办公室|办事处|街道|..办|公司|银行|医院|法院|检察院|协会|基金会|中心|联社|署|所|站|"
    r"残联|妇联|商会|总会|信用社|[^全内干东西中北南支]部|人大常委会|政协|学院|大学|小学|中学|幼儿园|院|指挥部|专班|项目部|窗口)"
)
_TITLE = re.compile(r".*(?:[局厅县市镇乡区所站院校科处部省州会]长|书记|主任|会计|同志|经理|秘书)")
_AREA = re.compile(r".{2,}(?:省|市|县|区|镇|乡|村|街道|自治州)|.{1,}街道")
_GOVERNMENT = re.compile(r"[省市县区镇乡州]政府")
_CUE = re.compile(
    r"[局厅委办院署部站所联会社心学园班口长省市县区镇乡村州]|公司|银行|书记|主任|同志|经理|秘书|街道"
)
_MARKS = (_OFFICE, _TITLE, _AREA)
_COMMON = frozenset(
    ("地区", "社区", "城市", "农村", "乡村", "所", "院", "站", "部", "署", "中心", "医院", "学院")
)


def quoted(body: str) -> Iterator[str]:
    """Yield what stands between marks of any kind, closed or not, and behind 原文是： and >."""
    for family in _FAMILIES:
        yield from (_bare(part) for part in family.split(body)[2::4])
    yield from (_bare(m[1]) for m in _DIRECTED.finditer(body))
    for pattern in (_BLOCK, _AS_FOLLOWS):
        if match := pattern.search(body):
            yield from (_bare(part) for part in _ALL.split(match[1]))


def _bare(words: str) -> str:
    return _ALL.sub("", words).strip(_EDGES)


def laws(body: str) -> Iterator[str]:
    """Yield the ends of the names of laws and rules that stand without marks."""
    yield from (m[0] for m in _LAW.finditer(body) if not _ANY.match(m[0]))
    yield from (m[1] for m in _BY.finditer(body) if not _ANY.match(m[1]))


def may_name(body: str) -> bool:
    """Say whether a sentence may name an office, a person with a title or an area."""
    return bool(_CUE.search(body))


def bodies(body: str, words: Sequence[str]) -> Iterator[str]:
    """Yield the offices, persons with a title and areas among the words of a sentence.

    A short one (局, 振兴局) is taken together with the word before it.
    """
    yield from _GOVERNMENT.findall(body)
    for at, word in enumerate(words):
        if word not in _COMMON and any(p.fullmatch(word) for p in _MARKS):
            whole = words[at - 1] + word if at and len(word) < 3 else word
            yield whole if whole in body else word
