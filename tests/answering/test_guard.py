"""The guard: what does not stand in the documents, the question or the sums is withheld."""

import random
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant import Answer, Assistant, Citation, Outcome
from assistant.answering.draft import Draft, cite, drafted, quoting
from assistant.answering.draft_parts import Computed, Said, Worked
from assistant.answering.guard.claims import Known, claims, measured
from assistant.answering.guard.guarding import guard
from assistant.answering.quote_answerer import QuoteAnswerer
from assistant.answering.turn import Turn
from assistant.answering.ways.order import Way
from assistant.calculation.form import Form, calculate
from assistant.documents.numbers.bare_values import stated_values
from assistant.library.library import Library
from tests.answering.asking import OPINION, WITHHELD
from tests.answering.conftest import TODAY
from tests.documents.writings import AMOUNTS, WRITINGS

QUESTION = "我们镇农村人口1.23万，听说每人88元，对吗"
TRUE = "保费标准提高至100元/人·年。"


@pytest.fixture(scope="module")
def ninth(real_library: Library) -> Citation:
    """Return a citation of （九） that is in order."""
    document = next(d for d in real_library.documents if d.document_number == OPINION)
    return cite(document, next(c for c in document.clauses if c.label == "（九）"))


def lead_after(library: Library, citation: Citation, lead: str) -> str:
    """Return what the guard leaves of a lead."""
    draft = drafted(Outcome.ANSWERED, (Said(lead),), (citation,))
    return said(guard(draft, QUESTION, library).draft)


def said(draft: Draft) -> str:
    """Return what a draft says before its quotes."""
    return "\n\n".join(words.text for words in draft.lead)


INVENTED = [
    "依据是连政办发〔2022〕77号。",
    "依据国务院令第999号。",
    "见第九十九条。",
    "见（四十四）。",
    "每户补助5000元。",
    "共拨付38.6万元。",
    "报销比例为65%。",
    "自2023年7月1日起执行。",
    "共有48户受益。",
    "文件写明“每户发放三千元补贴”。",
    "标准是３００元。",
]


@pytest.mark.parametrize("invented", INVENTED)
@pytest.mark.parametrize("position", ["before", "between", "after"])
def test_invented_statement_loses_just_its_sentence(
    real_library: Library, ninth: Citation, invented: str, position: str
) -> None:
    parts = [TRUE, "提高救助标准。"]
    parts.insert({"before": 0, "between": 1, "after": 2}[position], invented)
    assert lead_after(real_library, ninth, "".join(parts)) == f"{TRUE}提高救助标准。"


PASSES = [
    TRUE,
    "见（九）。",
    "《实施意见》（连委办发〔2021〕36号）写的是“扩大受助面”。",
    "连区扶办(2021)2号也提到它。",
    "您说的1.23万和88元是您自己给的。",
    pytest.param(
        "您说的1.23万人是您自己给的。",
    ),
    "原文是“减轻群众大病医疗负担”。",
    "没有数字的一句话。",
]


@pytest.mark.parametrize("lead", PASSES)
def test_what_stands_in_the_clause_or_the_question_passes(
    real_library: Library, ninth: Citation, lead: str
) -> None:
    assert lead_after(real_library, ninth, lead) == lead


def test_steps_of_the_calculation_pass(real_library: Library, ninth: Citation) -> None:
    sums = calculate(Form("2.678万", "10%", "100", "172686.63"))
    lead = "需筹集95113.37元，应缴267800.00元。"
    draft = drafted(Outcome.ANSWERED, (Worked(lead, sums),), (ninth,))
    assert said(guard(draft, QUESTION, real_library).draft) == lead


def test_invented_figure_beside_a_calculation_is_withheld(
    real_library: Library, ninth: Citation
) -> None:
    sums = calculate(Form("2.678万", "10%", "100", "172686.63"))
    draft = drafted(Outcome.ANSWERED, (Worked("需筹集77777.77元。", sums),), (ninth,))
    assert said(guard(draft, QUESTION, real_library).draft) == ""


def test_what_the_program_counted_passes_and_may_be_said_again(
    real_library: Library, ninth: Citation
) -> None:
    lead = (Computed("共有48户受益。"), Said("受益的48户见下。"), Said("另有49户。"))
    guarded = guard(drafted(Outcome.ANSWERED, lead, (ninth,)), QUESTION, real_library)
    assert guarded.draft.lead == lead[:2]
    assert guarded.withheld == ("另有49户。",)


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("100 元/人·年", "120 元/人·年"),
        ("继续推行", "停止推行"),
        ("大病医疗负担", "大病医疗等负担"),
    ],
)
def test_altered_quote_is_dropped(
    real_library: Library, ninth: Citation, printed: str, written: str
) -> None:
    assert printed in ninth.quote
    altered = replace(ninth, quote=ninth.quote.replace(printed, written))
    for draft in (
        quoting("原文是：", (altered, ninth)),
        quoting("原文是：", (ninth,), (altered,)),
    ):
        guarded = guard(draft, QUESTION, real_library)
        assert (*guarded.draft.citations, *guarded.draft.also) == (ninth,)
        assert guarded.withheld == (altered.quote,)


def test_quote_is_shown_as_printed_even_when_its_layout_was_changed(
    real_library: Library, ninth: Citation
) -> None:
    widened = replace(ninth, quote=ninth.quote.replace("100 元", "１００元"))
    kept = guard(quoting("", (widened,)), QUESTION, real_library).draft.citations
    assert all("１００" not in c.quote for c in kept)


