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
from youju_ui.folding import FoldedAnswer, folded, folded_lack, folded_sum

NOTICE = notice.NOTICE
"""The sentence that stays on the page and goes with every copy of an answer."""
SIGN = "AI 辅助，以原文为准"
"""The same in short, below an answer on the page: the whole of it stands in the head, in view."""

_MARKDOWN = re.compile(r"([\\`*_\[\]#|~$!])")
_LINE_START = re.compile(r"^(\d*)([.)](?=\s|$)|[-+=])")
_LONG = re.compile(r"(?<![\d.,])\d{4,}(?=(?:\.\d+)?[元人户])")
_FIGURE_COLUMNS = {"| 项目 | 数值 |": slice(2, 3), "| 名称 |": slice(2, -1)}
"""Of the tables of a sum, by how their heads begin, the cells that hold figures."""
_RULE = re.compile(r"^ --- $")
_STEP = re.compile(r"\d+\. .*＝")
_ANSWERS = "答："
_NOT_ANSWERED = frozenset({Outcome.NOT_FOUND, Outcome.CLARIFY})
"""Of these the quotes do not answer: what is said, or asked back, comes first."""
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
    if citation.standing and citation.standing.told != Standing.UNKNOWN.value:
        facts.append(f"- 效力：{escape(citation.standing.told)}")
    title = f"**{number}. {escape(name)}**"
    parts = [title, "\n".join(facts), blockquote(citation.quote), opening(citation.address)]
    return "\n\n".join(filter(None, parts))


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


def sources_title(citations: Sequence[Citation]) -> str:
    """Return the heading of the sources."""
    return f"依据（{len(citations)} 处）"


def with_marks(text: str) -> str:
    """Return a sum whose results have thousands marks: 1,166,313.37元.

    They are its first line, the figures in its tables, set right, and what a step comes to. What a
    user typed and what a document says stays as it is. Only what people read has the marks: an
    answer and what programs get keep plain digits.
    """
    headline, *rest = text.split("\n")
    return "\n".join((marked_figures(headline), *_marked_lines(rest)))


def _marked_lines(lines: Iterable[str]) -> Iterator[str]:
    columns = None
    for line in lines:
        heads = (each for head, each in _FIGURE_COLUMNS.items() if line.startswith(head))
        columns = next(heads, columns if line.startswith("|") else None)
        if columns:
            cells = line.split("|")
            cells[columns] = [marked_figures(_RULE.sub(" ---: ", c)) for c in cells[columns]]
            yield "|".join(cells)
        elif _STEP.match(line):
            before, equals, result = line.rpartition("＝")
            yield f"{before}{equals}{marked_figures(result)}"
        else:
            yield line


def marked_figures(words: str) -> str:
    """Return words with thousands marks in sums of money and counts of people and households."""
    return _LONG.sub(lambda number: f"{int(number[0]):,}", words)


def shown(answer: Answer) -> FoldedAnswer:
    """Return an answer as the page shows it: what is read first, and all of it behind one tap.

    The words that answer come first, and are marked in the quote; the line below each quote opens
    the clause in its document. What a chat model says is not folded: it is short, and being read.
    """
    text = with_marks(answer.text) if answer.calculation else answer.text
    key = answer.citations[0].key if answer.citations else ""
    asked = answer.understood or answer.standalone_question or answer.question
    parts = _folded(answer, text, key, asked)
    first, whole = (_linked(part, answer.citations) for part in (parts.first, parts.whole))
    return FoldedAnswer(_celled(_headed(first, key)), _celled(_marked(whole, key)), parts.title)


def _celled(text: str) -> str:
    """Return quotes in which the cells of a row stand apart, as in their table."""
    return _QUOTED_LINE.sub(lambda line: re.sub(r"\t+", " ｜ ", line[0]), text)


def _folded(answer: Answer, text: str, key: str, asked: str) -> FoldedAnswer:
    if answer.mode == "model":
        return FoldedAnswer(text)
    if answer.calculation:
        return folded_sum(text)
    return (folded_lack if answer.outcome in _NOT_ANSWERED else folded)(text, key, asked)


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
    holds = citation.standing and citation.standing.told == Standing.IN_FORCE.value
    return f"{short}，{Standing.IN_FORCE.value}" if holds else short


def worked_out(done: Calculation | District | WorkedTable) -> str:
    """Return what a form worked out as the page shows it: the result first, and the notice."""
    return f"{with_marks(in_words(done))}\n\n*{NOTICE}*"


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
        parts += [f"### {sources_title(answer.citations)}", sources(answer.citations)]
    return "\n\n".join([*parts, remarks(answer, answer.text)])
