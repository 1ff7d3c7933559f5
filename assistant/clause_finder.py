"""The part of the public face that finds clauses and says how they stand."""

from abc import ABC, abstractmethod
from datetime import date
from typing import TYPE_CHECKING

from assistant.errors import NotHeldError

if TYPE_CHECKING:
    from assistant.library.library import Library
    from assistant.question.asked import Question
    from assistant.retrieval.evidence import Evidence
    from assistant.retrieval.related import Related
    from assistant.retrieval.retriever import PolicyRetriever
    from assistant.retrieval.scope import Scope
    from assistant.settings import Settings
    from assistant.validity.cited_standing import CitedStanding
    from assistant.validity.timeline import Timeline

_LIST = "有哪些文件，请看网页的“读文件”，或运行 youju documents。"


class ClauseFinder(ABC):
    """Finds clauses by name and by words, what refers to what, and what holds on a day."""

    settings: "Settings"
    library: "Library"
    retriever: "PolicyRetriever"

    @abstractmethod
    def _refresh(self) -> None:
        """Follow what another process has put into the library."""

    def search(
        self,
        query: str,
        k: int = 8,
        scope: "Scope | None" = None,
        as_of: date | None = None,
    ) -> "list[Evidence]":
        """Return the `k` best clauses for `query`, named ones first; of `scope` only, if given.

        What applies on the day that the query names, else `as_of`, else today, goes before what
        does not.

        Raises:
            QuestionError: the query is empty, too long or garbled.
        """
        from assistant.question.screening import screen  # noqa: PLC0415
        from assistant.validity.clause_standing import in_force_first  # noqa: PLC0415

        self._refresh()
        read = self.retriever.read(screen(query, self.settings.max_question_chars), today=as_of)
        retriever, read = self.retriever.judging(read, self.settings.day(), as_of)
        found = retriever.find(read, k) if scope is None else retriever.find_within(read, k, scope)
        return in_force_first(found, retriever.library, self._day(read))

    def no_longer_in_force(self) -> frozenset[str]:
        """Return the ids of the documents that do not apply today: repealed, over or not begun."""
        from assistant.validity.clause_standing import document_status  # noqa: PLC0415

        library, day = self.library, self.settings.day()
        documents = library.documents
        return frozenset(d.id for d in documents if not document_status(d, library, day).holds)

    def _day(self, question: "Question") -> date:
        as_of = question.as_of
        return (as_of.day if as_of else None) or self.settings.day()

    def standing(self, found: "Evidence", as_of: date | None = None) -> "CitedStanding":
        """Return whether a clause that was found holds `as_of` a day, today if it is not given."""
        from assistant.validity.cited_standing import cited_standing  # noqa: PLC0415
        from assistant.validity.clause_standing import clause_status  # noqa: PLC0415

        day = as_of or self.settings.day()
        library = self.retriever.library
        return cited_standing(clause_status(found.document, found.clause, library, day), day)

    def clause(self, reference: str, as_of: date | None = None) -> "list[Evidence]":
        """Return the whole clauses that a reference names (36号文第九条), without search.

        They are of the text that applied on the day that the reference names, else `as_of`; without
        either, of the current one.

        Raises:
            NotHeldError: the library has no such clause.
        """
        self._refresh()
        retriever, read = self.retriever.judging(
            self.retriever.read(reference, today=as_of), self.settings.day(), as_of
        )
        found = retriever.named_whole(read)
        if not found or (read.typed.doubts and self._asked_back(read)):
            raise NotHeldError(self._absent(read), _LIST)
        return found

    def _asked_back(self, question: "Question") -> str:
        """Return what is to be asked where a name may be several documents', or ""."""
        from assistant.answering.ways.which_meant import asked_back  # noqa: PLC0415

        return asked_back(question.typed)

    def _absent(self, question: "Question") -> str:
        """Say that no clause is there, and how many there are where the document is known."""
        from assistant.answering.ways.absent import absent  # noqa: PLC0415
        from assistant.answering.ways.which_meant import nearly  # noqa: PLC0415

        if meant := self._asked_back(question) or nearly(question.typed):
            return meant
        if gone := question.typed.unheld:
            return f"库里没有 {'、'.join(gone)}。"

        known = (*question.references, *question.loose)
        what = "、".join(r.written for r in known) or question.asked
        told = (absent(r, question.named) for r in known)
        return "".join([f"库里没有这一条：{what}。", *told])

    def related(self, reference: str) -> "tuple[Related, ...]":
        """Return which documents a named one refers to, and which refer to it.

        Raises:
            NotHeldError: the library neither has such a document nor refers to it.
        """
        from assistant.retrieval.related import find_related  # noqa: PLC0415

        self._refresh()
        retriever = self.retriever
        found = find_related(retriever.read(reference).typed, retriever.library)
        if not found:
            raise NotHeldError(f"库里没有这份文件，也没有文件提到它：{reference}。", _LIST)
        return found

    def timeline(self, reference: str, as_of: date | None = None) -> "Timeline":
        """Return the days of the document or the clauses that `reference` names.

        They are judged on the day that the reference names, else `as_of`, else today.

        Raises:
            NotHeldError: the library has no such document or clause.
        """
        from assistant.validity.timeline import named_timeline  # noqa: PLC0415

        self._refresh()
        retriever, read = self.retriever.judging(
            self.retriever.read(reference, today=as_of), self.settings.day(), as_of
        )
        found = named_timeline(read, retriever, self._day(read))
        if found is None:
            raise NotHeldError(self._absent(read), _LIST)
        return found
