"""From an answer to the Markdown that the page and its clients show."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant import (
    Answer,
    Calculation,
    Citation,
    District,
    Outcome,
    Standing,
    WorkedTable,
    in_words,
    notice,
)
from youju_ui import failures
from youju_ui.folding import RELATED, FoldedAnswer, folded, folded_lack, folded_sum
from youju_ui.page_words import plain
from youju_ui.shown_sums import shown_sum

NOTICE = notice.NOTICE
"""The sentence that stays on the page and goes with every copy of an answer."""
SIGN = "AI 辅助，以原文为准"
"""The same in short, below an answer on the page: the whole of it stands in the head, in view."""
_SOURCES, _PLACES = "依据", "出处"

_MARKDOWN = re.compile(r"([\\`*_\[\]#|~$!])")
_LINE_START = re.compile(r"^(\d*)([.)](?=\s|$)|[-+=])")
_ANSWERS = "答："
_HOLDS = {
    Standing.IN_FORCE.value: Standing.IN_FORCE.value,
    Standing.UNKNOWN.value: "没写是否有效",
}
"""By the standing of a clause what its card says, where its place does not say it already."""
_NOT_HELD = frozenset(
    s.value for s in (Standing.REPEALED, Standing.AMENDED, Standing.NOT_YET, Standing.EXPIRED)
)
_HAN = re.compile("[一-鿿%％]")
_MOST_OF = 0.6
"""The share of a quote from which the words that answer are not said before it as well."""
_LONGEST_MARK = 60
"""Characters beyond which words in bold no longer stand out."""
_MARKABLE = re.compile(r"[\w“（(《].*[\w”）)》%％]", re.DOTALL)
"""Words that Markdown can mark: it wants no white space at either end."""
_PLACE_LINE = re.compile(r"^> (?P<place>—— .*?)(?= \[\d+\]$|$)", re.MULTILINE)
_QUOTED_LINE = re.compile(r"^> (?!\[?—— )(.*)$", re.MULTILINE)
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escape(text: str) -> str:
    """Return Markdown that shows the text character by character, whatever is in it."""
    escaped = _MARKDOWN.sub(r"\\\1", text.translate(_HTML))
    return _LINE_START.sub(r"\1\\\2", escaped)


def blockquote(text: str) -> str:
    """Return the text as a Markdown quotation, line for line."""
    lines = (line.strip() for line in text.strip().splitlines())
    return "\n>\n".join(f"> {escape(line)}" for line in lines if line)


def day(text: str) -> str:
    """Return an ISO date the way a 公文 prints it, and anything else unchanged."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{found.year}年{found.month}月{found.day}日"


def place(citation: Citation) -> str:
    """Return where the quote stands: the headings and, where they lack it, the clause's label."""
    path = list(citation.path)
    if not any(citation.clause in heading for heading in path):
        path.append(citation.clause)
    return " › ".join(path)


def source(number: int, citation: Citation) -> str:
    """Return one source: which file, which clause, of which date, and its own words."""
    name = f"{citation.document_number} 《{citation.title}》".strip()
    facts = [f"- 条款：{escape(place(citation))}"]
    if citation.date:
        facts.append(f"- 成文日期：{escape(day(citation.date))}")
    if told := holds(citation):
        facts.append(f"- 效力：{escape(told)}")
    title = f"**{number}. {escape(name)}**"
    quote = _celled(blockquote(citation.quote))
    parts = [title, "\n".join(facts), quote, opening(citation.address)]
    return "\n\n".join(filter(None, parts))


def holds(citation: Citation) -> str:
    """Return whether a clause holds, in words; silence would be taken for 现行."""
    found = citation.standing
    return (_HOLDS.get(found.status) or found.told) if found else ""


def opening(address: str) -> str:
    """Return the Markdown link that opens a clause in its document; "" where it has no address."""
    return f"[在文件里看这一条]({address})" if address else ""


def sources(citations: Sequence[Citation], text: str = "") -> str:
    """Return all the sources, numbered in the order of the answer.

    Words that stand in `text`, the answer above them, are not said twice.
    """
    told = "".join(re.sub(r"[>*]", "", text).split())
    shown = (replace(c, quote="") if "".join(c.quote.split()) in told else c for c in citations)
    return "\n\n".join(source(number, found) for number, found in enumerate(shown, 1))


def sources_title(answer: Answer, *, quoted: bool = False) -> str:
    """Return the heading of the sources; what is only related to the question is no 依据.

    Where the answer has `quoted` it above, only where it stands is still to be told.
    """
    name = _SOURCES
    if answer.outcome.only_related:
        name = _PLACES if quoted else RELATED
    return f"{name}（{len(answer.citations)} 处）"


def shown(answer: Answer) -> FoldedAnswer:
    """Return an answer as the page shows it: what is read first, and all of it behind one tap.

    The words that answer come first, and are marked in the quote; the line below each quote opens
    the clause in its document. What a chat model says is not folded: it is short, and being read.
    """
    text = shown_sum(answer.text) if answer.calculation else answer.text
    key = answer.citations[0].key if answer.citations else ""
    asked = answer.understood or answer.standalone_question or answer.question
    parts = _folded(answer, text, key, asked)
    said = (plain(part) for part in (parts.first, parts.whole))
    first, whole = (_linked(part, answer.citations) for part in said)
    head = _headed if _may_head(answer, key) else _marked
    return FoldedAnswer(_celled(head(first, key)), _celled(_marked(whole, key)), parts.title)


