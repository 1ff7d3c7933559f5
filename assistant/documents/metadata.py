"""What a document is: its number, issuers, date and the rest, read off its elements.

What a web page or an archive declares of the document goes before what is read off the text, since
the text of an order prints its number in two places and a law its date in a remark.
"""

import re
from datetime import date

from assistant.documents.dates import DATE, read_date
from assistant.documents.document_number import find_document_numbers
from assistant.documents.lines import is_organisation, is_person
from assistant.documents.model import Clause, Element
from assistant.documents.reading import Declared

_BETWEEN_HAN = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
_WIDE = re.compile(r"[\s\u3000]+")
_STATE = "中华人民共和国"
_NOTE_HEAD = re.compile(r"(?m)^附\s*件\s*[0-9]{0,2}\s*[:：]\s*")
_NOTE_ORDINAL = re.compile(
    r"(?:^|(?<=\s))[0-9０-９]{1,2}\s*[.．、](?![0-9](?!\d{3}年))\s*", re.MULTILINE
)
_MINUTES = re.compile(r"(?:专题|常务|办公|党组)?(?:会议?|办公会议?)?纪要$")
_TITLE_ISSUER = re.compile(r"(?P<issuers>[^《]{2,40}?)(?:关于|印发|转发|批转|公布|发布)")


def tidy(text: str) -> str:
    """Return a title without the line breaks that print left between its characters."""
    return _BETWEEN_HAN.sub("", text).replace("\n", "")


def first(clauses: tuple[Clause, ...], element: Element) -> str:
    """Return the text of the first clause that is `element`, or ""."""
    return next((c.text for c in clauses if c.element is element), "")


def number_of(clauses: tuple[Clause, ...], declared: Declared) -> str:
    """Return the document number: as printed, else as declared.

    An order prints only 第707号 and minutes 〔2024〕7号 or 第7期; without a declaration, who gave
    the order or what the minutes are called is put in front.
    """
    number, mark = first(clauses, Element.NUMBER), first(clauses, Element.ISSUING_MARK)
    printed = find_document_numbers(number)
    if printed:
        return printed[0].printed
    minutes = _MINUTES.search(tidy(mark))
    named = minutes[0] if minutes else tidy(mark)
    return declared.document_number or (f"{named}{number.strip('（）()')}" if number else "")


def date_of(clauses: tuple[Clause, ...], declared: Declared) -> date | None:
    """Return the 成文日期; of a law without one the last date of its 题注."""
    remark = [m.group() for m in DATE.finditer(first(clauses, Element.REMARK))]
    remarked = [day for day in map(read_date, remark) if day]
    return (
        read_date(declared.date)
        or read_date(first(clauses, Element.DATE))
        or max(remarked, default=None)
    )


def issuers_of(clauses: tuple[Clause, ...], title: str, declared: Declared) -> tuple[str, ...]:
    """Return who issued it: declared, signed, in the issuing mark, or leading the title."""
    signed = [s for c in clauses if c.element is Element.SIGNATURE for s in _offices(c.text)]
    return declared.issuers or tuple(signed) or _from_mark(clauses) or _from_title(title)


def _offices(text: str) -> list[str]:
    """Return the offices that a signature names; a person's name is none."""
    found: list[str] = []
    for line in text.split("\n"):
        if is_person(line):
            continue
        parts = _WIDE.split(line)
        found += parts if all(map(is_organisation, parts)) else [tidy(line)]
    return found


def _from_mark(clauses: tuple[Clause, ...]) -> tuple[str, ...]:
    mark = tidy(first(clauses, Element.ISSUING_MARK))
    office = mark.removesuffix("文件").removesuffix("令").removesuffix("（）")
    short = office.removeprefix(_STATE)
    return (short if is_organisation(short) else office,) if office else ()


def _from_title(title: str) -> tuple[str, ...]:
    match = _TITLE_ISSUER.match(title)
    offices = re.split(r"[、\s]", match["issuers"]) if match else []
    return tuple(offices) if offices and all(map(is_organisation, offices)) else ()


def without_issuer(title: str) -> str:
    """Return a title from 关于 or 印发 on: what others call 某市房产局关于…的通知."""
    match = _TITLE_ISSUER.match(title)
    return title[match.end("issuers") :] if match and _from_title(title) else title


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
