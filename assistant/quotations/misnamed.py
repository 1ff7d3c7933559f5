"""The names in a draft: clauses that a document does not have, titles that are not its own."""

import re
from collections.abc import Iterator

from assistant.documents.model import PolicyDocument
from assistant.question.short_titles import bare, is_generic
from assistant.quotations.attribution import Attribution
from assistant.quotations.checked import Misnaming
from assistant.quotations.named import Named

_TITLED = re.compile(
    r"《(?P<title>[^《》\n]{4,80})》\s*[（(](?P<number>[^（）()\n]{2,14}[〔\[（(]\d{4}[〕\])）]\d{1,4}号)[）)]"
)


def check_names(attribution: Attribution, own: str) -> tuple[Misnaming, ...]:
    """Return the names in the draft's own words that the library has otherwise."""
    named = attribution.everything
    found = [
        Misnaming(n.written, (n.start, n.end), f"{n.problem}。")
        for n in named
        if n.documents and n.problem
    ]
    found += _titles(own, named)
    unique = {n.span: n for n in found}
    return tuple(sorted(unique.values(), key=lambda n: n.span))


def _titles(own: str, named: tuple[Named, ...]) -> Iterator[Misnaming]:
    """Yield each title that stands with the number of a document which has another title."""
    for match in _TITLED.finditer(own):
        held = [
            n
            for n in named
            if n.start >= match.start("number") - 1 and n.end <= match.end() and n.documents
        ]
        documents = held[0].documents if held else ()
        if (
            documents
            and not is_generic(match["title"])
            and not any(_has(d, match["title"]) for d in documents)
        ):
            note = f"{documents[0].name}在库里的标题是《{documents[0].title}》。"
            yield Misnaming(match[0], match.span(), note)


def _has(document: PolicyDocument, title: str) -> bool:
    return any(bare(title) in bare(t) for t in document.titles)
