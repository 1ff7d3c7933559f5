"""How often the standing of a clause, the texts of a day and the checked quotations are right.

    python -m benchmarks.validity [--folder FOLDER] [--wrong] [--json]

FOLDER (benchmarks/standing without it) holds `documents/`, and `truth.jsonl`: a `clause` of a file
(`document`), a `day`, the `standing` of the words as that file prints them, and the document number
that makes it so (`by`, "" where there is none). `asof.jsonl` holds questions of a day or of an
older version, with words that must be in the answer (`/` between words of which one will do), and
words that must not be in what it quotes first. `consolidated.jsonl` names hand-made consolidated
texts, `comparisons.jsonl` pairs of texts with the clauses that were changed, added, removed and
moved, `drafts.jsonl` quotations in `drafts/` with their faults. `--wrong` prints each that is not
right.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from assistant import Answer, Assistant, Settings
from assistant.documents.document_number import number_key
from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.open import open_document
from assistant.documents.text import fold
from assistant.library.library import Library
from assistant.validity.clause_standing import clause_status
from assistant.validity.consolidation import consolidate
from assistant.validity.differences import Became, differences
from benchmarks.common import as_json_option, existing_folder, library_over, read_jsonl, report

_DATA = Path(__file__).parent / "standing"


@dataclass(frozen=True, slots=True)
class Judged:
    """One line of the truth, what was found for it, and whether that is right."""

    record: Mapping[str, Any]
    found: str
    right: bool


def pairs(library: Library, folder: Path) -> Iterator[Judged]:
    """Judge the standing of every (clause, day) of `truth.jsonl`."""
    files = {e.file: e.id for e in library.manifest.entries}
    for record in read_jsonl(folder / "truth.jsonl"):
        document = library.version(files[record["document"]])
        clause = _clause(document, record["clause"])
        if clause is None:
            yield Judged(record, "no such clause", right=False)
            continue
        found = clause_status(document, clause, library, date.fromisoformat(record["day"]))
        by = found.source.number_key if found.source else ""
        expected = {number_key(each) for each in (record["by"], record.get("by_also", "")) if each}
        agrees = not expected or by in expected
        accepted = (record["standing"], *record.get("accept", ()))
        right = found.standing.value in accepted and agrees
        yield Judged(record, f"{found.standing.value} {by}", right)


def _clause(document: PolicyDocument, label: str) -> Clause | None:
    """Return the clause of a label; 二、（三） is the （三） that stands under 二、."""
    heading, mark, below = label.rpartition("、")
    for clause in document.clauses:
        under = any(step.startswith(f"{heading}、") for step in clause.path)
        if clause.label == label or (mark and below and clause.label == below and under):
            return clause
    return None


def answers(assistant: Assistant, folder: Path) -> Iterator[Judged]:
    """Judge the answer to every question of `asof.jsonl`."""
    for record in read_jsonl(folder / "asof.jsonl"):
        answer = assistant.ask(record["question"])
        yield Judged(record, answer.text, _answers(answer, record))


def consolidations(library: Library, folder: Path) -> Iterator[Judged]:
    """Judge every consolidated text: is each line of the hand-made one that of the program's."""
    files = {e.file: e.id for e in library.manifest.entries}
    for record in read_jsonl(folder / "consolidated.jsonl"):
        document = library.version(files[record["source"]])
        keys = [number_key(number) for number in record["amended_by"]]
        papers = [p for key in keys for p in library.documents if p.number_key == key]
        found = consolidate(document, papers, date(2026, 11, 29))
        wanted = (folder / record["file"]).read_text(encoding="utf-8").splitlines()
        wrong = _departing(found.text, wanted)
        told = [failed.said for failed in found.failed]
        yield Judged({**record, "kind": "consolidated"}, f"{wrong} {told}", right=not wrong)


def _departing(text: PolicyDocument, wanted: list[str]) -> list[str]:
    """Return the lines of the hand-made text that are not there, and those that should not be."""
    numbered = (c for c in text.clauses if _is_told(c) and (c.number or c.kind is ClauseKind.ROW))
    lines = [line for c in numbered for line in c.text.splitlines()]
    whole, made = fold("".join(c.text for c in text.clauses)), fold("".join(wanted))
    return [
        *(line for line in wanted if fold(line) not in whole),
        *(line for line in lines if fold(line) not in made),
    ]


