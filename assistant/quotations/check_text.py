"""The check as an official sends it back: how many of each kind, then every one that is wrong."""

from collections import Counter
from collections.abc import Iterator

from assistant.documents.dates import print_date
from assistant.library.wording import letters_of
from assistant.quotations.as_printed import Difference, Op
from assistant.quotations.checked import Checked, Manner, Quotation, QuotationStatus

NAMES = {
    QuotationStatus.EXACT: "一致",
    QuotationStatus.LAYOUT_ONLY: "仅排版不同",
    QuotationStatus.ALTERED: "文字有改动",
    QuotationStatus.MISATTRIBUTED: "出处不对",
    QuotationStatus.NOT_FOUND: "库内没有",
    QuotationStatus.SUPERSEDED: "一字不差，但已废止或修改",
    QuotationStatus.SOURCE_ABSENT: "文件不在库内",
}
_MADE = {
    Op.INSERT: "多了“{0.quoted}”",
    Op.DELETE: "少了“{0.source}”",
    Op.REPLACE: "“{0.source}”写成了“{0.quoted}”",
}
_MARKS = "全半角、空格、标点 {0} 处"
_NONE = "没有找到可以核对的引文。"
CLOSING = "核对只对库内文件；库里没有的文件，请找原件核对。"


def summary(checked: Checked) -> str:
    """Return the check in plain Chinese, a line a fact."""
    return "\n".join(_lines(checked))


def counted(checked: Checked) -> str:
    """Return in one sentence how many quotations there are, and how many of each kind."""
    counts = Counter(quotation.status for quotation in checked.quotations)
    told = "，".join(f"{name} {counts[s]} 处" for s, name in NAMES.items() if counts[s])
    whole = f"共核对引文 {len(checked.quotations)} 处{'：' if told else ''}{told}。"
    return f"{_by_day(checked)}{whole}"


def _by_day(checked: Checked) -> str:
    return f"按{print_date(checked.as_of)}的版本和效力，" if checked.as_of else ""


def named_status(quotation: Quotation) -> str:
    """Return what the status of a quotation is called."""
    return NAMES[quotation.status]


def headed(quotation: Quotation) -> str:
    """Return what the status of a quotation is called, with where in the draft it stands."""
    where = f"（{quotation.where}）" if quotation.where else ""
    return NAMES[quotation.status] + where


def _lines(checked: Checked) -> Iterator[str]:
    yield counted(checked) if checked.quotations else f"{_by_day(checked)}{_NONE}"
    yield from (f"注意：{warning}" for warning in checked.warnings)
    for number, quotation in enumerate(checked.wrong, start=1):
        yield ""
        yield from _one(number, quotation)
    layout = [q for q in checked.quotations if q.status is QuotationStatus.LAYOUT_ONLY]
    if layout:
        yield from ("", "仅排版不同（文字、数字无误）：")
        yield from (_briefly(q) for q in layout)
    noted = [q for q in checked.quotations if q.status is QuotationStatus.EXACT and q.note]
    if noted:
        yield from ("", "一致，但请留意：")
        yield from (_briefly(q) for q in noted)
    if checked.namings:
        yield from ("", "文件名称和条款号：")
        yield from (f"- {n.text}：{n.note}" for n in checked.namings)
    yield from ("", CLOSING)


def _one(number: int, quotation: Quotation) -> Iterator[str]:
    manner = "（没有加引号）" if quotation.manner is Manner.UNMARKED else ""
    yield f"{number}. {headed(quotation)}{manner}"
    if quotation.named:
        yield f"   草稿所写出处：{quotation.named}"
    if quotation.source:
        yield f"   库内出处：{quotation.source.name}"
        yield f"   原文：{on_one_line(quotation.source.quote)}"
    yield f"   草稿：{on_one_line(quotation.text)}"
    if quotation.sentence and quotation.sentence != quotation.text:
        yield f"   所在句：{on_one_line(quotation.sentence)}"
    if quotation.changes:
        yield f"   差异：{differences(quotation)}"
    if quotation.remark:
        yield f"   说明：{quotation.remark}。"


def _briefly(quotation: Quotation) -> str:
    source = quotation.source.name if quotation.source else ""
    said = quotation.note or _MARKS.format(_marks(quotation))
    return f"- {source}：“{on_one_line(quotation.text)}”（{said}）"


def differences(quotation: Quotation) -> str:
    """Return in words what was changed, words and figures first."""
    told = list(map(_made, quotation.differences))
    if marks := _marks(quotation):
        told.append(_MARKS.format(marks))
    return "；".join(told)


def _marks(quotation: Quotation) -> int:
    """Return how many changes are of width, space and marks, and none of a figure's form."""
    pairs = ((letters_of(c.source), letters_of(c.quoted)) for c in quotation.layout)
    return sum(source == quoted for source, quoted in pairs)


def _made(difference: Difference) -> str:
    return on_one_line(_MADE[difference.op].format(difference))


def on_one_line(text: str) -> str:
    """Return the text of several lines on one."""
    return "".join(line.strip() for line in text.splitlines())
