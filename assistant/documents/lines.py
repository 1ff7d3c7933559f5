"""What a single line of a 公文 is, by how it is written (GB/T 9704 chapter 7).

The questions here look at one line only; where a line stands is for `elements` and `layers`.
"""

import re
from dataclasses import replace
from functools import lru_cache

from assistant.documents.dates import ANY_DATE, DATE, is_date_line
from assistant.documents.document_number import find_document_numbers
from assistant.documents.layout import Paragraph
from assistant.documents.numbering import opening

GENRES = (
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示",
    "批复", "议案", "函", "纪要", "条例", "办法", "规定", "细则", "规则", "方案", "规划", "纲要",
    "计划", "要点", "章程", "法", "解释", "复函",
)  # fmt: skip
"""文种: the fifteen of the 党政机关公文处理工作条例, and those of what a 通知 or 令 issues."""

LONGEST_LINE = 40
"""A title line, an issuing mark or a signature is no longer than a printed line."""

SENTENCE = re.compile(r"[。；！？;!?]")
SIGNER = re.compile(r"签发人\s*[:：]")
MARK = re.compile(
    r"(?:文件|国务院令|人民政府令|[部委局署行会]令|主席令|人民代表大会(?:常务委员会)?公告)$"
)
ATTACHMENT = re.compile(r"附\s*(?:件\s*)?[0-9０-９一二三四五六七八九十]{0,3}\s*[:：]")
NOTE = re.compile(r"[（(][^）)]{1,60}[）)]")
COPIED_TO = re.compile(r"(?:抄\s*送|分\s*送|抄\s*报)\s*[:：]")
PRINTED = re.compile(
    rf"(?:[^。；]{{2,40}}{ANY_DATE}|{ANY_DATE})\s*印\s*[发制](?:\s*[（(]?\s*共印.{{1,10}}份\s*[）)]?)?|"
    r"[（(]?\s*共印.{1,10}份\s*[）)]?"
)
CONTACT = re.compile(
    r"(?:(?:联\s*系|咨询|经办)(?:人|电话|方式|单位|地址|部门)?|(?:联系|咨询|办公|监督|举报|服务|固定|手机)?电\s*话|传\s*真|"
    r"(?:联系|通讯|办公)?地\s*址|邮\s*[编箱]|邮政编码|电子(?:邮箱|邮件)|主\s*题\s*词)"
    r"(?:及(?:电话|方式))?\s*[:：][^。；]{1,80}"
)
"""An 附注 without its brackets, and the 主题词 of papers before 2012."""
URGENCY = re.compile(r"(?:特\s*急|加\s*急|特\s*提|平\s*急|急\s*件)")
ATTACHMENT_MARK = re.compile(
    r"附\s*(?P<word>[件表录]?)\s*(?P<ordinal>[0-9０-９一二三四五六七八九十]{0,3})(?P<gap>\s*)"
    r"(?P<colon>[:：])?(?P<title>.*)"
)
BARE_NUMBER = re.compile(r"[〔\[［【（(]\s*(?:19|20)\d\d\s*[〕\]］】）)]\s*第?\s*\d{1,4}\s*[号期]")
_ORGANISATION = re.compile(
    r"(?:院|厅|局|部|委|室|会|府|办|处|组|司|署|行|社|所|站|队|公司|中心|代）|代\)|省|市|县|区|乡|镇|街道|团|庭|"
    r"(?:大|中|小)学|[学党]校|[书物念案化]馆|海关|[象视]台|儿园|(?<=.{5})[股科])"
    r"(?:[（(][^）)]{1,10}[）)])?$"
)
_PERSON = re.compile(
    r"(?:代)?(?:总\s*理|主\s*席|[省市县区州盟旗镇乡部局厅院行署会]\s*长|主\s*任|书\s*记|检\s*察\s*长|专\s*员)"
    r"\s*[\s\u3000:：]\s*[\u4e00-\u9fff·\s\u3000]{2,12}(?:[（(].{1,4}[）)])?"
)
_LABELLED = re.compile(r"[:：《》“”]")
_ADOPTED = re.compile(r"通过|修正|修订|公布|发布|施行|批准|印发")
_TITLE_ENDS = re.compile(
    r"[（(](?:试行|暂行|草案|修订|修正|[^）)]{0,24}(?:稿|草案)|[^）)]{0,4}年[^）)]{0,6})[）)]"
)
_GENRE = re.compile(
    rf"({'|'.join(sorted(GENRES, key=len, reverse=True))})(?:[（(][^（）()]*[）)])?$"
)
_PLAIN_TITLE = re.compile(
    r"[^。；，：]{2,}(?:明白[纸卡]|问答|一图读懂|解读|宣传[单页]|告知书|办事指南)"
    r"(?:[（(][^（）()]*[）)])?"
)
"""What an office calls the sheets that tell of a policy; none is a 文种."""
_NUMBER_LABEL = re.compile(r"^(?:发文字号|发文文号|文件编号|文\s*号)\s*[:：]\s*")
_WIDE = r"[\s\u3000]+"
_TOGETHER = (
    re.compile(rf"(?P<first>\S{{2,30}}号){_WIDE}(?P<second>签\s*发\s*人\s*[:：].*)"),
    re.compile(
        rf"(?P<first>[^\s\d]{{2,30}}(?:{_WIDE}[^\s\d]{{2,30}})*){_WIDE}(?P<second>{DATE.pattern})"
    ),
    re.compile(rf"(?P<first>\S{{2,30}}号){_WIDE}(?P<second>{DATE.pattern})"),
    re.compile(rf"(?P<first>[^\s\d《》]{{3,30}})(?P<second>{DATE.pattern})"),
    re.compile(
        r"(?P<first>\S{2,30}令)\s*(?P<second>[（(]第\s*[\d〇一二三四五六七八九十百]+\s*号[）)])"
    ),
    re.compile(
        r"(?P<first>(?!根据|按照|依[据照]|按|为|现|经|对)[^\s，。；：《》]{0,40}关于[^，。；：]{2,60}"
        r"的(?:通知|通报|意见|决定|公告|通告|方案|函))\s*"
        r"(?P<second>[各市县区省州][^，。；：《》要应须请将]{0,20}"
        r"(?:政府|部门|单位|机构|[局委办镇乡]|街道|学校|公司|企业)[^。；：要应须请将]{0,80}[:：])"
    ),
)
"""Two elements on one printed line: number and signer (7.2.6), signature and date, an order, a
title and whom it is for."""


