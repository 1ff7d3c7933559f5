"""Rows of a table: the one that a question names by its cells, the greatest, several added up.

红坪乡要交多少保费, 农村低保二类每月多少钱, 哪个乡镇的参保基数最多: a table of an attachment
answers, not the sentence of the body that is about the whole.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, cite, computed, drafted
from assistant.answering.draft_parts import RowsTold
from assistant.answering.listing import bulleted, enumerated, listed
from assistant.answering.stating.measuring_words import MEASURE, MEASURE_NOUN
from assistant.answering.stating.named_row import NamedRow, parted
from assistant.answering.stating.readings import read_clauses
from assistant.answering.stating.row_in_band import figures_for_bands
from assistant.answering.stating.table_meant import titled_tables
from assistant.answering.stating.to_reckon import brings_to_reckon
from assistant.answering.stating.unprinted_years import unprinted_years
from assistant.answering.turn import Turn
from assistant.answering.ways.row_by_age import row_by_age
from assistant.calculation.changes import find_changes
from assistant.calculation.composed.asks_of_money import Asks, what_is_asked
from assistant.calculation.composed.money_asked import read_money
from assistant.calculation.enumerated.parties_named import meant_party, parties_asked, party_in
from assistant.calculation.spreading import read_spread
from assistant.calculation.stated.bands import lies_in, read_bands
from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.named_tables import table_of
from assistant.documents.numbers.decimals import narrow, read_number
from assistant.documents.numbers.quantities import Unit
from assistant.documents.text import fold
from assistant.question.asked import Question
from assistant.question.kinds.kind import Kind, Sort
from assistant.validity.clause_standing import set_back

_TOTAL = re.compile(r"合计|总计|小计|共计|全[省市县区镇乡]")
_ADDED = re.compile(r"合计|一共|总共|加起来|加在一起|共计|总和")
_ITEMS = re.compile(r"[两三四]项|[两三四]样")
"""Asks for several kinds of money together, of which one row is not all."""
_EACH = re.compile(r"各|分别|几[类档种级等]|哪[几些]")
_MOST_OR_LEAST = re.compile(r"最(?P<most>[多大高])|最(?P<least>[少小低])|(?:排|数)第一(?P<first>)")
_WHICH = re.compile(r"哪|谁|什么(?:乡|镇|村|类)")
_QUARTER = re.compile(r"(?<!个)[一二三四](?=季度)")
_YEAR = re.compile(r"20\d\d(?=年)")
_FIGURES = (Unit.MONEY, Unit.RATE, Unit.PEOPLE, Unit.RATIO, Unit.PLAIN)


def table_row(turn: Turn) -> Draft | None:
    """Answer out of a table when the question names a row of it and asks for what stands there."""
    if _is_to_be_reckoned(turn) or unprinted_years(turn):
        return None
    if of_titled := _of_titled_table(turn):
        return row_by_age(turn, of_titled) or _shown(of_titled)
    rows = _rows(turn)
    holding, asked = _holding(turn, rows), _columns(turn, rows)
    found = _MOST_OR_LEAST.search(turn.question.about)
    if found and _WHICH.search(turn.question.about):
        return _extreme(holding, asked, most=found["least"] is None)
    named = _named(turn, holding)
    if not named or not _answers(turn, named, asked):
        return None
    if _ADDED.search(turn.question.about) and len(named) > 1:
        return _sum(named, asked[0]) if len(asked) == 1 else None
    return row_by_age(turn, named) or _shown(named)


def _of_titled_table(turn: Turn) -> list[NamedRow]:
    """Return the rows that a question names of the one table that it names by its title."""
    tables = titled_tables(turn)
    more = _ADDED.search(turn.question.about) or _MOST_OR_LEAST.search(turn.question.about)
    if len(tables) != 1 or more:
        return []
    named = _named(turn, [NamedRow(tables[0].document, row) for row in tables[0].rows])
    return [] if _is_of_another(turn, named) or _is_for_longer(turn, named) else named


def _answers(turn: Turn, named: Sequence[NamedRow], asked: Sequence[str]) -> bool:
    """Tell whether the rows named state what is asked, all of it and nobody else's."""
    if not _asks_for_cells(turn, named, asked) or _is_of_another(turn, named):
        return False
    if _brings_figures(turn.question) and not _is_read(turn, named):
        return False
    several = len(named) == 1 and _ITEMS.search(turn.question.about)
    return not several and not _is_for_longer(turn, named)


