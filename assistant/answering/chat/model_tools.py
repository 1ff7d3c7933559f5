"""The tools that a chat model may call, each described to it in one file of prompts/.

The agent's own (search, clause, premium, formula, timeline) work over one turn's dossier: what they
find is put into it, where the model's words are checked; a tool that fails answers with the
sentence that a user would be told. What a search finds of other places than the question names, or
of rules that do not apply, is left out; a clause called by its name is marked. A calculation takes
no figure that neither the user nor a clause in force gave, so an invented one does not come back as
a result. Other LangChain programs get premium, calculate, formula and check_quotes, which answer
with the JSON of the commands.
"""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from langchain_core.tools import BaseTool, StructuredTool

from assistant.answering.chat.dossier import Dossier, Source
from assistant.answering.chat.formula_tool import INVENTED, formula_tool, reckoned, told_to
from assistant.answering.chat.prompts import Prompt, Prompts
from assistant.answering.draft import cite
from assistant.calculation import form
from assistant.calculation.calculation_text import markdown
from assistant.documents.numbers.quantities import read_quantities
from assistant.documents.numbers.units import Unit
from assistant.errors import YoujuError
from assistant.library.library import Library
from assistant.quotations.check import check_quotations
from assistant.retrieval.retriever import PolicyRetriever
from assistant.validity.timeline import Timeline, named_timeline
from assistant.validity.timeline_text import markdown as markdown_of

_MOST = 4
_NOTHING = "没有找到。"
_MONEY = frozenset({Unit.MONEY, Unit.RATE, Unit.PLAIN})
_FITTING = (
    frozenset({Unit.PEOPLE, Unit.PLAIN}),
    frozenset({Unit.RATIO, Unit.PLAIN}),
    _MONEY,
    _MONEY,
)
"""What the given figure must measure for a population, a ratio, a rate and a carry-over.

A cell of a table may have its unit in the heading; so a figure without one fits each.
"""


def model_tools(
    dossier: Dossier,
    retriever: PolicyRetriever,
    prompts: Prompts,
    today: date,
    shelf: Path | None = None,
) -> list[BaseTool]:
    """Return the agent's tools over one turn's dossier; `shelf` is the folder of formulas."""

    def search(query: str) -> str:
        found = retriever.find(retriever.read(query), _MOST)
        return _shown([dossier.add(each) for each in dossier.in_force(found)])

    def clause(reference: str) -> str:
        found = retriever.named(retriever.read(reference))[:_MOST]
        return _shown([dossier.add(each) for each in dossier.of_its_place(found)])

    def days(reference: str) -> str:
        return _days(dossier, named_timeline(retriever.read(reference), retriever, today))

    return [
        _tool(search, prompts.tool_search),
        _tool(clause, prompts.tool_clause),
        _premium(lambda *figures: _calculated(dossier, shelf, *figures), prompts),
        formula_tool(shelf, told_to(dossier, shelf), prompts),
        _tool(days, prompts.tool_timeline),
    ]


def program_tools(
    library: Library, prompts: Prompts, today: date, shelf: Path | None = None
) -> list[BaseTool]:
    """Return the tools for another LangChain program: premium, calculate, formula, check_quotes.

    They answer with what `youju premium --json` (the first two), `youju formula --json` and
    `youju check --json` print; what fails with {"error": what is wrong, "next": what to do}, both
    in Chinese. Quotations are checked by `library` as of `today`; formulas are those of the folder
    `shelf` (`Settings.formulas`), and without one there are none.
    """

    def calculate(fields: dict[str, str]) -> str:
        return _as_json(lambda: form.calculate(form.filled_in(fields), shelf).to_json())

    def check_quotes(text: str) -> str:
        return _as_json(lambda: check_quotations(text, library, today).to_json())

    return [
        _premium(
            lambda *figures: _as_json(lambda: form.calculate(form.Form(*figures), shelf).to_json()),
            prompts,
        ),
        _tool(calculate, prompts.tool_calculate),
        formula_tool(
            shelf, lambda *asked: _as_json(lambda: reckoned(shelf, *asked).to_json()), prompts
        ),
        _tool(check_quotes, prompts.tool_check_quotes),
    ]


def _premium(work: Callable[..., str], prompts: Prompts) -> BaseTool:
    """Return the tool that works out premiums from figures as they are written."""

    def premium(population: str, ratio: str, rate: str, carry_over: str = "") -> str:
        return work(population, ratio, rate, carry_over)

    return _tool(premium, prompts.tool_premium)


def _as_json(work: Callable[[], dict[str, Any]]) -> str:
    try:
        made = work()
    except YoujuError as error:
        made = {"error": error.message, "next": error.next_step}
    return json.dumps(made, ensure_ascii=False)


def _tool(work: Callable[..., str], prompt: Prompt) -> BaseTool:
    name = prompt.name.removeprefix("tool_")
    return StructuredTool.from_function(work, name=name, description=prompt.text)


def _shown(sources: list[Source]) -> str:
    return "\n\n".join(source.shown for source in sources) or _NOTHING


def _days(dossier: Dossier, found: Timeline | None) -> str:
    """Return a timeline in words; the clauses that its words stand in are known from now on."""
    if found is None:
        return _NOTHING
    for event in found.events:
        if event.clause and event.document.id not in dossier.elsewhere.ids:
            dossier.cite(cite(event.document, event.clause, event.words))
    return f"{markdown_of(found)}\n\n{dossier.shown()}"


def _calculated(dossier: Dossier, shelf: Path | None, *figures: str) -> str:
    given = [quantity for text in dossier.given for quantity in read_quantities(text)]
    invented = [
        figure
        for figure, fitting in zip(figures, _FITTING, strict=True)
        if not {q.value for q in read_quantities(figure)}
        <= {q.value for q in given if q.unit in fitting}
    ]
    if invented:
        return INVENTED.format("、".join(invented))
    try:
        made = form.calculate(form.Form(*figures), shelf)
    except YoujuError as error:
        return str(error)
    dossier.calculations.append(made)
    return markdown(made)
