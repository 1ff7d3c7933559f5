"""What a document is: its number, issuers, date and the rest, read off its elements.

The text's own words go before what a web page or an archive declares: a page has the short name of
an office, and the day on which it was put up. What the text leaves out is taken from the page, from
the 题注 of a law and last from the title.
"""

import re
from datetime import date

from assistant.documents.adoption import (
    Adoption,
    adoptions,
    last_change,
    own_number,
    own_office,
)
from assistant.documents.dates import read_date, read_date_line
from assistant.documents.document_number import find_document_numbers
from assistant.documents.lines import is_organisation
from assistant.documents.model import Clause, Element
from assistant.documents.plain import visible
from assistant.documents.reading import Declared
from assistant.documents.signatures import is_office, is_short, offices_of

_BETWEEN_HAN = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
_COLUMN = re.compile(r"^\s*(?:【[^】]{1,12}】\s*)+(?=.)")
"""What a portal puts before a title: 【政策文件】."""
_STATE = "中华人民共和国"
_NOTE_HEAD = re.compile(r"(?m)^附\s*(?:件\s*)?[0-9]{0,2}\s*[:：]\s*")
_NOTE_ORDINAL = re.compile(
    r"(?:^|(?<=\s))[0-9０-９]{1,2}\s*[.．、](?![0-9](?!\d{3}年))\s*", re.MULTILINE
)
_MINUTES = re.compile(r"(?:专题|常务|办公|党组)?(?:会议?|办公会议?)?纪要$")
_MARK_ENDS = re.compile(r"(?:文件|令|公告|（）)$")
_SHORTEST_OFFICE = 4
"""Characters of an office on a line of its own; 办公室 goes with the line above."""
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,5}?[省市县区州旗]")
_TITLE_ISSUER = re.compile(r"(?P<issuers>[^《]{2,40}?)(?:关于|印发|转发|批转|公布|发布)")


def tidy(text: str) -> str:
    """Return a title without line breaks, spaces of print, and the name of a portal's column."""
    return _BETWEEN_HAN.sub("", _COLUMN.sub("", visible(text))).replace("\n", "")


def first(clauses: tuple[Clause, ...], element: Element) -> str:
    """Return the text of the first clause that is `element`, or ""."""
    return next((c.text for c in clauses if c.element is element), "")


def told(outer: tuple[Clause, ...], clauses: tuple[Clause, ...]) -> tuple[Adoption, ...]:
    """Return what the 题注 tells, of the outer layer, else of the first layer that has one."""
    return adoptions(first(outer, Element.REMARK) or first(clauses, Element.REMARK))


def number_of(
    outer: tuple[Clause, ...],
    clauses: tuple[Clause, ...],
    declared: Declared,
    adopted: tuple[Adoption, ...] = (),
) -> str:
    """Return the document number: as printed, else as declared, else as the 题注 tells it.

    An order prints only 第707号 and minutes 〔2024〕7号 or 第7期; without a declaration, who gave
    the order or what the minutes are called is put in front.
    """
    number, mark = first(outer, Element.NUMBER), first(outer, Element.ISSUING_MARK)
    printed = find_document_numbers(number)
    if printed:
        return visible(printed[0].printed)
    minutes = _MINUTES.search(tidy(mark))
    named = minutes[0] if minutes else tidy(mark)
    told_number = own_number(adopted)
    if number and named and not declared.document_number:
        return f"{named}{number.strip('（）()')}"
    inner = find_document_numbers(first(clauses, Element.NUMBER))
    inner_number = inner[0].printed if inner else ""
    return declared.document_number or told_number or number.strip("（）()") or inner_number


def date_of(
    outer: tuple[Clause, ...], declared: Declared, adopted: tuple[Adoption, ...] = ()
) -> date | None:
    """Return the 成文日期; of a law without one the last day on which its words came about.

    The date under the signature goes before all, one above the body (of minutes, under a title)
    behind what a page declares.
    """
    signed, headed = _dates(outer)
    return signed or read_date(declared.date) or headed or last_change(adopted)


def _dates(outer: tuple[Clause, ...]) -> tuple[date | None, date | None]:
    """Return the first date below the body of a layer, and the first above it."""
    body = next((i for i, c in enumerate(outer) if c.element is None), len(outer))
    parts = outer[body:], outer[:body]
    found = [[d for c in p if (d := _date_of(c))] for p in parts]
    return next(iter(found[0]), None), next(iter(found[1]), None)


