"""Papers of a county, and how they stand among one another on a day."""

from dataclasses import replace
from datetime import date

from assistant.documents.model import PolicyDocument
from assistant.documents.parse import parse_document
from assistant.library.links import Links
from assistant.validity.standing import status


def gongwen(
    *lines: str, title: str = "某县救助办法", issued: str = "2021年3月5日"
) -> PolicyDocument:
    body = "\n".join(f"　　{line}" for line in lines)
    source = f"{title}\n各镇人民政府：\n{body}\n某县人民政府\n{issued}"
    return replace(parse_document(source), id=title)


def told(document: PolicyDocument, *others: PolicyDocument, day: str) -> str:
    """Return how `document` stands on a day, in words."""
    return status(document, Links([document, *others]), date.fromisoformat(day)).told
