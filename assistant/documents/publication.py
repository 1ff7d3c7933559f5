"""Publication: what a document is beside the papers that offices issue, told by its title.

A page that explains a notice, a draft put out for comments, or an annex put out alone often
carries the number of the notice; it is a document of its own all the same. The words are those of
portals: 政府信息公开条例 and 国办发〔2016〕61号 ask offices to publish 解读 beside each 文件.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from assistant.documents.lines import GENRES, genre_of


class Publication(StrEnum):
    """What a document is published as."""

    ORIGINAL = "原件"
    EXPLANATION = "解读"
    """解读, 图解, 问答, 起草说明, a press conference: it says what another document means."""
    DRAFT = "征求意见稿"
    """A text that is not adopted yet, or the announcement that asks for comments on it."""
    FEEDBACK = "意见反馈"
    """What became of the comments on a draft."""
    CORRECTION = "更正"
    ANNEX = "附件"
    """An annex that is published alone."""
    REPRINT = "转载"
    SHARING = "同号"
    """A paper whose number another of the library had before: one of a series, or a misprint."""

    @property
    def is_paper(self) -> bool:
        """Whether it is a paper itself, which its number means before all that is beside it."""
        return self in (Publication.ORIGINAL, Publication.SHARING)

    @property
    def goes_by_number(self) -> bool:
        """Whether its number alone says which document is meant."""
        return self is Publication.ORIGINAL

    @property
    def has_number(self) -> bool:
        """Whether a number found on it is its own; an explanation shows that of what it explains.

        The number of an annex or a draft is the one it is published under.
        """
        return self not in (Publication.EXPLANATION, Publication.FEEDBACK)

    @property
    def orders(self) -> bool:
        """Whether it can repeal or amend: what is explained or proposed does, not the page."""
        return self.is_paper or self in (Publication.REPRINT, Publication.ANNEX)


_EXPLAINS = r"解读|图解|图表|图说|释义|问答|答问|答疑|释疑|访谈|一问一答"
_SORTS = (
    r"(?:政策|文件|条文|法规|内容|图文|文字|图片|专家|部门|单位|媒体|权威|官方|视频|动画|漫画|简明|要点|重点|"
    r"深度|系列|在线|负责人|主要)*"
)
_NOTED = r"(?:[（(][^（）()]{1,12}[）)]|之?[一二三四五六七八九十\d]{1,3}|来[了啦]|稿|实录)?》?$"
_EXPLANATION_ENDS = re.compile(
    rf"{_SORTS}(?:{_EXPLAINS}){_NOTED}|答.{{0,20}}记者(?:提?问|采访){_NOTED}|"
    rf"(?:新闻(?:发布|通气)|吹风)会(?:实录|召开|举行|文字实录)?{_NOTED}|"
    rf"(?:起草|编制|修订|制定|政策|解读|出台)(?:的|情况|背景)*说明{_NOTED}|》(?:的)?说明{_NOTED}|"
    rf"(?:政策|(?:常见|热点|疑难)问题)解答{_NOTED}"
)
_EXPLANATION_BEGINS = re.compile(
    rf"[【\[（(][^】\]）)]{{0,8}}(?:{_EXPLAINS}|读懂|看懂)[^】\]）)]{{0,6}}[】\]）)]|"
    r"(?:一图|一张图|一张表|一文|长图|\d+张图|[一二三四五\d]分钟)(?:带[你您])?(?:全?读懂|看懂|了解|弄懂|解读)|"
    rf"(?:图解|图说)(?!用)|{_SORTS}(?:{_EXPLAINS})\s*(?:[：:|｜丨—－·《“\"\s]|$)"
)
_NOT_ADOPTED = (
    r"(?:(?:征求|征集|公开征求)(?:社会)?意见|送审|讨论|审议|送审讨论|审查|报批|公示)(?:修[改订])?稿|"
    r"草案|草稿|初稿|意见稿|建议稿"
)
_DRAFT = re.compile(
    rf"[（(【\[][^（）()【】]{{0,12}}(?:{_NOT_ADOPTED})[^（）()【】]{{0,8}}[）)】\]]》?$|"
    rf"(?:(?:征求意见|送审|讨论|审议|公示)稿|草案)》?$|"
    r"(?:(?:征求|征询)[^，。]{0,90}|征集[^，。]{0,80}》[^，。]{0,12})意见(?:和?建议|的|反馈)*"
    r"(?:公告|通知|函|启事|通告|公示|说明)?$|意见征集(?:公告|启事|公示)?$"
)
_DRAFT_LINE = re.compile(
    rf"(?m)^\s*[（(【\[]?[^（）()【】\n，。《]{{0,14}}(?:{_NOT_ADOPTED})[）)】\]]?\s*$"
)
"""（修订草案征求意见稿） on a line of its own, below a title or in the corner above it."""
_HEAD = 200
"""Characters of a text in which such a line is looked for."""
_FEEDBACK = re.compile(
    r"(?:意见|建议)(?:和?建议|稿》?|的|》)*(?:公开)?(?:征集|征求|收集|采纳|反馈|处理|吸收)(?:意见)?[^，。]{0,8}"
    r"(?:情况|结果)(?:的?(?:说明|公告|公示|通报|反馈|公布))?$|"
    r"(?:征求|征集)[^，。]{0,60}(?:意见|建议)[^，。]{0,6}(?:情况|结果)(?:的?(?:说明|公告|公示|反馈|公布))?$"
)
_CORRECTION = re.compile(
    r"(?:更正|勘误|订正)(?:的?(?:公告|通知|说明|启事|函|声明|表|通告))?(?:[（(][^（）()]*[）)])?$|^(?:更正|勘误)"
)
_ANNEX = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]{0,3}\s*[:：.．、—\-\s]\s*\S")
_REPRINT = re.compile(r"^[【\[（(]?(?:转载|转发网文)[】\]）)：:|]|[（(【\[]转载[）)】\]]$")
_REPRINTED = re.compile(
    r"(?m)^[\s（(]*(?:本文)?(?:转载自|转自|转载来源|转载于)[:：]?[^\n。]{2,40}$"
)
_TITLES: tuple[tuple[Publication, re.Pattern[str]], ...] = (
    (Publication.FEEDBACK, _FEEDBACK),
    (Publication.EXPLANATION, _EXPLANATION_BEGINS),
    (Publication.EXPLANATION, _EXPLANATION_ENDS),
    (Publication.CORRECTION, _CORRECTION),
    (Publication.DRAFT, _DRAFT),
    (Publication.ANNEX, _ANNEX),
    (Publication.REPRINT, _REPRINT),
)
"""What a title says by how it begins or ends; the first that fits counts.

