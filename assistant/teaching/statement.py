"""Statements: the sentences of clauses, each with the words over it, of which items are made."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.documents.model import Clause, ClauseKind, DocumentType, PolicyDocument
from assistant.documents.numbering import Level, opening
from assistant.teaching.reading_alone import is_whole, reads_alone

_PIECE = re.compile(r"[^。]*。[”’）]?|[^。]+$")
IN_CHARGE = re.compile(r"(?<=[。；])（(?P<who>[^（）]{2,120}?负责[^（）]{0,12})）")
"""Whom a clause puts in charge of what it says: （财政部、税务总局负责）."""
_CUT_OFF = re.compile(r"第?[一二三四五六七八九十\d]$|[，、的和与及或在对：]$")
"""How a line ends that goes on in the next: it is no heading."""
_CONNECTED = re.compile(r"^(?:据此|因此|为此|同时|此外|另外|总之)[，,]")
"""What joins a sentence to the one before and says nothing of its own."""
_FACTS_ONLY = ("报告", "请示", "函", "调查意见")
_RULES = re.compile(r"(?:办法|意见|规定|条例|细则|规则|规程|法)[〉》]?(?:的通知)?$")
"""How the title of a paper ends that lays down rules."""
_IN_FORCE = re.compile(r"自\d{4}年\d{1,2}月\d{1,2}日起(?:施行|实施|执行)。?$")
_SPENT = re.compile(r"办理情况|组成人员|表彰|任免")
"""What a paper is about that is done with once it is out."""
_ASPECT = re.compile(r"[^，。；：]{2,10}方面，")
_LEAST_ASPECTS = 3
_LONGEST_HEADING = 32
_LONGEST, _SHORTEST = 120, 12
_HEADS = 0.6
"""Share of the clauses beside it that begin with a heading, where one is taken to have one."""
_READ = frozenset({ClauseKind.CLAUSE, ClauseKind.PARAGRAPH})
_NO_HEADING = re.compile(r"以下|下列|如下|具体为|应当|必须|不得|负责|可以|召集|实行.+制，")
"""What the first words of a clause state, or lead in, where they are no heading."""
_GENERAL = re.compile(r"指导思想|总体要求|基本原则|总则|附则|其他|^第.{1,3}章$")
_PERSON = re.compile(r"[\u4e00-\u9fff]\u3000+[\u4e00-\u9fff]|　　")
_LONGEST_CELL, _STOPS = 8, ("。", "；", "：", "，", "、", "”", "）")
_NOTES = re.compile(r"(?:^|\n)注[：:]\s*$")
"""What leads in the notes on a table: they stand under no heading of the text."""
_CIRCLE = re.compile(r"^[（(][一二三四五六七八九十]+[）)]|^\d+[.．、]")


@dataclass(frozen=True, slots=True)
class TaughtSentence:
    """A sentence of a clause, without its number: what is stated, and where.

    `heading` are the words over it that say what it is about, "" where nothing does. `alone` says
    whether it is understood without what stands around it.
    """

    document: PolicyDocument
    clause: Clause
    text: str
    heading: str
    alone: bool

    @property
    def title(self) -> str:
        """The title of the part of the file that it stands in."""
        return self.document.title_of(self.clause)


def statements_of(document: PolicyDocument) -> Iterator[TaughtSentence]:
    """Yield the sentences of a document in their order."""
    noted = ""
    for clause in document.clauses:
        if clause.kind in _READ and not _PERSON.search(_bare(clause.text)) and not _is_row(clause):
            heading = heading_over(document, clause) if noted != clause.layer or not noted else ""
            yield from _in_clause(document, clause, heading)
        if _NOTES.search(clause.text):
            noted = clause.layer


def _is_row(clause: Clause) -> bool:
    """Say whether a clause is a row of a table whose cells the file prints one below another."""
    return any(
        len(line.strip()) <= _LONGEST_CELL and not line.strip().endswith(_STOPS)
        for line in clause.text.split("\n")[1:]
        if line.strip()
    )


def _in_clause(document: PolicyDocument, clause: Clause, heading: str) -> Iterator[TaughtSentence]:
    law = document.type is DocumentType.LAW or clause.path[:1] == (clause.label,)
    for line in body_lines(document, clause):
        if _CIRCLE.match(line):
            continue  # an item of a list says nothing without what leads it in
        for n, said in enumerate(_parted(sentences_in(line))):
            sentence = _CONNECTED.sub("", said)
            ended = sentence.endswith(("。", "。”")) or bool(_ASPECT.match(sentence))
            fits = _SHORTEST <= len(sentence) <= _LONGEST and ended
            leads = n == 0 or not law
            yield TaughtSentence(
                document, clause, sentence, heading, fits and leads and reads_alone(sentence)
            )


def _parted(sentences: Iterable[str]) -> Iterator[str]:
    """Yield sentences; one that goes through several aspects (…方面，…；) gives one for each."""
    for sentence in sentences:
        aspects = aspects_in(sentence)
        yield from aspects or [sentence]


def aspects_in(sentence: str) -> list[str]:
    """Return what a sentence says of each of several aspects; nothing of another sentence."""
    parts = sentence.split("；")
    through = len(parts) >= _LEAST_ASPECTS and all(map(_ASPECT.match, parts))
    return parts if through else []


def sentences_in(line: str) -> list[str]:
    """Return the sentences of a line; a full stop inside quotation marks ends none.

    Whom a clause puts in charge stands behind a full stop, in brackets: it is no sentence.
    """
    found, begun = [], ""
    for piece in _PIECE.findall(IN_CHARGE.sub("", line)):
        begun += piece
        if is_whole(begun):
            found.append(begun.strip())
            begun = ""
    return [*found, *([begun.strip()] if begun.strip() else [])]


def body_lines(document: PolicyDocument, clause: Clause) -> list[str]:
    """Return the lines of a clause without its number and its heading."""
    opened = opening(clause.text)
    text = clause.text.strip()
    rest = text[len(opened.label) :] if opened and text.startswith(opened.label) else text
    heading = own_heading(document, clause)
    bare = rest.strip().removeprefix(heading).lstrip("。．.：: \u3000\n") if heading else rest
    return [line.strip() for line in bare.split("\n") if line.strip()]


@lru_cache(maxsize=4096)
def _first_words(text: str) -> str:
    """Return what may be the heading of a clause: its first line or its first short sentence."""
    opened = opening(text)
    rest = text.strip()[len(opened.label) :].strip() if opened else text.strip()
    line, *more = rest.split("\n", 1)
    if more and not line.endswith(("。", "；", "：", "，")):
        return line if len(line) <= _LONGEST_HEADING else ""
    sentence, stop, after = line.partition("。")
    short = len(sentence) <= _LONGEST_HEADING and (after.strip() or more)
    return sentence if stop and short else ""


def own_heading(document: PolicyDocument, clause: Clause) -> str:
    """Return the heading that a clause begins with; "" where its first words state something."""
    if (
        clause.kind is not ClauseKind.CLAUSE
        or clause.level in (0, Level.ARTICLE)
        or _is_row(clause)
    ):
        return ""
    first = _first_words(clause.text)
    if not first or _CUT_OFF.search(first) or _NO_HEADING.search(first):
        return ""
    line = clause.text.strip().split("\n", 1)[0]
    return first if line.endswith(first) or _headed(document, clause) else ""


def _headed(document: PolicyDocument, clause: Clause) -> bool:
    beside = [
        c for c in document.clauses
        if c.kind is ClauseKind.CLAUSE and c.level == clause.level and c.layer == clause.layer
    ]  # fmt: skip
    return sum(bool(_first_words(c.text)) for c in beside) >= _HEADS * len(beside)


def heading_over(document: PolicyDocument, clause: Clause) -> str:
    """Return what a clause is about: its own heading, else the nearest above that says something.

    指导思想 and 总则 say nothing of what is asked; they are passed over.
    """
    own = own_heading(document, clause)
    above = (_bare(name) for name in reversed(clause.path[:-1]))
    named = (name for name in (own, *above) if 2 < len(name) <= _LONGEST_HEADING)
    says = (name for name in named if not _GENERAL.search(name))
    return next((name for name in says if not _NO_HEADING.search(name)), "")


def _bare(name: str) -> str:
    opened = opening(name)
    return (name[len(opened.label) :] if opened else name).strip(" \u3000。")


def topic_over(document: PolicyDocument, clause: Clause) -> str:
    """Return the outermost heading over a clause, by which items are grouped."""
    names = (_bare(name) for name in clause.path if name != clause.label)
    fits = (name for name in names if 2 < len(name) <= _LONGEST_HEADING and "。" not in name)
    return next(fits, "") or heading_over(document, clause)


def lays_down(document: PolicyDocument) -> bool:
    """Say whether a document lays down rules: its day and number are worth knowing.

    It is called by what it is (办法, 意见), or says from when on it holds. Those of a reply, of an
    application or of a change of persons nobody is taught.
    """
    title = re.sub(r"\s", "", document.title)
    rules = _RULES.search(title) or any(_IN_FORCE.search(c.text) for c in document.clauses)
    return bool(rules) and not _SPENT.search(title)


def tells_facts(document: PolicyDocument, clause: Clause) -> bool:
    """Say whether a clause stands in a paper that tells what is so, and lays down nothing."""
    papers = (document.genre, document.title_of(clause))
    return any(paper.endswith(_FACTS_ONLY) or _SPENT.search(paper) for paper in papers)
