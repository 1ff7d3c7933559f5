"""How each document was cut, kept on disk, so that opening a library segments nothing again.

One JSON line a document: its id, and of each passage the clause, the bounds, the headings and the
words. Derived: what is missing or damaged is cut anew.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from assistant.documents.model import PolicyDocument
from assistant.library.passages import Passage

Cut = list[tuple[Passage, list[str]]]
"""The passages of a document, each with its words."""


class Cuts:
    """The cuts of documents in one file, which belongs to one lexicon and one way to cut."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        """Name the file; those of another lexicon are dropped."""
        self._file = folder / f"cuts-{fingerprint}.jsonl"
        for stale in set(folder.glob("cuts-*.jsonl")) - {self._file}:
            stale.unlink(missing_ok=True)

    def read(self, documents: Iterable[PolicyDocument]) -> dict[str, Cut]:
        """Return the cuts of those of `documents` that were kept."""
        wanted = {document.id: document for document in documents}
        if not wanted or not self._file.exists():
            return {}
        found: dict[str, Cut] = {}
        with self._file.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                document = wanted.get(line[2 : line.find('"', 2)])
                if document is not None:
                    found |= _read(line, document)
        return found

    def keep(self, cuts: Mapping[str, Cut]) -> None:
        """Add the cuts of documents by their ids; without room on the disk they are not kept."""
        try:
            with self._file.open("a", encoding="utf-8") as file:
                file.writelines(f"{_line(name, cut)}\n" for name, cut in cuts.items())
        except OSError:
            self._file.unlink(missing_ok=True)


def _line(document_id: str, cut: Cut) -> str:
    kept = [(p.clause_id, p.start, p.end, p.context, "\t".join(words)) for p, words in cut]
    return json.dumps([document_id, kept], ensure_ascii=False)


def _read(line: str, document: PolicyDocument) -> dict[str, Cut]:
    """Return the cut of a document; nothing for a line that is damaged or of another reading."""
    texts = {clause.id: clause.text for clause in document.clauses}
    places: Counter[str] = Counter()
    ends: dict[str, int] = {}
    cut: Cut = []
    try:
        for clause, start, end, context, words in json.loads(line)[1]:
            name = f"{document.id}/{clause}@{places[clause]}"
            text = texts[clause][start:end]
            cut.append(
                (Passage(name, document.id, clause, text, context, start, end), words.split("\t"))
            )
            places[clause] += 1
            ends[clause] = end
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}
    whole = all(end == len(texts[clause]) for clause, end in ends.items())
    return {document.id: cut} if whole else {}
