"""What names again: 同一办法, 该法, 《办法》 for a document; 该条, 前款 for a clause."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.documents.lines import GENRES
from assistant.documents.model import PolicyDocument
from assistant.question.document_names import Mention
from assistant.question.short_titles import KIND, bare, is_generic
from assistant.question.written_places import Chain

_ANY = "文件"
"""What any document is: 该文件 is the one that is named last."""
_OTHERS = ("预案", "措施", "指引", "指南", "制度", "守则")
_KINDS = "|".join(sorted((*GENRES, *_OTHERS, _ANY), key=len, reverse=True))
_AGAIN = r"(?:(?<![合共不相])同一?|[该此]|上述|前述|上引|前引)"
_KIND_AGAIN = re.compile(rf"{_AGAIN}《?(?P<kind>{_KINDS})》?(?![\u4e00-\u9fff]*》)")
_KIND_SAYS = re.compile(
    rf"(?:^|[，,、：:。；;（(\s])(?:但|而|且|同时|另外?|此外|因为?|由于)?(?P<kind>{_KINDS})"
    r"(?:里|中|还|又|则|也|已|均|都|对此|同时|另|明文|明确|专门|特别)*"
    r"(?:规定|明确|要求|指出|提出|强调|写明|载明|列明|划定)(?![的为]|[和、与])"
)
"""条例规定, 通告还要求: a 文种 that is said to say something."""
_NO_NAME = re.compile(rf"[按依照据]+(?:有关|相关)?(?:{_KINDS})")
_KIND_ALONE = re.compile(rf"(?:^|[，,、：:。；;（(\s]|[此据照按依])(?P<kind>{_KINDS})的?$")
_TITLE_ALONE = re.compile(r"《(?P<title>[^《》\n]{2,8})》的?$")
_SAME_ARTICLE = re.compile(rf"{_AGAIN}条的?$")
_SAME_CLAUSE = re.compile(
    rf"(?:{_AGAIN}|前)(?P<unit>条|款|项)(?![例件约目第])|(?:最后一|[末首])(?P<counted>[款项])(?![目第])"
)
_DEPTH = {"条": 6, "款": 7, "项": 8}
"""How deep what is named again stands; of 前款 and 最后一款 only the article is sure."""


Pointer = tuple[str, int, int]
"""A 文种 that stands for a document, and from where to where it does in some words."""


def pointers(words: str) -> Iterator[Pointer]:
    """Yield where words point to a document that was named before: 同一办法, 该条例, 条例规定."""
    found = [(m["kind"], *m.span()) for m in _KIND_AGAIN.finditer(words)]
    taken = {end for _, _, end in found}
    says = ((m["kind"], *m.span("kind")) for m in _KIND_SAYS.finditer(words))
    yield from sorted([*found, *(p for p in says if p[2] not in taken)], key=lambda p: p[1])


def without_pointers(words: str) -> str:
    """Return words with 条例规定 as blanks, where that only says whose they are."""
    for match in _KIND_SAYS.finditer(words):
        start, end = match.start("kind"), match.end()
        words = words[:start] + " " * (end - start) + words[end:]
    return words


def only_points(name: str) -> bool:
    """Say whether a name is none but 该法, or 按规定."""
    return bool(_NO_NAME.fullmatch(name)) or any(
        (start, end) == (0, len(name)) for _, start, end in pointers(name)
    )


def kind_alone(words: str) -> Pointer | None:
    """Return the 文种 that stands alone at the end of `words`: 条例第三条, 《办法》第三条."""
    titled = _TITLE_ALONE.search(words)
    if titled and is_generic(titled["title"]):
        return KIND.findall(titled["title"])[-1], *titled.span()
    found = _KIND_ALONE.search(words)
    return (found["kind"], found.start("kind"), found.end()) if found else None


def is_of_kind(title: str, kind: str) -> bool:
    """Say whether a title is that of such a document; a 办法 is no 法."""
    name = bare(title.strip("《》"))
    return name.endswith(kind) and not (kind == "法" and name.endswith("办法"))


def may_be(mention: Mention, kind: str) -> bool:
    """Say whether a document that is named is of this 文种, be it one that is not held."""
    if kind == _ANY:
        return True
    if mention.documents:
        return all(_is_a(d, kind) for d in mention.documents)
    return mention.written.startswith("《") and is_of_kind(mention.written, kind)


def _is_a(document: PolicyDocument, kind: str) -> bool:
    return any(is_of_kind(t, kind) for t in document.titles)


def is_of_same_article(words: str) -> bool:
    """Say whether a 款 behind `words` is one of the article named last: 同条第二款."""
    return bool(_SAME_ARTICLE.search(words))


def same_clauses(words: str) -> Iterator[tuple[int, int, int]]:
    """Yield where 该条 and 前款 stand, and how deep what they name again is the same."""
    for match in _SAME_CLAUSE.finditer(words):
        unsure = match[0].startswith("前") or match["counted"]
        depth = _DEPTH["条"] if unsure else _DEPTH[match["unit"]]
        yield *match.span(), depth


def placed_again(chain: Chain, depth: int, start: int, end: int) -> Chain | None:
    """Return the outer steps of a clause named before as a clause that is named at [start, end)."""
    kept = tuple(replace(s, start=start, end=end) for s in chain.steps if s.depth <= depth)
    return Chain(kept, start, end) if kept else None