def _is_told(clause: Clause) -> bool:
    """Say whether a clause is of the body: no element, no heading, no letter that issues it."""
    heading = clause.kind is ClauseKind.HEADING
    return clause.element is None and not heading and not clause.layer.endswith("通知")


def comparisons(folder: Path) -> Iterator[Judged]:
    """Judge every pair of texts: are the clauses that changed, came, went and moved those told."""
    for record in read_jsonl(folder / "comparisons.jsonl"):
        old, new = (open_document(folder / record[side])[0] for side in ("old", "new"))
        found: dict[Became, set[tuple[str, ...]]] = {became: set() for became in Became}
        for each in differences(old, new):
            both = (*each.old, *each.new)
            if all(map(_is_told, both)):
                found[each.became].add(tuple(c.label for c in both))
        wanted = {
            Became.CHANGED: {tuple(pair) for pair in record["changed"]},
            Became.ADDED: {(label,) for label in record["added"]},
            Became.REMOVED: {(label,) for label in record["removed"]},
            Became.MOVED: {tuple(pair) for pair in record["moved"]},
        }
        wrong = {str(b): sorted(found[b] ^ w) for b, w in wanted.items() if found[b] ^ w}
        yield Judged({**record, "kind": "compared"}, str(wrong), right=not wrong)


def quotations(assistant: Assistant, folder: Path) -> Iterator[Judged]:
    """Judge every quotation of the drafts: is a fault found as what it is, and nothing else."""
    records = read_jsonl(folder / "drafts.jsonl")
    for draft in sorted({record["draft"] for record in records}):
        text = (folder / "drafts" / draft).read_text(encoding="utf-8")
        checked = assistant.check_quotes(text).quotations
        for record in (r for r in records if r["draft"] == draft):
            said = fold(record["quotation"])
            here = [q for q in checked if said in fold(q.text) or fold(q.text) in said]
            statuses = {q.status.value for q in here}
            fault = record["fault"]
            right = fault in statuses if fault else not statuses - {"exact", "layout_only"}
            kind = f"draft: {fault or 'right'}"
            yield Judged({**record, "kind": kind}, str(statuses), right=right)


def _answers(answer: Answer, record: Mapping[str, Any]) -> bool:
    """Say whether the words are there, and in the first quotation none alone that must not be.

    An order says both: 由每年8000元调整为每年1万元.
    """
    text = fold(answer.text)
    first = fold(answer.citations[0].quote if answer.citations else answer.text)
    said = all(any(fold(w) in text for w in words.split("/")) for words in record["must"])
    wrong = any(fold(word) in first for word in record["must_not"])
    both = any(fold(w) in first for words in record["must"] for w in words.split("/"))
    return said and (both or not wrong)


@click.command()
@click.option("--folder", type=existing_folder, default=_DATA, help="other documents and truth")
@click.option("--wrong", is_flag=True, help="print each that is not right")
@as_json_option
def main(folder: Path, *, wrong: bool, as_json: bool) -> None:
    """Print how many standings and answers are right, of each kind."""
    with library_over(folder / "documents") as library:
        settings = Settings(library=library.folder, today=date(2026, 11, 29))
        standings = list(pairs(library, folder))
        assistant = Assistant(settings, library)
        asked = list(answers(assistant, folder))
        texts = [*consolidations(library, folder), *comparisons(folder)]
        quoted = list(quotations(assistant, folder))
    for each in (*standings, *asked, *texts, *quoted) if wrong else ():
        if not each.right:
            click.echo(f"{dict(each.record)}\n    -> {each.found}\n", err=True)
    kinds = [*_counted(standings, "standing"), *_counted(asked, "kind")]
    kinds += [*_counted(texts, "kind"), *_counted(quoted, "kind")]
    record = {what: {"right": right, "of": count} for what, right, count in kinds}
    report(record, ("what", "right", "of"), kinds, as_json=as_json)


def _counted(judged: list[Judged], by: str) -> list[tuple[str, int, int]]:
    every = Counter(str(j.record[by]) for j in judged)
    right = Counter(str(j.record[by]) for j in judged if j.right)
    rows = [(kind, right[kind], count) for kind, count in every.most_common()]
    return [*rows, (f"all {rows[0][0]} …", right.total(), every.total())]


if __name__ == "__main__":
    main()
