"""Parts: the sentences of a quotation that was put together from several places."""

import re
from collections.abc import Iterator

from assistant.library.wording import letters_of

_SENTENCE = re.compile(r"[^。；！？;!?…\n]+[。；！？;!?…\n]*")
_SHORTEST = 8


def in_parts(words: str, at: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the sentences of `words`, which stand at `at`, with their spans; none of a single."""
    found = [m for m in _SENTENCE.finditer(words) if len(letters_of(m[0])) >= _SHORTEST]
    if len(found) < 2:
        return
    for match in found:
        yield match[0].strip(), (at + match.start(), at + match.end())