def _is_to_be_reckoned(turn: Turn) -> bool:
    """Tell whether a question brings what is to be reckoned, changes a sum, or spreads it."""
    about = turn.question.about
    compares = Asks.DIFFERENCE in what_is_asked(narrow(about), ())
    spreads = read_spread(about) is not None
    if compares or spreads or "平均" in about or find_changes(about):
        return True
    return _brings_figures(turn.question) and brings_to_reckon(turn)


def _brings_figures(question: Question) -> bool:
    counted = any(not f.is_price for f in read_money(question.plain).figures)
    return counted or any(quantity.unit in _FIGURES for quantity in question.figures)


def _is_read(turn: Turn, named: Sequence[NamedRow]) -> bool:
    """Tell whether the reader, too, sees the answer in one of the rows."""
    first = next((read.evidence.clause.id for read in read_clauses(turn)), "")
    return first in {row.clause.id for row in named}


def _is_for_longer(turn: Turn, named: Sequence[NamedRow]) -> bool:
    """Tell whether what several months come to is asked for of what a row states by the month."""
    months = read_money(turn.question.about).months
    monthly = any(unit.endswith("月") for row in named for unit in row.units.values())
    return monthly and months is not None and months > 1


def _is_of_another(turn: Turn, named: Sequence[NamedRow]) -> bool:
    """Tell whether a year or a part is asked for that no column has."""
    return _asks_a_part(turn, named) or _asks_another_year(turn, named)


def _asks_another_year(turn: Turn, named: Sequence[NamedRow]) -> bool:
    """Tell whether the columns are of years, and none of that which is asked for."""
    held = {year for row in named for name, _ in row.cells for year in _YEAR.findall(narrow(name))}
    asked = set(_YEAR.findall(narrow(turn.question.about)))
    return bool(held and asked) and not held & asked


def _asks_a_part(turn: Turn, named: Sequence[NamedRow]) -> bool:
    """Tell whether it is asked what somebody bears who has no column: 自己交多少 of a premium."""
    columns = {name for row in named for name, text in row.cells if re.search(r"\d", text)}
    borne = {party_in(name): Fraction(1) for name in columns}
    asked = parties_asked(narrow(turn.question.about))
    return bool(asked) and not any(meant_party(party, borne) for party in asked)


def _rows(turn: Turn) -> list[NamedRow]:
    """Return all rows of the documents of which a row fits the question at all."""
    asked = turn.question.documents
    if asked and not any(map(_rows_of, asked)):
        return []  # so a clause that is named is found without the model
    hits = turn.found.within(asked) if asked else turn.found.hits
    fitting = (e for e in hits if not _is_of_another_quarter(turn, e.document))
    documents = {e.document.id: e.document for e in fitting if e.clause.kind is ClauseKind.ROW}
    return [row for document in documents.values() for row in _rows_of(document)]


def _holding(turn: Turn, rows: Sequence[NamedRow]) -> list[NamedRow]:
    """Return the rows of documents that apply; those of a document that is named are all meant."""
    if turn.question.documents:
        return [*rows]
    behind = set_back({r.document.id: r.document for r in rows}.values(), turn.library, turn.day)
    return [row for row in rows if row.document.id not in behind]


def _is_of_another_quarter(turn: Turn, document: PolicyDocument) -> bool:
    """Tell whether a document is by its title of a quarter, and the question of others."""
    asked = set(_QUARTER.findall(turn.question.about))
    titled = set(_QUARTER.findall(document.title))
    return bool(asked and titled) and not asked & titled


def _rows_of(document: PolicyDocument) -> list[NamedRow]:
    return [
        NamedRow(document, clause)
        for clause in document.clauses
        if clause.kind is ClauseKind.ROW and clause.columns
    ]