Only a beginning and an end say it: 关于做好政策解读工作的通知 is a notice.
"""
_FROM_ITS_BEGINNING = frozenset({_EXPLANATION_BEGINS, _ANNEX})
_NUMBERED = r"(?m)^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*)?"
_BACKGROUND = re.compile(
    rf"{_NUMBERED}(?:《[^》\n]*》|《?[办规通意]?[法定知见]?》?)?的?(?:制定|起草|出台|编制|修订|政策|发文)的?"
    r"(?:背景|必要性|过程)[^。；\n]{0,14}$"
)
_CONTENTS = re.compile(
    rf"{_NUMBERED}(?:文件|政策)?的?(?:(?:主要|重点|核心)(?:内容|变化|亮点|修[订改]内容)|(?:名词|术语|关键词)(?:解释|诠释)|"
    r"新旧政策(?:差异|对比)|解读(?:机关|部门|人|单位))[^。；\n]{0,14}$"
)
_TELLS = frozenset({"请示", "报告", "函", "议案", "方案", "规划", "纲要", "计划"})
"""文种 that have headings on why they were made themselves."""


def publication_of(titles: Iterable[str], text: str = "", *, annexed: bool = False) -> Publication:
    """Say what a document is, by its titles as printed and as declared, and by its text.

    `annexed` says that it begins with the word 附件.
    """
    named = [each for title in titles if (each := " ".join(title.split()))]
    found = next((kind for title in named if (kind := titled_as(title))), None)
    if found:
        return found
    if _DRAFT_LINE.search(text[:_HEAD]):
        return Publication.DRAFT
    if any(genre_of(title) not in _TELLS for title in named[:1]) and _explains(text):
        return Publication.EXPLANATION
    if annexed:
        return Publication.ANNEX
    return Publication.REPRINT if _REPRINTED.search(text) else Publication.ORIGINAL


def titled_as(title: str) -> Publication | None:
    """Return what a title says of its document; None for one that any paper may have."""
    for kind, pattern in _TITLES:
        found = pattern.match if pattern in _FROM_ITS_BEGINNING else pattern.search
        if found(title):
            return kind
    return None


def _explains(text: str) -> bool:
    """Say whether a text has the headings of an explanation: why, and what it says for the most."""
    return "《" in text and bool(_BACKGROUND.search(text)) and bool(_CONTENTS.search(text))


_KINDS = rf"{'|'.join(sorted(GENRES, key=len, reverse=True))}|措施|政策|指引|指南|细则|标准|制度"
_ABOUT = re.compile(rf"^(?P<title>.{{2,80}}?(?:{_KINDS}))(?:[（(][^（）()]*[）)])?(?:的|之)?$")
_OUTER = re.compile(r"《((?:[^《》\n]|《[^《》\n]{1,80}》){2,120})》")
_VERSION = re.compile(
    rf"[（(【\[][^（）()【】]{{0,12}}(?:{_NOT_ADOPTED})[^（）()【】]{{0,8}}[）)】\]]$"
)


def title_spoken_of(title: str) -> str:
    """Return the title of what an explanation, a draft or a correction is about, or "".

    《…的通知》政策解读 and 某市…办法解读 both name it; a draft has it with 征求意见稿 behind.
    """
    outer = _OUTER.search(title)
    if outer:
        return _VERSION.sub("", outer[1].strip())
    begun = _EXPLANATION_BEGINS.match(title)
    bare = _EXPLANATION_ENDS.sub("", title[begun.end() if begun else 0 :], count=1)
    found = _ABOUT.match(_VERSION.sub("", bare.strip(" ：:|｜丨—")).removesuffix("的"))
    return found["title"] if found and found["title"] != title else ""
