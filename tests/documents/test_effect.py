"""From when and until when a document applies, in its own words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.effect import EffectKind, effect_of

ISSUED = date(2020, 3, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("本办法自2021年1月1日起施行。", date(2021, 1, 1)),
        ("本办法自２０２１年１月１日起施行。", date(2021, 1, 1)),
        ("本规定自二〇二一年一月一日起执行。", date(2021, 1, 1)),
        ("第四十条　本条例自2021年1月1日起施行。", date(2021, 1, 1)),
        ("自2021年1月1日起施行。", date(2021, 1, 1)),
        ("本法于2021年1月1日起生效。", date(2021, 1, 1)),
        ("本办法自印发之日起施行。", ISSUED),
        ("本意见自发布之日起实施，有效期5年。", ISSUED),
        ("本办法自公布之日起30日后施行。", date(2020, 4, 1)),
        ("本办法自公布之日起六个月后施行。", date(2020, 9, 2)),
        ("现公布《某某条例》，自2021年1月1日起施行。", date(2021, 1, 1)),
        ("《某某办法》已经第3次会议通过，现予公布，自2021年1月1日起施行。", date(2021, 1, 1)),
        ("本办法由民政局负责解释，自2021年1月1日起施行。", date(2021, 1, 1)),
    ],
)
def test_the_first_day_is_read(text: str, day: date) -> None:
    assert effect_of(f"总则。\n{text}\n", ISSUED).effective_date == day


@pytest.mark.parametrize(
    "text",
    [
        "《某某办法》自2021年1月1日起施行。",
        "规章应当自公布之日起30日后施行。",
        "未经批准的合同，自批准之日起生效。",
        "国务院令第5号自2021年1月1日起施行。",
        "自2021年1月1日起，提高补助标准。",
        "本办法自2021年13月1日起施行。",
    ],
)
def test_what_is_said_of_another_is_not_its_own(text: str) -> None:
    assert effect_of(text, ISSUED).effective_date is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("本办法自2021年1月1日起施行，有效期5年。", date(2025, 12, 31)),
        ("本办法自2021年1月1日起施行，有效期为两年。", date(2022, 12, 31)),
        ("本办法自2021年3月15日起施行，有效期至2026年3月14日。", date(2026, 3, 14)),
        ("本通知有效期至2026年12月31日。", date(2026, 12, 31)),
        ("本办法自印发之日起施行，试行期一年。", date(2021, 3, 1)),
        ("本办法自2020年2月29日起施行，有效期1年。", date(2021, 2, 27)),
        ("本办法有效期自2021年1月1日至2023年6月30日。", date(2023, 6, 30)),
    ],
)
def test_the_last_day_is_read_or_reckoned(text: str, day: date) -> None:
    assert effect_of(text, ISSUED).expires == day


@pytest.mark.parametrize(
    "text",
    [
        "许可证有效期5年。",
        "经营许可证的有效期为3年，自发证之日起计算。",
        "合同有效期至2025年12月31日。",
    ],
)
def test_the_term_of_a_licence_is_not_the_document_s(text: str) -> None:
    assert effect_of(text, ISSUED).expires is None


def test_nothing_is_reckoned_without_a_first_day() -> None:
    effect = effect_of("本办法自印发之日起施行，有效期5年。", None)
    assert (effect.effective_date, effect.expires) == (None, None)
    assert {s.kind for s in effect.statements} == {EffectKind.IN_FORCE, EffectKind.TERM}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("《某某办法》（某政发〔2015〕3号）同时废止。", EffectKind.REPEAL),
        ("某政发〔2015〕3号文件停止执行。", EffectKind.REPEAL),
        ("对《某某办法》作如下修改。", EffectKind.AMENDS),
        ("此前规定与本办法不一致的，以本办法为准。", EffectKind.PRECEDENCE),
        ("本办法由市民政局负责解释。", EffectKind.INTERPRETS),
    ],
)
def test_other_statements_are_kept_with_their_words(text: str, kind: EffectKind) -> None:
    (statement,) = effect_of(f"总则。\n{text}", ISSUED).statements
    assert (statement.kind, statement.words) == (kind, text)


PIECES = (
    "本办法", "自", "2021年1月1日", "起施行", "印发之日", "有效期", "5年", "至", "，", "。", "\n",
    "同时废止", "现予公布",
    "第十条　", "《某办法》", "不一致的", "为准", "九九九年",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.none() | st.dates(date(1950, 1, 1)))
def test_words_are_those_of_the_text_whatever_it_says(
    pieces: list[str], issued: date | None
) -> None:
    text = "".join(pieces)
    for statement in effect_of(text, issued).statements:
        assert text[statement.start : statement.end] == statement.words
        assert "\n" not in statement.words