def _columns(turn: Turn, rows: Iterable[NamedRow]) -> list[str]:
    """Return the columns whose name the question says, the one it says most of alone."""
    held = ((name, text) for row in rows for name, text in row.cells)
    names = dict.fromkeys(name for name, text in held if name and re.search(r"\d", text))
    said = {n: _said(turn, _bare(n)) for n in names}
    most = max(said.values(), default=0.0)
    return [n for n, weight in said.items() if weight and weight >= most]


def _said(turn: Turn, name: str) -> float:
    """Return how much of a name the question says, beside words that only measure."""
    terms = set(turn.question.terms)
    own = turn.library.segmenter.index_terms(name)
    telling = [t for t in own if len(t) > 1 and not MEASURE.match(t) and not _only_measure(t)]
    if fold(name) in fold(turn.question.about) and len(name) > 1 and telling:
        return float(len(name))
    return float(sum(len(t) for t in telling if t in terms)) / 2


def _only_measure(term: str) -> bool:
    return len(term) < 3 and MEASURE_NOUN.search(term) is not None and term != "保费"


def _named(turn: Turn, rows: Sequence[NamedRow]) -> list[NamedRow]:
    """Return the rows that the question names best: by most of their cells.

    A figure of the question (92岁) names the row of which the band holds it, and no other; a band
    (10吨以上) names the row of just that band, though the one below ends with the same figure.
    """
    told = figures_for_bands(turn.question.about)
    said = {*read_bands(turn.question.about)}
    banded = [r for r in rows if lies_in(r.bands, told)]
    if banded := [r for r in banded if said & {*r.bands}] or banded:
        rows = banded
    in_band = {r.clause.id for r in banded}
    scored = [(sum(_cell(turn, name) for name in set(row.names)), row) for row in rows]
    own = [(score, row) for score, row in scored if not _is_total(row)]
    whole = [
        (s, r)
        for s, r in own
        if r.clause.id in in_band or any(fold(n) in fold(turn.question.about) for n in r.names)
    ]
    best = max((score for score, _ in whole), default=0.0)
    return [row for score, row in whole if (best or in_band) and score >= best]


def _cell(turn: Turn, name: str) -> float:
    """Return how far a question names a cell: wholly, or by the words in it."""
    asked = fold(turn.question.about)
    if fold(name) in asked:
        return float(len(name))
    words = turn.library.segmenter.index_terms(name)
    return 0.5 * sum(len(w) for w in set(words) if len(w) > 1 and fold(w) in asked)


def _is_total(row: NamedRow) -> bool:
    return any(_TOTAL.match(text) for _, text in row.cells)


def _asks_for_cells(turn: Turn, named: Sequence[NamedRow], asked: Sequence[str]) -> bool:
    """Say whether a cell is asked for: by its column, by two cells of the row, or of each row."""
    wanted = turn.question.asks[Sort.VALUE]
    holds = any(kind.found_in(row.said()) for kind in wanted for row in named)
    cells = max(_cells_said(turn, row) for row in named)
    if not holds or _counts_other(wanted, named, asked) or (cells < 2 and _asks_more(turn, named)):
        return False
    units = {parted(name)[1] for row in named for name, _ in row.cells}
    units |= {unit.split("/")[0] for row in named for unit in row.units.values()}
    in_unit = any(kind.unit in units for kind in wanted if kind.unit)
    return bool(asked) or cells > 1 or in_unit or bool(_EACH.search(turn.question.about))


def _cells_said(turn: Turn, row: NamedRow) -> int:
    """Return how many cells of a row are named, each by words of its own.

    渡口商业银行 and 渡口街道 are not two for the one word 渡口.
    """
    asked = fold(turn.question.about)
    names = sorted({fold(n) for n in row.names}, key=lambda n: (n not in asked, -len(n)))
    left, count = asked, 0
    for name in names:
        words = [name] if name in left else turn.library.segmenter.index_terms(name)
        said = [w for w in words if len(w) > 1 and fold(w) in left]
        count += bool(said)
        for word in said:
            left = left.replace(fold(word), "|")
    return count