def invention(chance: random.Random) -> str:
    """Return one statement that no document makes."""
    number = chance.randint(301, 999)
    return chance.choice(
        [
            f"依据是苏政发〔{chance.randint(1990, 2019)}〕{number}号。",
            f"见第{number}条。",
            f"每户补助{number}.{chance.randint(10, 99)}元。",
            f"共需{number}万元。",
            f"比例为{number / 10:.1f}%。",
            f"自{chance.randint(1950, 2019)}年{chance.randint(1, 12)}月执行。",
            f"惠及{number}户。",
            f"文件要求“{''.join(chance.sample('补贴发放住房教育医院道路', 6))}”。",
            f"见（九十{chance.choice('一二三四五六七八九')}）。",
        ]
    )


def test_none_of_two_hundred_inventions_passes(real_library: Library, ninth: Citation) -> None:
    chance = random.Random(2021)  # noqa: S311  a fixed seed for a test, nothing secret
    for _ in range(200):
        invented = invention(chance)
        assert lead_after(real_library, ninth, f"{TRUE}{invented}") == TRUE, invented


@pytest.mark.parametrize("part", ["每人0元。", "共有23万。", "见6号文。"])
def test_part_of_a_number_is_not_that_number(
    real_library: Library, ninth: Citation, part: str
) -> None:
    assert lead_after(real_library, ninth, part) == ""


@pytest.mark.parametrize(
    "said", ["每户补助五千元。", "报销六成半。", "报销百分之六十五。", "共四十八户。"]
)
def test_figure_in_characters_is_a_figure(
    real_library: Library, ninth: Citation, said: str
) -> None:
    assert lead_after(real_library, ninth, said) == ""


def test_figures_of_a_sentence_are_seen_by_value() -> None:
    seen = stated_values("按连政办发〔2022〕77号，补五千元、65%、六成半、1.2万，不算文号里的数。")
    assert seen == {Decimal(5000), Decimal(65), Decimal(12000)}


REPEATED = [
    ("每户补助3000元。", "每户补助3千元。"),
    ("每户补助3千元。", "每户补助3000元。"),
    ("每户补助叁仟元。", "每户补助三千元。"),
    ("总规模达到1.2万亿元。", "总规模是12000亿元。"),
    ("共2万6千户受益。", "共2.6万户受益。"),
    ("报销六成半。", "报销65%。"),
    ("26.78万元\t5040\t604800\n", "下达26.78万元。"),
    ("26.78万元\t5040\t604800\n", "这一行是267800元、5040人和604800元。"),
    ("甲镇\t5040\t604800", "甲镇是5040人，604800元。"),
    ("三十\t五十", "三十和五十。"),
    ("2.678万农村人口", "农村人口26780人。"),
]
"""What a document writes, and the same in other words."""


@pytest.mark.parametrize(("printed", "said"), REPEATED)
def test_a_true_figure_passes_however_it_is_written(printed: str, said: str) -> None:
    stated = claims(said) | measured(said)
    assert stated
    assert not Known((printed,)).missing(stated)


OTHER = [
    ("每户补助3元。", "每户补助3千元。"),
    ("每户补助3千元。", "每户补助3元。"),
    ("总规模达到1.2万亿元。", "总规模是1.2万元。"),
    ("共2万6千户受益。", "共2万户受益。"),
    ("共2万6千户受益。", "共6千户受益。"),
    ("报销六成半。", "报销六成。"),
    ("26.78万元\t5040\t604800\n", "下达78万元。"),
    ("甲镇\t5040\t604800", "甲镇是5040604800元。"),
    ("人口\t10，20，30", "人口是102030。"),
    ("补助几百元。", "补助一百元。"),
    ("补助两三百元。", "补助三百元。"),
]


@pytest.mark.parametrize(("printed", "said"), OTHER)
def test_another_figure_does_not_pass(printed: str, said: str) -> None:
    assert Known((printed,)).missing(claims(said) | measured(said))


@given(AMOUNTS.filter(lambda amount: amount >= 10), *[st.sampled_from(WRITINGS)] * 2)
def test_an_amount_passes_in_each_writing(
    amount: Decimal, printed: Callable[[Decimal], str], said: Callable[[Decimal], str]
) -> None:
    stated = f"补助{said(amount)}元。"
    known = Known((f"每户补助{printed(amount)}元。",))
    assert not known.missing(claims(stated) | measured(stated))


@given(AMOUNTS, AMOUNTS, *[st.sampled_from(WRITINGS)] * 2)
def test_another_amount_passes_in_no_writing(
    amount: Decimal,
    other: Decimal,
    printed: Callable[[Decimal], str],
    said: Callable[[Decimal], str],
) -> None:
    assume(amount != other)
    stated = f"补助{said(other)}元。"
    assert Known((f"每户补助{printed(amount)}元。",)).missing(claims(stated) | measured(stated))


def test_user_is_told_that_a_sentence_was_withheld(assistant: Assistant, ninth: Citation) -> None:
    def invents(_turn: Turn) -> Draft:
        altered = replace(ninth, quote=ninth.quote.replace("100", "120"))
        lead = Said(f"每户补助5000元。{TRUE}")
        return drafted(Outcome.ANSWERED, (lead,), (ninth, altered))

    way = Way("invents", invents, "the only one")
    *_text, answer = QuoteAnswerer(assistant.retriever, 99, (way,)).stream("每户补多少", (), TODAY)
    assert isinstance(answer, Answer)
    assert "5000" not in answer.text
    assert TRUE in answer.text
    assert tuple(replace(c, standing=None) for c in answer.citations) == (ninth,)
    assert any(WITHHELD in n and "2" in n for n in answer.notices)
    assert any(n in answer.text for n in answer.notices if WITHHELD in n)
