"""The labels that government pages put before what they declare, and the values behind them."""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum

from assistant.documents.document_number import find_document_numbers
from assistant.documents.lines import SENTENCE, genre_of, is_number, is_organisation


class HeaderField(StrEnum):
    """What a label declares; OTHER is nothing that is of use here."""

    TITLE = "title"
    NUMBER = "number"
    DATE = "date"
    ISSUERS = "issuers"
    PUBLISHED = "published"
    EFFECTIVE = "effective"
    EXPIRES = "expires"
    OTHER = ""


_NAMES = {
    HeaderField.TITLE: "标题 名称 信息名称 文件名称 文件标题 公文名称 信息标题 法规名称",
    HeaderField.NUMBER: "发文字号 文号 文件编号 发文文号 文件字号 文件号 发文号 文件文号 公文字号",
    HeaderField.DATE: "成文日期 成文时间 签发日期 签发时间 发文成文日期",
    HeaderField.ISSUERS: (
        "发文机关 发文机构 发文单位 发文部门 制发机关 制发单位 制定机关 制定单位 颁布单位 颁发部门 "
        "发布机构 发布机关 发布单位 发布部门 公开主体 公开机构 信息发布机构 公布机关"
    ),
    HeaderField.PUBLISHED: (
        "发布日期 发布时间 公开日期 公开时间 公布日期 发文日期 发文时间 生成日期 印发日期 印发时间 "
        "信息发布日期 登记日期"
    ),
    HeaderField.EFFECTIVE: "生效日期 生效时间 实施日期 施行日期 施行时间 执行日期",
    HeaderField.EXPIRES: "失效日期 失效时间 终止日期 有效期至 有效期截止 有效期 有效期限 时效",
    HeaderField.OTHER: (
        "索引号 索取号 信息索引 信息索引号 主题分类 组配分类 分类 信息分类 体裁分类 文件分类 "
        "栏目分类 主题词 关键词 关键字 公开方式 公开形式 公开范围 公开时限 公开类别 公开类型 "
        "公开属性 公开程序 公开目录 公开选项 信息公开选项 公开责任部门 责任部门 有效性 时效性 "
        "效力状态 文件状态 文件效力 是否有效 效力 废止日期 废止时间 截止日期 服务对象 内容概述 "
        "内容描述 内容摘要 内容概要 摘要 公文种类 公文体裁 文种 体裁 统一登记号 统一编号 "
        "登记号 规范性文件登记号 规范性文件编号 规范性文件统一编号 制定机关登记号 政策类型 "
        "文件类型 信息类型 联合发文单位 联合发文机关 联合发文部门 文件来源 信息来源 文章来源 "
        "来源 信息提供日期 责任编辑 浏览次数 浏览量 点击数 点击量 点击率 阅读次数 阅读量 "
        "访问量 访问次数 作者 字号 字体 字体大小 背景色 背景颜色 视力保护色 语种 载体类型 "
        "记录形式 信息格式 所属机构 所属主题 更新日期 更新时间"
    ),
}
"""What the labels are called, by what they declare."""
FIELDS = {name: field for field, names in _NAMES.items() for name in names.split()}
_NAME = "(?:" + "|".join(r"\s*".join(name) for name in sorted(FIELDS, key=len, reverse=True)) + ")"
_LABEL = re.compile(rf"[\[【]\s*(?P<boxed>{_NAME})\s*[\]】]\s*[：:]?|(?P<name>{_NAME})\s*[：:]")
_APART = re.compile(rf"(?P<name>{_NAME})\s*(?=\S)")
"""A label before its value without a mark: in the page they are two boxes of a row."""
_AROUND = " \t\u3000|｜;；,，"
_BEFORE = re.compile(r"[\s|｜;；,，]*(?:\d{1,2}[.、])?")
"""What may stand before the first label; a list without marks is numbered as far as one can see."""
_NOTHING = ("无", "暂无", "无文号", "空", "略", "未知", "null", "undefined")
_ORDINAL = re.compile(r"\S{0,20}第?\s*\d{1,5}\s*[号期]")
_LONGEST_NUMBER = 40
_LONGEST_DAY = 24
_SHORT = 60
"""Characters of a value that stands on a line of its own; a title may have twice as many."""


def _is_day(value: str) -> bool:
    return value[:4].isdigit() and len(value) < _LONGEST_DAY


def _are_offices(value: str) -> bool:
    parts = re.split(r"[、，,;；\s\u3000]+", value)
    return all(map(is_organisation, parts)) and not SENTENCE.search(value) and "关于" not in value


_KNOWN_BY: dict[str, Callable[[str], bool]] = {
    HeaderField.TITLE: lambda value: bool(genre_of(value)) or "关于" in value,
    HeaderField.NUMBER: is_number,
    HeaderField.DATE: _is_day,
    HeaderField.PUBLISHED: _is_day,
    HeaderField.EFFECTIVE: _is_day,
    HeaderField.ISSUERS: _are_offices,
}
"""How the value of a field is known where no mark says that it is one."""


def has_labels(text: str) -> bool:
    """Say whether `text` begins with a label and its mark: 文号：, [文号]."""
    return _first(text) is not None


def _first(text: str) -> re.Match[str] | None:
    before = _BEFORE.match(text)
    return _LABEL.match(text, before.end() if before else 0)


def labelled(text: str) -> Iterator[tuple[HeaderField, str]]:
    """Yield the pairs that `text` is made of: 发文机关：某局　文号：某发〔2021〕1号.

    What begins with a label may hold others anywhere: pages run them together.
    """
    if _first(text) is None:
        yield from _unmarked(text.strip(_AROUND))
        return
    found = list(_LABEL.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)]
    for match, end in zip(found, ends, strict=True):
        field = FIELDS["".join((match["boxed"] or match["name"]).split())]
        yield field, value_of(field, text[match.end() : end])


def _unmarked(text: str) -> Iterator[tuple[HeaderField, str]]:
    """Yield the pair of a label and a value that can be nothing else: 文号某政发〔2021〕1号."""
    match = _APART.match(text)
    if match is None:
        return
    field, value = FIELDS["".join(match["name"].split())], text[match.end() :]
    if field != HeaderField.TITLE and field in _KNOWN_BY and _KNOWN_BY[field](value):
        yield field, value_of(field, value)


def is_value(field: str, line: str) -> bool:
    """Say whether a line below a label is its value, and not the first of the document."""
    text = line.strip(_AROUND)
    if field in _KNOWN_BY:
        return len(text) <= 2 * _SHORT and (_KNOWN_BY[field](text) or text in _NOTHING)
    return len(text) <= _SHORT and not (text.endswith(("：", ":")) or genre_of(text))


def value_of(field: str, text: str) -> str:
    """Return the value behind a label as it is meant; a dash or 无 is none."""
    text = text.strip(_AROUND)
    if text.lower() in _NOTHING or not re.search(r"\w", text):
        return ""
    return _number(text) if field == HeaderField.NUMBER else text


def _number(text: str) -> str:
    """Return the number in a value that may hold more; what has none in it is no number."""
    found = find_document_numbers(text)
    if found:
        return found[0].printed
    ordinal = _ORDINAL.match(text)
    return ordinal[0] if ordinal and len(text) <= _LONGEST_NUMBER else ""
