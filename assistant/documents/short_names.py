"""What a document calls its own subject for short: 防止返贫致贫保险（以下简称“防贫保”）."""

import re
from functools import lru_cache

from assistant.documents.model import PolicyDocument

_SHORTENED = re.compile(
    r"(?P<long>[\u4e00-\u9fff]{4,30})[（(]以下(?:简称|统称)[：:]?\s*[“\"《]?(?P<short>[^”\"》）)\n]{2,12}?)"
    r"[”\"》]?[）)]"
)
_LEAST = 4
"""Characters of the long name that must stand in the title: any title has a shorter piece."""


def short_names(document: PolicyDocument) -> tuple[str, ...]:
    """Return the short names of what the document's titles name, in the order of its text.

    A name that it only gives to something within it (三类户) is no name of its subject.
    """
    return _of_subject(document.source, document.titles)


@lru_cache(maxsize=1024)
def _of_subject(text: str, titles: tuple[str, ...]) -> tuple[str, ...]:
    if "以下" not in text:
        return ()
    found = _SHORTENED.finditer(text)
    own = (m["short"] for m in found if any(_ends_in(m["long"], title) for title in titles))
    return tuple(dict.fromkeys(own))


def _ends_in(long: str, title: str) -> bool:
    """Say whether the end of a long name, as much as makes a name, stands in a title."""
    return long[-_LEAST:] in title