def _counts_other(wanted: Sequence[Kind], named: Sequence[NamedRow], asked: Sequence[str]) -> bool:
    """Say whether the columns asked for count another thing: 护林员（个） does not give the pay."""
    held = {name for row in named for name, _ in row.cells}
    units = [parted(column)[1] for column in asked if column in held]
    measures = tuple(kind.unit for kind in wanted if kind.unit)
    return bool(measures and units) and not any(not u or u.endswith(measures) for u in units)


def _asks_more(turn: Turn, named: Sequence[NamedRow]) -> bool:
    """Say whether the question has a word that neither the rows nor what is above them have."""
    above = (f"{r.document.title}{_title(r)}" for r in named)
    columns = ("".join(row.clause.columns) for row in named)
    said = fold("".join((*above, *columns, *(row.said() for row in named))))
    names, terms = turn.library.lexicon.written, turn.question.terms
    held = {t for t in terms if any(len(n) > 1 and fold(n) in said for n in (t, *names(t)))}
    held |= {t for t in terms if any(other in t for other in held)}  # 低保户 where 低保 is said
    return any(
        not any(t in other for other in held)
        for t in terms
        if _is_word(turn, t) and not MEASURE.match(t) and not MEASURE_NOUN.search(t)
    )


def _is_word(turn: Turn, term: str) -> bool:
    """Say whether a term is one that the dictionary has, no chance cut (红岩|镇交)."""
    return len(term) > 1 and turn.library.segmenter.knows(term)


def rows_shown(document: PolicyDocument, rows: Iterable[Clause]) -> Draft:
    """Return rows of one document, each as a line that names its columns, and quoted."""
    return _shown([NamedRow(document, row) for row in rows])


def _shown(named: Sequence[NamedRow]) -> Draft:
    title = _title(named[0])
    count = "这一行" if len(named) == 1 else "这几行"
    lines = bulleted((row.said() for row in named), "行")
    said = RowsTold(f"《{title}》里的{count}：\n\n{lines}")
    return drafted(Outcome.ANSWERED, (said,), _cited(named))


def _title(row: NamedRow) -> str:
    """Return the title of the table in which a row stands."""
    table = table_of(row.document, row.clause)
    return table.title if table else row.document.title_of(row.clause)


def _cited(rows: Sequence[NamedRow]) -> Iterator[Citation]:
    return (cite(row.document, row.clause) for row in rows)


def _sum(named: Sequence[NamedRow], column: str) -> Draft | None:
    """Add up what stands in one column of the named rows."""
    values = [_value(row, column) for row in named]
    if any(v is None for v in values):
        return None
    known = [v for v in values if v is not None]
    terms = listed((f"{r.label}{v}" for r, v in zip(named, known, strict=True)), "行")
    written = "＋".join(terms.shown) + (f"＋……（{terms.rest}）" if terms.rest else "")
    name, unit = _measured(named[0], column)
    lead = f"{name}合计：{written}＝{sum(known)}{unit}。"
    return computed(lead, _cited(named))


def _extreme(rows: Sequence[NamedRow], asked: Sequence[str], *, most: bool) -> Draft | None:
    """Return the row with the greatest or the least value of the one column that is asked for."""
    column = asked[0] if len(asked) == 1 else ""
    valued = [(v, r) for r in rows if not _is_total(r) and (v := _value(r, column)) is not None]
    if len(valued) < 2:
        return None
    end = (max if most else min)(value for value, _ in valued)
    found = [row for value, row in valued if value == end]
    name, unit = _measured(rows[0], column)
    labels = enumerated([row.label for row in found], "行")
    lead = f"{name}最{'多' if most else '少'}的是{labels}，{end}{unit}（共比较 {len(valued)} 行）。"
    return computed(lead, _cited(found))


def _value(row: NamedRow, column: str) -> Decimal | None:
    text = next((text for name, text in row.cells if name == column and column), "")
    number = read_number(text) if text else None
    return number.value if number else None


def _bare(name: str) -> str:
    return parted(name)[0]


def _measured(row: NamedRow, column: str) -> tuple[str, str]:
    """Return the name of a column and its unit, failing its own that of the whole table."""
    name, own = parted(column)
    return name, own or row.units.get(column, "")
