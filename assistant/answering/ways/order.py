"""The ways of answering in the order in which they are tried: the first that fits answers.

Many a question fits several: 36号文第九条 is named whether or not the library has a 36号文. Which
one is to answer is said here and nowhere else. A new way goes before those that it must win
against, and names them; `tests/answering/test_order.py` asks all recorded questions of all ways
and fails on a pair that is not named.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.draft import Draft
from assistant.answering.turn import Turn
from assistant.answering.ways import (
    document_facts,
    each_document,
    extent,
    facts,
    named_clauses,
    occurrences,
    one_of_another,
    related_documents,
    text_changes,
    time_limits,
    two_documents,
    whether_in_force,
)
from assistant.answering.ways.calculated import by_formula, open_sum, sums
from assistant.answering.ways.consequence import consequence
from assistant.answering.ways.contrasted import contrasted
from assistant.answering.ways.definition import definition
from assistant.answering.ways.from_facts import from_facts
from assistant.answering.ways.headed import headed
from assistant.answering.ways.next_time import next_time
from assistant.answering.ways.of_another_place import of_another_place
from assistant.answering.ways.refusal import refusal
from assistant.answering.ways.small_talk import small_talk
from assistant.answering.ways.stated_sums import stated_sum
from assistant.answering.ways.table_asked import table_asked
from assistant.answering.ways.table_rows import table_row
from assistant.answering.ways.which_applies import no_such_day, which_applies
from assistant.answering.ways.which_meant import which_meant


@dataclass(frozen=True, slots=True)
class Way:
    """A way of answering: its name (the `trace.way` of an answer), and what it finds or None.

    `why` it stands where it does; `before` are the later ways that fit some of the same questions
    and must not answer those. The last way fits all questions and need not be named.
    """

    name: str
    find: Callable[[Turn], Draft | None]
    why: str
    before: tuple[str, ...] = ()


WAYS = (
    Way(
        "refusal",
        refusal,
        "What is not done (批准, 代拟公文) is not done either where its facts could be quoted.",
        (
            "unknown_document",
            "missing_clause",
            "approval",
            "metadata",
            "named_clause",
            "quoted_words",
            "sums",
            "from_facts",
        ),
    ),
    Way(
        "small_talk",
        small_talk,
        "你的回答能当依据吗 is about the assistant, not about a document.",
        ("standing",),
    ),
    Way(
        "no_such_day",
        no_such_day,
        "Of a day that does not exist nothing can be told.",
    ),
    Way(
        "which_meant",
        which_meant,
        "Of a name that several documents may have none is taken for the one that was meant.",
    ),
    Way(
        "one_of_another",
        one_of_another.one_of_another,
        "Two documents are named, and the sentence in which one speaks of the other tells of both.",
    ),
    Way(
        "related_documents",
        related_documents.related_documents,
        "What refers to a document is known from the others, so it need not be in the library.",
    ),
    Way(
        "repealed_elsewhere",
        whether_in_force.repealed_elsewhere,
        "Of a document that is not in the library one thing is known: which one repealed it.",
        ("unknown_document",),
    ),
    Way(
        "unknown_document",
        extent.unknown_document,
        "Nothing else can be told of a document that is not there, and no other is put for it.",
        (
            "missing_clause",
            "names_agree",
            "standing",
            "sums",
            "time_status",
            "metadata",
            "first_or_last",
            "which_document",
            "every_place",
            "unstated_year",
            "stated_sum",
        ),
    ),
    Way(
        "compared_texts",
        text_changes.compared_texts,
        "第九条第四项改了什么: a clause that a later text no longer has is one of the changes.",
        ("missing_clause", "changes", "named_clause"),
    ),
    Way(
        "table_asked",
        table_asked,
        "A table by its title or number and a row by its place are told with rows and columns.",
        ("missing_clause", "named_clause", "table_row", "metadata"),
    ),
    Way(
        "missing_clause",
        extent.missing_clause,
        "What is asked of a clause that is not there is not answered from another one.",
        ("time_status", "metadata"),
    ),
    Way(
        "days_between",
        two_documents.days_between,
        "相差几天 asks for a count; the dates alone are what `metadata` would give.",
    ),
    Way(
        "names_agree",
        two_documents.names_agree,
        "A comparison of two titles, which `metadata` would quote one by one.",
        ("metadata",),
    ),
    Way(
        "approval",
        two_documents.approval,
        "A sum in a request is no sign that it was granted, so its words are not quoted for it.",
        ("quoted_words",),
    ),
    Way(
        "standing",
        two_documents.standing,
        "能当依据吗 is judged by the kind of document, not by who issued it and to whom.",
        ("metadata",),
    ),
    Way(
        "each_value",
        each_document.each_value,
        "A value of several documents: the ways below would give that of one.",
    ),
    Way(
        "changes",
        each_document.changes,
        "What one document changes in another, before ways that look for the words of either.",
    ),
    Way(
        "next_time",
        next_time,
        "下一次 of a duty that recurs is reckoned from today; the clause alone gives no day.",
        ("time_status", "named_clause", "from_facts", "metadata", "in_force"),
    ),
    Way(
        "from_facts",
        from_facts,
        "Who tells a case and asks for its clause wants what governs it, not the nearest words.",
        ("open_sum",),
    ),
    Way(
        "table_row",
        table_row,
        "The row of a place answers before a sum that the body states of all, or one worked out.",
        ("stated_sum", "sums", "open_sum"),
    ),
    Way(
        "formula",
        by_formula,
        "A formula that the question names knows its own inputs, and what is checked of them.",
        ("sums", "stated_sum", "open_sum"),
    ),
    Way(
        "sums",
        sums,
        "Figures to reckon with are not figures to look up.",
        ("quoted_words", "unstated_year", "stated_sum", "open_sum"),
    ),
    Way(
        "count_clauses",
        extent.count_clauses,
        "第一部分有几条 names a part, but asks how many it has.",
        ("named_clause",),
    ),
    Way(
        "clause_begun",
        whether_in_force.clause_begun,
        "What was added later holds from a day of its own, not from that of its document.",
        ("in_force", "metadata", "named_clause"),
    ),
    Way(
        "in_force",
        whether_in_force.in_force,
        "Where a document states from when or until when it applies, that is the answer.",
        ("standing_not_stated",),
    ),
    Way(
        "which_applies",
        which_applies,
        "哪份办法 asks for the document that applies, not for one of which the words fit best.",
    ),
    Way(
        "time_status",
        time_limits.time_status,
        "第十七条的期限到期没 names a clause, but asks about its deadline.",
        ("named_clause",),
    ),
    Way(
        "metadata",
        document_facts.metadata,
        "Whether a 废止日期 is stated is looked up before it is said that nothing tells.",
        ("standing_not_stated",),
    ),
    Way(
        "standing_not_stated",
        whether_in_force.standing_not_stated,
        "还有效吗, of which none of the ways above found a word.",
    ),
    Way(
        "first_or_last",
        extent.first_or_last,
        "最后一条 is a place counted from the end, which has no number to be named by.",
    ),
    Way(
        "which_document",
        occurrences.which_document,
        "Which of the documents have a word; a list of places tells of those that have it only.",
        ("every_place",),
    ),
    Way(
        "named_clause",
        named_clauses.named_clause,
        "A place that is named is given, before anything is searched for.",
        ("unstated_year",),
    ),
    Way(
        "every_place",
        occurrences.every_place,
        "All places of a word were asked for, not what it means or one of them.",
        ("definition", "quoted_words"),
    ),
    Way(
        "which_clause",
        occurrences.which_clause,
        "The places of words that the question does not put in quotation marks.",
    ),
    Way(
        "definition",
        definition,
        "The sentence that explains a term, before the first one that has it.",
        ("quoted_words",),
    ),
    Way(
        "quoted_words",
        named_clauses.quoted_words,
        "Words of a document need no search: they stand where they stand.",
    ),
    Way(
        "contrasted",
        contrasted,
        "博士呢 after the item of 本科 asks for the item beside it; a search finds the same again.",
        ("unstated_year", "stated_sum"),
    ),
    Way(
        "unstated_year",
        facts.unstated_year,
        "A year of which no document has a word is not answered with another year's words.",
        ("stated_sum", "open_sum"),
    ),
    Way(
        "stated_sum",
        stated_sum,
        "A sum of an account is found by its role in it, surer than by search.",
        ("open_sum",),
    ),
    Way(
        "of_another_place",
        of_another_place,
        "What only another place's document states is told of, and nothing is put in its stead.",
        ("open_sum",),
    ),
    Way(
        "consequence",
        consequence,
        "What is forbidden in one clause and punished in another: one alone would be half of it.",
    ),
    Way(
        "headed",
        headed,
        "All that stands under 申请材料 answers what to bring, not the item that search likes.",
    ),
    Way(
        "open_sum",
        open_sum,
        "What is to be reckoned and may be several sums is asked about, where nothing tells it.",
    ),
    Way("fact", facts.fact, "Search answers what no way above did, or says that nothing does."),
)
"""All of them; `fact` always finds something."""


def fitting(turn: Turn, ways: Sequence[Way] = WAYS) -> Iterator[tuple[Way, Draft]]:
    """Yield each way that fits a question with what it found, in order, as far as is asked for."""
    found = ((way, way.find(turn)) for way in ways)
    return ((way, draft) for way, draft in found if draft is not None)