def _date_of(clause: Clause) -> date | None:
    if clause.element is not Element.DATE:
        return None
    return read_date_line(clause.text.strip()) or read_date(clause.text)


def issuers_of(
    outer: tuple[Clause, ...],
    declared: Declared,
    number: str = "",
    adopted: tuple[Adoption, ...] = (),
) -> tuple[str, ...]:
    """Return who issued it: signed, declared, in the mark, leading the title, of the order.

    The names that an office has in its own place (市政府办公厅) are the last, signed or declared.
    """
    signed = [s for c in outer if c.element is Element.SIGNATURE for s in offices_of(c.text)]
    named = _declared(declared), _from_mark(outer), _from_title(first(outer, Element.TITLE))
    whole = [
        tuple(signed),
        *named,
        _from_order(number),
        tuple(filter(None, (own_office(adopted),))),
    ]
    whole = [offices for offices in whole if len(offices) >= len(signed)]
    full = next((offices for offices in whole if offices and not any(map(is_short, offices))), ())
    return full or next(filter(None, whole), declared.issuers)


def _declared(declared: Declared) -> tuple[str, ...]:
    """Return the offices that a page declares, where they are offices."""
    return declared.issuers if all(map(is_office, declared.issuers)) else ()


def _from_mark(clauses: tuple[Clause, ...]) -> tuple[str, ...]:
    """Return the offices of the mark, each on a line of its own; an office may need two lines."""
    mark = first(clauses, Element.ISSUING_MARK)
    lines = [_MARK_ENDS.sub("", tidy(line)) for line in mark.split("\n")]
    offices = [line for line in lines if len(line) >= _SHORTEST_OFFICE and is_organisation(line)]
    if len(offices) < 2 or len(offices) < len(list(filter(None, lines))):
        offices = [_MARK_ENDS.sub("", tidy(mark))]
    bare = (office.removeprefix(_STATE) for office in offices)
    return tuple(b if is_organisation(b) else o for b, o in zip(bare, offices, strict=True) if o)


def _from_title(title: str) -> tuple[str, ...]:
    """Return the offices that lead a title, apart where a space or their place parts them."""
    match = _TITLE_ISSUER.match(_COLUMN.sub("", visible(title)))
    if not match:
        return ()
    offices = offices_of(match["issuers"])
    offices = [part for office in offices for part in _by_place(office)]
    return tuple(offices) if offices and all(map(is_organisation, offices)) else ()


def without_issuer(title: str) -> str:
    """Return a title from 关于 or 印发 on: what others call 某市房产局关于…的通知."""
    match = _TITLE_ISSUER.match(title)
    return title[match.end("issuers") :] if match and _from_title(title) else title


def _by_place(offices: str) -> list[str]:
    """Return offices printed without a space, where each begins with the name of their place."""
    place = _PLACE.match(offices)
    parts = [p for p in re.split(f"(?={place[0]})", offices) if p] if place else [offices]
    return parts if all(map(is_organisation, parts)) else [offices]


def _from_order(number: str) -> tuple[str, ...]:
    """Return who gave an order: 某市人民政府令第310号."""
    office, order, _ = number.partition("令第")
    office = "".join(office.split()).removeprefix(_STATE)
    return (office,) if order and is_organisation(office) else ()


def after_colon(text: str) -> str:
    """Return what stands behind the first colon, or the whole."""
    return re.split(r"[:：]", text, maxsplit=1)[-1].strip()


def split_list(text: str, marks: str) -> tuple[str, ...]:
    """Return the parts of `text` between any of `marks`, without empty ones."""
    parts = re.split(f"[{marks}]", text.rstrip("：:。"))
    return tuple(part.strip() for part in parts if part.strip())


def attachments_of(clauses: tuple[Clause, ...]) -> tuple[str, ...]:
    """Return the names in the 附件说明, without their ordinals (GB/T 9704 7.3.4)."""
    note = _NOTE_HEAD.sub("", first(clauses, Element.ATTACHMENT_NOTE))
    return split_list(_NOTE_ORDINAL.sub("\n", note), "\n；")


def references_of(source: str, own: str) -> tuple[str, ...]:
    """Return the document numbers that the text cites, as printed, each once."""
    cited = {n.key: n.printed for n in find_document_numbers(source) if n.key != own}
    return tuple(cited.values())