def genre_of(title: str) -> str:
    """Return the 文种 at the end of a title, or ""."""
    match = _GENRE.search(title.strip().rstrip("》"))
    return match[1] if match else ""


def separated(line: Paragraph) -> list[Paragraph]:
    """Return the elements that one printed line holds, as lines of their own."""
    if len(line.text) > 2 * LONGEST_LINE:
        return [line]
    match = next((m for p in _TOGETHER if (m := p.fullmatch(line.text))), None)
    if match is None or not _may_stand_alone(match["first"]):
        return [line]
    start = line.span[0]
    first = replace(line, text=match["first"], span=(start, start + match.end("first")))
    at = match.start("second")
    second = replace(line, text=match["second"], span=(start + at, line.span[1]))
    return [first, second]


def _may_stand_alone(text: str) -> bool:
    named = _ORGANISATION.search(text) or MARK.search(text)
    return is_number(text) or bool(named) or is_person(text) or bool(_GENRE.search(text))


def is_number(text: str) -> bool:
    """Say whether the line is a document number, in brackets or not.

    An order prints only 第707号, minutes 〔2024〕7号 or 第7期.
    """
    text = _NUMBER_LABEL.sub("", text)
    if text[:1] in "（(" and text[-1:] in "）)":
        text = text[1:-1].strip()
    numbers = find_document_numbers(text)
    return (
        (bool(numbers) and numbers[0].start == 0 and numbers[0].end == len(text))
        or (text.startswith("第") and text.endswith(("号", "期")) and len(text) < 12)
        or BARE_NUMBER.fullmatch(text) is not None
    )


def is_date(text: str) -> bool:
    """Say whether the line is a full date as GB/T 9704 prints it, and nothing else."""
    return DATE.fullmatch(text) is not None


def is_organisation(text: str) -> bool:
    """Say whether the line ends as the name of an office does."""
    return _ORGANISATION.search(text) is not None


def names_office(text: str) -> bool:
    """Say whether the line is an office alone, or what minutes are called: 专题会议纪要."""
    return "关于" not in text and (text.endswith("纪要") or is_organisation(text))


def is_plain_title(text: str) -> bool:
    """Say whether a title is of a sheet that tells of a policy: 高龄津贴明白纸（2025年版）."""
    return _PLAIN_TITLE.fullmatch(text.strip()) is not None


def is_person(text: str) -> bool:
    """Say whether the line is the signature of a person: 总理　李克强."""
    return _PERSON.fullmatch(text) is not None


def is_signature(text: str) -> bool:
    """Say whether the line may be a 署名: the short name of an office, or a person's."""
    short = len(text) <= LONGEST_LINE and not SENTENCE.search(text) and opening(text) is None
    named = is_organisation(text) and not _LABELLED.search(text)
    return short and "\t" not in text and (named or is_person(text))


def ends_title(text: str) -> bool:
    """Say whether the line is the bracket that ends a title: （试行）."""
    return _TITLE_ENDS.fullmatch(text) is not None and not is_date_line(text)


def is_remark(text: str) -> bool:
    """Say whether the line is a 题注: when a law was adopted and amended, under its title."""
    bracketed = text[:1] in "（(" and text[-1:] in "）)" and opening(text) is None
    dated = DATE.search(text) is not None and _ADOPTED.search(text) is not None
    return bracketed or (dated and not SENTENCE.search(text) and not text.startswith("《"))


def opens_remark(text: str) -> bool:
    """Say whether the line begins a 题注 whose bracket closes on a later line."""
    open_bracket = text[:1] in "（(" and not re.search(r"[）)]", text) and opening(text) is None
    return open_bracket and "年" in text


@lru_cache(maxsize=4096)  # of one text a line is asked about many times
def belongs_to_tail(text: str) -> bool:
    """Say whether the line stands below a 成文日期: a note, the copies, the printing."""
    if is_date_line(text):
        return False
    marks = (NOTE.fullmatch(text), COPIED_TO.match(text), PRINTED.fullmatch(text))
    return any(marks) or CONTACT.fullmatch(text) is not None
