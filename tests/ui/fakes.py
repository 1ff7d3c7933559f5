"""An engine that knows one clause, records what it was asked and fails when told to."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import ClassVar

from assistant import (
    Answer,
    Bank,
    BankExport,
    Calculation,
    Calculator,
    Checked,
    Choice,
    Citation,
    ClauseList,
    Comparison,
    District,
    Evidence,
    ExportWish,
    Fault,
    Finding,
    FormulaShelf,
    Holding,
    Ingested,
    Item,
    ManifestEntry,
    Marks,
    Objection,
    OpenDocument,
    Outcome,
    ReadEdition,
    ReturnedDraft,
    Settings,
    Shared,
    Timeline,
    Version,
    WorkedTable,
    audience_names,
)
from assistant.calculation.steps import Figure, Step
from assistant.documents.parse import parse_document
from assistant.errors import DocumentError, LibraryError
from assistant.library.taking_in import FileOutcome
from assistant.quotations.as_printed import Difference
from assistant.quotations.checked import Manner, Quotation, QuotationSource, QuotationStatus
from assistant.teaching.quiz_marks import marks, next_quiz
from assistant.teaching.quiz_results import read_results
from assistant.validity.differences import comparison
from assistant.validity.standing import Standing, Status
from assistant.validity.timeline import Cited, Event
from youju_ui.engine import Exported, Progress, Turn

QUOTE = "在全市推行精准防贫保，按照100 元/人·年标准，减轻群众大病医疗负担。"

CITATION = Citation(
    document_number="连委办发〔2021〕36号",
    title="关于实现巩固拓展脱贫攻坚成果同乡村振兴有效衔接的实施意见",
    clause="（九）",
    path=("二、健全长效帮扶机制", "（九）强化民生兜底保障。"),
    quote=QUOTE,
    clause_id="36:9",
    date="2021-05-14",
)
REQUEST = Citation(
    document_number="连区扶办(2021)2号",
    title="关于申请拨付“精准防贫” 保障资金的请示",
    clause="正文第2段",
    path=(),
    quote="现仍需筹集资金95113.37元，特申请区财政予以解决。",
    clause_id="2:2",
    date="2021-05-25",
)
ANSWER = Answer(
    question="",
    outcome=Outcome.ANSWERED,
    text="精准防贫保的标准是 **100元/人·年**（连委办发〔2021〕36号（九），2021年5月14日）。",
    citations=(CITATION, REQUEST),
    notices=("文件所列期限已过，是否继续执行请向发文机关核实。",),
)
CALCULATION = Calculation(
    title="精准防贫保保费测算",
    figures=(Figure("population", "农村人口", Decimal(26780), "人", "2.678万", "用户"),),
    steps=(
        Step("参保人数", "26780 × 10%", "2678 人"),
        Step("应缴保费", "2678 × 100", "267800.00 元"),
        Step("还需筹集", "267800.00 − 172686.63", "95113.37 元"),
    ),
    result={"gap": Decimal("95113.37")},
    notes=("2.678万是约数。",),
)


HOLDING = Holding(
    id="a1", type="公文", document_number="连委办发〔2021〕36号", title="关于印发<意见>的通知",
    date="2021-05-14", clauses=41, file="36号.txt", source="", published="未知", added="",
    standing="有效期已过", reason="有效期5年|自印发之日起。", versions=(), replaces=(),
    warnings=(),
)  # fmt: skip


def entry_of(held: Holding | Version) -> ManifestEntry:
    """Return the entry of the manifest that a listed document would have."""
    title = held.title if isinstance(held, Holding) else ""
    return ManifestEntry(held.id, held.file, title, "", "", added=held.added)


ISSUED = parse_document(
    "某县救助办法\n\u3000\u3000到2025年，<全覆盖>。\n某县人民政府\n2021年3月5日"
)
TIMELINE = Timeline(
    subject="某县救助办法",
    day=date(2026, 11, 30),
    status=Status(Standing.EXPIRED),
    events=(
        Event(date(2021, 3, 5), "成文", "2021年3月5日", ISSUED, None, passed=True),
        Event(date(2025, 12, 31), "期限", "到2025年，<全覆盖>。", ISSUED, None, passed=True),
        Event(date(2035, 12, 31), "期限", "到2035年，再提高。", ISSUED, None, passed=False),
    ),
    cited=(Cited("某发〔2020〕1号", "依据", None),),
)


_SOURCE = QuotationSource(
    document_number="某发〔2021〕3号", title="某意见", clause="（九）", path=(),
    quote="减轻<群众>负担。", clause_id="a:9", date="2021-05-14", clauses=("（九）",),
    part="", cited="第二部分（九）",
)  # fmt: skip
CHECKED = Checked(
    (
        Quotation(
            "切实减轻<群众>负担。", (0, 10), Manner.MARKED, QuotationStatus.ALTERED, _SOURCE,
            (Difference("", "切实", 0),), "某发〔2021〕3号",
        ),
        Quotation(
            "每户<三千>元", (20, 26), Manner.MARKED, QuotationStatus.NOT_FOUND, None,
        ),
    ),
    warnings=("草稿有修订标记。",),
)  # fmt: skip


_CALCULATOR = Calculator(Settings())


@dataclass(frozen=True)
class FakeDocument:
    """A document by its name."""

    name: str


@dataclass
class FakeEngine:
    """The public face without an engine behind it; `failure` is raised by every method."""

    largest_file: ClassVar[int] = 1_000_000
    contact: str = ""
    answer: Answer = ANSWER
    failure: Exception | None = None
    held: tuple[str, ...] = ("连委办发〔2021〕36号", "连区扶办(2021)2号")
    bank: Path = Path("no bank")
    items: tuple[Item, ...] = ()
    asked: list[tuple[str, list[Turn]]] = field(default_factory=list)
    figures: list[tuple[str, ...]] = field(default_factory=list)
    received: list[tuple[str, bytes]] = field(default_factory=list)
    offered: tuple[Choice, ...] = ()
    objected: list[Objection] = field(default_factory=list)
    taken: list[Exported] = field(default_factory=list)
    holdings: tuple[Holding, ...] = (HOLDING,)
    alike: tuple[ManifestEntry, ...] = ()
    joined: list[tuple[str, str]] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    audiences: list[Sequence[str] | None] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    lost: tuple[ManifestEntry, ...] = ()
    shadowed: tuple[str, ...] = ()

    def ask(self, question: str, history: Sequence[Turn] = (), as_of: date | None = None) -> Answer:
        self.asked.append((f"{question}{as_of or ''}", list(history)))
        self._fail()
        return replace(self.answer, question=question)

    def follow_ups(self, answer: Answer) -> Sequence[Choice]:
        self._fail()
        return self.offered

    def object_to(self, answer: Answer, fault: Fault, note: str = "", *, agreed: bool) -> Objection:
        self._fail()
        question = answer.question if agreed else ""
        self.objected.append(Objection("", fault.value, note, "", (), "", question))
        return self.objected[-1]

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        as_of: date | None = None,
        *,
        literal: bool = False,
    ) -> Iterator[str | Answer]:
        whole = self.ask(f"{question}{'（照原话）' if literal else ''}", history)
        yield from (whole.text[at : at + 8] for at in range(0, len(whole.text), 8))
        yield whole

    def premium(self, population: str, ratio: str, rate: str, carry_over: str) -> Calculation:
        self.figures.append((population, ratio, rate, carry_over))
        self._fail()
        return CALCULATION

    def calculate(self, fields: Mapping[str, object]) -> Calculation:
        self.figures.append(tuple(f"{name}={text}" for name, text in fields.items()))
        self._fail()
        return CALCULATION

    def formulas(self) -> FormulaShelf:
        self._fail()
        return _CALCULATOR.formulas()

    def formula(
        self,
        name: str,
        figures: Mapping[str, str],
        *,
        solve: str = "",
        result: str = "",
        change: Mapping[str, str] | None = None,
    ) -> Calculation:
        self._fail()
        return _CALCULATOR.formula(name, figures, solve=solve, result=result, change=change)

    def formula_table(
        self, name: str, table: bytes, file: str, figures: Mapping[str, str], sheet: str = ""
    ) -> WorkedTable:
        self._fail()
        return _CALCULATOR.formula_table(name, table, file, figures, sheet)

    def record(self, calculation: Calculation | WorkedTable, name: str) -> bytes:
        self._fail()
        if isinstance(calculation, Calculation):
            return f"{name}：{calculation.title}".encode()
        return f"{name}：{calculation.file}".encode()

    def towns(
        self, table: bytes, name: str, sheet: str = "", ratio: str = "", rate: str = ""
    ) -> District:
        self._fail()
        return _CALCULATOR.towns(table, name, sheet, ratio, rate)

    def towns_book(self, district: District) -> bytes:
        self._fail()
        return f"{len(district.table.rows)}处".encode()

    def towns_template(self) -> bytes:
        self._fail()
        return "空表".encode()

    def check_quotes(self, text: str, as_of: date | None = None) -> Checked:
        self.asked.append((f"{text}{as_of or ''}", []))
        self._fail()
        return CHECKED

    def check_file(self, file: Path) -> Checked:
        self.received.append((file.name, file.read_bytes()))
        self._fail()
        return CHECKED

    def word(self, record: Exported, site: str = "") -> bytes:
        self._fail()
        self.taken.append(record)
        return f"{type(record).__name__} {site}".encode()

    def calendar(self, timeline: Timeline, site: str = "") -> bytes:
        self._fail()
        return f"BEGIN:VCALENDAR {timeline.subject} {site}".encode()

    def return_draft(self, checked: Checked, data: bytes, name: str) -> ReturnedDraft:
        self._fail()
        if not name.endswith(".docx"):
            raise DocumentError(f"只有 .docx：<{name}>。", "请另存为 .docx。")
        return ReturnedDraft(b"marked " + data, ".docx", len(checked.wrong), 3, ("<注意>。",))

    def timeline(self, reference: str) -> Timeline:
        self.asked.append((reference, []))
        self._fail()
        return TIMELINE

    def timeline_of(self, file: Path) -> Timeline:
        self.received.append((file.name, file.read_bytes()))
        self._fail()
        return TIMELINE

    def compare(self, old: str, new: str) -> Comparison:
        self.asked.append((f"{old} {new}", []))
        self._fail()
        return comparison(ISSUED, ISSUED, (old, new))

    def opened(self, name: str, as_of: date | None = None) -> OpenDocument:
        self.asked.append((f"{name}{as_of or ''}", []))
        self._fail()
        raise LibraryError(f"库里没有这份文件：{name}。", "请核对。")

    def editions(self, name: str) -> Sequence[ReadEdition]:
        return self.opened(name).editions

    def chosen(
        self, name: str, anchors: Collection[str] = (), as_of: date | None = None
    ) -> ClauseList:
        return ClauseList(f"{self.opened(name, as_of).address}{anchors}", ())

    def original(self, name: str) -> Path | None:
        return self.opened(name).source

    def documents(self) -> Sequence[FakeDocument]:
        self._fail()
        return [FakeDocument(name) for name in self.held]

    def catalogue(self, as_of: date | None = None) -> Sequence[Holding]:
        self.asked.append((f"{as_of or ''}", []))
        self._fail()
        return self.holdings

    def search(self, query: str, k: int = 8) -> Sequence[Evidence]:
        self.asked.append((query, []))
        self._fail()
        return []

    def bank_file(self) -> Path:
        return self.bank

    def items_of(self, bank: Path) -> Bank:
        self._fail()
        return Bank(self.items)

    def bank_marks(self, bank: Path, results: bytes, name: str) -> Marks:
        self._fail()
        return marks(read_results(self.items, results, name))

    def marks_book(self, found: Marks) -> bytes:
        self._fail()
        return ",".join(f"{mark.name}{mark.wrong}" for mark in found.clauses).encode()

    def next_quiz(self, bank: Path, found: Marks, count: int) -> Sequence[Item]:
        self._fail()
        return next_quiz(self.items, found, count)

    def export_items(
        self, items: Sequence[Item], name: str, wish: ExportWish | None = None
    ) -> BankExport:
        self._fail()
        data = f"{name}{[item.id for item in items]}".encode()
        return BankExport(data, wish.layout if wish else "", len(items), 0)

    def ingest(
        self,
        files: Sequence[Path],
        progress: Progress | None = None,
        *,
        by: str = "",
        audiences: Sequence[str] | None = None,
        replacing: str = "",
    ) -> Sequence[Ingested]:
        self.received += [(file.name, file.read_bytes()) for file in files]
        self.people.append(by)
        self.audiences.append(audiences)
        self.replaced.append(replacing)
        self._fail()
        return [
            Ingested(str(file), FileOutcome.ADDED, "某发〔2021〕3号", document_id="b2")
            for file in files
        ]

    def unread(self) -> Sequence[ManifestEntry]:
        return self.lost

    def resembling(self, document_id: str) -> Sequence[ManifestEntry]:
        return [entry for entry in self.alike if entry.id != document_id]

    def succeeds(self, later_id: str, earlier_id: str) -> ManifestEntry:
        self.joined.append((later_id, earlier_id))
        self._fail()
        return entry_of(HOLDING)

    def share(self, document_id: str, audiences: Sequence[str]) -> Shared:
        self.audiences.append(audiences)
        self._fail()
        held = next(h for h in self.holdings if h.id == document_id)
        entry = replace(entry_of(held), audiences=audience_names(audiences))
        return Shared((entry,), self.shadowed)

    def remove(self, document_id: str) -> Sequence[ManifestEntry]:
        self._fail()
        gone = [h for h in self.holdings if h.id == document_id]
        self.holdings = tuple(h for h in self.holdings if h.id != document_id)
        return [entry for h in gone for entry in (entry_of(h), *map(entry_of, h.versions))]

    def rebuild(self, progress: Progress | None = None) -> None:
        self._fail()
        if progress:
            progress("整理条款", 1, 2)

    def health(self) -> Sequence[Finding]:
        self._fail()
        return [
            Finding("库", ready=True, detail="2 份文件"),
            Finding("磁盘", ready=False, detail="只剩 <9> MB。下一步：请腾出 600 MB。"),
        ]

    def _fail(self) -> None:
        if self.failure:
            raise self.failure
