"""What heads a table, and how much of a draft's words is made of it."""

import re

from assistant.documents.model import Clause, PolicyDocument

_SHORTEST = 2


def heads_of(document: PolicyDocument, row: Clause) -> str:
    """Return the words that stand over a row: of its columns, its headings and its title."""
    return "\n".join(filter(None, (*row.columns, *row.path, document.title_of(row))))


def leads_on(words: str, heads: str, links: re.Pattern[str]) -> bool:
    """Say whether words are but links and runs of what heads a table: 的拖网渔船每船补助."""
    at = 0
    while at < len(words):
        link = links.match(words, at)
        at = link.end() if link else at
        sizes = range(len(words) - at, _SHORTEST - 1, -1)
        size = next((n for n in sizes if words[at : at + n] in heads), 0)
        if not size:
            return at == len(words)
        at += size
    return True
