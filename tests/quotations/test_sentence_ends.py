"""Differences stop where a sentence ends, in the source and in the quotation."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.library.wording import letters_of
from assistant.quotations.as_printed import Difference, applied
from assistant.quotations.check import check_quotations
from assistant.quotations.checked import Quotation
from assistant.quotations.landmarks import SENTENCE_ENDS
from tests.library.fakes import CharacterEmbedder
from tests.quotations.conftest import TODAY

SENTENCES = (
    "各镇要加强监督检查，确保资金落实到位。", "各村要成立用水协会，由村民选举产生；",
    "协会会长任期三年。", "计量设施由供水单位安装。", "计量设施由用水单位保管；",
    "任何人不得擅自拆除、改装计量设施！", "水费按季度收取，收支情况张榜公布。",
)  # fmt: skip
CHANGED = [
    (
        "确保资金落实到户。每村应成立用水协会",
        [("到位", "到户"), ("各村要", "每村应")],
    ),
    ("确保资金到账，镇上成立用水协会", [("落实到位", "到账"), ("各村要", "镇上")]),
    ("确保资金落实。由村成立用水协会", [("到位", ""), ("各村要", "由村")]),
    (
        "确保资金落实到位。由村民选举产生；协会会长任期五年",
        [("各村要成立用水协会，", ""), ("三年", "五年")],
    ),
    (
        "协会会长任期三年。计量设施由用水单位保管；任何人不得擅自拆除",
        [("计量设施由供水单位安装。", "")],
    ),
    (
        "协会会长任期三年。任何人不得擅自拆除、改装计量设施",
        [("计量设施由供水单位安装。", ""), ("计量设施由用水单位保管；", "")],
    ),
    (
        "协会会长任期五年。届满审计；不得连任。计量设施由供水单位安装。计量设施由用水单位保管",
        [("三年", "五年"), ("", "届满审计；"), ("", "不得连任。")],
    ),
    ("协会会长任期三年；计量设施由供水单位安装；计量设施由用水单位保管。任何人不得擅自拆除", []),
    ("计量设施由供水单位安装，用水单位保管", [("计量设施由", "")]),
]  # fmt: skip


@pytest.fixture(scope="module")
def rules(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    folder = tmp_path_factory.mktemp("sentences")
    text = f"某县节水办法\n第一条　{''.join(SENTENCES)}\n"
    (folder / "rules.txt").write_text(text, encoding="utf-8")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    library.add([Path(folder / "rules.txt")])
    return library


def check(library: Library, words: str) -> tuple[Quotation, ...]:
    return check_quotations(f"《某县节水办法》规定：“{words}”。", library, TODAY).quotations


def runs_over(difference: Difference) -> bool:
    """Say whether there are words before the end of a sentence and behind it."""
    return any(
        letters_of(text[: at + 1]) and letters_of(text[at + 1 :])
        for text in (difference.source, difference.quoted)
        for at, mark in enumerate(text)
        if mark in SENTENCE_ENDS
    )


@pytest.mark.parametrize(("words", "changes"), CHANGED)
def test_each_sentence_has_its_own_changes(
    rules: Library, words: str, changes: list[tuple[str, str]]
) -> None:
    (found,) = check(rules, words)
    assert found.source is not None
    assert [(d.source, d.quoted) for d in found.differences] == changes
    assert applied(found.source.quote, found.changes) == found.text


@st.composite
def rewritten(draw: st.DrawFn) -> str:
    """Draw the article with its clauses left out, put in, changed, and its marks changed."""
    clauses = [c for s in SENTENCES for c in s.replace("，", "，|").split("|")]
    words = ""
    for clause in clauses:
        body, mark = (
            clause[:-1],
            draw(st.sampled_from((clause[-1], clause[-1], "。", "；", "，", ""))),
        )
        first, last = sorted(draw(st.tuples(*[st.integers(0, len(body))] * 2)))
        way = draw(st.integers(0, 9))
        put_in = draw(st.sampled_from(("", "镇政府。", "应当", "三十日内办结；逾期", "监督检查")))
        if way > 7:
            continue
        words += body if way < 4 else body[:first] + put_in + body[last:]
        words += mark
    return words


@given(rewritten())
def test_no_difference_runs_over_the_end_of_a_sentence(rules: Library, words: str) -> None:
    for found in check(rules, words):
        if found.source is not None:
            assert applied(found.source.quote, found.changes) == found.text.strip()
            assert not any(map(runs_over, found.changes))