def _may_head(answer: Answer, key: str) -> bool:
    """Say whether the words that answer may stand above all else.

    Those of a clause that no longer holds, or not yet, are told below what says so; the bare
    figures of a row say nothing without its headings.
    """
    found = answer.citations[0].standing if answer.citations else None
    return _HAN.search(key) is not None and (found is None or found.status not in _NOT_HELD)


def _celled(text: str) -> str:
    """Return quotes in which the cells of a row stand apart, as in their table."""
    return _QUOTED_LINE.sub(lambda line: re.sub(r"\t+", " ｜ ", line[0]), text)


def _folded(answer: Answer, text: str, key: str, asked: str) -> FoldedAnswer:
    if answer.mode == "model":
        return FoldedAnswer(text)
    if answer.calculation:
        return folded_sum(text)
    return (folded_lack if answer.outcome.only_related else folded)(text, key, asked)


def _headed(text: str, key: str) -> str:
    """Mark the words that answer, and put them in front where the quote is much longer."""
    marked = _marked(text, key)
    quote = "".join(_QUOTED_LINE.findall(text))
    if marked == text or len(key) > _MOST_OF * len(quote):
        return marked
    return f"**{_ANSWERS}{key}**\n\n{marked}"


def _marked(text: str, key: str) -> str:
    markable = len(key) <= _LONGEST_MARK and _MARKABLE.fullmatch(key)
    return text.replace(key, f"**{key}**", 1) if markable else text


def _linked(text: str, citations: Sequence[Citation]) -> str:
    """Make a link of the line below each quote; quotes stand in the order of the citations."""
    left = iter(citations)

    def link(line: re.Match[str]) -> str:
        citation = next(left, None)
        name = citation and (citation.document_number or citation.title)
        if not citation or not citation.address or not name or name not in line["place"]:
            return line[0]
        return f"> [{_card(line['place'], citation)}]({citation.address})"

    return _PLACE_LINE.sub(link, text)


def _card(place: str, citation: Citation) -> str:
    """Return the place of a quote in short: without the heading of the clause, with its standing.

    The heading stands among the sources. What speaks against the clause is in the place already.
    """
    heading = citation.path[-1] if citation.path else ""
    if heading.startswith(citation.clause) and not citation.clause.endswith("、"):
        heading, clause = escape(heading), escape(citation.clause)
        place = place.replace(f"{heading}，", f"{clause}，", 1)
    short = place.replace("、，", "，", 1)
    unsaid = citation.standing and citation.standing.status in _HOLDS
    return f"{short}，{holds(citation)}" if unsaid else short


def worked_out(done: Calculation | District | WorkedTable) -> str:
    """Return what a form worked out as the page shows it: the result first, and the notice."""
    return f"{plain(shown_sum(in_words(done)))}\n\n*{NOTICE}*"


def not_worked_out(error: Exception) -> str:
    """Return why a form came to no result."""
    return f"**算不出来。** {escape(plain(failures.sentence(error)))}"


def remarks(answer: Answer, told: str, contact: str = "", *, sign: str = NOTICE) -> str:
    """Return how it was understood, the notices that are not `told` yet, and the warning.

    Where the documents say nothing, `contact` is whom to ask. `sign` is the warning.
    """
    asks = contact and answer.outcome in (Outcome.NOT_FOUND, Outcome.DECLINED)
    new = [f"**可以问**：{escape(contact)}"] if asks else []
    followed = answer.standalone_question not in ("", answer.question)
    if answer.understood and followed and not answer.calculation:
        new.append(_understood(answer))
    fresh = (notice for notice in answer.notices if notice not in told)
    new += [f"**提示**：{escape(notice)}" for notice in _ended_once(fresh)]
    if answer.mode == "model":
        model = escape(answer.trace.model)
        new.append(f"*说明由大模型 {model} 撰写，其中的文号、数字、引文都核对过。*")
    return "\n\n".join([*new, f"*{sign}*"])


def _ended_once(notices: Iterable[str]) -> Iterator[str]:
    """Yield notices; those that end alike become one, with the common end said once."""
    alike: dict[str, list[str]] = {}
    for each in notices:
        beginning, _, end = each.partition("；")
        alike.setdefault(end or each, []).append(beginning)
    for end, beginnings in alike.items():
        yield "；".join((*beginnings, end)) if beginnings != [end] else end


def _understood(answer: Answer) -> str:
    """Return how a follow-up was read; what was merely put before it is not worth reading."""
    if answer.understood.endswith(answer.question):
        return "这句是接着前面的话理解的。"
    return f"按“{escape(answer.understood)}”理解。"


def document(answer: Answer) -> str:
    """Return a whole answer as one piece of Markdown, sources included."""
    parts = [answer.text]
    if answer.citations:
        parts += [f"### {sources_title(answer)}", sources(answer.citations)]
    return "\n\n".join([*parts, remarks(answer, answer.text)])
