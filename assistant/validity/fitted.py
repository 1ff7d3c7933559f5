"""An instruction laid beside the document that it changes: what it comes to there, or why nothing.

Nothing is put for words or places that are not there. Whatever does not fit is told in a Chinese
sentence.
"""

import re
from collections.abc import Callable, Mapping

from assistant.documents.model import DocumentType, PolicyDocument
from assistant.question.clause_units import ATTACHMENT, attachments_of
from assistant.question.places import Place
from assistant.question.references import from_chain
from assistant.question.resolving import Region
from assistant.question.written_places import find_chains
from assistant.validity.fitted_clauses import added, deleted, renumbered, replaced, retitled
from assistant.validity.fitted_words import (
    added_words,
    replaced_table,
    replaced_words,
    valued,
)
from assistant.validity.instructions import Instruction
from assistant.validity.made_changes import Fitted
from assistant.validity.order_words import Action

_ITEM = re.compile(r"^第(?P<item>[（(][^（）()]+[）)])项")


def fit(instruction: Instruction, document: PolicyDocument) -> Fitted:
    """Return what `instruction` comes to in `document`."""
    places: list[Place] = []
    misfits: list[str] = []
    for written in instruction.places:
        found = _resolved(written, document)
        places += found if isinstance(found, list) else []
        misfits += [found] if isinstance(found, str) else []
    if misfits and not places:
        return Fitted(misfits=tuple(misfits))
    done = _FITTERS[instruction.action](instruction, places, document)
    return Fitted(
        done.texts, done.added, done.gone, done.numbers, done.items, (*misfits, *done.misfits)
    )


def _resolved(written: str, document: PolicyDocument) -> list[Place] | str:
    """Return the places of one written place, or why there are none."""
    if written == ATTACHMENT:
        return _attached(document)
    chain = next(iter(find_chains(_as_numbered(written, document))), None)
    if chain is None or not chain.stands_alone:
        return f"没有写明“{written}”是哪一条的"
    found = from_chain(chain, [Region(document)])
    if not found.places or not found.whole:
        return f"原文没有{written}"
    ranged = chain.last.first != chain.last.last or chain.last.unit == ATTACHMENT
    if len(found.places) > 1 and not ranged:
        return f"原文有{len(found.places)}处{written}，不知道是哪一处"
    return list(found.places)


def _as_numbered(written: str, document: PolicyDocument) -> str:
    """Return a place as the document numbers it: in a 公文 第（四）项 is the clause （四）."""
    gongwen = document.type is DocumentType.GONGWEN
    return _ITEM.sub(r"\g<item>", written) if gongwen else written


def _attached(document: PolicyDocument) -> list[Place] | str:
    """Return the clauses of the only attachment, which is named without a number."""
    layers = attachments_of(document)
    if len(layers) != 1:
        return f"原文有{len(layers)}个附件，没有写明是哪一个" if layers else "原文没有附件"
    return [Place(document, c) for c in document.clauses if c.layer == layers[0]]


def _unread(order: Instruction, _places: list[Place], _document: PolicyDocument) -> Fitted:
    return Fitted(misfits=("这一句没有读懂",))


_Fitter = Callable[[Instruction, list[Place], PolicyDocument], Fitted]
_FITTERS: Mapping[Action, _Fitter] = {
    Action.REPLACE_WORDS: replaced_words,
    Action.DELETE_WORDS: replaced_words,
    Action.INSERT_WORDS: added_words,
    Action.REPLACE: replaced,
    Action.DELETE: deleted,
    Action.INSERT: added,
    Action.RENUMBER: renumbered,
    Action.RETITLE: retitled,
    Action.CHANGE_VALUE: valued,
    Action.REPLACE_TABLE: replaced_table,
    Action.ADJUSTS: lambda _order, _places, _document: Fitted(),
    Action.UNREAD: _unread,
}
