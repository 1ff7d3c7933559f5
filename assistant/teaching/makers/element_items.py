"""Items of the head and tail of a document: to whom it goes, who signs, what is attached."""

import re
from collections.abc import Callable, Iterator, Mapping

from assistant.documents.model import Clause, Element, PolicyDocument
from assistant.teaching.crafting import called, item_of, proof_of
from assistant.teaching.item import BLANK, Item, ItemKind
from assistant.teaching.lesson import Lesson
from assistant.teaching.makers.day_items import near_numbers

_TOPIC = "公文要素"
_GOVERNMENT = re.compile(r"(?P<level>[省市县区镇乡])(?P<rest>(?:人民)?政府)")
_LEVELS = "省市县区镇"
_FOR_ANOTHER = re.compile(r"（(?P<who>[\u4e00-\u9fff]{2,16})代）")
_ATTACHED = re.compile(r"《[^《》]+》（(?P<number>[^（）]*号)）")
_PASSED = re.compile(
    r"^(?P<what>《[^》]+》)已[经由](?P<who>(?P<level>[省市县区])(?:委|政府)(?:常委会|常务|全体)会议)"
    r"(?P<does>[^，。]{0,6}通过)"
)
_MEETINGS = ("委常委会会议", "委全体会议", "政府常务会议", "政府全体会议")
"""The meetings that pass papers of a place, behind its level: 市委常委会会议."""
_WRONG = 3


def element_items(lesson: Lesson) -> Iterator[Item]:
    """Yield the items of the elements of GB/T 9704 that say more than form."""
    for document, clause in lesson.clauses:
        maker = _MAKERS.get(clause.element) if clause.element else _passed
        if maker:
            yield from maker(lesson, document, clause)


def _recipient(lesson: Lesson, document: PolicyDocument, clause: Clause) -> Iterator[Item]:
    """Yield which office a paper goes to, among those of the other levels."""
    [recipient, *more] = document.recipients or ("",)
    match = _GOVERNMENT.fullmatch(recipient)
    if match and not more:
        levels = [level for level in _LEVELS if level != match["level"]]
        at = levels.index("市") if match["level"] != "市" else levels.index("县")
        wrong = [f"{level}{match['rest']}" for level in (levels * 2)[at : at + _WRONG]]
        stem = f"{called(document, clause)}的主送机关是哪一个？"
        yield item_of(
            ItemKind.SINGLE, stem, proof_of(document, clause),
            right=[recipient], wrong=wrong, topic=_TOPIC, seed=lesson.seed,
        )  # fmt: skip


def _signed(_lesson: Lesson, document: PolicyDocument, clause: Clause) -> Iterator[Item]:
    """Yield which office signs for another."""
    match = _FOR_ANOTHER.search(clause.text)
    if match:
        before, after = clause.text[: match.start("who")], clause.text[match.end("who") :]
        stem = f"{called(document, clause)}的署名是“{before}{BLANK}{after}”。"
        yield item_of(
            ItemKind.FILL, stem, proof_of(document, clause), right=[match["who"]], topic=_TOPIC
        )


def _attached(lesson: Lesson, document: PolicyDocument, clause: Clause) -> Iterator[Item]:
    """Yield the number of the one document that is attached."""
    found = [*_ATTACHED.finditer(clause.text)]
    if len(found) != 1:
        return
    number = found[0]["number"]
    stem = f"{called(document, clause)}后附一份文件，它的发文字号是哪一个？"
    wrong = near_numbers(number, lesson)
    if wrong:
        yield item_of(
            ItemKind.SINGLE, stem, proof_of(document, clause),
            right=[number], wrong=wrong, topic=_TOPIC, difficulty=2, seed=lesson.seed,
        )  # fmt: skip


def _passed(lesson: Lesson, document: PolicyDocument, clause: Clause) -> Iterator[Item]:
    """Yield which meeting passed the paper that a notice gives out."""
    match = _PASSED.match(clause.text.strip())
    if match:
        meetings = [f"{match['level']}{meeting}" for meeting in _MEETINGS]
        wrong = [meeting for meeting in meetings if meeting != match["who"]]
        stem = f"{match['what']}已经哪个会议{match['does']}？"
        yield item_of(
            ItemKind.SINGLE, stem, proof_of(document, clause),
            right=[match["who"]], wrong=wrong, topic=_TOPIC, seed=lesson.seed,
        )  # fmt: skip


_Maker = Callable[[Lesson, PolicyDocument, Clause], Iterator[Item]]
_MAKERS: Mapping[Element, _Maker] = {
    Element.RECIPIENTS: _recipient,
    Element.SIGNATURE: _signed,
    Element.ATTACHMENT_NOTE: _attached,
}
