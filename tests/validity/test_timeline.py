"""Timelines: the days that a document names itself, what others do to it, how its sources stand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.model import PolicyDocument
from assistant.library.links import Links
from assistant.validity.timeline import (
    DEADLINE,
    EXPIRES,
    IN_FORCE,
    ISSUED,
    MENTIONED,
    Timeline,
    timeline,
)
from assistant.validity.timeline_text import markdown
from tests.validity.test_status import gongwen

DAY = date(2026, 11, 30)


def of(document: PolicyDocument, *others: PolicyDocument, day: date = DAY) -> Timeline:
    return timeline(document, Links([document, *others]), day)


def days(found: Timeline) -> list[tuple[str, str, bool]]:
    return [(event.day.isoformat(), event.kind, event.passed) for event in found.events]


def test_days_of_the_opinion(opinion: PolicyDocument, application: PolicyDocument) -> None:
    found = of(opinion, application)
    assert ("2021-05-14", ISSUED, True) in days(found)
    assert ("2021-12-31", DEADLINE, True) in days(found)
    assert ("2035-12-31", DEADLINE, False) in days(found)
    assert [e.document.document_number for e in found.events if e.by] == [
        application.document_number
    ]
    assert all(e.clause is not None and e.words in e.clause.text for e in found.events)


def test_a_document_that_only_tells_of_it_does_nothing_to_it(
    opinion: PolicyDocument, application: PolicyDocument
) -> None:
    assert {e.kind for e in of(opinion, application).events if e.by} == {MENTIONED}


def test_of_clauses_only_their_own_days(opinion: PolicyDocument) -> None:
    [clause] = [c for c in opinion.clauses if c.label == "（四）"]
    found = timeline(opinion, Links([opinion]), DAY, [clause])
    assert {event.clause for event in found.events} == {clause}
    assert [event.day.year for event in found.events] == [2021, 2025, 2035]
    assert found.subject.endswith("（四）")


def test_a_document_is_not_said_to_cite_itself(opinion: PolicyDocument) -> None:
    assert of(opinion).cited == ()


def test_what_is_cited_is_told_with_how_it_stands(
    opinion: PolicyDocument, application: PolicyDocument
) -> None:
    [cited] = of(application, opinion).cited
    assert (cited.name, cited.status and cited.status.standing.value) == (
        opinion.document_number,
        "未知",
    )
    assert {c.status for c in of(application).cited} == {None}


def test_force_and_term_are_days() -> None:
    document = gongwen("本办法自2021年5月1日起施行，有效期5年。")
    assert ("2021-05-01", IN_FORCE, True) in days(of(document))
    assert ("2026-04-30", EXPIRES, True) in days(of(document))
    assert ("2026-04-30", EXPIRES, False) in days(of(document, day=date(2026, 4, 30)))


def test_a_period_without_a_first_day_says_how_it_was_reckoned() -> None:
    shown = markdown(of(gongwen("设立5年过渡期。")))
    assert "2026年3月5日 期限（已过，按成文日期起算）：“设立5年过渡期。”" in shown
    assert "不等于文件废止" in shown


def test_what_repeals_it_is_a_day_of_another() -> None:
    old = gongwen("加强救助。")
    words = "本办法自2022年1月1日起施行。《某县救助办法》同时废止。"
    new = gongwen(words, title="某县社会救助办法", issued="2021年12月1日")
    [event] = [e for e in of(old, new).events if e.by]
    assert (event.day, event.kind, event.document) == (date(2022, 1, 1), "废止", new)
    assert "被废止" in markdown(of(old, new))


def test_no_deadline_says_so() -> None:
    document = gongwen("加强救助。", issued="")
    assert of(document).events == ()
    assert "没有写明任何期限" in markdown(of(document))


@given(st.lists(st.integers(2022, 2040), min_size=1, max_size=6), st.dates(date(2022, 1, 1)))
def test_days_are_in_order_and_passed_is_before_the_day(years: list[int], day: date) -> None:
    document = gongwen(*(f"到{year}年，实现第{year}项目标。" for year in years))
    found = of(document, day=day)
    assert [e.day for e in found.events] == sorted(e.day for e in found.events)
    assert all(e.passed == (e.day < day) for e in found.events if e.kind == DEADLINE)
    assert len([e for e in found.events if e.kind == DEADLINE]) == len(years)


@pytest.mark.parametrize("kind", [ISSUED, IN_FORCE])
def test_what_happened_is_not_called_over(kind: str) -> None:
    shown = markdown(of(gongwen("本办法自2021年5月1日起施行。")))
    assert f"{kind}：" in shown
