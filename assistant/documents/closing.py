"""The 结语: the paragraphs behind the last number of a 公文 that speak of the whole of it.

A paragraph without a number may just as well go on with the last clause. It ends the whole where it
says of itself what only the whole can (本通知自…起施行, 特此通知), or where it speaks to everybody
and the clauses before the last one have no second paragraph. What follows it ends the whole, too.
"""

import re
from collections.abc import Sequence

from assistant.documents.effect import EffectKind, effect_of
from assistant.documents.layout import Paragraph
from assistant.documents.numbering import Level, Opening

SENTENCE_END = re.compile(r"[。；：！？;:!?]")
_FORMULA = re.compile(
    r"(?:妥否|当否|可否|是否妥当|此复|此致|专此|特此(?:通知|报告|函告|函复|请示|批复|公告|通告)|"
    r"以上(?:请示|意见|报告)|请予(?:审批|批复|批准|审议)|敬请|请(?:批示|批复|审批|审示)|盼复|望复)"
)
_LONGEST_FORMULA = 30
_GENRES = (
    r"(?:通知|意见|办法|规定|方案|细则|规则|决定|公告|通告|措施|政策|规划|纲要|计划|要点|批复|函|"
    r"制度|文件)"
)
_OWN = rf"本(?:[^\W\d的]{{0,4}})?{_GENRES}"
_NOT_OF_A_LAW = re.compile(r"本(?:通知|意见|公告|通告|函|批复|(?:政策)?措施)")
_TO_ALL = re.compile(
    rf"{_OWN}|(?:^|。)请?(?:各级|各地|各有关|各相关|各部门|各单位|(?:国务院)?有关部门|"
    r"各[省市州盟县区旗乡镇村]|各[^，。、]{1,8}(?:政府|部门|单位|地区))|"
    r"(?:报送|上报|反馈|报告|函告|反映)[至给到]?[^，。]{0,12}(?:国务院|政府|办公[厅室]|委员会|[局厅部委办])|"
    r"报[^，。]{0,6}(?:国务院|政府|办公[厅室])"
)
_ABOUT_ALL = re.compile(
    r"要求|组织|领导|(?:工作|强化|加强)保障|保障措施|附则|其他|贯彻|抓好落实|督促"
)
"""Words of a heading under which everybody is spoken to: 五、有关要求."""
_SHORT_TITLE = 20
_FEWEST, _SHARE = 2, 0.25
"""So many clauses before the last one show how long they are; a share of them may be longer."""


def closing_start(
    paragraphs: Sequence[Paragraph],
    openings: Sequence[Opening | None],
    rows: Sequence[int],
    *,
    law: bool,
) -> int:
    """Return the index of the first paragraph of the 结语, or how many paragraphs there are.

    `rows` are the indexes of rows of tables. In a law what has no number is a 款: there only a
    word that no law has for itself (本通知) ends the whole.
    """
    end = len(paragraphs)
    last = max((i for i, opened in enumerate(openings) if opened), default=end)
    if last >= end - 1:
        return end
    after = max([last, *rows]) + 1
    texts = [p.text for p in paragraphs]
    if law:
        return next((i for i in range(after, end) if _ends_notice(texts[i])), end)
    first = after + (after == last + 1 and names_only(texts[last]))
    found = next((i for i in range(first, end) if _closes(texts, last, i, openings)), end)
    return end - 1 if found == end and end - 1 not in rows and _is_formula(texts[-1]) else found


def names_only(text: str) -> bool:
    """Say whether a numbered line is a heading, whose first paragraph is its own."""
    return not SENTENCE_END.search(text)


def _ends_notice(text: str) -> bool:
    return _NOT_OF_A_LAW.match(text) is not None and _says_of_itself(text)


def _closes(texts: list[str], last: int, at: int, openings: Sequence[Opening | None]) -> bool:
    if _says_of_itself(texts[at]):
        return True
    if texts[at - 1].endswith(("：", ":", "；", "，")) or not _is_prose(texts[at]):
        return False
    before, own = _lengths(texts[:last], openings[:last]), texts[last + 1 : at]
    if len(own) >= _FEWEST and not any(map(_is_prose, own)):
        return bool(before) and not any(before)  # everywhere names below a heading, no sentence
    usual = _usually(before)
    if usual is None:
        return False
    long = sum(map(_is_prose, own)) >= usual
    titled = _is_title(texts[last], alone=not usual)
    own_text = titled and _speaks_to_all(texts[last], own)
    return long and not own_text and bool(_TO_ALL.search(texts[at]))


def _speaks_to_all(heading: str, own: list[str]) -> bool:
    """Say whether what speaks to all may be the text of the last clause, a heading."""
    return not own or bool(_ABOUT_ALL.search(heading) or _TO_ALL.search(own[0]))


def _says_of_itself(text: str) -> bool:
    """Say whether a paragraph tells when the document applies, or is a formula."""
    said = effect_of(text, None).statements
    return _is_formula(text) or any(s.kind is not EffectKind.AMENDS for s in said)


def _is_formula(text: str) -> bool:
    return len(text) <= _LONGEST_FORMULA and _FORMULA.match(text) is not None


def _is_prose(text: str) -> bool:
    return text.endswith(("。", "！", "）", "”")) and "。" in text


def _is_title(text: str, *, alone: bool) -> bool:
    """Say whether a numbered line only names what follows, with a full stop or without.

    Where clauses stand `alone`, without a paragraph below them, a full stop ends a clause.
    """
    stopped = len(text) <= _SHORT_TITLE and text.find("。") == len(text) - 1
    return names_only(text) or (stopped and not alone)


def _lengths(texts: list[str], openings: Sequence[Opening | None]) -> list[int]:
    """Return how many paragraphs of prose stand under each number, but for a list led in."""
    found: list[int] = []
    lists = False
    for text, opened in zip(texts, openings, strict=True):
        if opened and opened.level >= Level.ARTICLE:
            found.append(0)
            lists = text.endswith(("：", ":"))
        elif found and not opened and not lists and _is_prose(text):
            found[-1] += 1
    return found


def _usually(lengths: list[int]) -> int | None:
    """Return how many paragraphs nearly every clause has at most: 0 or 1, else None."""
    if len(lengths) < _FEWEST:
        return None
    for most in (0, 1):
        if sum(length > most for length in lengths) <= _SHARE * len(lengths):
            return most
    return None
