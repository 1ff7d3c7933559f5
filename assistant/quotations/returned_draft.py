"""The draft comes back: the user's own .docx, altered quotations corrected, problems commented on.

The text is mapped to the runs of the file, and where the two do not agree nothing is touched. All
is looked at in the draft as it was given before anything in it is changed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from docx.oxml.ns import qn

from assistant.documents.readers import file_bytes
from assistant.documents.readers.word.word_origins import TracedWord, trace_word
from assistant.documents.readers.word.word_reader import is_word
from assistant.documents.readers.word.word_xml import PARAGRAPH, WordElement, child
from assistant.errors import DocumentError
from assistant.quotations import remarks
from assistant.quotations.check_text import on_one_line
from assistant.quotations.checked import Checked, Quotation
from assistant.quotations.corrections import Replacement, corrections, is_quoted_at
from assistant.quotations.draft_package import DraftPackage
from assistant.quotations.tracked_changes import ChangeTracker
from assistant.quotations.untouchable import NOT_PLAIN, Untouchable
from assistant.quotations.word_comments import Commentator, Remark
from assistant.quotations.word_runs import WordRuns, paragraph_of

_SHORT = 24
_ON = ("1", "true", "on")
_NOT_REACHED = "在脚注、尾注、文本框里，或与文中的位置对不上，没有标在文中：{0}。"
_DONE = "修订 {0.corrected} 处引文，批注 {0.comments} 条。"
_SIGNED = "草稿带有电子签名，作了修订和批注的这一份签名不再有效。"
_PROTECTED = "草稿设了限制编辑，要先停止保护，才能接受或拒绝修订。"
_ONLY_MARKS = "引文的字没有改动，多出来的是脚注号一类"
_AGAINST_ANOTHER = "与另一处引文的改动重叠，请手工改"


@dataclass(frozen=True, slots=True)
class ReturnedDraft:
    """The draft as a file; how many quotations were corrected, how many comments it was given.

    `suffix` is how its name must end, `notices` are what else to know of it.
    """

    data: bytes
    suffix: str
    corrected: int
    comments: int
    notices: tuple[str, ...]

    @property
    def told(self) -> str:
        """What was done, in a sentence, with what else to know of it."""
        return "".join((_DONE.format(self), *self.notices))


def returnable(file: Path) -> bytes:
    """Return the bytes of a draft that can come back with tracked changes.

    Raises:
        DocumentError: there is no such file, or it is of another format.
    """
    data = file_bytes(file)
    _refuse_others(data, file.name)
    return data


def _refuse_others(data: bytes, name: str) -> None:
    if not is_word(data):
        raise DocumentError(
            f"只有 .docx 的草稿能带着修订和批注返回，这份不是：{name}。",
            "请用 Word 或 WPS 打开，另存为 .docx 再核对；PDF 和图片请找 Word 原稿。",
        )


def return_draft(checked: Checked, data: bytes, name: str, day: date) -> ReturnedDraft:
    """Return the draft in `data`, for which `checked` was found, with all that is to be said of it.

    Raises:
        DocumentError: it is no .docx, or one that cannot be written back.
    """
    _refuse_others(data, name)
    package = DraftPackage(data, name)
    traced = trace_word(data, name)
    numbers = {p: number for number, p in enumerate(traced.document.iter(PARAGRAPH))}
    plan = _Plan(checked, traced, (*_on_package(package),))
    commentator = Commentator(plan.runs, plan.untouchable, package.linked("comments"), day)
    tracker = ChangeTracker(plan.runs, day)
    touched = {numbers[p]: p for p in plan.paragraphs()}
    for remark in plan.remarks:
        commentator.remark(remark)
    for correction in plan.corrections:
        tracker.correct(correction)
    package.replace_paragraphs(touched)
    if commentator.comments:
        package.add_comments(commentator.comments)
    return ReturnedDraft(
        package.data(), package.suffix, plan.corrected, len(commentator.comments), plan.notices
    )


def _on_package(package: DraftPackage) -> Iterator[str]:
    if package.has_folder("_xmlsignatures"):
        yield _SIGNED
    protection = child(package.linked("settings"), "w:documentProtection")
    if protection is not None and protection.get(qn("w:enforcement")) in _ON:
        yield _PROTECTED


class _Plan:
    """What is to be written where, made before anything is."""

    def __init__(self, checked: Checked, traced: TracedWord, notices: tuple[str, ...]) -> None:
        self.runs = WordRuns(traced)
        self.untouchable = Untouchable(self.runs)
        self.corrections: list[Replacement] = []
        self.corrected = 0
        self._text = traced.text
        self._unreached: list[str] = []
        found = [*self._on_quotations(checked.wrong), *self._on_namings(checked)]
        missed = [_NOT_REACHED.format("；".join(self._unreached))] if self._unreached else []
        self.notices = (*notices, *missed)
        self.remarks = [*self._on_draft(checked), *sorted(found, key=lambda r: (r.start, r.end))]

    def paragraphs(self) -> Iterator[WordElement]:
        """Yield the paragraphs that will be changed: no other one is written anew."""
        for remark in self.remarks:
            origins = self.runs.within(remark.start, remark.end)
            yield from (paragraph_of(o.element) for o in (origins[0], origins[-1]))
        for each in self.corrections:
            origins = self.runs.within(min(each.start, each.beside), max(each.end, each.beside + 1))
            yield from (paragraph_of(o.element) for o in origins)

    def _on_quotations(self, wrong: Sequence[Quotation]) -> Iterator[Remark]:
        for quotation in wrong:
            start, end = quotation.span
            if not (is_quoted_at(quotation, self._text) and self.runs.within(start, end)):
                self._unreached.append(_shortened(quotation.text))
                continue
            made, left = self._made(quotation)
            self.corrections += made
            self.corrected += bool(made)
            yield Remark(start, end, remarks.of_quotation(quotation, left, corrected=bool(made)))

    def _made(self, quotation: Quotation) -> tuple[list[Replacement], str]:
        """Return the corrections to make, all of a quotation or none, and why there are none."""
        if quotation.by_hand:
            return [], quotation.by_hand
        found = corrections(quotation, self._text)
        # A mark of a note is read as part of the text and is none of the words of a quotation.
        planned = [c for c in found if c.words or self.runs.within(c.start, c.end)]
        if not planned:
            return [], _ONLY_MARKS if found else ""
        settled = [self._settled(c, quotation.span) for c in planned]
        obstacle = self._obstacle(quotation, settled)
        return ([], obstacle) if obstacle else ([c for c in settled if c], "")

    def _on_namings(self, checked: Checked) -> Iterator[Remark]:
        for naming in checked.namings:
            start, end = naming.span
            if self._text[start:end] == naming.text and self.runs.within(start, end):
                yield Remark(start, end, remarks.of_naming(naming))
            else:
                self._unreached.append(_shortened(naming.text))

    def _on_draft(self, checked: Checked) -> Iterator[Remark]:
        first = self.runs.first()
        if first is not None:
            yield Remark(first.start, first.end, remarks.of_draft(checked, self.notices))

    def _settled(self, correction: Replacement, span: tuple[int, int]) -> Replacement | None:
        """Return a correction that can be made in plain runs, or None."""
        if correction.start < correction.end:
            plain = self.untouchable.is_plain(correction.start, correction.end)
            return correction if plain else None
        ways = (correction, replace(correction, ahead=not correction.ahead))
        return next((w for w in ways if span[0] <= w.beside < span[1] and
                     self.untouchable.is_plain(w.beside, w.beside + 1)), None)  # fmt: skip

    def _obstacle(self, quotation: Quotation, settled: Sequence[Replacement | None]) -> str:
        if obstacle := self.untouchable.obstacle(*quotation.span):
            return obstacle
        if None in settled:
            return NOT_PLAIN
        reached = self.corrections[-1].end if self.corrections else -1
        clash = any(c and c.start <= reached for c in settled)
        return _AGAINST_ANOTHER if clash else ""


def _shortened(text: str) -> str:
    line = on_one_line(text)
    return f"“{line[:_SHORT]}{'……' if len(line) > _SHORT else ''}”"
