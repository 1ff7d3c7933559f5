"""Crafting: from what is asked and what is true of it to an item with its proof."""

import hashlib
import re
from collections.abc import Iterator, Sequence

from assistant.documents.model import Clause, PolicyDocument
from assistant.library.addresses import address_of
from assistant.teaching.drawing import shuffled
from assistant.teaching.item import FALSE, LETTERS, TRUE, Item, ItemKind, Proof
from assistant.teaching.statement import TaughtSentence, body_lines, topic_over

_WHOLE = 320
"""Characters up to which a clause is shown whole; of a longer one the paragraph is."""
GAP = "（　　）"
"""Where a choice is to be put into a sentence."""
_AROUND = re.compile(
    r"(?<=[\u4e00-\u9fff，、（）]) (?=[\d_])|(?<=[\d%_]) (?=[\u4e00-\u9fff，。、（）])"
)
_ENDS = ("。", "？", "”", "：")
_SINGLE = str.maketrans("“”", "‘’")
_INSIDE = str.maketrans("《》", "〈〉")


def called(document: PolicyDocument, clause: Clause) -> str:
    """Return how a stem names a document: 《…实施意见》（连委办发〔2021〕36号）."""
    title = document.title_of(clause) or document.title
    number = f"（{document.cited_number}）" if document.cited_number else ""
    return f"《{title.translate(_INSIDE)}》{number}"


def according(statement: TaughtSentence, *, headed: bool = True) -> str:
    """Return how a stem begins: 根据《…》（文号）“…”部分，."""
    over = f"{quoted(statement.heading)}部分" if headed and statement.heading else ""
    return f"根据{called(statement.document, statement.clause)}{over}，"


def quoted(words: str) -> str:
    """Return words in quotation marks, those inside them as single ones."""
    return f"“{words.translate(_SINGLE)}”"


def proof_of(document: PolicyDocument, clause: Clause, sentence: str = "") -> Proof:
    """Return the proof that a clause is: its words as printed.

    Of a long clause it is the paragraph of `sentence`, where that is all that is asked about.
    """
    return Proof(
        document_id=document.id,
        document_number=document.cited_number,
        title=document.title_of(clause) or document.title,
        clause_id=clause.id,
        clause=clause.label,
        date=document.date.isoformat() if document.date else "",
        quote=_quoted(document, clause, sentence),
        address=address_of(clause.id),
    )


def _quoted(document: PolicyDocument, clause: Clause, sentence: str) -> str:
    text = clause.text.strip()
    if len(text) <= _WHOLE or not sentence:
        return text
    lines = body_lines(document, clause)
    line = next((each for each in lines if sentence in each), sentence)
    return line if len(line) <= _WHOLE else sentence


def item_of(  # noqa: PLR0913  what an item is made of
    kind: ItemKind,
    stem: str,
    proof: Proof,
    *,
    right: Sequence[str],
    wrong: Sequence[str] = (),
    topic: str = "",
    difficulty: int = 1,
    seed: int = 0,
) -> Item:
    """Return an item; with `wrong` ones its choices are mixed and the key names their letters."""
    stem, right, wrong = _closed_up(stem), [*map(_closed_up, right)], [*map(_closed_up, wrong)]
    choices = tuple(shuffled((*right, *wrong), seed, stem)) if wrong else ()
    key = tuple(LETTERS[n] for n, c in enumerate(choices) if c in right) if wrong else tuple(right)
    told = "\n".join((kind, stem, *choices, *key, proof.clause_id))
    number = hashlib.sha256(told.encode()).hexdigest()[:12]
    return Item(number, kind, stem, choices, key, proof, topic, difficulty)


def _closed_up(words: str) -> str:
    """Return words without the blanks that a file prints around its figures: 到 2035 年."""
    return _AROUND.sub("", words)


def item_about(  # noqa: PLR0913  what an item is made of
    kind: ItemKind,
    stem: str,
    statement: TaughtSentence,
    *,
    right: Sequence[str],
    wrong: Sequence[str] = (),
    difficulty: int = 1,
    seed: int = 0,
    whole: bool = False,
) -> Item:
    """Return an item that a statement proves, or the `whole` clause that it stands in."""
    return item_of(
        kind,
        stem if stem.endswith(_ENDS) else f"{stem}。",
        proof_of(statement.document, statement.clause, "" if whole else statement.text),
        right=right,
        wrong=wrong,
        topic=topic_over(statement.document, statement.clause),
        difficulty=difficulty,
        seed=seed,
    )


def judged(statement: TaughtSentence, false: str) -> Iterator[Item]:
    """Yield a sentence to judge as it stands, and as it would be false; a bank has one of them."""
    for said, key in ((statement.text, TRUE), (false, FALSE)):
        stem = f"{according(statement)}{said}"
        yield item_about(ItemKind.JUDGE, stem, statement, right=[key], difficulty=2)
