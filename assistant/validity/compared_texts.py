"""Which two texts are to be compared: 海政办发〔2023〕8号@旧版, 8号文@2024-01-01, a file."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from assistant.documents.dates import DATE, read_date
from assistant.documents.model import PolicyDocument
from assistant.documents.open import open_document
from assistant.errors import NotHeldError, UsageError
from assistant.library.library import Library
from assistant.retrieval.retriever import PolicyRetriever
from assistant.validity.consolidation import Consolidation
from assistant.validity.differences import Comparison, comparison
from assistant.validity.instructions import instructions_for
from assistant.validity.versions import (
    HeldText,
    consolidation_of,
    text_on,
    texts_of,
    versions_in_order,
)

_LIST = "有哪些文件和版本，请看网页的“读文件”，或运行 youju documents。"
_WAYS = "@后面写 旧版、现行、整理本、日期（2024-01-01）或版本编号。"
_DAY = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_AMENDING = (
    "{paper}是修改{document}的文件，不是它的新版；"
    "修改前后请比较“{document}@旧版”和“{document}@现行”。"
)


class TextFinder:
    """Finds the texts that references name."""

    def __init__(self, retriever: PolicyRetriever, today: date) -> None:
        """Look in the library of `retriever`; what is in force is so on `today`."""
        self._retriever = retriever
        self._library: Library = retriever.library
        self._today = today

    def text(self, reference: str | Path) -> HeldText:
        """Return the text that a reference names, or that a file holds.

        Raises:
            NotHeldError: it is not in the library, or several are meant.
            UsageError: what stands behind @ is nothing known.
            DocumentError: the file cannot be read.
        """
        if isinstance(reference, Path):
            return HeldText(open_document(reference)[0], reference.name)
        named, at, which = reference.rpartition("@")
        if not at:
            held = self._library.manifest.entry(reference)
            document = self._library.version(reference) if held else self.document(reference)
            return HeldText(document, document.name) if held else self._newest(document)
        return self._of(self.document(named), which.strip())

    def document(self, reference: str) -> PolicyDocument:
        """Return the document of the library that a reference names.

        Raises:
            NotHeldError: there is none, or several are meant.
        """
        wanted = reference.strip()
        if self._library.manifest.entry(wanted):
            return self._library.version(wanted)
        found = self._retriever.read(wanted).named if wanted else ()
        if not found:
            raise NotHeldError(f"库里没有这份文件：{reference}。", _LIST)
        if len(found) > 1:
            names = "、".join(d.name for d in found)
            raise NotHeldError(f"“{reference}”对得上几份文件：{names}。", "请写全文号。")
        return found[0]

    def _newest(self, document: PolicyDocument) -> HeldText:
        """Return the newest version that is held; what amends it stays outside."""
        versions = versions_in_order(document, self._library)
        held = [t for t in self.texts(document) if t.consolidation is None]
        return held[len(versions) - 1]

    def texts(self, document: PolicyDocument) -> tuple[HeldText, ...]:
        """Return the texts of a document as of today, the oldest first."""
        return texts_of(document, self._library, self._today)

    def _of(self, document: PolicyDocument, which: str) -> HeldText:
        if which in _WHICH:
            return _WHICH[which](self, document)
        day = _day(which)
        if day:
            return text_on(document, self._library, day)
        entry = self._library.manifest.entry(which)
        versions = {v.id: v for v in versions_in_order(document, self._library)}
        if entry is None or which not in versions:
            raise UsageError(f"{document.name}没有“{which}”这个版本。", _WAYS)
        return HeldText(versions[which], f"{document.name}（{which}）")

    def older(self, document: PolicyDocument) -> HeldText:
        """Return the text before the last one.

        Raises:
            NotHeldError: there is only one.
        """
        texts = self.texts(document)
        if len(texts) < 2:
            raise NotHeldError(
                f"库里{document.name}只有一个版本，也没有修改它的文件。",
                "请先把旧版或者修改它的文件入库。",
            )
        return texts[-2]

    def last(self, document: PolicyDocument) -> HeldText:
        """Return the text that applies today: the last one, with what amends it put in."""
        return self.texts(document)[-1]

    def first(self, document: PolicyDocument) -> HeldText:
        """Return the oldest text."""
        return self.texts(document)[0]

    def put_together(self, document: PolicyDocument) -> HeldText:
        """Return the consolidation as of today."""
        found = self.consolidated(document, self._today)
        return HeldText(found.text, f"{document.name}（整理本）", found.notes, found)

    def consolidated(self, document: PolicyDocument, day: date) -> Consolidation:
        """Return the consolidation of a document as of a day."""
        return consolidation_of(document, self._library, day)

    def compared(self, old: HeldText, new: HeldText) -> Comparison:
        """Return two texts compared.

        Raises:
            UsageError: they are the same text.
        """
        if old.document.id == new.document.id and old.document.clauses == new.document.clauses:
            raise UsageError(f"两边是同一份文本：{old.name}。", _WAYS)
        notes = [*old.notes, *new.notes]
        pairs = ((old.document, new.document), (new.document, old.document))
        notes += [
            _AMENDING.format(paper=paper.name, document=document.name)
            for document, paper in pairs
            if instructions_for(paper, document)
        ]
        bounds = self._library.segmenter.bounds
        names = (old.name, new.name)
        return comparison(old.document, new.document, names, bounds, tuple(dict.fromkeys(notes)))


_WHICH: Mapping[str, Callable[[TextFinder, PolicyDocument], HeldText]] = {
    "旧版": TextFinder.older,
    "修改前": TextFinder.older,
    "上一版": TextFinder.older,
    "原版": TextFinder.first,
    "最早": TextFinder.first,
    "新版": TextFinder.last,
    "现行": TextFinder.last,
    "修改后": TextFinder.last,
    "最新": TextFinder.last,
    "整理本": TextFinder.put_together,
}


def _day(written: str) -> date | None:
    match = _DAY.fullmatch(written)
    if match:
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            return None
    return read_date(written) if DATE.fullmatch(written) else None
