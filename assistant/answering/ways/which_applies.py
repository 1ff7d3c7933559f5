"""Which document applies on a day: 2022年8月1日应当执行哪份高龄津贴办法, 现在按哪个文件办."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, cite, drafted
from assistant.answering.draft_parts import Computed, Elapsed
from assistant.answering.listing import bulleted
from assistant.answering.turn import Turn
from assistant.documents.dates import print_date
from assistant.documents.model import PolicyDocument
from assistant.documents.relations import RelationKind
from assistant.documents.text import fold
from assistant.library.editions import Edition, edition_on, editions_of
from assistant.question.as_of import without_days
from assistant.validity.clause_standing import document_status
from assistant.validity.standing import Standing, Status

_ASKED = re.compile(
    r"(?:执行|适用|依照|按照?|依据|用)的?(?:是|着)?哪[一]?[个份部版]|哪[一]?[个份部版][^，。？]{0,16}?"
    r"(?:有效|管用|适用|在执行|在用|现行|说了算|作数|算数)"
)
_FRAME = re.compile(
    r"应当?|应该|该|现在|目前|当前|执行|适用|依照|按照|按|依据|用|的是|是|着|哪[一]?[个份部版]|有效|管用|现行"
    r"|在|呢|来办|办理|说了算|作数|算数|文件|标准|[？?，。]"
)
_TITLED = 0.6
"""The share of the words of the topic that a title must have."""
_MOST = 6


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A document on the topic: its text of the day, and how that stands then."""

    edition: Edition
    status: Status

    @property
    def line(self) -> str:
        document, found = self.edition.document, self.status
        since = self.edition.begins
        begun = f"（{print_date(since)}起）" if since and found.holds else ""
        told = found.told if found.standing is not Standing.UNKNOWN else "没有写明是否有效"
        if found.standing is Standing.EXPIRED and document.effect.expires:
            told = f"有效期到{print_date(document.effect.expires)}为止，已过"
        return f"《{document.title}》（{document.document_number or '无文号'}）：{told}{begun}"


def no_such_day(turn: Turn) -> Draft | None:
    """Say that the day that the question names does not exist."""
    as_of = turn.question.as_of
    if as_of is None or not as_of.impossible:
        return None
    said = f"没有“{as_of.written}”里写的这一天，请核对日期后再问。"
    return drafted(Outcome.CLARIFY, (Computed(said),))


def which_applies(turn: Turn) -> Draft | None:
    """Say of the documents on a topic which of them applies on the day, and why not the others."""
    plain = turn.question.plain
    if not _ASKED.search(plain):
        return None
    found = sorted(_candidates(turn), key=lambda c: not c.status.holds)[:_MOST]
    if not found:
        return None
    day = print_date(turn.day)
    holding = [c for c in found if c.status.standing is Standing.IN_FORCE]
    lead = f"以{day}为准，执行的是：" if holding else f"以{day}为准，库内没有一份写明正在执行："
    said = f"{lead}\n\n{bulleted(c.line for c in found)}"
    cited = dict.fromkeys(c for each in found for c in _because(each))
    return drafted(Outcome.ANSWERED, (Elapsed(said),), cited)


def _candidates(turn: Turn) -> Iterator[_Candidate]:
    """Yield the documents of which the title is of the topic, those that only amend left out."""
    undated = without_days(turn.question.plain)  # when it is asked for, not what about
    terms = [t for t in turn.question.terms_of(_FRAME.sub(" ", undated)) if len(t) > 1]
    named = {d.id for d in turn.question.named}
    for document in turn.library.documents:
        titled = document.id in named or (bool(terms) and _about(document, terms))
        if titled and not _only_amends(document, turn):
            editions = editions_of(turn.library, document.id)
            edition = edition_on(editions, turn.day) or editions[-1]
            yield _Candidate(edition, document_status(edition.document, turn.library, turn.day))


def _about(document: PolicyDocument, terms: list[str]) -> bool:
    title = fold(document.title)
    said = sum(len(t) for t in terms if t in title)
    return said >= _TITLED * sum(map(len, terms))


def _only_amends(document: PolicyDocument, turn: Turn) -> bool:
    links = turn.library.links.of(document)
    return any(k.relation.kind is RelationKind.AMENDS and k.target is not None for k in links)


def _because(found: _Candidate) -> list[Citation]:
    """Return the words that say how a document stands; of one that applies, from when."""
    source, sentence = found.status.source, found.status.sentence
    if source is None or not sentence:
        return []
    clause = next((c for c in source.clauses if sentence in c.text), None)
    return [cite(source, clause, sentence)] if clause else []
