"""The lexicon's words as jieba would count them, reckoned once and kept.

A word is counted so often that jieba keeps it whole. How often hangs on the counts of its parts,
and for the words of a lexicon that is half of the dictionary.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from assistant.documents.text import fold

TOTAL = 60_101_967
"""Words that jieba's dictionary counts in all."""
WordCount = tuple[str, int]
"""A word, and how often it is counted."""
_Listed = tuple[str, int | None]
_FILE = "lexicon-words.json"
_OUTDATED = "jieba.cache"
"""What 0.5 kept instead."""


def own_words(lines: Sequence[str], cache: Path) -> list[WordCount]:
    """Return the words of a lexicon's lines (词 [词频] [词性]); `cache` is where they are kept."""
    listed = list(_listed(lines))
    kept = _kept(cache)
    if [(word, given) for word, given, _ in kept] != listed:
        from assistant.library.dictionary import counted  # noqa: PLC0415  imports this module

        kept = [(*each, count) for each, count in zip(listed, counted(listed), strict=True)]
        _keep(cache, kept)
    return [(word, count) for word, _, count in kept]


def _listed(lines: Sequence[str]) -> Iterator[_Listed]:
    for line in lines:
        word, *rest = line.split()
        yield fold(word), next((int(r) for r in rest[:1] if r.isdigit()), None)


def _kept(cache: Path) -> list[tuple[str, int | None, int]]:
    """Return what was kept last, of this lexicon or of another; nothing where it is damaged."""
    try:
        records = json.loads((cache / _FILE).read_text(encoding="utf-8"))
        return [(str(word), given, int(count)) for word, given, count in records]
    except (OSError, ValueError, TypeError):
        return []


def _keep(cache: Path, kept: Sequence[tuple[str, int | None, int]]) -> None:
    """Write the counts whole or not at all; where that cannot be done they are reckoned again."""
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        partial = cache / f"{_FILE}.{uuid4().hex[:8]}.partial"
        partial.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        partial.replace(cache / _FILE)
        (cache / _OUTDATED).unlink(missing_ok=True)
