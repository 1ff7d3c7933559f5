"""A checked draft as HTML: the problems first, filters, and draft and original side by side.

The filters are plain radio buttons, which the style sheet obeys: nothing is asked of the server.
"""

from collections import Counter
from collections.abc import Iterator
from html import escape

from assistant import (
    Checked,
    Mark,
    Quotation,
    QuotationSource,
    address_of,
    counted,
    named_status,
    redline,
)
from youju_ui import render

NOTHING = "没有找到引政策原文的话。写在引号里的，或者和库里文件大段相同的，才核对。"
ALL, WRONG, RIGHT = "全部", "有问题", "一致"
DRAFT, ORIGINAL = "草稿", "原文"
ABSENT, UNHELD = "库里没有找到这句话。", "库里没有这份文件，核不了。"
_LOOKED_FOR = frozenset({"not_found"})
_TAGS = {Mark.OUT: "ins", Mark.IN: "del"}
"""The draft is what is mended: its own words go, those of the original come."""


def cards(checked: Checked) -> str:
    """Return the check as HTML; every word of the draft and of the documents is escaped."""
    head = f"<p><b>{counted(checked)}</b></p>" if checked.quotations else ""
    warnings = "".join(f"<p>注意：{escape(warning)}</p>" for warning in checked.warnings)
    sections = "".join(_card(checked, quotation) for quotation in checked.worst_first)
    names = "".join(f"<li>{escape(n.text)}：{escape(n.note)}</li>" for n in checked.namings)
    named = f"<p>草稿里写错的文件名称和条款号：</p><ul>{names}</ul>" if names else ""
    body = head + warnings + _filters(checked) + sections + named or f"<p>{NOTHING}</p>"
    return f'<div class="checked">{body}<p><i>{render.NOTICE}</i></p></div>'


def _filters(checked: Checked) -> str:
    """Return the filters; without anything to tell apart there are none."""
    choices = list(_choices(checked))
    if len(choices) == 1:
        return ""
    buttons = "".join(
        f'<label><input type="radio" name="shown" value="{value}"{" checked" * (value == "all")}>'
        f"{words} {count}</label>"
        for value, words, count in choices
    )
    return f'<fieldset class="filters"><legend>只看</legend>{buttons}</fieldset>'


def _choices(checked: Checked) -> Iterator[tuple[str, str, int]]:
    """Yield what can be looked at alone: its class, what it is called, and how many there are."""
    whole, wrong = len(checked.quotations), len(checked.wrong)
    yield "all", ALL, whole
    if whole > wrong > 0:
        yield "wrong", WRONG, wrong
        yield "right", RIGHT, whole - wrong
    counts = Counter((q.status.value, named_status(q)) for q in checked.wrong)
    for (value, words), count in counts.items() if len(counts) > 1 else ():
        yield value, words, count


def _card(checked: Checked, quotation: Quotation) -> str:
    """Return one quotation: what is wrong with it, where it stands, and both texts."""
    wrong = quotation in checked.wrong
    where = f"（{quotation.where}）" if quotation.where else ""
    named = f"<small>草稿写的出处：{escape(quotation.named)}</small>" if quotation.named else ""
    note = f"<small>{escape(quotation.remark)}</small>" if quotation.remark else ""
    return (
        f'<section class="{quotation.status.value} {"wrong" if wrong else "right"}">'
        f"<h4>{named_status(quotation)}{where}</h4>"
        f"{_sides(quotation) if wrong else _quoted(quotation)}{named}{note}"
        f"{_around(quotation)}</section>"
    )


def _quoted(quotation: Quotation) -> str:
    """Return words that are as they should be, once."""
    return f"<blockquote>{_marked(quotation, Mark.IN)}</blockquote>{_source(quotation.source)}"


def _sides(quotation: Quotation) -> str:
    """Return the draft's words beside the original's, what differs marked in each."""
    left = f"<div><b>{DRAFT}</b><blockquote>{_marked(quotation, Mark.IN)}</blockquote></div>"
    original = f"<p>{ABSENT if quotation.status in _LOOKED_FOR else UNHELD}</p>"
    if quotation.source:
        quote = f"<blockquote>{_marked(quotation, Mark.OUT)}</blockquote>"
        original = f"{quote}{_source(quotation.source)}"
    return f'<div class="pair">{left}<div><b>{ORIGINAL}</b>{original}</div></div>'


def _source(source: QuotationSource | None) -> str:
    if source is None:
        return ""
    address = escape(address_of(source.clause_id))
    link = f'<a href="{address}" target="_blank">{escape(source.name)}</a>'
    return f"<small>出自：{link}</small>"


def _marked(quotation: Quotation, other: Mark) -> str:
    """Return the text that has what stays and what is marked `other`: IN is the draft's."""
    pieces = (p for p in redline(quotation) if p.mark in (Mark.SAME, other))
    return "".join(_piece(piece.mark, piece.text) for piece in pieces)


def _piece(mark: Mark, text: str) -> str:
    tag = _TAGS.get(mark)
    return f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text)


def _around(quotation: Quotation) -> str:
    """Return the sentence of the draft in which the words stand, where it says more than they."""
    sentence, words = quotation.sentence, quotation.text
    if not sentence or sentence.strip("“”\"'「」『』。") == words.strip("。"):
        return ""
    before, found, after = sentence.partition(words)
    shown = f"{escape(before)}<mark>{escape(found)}</mark>{escape(after)}"
    return f"<small>草稿里的这一句：{shown if found else escape(sentence)}</small>"
