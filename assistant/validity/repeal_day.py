"""From what day a repeal counts: the one that its own sentence names, else that of its paper.

《甲》自2025年1月1日起停止执行 names one for 甲 alone, and says nothing of 乙 beside it;
下列文件自…起停止执行, which names no document, names one for those that are listed. 即行 and 同时
mean the day from which the paper itself applies.
"""

import re
from collections.abc import Iterator
from datetime import date

from assistant.documents.dates import ANY_DATE, read_date, spelled_out
from assistant.documents.orders_given import with_names_marked
from assistant.library.links import Link

_VERB = r"(?:停止执行|不再执行|废止|失效|作废)"
_SINCE = (
    rf"[自从于](?P<day>{ANY_DATE})(?:零时|0时)?(?:起|(?=(?:正式|自动|自行|同时|予以|宣布)?{_VERB}))"
)
_REPEALED = re.compile(rf"[^。；]*?{_VERB}")
_ON_A_DAY = re.compile(rf"{_SINCE}，?[^，。；施实]{{0,12}}?{_VERB}")
_AT_ONCE = re.compile(rf"(?:即[行日时]|立即|同时|一并|之日)[^，。；]{{0,8}}{_VERB}")
_SAID_BEFORE = re.compile(rf"{_VERB}(?:了|原)?[^，。；的《]{{0,6}}$")
_FROM_THEN = re.compile(rf"(?:等[^，。；《]{{0,12}})?，?{_SINCE}(?:生效|施行|执行|{_VERB})")
_DAY_AHEAD = re.compile(rf".*{_SINCE}(?P<between>.*)$")
_ANOTHER_S = re.compile(rf"{_VERB}[^《]{{0,4}}[，；]|(?:施行|实施|执行|生效)的")
_BEGINS = re.compile(r"施行|实施|生效|试行|(?<![止再])执行")
_TOGETHER = re.compile(r"同时|一并")
_LIST = r"(?:[、，和与及]*《》)+[、，和与及]*"
_SENTENCE = re.compile(r"[^。；\n]+")
_OF_FILES = re.compile(r"文件|上述|下列|以[上下]|附件|目录|清单|附表")
_LEADS = re.compile(r"下列|以下|如下")
_LOOKS_BACK = re.compile(r"上述|以上|附件|附表")
_OF_ITSELF = re.compile(r"[本此](?:通知|办法|规定|意见|决定|细则|方案|文件|公告)[^，。；列]{0,4}$")
_DAY_COLUMN = re.compile(rf"{_VERB}(?:的)?(?:日期|时间|之?日)")
_GROUNDS = re.compile(r"(?:根据|依据|依照|按照|为贯彻|为落实)[^，。；]*，")


def repealed_from(link: Link) -> date | None:
    """Return the day from which the paper of a link repeals what it names there."""
    ahead, _, behind = link.relation.sentence.partition(link.relation.name)
    ahead, behind = (with_names_marked(_plain(part)) for part in (ahead, behind))
    ahead = re.sub(rf"{_LIST}$", "", ahead.rpartition("；")[2])
    paper = link.document
    if before := _SAID_BEFORE.search(ahead):
        then = _FROM_THEN.match(re.sub(rf"^{_LIST}", "", behind))
        named = _read(then) or _ahead(ahead, before[0])
        return named or (paper.applies_from if _AT_ONCE.search(ahead) else _listed(link))
    said = _REPEALED.match(behind)
    if said is None:
        return _listed(link)
    named = _read(_ON_A_DAY.search(said[0])) or _ahead(ahead, said[0])
    return named or (paper.applies_from if _AT_ONCE.search(said[0]) else _listed(link))


def _ahead(ahead: str, said: str) -> date | None:
    """Return the day that leads in what is `said` of a name: 自2025年2月1日起，《甲》停止执行.

    The day from which something else applies leads in only what ends at the same time.
    """
    found = _DAY_AHEAD.search(ahead)
    if found is None or _ANOTHER_S.search(found["between"]):
        return None
    begins = _BEGINS.search(found["between"]) is not None
    together = _TOGETHER.search(f"{found['between']}{said}") is not None
    return _read(found) if together or not begins else None


def _in_its_row(link: Link) -> date | None:
    """Return the day that a list gives in a column of its own: 失效日期."""
    if link.clause is None:
        return None
    cells = zip(link.clause.columns, link.clause.text.split("\t"), strict=False)
    days = (read_date(_plain(text)) for name, text in cells if _DAY_COLUMN.search(name))
    return next(filter(None, days), None)


def _listed(link: Link) -> date | None:
    """Return the day for what a paper lists: its row's, named before it or behind, the paper's."""
    if own := _in_its_row(link):
        return own
    led: date | None = None
    for at, sentence, day in _of_lists(link):
        if at <= link.relation.start:
            led = day
        elif day and not led and _LOOKS_BACK.search(sentence):
            return day
    return led or link.document.applies_from


def _of_lists(link: Link) -> Iterator[tuple[int, str, date | None]]:
    """Yield the sentences about all that is listed, where they begin, and the day they name.

    They name no document; what names no day either counts where it leads a list in.
    """
    text = "\n".join(clause.text for clause in link.document.clauses)
    for match in filter(lambda m: _REPEALED.match(m[0]), _SENTENCE.finditer(text)):
        sentence = _GROUNDS.sub("", with_names_marked(_plain(match[0])))
        named = _ON_A_DAY.search(sentence)
        if not _OF_FILES.search(sentence) or "《" in sentence:
            continue
        own = named and _OF_ITSELF.search(sentence[: named.start()])
        if (named and not own) or _LEADS.search(sentence):
            yield match.start(), sentence, None if own else _read(named)


def _plain(words: str) -> str:
    return spelled_out("".join(words.split())).replace(",", "，").replace(";", "；")


def _read(match: re.Match[str] | None) -> date | None:
    return read_date(match["day"]) if match else None
